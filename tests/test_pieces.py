"""Provenance: what a piece says of its characters is true, whatever the text."""

from __future__ import annotations

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from restructurer.article import Paragraph, Source
from restructurer.french.edits import apply
from restructurer.writing.pieces import passage

ALPHABET = st.sampled_from(list("abcélŒ A'’\"“”«»:;!?.,…-0123456789 \u00a0\u202f\noeEt"))
TEXTS = st.text(ALPHABET, min_size=1, max_size=80)


def source(text: str) -> Source:
    return Source("text", text, hashlib.sha256(text.encode()).hexdigest(), "", None, None, (Paragraph(0, len(text)),))


@given(TEXTS)
def test_pieces_cover_every_character_once_and_in_order(text: str) -> None:
    pieces = passage(source(text), 0, len(text))
    at = 0
    for piece in pieces:
        assert piece.start == at
        assert piece.end is not None
        at = piece.end
    assert at == len(text)


@given(TEXTS)
def test_source_pieces_are_the_slice_after_their_edits(text: str) -> None:
    for piece in passage(source(text), 0, len(text)):
        if piece.origin == "source":
            assert piece.text == apply(text[piece.start : piece.end], piece.edits)
        else:
            assert piece.rule is not None
            assert piece.rule.startswith("typography.")


def plain(text: str) -> str:
    """Letters and digits only: what mending must never change."""
    return re.sub(r"[^\w]", "", text.replace("œ", "oe").replace("Œ", "oe").replace("À", "A").replace("É", "E")).lower()


@given(TEXTS)
def test_mending_changes_no_letter_and_no_digit(text: str) -> None:
    joined = "".join(piece.text for piece in passage(source(text), 0, len(text)))
    assert plain(joined) == plain(text)


def test_straight_marks_become_guillemets_and_the_quote_stays_to_the_letter() -> None:
    text = "Il a dit: \"C'est l'oeuvre d'un coeur: voila\" hier."
    start, end = text.index("C'"), text.index('" hier')
    joined = "".join(piece.text for piece in passage(source(text), 0, len(text), quotes=[(start, end)]))
    assert joined == "Il a dit\u00a0: «\u00a0C’est l’oeuvre d’un coeur: voila\u00a0» hier."


def test_blanks_inside_straight_marks_go_with_them() -> None:
    text = 'Il a salué " une décision historique " hier.'
    pieces = passage(source(text), 0, len(text), quotes=[(13, 36)])
    assert "".join(piece.text for piece in pieces) == "Il a salué «\u00a0une décision historique\u00a0» hier."
    assert [(p.start, p.end) for p in pieces if p.rule == "typography.guillemets"] == [(11, 13), (36, 38)]


def test_two_apostrophes_are_a_mark() -> None:
    text = 'Il demande une "réconciliation’’ hier.'
    pieces = passage(source(text), 0, len(text), quotes=[(16, 30)])
    assert "".join(piece.text for piece in pieces) == "Il demande une «\u00a0réconciliation\u00a0» hier."
