"""What a line may lose of its sentence: what stands between marks, what links, when it was; nothing else."""

from __future__ import annotations

import pytest
from spacy.language import Language

from restructurer.expansion.examples import material_of
from restructurer.expansion.moves import MOVES
from restructurer.expansion.rules import moves
from restructurer.rulebook import Rulebook

# A sentence, words of it, and the words without which no line may have those.
NEEDED = [
    (
        "La Slovénie est devenue le quatrième État de la région alpine à interdire la chasse au lynx.",
        "quatrième",
        "alpine",
    ),
    ("La brasserie Ostrel nourrit ses porcs avec les drêches de ses cuves depuis mars.", "nourrit", "drêches"),
    (
        "L’élevage nourrit ses poules et ses oies, ainsi que les canards qu’il a repris en mai, avec du maïs local.",
        "nourrit",
        "maïs",
    ),
    ("Le canton a promis un crédit de 3 millions et que les trains rouleraient dès lundi.", "crédit", "trains"),
    (
        "Les commerçants de Vauclair sont opposés au péage, tandis que les riverains du port y sont favorables.",
        "opposés",
        "favorables",
    ),
    ("Trois autres communes sont visées par la plainte : Ardelle, Briac et Corvol.", "autres communes", "Corvol"),
    (
        "La préfecture a donné aux exploitants jusqu’au 12 mai, date de la prochaine commission, pour qu’ils vident "
        "les cuves du port.",
        "jusqu’au",
        "vident",
    ),
    (
        "Le parquet de Liège a d’abord évoqué un accident de chantier, puis ouvert une enquête pour homicide.",
        "évoqué",
        "abord",
    ),
    (
        "La hausse touche les abonnements de plus de 30 euros, notamment ceux de la ville de Namur.",
        "touche",
        "euros",
    ),
    (
        "Les taux d’absence dépassent les 20 %, notamment à Sion et à Sierre, selon le Département de la formation.",
        "à Sion",
        "notamment",
    ),
    (
        "Le comité a approuvé, par 14 voix contre 3, à la fin de la nuit, la fusion des deux clubs de la vallée.",
        "approuvé",
        "fusion",
    ),
    (
        "La ministre a annoncé la fermeture, à la rentrée, de la seule école de Montferrand-le-Haut.",
        "fermeture",
        "école",
    ),
    (
        "Le président de la ligue a salué le courage des équipes sans dire un mot de la grève des arbitres.",
        "salué",
        "grève",
    ),
    (
        "Bruxelles a sanctionné le banquier Piotr Malek, son fils Igor et trois cadres du groupe minier.",
        "sanctionné",
        "cadres",
    ),
    (
        "Le barrage alimente 40 000 foyers, et le canal de Sorvilliers, où une péniche a coulé en mars, reste fermé.",
        "canal",
        "reste fermé",
    ),
]


@pytest.mark.parametrize(("sentence", "words", "needed"), NEEDED)
def test_no_line_loses_what_no_mark_parts_from_it(
    sentence: str, words: str, needed: str, nlp: Language, rulebook: Rulebook
) -> None:
    text = f"La journée a été longue à Vauclair. {sentence} La séance reprendra demain."
    for statement in material_of(text, nlp=nlp, rulebook=rulebook).statements:
        if words in statement.text:
            assert needed in statement.text


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "La ville de Quimper, qui a 64 000 habitants, a également voté mercredi un budget de 90 millions d’euros.",
            "La ville de Quimper a voté mercredi un budget de 90 millions d’euros",
        ),
        (
            "Le tribunal de Namur a condamné deux passeurs à quatre ans de prison, après avoir entendu sept témoins.",
            "Le tribunal de Namur a condamné deux passeurs à quatre ans de prison",
        ),
        (
            "En outre, la Région wallonne a supprimé en mars la prime à l’isolation des toitures.",
            "La Région wallonne a supprimé en mars la prime à l’isolation des toitures",
        ),
    ],
)
def test_what_stands_between_marks_or_only_links_may_go(
    sentence: str, wanted: str, nlp: Language, rulebook: Rulebook
) -> None:
    text = f"La journée a été longue à Vauclair. {sentence} La séance reprendra demain."
    found = [statement.text for statement in material_of(text, nlp=nlp, rulebook=rulebook).statements]
    assert any(wanted.lower() == one.replace("\u00a0", " ").lower() for one in found), found


def test_a_demonstrative_is_never_made_definite(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "La cour des comptes a remis un rapport sur les ports. Ce rapport évalue la dette à 12 millions d’euros. "
        "De ce rapport dépend le versement de la subvention régionale."
    )
    found = [statement.text for statement in material_of(text, nlp=nlp, rulebook=rulebook).statements]
    assert not any(one.lower().startswith(("le rapport", "du rapport")) for one in found)


def test_a_link_of_the_page_is_no_line(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "La ville de Vauclair vote son budget. La ville de Vauclair a publié jeudi le plan de 12 pistes cyclables "
        "(document PDF). La région versera 4 millions d’euros en juin. Le conseil votera les aides le 12 mai."
    )
    move = moves(rulebook)["summary"].model_copy(update={"minimum": 1})
    offers = MOVES["summary"](material_of(text, nlp=nlp, rulebook=rulebook), move)
    found = [item.text for offer in offers for group in offer.groups for item in group]
    assert found
    assert not any("PDF" in one for one in found)
