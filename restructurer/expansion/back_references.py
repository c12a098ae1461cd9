"""Nouns that take up somebody or something named before: « l’homme », « le texte », « le Genevois »."""

from __future__ import annotations

from collections.abc import Container, Sequence

from restructurer.writing.syntax import Syntax


def bare_back_reference(syntax: Syntax, noun: int, chosen: Sequence[int], *, words: Container[str]) -> bool:
    """Whether a noun is definite, one of ``words`` and bare: « l’homme », « le texte », « le Genevois »."""
    if noun not in chosen or (syntax.low[noun] not in words and not _demonym(syntax, noun)):
        return False
    kept = set(chosen)
    dependents = [c for c in syntax.children[noun] if c in kept]
    definite = any(syntax.low[c] in ("le", "la", "les", "l'") for c in dependents)
    return definite and not any(
        syntax.dep[c].partition(":")[0] in _TOLD and syntax.text[syntax.left[c] - 1] != "," for c in dependents
    )


_TOLD = ("nmod", "acl", "appos", "flat", "amod", "nummod")


def _demonym(syntax: Syntax, token: int) -> bool:
    """« le Genevois », « la Française »: somebody who has been named before."""
    return syntax.text[token][:1].isupper() and syntax.low[token].endswith(
        ("ois", "oise", "ais", "aise", "ien", "ienne")
    )
