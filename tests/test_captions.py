"""Captions that stand alone between the paragraphs go; sentences of the article that have no verb stay."""

from __future__ import annotations

import pytest

from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook
from tests.noise_bench import FOLDER

TITLE = "Un dossier qui divise la région"
BODY = (
    "Le dossier divise depuis des années les élus de la région, qui se renvoient la responsabilité de l’échec.",
    "Une nouvelle étape sera franchie au printemps. Les services de la commune promettent d’informer la population.",
    "Interrogés, plusieurs habitants disent ne plus attendre grand-chose de ceux qui les gouvernent depuis vingt ans.",
)
LINES = [line for line in (FOLDER / "captions.lst").read_text(encoding="utf-8").splitlines() if line]
# They say little that the article tells of already, or have a verb.
MISSED = {
    "Des sacs-poubelles entassés boulevard Gambetta.",
    "Le candidat écologiste et ses soutiens à Villeurbanne.",
    "La marchandise saisie par les douaniers.",
    "L'affiche de Toulouse-Lautrec conservée au musée d'Ixelles.",
    "Bouchon sur l'A16 à hauteur de Calais.",
    "Les élèves de l'école de Vionnaz ont été accueillis à la salle de gym.",
}


def _removed(rulebook: Rulebook, *lines: str) -> list[str]:
    source = read_text("\n\n".join(lines), rulebook=rulebook, minimum_words=0)
    return [source.text[one.start : one.end] for one in source.removed]


@pytest.mark.parametrize("entry", LINES)
def test_a_caption_alone_goes_and_a_sentence_without_a_verb_stays(entry: str, rulebook: Rulebook) -> None:
    paragraph, line = entry[2:].split(" | ")
    gone = _removed(rulebook, TITLE, BODY[0], paragraph, BODY[1], line, BODY[2], BODY[0] + " Rien ne bouge.")
    assert gone == ([line] if entry[0] == "-" and line not in MISSED else [])


def test_a_row_of_captions_goes(rulebook: Rulebook) -> None:
    row = (
        "Veillée aux chandelles sur le quai de Namur.",
        "Autre veillée à Dinant, le même soir.",
        "Bouquets déposés devant la gare de Ciney.",
    )
    assert _removed(rulebook, TITLE, *BODY, *row) == list(row)
    assert _removed(rulebook, TITLE, *BODY, "Né à Ciney en 1954.", "Études à Namur.", "Maire de Dinant en 1981.") == []


def test_a_standfirst_without_a_verb_and_the_answer_to_a_question_stay(rulebook: Rulebook) -> None:
    line = "La rectrice Anne Baudry lors de la rentrée."
    assert _removed(rulebook, TITLE, line, *BODY) == []
    assert _removed(rulebook, TITLE, BODY[0], "Qui a signé la lettre ? Deux noms circulent :", line, *BODY[1:]) == []


def test_who_speaks_in_a_row_of_portraits_and_whom_words_are_of_stays(rulebook: Rulebook) -> None:
    intro = (
        "Trois voix comptent au village : celles de Jeanne Morel, de Paul Hoarau et de Lise Kermadec, tous trois élus."
    )
    words = (
        "Je n’ai rien demandé à personne. J’ai planté des arbres, et l’on m’a suivie pendant vingt ans sur ce chemin."
    )
    cards = ("Jeanne Morel, bergère au village.", "Paul Hoarau, menuisier en retraite.", "Lise Kermadec, institutrice.")
    rows = [line for card in cards for line in (card, words)]
    assert _removed(rulebook, TITLE, intro, *BODY, *rows) == []
    assert _removed(rulebook, TITLE, intro, *BODY, cards[0], f"« {words} »", BODY[0]) == []
    assert _removed(rulebook, TITLE, intro, *BODY, cards[0], words, BODY[0]) == [cards[0]]
    assert _removed(rulebook, TITLE, intro, BODY[0], "Qui commande ici ?", cards[0], *BODY[1:]) == []
