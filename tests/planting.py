"""Plants faults in an article, one at a time."""

from __future__ import annotations

import random
import re

INVENTED = (
    "La préfecture annonce un plan de relance pour les commerces du littoral.",
    "Les habitants craignent désormais une hausse des loyers.",
    "Une enquête interne a été ouverte lundi par le parquet financier.",
    "La situation devrait s’améliorer avant la rentrée, selon les spécialistes.",
    "Cette décision a provoqué la colère des syndicats.",
)
NAMES = ("Kerdoncuff", "Villebrune", "Oursel", "Tavernost", "Maubrac", "Lesquin")
KINDS = ("digit", "name", "quote", "lost", "invented")


def body_start(text: str) -> int:
    return text.index("\n---\n", 4) + 5


def _replace(text: str, low: int, high: int, new: str) -> str:
    return text[:low] + new + text[high:]


def digit(text: str, pick: random.Random) -> str | None:
    places = [m.start() for m in re.finditer(r"\d", text) if m.start() >= body_start(text)]
    if not places:
        return None
    at = pick.choice(places)
    return _replace(text, at, at + 1, pick.choice([d for d in "0123456789" if d != text[at]]))


def name(text: str, pick: random.Random) -> str | None:
    found = [m for m in re.finditer(r"(?<=[a-zé,] )[A-ZÉ][a-zàâéèêëîïôûüç]{3,}", text) if m.start() >= body_start(text)]
    if not found:
        return None
    match = pick.choice(found)
    return _replace(text, *match.span(), pick.choice(NAMES))


def quote(text: str, pick: random.Random) -> str | None:
    found = [m for m in re.finditer(r"«\s([^«»\n]{20,}?)\s»", text) if m.start() >= body_start(text)]
    found = [m for m in found if len(m.group(1).split()) >= 4]
    if not found:
        return None
    match = pick.choice(found)
    words = list(re.finditer(r"\S*\w\S*", match.group(1)))
    heading = text[text.rfind("\n", 0, match.start()) + 1 :].startswith("#")
    word = pick.choice(words[1:-1] if heading else words)  # a subheading may stop before its quote does
    low, high = match.start(1) + word.start(), match.start(1) + word.end()
    return text[:low] + text[high:].lstrip(" ")


def lost(text: str, pick: random.Random) -> str | None:
    found = []
    for match in re.finditer(r"(?<=[.!?] )[A-ZÉÀ][^.!?«»\n]{30,}[.!?](?= |\n)", text):
        line = text[text.rfind("\n", 0, match.start()) + 1 :]
        if match.start() >= body_start(text) and not line.startswith(("-", ">", "*", "#")):
            found.append(match)
    if not found:
        return None
    match = pick.choice(found)
    return text[: match.start()] + text[match.end() :].lstrip(" ")


def invented(text: str, pick: random.Random) -> str | None:
    found = [m.start() for m in re.finditer(r"(?<=[.!?])(?= |\n)", text) if m.start() >= body_start(text)]
    if not found:
        return None
    at = pick.choice(found)
    return _replace(text, at, at, f" {pick.choice(INVENTED)}")


def plant(kind: str, text: str, pick: random.Random) -> str | None:
    """The article with one fault of a kind, or ``None`` where it offers no place for one."""
    return {"digit": digit, "name": name, "quote": quote, "lost": lost, "invented": invented}[kind](text, pick)
