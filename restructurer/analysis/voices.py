"""Who speaks where no cue says so: the subject just before, the voice that goes on, who was asked, a turn."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.carried import Carried
from restructurer.analysis.clause import Clause
from restructurer.analysis.dialogue import Turns
from restructurer.analysis.findings import Sentence
from restructurer.analysis.naming import OTHERS, Speaker
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.stretches import Candidate

_SILENT = words("victime défunt défunte disparu disparue")
_OF_SOMEBODY = 3  # words of a quote that can speak of somebody
_NESTING = (":", "«", "“", '"', "‘")
_ADDRESSING = words("monsieur madame m. mme")
_ITSELF = words("suis appelle moi nous")
_NEAR_BY = words("ami amie voisin voisine collègue camarade")


class Voices(Carried):
    """Names the speaker of a quote by what stands around it."""

    def _told_of(self, candidate: Candidate) -> frozenset[str]:
        """« “Je suis content d’Eden” »: of whom a quote speaks says it not."""
        cue, inner = candidate.cue, candidate.inner
        if candidate.words < _OF_SOMEBODY or (cue is not None and cue.mention and self._has_name(cue.mention)):
            return frozenset()
        told: set[str] = set()
        for at in range(candidate.first, candidate.stop):
            if self.doc[at].text in _NESTING:
                break  # « “On m’a dit : Karim, rentre” »
            if low(self.doc[at]) in _ADDRESSING and at + 2 < candidate.stop and low(self.doc[at + 1]) in ("le", "la"):
                told |= self._holding(low(self.doc[at + 1]), low(self.doc[at + 2]))
            person = self.resolver.person_at.get(at)
            own = inner is not None and inner.first <= at < max(inner.stop, (inner.region or (0, 0))[1])
            if person is not None and not own and not self._presents_itself(at, candidate.first):
                told.add(self.resolver.speaker_of(person).text)
        return frozenset(told)

    def _holding(self, article: str, office: str) -> set[str]:
        """« “Vous êtes en direct, monsieur |le ministre|” »: who is spoken to."""
        held = {self.resolver.speaker_of(person).text for person in self.resolver.by_role.get(office, ())}
        return held | {f"{article} {office}", f"{article.capitalize()} {office}"}

    def _has_name(self, mention: tuple[int, int]) -> bool:
        return any(at in self.resolver.name_starts for at in range(*mention))

    def _presents_itself(self, at: int, first: int) -> bool:
        """« Je m’appelle X », « Moi, X, je… », « Je suis X »."""
        return any(low(self.doc[i]) in _ITSELF for i in range(max(first, at - 3), at))

    def _instead(self, candidate: Candidate, previous: Candidate | None, others: frozenset[str]) -> Speaker | None:
        """Who speaks of the person whom all signs name: who has just spoken, else the one other person at hand."""
        cue = candidate.cue
        if cue is not None and cue.mention is not None and self._has_name(cue.mention):
            return candidate.speaker
        paragraph = self._paragraph(candidate)
        near = previous is not None and paragraph - self._paragraph(previous) <= 1
        if near and previous is not None and previous.speaker is not None and previous.speaker.text not in others:
            return previous.speaker
        for back in range(2):
            row = self.passage.paragraphs[max(0, paragraph - back)]
            events = self.resolver.events_between(row.first, min(row.stop, candidate.outer_first))
            people = {e.speaker.text: e.speaker for e in events if e.speaker.person and e.speaker.text not in others}
            if people:
                return next(iter(people.values())) if len(people) == 1 else None
        return None

    def _turn(self, candidate: Candidate) -> Speaker | None:
        """Whose a dialogue line is that names nobody, worked out once for all lines in a row."""
        if id(candidate) not in self._told_turns:
            run = [candidate]
            for later in self.speech[len(self.turns) + 1 :]:
                if later.pair.family != "—" or self._paragraph(later) - self._paragraph(run[-1]) != 1:
                    break
                run.append(later)
            for earlier in reversed(self.turns):
                if earlier.pair.family != "—" or self._paragraph(run[0]) - self._paragraph(earlier) != 1:
                    break
                run.insert(0, earlier)
            told = Turns(self.passage, self.resolver).of(run)
            self._told_turns |= {id(line): speaker for line, speaker in zip(run, told, strict=True)}
        return self._told_turns[id(candidate)]

    def _voice(self, candidate: Candidate, previous: Candidate | None, later: Sequence[Candidate]) -> Speaker | None:
        """Who speaks where no cue says so."""
        if candidate.pair.family == "—":
            return self._turn(candidate)
        if candidate.form == "floating" and self._bare_heading(candidate):
            return self._signed_below(candidate)
        sentence = self.sentences[candidate.sentence]
        ahead = self._goes_on(candidate, later) or self._told_by_name(candidate)
        if ahead is not None:
            return ahead
        outside = [
            i
            for i in range(sentence.first, sentence.stop)
            if not self.inside[i] and not self.doc[i].is_punct and not self.doc[i].is_space
        ]
        before = candidate.outer_first - 1
        if before >= sentence.first and self.doc[before].text == ":":
            if self._message(candidate, sentence.first, before):
                return None
            found = self._named_last(candidate) or self._subject_of(candidate) or self._some(sentence.first, before)
            found = found or self._of_place(sentence)
            found = found or self._before(candidate, None)
            if found is not None:
                return found
        same = previous is not None and self._paragraph(previous) == sentence.paragraph
        if outside and outside[0] < candidate.outer_first:
            subject = found = self._subject_between(sentence.first, candidate.outer_first)
            if found is not None and self._said_of(candidate, found):
                found = None
            if found is not None and self._of_people(found):
                return found
            if candidate.form == "floating":
                found = self._before(candidate, previous if same else None)
                if found is not None:
                    return found  # « L’experte, X, est formelle. Le verrou manquait “depuis des mois” »
                if subject is not None and self._is_body(subject, self.doc):
                    return subject  # « L’Anses doit rendre un avis “d’ici à mai” »: nobody of the paragraph before
        else:
            found = self._before(candidate, previous if same else None) or self._only_named(candidate)
            if found is not None:
                return found
        signed = (self._signed_below(candidate) or self._signed_above(candidate)) if not outside else None
        if signed is not None:
            return signed
        asked = self._asked(candidate, previous) if not outside else None
        if asked is not None:
            return asked
        if previous is not None and same:
            return previous.speaker
        if not outside:
            found = self._after(candidate, later)
            if found is not None:
                return found
        return self._earlier(candidate, previous)

    def _asked(self, candidate: Candidate, previous: Candidate | None) -> Speaker | None:
        """« X dit “…”. Le juge : “Qui l’a vu ?” Murmures. “Ma sœur.” »: who was asked answers."""
        if previous is None or previous.speaker is None or self._paragraph(candidate) - self._paragraph(previous) > 1:
            return None
        words = self.passage.text[previous.pair.start : previous.pair.end].rstrip()
        turn = candidate.outer_first == previous.outer_stop  # « “Je dormais.” “À midi ?” »
        if not turn and not words.endswith("?") and not (words.split() or [""])[0].endswith("ez"):
            return None  # « “Qui l’a vu ?” », « “Parlez.” »
        paragraph = self._paragraph(previous)
        for earlier in reversed(self.turns):
            if self._paragraph(earlier) < paragraph - (0 if paragraph == self._paragraph(candidate) else 2):
                return None
            if earlier.speaker is not None and earlier.speaker.text != previous.speaker.text:
                return earlier.speaker
        row = self.passage.paragraphs[paragraph]
        events = self.resolver.events_between(row.first, previous.outer_first)
        others = {event.speaker.text: event.speaker for event in events if event.speaker.person}
        others.pop(previous.speaker.text, None)
        return next(iter(others.values())) if len(others) == 1 else None

    def _before(self, candidate: Candidate, previous: Candidate | None) -> Speaker | None:
        """Who the paragraph spoke of last, since the previous quote: a person, or the subject just before."""
        number = candidate.sentence - 1
        paragraph = self._paragraph(candidate)
        floor = previous.outer_stop if previous is not None else 0
        while number >= 0 and self.sentences[number].paragraph == paragraph:
            sentence = self.sentences[number]
            if sentence.stop <= floor:
                return None
            first = max(sentence.first, floor)
            if self.doc[sentence.stop - 1].text == "?" and self._only_phrases(number - 1, number + 1):
                number -= 1  # « Le calendrier ? “Intenable.” »
                continue
            told = (
                self._told_by_incise(sentence) if number == candidate.sentence - 1 and first == sentence.first else None
            )
            found = told or self._subject_between(first, sentence.stop, person=True)
            if found is not None and not (found.person or self._of_people(found)):
                found = None if self.resolver.says_nothing((found.first, found.stop)) else found
            if found is None and first == sentence.first:
                found = self._of_place(sentence)  # « À la préfecture, on rassure. Tout est “sous contrôle” »
            if found is None and number == candidate.sentence - 1 and first == sentence.first:
                found = self._elsewhere(sentence)
            if found is None and self._only_phrases(number, candidate.sentence) and first == sentence.first:
                found = self._speaking_subject(first, sentence.stop, goes_on=previous is not None)
                far = number < candidate.sentence - 1
                if found is not None and far and (found.plural or not self.resolver.somebody(found)):
                    found = None
            if found is not None:
                return found
            number -= 1
        return None

    def _told_by_incise(self, sentence: Sentence) -> Speaker | None:
        """« Six hommes sont poursuivis, indique le parquet. Deux l’ont été “à tort” »: who told the sentence before."""
        if any(self.inside[i] for i in range(sentence.first, sentence.stop)):
            return None
        clause = Clause(self.doc, sentence.first, sentence.stop, self.inside, self.resolver.name_starts)
        for cue in self._cues(clause):
            if cue.kind == "verb" and cue.inverted and cue.mention is not None and cue.first > sentence.first:
                return self.resolver.resolve(cue.mention, cue.region)
        return None

    def _only_phrases(self, number: int, later: int) -> bool:
        """Whether what stands between two sentences has no verb: « Dix ans de nuit, sept ans de retraite. »"""
        return all(
            not any(self.doc[i].form == "Fin" or self.inside[i] for i in range(one.first, one.stop))
            for one in self.sentences[number + 1 : later]
        )

    def _elsewhere(self, sentence: Sentence) -> Speaker | None:
        """« Même constat |du côté des sages-femmes|. “…” »: whom a sentence without a verb turns to."""
        doc = self.doc
        row = range(sentence.first, sentence.stop)
        if len(row) > 14 or any(doc[i].form == "Fin" or self.inside[i] for i in row):
            return None
        for at in row:
            side = low(doc[at]) == "côté" and at + 1 < sentence.stop and low(doc[at + 1]) in ("de", "du", "des", "d'")
            if low(doc[at]) != "chez" and not side:
                continue
            begin = at + 2 if side else at + 1
            stop = phrase_stop(doc, begin, sentence.stop) if begin < sentence.stop else begin
            if stop > begin and (
                begin in self.resolver.name_starts or any(map(self.resolver.is_role, range(begin, stop)))
            ):
                return self.resolver.resolve((begin, stop), (begin, sentence.stop))
        return None

    def _only_named(self, candidate: Candidate) -> Speaker | None:
        """« Une abstention, celle de X. “…” »: the one person that the sentence just before names, outside quotes."""
        number = candidate.sentence - 1
        if number < 0 or self.sentences[number].paragraph != self._paragraph(candidate):
            return None
        sentence = self.sentences[number]
        if any(self.inside[i] for i in range(sentence.first, sentence.stop)):
            return None
        events = self.resolver.events_between(sentence.first, sentence.stop)
        people = {event.speaker.text: event.speaker for event in events if event.speaker.person}
        bodies = any(event.subject and not event.speaker.person for event in events)
        return next(iter(people.values())) if len(people) == 1 and not bodies else None

    def _speaking_subject(self, first: int, stop: int, *, goes_on: bool = False) -> Speaker | None:
        """The subject of the sentence just before, where it is a role or a body."""
        if self.inside[first]:
            return None
        subject = next((event.speaker for event in self.resolver.events_between(first, stop) if event.subject), None)
        own = subject is not None and not subject.person and low(self.doc[subject.first]) in ("son", "sa", "leur")
        if subject is not None and own:
            contrast = any(
                low(self.doc[i]) in ("lui", "elle") for i in range(subject.stop, min(subject.stop + 3, stop))
            )
            kin = any(
                (word := low(self.doc[i])) in self.rules.settings.kin and word not in _NEAR_BY
                for i in range(subject.first, subject.stop)
            )
            if not self.resolver.is_person_role(subject) or (kin and goes_on and not contrast):
                return None  # « …, rappelle la maire. Sa commune votait la gratuité. “…” »: she goes on
        if subject is not None and low(self.doc[max(subject.stop - 1, 0)]) in _SILENT:
            return None  # « “Ça choque.” La victime, un retraité, venait chaque matin. “…” »
        found = self._subject_between(first, stop)
        role = found is not None and any(
            self.resolver.is_role(at) or low(self.doc[at]) in OTHERS for at in range(found.first, found.stop)
        )
        return found if found is not None and (found.person or role) else None
