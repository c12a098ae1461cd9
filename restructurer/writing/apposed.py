"""What befell something, behind a comma: « une motion, acceptée de justesse » as « Une motion acceptée de justesse ».

Only behind an indefinite article or a number: « la ligne, ouverte en 1932 » would say which line, not what befell it.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.french import lexicon
from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.fitness import unreal
from restructurer.writing.guards import refuse_cut
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.selection import Selection, parts
from restructurer.writing.shortening import Shortening
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax

APPOSED = "apposed-participle"
_INDEFINITE = frozenset(("un", "une", "des"))
_DE = frozenset(("de", "du", "des", "d'"))
_CLOSED = ("NOUN", "PROPN", "ADJ", "NUM", "X")
_MOST = 12
# Behind these a thing is denied, compared, or only what something else is done to.
_NO_SUBJECT = frozenset("pas sans ni jamais comme contre entre parmi envers".split())
# Of the verbs that go with « être » these befall a thing; the others tell what somebody did.
_BEFALLING = frozenset(("rester", "survenir", "tomber"))
_LESS = frozenset(("par", "en", "lors", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"))
# These are told of a person: the subject, more often than the noun before.
_BESIDE = frozenset(
    ("accompagner", "entourer", "flanquer", "escorter", "assister", "épauler", "convaincre", "décider", "persuader")
)
# These name or describe; they tell nothing that befell.
_NAMING = frozenset(
    "baptiser nommer prénommer appeler dénommer intituler surnommer situer composer constituer dater baser".split()
)


def apposed(syntax: Syntax, sentence: Sentence, rules: Shortening, settings: HeadingSettings) -> Iterator[Draft]:
    """The indefinite nouns of a sentence with the participle that follows them behind a comma."""
    for token in range(sentence.first + 3, sentence.stop - 1):
        feats = syntax.feats[token]
        if syntax.text[token - 1] != "," or feats.get("VerbForm") != "Part" or feats.get("Tense") != "Past":
            continue
        lemma = syntax.lemma[token]
        if lemma in _NAMING or (lemma in WITH_BE and lemma not in _BEFALLING) or syntax.quoted(token):
            continue
        found = _noun(syntax, token, sentence.first)
        if found is None:
            continue
        first, noun = found
        if lemma in _BESIDE and any(c in syntax.children[token] for c in range(token + 1, sentence.stop)):
            continue  # « la ministre a visité une école, accompagnée du préfet »: it may be the subject
        if syntax.dep[noun].startswith("nsubj"):
            continue  # « un guide, porté disparu dimanche, a été retrouvé »: what it was before
        core = _core(syntax, noun, token - 1)
        if core < token - 1:  # « une motion (du conseiller Raphaël Jaquier (Vaud)), acceptée de justesse »
            core = noun + 1
            if not _of_somebody(syntax, core, token - 1):
                continue
        for end in _ends(syntax, token, sentence.stop):
            kept = (*range(first, core), *range(token, end))
            if unreal(syntax, noun, settings) or limits(
                syntax, tuple(range(max(sentence.first, first - 6), first)), rules
            ):
                continue
            selection = Selection(kept, token, (), (APPOSED,), 0.3, apart=frozenset(range(core, token)))
            if refuse_cut(syntax, selection):
                continue
            composed = compose(syntax, parts(selection))
            if composed is not None:
                yield Draft("verbless", *composed, sentence.index, token, kept, (APPOSED,), cost=0.3)


def _noun(syntax: Syntax, participle: int, start: int) -> tuple[int, int] | None:
    """The opening and the noun that end at the comma before a participle and agree with it; no other noun may."""
    comma = participle - 1
    for noun in range(comma - 1, max(start, comma - 12), -1):
        if syntax.text[noun] in "()" or syntax.low[noun] == "et":
            continue
        if syntax.pos[noun] in ("PUNCT", "VERB", "AUX", "PRON", "SCONJ", "CCONJ"):
            return None
        if syntax.pos[noun] not in ("NOUN", "PROPN"):
            continue
        agrees = syntax.pos[noun] == "NOUN" and _agrees(syntax, noun, participle)
        first = _opening(syntax, noun, start) if agrees else None
        whole = first is not None and _core(syntax, noun, comma) == comma
        if first is not None and (whole or syntax.head[participle] == noun or noun < comma - 3):
            above = syntax.head[participle]
            other = above != noun and syntax.pos[above] == "NOUN" and _agrees(syntax, above, participle)
            return None if other or (not whole and _joined(syntax, noun, comma)) else (first, noun)
        if (agrees or syntax.pos[noun] == "PROPN") and syntax.head[participle] == noun:
            return None
        if agrees and not _told_of(syntax, noun, participle):
            return None
    return None


def _of_somebody(syntax: Syntax, core: int, comma: int) -> bool:
    """Whether a complement that is left out only says whose it is: « (une motion) du conseiller Raphaël Jaquier »."""
    of = syntax.low[core].replace("’", "'") in _DE
    return of and any(syntax.pos[t] == "PROPN" for t in range(core, min(core + 7, comma)))


def _joined(syntax: Syntax, noun: int, comma: int) -> bool:
    """Whether something is joined to a noun before the comma: both may be meant."""
    return any(syntax.pos[t] == "CCONJ" for t in range(noun, comma))


def _told_of(syntax: Syntax, noun: int, participle: int) -> bool:
    """Whether the parse hangs the participle on a noun farther to the left than one that would agree as well."""
    return syntax.dep[participle] == "acl" and syntax.head[participle] < noun


def _opening(syntax: Syntax, noun: int, stop: int) -> int | None:
    """The indefinite article or number that opens the noun; ``None`` where there is none, or the noun is denied."""
    at = noun - 1
    while at > stop and syntax.pos[at] in ("ADJ", "NUM"):
        if syntax.pos[at] == "NUM" and syntax.pos[at - 1] not in ("NUM", "DET"):
            return at
        at -= 1
    if at < stop or syntax.low[at] not in _INDEFINITE or syntax.pos[at] != "DET":
        return None
    return None if at > stop and syntax.low[at - 1] in _NO_SUBJECT else at


def _core(syntax: Syntax, noun: int, stop: int) -> int:
    """Where the noun ends with its adjectives and complements in « de »."""
    end = noun + 1
    while end < stop:
        if syntax.pos[end] in ("ADJ", "PROPN", "X"):
            end += 1
        elif syntax.low[end].replace("’", "'") in _DE and end + 1 < stop:
            after = end + 1
            while after < stop and syntax.pos[after] in ("DET", "NUM", "ADJ") and syntax.pos[after + 1] != "PUNCT":
                after += 1
            if syntax.pos[after] not in ("NOUN", "PROPN", "NUM"):
                break
            end = after + 1
        else:
            break
    return end


def _agrees(syntax: Syntax, noun: int, participle: int) -> bool:
    """Whether the participle can be that of the noun, as far as the lexicon knows both."""
    readings = [r for r in lexicon.conjugations(syntax.low[participle]) if r.mood == "par" and r.gender]
    codes = lexicon.noun_codes(syntax.text[noun])
    if not readings or not codes:
        return False
    return any(f"{r.gender}{r.number}" in codes for r in readings)


def _ends(syntax: Syntax, participle: int, stop: int) -> Iterator[int]:
    """Where what the participle governs ends: at the next mark, less who did it and when behind something else."""
    end = participle + 1
    while end < stop and end - participle < _MOST and syntax.pos[end] not in ("PUNCT", "PRON", "SCONJ", "AUX", "CCONJ"):
        if syntax.feats[end].get("VerbForm") == "Fin":
            return
        end += 1
    closed = end >= stop or syntax.text[end] in (",", ".", ";", ":") or syntax.low[end] == "puis"
    if closed and end - participle > 1 and syntax.pos[end - 1] in _CLOSED:
        yield end
        for cut in range(end - 2, participle + 2, -1):
            if syntax.low[cut] in _LESS and syntax.pos[cut - 1] in ("NOUN", "PROPN", "ADJ"):
                yield cut
