"""Clauses as nouns: « Le musée a ouvert sa grande salle » → « Ouverture de la grande salle »; « Renault : un plan »."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.french import casing
from restructurer.french.elision import elides
from restructurer.french.nominalisations import nominalisations
from restructurer.french.typography import mend
from restructurer.writing.agenda import dated
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.passives import will
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.syntax import Syntax

NOMINAL, THEME = "heading.nominal", "heading.theme"
_POSSESSIVES = {"son": "le", "sa": "la", "ses": "les", "leur": None, "leurs": "les"}
_PARTITIVE = frozenset(("des", "de", "d'", "du"))


def _plain(syntax: Syntax, clause: Clause) -> int | None:
    """The finite verb of a clause that says plainly that something is, was or will be done."""
    verb = finite(syntax, clause.head)
    if verb is None or syntax.feats[verb].get("Mood") != "Ind" or syntax.pos[clause.head] != "VERB":
        return None
    children = syntax.children[clause.head]
    if any(syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'") for c in children):
        return None
    return verb


def _done(syntax: Syntax, head: int, verb: int) -> bool:
    """Whether the verb tells something done or to be done, rather than a state or a habit."""
    tense = syntax.feats[verb].get("Tense")
    compound = any(
        syntax.dep[c] == "aux:tense" or syntax.low[c] == "été"
        for c in syntax.children[head]
        if syntax.dep[c].startswith("aux")
    )
    return tense in ("Past", "Fut") or (compound and tense == "Pres")


# Their nouns say nothing of their own: « prise d’acte », « mise d’un terme ».
_LIGHT = frozenset("prendre mettre faire donner tenir rendre avoir porter passer recevoir".split())


def nominal_draft(syntax: Syntax, clause: Clause, draft: Draft) -> Draft | None:
    """A clause as its noun, its object or passive subject behind « de », and what follows."""
    if syntax.lemma[clause.head] in _LIGHT:
        return None
    verb = _plain(syntax, clause)
    head = clause.head
    if (
        verb is None
        or not _done(syntax, head, verb)
        or (draft.words and any(word.first != clause.subject for word in draft.words if word.rule != "define"))
    ):
        return None
    children = syntax.children[head]
    reflexive = any(syntax.low[c] in ("se", "s'") for c in children)
    passive = any(syntax.dep[c] == "aux:pass" and syntax.lemma[c] == "être" for c in children) and not reflexive
    objects = [c for c in children if syntax.dep[c] == "obj" and c > head and syntax.pos[c] in ("NOUN", "PROPN", "X")]
    objects = [c for c in objects if syntax.low[c] not in ("fin", "début") and not dated(syntax, (c,))]
    found = [n for n in nominalisations(syntax.lemma[head], reflexive=reflexive) if n.object == "de" or not n.object]
    transitive = [n for n in found if n.object == "de" and n.subject == "par"]
    intransitive = [n for n in found if not n.object]
    kept = draft.tokens
    if passive and transitive and syntax.dep[clause.subject] == "nsubj:pass":
        noun, core = transitive[0], syntax.subtree(clause.subject)
    elif objects and transitive and not reflexive:
        noun, core = transitive[0], syntax.subtree(objects[0])
    elif intransitive and not objects and not passive:
        noun, core = intransitive[0], syntax.subtree(clause.subject)
    else:
        return None
    body = [t for t in core if t in kept]
    tail = [t for t in kept if t > head and t not in core]
    if (
        not body
        or any(syntax.pos[t] == "ADV" and syntax.head[t] == head for t in tail)
        or any(syntax.pos[c] == "PRON" for c in children if c in tail)
    ):
        return None
    if any(syntax.low[t] in ("par",) for t in tail[:1]) and not passive:
        return None
    opening = _behind_de(syntax, body, draft.words)
    if opening is None:
        return None
    ahead = will(syntax, verb) and dated(syntax, tuple(tail))
    most = 2 if ahead else 1 + bool(_measure(syntax, tail))
    if sum(syntax.head[t] == head and syntax.dep[t] != "punct" for t in tail) > most:
        return None
    if any(syntax.feats[t].get("VerbForm") == "Inf" and syntax.dep[t] != "fixed" for t in tail):
        return None  # « a commencé à faire des boîtes »
    if any(syntax.dep[t] == "conj" and syntax.head[t] == head for t in (*body, *tail)):
        return None  # « ont levé les yeux au ciel et soupiré »
    articles = ("le", "la", "les", "l'", "un", "une", "des", "du")
    if any(syntax.low[t] in ("et", "ou") and syntax.low[t + 1].replace("’", "'") in articles for t in (*body, *tail)):
        return None  # « de couvertures et (de) repas »
    if any(syntax.dep[c] == "xcomp" for c in children if c in tail):
        return None  # « a nommé Claire Morel directrice »
    if any(syntax.low[t] in ("ici", "d'ici", "depuis", "jusqu'", "jusque") for t in (*body, *tail)):
        return None
    if any(syntax.low[t] == "mais" or (t != body[0] and syntax.feats[t].get("Poss") == "Yes") for t in (*body, *tail)):
        return None
    measure = _measure(syntax, tail)
    parts: list[Part] = [Word(noun.noun, NOMINAL, verb, head + 1 if verb <= head else verb + 1)]
    parts += [Run(t, t + 1) for t in measure]
    parts += [Word("de", NOMINAL), *opening]
    parts += [Run(t, t + 1) for t in tail[len(measure) :]]
    selection = tidy(syntax, Selection((*body, *tail), head))
    if refuse_cut(
        syntax, Selection(tuple(selection.kept), head, tuple(w for w in draft.words if w.rule == "define"))
    ) not in (None, "orphan possessive"):
        return None
    if syntax.pos[clause.subject] != "PRON" and not ahead and not _spares(syntax, head, body):
        return None
    if any(syntax.feats[t].get("VerbForm") == "Fin" for t in (*body, *tail)) or any(
        syntax.text[t] == "," for t in tail
    ):
        return None
    composed = compose(syntax, merged(parts))
    if composed is None:
        return None
    tokens = (head, *body, *tail)
    return Draft(
        "verbless" if ahead else "nominal",  # « Réouverture de la piscine le 2 mai »: what comes next
        composed[0],
        composed[1],
        draft.sentence,
        head,
        tokens,
        (*draft.operations, "nominalise"),
        draft.speaker,
        words=draft.words,
    )


def _measure(syntax: Syntax, tail: Sequence[int]) -> list[int]:
    """« de 42 % » at the start of what follows: it goes next to the noun."""
    if len(tail) >= 3 and syntax.low[tail[0]] == "de" and syntax.pos[tail[1]] == "NUM" and syntax.text[tail[2]] == "%":
        return list(tail[:3])
    return []


def _spares(syntax: Syntax, head: int, body: Sequence[int]) -> bool:
    """Whether what the noun is about is long enough to stand without its subject."""
    return sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X") for t in body) >= 2


def _behind_de(syntax: Syntax, body: Sequence[int], words: Sequence[Word]) -> list[Part] | None:
    """The noun phrase as it stands behind « de »: no « des », a definite article for a possessive."""
    first = body[0]
    low = syntax.low[first]
    written = {word.first: word for word in words}
    rest: list[Part] = [Run(t, t + 1) for t in body[1:]]
    if first in written:
        return [written[first], *rest]
    if syntax.pos[first] == "DET" and low in _POSSESSIVES:
        article = _POSSESSIVES[low]
        if article is None or len(body) < 2:
            return None
        if low in ("son", "sa") and elides(syntax.text[body[1]]):
            article = "l’"
        elif low == "son" and syntax.feats[syntax.head[first]].get("Gender") == "Fem":
            article = "la"
        return [Word(article, NOMINAL, first, first + 1), *rest]
    if syntax.pos[first] == "DET" and low in _PARTITIVE and syntax.feats[first].get("Definite") != "Def":
        return rest or None
    if syntax.pos[first] == "PRON" or any(syntax.feats[t].get("Poss") == "Yes" for t in body):
        return None
    lowered = casing.decapitalise(syntax.chars(first, first + 1), name=syntax.pos[first] == "PROPN" or None)
    if lowered and lowered != syntax.chars(first, first + 1):
        return [Word(mend(lowered), "french.casing", first, first + 1), *rest]
    return [Run(first, first + 1), *rest]


def theme_draft(syntax: Syntax, clause: Clause, draft: Draft, verbs: frozenset[str]) -> Draft | None:
    """« Subject : object », where the subject is a name and the verb only brings the object in."""
    verb = _plain(syntax, clause)
    if verb is None or syntax.lemma[clause.head] not in verbs or draft.words:
        return None
    children = syntax.children[clause.head]
    objects = [c for c in children if syntax.dep[c] == "obj" and c > clause.head and syntax.pos[c] == "NOUN"]
    if len(objects) != 1 or syntax.pos[clause.subject] not in ("PROPN", "X"):
        return None
    name = [t for t in syntax.subtree(clause.subject) if t in draft.tokens]
    if not name or len(name) > 5 or any(syntax.pos[t] not in ("PROPN", "X", "DET", "ADP", "NOUN") for t in name):
        return None
    while name and syntax.pos[name[0]] == "DET":
        name = name[1:]
    core = [t for t in draft.tokens if t > clause.head and t >= syntax.left[objects[0]]]
    if (
        not name
        or not core
        or any(syntax.pos[c] == "PRON" for c in children if c in core)
        or core[0] != syntax.left[objects[0]]
    ):
        return None
    if any(syntax.pos[t] == "ADV" and syntax.head[t] == clause.head for t in core) or refuse_cut(
        syntax, Selection(tuple(core), objects[0])
    ) not in (None, "orphan possessive"):
        return None
    if any(syntax.feats[t].get("VerbForm") == "Fin" for t in core):
        return None
    parts: list[Part] = [*(Run(t, t + 1) for t in name), Word(":", THEME), *(Run(t, t + 1) for t in core)]
    composed = compose(syntax, merged(parts))
    if composed is None:
        return None
    return Draft(
        "theme",
        composed[0],
        composed[1],
        draft.sentence,
        objects[0],
        (*name, *core),
        (*draft.operations, "theme-and-object"),
        draft.speaker,
    )
