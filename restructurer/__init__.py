"""Restructures a French article for the web, by rules, offline, with the origin of every character.

The public functions are imported when they are first asked for, so that ``import restructurer``
costs nothing. The main path stands in ``main_path``: a module named like the function would take
its place on the package as soon as it is imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from restructurer import version

if TYPE_CHECKING:
    from restructurer.analysis.clusters import segment
    from restructurer.analysis.keyphrases import keyphrases
    from restructurer.analysis.quotes_of_text import quotes
    from restructurer.checking.check_text import check
    from restructurer.main_path import restructure

__version__ = version.VERSION

__all__ = ["__version__", "check", "keyphrases", "quotes", "restructure", "segment"]

_HOMES = {
    "check": "restructurer.checking.check_text",
    "keyphrases": "restructurer.analysis.keyphrases",
    "quotes": "restructurer.analysis.quotes_of_text",
    "restructure": "restructurer.main_path",
    "segment": "restructurer.analysis.clusters",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    function = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return function


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
