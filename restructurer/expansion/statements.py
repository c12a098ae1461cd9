"""What the article states, as clauses that can be said again: shortened, free of their sentence, with their speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.analysis.quoterules import speaking_nouns
from restructurer.article import Piece
from restructurer.expansion.clause_guards import (
    INVERTED,
    attribution_torn,
    comma_lost,
    condition_lost,
    is_empty,
    is_place_only,
    limit_lost,
    name_lost,
    narrator_inside,
    not_asserted,
    number_torn,
    object_lost,
    object_torn,
    quote_unsaid,
    shifted,
    sides_kept,
    speakers_own,
    unmet,
    unsure_name,
    verb_lost,
)
from restructurer.expansion.focus import Person, focus, stands_for
from restructurer.expansion.items import Span
from restructurer.expansion.pointing import bare_back_reference, points_outside
from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.speakers import Speaker, speaker_at
from restructurer.expansion.stretches import pieces_of, spans_of, trimmed
from restructurer.expansion.usable import usable, wrong_participle
from restructurer.french import lexicon
from restructurer.french.words import count_words
from restructurer.rulebook import Rulebook
from restructurer.writing.antecedents import DEFINE, NAME
from restructurer.writing.clauses import Clause, find_clauses, finite, subject
from restructurer.writing.cutting import clause_draft, clause_lengths, sentence_clauses
from restructurer.writing.drafts import Draft
from restructurer.writing.parts import Word
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax


@dataclass(frozen=True, slots=True)
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

    @property
    def text(self) -> str:
        """The statement as a reader sees it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def words(self) -> int:
        """Its words, its speaker not counted."""
        return count_words(self.text)


# Operations that leave out something of the news; connectives, brackets and attributions are no loss.
_COSTLY = ("drop-clause", "drop-coordinate", "drop-circumstance", "drop-time", "drop-relative")
_BY_ORIGIN = {
    "main": 0.75,
    "complement": 0.7,
    "factual": 0.65,
    "coordinate": 0.6,
    "subordinate": 0.45,
    "quote": 0.6,
    "sentence": 0.6,
}


def statements(
    analysis: Analysis, syntax: Syntax, *, rulebook: Rulebook, settings: ExpansionSettings
) -> tuple[Statement, ...]:
    """Every statement of the article at every length, in order, the longest of a clause first."""
    found: list[Statement] = []
    for sentence in analysis.sentences:
        if usable(analysis, sentence):
            found.extend(_of_sentence(analysis, syntax, sentence, rulebook=rulebook, settings=settings))
        elif not usable(analysis, sentence, parse=False):
            continue
        whole = whole_statement(analysis, syntax, sentence, settings=settings)
        if whole is not None and not any(whole.tokens == statement.tokens for statement in found):
            found.append(whole)
    return tuple(found)


def _of_sentence(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, *, rulebook: Rulebook, settings: ExpansionSettings
) -> Iterator[Statement]:
    cut = sentence_clauses(analysis, sentence, rulebook=rulebook)
    person = focus(analysis, syntax).get(sentence.index)
    if person is not None:
        named = tuple(_named_clauses(analysis, syntax, sentence, person, rulebook=rulebook))
        cut = (*(row for row in cut if not named or NAME not in row[1].operations), *named)
    for clause, draft in cut:
        speaker = None
        if draft.speaker is not None:
            speaker = _speaker(analysis, syntax, draft) or _in_focus(analysis, syntax, draft, person)
            if speaker is None or _is_matter(syntax, draft, speaker, rulebook=rulebook):
                continue
        if points_outside(syntax, draft.tokens, settings=settings) is not None:
            continue
        if clause.origin == "main" and is_empty(syntax, draft.head, draft.tokens, settings=settings):
            continue
        if wrong_participle(syntax, draft.tokens) or verb_lost(syntax, draft.tokens) or unsure_name(draft, analysis):
            continue
        if limit_lost(syntax, draft.tokens, sentence.stop) or name_lost(syntax, draft.tokens, sentence.stop):
            continue
        if number_torn(syntax, draft.tokens, sentence.stop) or attribution_torn(syntax, draft.tokens, sentence.first):
            continue
        if object_lost(syntax, draft.head, draft.tokens):
            continue
        if quote_unsaid(syntax, draft.tokens, sentence.first, sentence.stop):
            continue
        if object_torn(syntax, draft.tokens, sentence.stop) or narrator_inside(syntax, draft.tokens):
            continue
        if sides_kept(syntax, draft.tokens):
            continue
        if is_place_only(syntax, draft.tokens):
            continue
        if comma_lost(syntax, clause.subject, draft.tokens):
            continue
        if clause.origin == "complement" and (
            shifted(syntax, clause.head, draft.tokens)
            or speakers_own(syntax, draft.tokens)
            or not_asserted(syntax, clause.head, draft.tokens)
        ):
            continue
        if condition_lost(syntax, draft.tokens, sentence.first, sentence.stop):
            continue
        pieces = pieces_of(syntax, draft.tokens) if not _has_words(draft) else draft.pieces
        if pieces is None:
            continue
        spans = spans_of(syntax, draft.tokens)
        longest = count_words(analysis.source.text[sentence.start : sentence.end])
        words = count_words("".join(piece.text for piece in pieces))
        yield Statement(
            pieces=pieces,
            tokens=draft.tokens,
            spans=spans,
            sentence=sentence,
            speaker=speaker,
            shortened=words < longest - 2 or speaker is not None,
            back=bare_back_reference(syntax, clause.subject, draft.tokens, words=settings.back),
            back_top=_any_unmet(syntax, draft.tokens, settings=settings),
            origin=clause.origin,
            value=_less(_value(clause.origin, words, draft), syntax, draft.tokens, settings=settings),
            head=draft.head,
            fronted=_fronted(syntax, draft.tokens),
        )


def whole_statement(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, *, settings: ExpansionSettings
) -> Statement | None:
    """A sentence as it stands, its own attribution included, where it points at nothing outside.

    Nothing is cut, so that nothing can be torn: a parse that does not hold is no hindrance where no
    word could be a pronoun.
    """
    if any(q.kind == "speech" and q.start < sentence.end and sentence.start < q.end for q in analysis.quotes):
        return None
    tokens = _told(syntax, sentence)
    if not tokens or analysis.source.text[sentence.end - 1] != "." or wrong_participle(syntax, tokens):
        return None
    low = [syntax.low[t] for t in tokens]
    if any(word in settings.first_person or word in _TIED for word in low) or any(
        syntax.text[t] in _BROKEN for t in tokens
    ):
        return None
    opening = syntax.pos[tokens[0]]
    if opening not in ("DET", "NOUN", "PROPN", "NUM", "ADP", "ADV", "ADJ") or not any(
        _is_finite(syntax, t) for t in tokens
    ):
        return None
    if points_outside(syntax, tokens, settings=settings) is not None or low[0] in _UNDER:
        return None
    if narrator_inside(syntax, tokens):
        return None
    if not _is_sentence(syntax, tokens):
        return None
    if not sentence.sound and not _POINTERS.isdisjoint(low):
        return None
    pieces = pieces_of(syntax, tokens)
    if pieces is None:
        return None
    words = count_words("".join(piece.text for piece in pieces))
    value = _BY_ORIGIN["sentence"] - 0.015 * max(0, words - 20) - 0.05 * max(0, 10 - words)
    value += 0.1 * any(syntax.text[t].isdigit() for t in tokens)
    heads = [t for t in tokens if syntax.head[t] == t and finite(syntax, t) is not None]
    subjects = [who for head in heads if (who := subject(syntax, head)) is not None]
    return Statement(
        pieces=pieces,
        tokens=tokens,
        spans=spans_of(syntax, tokens),
        sentence=sentence,
        speaker=None,
        shortened=False,
        back=any(bare_back_reference(syntax, who, tokens, words=settings.back) for who in subjects or tokens[:3]),
        back_top=_any_unmet(syntax, tokens, settings=settings),
        origin="sentence",
        value=_less(value, syntax, tokens, settings=settings),
        head=heads[0] if heads else tokens[0],
        fronted=_fronted(syntax, tokens),
    )


_TIED = (
    *(
        "pourtant",
        "toutefois",
        "cependant",
        "donc",
        "ainsi",
        "également",
        "aussi",
        "alors",
        "néanmoins",
        "ensuite",
        "enfin",
    ),
    *("puis", "précisément", "justement", "plutôt"),
)
# Words on which a clause opens that another has to go on with, or that answers another.
_UNDER = (
    "tandis",
    "alors",
    "puisque",
    "puisqu'",
    "parce",
    "que",
    "qu'",
    "qui",
    "dont",
    "comme",
    "si",
    "bien",
    "afin",
    "de",
    "ni",
)
_OPENERS = ("qui", "que", "qu'", "dont", "où", "lorsque", "lorsqu'", "quand", "si", "puisque")
_UNENDED = ("où", "que", "qui", "dont", "et", "ou", "de", "d'", "à", "le", "la", "les", "un", "une", "des", "du")
_SIDES = (("de", "son", "côté"), ("de", "leur", "côté"), ("pour", "sa", "part"), ("pour", "leur", "part"))
_BROKEN = ("!", "…", "...", "[", "]", ";")
_POINTERS = frozenset(
    "il elle ils elles lui leur leurs eux son sa ses ce cet cette ces celui celle ceux celles cela ça y on "
    "lequel laquelle lesquels lesquelles".split()
)


def _told(syntax: Syntax, sentence: Sentence) -> tuple[int, ...]:
    """The tokens of a sentence without its full stop, « Résultat : » before it and « de son côté » in it."""
    tokens = trimmed(syntax, range(sentence.first, sentence.stop))
    for phrase in _SIDES:
        place = next((i for i, t in enumerate(tokens) if syntax.low[t : t + len(phrase)] == phrase), None)
        if place is not None:
            stop = place + len(phrase)
            apart = (
                place > 0 and stop < len(tokens) and syntax.text[tokens[place - 1]] == "," == syntax.text[tokens[stop]]
            )
            gone = range(place - 1, stop + 1) if apart else range(place, stop)
            tokens = tuple(t for i, t in enumerate(tokens) if i not in gone)
    announced = (
        len(tokens) > 2
        and syntax.low[tokens[0]] in ("résultat", "conséquence", "bilan")
        and syntax.text[tokens[1]] == ":"
    )
    return tokens[2:] if announced else tokens


def _is_sentence(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether tokens have a main verb (more finite verbs than words that open a clause under another) and an end.

    « Des droits qui ont gelé les ventes » has none; « …, gare de Namur où » has no end; « , ironise-t-on » is the
    narrator's.
    """
    verbs = sum(_is_finite(syntax, t) for t in tokens)
    under = sum(syntax.low[t] in _OPENERS for t in tokens)
    if verbs <= under or syntax.low[tokens[-1]] in _UNENDED:
        return False
    return not any(syntax.low[t] in INVERTED for t in tokens)


def _is_finite(syntax: Syntax, token: int) -> bool:
    return syntax.feats[token].get("VerbForm") == "Fin" and syntax.pos[token] in ("VERB", "AUX")


def _has_words(draft: Draft) -> bool:
    return any(piece.origin == "rule" and piece.start is not None for piece in draft.pieces)


def _fronted(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a complement stands before the subject (« En 2012, le parti… »): nothing more may go before it."""
    return syntax.pos[tokens[0]] in ("ADP", "SCONJ", "ADV") or any(
        syntax.text[t] == "," for t in tokens[:8] if t < (_verb(syntax, tokens) or 0)
    )


def _verb(syntax: Syntax, tokens: tuple[int, ...]) -> int | None:
    return next((t for t in tokens if syntax.feats[t].get("VerbForm") == "Fin"), None)


def _speaker(analysis: Analysis, syntax: Syntax, draft: Draft) -> Speaker | None:
    """The speaker of a draft; a pronoun becomes what it stands for where a quote nearby tells that."""
    speaker = draft.speaker
    if speaker is None or speaker.stop <= speaker.first:
        return None
    start, end = syntax.start[speaker.first], syntax.end(_without_hearer(syntax, speaker.first, speaker.stop) - 1)
    if speaker.known:
        found = speaker_at(analysis, start, end)
        if found is not None:
            return found
    for quote in analysis.quotes:
        if quote.mention_start is not None and quote.mention_start == start and quote.speaker_start is not None:
            return speaker_at(analysis, quote.speaker_start, quote.speaker_end or 0, plural=quote.plural)
    return None


def _named_clauses(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, person: Person, *, rulebook: Rulebook
) -> Iterator[tuple[Clause, Draft]]:
    """The clauses whose subject is « il » or « elle », at every length, with the name of the person in focus."""
    rules = load_shortening(rulebook)
    for clause in find_clauses(syntax, sentence, rules):
        token = clause.subject
        if token not in clause.selection.kept or not stands_for(syntax, token, person):
            continue
        named = clause.selection.written(Word(person.entity.text, NAME, token, token + 1), NAME, 0.5)
        clause = replace(clause, selection=named)
        for selection in clause_lengths(syntax, clause, rules):
            draft = clause_draft(syntax, clause, selection, sentence)
            if isinstance(draft, Draft):
                yield clause, draft


def _is_matter(syntax: Syntax, draft: Draft, speaker: Speaker, *, rulebook: Rulebook) -> bool:
    """Whether « pour X » names what a clause is about, not who says it (« Pour les réformes, il rappelle… »)."""
    if draft.speaker is None or speaker.named or syntax.low[max(0, draft.speaker.first - 1)] != "pour":
        return False
    speaking = speaking_nouns(rulebook)
    return not any(
        syntax.low[t] in speaking or syntax.lemma[t] in speaking for t in range(draft.speaker.first, draft.speaker.stop)
    )


def _in_focus(analysis: Analysis, syntax: Syntax, draft: Draft, person: Person | None) -> Speaker | None:
    """The person in focus as the speaker of a draft that gives one by a pronoun (« selon lui », « il rappelle »)."""
    speaker = draft.speaker
    if person is None or speaker is None or speaker.known or speaker.stop != speaker.first + 1:
        return None
    if not stands_for(syntax, speaker.first, person):
        return None
    return speaker_at(analysis, *person.place)


def _without_hearer(syntax: Syntax, first: int, stop: int) -> int:
    """The end of a speaker's name without who was told, and where (« un diplomate à la radio »)."""
    noun = next((t for t in range(first, stop) if syntax.pos[t] in ("NOUN", "PROPN")), stop)
    return next(
        (t for t in range(noun + 1, stop) if syntax.low[t] in ("à", "au", "aux", "devant", "lors", "dans")), stop
    )


def _value(origin: str, words: int, draft: Draft) -> float:
    value = _BY_ORIGIN.get(origin, 0.5)
    value -= 0.02 * max(0, words - 18) + 0.05 * max(0, 10 - words)
    value += 0.1 * any(char.isdigit() for char in draft.text)
    value -= 0.07 * sum(1 for name in draft.operations if name in _COSTLY)
    value -= 0.1 * (NAME in draft.operations) + 0.2 * (DEFINE in draft.operations)
    return round(min(1.0, max(0.05, value)), 4)


def _less(value: float, syntax: Syntax, tokens: tuple[int, ...], *, settings: ExpansionSettings) -> float:
    """A value less what is lost where a noun points back, though it be no subject (« a confirmé la décision »)."""
    text = " ".join(syntax.low[t] for t in tokens).replace("' ", "'")
    if any(phrase in text for phrase in settings.no_news):
        return 0.0
    value -= 0.2 * _any_unmet(syntax, tokens, settings=settings) + 0.25 * _is_scene(syntax, tokens)
    return round(min(1.0, max(0.05, value)), 4)


def _is_scene(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a clause tells how things were, not what happened: its first verb is an imperfect."""
    verb = _verb(syntax, tokens)
    if verb is None or syntax.lemma[verb] in ("être", "avoir", "devoir", "pouvoir"):
        return False
    readings = lexicon.conjugations(syntax.low[verb])
    return bool(readings) and all(r.tense == "imp" for r in readings if r.mood == "ind") and readings[0].mood == "ind"


_NO_PARTICIPLES = ("pendant", "durant", "avant", "devant", "concernant", "suivant", "moyennant", "tant", "autant")


def _any_unmet(syntax: Syntax, tokens: tuple[int, ...], *, settings: ExpansionSettings) -> bool:
    if syntax.low[tokens[0]].endswith("ant") and syntax.low[tokens[0]] not in _NO_PARTICIPLES:
        return True  # « Présidant la cérémonie, … »: which one, the text before says
    return any(unmet(syntax, t, tokens, settings=settings) for t in tokens if syntax.pos[t] in ("NOUN", "PROPN"))
