"""What was done without who did it: « La Fédération a nommé un administrateur » as « Un administrateur nommé ».

The object of a deed or a demand, behind an indefinite article or a number, with the participle that agrees with it; a
complement that follows (« contre la société ») stands behind the participle. Behind a definite article only with such
a complement (« La motion adoptée à l’unanimité »), of what will be done only with a figure and its date (« 350 emplois
supprimés d’ici à 2027 »). A sum that is given stands with what it is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import casing, lexicon
from restructurer.french.calendar import MONTHS
from restructurer.french.nominalisations import action_nouns
from restructurer.french.typography import mend
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.parts import Part, Run, Word
from restructurer.writing.selection import Selection, parts
from restructurer.writing.shortening import Shortening
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import DAYS

PASSIVE = "passive-participle"
_INDEFINITE = frozenset(("un", "une", "des", "deux", "trois", "quatre", "cinq", "plusieurs"))
DEFINITE = frozenset(("le", "la", "l'", "les"))
_HABITS = frozenset("quotidiennement régulièrement souvent toujours ordinaire chaque parfois généralement".split())
_CLITICS = frozenset(("ne", "n'", "se", "s'", "en"))
_NOBODY = frozenset(("nous", "je", "j'", "vous", "tu"))
LOOKED_AT = frozenset(
    """avoir faire voir dire perdre quitter porter évoquer rappeler
    défendre présenter recevoir plaider signer dresser""".split()
)
# What these open goes with the verb, and may stand behind the participle or be left out; anything else binds the noun.
_BEHIND = frozenset("contre pour par devant".split())
AFTER = frozenset((",", ".", ";", ":", "et", "lors", "auprès", "après", "pendant", *sorted(_BEHIND)))
# What these open stands behind the participle where it goes with the verb: « un recours introduit au tribunal ».
_WITH = frozenset("dans en à au aux sur".split())
# Found or taken somewhere, a thing or a person is so wherever it was.
_FOUND = frozenset("saisir arrêter interpeller sauver secourir évacuer libérer retrouver découvrir".split())
# What is given is so whoever gets it: « Une amende de 40 000 euros infligée (à la laiterie) ».
_GIVEN = frozenset(
    """infliger accorder attribuer verser imposer remettre octroyer confier transmettre allouer proposer
    promettre""".split()
)
_PLACES = frozenset("dans à au aux en sur chez".split())
_CLOSED = ("NOUN", "PROPN", "ADJ", "NUM", "X")
_MOST = 12
# What may stand between the verb and its object: so many words, no marks.
_MOST_BETWEEN = 7


def passives(
    syntax: Syntax,
    clause: Clause,
    sentence: int,
    stop: int,
    rules: Shortening,
    settings: HeadingSettings,
    *,
    half: bool = False,
) -> Iterator[Draft]:
    """The verbless passives of a clause; ``stop``: the end of its sentence; ``half``: of a line with another fact,
    where a noun alone will do.
    """
    lemma = syntax.lemma[clause.head]
    told = lemma in rules.presented or lemma in settings.deeds
    if not is_deed(syntax, clause, told=told, present=lemma in settings.asked):
        return
    head = clause.head
    found = object_of(syntax, clause, stop, rules)
    if found is None:
        return
    first, noun = found
    codes = codes_of(syntax, first, noun) if said_before(syntax, first, noun) else None
    written = lexicon.participle(syntax.lemma[head], *codes) if codes else None
    if written is None:
        return
    core = core_end(syntax, noun, stop)
    wants = will(syntax, head) or syntax.low[first].replace("’", "'") in DEFINITE
    ends = (
        [*_needed(syntax, core, stop, head)]
        if wants
        else [*_ends(syntax, core, stop, head, asked=syntax.lemma[head] in settings.asked)]
    )
    if not ends and wants and not will(syntax, head) and _whole_deed(syntax, noun, core, stop):
        ends = [core]  # « La restitution du montant réclamée »
    for end in ends:
        if limits(syntax, tuple(range(end, min(end + 5, stop))), rules):
            continue
        kept = tuple(range(first, end))
        if not half and not _tells_enough(syntax, kept):
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


def is_deed(syntax: Syntax, clause: Clause, *, told: bool, present: bool) -> bool:
    """Whether a clause tells something done to an object, or asks for it; affirmed, of somebody.

    ``told``: its verb is one that tells a deed; ``present``: one that tells or asks it in the present too.
    """
    if not (told or present):
        return False
    head, verb = clause.head, finite(syntax, clause.head)
    told = told and syntax.lemma[head] not in LOOKED_AT
    if verb is None or clause.subject > head or syntax.low[clause.subject].replace("’", "'") in _NOBODY:
        return False
    if syntax.quoted(head):
        return False
    children = syntax.children[head]
    if any(
        syntax.feats[c].get("Polarity") == "Neg"
        or (syntax.low[c].replace("’", "'") in _CLITICS and verb - 3 < c < head)
        for c in children
    ):
        return False
    if will(syntax, head):
        return told
    if verb != head:
        perfect = syntax.low[verb] in ("a", "ont") and verb < head and not any(syntax.dep[c] == "cop" for c in children)
        return perfect and told and syntax.low[head - 1] != "fait"
    if any(syntax.low[t] in _HABITS for t in clause.selection.kept) or syntax.low[clause.subject] == "on":
        return False
    return present and syntax.feats[head].get("Tense") == "Pres"


def will(syntax: Syntax, head: int) -> bool:
    """Whether a verb is a future, whatever its tag."""
    readings = lexicon.conjugations(syntax.text[head])
    return any(one.tense == "fut" for one in readings) and not any(one.tense == "pre" for one in readings)


def object_of(syntax: Syntax, clause: Clause, stop: int, rules: Shortening) -> tuple[int, int] | None:
    """Where the object opens, behind an indefinite article or a number, and its noun; a day or place before it goes."""
    objects = [c for c in syntax.down(clause.head, "obj") if c > clause.head]
    objects = [
        c for c in objects if syntax.low[c] not in DAYS or syntax.low[c + 1] in ("de", "d'")
    ]  # « mois de prison »
    noun = objects[0] if objects else stop
    if noun >= stop or syntax.pos[noun] != "NOUN":
        return None
    first = noun
    while first > syntax.left[noun] and first - 1 > clause.head and syntax.pos[first - 1] in ("ADJ", "NUM", "DET"):
        first -= 1
    number = syntax.text[first][:1].isdigit() or syntax.pos[first] == "NUM"
    definite = syntax.low[first].replace("’", "'") in DEFINITE and not will(syntax, clause.head)
    if syntax.low[first - 1] in ("et", "de", "d'") or not (syntax.low[first] in _INDEFINITE or number or definite):
        return None
    before = tuple(range(clause.head + 1, first))
    marked = any(syntax.pos[t] == "PUNCT" or syntax.feats[t].get("VerbForm") for t in before)
    marked = marked or (bool(before) and syntax.pos[before[-1]] not in ("NOUN", "PROPN"))  # « quelque 20 millions »
    return None if marked or len(before) > _MOST_BETWEEN or limits(syntax, before, rules) else (first, noun)


def said_before(syntax: Syntax, first: int, noun: int) -> bool:
    """Whether a reader knows which one is meant: a definite noun says it itself, or the text has spoken of it."""
    if syntax.low[first].replace("’", "'") not in DEFINITE or syntax.pos[noun + 1] in ("ADJ", "PROPN"):
        return True
    if noun - first > 1 or syntax.low[noun + 1].replace("’", "'") in ("de", "d'", "du", "des"):
        return True
    return any(place < first for place in syntax.places.get(syntax.low[noun], ()))


def codes_of(syntax: Syntax, first: int, noun: int) -> tuple[lexicon.Gender, lexicon.Number] | None:
    """Gender and number of the object; ``None`` where either is unsure."""
    low = syntax.low[first]
    known = "m" if low in ("un", "le") else "f" if low in ("une", "la") else None
    gender: lexicon.Gender | None = "m" if known == "m" else "f" if known == "f" else lexicon.gender(syntax.text[noun])
    number: lexicon.Number = "s" if low.replace("’", "'") in ("un", "une", "le", "la", "l'") else "p"
    if lexicon.number(syntax.text[noun]) == ("s" if number == "p" else "p"):
        return None
    return (gender, number) if gender else None


def core_end(syntax: Syntax, noun: int, stop: int) -> int:
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


def _ends(syntax: Syntax, core: int, stop: int, head: int, *, asked: bool) -> Iterator[int]:
    """Where the whole may end: at the core, or behind what goes with the verb; ``asked``: it asks or proposes."""
    lemma = syntax.lemma[head]
    following = syntax.low[core].replace("’", "'") if core < stop else "."
    sentenced = lemma == "condamner" and following in ("à", "au", "aux")
    found = lemma in _FOUND and following in _PLACES
    given = lemma in _GIVEN and following in ("à", "au", "aux")
    if asked and following == "sur":
        return  # « propose une exposition sur le sel »
    governed = following in _WITH and core + 1 < stop and (given or _with_verb(syntax, core, head, stop))
    if following not in AFTER and following not in DAYS and not sentenced and not found and not governed:
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


def _needed(syntax: Syntax, core: int, stop: int, head: int) -> Iterator[int]:
    """Where the complement ends without which a definite noun, or what will be done, does not stand."""
    opening = syntax.low[core].replace("’", "'") if core + 1 < stop else ""
    manner = syntax.low[core : core + 3]
    told = (
        (opening in _TELLING and (opening not in _BEHIND or _with_verb(syntax, core, head, stop)))
        or (opening == "à" and syntax.lemma[head] == "condamner")
        or (opening == "par" and syntax.pos[core + 1] == "NUM")
        or (opening == "à" and manner[-1] in _AGREED)
        or (opening in _WITH and _with_verb(syntax, core, head, stop))
    )
    if will(syntax, head):
        told = opening in ("d'", "d'ici", "dès", "en", "à", "fin", "le", "au", "avant", "l'")
    if not told:
        return
    end = core + 1
    while end < stop and end - core < _MOST and syntax.pos[end] in (*_CLOSED, "DET", "ADP", "ADV"):
        if end > core + 1 and syntax.low[end] in _NEXT and syntax.low[end - 1] not in ("d'ici", "ici", "jusqu'"):
            break
        end += 1
    closed = end >= stop or syntax.text[end] in (",", ".", ";", ":") or syntax.low[end] in ("et", *_NEXT)
    timed = any(_dates(syntax, t) for t in range(core, end))
    if closed and syntax.pos[end - 1] in _CLOSED and (timed or not will(syntax, head)):
        yield end


def _whole_deed(syntax: Syntax, noun: int, core: int, stop: int) -> bool:
    """Whether a noun of action stands with what it is of, and nothing more is said of it but when or by whom."""
    of = syntax.low[noun + 1].replace("’", "'") if noun + 1 < core else ""
    after = syntax.low[core].replace("’", "'") if core < stop else "."
    day = after in ("le", "dès") and any(syntax.pos[t] == "NUM" or syntax.low[t] in DAYS for t in (core + 1,))
    closed = after in (",", ".", ";", ":", "et", "après", "par") or after in DAYS or day
    return syntax.lemma[noun] in action_nouns() and of in ("de", "d'", "du", "des") and closed


def _dates(syntax: Syntax, token: int) -> bool:
    low = syntax.low[token]
    return low in MONTHS or low in DAYS or low in _SEASONS or (len(low) == 4 and low.isdigit())


# What a definite noun may lean on: « L’amendement rejeté par 61 voix », « La plainte classée sans suite ».
_TELLING = frozenset("par contre devant jusqu' jusque sans sous faute".split())
_AGREED = frozenset("unanimité majorité l'unanimité".split())
_NEXT = frozenset("pour par dans chez après lors avec".split())
_SEASONS = frozenset("printemps été automne hiver rentrée prochain prochaine".split())


def lowered(syntax: Syntax, phrase: range) -> list[Part]:
    """A noun phrase inside a line: its article in small letters."""
    first = phrase.start
    text = syntax.chars(first, first + 1)
    small = casing.decapitalise(text, name=syntax.pos[first] == "PROPN" or None)
    rest: list[Part] = [Run(first + 1, phrase.stop)] if len(phrase) > 1 else []
    if small and small != text:
        return [Word(mend(small), "french.casing", first, first + 1), *rest]
    return [Run(first, phrase.stop)]
