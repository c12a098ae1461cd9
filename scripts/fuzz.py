"""Feeds damaged and hostile inputs to the program; every one gives an article or one clear error.

usage: python scripts/fuzz.py [INPUTS] [SEED]      (default 20000 inputs, seed 1)

Each input is a mutation of the sample article or of a hostile payload: bytes flipped, cut, doubled,
shuffled, payloads of ``tests/data/hostile.txt`` put in. All are read; one in fifty of those that read
is restructured, rendered in every format and looked through for markup of the source.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from restructurer.errors import RestructurerError  # noqa: E402
from restructurer.main_path import restructure_source  # noqa: E402
from restructurer.reading.read import read_bytes  # noqa: E402
from restructurer.rendering.render import FORMATS, render  # noqa: E402
from restructurer.rulebook import default_rulebook  # noqa: E402

KINDS = ("text", "markdown", "html", None)
LONGEST = 8.0  # seconds that no single input may take


def payloads() -> list[bytes]:
    """The hostile payloads of the tests."""
    lines = (ROOT / "tests" / "data" / "hostile.txt").read_text(encoding="utf-8").splitlines()
    return [line.encode("utf-8") for line in lines if line]


def mutate(data: bytes, rng: random.Random, extra: list[bytes]) -> bytes:
    """One to six mutations of the bytes."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out) + 1)
        kind = rng.randrange(7)
        if kind == 0 and out:
            out[at % len(out)] = rng.randrange(256)
        elif kind == 1:
            del out[at : at + rng.randint(1, 200)]
        elif kind == 2:
            out[at:at] = out[at : at + rng.randint(1, 400)]
        elif kind == 3:
            out[at:at] = rng.choice(extra)
        elif kind == 4:
            out[at:at] = bytes(rng.choice(b"\xab\xbb\"'<>[]{}()*_#-\n\r\t \xc2\xa0") for _ in range(rng.randint(1, 60)))
        elif kind == 5:
            lines = bytes(out).split(b"\n")
            rng.shuffle(lines)
            out = bytearray(b"\n".join(lines))
        else:
            out = bytearray(bytes(out).decode("utf-8", "replace").encode(rng.choice(["utf-16", "cp1252"]), "replace"))
    return bytes(out)


def main(inputs: int, seed: int) -> int:
    """Runs the fuzz and gives the number of failures."""
    from tests.test_hostile import check_html

    rng, extra = random.Random(seed), payloads()
    base = (ROOT / "data" / "sample.txt").read_bytes()
    page = b"<html><h1>Titre</h1><p>" + base.replace(b"\n\n", b"</p><p>") + b"</p></html>"
    rulebook = default_rulebook()
    read = refused = written = failed = 0
    for number in range(inputs):
        data = mutate(rng.choice([base, page]), rng, extra)
        start = time.process_time()
        try:
            source = read_bytes(data, name="x", rulebook=rulebook, format=rng.choice(KINDS))
            read += 1
            if read % 50 == 0:
                article = restructure_source(source, rulebook=rulebook, words=rng.choice([100, 400, 700])).article
                outputs = {form: render(article, format=form) for form in FORMATS}
                json.loads(outputs["json"])
                check_html(outputs["html"])
                written += 1
        except RestructurerError as error:
            refused += 1
            if "\n" in str(error).strip():
                failed += 1
                print(f"input {number}: more than one line: {error!r}")
        except Exception as error:
            failed += 1
            Path(f"fuzz-{seed}-{number}.bin").write_bytes(data)
            print(f"input {number}: {type(error).__name__}: {error}")
        if time.process_time() - start > LONGEST:
            failed += 1
            print(f"input {number}: {time.process_time() - start:.1f} s")
    print(f"{inputs} inputs: {read} read, {refused} refused, {written} written in every format, {failed} failed")
    return failed


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    raise SystemExit(1 if main(*(words + [20_000, 1][len(words) :])) else 0)
