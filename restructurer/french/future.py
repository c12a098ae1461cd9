"""The simple future of a verb in the third person: « devoir » → « devra », « devront »."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from restructurer.french import lexicon

# Stems that the infinitive does not give.
_STEMS = {
    "avoir": "aur", "être": "ser", "aller": "ir", "faire": "fer", "devoir": "devr", "pouvoir": "pourr", "voir": "verr",
    "savoir": "saur", "venir": "viendr", "tenir": "tiendr", "vouloir": "voudr", "valoir": "vaudr", "falloir": "faudr",
    "recevoir": "recevr", "courir": "courr", "mourir": "mourr", "envoyer": "enverr", "renvoyer": "renverr",
    "devenir": "deviendr", "revenir": "reviendr", "obtenir": "obtiendr", "maintenir": "maintiendr",
    "intervenir": "interviendr", "parvenir": "parviendr", "soutenir": "soutiendr", "retenir": "retiendr",
    "accueillir": "accueiller", "percevoir": "percevr", "décevoir": "décevr", "parcourir": "parcourr",
    "acquérir": "acquerr", "revoir": "reverr", "prévoir": "prévoir", "refaire": "refer", "défaire": "défer",
}  # fmt: skip
_ENDINGS = {"3s": "a", "3p": "ont"}


@lru_cache(maxsize=1024)
def future(infinitive: str, person: Literal["3s", "3p"]) -> str | None:
    """The form, where the lexicon knows it for that form of that verb; ``None`` where it does not.

    >>> future("devoir", "3p"), future("fermer", "3s"), future("acheter", "3s")
    ('devront', 'fermera', 'achètera')
    """
    for stem in _stems(infinitive):
        form = stem + _ENDINGS[person]
        for one in lexicon.conjugations(form):
            if one.lemma == infinitive and one.mood == "ind" and one.tense == "fut" and one.person == 3:
                return form
    return None


def _stems(infinitive: str) -> tuple[str, ...]:
    if infinitive in _STEMS:
        return (_STEMS[infinitive],)
    if infinitive.endswith("re"):
        return (infinitive[:-1],)
    if infinitive.endswith("yer"):
        return infinitive[:-3] + "ier", infinitive
    if infinitive.endswith("er") and len(infinitive) > 4 and infinitive[-4] == "e":
        consonant = infinitive[-3]
        return infinitive[:-4] + "è" + infinitive[-3:], infinitive[:-3] + consonant + infinitive[-3:], infinitive
    return (infinitive,)
