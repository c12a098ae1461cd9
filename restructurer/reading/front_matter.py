"""YAML front matter, as far as articles use it: ``key: value``, quoted strings and lists.

Nothing is executed, nothing is nested, and a line that is not understood is passed over.
"""

from __future__ import annotations

import re

_OPEN = re.compile("\ufeff?---[ \t]{0,20}\r?\n")
_KEY = re.compile(r"([\w-]{1,60})[ \t]{0,20}:(?:[ \t](.*))?$")
_ITEM = re.compile(r"[ \t]{0,20}-[ \t](.*)$")
MOST_LINES = 200
LONGEST_VALUE = 2_000


def split_front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """The pairs of the front matter and the offset of what follows; ``((), 0)`` when there is none.

    A list is joined by a comma and a blank. The front matter must close (``---`` or ``...``)
    within :data:`MOST_LINES` lines.
    """
    opening = _OPEN.match(text)
    if opening is None:
        return (), 0
    at = opening.end()
    pairs: dict[str, str] = {}
    key = ""
    for _ in range(MOST_LINES):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].rstrip("\r \t")
        following = end + 1 if end >= 0 else len(text)
        if line in ("---", "..."):
            return tuple(sorted((k, v) for k, v in pairs.items() if v)), following
        if end < 0:
            break
        at = following
        found, item = _KEY.match(line), _ITEM.match(line)
        if found:
            key = found.group(1)
            pairs[key] = _value(found.group(2) or "")
        elif item and key:
            pairs[key] = ", ".join(part for part in (pairs[key], _value(item.group(1))) if part)[:LONGEST_VALUE]
        elif line[:1] in " \t" and key and line.strip():
            pairs[key] = f"{pairs[key]} {line.strip()}".strip()[:LONGEST_VALUE]
    return (), 0


def _value(raw: str) -> str:
    raw = raw.strip()[:LONGEST_VALUE]
    if raw.startswith("[") and raw.endswith("]"):
        return ", ".join(filter(None, (_scalar(part) for part in raw[1:-1].split(","))))
    return "" if raw in ("|", ">", "|-", ">-", "~", "null") else _scalar(raw)


def _scalar(raw: str) -> str:
    raw = raw.strip()
    if len(raw) >= 2 and raw[0] == raw[-1] == "'":
        return raw[1:-1].replace("''", "'")
    if len(raw) >= 2 and raw[0] == raw[-1] == '"':
        return raw[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return raw.split(" #")[0].strip()
