"""What sets a scene rather than tells the news: gestures, looks, what somebody nobody knows is doing.

« Une femme se lève et sort », « Une agente en gilet rouge remontait l’allée », « Un drapeau flotte dans l’air ».
"""

from __future__ import annotations

from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.anecdotes import subjects_of
from restructurer.writing.clauses import finite
from restructurer.writing.drafts import Draft
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.syntax import Syntax

_CLAUSES = ("clause", "topic")
# With « être » and a person before them: comings and goings.
_MOVES = frozenset(
    "passer arriver venir rentrer descendre monter sortir entrer retourner revenir rester partir".split()
)
_ONE = frozenset(("un", "une"))


def scene(
    syntax: Syntax, draft: Draft, settings: HeadingSettings, people: frozenset[int], acts: frozenset[str]
) -> float:
    """How much of a scene a clause is: 1 for a gesture or look, 0.6 for what was going on (an imperfect).

    ``people``: tokens of names of people. ``acts``: verbs of public acts and of speech.
    """
    if draft.kind not in _CLAUSES:
        return 0.0
    head, verb = draft.head, finite(syntax, draft.head)
    lemma = syntax.lemma[head]
    tense = syntax.feats[verb].get("Tense") if verb is not None else None
    passive = any(syntax.dep[c] == "aux:pass" for c in syntax.children[head]) and lemma not in WITH_BE
    if tense == "Fut" or passive:
        return 0.0
    if _called(syntax, head):
        return 1.0
    taken = lemma == "sortir" and any(syntax.dep[c] == "obj" for c in syntax.children[head])
    if (taken or lemma in settings.scenes) and _somebody(syntax, draft, settings, people):
        return 1.0
    moved = lemma in _MOVES and verb != head and syntax.lemma[verb if verb is not None else head] == "être"
    if moved and people.intersection(draft.tokens[:3]):
        return 0.8
    told = lemma in acts or lemma in settings.positions or lemma in settings.decisions
    return 0.6 if tense == "Imp" and verb == head and not told else 0.0


def is_state(syntax: Syntax, draft: Draft) -> bool:
    """Whether a clause says what something is rather than what happens: « Le délai moyen est de six mois »."""
    if draft.kind not in _CLAUSES:
        return False
    copula = any(syntax.dep[c] == "cop" and syntax.lemma[c] == "être" for c in syntax.children[draft.head])
    return copula or (syntax.lemma[draft.head] == "être" and finite(syntax, draft.head) == draft.head)


def _called(syntax: Syntax, head: int) -> bool:
    """« L’homme s’appelle Anders »: a name is no news."""
    return syntax.lemma[head] in ("appeler", "nommer") and any(
        syntax.low[c].replace("’", "'") in ("s'", "se") for c in syntax.children[head]
    )


def _somebody(syntax: Syntax, draft: Draft, settings: HeadingSettings, people: frozenset[int]) -> bool:
    """Whether the subject is a person: a name, a pronoun written out, a private person, some whom nobody knows."""
    if any(word.rule == "name-the-pronoun" for word in draft.words):
        return True
    for token in subjects_of(syntax, draft.head):
        private = syntax.lemma[token] in settings.private or syntax.low[token] in settings.private
        if private or people.intersection(syntax.subtree(token)):
            return True
        if any(syntax.low[c] in _ONE or syntax.low[c] == "des" for c in syntax.children[token] if c < token):
            return True
    return False
