"""What words between marks are that no cue governs: a part of somebody's sentence, or a term; what headings repeat."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.findings import Sentence
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import PRONOUNS, low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.tokens import Word

COPULA = words("été est sont était étaient sera seront serait seraient reste restent paraît semble fut")
_AUXILIARY = words("a ont avait avaient aura auront aurait auraient ayant")
_NEGATION = words("pas plus guère jamais que qu' encore toujours déjà aussi")
_IMPERSONAL = words("c' ce cela ça")
_DEGREE = words("très trop plutôt bien mal peu pas plus moins assez presque encore jamais aussi")
_COMPLETED = words("à au aux de d' comme en par pour")
_NO_START = words("du des")
_NAMED = words("dit dite dits dites baptisé baptisée nommé nommée appelé appelée surnommé surnommée")
_DEFINITE = words("le la les l'")
_ARTICLES = words("un une des le la les l' ce cette ces mon ma notre nos")
_HEADING_WORDS = 22
_ECHOES = 200  # quotes of a text whose words a heading is compared with


def is_fragment(
    candidate: Candidate, passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules, *, spoken: bool
) -> bool:
    """Whether an uncued stretch reads as a piece of somebody's sentence and as no term, title or name.

    ``spoken``: whether the paragraph, or the one before it, holds other speech.
    """
    doc = passage.words
    token = doc[candidate.first]
    if not token.text[:1].islower():
        return False
    floor = sentences[candidate.sentence].first
    before = candidate.outer_first - 1
    if before >= floor and low(doc[before]) in _NAMED:
        return False
    if _ascribed(doc, before, floor, rules):
        return True
    if candidate.words < 2:
        return spoken and _undergone(doc, before, floor, token)
    inner = doc[candidate.first : candidate.stop]
    if before >= floor and low(doc[before]) in rules.settings.naming_words:
        return _told(inner) and spoken  # « la formule “j’assume” », but « le terme “eau brute” »
    held = before >= floor and low(doc[before]) in _ARTICLES
    if _phrase(inner, candidate.words, held=held) and (spoken or low(token) not in ("un", "une")):
        return True
    if _predicate(doc, before, floor, token, doc[min(candidate.first + 1, len(doc) - 1)]):
        return True
    if _by_colon(candidate, passage, floor, rules):
        return True
    if in_heading(candidate, passage) and candidate.outer_first > floor:
        # « Les “petites mains” d’abord »: a thing that is called so
        return not (low(doc[before]) in _DEFINITE and token.pos_ in ("NOUN", "ADJ"))
    if not spoken:
        return False
    if candidate.words >= rules.settings.short_words:
        if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ"):
            return True
        if token.pos_ == "ADV":
            return any(word.pos_ in ("VERB", "AUX") for word in inner)
        if low(token) in _ARTICLES and any(word.pos_ == "NOUN" for word in inner):
            return True  # « …, “une vraie plaie” »: no term brings its article with it
        return token.pos_ in ("ADJ", "NOUN") and _completed_adjective(inner)
    return token.pos_ == "ADV" and (low(token) in _DEGREE or low(token).endswith("ment"))


def _told(inner: Sequence[Word]) -> bool:
    """« j’assume », « qui fâchent », « redevienne protagoniste »: words that hold a finite verb."""
    return any(word.form == "Fin" and word.pos_ in ("VERB", "AUX") for word in inner)


def _phrase(inner: Sequence[Word], size: int, *, held: bool) -> bool:
    """« la violence gratuite », « à d’autres fins », « qui fâchent »: a term brings no article or preposition with it.

    ``held``: an article stands before the marks (« une “smart city” »), so that the first word is no verb.
    """
    first = inner[0]
    if first.pos_ == "ADP" and low(first) not in _NO_START:
        return True
    if _told(inner[1:] if held else inner):
        return True
    if low(first) not in _ARTICLES or inner[1].text[:1].isupper():
        return False  # « la Grande », as she is called
    return size >= 3 or low(first) in ("des", "les", "ces") or (size == 2 and low(first) in ("un", "une") and not held)


def _ascribed(doc: Sequence[Word], before: int, floor: int, rules: QuoteRules) -> bool:
    """« le caractère “particulier” du match », « la notion de “plaisir” »: a noun that ascribes a word to somebody."""
    at = before
    if at > floor and low(doc[at]) in ("de", "d'"):
        at -= 1
    elif at >= floor and low(doc[at]) != "caractère":
        return False
    return at > floor and low(doc[at]) in rules.settings.ascribing_nouns


def _undergone(doc: Sequence[Word], before: int, floor: int, token: Word) -> bool:
    """« Les hausses ont été “évitées” »: one participle behind « été »."""
    if before <= floor or low(doc[before]) != "été" or low(doc[before - 1]) not in _AUXILIARY:
        return False
    return token.low.endswith(("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues"))


def _completed_adjective(inner: Sequence[Word]) -> bool:
    """« incapable de trancher », « têtu comme une mule »: an adjective and what completes it."""
    return inner[0].pos_ == "ADJ" and low(inner[1]) in _COMPLETED


def _predicate(doc: Sequence[Word], before: int, floor: int, token: Word, behind: Word | None = None) -> bool:
    """« L’eau était “à peine tiède” », « la crue a “balayé, rasé” le pont », « ce ne serait qu’un “détail” »."""
    article = before > floor and low(doc[before]) in ("un", "une")
    at = before - 1 if article else before
    while at > floor and low(doc[at]) in _NEGATION:
        at -= 1
    if at <= floor or (article and at == before - 1 and low(doc[at]) not in COPULA):
        return False
    verb = low(doc[at])
    if verb in COPULA:
        if low(doc[at - 1]) in _IMPERSONAL or (article and low(doc[before - 1]) not in ("qu'", "que", "qu")):
            return False
        return article or token.pos_ in ("ADJ", "ADV", "VERB", "ADP")
    if (
        not article
        and verb in _AUXILIARY
        and low(token) in ("rien", "tout", "jamais", "toujours")
        and behind is not None
    ):
        return behind.form == "Part"  # « il n’a “rien vu, rien entendu” »
    participle = token.form == "Part" or token.low.endswith(("é", "ée", "és", "ées"))
    return not article and verb in _AUXILIARY and token.pos_ in ("VERB", "ADJ") and participle


def _by_colon(candidate: Candidate, passage: Passage, floor: int, rules: QuoteRules) -> bool:
    """« Le ministre a été clair : “pas un euro de plus” »: behind the colon of a sentence about somebody."""
    doc = passage.words
    before = candidate.outer_first - 1
    if candidate.words < 3 or before <= floor or doc[before].text != ":":
        return False
    return any(
        rules.is_role(doc[i]) or doc[i].ent_type_ == "PER" or (i > floor and low(doc[i]) in PRONOUNS)
        for i in range(floor, before)
    )


def in_heading(candidate: Candidate, passage: Passage) -> bool:
    """Whether a stretch stands in a line that reads as a headline or a crosshead: short, without a stop."""
    doc = passage.words
    at = passage.starts[candidate.outer_first]
    row = next((one for one in passage.paragraphs if one.start <= at < one.end), None)
    if row is None or len(passage.paragraphs) < 3:
        return False
    if row.kind == "crosshead":
        return True
    text = passage.text[row.start : row.end].rstrip('»”" \u00a0\u202f')
    if text.endswith((".", "…", ":", ";", "!", "?", ",")) or doc[row.first].text in ("—", "–", "-"):
        return False
    return len(text.split()) <= _HEADING_WORDS


def echoes(candidates: Sequence[Candidate], passage: Passage) -> list[tuple[Candidate, Candidate]]:
    """Stretches of headings that no cue governs and whose words a quote of the text holds, each with that quote."""

    def key(candidate: Candidate) -> str:
        raw = passage.text[candidate.pair.start : candidate.pair.end].replace("’", "'").lower()
        return " ".join(raw.split()).strip(" .!?…,;:")

    shouted = [f" {key(one)} ".replace(",", " ").replace("'", " ") for one in candidates if one.kind == "slogan"]
    for one in candidates if shouted else ():
        own = f" {key(one)} ".replace(",", " ").replace("'", " ")
        if (
            one.kind == "speech"
            and one.cue is None
            and in_heading(one, passage)
            and any(own in text for text in shouted)
        ):
            one.kind = "slogan"  # a crosshead that repeats what was shouted
    loose = [
        one
        for one in candidates
        if one.kind == "scare"
        and (one.words > 1 or passage.text[one.pair.start].islower())
        and in_heading(one, passage)
    ]
    if not loose:
        return []
    spoken = [(f" {key(one)} ".replace(",", " ").replace("'", " "), one) for one in candidates if one.kind == "speech"]
    found: list[tuple[Candidate, Candidate]] = []
    for one in loose:
        own = f" {key(one)} ".replace(",", " ").replace("'", " ")
        source = next((other for text, other in spoken[:_ECHOES] if own in text), None)
        if source is not None:
            found.append((one, source))
    return found
