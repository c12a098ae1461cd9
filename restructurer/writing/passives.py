"""What was done without who did it: « La Fédération a nommé un administrateur » as « Un administrateur nommé ».

The object of a deed or a demand, behind an indefinite article or a number, with the participle that agrees with it; a
complement that follows (« contre la société ») stands behind the participle.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import lexicon
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection, parts
from restructurer.writing.shortening import Shortening
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import DAYS

PASSIVE = "passive-participle"
_INDEFINITE = frozenset(("un", "une", "des", "deux", "trois", "quatre", "cinq", "plusieurs"))
# In the present these ask or promise: what is asked for may stand so.
_ASKED = frozenset("réclamer exiger demander requérir promettre annoncer redouter dénoncer".split())
_HABITS = frozenset("quotidiennement régulièrement souvent toujours ordinaire chaque parfois généralement".split())
_CLITICS = frozenset(("ne", "n'", "se", "s'", "en"))
_NOBODY = frozenset(("nous", "je", "j'", "vous", "tu"))
_LOOKED_AT = frozenset(
    """avoir faire voir dire perdre quitter porter évoquer rappeler
    défendre présenter recevoir plaider signer dresser""".split()
)
# What these open goes with the verb, and may stand behind the participle or be left out; anything else binds the noun.
_BEHIND = frozenset("contre pour par devant".split())
_AFTER = frozenset((",", ".", ";", ":", "et", "lors", "après", "pendant", *sorted(_BEHIND)))
# What these open stands behind the participle where it goes with the verb: « un recours introduit au tribunal ».
_WITH = frozenset("dans en à au aux sur".split())
# Found or taken somewhere, a thing or a person is so wherever it was.
_FOUND = frozenset("saisir arrêter interpeller sauver secourir évacuer libérer retrouver découvrir".split())
# What is given is so whoever gets it: « Une amende de 40 000 euros infligée (à la laiterie) ».
_GIVEN = frozenset("infliger accorder attribuer verser imposer remettre octroyer confier transmettre allouer".split())
_PLACES = frozenset("dans à au aux en sur chez".split())
_CLOSED = ("NOUN", "PROPN", "ADJ", "NUM", "X")
_MOST = 12
# What may stand between the verb and its object: so many words, no marks.
_MOST_BETWEEN = 7


def passives(
    syntax: Syntax, clause: Clause, sentence: int, stop: int, rules: Shortening, deeds: frozenset[str] = frozenset()
) -> Iterator[Draft]:
    """The verbless passives of a clause; ``stop``: the end of its sentence; ``deeds``: lemmas of verbs that tell one,
    beside those that may be told in the present.
    """
    if not _deed(syntax, clause, rules.presented | deeds):
        return
    head = clause.head
    found = _object(syntax, clause, stop, rules)
    if found is None:
        return
    first, noun = found
    codes = _codes(syntax, first, noun)
    written = lexicon.participle(syntax.lemma[head], *codes) if codes else None
    if written is None:
        return
    core = _core(syntax, noun, stop)
    for end in _ends(syntax, core, stop, head):
        if limits(syntax, tuple(range(end, min(end + 5, stop))), rules):
            continue
        kept = tuple(range(first, end))
        if not _tells_enough(syntax, kept):
            continue
        word = Word(written, PASSIVE, head, head + 1, core)
        apart = frozenset((*range(clause.selection.kept[0], first),))
        if refuse_cut(syntax, Selection(kept, head, (), (PASSIVE,), 0.6, apart=apart)):
            continue
        composed = compose(syntax, parts(Selection(kept, head, (word,), (PASSIVE,), 0.6)))
        if composed is not None and not composed[0][-1].text.endswith("."):
            yield Draft(
                "verbless", *composed, sentence, head, kept, (PASSIVE,), clause.speaker, words=(word,), cost=0.6
            )


def _tells_enough(syntax: Syntax, kept: tuple[int, ...]) -> bool:
    """Whether there is a figure, or a complement: « 25 bus », « une hausse de l’eau », not « une plainte »."""
    full = sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "X", "VERB") for t in kept)
    return full > 1 or syntax.text[kept[0]][:1].isdigit() or syntax.pos[kept[0]] == "NUM"


def _deed(syntax: Syntax, clause: Clause, deeds: frozenset[str]) -> bool:
    """Whether a clause tells something done to an object, or asks for it; affirmed, of somebody."""
    head, verb = clause.head, finite(syntax, clause.head)
    lemma = syntax.lemma[head]
    if verb is None or clause.subject > head or syntax.low[clause.subject].replace("’", "'") in _NOBODY:
        return False
    if any(low <= syntax.start[head] < high for low, high in syntax.quotes):
        return False
    children = syntax.children[head]
    if any(
        syntax.feats[c].get("Polarity") == "Neg"
        or (syntax.low[c].replace("’", "'") in _CLITICS and verb - 3 < c < head)
        for c in children
    ):
        return False
    if verb != head:
        perfect = syntax.low[verb] in ("a", "ont") and verb < head and not any(syntax.dep[c] == "cop" for c in children)
        return perfect and lemma in deeds and lemma not in _LOOKED_AT and syntax.low[head - 1] != "fait"
    if any(syntax.low[t] in _HABITS for t in clause.selection.kept) or syntax.low[clause.subject] == "on":
        return False
    return lemma in _ASKED and syntax.feats[head].get("Tense") == "Pres"


def _object(syntax: Syntax, clause: Clause, stop: int, rules: Shortening) -> tuple[int, int] | None:
    """Where the object opens, behind an indefinite article or a number, and its noun; a day or place before it goes."""
    objects = [c for c in syntax.down(clause.head, "obj") if c > clause.head and syntax.low[c] not in DAYS]
    noun = objects[0] if objects else stop
    if noun >= stop or syntax.pos[noun] != "NOUN":
        return None
    first = noun
    while first > syntax.left[noun] and first - 1 > clause.head and syntax.pos[first - 1] in ("ADJ", "NUM", "DET"):
        first -= 1
    number = syntax.text[first][:1].isdigit() or syntax.pos[first] == "NUM"
    if syntax.low[first - 1] in ("et", "de", "d'") or not (syntax.low[first] in _INDEFINITE or number):
        return None
    before = tuple(range(clause.head + 1, first))
    marked = any(syntax.pos[t] == "PUNCT" or syntax.feats[t].get("VerbForm") for t in before)
    marked = marked or (bool(before) and syntax.pos[before[-1]] not in ("NOUN", "PROPN"))  # « quelque 20 millions »
    return None if marked or len(before) > _MOST_BETWEEN or limits(syntax, before, rules) else (first, noun)


def _codes(syntax: Syntax, first: int, noun: int) -> tuple[lexicon.Gender, lexicon.Number] | None:
    """Gender and number of the object; ``None`` where either is unsure."""
    low = syntax.low[first]
    gender: lexicon.Gender | None = "m" if low == "un" else "f" if low == "une" else lexicon.gender(syntax.text[noun])
    number: lexicon.Number = "s" if low in ("un", "une") else "p"
    if number == "p" and lexicon.number(syntax.text[noun]) == "s":
        return None
    return (gender, number) if gender else None


def _core(syntax: Syntax, noun: int, stop: int) -> int:
    """Where the noun ends with its adjectives and its complements in « de »."""
    end = noun + 1
    while end < stop and syntax.pos[end] == "ADJ" and syntax.head[end] == noun:
        end += 1
    while end + 1 < stop and syntax.low[end].replace("’", "'") in ("de", "d'", "du", "des"):
        after = end + 1
        while after < stop and syntax.pos[after] in ("DET", "NUM"):
            after += 1
        if after >= stop or syntax.pos[after] not in ("NOUN", "PROPN", "X"):
            break
        after += 1
        while after < stop and syntax.pos[after] in ("PROPN", "ADJ", "X"):
            after += 1
        end = after
    if syntax.low[end : end + 2] == ("avec", "sursis"):  # « un an de prison avec sursis »
        end += 2
    return end


def _with_verb(syntax: Syntax, preposition: int, head: int, stop: int) -> bool:
    """Whether the parse hangs a complement on the verb rather than on its object."""
    noun = syntax.head[preposition]
    if syntax.low[preposition] in ("à", "au", "aux") and not syntax.text[noun][:1].isupper():
        return False  # « un appel aux dons »: it may go with the object, whatever the parse says
    return preposition < noun < stop and syntax.dep[preposition] == "case" and syntax.head[noun] == head


def _ends(syntax: Syntax, core: int, stop: int, head: int) -> Iterator[int]:
    """Where the whole may end: at the core, or behind what goes with the verb."""
    lemma = syntax.lemma[head]
    following = syntax.low[core].replace("’", "'") if core < stop else "."
    sentenced = lemma == "condamner" and following in ("à", "au", "aux")
    found = lemma in _FOUND and following in _PLACES
    given = lemma in _GIVEN and following in ("à", "au", "aux")
    governed = following in _WITH and core + 1 < stop and (given or _with_verb(syntax, core, head, stop))
    if following not in _AFTER and following not in DAYS and not sentenced and not found and not governed:
        return
    if following in _BEHIND or sentenced or governed:
        end = core + 1
        while end < stop and end - core < _MOST and syntax.pos[end] in (*_CLOSED, "DET", "ADP"):
            if syntax.low[end] in ("pour", "par"):
                break
            end += 1
        closed = end >= stop or syntax.text[end] in (",", ".", ";", ":") or syntax.low[end] in ("et", "pour", "par")
        if closed and syntax.pos[end - 1] in _CLOSED:
            yield end
    if not sentenced and (given or not governed):
        yield core
