"""Who goes on, who is about to come: the voice of the paragraph before, of the sentence behind, of the whole text."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.cues import find_cues
from restructurer.analysis.findings import Sentence
from restructurer.analysis.lead_ins import LeadIns
from restructurer.analysis.naming import Speaker
from restructurer.analysis.passage import Stretch
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.tokens import Word

_OPENING = words("le la l' les ce cet cette ces c' est sont tels telle telles tel voilà premiers derniers")
_ANSWERS = words("réponse réaction réplique riposte question explication")
_IS = words("est était sont vient émane revient")
_WORDED = words("de d' du des par signé signée")
_TO_WHOM = 9  # words from « ces mots » to who said them
_SAYING_SO = ("voilà ce que", "voilà ce qu", "c' est ce que", "c' est ce qu", "tel est", "ainsi", "c' est ainsi")
_HEARD = 2  # quotes after which a text is of one voice


class Carried(LeadIns):
    """Names the speaker of a quote by whom the text lets speak before it or behind it."""

    def _of_people(self, speaker: Speaker) -> bool:
        """Whether a subject is somebody by name or role, or a crowd: « un millier de manifestants »."""
        row = range(speaker.first, speaker.stop)
        crowd = self.rules.settings.crowd_nouns
        return speaker.person or any(
            self.resolver.is_role(at) or low(self.doc[at]).removesuffix("s") in crowd for at in row
        )

    @staticmethod
    def _is_body(speaker: Speaker, doc: Sequence[Word]) -> bool:
        """Whether a subject is a body by its name: « l’Anses »."""
        return not speaker.person and any(word.ent_type_ == "ORG" for word in doc[speaker.first : speaker.stop])

    def _goes_on(self, candidate: Candidate, later: Sequence[Candidate]) -> Speaker | None:
        """« Il manque “encore deux cents” personnes. “…”, a ajouté X »: who adds something has said what precedes."""
        following = later[0] if later else None
        if following is None or following.cue is None or following.cue.lemma != "ajouter":
            return None
        mention = following.cue.mention
        near = self._paragraph(following) == self._paragraph(candidate) and following.sentence - candidate.sentence == 1
        if not near or mention is None or not following.cue.inverted:
            return None
        named = any(i in self.resolver.name_starts for i in range(*mention))
        return self.resolver.resolve(mention, following.cue.region) if named else None

    def _told_by_name(self, candidate: Candidate) -> Speaker | None:
        """« “…”, insisite X. »: a word that no list of verbs knows, between a quote and a name that ends the clause."""
        doc, at = self.doc, candidate.outer_stop
        if at + 2 >= len(doc) or doc[at].text != "," or self.inside[at + 1] or not doc[at + 1].text.isalpha():
            return None
        verb, name = doc[at + 1], at + 2
        person = self.resolver.person_at.get(name)
        if person is None or not verb.text.islower() or verb.pos_ in ("ADP", "CCONJ", "ADV", "DET", "PRON", "SCONJ"):
            return None
        stop = self.resolver.name_starts[name]
        ends = stop >= len(doc) or doc[stop].is_punct or doc[stop].pos_ == "ADP"
        return self.resolver.resolve((name, stop), None) if ends and not self.resolver.is_role(at + 1) else None

    def _after(self, candidate: Candidate, later: Sequence[Candidate]) -> Speaker | None:
        """Who is named right behind: « “…” Pour X, … », « “…” X est amer », « “A.” “B”, dit X »."""
        number = candidate.sentence + 1
        if number >= len(self.sentences) or self.sentences[number].paragraph != self._paragraph(candidate):
            return None
        sentence = self.sentences[number]
        following = later[0] if later else None
        if following is not None and following.sentence == number and following.outer_first <= sentence.first + 1:
            cue = following.cue
            return self.resolver.resolve(cue.mention, cue.region) if cue is not None and cue.mention else None
        clause = Clause(self.doc, sentence.first, sentence.stop, self.inside, self.resolver.name_starts)
        whose = self._worded_by(sentence)
        if whose is not None:
            return whose
        for cue in self._cues(clause):
            opens = cue.kind in ("source", "weak") and cue.first <= sentence.first + 1
            if (opens or self._says_so(sentence, cue)) and cue.mention is not None:
                return self.resolver.resolve(cue.mention, cue.region)
        for ahead in range(number, min(number + 3, len(self.sentences))):
            sentence = self.sentences[ahead]
            if sentence.paragraph != self._paragraph(candidate):
                break
            events = self.resolver.events_between(sentence.first, sentence.stop)
            people = [event.speaker for event in events if event.subject and event.speaker.person]
            roles = [event.speaker for event in events if event.subject and ahead == number]
            roles = [s for s in roles if self.resolver.is_person_role(s)]
            if roles and not people:
                people = [e.speaker for e in events if e.speaker.person and self._between_commas(e.speaker, e.at)]
            if people or roles:
                return people[0] if people else roles[0]
            if any(self.inside[i] for i in range(sentence.first, sentence.stop)):
                break
        return self._taken_up(self.sentences[number])

    def _taken_up(self, sentence: Sentence) -> Speaker | None:
        """« “…” Cette dernière hausse le ton »: whom the sentence right behind takes up."""
        first = sentence.first
        pointed = first + 1 < sentence.stop and low(self.doc[first]) in ("ce", "cette")
        if pointed and low(self.doc[first + 1]).startswith("derni"):
            return self.resolver.resolve((first, first + 2), None)
        return None

    def _says_so(self, sentence: Sentence, cue: Cue) -> bool:
        """« “…” Voilà ce que répète X », « C’est ce que dit X »."""
        opening = " ".join(low(self.doc[i]) for i in range(sentence.first, min(sentence.first + 4, sentence.stop)))
        return cue.kind == "verb" and cue.inverted and opening.startswith(_SAYING_SO)

    def _between_commas(self, speaker: Speaker, at: int) -> bool:
        """« L’homme qui parle ainsi, |X|, est garde forestier »: a name set between commas before the verb."""
        stop = self.resolver.name_starts.get(at, at)
        if speaker.plural or at < 2 or stop + 1 >= len(self.doc):
            return False
        return self.doc[at - 1].text == self.doc[stop].text == "," and self.doc[stop + 1].form == "Fin"

    def _worded_by(self, sentence: Sentence) -> Speaker | None:
        """« “…” La formule est de X », « Ces mots, signés par X, … », « Ce sont les mots de X »: whose."""
        doc, at = self.doc, sentence.first
        while at < min(sentence.first + 5, sentence.stop) and not self.rules.uttered(doc[at].low, told=True):
            if doc[at].low not in _OPENING and doc[at].pos_ not in ("ADJ", "NUM"):
                return None
            at += 1
        if at == sentence.first or low(doc[at - 1]) in ("son", "sa", "ses"):
            return None
        if low(doc[at]) in _ANSWERS and any(self.inside[i] for i in range(at, min(sentence.stop + 2, len(doc)))):
            return None  # « “…” La réplique de X ne tarde pas : “…” »
        for begin in range(at + 1, min(at + _TO_WHOM, sentence.stop)):
            token = doc[begin]
            if self.inside[begin] or (token.form == "Fin" and token.low not in _IS):
                return None
            if doc[begin - 1].low not in _WORDED or token.low in _WORDED:
                continue
            stop = self.resolver.name_starts.get(begin) or phrase_stop(doc, begin, sentence.stop)
            if begin in self.resolver.name_starts or any(map(self.resolver.is_role, range(begin, stop))):
                return self.resolver.resolve((begin, stop), (begin, sentence.stop))
        return None

    def _cues(self, clause: Clause) -> list[Cue]:
        return find_cues(clause, self.rules)

    def _earlier(self, candidate: Candidate, previous: Candidate | None) -> Speaker | None:
        """The voice of the paragraph before: its last speaker, or a person named since."""
        paragraph = self._paragraph(candidate) - 1
        if paragraph < 0:
            return None
        row = self.passage.paragraphs[paragraph]
        presented = self._presented(candidate, row)
        if presented is not None:
            return presented
        floor = max(row.first, previous.outer_stop if previous is not None else 0)
        events = [event for event in self.resolver.events_between(floor, row.stop) if event.subject]
        named = [event for event in events if event.speaker.person]
        if named:
            return named[-1].speaker
        if events and not events[-1].speaker.plural:
            # « l’Américain émet des doutes. » and his words on a line of their own
            last = self.resolver.resolve((events[-1].speaker.first, events[-1].speaker.stop), None)
            if last is not None and last.person:
                return last
        if previous is not None and self._paragraph(previous) >= paragraph:
            return previous.speaker
        return self._just_brought_in(candidate, row) or self._only_voice(candidate, previous)

    def _just_brought_in(self, candidate: Candidate, row: Stretch) -> Speaker | None:
        """« La déception est immense, comme pour X, adjointe à Y. » and words on a line of their own: X's."""
        own = self.passage.paragraphs[self._paragraph(candidate)]
        alone = all(self.inside[i] or self.doc[i].is_punct for i in range(own.first, own.stop))
        if not alone or any(self.inside[i] for i in range(row.first, row.stop)):
            return None
        events = self.resolver.events_between(row.first, row.stop)
        if any(event.subject and self.resolver.somebody(event.speaker) for event in events):
            return None
        new = {
            event.speaker.text: event.speaker
            for event in events
            if event.speaker.person and event.speaker.first == event.at and self.resolver.roles_of(event.speaker)
        }
        return next(iter(new.values())) if len(new) == 1 else None

    def _only_voice(self, candidate: Candidate, previous: Candidate | None) -> Speaker | None:
        """The one person who has said all that the text has quoted so far, where nobody else has come in since."""
        voices = {turn.speaker.text: turn.speaker for turn in self.turns if turn.speaker is not None}
        if previous is None or previous.speaker is None or len(voices) != 1 or len(self.turns) < _HEARD:
            return None
        only = next(iter(voices.values()))
        whole = candidate.form != "floating" or self.passage.text[candidate.pair.start].isupper()
        if not only.person or only.plural or not whole:
            return None
        between = self.resolver.events_between(previous.outer_stop, candidate.outer_first)
        others = (e for e in between if e.speaker.text != only.text)
        return None if any(self.resolver.somebody(event.speaker) for event in others) else only
