"""Links a quote to the cue that governs it, by their places and the form of the cue.

Each cue of the quote's sentence gets a weight; the heaviest governs. The order, from the surest:
a verb right behind the quote (« …, a dit X »), a colon before it, a verb right before it,
« selon X », a verb with « que » at some distance, a verb that takes the quote as its object.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.cues import elliptic_cue, predicate_cue
from restructurer.analysis.phrases import low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.tokens import Word
from restructurer.analysis.verbgroups import somebody

_GLUE = words(
    "que qu' qu ' : , de d' d comme en être à et mais ou le la l' un une les des du ce cette son sa ses leur leurs ces"
)
_COPULA = words(
    "est était sont étaient serait seraient sera être soit reste restent demeure semble paraît devient comme de d' d ' "
    "que plus très trop"
)
_ARTICLES = words("le la l' les un une des")
_POSSESSIVES = words("son sa ses leur leurs mon ma mes")
_NEGATION = words("pas plus guère jamais point")
_HOLDING = words("ce cet cette ces le la les un une son sa")
_POINTING = words("ce cet cette ces un une des du")
# « elle dit sa “tristesse” »: the feeling is said in this word.
_UTTERING = words(
    "dire redire exprimer confier clamer réaffirmer réitérer afficher crier reprocher dénoncer fustiger critiquer"
)
_INSERTED = words("qui dont à au lors dans en depuis où")
_TERMED = words("le la l' du au")
_ENOUGH = 38.0
_PREDICATED = 6  # words from « selon elle » to the verb in marks that it frames
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
        weight = _weigh(candidate, cue, clause, rules)
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
    if candidate.inner is not None and (
        best is None or best[0] < 96.0 or _names_more(candidate.inner, best[1], clause)
    ):
        best = (97.0, candidate.inner)
    elliptic = elliptic_cue(clause, candidate.outer_first)
    if elliptic is not None and (best is None or best[0] < 90.0):
        best = (90.0, elliptic)
    if best is None and (candidate.words >= 2 or _reports(clause.doc[candidate.first], rules)):
        predicate = predicate_cue(clause, candidate.first, candidate.outer_first)
        if predicate is not None:
            best = _framed((80.0, predicate), cues, clause, rules)
    if best is not None:
        candidate.score, candidate.cue = best
        candidate.form = best[1].kind


def _opened(cue: Cue, candidate: Candidate, clause: Clause) -> bool:
    """Whether « que » or a colon stands between a cue and a quote."""
    return any(low(clause.doc[i]) in ("que", "qu'", ":") for i in range(cue.stop, candidate.outer_first))


def _reports(word: Word, rules: QuoteRules) -> bool:
    """« Bruxelles “regrette” ce choix »: one word that is a form of a verb of saying."""
    return word.form == "Fin" and rules.verb(word.low) is not None


def _main_clause(best: tuple[float, Cue], cues: Sequence[Cue], clause: Clause, rules: QuoteRules) -> tuple[float, Cue]:
    """« Elle souligne que trois lignes assurent le trafic : “…” »: a thing in a clause with « que » says nothing."""
    inner = best[1]
    if inner.mention is None or inner.passive:
        return best
    anyone = low(clause.doc[inner.mention[0]]) == "on"  # « Elle demande qu’|on relativise| : “…” »
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


def _between(clause: Clause, first: int, stop: int) -> list[int]:
    return [i for i in range(first, stop) if not clause.inside[i] and not clause.doc[i].is_space]


def _without_insertion(clause: Clause, between: list[int]) -> list[int]:
    """« Elle juge le délai|, qui court jusqu’en mai,| “trop court” »: what stands between commas is no distance."""
    doc = clause.doc
    commas = [n for n, i in enumerate(between) if doc[i].text == ","]
    if len(commas) != 2 or len(between) - commas[1] > 3 or doc[between[commas[0]] + 1].low not in _INSERTED:
        return between
    return between[: commas[0]] + between[commas[1] + 1 :]


def _weigh(candidate: Candidate, cue: Cue, clause: Clause, rules: QuoteRules) -> float:
    if cue.first >= candidate.outer_stop:
        return _weigh_after(candidate, cue, clause, rules)
    if cue.stop <= candidate.outer_first:
        return _weigh_before(candidate, cue, clause, rules)
    return 0.0


def _weigh_after(candidate: Candidate, cue: Cue, clause: Clause, rules: QuoteRules) -> float:
    """A cue behind the quote."""
    doc = clause.doc
    between = _between(clause, candidate.outer_stop, cue.first)
    texts = [low(doc[i]) for i in between]
    gap = sum(1 for i in between if not doc[i].is_punct)
    short = candidate.words < rules.settings.short_words
    if texts[:1] == [":"] and texts.count(":") == 1 and cue.kind == "verb" and not cue.dependent and not cue.passive:
        # « “…” : Sonia résume ainsi sa journée »
        opens = candidate.outer_first == clause.first and cue.mention is not None and not short
        return 82.0 if opens and cue.mention is not None and cue.mention[0] == between[0] + 1 else 0.0
    if ";" in texts or (":" in texts and gap) or cue.kind == "crowd":
        return 0.0
    if cue.kind == "source":
        before = candidate.outer_first - 1
        if short and before - 1 > clause.first and low(doc[before]) in _TERMED and low(doc[before - 1]) not in _COPULA:
            noun = doc[candidate.first].pos_ in ("NOUN", "PROPN", "X")
            if noun and low(doc[before - 1]) not in _GLUE and doc[before - 1].form != "Fin":
                return 0.0  # « il travaillait dans le “back office”, selon X »
        aside = gap <= 2 and texts[:1] == [","] == texts[-1:]  # « “surprise”, sans préavis, selon la direction »
        if short and gap > (0 if candidate.words == 1 and not aside else 2):
            return 0.0
        return 92.0 - 2 * gap if gap <= 25 else 0.0
    if cue.kind == "weak":
        if gap and not (gap <= 3 and texts[-1:] == [","]):
            return 0.0
        return 75.0 - 5 * gap
    if cue.kind == "signature":
        return 90.0 if gap == 0 else 0.0
    if cue.passive:
        return 0.0
    held = candidate.outer_first > clause.first and low(doc[candidate.outer_first - 1]) in _HOLDING
    if (
        gap == 0
        and not texts
        and short
        and held
        and cue.mention is not None
        and not low(doc[cue.mention[0]]).startswith("-")
    ):
        return 0.0  # « si ce “référendum” confirme le retour »: the quote is the subject
    if cue.inverted and cue.mention is not None:
        if "incise" not in cue.where and not low(doc[cue.mention[0]]).startswith("-"):
            return 0.0  # « qui se dit “serein”, attend le verdict »
        if gap == 0:
            return 100.0
        if short and gap > 4:
            return 0.0
        return max(74.0 - gap, 40.0)
    if gap == 0 and "incise" in cue.where and not cue.dependent:
        if not texts and short and cue.mention is None and doc[candidate.first].text[:1].isupper():
            # « “Cesar” nie »: a name that is the subject.
            return 0.0
        return 85.0
    if cue.dependent or cue.mention is None or short:
        return 0.0
    if gap <= 4 and candidate.outer_first == clause.first and texts[:1] == [","]:
        return 78.0 - gap
    return 0.0


def _in_parenthesis(clause: Clause, cue: Cue, texts: Sequence[str]) -> bool:
    """Whether a cue stands in brackets or between dashes that close before the quote: « X – on disait oui –, “…” »."""
    if ")" in texts and "(" not in texts:
        return True
    if sum(text in ("–", "—") for text in texts) != 1:
        return False
    before = [i for i in range(clause.first, cue.first) if not clause.inside[i] and clause.doc[i].text in ("–", "—")]
    return len(before) % 2 == 1


def _weigh_before(candidate: Candidate, cue: Cue, clause: Clause, rules: QuoteRules) -> float:
    """A cue before the quote."""
    doc = clause.doc
    stop = cue.stop
    if cue.kind in ("source", "weak") and cue.region is not None:
        # « Pour X, chercheuse à l’institut, la situation est “intenable” »: the apposition is no distance.
        stop = min(max(stop, cue.region[1]), candidate.outer_first)
    between = _between(clause, stop, candidate.outer_first)
    if cue.kind == "verb" and not cue.passive:
        between = _without_insertion(clause, between)
    texts = [low(doc[i]) for i in between]
    if texts and texts[0] in _NEGATION:
        # « elle ne veut |pas| “s’accrocher” »
        between, texts = between[1:], texts[1:]
    gap = sum(1 for i in between if not doc[i].is_punct)
    if cue.passive and cue.mention is not None and stop <= cue.mention[0] < cue.mention[1] <= candidate.outer_first:
        # « accusés |par les autorités| d’activités “extrémistes” »: the agent is no distance.
        gap = sum(1 for i in between if not doc[i].is_punct and i >= cue.mention[1])
    short = candidate.words < rules.settings.short_words
    if ";" in texts or cue.kind == "signature":
        return 0.0
    if texts and _in_parenthesis(clause, cue, texts):
        return 0.0
    if cue.kind == "crowd":
        return 95.0 if gap == 0 else 0.0
    if cue.kind in ("source", "weak"):
        if cue.kind == "source" and texts == [":"]:
            return 97.0  # « La société se défend par la voix de X : “…” »
        governed = texts and (texts[-1] in _COPULA or (candidate.words > 1 and texts[-1] in _POINTING))
        # « Selon elle, la mairie “savait tout” »: what the mayor's office is said to have known
        predicated = cue.kind == "source" and doc[candidate.first].form == "Fin" and gap <= _PREDICATED
        governed = governed or predicated
        if short and not (gap <= 20 and governed and doc[candidate.first].text[:1].islower()):
            return 0.0
        return (72.0 if cue.kind == "source" else 68.0) - gap if gap <= 30 else 0.0
    if cue.passive and (cue.mention is None or ("," in texts and texts[-1] != ":" and cue.mention[0] >= cue.stop)):
        # « l’échange proposé par la commune, deux hectares en face, “…” »: the agent says nothing of it.
        return 0.0
    if candidate.words == 1 and gap and texts[-1] in _POSSESSIVES and cue.lemma not in _UTTERING:
        return 0.0
    weak = "weak" in cue.where
    that = any(text in ("que", "qu'", "qu") for text in texts)
    if weak and texts in (["du"], ["de", "la"], ["de", "l'"], ["une"], ["un"], ["des"]) and low(doc[cue.first]) == "y":
        gap = 0  # « elle y voit du “mépris” »
    if weak and gap and not that and candidate.words <= rules.settings.short_words:
        return 0.0
    anyone = cue.mention is not None and low(doc[cue.mention[0]]) in ("on", "-on")
    if not cue.where & {"clause", "object"} and texts[-1:] != [":"] and not (anyone and gap == 0):
        return 0.0
    weight = 0.0
    if texts and texts[-1] == ":":
        weight = 96.0 - min(gap, 20)
    elif gap == 0 or all(text in _GLUE for text in texts):
        weight = 94.0 - gap
    elif that:
        weight = 84.0 - min(gap, 40)
    elif "object" in cue.where or "clause" in cue.where:
        weight = 74.0 - 1.5 * gap
        if any(doc[i].pos_ in ("VERB", "AUX") and doc[i].form == "Fin" for i in between):
            weight -= 14
        elif short and texts[-2:-1] == ["et"] and texts[-1] in _ARTICLES:
            # « il réclame la réouverture des lits et la “titularisation immédiate” »
            weight += 14
    if cue.inverted:
        # « …, a dit X, “…” »: the second part of one quotation, or somebody else's.
        weight -= 4 if cue.mention is not None and gap <= cue.mention[1] - cue.mention[0] + 1 else 12
    if weak:
        weight -= 10
    if short and weight < 66.0:
        return 0.0
    return weight
