"""Faults of a shortened title that its given form did not have."""

from __future__ import annotations

from restructurer.writing.guards import refuse_edges
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_losses import theme_end
from restructurer.writing.torn import torn_atom


def refuse_title(syntax: Syntax, selection: Selection) -> str | None:
    """The faults of a shortened title that its given form did not have."""
    trimmed = Selection(tuple(t for t in selection.kept if syntax.text[t] not in "?!"), 0, selection.words)
    present = set(trimmed.kept) | {t for w in trimmed.words if w.first is not None for t in range(w.first, w.stop or 0)}
    themed = any(t in present for t in range(theme_end(syntax)))
    if theme_end(syntax) and "drop-theme" not in selection.operations and not themed:
        return "theme lost"
    return (
        refuse_edges(syntax, trimmed)
        or _quote_cut(syntax, present)
        or _subject_lost(syntax, trimmed)
        or torn_atom(syntax, trimmed.kept, present)
    )


def _quote_cut(syntax: Syntax, present: set[int]) -> str | None:
    """A quote of the title from which words are gone."""
    opening = None
    for token, text in enumerate(syntax.text):
        if "«" in text:
            opening = token
        elif "»" in text and opening is not None:
            here = sum(t in present for t in range(opening, token + 1))
            if 0 < here < token + 1 - opening:
                return "quote cut"
            opening = None
    return None


def _subject_lost(syntax: Syntax, selection: Selection) -> str | None:
    """A verb or noun kept without what it was said of, or an « et » that lost what it joined."""
    shown = set(selection.kept) | {
        t for w in selection.words if w.first is not None for t in range(w.first, w.stop or 0)
    }
    colon = theme_end(syntax)
    for token in selection.kept:
        for child in syntax.children[token]:
            if (
                syntax.dep[child].startswith("nsubj")
                and child > colon
                and not any(
                    t in shown and syntax.pos[t] in ("NOUN", "PROPN", "X", "PRON") for t in syntax.subtree(child)
                )
            ):
                return "no subject"
        above = syntax.head[token]
        named = syntax.pos[token] == "PROPN" and syntax.dep[token].partition(":")[0] in ("appos", "flat", "nmod")
        if above not in shown and above > colon and syntax.dep[token] not in ("punct", "cc", "case") and not named:
            return "head lost"
        if (
            token - 1 not in shown
            and token > selection.kept[0]
            and syntax.pos[token] in ("NUM", "X", "PROPN")
            and not named
        ):
            return "torn name"
        if (
            token + 1 < len(syntax)
            and token + 1 not in shown
            and not syntax.blank[token]
            and syntax.text[token + 1][:1] not in ",.:;?!"
        ):
            return "torn word"
        lost_comma = token - 1 > selection.kept[0] and syntax.text[token - 1] == "," and token - 1 not in shown
        if lost_comma and token - 2 in shown:
            return "comma lost"
        if syntax.pos[token] == "CCONJ" and token - 1 not in shown:
            return "torn list"
        before = syntax.pos[token - 1] if token > selection.kept[0] and token - 1 not in shown else ""
        if syntax.pos[token] in ("ADJ", "NOUN") and before == "NOUN":
            return "torn adjective"
        if (
            token > 0
            and syntax.pos[token] in ("NOUN", "PROPN")
            and syntax.pos[token - 1] == "DET"
            and token - 1 not in shown
            and syntax.head[token - 1] == token
        ):
            return "no article"
    return None
