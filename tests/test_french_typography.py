"""Typography: what is mended in place, what is inserted, and that neither happens twice."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from restructurer.checking.proof_rules import MECHANISMS, replaces
from restructurer.french.edits import EDITS, apply
from restructurer.french.typography import accent_capital, insert, insertions, mend

_BARE = str.maketrans("ÉÈÊËÀÂÄÇÎÏÔÖÛÙÜ", "EEEEAAACIIOOUUU")


def without_typography(text: str) -> str:
    """What a text says, however it is printed: the reading that in-place mending must not change."""
    text = text.translate(_BARE).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").replace("…", "...")
    return re.sub(r"\s+", " ", re.sub(r"[«»“”\"]", '"', text)).strip()


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("l'Etat", "l’État"),
        ("A Paris, rien", "À Paris, rien"),
        ("Fin. A Rome aussi", "Fin. À Rome aussi"),
        ("« A deux pas »", "«\u00a0À deux pas\u00a0»"),
        ("« A Star Is Born »", "«\u00a0A Star Is Born\u00a0»"),
        ("le plan : A ou B", "le plan\u00a0: A ou B"),
        ("A-t-il parlé", "A-t-il parlé"),
        ("A été élu", "A été élu"),
        ("A priori, non. A noter : rien.", "A priori, non. À noter\u00a0: rien."),
        ("vitamine A et C", "vitamine A et C"),
        ("Energie et Ecologie", "Énergie et Écologie"),
        ("Etre là", "Être là"),
        ("l'Ile-de-France", "l’Île-de-France"),
        ("Saint-Etienne", "Saint-Étienne"),
        ("Ecolo et Groen", "Ecolo et Groen"),
        ("Eric et Edouard", "Eric et Edouard"),
        ("The Economist", "The Economist"),
        ("Europe, Espagne, Allemagne", "Europe, Espagne, Allemagne"),
        ("quoi ?  Oui ;  non !", "quoi\u00a0? Oui\u00a0; non\u00a0!"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("fin...", "fin…"),
        ("10 000 euros, 5 %, 3 €", "10\u00a0000 euros, 5\u00a0%, 3\u00a0€"),
        ("M. Dupont, Mme Durand, B. Martin", "M.\u00a0Dupont, Mme\u00a0Durand, B.\u00a0Martin"),
        ("n° 5 à 18 h 30", "n°\u00a05 à 18\u00a0h\u00a030"),
        ("deux\nlignes", "deux lignes"),
        ("http://exemple.org", "http://exemple.org"),
        ("’aujourd''hui", "’aujourd''hui"),
    ],
)
def test_mend(text: str, mended: str) -> None:
    assert mend(text) == mended


@pytest.mark.parametrize(
    ("text", "written", "rules"),
    [
        ("a été élu , dimanche .", "a été élu, dimanche.", ["loose-mark", "loose-mark"]),
        ("au coeur de l’oeuvre", "au cœur de l’œuvre", ["ligature", "ligature"]),
        ("Oeuvre", "Œuvre", ["ligature"]),
        ("la main-d’oeuvre des soeurs", "la main-d’œuvre des sœurs", ["ligature", "ligature"]),
        ("moelle, poêle, coexister, Phoenix", "moelle, poêle, coexister, Phoenix", []),
        ("non!", "non\u00a0!", ["double-mark"]),
        ("quoi?!", "quoi\u00a0?!", ["double-mark"]),
        ("à 10:30", "à 10:30", []),
        ("«bien»", "«\u00a0bien\u00a0»", ["guillemets", "guillemets"]),
        ("25% et 38°C", "25\u00a0% et 38\u00a0°C", ["unit", "unit"]),
        ("M.Petit", "M.\u00a0Petit", ["title"]),
        ("l\u2018été", "l’été", ["apostrophe"]),
        ("près de 4,2millions d’euros, dès2021", "près de 4,2\u00a0millions d’euros, dès 2021", ["glued", "glued"]),
        ("le3mars, 60ans", "le 3\u00a0mars, 60\u00a0ans", ["glued"] * 3),
        (
            "une digue.Les riverains (rue du Port).Nul blessé",
            "une digue. Les riverains (rue du Port). Nul blessé",
            ["glued"] * 2,
        ),
        (
            "le CO2, la N4, 7sur7, 3min, 12h30, CM2, p2p, mp3, vu2fois",
            "le CO2, la N4, 7sur7, 3min, 12h30, CM2, p2p, mp3, vu2fois",
            [],
        ),
        (
            "Amazon.Fr vend, www.mairie.Fr ou voiture.mairie.fr/B2",
            "Amazon.Fr vend, www.mairie.Fr ou voiture.mairie.fr/B2",
            [],
        ),
        ("le 166bis, @rue2lille, 2e2ans, 5G, le G7", "le 166bis, @rue2lille, 2e2ans, 5G, le G7", []),
    ],
)
def test_insertions(text: str, written: str, rules: list[str]) -> None:
    assert insert(text) == written
    assert [one.rule for one in insertions(text)] == [f"typography.{rule}" for rule in rules]


def test_accents() -> None:
    assert accent_capital("Evénement") == "Événement"
    assert accent_capital("Apres") == "Apres"
    assert accent_capital("Zorro") == "Zorro"


TEXT = st.text(alphabet="AEIOÉaeéo nlcurts'’\u2018\u00a0.…:;!?»«\"10%€h-\n", max_size=40)


@given(TEXT)
@example("A A A Etat")
@example("....... « A »")
def test_mending_twice_is_mending_once(text: str) -> None:
    assert mend(mend(text)) == mend(text)


@given(st.one_of(TEXT, st.text(max_size=40)))
def test_mending_changes_nothing_that_is_said(text: str) -> None:
    assert without_typography(mend(text)) == without_typography(text)


@given(TEXT)
def test_nothing_is_left_to_insert(text: str) -> None:
    assert insertions(insert(text)) == ()


@given(TEXT)
def test_insertions_do_not_overlap(text: str) -> None:
    found = insertions(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@given(TEXT, st.sampled_from(sorted(EDITS)))
def test_every_edit_is_idempotent(text: str, name: str) -> None:
    assert apply(text, [name, name]) == apply(text, [name])


@given(TEXT)
def test_the_proof_allows_every_insertion(text: str) -> None:
    for one in insertions(text):
        assert replaces(one.rule, text[one.start : one.end], one.new, vocabulary=frozenset())
        assert one.rule in MECHANISMS
