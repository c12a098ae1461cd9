"""Finds what somebody says in quotation marks, and who says it.

Marks are paired by paragraph (:mod:`marks`), cues found in the sentences around them
(:mod:`cues`), each quote linked to the cue that governs it (:mod:`linking`), what is no speech set
apart (:mod:`kinds`), and the speakers named (:mod:`attribution`, :mod:`speakers`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from restructurer.analysis import entities as entity_finding
from restructurer.analysis import passage as passages
from restructurer.analysis import sentences as sentence_finding
from restructurer.analysis.alike import carry_speech, settle_repeats
from restructurer.analysis.attribution import Attribution
from restructurer.analysis.choosing import Chooser
from restructurer.analysis.clause import Clause
from restructurer.analysis.cues import find_cues
from restructurer.analysis.dialogue import dialogue_lines
from restructurer.analysis.find_names import find_mentions
from restructurer.analysis.findings import Parsed, Quote, Sentence
from restructurer.analysis.fragments import echoes
from restructurer.analysis.interview import name_interviewee
from restructurer.analysis.kinds import judge
from restructurer.analysis.linking import link, share
from restructurer.analysis.passage import Passage, pairs_of
from restructurer.analysis.persons import find_persons
from restructurer.analysis.quoterules import QuoteRules, quote_rules
from restructurer.analysis.roles import Cast
from restructurer.analysis.single_lines import with_lines_joined
from restructurer.analysis.slogans import carry_slogans, list_slogans
from restructurer.analysis.speaker_rules import speaker_settings
from restructurer.analysis.speakers import Resolver
from restructurer.analysis.stretches import Candidate, find_candidates, inner_cue
from restructurer.rulebook import Rulebook, default_rulebook


def find_in(
    passage: Passage, sentences: Sequence[Sentence], *, rulebook: Rulebook, title: Doc | None = None
) -> tuple[Quote, ...]:
    """The quotes of a passage, offsets into its own text; ``title`` may say who « il » is in the opening."""
    rules = quote_rules(rulebook)
    if not sentences:
        return ()
    pairs = pairs_of(passage)
    if not pairs and not any(dash in passage.text for dash in "—–-"):
        return ()
    mentions = find_mentions(passage, roles=rules.roles)
    names = {mention.first: mention.stop for mention in mentions}
    lines = dialogue_lines(passage, pairs)
    candidates = find_candidates(passage, pairs, lines, sentences, names=names, rules=rules)
    if not candidates:
        return ()
    inside = [False] * len(passage.words)
    for candidate in candidates:
        inside[candidate.outer_first : candidate.outer_stop] = [True] * (candidate.outer_stop - candidate.outer_first)
    _link_all(passage, sentences, candidates, inside, names, rulebook)
    spoken = {sentences[candidate.sentence].paragraph for candidate in candidates if candidate.cue is not None}
    for candidate in candidates:
        paragraph = sentences[candidate.sentence].paragraph
        told = paragraph in spoken or paragraph - 1 in spoken
        judge(candidate, passage, sentences, rules, spoken=told)
    carry_slogans(candidates, passage)
    list_slogans(candidates, passage, sentences, rules)
    settle_repeats(candidates, passage, sentences)
    carry_speech(candidates, passage)
    echoed = echoes(candidates, passage)
    speech = [candidate for candidate in candidates if candidate.kind == "speech"]

    def expansions() -> dict[str, str]:
        bodies = (entity for entity in entity_finding.find_in(passage, rulebook=rulebook) if entity.label == "ORG")
        return {entity.short: entity.text for entity in bodies if entity.short != entity.text}

    def titled() -> str | None:
        return _titled(title, rules) if title is not None else None

    passage, sentences = with_lines_joined(passage, sentences)
    persons = find_persons(passage, mentions)
    resolver = Resolver(Cast(passage, mentions, persons, rules, inside), expansions=expansions, titled=titled)
    resolver.read_late_names()
    chooser = Chooser(resolver, sentences, speaker_settings(rulebook))
    Attribution(passage, sentences, resolver, inside, rules).name(speech, chooser)
    name_interviewee(speech, resolver)
    for candidate, source in echoed:
        candidate.kind, candidate.form, candidate.speaker = "speech", "echo", source.speaker
        candidate.group = source.group
    return tuple(_quote(candidate, passage) for candidate in candidates)


def _titled(title: Doc, rules: QuoteRules) -> str | None:
    """The surname of the one person that a title names."""
    view = passages.from_doc(title)
    people = find_persons(view, find_mentions(view, roles=rules.roles))
    if len(people) == 1:
        return people[0].surname
    words = [word for word in view.words if word.pos_ == "PROPN" and word.ent_type_ == "PER"]
    return words[-1].text if len(words) == 1 else None


def _link_all(
    passage: Passage,
    sentences: Sequence[Sentence],
    candidates: Sequence[Candidate],
    inside: Sequence[bool],
    names: dict[int, int],
    rulebook: Rulebook,
) -> None:
    rules = quote_rules(rulebook)
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
        if candidate.words >= rules.settings.short_words:
            candidate.inner = inner_cue(passage, candidate.first, candidate.stop, names, rules)
    for number in sorted(by_sentence):
        # An unclosed quotation may end in a later sentence than it starts in.
        last = number
        reach = max(candidate.outer_stop for candidate in by_sentence[number])
        while last + 1 < len(sentences) and sentences[last].stop < reach:
            last += 1
        clause = Clause(passage.words, sentences[number].first, sentences[last].stop, inside, names)
        cues = find_cues(clause, rules)
        for candidate in by_sentence[number]:
            link(candidate, cues, clause, rules)
        share(by_sentence[number], clause)


def _quote(candidate: Candidate, passage: Passage) -> Quote:
    cue, speaker, pair, text = candidate.cue, candidate.speaker, candidate.pair, passage.text
    if candidate.kind != "speech":
        return Quote(pair.start, pair.end, kind=candidate.kind, group=max(candidate.group, 0), cue=candidate.form)
    finite = any(passage.words[i].form == "Fin" for i in range(candidate.first, candidate.stop))
    mention: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    if cue is not None and cue.mention is not None:
        start, mention_end = passage.starts[cue.mention[0]], passage.end_of(cue.mention[1] - 1)
        mention = text[start:mention_end].lstrip("-")
        mention_start = mention_end - len(mention)
    return Quote(
        pair.start,
        pair.end,
        mention=mention,
        speaker=None if speaker is None else speaker.text,
        verb=cue.lemma if cue else None,
        cue=candidate.form,
        mention_start=mention_start,
        mention_end=mention_end,
        speaker_start=None if speaker is None else passage.starts[speaker.first],
        speaker_end=None if speaker is None else passage.end_of(speaker.stop - 1),
        gender=None if speaker is None else speaker.gender,
        plural=speaker is not None and speaker.plural,
        whole=finite and text[pair.start : pair.start + 1].isupper(),
        group=max(candidate.group, 0),
    )


def find_quotes(parsed: Parsed, sentences: Sequence[Sentence], *, rulebook: Rulebook) -> tuple[Quote, ...]:
    """All stretches in quotation marks, in order, each with its kind; only ``speech`` is somebody's words.

    Arguments: ``parsed``, the parsed article; ``sentences``, those of
    :func:`restructurer.analysis.sentences.find_sentences`; ``rulebook``, for the verbs and cues.
    """
    found = find_in(passages.from_parsed(parsed), sentences, rulebook=rulebook, title=parsed.title)

    def start_of(at: int | None) -> int | None:
        return None if at is None else parsed.offset(at)

    def end_of(at: int | None) -> int | None:
        return None if at is None else parsed.offset(at - 1) + 1

    return tuple(
        replace(
            quote,
            start=parsed.offset(quote.start),
            end=parsed.offset(quote.end - 1) + 1,
            mention_start=start_of(quote.mention_start),
            mention_end=end_of(quote.mention_end),
            speaker_start=start_of(quote.speaker_start),
            speaker_end=end_of(quote.speaker_end),
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
