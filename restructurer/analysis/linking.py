"""Links a quote to the cue that governs it, by their places and the form of the cue.

Each cue of the quote's sentence gets a weight; the heaviest governs. The order, from the surest:
a verb right behind the quote (« …, a dit X »), a colon before it, a verb right before it,
« selon X », a verb with « que » at some distance, a verb that takes the quote as its object.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.cues import HAVING, elliptic_cue, predicate_cue
from restructurer.analysis.phrases import low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.verbgroups import somebody
from restructurer.analysis.weighing import weigh

# Verbs of saying that are deeds as well: what somebody is said to do.
_DEEDS = words(
    "défendre garantir refuser attendre viser exclure miser tabler classer présenter montrer afficher interdire "
    "autoriser opposer retenir publier vouloir voir trouver mériter célébrer"
)
_ENOUGH = 38.0
_NEAR = 12  # cues looked at on either side of a quote


def link(candidate: Candidate, cues: Sequence[Cue], clause: Clause, rules: QuoteRules) -> None:
    """Gives a candidate the cue that governs it, if any does."""
    best: tuple[float, Cue] | None = None
    behind: tuple[float, Cue] | None = None
    near = bisect_left(cues, candidate.outer_first, key=lambda cue: cue.first)
    for cue in cues[max(0, near - _NEAR) : near + _NEAR]:
        if (
            cue.dependent
            and cue.mention is None
            and cue.stop < candidate.outer_first - 1
            and not _opened(cue, candidate, clause)
        ):
            continue  # « la nécessité de relancer l’économie, “car…” »
        weight = weigh(candidate, cue, clause, rules)
        if weight >= _ENOUGH and (best is None or weight > best[0]):
            best = (weight, cue)
        if weight >= _ENOUGH and cue.inverted and cue.first >= candidate.outer_stop:
            behind = behind or (weight, cue)
    if best is not None and behind is not None and not best[1].inverted and best[1].kind == "verb":
        mention = best[1].mention
        if not best[1].passive and (mention is None or not somebody(clause, mention, rules)):
            best = behind  # « Les analyses confirment l’“absence de danger”, indique l’agence »
    if best is not None and best[1].kind == "verb" and best[1].first < candidate.outer_first:
        best = _main_clause(best, cues, clause, rules)
    if best is not None and best[1].kind == "verb" and not best[1].inverted:
        best = _framed(best, cues, clause, rules)
    if best is not None and best[1].kind in ("weak", "source") and best[1].first < candidate.outer_first:
        best = _broken_in(best, cues, candidate)
    if candidate.inner is not None and (
        best is None or best[0] < 96.0 or _names_more(candidate.inner, best[1], clause)
    ):
        best = (97.0, candidate.inner)
    elliptic = elliptic_cue(clause, candidate.outer_first)
    if elliptic is not None and (best is None or best[0] < 90.0):
        best = (90.0, elliptic)
    if best is None and (candidate.words >= 2 or _reports(clause, candidate, rules)):
        predicate = predicate_cue(clause, candidate.first, candidate.outer_first)
        if predicate is not None:
            best = _framed((80.0, predicate), cues, clause, rules)
    if best is not None:
        candidate.score, candidate.cue = best
        candidate.form = best[1].kind


def _opened(cue: Cue, candidate: Candidate, clause: Clause) -> bool:
    """Whether « que » or a colon stands between a cue and a quote."""
    return any(low(clause.doc[i]) in ("que", "qu'", ":") for i in range(cue.stop, candidate.outer_first))


def _reports(clause: Clause, candidate: Candidate, rules: QuoteRules) -> bool:
    """« Bruxelles “regrette” ce choix », « Bruxelles a “regretté” ce choix »: one word, a form of a verb of saying."""
    word, before = clause.doc[candidate.first], candidate.outer_first - 1
    told = word.form == "Fin" or (word.form == "Part" and before > clause.first and low(clause.doc[before]) in HAVING)
    return told and rules.verb(word.low) is not None


def _main_clause(best: tuple[float, Cue], cues: Sequence[Cue], clause: Clause, rules: QuoteRules) -> tuple[float, Cue]:
    """« Elle souligne que trois lignes assurent le trafic : “…” »: a thing in a clause with « que » says nothing."""
    inner = best[1]
    if inner.mention is None or inner.passive:
        return best
    done = inner.lemma in _DEEDS and not inner.inverted  # « Elle a averti que l’Alliance |défendrait| “chaque pouce” »
    anyone = done or low(clause.doc[inner.mention[0]]) == "on"  # « Elle demande qu’|on relativise| : “…” »
    if somebody(clause, inner.mention, rules) and not anyone and not _document(inner, clause, rules):
        return best
    for cue in cues:
        if cue.first >= inner.first or cue.kind != "verb" or cue.mention is None or not cue.where & {"clause"}:
            continue
        between = range(cue.stop, min(inner.mention[0], inner.first))
        that = [i for i in between if low(clause.doc[i]) in ("que", "qu'", "qu")]
        broken = any(clause.inside[i] or clause.doc[i].text in (";", ":") for i in between)
        if that and not broken and that[-1] >= inner.mention[0] - 3 and somebody(clause, cue.mention, rules):
            return best[0], cue
    return best


def _broken_in(best: tuple[float, Cue], cues: Sequence[Cue], candidate: Candidate) -> tuple[float, Cue]:
    """« Pour la direction, |estime-t-il|, c’est “…” »: who says what the frame holds."""
    for cue in cues:
        within = best[1].stop <= cue.first and cue.stop <= candidate.outer_first
        if within and cue.inverted and cue.kind == "verb" and cue.mention is not None and "incise" in cue.where:
            return best[0], cue
    return best


def _names_more(inner: Cue, outer: Cue, clause: Clause) -> bool:
    """« Deux consœurs s’en mêlent : “…, explique X. …” »: the incise has a name, the lead-in has none."""
    named = [
        cue.mention is not None and any(i in clause.name_starts for i in range(*cue.mention)) for cue in (inner, outer)
    ]
    return named[0] and not named[1]


def _framed(best: tuple[float, Cue], cues: Sequence[Cue], clause: Clause, rules: QuoteRules) -> tuple[float, Cue]:
    """« Selon cette source, le texte prévoit que les métiers “essentiels”… »: who the sentence opens with says it."""
    mention = best[1].mention
    if mention is None or best[1].passive or not cues or cues[0].kind != "source" or cues[0].first > clause.first + 1:
        return best
    thing = not somebody(clause, mention, rules) or _document(best[1], clause, rules)
    return (best[0], cues[0]) if thing and cues[0].mention is not None else best


def _document(cue: Cue, clause: Clause, rules: QuoteRules) -> bool:
    mention = cue.mention or (0, 0)
    return any(clause.doc[i].lemma_.lower() in rules.settings.document_nouns for i in range(*mention))


def share(candidates: Sequence[Candidate], clause: Clause) -> None:
    """Short fragments between a cue and a longer one that it governs are governed too, and what « et » adds to one."""
    for index, candidate in enumerate(candidates):
        if candidate.cue is not None:
            continue
        if index and _added(candidates[index - 1], candidate, clause):
            before = candidates[index - 1]
            candidate.cue, candidate.score, candidate.form = before.cue, 60.0, before.form
            continue
        for later in candidates[index + 1 : index + 1 + _NEAR]:
            cue = later.cue
            if cue is not None and cue.stop <= candidate.outer_first and later.score >= 50.0:
                candidate.cue, candidate.score, candidate.form = cue, 60.0, cue.kind
                break


def _added(before: Candidate, candidate: Candidate, clause: Clause) -> bool:
    """« Elle juge le plan “tardif” |et son calendrier| “flou” »: the second predicate of one verb."""
    doc, cue = clause.doc, before.cue
    if cue is None or cue.kind != "verb" or cue.inverted or cue.stop > before.outer_first or "weak" in cue.where:
        return False
    between = range(before.outer_stop, candidate.outer_first)
    if not 1 <= len(between) <= 5 or low(doc[between[0]]) not in ("et", "ou", ",", "mais"):
        return False
    return doc[candidate.first].text[:1].islower() and all(
        doc[i].pos_ in ("DET", "NOUN", "ADJ", "ADP", "CCONJ", "PUNCT", "ADV") and doc[i].text not in (";", ":")
        for i in between
    )
