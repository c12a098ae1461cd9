"""The formats in which findings are printed, one a file."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import cast

from restructurer.checking.values import FileReport

FORMATS = ("text", "json", "sarif", "junit", "github")


def printer(name: str) -> Callable[[Sequence[FileReport]], str]:
    """The function that prints reports in a format of :data:`FORMATS`."""
    module = importlib.import_module(f"{__name__}.{name}_format")
    return cast(Callable[[Sequence[FileReport]], str], module.render)
