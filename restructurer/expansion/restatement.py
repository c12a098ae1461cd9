"""Indirect restatement: the words of a quote under « Selon X, … », where person and tense allow it untouched."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.findings import Sentence
from restructurer.expansion.full_clauses import is_charged, leans_on_speech
from restructurer.expansion.rules import ExpansionSettings, Move
from restructurer.expansion.said import Said
from restructurer.expansion.statement import Statement
from restructurer.expansion.stretches import pieces_of
from restructurer.writing.clauses import finite, subject
from restructurer.writing.syntax import Syntax

_OTHERS = {"vous", "tu", "te", "t'", "votre", "vos", "ton", "ta", "tes", "toi", "on"}
_DEICTIC = {"ici", "demain", "hier", "aujourd'hui", "maintenant", "là"}


def allows(syntax: Syntax, tokens: Sequence[int], *, settings: ExpansionSettings) -> bool:
    """Whether words can leave their quotation marks as they are.

    They have a nominal subject and a finite verb of the indicative present, future or
    conditional; nobody says *je*, *nous*, *vous* or *on*, nothing points at the speaker's day or
    place, nothing is asked, shouted or ordered.
    """
    if any(
        syntax.low[t] in settings.first_person or syntax.low[t] in _OTHERS or syntax.low[t] in _DEICTIC for t in tokens
    ):
        return False
    if any(syntax.text[t] in ("?", "!", ".", "…", "...", "[", "]", ";", ":", "«", "»", '"') for t in tokens):
        return False
    inside = set(tokens)
    roots = [t for t in tokens if syntax.head[t] not in inside or syntax.head[t] == t]
    heads = [t for t in roots if finite(syntax, t) in inside]
    if len(heads) != 1:
        return False
    verb, who = finite(syntax, heads[0]), subject(syntax, heads[0])
    if verb is None or who is None or who not in inside or syntax.pos[who] == "PRON":
        return False
    mood, tense = syntax.feats[verb].get("Mood"), syntax.feats[verb].get("Tense")
    return mood == "Cnd" or (mood == "Ind" and tense in ("Pres", "Fut"))


def restated(
    said: Sequence[Said], sentences: Sequence[Sentence], syntax: Syntax, *, move: Move, settings: ExpansionSettings
) -> tuple[Statement, ...]:
    """The quotes that can be said without their marks, each with its speaker."""
    found: list[Statement] = []
    for one in said:
        tokens = tuple(t for t in one.tokens if not (t == one.tokens[-1] and syntax.text[t] in (".", ",")))
        if (
            one.anchored
            or one.speaker.key.startswith(("à ", "au ", "aux ", "dans ", "chez "))  # « dit-on à Bercy »
            or not move.shortest <= one.words <= move.longest
            or not allows(syntax, tokens, settings=settings)
        ):
            continue
        if leans_on_speech(syntax, tokens) or is_charged(syntax, tokens, (*settings.judging, *settings.accusing)):
            continue
        if not syntax.text[tokens[0]][:1].isupper():
            continue  # « des “ parties ont été touchées ” »: the narrator began the sentence
        pieces = pieces_of(syntax, tokens)
        if pieces is None or len(one.sentences) != 1:
            continue
        found.append(
            Statement(
                pieces=pieces,
                tokens=tokens,
                spans=((one.quote.start, one.quote.end),),
                sentence=sentences[one.sentences[0]],
                speaker=one.speaker,
                shortened=False,
                back=False,
                origin="quote",
                value=round(max(0.05, 0.6 - 0.02 * max(0, one.words - 18)), 4),
            )
        )
    return tuple(found)
