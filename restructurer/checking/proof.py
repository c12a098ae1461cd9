"""The proof of an article: every piece is what its origin says, and nothing of the source is lost."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from restructurer.article import Source
from restructurer.checking.checks.common import short
from restructurer.checking.fidelity_tokens import stem, tokens
from restructurer.checking.proof_rules import replaces, rule_ids, vocabulary, writes
from restructurer.errors import InputError
from restructurer.fingerprint import fingerprint
from restructurer.french.edits import apply
from restructurer.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is not as the file says: where (a path into the JSON), the text, and what is wrong, in French."""

    where: str
    text: str
    message: str


class _Proof:
    def __init__(self, data: Mapping[str, Any], rulebook: Rulebook) -> None:
        self.data, self.rulebook = data, rulebook
        self.text: str = data["source"]["text"]
        self.known = rule_ids(rulebook)
        self.stems = frozenset(stem(token.key) for token in tokens(self.text))
        self._facts: dict[str, tuple[str, str]] | None = None

    # -- where pieces are

    def groups(self) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
        """Each run of pieces: its path, the rule that put it there, the text it should make, the pieces."""
        data = self.data
        yield "title_pieces", data["title_rule"], data["title"], data["title_pieces"]
        yield "description_pieces", data["description_rule"], data["description"], data["description_pieces"]
        for number, section in enumerate(data["sections"]):
            heading = section["heading"]
            if heading is not None:
                yield f"sections[{number}].heading", heading["rule"], heading["text"], heading["pieces"]
            for index, block in enumerate(section["blocks"]):
                text = "".join(piece["text"] for piece in block["pieces"])
                yield f"sections[{number}].blocks[{index}]", block["rule"], text, block["pieces"]

    # -- pieces

    def pieces(self) -> Iterator[Flaw]:
        for where, rule, text, pieces in self.groups():
            if rule not in self.known:
                yield Flaw(where, rule, "aucune règle ne porte ce nom")
            joined = "".join(piece["text"] for piece in pieces)
            if joined != text:
                yield Flaw(where, text, f"les morceaux donnent « {short(joined)} »")
            for index, piece in enumerate(pieces):
                reason = self.piece(piece)
                if reason is not None:
                    yield Flaw(f"{where}.pieces[{index}]", piece["text"], reason)

    def piece(self, piece: Mapping[str, Any]) -> str | None:
        """What is wrong with a piece, or ``None``."""
        origin = piece["origin"]
        if piece.get("rule") is not None and piece["rule"] not in self.known:
            return f"aucune règle ne s’appelle « {piece['rule']} »"
        if origin == "source":
            return self._source(piece)
        if origin == "rule":
            return self._rule(piece)
        if origin == "data":
            return self._data(piece)
        return f"origine inconnue : « {origin} »"

    def _span(self, piece: Mapping[str, Any]) -> str | None:
        start, end = piece["start"], piece["end"]
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end <= len(self.text):
            return None
        return self.text[start:end]

    def _source(self, piece: Mapping[str, Any]) -> str | None:
        words = self._span(piece)
        if words is None:
            return f"les bornes {piece['start']}:{piece['end']} sont hors de la source"
        try:
            made = apply(words, piece["edits"])
        except KeyError as error:
            return f"retouche inconnue : {error}"
        return None if made == piece["text"] else f"la source a « {short(made)} » à {piece['start']}:{piece['end']}"

    def _rule(self, piece: Mapping[str, Any]) -> str | None:
        rule, text = piece["rule"], piece["text"]
        if not rule:
            return "un morceau de règle ne nomme pas sa règle"
        own = vocabulary(rule, self.rulebook)
        if piece["start"] is None and piece["end"] is None:
            if writes(rule, text, vocabulary=own, source=self.stems):
                return None
            return f"la règle « {rule} » n’écrit pas ces mots"
        words = self._span(piece)
        if words is None:
            return f"les bornes {piece['start']}:{piece['end']} sont hors de la source"
        if replaces(rule, words, text, vocabulary=own, source=self.stems):
            return None
        return f"la règle « {rule} » ne met pas cela à la place de « {short(words)} »"

    def _data(self, piece: Mapping[str, Any]) -> str | None:
        if self._facts is None:
            from restructurer.facts import entries

            self._facts = {entry.fact.key: (entry.fact.name, entry.fact.text) for entry in entries()}
        stated = self._facts.get(piece["key"] or "")
        if stated is None:
            return f"aucune entrée ne s’appelle « {piece['key']} »"
        try:
            made = [apply(one, piece["edits"]) for one in stated]
        except KeyError as error:
            return f"retouche inconnue : {error}"
        return None if piece["text"] in made else f"l’entrée « {piece['key']} » dit « {short(stated[1])} »"

    # -- the whole

    def body(self) -> Iterator[Flaw]:
        """Every character of the article's paragraphs stands in the body, in order; crossheads among the headings."""
        spans = [
            (piece["start"], piece["end"], where)
            for where, rule, _, pieces in self.groups()
            if rule == "body"
            for piece in pieces
            if piece["start"] is not None
        ]
        for (_, end, _), (start, _, where) in itertools.pairwise(spans):
            if start < end:
                yield Flaw(where, short(self.text[start:end]), "le corps ne suit pas l’ordre de la source")
        headed = [
            (piece["start"], piece["end"], where)
            for where, rule, _, pieces in self.groups()
            if where.endswith(".heading") or rule == "body"
            for piece in pieces
            if piece["start"] is not None
        ]
        covered = bytearray(len(self.text))
        headings = bytearray(len(self.text))
        for low, high, _ in spans:
            covered[low:high] = b"\1" * len(covered[low:high])
        for low, high, _ in headed:
            headings[low:high] = b"\1" * len(headings[low:high])
        for removal in self.data["source"]["removed"]:
            low, high = removal["start"], removal["end"]
            covered[low:high] = headings[low:high] = b"\1" * len(covered[low:high])
        for number, paragraph in enumerate(self.data["source"]["paragraphs"]):
            marks = headings if paragraph["kind"] == "crosshead" else covered
            for low, high in self._gaps(marks, paragraph["start"], paragraph["end"]):
                yield Flaw(f"source.paragraphs[{number}]", short(self.text[low:high]), "mots de la source perdus")

    def _gaps(self, marks: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        while at < end:
            if marks[at] or self.text[at].isspace():
                at += 1
                continue
            low = at
            while at < end and not marks[at]:
                at += 1
            if self.text[low:at].strip():
                yield low, at

    def counts(self) -> Iterator[Flaw]:
        """The hash of the source and the count of words are what the file says."""
        source = self.data["source"]
        digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        if digest != source["sha256"]:
            yield Flaw("source.sha256", source["sha256"], f"l’empreinte du texte est {digest}")
        words = sum(
            1
            for where, _, text, _ in self.groups()
            if ".blocks[" in where
            for run in text.replace("**", "").split()
            if any(char.isalnum() for char in run)
        )
        if words != self.data["words"]:
            yield Flaw("words", str(self.data["words"]), f"le corps a {words} mots")

    def against(self, source: Source) -> Iterator[Flaw]:
        """The source read again is the one in the file: text, paragraphs, removals."""
        told = self.data["source"]
        if source.text != self.text:
            at = next((i for i, (a, b) in enumerate(zip(source.text, self.text, strict=False)) if a != b), None)
            at = min(len(source.text), len(self.text)) if at is None else at
            where = self.text[max(0, at - 20) : at + 20]
            yield Flaw("source.text", short(where), f"la source relue diffère au caractère {at}")
            return
        paragraphs = [{"start": p.start, "end": p.end, "kind": p.kind} for p in source.paragraphs]
        if paragraphs != told["paragraphs"]:
            yield Flaw("source.paragraphs", "", "la source relue a d’autres paragraphes")
        removed = [{"start": r.start, "end": r.end, "rule": r.rule} for r in source.removed]
        if removed != told["removed"]:
            yield Flaw("source.removed", "", "la source relue a d’autres retraits")
        kickers = [{"start": k.start, "end": k.end, "rule": k.rule} for k in source.kickers]
        if kickers != told.get("kickers", []):
            yield Flaw("source.kickers", "", "la source relue a d’autres surtitres")

    def fingerprint(self) -> Iterator[Flaw]:
        """The versions and hashes are those of this program, these rules and these data."""
        told = self.data["fingerprint"]
        options = told.get("options", {})
        for name, value in fingerprint(self.rulebook, options=options):
            if name != "options" and told.get(name) != value:
                yield Flaw(f"fingerprint.{name}", str(told.get(name)), f"ici : {value}")


def verify(
    data: Mapping[str, Any], source: Source | None, *, rulebook: Rulebook, with_fingerprint: bool = True
) -> tuple[Flaw, ...]:
    """Every flaw of an article, in the order of the file; none is the proof.

    ``source``: the source read again (``None`` leaves that part out). Raises InputError for a file
    that lacks a field of the schema.
    """
    try:
        proof = _Proof(data, rulebook)
        found = [*proof.counts(), *(proof.against(source) if source is not None else ()), *proof.pieces()]
        found += proof.body()
        if with_fingerprint:
            found += proof.fingerprint()
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise InputError(f"the article lacks or breaks a field of the schema: {error}") from None
    return tuple(found)
