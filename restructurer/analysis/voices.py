"""Who speaks where no cue says so: the subject just before, the voice that goes on, who was asked, a turn."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.clause_phrases import speaking_place
from restructurer.analysis.cues import find_cues
from restructurer.analysis.dialogue import Turns
from restructurer.analysis.findings import Sentence
from restructurer.analysis.fragments import COPULA, in_heading
from restructurer.analysis.naming import OTHERS, Speaker
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.roles import AGENTS
from restructurer.analysis.speakers import Resolver
from restructurer.analysis.stretches import Candidate
from restructurer.french import lexicon

_NEAR_BY = words("ami amie voisin voisine collègue camarade")
_MESSAGES = words("sms texto mail courriel e-mail post tweet message mot billet")
_SENDING = words(
    "envoyer écrire publier poster diffuser adresser répondre laisser transmettre lancer partager signer livrer lâcher "
    "fendre avoir donner faire tenir prononcer prévenir avertir apporter"
)
_SUBORDINATING = words("que qu' dont lorsque lorsqu' quand si où puisque puisqu'")
_SOME = words("deux trois quatre cinq plusieurs quelques certains certaines des un une")
_LONGEST_SIGNATURE = 12  # words
_SUBJECTS = ("il", "elle", "ils", "elles")
_IMPERSONAL = words(
    "faut fallait faudra faudrait agit agissait reste restait existe existait semble semblait paraît paraissait suffit "
    "suffisait convient manque est était fait faisait arrive y"
)


class Voices:
    """Names the speaker of a quote by what stands around it."""

    def __init__(
        self,
        passage: Passage,
        sentences: Sequence[Sentence],
        resolver: Resolver,
        inside: Sequence[bool],
        rules: QuoteRules,
    ) -> None:
        self.passage, self.doc, self.sentences = passage, passage.words, sentences
        self.resolver, self.inside, self.rules = resolver, inside, rules
        self.speech: Sequence[Candidate] = ()
        self.turns: list[Candidate] = []  # the speech so far
        self._told_turns: dict[int, Speaker | None] = {}

    def _paragraph(self, candidate: Candidate) -> int:
        return self.sentences[candidate.sentence].paragraph

    def _subject_of(self, candidate: Candidate) -> Speaker | None:
        """The subject of the sentence around a quote, a pronoun resolved."""
        sentence = self.sentences[candidate.sentence]
        return self._subject_between(sentence.first, candidate.outer_first)

    def _bare_verb(self, at: int) -> bool:
        """Whether a noun to the tagger, right behind a noun, is a form of a verb: « le Canton |botte| en touche »."""
        token, before = self.doc[at], self.doc[at - 1]
        if token.pos_ not in ("NOUN", "ADJ") or before.pos_ not in ("NOUN", "PROPN"):
            return False
        return any(reading.person == 3 and reading.mood == "ind" for reading in lexicon.conjugations(token.low))

    def _named_last(self, candidate: Candidate) -> Speaker | None:
        """« Réponse de l’intéressé, X : “…” », « Même constat chez X, infirmière : “…” »: who the lead-in names."""
        colon = candidate.outer_first - 1
        begin = max(self.sentences[candidate.sentence].first, colon - 40)
        first = next((i + 1 for i in range(colon - 1, begin - 1, -1) if self.inside[i]), begin)
        for at in range(first, colon - 1):
            if low(self.doc[at]) in ("ce", "cette") and low(self.doc[at + 1]).startswith("derni"):
                return self.resolver.resolve((at, at + 2), None)  # « Réponse de cette dernière : “…” »
        names = self.resolver.name_starts
        named = [i for i in range(first, colon) if i in names]
        if named and names[named[-1]] == colon:
            return self.resolver.resolve((named[-1], colon), None)
        if any(self.doc[i].form == "Fin" for i in range(first, colon)):
            return None
        if named:
            at = named[0] if named[0] <= first + 1 else named[-1]
            return self.resolver.resolve((at, names[at]), None)
        return self._role_in(first, colon)

    def _some(self, first: int, stop: int) -> Speaker | None:
        """« |Deux frontaliers de Maîche|, le moteur en route, baissent la vitre : “…” »: persons that no list knows."""
        if self.doc[first].low not in _SOME or first + 2 >= stop or self.inside[first]:
            return None
        end = phrase_stop(self.doc, first, stop)
        noun = next((i for i in range(first + 1, end) if self.doc[i].pos_ == "NOUN"), None)
        agent = noun is not None and self.doc[noun].low.removesuffix("s").endswith(AGENTS)
        return self.resolver.unnamed(first, end) if agent else None

    def _role_in(self, first: int, stop: int) -> Speaker | None:
        """The role that a lead-in without a verb names last: « Même son de cloche chez le maire : “…” »."""
        other = next((i for i in range(first, min(first + 3, stop)) if low(self.doc[i]) in OTHERS), None)
        if other is not None and other > first:
            # « Un autre : “…” »
            return self.resolver.unnamed(first, other + 1)
        roles = [at for at in range(first, stop) if self.resolver.is_role(at)]
        last = None
        for at in roles:
            # « chez le maire de la commune » is the mayor; « Son prédécesseur, lui, la tête haute » the predecessor.
            if last is None or (phrase_stop(self.doc, last, stop) <= at and roles[0] > first + 2):
                last = at
        if last is None:
            return None
        begin = last
        while begin > first and self.doc[begin - 1].pos_ in ("ADJ", "DET", "NUM"):
            begin -= 1
        verb = next((i for i in range(last + 1, stop) if self._bare_verb(i)), stop)
        stop = min(stop, verb)  # « le Canton |botte en touche| : “…” »
        if begin == last and last > first and low(self.doc[last - 1]) not in ("du", "au", "des", "aux"):
            return None
        return self.resolver.resolve((begin, phrase_stop(self.doc, begin, stop)), None)

    def _subject_between(self, first: int, stop: int, *, person: bool = False) -> Speaker | None:
        events = [
            event
            for event in self.resolver.events_between(first, stop)
            if event.subject and (event.speaker.person or not person)
        ]
        people = [event for event in events if event.speaker.person]
        if person and len(people) > 1:
            # « Anne a eu l’impression que le chef lui faisait confiance. “…” »: the main clause's subject
            people = [event for event in people if not self._subordinate(event.at)] or people
        if events:
            chosen = ((people or events)[-1] if person else events[0]).speaker
            if chosen.person or chosen.plural:
                return chosen
            return self.resolver.resolve((chosen.first, chosen.stop), None)
        for at in range(stop - 1, first - 1, -1):
            token = self.doc[at]
            personal = token.dep_ == "nsubj" or (token.dep_ == "expl:subj" and low(token.head) not in _IMPERSONAL)
            if at + 1 < len(self.doc) and low(self.doc[at + 1]) == "y":
                continue  # « Il y a un mois »
            if not self.inside[at] and low(token) in _SUBJECTS and personal:
                return self.resolver.resolve((at, at + 1), None)
        return None

    def _subordinate(self, at: int) -> bool:
        """Whether a name is the subject of a clause behind « que », « dont », « lorsque »."""
        return at > 0 and low(self.doc[at - 1]) in _SUBORDINATING

    def _said_of(self, candidate: Candidate, subject: Speaker) -> bool:
        """« Les trajets sont “strictement limités” »: a fragment said of its subject, which is nobody who speaks."""
        lower = self.passage.text[candidate.pair.start].islower() and low(self.doc[candidate.outer_first - 1]) in COPULA
        somebody = subject.person or (not subject.plural and self.resolver.is_person_role(subject))
        return candidate.form == "floating" and lower and not somebody

    def _message(self, candidate: Candidate, first: int, colon: int) -> bool:
        """« Les parents ont reçu ce texto : “…” »: a message that the sentence does not say who sent."""
        settings = self.rules.settings
        papers = settings.document_nouns | _MESSAGES
        free = [i for i in range(first, colon) if not self.inside[i]]
        held = [i for i in free if i > first and low(self.doc[i]) in papers]
        if not held:
            return bool(free) and len(free) <= 2 and low(self.doc[free[0]]) == "réponse"
        noun = held[-1]
        if low(self.doc[noun - 1]) not in ("un", "une", "ce", "cet", "cette") or colon - noun > 14:
            return False
        verbs = (i for i in free if self.doc[i].pos_ != "AUX" and (i < noun or self.doc[i].form != "Part"))
        if any(self.doc[i].lemma_.lower() in _SENDING for i in verbs):
            return False
        return not any(i in self.resolver.name_starts for i in range(noun, colon))

    def _of_place(self, sentence: Sentence) -> Speaker | None:
        """« Dans l’entourage du ministre, on se veut rassurant : “…” »: who « on » is."""
        clause = Clause(self.doc, sentence.first, sentence.stop, self.inside, self.resolver.name_starts)
        place = speaking_place(clause)
        if place is None or place[1] + 1 >= sentence.stop or low(self.doc[place[1] + 1]) != "on":
            return None
        return self.resolver.resolve(place, None)

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
            found = self._subject_between(sentence.first, candidate.outer_first)
            if found is not None and self._said_of(candidate, found):
                found = None
            if found is not None and (found.person or any(map(self.resolver.is_role, range(found.first, found.stop)))):
                return found
            if candidate.form == "floating":
                found = self._before(candidate, previous if same else None)
                if found is not None:
                    return found  # « L’experte, X, est formelle. Le verrou manquait “depuis des mois” »
        else:
            found = self._before(candidate, previous if same else None) or self._only_named(candidate)
            if found is not None:
                return found
        signed = self._signed_below(candidate) if not outside else None
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

    def _signed_below(self, candidate: Candidate) -> Speaker | None:
        """A quote set apart, and on the next line nothing but a name: « X » or « X, maire de Y »."""
        number = self._paragraph(candidate)
        rows = self.passage.paragraphs
        own = rows[number]
        alone = all(self.inside[i] or self.doc[i].is_punct for i in range(own.first, own.stop))
        if not alone or number + 1 >= len(rows):
            return None
        row = rows[number + 1]
        person = self.resolver.person_at.get(row.first)
        first = row.first
        if person is None and row.stop - row.first > 1:
            first = row.first + 1  # « Sœur Agnès »
            person = self.resolver.person_at.get(first)
        if person is None or row.stop - row.first > _LONGEST_SIGNATURE:
            return None
        stop = self.resolver.name_starts[first]
        ends = stop == row.stop or self.doc[stop].text in (",", "(")
        verb = any(self.doc[i].form == "Fin" or self.doc[i].text in ".!?" for i in range(stop, row.stop))
        if not ends or verb:
            return None
        candidate.form = "signature"  # set apart: no part of what the text goes on about
        return self.resolver.resolve((first, stop), None)

    def _bare_heading(self, candidate: Candidate) -> bool:
        """Whether a fragment stands in a headline that does not say whose it is."""
        colon = candidate.outer_first > 0 and self.doc[candidate.outer_first - 1].text == ":"
        lower = self.passage.text[candidate.pair.start].islower()
        return lower and not colon and in_heading(candidate, self.passage)

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
            found = self._subject_between(first, sentence.stop, person=True)
            if found is None and number == candidate.sentence - 1 and first == sentence.first:
                found = self._speaking_subject(first, sentence.stop, goes_on=previous is not None)
            if found is not None:
                return found
            number -= 1
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
                low(self.doc[i]) in self.rules.settings.kin - _NEAR_BY for i in range(subject.first, subject.stop)
            )
            if not self.resolver.is_person_role(subject) or (kin and goes_on and not contrast):
                return None  # « …, rappelle la maire. Sa commune votait la gratuité. “…” »: she goes on
        found = self._subject_between(first, stop)
        role = found is not None and any(
            self.resolver.is_role(at) or low(self.doc[at]) in OTHERS for at in range(found.first, found.stop)
        )
        return found if found is not None and (found.person or role) else None

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
        for cue in self._cues(clause):
            if cue.kind in ("source", "weak") and cue.first <= sentence.first + 1 and cue.mention is not None:
                return self.resolver.resolve(cue.mention, cue.region)
        for ahead in range(number, min(number + 3, len(self.sentences))):
            sentence = self.sentences[ahead]
            if sentence.paragraph != self._paragraph(candidate):
                break
            events = self.resolver.events_between(sentence.first, sentence.stop)
            people = [event.speaker for event in events if event.subject and event.speaker.person]
            roles = [event.speaker for event in events if event.subject and ahead == number]
            roles = [s for s in roles if self.resolver.is_person_role(s)]
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

    def _cues(self, clause: Clause) -> list[Cue]:
        return find_cues(clause, self.rules)

    def _earlier(self, candidate: Candidate, previous: Candidate | None) -> Speaker | None:
        """The voice of the paragraph before: its last speaker, or a person named since."""
        paragraph = self._paragraph(candidate) - 1
        if paragraph < 0:
            return None
        row = self.passage.paragraphs[paragraph]
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
        return None
