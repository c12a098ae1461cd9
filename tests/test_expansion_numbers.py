"""What limits a number stays with it, wherever the parse hangs it."""

from __future__ import annotations

from spacy.language import Language

from restructurer.rulebook import Rulebook
from tests.test_expansion_traps import items


def test_a_limit_that_the_parse_hangs_on_the_verb_stays(nlp: Language, rulebook: Rulebook) -> None:
    text = "La ville a payé 163 commerces, mais près de 60 dossiers restent en attente."
    found = items("questions", text, nlp=nlp, rulebook=rulebook)
    assert not any(item.endswith(("\nDe 60 dossiers.", "\n60 dossiers.")) for item in found)
    assert "Combien de dossiers restent en attente ?\nPrès de 60 dossiers." in [
        item.replace("\u00a0", " ") for item in found
    ]
