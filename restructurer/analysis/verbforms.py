"""The forms of a French verb that a newspaper reports speech with, made from its infinitive.

Third persons of the present, imperfect, past historic, future and conditional, the participles
and the infinitive: what stands in « a déclaré », « déclarait-il », « en déclarant ». Families of
irregular verbs are given by their stems. Source of the classes: Bescherelle, L'Art de conjuguer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

FormKind = Literal["finite", "past", "present", "infinitive"]

# ending of the infinitive → (present 3s, 3p, imperfect stem, past historic 3s, 3p, future stem, participle)
_FAMILIES: dict[str, tuple[str, str, str, str, str, str, str]] = {
    "dire": ("dit", "disent", "dis", "dit", "dirent", "dir", "dit"),
    "écrire": ("écrit", "écrivent", "écriv", "écrivit", "écrivirent", "écrir", "écrit"),
    "crire": ("crit", "crivent", "criv", "crivit", "crivirent", "crir", "crit"),
    "uire": ("uit", "uisent", "uis", "uisit", "uisirent", "uir", "uit"),
    "rompre": ("rompt", "rompent", "romp", "rompit", "rompirent", "rompr", "rompu"),
    "tenir": ("tient", "tiennent", "ten", "tint", "tinrent", "tiendr", "tenu"),
    "venir": ("vient", "viennent", "ven", "vint", "vinrent", "viendr", "venu"),
    "mettre": ("met", "mettent", "mett", "mit", "mirent", "mettr", "mis"),
    "aindre": ("aint", "aignent", "aign", "aignit", "aignirent", "aindr", "aint"),
    "eindre": ("eint", "eignent", "eign", "eignit", "eignirent", "eindr", "eint"),
    "prendre": ("prend", "prennent", "pren", "prit", "prirent", "prendr", "pris"),
    "dre": ("d", "dent", "d", "dit", "dirent", "dr", "du"),
    "naître": ("naît", "naissent", "naiss", "nut", "nurent", "naîtr", "nu"),
    "croire": ("croit", "croient", "croy", "crut", "crurent", "croir", "cru"),
    "prévoir": ("prévoit", "prévoient", "prévoy", "prévit", "prévirent", "prévoir", "prévu"),
    "voir": ("voit", "voient", "voy", "vit", "virent", "verr", "vu"),
    "savoir": ("sait", "savent", "sav", "sut", "surent", "saur", "su"),
    "vouloir": ("veut", "veulent", "voul", "voulut", "voulurent", "voudr", "voulu"),
    "rire": ("rit", "rient", "ri", "rit", "rirent", "rir", "ri"),
    "suivre": ("suit", "suivent", "suiv", "suivit", "suivirent", "suivr", "suivi"),
    "clure": ("clut", "cluent", "clu", "clut", "clurent", "clur", "clu"),
    "faire": ("fait", "font", "fais", "fit", "firent", "fer", "fait"),
    "battre": ("bat", "battent", "batt", "battit", "battirent", "battr", "battu"),
    "lire": ("lit", "lisent", "lis", "lut", "lurent", "lir", "lu"),
    "sentir": ("sent", "sentent", "sent", "sentit", "sentirent", "sentir", "senti"),
    "mentir": ("ment", "mentent", "ment", "mentit", "mentirent", "mentir", "menti"),
    "quérir": ("quiert", "quièrent", "quér", "quit", "quirent", "querr", "quis"),
    "cevoir": ("çoit", "çoivent", "cev", "çut", "çurent", "cevr", "çu"),
    "courir": ("court", "courent", "cour", "courut", "coururent", "courr", "couru"),
    "offrir": ("offre", "offrent", "offr", "offrit", "offrirent", "offrir", "offert"),
    "ouvrir": ("ouvre", "ouvrent", "ouvr", "ouvrit", "ouvrirent", "ouvrir", "ouvert"),
    "ir": ("it", "issent", "iss", "it", "irent", "ir", "i"),
}
_LONGEST_FIRST = sorted(_FAMILIES, key=len, reverse=True)


def _first_group(infinitive: str) -> tuple[str, str, str, str, str, str, str]:
    stem = infinitive[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    strong = stem
    if len(stem) > 2 and stem[-1] not in "aeiouéèêhqgy" and stem[-2] in "eé":
        # rappeler → rappelle, révéler → révèle
        strong = stem + stem[-1] if stem.endswith(("appel", "épel", "jet")) else stem[:-2] + "è" + stem[-1]
    elif stem.endswith(("égu", "égl", "égr", "égn")):
        strong = stem[:-3] + "è" + stem[-2:]
    elif stem.endswith(("ég", "éc", "éch")):
        cut = len(stem) - 1 - stem[::-1].index("é")
        strong = stem[:cut] + "è" + stem[cut + 1 :]
    elif stem.endswith(("oy", "uy")):
        strong = stem[:-1] + "i"
    future = strong + "er" if stem[-2:-1] != "é" else stem + "er"
    return strong + "e", strong + "ent", soft, soft + "a", stem + "èrent", future, stem + "é"


def _other_spellings(infinitive: str) -> list[str]:
    """« balaye » beside « balaie », « grommelle » beside « grommèle »."""
    stem = infinitive[:-2]
    if infinitive.endswith("ayer"):
        return [stem + "e", stem + "ent", stem[:-1] + "ie", stem[:-1] + "ient", stem[:-1] + "iera"]
    if infinitive.endswith(("eler", "eter")):
        return [stem + stem[-1] + ending for ending in ("e", "ent", "era", "eront")]
    return []


@lru_cache(maxsize=2048)
def verb_forms(infinitive: str) -> dict[str, FormKind]:
    """The forms of a verb by their spelling; a spelling of several kinds is the finite one.

    Argument: ``infinitive``, without « se ». Raises ValueError for what is no French infinitive.
    """
    if infinitive.endswith("er"):
        row = _first_group(infinitive)
    else:
        ending = next((ending for ending in _LONGEST_FIRST if infinitive.endswith(ending)), None)
        if ending is None:
            raise ValueError(f"{infinitive!r} is no infinitive that can be conjugated")
        stem = infinitive[: len(infinitive) - len(ending)]
        parts = [stem + part for part in _FAMILIES[ending]]
        row = (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6])
    present, plural, imperfect, past, past_plural, future, participle = row
    # Past participle and past historic may share a spelling (« dit »); the finite reading is kept.
    plain = infinitive[:-2] if infinitive.endswith("er") else imperfect
    found: dict[str, FormKind] = {infinitive: "infinitive", imperfect + "ant": "present"}
    for ending in ("", "e", "s", "es"):
        found[participle + ending if not (ending == "s" and participle.endswith("s")) else participle] = "past"
    finite = [present, plural, imperfect + "ait", imperfect + "aient", past, past_plural]
    finite += [future + ending for ending in ("a", "ont", "ait", "aient")]
    finite += [plain + "e"] if not infinitive.endswith("er") and not infinitive.endswith("faire") else []
    finite += _other_spellings(infinitive)
    for form in finite:
        found[form] = "finite"
    return found
