"""Who has just been named by a name alone, when the text goes on with what that person is: « la présidente de Y »."""

from __future__ import annotations

from restructurer.analysis.firms import Firms
from restructurer.analysis.names import Gender
from restructurer.analysis.naming import Speaker
from restructurer.analysis.phrases import low, words
from restructurer.analysis.role_nouns import FULL_STOPS
from restructurer.analysis.roles import AGENTS, QUALIFIERS

# Endings that tell the gender of a person behind an elided article.
_FEMININE_FORMS = ("trice", "euse", "ière", "ienne", "ée", "élue", "ante", "ente", "enne", "oise", "aise")
_MASCULINE_FORMS = ("ier", "ien", "é", "ant", "acteur", "ecteur", "urateur")
_ASIDE = words("qui dont âgé âgée ancien ancienne elle lui")
_CHOSEN = ("nomm", "élu", "réélu", "désign", "chois", "promu", "investi", "reconduit", "invit", "reçu")
_ASKED = (
    "consulté", "contacté", "interrogé", "joint", "sollicité", "questionné", "rencontré", "appelé", "cité", "relancé",
)  # fmt: skip


class SecondMentions(Firms):
    """Tells whether a description with a complement is of the person named just before."""

    def _head(self, first: int, stop: int) -> int:
        """The noun that a description is about: « ministre » of « l’ancien ministre »."""
        doc = self.doc
        nouns = [
            i
            for i in range(first, stop)
            if doc[i].pos_ in ("NOUN", "PROPN")
            or self._role(doc[i])
            or low(doc[i]) in self.by_role
            or low(doc[i]) in self.rules.settings.firm_nouns
        ]
        for at, after in zip(nouns, [*nouns, stop][1:], strict=True):
            if low(doc[at]) not in QUALIFIERS or after != at + 1 or after >= stop:
                return at
        return nouns[-1] if nouns else first

    def _roles_named(self, first: int, stop: int, noun: int) -> tuple[set[str], set[str]]:
        """The roles that a description names itself, and those that go by the same name."""
        doc = self.doc
        phrase = " ".join(low(doc[i]) for i in range(noun, stop)).replace("' ", "'").replace("etat", "état")
        begin = noun
        while begin > first and low(doc[begin - 1]) in QUALIFIERS:
            begin -= 1
        whole = " ".join(low(doc[i]) for i in range(begin, stop))
        names = self.rules.settings.compound_roles
        compound = next((name for name in names if phrase.startswith(name) or whole.startswith(name)), None)
        if compound is not None:
            return {compound}, set(self.rules.same_roles(compound))
        heads = {low(doc[noun])}
        role = self._role(doc[noun])
        if role is not None:
            heads.add(role)
        same: set[str] = set()
        openings = {whole, *(phrase[:at] for at, char in enumerate(phrase + " ") if char == " ")}
        for key in self.rules.same_keys:
            if key in openings:
                same |= self.rules.same_roles(key)
        return heads, same

    def _told_by_form(self, noun: int) -> Gender | None:
        """The gender that the form of a noun tells where its article is elided: « l’actrice », « l’intéressé »."""
        if low(self.doc[noun]).endswith(_FEMININE_FORMS):
            return "f"
        return "m" if low(self.doc[noun]).endswith(_MASCULINE_FORMS) else None

    def _just_introduced(self, first: int, stop: int, own: Speaker) -> Speaker | None:
        """« …, dit X. La présidente de Y réclame… »: who has just been named, and has no other role in the text."""
        doc = self.doc
        if low(doc[first]) not in ("le", "la", "l'") or first == 0:
            return None
        opened = not doc[first].text[:1].islower() or self._opened_by_participle(first)
        spoken = self.inside[first - 1] or self._behind_quote(first)
        if not opened and not spoken:
            return None
        if (
            stop + 1 < len(doc)
            and doc[stop].text == ","
            and (stop + 1 in self.name_starts or not self._aside(stop + 1))
        ):
            return None
        paragraph = self.paragraph_of[first]
        window = 1 if spoken else 0
        recent = [event for event in self._recent(first, window=window) if event.at < first]
        recent = [event for event in recent if paragraph - event.paragraph <= window]
        last = next((event for event in recent if event.speaker.person and not event.speaker.plural), None)
        if last is None:
            return None
        speaker = last.speaker
        former = low(doc[first + 1]) in ("ancien", "ancienne", "ex")
        bare = spoken and self._holds_bare(speaker, first, stop)
        free = former or bare or not self._told(speaker) or self._of_council(speaker, first, stop)
        named = " " in speaker.text and free
        gender = own.gender or self._told_by_form(self._noun_of(first, stop))
        agrees = speaker.gender is not None and gender == speaker.gender
        if not named or not agrees or self._sentences_between(last.at, first) > 1:
            return None
        heads = self._roles_named(first, stop, self._head(first, stop))[0]
        if any(p.name != speaker.text and p.gender == gender for head in heads for p in self.by_role.get(head, ())):
            return None  # somebody else holds that office in the text
        if self._suffered(last.at):
            return None
        # Somebody else has come in since, or stands beside: it cannot be told which of them.
        since = [
            event for event in recent if event.at > last.at and event.subject and event.speaker.text != speaker.text
        ]
        if any(self.somebody(event.speaker) for event in since):
            return None
        beside = {
            event.speaker.text
            for event in recent
            if event.speaker.person and event.speaker.text != speaker.text and event.paragraph == last.paragraph
        }
        others = [event.speaker for event in recent if event.speaker.text in beside]
        if any(not self._told(other) and other.gender in (None, gender) for other in others):
            return None
        spoke = any(event.spoke and event.speaker.text == speaker.text for event in recent)
        return speaker if spoke or last.subject or self._presented_by_name(last.at) or spoken else None

    def _holds_bare(self, speaker: Speaker, first: int, stop: int) -> bool:
        """« La présidente X », then « “…”, dit la présidente de la Région »: one office, first without its place."""
        roles = self.roles_of(speaker)
        held = next(
            (role for role in self._roles_named(first, stop, self._head(first, stop))[0] if role in roles), None
        )
        if held is None:
            return False
        return self._beside_name(self.person_at[speaker.first].roles[held])

    def _beside_name(self, role: int) -> bool:
        """« l’ex-ministre |X| », « La présidente suisse |X| »: an office right before the name."""
        return any(at in self.name_starts and self.doc[at - 1].pos_ in ("NOUN", "ADJ") for at in (role + 1, role + 2))

    def _suffered(self, name: int) -> bool:
        """« X a été percuté par un bus. Le directeur de la ligne… »: to whom something was done, by no appointment."""
        doc, at = self.doc, self.name_starts.get(name, len(self.doc))
        passive = at + 2 < len(doc) and low(doc[at]) in ("a", "avait") and low(doc[at + 1]) == "été"
        return passive and not doc[at + 2].low.startswith(_CHOSEN)

    def _noun_of(self, first: int, stop: int) -> int:
        return next((i for i in range(first, stop) if self.doc[i].pos_ == "NOUN"), first)

    def _told(self, speaker: Speaker) -> frozenset[str]:
        """What the text says a person is, in words that the rules know or that end as trades do."""
        known = self.rules.roles
        roles = self.roles_of(speaker) - self.rules.settings.neutral_roles
        return frozenset(role for role in roles if role in known or role.endswith(AGENTS))

    def _of_council(self, speaker: Speaker, first: int, stop: int) -> bool:
        """« le conseiller X », then « le chef de groupe »: who sits in a council leads a group of it."""
        group = any(low(self.doc[i]) in ("groupe", "file") for i in range(first + 1, min(stop, first + 4)))
        leads = low(self.doc[first + 1]) in ("chef", "cheffe")
        return group and leads and self._told(speaker) <= self.rules.settings.elected

    def _behind_quote(self, first: int) -> bool:
        """« “…”, fulmine |le président du comité| »: the subject of a verb right behind a quote."""
        if self.doc[first - 1].pos_ == "ADP":
            return False
        for at in range(first - 1, max(first - 8, 0), -1):
            if self.inside[at]:
                return True
            if self.doc[at].text in FULL_STOPS or (self.doc[at].pos_ == "NOUN" and self._role(self.doc[at])):
                return False
        return False

    def _aside(self, at: int) -> bool:
        """« La présidente du club, |52 ans, mère de…|, briguait »: an age or a noun, and no name behind a comma."""
        doc = self.doc
        return doc[at].text.isdigit() or low(doc[at]) in _ASIDE

    def _presented_by_name(self, at: int) -> bool:
        """« L’homme qui a goûté l’eau s’appelle |X| »: a name that the sentence is there to give."""
        return at > 1 and low(self.doc[at - 1]) in ("appelle", "nomme", "appelait", "nommait")

    def _sentences_between(self, first: int, stop: int) -> int:
        """How many sentences end from one token to another, outside quotes."""
        return sum(1 for i in range(first, stop) if self.doc[i].text in FULL_STOPS and not self.inside[i])

    def _asked_first(self, first: int) -> bool:
        """« Consulté en amont, |le préposé| a jugé… »: somebody whom the sentence brings in."""
        doc = self.doc
        if first < 2 or doc[first - 1].text != ",":
            return False
        floor = max(self.passage.paragraphs[self.paragraph_of[first]].first, first - 8)
        opening = next((at for at in range(first - 2, floor - 1, -1) if self._opens(at)), None)
        return opening is not None and doc[opening].low.startswith(_ASKED)

    def _opened_by_participle(self, first: int) -> bool:
        """« Nommée en mai, |la directrice| annonce… »: the sentence goes on with who was spoken of."""
        doc = self.doc
        if doc[first - 1].text != ",":
            return False
        for at in range(first - 2, max(first - 12, -1), -1):
            if doc[at].form == "Fin" or doc[at].text in FULL_STOPS or at in self.name_starts:
                return False
            if doc[at].text[:1].isupper() and (at == 0 or doc[at - 1].text in FULL_STOPS):
                asked = doc[at].low.startswith(_ASKED)  # « Consulté en amont, |le préposé| »: somebody new
                return (
                    not asked
                    and doc[at].form == "Part"
                    and doc[at].low.endswith(("é", "ée", "i", "ie", "u", "ue", "is", "ise"))
                )
        return False
