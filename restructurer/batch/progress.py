"""How a batch tells of itself: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from restructurer.batch.run import Done

Tell = Callable[[Done], None]


@contextmanager
def progress(total: int | None) -> Iterator[Tell]:
    """Gives the function to call for each article; ``total``: how many there are, when it is known."""
    if sys.stderr.isatty():
        from tqdm import tqdm

        with tqdm(total=total, unit="article", file=sys.stderr, dynamic_ncols=True, smoothing=0.1) as bar:

            def advance(done: Done) -> None:
                if done.outcome.status == "failed":
                    bar.write(_line(done), file=sys.stderr)
                bar.update()

            yield advance
        return
    number = 0

    def tell(done: Done) -> None:
        nonlocal number
        number += 1
        place = f"[{number}/{total}]" if total is not None else f"[{number}]"
        print(place, _line(done), file=sys.stderr, flush=True)

    yield tell


def _line(done: Done) -> str:
    """One line: the input, what became of it, and its words."""
    outcome = done.outcome
    if outcome.status == "failed":
        reason = (outcome.error or "").removeprefix(f"{outcome.input}: ")
        return " ".join(f"{outcome.input}: failed: {reason}".split())
    short = "" if outcome.status == "done" else f" of {outcome.target}"
    return f"{outcome.input}: {outcome.output}, {outcome.words}{short} words{'' if done.fresh else ', unchanged'}"
