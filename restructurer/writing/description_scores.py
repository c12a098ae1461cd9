"""What a description is worth: how much of the title it says, how near the top, how well it stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from restructurer.article import Piece
from restructurer.writing.description_words import (
    DescriptionSettings,
    bare,
    content,
    labelled,
    loose,
    refers,
    repeats,
    shows,
)


@dataclass(frozen=True)
class Stretch:
    """A sentence, whole or shortened: its words, its number, what the shortening cost.

    ``hanging``: its subject points at something that another sentence says; ``news``: how much of the news the
    sentence tells, 0 to 1; ``label``: the words that a label in front of it says.
    """

    pieces: tuple[Piece, ...]
    index: int
    fault: bool
    cost: float
    hanging: bool = False
    news: float = 1.0
    label: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        """What it says, without a mark behind it."""
        return "".join([piece.text for piece in self.pieces])


@dataclass(frozen=True, slots=True)
class Scores:
    """What descriptions are weighed by: the words of the title, the focus keyphrase, the settings."""

    title: frozenset[str]
    focus: str
    settings: DescriptionSettings
    names: frozenset[str] = frozenset()

    def score(self, text: str, stretches: tuple[Stretch, ...]) -> float:
        """What a description is worth."""
        settings, lead = self.settings, stretches[0]
        score = self._titled(lead)
        score += settings.focus * (self.focus in text.lower())
        score += settings.figure * any(map(str.isdigit, lead.text))
        score -= self.placed(lead.index)
        score -= settings.bare * self._bare(lead, self.title)
        unsaid = lead.index > 0 and shows(lead.text, self.title, settings)
        score -= settings.loose * (lead.hanging or unsaid or any(labelled(one.text) for one in stretches))
        score -= settings.pair * (len(stretches) - 1)
        known = self.title | content(lead.text)
        for one in stretches[1:]:
            score -= settings.distance * min(one.index, 20)
            score += settings.second * self._added(one, lead)
            score -= settings.unrelated * (not (content(one.text) & known))
            score -= settings.repeated * repeats(lead.text, one.text)
            score -= 2 * settings.bare * self._bare(one, known)
            score -= settings.loose * (one.hanging or shows(one.text, known, settings))
        score -= settings.news * (1 - lead.news + settings.follower_news * sum(1 - one.news for one in stretches[1:]))
        score -= settings.cost * sum(one.cost for one in stretches)
        score -= settings.fault * sum(one.fault for one in stretches)
        if len(text) < settings.shortest:
            score -= settings.short * (settings.short_least + 2 * (settings.shortest - len(text)) / settings.shortest)
        if loose(text, settings):
            score -= settings.loose
        score -= settings.nameless * bool(self.names and self.names.isdisjoint(content(lead.text)))
        told = content(lead.text) - lead.label
        score -= settings.stray * bool(self.title and told.isdisjoint(self.title))
        score -= settings.terse * (len(lead.text) < settings.least)
        score -= settings.refers * (not lead.label and refers(text, settings))
        score -= settings.loose * any(lead.label & content(one.text) for one in stretches[1:])
        return round(score, 6)

    def placed(self, index: int) -> float:
        """What it costs that a sentence stands so far down."""
        return self.settings.place * min(index, 12)

    def _bare(self, one: Stretch, known: frozenset[str]) -> bool:
        """Whether a stretch leaves open who or what it speaks of, where nothing before it says so."""
        first = content(" ".join(one.text.split()[:2]))
        return not (first & known) and bare(one.text, self.settings)

    def _added(self, one: Stretch, lead: Stretch) -> float:
        """The share of the title that only the second sentence says."""
        return len((content(one.text) & self.title) - content(lead.text)) / max(1, len(self.title))

    def most_alone(self, index: int) -> float:
        """What one stretch of this sentence cannot pass."""
        return self._most(self.settings.title) - self.placed(index)

    def most_at(self, index: int) -> float:
        """What a pair cannot pass that opens on a stretch of this sentence: the two share the words of the title."""
        return self._most(max(self.settings.title, self.settings.second)) - self.placed(index) - self.settings.pair

    def most_with(self, lead: Stretch) -> float:
        """What a pair behind this lead cannot pass, the distance of its second sentence aside."""
        settings = self.settings
        untold = len(self.title - content(lead.text)) / max(1, len(self.title))
        told = self._titled(lead) + max(0.0, settings.second) * untold
        most = self._most(told) - self.placed(lead.index) - settings.pair
        if not any(map(str.isdigit, lead.text)):
            most -= max(0.0, settings.figure)
        most -= settings.cost * lead.cost + settings.fault * lead.fault
        return most - settings.loose * loose(lead.text, settings) - self.lacking(lead.news, lead.hanging)

    def lacking(self, news: float, hanging: bool, *, second: bool = False) -> float:
        """What every stretch of a sentence loses at least: for the news that it lacks, for pointing elsewhere."""
        missing = (self.settings.follower_news if second else 1.0) * (1 - news)
        return max(0.0, self.settings.news * missing) + max(0.0, self.settings.loose) * hanging

    def _most(self, titled: float) -> float:
        settings = self.settings
        return max(0.0, titled) + max(0.0, settings.focus) + max(0.0, settings.figure) + 0.001

    def _titled(self, lead: Stretch) -> float:
        share = len((content(lead.text) & self.title) - lead.label) / len(self.title) if self.title else 0.0
        return self.settings.title * share
