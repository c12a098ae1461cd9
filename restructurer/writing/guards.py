"""What a draft must never be: a fragment, an orphan pronoun, a broken agreement, a torn quote.

Each guard gives the reason for which a selection is refused, or ``None``. The words that are kept
are looked at with the words around them in the sentence, since most faults are at a cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from restructurer.french import lexicon
from restructurer.writing.clauses import finite
from restructurer.writing.operations import stands_alone
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

_PERSONS = frozenset(
    """je j' me m' moi tu te t' toi nous vous mon ma mes notre nos votre vos il elle ils elles lui eux y
    celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là ce c' cela ça ceci celui celle ceux celles
    -il -elle -ils -elles -t-il -t-elle on -on -t-on soi chacun tous deux premier second dernier-ci leur""".split()
) - {"deux", "premier", "second", "tous", "leur"}
_POSSESSIVES = frozenset(("son", "sa", "ses", "leur", "leurs"))
_SINGULAR_OWNER, _PLURAL_OWNER = frozenset(("son", "sa", "ses")), frozenset(("leur", "leurs"))
_DEMONSTRATIVES = frozenset(("ce", "cet", "cette", "ces"))
_OPENING, _CLOSING = {"(": ")", "[": "]", "«": "»", "“": "”"}, frozenset((")", "]", "»", "”"))
_OTHER_MARKS = frozenset(("/", "[", "…", "...", "[...]", "[…]", "?", "!", ";"))
_NO_END = frozenset(("ADP", "DET", "CCONJ", "SCONJ"))
_OF = frozenset(("de", "du", "des", "d'"))
_NO_END_WORDS = frozenset(
    """de du des d' à au aux en et ou ni que qu' qui dont où pour par sur sous dans avec sans entre vers chez contre le
    la les l' un une son sa ses leur leurs ce cet cette ces est sont a ont été être avoir plus moins très trop si
    aussi ne n' se s' comme quand lorsque plusieurs quelques environ près notamment même selon dès depuis jusqu'
    jusque lors afin parce ainsi soit dit tel telle tels telles autre autres face lié liée dû due""".split()
)
_DEFINITE = frozenset(("le", "la", "les", "l'", "des", "du", "aux", "au"))
_BACKWARD = frozenset(
    ("ledit", "ladite", "lesdits", "lesdites", "tel", "telle", "tels", "telles", "dernier", "précité", "susdit")
)

# Every word that the guard of pronouns asks for: where none stands it has nothing to say.
_POINTERS = (
    _PERSONS | _DEMONSTRATIVES | _POSSESSIVES | _BACKWARD | {"en", "tel", "telle", "tels", "telles", "ledit", "ladite"}
    | {"même", "mêmes", "autre", "autres"}
)  # fmt: skip


def refuse_cut(syntax: Syntax, selection: Selection) -> str | None:
    """Faults of any stretch: its edges, its marks, its pronouns."""
    kept = selection.kept
    if not kept:
        return "empty"
    covered = {t for w in selection.words if w.first is not None and w.stop is not None for t in range(w.first, w.stop)}
    shown = set(kept)
    return (
        refuse_edges(syntax, selection)
        or _pronouns(
            syntax, kept, [w.first for w in selection.words if w.first is not None and w.rule == "name-the-pronoun"]
        )
        or _torn(syntax, kept, shown, covered | _named(syntax, kept))
        or _spelling(syntax, kept)
    )


def refuse_edges(syntax: Syntax, selection: Selection) -> str | None:
    """Faults at the two ends, and marks without their other half."""
    kept = selection.kept
    covered = {t for w in selection.words if w.first is not None and w.stop is not None for t in range(w.first, w.stop)}
    return "empty" if not kept else _edges(syntax, kept, covered) or _marks(syntax, kept)


def _edges(syntax: Syntax, kept: Sequence[int], covered: set[int]) -> str | None:
    first, last = kept[0], kept[-1]
    if last > max(covered, default=-1) and (syntax.pos[last] in _NO_END or syntax.low[last] in _NO_END_WORDS):
        return "dangling end"
    if syntax.feats[last].get("VerbForm") == "Part" and syntax.feats[last].get("Tense") == "Pres":
        return "dangling end"
    if syntax.text[last].endswith(("'", "’")) and syntax.low[last] != "aujourd'":
        return "dangling end"
    if first < min(covered, default=1 << 30) and syntax.low[first] in (
        "et",
        "ou",
        "mais",
        "que",
        "qu'",
        "qui",
        "dont",
        "car",
        "or",
        "donc",
        "ni",
    ):
        return "connective start"
    return None


def _standing(column: Sequence[str], wanted: Callable[[str], bool]) -> frozenset[int]:
    """The tokens whose entry of a column is wanted: what a guard looks for, found once for a text."""
    return frozenset(token for token, entry in enumerate(column) if wanted(entry))


def _is_mark(text: str) -> bool:
    return text == '"' or text in _OPENING or text in _CLOSING or text in _OTHER_MARKS or "http" in text


def _marks(syntax: Syntax, kept: Sequence[int]) -> str | None:
    if syntax.once("marks", 0, _marks, lambda: _standing(syntax.text, _is_mark)).isdisjoint(kept):
        return None
    wanted: list[str] = []
    straight = 0
    for token in kept:
        text = syntax.text[token]
        straight += text == '"'
        if text in _OPENING:
            wanted.append(_OPENING[text])
        elif text in _CLOSING and (not wanted or wanted.pop() != text):
            return "torn marks"
        elif text in _OTHER_MARKS or "http" in text:
            return "marks"
    return "torn marks" if wanted or straight % 2 else None


def _pronouns(syntax: Syntax, kept: Sequence[int], named: Sequence[int]) -> str | None:
    if syntax.once("pointers", 0, _pronouns, lambda: _standing(syntax.low, _POINTERS.__contains__)).isdisjoint(kept):
        return None
    owners = list(named)
    for index, token in enumerate(kept):
        low, pos = syntax.low[token], syntax.pos[token]
        feats = syntax.feats[token]
        if (pos in ("PROPN", "X") and syntax.text[token][:1].isalpha()) or syntax.dep[token].startswith("nsubj"):
            owners.append(token)
        if low in _PERSONS and not (low in ("ce", "c'") and pos == "DET"):
            if low == "il" and _impersonal(syntax, token):
                continue
            if low in ("lui", "y", "en") and pos not in ("PRON",):
                continue
            return "orphan pronoun"
        if low == "en" and pos == "PRON":
            return "orphan pronoun"
        if low in _DEMONSTRATIVES and pos == "DET":
            noun = syntax.lemma[syntax.head[token]]
            if noun not in ("année", "semaine", "mois", "été", "hiver", "automne", "printemps", "week-end"):
                return "orphan demonstrative"
        if low in _POSSESSIVES and (feats.get("Poss") == "Yes" or pos == "DET") and not _owned(syntax, low, owners):
            return "orphan possessive"
        if low in ("tel", "telle", "tels", "telles", "ledit", "ladite") and pos in ("ADJ", "DET"):
            return "orphan adjective"
        if low in ("même", "mêmes", "autre", "autres") and index and syntax.low[kept[index - 1]] in _DEFINITE:
            return "orphan adjective"
        after = kept[index + 1] if index + 1 < len(kept) else -1
        if low == "autres" and (
            pos in ("PRON", "NOUN") or after < 0 or syntax.pos[after] not in ("NOUN", "ADJ", "PROPN")
        ):
            return "orphan pronoun"
        if (
            low in _BACKWARD
            and pos in ("ADJ", "PRON", "DET")
            and index
            and syntax.low[kept[index - 1]] in _DEMONSTRATIVES
        ):
            return "orphan adjective"
    return None


_IMPERSONAL = frozenset("""falloir rester exister y pleuvoir neiger convenir importer suffire""".split())


def _impersonal(syntax: Syntax, token: int) -> bool:
    """Whether « il » stands for nobody: « il faut », « il y a », « il est prévu de »."""
    if syntax.dep[token] != "expl:subj":
        return False
    head = syntax.head[token]
    if syntax.lemma[head] in _IMPERSONAL or any(syntax.low[c] == "y" for c in syntax.children[head]):
        return True
    return any(syntax.dep[c] in ("ccomp", "csubj", "xcomp") for c in syntax.children[head]) and any(
        syntax.lemma[c] == "être" for c in syntax.children[head]
    )


def _owned(syntax: Syntax, low: str, owners: Sequence[int]) -> bool:
    """Whether a noun before a possessive can be its owner, by number."""
    for token in owners:
        number = syntax.feats[token].get("Number") or _lexical_number(syntax, token)
        coordinated = any(syntax.dep[c] == "conj" for c in syntax.children[token])
        if low in _PLURAL_OWNER and (number == "Plur" or coordinated):
            return True
        if low in _SINGULAR_OWNER and number != "Plur" and not coordinated:
            return True
    return False


def _lexical_number(syntax: Syntax, token: int) -> str | None:
    number = lexicon.number(syntax.text[token])
    return {"s": "Sing", "p": "Plur"}.get(number or "")


def _torn(syntax: Syntax, kept: Sequence[int], shown: set[int], covered: set[int]) -> str | None:
    """A complement in « de » cut off from its noun; a kept word whose head is gone; an open list."""
    size = len(syntax)
    for token in kept:
        after = token + 1
        if after in shown or after >= size or after in covered:
            continue
        if (
            syntax.low[after] in _OF
            and syntax.pos[after] in ("ADP", "DET")
            and syntax.pos[token] in ("NOUN", "ADJ", "VERB", "PROPN", "NUM", "ADV", "X")
            and not (syntax.pos[token] == "NOUN" and stands_alone(syntax, token))
        ):
            return "torn complement"
        if (
            syntax.low[after] in ("et", "ou")
            and syntax.pos[token] in ("NOUN", "PROPN", "ADJ", "X", "NUM")
            and not _verbal_conjunct(syntax, after)
        ):
            return "torn list"
        if syntax.pos[after] == "ADJ" and syntax.pos[token] == "NOUN" and syntax.head[after] == token:
            return "torn adjective"
        if syntax.pos[token] == "PROPN" and syntax.pos[after] == "PROPN" and syntax.text[after] not in (",",):
            return "torn name"
        if syntax.pos[token] == "NOUN" and syntax.pos[after] in ("NUM", "PROPN", "X") and syntax.head[after] == token:
            return "torn name"
        if (not syntax.blank[token] and syntax.text[after][:1].isalnum()) or syntax.text[after][:1] in "-'’":
            return "torn word"
    for token in kept:
        before = token - 1
        if before in shown:
            continue
        apart = before >= 0 and before not in covered
        names = syntax.pos[token] == "PROPN" and syntax.pos[before] == "PROPN"
        if apart and names and syntax.head[token] == before:
            return "torn name"
    return torn_atom(syntax, kept, shown | covered)


_PARTS_OF_DAY = frozenset(("matin", "après-midi", "soir", "midi"))


def torn_atom(syntax: Syntax, kept: Sequence[int], present: set[int]) -> str | None:
    """A name of which a part is gone, a word torn at its hyphen, two words apart whose comma is gone.

    ``present``: the tokens shown and those that a rule wrote anew.
    """
    names = syntax.notes.get("names", ())
    assert isinstance(names, tuple)
    low, high = min(present, default=0), max(present, default=-1)
    for first, stop in names:
        if stop <= low or first > high:
            continue
        here = sum(token in present for token in range(first, stop))
        if 0 < here < stop - first:
            return "torn name"
    for before, token in pairwise(kept):
        if token == before + 1:
            continue
        lost = [t for t in range(before + 1, token) if t not in present]
        if token - 1 in lost and syntax.low[token] in _PARTS_OF_DAY and syntax.low[token - 1] in _DAYS:
            return "torn time"
        apart = syntax.text[token][:1] in ",.:;?!)»" or syntax.text[token - 1][-1:] in "(«"
        if token - 1 in lost and not syntax.blank[token - 1] and not apart:
            return "torn word"
        if syntax.text[before][-1:] == "-" and not syntax.blank[before] and before + 1 in lost:
            return "torn word"
        commas = sum(syntax.text[t] == "," for t in lost)
        joint = syntax.pos[token] in ("PUNCT", "CCONJ") or syntax.pos[before] == "PUNCT"
        joint = joint or syntax.pos[token] in ("VERB", "AUX", "ADV", "PRON")
        if commas == 1 and len(lost) > 1 and not joint and syntax.text[token - 1] == ",":
            return "comma lost"
    return None


def _spelling(syntax: Syntax, kept: Sequence[int]) -> str | None:
    """A word in small letters that the lexicon lacks, or a participle that is none (« a abolit »)."""
    known: dict[int, str | None] = syntax.once("spelling", 0, _spelling, dict)
    for token in kept:
        if token not in known:
            known[token] = _fault(syntax, token)
        if known[token] is not None:
            return known[token]
    return None


def _fault(syntax: Syntax, token: int) -> str | None:
    text, pos = syntax.text[token], syntax.pos[token]
    if text in ("millions", "milliards") and syntax.text[token - 1][:2] in ("1,", "0,", "1", "0"):
        return "number disagrees"
    if pos not in ("NOUN", "VERB", "ADJ") or not text.islower() or len(text) < 4:
        return None
    if not lexicon.known(text) and "-" not in text and _misspelt(text):
        return "misspelt word"
    if pos == "VERB" and syntax.feats[token].get("VerbForm") == "Part":
        readings = lexicon.conjugations(text)
        if readings and not any(reading.mood in ("par", "inf") for reading in readings):
            return "not a participle"
    return None


_ACCENTS = {
    "e": "éèê", "é": "eè", "è": "eé", "ê": "eé", "a": "âà", "â": "a", "à": "a", "i": "î", "î": "i", "o": "ô", "ô": "o",
    "u": "ûù", "û": "u", "ù": "u", "c": "ç", "ç": "c",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _misspelt(word: str) -> bool:
    """Whether a word that the lexicon lacks is one accent or one double letter away from one that it has."""
    for index, char in enumerate(word):
        for other in _ACCENTS.get(char, ""):
            if lexicon.known(word[:index] + other + word[index + 1 :]):
                return True
        if lexicon.known(word[:index] + char + word[index:]) or lexicon.known(word[:index] + word[index + 1 :]):
            return True
    return False


def _verbal_conjunct(syntax: Syntax, conjunction: int) -> bool:
    """Whether « et » opens another clause (its conjunct is a verb)."""
    head = syntax.head[conjunction]
    return syntax.dep[conjunction] == "cc" and syntax.pos[head] in ("VERB", "AUX")


def refuse_clause(syntax: Syntax, selection: Selection, subject: int) -> str | None:
    """Faults of a clause: subject, verb, agreement, mood, core complements that were lost."""
    head = selection.head
    verb = finite(syntax, head)
    shown = set(selection.kept)
    covered = {t for w in selection.words if w.first is not None and w.stop is not None for t in range(w.first, w.stop)}
    present = shown | covered | selection.loose | _named(syntax, selection.kept)
    if verb is None or verb not in present or head not in present:
        return "no finite verb"
    if subject not in present and not _named_subject(syntax, subject, present):
        return "no subject"
    if syntax.feats[verb].get("Mood") in ("Imp", "Sub"):
        return "mood"
    if syntax.feats[verb].get("Person") in ("1", "2"):
        return "person"
    if subject in shown and syntax.low[subject] in (
        "qui",
        "que",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "on",
        "ce",
        "c'",
        "cela",
        "ça",
        "tout",
        "rien",
    ):
        return "subject is a pronoun"
    if subject in shown and syntax.pos[subject] == "PRON" and syntax.dep[subject] != "expl:subj":
        return "subject is a pronoun"
    for token in selection.kept:
        above = syntax.head[token]
        if (
            token not in (head, subject)
            and above not in present
            and above != subject
            and syntax.dep[token] not in ("punct", "cc", "mark", "advmod")
        ):
            return "head lost"
    marks = [c for c in syntax.children[head] if syntax.dep[c] == "mark" and c in present and c < head]
    if any(syntax.pos[c] == "SCONJ" or syntax.low[c] in ("que", "qu'", "si") for c in marks):
        return "subordinate"
    if min(selection.kept) < subject and syntax.low[selection.kept[0]] in (
        "bien",
        "alors",
        "si",
        "tandis",
        "quand",
        "lorsque",
        "lorsqu'",
        "comme",
        "puisque",
        "parce",
    ):
        return "subordinate"
    between = [t for t in range(min(subject, verb), max(subject, verb)) if t in present]
    if sum(syntax.text[t] == "," for t in between) % 2 and not any(syntax.dep[t] == "conj" for t in between):
        return "comma between subject and verb"
    return (
        _agreement(syntax, head, subject, verb, covered)
        or _core(syntax, head, present)
        or _predicate(syntax, head, verb, present, "drop-clause" not in selection.operations)
    )


def _named_subject(syntax: Syntax, subject: int, present: set[int]) -> bool:
    """Whether the name beside a role stands for the subject: « Yann Ménez » for « le ministre Yann Ménez »."""
    return any(c in present and c > subject and syntax.pos[c] == "PROPN" for c in syntax.children[subject])


_MODAL = frozenset(("devoir", "pouvoir", "aller", "falloir", "venir"))
_SAYING = ("NOUN", "PROPN", "ADJ", "VERB", "X", "NUM", "PRON")
_DAYS = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui matin soir semaine mois année an janvier
    mars""".split()
)


def _predicate(syntax: Syntax, head: int, verb: int, present: set[int], days: bool) -> str | None:
    """A verb without anything said about it: « Serena Williams déclare », « les membres ont plaidé »."""
    if verb != head and (
        syntax.lemma[verb] == "être" or any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])
    ):
        return None
    if syntax.lemma[head] in _MODAL and not any(
        t in present and syntax.feats[t].get("VerbForm") == "Inf" for t in range(head + 1, min(len(syntax), head + 12))
    ):
        return "modal alone"
    said = [
        c
        for c in syntax.children[head]
        if c in present and c > head and syntax.pos[c] in _SAYING and (days or syntax.lemma[c] not in _DAYS)
    ]
    return None if said else "nothing said"


def _agreement(syntax: Syntax, head: int, subject: int, verb: int, covered: set[int]) -> str | None:
    if syntax.dep[subject] == "expl:subj":
        return None
    number = syntax.feats[verb].get("Number")
    readings = {r.number for r in lexicon.conjugations(syntax.text[verb]) if r.person == 3 and r.mood in ("ind", "cnd")}
    if len(readings) == 1:
        number = {"s": "Sing", "p": "Plur"}.get(readings.pop() or "", number)
    numbers = _numbers(syntax, subject)
    if number and numbers and number not in numbers:
        return "subject and verb disagree"
    if not number or not numbers:
        return None
    reflexive = any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])
    if reflexive and verb != head and not syntax.down(head, "obj", "iobj", "xcomp", "ccomp"):
        codes = lexicon.adjective_codes(syntax.text[head])
        if codes and not any(code[1] == {"Sing": "s", "Plur": "p"}[number] for code in codes):
            return "participle disagrees"
    having = any(syntax.lemma[c] == "avoir" and syntax.dep[c].startswith("aux") for c in syntax.children[head])
    if (
        having
        and verb != head
        and not any(c < head and syntax.dep[c] in ("obj", "iobj") for c in syntax.children[head])
    ):
        codes = lexicon.adjective_codes(syntax.text[head])
        if codes and "ms" not in codes and not any(syntax.low[c] == "été" for c in syntax.children[head]):
            return "participle disagrees"
    passive = syntax.feats[head].get("VerbForm") == "Part" and any(
        syntax.lemma[c] == "être" and syntax.dep[c].startswith(("aux", "cop")) for c in syntax.children[head]
    )
    if passive and not any(syntax.low[c] in ("se", "s'") for c in syntax.children[head]):
        codes = lexicon.adjective_codes(syntax.text[head])
        wanted = {"Sing": "s", "Plur": "p"}[number]
        if codes and not any(code[1] == wanted for code in codes):
            return "participle disagrees"
        gender = _gender(syntax, subject)
        if codes and gender and not any(code == gender + wanted for code in codes):
            return "participle disagrees"
    return None


# After these a verb may agree with them or with what they count.
_EITHER_NUMBER = frozenset(
    """majorité plupart dizaine centaine vingtaine trentaine quarantaine cinquantaine quinzaine douzaine millier moitié
    tiers nombre partie ensemble million milliard pourcent %""".split()
)


def _numbers(syntax: Syntax, subject: int) -> set[str]:
    """The numbers that a verb may have after this subject."""
    children = syntax.children[subject]
    if any(syntax.dep[c] == "conj" for c in children):
        return (
            {"Plur"}
            if not any(syntax.low[c] in ("ou", "ni") for c in children for c in (c, *syntax.children[c]))
            else set()
        )
    det = [syntax.low[c] for c in children if syntax.dep[c] in ("det", "nummod")]
    if syntax.low[subject] in _EITHER_NUMBER:
        return set()
    if any(
        d in ("les", "des", "deux", "trois", "ces", "plusieurs", "ses", "leurs", "quelques", "nombreux") for d in det
    ):
        return {"Plur"}
    if any(d in ("le", "la", "un", "une", "cet", "cette", "son", "sa", "chaque", "aucun", "aucune") for d in det):
        return {"Sing"}
    if syntax.pos[subject] == "PROPN" and not syntax.text[subject].endswith("s") and not syntax.text[subject].isupper():
        return {"Sing"}
    number = syntax.feats[subject].get("Number")
    known = {"s": "Sing", "p": "Plur"}.get(lexicon.number(syntax.text[subject]) or "")
    if known and number and known != number:
        return set()
    return {number} if number and syntax.pos[subject] == "NOUN" else set()


def _gender(syntax: Syntax, subject: int) -> str | None:
    if any(syntax.dep[c] == "conj" for c in syntax.children[subject]):
        return None
    for child in syntax.children[subject]:
        if syntax.low[child] in ("le", "un"):
            return "m"
        if syntax.low[child] in ("la", "une", "cette"):
            return "f"
    return lexicon.gender(syntax.text[subject]) if syntax.pos[subject] == "NOUN" else None


_CORE = (
    "obj",
    "iobj",
    "xcomp",
    "ccomp",
    "obl:arg",
    "obl:agent",
    "expl:comp",
    "expl:pass",
    "aux",
    "aux:tense",
    "aux:pass",
    "aux:caus",
    "cop",
    "fixed",
)


def _core(syntax: Syntax, head: int, present: set[int]) -> str | None:
    for child in syntax.children[head]:
        if syntax.dep[child] in _CORE and child not in present:
            return "core complement lost"
        if syntax.feats[child].get("Polarity") == "Neg" and child not in present:
            return "negation lost"
    return None


def _named(syntax: Syntax, kept: Sequence[int]) -> set[int]:
    """The given names left out before a surname that is kept: no torn names."""
    found = syntax.notes.get("given names", ())
    assert isinstance(found, tuple)
    shown = set(kept)
    return {t for first, stop in found if stop in shown and first not in shown for t in range(first, stop)}
