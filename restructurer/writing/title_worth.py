"""What a title cut out of the text is worth: what a subheading over the opening would be, with its verb whole."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.french.calendar import DAYS
from restructurer.rulebook import Rulebook
from restructurer.writing.candidates import Idea
from restructurer.writing.drafts import Draft
from restructurer.writing.heading_amounts import View, view_of
from restructurer.writing.heading_rules import HeadingRule, HeadingSettings
from restructurer.writing.heading_weights import acts_of, weigh
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax

# What a subheading is worth from which its news counts in full, and the most that a title loses below it.
FULL, LEAST = 2.5, -3.0
DULL = 1.2  # what one loses that no editor would print over a section


class Worth:
    """Weighs drafts of the opening of one article: its first ``sentences``."""

    def __init__(self, analysis: Analysis, rulebook: Rulebook, sentences: int) -> None:
        self._analysis, self._rulebook = analysis, rulebook
        self._stop = min(sentences + 1, len(analysis.sentences))

    @cached_property
    def _settings(self) -> HeadingSettings:
        return self._rulebook.settings("headings", HeadingSettings)

    @cached_property
    def _rules(self) -> dict[str, HeadingRule]:
        return {rule.form: rule for rule in self._rulebook.rules("headings", HeadingRule)}

    @cached_property
    def _view(self) -> View:
        opening = Cluster(0, self._stop, 0, keyphrases=self._analysis.keyphrases)
        return view_of(self._analysis, opening, title=frozenset(), others=frozenset())

    @cached_property
    def _acts(self) -> frozenset[str]:
        return acts_of(self._settings, load_shortening(self._rulebook))

    def of(self, draft: Draft, place: int) -> tuple[float, bool]:
        """What a draft loses for what it lacks of news (0 for none of it), and whether it tells little at all."""
        rule = self._rules.get(draft.kind)
        if rule is None:
            return LEAST, True
        found = weigh(self._analysis, [Idea(rule, draft, place)], self._view, self._settings, self._acts)
        if not found:
            return LEAST, True
        lacks = found[0].candidate.score - FULL - DULL * (found[0].dull and place > 1)
        return max(LEAST, min(0.0, round(lacks, 4))), found[0].dull


_DAYS = frozenset(DAYS)
_OBJECTS = frozenset(("obj", "ccomp", "xcomp"))


def object_lost(syntax: Syntax, shown: Collection[int]) -> bool:
    """Whether a verb stays and what it was said of is gone: « Le conseil a adopté par 61 voix | un budget »."""
    return any(
        syntax.dep[child] in _OBJECTS
        and child not in shown
        and syntax.pos[child] != "PRON"
        and syntax.low[child] not in _DAYS  # « tués lundi dans un raid », whatever the parse
        for token in shown
        if syntax.pos[token] in ("VERB", "NOUN", "ADJ")
        for child in syntax.children[token]
        if child > token
    )
