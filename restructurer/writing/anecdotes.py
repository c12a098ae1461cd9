"""What a subheading tells that is no news: what one person did that is no public act, what had happened before."""

from __future__ import annotations

from bisect import bisect_left

from restructurer.analysis.findings import Analysis
from restructurer.writing.clauses import finite
from restructurer.writing.drafts import Draft
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import DAYS

_CLAUSES = ("clause", "topic", "nominal", "theme")


def person_tokens(analysis: Analysis, syntax: Syntax) -> frozenset[int]:
    """The tokens of names that are no bodies and no places; worked out once for an article."""
    return syntax.once("people", 0, analysis.entities, lambda: _people(analysis, syntax))


def _people(analysis: Analysis, syntax: Syntax) -> frozenset[int]:
    bodies: set[int] = set()
    named: set[int] = set()
    for entity in analysis.entities:
        tokens = named if entity.label == "PER" else bodies
        for low, high in entity.mentions:
            tokens.update(range(bisect_left(syntax.start, low), bisect_left(syntax.start, high)))
    return (frozenset(t for t, pos in enumerate(syntax.pos) if pos == "PROPN") - bodies) | named


def subjects_of(syntax: Syntax, head: int) -> list[int]:
    """The heads of the subject of a verb: its own, or that of the verb which it shares it with."""
    own = [c for c in syntax.children[head] if syntax.dep[c].startswith("nsubj")]
    if own or syntax.dep[head] != "conj":
        return own
    return [c for c in syntax.children[syntax.head[head]] if syntax.dep[c].startswith("nsubj")]


def anecdote(syntax: Syntax, draft: Draft, people: frozenset[int], acts: frozenset[str]) -> float:
    """How much of an anecdote or of mere background a clause is: 0 to 2.6.

    ``people``: tokens of names of people. ``acts``: verbs of public acts and of speech.
    """
    if draft.kind not in _CLAUSES:
        return 0.0
    verb = finite(syntax, draft.head)
    before = verb is not None and verb != draft.head and syntax.feats[verb].get("Tense") == "Imp"
    subjects = [c for c in subjects_of(syntax, draft.head) if c < draft.head]
    shown = people.intersection(draft.tokens)
    named = any(shown.intersection(syntax.subtree(s)) for s in subjects) or bool(
        draft.words and draft.words[0].rule == "name-the-pronoun" and draft.words[0].text[:1].isupper()
    )
    about = any(
        (syntax.dep[c].startswith(("obj", "xcomp", "ccomp", "obl:arg")) or _for(syntax, draft.head, c))
        and c in draft.tokens
        and syntax.low[c] not in DAYS
        for c in syntax.children[draft.head]
    )
    told = about and syntax.lemma[draft.head] in acts and not _private(syntax, draft)
    modal = verb is not None and syntax.lemma[verb] in ("pouvoir", "devoir")
    nears = range(draft.head + 1, min(draft.head + 4, len(syntax)))
    simple = not any(syntax.feats[t].get("VerbForm") == "Part" for t in nears)
    has = 0.6 * (syntax.lemma[draft.head] == "avoir" and verb == draft.head and simple)
    return 1.5 * before + float(named and not told and not modal) + has


def _for(syntax: Syntax, head: int, token: int) -> bool:
    """Whether a complement says what somebody stands up for: « plaide pour un dépistage », « appelle à la grève »."""
    return syntax.dep[token] == "obl:mod" and syntax.lemma[head] in _STANDING_UP


_STANDING_UP = frozenset(("plaider", "militer", "appeler", "opposer", "battre"))


# With a thing behind them these tell what somebody did at home rather than in office.
_PRIVATE = frozenset(("recevoir", "quitter", "rappeler", "lire", "écrire", "citer", "ouvrir", "fermer", "lancer"))


def _private(syntax: Syntax, draft: Draft) -> bool:
    """Whether a verb of office has a plain thing for its object: « a reçu la note », not « a reçu Claire Morel »."""
    if syntax.lemma[draft.head] not in _PRIVATE:
        return False
    objects = [c for c in syntax.children[draft.head] if syntax.dep[c] == "obj"]
    return not any(syntax.pos[t] == "PROPN" for c in objects for t in syntax.subtree(c))
