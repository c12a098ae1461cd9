"""The focus keyphrase: what a reader would type into a search box to find this article.

Yoast's SEO checks look for it in the title, the first paragraph, the slug, the subheadings and, often
enough, in the body; so among the keyphrases and the phrases of the title the one is chosen that stands
there to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from restructurer.analysis.candidates import phrase_spans
from restructurer.analysis.columns import columns_of
from restructurer.analysis.findings import Keyphrase, Parsed
from restructurer.analysis.frequency import zipf
from restructurer.analysis.parse import for_model
from restructurer.analysis.topics_rules import FocusPrices, TopicSettings
from restructurer.analysis.wordlists import LINKS, PREPOSITIONS, fold, words_of
from restructurer.french import lexicon
from restructurer.french.places import countries
from restructurer.french.places import find as find_place
from restructurer.rulebook import Rulebook

MOST_WORDS = 4
_QUOTED = re.compile(r"«[^»]+»|“[^”]+”|\"[^\"]+\"")
_ENOUGH = 9  # occurrences tell whether a name is a place
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBERED = re.compile(r"[ \u00a0](\d{1,3})(?!\w|[.,\u00a0 ]\d)")
_ARTICLES = frozenset(("le", "la", "les", "l"))
_ACTS = ("ssion", "tion", "ment")  # « régression »: of what?
_RARE = 3.1  # Zipf value under which one common noun is nearly a name (« minitel », « yéti »)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a phrase stands to the letter: where in the title it ends (0: not there), whether before its colon, in
    somebody's words, in the first paragraph, and offsets in the body."""

    title: int
    theme: bool
    quoted: bool
    opening: bool
    body: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Text:
    """The title and the paragraphs but the crossheads, in lower case, each paragraph with its start."""

    title: str
    lines: tuple[tuple[int, str], ...]

    def places(self, phrase: str) -> _Places:
        low = for_model(phrase.lower())
        found, opening = [], False
        for number, (start, text) in enumerate(self.lines):
            for at in _standing(low, text) if low in text else ():
                found.append((start + at, start + at + len(low)))
                opening = opening or number == 0
        first = next(_standing(low, self.title), -1)
        colon = self.title.find(":")
        theme = 0 <= first < colon < 60
        quoted = any(one.start() <= first < one.end() for one in _QUOTED.finditer(self.title))
        return _Places(first + len(low) if first >= 0 else 0, theme, quoted, opening, tuple(found))


def find_focus(
    parsed: Parsed, keyphrases: Sequence[Keyphrase], *, rulebook: Rulebook, wanted: str | None = None
) -> Keyphrase:
    """The focus keyphrase: ``wanted`` when an editor asks for it, else the fittest phrase.

    Two to four words (one for a name), to the letter in the title and the first paragraph and twice in
    the body; where no phrase has all of that, the one that comes nearest. Without any keyphrase,
    the first words of the title.
    """
    source = parsed.source
    paragraphs = [one for one in source.paragraphs if one.kind != "crosshead"]
    text = _Text(
        for_model(source.title.lower()),
        tuple((paragraph.start, for_model(source.slice(paragraph).lower())) for paragraph in paragraphs),
    )
    if wanted and wanted.strip():
        asked = " ".join(wanted.split())
        return Keyphrase(asked, 1.0, text.places(asked).body)
    if not keyphrases:
        first = " ".join((source.title.split() or source.text.split())[:MOST_WORDS])
        return Keyphrase(first, 0.0, text.places(first).body)
    settings = rulebook.settings("topics", TopicSettings)
    prices = settings.focus
    best: tuple[float, Keyphrase] | None = None
    for offered in _offered(parsed, keyphrases, text, measures=settings.measures):
        fitness = _fitness(parsed, offered, text.places(offered.text), keyphrases, prices)
        if best is None or fitness > best[0]:
            best = fitness, offered
    assert best is not None
    return best[1]


def _offered(
    parsed: Parsed, keyphrases: Sequence[Keyphrase], text: _Text, *, measures: frozenset[str]
) -> Iterator[Keyphrase]:
    """The keyphrases, a name with its number (« France 24 »), then the phrases of the title that are none of them."""
    known = {one.text.lower() for one in keyphrases}
    for one in keyphrases:
        number = _number_behind(one.text, text)
        if number:
            numbered = f"{one.text}\u00a0{number}"
            yield Keyphrase(numbered, one.score, text.places(numbered).body)
        else:
            yield one
    if parsed.title is None:
        return
    words = words_of(columns_of(parsed.title))
    bare = {fold(word) for word in measures}
    inside = {token for name in words.names for token in range(name.first + 1, name.stop)}
    for first, stop in phrase_spans(words.tags):
        if first in inside or stop in inside or stop - first < 2 or words.tags[stop - 1] not in {"N", "A"}:
            continue
        complement = first > 0 and words.tags[first - 1] in {"d", "p", "l", "A"}
        if complement or words.tags[first] != "N" or not bare.isdisjoint(words.folded[first:stop]):
            continue
        phrase = words.text[words.starts[first] : words.ends[stop - 1]]
        if words.opens[first] and words.pos[first] != "PROPN" and phrase[1:2].islower():
            phrase = phrase[:1].lower() + phrase[1:]
        if phrase.lower() not in known and any(tag == "N" for tag in words.tags[first:stop]):
            known.add(phrase.lower())
            yield Keyphrase(phrase.replace("'", "’"), 0.0, text.places(phrase).body)


def _number_behind(phrase: str, text: _Text) -> str | None:
    """The number that mostly follows a name, at first too: « 24 » for « France » in a text about France 24."""
    if not phrase[:1].isupper() or phrase[-1:].isdigit():
        return None
    low = for_model(phrase.lower())
    found = [
        match.group(1) if (match := _NUMBERED.match(line, at + len(low))) else ""
        for line in (text.title, *(line for _, line in text.lines))
        if low in line
        for at in _standing(low, line)
    ]
    return found[0] or None if len(found) > 1 and found.count(found[0]) * 2 > len(found) else None


def _fitness(
    parsed: Parsed, keyphrase: Keyphrase, places: _Places, holders: Sequence[Keyphrase], price: FocusPrices
) -> float:
    text = keyphrase.text
    words = _WORD.findall(text)
    name = _is_name(text, words)
    place = name and _is_place(parsed, keyphrase)
    total = price.score * keyphrase.score + price.opening * places.opening
    if places.title:
        total += price.title if places.title <= price.title_room else price.title_end
        total += price.quoted * places.quoted
    total += price.theme * (places.theme and not place and len(words) > 1)
    total += price.often * min(2, len(places.body)) / 2 if places.body else price.absent
    if place:
        total += price.place * (2 if _is_country(text) else 1)
    elif len(words) > MOST_WORDS:
        total += price.too_long
    elif len(words) > 1:
        total += price.phrase + price.names * name
    else:
        told = zipf(text.lower()) < _RARE or len(places.body) >= price.said_often
        total += price.one_name if name else price.one_rare if told else price.one_word
        total -= price.one_rare * (not name and len(places.body) >= price.said_most)
        total += price.act * (not name and text.endswith(_ACTS))
    total += price.unlikely * (not name and not places.title and keyphrase.score < price.likely)
    total += price.part * (text[:1].isupper() and any(_holds(one, keyphrase) for one in holders))
    return round(total + _vague(text, words, name, price), 6)


def _is_country(text: str) -> bool:
    found = find_place(text)
    return found is not None and found.kind == "country"


def _is_name(text: str, words: Sequence[str]) -> bool:
    """Whether a phrase has a name in it; a common noun with the capital of a title has none (« Informatique »)."""
    if len(words) == 1 and text[1:].islower() and text[:1].isupper():
        return not (lexicon.is_noun(text.lower()) and zipf(text.lower()) >= _RARE)
    return any(map(str.isupper, text))


def _holds(longer: Keyphrase, shorter: Keyphrase) -> bool:
    """Whether a name is hardly ever said but in a longer one: « Centauri » in « Alpha Centauri »."""
    if shorter.text not in longer.text or len(shorter.text) == len(longer.text):
        return False
    if f" {shorter.text} " not in f" {longer.text} ":
        return False
    return len(longer.occurrences) * 3 >= len(shorter.occurrences) * 2


def _vague(text: str, words: Sequence[str], name: bool, price: FocusPrices) -> float:
    """What a phrase loses that says too little: « nouveau pavillon », « nord du pays », « emplois menacés »."""
    low = text.lower().replace("’", "'")
    opening = words[0].lower() if words else ""
    total = price.loose * (text[1:2] == ".") + price.loose * (
        not text[:1].isupper() and (opening in price.loose_words or opening[:1].isdigit())
    )
    content = [word for word in _WORD.findall(low) if word not in LINKS | PREPOSITIONS and len(word) > 2]
    common = bool(content) and sum(map(zipf, content)) / len(content) > price.commonness
    # « nette régression » does not say of what
    degree = any(word in price.degrees and (not at or words[at - 1] == "en") for at, word in enumerate(words))
    total += price.common * (low in price.generic or (common and not name)) + price.degree * degree
    last = words[-1] if len(words) > 1 and words[-1].islower() else ""
    told = any(reading.mood == "par" and reading.number for reading in lexicon.conjugations(last)) if last else False
    return total + price.participle * told


def _is_place(parsed: Parsed, keyphrase: Keyphrase) -> bool:
    """Whether a phrase is nothing but the name of a place (« pont Mathilde » is more)."""
    text = keyphrase.text
    words = [word for word in _WORD.findall(text) if word.lower() not in LINKS | _ARTICLES]
    if find_place(text) is not None or text in _capitals():
        return True
    if not words or not all(word[:1].isupper() for word in words) or any(map(str.isdigit, text)):
        return False
    kinds = parsed.columns.ent_type
    labels = [kinds[parsed.tokens(*place).start] for place in keyphrase.occurrences[:_ENOUGH]]
    low = for_model(text.lower())
    if parsed.title is not None:
        title = columns_of(parsed.title)
        at = title.raw.lower().find(low)
        labels += [kind for kind, start in zip(title.ent_type, title.start, strict=True) if at == start]
    return labels.count("LOC") * 2 > len(labels)


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(country.capital for country in countries())


def _standing(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase stands in a text with no letter or digit before or after it."""
    at = text.find(phrase)
    while at >= 0:
        stop = at + len(phrase)
        if not (at and _is_word(text[at - 1])) and not (stop < len(text) and _is_word(text[stop])):
            yield at
            at = text.find(phrase, stop)
        else:
            at = text.find(phrase, at + 1)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
