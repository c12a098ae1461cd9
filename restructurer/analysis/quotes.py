"""Finds what somebody says in quotation marks, and who says it.

Marks are paired by paragraph (:mod:`marks`), cues found in the sentences around them
(:mod:`cues`), each quote linked to the cue that governs it, and the cue's mention resolved to a
name (:mod:`speakers`). What no cue governs and is no sentence of its own is no speech.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from restructurer.analysis import passage as passages
from restructurer.analysis import sentences as sentence_finding
from restructurer.analysis.cues import Clause, Cue, find_cues
from restructurer.analysis.findings import Parsed, Quote, QuoteKind, Sentence
from restructurer.analysis.marks import Pair, pair_marks
from restructurer.analysis.names import find_mentions, find_persons
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low
from restructurer.analysis.quoterules import QuoteRules, quote_rules
from restructurer.analysis.speakers import Resolver, Speaker
from restructurer.rulebook import Rulebook, default_rulebook


@dataclass(slots=True)
class _Candidate:
    """A pair of marks with its tokens (``first``/``stop`` within, ``outer_*`` with the marks)."""

    pair: Pair
    first: int
    stop: int
    outer_first: int
    outer_stop: int
    sentence: int
    words: int
    cue: Cue | None = None
    score: float = 0.0
    speaker: Speaker | None = None
    kind: QuoteKind = "speech"
    form: str | None = None
    group: int = -1


def find_in(passage: Passage, sentences: Sequence[Sentence], *, rulebook: Rulebook) -> tuple[Quote, ...]:
    """The quotes of a passage, offsets into its own text."""
    rules = quote_rules(rulebook)
    spans = [(paragraph.start, paragraph.end) for paragraph in passage.paragraphs]
    pairs = pair_marks(passage.text, spans)
    top = [pair for pair in pairs if pair.depth == 0]
    if not top or not sentences:
        return ()
    candidates = _candidates(passage, top, sentences)
    inside = [False] * len(passage.doc)
    for candidate in candidates:
        for token in range(candidate.outer_first, candidate.outer_stop):
            inside[token] = True
    mentions = find_mentions(passage, roles=rules.roles)
    persons = find_persons(passage, mentions)
    name_starts = {mention.first: mention.stop for mention in mentions}
    resolver = Resolver(passage, mentions, persons, rules, inside, {})
    by_sentence: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    for number in sorted(by_sentence):
        sentence = sentences[number]
        clause = Clause(passage.doc, sentence.first, sentence.stop, inside, name_starts)
        cues = find_cues(clause, rules)
        for candidate in by_sentence[number]:
            _link(candidate, cues, clause, rules)
    _judge(candidates, passage, sentences, inside, rules)
    _attribute(candidates, passage, sentences, resolver, name_starts, inside)
    return tuple(_quote(candidate, passage) for candidate in candidates)


def _candidates(passage: Passage, top: Sequence[Pair], sentences: Sequence[Sentence]) -> list[_Candidate]:
    found: list[_Candidate] = []
    number = 0
    for pair in top:
        first, stop = passage.token_at(pair.start), passage.token_at(max(pair.start, pair.end - 1)) + 1
        outer_first, outer_stop = (
            passage.token_at(pair.outer_start),
            passage.token_at(max(pair.outer_start, pair.outer_end - 1)) + 1,
        )
        while number + 1 < len(sentences) and sentences[number].stop <= outer_first:
            number += 1
        words = len(passage.text[pair.start : pair.end].replace("’", " ").replace("'", " ").split())
        found.append(_Candidate(pair, first, stop, outer_first, outer_stop, number, words))
    return found


_GLUE = frozenset(
    [
        "que",
        "qu'",
        ":",
        ",",
        "de",
        "d'",
        "comme",
        "en",
        "être",
        "à",
        "et",
        "mais",
        "ou",
        "le",
        "la",
        "l'",
        "un",
        "une",
        "les",
        "des",
        "du",
        "ce",
        "cette",
        "son",
        "sa",
        "ses",
    ]
)


def _link(candidate: _Candidate, cues: Sequence[Cue], clause: Clause, rules: QuoteRules) -> None:
    """Chooses the cue that governs a quote, by place and form."""
    best: tuple[float, Cue] | None = None
    for cue in cues:
        score = _weigh(candidate, cue, clause, rules)
        if score > 0 and (best is None or score > best[0]):
            best = (score, cue)
    if best is not None:
        candidate.score, candidate.cue = best
        candidate.form = best[1].kind


def _between(clause: Clause, first: int, stop: int) -> list[int]:
    return [i for i in range(first, stop) if not clause.inside[i] and not clause.doc[i].is_space]


def _weigh(candidate: _Candidate, cue: Cue, clause: Clause, rules: QuoteRules) -> float:
    doc = clause.doc
    if cue.first >= candidate.outer_stop:
        between = _between(clause, candidate.outer_stop, cue.first)
        gap = sum(1 for i in between if not doc[i].is_punct)
        if cue.kind in ("source", "weak"):
            base = 92.0 if cue.kind == "source" else 75.0
            if cue.kind == "weak" and gap:
                return 0.0
            return base - 2 * gap if gap <= 25 else 0.0
        if cue.passive:
            return 0.0
        if cue.inverted and cue.mention is not None:
            return 100.0 if gap == 0 else max(74.0 - gap, 30.0)
        if gap == 0 and "incise" in cue.where:
            return 85.0
        if cue.dependent:
            return 0.0
        if (
            gap <= 3
            and cue.mention is not None
            and candidate.words >= rules.settings.short_words
            and candidate.outer_first == clause.first
        ):
            return 78.0 - gap
        return 0.0
    if cue.stop > candidate.outer_first:
        return 0.0
    between = _between(clause, cue.stop, candidate.outer_first)
    texts = [low(doc[i]) for i in between]
    gap = sum(1 for i in between if not doc[i].is_punct)
    if ";" in texts:
        return 0.0
    colon = ":" in texts
    if cue.kind in ("source", "weak"):
        base = 72.0 if cue.kind == "source" else 68.0
        return base - gap if gap <= 30 else 0.0
    score = 0.0
    if colon and texts and texts[-1] == ":":
        score = 96.0 - min(gap, 20)
    elif gap == 0 or all(text in _GLUE for text in texts):
        score = 94.0 - gap
    elif "que" in texts or "qu'" in texts:
        score = 84.0 - min(gap, 40)
    elif "object" in cue.where or "clause" in cue.where:
        score = 72.0 - 1.5 * gap
        if any(doc[i].pos_ in ("VERB", "AUX") and "Fin" in doc[i].morph.get("VerbForm", []) for i in between):
            score -= 14
    if cue.inverted:
        score -= 12
    if cue.passive:
        score -= 25
    if candidate.words < rules.settings.short_words and score < 66.0:
        return 0.0
    return score if score >= 38.0 else 0.0


def _judge(
    candidates: Sequence[_Candidate],
    passage: Passage,
    sentences: Sequence[Sentence],
    inside: Sequence[bool],
    rules: QuoteRules,
) -> None:
    """Says of each candidate whether it is speech, a title, a name, or a distance taken."""
    for candidate in candidates:
        kind = _label(candidate, passage, rules)
        if kind is not None and candidate.score < 90:
            candidate.kind = kind
        elif candidate.cue is not None:
            candidate.kind = "speech"
        elif _is_sentence(candidate, passage, sentences, rules):
            candidate.kind = "speech"
            candidate.form = "floating"
        else:
            candidate.kind = kind or "scare"


def _label(candidate: _Candidate, passage: Passage, rules: QuoteRules) -> QuoteKind | None:
    """A title or a name: what stands before the marks, and capitals within."""
    doc = passage.doc
    text = passage.text[candidate.pair.start : candidate.pair.end]
    before = candidate.outer_first - 1
    first = text[:1]
    words = text.split()
    if text[-1:] in ".!?…" and candidate.words > 4:
        return None
    if before >= 0:
        for back in range(before, max(before - 3, -1), -1):
            word = low(doc[back])
            lemma = str(doc[back].lemma_).lower()
            if doc[back].is_punct:
                break
            if word in rules.settings.title_nouns or lemma in rules.settings.title_nouns:
                if (first.isupper() or first.isdigit()) and candidate.words <= 14:
                    return "title"
            if word in rules.settings.name_nouns or lemma in rules.settings.name_nouns:
                if candidate.words <= 6 and (first.isupper() or back == before):
                    return "name"
            if doc[back].pos_ in ("VERB", "AUX") and back < before:
                break
    capitals = [word for word in words if word[:1].isupper() or word[:1].isdigit()]
    if candidate.words >= 2 and len(capitals) == len(words) and candidate.words <= 6:
        return "name"
    return None


def _is_sentence(candidate: _Candidate, passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules) -> bool:
    """Whether a quote that no cue governs is speech by itself: long, or a whole sentence."""
    doc = passage.doc
    text = passage.text[candidate.pair.start : candidate.pair.end]
    finite = any("Fin" in doc[i].morph.get("VerbForm", []) for i in range(candidate.first, candidate.stop))
    sentence = sentences[candidate.sentence]
    outside = [
        i
        for i in range(sentence.first, sentence.stop)
        if not candidate.outer_first <= i < candidate.outer_stop and not doc[i].is_punct
    ]
    alone = not outside
    before = candidate.outer_first - 1
    colon = before >= sentence.first and doc[before].text == ":"
    if candidate.words >= rules.settings.speech_words:
        return True
    if (alone or colon) and (finite or text[-1:] in "!?.…") and candidate.words >= 2:
        return True
    return bool(colon and text[:1].isupper() and candidate.words >= 3)


def _attribute(
    candidates: Sequence[_Candidate],
    passage: Passage,
    sentences: Sequence[Sentence],
    resolver: Resolver,
    name_starts: dict[int, int],
    inside: Sequence[bool],
) -> None:
    """Names the speakers, in order; a quote without cue takes the voice that goes on or comes."""
    speech = [candidate for candidate in candidates if candidate.kind == "speech"]
    for index, candidate in enumerate(speech):
        candidate.group = index
        previous = speech[index - 1] if index else None
        cue = candidate.cue
        if cue is not None and cue.mention is not None:
            candidate.speaker = resolver.resolve(cue.mention, cue.region)
        elif cue is not None and previous is not None and previous.sentence == candidate.sentence:
            candidate.speaker = previous.speaker
        elif cue is None:
            candidate.speaker = _voice(candidate, previous, speech[index + 1 :], passage, sentences, resolver, inside)
        if candidate.pair.chain is not None and previous is not None and previous.pair.chain == candidate.pair.chain:
            candidate.group = previous.group
            candidate.speaker = candidate.speaker or previous.speaker
        if candidate.speaker is not None:
            at = cue.first if cue is not None else candidate.outer_stop - 1
            resolver.said(at, candidate.speaker)
    for candidate in reversed(speech):
        # The first part of a chain often has no cue, the last one does.
        if candidate.speaker is None and candidate.pair.chain is not None:
            later = [c for c in speech if c.pair.chain == candidate.pair.chain and c.speaker is not None]
            candidate.speaker = later[0].speaker if later else None


def _voice(
    candidate: _Candidate,
    previous: _Candidate | None,
    later: Sequence[_Candidate],
    passage: Passage,
    sentences: Sequence[Sentence],
    resolver: Resolver,
    inside: Sequence[bool],
) -> Speaker | None:
    doc = passage.doc
    sentence = sentences[candidate.sentence]
    before = [i for i in range(sentence.first, candidate.outer_first) if not inside[i]]
    events = [
        event for event in resolver.events if event.subject and sentence.first <= event.at < candidate.outer_first
    ]
    if before and doc[candidate.outer_first - 1].text == ":" and events:
        return events[0].speaker
    if before and not events:
        pronoun = next(
            (i for i in before if low(doc[i]) in ("il", "elle", "ils", "elles") and doc[i].dep_.startswith("nsubj")),
            None,
        )
        if pronoun is not None:
            found = resolver.resolve((pronoun, pronoun + 1), None)
            if found is not None:
                return found
    same = previous is not None and sentences[previous.sentence].paragraph == sentence.paragraph
    floor = previous.outer_stop if previous is not None and same else 0
    around = [
        event
        for event in resolver.events
        if event.subject
        and floor <= event.at < candidate.outer_first
        and event.paragraph == sentence.paragraph
        and event.speaker.person
    ]
    if around:
        return around[-1].speaker
    if previous is not None and same:
        return previous.speaker
    following = later[0] if later else None
    if (
        following is not None
        and sentences[following.sentence].paragraph == sentence.paragraph
        and following.cue is not None
        and following.cue.mention is not None
    ):
        return resolver.resolve(following.cue.mention, following.cue.region)
    earlier = [
        event
        for event in resolver.events
        if event.subject
        and event.speaker.person
        and event.paragraph == sentence.paragraph - 1
        and event.at < candidate.outer_first
        and (previous is None or event.at >= previous.outer_stop)
    ]
    if earlier:
        return earlier[-1].speaker
    if previous is not None and sentences[previous.sentence].paragraph >= sentence.paragraph - 1:
        return previous.speaker
    return None


def _quote(candidate: _Candidate, passage: Passage) -> Quote:
    cue, speaker, pair = candidate.cue, candidate.speaker, candidate.pair
    text = passage.text
    quote = Quote(pair.start, pair.end, kind=candidate.kind, group=max(candidate.group, 0), cue=candidate.form)
    if candidate.kind != "speech":
        return quote
    finite = any("Fin" in passage.doc[i].morph.get("VerbForm", []) for i in range(candidate.first, candidate.stop))
    whole = finite and text[pair.start : pair.start + 1].isupper()
    quote = replace(quote, whole=whole, verb=cue.lemma if cue else None)
    if cue is not None and cue.mention is not None:
        start, end = passage.starts[cue.mention[0]], passage.end_of(cue.mention[1] - 1)
        quote = replace(
            quote,
            mention=text[start:end].lstrip("-"),
            mention_start=end - len(text[start:end].lstrip("-")),
            mention_end=end,
        )
    if speaker is not None:
        quote = replace(
            quote,
            speaker=speaker.text,
            speaker_start=passage.starts[speaker.first],
            speaker_end=passage.end_of(speaker.stop - 1),
            gender=speaker.gender,
            plural=speaker.plural,
        )
    return quote


def find_quotes(parsed: Parsed, sentences: Sequence[Sentence], *, rulebook: Rulebook) -> tuple[Quote, ...]:
    """All stretches in quotation marks, in order, each with its kind; only ``speech`` is somebody's words.

    Arguments: ``parsed``, the parsed article; ``sentences``, those of
    :func:`restructurer.analysis.sentences.find_sentences`; ``rulebook``, for the verbs and cues.
    """
    found = find_in(passages.from_parsed(parsed), sentences, rulebook=rulebook)

    def moved(at: int | None, *, end: bool = False) -> int | None:
        if at is None:
            return None
        return parsed.offset(at - 1) + 1 if end else parsed.offset(at)

    return tuple(
        replace(
            quote,
            start=parsed.offset(quote.start),
            end=parsed.offset(quote.end - 1) + 1,
            mention_start=moved(quote.mention_start),
            mention_end=moved(quote.mention_end, end=True),
            speaker_start=moved(quote.speaker_start),
            speaker_end=moved(quote.speaker_end, end=True),
        )
        for quote in found
    )


class QuoteComponent:
    """The spaCy component ``restructurer_quotes``: sets ``doc._.quotes`` (offsets into ``doc.text``)."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        if not Doc.has_extension("quotes"):
            Doc.set_extension("quotes", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Finds the quotes of a Doc and keeps them on it."""
        view = passages.from_doc(doc)
        sentences = sentence_finding.find_in(view, rulebook=self.rulebook)
        doc._.quotes = find_in(view, sentences, rulebook=self.rulebook)
        return doc


@Language.factory("restructurer_quotes", requires=["doc.ents", "token.dep", "token.pos"], assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str) -> QuoteComponent:
    """The factory that ``nlp.add_pipe("restructurer_quotes")`` calls."""
    return QuoteComponent(default_rulebook())


def normalised(text: str) -> str:
    """The text in NFC, unchanged where it is already."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
