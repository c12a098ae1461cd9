"""The main path: read → analyse → plan → write. It reads like a table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from restructurer.analysis.analyse import analyse_parsed
from restructurer.analysis.findings import Analysis, Parsed
from restructurer.analysis.model import load
from restructurer.analysis.parse import parse
from restructurer.article import Article, Source
from restructurer.collecting import uncollected
from restructurer.expansion.planner import Expansion, expand
from restructurer.fingerprint import fingerprint
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook, default_rulebook
from restructurer.writing.description import write_description
from restructurer.writing.headings import HeadingPlan, write_headings
from restructurer.writing.outline import Outline, headed_clusters, outline
from restructurer.writing.slug import make_slug
from restructurer.writing.titles import write_title

DEFAULT_WORDS = 700
LANGUAGE = "fr"
KEYWORDS = 8


@dataclass(frozen=True)
class Work:
    """An article and what led to it, for ``--explain`` and for tests."""

    article: Article
    analysis: Analysis
    headings: HeadingPlan
    outline: Outline
    expansion: Expansion


def restructure(
    text: str,
    *,
    title: str | None = None,
    words: int | None = None,
    keyphrase: str | None = None,
    rules: Path | None = None,
    name: str = "text",
) -> Article:
    """Restructures a French article: better title, sections under subheadings, expanded to ``words``.

    ``title``: used instead of the one that the text opens with. ``words``: the least words of the
    body (else what the brief in the text asks, else 700). ``keyphrase``: the focus keyphrase that
    the editor wants. ``rules``: a folder that overlays the rules. ``name``: what the output calls
    the source. Raises :class:`restructurer.errors.InputError` when the text is no French article
    of at least 60 words, :class:`restructurer.errors.RuleError` when a rule is wrong.
    """
    rulebook = Rulebook(overlay=rules) if rules is not None else default_rulebook()
    source = read_text(text, name=name, rulebook=rulebook, title=title)
    return restructure_source(source, rulebook=rulebook, words=words, keyphrase=keyphrase).article


def restructure_source(
    source: Source,
    *,
    rulebook: Rulebook,
    words: int | None = None,
    keyphrase: str | None = None,
    nlp: Language | None = None,
) -> Work:
    """The same, from a Source; gives the article with what led to it."""
    parsed = parse(source, nlp=nlp if nlp is not None else load())
    return restructure_parsed(parsed, rulebook=rulebook, words=words, keyphrase=keyphrase)


def restructure_parsed(
    parsed: Parsed, *, rulebook: Rulebook, words: int | None = None, keyphrase: str | None = None
) -> Work:
    """The same, from an article that has been parsed (batches parse many at a time)."""
    with uncollected():
        return _restructured(parsed, rulebook=rulebook, words=words, keyphrase=keyphrase)


def _restructured(parsed: Parsed, *, rulebook: Rulebook, words: int | None, keyphrase: str | None) -> Work:
    source = parsed.source
    wanted = keyphrase if keyphrase is not None else source.brief.keyphrase
    target = words if words is not None else source.brief.words or DEFAULT_WORDS
    analysis = analyse_parsed(parsed, rulebook=rulebook, keyphrase=wanted)
    title, candidates = write_title(analysis, rulebook=rulebook)
    lead, headed = headed_clusters(analysis, rulebook=rulebook)
    headings = write_headings(analysis, rulebook=rulebook, title=title, clusters=headed)
    plan = outline(analysis, lead, headed, headings.chosen, rulebook=rulebook, places=headings.places)
    expansion = expand(analysis, plan, target=target, rulebook=rulebook, title=title)
    article = Article(
        source=source,
        title=title,
        title_candidates=candidates,
        description=write_description(analysis, [h for h in headings.chosen if h is not None], rulebook=rulebook),
        slug=make_slug(title.text, keyphrase=analysis.focus.text, rulebook=rulebook),
        keyphrase=analysis.focus.text,
        keywords=_keywords(analysis),
        sections=expansion.sections,
        language=LANGUAGE,
        target_words=target,
        words=expansion.words,
        supported_words=expansion.supported,
        fingerprint=fingerprint(rulebook, options={"words": target, "keyphrase": wanted, "title": _given(source)}),
    )
    return Work(article, analysis, headings, plan, expansion)


def _given(source: Source) -> str | None:
    """The title that came from outside the text, if any."""
    return source.title if source.title and source.title_start is None else None


def _keywords(analysis: Analysis) -> tuple[str, ...]:
    """The focus keyphrase and the best others, none of them words of another one."""
    chosen = [analysis.focus.text]
    said = f" {analysis.focus.text.lower()} "
    for phrase in analysis.keyphrases:
        if f" {phrase.text.lower()} " not in said:
            chosen.append(phrase.text)
            said += f"\n {phrase.text.lower()} "
        if len(chosen) == KEYWORDS:
            break
    return tuple(chosen)
