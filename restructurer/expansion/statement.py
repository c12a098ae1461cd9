"""A statement: a clause or a sentence of the article that can be said again, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from restructurer.analysis.findings import Sentence
from restructurer.article import Piece
from restructurer.expansion.clause_guards import backward, unmet
from restructurer.expansion.items import Span
from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.speakers import Speaker
from restructurer.french import lexicon
from restructurer.french.words import count_words
from restructurer.writing.syntax import Syntax


@dataclass(frozen=True)
class Statement:
    """A clause that stands alone.

    ``pieces``: small letter at the start, no full stop. ``tokens``: the tokens it shows.
    ``speaker``: whose words it gives; a statement with a speaker is never printed without.
    ``shortened``: something was left out. ``back``: its subject is somebody whom readers must know
    already; ``back_top``: they must know it where nothing stands before it. ``origin``: the kind
    of clause. ``value``: 0 to 1.
    """

    pieces: tuple[Piece, ...]
    tokens: tuple[int, ...]
    spans: tuple[Span, ...]
    sentence: Sentence
    speaker: Speaker | None
    shortened: bool
    back: bool
    origin: str
    value: float
    head: int = -1
    fronted: bool = False
    back_top: bool = False

    @cached_property
    def text(self) -> str:
        """The statement as a reader sees it."""
        return "".join([piece.text for piece in self.pieces])

    @cached_property
    def words(self) -> int:
        """Its words, its speaker not counted."""
        return count_words(self.text)

    def sentence_words(self, source: str) -> int:
        """The words of the whole sentence that it is cut from."""
        return len(source[self.sentence.start : self.sentence.end].split())


BY_ORIGIN = {
    "main": 0.75,
    "complement": 0.7,
    "factual": 0.65,
    "coordinate": 0.6,
    "subordinate": 0.45,
    "quote": 0.6,
    "sentence": 0.6,
}


def fronted(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a complement stands before the subject (« En 2012, le parti… »): nothing more may go before it."""
    return syntax.pos[tokens[0]] in ("ADP", "SCONJ", "ADV") or any(
        syntax.text[t] == "," for t in tokens[:8] if t < (_verb(syntax, tokens) or 0)
    )


def _verb(syntax: Syntax, tokens: tuple[int, ...]) -> int | None:
    return next((t for t in tokens if syntax.feats[t].get("VerbForm") == "Fin"), None)


def less(value: float, syntax: Syntax, tokens: tuple[int, ...], *, settings: ExpansionSettings) -> float:
    """A value less what is lost where a noun points back, though it be no subject (« a confirmé la décision »)."""
    text = " ".join(syntax.low[t] for t in tokens).replace("' ", "'")
    if any(map(text.__contains__, settings.no_news)):
        return 0.0
    value -= 0.2 * any_unmet(syntax, tokens, settings=settings) + 0.25 * _is_scene(syntax, tokens)
    return round(min(1.0, max(0.05, value)), 4)


def _is_scene(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a clause tells how things were, not what happened: its first verb is an imperfect."""
    verb = _verb(syntax, tokens)
    if verb is None or syntax.lemma[verb] in ("être", "avoir", "devoir", "pouvoir"):
        return False
    readings = lexicon.conjugations(syntax.low[verb])
    return bool(readings) and all(r.tense == "imp" for r in readings if r.mood == "ind") and readings[0].mood == "ind"


_NO_PARTICIPLES = ("pendant", "durant", "avant", "devant", "concernant", "suivant", "moyennant", "tant", "autant")


def opens_on_participle(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a clause opens on « Présidant la cérémonie, … »: which one, the text before says."""
    return syntax.low[tokens[0]].endswith("ant") and syntax.low[tokens[0]] not in _NO_PARTICIPLES


def any_unmet(syntax: Syntax, tokens: tuple[int, ...], *, settings: ExpansionSettings) -> bool:
    """Whether a clause names what readers of the top have not met."""
    return syntax.once("any unmet", tokens, settings, lambda: _any_unmet(syntax, tokens, settings))


def _any_unmet(syntax: Syntax, tokens: tuple[int, ...], settings: ExpansionSettings) -> bool:
    if opens_on_participle(syntax, tokens):
        return True
    words = backward(syntax, settings)
    return any(unmet(syntax, t, tokens, words=words) for t in tokens if syntax.pos[t] in ("NOUN", "PROPN"))
