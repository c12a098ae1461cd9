"""Checks one article that is in memory: the public function."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from restructurer.checking.engine import check_page, unreadable
from restructurer.checking.load import SUFFIXES, UnreadableError, read_page
from restructurer.checking.settings import chosen, from_table
from restructurer.checking.sources import source_of_text
from restructurer.checking.values import Finding

Format = Literal["markdown", "html", "json"]


def check(
    text: str,
    *,
    source: str | None = None,
    format: Format = "markdown",
    select: str = "",
    ignore: str = "",
    name: str = "text",
) -> tuple[Finding, ...]:
    """What is to mend in an article, in the order of its text, as ``restructurer check`` finds it.

    ``source``: the text that the article was made from, to check fidelity against. ``format``: of
    ``text``. ``select``, ``ignore``: ids of checks or their beginnings, parted by commas. ``name``:
    what the findings call the article. No project settings are read. Raises SettingsError for an
    unknown id, InputError when the source cannot be read; an article that cannot be read is a finding.
    """
    table = {key: value for key, value in (("select", select), ("ignore", ignore)) if value}
    settings = from_table(table, root=Path(), where="check()")
    checks = chosen((settings.base,))
    path = name if SUFFIXES.get(Path(name).suffix.lower()) == format else f"{name}.{format}"
    read = source_of_text(source) if source is not None else None
    try:
        page = read_page(path, aliases=dict(settings.fields), text=text)
    except UnreadableError as error:
        return unreadable(name, error, checks).findings
    return check_page(page, checks, source=read).findings
