"""A batch from end to end: which articles are still to do, who does them, where they go."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from restructurer.batch import inputs
from restructurer.batch.engine import Result, Settings, rulebook_of
from restructurer.batch.inputs import Item
from restructurer.batch.keep import Keeper, Lines, keeper
from restructurer.batch.names import Names
from restructurer.batch.workers import Workers
from restructurer.errors import OutputError
from restructurer.fingerprint import fingerprint

REPORT = "report.jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line of the report: what became of one input.

    ``output``: the file's name in the folder (or the article's ``id`` in ``articles.jsonl``).
    ``key``: a hash of all that the output depends on. ``sha256``: of the output's bytes.
    """

    input: str
    output: str
    status: Literal["done", "short", "failed"]
    words: int
    target: int
    supported: int
    key: str
    sha256: str
    error: str | None = None

    def line(self) -> bytes:
        """The outcome as a line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Done:
    """What the caller hears of each article, in the order of the inputs; ``fresh``: it was done now."""

    outcome: Outcome
    fresh: bool


@dataclass(frozen=True, slots=True)
class _Ticket:
    """What is known of an article before it is done; ``known``: it was done before and still stands."""

    label: str
    output: str
    key: str
    known: Outcome | None


def run_batch(files: Sequence[Path], *, output: Path, settings: Settings, jobs: int = 1) -> Generator[Done]:
    """Restructures the articles of ``files`` into the folder ``output``, telling of each once it is kept.

    ``jobs``: how many processes work. Articles that an earlier run finished, with everything they
    depend on the same and the output as it was left, are not done again. Raises OutputError when the
    folder cannot be written, RuleError when a rule is wrong.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{output}: cannot be made: {error.strerror}; choose another folder with -o") from None
    base = _base(settings)
    with Lines(output / REPORT) as report, keeper(output, settings.format) as kept:
        before = {str(value.get("output")): value for value in report.earlier()}
        with Workers(jobs, settings) as workers:
            for ticket, result in workers.run(_tickets(files, base, before, kept)):
                outcome = _keep(ticket, result, kept)
                report.add(outcome.line())
                yield Done(outcome, fresh=ticket.known is None)
        kept.finish()
        report.finish()


def _tickets(
    files: Sequence[Path], base: bytes, before: dict[str, dict[str, Any]], kept: Keeper
) -> Iterator[tuple[_Ticket, Item | None]]:
    """Each article with its ticket, and nothing to do where an earlier run's output stands."""
    names = Names()
    for item in inputs.read(files):
        output, key = kept.output(names.name(item.name)), _key(base, item)
        known = _known(before.get(output), item.label, key)
        if known is not None and not kept.has(known.output, known.sha256):
            known = None
        yield _Ticket(item.label, output, key, known), item if known is None else None


def _keep(ticket: _Ticket, result: Result | None, kept: Keeper) -> Outcome:
    if ticket.known is not None:
        kept.again(ticket.known.output)
        return ticket.known
    if result is None:
        raise AssertionError("an article without result was not done before")
    error, sha256 = result.error, ""
    if error is None:
        try:
            sha256 = kept.keep(ticket.output, result.text)
        except OutputError as fault:
            error = str(fault)
    return Outcome(
        input=ticket.label,
        output=ticket.output if error is None else "",
        status=result.status if error is None else "failed",
        words=result.words,
        target=result.target,
        supported=result.supported,
        key=ticket.key,
        sha256=sha256,
        error=error,
    )


def _base(settings: Settings) -> bytes:
    """What every output of the batch depends on: program, model, rules, data and options."""
    pairs = fingerprint(rulebook_of(settings.rules), options={"words": settings.words, "format": settings.format})
    return json.dumps(pairs, sort_keys=True).encode()


def _key(base: bytes, item: Item) -> str:
    """A hash of all that an article's output depends on."""
    digest = hashlib.sha256(base)
    for part in (item.name, item.title, item.text, item.fault):
        digest.update(b"\0-" if part is None else b"\0+" + part.encode("utf-8", "surrogatepass"))
    digest.update(b"\0" + (item.data or b""))
    return digest.hexdigest()


def _known(entry: dict[str, Any] | None, label: str, key: str) -> Outcome | None:
    """The line of an earlier report as an Outcome, when it is of the same article and the same key."""
    if entry is None or entry.get("key") != key or entry.get("status") not in ("done", "short"):
        return None
    try:
        return Outcome(**{**entry, "input": label})
    except TypeError:
        return None
