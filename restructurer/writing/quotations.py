"""Short quotes with their speaker, as a subheading: « Claire Morel : « nous rouvrirons la ligne en mars » »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Quote, Sentence
from restructurer.analysis.names import gender_of_first_name
from restructurer.article import Piece
from restructurer.french import lexicon
from restructurer.french.typography import NBSP
from restructurer.writing.drafts import Draft, Speaker
from restructurer.writing.misspelling import divided
from restructurer.writing.pieces import from_source
from restructurer.writing.quoted_clauses import TIES, first_clause_end, inner_clauses, opens_with_clause
from restructurer.writing.syntax import Syntax, of_article

RULE = "heading.quote"
_STOPS = re.compile(r"[.!?…;:](?=\s|\Z)")
_OUTSIDE = frozenset(
    """ce cet cette ces cela ça c' ceci celui celle ceux celles il ils elle elles lui leur leurs son sa ses y en eux
    celui-ci celle-ci ici là tel telle tels telles -t-il -il""".split()
)


# Prepositions or articles that are pronouns too.
_BOTH = frozenset(("en", "y", "leur", "leurs", "son"))


def speaker_name(analysis: Analysis, quote: Quote) -> tuple[str, int, int] | None:
    """The name to print for a speaker and where it stands: the short name of a person or body that the text names."""
    if quote.speaker_start is None or quote.speaker_end is None or not quote.speaker:
        return None
    for entity in analysis.entities:
        if entity.label in ("PER", "ORG") and (entity.text == quote.speaker or entity.text in quote.speaker):
            if entity.label == "PER":
                for low, high in entity.mentions:
                    if analysis.source.text[low:high] == entity.text:
                        return entity.text, low, high
            return entity.short, quote.speaker_start, quote.speaker_end
    return None


def speaker_labels(analysis: Analysis, quote: Quote) -> Iterator[tuple[str, int, int]]:
    """What may stand before the colon: the name, the name that the text uses alone, a short description."""
    name = speaker_name(analysis, quote)
    if name is not None:
        yield name
        for entity in analysis.entities:
            if entity.label == "PER" and entity.text == name[0] and entity.short != entity.text:
                at = name[1] + len(name[0]) - len(entity.short)
                if analysis.source.text[at : name[2]] == entity.short:
                    yield entity.short, at, name[2]
        return
    if quote.speaker is None or quote.speaker_start is None or quote.speaker_end is None:
        return
    text = analysis.source.text[quote.speaker_start : quote.speaker_end]
    words = text.lower().replace("’", "'").replace("'", "' ").split()
    plain = bool(words) and words[0] in _DETERMINERS and not _OUTSIDE.intersection(words)
    if plain and 1 < len(words) <= 4 and text.replace(" ", "").replace("'", "").replace("’", "").isalpha():
        yield text, quote.speaker_start, quote.speaker_end


def _sure(analysis: Analysis, quote: Quote, label: str) -> bool:
    """Whether the verb names who speaks, or says « il » or « elle » in a paragraph that names nobody else before."""
    assert quote.mention is not None
    if label.split()[-1] in quote.mention:
        return True
    pronoun = quote.mention.lower().strip("- ")
    wanted = {"il": "m", "t-il": "m", "elle": "f", "t-elle": "f"}.get(pronoun)
    paragraph = next((p for p in analysis.source.paragraphs if p.start <= quote.start < p.end), None)
    if wanted is None or paragraph is None:
        return False
    named = [
        e
        for e in analysis.entities
        if e.label == "PER" and any(paragraph.start <= low < quote.start for low, _ in e.mentions)
    ]
    alone = len(named) == 1 and label in named[0].text and named[0].text == quote.speaker
    return alone and gender_of_first_name(named[0].text.split()[0]) == wanted


_NAMING = frozenset(("verb", "source", "weak"))
_DETERMINERS = frozenset(("un", "une", "le", "la", "l'", "les", "des"))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a quote, and what stands behind a colon."""
    start = 0
    for match in _STOPS.finditer(text):
        if match.group() == ":" and any(map(_says, text[start : match.start()].split())):
            return  # what somebody says somebody said
        yield start, match.start() + (match.group() in "!?")
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _before_incise(analysis: Analysis, start: int, end: int) -> int:
    """Where the speaker's words stop before the narrator's: « La procédure est blessante(, dit Julie Roy) »."""
    syntax = of_article(analysis)
    span = syntax_tokens(analysis, start, end)
    for token in span:
        if syntax.text[token] == "," and token - span.start > 2 and _incise(syntax, range(token, span.stop)):
            before = range(span.start, token)
            told = any(syntax.feats[t].get("VerbForm") == "Fin" for t in before)
            return syntax.start[token] if told and not _incise(syntax, before) else end
    return end


def _says(word: str) -> bool:
    return any(r.lemma in ("dire", "répondre", "répéter", "crier") for r in lexicon.conjugations(word.lower()))


def quote_drafts(analysis: Analysis, sentence: Sentence, *, longest: int) -> Iterator[Draft]:
    """A whole quote, or a whole sentence of it, behind its speaker, where both fit and nothing points outside.

    Where nobody can be named for sure, or the name has no room, the words stand alone between their
    guillemets (kind ``words``), as crossheads of the press do.
    """
    syntax, source = of_article(analysis), analysis.source
    for quote in analysis.quotes:
        if quote.kind != "speech" or not sentence.start <= quote.start < sentence.end:
            continue
        if not quote.whole and not opens_with_clause(syntax, syntax_tokens(analysis, quote.start, quote.end)):
            continue
        # Only a verb, or « pour », « selon », that names who speaks is sure enough.
        told = quote.cue in _NAMING and quote.mention is not None
        named = speaker_labels(analysis, quote) if told else ()
        labels = tuple(label for label in named if _sure(analysis, quote, label[0]))
        for start, end in _stretches(analysis, quote, longest - 4):
            name = next((label for label in labels if end - start <= longest - len(label[0]) - 7), None)
            if not 18 <= end - start <= longest - 4 or (name is None and not source.text[start].isupper()):
                continue
            span = syntax_tokens(analysis, start, end)
            words = [syntax.low[t] for t in span]
            outside = any(
                syntax.low[t] in _OUTSIDE
                and (syntax.low[t] not in _BOTH or syntax.pos[t] == "PRON")
                and not _owned(syntax, span, t)
                for t in span
            )
            if _incise(syntax, span) or words[0] in _OPENERS or words[0] in TIES or words[-1] in TIES:
                continue
            if any(divided(syntax, t) for t in span):
                continue
            if outside or any(char in source.text[start:end] for char in '[]«»"…():') or len(words) < 4:
                continue
            if not any(syntax.feats[t].get("VerbForm") == "Fin" for t in span):
                continue
            body = from_source(source, start, end, rule=RULE)
            opening = [Piece(f"«{NBSP}", "rule", rule=RULE)]
            if name is not None:
                written = source.text[name[1] : name[2]] == name[0]
                whole = from_source(source, name[1], name[2], rule=RULE)
                label = whole if written else Piece(name[0], "rule", name[1], name[2], rule=RULE)
                opening = [label, Piece(f"{NBSP}: «{NBSP}", "rule", rule=RULE)]
            pieces = (*opening, body, Piece(f"{NBSP}»", "rule", rule=RULE))
            head = next((t for t in span if syntax.feats[t].get("VerbForm") == "Fin"), span[0])
            yield Draft(
                "quote" if name is not None else "words",
                pieces,
                (),
                sentence.index,
                head,
                tuple(span),
                ("quote-and-speaker",),
                Speaker(span[0], span[0], quote.verb or "", name[0] if name is not None else ""),
            )


def _stretches(analysis: Analysis, quote: Quote, longest: int) -> Iterator[tuple[int, int]]:
    """The sentences of a quote (offsets), the first clause of one that is too long, later ones that can stand alone."""
    syntax, text = of_article(analysis), analysis.source.text
    for low, high in _sentences(text[quote.start : quote.end]):
        start, end = quote.start + low, quote.start + high
        while start < end and text[start].isspace():
            start += 1
        end = _trimmed(text, start, _before_incise(analysis, start, end))
        span = syntax_tokens(analysis, start, end)
        whole = end
        if end - start > longest:
            end = _trimmed(text, start, first_clause_end(syntax, span, end))
        yield start, end
        if whole - start > longest // 2:
            for inner in inner_clauses(syntax, span):
                yield syntax.start[inner.start], _trimmed(text, syntax.start[inner.start], syntax.end(inner.stop - 1))


def _owned(syntax: Syntax, span: range, token: int) -> bool:
    """Whether a possessive has its owner in the words themselves: « toute la vallée retient son souffle »."""
    if syntax.low[token] not in ("son", "sa", "ses"):
        return False
    return any(
        syntax.pos[t] == "NOUN" and syntax.dep[t].startswith("nsubj") and syntax.feats[t].get("Number") != "Plur"
        for t in range(span.start, token)
    )


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without the blanks, stops and commas before it."""
    while end > start and text[end - 1] in " \u00a0\u202f.,":
        end -= 1
    return end


_OPENERS = frozenset(
    "et mais ou car or donc ni alors puis ouais oui non bah ben bon enfin eh ah oh allez voilà hé bref".split()
)


def _incise(syntax: Syntax, span: range) -> bool:
    """Whether the narrator speaks inside the marks: « On savait, a-t-elle martelé »."""
    for token in span:
        if syntax.text[token] != ",":
            continue
        verb = token + 1
        while verb < span.stop and (syntax.pos[verb] == "AUX" or syntax.low[verb] in ("s'", "se")):
            if verb + 1 < span.stop and syntax.low[verb + 1].startswith("-"):
                return True
            verb += 1
        if verb >= span.stop or syntax.pos[verb] not in ("VERB", "AUX"):
            continue
        after = verb + 1
        if after >= len(syntax) or syntax.low[after].startswith("-"):
            return True
        if any(syntax.dep[c].startswith("nsubj") and c > verb for c in syntax.children[verb]):
            return True
        if syntax.feats[verb].get("VerbForm") == "Fin" and syntax.pos[after] == "PROPN":
            return True
    return False


def syntax_tokens(analysis: Analysis, start: int, end: int) -> range:
    """The tokens that cover source offsets."""
    return analysis.parsed.tokens(start, end)
