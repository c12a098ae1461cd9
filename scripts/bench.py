"""Measures the program beside plain spaCy, in the same run, and prints a Markdown table.

    python scripts/bench.py [--corpus FOLDER] [--runs N] [--only NAME…] [--skip-others]

Every figure is a ratio to spaCy's own (or of two runs of ours), the median of several runs that
alternate, so that a busy machine bears on both alike. Seconds are processor time unless the row says
wall. ``--corpus``: a folder of articles (default: the measuring corpus beside the checkout, else
``data/sample.txt`` alone).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpus" / "wikinews" / "documents"
SAMPLE = ROOT / "data" / "sample.txt"
OTHERS = ("bench_quotes.py", "bench_topics.py")

STAGES = ("read", "join", "analyse", "write", "render")

PLAIN = """
import sys, spacy
nlp = spacy.load("fr_core_news_md")
nlp(open(sys.argv[1], encoding="utf-8").read())
"""
PIPE = """
import json, sys, time, spacy
nlp = spacy.load("fr_core_news_md")
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp(texts[0])
start = time.process_time()
for doc in nlp.pipe(texts):
    pass
print(time.process_time() - start)
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ``most`` (or ``least``) is what the ratio should keep to."""

    name: str
    ours: str
    beside: str
    ratio: float
    most: float | None = None
    least: float | None = None

    def line(self) -> str:
        """The row in Markdown."""
        wanted = f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}"
        good = self.ratio <= self.most if self.most is not None else self.ratio >= (self.least or 0)
        return (
            f"| {self.name} | {self.ours} | {self.beside} | {self.ratio:.2f} | {wanted} | {'yes' if good else 'no'} |"
        )


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds on the clock, seconds of processor (with its children), peak memory in MB."""

    wall: float
    cpu: float
    peak: float
    output: str = ""


def process(*command: str | Path, stdout: bool = False) -> Run:
    """Runs a command to its end and measures it, with the processes that it started."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(list(map(str, command)), cwd=ROOT, stdout=output, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1, 3):
            errors.seek(0)
            raise SystemExit(f"{command} gave {child.returncode}: {errors.read().decode()[-2000:]}")
        output.seek(0)
        text = output.read().decode() if stdout else ""
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def wall_of(run: Run) -> float:
    """Seconds on the clock."""
    return run.wall


def cpu_of(run: Run) -> float:
    """Seconds of processor."""
    return run.cpu


def alternate(runs: int, *measures: Callable[[], Run]) -> list[list[Run]]:
    """Each measure ``runs`` times, in turn: A B A B …, after one of each that does not count."""
    for measure in measures:
        measure()
    found: list[list[Run]] = [[] for _ in measures]
    for _ in range(runs):
        for results, measure in zip(found, measures, strict=True):
            results.append(measure())
    return found


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def pairs(ours: Sequence[Run], beside: Sequence[Run], value: Callable[[Run], float]) -> float:
    """The median of the ratios, pair by pair."""
    return middle([value(one) / value(two) for one, two in zip(ours, beside, strict=True)])


def program(*arguments: str | Path) -> Callable[[], Run]:
    """A run of the program."""
    return lambda: process(sys.executable, "-m", "restructurer", *arguments)


def cold(corpus: Path, runs: int) -> list[Row]:
    """One article from the start of the process to its end, beside a script that only parses it."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = alternate(
            runs,
            program("run", SAMPLE, "-o", Path(folder) / "out.md", "--allow-short"),
            lambda: process(sys.executable, "-c", PLAIN, SAMPLE),
        )
    rows = []
    for name, value in (("wall", wall_of), ("processor", cpu_of)):
        one, two = middle([value(run) for run in ours]), middle([value(run) for run in plain])
        rows.append(Row(f"cold `run`, {name}", f"{one:.2f} s", f"{two:.2f} s", pairs(ours, plain, value), most=0.5))
    peak, other = max(run.peak for run in ours), max(run.peak for run in plain)
    rows.append(Row("cold `run`, peak memory", f"{peak:.0f} MB", f"{other:.0f} MB", peak / other, most=1.0))
    return rows


def helping(corpus: Path, runs: int) -> list[Row]:
    """``--help``, in seconds on the clock (its ratio is to the 0.15 s that it may take)."""
    (ours,) = alternate(2 * runs, program("--help"))
    wall = middle([run.wall for run in ours])
    return [Row("`--help`, wall", f"{wall:.3f} s", "0.150 s", wall / 0.15, most=1.0)]


def articles_of(corpus: Path) -> list[Path]:
    """The articles of a corpus, or the sample alone."""
    return sorted(path for path in corpus.iterdir() if path.is_file()) if corpus.is_dir() else [SAMPLE]


def warm(corpus: Path, runs: int) -> list[Row]:
    """What we add to the parse of an article that the process has not seen, the model being loaded."""
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import bench; bench.print_warm(sys.argv[1])"
    results = [json.loads(process(sys.executable, "-c", code, corpus, stdout=True).output) for _ in range(runs)]
    parse, stock = (middle([one[name] for one in results]) for name in ("parse", "stock"))
    stages = {name: middle([one[name] for one in results]) for name in STAGES}
    work = sum(stages.values())
    detail = ", ".join(f"{name} {1000 * seconds:.1f}" for name, seconds in stages.items())
    return [
        Row(
            f"warm article: our work / our parse (ms: {detail})",
            f"{1000 * work:.1f} ms",
            f"{1000 * parse:.1f} ms",
            middle([sum(one[name] for name in stages) / one["parse"] for one in results]),
            most=0.2,
        ),
        Row(
            "warm article: our work / spaCy's own parse of it",
            f"{1000 * work:.1f} ms",
            f"{1000 * stock:.1f} ms",
            middle([sum(one[name] for name in stages) / one["stock"] for one in results]),
            most=0.2,
        ),
        Row(
            "warm article: our parse / spaCy's own",
            f"{1000 * parse:.1f} ms",
            f"{1000 * stock:.1f} ms",
            middle([one["parse"] / one["stock"] for one in results]),
            most=1.0,
        ),
    ]


class Timed:
    """A function, or the ``pipe`` of a pipeline, that counts the processor seconds it spends inside a larger one."""

    def __init__(self, inner: Callable[..., Any]) -> None:
        self.inner, self.spent = inner, 0.0

    def __call__(self, *args: Any, **options: Any) -> Any:
        """What the function gives."""
        start = time.process_time()
        found = self.inner(*args, **options)
        self.spent += time.process_time() - start
        return found

    pipe = __call__


def start_as_the_program() -> None:
    """Sets what the command line sets before numpy is imported."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def print_warm(corpus: str) -> None:
    """Processor seconds for one article of the corpus on average, stage by stage, as JSON.

    ``parse`` is the pipeline alone; ``join`` is what turns its paragraphs into one parsed article.
    """
    start_as_the_program()
    import spacy

    from restructurer import main_path
    from restructurer.analysis.model import load
    from restructurer.analysis.parse import parse
    from restructurer.errors import InputError
    from restructurer.reading.read import read_file
    from restructurer.rendering.render import render
    from restructurer.rulebook import default_rulebook

    pipeline, stock, rulebook = load(), spacy.load("fr_core_news_md"), default_rulebook()
    nlp: Any = Timed(lambda texts: list(pipeline.pipe(texts)))
    names: dict[str, Any] = vars(main_path)
    analyse = names["analyse_parsed"] = Timed(names["analyse_parsed"])
    spent = dict.fromkeys(("read", "join", "write", "render", "stock"), 0.0)
    files = articles_of(Path(corpus))
    sample = read_file(SAMPLE, rulebook=rulebook)
    render(main_path.restructure_parsed(parse(sample, nlp=nlp), rulebook=rulebook).article, format="md")
    stock(sample.text)
    count, nlp.spent, analyse.spent = 0, 0.0, 0.0
    for file in files:
        times = [time.process_time()]
        try:
            source = read_file(file, rulebook=rulebook)
        except InputError:
            continue
        times.append(time.process_time())
        parsed = parse(source, nlp=nlp)
        times.append(time.process_time())
        work = main_path.restructure_parsed(parsed, rulebook=rulebook)
        times.append(time.process_time())
        render(work.article, format="md")
        times.append(time.process_time())
        stock("\n\n".join(map(source.slice, source.paragraphs)))
        times.append(time.process_time())
        for name, one, two in zip(spent, times, times[1:], strict=False):
            spent[name] += two - one
        count += 1
    spent |= {"parse": nlp.spent, "analyse": analyse.spent}
    spent["join"] -= nlp.spent
    spent["write"] -= analyse.spent
    print(json.dumps({name: seconds / count for name, seconds in spent.items()}))


def lines_of(corpus: Path, folder: Path, count: int, *, distinct: bool = False) -> Path:
    """A file of JSON Lines with ``count`` articles made of the corpus's texts, in turn.

    ``distinct``: no two are the same (a word of their own in each).
    """
    from restructurer.errors import InputError
    from restructurer.reading.read import read_file
    from restructurer.rulebook import default_rulebook

    texts = []
    for file in articles_of(corpus):
        try:
            source = read_file(file, rulebook=default_rulebook())
        except InputError:
            continue
        texts.append((source.title, "\n\n".join(map(source.slice, source.paragraphs))))
    path = folder / f"{count}{'-distinct' if distinct else ''}.jsonl"
    with path.open("w", encoding="utf-8") as output:
        for number in range(count):
            title, text = texts[number % len(texts)]
            if distinct:
                text += f" Le dossier n{number}x, dit affaire z{number * 7919}k, a été rouvert en octobre."
            output.write(json.dumps({"id": f"a{number}", "title": title, "text": text}) + "\n")
    return path


def batch(corpus: Path, runs: int) -> list[Row]:
    """Batches beside ``nlp.pipe`` over the same texts, with one process and with two."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = 2 * len(articles_of(corpus))
        one, once, many = (lines_of(corpus, folder, size) for size in (1, count // 2, count))
        fresh = iter(range(10**6))

        def ours(lines: Path, jobs: int) -> Callable[[], Run]:
            return lambda: process(
                *(sys.executable, "-m", "restructurer", "batch", lines, "-j", str(jobs)),
                *("-o", folder / f"out{next(fresh)}", "--allow-short"),
            )

        start, first_sight, single, double, pipe_once, pipe = alternate(
            runs,
            ours(one, 1),
            ours(once, 1),
            ours(many, 1),
            ours(many, 2),
            lambda: process(sys.executable, "-c", PIPE, once, stdout=True),
            lambda: process(sys.executable, "-c", PIPE, many, stdout=True),
        )
    work_once = [run.cpu - first.cpu for run, first in zip(first_sight, start, strict=True)]
    parse_once = [float(run.output) for run in pipe_once]
    work = [run.cpu - first.cpu for run, first in zip(single, start, strict=True)]
    parse = [float(run.output) for run in pipe]
    walls = [[run.wall - first.wall for run, first in zip(runs_, start, strict=True)] for runs_ in (single, double)]
    ratio = middle([ours / theirs for ours, theirs in zip(work, parse, strict=True)])
    gain = middle([alone / two for alone, two in zip(*walls, strict=True)])
    return [
        Row(
            f"batch of {count // 2}, each text once, 1 process / `nlp.pipe`, start apart",
            f"{middle(work_once):.2f} s",
            f"{middle(parse_once):.2f} s",
            middle([ours / theirs for ours, theirs in zip(work_once, parse_once, strict=True)]),
            most=1.25,
        ),
        Row(
            f"batch of {count}, each text twice, 1 process / `nlp.pipe`, start apart",
            f"{middle(work):.2f} s",
            f"{middle(parse):.2f} s",
            ratio,
            most=1.25,
        ),
        Row(
            f"batch of {count}, 1 process / `nlp.pipe`, whole processes",
            f"{middle([run.cpu for run in single]):.2f} s",
            f"{middle([run.cpu for run in pipe]):.2f} s",
            pairs(single, pipe, cpu_of),
            most=1.25,
        ),
        Row(
            f"throughput of 2 processes / 1, wall ({os.cpu_count()} cores)",
            f"{count / middle(walls[1]):.1f} /s",
            f"{count / middle(walls[0]):.1f} /s",
            gain,
            least=1.7,
        ),
    ]


def memory(corpus: Path, runs: int) -> list[Row]:
    """The peak of the largest process: a batch of 2,000 articles (no two the same) beside one of 50."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peaks = []
        for count in (50, 2000):
            lines = lines_of(corpus, folder, count, distinct=True)
            peaks.append(program("batch", lines, "-j", "2", "-o", folder / f"out{count}", "--allow-short")().peak)
    return [
        Row(
            "peak memory, 2,000 articles / 50",
            f"{peaks[1]:.0f} MB",
            f"{peaks[0]:.0f} MB",
            peaks[1] / peaks[0],
            most=1.2,
        )
    ]


def growth(corpus: Path, runs: int) -> list[Row]:
    """Processor time for each word of a 20,000-word article beside that of a 600-word one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paragraphs = _paragraphs(corpus)
        files = {}
        for words in (600, 20_000):
            text, size, at = ["Un titre de travail"], 0, 0
            while size < words:
                paragraph = paragraphs[at % len(paragraphs)]
                text.append(paragraph)
                size += len(paragraph.split())
                at += 1
            files[words] = folder / f"{words}.txt"
            files[words].write_text("\n\n".join(text), encoding="utf-8")
        code = (
            f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import bench; bench.print_cost(*sys.argv[1:])"
        )
        costs = [
            json.loads(process(sys.executable, "-c", code, files[600], files[20_000], stdout=True).output)
            for _ in range(max(1, runs // 2))
        ]
    short, long = (middle([cost[at] for cost in costs]) for at in (0, 1))
    return [
        Row(
            "a word of 20,000 / a word of 600",
            f"{1e6 * long:.0f} µs",
            f"{1e6 * short:.0f} µs",
            middle([two / one for one, two in costs]),
            most=1.3,
        )
    ]


def _paragraphs(corpus: Path) -> list[str]:
    from restructurer.errors import InputError
    from restructurer.reading.read import read_file
    from restructurer.rulebook import default_rulebook

    found = []
    for file in articles_of(corpus):
        try:
            source = read_file(file, rulebook=default_rulebook())
        except InputError:
            continue
        found += [text for text in map(source.slice, source.paragraphs) if len(text.split()) > 20]
    return found


def print_cost(*files: str) -> None:
    """Processor seconds for each word of each file, the shorter ones done several times over, as JSON."""
    start_as_the_program()
    from restructurer.analysis.model import load
    from restructurer.main_path import restructure_source
    from restructurer.reading.read import read_file
    from restructurer.rendering.render import render
    from restructurer.rulebook import default_rulebook

    nlp, rulebook = load(), default_rulebook()
    costs = []
    for file in files:
        words = len(Path(file).read_text(encoding="utf-8").split())
        times = []
        for _ in range(max(1, 4000 // words) + 1):
            start = time.process_time()
            source = read_file(file, rulebook=rulebook)
            render(restructure_source(source, rulebook=rulebook, nlp=nlp).article, format="md")
            times.append(time.process_time() - start)
        costs.append(middle(times[1:]) / words)
    print(json.dumps(costs))


SECTIONS: dict[str, Callable[[Path, int], list[Row]]] = {
    "cold": cold,
    "help": helping,
    "warm": warm,
    "batch": batch,
    "memory": memory,
    "growth": growth,
}


def main() -> None:
    """Prints the table, then what the other benchmarks print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=SHARED if SHARED.is_dir() else SAMPLE)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=list(SECTIONS), default=list(SECTIONS))
    parser.add_argument("--skip-others", action="store_true", help="leave the benchmarks of quotes and topics out")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    print("| What | Ours | Beside it | Ratio | Wanted | Met |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    for name in arguments.only:
        for row in SECTIONS[name](arguments.corpus, arguments.runs):
            print(row.line(), flush=True)
    for other in OTHERS:
        if not arguments.skip_others and (ROOT / "scripts" / other).is_file():
            print(f"\n`{other}`:\n", flush=True)
            subprocess.run([sys.executable, str(ROOT / "scripts" / other)], cwd=ROOT, check=False)


if __name__ == "__main__":
    main()
