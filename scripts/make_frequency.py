"""Writes ``data/frequency.tsv``: how common the words of general French are.

usage: python scripts/make_frequency.py [OUTPUT]

Needs the ``lexicon`` extra (wordfreq). Each line holds a tenth-of-a-Zipf class and its words, sorted:
``31<TAB>abaissé abaisser …`` says that these stand 10^3.1 times in a billion words. Grouped so, the table
loads in a few milliseconds.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

LEAST = 25  # tenths of Zipf: rarer words are all equally rare to us
_WORD = re.compile(r"[a-zàâäéèêëîïôöùûüÿçœæ][a-zàâäéèêëîïôöùûüÿçœæ'’-]{0,30}")


def main(output: Path) -> None:
    classes: defaultdict[int, list[str]] = defaultdict(list)
    for word, frequency in get_frequency_dict("fr", "best").items():
        zipf = round(10 * (math.log10(frequency) + 9))
        if zipf >= LEAST and _WORD.fullmatch(word):
            classes[zipf].append(word)
    lines = [f"{zipf}\t{' '.join(sorted(words))}" for zipf, words in sorted(classes.items(), reverse=True)]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{output}: {sum(map(len, classes.values()))} words in {len(classes)} classes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "data" / "frequency.tsv")
