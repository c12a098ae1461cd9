"""Which quotes are worth setting apart: full statements of somebody whom readers can place, with something in them."""

from __future__ import annotations

import itertools
import re

from restructurer.expansion.material import Material
from restructurer.expansion.said import Said
from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax

_ANSWERS = frozenset(
    "oui non si voilà voici et mais or donc car ben bon bref enfin puis après alors aussi ainsi".split()
)
_POINTS = frozenset("il elle ils elles cela ça ceci y en eux lui leur".split())
_IMPERSONAL = frozenset(
    "faut faudra faudrait fallait y s'agit suffit suffirait n'y importe convient est n'est reste".split()
)
_STANCE = frozenset(
    """pas jamais rien personne aucun aucune mais plus ni seulement trop assez mieux pire moins sans contre seul seule
    faut faudra faudrait doit doivent devons devrait devraient devra devront peut peuvent pouvons pourra voulons veux
    veulent refuse refusons demandons demande exigeons craignons espérons croyons crois souhaitons pense pensons
    tout toute tous toutes toujours possible impossible nécessaire inacceptable inévitable important importante grave
    priorité urgence danger risque droit responsabilité choix erreur échec honte victoire chance""".split()
)
_CONTRASTS = ("pas", "jamais", "rien", "mais")
_DENIES = frozenset("pas jamais rien personne aucun aucune mais plus".split())
_ME = ("je", "j'")
_HAVE = frozenset("ai suis avais étais ai-je".split())
_WHOLE = 12  # words of a quote that opens on its subject, as a full statement does
_LONG = 16  # words of a quote with a subject of its own that says enough without a word of stance


def is_statement(said: Said, syntax: Syntax, *, near: bool = False) -> bool:
    """Whether a quote is a full statement with a position, a judgement or a figure, and answers nobody's words.

    ``near``: it stands beside its passage, where readers know what « C’est un retour » is about.
    """
    words = [t for t in said.tokens if syntax.pos[t] not in ("PUNCT", "SPACE")]
    if not words or opens_on_answer(said, syntax):
        return False
    low = [syntax.low[t] for t in words]
    if any(syntax.text[t] in (".", "…", "!") for t in said.tokens[1:4]):
        return False  # « Moins. Une scène, si on la rate… » answers
    if low[0] in ("ce", "c'") and low[1:2] not in (["que"], ["qu'"], ["qui"], ["dont"]):
        names = low[1:2] == ["est"] and any(syntax.pos[t] == "NOUN" for t in words[2:5])
        return near and names and any(word in _CONTRASTS for word in low)
    if low[0] in _POINTS and not (low[0] == "il" and any(word in _IMPERSONAL for word in low[1:3])):
        return False
    future = any(_is_future(syntax, t) for t in words)
    if _narrates(low) and not future and not any(word in _DENIES for word in low):
        return False
    takes_a_stand = future or any(word in _STANCE for word in low)
    figures = any(syntax.text[t][:1].isdigit() or (syntax.pos[t] == "NUM" and syntax.low[t] != "un") for t in words)
    whole = said.words >= _WHOLE and syntax.pos[words[0]] in ("DET", "NOUN", "PROPN")
    return takes_a_stand or figures or whole or said.words >= _LONG


def opens_on_answer(said: Said, syntax: Syntax) -> bool:
    """Whether a quote goes on from what was said or asked before, or holds somebody else's words between signs."""
    first = next((t for t in said.tokens if syntax.pos[t] not in ("PUNCT", "SPACE")), None)
    return first is None or syntax.low[first] in _ANSWERS or any(syntax.low[t] == "+" for t in said.tokens)


def _is_future(syntax: Syntax, token: int) -> bool:
    """Whether a verb is a future by its spelling: somebody promises or foretells."""
    if syntax.feats[token].get("VerbForm") != "Fin":
        return False
    readings = lexicon.conjugations(syntax.low[token])
    return bool(readings) and all(r.mood == "ind" and r.tense == "fut" for r in readings)


def _narrates(low: list[str]) -> bool:
    """Whether somebody tells what happened to them: « J’ai d’abord cru à une erreur »."""
    return any(a in _ME and b in _HAVE for a, b in itertools.pairwise(low)) or low[:2] in (["on", "m'"], ["on", "nous"])


_STRONG = re.compile(
    r"\b(?:hont|mépris|peur|ment[ie]|mensong|trah|abandon|colère|scandal|catastroph|drame|danger|urgen|morts?\b|meur|crime|"
    r"guerre|paix|libert|injust|inaccept|insupport|impossib|inadmiss|incroya|historiq|folie|fou\b|folle|enfer|cauchemar|"
    r"miracle|rêv|espoir|honneur|fier|courag|souffr|épuis|sacrif|vol(?:é|eur|s\b)|arnaque|chantage|otage|humili|séisme|"
    r"saignée|gâch|victoire|défaite|erreur|échec|faute|responsab|pire|mieux|larme|sang|refus|exige|inquié|massacr|combat|"
    r"lutt|détrui|ruin|sauv|menac|punir|condamn|dispar|étouff|brûl|plutôt que)",
    re.IGNORECASE,
)


def is_strong(said: Said, syntax: Syntax) -> bool:
    """Whether a quote is worth a place of its own: a contrast, a figure, a strong word, a cry."""
    low = [syntax.low[t] for t in said.tokens]
    text = " ".join(low)
    denied = any(word in _DENIES and word != "plus" for word in low) or (
        "plus" in low and not {"ne", "n'"}.isdisjoint(low)
    )
    if denied or _STRONG.search(text) or "!" in low:
        return True
    return any(
        syntax.text[t][:1].isdigit() or (syntax.pos[t] == "NUM" and syntax.low[t] not in ("un", "une"))
        for t in said.tokens
    )


def is_placed(said: Said, material: Material) -> bool:
    """Whether the text says who speaks: a role beside the name, a description, or a name that the title has."""
    speaker = said.speaker
    if said.answer:
        return True
    people = (entity.text for entity in material.analysis.entities if entity.label == "PER")
    if speaker.key not in people:
        return speaker.told
    return speaker.key in material.title.text or bool(material.speaker(speaker)[1])


def is_anybody(said: Said, material: Material) -> bool:
    """Whether a speaker is anybody: no name, and no word of what they belong to (« un policier », « une mère »)."""
    text = material.source.text[said.speaker.start : said.speaker.end]
    return is_anonymous(said, material) and len(text.split()) < _TOLD


_TOLD = 4  # words of « un ingénieur de la société »


def is_anonymous(said: Said, material: Material) -> bool:
    """Whether a speaker has no name, as a person or as a body: « un proche », « une mère », « le directeur »."""
    people = (entity.text for entity in material.analysis.entities if entity.label in ("PER", "ORG"))
    return said.speaker.key not in people
