"""What a sentence can do without in a description: what stands between marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from restructurer.analysis.findings import Sentence
from restructurer.article import Piece
from restructurer.french.calendar import DAYS
from restructurer.writing.clauses import Clause, subject
from restructurer.writing.operations import options
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import Shortening
from restructurer.writing.stretch_tests import QUOTE_MARKS
from restructurer.writing.syntax import Syntax

_OPENERS = frozenset((",", "(", "–", "—", ";", ":"))
_CLOSERS = frozenset((",", ")", "–", "—", ";", ".", "!", "?", "…"))
_SAVED = 24  # characters that elision, contraction and typography may take off a selection


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


_DAYS = frozenset(DAYS)


def stops_short(syntax: Syntax, tokens: Sequence[int], stop: int) -> bool:
    """Whether a stretch stops at a verb of which more is said: « où ils ont fustigé | le pouvoir »."""
    last = tokens[-1] if tokens else stop
    inner = next((t for t in reversed(tokens) if syntax.text[t] not in QUOTE_MARKS), last)
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
        if verb in kept and (syntax.lemma[verb] in rules.claiming or syntax.lemma[verb] in rules.announcing):
            return True
    return False


_INCISE = 18  # tokens from its verb to the end of the sentence


def last_incises(syntax: Syntax, sentence: Sentence, rules: Shortening) -> list[int]:
    """The verbs at the end of a sentence that tell who says it: « a agi “par peur”, a **estimé** le procureur »."""
    found = []
    for token in range(sentence.first + 3, sentence.stop - 1):
        if syntax.pos[token] != "VERB" or syntax.lemma[token] not in rules.claiming:
            continue
        opening = token - (syntax.pos[token - 1] == "AUX")
        told = opening < token or syntax.feats[token].get("VerbForm") == "Fin"
        if not told or syntax.text[opening - 1] != "," or syntax.low[token + 1] in ("que", "qu'"):
            continue
        if sentence.stop - token > _INCISE or "," in syntax.text[token : sentence.stop]:
            continue
        found.append(token)
    return found


def shows(syntax: Syntax, pieces: Sequence[Piece], tokens: Sequence[int]) -> bool:
    """Whether pieces of the source show every one of some tokens."""
    return all(
        any(one.start is not None and one.end is not None and one.start <= syntax.start[t] < one.end for one in pieces)
        for t in tokens
    )


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
