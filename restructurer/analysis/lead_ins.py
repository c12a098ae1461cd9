"""Whom the words around a quote name: its lead-in, the subject of its sentence, a place, a signature below it."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.clause_phrases import speaking_place
from restructurer.analysis.findings import Sentence
from restructurer.analysis.fragments import COPULA, in_heading
from restructurer.analysis.naming import OTHERS, Speaker
from restructurer.analysis.passage import Passage, Stretch
from restructurer.analysis.phrases import low, names_medium, phrase_stop, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.role_nouns import DE
from restructurer.analysis.roles import AGENTS
from restructurer.analysis.speakers import Resolver
from restructurer.analysis.stretches import Candidate
from restructurer.french import lexicon

_MESSAGES = words("sms texto mail courriel e-mail post tweet message mot billet")
_SENDING = words(
    "envoyer écrire publier poster diffuser adresser répondre laisser transmettre lancer partager signer livrer lâcher "
    "fendre avoir donner faire tenir prononcer prévenir avertir apporter"
)
_SUBORDINATING = words("que qu' dont lorsque lorsqu' quand si où puisque puisqu'")
_SOME = words("deux trois quatre cinq plusieurs quelques certains certaines des un une")
_LONGEST_SIGNATURE = 12  # words
_RELAYING = ("rapporter", "citer", "relayer", "publier", "reprendre", "écrire", "titrer")
_SUBJECTS = ("il", "elle", "ils", "elles")
_IMPERSONAL = words(
    "faut fallait faudra faudrait agit agissait reste restait existe existait semble semblait paraît paraissait suffit "
    "suffisait convient manque est était fait faisait arrive y"
)


class LeadIns:
    """Reads what stands around a quote that no cue governs."""

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
        for at in range(first, stop - 3):
            one = low(self.doc[at]) == "l'" and low(self.doc[at + 1]) in ("un", "une") and low(self.doc[at + 2]) in DE
            if one and not self.inside[at] and (at == first or self.doc[at - 1].text == ","):
                return self.resolver.unnamed(at, phrase_stop(self.doc, at, stop))  # « Pieds nus, |l’un des voisins|… »
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
            personal = token.dep_.startswith("nsubj") or (
                token.dep_ == "expl:subj" and low(token.head) not in _IMPERSONAL
            )
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
        if any(self.doc[i].text == ":" for i in range(subject.stop, candidate.outer_first)):
            return False  # « Le ministère rassure : tout serait “sous contrôle” »
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

    def _presented(self, candidate: Candidate, row: Stretch) -> Speaker | None:
        """« Voici ses principales déclarations. », « Les phrases à retenir de X : »: whose the quotes below are."""
        number = candidate.sentence
        while number and self.sentences[number].first >= row.stop:
            number -= 1
        sentence = self.sentences[number]
        span = range(sentence.first, sentence.stop)
        told = span[1:] if low(self.doc[span[0]]) in ("voici", "voilà") else span
        if len(span) > _LONGEST_SIGNATURE or any(self.inside[i] or self.doc[i].form == "Fin" for i in told):
            return None
        said = next((i for i in span if self.rules.uttered(self.doc[i].low, told=True)), None)
        if said is None:
            return None
        own = next((i for i in range(sentence.first, said) if low(self.doc[i]) in ("son", "sa", "ses")), None)
        if own is not None:
            events = self.resolver.events_between(row.first, own)
            subjects = [e.speaker for e in events if e.subject and not e.speaker.plural]
            somebody = [one for one in subjects if one.person or self.resolver.is_person_role(one)]
            return self.resolver.resolve((somebody[-1].first, somebody[-1].stop), None) if somebody else None
        for at in range(said + 1, sentence.stop):
            name = self.resolver.name_starts.get(at)
            if name is not None and self.doc[at - 1].low in DE:
                return self.resolver.resolve((at, name), None)
        return None

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

    def _signed_above(self, candidate: Candidate) -> Speaker | None:
        """« Le plus abattu : X (Villars) » on a line of its own, and below it nothing but the quote."""
        number = self._paragraph(candidate)
        own, row = self.passage.paragraphs[number], self.passage.paragraphs[max(0, number - 1)]
        alone = all(self.inside[i] or self.doc[i].is_punct for i in range(own.first, own.stop))
        if not number or not alone or row.stop - row.first > _LONGEST_SIGNATURE:
            return None
        if self.doc[row.stop - 1].text in (".", "!", "?") or any(
            self.doc[i].form == "Fin" or self.inside[i] for i in range(row.first, row.stop)
        ):
            return None
        named = [i for i in range(row.first, row.stop) if i in self.resolver.person_at]
        at = named[0] if len(named) == 1 else -1
        last = at >= 0 and (self.resolver.name_starts[at] == row.stop or self.doc[row.stop - 1].text == ")")
        before = self.doc[at - 1].text if at > row.first else ""
        return (
            self.resolver.resolve((at, self.resolver.name_starts[at]), None) if last and before in ("", ":") else None
        )

    def _bare_heading(self, candidate: Candidate) -> bool:
        """Whether a fragment stands in a headline that does not say whose it is."""
        colon = candidate.outer_first > 0 and self.doc[candidate.outer_first - 1].text == ":"
        lower = self.passage.text[candidate.pair.start].islower()
        return lower and not colon and in_heading(candidate, self.passage)

    def _by_voice(self, cue: Cue) -> Speaker | None:
        """« La Ville, |par la voix de son adjointe|, assure… »: who speaks for a body."""
        if cue.mention is None:
            return None
        at = cue.mention[1]
        if at + 5 >= len(self.doc) or self.doc[at].text != ",":
            return None
        spoken = " ".join(low(self.doc[i]) for i in range(at + 1, at + 4))
        if spoken not in ("par la voix", "par la bouche") or low(self.doc[at + 4]) not in ("de", "du", "d'"):
            return None
        comma = next((i for i in range(at + 5, min(at + 20, len(self.doc))) if self.doc[i].text == ","), at + 5)
        return self.resolver.resolve((at + 5, comma), (at + 5, cue.first)) if comma > at + 5 else None

    def _relayed(self, candidate: Candidate, cue: Cue) -> bool:
        """« “Je serai au départ”, rapporte l’édition d’hier du Temps »: a paper carries the words of somebody else."""
        if cue.lemma not in _RELAYING or cue.mention is None:
            return False
        if not any(
            low(self.doc[i]) in ("je", "j'", "mon", "ma", "mes") for i in range(candidate.first, candidate.stop)
        ):
            return False
        first, stop = cue.mention
        return names_medium(self.doc, first, stop) or low(self.doc[min(first + 1, stop - 1)]) in ("édition", "presse")
