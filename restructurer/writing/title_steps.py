"""Shortens the given title by named steps, the cheapest that make it fit; never cuts it at a length."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from restructurer.french import casing, lexicon
from restructurer.french.elision import elides
from restructurer.french.stem import stem
from restructurer.french.typography import mend
from restructurer.writing.drafts import Draft, capitalised
from restructurer.writing.guards import refuse_edges, torn_atom
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection, parts, tidy
from restructurer.writing.syntax import Syntax

_BINDING = frozenset(
    """pas ne n' jamais aucun aucune sans sauf moins si non ni peut-être probablement presque""".split()
)
_QUANTITIES = frozenset(
    """nombre majorité moitié tiers quart dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine
    centaine millier million milliard part partie plupart taux risque projet menace tentative manque refus absence
    fin""".split()
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
MOST_TRIED = 160
MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """Tokens to leave out (or to write anew) and what that costs."""

    name: str
    tokens: tuple[int, ...]
    cost: float
    word: Word | None = None


def theme_end(syntax: Syntax) -> int:
    """The token of the colon of « thème : proposition », 0 when there is none."""
    for token in range(1, min(len(syntax) - 1, 8)):
        if syntax.text[token] == ":":
            return token
    return 0


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
                not {syntax.low[t] for t in tail} & _BINDING
                and syntax.low[token - 1] not in _QUANTITIES
                and syntax.text[-1] not in "?!"
            ):
                found.append(
                    Step(
                        "drop-tail",
                        tail,
                        costs["drop-tail"] + 0.5 * lost + _wanted(syntax, tail, precious) + _licensed(syntax, token),
                    )
                )
        if (
            syntax.text[token] == ","
            and token > colon + 2
            and _clause_from(syntax, token + 1, len(syntax))
            and _clause_from(syntax, colon, token)
        ):
            found.append(Step("drop-second-clause", tuple(range(token, len(syntax))), costs["drop-second-clause"]))
        items = tuple(range(token, len(syntax)))
        if syntax.text[token] == "," and token > colon + 2 and _plain_item(syntax, items):
            lost = sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X") for t in items)
            dear = _wanted(syntax, items, precious)
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
        told_again = place or _told_again(syntax, colon)
        rubric = sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X") for t in theme) < 2
        gone = _wanted(syntax, theme, precious)
        gone += 0 if told_again else 0.5 if rubric else costs["lone-theme"] + 1.5 * _bare_behind(syntax, colon)
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


def _plain_item(syntax: Syntax, items: Sequence[int]) -> bool:
    """Whether what follows a comma to the end is the last item of a list: « , 40 000 foyers privés de courant »."""
    if len(items) < 3 or syntax.text[-1] in "?!" or {syntax.low[t] for t in items} & (_BINDING | {"mais", "et", "ou"}):
        return False
    opens = syntax.pos[items[1]] in ("NUM", "DET") and syntax.pos[items[2]] != "PROPN"
    marks = sum(syntax.pos[t] == "PUNCT" for t in items)
    return opens and marks == 1 and not _clause_from(syntax, items[0], len(syntax))


def _told_again(syntax: Syntax, colon: int) -> bool:
    """Whether every noun of the theme stands behind the colon too."""
    behind = {stem(syntax.low[t]) for t in range(colon + 1, len(syntax))}
    return all(stem(syntax.low[t]) in behind for t in range(colon) if syntax.pos[t] in ("NOUN", "PROPN", "X"))


def _bare_behind(syntax: Syntax, colon: int) -> bool:
    """Whether a definite noun behind the colon says which only by the theme: « l’ancien directeur »."""
    return any(
        syntax.pos[t] == "NOUN"
        and any(syntax.low[c] in ("le", "la", "l'", "l’") for c in syntax.children[t])
        and not any(c > t and syntax.dep[c] != "punct" for c in syntax.children[t])
        for t in range(colon + 1, len(syntax))
    )


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
        if dep in ("acl", "amod") and len(tokens) > 1 and not _verbal(syntax, colon):
            continue
        if words & _BINDING or head in span or words <= {"plus", "moins", "très", "trop"}:
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
        if _is_role(syntax, token):
            yield Step("drop-role", tuple(range(syntax.left[head], token)), costs["drop-role"])
        inside = 0.5 if token < colon else 1.0
        themed = token < colon and head == 0 and syntax.pos[span.start] == "ADP"
        extra = _wanted(syntax, tokens, precious) + (0 if themed else _licensed(syntax, span.start))
        extra += 0.4 * any(syntax.pos[t] == "NUM" for t in tokens)
        extra += 0.25 * max(0, sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "VERB", "NUM") for t in tokens) - 1)
        if dep in ("acl", "amod") and _counted(syntax, head):
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
            and syntax.low[head] not in _QUANTITIES
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


def _clause_from(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a stretch of the title has a finite verb of its own."""
    return any(
        syntax.feats[t].get("VerbForm") == "Fin"
        or (
            syntax.pos[t] in ("ADJ", "NOUN")
            and t > first
            and syntax.pos[t - 1] not in ("DET", "ADP", "ADJ")
            and any(r.person == 3 and r.mood == "ind" for r in lexicon.conjugations(syntax.low[t]))
        )
        for t in range(first, stop)
    )


def _counted(syntax: Syntax, token: int) -> bool:
    """Whether a quantity counts a noun, so that its adjective limits it (« le nombre d’emplois menacés »)."""
    above = syntax.head[token]
    return syntax.low[above] in _QUANTITIES or any(syntax.dep[c] == "nummod" for c in syntax.children[token])


def _verbal(syntax: Syntax, colon: int) -> bool:
    """Whether the title has a finite verb behind its theme (else a participle or adjective does its work)."""
    return any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(colon, len(syntax)))


def _wanted(syntax: Syntax, tokens: Sequence[int], precious: Mapping[str, float]) -> float:
    """What the loss of the words that the article is about adds to the cost of a step."""
    return sum(
        precious.get(stem(syntax.low[t]), 0.0) for t in tokens if syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "X", "VERB")
    )


def _licensed(syntax: Syntax, first: int) -> float:
    """What a complement in « de » costs beyond its words: a definite noun hangs on it (« le bilan de l’année »)."""
    before = first - 1
    if syntax.low[first] in ("de", "du", "des", "d'") and before >= 0 and syntax.pos[before] in ("ADJ", "ADV", "VERB"):
        return 3.0
    if syntax.low[first] not in ("de", "du", "des", "d'") or before < 0 or syntax.pos[before] != "NOUN":
        return 0.0
    article = [syntax.low[c] for c in syntax.children[before] if syntax.dep[c] in ("det", "nummod")]
    if not article and not syntax.text[before][:1].isupper():
        return 3.0
    if any(word in ("le", "la", "l'", "les") for word in article):
        return 2.0
    return 2.0 if syntax.pos[first + 1 : first + 2] == ("NOUN",) else 0.0


def _is_role(syntax: Syntax, token: int) -> bool:
    """Whether a name stands behind its role: « le journaliste Gilles Jacquier »."""
    head = syntax.head[token]
    return (
        syntax.pos[token] == "PROPN"
        and syntax.pos[head] == "NOUN"
        and head == token - 1
        and syntax.dep[token] in ("appos", "nmod", "flat:name")
    )


def mended(syntax: Syntax, selection: Selection) -> Selection:
    """The selection with a small letter after the colon and « de » elided where the title did not."""
    kept = set(selection.kept)
    for token in selection.kept:
        before = token - 1
        if before in kept and syntax.text[before] == ":" and syntax.text[token][:1].isupper():
            lowered = _lowered(syntax, token)
            if lowered and lowered != syntax.text[token] and len(syntax.text[token]) > 1:
                selection = selection.written(Word(lowered, "french.casing", token, token + 1), "casing", 0)
        if syntax.low[token] == "de" and token + 1 in kept and elides(syntax.text[token + 1]):
            selection = selection.written(Word("d’", "french.elision", token, token + 1), "elision", 0)
    return selection


def _lowered(syntax: Syntax, token: int) -> str | None:
    """A word in small letters, unless the text writes it with a capital inside a sentence too."""
    text = syntax.chars(token, token + 1)
    word = text + (syntax.text[token + 1] if not syntax.blank[token] and token + 1 < len(syntax) else "")
    source = syntax.source.text
    at = source.find(word)
    while at >= 0:
        if at > 1 and source[at - 1] == " " and (source[at - 2].islower() or source[at - 2] == ","):
            return None
        at = source.find(word, at + 1)
    lowered = casing.decapitalise(text, name=syntax.pos[token] == "PROPN" or None)
    return mend(lowered) if lowered else None


def shortened(
    syntax: Syntax,
    steps: Sequence[Step],
    fits: Callable[[str], bool],
    draft_of: Callable[[Selection], Draft | None],
    *,
    longest: int,
    most: int,
) -> Iterator[tuple[Draft, float]]:
    """The titles that fit, with the cost of their steps, the cheapest first; at most ``most``."""
    steps = sorted(steps, key=lambda step: (step.cost, step.tokens))[:MOST_STEPS]
    whole = Selection(tuple(range(len(syntax))), 0)
    heap: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, ())]
    count, tried, given = 0, 0, 0
    seen: set[str] = set()
    while heap and tried < MOST_TRIED and given < most:
        cost, _, chosen = heapq.heappop(heap)
        tried += 1
        selection = whole
        for index in chosen:
            step = steps[index]
            if step.word is not None:
                if all(t in selection.kept for t in step.tokens):
                    beside = [t for t in step.tokens if not (step.word.first or 0) <= t < (step.word.stop or 0)]
                    selection = selection.without(beside, step.name, 0) if beside else selection
                    selection = selection.written(step.word, step.name, step.cost)
            else:
                selection = selection.without(step.tokens, step.name, step.cost)
        short = _length(syntax, selection) <= longest + SLACK
        draft = _checked(syntax, selection, draft_of) if short else None
        if draft is not None and draft.text not in seen:
            seen.add(draft.text)
            if fits("".join(piece.text for piece in capitalised(draft.pieces))):
                given += 1
                yield draft, cost
        for index in range(chosen[-1] + 1 if chosen else 0, len(steps)):
            count += 1
            heapq.heappush(heap, (round(cost + steps[index].cost, 4), count, (*chosen, index)))


# What mending may take from the length of a title (« de » to « d’ », a lost blank).
SLACK = 4


def _length(syntax: Syntax, selection: Selection) -> int:
    """About how many characters a selection prints."""
    return sum(len(syntax.text[t]) + syntax.blank[t] for t in selection.kept) + sum(
        len(word.text) + 1 for word in selection.words
    )


def _checked(syntax: Syntax, selection: Selection, draft_of: Callable[[Selection], Draft | None]) -> Draft | None:
    selection = tidy_title(syntax, selection)
    if not selection.kept and not selection.words:
        return None
    if selection.operations and (refuse_title(syntax, selection)):
        return None
    return draft_of(mended(syntax, selection))


def tidy_title(syntax: Syntax, selection: Selection) -> Selection:
    """As :func:`tidy`, but a question keeps its mark, and a colon whose theme is there stays."""
    asks = bool(selection.kept) and syntax.text[selection.kept[-1]] in ("?", "!")
    colon = theme_end(syntax)
    tail = selection.kept[-1] if asks else None
    done = tidy(syntax, selection)
    kept = set(done.kept)
    themed = any(t < colon for t in selection.kept) or any((w.first or 0) < colon for w in selection.words)
    if colon and colon in selection.kept and themed and colon not in kept:
        kept.add(colon)
    if tail is not None:
        kept.add(tail)
    return Selection(tuple(sorted(kept)), done.head, done.words, done.operations, done.cost)


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


def given_parts(syntax: Syntax) -> list[object]:
    """The given title as parts, mended (for one that fits as it stands)."""
    return list(parts(mended(syntax, tidy_title(syntax, Selection(tuple(range(len(syntax))), 0)))))
