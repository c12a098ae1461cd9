"""Reads the fields of a Markdown file's front matter, with their places, without a YAML library.

Only what an article's header uses: ``key: value`` at the left margin, plain, quoted, or folded
over indented lines; or a TOML header between ``+++``.
"""

from __future__ import annotations

import json
import re
import tomllib

from restructurer.checking.page import Field

_OPEN = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_KEY = re.compile(r"^([\w][\w .:-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?$")
_COMMENT = re.compile(r"[ \t]+#.*\Z")


class FrontMatterError(ValueError):
    """The header cannot be read; ``offset`` says where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def _scalar(raw: str) -> str:
    raw = raw.strip()
    if raw.startswith('"'):
        end = raw.rfind('"')
        try:
            return str(json.loads(raw[: end + 1])) if end > 0 else raw
        except json.JSONDecodeError:
            return raw[1:end] if end > 0 else raw
    if raw.startswith("'"):
        end = raw.rfind("'")
        return raw[1:end].replace("''", "'") if end > 0 else raw
    return _COMMENT.sub("", raw)


def _toml(text: str, offset: int) -> dict[str, Field]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FrontMatterError(f"TOML : {error}", offset) from None
    found = {}
    for key, value in table.items():
        if isinstance(value, str):
            at = text.find(value)
            start = offset + max(at, 0)
            found[key] = Field(value, start, start + len(value))
    return found


def _yaml(text: str, offset: int) -> dict[str, Field]:
    found: dict[str, Field] = {}
    key, start, end, parts, folded = "", 0, 0, list[str](), False

    def close() -> None:
        if key:
            value = " ".join(part for part in parts if part) if folded else _scalar(" ".join(parts))
            found.setdefault(key, Field(value, start, end))

    at = offset
    for line in text.split("\n"):
        bare = line.rstrip("\r")
        if bare[:1] not in (" ", "\t", "-", "#", ""):
            close()
            match = _KEY.match(bare)
            if match is None:
                raise FrontMatterError("une ligne de l’en-tête n’est pas « clé: valeur »", at)
            key, value = match.group(1).lower(), (match.group(2) or "").strip()
            folded = value in (">", "|", ">-", "|-", ">+", "|+")
            parts = [] if folded else [value]
            start = at + match.start(2) if match.group(2) else at + len(bare)
            end = at + len(bare)
        elif bare[:1] in (" ", "\t") and key and not bare.strip().startswith(("- ", "#")):
            parts.append(bare.strip())
            if folded and len([part for part in parts if part]) == 1:
                start = at + len(bare) - len(bare.lstrip())
            end = at + len(bare)
        at += len(line) + 1
    close()
    return found


def read_front_matter(raw: str) -> tuple[dict[str, Field], int]:
    """The fields by lower-case name, and the offset where the body starts.

    Raises FrontMatterError when a header is opened and not closed, or holds a line that is no field.
    """
    opening = _OPEN.match(raw)
    if opening is None:
        return {}, 0
    mark = opening.group(1)
    closing = re.compile(rf"^{re.escape(mark)}[ \t]*\r?$", re.M).search(raw, opening.end())
    if closing is None:
        if mark == "---":
            return {}, 0 if "\n\n" in raw[:200] and ":" not in raw[opening.end() :].split("\n", 1)[0] else _open(raw)
        raise FrontMatterError(f"l’en-tête ouvert par « {mark} » n’est pas fermé", 0)
    inside = raw[opening.end() : closing.start()]
    fields = _toml(inside, opening.end()) if mark == "+++" else _yaml(inside, opening.end())
    return fields, min(closing.end() + 1, len(raw))


def _open(raw: str) -> int:
    raise FrontMatterError("l’en-tête ouvert par « --- » n’est pas fermé", 0)
