"""Whether a sentence leans on what stands before it: a description has nothing before it."""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.writing.orphans import orphans
from restructurer.writing.syntax import Syntax, of_article

_OBJECTS = frozenset(("le", "la", "les", "lui", "leur"))
_BEFORE_VERB = frozenset(("ne", "n'", "se", "s'", "y", "en"))
_OWN = frozenset(("sien", "sienne", "siens", "siennes", "leurs"))


def points_back(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether what stands up to the first verb, or an object pronoun, points out of a sentence that is not the first.

    « Neuf de ses camarades… », « Deux tests y ont révélé… », « Le parti demandait de les réduire »; or a person opens
    it whom the title does not name: « Zoé, femme de ménage, n’a pas couru »; so may the first, where there is a title.
    """
    syntax = of_article(analysis)
    tokens = [t for t in range(sentence.first, sentence.stop) if syntax.pos[t] != "SPACE"]
    if sentence.index == 0:
        return bool(analysis.source.title) and _stranger(analysis, syntax, tokens)
    verb = next((at for at, t in enumerate(tokens) if syntax.feats[t].get("VerbForm") == "Fin"), len(tokens) - 1)
    if orphans(syntax, tokens[: verb + 1], ()) is not None:
        return True
    return _object_alone(syntax, tokens) or _stranger(analysis, syntax, tokens)


def _object_alone(syntax: Syntax, tokens: list[int]) -> bool:
    """Whether a pronoun is the object of a verb, and no noun but the subject stands before it."""
    nouns = 0
    for token in tokens:
        if syntax.pos[token] in ("NOUN", "PROPN"):
            nouns += 1
        if syntax.low[token] in _OWN and syntax.pos[token] in ("PRON", "ADJ", "NOUN"):
            return True
        if syntax.low[token] in _OBJECTS and syntax.pos[token] == "PRON":
            return nouns < 2
    return False


def _stranger(analysis: Analysis, syntax: Syntax, tokens: list[int]) -> bool:
    """Whether a sentence opens on the name of a person, full or not, who is not in the title."""
    stop = next((at for at, t in enumerate(tokens) if not syntax.text[t][:1].isupper()), len(tokens))
    if not 0 < stop < len(tokens) or syntax.pos[tokens[0]] != "PROPN":
        return False
    names = [syntax.text[t] for t in tokens[:stop]]
    if any(name in analysis.source.title for name in names):
        return False
    people = {word for e in analysis.entities if e.label == "PER" for word in e.text.split()}
    after = tokens[stop]
    behind = (
        syntax.text[after] == "," or syntax.feats[after].get("VerbForm") == "Fin" or syntax.low[after] in _BEFORE_VERB
    )
    return not people.isdisjoint(names) and behind
