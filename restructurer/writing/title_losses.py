"""What the loss of words would do to a title: what they name, or are wanted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from restructurer.french.nominalisations import action_nouns
from restructurer.french.stem import stem
from restructurer.writing.syntax import Syntax

# Tokens up to which a colon closes a theme; a list of names or things may be longer.
LONGEST_THEME, LONGEST_LIST = 11, 20


_TOLD = frozenset(("VERB", "AUX", "PRON", "SCONJ"))


def theme_end(syntax: Syntax) -> int:
    """The token of the colon of « thème : proposition », 0 when there is none."""
    if syntax.text[:1] in (("«",), ('"',), ("“",)):
        closed = next((t for t in range(1, len(syntax)) if syntax.text[t] in ("»", '"', "”")), 0)
        return closed + 1 if closed and syntax.text[closed + 1 : closed + 2] == (":",) else 0
    opened = False
    for token in range(1, min(len(syntax) - 1, LONGEST_LIST)):
        text = syntax.text[token]
        opened = (opened or text in ("«", "“")) and text not in ("»", "”")
        if text == ":" and not opened:
            plain = (
                token < LONGEST_THEME + 3
                and syntax.pos[0] != "DET"
                and not any(syntax.pos[t] in _TOLD for t in range(token))
            )
            return token if token < LONGEST_THEME or plain or listed(syntax, token) else 0
    return 0


def listed(syntax: Syntax, stop: int) -> bool:
    """Whether the theme before a colon is a list of three things or more: « Armor à Brest, Iroise à Vannes, … »."""
    verbs = any(syntax.pos[t] in ("VERB", "AUX", "PRON") and not syntax.text[t][:1].isupper() for t in range(stop))
    aged = any(syntax.text[t] == "," and syntax.pos[t + 1] == "NUM" for t in range(stop))
    return syntax.text[:stop].count(",") > 1 and not verbs and not aged


def told_again(syntax: Syntax, colon: int) -> bool:
    """Whether every noun of the theme stands behind the colon too."""
    behind = {stem(syntax.low[t]) for t in range(colon + 1, len(syntax))}
    return all(stem(syntax.low[t]) in behind for t in range(colon) if syntax.pos[t] in ("NOUN", "PROPN", "X"))


def bare_behind(syntax: Syntax, colon: int) -> bool:
    """Whether a definite noun behind the colon says which only by the theme: « l’ancien directeur »."""
    return any(
        syntax.pos[t] == "NOUN"
        and any(syntax.low[c] in ("le", "la", "l'", "l’") for c in syntax.children[t])
        and not any(c > t and syntax.dep[c] != "punct" for c in syntax.children[t])
        for t in range(colon + 1, len(syntax))
    )


def wanted(syntax: Syntax, tokens: Sequence[int], precious: Mapping[str, float]) -> float:
    """What the loss of the words that the article is about adds to the cost of a step."""
    gone = set(tokens)
    stays = {stem(low) for t, low in enumerate(syntax.low) if t not in gone}
    lost = {stem(syntax.low[t]) for t in tokens if syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "X", "VERB")} - stays
    return sum(sorted(precious.get(word, 0.0) for word in lost))


_ACTS = frozenset(
    "saisie saisies prise mort incendie accident attaque meurtre vol viol crash grève grèves procès".split()
)


def tells_act(noun: str) -> bool:
    """Whether a noun tells an act and asks of what: « la fermeture », « l’abattage »."""
    return noun in action_nouns() or noun in _ACTS or noun.endswith(("tion", "sion", "age", "ment", "ture"))
