"""What may stand before a sentence of a description that does not say what the article is about: « Brest : le port… ».

The theme of the given title (« Procès Le Guen : … »), the one place that it names, or the place or body that it is
about; never a person, whose words the rest would be. Without a headline, the place or noun that the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from restructurer.analysis.findings import Analysis
from restructurer.article import Piece
from restructurer.french import casing, places
from restructurer.french.typography import NBSP
from restructurer.writing.description_scores import Stretch
from restructurer.writing.description_words import DescriptionSettings, content, refers
from restructurer.writing.description_words import labelled as dated
from restructurer.writing.drafts import decapitalised, run_pieces, with_rule
from restructurer.writing.parts import Run
from restructurer.writing.syntax import Syntax, of_title
from restructurer.writing.title_losses import theme_end
from restructurer.writing.title_opaque import article_theme, first_place
from restructurer.writing.title_text import given_theme
from restructurer.writing.title_verbs import is_finite

_AT = frozenset(("à", "au", "aux", "en", "dans", "près"))
_ARTICLES = frozenset(("La", "Le", "Les", "L'", "L’"))
_CLITICS = frozenset("ne n' n’ se s' s’ en y".split())


class Label(NamedTuple):
    """What may stand before a colon. ``place``: only before a sentence that names no other place.

    ``body``: only before one that calls it « la société ».
    """

    pieces: tuple[Piece, ...]
    words: frozenset[str]
    place: bool
    body: bool = False


class Labels(NamedTuple):
    """The labels of an article, its places, and the names without which a description does not say whom it is about."""

    found: tuple[Label, ...]
    places: frozenset[str]
    names: frozenset[str]

    @property
    def least(self) -> int:
        """The characters of the shortest label, with its colon; 0 where there is none."""
        return min((len(_text(one.pieces)) + 3 for one in self.found), default=0)


def labels_of(analysis: Analysis, roles: frozenset[str], *, longest: int) -> Labels:
    """The labels of an article. ``roles``: what persons are; ``longest``: characters of a label."""
    located = frozenset(w for one in analysis.entities if one.label == "LOC" for w in content(one.text))
    syntax = of_title(analysis.parsed)
    if syntax is None:
        theme = article_theme(analysis, roles)
        place = any(_text(theme) in (one.text, one.short) for one in analysis.entities if one.label == "LOC")
        theme = () if place and _text(theme) != first_place(analysis)[0] else theme
        names = frozenset(w for one in analysis.entities for w in content(one.text))
        return Labels((_label(theme, place=False),) if theme else (), located, names)
    runs = list(_names(syntax))
    names = frozenset(w for run in runs for w in content(syntax.chars(run.first, run.stop)))
    if analysis.source.title.isupper():
        return Labels((), located, names)
    found = []
    theme = given_theme(analysis, longest=longest)
    if theme and not _person(analysis, _text(theme), roles):
        found.append(_label(theme, place=False))
    placed = [run for run in runs if _is_place(analysis, syntax, run)]
    found += [_label(run_pieces(syntax, run), place=True) for run in placed if len(placed) == 1]
    opening = theme_end(syntax) + 1 if theme_end(syntax) else 0
    found += [_label(run_pieces(syntax, run), place=False) for run in runs if _acts(analysis, syntax, run, opening)]
    if not found and not names:
        theme = article_theme(analysis, roles)
        found += [_label(theme, place=False)._replace(body=True)] if theme else []
    return Labels(tuple(one for one in found if one.words), located, names)


def labelled(
    stretches: Sequence[Stretch], labels: Labels, *, rule: str, settings: DescriptionSettings
) -> Iterator[Stretch]:
    """Each stretch behind each label of which it says nothing, where its first word can be written small for sure."""
    for one in stretches:
        words, opening = content(one.text), one.text.split()[0]
        lowered = casing.decapitalise(opening)
        if lowered is None or one.text[:1] in '«“"' or ":" in one.text or dated(one.text):
            continue
        for label in labels.found:
            told = label.place and not words.isdisjoint(labels.places)
            told = told or (label.body and not refers(one.text, settings))
            if told or not label.words.isdisjoint(words):
                continue
            rest = one.pieces if lowered == opening else decapitalised(one.pieces)
            pieces = (*with_rule(label.pieces, rule), Piece(f"{NBSP}: ", "rule", rule=rule), *rest)
            found = replace(one, pieces=pieces, cost=one.cost + settings.label, label=label.words)
            if len(found.text) < settings.longest:
                yield found


def _label(pieces: tuple[Piece, ...], *, place: bool) -> Label:
    return Label(pieces, content(_text(pieces)), place)


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def _person(analysis: Analysis, text: str, roles: frozenset[str] = frozenset()) -> bool:
    """Whether a label is a person, whose words the rest would be: « Moreau », « Sœur Agnès »."""
    first, *rest = text.split()
    named = all(word[:1].isupper() for word in rest)
    if named and rest and first.lower() in roles:
        return True
    people = {word for one in analysis.entities if one.label == "PER" for word in one.text.split()}
    return named and not people.isdisjoint((first, *rest))


def _names(syntax: Syntax) -> Iterator[Run]:
    """The names of a title: runs of capitals, with what is glued to them (« Bourg-d’Oueil »)."""
    token = 0
    while token < len(syntax):
        stop = token + 1
        if _capital(syntax, token) and (token == 0 or syntax.text[token - 1] not in _ARTICLES):  # not « La Rochelle »
            while stop < len(syntax) and (_capital(syntax, stop) or _glued(syntax, stop)):
                stop += 1
            yield Run(token, stop)
        token = stop


def _acts(analysis: Analysis, syntax: Syntax, run: Run, opening: int) -> bool:
    """Whether a name is what the title tells of, and no person: « Altheo supprime… »."""
    behind = run.stop
    while behind < len(syntax) and syntax.low[behind] in _CLITICS:
        behind += 1
    told = run.first == opening and behind < len(syntax) and is_finite(syntax, behind)
    return told and not _person(analysis, syntax.chars(run.first, run.stop))


def _glued(syntax: Syntax, token: int) -> bool:
    return not syntax.blank[token - 1] and syntax.pos[token] != "PUNCT" and syntax.text[token] not in ',.:;!?…«»"”'


def _capital(syntax: Syntax, token: int) -> bool:
    return syntax.text[token][:1].isupper() and syntax.pos[token] in ("PROPN", "X")


def _is_place(analysis: Analysis, syntax: Syntax, run: Run) -> bool:
    text = syntax.chars(run.first, run.stop)
    label = next((one.label for one in analysis.entities if text in (one.text, one.short)), "")
    at = run.first > 0 and (syntax.low[run.first - 1] in _AT or syntax.low[run.first - 2 : run.first] == ("près", "de"))
    return label == "LOC" or (not label and at) or places.find(text) is not None
