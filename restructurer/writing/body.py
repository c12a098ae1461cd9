"""The body: the source's sentences in their order, complete, in paragraphs of a readable length."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.article import Block, Piece
from restructurer.french.words import count_words
from restructurer.writing.pieces import passage

RULE = "body"


def _runs(
    analysis: Analysis, sentences: list[Sentence], *, sentences_most: int, words_most: int
) -> Iterator[list[Sentence]]:
    """Cuts the sentences of one paragraph into runs of nearly equal length, within both limits."""
    text = analysis.source.text
    lengths = [count_words(text[s.start : s.end]) for s in sentences]
    parts = max(-(-len(sentences) // sentences_most), -(-sum(lengths) // words_most))
    goal = sum(lengths) / parts
    run: list[Sentence] = []
    held, done = 0, 0
    for sentence, length in zip(sentences, lengths, strict=True):
        if run and (len(run) >= sentences_most or (done < parts - 1 and held + length / 2 > goal)):
            yield run
            run, held, done = [], 0, done + 1
        run.append(sentence)
        held += length
    if run:
        yield run


def body_blocks(
    analysis: Analysis, first: int, stop: int, *, sentences_most: int, words_most: int, asked: Collection[int] = ()
) -> tuple[Block, ...]:
    """The sentences ``first`` to ``stop`` (half open) as blocks; a paragraph of the source is never joined to another.

    Paragraphs over ``sentences_most`` sentences or ``words_most`` words are divided between sentences.
    List items that follow each other make one list. Crossheads are left out: they became headings.
    ``asked``: the paragraphs that are questions of an interview; they stand in bold.
    """
    source = analysis.source
    quotes = [(q.start, q.end) for q in analysis.quotes]
    blocks: list[Block] = []
    items: list[Piece] = []
    for index, group in groupby(analysis.sentences[first:stop], key=lambda s: s.paragraph):
        sentences = list(group)
        kind = source.paragraphs[index].kind
        if kind == "crosshead":
            continue
        if kind == "item":
            if items:
                items.append(Piece("\n", "rule", rule=RULE))
            items.extend(passage(source, sentences[0].start, sentences[-1].end, quotes=quotes))
            continue
        if items:
            blocks.append(Block("list", tuple(items), RULE))
            items = []
        for run in _runs(analysis, sentences, sentences_most=sentences_most, words_most=words_most):
            pieces = passage(source, run[0].start, run[-1].end, quotes=quotes)
            bold = (Piece("**", "rule", rule=RULE),) if index in asked else ()
            blocks.append(Block("paragraph", (*bold, *pieces, *bold), RULE))
    if items:
        blocks.append(Block("list", tuple(items), RULE))
    return tuple(blocks)
