"""Source in, Analysis out: the chain of the analysis, in the order in which each part needs the others."""

from __future__ import annotations

from spacy.language import Language

from restructurer.analysis.clusters import find_clusters
from restructurer.analysis.entities import find_entities
from restructurer.analysis.findings import Analysis, Parsed
from restructurer.analysis.focus import find_focus
from restructurer.analysis.keyphrases import find_keyphrases
from restructurer.analysis.parse import parse
from restructurer.analysis.quotes import find_quotes
from restructurer.analysis.sentences import find_sentences
from restructurer.article import Source
from restructurer.rulebook import Rulebook

KEYPHRASES = 24


def analyse(source: Source, *, nlp: Language, rulebook: Rulebook, keyphrase: str | None = None) -> Analysis:
    """Parses the source and finds all that the writing needs. ``keyphrase``: the focus an editor asks for."""
    return analyse_parsed(parse(source, nlp=nlp), rulebook=rulebook, keyphrase=keyphrase)


def analyse_parsed(parsed: Parsed, *, rulebook: Rulebook, keyphrase: str | None = None) -> Analysis:
    """The same, from an article that has been parsed already."""
    sentences = find_sentences(parsed, rulebook=rulebook)
    quotes = find_quotes(parsed, sentences, rulebook=rulebook)
    entities = find_entities(parsed, rulebook=rulebook)
    keyphrases = find_keyphrases(parsed, entities=entities, rulebook=rulebook, n=KEYPHRASES)
    focus = find_focus(parsed, keyphrases, rulebook=rulebook, wanted=keyphrase)
    clusters = find_clusters(
        parsed, sentences, quotes=quotes, entities=entities, keyphrases=keyphrases, rulebook=rulebook
    )
    return Analysis(parsed, sentences, quotes, entities, keyphrases, focus, clusters)
