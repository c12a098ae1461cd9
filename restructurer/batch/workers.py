"""Processes that take articles one after another, and are replaced before they grow.

The model is loaded before the first process starts, so that on Linux every process shares it from
birth (fork); elsewhere each loads its own. A process is replaced after ``RENEW`` articles: the
strings and words that spaCy remembers go with it, and memory does not grow with the batch. A process
that dies costs the article that it held, nothing else.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from restructurer.batch.engine import Result, Settings, prepare, work
from restructurer.batch.inputs import Item

RENEW = 200
# Articles that a process holds: the one in work and the next.
HELD = 2
# How far the articles in work may run ahead of the first that is not done, for each process.
AHEAD = 16


Ticket = TypeVar("Ticket")


@dataclass(slots=True)
class _Worker:
    """A process, the parent's end of its pipe, and the articles it holds."""

    process: Any
    pipe: Connection
    held: deque[tuple[int, Item]] = field(default_factory=deque)
    given: int = 0


def _serve(pipe: Connection, others: list[Connection], settings: Settings) -> None:
    """The life of a process: an article in, a result out, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:  # a fork holds its siblings' pipes, which would keep them from seeing the end
        other.close()
    waiting: SimpleQueue[Item | None] = SimpleQueue()
    # Received on a thread of its own: two large messages that cross must not wait for each other.
    Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    with suppress(BrokenPipeError, ConnectionResetError):
        while (item := waiting.get()) is not None:
            pipe.send(work(item, settings))


def _receive(pipe: Connection, waiting: SimpleQueue[Item | None]) -> None:
    """Passes on what comes in; the end of the pipe is the end of the work."""
    item: Item | None = None
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            item = None
        waiting.put(item)
        if item is None:
            return


class Workers:
    """``jobs`` processes, as a context; leaving it ends them, whatever they are doing."""

    def __init__(self, jobs: int, settings: Settings) -> None:
        self._jobs = jobs
        self._settings = settings
        self._forks = sys.platform == "linux"
        self._context: BaseContext = multiprocessing.get_context("fork" if self._forks else "spawn")
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers.clear()

    def run(self, items: Iterable[tuple[Ticket, Item | None]]) -> Iterator[tuple[Ticket, Result | None]]:
        """The result of each item, in their order, with the ticket it came with.

        A ticket without an item goes straight through, in its place.
        """
        source = enumerate(items)
        tickets: deque[tuple[int, Ticket]] = deque()  # given out, in order, and not yet told of
        ready: dict[int, Result | None] = {}
        more = True
        while more or tickets:
            while more and len(tickets) < AHEAD * self._jobs and self._room():
                entry = next(source, None)
                if entry is None:
                    more = False
                    break
                number, (ticket, item) = entry
                tickets.append((number, ticket))
                if item is None:
                    ready[number] = None
                else:
                    self._give(self._free(), (number, item))
            if tickets and tickets[0][0] not in ready:
                ready.update(self._wait())
            while tickets and tickets[0][0] in ready:
                number, ticket = tickets.popleft()
                yield ticket, ready.pop(number)
        for worker in list(self._workers):
            self._dismiss(worker)

    def _room(self) -> bool:
        """Whether a process can take another article."""
        return len(self._workers) < self._jobs or any(self._takes(worker) for worker in self._workers)

    @staticmethod
    def _takes(worker: _Worker) -> bool:
        return worker.given < RENEW and len(worker.held) < HELD

    def _free(self) -> _Worker:
        """A process with room: an idle one, a new one while there may be more, else the least busy."""
        free = min(filter(self._takes, self._workers), key=lambda worker: len(worker.held), default=None)
        if free is None or (free.held and len(self._workers) < self._jobs):
            free = self._start()
            self._workers.append(free)
        return free

    def _start(self) -> _Worker:
        if self._forks:
            prepare(self._settings)  # once: what is loaded here is there in every fork
            gc.freeze()  # and stays one copy: a collection would write to all of it in each
        ours, theirs = self._context.Pipe()
        others = [worker.pipe for worker in self._workers] + [ours] if self._forks else []
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, others, self._settings), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker, pair: tuple[int, Item]) -> None:
        worker.held.append(pair)
        worker.given += 1
        with suppress(BrokenPipeError, ConnectionResetError):  # a dead process is seen when its pipe is read
            worker.pipe.send(pair[1])

    def _wait(self) -> Iterator[tuple[int, Result]]:
        """Results by number, waiting for the first process that has one."""
        by_pipe = {worker.pipe: worker for worker in self._workers if worker.held}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]  # type: ignore[index]
            number, item = worker.held[0]
            try:
                result = worker.pipe.recv()
            except (EOFError, ConnectionResetError):
                worker.held.popleft()
                yield number, Result("failed", error=f"{item.label}: its process died")
                self._replace(worker)
                continue
            worker.held.popleft()
            yield number, result
            if worker.given >= RENEW and not worker.held:
                self._dismiss(worker)

    def _replace(self, dead: _Worker) -> None:
        """Gives what a dead process still held to a new one."""
        dead.process.join()
        dead.pipe.close()
        self._workers.remove(dead)
        if dead.held:
            fresh = self._start()
            self._workers.append(fresh)
            for pair in dead.held:
                self._give(fresh, pair)

    def _dismiss(self, worker: _Worker) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.pipe.send(None)
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
