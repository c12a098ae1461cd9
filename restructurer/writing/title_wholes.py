"""Whether what stays of a title says something by itself once a stretch is gone."""

from __future__ import annotations

from restructurer.writing.title_limits import MEASURES
from restructurer.writing.title_nouns import DEFINITE, ends_well
from restructurer.writing.title_reading import NOMINAL, OF, Chunk, Title
from restructurer.writing.title_verbs import past_participle


def says_enough(title: Title, chunk: Chunk, kept: range, segment: range, verb: int | None) -> bool:
    """Whether what stays says something: a verb with what it says, or a noun phrase that tells an event."""
    syntax = title.syntax
    if verb is None:
        start = next(iter(kept), 0)
        head = next((t for t in kept if syntax.pos[t] in NOMINAL), None)
        if head is None:
            return False
        measured = any(syntax.low[t] in MEASURES for t in kept) and chunk.kind == "other"
        if measured:
            return False  # « 25 ans | pour le complice »
        definite = syntax.low[start] in DEFINITE or syntax.pos[head] == "PROPN"
        behind = [t for t in kept if t > head and syntax.pos[t] == "ADP"]
        said = any(syntax.low[t] not in OF for t in behind) or (chunk.kind == "of" and len(behind) > 0)
        return not definite or said
    if chunk.kind == "relative" and chunk.stop in title.participles:
        return True  # « un faux médecin | qui exerçait depuis six ans | placé sous mandat »
    if verb >= chunk.first:
        return verb >= chunk.stop  # before the verb: a complement of its subject
    if syntax.lemma[verb] == "être" and all(syntax.pos[t] in ("ADV", "AUX") for t in range(verb + 1, chunk.first)):
        return False  # « sont toujours | sans nouvelles »
    last = chunk.first - 1
    if syntax.low[last] in ("pas", "jamais", "plus"):
        last -= 1
    if last in title.verbs:
        closed = chunk.tail or syntax.text[chunk.stop] == ","
        whole = chunk.kind == "circumstance" and chunk.tail and not _holds_object(title, chunk)
        return closed and (ends_well(title, last) or whole)  # « s’enthousiasment | après la victoire »
    helped = any(syntax.lemma[t] == "avoir" and syntax.pos[t] in ("AUX", "VERB") for t in range(max(0, last - 3), last))
    if helped and past_participle(syntax.low[last]) and syntax.pos[last] == "VERB":
        return chunk.kind in ("circumstance", "time") or ends_well(title, last)
    if syntax.feats[last].get("VerbForm") == "Inf" and last not in title.participles:
        return (chunk.kind in ("circumstance", "time") and not _holds_object(title, chunk)) or ends_well(title, last)
    return True


def _holds_object(title: Title, chunk: Chunk) -> bool:
    """Whether an object stands in what is lost: « décide de suspendre | jusqu’à nouvel avis les renvois »."""
    syntax = title.syntax
    return any(
        syntax.pos[t] == "DET" and syntax.pos[t - 1] in ("NOUN", "ADJ", "PROPN") and syntax.low[t] not in ("du", "des")
        for t in range(chunk.first + 2, chunk.stop)
    )
