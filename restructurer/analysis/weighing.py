"""Weighs how surely a cue governs a quote, by their places, the words between them and the form of the cue."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.phrases import low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.verbgroups import somebody

_GLUE = words(
    "que qu' qu ' : , de d' d comme en être à et mais ou le la l' un une les des du ce cette son sa ses leur leurs ces"
)
_COPULA = words(
    "est était sont étaient serait seraient sera être soit reste restent restait demeure semble paraît devient devenu "
    "devenue devenus devenues comme de d' d ' désormais moins "
    "que plus très trop"
)
_ARTICLES = words("le la l' les un une des")
_POSSESSIVES = words("son sa ses leur leurs mon ma mes")
_NEGATION = words("pas plus guère jamais point aussi également toutefois ainsi")
_HOLDING = words("ce cet cette ces le la les l' un une des du d' son sa")
_TERMING = words("ce cet cette ces le la les l' des du")
_POINTING = words("ce cet cette ces un une des du")
# « elle dit sa “tristesse” »: the feeling is said in this word.
_UTTERING = words(
    "dire redire exprimer confier clamer réaffirmer réitérer afficher crier reprocher dénoncer fustiger critiquer "
    "souligner saluer louer vanter célébrer"
)
_JUDGING = words("qualifier juger estimer considérer décrire percevoir taxer")
_JUDGED_AS = words("de d' d ' comme très trop peu plutôt assez")
_INSERTED = words("qui dont à au lors dans en depuis où")
_TERMED = words("le la l' du au")
_PREDICATED = 6  # words from « selon elle » to the verb in marks that it frames
_FAR_WEIGHT = 50.0  # of a short quote at the end of a long clause


def _between(clause: Clause, first: int, stop: int) -> list[int]:
    return [i for i in range(first, stop) if not clause.inside[i] and not clause.doc[i].is_space]


def _without_insertion(clause: Clause, between: list[int]) -> list[int]:
    """« Elle juge le délai|, qui court jusqu’en mai,| “trop court” »: what stands between commas is no distance."""
    doc = clause.doc
    commas = [n for n, i in enumerate(between) if doc[i].text == ","]
    if len(commas) != 2 or len(between) - commas[1] > 3 or doc[between[commas[0]] + 1].low not in _INSERTED:
        return between
    return between[: commas[0]] + between[commas[1] + 1 :]


def weigh(candidate: Candidate, cue: Cue, clause: Clause, rules: QuoteRules) -> float:
    """How surely a cue governs a quote: 0.0 (not at all) to 100.0."""
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
        own = doc[candidate.first].text[:1].islower()
        return 80.0 if own and _participle_behind(cue, clause, between, rules) else 0.0
    own_subject = cue.mention is None or not low(doc[cue.mention[0]]).startswith("-")
    if candidate.outer_first > clause.first and low(doc[candidate.outer_first - 1]) in _HOLDING and own_subject:
        noun = all(doc[i].pos_ in ("NOUN", "ADJ", "PROPN") for i in range(candidate.first, candidate.stop))
        if (gap == 0 and not texts and candidate.words < rules.settings.speech_words) or (
            short and noun and low(doc[candidate.outer_first - 1]) in _TERMING
        ):
            return (
                0.0  # « ces “sortants” vont s’ajouter »: the quote is the subject; « la crise des “bonnets”, note X »
            )
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


def _participle_behind(cue: Cue, clause: Clause, between: Sequence[int], rules: QuoteRules) -> bool:
    """« ces “collines” |évoquées par le militant| », « des “frais divers”, |réclamés par le bailleur| »."""
    doc = clause.doc
    if any(doc[i].text != "," for i in between) or doc[cue.first].form != "Part" or cue.mention is None:
        return False
    return cue.mention[0] >= cue.stop and somebody(clause, cue.mention, rules)


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
        # « Selon X, l’équipe a livré “un non-match” »: no term brings its article, its verb or its preposition with it
        own = candidate.words > 1 and (
            low(doc[candidate.first]) in ("un", "une") or doc[candidate.first].pos_ in ("VERB", "AUX", "PRON", "ADP")
        )
        governed = governed or predicated or own
        if short and not (gap <= 20 and governed and doc[candidate.first].text[:1].islower()):
            return 0.0
        return (72.0 if cue.kind == "source" else 68.0) - gap if gap <= 30 else 0.0
    if cue.passive and cue.mention is None and cue.lemma in _JUDGING and doc[candidate.first].text[:1].islower():
        direct = all(text in _JUDGED_AS for text in texts) and (texts or candidate.words > 1)
        return 70.0 if direct else 0.0  # it is not said by whom
    if cue.passive and (cue.mention is None or ("," in texts and texts[-1] != ":" and cue.mention[0] >= cue.stop)):
        # « l’échange proposé par la commune, deux hectares en face, “…” »: the agent says nothing of it.
        return 0.0
    if (
        candidate.words == 1
        and gap
        and texts[-1] in _POSSESSIVES
        and cue.lemma not in _UTTERING
        and texts[-2:-1] not in (["de"], ["d'"])
    ):
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
    done = "object" not in cue.where and cue.lemma not in _UTTERING and gap > 1 and not that
    done = done and candidate.words < rules.settings.speech_words and ":" not in texts and texts[-1:] != [","]
    if done and doc[candidate.first].pos_ == "NOUN":
        return 0.0  # « en terminant deuxième d’une “promenade” »: what is done, with a word held at a distance
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
        return weight if weight >= _FAR_WEIGHT and _far_object(candidate, cue, clause, between, rules) else 0.0
    return weight


def _far_object(candidate: Candidate, cue: Cue, clause: Clause, between: Sequence[int], rules: QuoteRules) -> bool:
    """« Elle a demandé la suspension des tirs en raison de leur “dangerosité” »: one clause of who has spoken."""
    doc = clause.doc
    if "weak" in cue.where or cue.passive or cue.inverted or cue.mention is None:
        return False
    if not doc[candidate.first].text[:1].islower() or low(doc[between[-1]]) in rules.settings.naming_words:
        return False
    if any(doc[i].form == "Fin" or doc[i].text in (":", ";") for i in between):
        return False
    return somebody(clause, cue.mention, rules)
