"""The slug: the last part of the page's address."""

from __future__ import annotations

import re
import unicodedata

from restructurer.rulebook import Rulebook, Settings


class SlugSettings(Settings):
    """``rules/slug.toml``."""

    longest: int
    drop: tuple[str, ...]
    keep: tuple[str, ...]


_FOLD = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": " ", "'": " "})


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.translate(_FOLD)).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def make_slug(title: str, *, keyphrase: str, rulebook: Rulebook) -> str:
    """ASCII words of the title joined by hyphens, function words dropped, at most ``longest`` characters.

    The words of the focus keyphrase, and those that turn what is said around (``keep``: « pas »,
    « sans »), are kept before others when the title is too long.
    """
    settings = rulebook.settings("slug", SlugSettings)
    drop = set(settings.drop)
    focus = [t for t in _tokens(keyphrase) if t not in drop]
    words: list[str] = []
    for token in _tokens(title):
        if token not in drop and token not in words:
            words.append(token)
    words = words or _tokens(title) or focus or ["article"]
    words = _with_focus(words, focus)
    while len("-".join(words)) > settings.longest and len(words) > 1:
        loose = [i for i, w in enumerate(words) if w not in focus and w not in settings.keep]
        words.pop(loose[-1] if loose else -1)
    return "-".join(words)[: settings.longest]


def _with_focus(words: list[str], focus: list[str]) -> list[str]:
    """The words with those of the focus keyphrase: the missing ones beside those that are there, else in front."""
    present = [index for index, word in enumerate(words) if word in focus]
    if not present:
        return focus + words
    at = present[0]
    out = words[: at + 1]
    place = focus.index(words[at])
    out[at:at] = [one for one in focus[:place] if one not in words]
    out += [one for one in focus[place + 1 :] if one not in words]
    return out + words[at + 1 :]
