"""The second of two who do or say the same: « Le Conseil et la majorité recommandent » → « Le Conseil recommande »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import lexicon
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.operations import Option
from restructurer.writing.parts import Word
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

SECOND = "drop-second-subject"
# What two do together neither does alone.
_TOGETHER = frozenset(
    """signer négocier fusionner affronter rencontrer discuter divorcer partager unir former constituer échanger
    cohabiter représenter totaliser cumuler opposer accorder allier associer réunir coopérer dialoguer séparer
    conclure débattre reprendre""".split()
)
_JOINTLY = frozenset("ensemble conjointement deux tous toutes leur leurs chacun mutuellement respectivement".split())


def second_subjects(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """What « et » adds to a subject, where each of both does it by itself; the verb then agrees with the first."""
    noun, verb = clause.subject, finite(syntax, clause.head)
    others = [c for c in syntax.children[noun] if syntax.dep[c] == "conj"]
    if verb is None or len(others) != 1 or not noun < others[0] < verb:
        return
    joints = [c for one in (noun, *others) for c in syntax.children[one] if syntax.dep[c] == "cc"]
    said = told or syntax.lemma[clause.head] in rules.claiming or syntax.lemma[clause.head] in rules.announcing
    if len(joints) != 1 or syntax.low[joints[0]] != "et" or not said or not _apart(syntax, clause, joints[0], verb):
        return
    plural = _plural(syntax, noun)
    if plural is None:
        return
    if plural and not _agrees(syntax, clause, noun):
        return
    if plural:
        yield Option(SECOND, tuple(range(joints[0], syntax.right[others[0]] + 1)), 1.5)
        return
    written = _singular(syntax, clause, verb)
    if written and syntax.right[others[0]] + 1 == verb:
        yield Option(SECOND, tuple(range(joints[0], verb + 1)), 1.5, Word(written, SECOND, joints[0], verb + 1))


def _agrees(syntax: Syntax, clause: Clause, noun: int) -> bool:
    """Whether what « être » says of both goes with the first: « les consultations (et le suivi) sont maintenues »."""
    if not any(syntax.lemma[c] == "être" for c in syntax.children[clause.head]):
        return True
    gender, codes = lexicon.gender(syntax.text[noun]), lexicon.adjective_codes(syntax.low[clause.head])
    return gender is not None and f"{gender}p" in codes


def second_complements(syntax: Syntax, clause: Clause) -> Iterator[Option]:
    """What « et de » adds to a complement of the subject: « Les taxes de circulation (et de mise en circulation) »."""
    noun, kept = clause.subject, clause.selection.kept
    tail = [t for t in kept if t > clause.head]
    if any(syntax.low[t] in _JOINTLY or syntax.pos[t] == "NUM" for t in tail) or syntax.lemma[clause.head] in _TOGETHER:
        return
    for token in syntax.children[noun]:
        others = [c for c in syntax.children[token] if syntax.dep[c] == "conj"]
        if syntax.dep[token] != "nmod" or len(others) != 1 or not noun < token < others[0] < clause.head:
            continue
        first, opening = syntax.left[others[0]], syntax.left[token]
        plain = not any(syntax.text[t] in (",", "(", "«", '"') for t in range(opening, syntax.right[others[0]] + 1))
        both = syntax.low[first] == "et" and _of(syntax, first + 1) and _of(syntax, opening)
        if plain and both and syntax.right[others[0]] == syntax.right[noun]:
            yield Option(SECOND, tuple(range(first, syntax.right[others[0]] + 1)), 1.8)


def _of(syntax: Syntax, token: int) -> bool:
    return syntax.low[token] in ("de", "d'", "du", "des")


def _apart(syntax: Syntax, clause: Clause, joint: int, verb: int) -> bool:
    """Whether each of both does it: no mark between them, nothing done together, no figure that may be of both."""
    kept = clause.selection.kept
    if syntax.lemma[clause.head] in _TOGETHER or joint not in kept or any(t not in kept for t in range(joint, verb)):
        return False
    if any(syntax.text[t] in (",", "(", "«", '"') for t in range(syntax.left[clause.subject], verb)):
        return False
    reflexive = any(syntax.low[c] in ("se", "s'") for c in syntax.children[clause.head])
    tail = [t for t in kept if t > verb]
    return not reflexive and not any(syntax.low[t] in _JOINTLY or syntax.pos[t] == "NUM" for t in tail)


def _plural(syntax: Syntax, noun: int) -> bool | None:
    """Whether the first of both is a plural; ``None`` where nobody can tell."""
    articles = [syntax.low[c] for c in syntax.children[noun] if syntax.dep[c] in ("det", "nummod")]
    if any(one in ("le", "la", "l'", "un", "une") for one in articles):
        return False
    if any(one in ("les", "des", "plusieurs", "deux", "trois", "quatre") for one in articles):
        return True
    name = syntax.pos[noun] == "PROPN" and not articles and not syntax.text[noun].endswith("s")
    return False if name else None


def _singular(syntax: Syntax, clause: Clause, verb: int) -> str | None:
    """The verb in the singular, where nothing else has to agree: « ont » → « a », « recommandent » → « recommande »."""
    if any(syntax.dep[c] in ("aux:pass", "cop") for c in syntax.children[clause.head]):
        return None
    low = syntax.low[verb]
    if verb != clause.head:
        return "a" if low == "ont" else None
    if low.endswith("ront"):
        return low.removesuffix("ront") + "ra" if syntax.feats[verb].get("Tense") == "Fut" else None
    return lexicon.present(syntax.lemma[verb], "3s") if syntax.feats[verb].get("Tense") == "Pres" else None
