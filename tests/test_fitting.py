"""Clauses fitted into the length of a subheading: what may go, and what never does."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from restructurer.writing.fitting import fitted_clauses
from tests.writing_samples import article, untrue

LONGEST = 65


def fitted(text: str, rulebook: Rulebook) -> list[str]:
    """The fitted clauses of the last sentence."""
    analysis = article(text)
    found = fitted_clauses(analysis, analysis.sentences[-1], rulebook=rulebook, longest=LONGEST)
    for _, draft in found:
        assert len(draft.text) <= LONGEST
        assert untrue(draft.pieces, analysis.source) == []
    return [draft.text.replace("\xa0", " ") for _, draft in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "En échange, la direction propose une prime annuelle de 300 euros, que les délégués jugent dérisoire.",
            "la direction propose une prime annuelle de 300 euros",
        ),
        (
            "La fouille a permis la découverte de trois amphores et d'une centaine de pièces en argent très anciennes.",
            "la fouille a permis la découverte de trois amphores",
        ),
        (
            "La conseillère régionale Anne-Laure Briand, en charge des lycées, a défendu devant la presse « un effort "
            "partagé ».",
            "la conseillère régionale a défendu « un effort partagé »",
        ),
        (
            "Le notaire n'exclut pas de déposer un recours devant le tribunal administratif de Rennes.",
            "le notaire n’exclut pas de déposer un recours",
        ),
        (
            "Les sangliers, les chevreuils et les lièvres ravagent les semis de la plaine.",
            "sangliers, chevreuils et lièvres ravagent les semis",
        ),
        (
            "Le plan prévoit de faire passer de quatre-vingts à soixante les bus du soir en semaine et de supprimer "
            "les rames de nuit.",
            "le plan prévoit de supprimer les rames de nuit",
        ),
        (
            "Un alpiniste de 34 ans a été emporté par une coulée de neige alors qu'il remontait le couloir nord.",
            "a été emporté par une coulée de neige",
        ),
        ("À la mairie, on plaide l'urgence depuis le début du mois de mars.", "la mairie plaide l’urgence"),
        (
            "La décision, justement, irrite les maraîchers.",
            "la décision irrite les maraîchers",
        ),
    ],
)
def test_the_loss_that_fits(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = fitted(text, rulebook)
    assert any(wanted in one for one in (t.lower() for t in found)), found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # A habit is true where it is told: the place stays.
        (
            "Dans le val de Saire, les maraîchers dépendent en été de l'eau des nappes pour arroser leurs légumes.",
            "les maraîchers dépendent en été de l’eau des nappes",
        ),
        # A share is a share of something.
        (
            "Dans le canton de Vire, 61 % des habitants interrogés soutiennent le tracé choisi par la préfecture.",
            "61 % des habitants interrogés soutiennent le tracé",
        ),
        # A condition is never left out.
        (
            "Sans accord avec les syndicats avant lundi, la direction fermera le site de Quimper et celui de Brest.",
            "la direction fermera le site",
        ),
        # A list without its last item is no list.
        (
            "Le proviseur a écrit au rectorat, au préfet et au directeur départemental de la sécurité publique.",
            "le proviseur a écrit au rectorat, au préfet",
        ),
        # A number is not cut in the middle.
        (
            "La réforme fait passer le nombre de tournées quotidiennes de quarante-deux à trente et une dès janvier.",
            "à trente",
        ),
        # The verb wants its infinitive.
        ("La ligne doit, à terme, accueillir les voyageurs de la gare et remplacer trois lignes d'autocars.", "doit"),
        # Before whom somebody is sent is not an occasion.
        (
            "Outre le trésorier, deux autres dirigeants du club sont renvoyés devant le tribunal de Nantes, lundi.",
            "deux autres dirigeants du club sont renvoyés",
        ),
        # What was attended, and why.
        (
            "Le club a attendu la dernière minute pour égaliser, par son capitaine, entré dix minutes plus tôt en jeu.",
            "le club a attendu la dernière minute",
        ),
    ],
)
def test_what_a_fitted_clause_never_says(text: str, never: str, rulebook: Rulebook) -> None:
    for found in fitted(text, rulebook):
        assert found.lower() != never
        assert not found.lower().endswith(never)


def test_a_perfect_is_told_in_the_present_where_that_fits(rulebook: Rulebook) -> None:
    text = "La procureure de Vannes a dénoncé lundi « un mépris total des patients »."
    assert "La procureure de Vannes dénonce « un mépris total des patients »" in fitted(text, rulebook)


def test_a_perfect_with_a_year_stays_one(rulebook: Rulebook) -> None:
    text = "En 2019, la procureure de la ville a dénoncé devant les élus « un mépris des patients »."
    assert not any("dénonce " in found for found in fitted(text, rulebook))


def test_neither_role_nor_name_is_nobody(rulebook: Rulebook) -> None:
    text = (
        "Le vice-président chargé de la voirie, Étienne Vasseur, a appelé mercredi les deux camps à « garder raison »."
    )
    for found in fitted(text, rulebook):
        assert not found.lower().startswith(("a appelé", "appelle"))
