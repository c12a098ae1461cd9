"""Who cannot be meant, and who must be: by age, by a name that no list knows, by whom the text told of last."""

from __future__ import annotations

from restructurer.analysis.names import place_names
from restructurer.analysis.naming import Speaker
from restructurer.analysis.phrases import low, words
from restructurer.analysis.second_mentions import SecondMentions
from restructurer.french import lexicon

YOUNG = words("fillette garçonnet gamin gamine adolescent adolescente")
_OF_AGE = 20


class ToldApart(SecondMentions):
    """Tells people apart whom a description could mean."""

    def _unlisted_name(self, first: int) -> Speaker | None:
        """« Maïwenn s’est évanouie. “…”, raconte |cette mère| »: a name that no list knows, as a subject."""
        last = next((event.speaker for event in self._recent(first, window=0) if event.subject), None)
        if last is None or last.person or last.stop - last.first > 1 or not self._opens(last.first):
            return None
        name = self.doc[last.first]
        unknown = name.text.istitle() and not lexicon.is_noun(name.low) and name.text not in place_names()
        return last if unknown else None

    def _too_old(self, speaker: Speaker, first: int, stop: int) -> bool:
        """« X, 34 ans, nie. Le chauffeur, 51 ans, avoue »; « X, 45 ans… “…”, dit la fillette »: another age."""
        at = next((m.first for p in self.persons for m in p.mentions if p.name == speaker.text), None)
        told = self._age_behind(self.name_starts[at]) if at is not None and speaker.person else None
        young = any(low(self.doc[i]) in YOUNG for i in range(first, stop))
        if told is None:
            return young and speaker.person and " " in speaker.text  # a child is named by a first name or an age
        own = self._age_behind(stop)
        return (own is not None and own != told) or (young and told >= _OF_AGE)

    def _age_behind(self, at: int) -> int | None:
        doc = self.doc
        told = at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].text.isdecimal() and doc[at + 2].low == "ans"
        return int(doc[at + 1].text) if told else None

    def _just_meant(self, first: int, role: str) -> Speaker | None:
        """« Le procureur rappelle que l’accusé… “…”, rectifie |l’intéressé| »: who was told of last."""
        if role not in ("intéressé", "intéressée"):
            return None
        doc = self.doc
        for at in range(first - 1, self.passage.paragraphs[self.paragraph_of[first]].first - 1, -1):
            if self.inside[at]:
                continue
            if at in self.person_at and not self._has_just_spoken(at):
                return None
            cause = low(doc[at]) in ("mis", "mise") and low(doc[at + 1]) == "en" and low(doc[at + 2]) == "cause"
            if cause or self._role(doc[at]) in ("prévenu", "prévenue", "accusé", "accusée"):
                name = f"{low(doc[at])} en cause" if cause else low(doc[at])
                held = self.by_role.get(name, ())
                return self.speaker_of(held[0]) if len(held) == 1 else None
        return None

    def _has_just_spoken(self, at: int) -> bool:
        last = self.spoken[-1].speaker if self.spoken else None
        return last is not None and last.text == self.speaker_of(self.person_at[at]).text
