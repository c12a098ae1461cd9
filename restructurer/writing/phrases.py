"""Noun phrases that can stand alone, and the enumerations that a text gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.rulebook import Rulebook
from restructurer.writing.antecedents import define
from restructurer.writing.cutting import draft_of
from restructurer.writing.drafts import Draft
from restructurer.writing.guards import refuse_cut
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article

# Longer noun phrases (in characters) make neither a title nor a subheading nor a line of a list.
LONGEST = 90
UNCONTRACT = "uncontract"
_INSIDE = (
    "det",
    "amod",
    "nummod",
    "nmod",
    "flat",
    "fixed",
    "case",
    "compound",
    "advmod",
    "conj",
    "cc",
    "acl",
    "obl",
    "punct",
    "appos",
    "obj",
    "mark",
)
_ARTICLES = {"du": "le", "des": "les", "au": "le", "aux": "les"}


def _span(syntax: Syntax, token: int, first: int, stop: int) -> range:
    """The stretch of a noun with its complements, without relatives and appositions behind a comma."""
    low, high = max(syntax.left[token], first), min(syntax.right[token] + 1, stop)
    for child in syntax.children[token]:
        if child > token and syntax.dep[child] == "conj" and syntax.pos[child] in ("VERB", "AUX"):
            high = min(high, syntax.left[child])
        if child > token and (
            syntax.dep[child] in ("acl:relcl", "appos", "parataxis", "advcl", "ccomp")
            or syntax.text[child] in (",", ";", ":", "(")
        ):
            high = min(high, syntax.left[child])
    while high - 1 > token and syntax.pos[high - 1] in ("PUNCT", "CCONJ", "ADP", "DET", "SCONJ"):
        high -= 1
    return range(low, high)


def _start(syntax: Syntax, span: range, token: int) -> tuple[int, Word | None]:
    """Where the phrase starts without its preposition, and the article to write for « du », « au »."""
    at = span.start
    word = None
    while (
        at < token
        and syntax.pos[at] in ("ADP", "SCONJ", "CCONJ", "ADV", "PUNCT", "AUX")
        and syntax.dep[at] in ("case", "mark", "cc", "advmod", "fixed", "punct", "dep")
    ):
        low = syntax.low[at]
        if low in _ARTICLES and syntax.feats[at].get("PronType") == "Art":
            word = Word(_ARTICLES[low], UNCONTRACT, at, at + 1)
        elif low in ("environ", "près", "presque", "plus", "moins", "quelque", "quelques", "seulement"):
            break
        else:
            word = None
        at += 1
    return at, word


def phrase_drafts(syntax: Syntax, sentence: Sentence, heads: Callable[[int], bool] | None) -> Iterator[Draft]:
    """Every noun phrase of a sentence that can stand alone, at its full length and less its last complements."""
    for token in range(sentence.first, sentence.stop):
        if syntax.pos[token] not in ("NOUN", "PROPN") or syntax.dep[token] in (
            "flat:name",
            "flat:foreign",
            "fixed",
            "compound",
        ):
            continue
        if heads is not None and not heads(token):
            continue
        span = _span(syntax, token, sentence.first, sentence.stop)
        start, word = _start(syntax, span, token)
        if start > token:
            continue
        for end in _ends(syntax, token, span):
            if end - start < 2 or syntax.end(end - 1) - syntax.start[start] > LONGEST:
                continue
            kept = tuple(range(start, end))
            selection = tidy(syntax, Selection(kept, token, (word,) if word else (), ("noun-phrase",)))
            selection = define(syntax, selection, sentence)
            if not selection.kept or refuse_cut(syntax, selection) or refuse_phrase(syntax, selection):
                continue
            draft = draft_of(syntax, selection, sentence.index, kind="phrase")
            if draft is not None:
                yield draft


_TIMES = frozenset(
    """dernière dernier prochain prochaine année mois semaine an lundi mardi mercredi jeudi vendredi samedi dimanche
    hier demain l'""".split()
)


def _ends(syntax: Syntax, token: int, span: range) -> Iterator[int]:
    """The full phrase with the place that follows it, the full phrase, then without each of its last complements."""
    place = _place_after(syntax, span.stop)
    if place > span.stop:
        yield place
    yield span.stop
    stop = span.stop
    while stop - 1 > token and syntax.low[stop - 1] in _TIMES:
        stop -= 1
    while stop - 1 > token and syntax.pos[stop - 1] in ("DET", "ADP"):
        stop -= 1
    if token < stop < span.stop:
        yield stop
    given = {span.stop, stop}
    for child in reversed(syntax.children[token]):
        cut = syntax.left[child]
        if child > token + 1 and token < cut < span.stop and cut not in given:
            given.add(cut)
            yield cut
    # Down the right edge: « des programmes de renforcement | pour l’Irak », wherever the parse hangs the last part.
    node = token
    for _ in range(5):
        below = [c for c in syntax.children[node] if c > node and syntax.left[c] < span.stop]
        if not below:
            break
        node = below[-1]
        cut = syntax.left[node]
        if token < cut < span.stop and cut not in given and syntax.low[cut] not in ("de", "du", "des", "d'"):
            given.add(cut)
            yield cut


def _place_after(syntax: Syntax, token: int) -> int:
    """Where « à Amman », « en Italie » right behind a phrase ends; ``token`` when there is none."""
    if token + 1 >= len(syntax) or syntax.low[token] not in ("à", "en", "au", "aux"):
        return token
    end = token + 1
    while end < len(syntax) and syntax.pos[end] == "PROPN" and end - token < 4:
        end += 1
    named = end > token + 1 and syntax.text[token + 1][:1].isupper()
    closed = (
        end >= len(syntax) or syntax.text[end] in ",.;:»)" or syntax.pos[end] in ("ADP", "VERB", "AUX", "CCONJ", "ADV")
    )
    return end if named and closed else token


_HUNDREDS = frozenset(("cent", "cents", "mille", "million", "millions", "vingt", "vingts"))


def _finite(syntax: Syntax) -> frozenset[int]:
    return frozenset(
        t
        for t, feats in enumerate(syntax.feats)
        if feats.get("VerbForm") == "Fin" or syntax.low[t] in ("être", "avoir")
    )


def refuse_phrase(syntax: Syntax, selection: Selection) -> str | None:
    """Faults of a noun phrase: no article where French wants one, parts that do not hang together."""
    kept, head = selection.kept, selection.head
    first = kept[0]
    shown = set(kept)
    if not syntax.once("finite", 0, refuse_phrase, lambda: _finite(syntax)).isdisjoint(kept):
        return "finite verb"
    for token in kept:
        above = syntax.head[token]
        placed = syntax.pos[token] == "PROPN" and syntax.low[token - 1] in ("à", "en", "au", "aux")
        if token != head and above not in shown and syntax.dep[token] != "punct" and not placed:
            return "head lost"
        if token != head and syntax.dep[token].startswith(("nsubj", "ccomp", "parataxis", "vocative", "dep")):
            return "parse"
    if syntax.low[first] == "plusieurs" and syntax.low[head] in ("reprises", "fois", "égards"):
        return "adverbial"
    last = kept[-1]
    if syntax.pos[last] in ("VERB", "ADJ") and any(c > last and c not in shown for c in syntax.children[last]):
        return "torn complement"
    if (
        last + 1 < len(syntax)
        and syntax.pos[last + 1] == "NUM"
        and (syntax.pos[last] == "NUM" or syntax.low[last] in _HUNDREDS)
    ):
        return "torn number"
    if syntax.low[last] in (
        "égal",
        "égale",
        "égaux",
        "inférieur",
        "inférieure",
        "supérieur",
        "supérieure",
        "relatif",
        "relative",
        "lié",
        "liée",
        "apte",
    ):
        return "torn complement"
    if syntax.pos[first] == "DET" and syntax.feats[first].get("Poss") == "Yes":
        return "possessive"
    if (
        syntax.low[first] in ("aucun", "aucune", "chaque", "tout", "quel", "quelle", "même", "autre", "d'", "de")
        and syntax.pos[first] != "DET"
    ):
        return "determiner"
    for index, token in enumerate(kept):
        if syntax.text[token] in (",", ";", ":"):
            return "comma"
        after = kept[index + 1] if index + 1 < len(kept) else token
        if syntax.pos[token] == "PRON" and index:
            return "pronoun"
        name = syntax.pos[token] == "PROPN" or (index > 1 and syntax.text[token][:1].isupper())
        if name and syntax.pos[after] == "ADJ" and syntax.text[after].islower() and syntax.head[after] != token:
            return "adjective behind a name"
        if syntax.pos[token] == "CCONJ" and syntax.pos[after] == "ADP":
            opened = {syntax.lemma[t] for t in kept[:index] if syntax.pos[t] == "ADP"}
            if syntax.lemma[after] not in opened:
                return "torn list"
        if index and syntax.pos[token] == "DET" and syntax.pos[kept[index - 1]] in ("NOUN", "PROPN", "X"):
            return "two phrases"
        if (
            syntax.low[token] in ("à", "au", "aux")
            and syntax.dep[token] == "case"
            and index
            and not _goes_with_a(syntax, token)
        ):
            return "complement of the verb"
        if (
            syntax.pos[token] == "ADV"
            and (index == len(kept) - 1 or syntax.pos[kept[index + 1]] not in ("ADJ", "NUM", "ADV", "VERB"))
            and not (index == 0 or syntax.low[token] in ("près", "environ", "plus", "moins"))
        ):
            return "adverb"
        if syntax.dep[token] == "amod" and syntax.head[token] in kept and _disagrees(syntax, token, syntax.head[token]):
            return "adjective disagrees"
    return _phrase_agreement(syntax, selection)


def _disagrees(syntax: Syntax, adjective: int, noun: int) -> bool:
    """Whether an adjective has neither the gender nor the number of its noun, as far as the lexicon knows both."""
    if (
        any(syntax.dep[c] == "conj" for c in (*syntax.children[noun], *syntax.children[adjective]))
        or syntax.dep[noun] == "conj"
    ):
        return False
    ours, theirs = set(lexicon.adjective_codes(syntax.text[adjective])), set(lexicon.noun_codes(syntax.text[noun]))
    return bool(ours) and bool(theirs) and not ours & theirs


def _goes_with_a(syntax: Syntax, preposition: int) -> bool:
    """Whether « à » ties two nouns: a place name below it, or a noun of action above it."""
    noun = syntax.head[preposition]
    if syntax.pos[noun] == "PROPN" or (syntax.low[preposition] == "à" and syntax.pos[noun] == "NUM"):
        return True
    above = syntax.lemma[syntax.head[noun]]
    return above.endswith(
        (
            "tion",
            "sion",
            "ment",
            "age",
            "ance",
            "ence",
            "aide",
            "appel",
            "accès",
            "atteinte",
            "retour",
            "hausse",
            "baisse",
        )
    )


def _phrase_agreement(syntax: Syntax, selection: Selection) -> str | None:
    head = selection.head
    if syntax.pos[head] != "NOUN":
        return None
    codes = set(lexicon.noun_codes(syntax.text[head]))
    if not codes:
        return None
    for child in syntax.children[head]:
        if child not in selection.kept:
            continue
        if syntax.dep[child] == "amod":
            found = set(lexicon.adjective_codes(syntax.text[child]))
            if any(syntax.dep[c] == "conj" for c in syntax.children[child]) or any(
                syntax.dep[c] == "conj" and syntax.pos[c] == "NOUN" and c < child for c in syntax.children[head]
            ):
                continue
            if found and not found & codes:
                return "adjective disagrees"
        elif syntax.dep[child] == "det":
            low = syntax.low[child]
            if (low in ("le", "un", "cet") and not any(c[0] == "m" for c in codes)) or (
                low in ("la", "une") and not any(c[0] == "f" for c in codes)
            ):
                return "article disagrees"
    return None


def noun_phrases(
    analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook, heads: Callable[[int], bool] | None = None
) -> tuple[Draft, ...]:
    """The noun phrases of a sentence that can stand alone, in the order of the text; ``heads``: on which nouns."""
    if not sentence.sound:
        return ()
    syntax = of_article(analysis)
    if heads is not None:
        return tuple(phrase_drafts(syntax, sentence, heads))
    rules = load_shortening(rulebook)
    return syntax.once("noun phrases", sentence.index, rules, lambda: tuple(phrase_drafts(syntax, sentence, None)))


def enumeration(analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook) -> tuple[int, ...] | None:
    """The heads of the longest enumeration of a sentence (three items or more), in order, or ``None``."""
    syntax = of_article(analysis)
    best: tuple[int, ...] = ()
    for token in range(sentence.first, sentence.stop):
        if syntax.pos[token] not in ("NOUN", "PROPN"):
            continue
        items = (
            token,
            *(c for c in syntax.children[token] if syntax.dep[c] == "conj" and syntax.pos[c] in ("NOUN", "PROPN")),
        )
        if len(items) > max(2, len(best)):
            best = items
    return best or None
