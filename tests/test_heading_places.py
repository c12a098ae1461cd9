"""A subheading stands over the paragraph that it tells."""

from __future__ import annotations

import pytest

from restructurer.analysis.findings import Cluster
from restructurer.article import Heading, Piece
from restructurer.rulebook import Rulebook
from restructurer.writing.candidates import ideas
from restructurer.writing.heading_places import Places
from restructurer.writing.lemmas import words_of
from restructurer.writing.outline import heading_limits, outline
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
RECOURS = "L’opposition prépare un recours contre la hausse des taxes"


def _stands(rulebook: Rulebook, *paragraphs: str, told: str = RECOURS, known: frozenset[str] = frozenset()) -> str:
    """How the section opens under a subheading; « nowhere » where it has no place."""
    analysis = article("\n\n".join((LEAD, *paragraphs)), "")
    sentences = analysis.sentences
    stop = next(i for i, one in enumerate(sentences) if one.paragraph != sentences[0].paragraph)
    rest = Cluster(stop, len(sentences), 150)
    draft = next(one.draft for one in ideas(analysis, rest, rulebook=rulebook) if one.draft.text == told)
    at = Places(analysis, rest, heading_limits(rulebook), known).of(draft)
    return "nowhere" if at is None else analysis.source.text[sentences[at].start :][:16]


def test_it_stands_over_its_own_paragraph(rulebook: Rulebook) -> None:
    assert _stands(rulebook, ASIDE, TOLD) == TOLD[:16]
    assert _stands(rulebook, TOLD, ASIDE) == TOLD[:16]


def test_it_may_stand_a_few_words_ahead(rulebook: Rulebook) -> None:
    assert _stands(rulebook, "Dehors, la pluie n'a pas découragé les plus fidèles.", TOLD) == "Dehors, la pluie"


def test_it_stays_where_the_paragraphs_ahead_speak_of_it_too(rulebook: Rulebook) -> None:
    ahead = ASIDE + " Beaucoup attendent le recours de l'opposition contre la hausse."
    assert _stands(rulebook, ahead, TOLD) == ASIDE[:16]
    # What the title has said is no sign that they do.
    assert _stands(rulebook, ahead, TOLD, known=words_of("Un recours contre la hausse")) == TOLD[:16]


@pytest.mark.parametrize(
    "opening",
    [
        "Elle attend.",
        "Pour ce faire, la tutelle a nommé un expert.",
        "Par exemple, la taxe sur les déchets double.",
        "Autrefois proche du collège, elle a changé de ton.",
        "Invitée à s'expliquer sur ce point, la bourgmestre a refusé.",
    ],
)
def test_where_its_paragraph_looks_back_it_stands_over_what_that_goes_on_with(opening: str, rulebook: Rulebook) -> None:
    assert _stands(rulebook, ASIDE, f"{opening} {TOLD}") == ASIDE[:16]
    assert _stands(rulebook, f"{ASIDE} {ASIDE}", f"{opening} {TOLD}") == "nowhere"  # too far ahead


@pytest.mark.parametrize(
    "opening",
    [
        "Le Premier ministre suit le dossier.",
        "C'est un dossier explosif qui attend la tutelle.",
        "Il faudra patienter.",
        "La bourgmestre, elle, se tait.",
        "Ils sont deux cents, ce soir, devant la maison communale.",
        "« C'est une honte », a lancé Claire Morel.",
        "Son de cloche opposé chez les élus de la minorité.",
    ],
)
def test_what_only_seems_to_look_back_is_no_hindrance(opening: str, rulebook: Rulebook) -> None:
    assert _stands(rulebook, ASIDE, f"{opening} {TOLD}") == f"{opening} {TOLD}"[:16]


def test_what_stands_ahead_of_it_goes_to_the_section_before(rulebook: Rulebook) -> None:
    analysis = article("\n\n".join((LEAD, ASIDE, TOLD)), "")
    sentences = analysis.sentences
    lead, rest = Cluster(0, 1, 21), Cluster(1, len(sentences), 110)
    told = next(one.index for one in sentences if one.paragraph == sentences[-1].paragraph)
    heading = Heading("heading.clause", (Piece("Un recours se prépare", "rule", rule="heading.clause"),))
    sections = outline(analysis, (lead,), (rest,), (heading,), rulebook=rulebook, places=(told,)).sections
    assert [(one.first, one.stop, one.heading) for one in sections] == [
        (0, told, None),
        (told, len(sentences), heading),
    ]
