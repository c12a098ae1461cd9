"""A subheading stands over the paragraph that it tells."""

from __future__ import annotations

from restructurer.analysis.findings import Cluster
from restructurer.article import Heading, Piece
from restructurer.rulebook import Rulebook
from restructurer.writing.outline import CROSSHEAD, outline
from tests.writing_samples import article

LEAD = (
    "Le conseil de Tamines a voté lundi soir le budget de la commune, après six heures de débats dans une salle pleine."
)
ASIDE = (
    "Dans la salle, les habitants ont suivi les débats debout, faute de chaises. Plusieurs ont quitté les lieux avant "
    "la fin, d'autres ont demandé la parole sans l'obtenir. La séance a été levée à minuit, sous les sifflets. "
    "Les derniers sont rentrés à pied, sous une pluie battante, par la rue de la gare."
)
TOLD = (
    "La tutelle dispose de trente jours pour se prononcer. "
    "L'opposition prépare un recours contre la hausse des taxes. "
    "Elle demande aussi un audit indépendant des comptes, que la majorité refuse depuis deux ans malgré les promesses. "
    "Le collège répond que les comptes ont été approuvés par le réviseur et publiés sur le site de la commune."
)
BACK = "Elle prépare un recours contre la hausse de la taxe. " + TOLD


def _openings(second: str, third: str, told: str, rulebook: Rulebook, *, rule: str = "heading.clause") -> list[str]:
    """How the sections open under a subheading cut from ``told``, that stands over the second paragraph."""
    analysis = article("\n\n".join((LEAD, second, third)), "")
    sentences = analysis.sentences
    stop = next(i for i, one in enumerate(sentences) if one.paragraph != sentences[0].paragraph)
    at = analysis.source.text.index(told)
    heading = Heading(rule, (Piece(told, "source", at, at + len(told)),))
    lead, rest = Cluster(0, stop, 21), Cluster(stop, len(sentences), 110)
    sections = outline(analysis, (lead,), (rest,), (heading,), rulebook=rulebook).sections
    return [analysis.source.text[sentences[one.first].start :][:16] for one in sections]


def test_what_stands_ahead_of_it_goes_to_the_section_before(rulebook: Rulebook) -> None:
    assert _openings(ASIDE, TOLD, "L'opposition prépare un recours", rulebook) == [LEAD[:16], TOLD[:16]]


def test_it_stays_over_its_own_first_paragraph(rulebook: Rulebook) -> None:
    assert _openings(ASIDE, TOLD, "les habitants ont suivi les débats", rulebook) == [LEAD[:16], ASIDE[:16]]


def test_it_does_not_move_before_a_paragraph_that_looks_back(rulebook: Rulebook) -> None:
    assert _openings(ASIDE, BACK, "L'opposition prépare un recours", rulebook) == [LEAD[:16], ASIDE[:16]]


def test_a_crosshead_of_the_author_stays(rulebook: Rulebook) -> None:
    found = _openings(ASIDE, TOLD, "L'opposition prépare un recours", rulebook, rule=CROSSHEAD)
    assert found == [LEAD[:16], ASIDE[:16]]


def test_it_stays_where_the_paragraphs_ahead_speak_of_it_too(rulebook: Rulebook) -> None:
    ahead = ASIDE + " Beaucoup attendent le recours de l'opposition."
    assert _openings(ahead, TOLD, "L'opposition prépare un recours", rulebook) == [LEAD[:16], ASIDE[:16]]
