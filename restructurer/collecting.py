"""Garbage collection put off while an article is worked on, and seldom done between two.

An article makes some ten thousand objects that live as long as the work on it does; Python would walk through the
young ones dozens of times meanwhile and find nothing to free. Once it is done, it leaves few cycles behind.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects that a process makes between two garbage collections; a dozen articles leave as many that nobody has freed.
_BETWEEN = 20_000


def collect_seldom() -> None:
    """Leaves what is there out of garbage collections, and has them come seldom (seldomer, where they do already)."""
    gc.freeze()
    first, *others = gc.get_threshold()
    if 0 < first < _BETWEEN:
        gc.set_threshold(_BETWEEN, *others)


@contextmanager
def uncollected() -> Iterator[None]:
    """Leaves garbage until the end; a process that has switched collections off is left as it is."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
