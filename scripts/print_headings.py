"""Prints the title and the subheadings of many articles on one page, for an editor to strike out.

usage: python scripts/print_headings.py FOLDER|FILE… [--explain]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from restructurer.analysis.analyse import analyse
from restructurer.analysis.model import load
from restructurer.errors import InputError
from restructurer.reading.read import read_bytes
from restructurer.rulebook import default_rulebook
from restructurer.writing.headings import write_headings
from restructurer.writing.outline import headed_clusters
from restructurer.writing.titles import write_title
from restructurer.writing.width import pixel_width


def _files(paths: list[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else (path,)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--explain", action="store_true")
    parser.add_argument("--most", type=int, default=6)
    options = parser.parse_args()
    nlp, rulebook = load(), default_rulebook()
    headings = missing = 0
    for path in _files(options.paths):
        try:
            source = read_bytes(path.read_bytes(), name=path.name, rulebook=rulebook)
        except InputError as error:
            print(f"\n## {path.name}: {error}")
            continue
        analysis = analyse(source, nlp=nlp, rulebook=rulebook)
        title, weighed = write_title(analysis, rulebook=rulebook)
        print(f"\n## {path.stem}  [{source.title}]  « {analysis.focus.text} »")
        print(f"T  {title.text}  ({len(title.text)}, {pixel_width(title.text):.0f} px, {title.rule}, {len(weighed)})")
        for other in weighed[1 : options.most] if options.explain else ():
            print(f"      {other.score:6.2f} {other.text} [{other.heading.rule}]")
        _, clusters = headed_clusters(analysis, rulebook=rulebook)
        plan = write_headings(analysis, rulebook=rulebook, title=title, clusters=clusters)
        for cluster, heading, candidates in zip(clusters, plan.chosen, plan.candidates, strict=True):
            headings += heading is not None
            missing += heading is None
            told, rule = (heading.text, heading.rule) if heading else ("—", "none")
            print(f"H  {told}  ({cluster.words} words, {rule})")
            for other in candidates[: options.most] if options.explain else ():
                reasons = ", ".join(f"{name} {value:+.2f}" for name, value in other.reasons)
                print(f"      {other.score:6.2f} {other.text} [{other.heading.rule}] {reasons}")
    print(f"\n{headings} subheadings, {missing} sections without one")


if __name__ == "__main__":
    main()
