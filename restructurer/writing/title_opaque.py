"""A given title that fits and does not say what the article is about: « La prévalence en nette régression ».

What the article is about stands before it (« Rougeole : la prévalence en nette régression »): the focus keyphrase
or another name of a place or body, or the noun that it says again and again; never a person, whose words the rest
would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Keyphrase, Sentence
from restructurer.analysis.frequency import zipf
from restructurer.article import Heading, Piece
from restructurer.french import casing
from restructurer.french.places import find as find_place
from restructurer.french.typography import NBSP
from restructurer.writing.drafts import Draft, capitalised, decapitalised, with_rule
from restructurer.writing.lemmas import words_of
from restructurer.writing.pieces import from_source
from restructurer.writing.syntax import Syntax

FAR = 3  # up to which sentence an article says first where it happens
FIRST = 2  # how many of the first keyphrases an opaque title has no word of
TRIED = 6
SAID_NAME, SAID_NOUN = 2, 6  # how often the text says a name, or a noun, that it is about
LIKELY = 0.5  # the least score of such a noun
LONGEST = 30
COMMON = 4.6  # the Zipf value from which a noun is too common to say anything (« situation »)
# Before somebody's words only a place can stand: « Le musée de Brest : « Nous fermons » » would be the museum's.
_BARE = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[\w-]+)?")
_WHERE = frozenset(("à", "de", "en", "dans", "d’", "près", "sur", "au"))
_RELATIVES = frozenset(("qui", "dont", "où"))
_OPENING = frozenset(("«", "“", '"'))


def labelled(
    analysis: Analysis, syntax: Syntax, draft: Draft, rule: str, roles: frozenset[str], seats: frozenset[str]
) -> Iterator[Heading]:
    """The title behind what the article is about, where it says nothing of it itself; else behind its town.

    ``roles``: what persons are; ``seats``: the towns of governments, where what is told is no local news.
    """
    text = draft.text
    pieces = None if ":" in text else _inside(syntax, draft)
    if pieces is None:
        return
    quoted = text[:1] in _OPENING
    theme: tuple[Piece, ...] = ()
    if _opaque(analysis, syntax, text):
        told = (phrase for phrase in _phrases(analysis, roles) if not quoted or _BARE.fullmatch(phrase.text))
        theme = next((_pieces(analysis, phrase) for phrase in told), ())
    if not theme and (quoted or not _names(syntax, text)):
        town = event_town(analysis, analysis.sentences[min(FAR, len(analysis.sentences) - 1)])
        theme = () if town and town[0].text.lower() in seats else capitalised(town)
    if theme:
        mark = Piece(f"{NBSP}: ", "rule", rule=rule)
        yield Heading(rule, (*with_rule(theme, rule), mark, *with_rule(pieces, rule)))


def article_theme(analysis: Analysis, roles: frozenset[str]) -> tuple[Piece, ...]:
    """The place of an article that has no headline, or the noun and name that it is about, as pieces; else nothing."""
    for phrase in _phrases(analysis, roles):
        place = any(one.label == "LOC" and phrase.text in (one.text, one.short) for one in analysis.entities)
        known = find_place(phrase.text)
        country = known is not None and known.kind == "country"
        if (place and not country and _BARE.fullmatch(phrase.text)) or (
            " " in phrase.text and phrase.text[:1].islower()
        ):
            return _pieces(analysis, phrase)
    return ()


def first_place(analysis: Analysis) -> tuple[str, int]:
    """The place that an article names first, where it happens, and where that stands; « », -1 where there is none."""
    named = [(one.mentions[0], one) for one in analysis.entities if one.label == "LOC" and one.mentions]
    if not named:
        return "", -1
    (low, high), _ = min(named, key=lambda pair: pair[0])
    return analysis.source.text[low:high], low


def event_town(analysis: Analysis, sentence: Sentence) -> tuple[Piece, ...]:
    """The place that an article names first, up to a sentence, as pieces; no country, no place told in passing."""
    text, low = first_place(analysis)
    before = re.findall(r"[\w-]+[’']?|[.!?]", analysis.source.text[:low].lower().replace("'", "’"))
    own = before[max((at for at, word in enumerate(before) if word in ".!?"), default=-1) + 1 :]
    if not own or own[-1] not in _WHERE or not _RELATIVES.isdisjoint(own):
        return ()  # « les Belges », « le navire, qui reliait Brest… »
    known = find_place(text)
    if low >= sentence.end or text.isupper() or (known is not None and known.kind == "country"):
        return ()
    return (from_source(analysis.source, low, low + len(text)),)


def _names(syntax: Syntax, text: str) -> bool:
    """Whether a headline names somebody or some place, or its theme before a comma, or counts."""
    words = re.findall(r"[\w-]+", text)
    named = any(word[:1].isdigit() or (word[:1].isupper() and len(word) > 2) for word in words[1:])
    return named or syntax.pos[0] == "PROPN" or "," in syntax.text[:4]


def _phrases(analysis: Analysis, roles: frozenset[str]) -> Iterator[Keyphrase]:
    for phrase in (analysis.focus, *analysis.keyphrases[:TRIED]):
        if phrase.occurrences and len(phrase.text) <= LONGEST and _tells(analysis, phrase, roles):
            yield phrase


def _pieces(analysis: Analysis, phrase: Keyphrase) -> tuple[Piece, ...]:
    return capitalised((from_source(analysis.source, *phrase.occurrences[0]),))


def _opaque(analysis: Analysis, syntax: Syntax, text: str) -> bool:
    """Whether a title has no word of the focus keyphrase, of the first keyphrases or of a name of the article."""
    words = words_of(text)
    said = [phrase for phrase in analysis.keyphrases if phrase.occurrences]
    first = [phrase for phrase in (analysis.focus, *said[:FIRST]) if phrase.occurrences]
    named = any(text[:1].isupper() and text.isalpha() for text in syntax.text[1:]) or syntax.pos[0] == "PROPN"
    if any(words & words_of(phrase.text) for phrase in first) or (named and syntax.text[0] not in _OPENING):
        return False
    return not any(words & words_of(entity.text) for entity in analysis.entities)


def _tells(analysis: Analysis, phrase: Keyphrase, roles: frozenset[str]) -> bool:
    """Whether a phrase names a place or body, or is the noun that the text says again and again."""
    label = next((one.label for one in analysis.entities if phrase.text in (one.text, one.short)), "")
    said = len(phrase.occurrences)
    if label == "LOC":
        return said >= SAID_NAME or phrase.occurrences[0][0] < analysis.source.paragraphs[0].end
    if label or phrase.text[:1].isupper():
        return label == "ORG" and said > SAID_NAME and phrase.score >= LIKELY
    opening, *rest = phrase.text.split()
    if any(word[:1].isupper() for word in rest):  # « librairie Privat »
        return opening not in roles and said > SAID_NAME and phrase.score >= LIKELY
    lone = not rest and phrase.text == analysis.keyphrases[0].text and zipf(phrase.text.lower()) < COMMON
    return lone and phrase.score >= LIKELY and said >= SAID_NOUN


def _inside(syntax: Syntax, draft: Draft) -> tuple[Piece, ...] | None:
    """The pieces of a title behind a colon; ``None`` where its first word cannot be written small for sure."""
    text = syntax.chars(0, 1)
    if text[:1] in _OPENING:
        return draft.pieces
    lowered = casing.decapitalise(text, name=False if syntax.pos[0] in ("DET", "ADP", "PRON", "ADV") else None)
    return None if lowered is None else draft.pieces if lowered == text else decapitalised(draft.pieces)
