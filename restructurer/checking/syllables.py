"""Counts the syllables of a French word by its spelling.

Vowel groups, less a silent final *e*, *es* or *ent* of a verb, with hiatus (*créer*, *aorte*) apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

_GROUP = re.compile(
    r"(?:eau|oeu|œu|aie|oie|uie|oin|ain|ein|ien|ieu|oui|ouy|iou|yeu|uei|ueu"
    r"|ai|au|ay|ei|eu|ey|ia|ie|io|iu|iè|ié|ou|oi|oy|ui|uy|oû|oî|aî|eû|ya|ye|yo|œ|æ"
    r"|[aàâeéèêëiîïoôöuùûüyÿ])"
)
_SILENT = re.compile(r"(?<=[^aeéiouyœ\W])(?:e|es)\Z|(?<=[aeéiouy])(?:e|es)\Z")
_GUE = re.compile(r"(?<=[gq])u(?=[eéèêiîïay])")


@lru_cache(maxsize=20_000)
def count_syllables(word: str) -> int:
    """The syllables of a word in lower case, at least 1; a number counts one a digit."""
    text = _GUE.sub("", word)
    total = 0
    for part in re.split(r"[-'’]", text):
        groups = len(_GROUP.findall(part))
        if groups > 1 and _SILENT.search(part):
            groups -= 1
        total += groups + sum(char.isdigit() for char in part)
    return max(1, total)
