"""What something is, without « est »: « Les ascenseurs en panne depuis mars », « La Suisse, deuxième client du Jura ».

Taken of a clause as it was cut: the copula goes, or gives way to a comma before a noun. Only in the present, affirmed,
told as it is; a bare « La route belle » is nothing, so a definite subject wants a complement behind what it is.
"""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.agenda import dated
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.lemmas import PHRASE
from restructurer.writing.parts import Word
from restructurer.writing.passives import PASSIVE
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

COPULA, COMMA = "drop-copula", "copula-comma"
_DEFINITE = frozenset(("le", "la", "l'", "les", "ce", "cette", "ces", "cet"))
_COMPARED = frozenset(("plus", "moins", "aussi"))
_DENYING = frozenset("ne n' n’ pas jamais guère se s' y en lui leur".split())
# The longest subject that a comma may part from what it is, in characters.
_LONGEST_NAMED = 34


def without_copula(syntax: Syntax, clause: Clause, kept: Selection, settings: HeadingSettings) -> Selection | None:
    """A clause with « est » or « sont » as a line without a verb; ``None`` where it is not plainly so."""
    head, subject, verb = clause.head, clause.subject, finite(syntax, clause.head)
    if verb is None or verb == head or syntax.low[verb] not in ("est", "sont") or verb not in kept.kept:
        return None
    if not subject < verb < head or syntax.pos[subject] not in ("NOUN", "PROPN") or syntax.dep[verb] != "cop":
        return None
    first = syntax.left[subject]
    covered = [t for word in kept.words for t in range(word.first or 0, word.stop or 0)]
    if min((*kept.kept, *covered)) != first:
        return None
    tokens = [t for t in kept.kept if t != verb]
    if any(syntax.text[t] in (",", ":", ";", "(") or syntax.feats[t].get("VerbForm") == "Fin" for t in tokens):
        return None
    children = syntax.children[head]
    between = [t for t in range(verb - 2, head) if syntax.pos[t] != "ADP"]
    if any(syntax.feats[t].get("Polarity") == "Neg" or syntax.low[t] in _DENYING for t in between):
        return None
    if any(syntax.dep[c] in ("mark", "csubj", "ccomp", "parataxis") for c in children if c in tokens):
        return None
    opening = next((t for t in tokens if t > verb), head)
    if syntax.pos[opening] == "ADV" and syntax.pos[opening + 1] == "ADP":
        opening += 1  # « encore sans électricité »
    if syntax.pos[head] in ("ADJ", "VERB") or syntax.pos[opening] == "ADP":
        return kept.without((verb,), COPULA, 0.4) if _stands(syntax, clause, tokens, opening, settings) else None
    if syntax.pos[head] == "NOUN" and _names(syntax, clause, tokens, opening, settings):
        selection = kept.written(Word(",", COMMA, verb, verb + 1), COPULA, 0.4)
        bare = syntax.low[opening] in ("le", "la", "l'") and opening + 1 in tokens
        return selection.without((opening,), COPULA, 0.0) if bare else selection
    return None


def still(syntax: Syntax, clause: Clause, kept: Selection, settings: HeadingSettings) -> Selection | None:
    """What stays as it is: « La route reste coupée à Huy » gives « La route toujours coupée à Huy »."""
    verb, subject = clause.head, clause.subject
    if syntax.low[verb] not in ("reste", "restent") or subject > verb or syntax.pos[subject] not in ("NOUN", "PROPN"):
        return None
    told = [c for c in syntax.children[verb] if syntax.dep[c] == "xcomp" and c > verb and c in kept.kept]
    if len(told) != 1 or syntax.pos[told[0]] not in ("ADJ", "VERB") or syntax.feats[told[0]].get("VerbForm") == "Inf":
        return None
    tokens = [t for t in kept.kept if t != verb]
    plain = not any(syntax.text[t] in (",", ":", ";", "(") or syntax.feats[t].get("VerbForm") == "Fin" for t in tokens)
    denied = any(syntax.feats[c].get("Polarity") == "Neg" for c in syntax.children[verb])
    if not plain or denied or kept.words or tokens[0] != syntax.left[subject] or verb + 1 not in tokens:
        return None
    if not _stands(syntax, Clause(told[0], subject, kept), tokens, verb + 1, settings):
        return None
    return kept.written(Word("toujours", COPULA, verb, verb + 1), COPULA, 0.4)


def to_be_done(syntax: Syntax, clause: Clause, kept: Selection) -> Selection | None:
    """What must be done by its day: « Le recours devra être déposé le 2 mai » is « Le recours à déposer le 2 mai »."""
    subject = clause.subject
    at = next((t for t in kept.kept[:-2] if syntax.low[t] in _MUST), None)
    if at is None or syntax.low[at + 1 : at + 2] != ("être",) or not subject < at or kept.words:
        return None
    done = at + 2
    if done not in kept.kept or at + 1 not in kept.kept or syntax.feats[done].get("VerbForm") != "Part":
        return None
    tail = tuple(t for t in kept.kept if t > done)
    tokens = (*(t for t in kept.kept if t < at), *tail)
    plain = all(syntax.pos[t] in PHRASE and syntax.text[t] not in (",", ":", ";") for t in tokens)
    lemma = syntax.lemma[done]
    if not plain or not dated(syntax, tail) or tokens[0] != syntax.left[subject]:
        return None
    if syntax.pos[subject] != "NOUN" or lemma not in lexicon.lemmas(syntax.low[done], "V"):
        return None
    selection = kept.written(Word("à", COPULA, at, done), COPULA, 0.4)
    return selection.written(Word(lemma, PASSIVE, done, done + 1), COPULA, 0.0)


_MUST = frozenset("doit doivent devra devront".split())


def _stands(syntax: Syntax, clause: Clause, tokens: list[int], opening: int, settings: HeadingSettings) -> bool:
    """Whether an adjective or complement may stand behind its noun: « Le tunnel fermé dans les deux sens »."""
    head, subject = clause.head, clause.subject
    first = syntax.left[subject]
    definite = syntax.low[first].replace("’", "'") in _DEFINITE or syntax.pos[subject] == "PROPN"
    if syntax.pos[opening] == "ADP":
        # « est de 12 % », « est à craindre »; what it is in or without goes behind any noun
        return syntax.low[opening] in _SET and any(syntax.pos[t] == "NOUN" for t in tokens if t > opening)
    named = syntax.left[subject] == subject and bool(lexicon.noun_codes(syntax.text[head]))
    if named or syntax.lemma[head] in settings.no_state or not _agrees(syntax, head, subject):
        return False  # « Karim (est) boulanger à Huy »
    behind = any(t > head and syntax.pos[t] in ("ADP", "SCONJ") for t in tokens)
    compared = syntax.low[opening] in _COMPARED
    if compared:
        return any(syntax.low[t].replace("’", "'") in ("que", "qu'") for t in tokens if t > head)
    return behind if definite else len(tokens) > head - opening + 3 or behind


_SET = frozenset("en sans sous dans hors à au aux".split())


def _names(syntax: Syntax, clause: Clause, tokens: list[int], opening: int, settings: HeadingSettings) -> bool:
    """Whether a noun with its article may stand behind a comma: « L’hépatite E, une maladie rare en Bretagne »."""
    head, subject = clause.head, clause.subject
    article = syntax.low[opening].replace("’", "'")
    if article not in ("le", "la", "l'", "les", "un", "une", "des") or syntax.lemma[head] in settings.empty_heads:
        return False
    if any(syntax.dep[c] == "case" for c in syntax.children[head]):
        return False
    named = [t for t in tokens if t <= syntax.right[subject]]
    length = syntax.end(named[-1]) - syntax.start[named[0]] if named else 99
    full = sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X") for t in tokens if t > opening)
    return length <= _LONGEST_NAMED and full > 1 and syntax.pos[subject] in ("NOUN", "PROPN")


def _agrees(syntax: Syntax, adjective: int, noun: int) -> bool:
    """Whether the adjective has the number of its noun, as far as the lexicon knows."""
    codes = lexicon.adjective_codes(syntax.text[adjective])
    number = lexicon.number(syntax.text[noun]) if syntax.pos[noun] == "NOUN" else None
    joined = any(syntax.dep[c] == "conj" for c in syntax.children[noun])
    return joined or not codes or number is None or any(code[1] == number for code in codes)
