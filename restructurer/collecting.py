"""Garbage collection put off while an article is worked on.

An article makes some ten thousand objects that live as long as the work on it does; Python would walk through the
young ones dozens of times meanwhile and find nothing to free.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
