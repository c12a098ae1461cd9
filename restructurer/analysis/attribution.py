"""Names the speaker of each quote: by its cue, or by the voice that goes on or is about to come."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.choosing import Chooser
from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.fragments import in_heading
from restructurer.analysis.naming import OTHERS, Speaker
from restructurer.analysis.phrases import low
from restructurer.analysis.press import Press
from restructurer.analysis.role_nouns import FULL_STOPS
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.voices import Voices

# Verbs of who goes on talking; « répondre », « renchérir » or « confirmer » tell of somebody else.
_GOING_ON = (
    "ajouter", "poursuivre", "continuer", "conclure", "enchaîner", "reprendre", "insister", "préciser", "détailler",
    "développer", "terminer", "résumer",
)  # fmt: skip
_QUESTIONING = ("demander", "interroger", "questionner", "enquérir", "relancer")
_RETORTS = ("rétorquer", "répliquer", "riposter")  # nobody retorts to themselves
# Nor is who « répond » or « tempère » under a description the one just quoted.
_TURNING = ("répondre", "tempérer", "nuancer", "objecter", "contester", "rectifier", "renchérir", "contrer")
_BARE = str.maketrans({",": " ", ".": " ", "!": " ", "?": " ", "'": "' "})
_SET_AGAINST = ("de son côté", "pour sa part", "quant à lui", "quant à elle")
_ARTICLES = frozenset(("le", "la", "l'", "les", "un", "une", "ce", "cette"))
_OWN = frozenset(("son", "sa", "ses", "leur", "leurs", "cet", "ces"))
_MOST_TOLD = 60  # quotes in which the words of one without a speaker are looked for


class Attribution(Voices):
    """Walks the speech of a passage in order and names who speaks."""

    def name(self, speech: Sequence[Candidate], chooser: Chooser) -> None:
        """Sets the speaker and the group of each candidate; ``chooser`` weighs whom the rules name and all others."""
        self.speech = speech
        self.press = Press(self.passage, self.sentences, self.resolver, self.rules.settings.press_titles)
        for index, candidate in enumerate(speech):
            previous = speech[index - 1] if index else None
            candidate.group = index
            others = self._told_of(candidate)
            cued = candidate.cue is not None and candidate.cue.mention is not None
            self.resolver.other_than = others if cued else frozenset()
            self._barred: frozenset[str] = frozenset()
            candidate.speaker = self._speaker(candidate, previous, speech[index + 1 :][:1])
            if candidate.speaker is not None and others and candidate.speaker.text in others:
                candidate.speaker = self._instead(candidate, previous, others)
            if candidate.speaker is None and candidate.pair.family == "—":
                candidate.speaker = self._turn(candidate)  # « — Par carte, répond-il. »
            if previous is not None and self._continues(candidate, previous):
                candidate.group = previous.group
                candidate.speaker = candidate.speaker or previous.speaker
            elif candidate.pair.family != "—" and not self._of_paper(candidate):
                candidate.speaker = chooser.choose(
                    candidate, candidate.speaker, self.turns, told=others, barred=self._barred
                )
            if candidate.speaker is not None and (candidate.cue is not None or candidate.form != "signature"):
                at = candidate.cue.first if candidate.cue is not None else candidate.outer_stop - 1
                self.resolver.said(at, candidate.speaker)
            self.turns.append(candidate)
        self.resolver.other_than = frozenset()
        self._fill_back(speech)
        self._repeated(speech)

    def _of_paper(self, candidate: Candidate) -> bool:
        return candidate.speaker is not None and self.press.known(candidate.speaker)

    def _repeated(self, speech: Sequence[Candidate]) -> None:
        """A quote without a speaker that stands again, longer or the same, where its speaker is told: in a headline."""
        told: list[tuple[str, Speaker, bool]] | None = None
        for candidate in speech:
            if candidate.speaker is not None and candidate.cue is not None:
                self._by_name(candidate, speech)
                continue
            if candidate.words < 2:
                continue
            if told is None:
                told = [
                    (self._key(one), one.speaker, one.cue is not None) for one in speech[:_MOST_TOLD] if one.speaker
                ]
            key = self._key(candidate)
            short = candidate.words == 2
            same = [one for one in told if (one[0] == key if short else key in one[0])]
            found = (speaker for text, speaker, cued in same if cued or len(text) > len(key))
            again = next(found, None)
            if again is None and in_heading(candidate, self.passage):
                again = self._shortened(key, told)
            candidate.speaker = again or candidate.speaker

    def _by_name(self, candidate: Candidate, speech: Sequence[Candidate]) -> None:
        """« L’opposition dénonce “un chèque en blanc” » in a headline: the one person who says these words below."""
        speaker = candidate.speaker
        if speaker is None or speaker.person or not in_heading(candidate, self.passage):
            return
        key = f" {self._key(candidate)} "
        said: dict[str, Speaker] = {}
        for other in speech[:_MOST_TOLD]:
            if other is not candidate and other.speaker is not None and other.outer_first > candidate.outer_first:
                text = f" {self._key(other)} ".translate(_BARE)
                if key.translate(_BARE) in text:
                    said[other.speaker.text] = other.speaker
        if len(said) == 1 and next(iter(said.values())).person:
            candidate.speaker = next(iter(said.values()))

    @staticmethod
    def _shortened(key: str, told: Sequence[tuple[str, Speaker, bool]]) -> Speaker | None:
        """Who says, in more words, what a headline quotes in fewer."""
        own = {word for word in key.replace(",", " ").split() if len(word) > 3}
        if len(own) < 3:
            return None
        for text, speaker, cued in told:
            held = own & set(text.replace(",", " ").replace(".", " ").split())
            if (cued or speaker.person) and text != key and len(held) >= 0.75 * len(own):
                return speaker
        return None

    def _key(self, candidate: Candidate) -> str:
        text = self.passage.text[candidate.pair.start : candidate.pair.end]
        return " ".join(text.replace("’", "'").lower().split()).rstrip(".!?… ")

    @staticmethod
    def _fill_back(speech: Sequence[Candidate]) -> None:
        """The first parts of a quotation over paragraphs often have no cue; its last has."""
        later: dict[int, Speaker] = {}
        for candidate in reversed(speech):
            chain = candidate.pair.chain
            if chain is None:
                continue
            if candidate.cue is None:
                candidate.speaker = later.get(chain, candidate.speaker)
            elif candidate.speaker is not None:
                later[chain] = candidate.speaker

    def _continues(self, candidate: Candidate, previous: Candidate) -> bool:
        """Whether both are one quotation: over paragraphs, or closed and reopened around its cue."""
        if candidate.pair.chain is not None and candidate.pair.chain == previous.pair.chain:
            return True
        return candidate.sentence == previous.sentence and candidate.cue is not None and candidate.cue is previous.cue

    def _speaker(self, candidate: Candidate, previous: Candidate | None, later: Sequence[Candidate]) -> Speaker | None:
        cue = candidate.cue
        if cue is not None and cue.mention is not None and self._relayed(candidate, cue):
            return self._earlier(candidate, previous) or self.press.told(candidate)
        paper = self.press.told(candidate)
        if paper is not None:
            return paper
        if cue is None or cue.mention is None:
            paper = self.press.voice(candidate, previous)
            if paper is not None:
                return paper
        if cue is not None and cue.mention is not None:
            others = self.resolver.other_than
            described = low(self.doc[cue.mention[0]]) in ("le", "la", "l'")
            turning = cue.lemma in _RETORTS or (described and cue.inverted and cue.lemma in _TURNING)
            turning = turning or (described and self._set_against(cue))
            if turning and previous is not None and previous.speaker is not None:
                near = previous.sentence >= candidate.sentence - 1
                self._barred = frozenset({previous.speaker.text} if near else ())
                self.resolver.other_than = others | self._barred
            if self._answers(candidate, cue, previous) and previous is not None and previous.speaker is not None:
                self._barred = frozenset({previous.speaker.text})
                self.resolver.other_than = others | self._barred
                answer = self.resolver.resolve(cue.mention, cue.region)
                self.resolver.other_than = others
                if answer is not None:
                    return answer
            if self._thing(cue):
                return self._behind_thing(candidate, cue, previous)
            beside = self._beside_mute(candidate, cue) if self._mute(cue) else None
            if beside is not None:
                return beside
            found = (
                self._by_voice(cue)
                or self._predicated(candidate, cue, previous)
                or self.resolver.resolve(cue.mention, cue.region)
            )
            self.resolver.other_than = others
            same = self._going_on(candidate, cue, previous, found)
            if same is None and found is not None and found.first == cue.mention[0]:
                return self.resolver.named_next(found)
            return same if same is not None else found
        if candidate.pair.chain is not None and previous is not None and previous.pair.chain == candidate.pair.chain:
            return previous.speaker
        if previous is not None and previous.sentence == candidate.sentence:
            return previous.speaker
        if cue is not None and cue.passive:
            if self._led_in(candidate):
                return self._of_place(self.sentences[candidate.sentence]) or self._voice(candidate, previous, later)
            return None  # « des personnes jugées “dangereuses” »: it is not said by whom
        if cue is not None:
            found = self._subject_of(candidate)
            near = previous is not None and self._paragraph(candidate) - self._paragraph(previous) <= 1
            if found is None and cue.dependent and not near:
                return self._voice(candidate, previous, later)
            return previous.speaker if found is None and near and previous is not None else found
        return self._voice(candidate, previous, later)

    def _led_in(self, candidate: Candidate) -> bool:
        """« Chez X, on se veut serein : le dossier est jugé “robuste” »: a colon says whose the words are."""
        first = self.sentences[candidate.sentence].first
        return any(self.doc[i].text == ":" and not self.inside[i] for i in range(first, candidate.outer_first))

    def _set_against(self, cue: Cue) -> bool:
        """« “…”, dit X. “…”, assure de son côté le Lillois »: another than who has just spoken."""
        end = max(cue.stop, cue.mention[1] if cue.mention else 0)
        around = range(max(cue.first - 5, 0), min(end + 5, len(self.doc)))
        stop = next((at for at in around if at >= end and self.doc[at].text in FULL_STOPS), around.stop)
        said = " ".join(low(self.doc[at]) for at in around if at < stop)
        return any(phrase in said for phrase in _SET_AGAINST)

    def _answers(self, candidate: Candidate, cue: Cue, previous: Candidate | None) -> bool:
        """« “Pourquoi ?”, demande le juge. “La peur”, lâche-t-il »: « il » is not who asked."""
        if previous is None or previous.cue is None or previous.cue.lemma not in _QUESTIONING or cue.mention is None:
            return False
        pronoun = low(self.doc[cue.mention[0]]).lstrip("-").removeprefix("t-") in ("il", "elle")
        asked = self.passage.text[previous.pair.start : previous.pair.end].rstrip().endswith("?")
        goes_on = cue.lemma in _GOING_ON or cue.lemma in _QUESTIONING
        herself = low(self.doc[previous.cue.first]) in ("s'", "se")  # « s’interroge-t-elle »
        return (
            pronoun
            and cue.inverted
            and asked
            and not goes_on
            and not herself
            and self._paragraph(candidate) == self._paragraph(previous)
        )

    def _going_on(
        self, candidate: Candidate, cue: Cue, previous: Candidate | None, found: Speaker | None
    ) -> Speaker | None:
        """« “…”, confie X. “…”, ajoute le président du syndicat »: who goes on talking under a new description."""
        if cue.lemma not in _GOING_ON or previous is None or previous.speaker is None or found is None:
            return None
        if found.person or found.plural or cue.mention is None or found.first != cue.mention[0]:
            return None
        before = previous.speaker
        definite = low(self.doc[found.first]) in ("le", "la", "l'", "ce", "cet", "cette")
        if not before.person or not definite or not self.resolver.is_person_role(found):
            return None
        agrees = found.gender is not None and before.gender == found.gender
        near = self._paragraph(candidate) - self._paragraph(previous) <= 1
        between = self.resolver.events_between(previous.outer_stop, min(candidate.outer_first, found.first))
        moved = any(event.subject and event.speaker.text != before.text for event in between)
        roles = self.resolver.roles_of(before)
        held = not roles or any(low(self.doc[at]) in roles for at in range(found.first, found.stop))
        return before if agrees and near and not moved and held else None

    def _predicated(self, candidate: Candidate, cue: Cue, previous: Candidate | None) -> Speaker | None:
        """« Elle n’en démord pas : la Meuse “reprend tout” », « Une troisième “arrive” »: what somebody else says."""
        if cue.kind != "subject" or cue.lemma is not None or cue.mention is None:
            return None
        first, stop = cue.mention
        sentence = self.sentences[candidate.sentence]
        if first > sentence.first + 1 and self.doc[first - 1].text == ":":
            return self._subject_between(sentence.first, first - 1)
        if low(self.doc[stop - 1]) not in OTHERS or previous is None or previous.speaker is None:
            return None
        if self._paragraph(previous) != sentence.paragraph:
            return None
        # « Deux amendes ont été remises. Une troisième “…” »
        for at in range(first - 1, previous.outer_stop, -1):
            if self.doc[at].pos_ == "NUM" and self.doc[at + 1].pos_ == "NOUN":
                return None if self.resolver.is_role(at + 1) else previous.speaker
        return None

    def _thing(self, cue: Cue) -> bool:
        """« La réponse à la crise “n’est pas moins d’Europe” »: a subject that can say nothing."""
        if cue.kind != "subject" or cue.lemma is not None or cue.mention is None:
            return False
        return self.resolver.says_nothing(cue.mention, words=True) and low(self.doc[cue.mention[0]]) in _ARTICLES

    def _mute(self, cue: Cue) -> bool:
        """« Son groupe, a-t-il dit, lancera |le référendum| “dans l’heure” », « selon |ses calculs| »: no speaker."""
        if cue.mention is None or cue.passive:
            return False
        first, stop = cue.mention
        if cue.kind == "source":
            evidence = self.rules.settings.evidence_nouns
            return low(self.doc[first]) in ("son", "sa", "ses") and any(
                low(self.doc[at]).removesuffix("s") in evidence for at in range(first, stop)
            )
        return (
            cue.kind == "verb" and low(self.doc[first]) in _ARTICLES | _OWN and self.resolver.says_nothing(cue.mention)
        )

    def _beside_mute(self, candidate: Candidate, cue: Cue) -> Speaker | None:
        """Whose a thing is, whom an incise of the sentence names, or who is the subject before it; else ``None``."""
        mention = cue.mention or (0, 0)
        if cue.kind == "source":
            return self.resolver.resolve((mention[0], mention[0] + 1), None)
        if cue.inverted and not self.doc[candidate.first].text[:1].islower():
            return None  # « “Nous n’en dirons rien”, indique son service »
        sentence = self.sentences[candidate.sentence]
        clause = Clause(self.doc, sentence.first, sentence.stop, self.inside, self.resolver.name_starts)
        for other in self._cues(clause):
            said = other.mention is not None and other.first != cue.first and other.inverted
            if said and other.mention is not None and not self.resolver.says_nothing(other.mention):
                return self.resolver.resolve(other.mention, other.region)
        found = self._subject_between(sentence.first, min(mention[0], candidate.outer_first))
        return found if found is not None and self.resolver.somebody(found) else None

    def _behind_thing(self, candidate: Candidate, cue: Cue, previous: Candidate | None) -> Speaker | None:
        """Who says what a thing is said to be: whom the lead-in names, else who has just spoken."""
        sentence = self.sentences[candidate.sentence]
        first = cue.mention[0] if cue.mention is not None else sentence.first
        if first > sentence.first + 1 and self.doc[first - 1].text == ":":
            found = self._subject_between(sentence.first, first - 1, person=True)
            found = found or self._role_in(sentence.first, first - 1)
            if found is not None:
                return found
        same = previous is not None and self._paragraph(previous) == sentence.paragraph
        return previous.speaker if same and previous is not None else self._before(candidate, None)
