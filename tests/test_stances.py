"""Who takes a position, in the word or two of theirs that say which."""

from __future__ import annotations

import pytest

from restructurer.analysis.findings import Cluster
from restructurer.rulebook import Rulebook, default_rulebook
from restructurer.writing.headings import write_headings
from tests.test_heading_forms import TITLE, candidates
from tests.writing_samples import article, unproved


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What stands between subject and verb is left out, a perfect is told in the present.
        (
            "Lisbonne, qui loue trois frégates à ses voisins, a dénoncé des manœuvres « inamicales ».",
            "Lisbonne dénonce des manœuvres « inamicales »",
        ),
        # Through a coordination, a person by role or name.
        (
            "La direction de la régie, réunie hier, dit écouter les chauffeurs mais dénonce une grève « illégale ».",
            "La direction de la régie dénonce une grève « illégale »",
        ),
        (
            "La ministre des Ports, Jeanne Rolland, défend un texte « équilibré » qui entrera en vigueur en mai.",
            "Jeanne Rolland défend un texte « équilibré »",
        ),
        # The place that speaks, one verb of several.
        (
            "Au club, on dénonce une « taxe pour les enfants des autres » ; chez les élus, on attend le budget.",
            "Le club dénonce une « taxe pour les enfants des autres »",
        ),
        (
            "La Compagnie des bacs préfère parler d'un « retrait provisoire ».",
            "La Compagnie des bacs préfère parler d’un « retrait provisoire »",
        ),
    ],
)
def test_a_stance_keeps_who_takes_it_and_their_word(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert wanted in found, found


@pytest.mark.parametrize(
    "text",
    [
        # Denied, conditional, told by somebody else, nobody's.
        "Le préfet ne dénonce pas une grève « illégale » mais une maladresse.",
        "Si le préfet dénonce une grève « illégale », les chauffeurs iront au tribunal.",
        "Selon Paul Remy, le préfet dénonce une grève « illégale ».",
        "Le gérant croit que le préfet dénonce une grève « illégale ».",
        # A whole sentence or the words of « nous » are a quote, not a stance.
        "Le préfet a crié « le port ne fermera jamais ses portes » devant la foule.",
        "Le préfet défend « notre port » devant la foule.",
    ],
)
def test_what_is_no_stance_of_theirs_is_not_told(text: str, rulebook: Rulebook) -> None:
    assert "heading.stance" not in candidates(text, rulebook).values()


def test_every_character_of_a_stance_is_proved() -> None:
    rulebook = default_rulebook()
    analysis = article("Au port, on évoque un « retrait provisoire ». Le maire, lui, a dénoncé une grève « illégale ».")
    plan = write_headings(analysis, rulebook=rulebook, title=TITLE, clusters=(Cluster(0, 2, 200),))
    found = [one.heading for one in plan.candidates[0] if one.heading.rule == "heading.stance"]
    assert found
    assert all(unproved(heading, analysis, rulebook) == [] for heading in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The complement of the quoted noun goes with it, the subject is not the complement of another.
        ("Le préfet salue « le sang-froid » des équipes.", "Le préfet salue « le sang-froid » des équipes"),
        (
            "Le président de la Ligue a reconnu « des erreurs de calcul ».",
            "Le président de la Ligue reconnaît « des erreurs de calcul »",
        ),
        # What was put in between the verb and what it governs is left out.
        (
            "Le président du conseil a appelé dans une allocution télévisée à « l'unité » du pays.",
            "Le président du conseil appelle à « l’unité » du pays",
        ),
        (
            "Le patron de Nordsee promet, dans un français hésitant, de « ne rien vendre ».",
            "Le patron de Nordsee promet de « ne rien vendre »",
        ),
    ],
)
def test_what_stands_between_verb_and_object_is_left_out(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert wanted in found, found
