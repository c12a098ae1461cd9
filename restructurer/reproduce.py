"""Runs an article again and says what differs from the one on file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from restructurer.errors import InputError
from restructurer.rulebook import Rulebook

LARGEST = 64_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was: what (``program``, ``rules``, ``bytes``…), then and now."""

    what: str
    then: str
    now: str


def load_article(path: Path) -> dict[str, Any]:
    """The article's JSON as plain values. Raises InputError when it is not one of ours."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path}: larger than any article that this program writes")
        value = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise InputError(f"{path}: not valid JSON; give the file written with --format json") from None
    if not isinstance(value, dict) or value.get("schema") != "restructurer/article/1":
        raise InputError(f"{path}: not an article of schema restructurer/article/1")
    return value


def _first_difference(then: str, now: str) -> Difference:
    """Line and words of the first byte that differs."""
    rows_then, rows_now = then.splitlines(), now.splitlines()
    for number, (old, new) in enumerate(zip(rows_then, rows_now, strict=False), 1):
        if old != new:
            return Difference(f"bytes (line {number})", old.strip()[:160], new.strip()[:160])
    return Difference("bytes (length)", f"{len(rows_then)} lines", f"{len(rows_now)} lines")


def reproduce(path: Path, source: Path, *, rules: Path | None = None) -> tuple[Difference, ...]:
    """What differs between the article on file and the same run done now; empty when identical.

    Compared in turn: the source's text, each part of the fingerprint, and the bytes of the JSON.
    Raises InputError when either file cannot be read.
    """
    from restructurer.main_path import restructure_source
    from restructurer.reading.read import read_file
    from restructurer.rendering.wire import as_wire, render_json

    old = load_article(path)
    options = old.get("fingerprint", {}).get("options", {})
    if not isinstance(options, dict) or not isinstance(options.get("words"), int):
        raise InputError(f"{path}: its fingerprint names no options; it was not written by this program")
    rulebook = Rulebook(overlay=rules)
    again = read_file(source, rulebook=rulebook, title=options.get("title"))
    work = restructure_source(again, rulebook=rulebook, words=options["words"], keyphrase=options.get("keyphrase"))
    new = as_wire(work.article)
    found: list[Difference] = []
    if old["source"].get("sha256") != new["source"]["sha256"]:
        found.append(Difference("source", str(old["source"].get("sha256")), new["source"]["sha256"]))
    for name in new["fingerprint"]:
        then, now = old["fingerprint"].get(name), new["fingerprint"][name]
        if then != now:
            found.append(Difference(name, str(then), str(now)))
    then_text, now_text = path.read_text(encoding="utf-8"), render_json(work.article)
    if then_text != now_text:
        found.append(_first_difference(then_text, now_text))
    return tuple(found)
