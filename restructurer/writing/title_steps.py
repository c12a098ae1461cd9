"""All that a title can do without or say shorter, as named steps with their costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from restructurer.writing.parts import Word
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_losses import (
    BINDING,
    QUANTITIES,
    bare_behind,
    clause_from,
    counted,
    is_role,
    licensed,
    plain_item,
    theme_end,
    told_again,
    verbal,
    wanted,
)

# Adjectives before a noun that colour it and do not limit it.
_LOOSE_ADJECTIVES = frozenset(
    """violent important grave grand gros vif fort énorme vaste véritable terrible spectaculaire célèbre immense
    profond""".split()
)
STEPS = frozenset(
    """say-shorter initials drop-year drop-given-name drop-role drop-apposition drop-theme drop-clause drop-adverb
    drop-circumstance drop-adjective drop-second-clause drop-complement drop-tail theme-to-name drop-bracket
    lone-theme""".split()
)


@dataclass(frozen=True, slots=True)
class Step:
    """Tokens to leave out (or to write anew) and what that costs."""

    name: str
    tokens: tuple[int, ...]
    cost: float
    word: Word | None = None


def find_steps(
    syntax: Syntax,
    *,
    costs: Mapping[str, float],
    shorts: Sequence[tuple[tuple[str, ...], str, str]],
    surnames: Mapping[str, str],
    initials: Mapping[str, str],
    precious: Mapping[str, float],
) -> list[Step]:
    """All that may be left out of a title or said shorter, in the order of the text.

    ``precious``: what the loss of a word (its stem) adds to the cost of a step. ``shorts``: (words,
    shorter words, rule); ``surnames``: full names of the text, and the short name that it uses
    alone; ``initials``: long names, and the initials that stand in the text.
    """
    colon = theme_end(syntax)
    found = list(_dropped(syntax, colon, costs, precious))
    for token in range(1, len(syntax)):
        if (
            token > colon + 1
            and syntax.pos[token] == "ADP"
            and syntax.pos[token - 1] in ("NOUN", "PROPN", "ADJ", "X", "NUM")
        ):
            tail = tuple(range(token, len(syntax)))
            lost = sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X") for t in tail)
            if (
                not {syntax.low[t] for t in tail} & BINDING
                and syntax.low[token - 1] not in QUANTITIES
                and syntax.text[-1] not in "?!"
            ):
                found.append(
                    Step(
                        "drop-tail",
                        tail,
                        costs["drop-tail"] + 0.5 * lost + wanted(syntax, tail, precious) + licensed(syntax, token),
                    )
                )
        if (
            syntax.text[token] == ","
            and token > colon + 2
            and clause_from(syntax, token + 1, len(syntax))
            and clause_from(syntax, colon, token)
        ):
            found.append(Step("drop-second-clause", tuple(range(token, len(syntax))), costs["drop-second-clause"]))
        items = tuple(range(token, len(syntax)))
        if syntax.text[token] == "," and token > colon + 2 and plain_item(syntax, items):
            lost = sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X") for t in items)
            dear = wanted(syntax, items, precious)
            found.append(Step("drop-tail", items, costs["drop-tail"] + 0.5 * lost + dear))
        if (
            syntax.dep[token] == "conj"
            and syntax.pos[token] in ("VERB", "AUX")
            and token > syntax.head[token]
            and syntax.pos[syntax.head[token]] == "VERB"
        ):
            start = syntax.left[token]
            while start - 1 > syntax.head[token] and syntax.low[start - 1] in ("et", ",", "mais", "puis"):
                start -= 1
            found.append(
                Step(
                    "drop-second-clause",
                    tuple(range(start, syntax.right[token] + 1)),
                    costs["drop-second-clause"] + 0.3,
                )
            )
        if syntax.low[token].isdigit() and len(syntax.low[token]) == 4 and syntax.low[token - 1] in ("de", "en"):
            found.append(Step("drop-year", (token - 1, token), costs["drop-year"]))
    if colon:
        place = all(syntax.pos[t] in ("PROPN", "PUNCT", "DET") for t in range(colon + 1))
        theme = tuple(range(colon + 1))
        again = place or told_again(syntax, colon)
        rubric = sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X") for t in theme) < 2
        gone = wanted(syntax, theme, precious)
        gone += 0 if again else 0.5 if rubric else costs["lone-theme"] + 1.5 * bare_behind(syntax, colon)
        found.append(Step("drop-theme", theme, costs["drop-theme"] + gone))
        found += _shorter_themes(syntax, colon, costs)
    found += _brackets(syntax, costs)
    for words, shorter, rule in shorts:
        for first in _places(syntax, words):
            stop = first + len(words)
            text = shorter[:1].upper() + shorter[1:] if syntax.text[first][:1].isupper() and first == 0 else shorter
            word = Word(text, rule, first, stop) if text else None
            found.append(Step(rule, tuple(range(first, stop)), costs["say-shorter"], word))
    for table, name in ((surnames, "drop-given-name"), (initials, "initials")):
        for full, short in table.items():
            words = tuple(full.lower().replace("’", "'").replace("'", "' ").split())
            for first in _places(syntax, words):
                found.append(_named(syntax, first, len(words), short, name, costs[name]))
    return [step for step in found if name_known(step, costs)]


def _shorter_themes(syntax: Syntax, colon: int, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Grève à Brest : … » → « Brest : … »; « Procès de la clinique : … » → « Clinique : … »."""
    first = colon
    while first > 0 and syntax.pos[first - 1] == "PROPN":
        first -= 1
    if 1 < first < colon and syntax.pos[first - 1] == "ADP":
        yield Step("theme-to-name", tuple(range(first)), costs["theme-to-name"])
    if syntax.low[0] in ("procès", "affaire") and syntax.low[1:2] in (("de",), ("du",), ("des",), ("d'",)):
        start = 2 + (syntax.low[2] in ("la", "l'", "le", "les"))
        if start < colon:
            text = syntax.chars(start, start + 1)
            word = Word(text[:1].upper() + text[1:], "theme-to-name", start, start + 1)
            yield Step("theme-to-name", tuple(range(start)), costs["theme-to-name"] / 2, word)


def _brackets(syntax: Syntax, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Brest-Lorient (2-1): … » → « Brest-Lorient : … »."""
    for token in range(1, min(len(syntax), 10)):
        if syntax.text[token] not in ("):", ")"):
            continue
        opening = next((t for t in range(token - 1, 0, -1) if syntax.text[t] == "("), 0)
        if not opening:
            continue
        span = tuple(range(opening, token + 1))
        if syntax.text[token] == "):":
            yield Step("drop-bracket", span, costs["drop-bracket"], Word(":", "drop-bracket", opening, token + 1))
        else:
            yield Step("drop-bracket", span, costs["drop-bracket"])


def name_known(step: Step, costs: Mapping[str, float]) -> bool:
    """Whether a step is in force (a negative cost takes it out)."""
    return costs.get(step.name, 0.0) >= 0 and bool(step.tokens)


def _named(syntax: Syntax, first: int, size: int, short: str, name: str, cost: float) -> Step:
    last = syntax.text[first + size - 1]
    if short == last:
        return Step(name, tuple(range(first, first + size - 1)), cost)
    return Step(name, tuple(range(first, first + size)), cost, Word(short, name, first, first + size))


def _places(syntax: Syntax, words: tuple[str, ...]) -> Iterator[int]:
    for first in range(len(syntax) - len(words) + 1):
        if syntax.low[first : first + len(words)] == words:
            yield first


def _dropped(syntax: Syntax, colon: int, costs: Mapping[str, float], precious: Mapping[str, float]) -> Iterator[Step]:
    for token in range(len(syntax)):
        dep = syntax.dep[token].partition(":")[0]
        span = syntax.subtree(token)
        head = syntax.head[token]
        if colon and span.start == 0 and span.stop >= colon:
            continue  # the theme: a step of its own
        if head == token or (span.start <= colon <= span.stop - 1) or (head <= colon < token):
            continue
        tokens = tuple(span)
        words = {syntax.low[t] for t in tokens}
        if dep in ("acl", "amod") and len(tokens) > 1 and not verbal(syntax, colon):
            continue
        if words & BINDING or head in span or words <= {"plus", "moins", "très", "trop"}:
            continue
        if dep == "nmod" and syntax.pos[span.start] != "ADP":
            continue
        if span.stop < len(syntax) and syntax.pos[span.stop] in ("NUM", "X") and span.start > head:
            continue
        if dep == "amod" and head > 0 and syntax.text[head][:1].isupper() and head not in (0, colon + 1):
            continue
        if dep == "amod" and token < colon:
            inside = 0.6
        if syntax.pos[token] == "ADV" and span.start > head:
            yield Step("drop-adverb", tokens, costs["drop-adverb"])
            continue
        if dep == "amod" and len(tokens) == 1 and token < head and syntax.lemma[token] in _LOOSE_ADJECTIVES:
            yield Step("drop-adjective", tokens, costs["drop-adjective"] / 2)
            continue
        if is_role(syntax, token):
            yield Step("drop-role", tuple(range(syntax.left[head], token)), costs["drop-role"])
        inside = 0.5 if token < colon else 1.0
        themed = token < colon and head == 0 and syntax.pos[span.start] == "ADP"
        extra = wanted(syntax, tokens, precious) + (0 if themed else licensed(syntax, span.start))
        extra += 0.4 * any(syntax.pos[t] == "NUM" for t in tokens)
        extra += 0.25 * max(0, sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") for t in tokens) - 1)
        if dep in ("acl", "amod") and counted(syntax, head):
            continue
        if dep == "appos" and syntax.text[span.start - 1] != ",":
            continue
        if span.stop < len(syntax) and syntax.low[span.stop] in ("et", "ou", "ni", "ainsi"):
            continue
        if all(syntax.low[t].isdigit() or syntax.low[t] in ("de", "en", "du") for t in tokens) and any(
            len(syntax.low[t]) == 4 for t in tokens
        ):
            which = span.start > head and syntax.low[syntax.left[head]] in ("le", "la", "l'", "les")
            yield Step("drop-year", tokens, costs["drop-year"] + 2.0 * which)
        elif (
            span.start > head
            and dep in ("nmod", "obl", "advcl", "acl", "appos", "amod", "advmod")
            and syntax.low[head] not in QUANTITIES
        ):
            if dep == "obl" and syntax.dep[token] in ("obl:arg", "obl:agent"):
                yield Step("drop-complement", tokens, costs["drop-complement"] + 1 + extra)
            else:
                yield Step(_STEP[dep], tokens, costs[_STEP[dep]] * inside + extra)
        elif dep == "advmod" and len(tokens) <= 2 and syntax.pos[token] == "ADV":
            yield Step("drop-adverb", tokens, costs["drop-adverb"])


_STEP = {
    "nmod": "drop-complement",
    "obl": "drop-circumstance",
    "advcl": "drop-clause",
    "acl": "drop-clause",
    "appos": "drop-apposition",
    "amod": "drop-adjective",
    "advmod": "drop-adverb",
}
