"""The focus keyphrase: what a reader would type to find the article, to the letter in it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from restructurer.analysis.analyse import analyse
from restructurer.analysis.keyphrases import source
from restructurer.rulebook import Rulebook

TRAM = """Les conducteurs de tram de Brest ont cessé le travail lundi. La grève des trams touche toute l'agglomération \
et les conducteurs de tram demandent une hausse de salaire.

La métropole refuse de négocier. La métropole propose une prime. La grève des trams pourrait durer jusqu'à vendredi, \
selon la métropole."""
CRASH = """Un camion de bois s'est couché lundi matin sur l'A84 près de Rennes. Le chauffeur du camion est indemne.

L'A84 a été coupée deux heures. Le camion a été relevé vers midi."""
CHANNEL = """Une équipe de Canal 32 a été retenue lundi au port. Canal 32 demande des explications.

La direction de Canal 32 a porté plainte. Canal émet depuis Troyes."""
STAR = """L'étoile Kappa Lyrae intrigue les astronomes. Kappa Lyrae brille moins depuis un an.

Selon eux, un nuage passe devant Kappa Lyrae."""
PAVILION = """Le nouveau bâtiment du musée Dobrée a ouvert mardi. Le musée Dobrée montre des armes.

Le nouveau bâtiment a coûté dix millions. Le musée Dobrée attend cent mille visiteurs."""


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        ("Grève des trams à Brest : la métropole refuse de négocier", TRAM, "grève des trams"),
        ("Rennes : un camion se couche sur l'A84", CRASH, "A84"),
        ("Une équipe de Canal 32 retenue au port", CHANNEL, "Canal\u00a032"),
        ("Kappa Lyrae intrigue les astronomes", STAR, "Kappa Lyrae"),
        ("Nantes : le musée Dobrée ouvre un nouveau bâtiment", PAVILION, "musée Dobrée"),
    ],
    ids=("theme", "road", "numbered name", "whole name", "no new building"),
)
def test_a_phrase_or_a_name_rather_than_a_common_noun(
    title: str, body: str, wanted: str, nlp: Language, rulebook: Rulebook
) -> None:
    assert analyse(source(body, title), nlp=nlp, rulebook=rulebook).focus.text == wanted


def test_the_end_of_a_long_title_counts_less_than_its_start(nlp: Language, rulebook: Rulebook) -> None:
    body = (
        "La cour du lycée Kerichen de Brest sera refaite. Le lycée Kerichen attend les travaux depuis dix ans. Le "
        "conseil régional paiera les travaux.\n\nLe conseil régional votera en mai."
    )
    title = "Le lycée Kerichen de Brest attend depuis dix ans des travaux promis par le conseil régional"
    assert analyse(source(body, title), nlp=nlp, rulebook=rulebook).focus.text == "lycée Kerichen"


def test_the_places_of_the_focus_are_those_of_its_letters(nlp: Language, rulebook: Rulebook) -> None:
    analysis = analyse(source(CHANNEL, "Une équipe de Canal 32 retenue au port"), nlp=nlp, rulebook=rulebook)
    found = [analysis.source.text[low:high] for low, high in analysis.focus.occurrences]
    assert found == ["Canal 32"] * 3


POND = """Le centre-ville de la commune se trouve à dix kilomètres à l'ouest du chef-lieu. L'étang de Sarnes déborde.

Le chef-lieu de Sarnes reste au sec, dit le maire. L'étang de Sarnes monte encore."""
FEVER = """Les médecins ont révélé que le nombre des malades atteints est en nette régression, sauf chez les enfants.

La rougeole recule. Contre la rougeole, la région vaccine. La rougeole a tué deux fois. La rougeole se soigne, et \
la rougeole se voit. La nette régression de la rougeole étonne. Une rougeole tardive, la rougeole du printemps et \
la rougeole de l'automne ne sont pas la même rougeole."""


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        ("Le chef-lieu au sec, l'étang déborde", POND, "étang de Sarnes"),
        ("La prévalence en nette régression", FEVER, "rougeole"),
        ("Tram de Brest : « Le sac du voisin sur les genoux »", TRAM, "tram de Brest"),
    ],
    ids=("no half of a word", "of what", "nobody's words"),
)
def test_the_focus_says_what_the_article_is_about(
    title: str, body: str, wanted: str, nlp: Language, rulebook: Rulebook
) -> None:
    analysis = analyse(source(body, title), nlp=nlp, rulebook=rulebook)
    assert analysis.focus.text.lower() == wanted.lower()
    assert not any(phrase.text.endswith(("chef", "centre")) for phrase in analysis.keyphrases)
