"""Plain errors of the parser on main clauses, mended where the words leave no doubt."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from restructurer.analysis.parse_repair import repair


def repaired(nlp: Language, text: str) -> Doc:
    doc = nlp(text)
    repair(doc)
    return doc


def root(doc: Doc) -> str:
    return " ".join(token.text for token in doc if token.dep_ == "ROOT" and not token.is_punct)


def subjects(doc: Doc) -> list[str]:
    return [t.text for t in doc if t.dep_.startswith("nsubj") and t.head.dep_ == "ROOT"]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        # A present read as a participle.
        ("Le comité du oui conteste ce chiffre.", "conteste", "comité"),
        ("Elles financent près de la moitié du budget de la ville.", "financent", "Elles"),
        ("L'exécutif mise plutôt sur les lignes régionales.", "mise", "exécutif"),
        # A subject taken for the root.
        ("Les fouilles de sauvetage débuteront avant la fin de l'année.", "débuteront", "fouilles"),
        ("Le club, racheté en 2021 par un fonds suédois, traverse une grave crise financière.", "traverse", "club"),
        # No finite verb at all, by the tags.
        ("Le fossé entre jeunes et anciens se creuse.", "creuse", "fossé"),
        ("Le Fonds négocie avec la banque de la région depuis trois semaines.", "négocie", "Fonds"),
        # A root without a subject.
        ("Le festival, qui affiche un budget de 80 000 €, a perdu cette année deux mécènes.", "perdu", "festival"),
        # A front of several words taken for the root.
        ("Absent du procès, le laboratoire a transigé en 2023 avec quarante familles.", "transigé", "laboratoire"),
        ("Soucieuse d'apaiser le climat dans son parti, la maire a multiplié les visites.", "multiplié", "maire"),
        ("Contestant la fermeture du tri, Yann Ménez a dénoncé une erreur de calcul.", "dénoncé", "Yann"),
        ("Jointe par téléphone, la directrice, arrivée en mai, ne conteste pas le constat.", "conteste", "directrice"),
    ],
)
def test_the_verb_is_the_root_and_its_subject_hangs_on_it(nlp: Language, text: str, verb: str, subject: str) -> None:
    doc = repaired(nlp, text)
    assert root(doc) == verb
    assert subjects(doc) == [subject]
    finite = next(t for t in doc if t.dep_ == "ROOT" and not t.is_punct)
    assert any("VerbForm=Fin" in str(t.morph) for t in (finite, *finite.children))


def test_the_items_of_a_subject_hang_on_each_other(nlp: Language) -> None:
    doc = repaired(nlp, "Les sables du désert, les algues et la suie accélèrent la fonte.")
    assert subjects(doc) == ["sables"]
    assert {t.text for t in doc if t.dep_ == "conj"} == {"algues", "suie"}


@pytest.mark.parametrize(
    "text",
    [
        "Une cantatrice au secours du carnaval.",
        "Cinq départements de l'Ouest en vigilance orange.",
        "La hausse des loyers, une crainte pour les familles.",
        "Un juge du tribunal de Lyon, en robe, dans la salle.",
        "Trois ponts coupés, deux routes fermées.",
    ],
)
def test_a_sentence_without_a_verb_gets_none(nlp: Language, text: str) -> None:
    before = nlp(text)
    assert not any("VerbForm=Fin" in str(token.morph) for token in before)
    assert not any("VerbForm=Fin" in str(token.morph) for token in repaired(nlp, text))


def test_a_sound_parse_is_left_alone(nlp: Language) -> None:
    text = "La maire a présenté lundi le projet de tramway, que les commerçants du centre attendaient depuis dix ans."
    before, after = nlp(text), repaired(nlp, text)
    assert [(t.pos_, t.dep_, t.head.i, str(t.morph)) for t in before] == [
        (t.pos_, t.dep_, t.head.i, str(t.morph)) for t in after
    ]


def test_a_place_at_the_head_of_a_dispatch_is_no_subject(nlp: Language) -> None:
    text = "La Paz - Le président bolivien Evo Paredes a dénoncé vendredi un coup d'Etat en cours après les mutineries."
    assert "Paz" not in subjects(repaired(nlp, text))
