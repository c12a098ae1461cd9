"""A pull quote between the paragraphs goes with who signs it; a crosshead that quotes, and words said again, stay."""

from __future__ import annotations

import pytest

from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook

TITLE = "La criée du Conquet ferme ses portes à la fin du mois"
LEAD = (
    "La criée du Conquet fermera ses portes à la fin du mois, a décidé lundi le conseil du port, "
    "où trois bateaux seulement débarquent encore leur pêche."
)
SAID = (
    "« On nous avait juré que la glace serait payée jusqu’à l’été, et voilà que l’on coupe tout en plein hiver. "
    "Je ne décolère pas », lâche Ronan Kervella, patron pêcheur, les mains dans les poches."
)
REST = (
    "Le port voisin reprendra les apports dès le premier mars. Les mareyeurs devront faire quarante kilomètres de plus."
)
PULLED = "On nous avait juré que la glace serait payée jusqu'à l'été"


def _removed(rulebook: Rulebook, *lines: str) -> list[str]:
    source = read_text("\n\n".join(lines), rulebook=rulebook, minimum_words=0)
    return [source.text[one.start : one.end] for one in source.removed]


@pytest.mark.parametrize(
    "signature",
    [
        "Ronan Kervella, patron pêcheur",
        "Ronan Kervella",
        "Ronan Kervella (patron pêcheur)",
        "— Ronan Kervella, patron pêcheur",
    ],
)
def test_a_pull_quote_goes_with_its_signature(signature: str, rulebook: Rulebook) -> None:
    assert _removed(rulebook, TITLE, LEAD, SAID, PULLED, signature, REST) == [PULLED, signature]


@pytest.mark.parametrize("pulled", [PULLED, f"« {PULLED} »", f"“{PULLED}…”"])
def test_a_pull_quote_without_signature_goes_below_the_words(pulled: str, rulebook: Rulebook) -> None:
    assert _removed(rulebook, TITLE, LEAD, SAID, pulled, REST) == [pulled]


def test_a_shortened_pull_quote_goes(rulebook: Rulebook) -> None:
    pulled = "On nous avait juré que la glace serait payée jusqu’à l’été […] Je ne décolère pas"
    assert _removed(rulebook, TITLE, LEAD, SAID, pulled, REST) == [pulled]


def test_a_long_pull_quote_goes_above_the_words_too(rulebook: Rulebook) -> None:
    pulled = PULLED + ", et voilà que l’on coupe tout en plein hiver"
    assert _removed(rulebook, TITLE, LEAD, pulled, REST, SAID) == [pulled]


def test_who_signs_without_a_name_goes_where_the_words_name_them(rulebook: Rulebook) -> None:
    said = SAID.replace("Ronan Kervella, patron pêcheur", "un patron pêcheur de l’île")
    lines = (TITLE, LEAD, said, PULLED, "Un patron pêcheur", REST)
    assert _removed(rulebook, *lines) == [PULLED, "Un patron pêcheur"]


@pytest.mark.parametrize(
    "line",
    [
        "« Je ne décolère pas »",
        "« Je ne décolère pas », répète-t-il.",
        "« On nous avait juré que la glace serait payée jusqu’à l’été », répète son frère.",
        "On nous avait juré que la glace coûterait moins cher",
    ],
)
def test_words_said_again_and_short_crossheads_stay(line: str, rulebook: Rulebook) -> None:
    assert _removed(rulebook, TITLE, LEAD, SAID, line, REST) == []


def test_a_crosshead_that_quotes_what_comes_stays(rulebook: Rulebook) -> None:
    assert _removed(rulebook, TITLE, LEAD, REST, PULLED, SAID) == []
    crosshead = f"« {PULLED}, et voilà que l’on coupe tout »"
    source = read_text("\n\n".join([TITLE, LEAD, REST, crosshead, SAID]), rulebook=rulebook, minimum_words=0)
    assert source.removed == ()
    assert [one.rule for one in source.doubts] == ["layout.pull-quote"]


def test_a_crosshead_below_a_pull_quote_stays(rulebook: Rulebook) -> None:
    assert _removed(rulebook, TITLE, LEAD, SAID, PULLED, "Un hiver de trop", REST) == [PULLED]


def test_a_sentence_of_the_article_said_again_without_quotes_stays(rulebook: Rulebook) -> None:
    line = "Le port voisin reprendra les apports dès le premier mars."
    assert _removed(rulebook, TITLE, LEAD, REST, SAID, line) == []


def test_a_headline_and_a_standfirst_that_quote_stay(rulebook: Rulebook) -> None:
    assert _removed(rulebook, PULLED, LEAD, SAID, REST) == []
    assert _removed(rulebook, TITLE, f"« {PULLED}. »", LEAD, SAID, REST) == []


def test_words_reported_without_marks_are_a_pull_quote_where_somebody_signs_them(rulebook: Rulebook) -> None:
    said = "« Le port voisin reprendra les apports dès le premier mars. »"
    signature = "Ronan Kervella, patron pêcheur"
    assert _removed(rulebook, TITLE, LEAD, REST, SAID, said, signature, REST + " Oui.") == [said, signature]
    assert _removed(rulebook, TITLE, LEAD, REST, SAID, said, REST + " Oui.") == []
