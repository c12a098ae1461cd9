"""The lexicon: look-ups, and that its files are sorted and small."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.french import lexicon
from restructurer.resources import data_dir


@pytest.mark.parametrize(
    ("noun", "gender"),
    [
        ("maison", "f"),
        ("accord", "m"),
        ("implantation", "f"),
        ("pays", "m"),
        ("partenariats", "m"),
        ("œuvre", "f"),
        ("oeuvre", "f"),
        ("smartphone", "m"),
        ("plateforme", "f"),
        ("présidente", "f"),
        ("livre", None),
        ("poste", None),
        ("journaliste", None),
        ("xyzzy", None),
    ],
)
def test_gender(noun: str, gender: str | None) -> None:
    assert lexicon.gender(noun) == gender


def test_number() -> None:
    assert lexicon.number("alliés") == "p"
    assert lexicon.number("alliance") == "s"
    assert lexicon.number("pays") is None


@pytest.mark.parametrize(
    ("word", "gender", "number", "form"),
    [
        ("beau", "f", "p", "belles"),
        ("belle", "m", "p", "beaux"),
        ("national", "m", "p", "nationaux"),
        ("public", "f", "s", "publique"),
        ("soutenu", "f", "p", "soutenues"),
        ("revendiqué", "m", "p", "revendiqués"),
        ("inclusif", "f", "s", "inclusive"),
        ("salarial", "m", "p", "salariaux"),
        ("djihadiste", "f", "p", "djihadistes"),
    ],
)
def test_inflect(word: str, gender: str, number: str, form: str) -> None:
    assert lexicon.inflect(word, gender, number) == form  # type: ignore[arg-type]


def test_inflect_does_not_guess() -> None:
    assert lexicon.inflect("xyzzy", "f", "p") is None


def test_conjugations() -> None:
    assert lexicon.Conjugation("être", "ind", "pre", 3, "p", None) in lexicon.conjugations("sont")
    assert lexicon.Conjugation("ouvrir", "par", "pas", None, "p", "f") in lexicon.conjugations("ouvertes")
    assert lexicon.Conjugation("dénoncer", "ind", "fut", 3, "p", None) in lexicon.conjugations("dénonceront")
    assert lexicon.Conjugation("vouloir", "cnd", "pre", 3, "s", None) in lexicon.conjugations("voudrait")
    assert any(one.mood == "inf" for one in lexicon.conjugations("retarder"))
    assert lexicon.conjugations("table") != ()
    assert lexicon.conjugations("OTAN") == ()


def test_forms_of_a_verb() -> None:
    assert lexicon.participle("ouvrir", "f", "s") == "ouverte"
    assert lexicon.participle("exonérer", "f", "p") == "exonérées"
    assert lexicon.present("retarder", "3p") == "retardent"
    assert lexicon.present("aller") == "va"
    assert lexicon.present("tweeter", "3p") == "tweetent"
    assert lexicon.present_participle("faire") == "faisant"
    assert lexicon.present("xyzzer") is None


def test_plural_of_a_noun() -> None:
    assert lexicon.noun_form("cheval", "p") == "chevaux"
    assert lexicon.noun_form("sanctions", "s") == "sanction"


def test_parts_of_speech() -> None:
    assert lexicon.is_adverb("fermement")
    assert not lexicon.is_adverb("ferme-porte")
    assert lexicon.is_adjective("russe")
    assert lexicon.known("Maison")
    assert not lexicon.known("Euractiv")


@pytest.mark.parametrize("name", ["lexicon_forms.tsv", "lexicon_lemmas.tsv"])
def test_files_are_sorted_without_double(name: str) -> None:
    keys = [line.split(b"\t")[0] for line in (data_dir() / name).read_bytes().splitlines()]
    assert all(a < b for a, b in pairwise(keys))


def test_every_line_is_found() -> None:
    lines = (data_dir() / "lexicon_forms.tsv").read_text(encoding="utf-8").splitlines()
    for line in (*lines[:3], *lines[::4001], *lines[-3:]):
        form = line.split("\t")[0]
        assert lexicon.known(form), form


def test_look_ups_are_cheap() -> None:
    words = [line.split("\t")[0] for line in (data_dir() / "lexicon_forms.tsv").read_text("utf-8").splitlines()[::500]]
    start = time.process_time()
    for word in words:
        lexicon.noun_codes(word)
    assert time.process_time() - start < 1.0


@given(st.text(max_size=20))
def test_any_text_is_answered(word: str) -> None:
    assert lexicon.gender(word) in ("m", "f", None)
    assert isinstance(lexicon.conjugations(word), tuple)
