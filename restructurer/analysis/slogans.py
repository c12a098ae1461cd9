"""What crowds shout and what can be read on a thing: slogans and inscriptions, nobody's speech."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.findings import Sentence
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.tokens import Word

_TOOLS = words("doigt peinture poussière bombe feutre craie")
_PAINTED = ("peint", "tagu", "grav", "inscri", "bomb")
_ADDING = words(", ou et encore puis")
_LISTING = words("et ou , ; . ! ? … encore puis ou aussi")
_CHANTS = words("slogan slogans")
_WATCHWORDS = words("ordre slogan slogans cri")
_STUCK = ("collé", "placardé", "épinglé", "accroché", "scotché", "affiché", "punaisé")
_TO_READ = words("lire lit lisait lisent lisaient pouvait")
_SHOUTING = words("crier hurler marteler clamer reprendre lancer renchérir répéter")
_DEMANDING = words("dire réclamer demander exiger")  # « des milliers d’habitants ont marché pour dire “Non au péage” »
_BEING = words("sont étaient furent voilà tels telles telle tel autant parmi ces c' ce")
_SHOUTED = 9  # words of a slogan at most
_WRITING = words("écrire inscrire taguer peindre afficher indiquer clamer proclamer")


def is_slogan(candidate: Candidate, passage: Passage, rules: QuoteRules) -> bool:
    """« … aux cris de “Liberté !” », « “On ne lâche rien”, scandent les élèves », « la foule crie : “Dehors !” »."""
    doc, cue = passage.words, candidate.cue
    if cue is None:
        return False
    if cue.kind == "crowd" or cue.lemma in rules.settings.chanting:
        return True
    demanded = cue.dependent and cue.lemma in _DEMANDING and doc[candidate.first].text[:1].isupper()
    if cue.mention is None or candidate.words > _SHOUTED or not (demanded or cue.lemma in _SHOUTING):
        return False
    many = [doc[i] for i in range(*cue.mention) if doc[i].lemma_.lower() in rules.settings.crowd_nouns]
    return any(word.number == "Plur" or word.low in ("foule", "cortège") for word in many)


def is_inscription(candidate: Candidate, passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules) -> bool:
    """« Sur une banderole : “Rendez-nous la poste” », « l’écran affiche “…” »: what can be read on a thing."""
    doc = passage.words
    sentence = sentences[candidate.sentence]
    surfaces = rules.settings.surface_nouns
    before = candidate.outer_first - 1
    cue = candidate.cue
    colon = before >= sentence.first and doc[before].text == ":"
    painted = any(doc[i].low.startswith(_PAINTED) for i in range(max(sentence.first, before - 5), before) if colon)
    if painted and (cue is None or cue.lemma not in ("dire", "crier")):
        return True  # « quelqu’un a peint : “Ouvert” »
    if (
        colon
        and (cue is None or cue.mention is None)
        and any(low(doc[i]) in _WATCHWORDS for i in range(max(before - 3, sentence.first), before))
    ):
        head = next((i for i in range(sentence.first, before) if doc[i].form == "Fin"), None)
        if head is None:
            return True  # « Un seul mot d’ordre : “…” »
    if colon and cue is None:
        free = range(sentence.first, before)
        if any(doc[i].low in ("laquelle", "lequel", "lesquelles", "lesquels") for i in free[-5:]):
            return any(_surface(doc[i], surfaces) for i in free)  # « une banderole sur laquelle était écrit : “…” »
        if any(doc[i].low.startswith(_STUCK) and i > sentence.first for i in free):
            return True  # « quelqu’un a collé sur la porte, fermée, une feuille : “…” »
    if cue is not None and cue.mention is not None and low(doc[cue.mention[0]]) not in ("on", "-on"):
        head = next((i for i in range(*cue.mention) if doc[i].pos_ in ("NOUN", "PROPN")), cue.mention[0])
        if _surface(doc[head], surfaces):
            return True
        writing = cue.lemma in _WRITING
        near = range(max(sentence.first, before - (7 if writing else 2)), before + 1)
        return cue.first < candidate.outer_first and any(
            _surface(doc[i], surfaces) or (writing and low(doc[i]) in _TOOLS) for i in near
        )
    if cue is not None and any(low(doc[i]) in _TO_READ for i in range(cue.first, cue.stop)):
        stop = min(sentence.stop, max(cue.stop, candidate.outer_stop) + 12)
        return any(_surface(doc[i], surfaces) for i in range(sentence.first, stop))
    near = range(max(sentence.first, before - (8 if colon else 4)), before + 1)
    if candidate.score or (not colon and any(doc[i].text == "," for i in near)):
        return False
    verbless = colon and not any(doc[i].form == "Fin" for i in near)
    return any(_surface(doc[i], surfaces) or (verbless and low(doc[i]) in _TOOLS) for i in near)


def _surface(word: Word, surfaces: frozenset[str]) -> bool:
    return word.low in surfaces or (word.pos_ == "NOUN" and word.lemma_.lower() in surfaces)


def carry_slogans(candidates: Sequence[Candidate], passage: Passage) -> None:
    """« … des pancartes “Dehors !” ou “Assez” »: what « ou » or a comma adds to a slogan is one too."""
    doc = passage.words
    for index in range(1, len(candidates)):
        before, one = candidates[index - 1], candidates[index]
        between = range(before.outer_stop, one.outer_first)
        follows = before.kind == "slogan" and one.kind == "speech" and len(between) <= 3
        if follows and _ADDING.issuperset([low(doc[i]) for i in between]):
            one.kind = "slogan"


def _named_below(row: Sequence[Candidate], doc: Sequence[Word], sentence: Sentence, rules: QuoteRules) -> bool:
    """« “Dehors !”, “Assez”, “Rendez-nous la poste” sont autant de slogans »: what a list of quotes is said to be."""
    if row[0].outer_first != sentence.first:
        return False
    free = [i for i in range(row[-1].outer_stop, sentence.stop) if not doc[i].is_punct and not doc[i].is_space]
    if not free or low(doc[free[0]]) not in _BEING:
        return False
    return any(_surface(doc[i], rules.settings.surface_nouns | _CHANTS) for i in free[:8])


def list_slogans(
    candidates: Sequence[Candidate], passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules
) -> None:
    """« Ils ont apporté leurs pancartes. “Dehors !” et “Assez de promesses”. »: a sentence of what could be read."""
    doc = passage.words
    rows: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        rows.setdefault(candidate.sentence, []).append(candidate)
    for number, row in rows.items():
        sentence = sentences[number]
        if len(row) > 1 and _named_below(row, doc, sentence, rules):
            for one in row:
                one.kind = "slogan"
            continue
        if any(one.cue is not None or one.kind not in ("speech", "scare") for one in row) or number == 0:
            continue
        before = sentences[number - 1]
        if before.paragraph != sentence.paragraph:
            continue
        held = [range(one.outer_first, one.outer_stop) for one in row]
        free = [i for i in range(sentence.first, sentence.stop) if not any(i in span for span in held)]
        if any(low(doc[i]) not in _LISTING and not doc[i].is_punct for i in free):
            continue
        surfaces = rules.settings.surface_nouns | _CHANTS
        told = [i for i in range(before.first, before.stop) if _surface(doc[i], surfaces)]
        if told and (len(row) > 1 or any(low(doc[i]) in _CHANTS for i in told)):
            for one in row:
                one.kind = "slogan"
