"""Reads ``rules/quotes.toml``: reporting verbs by any of their forms, words that bring in a source."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pydantic import ConfigDict, field_validator

from restructurer.analysis.phrases import low
from restructurer.analysis.tokens import Word, Words
from restructurer.analysis.verbforms import FormKind, verb_forms
from restructurer.rulebook import Rule, Rulebook, Settings

Where = Literal["incise", "clause", "object", "weak"]


class QuoteSettings(Settings):
    """``[settings]`` of ``rules/quotes.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source_words: tuple[str, ...]
    weak_source_words: tuple[str, ...]
    turns: tuple[str, ...]
    same_role: tuple[tuple[str, ...], ...]
    title_role: tuple[tuple[str, ...], ...]
    verb_role: tuple[tuple[str, ...], ...]
    compound_roles: tuple[str, ...]
    offices: frozenset[str]
    neutral_roles: frozenset[str]
    either_gender: frozenset[str]
    kin: frozenset[str]
    leading: frozenset[str]
    owners: frozenset[str]
    elected: frozenset[str]
    parties: frozenset[str]
    speech_nouns: frozenset[str]
    uttered_nouns: frozenset[str]
    name_nouns: frozenset[str]
    event_nouns: frozenset[str]
    law_nouns: frozenset[str]
    charging_words: frozenset[str]
    title_nouns: frozenset[str]
    surface_nouns: frozenset[str]
    naming_words: frozenset[str]
    ascribing_nouns: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    press_titles: frozenset[str]
    firm_nouns: frozenset[str]
    firm_persons: frozenset[str]
    civic_nouns: frozenset[str]
    document_nouns: frozenset[str]
    evidence_nouns: frozenset[str]
    demonym_endings: tuple[str, ...]
    not_demonyms: frozenset[str]
    crowd_words: tuple[str, ...]
    crowd_nouns: frozenset[str]
    chanting: frozenset[str]
    not_agents: frozenset[str]
    speech_words: int
    short_words: int


class VerbRule(Rule):
    """One group of reporting verbs."""

    where: tuple[Where, ...]
    verbs: tuple[str, ...]

    @field_validator("verbs")
    @classmethod
    def _known(cls, verbs: tuple[str, ...]) -> tuple[str, ...]:
        for verb in verbs:
            verb_forms(verb)
        return verbs


class QuoteRules:
    """The rules of quotes, indexed for look-up by token."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.settings = rulebook.settings("quotes", QuoteSettings)
        self.groups = rulebook.rules("quotes", VerbRule)
        self.roles = frozenset(role.lower() for role in self.settings.roles)
        wheres: dict[str, set[str]] = {}
        for group in self.groups:
            for verb in group.verbs:
                wheres.setdefault(verb, set()).update(group.where)
        forms: dict[str, list[tuple[str, FormKind, frozenset[str]]]] = {}
        for verb, where in wheres.items():
            for form, kind in verb_forms(verb).items():
                forms.setdefault(form, []).append((verb, kind, frozenset(where)))
        self._forms = {form: tuple(rows) for form, rows in forms.items()}
        self._turns: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for turn in self.settings.turns:
            parts = turn.removeprefix("se ").removeprefix("s'en ").removeprefix("ne pas ").replace("'", "' ").split()
            if len(parts) > 1:
                for form in verb_forms(parts[0]):
                    self._turns.setdefault(form, []).append((parts[0], tuple(parts[1:])))
        same: dict[str, set[str]] = {}
        for first, *others in self.settings.same_role:
            same.setdefault(first, set()).update(others)
        self.same_keys = tuple(sorted(same))
        self._same = {head: frozenset(others) for head, others in same.items()}
        self._title_roles = {title: tuple(roles) for title, *roles in self.settings.title_role}
        self._verb_roles = {form: tuple(roles) for form, *roles in self.settings.verb_role}
        self._sources: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for brought, phrases in (
            ("source", self.settings.source_words),
            ("weak", self.settings.weak_source_words),
            ("crowd", self.settings.crowd_words),
        ):
            for phrase in phrases:
                words = tuple(phrase.replace("'", "' ").split())
                ends = ("de", "du", "des", "d'") if words[-1] == "de" else words[-1:]
                for end in ends:
                    row = ((*words[:-1], end), brought)
                    if row not in self._sources.setdefault(row[0][0], []):
                        self._sources[row[0][0]].append(row)
        for rows in self._sources.values():
            rows.sort(key=lambda row: -len(row[0]))
        # First words, to look at before anything is called.
        self.source_heads = frozenset(self._sources)
        self.turn_heads = frozenset(self._turns)
        self.verb_forms = frozenset(self._forms)

    def verb(self, form: str) -> tuple[tuple[str, FormKind, frozenset[str]], ...] | None:
        """The reporting verbs that a lower-case form may be: (infinitive, kind of form, where)."""
        return self._forms.get(form)

    def is_role(self, token: Word) -> bool:
        """Whether a token names a role or a body that speaks."""
        return low(token) in self.roles or (token.pos_ == "NOUN" and token.lemma_.lower() in self.roles)

    def turn_at(self, doc: Words, at: int, stop: int) -> tuple[str, int] | None:
        """The turn of several words that a verb form opens (« fait savoir »), and where it ends."""
        for verb, rest in self._turns.get(low(doc[at]), ()):
            for ahead in range(at + 1, min(at + 5, stop)):
                end = ahead + len(rest)
                if end <= stop and all(low(doc[ahead + i]) == word for i, word in enumerate(rest)):
                    return f"{verb} {' '.join(rest)}", end
                if doc[ahead].pos_ not in ("ADV", "PRON") and not low(doc[ahead]).startswith("-"):
                    break
        return None

    def uttered(self, noun: str, *, told: bool = False) -> bool:
        """Whether a noun, in the singular or the plural, is of what somebody asks or feels; ``told``: or says."""
        held = self.settings
        forms = (noun, noun.removesuffix("s"))
        return any(form in held.uttered_nouns or (told and form in held.speech_nouns) for form in forms)

    def same_roles(self, head: str) -> frozenset[str]:
        """The roles that a head (or a head with its complement) may be another name for."""
        return self._same.get(head, frozenset())

    def title_roles(self, title: str) -> tuple[str, ...]:
        """The roles that a civil title tells: « Me » is an advocate."""
        return self._title_roles.get(title, ())

    def verb_roles(self, form: str) -> tuple[str, ...]:
        """The roles that a verb form tells of its subject: « préside »."""
        return self._verb_roles.get(form, ())

    def source_at(self, doc: Words, at: int, stop: int) -> tuple[int, str]:
        """How many tokens bring in a source at a token, and whether they are weak; (0, "") if none."""
        for words, kind in self._sources.get(doc[at].low, ()):
            size = len(words)
            if at + size <= stop and (size == 1 or all(doc[at + i].low == words[i] for i in range(1, size))):
                return len(words), kind
        return 0, ""


@lru_cache(maxsize=8)
def quote_rules(rulebook: Rulebook) -> QuoteRules:
    """The rules of a rulebook, read once."""
    return QuoteRules(rulebook)


@lru_cache(maxsize=8)
def person_roles(rulebook: Rulebook) -> frozenset[str]:
    """The nouns of ``rules/quotes.toml`` that name what a person is, in lower case; bodies are left out."""
    held = rulebook.settings("quotes", QuoteSettings)
    named = {role.lower() for role in (*held.roles, *held.offices, *held.neutral_roles)}
    return frozenset(named - {body.lower() for body in held.bodies} - {"source", "numéro"})


@lru_cache(maxsize=8)
def speaking_nouns(rulebook: Rulebook) -> frozenset[str]:
    """The nouns of ``rules/quotes.toml`` for whoever may say something: persons by what they are, and bodies."""
    held = rulebook.settings("quotes", QuoteSettings)
    return person_roles(rulebook) | {word.lower() for word in (*held.bodies, *held.roles)}


@lru_cache(maxsize=8)
def telling_nouns(rulebook: Rulebook) -> frozenset[str]:
    """The nouns of whoever or whatever can stand behind *selon*: those who speak, papers, and what is counted."""
    held = rulebook.settings("quotes", QuoteSettings)
    return speaking_nouns(rulebook) | held.document_nouns | held.evidence_nouns
