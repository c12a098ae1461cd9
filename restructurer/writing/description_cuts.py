"""What a sentence can do without in a description: what stands between marks, and its end behind a comma."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from restructurer.analysis.findings import Sentence
from restructurer.french import lexicon
from restructurer.french.calendar import DAYS, MONTHS
from restructurer.writing.clauses import Clause, subject
from restructurer.writing.operations import options
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import Phrases, Shortening
from restructurer.writing.syntax import Syntax

_OPENERS = frozenset((",", "(", "–", "—", ";", ":"))
_CLOSERS = frozenset((",", ")", "–", "—", ";", ".", "!", "?", "…"))
_SAVED = 24  # characters that elision, contraction and typography may take off a selection
TAIL = "drop-tail"
_LIMITS = frozenset(
    """selon d'après si sauf sans pas mais or ni ne n' hormis excepté pourtant cependant toutefois seulement lorsque
    quand
    tant alors""".split()
)


def selections(syntax: Syntax, sentence: Sentence, rules: Shortening, *, most: int) -> Iterator[Selection]:
    """The sentence less every combination of a few of the things that it can do without."""
    roots = [t for t in range(sentence.first, sentence.stop) if syntax.head[t] == t and syntax.pos[t] != "PUNCT"]
    if len(roots) != 1:
        return
    tokens = tuple(t for t in range(sentence.first, sentence.stop) if syntax.pos[t] != "SPACE")
    who = subject(syntax, roots[0])
    clause = Clause(roots[0], who if who is not None else roots[0], Selection(tokens, roots[0]))
    found = [one for one in options(syntax, clause, rules) if _delimited(syntax, sentence, one.tokens, rules)][:most]
    for size in range(1, len(found) + 1):
        for chosen in combinations(found, size):
            selection = clause.selection
            for option in chosen:
                selection = option.taken(selection)
            yield tidy(syntax, selection)


def _delimited(syntax: Syntax, sentence: Sentence, tokens: tuple[int, ...], rules: Shortening) -> bool:
    """Whether what is left out stands between marks, so that its neighbours never meet in a new phrase."""
    if any(b != a + 1 for a, b in pairwise(tokens)):
        return False
    first, last = tokens[0], tokens[-1]
    while first <= last and syntax.pos[first] == "PUNCT":
        first += 1
    while last > first and syntax.pos[last] == "PUNCT":
        last -= 1
    if any(syntax.low[token] in ("selon", "d'après", "d'") for token in tokens[:3]):
        return False  # whose word it is limits what is said
    if any(syntax.lemma[t] in rules.claiming for t in tokens[:3] if syntax.pos[t] in ("VERB", "AUX")):
        return False  # « …, affirme le maire »
    opens = first == sentence.first or syntax.text[first - 1] in _OPENERS
    closes = last + 1 >= sentence.stop or syntax.text[last + 1] in _CLOSERS
    return opens and closes


# Verbs that say where.
_SOMEWHERE = frozenset("trouver situer habiter rendre dérouler vivre résider siéger placer".split())
_MODAL = frozenset(("devoir", "pouvoir", "vouloir", "aller", "venir", "faire", "sembler", "être", "avoir"))


_QUOTE_MARKS = frozenset('«»“”"')


def stops_short(syntax: Syntax, tokens: Sequence[int], stop: int) -> bool:
    """Whether a stretch stops at a verb of which more is said: « où ils ont fustigé | le pouvoir »."""
    last = tokens[-1] if tokens else stop
    inner = next((t for t in reversed(tokens) if syntax.text[t] not in _QUOTE_MARKS), last)
    if inner < last and last + 1 < stop and syntax.pos[inner] == "VERB" and syntax.pos[last + 1] != "PUNCT":
        return True  # « en les « faisant partir » | d'Afrique »
    told = next((t for t in reversed(tokens) if syntax.low[t] not in _DAYS and syntax.pos[t] != "PUNCT"), last)
    if syntax.lemma[told] in _SOMEWHERE and syntax.pos[told] == "VERB" and told + 1 < stop:
        return True  # « alors qu’elle se trouvait vendredi | place Tahrir »
    if last + 1 < stop and syntax.lemma[last] in _MODAL and syntax.pos[last] in ("VERB", "AUX"):
        return True  # « qui devrait |, dans quelques jours, être arrimée »
    if last + 1 >= stop or syntax.pos[last + 1] == "PUNCT":
        return False
    if syntax.pos[last] not in ("VERB", "AUX"):
        return syntax.dep[last - 1] == "aux:tense"  # a participle read as an adjective
    return syntax.feats[last].get("VerbForm") in ("Fin", "Inf") or syntax.pos[last - 1] in ("AUX", "ADV", "PRON")


def told_cut(syntax: Syntax, tokens: Sequence[int], sentence: Sentence, rules: Shortening) -> bool:
    """Whether what somebody says is gone and that they say it stays: « a affirmé, à Brest, | que la halle… »."""
    kept = frozenset(tokens)
    for token in range(sentence.first + 3, sentence.stop - 1):
        if syntax.low[token] not in ("que", "qu'", "qu’") or token in kept or syntax.text[token - 1] != ",":
            continue
        verb = next((t for t in range(token - 2, sentence.first, -1) if syntax.text[t] == ","), 0) - 1
        if verb in kept and syntax.lemma[verb] in rules.claiming | rules.announcing:
            return True
    return False


_NAMING = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
_DASHES = frozenset("-–—")
_PARTING = frozenset(",()") | _DASHES


def mark_lost(syntax: Syntax, tokens: Sequence[int], offset: int = 0) -> bool:
    """Whether a comma is gone that parted what stays: « un réseau | indique le parquet », « le port | les quais et… ».

    ``offset``: what ``tokens`` lack of the tokens of the text.
    """
    for first, second in pairwise(tokens):
        before, after = first + offset, second + offset
        if after == before + 1:
            continue
        if (
            syntax.low[after] == "à"
            and syntax.low[after + 1] in _DAYS
            and not _DAYS.isdisjoint(syntax.low[before + 1 : after])
        ):
            return True  # « dans la nuit de mardi | à mercredi »
        if syntax.text[before] in _OPENERS:
            continue
        if (
            (syntax.pos[before] in _NAMING or syntax.pos[before] + syntax.pos[after] == "VERBADJ")
            and (syntax.pos[after] in _NAMING or syntax.text[after] in _DASHES)
            and any(text in _PARTING for text in syntax.text[before + 1 : after])
        ):
            return True  # « un homme de 58 ans(, un Vaudois,) inconnu de la police »
        if syntax.text[after - 1] != ",":
            continue
        if syntax.pos[after] == "DET" and syntax.pos[before] in ("NOUN", "PROPN", "ADJ", "NUM"):
            return True
        head = syntax.head[after] if syntax.pos[after] == "AUX" else after
        subjects = [c for c in syntax.children[head] if c < after and syntax.dep[c].startswith("nsubj")]
        commas = sum(
            syntax.text[t + offset] == "," for t in tokens if t <= first and subjects and t + offset > subjects[0]
        )
        whole = syntax.text[before + 1] == "," or bool(subjects)  # what is gone had a comma on both sides
        if syntax.pos[after] in ("VERB", "AUX") and (commas % 2 or not whole):
            return True
    return False


def too_long(syntax: Syntax, selection: Selection, longest: int) -> bool:
    """Whether a selection is longer than a description may be, whatever its seams save."""
    return sum(map(syntax.width.__getitem__, selection.kept)) > longest + _SAVED


def tails(
    syntax: Syntax, sentence: Sentence, rules: Shortening, *, longest: int, after: Phrases, cost: float
) -> Iterator[Selection]:
    """The sentence up to each comma behind which it only goes on adding, the longest first, with and without its day.

    Told by tags, since what is kept is the start of the sentence as it stands. What limits or denies
    it, who claims it, and half of a list are never cut off; what an announcement (« a annoncé »,
    « a-t-on appris ») tells stands without it. ``after``: phrases that open a circumstance;
    ``cost``: of what is cut off.
    """
    tokens = tuple(t for t in range(sentence.first, sentence.stop) if syntax.pos[t] != "SPACE")
    verb = _first_verb(syntax, sentence)
    asked = any(syntax.text[t] == "?" for t in range(max(sentence.first, sentence.stop - 2), sentence.stop))
    if verb is None or asked:
        return
    for comma in range(sentence.stop - 2, verb + 1, -1):
        joins = (syntax.low[comma] == "et" and _second_verb(syntax, comma)) or _adds_on(syntax, comma, verb, after)
        if (syntax.text[comma] != "," and not joins) or syntax.start[comma] - syntax.start[
            sentence.first
        ] > longest + _DAY:
            continue
        if _object_behind(syntax, verb, comma):
            continue
        if any(low <= syntax.start[comma] < high for low, high in syntax.quotes) or not (
            joins or _only_adds(syntax, sentence, verb, comma, rules)
        ):
            continue
        kept = tuple(t for t in tokens if t < comma)
        selection = tidy(syntax, Selection(kept, verb).without((), TAIL, cost))
        yield selection
        days = [t for t in kept if syntax.low[t] in _DAYS and syntax.pos[t - 1] in ("VERB", "AUX", "NOUN", "PROPN")]
        behind = syntax.low[days[0] + 1 : days[0] + 3] if days else ()
        through = behind[:1] == ("à",) and behind[1:] and behind[1] in _DAYS
        if behind and behind[0] not in _PARTS and not through and days[0] > verb:
            dated = next(
                t for t in range(days[0] + 1, comma + 1) if not (syntax.pos[t] == "NUM" or _in_date(syntax, t))
            )
            yield selection.without(range(days[0], dated), TAIL, 1.0)


def _in_date(syntax: Syntax, token: int) -> bool:
    """Whether a token goes on a date: « samedi |25 mai| », « lundi |1er juin| »."""
    return syntax.low[token] == "1er" or (syntax.low[token] in _MONTHS and syntax.text[token - 1][:1].isdigit())


def _object_behind(syntax: Syntax, verb: int, comma: int) -> bool:
    """Whether what the verb asks for stands behind a comma: « a mis au jour, en mai, à Brest, | deux épaves »."""
    head = syntax.head[verb]
    after = (head if verb < head < comma and syntax.pos[verb] == "AUX" else verb) + 1
    if "," not in syntax.text[after : after + 3]:
        return False
    return not any(
        syntax.pos[t] in ("DET", "NUM") and syntax.pos[t - 1] not in ("ADP", "DET", "NUM") and syntax.low[t] not in _OF
        for t in range(after, comma)
    )


_OF = frozenset(("du", "des", "au", "aux"))
_MONTHS = frozenset(MONTHS)
_DAY = 10  # characters of the name of a day
_DAYS = frozenset(DAYS)
_PARTS = frozenset(("matin", "après-midi", "soir", "midi", "dernier", "prochain", "et"))
_RELATIVE = frozenset(("qui", "que", "qu'", "dont", "où", "si", "quand", "lorsque", "lorsqu'", "alors", "comme"))
_ANSWERS = frozenset(("mais", "et", "ou", "or", "ni", "car", "donc", "sinon", "soit"))


def _adds_on(syntax: Syntax, token: int, verb: int, after: Phrases) -> bool:
    """Whether a circumstance without a comma opens at a token: « … | contrairement à… », « … | après avoir… »."""
    before = syntax.pos[token - 1]
    if (
        token - verb < 5
        or before not in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT")
        or syntax.text[token - 1] in (",", "(")
    ):
        return False
    opening = after.by_first.get(syntax.low[token], ())
    if not any(syntax.low[token : token + len(phrase)] == phrase for phrase in opening):
        return False
    return _LIMITS.isdisjoint(syntax.low[max(0, verb - 2) : token + 3])


def _second_verb(syntax: Syntax, joint: int) -> bool:
    """Whether « et » goes on with another verb of the same subject: « ont saisi du kif et arrêté… »."""
    after = joint + 1
    past = syntax.feats[after].get("VerbForm") in ("Part", "Fin") and syntax.pos[after] in ("VERB", "AUX")
    return (
        past and syntax.pos[joint - 1] in ("NOUN", "PROPN", "ADJ", "NUM", "VERB") and syntax.low[after] not in _LIMITS
    )


def _first_verb(syntax: Syntax, sentence: Sentence) -> int | None:
    """The finite verb of the main clause: the first, with a noun before it and no relative or conjunction."""
    noun, behind = False, sentence.first
    for token in range(sentence.first, sentence.stop):
        if token < behind:
            continue
        low = syntax.low[token].replace("’", "'")
        if syntax.feats[token].get("VerbForm") == "Fin" and syntax.pos[token] in ("VERB", "AUX"):
            return token if noun else None
        if low in _RELATIVE and syntax.pos[token] in ("PRON", "SCONJ", "ADV"):
            behind = _behind_relative(syntax, sentence, token) if noun else 0
            if not behind:
                return None
        noun = noun or syntax.pos[token] in ("NOUN", "PROPN")
    return None


def _behind_relative(syntax: Syntax, sentence: Sentence, token: int) -> int:
    """The verb behind « , qui… , » that a subject has between it and its verb; 0 where there is none."""
    if syntax.text[token - 1] != ",":
        return 0
    for comma in range(token + 1, sentence.stop - 2):
        if syntax.text[comma] == "," and syntax.feats[comma + 1].get("VerbForm") == "Fin":
            return comma + 1
    return 0


def _only_adds(syntax: Syntax, sentence: Sentence, verb: int, comma: int, rules: Shortening) -> bool:
    """Whether what follows a comma only adds to what stands before it."""
    after, stop = comma + 1, sentence.stop
    low, pos = syntax.low[after].replace("’", "'"), syntax.pos[after]
    if low in ("que", "qu'") or _inserted(syntax, verb, comma):
        return False
    if low == "ni" and any(syntax.low[t] in ("pas", "plus", "jamais") for t in range(verb, comma)):
        return True  # « ne peuvent plus boire l’eau |, ni la donner »
    if low in _ANSWERS or low in _LIMITS or syntax.pos[comma - 1] in ("ADP", "DET", "CCONJ", "AUX", "PRON"):
        return False
    if pos == "AUX" and syntax.lemma[after + 1] in rules.announcing and low in ("a", "ont"):
        return comma - verb > 2  # « …, a annoncé le parquet »
    if syntax.feats[after].get("VerbForm") == "Inf" or pos == "AUX":
        return False
    if comma - verb < 3 or any(syntax.low[t] in _LIMITS for t in range(after, min(after + 3, stop))):
        return False
    opening = range(after, min(after + 5, stop))
    if any(syntax.lemma[t] in rules.claiming for t in opening if syntax.pos[t] in ("VERB", "AUX")):
        return False
    said = frozenset(lexicon.lemmas(low, "V"))
    if not said.isdisjoint(rules.claiming) and pos != "PROPN":
        return False
    commas = [t for t in range(after, stop) if syntax.text[t] == ","]
    own = range(after, commas[0] if commas else stop)
    if _listed(syntax, comma, after, own, stop):
        return False
    if any(syntax.lemma[t] in rules.announcing for t in opening if syntax.pos[t] == "VERB"):
        return True
    if pos == "DET" and low in ("un", "une"):
        return True
    if pos == "DET":
        return any(syntax.feats[t].get("VerbForm") == "Fin" for t in own)
    return pos in ("ADP", "PRON", "VERB", "ADJ", "ADV", "NOUN", "PROPN", "SCONJ")


def _inserted(syntax: Syntax, verb: int, comma: int) -> bool:
    """Whether a comma closes what was put in between a verb and its complement: « ont voté, dimanche |, pour »."""
    before = next((t for t in range(comma - 1, verb, -1) if syntax.text[t] == ","), 0)
    if not before or comma - before > 7 or syntax.pos[comma + 1] not in ("ADP", "DET", "NUM", "SCONJ"):
        return False
    first = before + 1
    return syntax.pos[first] in ("ADP", "ADV", "DET", "NUM") or syntax.low[first] in _DAYS


def _listed(syntax: Syntax, comma: int, after: int, own: range, stop: int) -> bool:
    """Whether a comma stands between the items of a list."""
    if syntax.pos[after] == "ADP":
        low = syntax.low[after]
        before = [syntax.low[t] for t in range(max(0, comma - 9), comma) if syntax.pos[t] == "ADP"]
        return low in ("de", "du", "des", "d'") or low in before[-2:]
    joined = any(syntax.low[t] in ("et", "ou") for t in range(after, min(stop, own.stop + 12)))
    return (
        joined
        and syntax.pos[after] in ("NOUN", "PROPN", "ADJ", "NUM", "DET")
        and syntax.low[after] not in ("un", "une")
    )
