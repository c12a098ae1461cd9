"""The clauses of a sentence that can stand alone: the main one, those under a reporting verb, coordinate ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from restructurer.analysis.findings import Sentence
from restructurer.french import lexicon
from restructurer.writing.attributions import Attribution, find_attributions
from restructurer.writing.drafts import Speaker
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

_MARKS = ("que", "qu'")
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj"))
_PRONOUNS = frozenset(
    "il elle ils elles on je tu nous vous j' ce c' cela ça ceci celui celle ceux celles qui que lequel laquelle".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its predicate, its subject's head, its tokens, whose words it gives, how it was found."""

    head: int
    subject: int
    selection: Selection
    speaker: Speaker | None = None
    origin: str = "main"


def finite(syntax: Syntax, head: int) -> int | None:
    """The finite verb of a predicate: itself, or its auxiliary or copula; ``None`` where it has none."""
    known: list[int | None] | None = syntax.notes.get("finite")
    if known is None:
        forms = [token if feats.get("VerbForm") == "Fin" else None for token, feats in enumerate(syntax.feats)]
        known = syntax.notes["finite"] = [
            _finite(syntax, token) if children else forms[token] for token, children in enumerate(syntax.children)
        ]
    return known[head]


def _finite(syntax: Syntax, head: int) -> int | None:
    helpers = [child for child in syntax.children[head] if syntax.dep[child].startswith(("aux", "cop"))]
    shared = None if helpers else shared_auxiliary(syntax, head)
    if shared is not None:
        return shared
    for token in (*helpers, head):
        if syntax.feats[token].get("VerbForm") == "Fin":
            return token
    return head if not helpers and _reads_finite(syntax, head) else None


def shared_auxiliary(syntax: Syntax, token: int) -> int | None:
    """The auxiliary that a participle shares with the verb joins: « a évoqué un vol et requis sept ans »."""
    head = syntax.head[token]
    if syntax.dep[token] != "conj" or token < head or syntax.pos[token] not in ("VERB", "AUX", "ADJ"):
        return None
    helpers = [c for c in syntax.children[head] if syntax.dep[c].startswith("aux") and c < head]
    if not helpers or syntax.feats[helpers[0]].get("VerbForm") != "Fin" or syntax.pos[head] != "VERB":
        return None
    readings = lexicon.conjugations(syntax.low[token])
    if any(one.person == 3 and one.mood in ("ind", "cnd") for one in readings):
        return None
    return helpers[0] if lexicon.adjective_codes(syntax.low[token]) or readings else None


def _reads_finite(syntax: Syntax, token: int) -> bool:
    """Whether what the tagger takes for a participle is a present: « l’exposition réunit deux cents dessins »."""
    if syntax.pos[token] != "VERB" or syntax.feats[token].get("VerbForm") != "Part":
        return False
    subjects = [c for c in syntax.children[token] if syntax.dep[c].startswith("nsubj") and c < token]
    objects = [c for c in syntax.children[token] if syntax.dep[c] == "obj" and c > token]
    if not subjects or not objects:
        return False
    return any(reading.person == 3 and reading.mood == "ind" for reading in lexicon.conjugations(syntax.low[token]))


def subject(syntax: Syntax, head: int) -> int | None:
    """The head of the subject; for an impersonal verb the « il »."""
    for child in syntax.children[head]:
        if syntax.dep[child] in _SUBJECTS:
            return child
    return None


def is_clause(syntax: Syntax, head: int) -> bool:
    """Whether a token is the predicate of a clause with its own subject and finite verb."""
    return head in syntax.once("clause heads", 0, is_clause, lambda: _clause_heads(syntax))


def _clause_heads(syntax: Syntax) -> frozenset[int]:
    return frozenset(
        token
        for token in range(len(syntax))
        if syntax.children[token] and finite(syntax, token) is not None and subject(syntax, token) is not None
    )


def _roots(syntax: Syntax, first: int, stop: int) -> list[int]:
    return [t for t in range(first, stop) if not first <= syntax.head[t] < stop or syntax.head[t] == t]


def _mark(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The conjunction of a clause, its fixed parts included."""
    out: list[int] = []
    for child in syntax.children[head]:
        if syntax.dep[child] == "mark" and child < head:
            out += syntax.subtree(child)
    return tuple(out)


def _speaker(syntax: Syntax, first: int, stop: int, cue: str, announces: bool) -> Speaker:
    names = any(syntax.pos[t] in ("NOUN", "PROPN", "X") for t in range(first, stop))
    text = syntax.chars(first, stop) if names and stop > first else ""
    return Speaker(first, stop, cue, text, announces)


def _selection(syntax: Syntax, head: int, first: int, stop: int, leave: tuple[int, ...] = ()) -> Selection:
    gone = set(leave)
    kept = tuple(t for t in syntax.subtree(head) if first <= t < stop and t not in gone)
    return Selection(kept, head)


def find_clauses(syntax: Syntax, sentence: Sentence, rules: Shortening) -> tuple[Clause, ...]:
    """The clauses of a sentence that are asserted, the one that carries the news first.

    Under « X annonce que », « X affirme que » that is the complement clause; it keeps X as its
    speaker. A clause with an attribution (« , a déclaré X », « selon X ») keeps that speaker too.
    """
    first, stop = sentence.first, sentence.stop
    return syntax.once("clauses found", (first, stop), rules, lambda: _find_clauses(syntax, first, stop, rules))


def _find_clauses(syntax: Syntax, first: int, stop: int, rules: Shortening) -> tuple[Clause, ...]:
    attributions = find_attributions(syntax, first, stop, rules)
    seen: set[int] = set()
    found = []
    spans = [range(one.first, one.stop) for one in attributions]
    for clause in (*_walk(syntax, first, stop, rules, spans), *_before_quote(syntax, first, stop)):
        if clause.head not in seen and not any(a.first <= clause.head < a.stop for a in attributions):
            seen.add(clause.head)
            found.append(_attributed(syntax, clause, attributions))
    found.sort(key=lambda clause: _RANK[clause.origin])
    return tuple(found)


_RANK = {"complement": 0, "factual": 1, "main": 2, "coordinate": 3, "subordinate": 4}


def _attributed(syntax: Syntax, clause: Clause, attributions: tuple[Attribution, ...]) -> Clause:
    """The clause without the attributions of its sentence, with their speaker."""
    if not attributions:
        return clause
    selection = clause.selection
    for one in attributions:
        selection = selection.without(range(one.first, one.stop), "drop-attribution", 0)
    if clause.origin == "factual":
        return Clause(clause.head, clause.subject, selection, None, clause.origin)
    outer = attributions[0]
    speaker = clause.speaker or _speaker(syntax, outer.name_first, outer.name_stop, outer.cue, outer.announces)
    return Clause(clause.head, clause.subject, selection, speaker, clause.origin)


def _main_roots(syntax: Syntax, first: int, stop: int, incises: list[range], heads: frozenset[int]) -> list[int]:
    """The roots of a sentence but those of « , a indiqué X »; what the parse hangs on these is one in their place."""
    roots = _roots(syntax, first, stop)
    if not incises:
        return roots
    inside = frozenset(t for span in incises for t in span)
    apart = [t for t in roots if t not in inside]
    if len(apart) == len(roots):
        return roots
    below = [t for t in range(first, stop) if t in heads and t not in inside and syntax.head[t] in inside]
    told = [t for t in below if t < incises[-1].start and not _mark(syntax, t) and syntax.dep[t] != "acl:relcl"]
    return [*apart, *told[:1]]


def _walk(syntax: Syntax, first: int, stop: int, rules: Shortening, incises: list[range]) -> Iterator[Clause]:
    heads = syntax.once("clause heads", 0, is_clause, lambda: _clause_heads(syntax))
    roots = _main_roots(syntax, first, stop, incises, heads)
    for token in range(first, stop):
        dep = syntax.dep[token]
        if dep == "conj" and subject(syntax, token) is None:
            yield from _shared(syntax, token, roots, first, stop)
        if token not in heads:
            continue
        who = subject(syntax, token)
        assert who is not None
        if token in roots:
            if len(roots) == 1 or _only_marks(syntax, roots, token) or _closed(syntax, roots, token, first):
                yield Clause(token, who, _selection(syntax, token, first, stop))
            elif _sole(syntax, roots, token, who, first, stop):
                yield Clause(token, who, Selection(tuple(range(first, stop)), token))
        elif syntax.low[who] == "qui":
            yield from _cleft(syntax, token, who, roots, first, stop)
        elif dep == "conj" and syntax.low[who] not in _PRONOUNS and _asserted(syntax, token, roots):
            leave = tuple(c for c in syntax.children[token] if syntax.dep[c] in ("cc", "punct") and c < who)
            selection = _selection(syntax, token, first, stop, leave)._replace(cost=1.0)
            yield Clause(token, who, selection, None, "coordinate")
        elif dep in ("ccomp", "acl", "acl:relcl", "obj", "dep", "xcomp") and any(
            syntax.low[m] in _MARKS for m in _mark(syntax, token)
        ):
            yield from _complement(syntax, token, who, first, stop, rules)
        elif dep == "advcl" and syntax.feats[finite(syntax, token) or token].get("Mood") == "Ind":
            mark = _mark(syntax, token)
            if tuple(syntax.low[m] for m in mark) in rules.asserting:
                leave = (*mark, *range(first, mark[0]))
                selection = _selection(syntax, token, first, stop, leave)._replace(cost=1.5)
                yield Clause(token, who, selection, None, "subordinate")


_OPENING_MARKS = frozenset(("«", '"', "“"))


def _before_quote(syntax: Syntax, first: int, stop: int) -> Iterator[Clause]:
    """The narrator's clause before a colon and a quote, where the parse hangs it on the quote.

    « La population se sent oubliée : « Les discours ne suffisent plus », dit un élu. »
    """
    colon = next((t for t in range(first + 3, stop - 1) if syntax.text[t] == ":"), None)
    if colon is None or syntax.text[colon + 1] not in _OPENING_MARKS:
        return
    if any(syntax.text[t] in _OPENING_MARKS for t in range(first, colon)):
        return
    heads = syntax.once("clause heads", 0, is_clause, lambda: _clause_heads(syntax))
    for token in range(first, colon):
        if token not in heads or first <= syntax.head[token] < colon or syntax.dep[token] in ("acl:relcl", "ROOT"):
            continue
        who = subject(syntax, token)
        if who is None or _mark(syntax, token) or syntax.low[who] in _PRONOUNS or not first <= who < colon:
            continue
        yield Clause(token, who, _selection(syntax, token, first, colon))
        return


def _shared(syntax: Syntax, token: int, roots: list[int], first: int, stop: int) -> Iterator[Clause]:
    """The second of two verbs with one subject: « L’opposition lui reproche… et réclame un service minimum »."""
    head = syntax.head[token]
    if head not in roots or syntax.pos[token] not in ("VERB", "AUX") or finite(syntax, token) is None:
        return
    who = subject(syntax, head)
    span = syntax.subtree(token)
    while span.stop < stop and syntax.text[span.stop] in ("»", '"', ")"):
        span = range(span.start, span.stop + 1)  # « dénonce une grève « illégale » »: the mark hangs on the first verb
    if who is None or span.start < head or syntax.low[who] in _PRONOUNS or syntax.right[who] > head:
        return
    joints = [c for c in (*syntax.children[token], *syntax.children[head]) if syntax.dep[c] in ("cc", "punct")]
    start = max([c + 1 for c in joints if head < c < token and c >= span.start], default=span.start)
    helpers: tuple[int, ...] = ()
    if shared_auxiliary(syntax, token) is not None and not any(
        syntax.dep[c].startswith("aux") for c in syntax.children[token]
    ):
        helpers = tuple(c for c in syntax.children[head] if syntax.dep[c].startswith("aux") and c < head)
        denied = any(syntax.feats[c].get("Polarity") == "Neg" for c in syntax.children[head])
        reflexive = any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])
        if denied or reflexive or start != token:
            return
    name = syntax.right[who] + 1
    while syntax.text[name - 1][:1].isupper() and name < head and syntax.text[name][:1].isupper():
        name += 1  # « Emmanuel Macron »: a surname that hangs on something else
    kept = (*range(syntax.left[who], name), *helpers, *(t for t in range(start, span.stop) if first <= t < stop))
    words = [syntax.low[t] for t in range(head, token) if syntax.dep[t] == "cc"]
    if "ou" in words or "ni" in words or ("mais" in words and not syntax.down(token, "obj", "ccomp", "xcomp")):
        return  # « n’était pas prévue mais s’est imposée »: where?
    loose = frozenset((head,)) if helpers else frozenset()
    yield Clause(token, who, Selection(kept, token, (), ("drop-first-verb",), 1.5, loose), None, "coordinate")


def _closed(syntax: Syntax, roots: list[int], token: int, first: int) -> bool:
    """Whether the clause of a root opens its sentence and stops at a colon or semicolon, before the other roots."""
    after = syntax.right[token] + 1
    marked = syntax.text[after - 1] in (":", ";") or (after < len(syntax) and syntax.text[after] in (":", ";"))
    others = [root for root in roots if root != token and syntax.pos[root] not in ("PUNCT", "SPACE", "SYM")]
    return marked and syntax.left[token] == first and all(syntax.left[root] >= after for root in others)


def _cleft(syntax: Syntax, token: int, who: int, roots: list[int], first: int, stop: int) -> Iterator[Clause]:
    """« C’est le juge en chef qui nommera un remplaçant » as « le juge en chef nommera un remplaçant »."""
    root = roots[0] if roots else first
    verbs = [c for c in syntax.children[root] if syntax.dep[c] == "cop"]
    if not verbs or not first <= verbs[0] < root < who or syntax.pos[root] not in ("NOUN", "PROPN"):
        return
    cop = verbs[0]
    if syntax.low[cop - 1] not in ("c'", "ce") or syntax.feats[cop].get("Mood") != "Ind" or syntax.low[cop - 2] == "n'":
        return
    opening = syntax.left[root] if syntax.left[root] > cop else cop + 1
    if opening != cop + 1 or syntax.pos[opening] not in ("DET", "NUM", "PROPN") or syntax.low[opening] in _SHOWING:
        return
    front, apart = tuple(range(first, cop - 1)), [t for t in range(opening, who) if syntax.text[t] == ","]
    named = (
        len(apart) == 2 and apart[1] == who - 1 and all(syntax.pos[t] == "PROPN" for t in range(apart[0] + 1, who - 1))
    )
    if (apart and not named) or (syntax.low[opening] in ("un", "une", "des") and not named):
        return  # « C’est le tour de Léa, 6 ans, qui a mis un manteau », « C’est un élu qui travaille »
    if front and syntax.text[front[-1]] not in (",", ":"):
        return
    kept = (*range(opening, who), *range(who + 1, min(syntax.right[token] + 1, stop)))
    if any(syntax.text[t] in ("?", "«", '"') for t in kept):
        return
    selection = Selection(kept, token, (), ("drop-cleft",), 0.2, apart=frozenset((*front, cop - 1, cop, who)))
    yield Clause(token, root, selection, None, "main")


_SHOWING = frozenset("ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos".split())
_UNSURE = frozenset((":", ";", "«", "»", '"', "(", "?", "!"))


def _sole(syntax: Syntax, roots: list[int], token: int, who: int, first: int, stop: int) -> bool:
    """Whether the other roots of a sentence are phrases that hang on nothing: « |Fin juin|, la Ville vendra ».

    What stands before the subject must be a frame with its comma, or the beginning of its own name.
    """
    others = [root for root in roots if root != token and syntax.pos[root] not in ("PUNCT", "SPACE", "SYM")]
    if any(finite(syntax, root) is not None for root in others):
        return False
    if not _UNSURE.isdisjoint(syntax.text[first:stop]):
        return False
    start = syntax.left[who]
    if start == first or not first < start <= who < token:
        return start == first
    named = not syntax.blank[start - 1] and syntax.pos[first] in ("PROPN", "X", "DET")
    dated = any(syntax.feats[t].get("VerbForm") for t in range(first, start))
    return named or (syntax.text[start - 1] == "," and not dated and syntax.text[first][:1].isalpha())


def _only_marks(syntax: Syntax, roots: list[int], token: int) -> bool:
    """Whether the other roots of a sentence are punctuation."""
    return all(root == token or syntax.pos[root] in ("PUNCT", "SPACE", "SYM") for root in roots)


def _asserted(syntax: Syntax, token: int, roots: list[int]) -> bool:
    """Whether a coordinate clause hangs on a root through conjuncts alone."""
    at = token
    while syntax.dep[at] == "conj":
        at = syntax.head[at]
    return at in roots and is_clause(syntax, at)


def _complement(syntax: Syntax, token: int, who: int, first: int, stop: int, rules: Shortening) -> Iterator[Clause]:
    governor = syntax.head[token]
    mark = _mark(syntax, token)
    leave = (*mark, *range(syntax.left[token], mark[0]))
    lemma = syntax.lemma[governor]
    if syntax.pos[governor] == "NOUN":
        if lemma in rules.factual_nouns:
            yield Clause(token, who, _selection(syntax, token, first, stop, leave), None, "factual")
        return
    if syntax.feats[finite(syntax, token) or token].get("Mood") == "Sub":
        return
    if lemma not in rules.announcing and lemma not in rules.claiming:
        return
    if any(
        syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'", "si")
        for c in syntax.children[governor]
    ):
        return
    source = subject(syntax, governor)
    if source is None and syntax.dep[governor] in ("conj", "xcomp"):
        source = subject(syntax, syntax.head[governor])
    announces = lemma in rules.announcing
    if source is None:
        speaker = Speaker(governor, governor, lemma, "", announces)
    elif source == governor:
        return
    else:
        span = syntax.subtree(source)
        speaker = _speaker(syntax, span.start, span.stop, lemma, announces)
    yield Clause(token, who, _selection(syntax, token, first, stop, leave), speaker, "complement")
