"""Counts, over annotated articles, the lines of noise that are taken out and the lines of the article that are lost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from restructurer.reading.read import read_text
from restructurer.reading.units import blank
from restructurer.rulebook import default_rulebook

FOLDER = Path(__file__).parent / "noise_samples"


@dataclass(frozen=True)
class Sample:
    """An annotated article: its text and, as offset pairs, the noise and the lines of the article."""

    name: str
    text: str
    noise: tuple[tuple[int, int], ...]
    article: tuple[tuple[int, int], ...]


def parse(name: str, annotated: str) -> Sample:
    """Reads the annotations of one sample."""
    text = ""
    noise: list[tuple[int, int]] = []
    article: list[tuple[int, int]] = []
    for line in annotated.splitlines():
        mark, content = line[:1], line[2:]
        start = len(text)
        if mark == "?":
            low, high = content.index("⟦"), content.index("⟧") - 1
            content = content.replace("⟦", "").replace("⟧", "")
            noise.append((start + low, start + high))
            article.append((start, start + len(content[:low].rstrip())))
            article.append((start + len(content) - len(content[high:].lstrip()), start + len(content)))
        elif content:
            (noise if mark == "-" else article).append((start, start + len(content)))
        text += content + "\n"
    return Sample(name, text, tuple(noise), tuple(article))


def samples() -> list[Sample]:
    """Every annotated article, by name."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.txt"))]


def measure(sample: Sample) -> tuple[list[str], list[str]]:
    """The noise that stayed (kickers set apart do not), and the lines of the article that were taken out or cut."""
    source = read_text(sample.text, rulebook=default_rulebook(), minimum_words=0)
    apart = (*source.removed, *source.kickers)
    gone = {at for one in apart for at in range(one.start, one.end)}
    stayed = [
        sample.text[a:b]
        for a, b in sample.noise
        if any(at not in gone and not blank(sample.text[at]) for at in range(a, b))
    ]
    lost = [sample.text[a:b] for a, b in sample.article if any(at in gone for at in range(a, b))]
    return stayed, lost


def main() -> None:
    """Prints the figures."""
    total = kept = 0
    for sample in samples():
        stayed, lost = measure(sample)
        total += len(sample.noise)
        kept += len(stayed)
        print(f"{sample.name}: {len(sample.noise) - len(stayed)} of {len(sample.noise)} taken out, {len(lost)} lost")
        for line in stayed:
            print(f"    stays: {line}")
        for line in lost:
            print(f"    lost: {line}")
    print(f"noise taken out: {total - kept} of {total} ({(total - kept) / total:.1%})")


if __name__ == "__main__":
    main()
