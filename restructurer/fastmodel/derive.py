"""Turns the installed model's files into the ready form: done once, kept by :mod:`.cache`.

Reads the package's own files only (never the loaded pipeline), so that the first start, too, is
faster than the stock load.
"""

from __future__ import annotations

import re
from array import array
from pathlib import Path
from typing import Any

import srsly
from spacy.strings import get_string_id

from restructurer.fastmodel.matching import ELISIONS, HYPHENS, Shapes, ranges_of
from restructurer.fastmodel.tables import pack, pack_forms, pack_lists, pack_rows, pack_words

# A fixed beginning may hold letters, small classes, groups and options: nothing that could swallow
# a separator unseen.
_FIXED = re.compile(r"[\w \[\]?:()|]+")


def derive(model: Path) -> bytes:
    """The packed tables of a saved pipeline. ``model``: the folder with its ``config.cfg``.

    Raises ValueError or KeyError when the files are not as this module knows them.
    """
    parts: dict[str, bytes] = {}
    parts |= pack_rows("vectors", srsly.read_msgpack(model / "vocab" / "key2row"))
    parts |= _lemmas(model / "lemmatizer" / "lookups" / "lookups.bin")
    parts |= _tokenizer(model / "tokenizer")
    return pack(parts)


def _json(value: Any) -> bytes:
    encoded: str = srsly.json_dumps(value, sort_keys=True)
    return encoded.encode()


def _lemmas(path: Path) -> dict[str, bytes]:
    tables = srsly.read_msgpack(path)
    parts = pack_lists("lemma_lookup", tables["lemma_lookup"])
    speech = {get_string_id(pos): pos for pos in _PARTS_OF_SPEECH}
    names: dict[str, list[str]] = {"lemma_exc": [], "lemma_index": []}
    for key, forms in tables["lemma_exc"].items():
        names["lemma_exc"].append(speech[key])
        parts |= pack_forms(f"lemma_exc.{speech[key]}", forms)
    for key, words in tables["lemma_index"].items():
        names["lemma_index"].append(speech[key])
        parts |= pack_words(f"lemma_index.{speech[key]}", words)
    rules = {speech[key]: rows for key, rows in tables["lemma_rules"].items()}
    parts["lemmas"] = _json({**names, "lemma_rules": rules})
    return parts


_PARTS_OF_SPEECH = (
    *("adj", "adp", "adv", "aux", "cconj", "det", "intj", "noun", "num"),
    *("part", "pron", "propn", "punct", "sconj", "sym", "verb", "x", "conj"),
)


def _tokenizer(path: Path) -> dict[str, bytes]:
    saved = srsly.read_msgpack(path)
    whole = saved.pop("token_match")
    shapes, lower, letters = _shapes(whole)
    return {
        "tokenizer": srsly.msgpack_dumps(saved),
        "token_match": whole.encode(),
        "token_match.shapes": _json({name: getattr(shapes, name) for name in Shapes.__slots__}),
        "token_match.lower": array("I", lower).tobytes(),
        "token_match.letters": array("I", letters).tobytes(),
    }


def _shapes(pattern: str) -> tuple[Shapes, list[int], list[int]]:
    """Sorts the alternatives of the stock token pattern by shape; ranges of its two letter classes.

    Raises ValueError when an alternative has a shape that is not known: the caller then keeps the
    stock loader.
    """
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

    hyphen, elision = f"[{HYPHENS}]", f"[{ELISIONS}]"
    short = pattern.removeprefix("(?iu)")
    for stock, mark in (
        (f"[{HYPHENS}{ALPHA_LOWER}{ELISIONS}]", "\x02"),
        (f"[{ALPHA_LOWER}]", "\x01"),
        (f"[{ALPHA}]", "\x03"),
    ):
        short = short.replace(stock, mark)
    alternatives = re.findall(r"\(\?:\^(.*?)\$\)(?:\||$)", short)
    if "|".join(f"(?:^{alternative}$)" for alternative in alternatives) != short:
        raise ValueError("the token pattern is not a list of alternatives")
    sorts: dict[str, list[str]] = {name: [] for name in Shapes.__slots__}
    ends = (
        ("prefixes", "", f"{hyphen}\x01\x02*"),
        ("elided", "", f"{elision}\x01\x02*"),
        ("links", f"\x03+{hyphen}", f"{hyphen}(?:l{elision})?\x03+"),
        ("stems_some", "", "\x01+"),
        ("stems_any", "", "\x01*"),
    )
    for alternative in alternatives:
        sort, start, end = next(
            (shape for shape in ends if alternative.startswith(shape[1]) and alternative.endswith(shape[2])),
            ("", "", ""),
        )
        fixed = alternative[len(start) : len(alternative) - len(end)]
        plain = fixed.replace(hyphen, "").replace(elision, "").replace("'", "") if sort.startswith("stems") else fixed
        if not sort or _FIXED.fullmatch(plain) is None:
            raise ValueError(f"a token pattern of unknown shape: {alternative[:60]!r}")
        sorts[sort].append(fixed)
    everything = "".join(map(chr, range(0x110000)))
    lower = ranges_of("".join(re.findall(f"(?iu)[{ALPHA_LOWER}]", everything)))
    letters = ranges_of("".join(re.findall(f"(?iu)[{ALPHA}]", everything)))
    return Shapes(**{name: tuple(sorts[name]) for name in Shapes.__slots__}), lower, letters
