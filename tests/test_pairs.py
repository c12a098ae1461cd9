"""Two facts of a section in one line."""

from __future__ import annotations

import pytest

from restructurer.analysis.findings import Cluster
from restructurer.rulebook import Rulebook, default_rulebook
from restructurer.writing.candidates import ideas
from tests.writing_samples import article, unproved


def pairs_of(text: str, rulebook: Rulebook) -> list[str]:
    """The pairs that the text gives as one section."""
    analysis = article(text)
    found = []
    for idea in ideas(analysis, Cluster(0, len(analysis.sentences), 100), rulebook=rulebook):
        if idea.rule.id == "heading.pair":
            heading = idea.draft.heading(idea.rule.id)
            assert len(heading.text) <= 65
            assert unproved(heading, analysis, rulebook) == []
            found.append(heading.text.replace("\xa0", " "))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La mairie ferme la patinoire. Les joueurs réclament un audit.",
            "La mairie ferme la patinoire, les joueurs réclament un audit",
        ),
        # A perfect told in the present beside a present.
        (
            "Le Sénat a rejeté la taxe. La droite réclame un vote.",
            "Le Sénat rejette la taxe, la droite réclame un vote",
        ),
        # Without verbs both, the second with a small letter.
        (
            "Le préfet du Nord a été pris à partie. Le col a été rouvert à l'aube.",
            "Le préfet du Nord pris à partie, le col rouvert à l’aube",
        ),
    ],
)
def test_two_short_facts_stand_in_one_line(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = pairs_of(text, rulebook)
    assert wanted in found, found


@pytest.mark.parametrize(
    "text",
    [
        # Of the same words; a past beside a present; a possibility; a clause that points back.
        "La mairie ferme la patinoire. La patinoire perd de l'argent.",
        "Le port perdait ses bateaux. Les parents réclament un audit.",
        "La mairie pourrait fermer la piscine. Les parents réclament un audit.",
        "La région finance trois ponts. Deux sont ouverts à tous.",
        "Des mesures ont été prises. Les parents réclament un audit.",
        "La mairie ferme également la patinoire. D'autres parents réclament un audit.",
    ],
)
def test_facts_that_do_not_go_together_stay_apart(text: str, rulebook: Rulebook) -> None:
    assert pairs_of(text, rulebook) == []


def test_no_pair_without_its_rule() -> None:
    rulebook = default_rulebook()
    text = "La mairie ferme la patinoire. Les parents réclament un audit."
    assert pairs_of(text, rulebook) == pairs_of(text, rulebook) != []
