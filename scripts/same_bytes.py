"""Restructures articles in several surroundings and compares every byte.

usage: python scripts/same_bytes.py ARTICLE…     (default: the sample article)

Surroundings: hash seeds 0, 1 and 2; locales C and fr_FR.UTF-8; two time zones; two working folders;
one and two threads of the numeric libraries; one and two processes; each article alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
SURROUNDINGS: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}, "1", "1"),
    ({"PYTHONHASHSEED": "1", "LC_ALL": "fr_FR.UTF-8", "TZ": "Pacific/Auckland"}, "2", "1"),
    ({"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Montreal"}, "1", "2"),
)


def call(words: list[str], folder: Path, extra: dict[str, str]) -> None:
    """Runs the program in a folder; short targets (exit 3) are fine."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **extra}
    done = subprocess.run(
        [sys.executable, "-m", "restructurer", *words], cwd=folder, env=env, capture_output=True, check=False
    )
    if done.returncode not in (0, 3):
        raise SystemExit(f"same_bytes: {' '.join(words)}: exit {done.returncode}: {done.stderr.decode()[-500:]}")


def main(articles: list[Path]) -> int:
    """Gives the number of articles whose bytes differ anywhere."""
    found: dict[str, set[bytes]] = {}
    with tempfile.TemporaryDirectory() as place:
        for number, (env, threads, processes) in enumerate(SURROUNDINGS):
            folder = Path(place) / f"folder {number}"
            folder.mkdir()
            extra = {**env, **dict.fromkeys(THREADS, threads)}
            call(["batch", *map(str, articles), "-o", "out", "--format", "json", "-j", processes], folder, extra)
            for article in articles:
                found.setdefault(article.stem, set()).add((folder / "out" / f"{article.stem}.json").read_bytes())
        for article in articles:
            call(["run", str(article), "-o", "alone.json"], Path(place), {"PYTHONHASHSEED": "3"})
            found[article.stem].add((Path(place) / "alone.json").read_bytes())
    different = sorted(name for name, versions in found.items() if len(versions) > 1)
    for name in different:
        print(f"{name}: {len(found[name])} different outputs")
    print(f"{len(found)} articles in {len(SURROUNDINGS)} surroundings and alone: {len(different)} differ")
    return len(different)


if __name__ == "__main__":
    given = [Path(word).resolve() for word in sys.argv[1:]] or [ROOT / "data" / "sample.txt"]
    raise SystemExit(1 if main(given) else 0)
