"""Parses an article paragraph by paragraph, with offsets that stay those of the source."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from restructurer.analysis.columns import joined
from restructurer.analysis.findings import Parsed
from restructurer.analysis.hidden import shown, widened
from restructurer.analysis.parse_repair import repair
from restructurer.article import Source
from restructurer.characters import swapped

# Same-length replacements that give the model the characters it was trained on.
_FOR_MODEL = {
    "’": "'", "´": "'", "ʼ": "'", "′": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " "
}  # fmt: skip
# « la campagne d?arrachage »: an apostrophe that a bad conversion lost
_LOST = re.compile(r"(?<=\b[cdjlmnstCDJLMNST])\?(?=[a-zà-ÿA-ZÀ-Ý])|(?<=\b[Qq]u)\?(?=[a-zà-ÿ])")

_STARRED = re.compile(r"(?<=[a-zà-ÿ])\*(?!\*|\w)")  # « Charlotte* », a name that is not the real one

_SHOUTED = 12  # letters from which a line of capitals is a headline, not an acronym


def for_model(text: str) -> str:
    """The text as the model reads it: the same length, other characters."""
    if "*" in text:
        text = _STARRED.sub(" ", text)
    return swapped(_LOST.sub("'", text) if "?" in text else text, _FOR_MODEL)


def title_for_model(title: str) -> str:
    """A headline as the model reads it: in small letters where it is set in capitals, which are names to the model."""
    text = for_model(title)
    letters = [char for char in text if char.isalpha()]
    small = text[:1] + text[1:].lower()
    shouted = len(letters) >= _SHOUTED and sum(map(str.isupper, letters)) * 5 >= len(letters) * 4
    return small if shouted and len(small) == len(text) else text


def parse(source: Source, *, nlp: Language) -> Parsed:
    """Parses title and paragraphs. Paragraphs are parsed alone, mended, and joined."""
    texts = [for_model(source.slice(paragraph)) for paragraph in source.paragraphs]
    seen = list(map(shown, texts))
    docs = list(nlp.pipe([*seen, title_for_model(source.title)] if source.title else seen))
    title = docs.pop() if source.title else None
    return _parsed(source, docs, texts, title)


def _parsed(source: Source, docs: list[Doc], texts: list[str], title: Doc | None) -> Parsed:
    doc_starts, token_starts, chars, tokens = [0], [0], 0, 0
    for doc, text in zip(docs, texts, strict=False):
        tokens += len(doc)
        chars += len(text) + 1
        doc_starts.append(chars)
        token_starts.append(tokens)
    columns = joined([widened(repair(doc), text) for doc, text in zip(docs, texts, strict=True)])
    return Parsed(source, columns, title, tuple(doc_starts), tuple(token_starts))
