"""What keeps a clause out of a list: half a name, a noun that readers have not met, what the opening has said."""

from __future__ import annotations

import itertools
import re

from restructurer.expansion.clause_guards import backward, is_empty, unmet
from restructurer.expansion.describing import described
from restructurer.expansion.full_clauses import is_charged, is_joined, is_unsourced, owner_lost
from restructurer.expansion.limits import content
from restructurer.expansion.material import Material
from restructurer.expansion.role_phrases import is_role
from restructurer.expansion.said import tokens_between
from restructurer.expansion.statement import Statement, opens_on_participle
from restructurer.expansion.substance import (
    has_substance,
    is_answered,
    is_elliptic,
    says_heading,
    tells_again,
    unmet_nouns,
)
from restructurer.french import lexicon
from restructurer.french.words import count_words
from restructurer.writing.antecedents import NAME
from restructurer.writing.clauses import subject
from restructurer.writing.definite import DEFINE
from restructurer.writing.syntax import Syntax

_INSTITUTIONS = frozenset(
    """ministère parquet gouvernement police préfecture justice mairie métropole région département canton wilaya
    commune gendarmerie protection rectorat parlement accusation défense""".split()
)
_SHORTER = 0.7  # share of the words of a sentence of the opening that a closing list may say again
_MOST_OF_NEWS = 22  # words


def is_bare(statement: Statement, material: Material) -> bool:
    """Whether a statement's speaker is a person named by what readers have not met (« le Genevois », « l’élu »)."""
    speaker = statement.speaker
    if speaker is None or speaker.named or speaker.told:
        return False
    tokens = tokens_between(material.syntax, speaker.start, speaker.end)
    return not any(material.syntax.low[t] in _INSTITUTIONS for t in tokens)


def unmet_person(statement: Statement, material: Material) -> bool:
    """Whether a clause of the top names somebody of whom neither it nor the opening says who that is."""
    syntax = material.syntax
    sentence = material.analysis.sentences[min(material.news, default=0)]
    opening = material.source.paragraphs[sentence.paragraph]
    for entity in material.analysis.entities:
        if entity.label != "PER" or " " not in entity.text:
            continue
        spoken = statement.speaker is not None and statement.speaker.key == entity.text
        written = any(piece.origin == "rule" and piece.text == entity.text for piece in statement.pieces)
        inside = any(low <= a and b <= high for a, b in entity.mentions for low, high in statement.spans)
        if not (spoken or written or inside) or entity.text in material.title.text:
            continue
        if any(opening.start <= a < opening.end for a, _ in entity.mentions):
            continue
        role = described(material.analysis, syntax, entity, material.roles)
        if role is None or not (spoken or written or set(role) <= set(statement.tokens)):
            return True
    return False


def is_halved(statement: Statement, material: Material) -> bool:
    """Whether a clause has kept a name without the role beside it, the role without the name, or half a name."""
    return material.once("halved", statement, lambda: _is_halved(statement, material))


def _is_halved(statement: Statement, material: Material) -> bool:
    syntax, kept = material.syntax, set(statement.tokens)
    sentence = statement.sentence
    for entity in material.analysis.entities:
        if entity.label != "PER":
            continue
        for start, end in entity.mentions:
            if not sentence.start <= start < sentence.end:
                continue
            name = set(tokens_between(syntax, start, end))
            if name & kept and not name <= kept:
                return True
            role = described(material.analysis, syntax, entity, material.roles) if " " in entity.text else None
            near = role is not None and sentence.first <= role[0] < sentence.stop
            if role is not None and near and bool(name & kept) != bool(set(role) & kept):
                return True
    return False


def is_sound(statement: Statement, material: Material) -> bool:
    """Whether a clause is whole and told as a fact or with who says it: a line of any list is."""
    return material.once("sound", statement, lambda: _is_sound(statement, material))


def _is_sound(statement: Statement, material: Material) -> bool:
    if is_halved(statement, material) or is_bare(statement, material) or leans(statement, material):
        return False
    if is_joined(statement.text):
        return False
    syntax = material.syntax
    if is_unsourced(syntax, statement) or owner_lost(syntax, statement) or _opens_on_label(statement, material):
        return False
    whole = statement.origin == "sentence" and statement.head >= 0
    if whole and is_empty(syntax, statement.head, statement.tokens, settings=material.settings):
        return False
    return statement.speaker is not None or not is_charged(syntax, statement.tokens, material.settings.judging)


def _opens_on_label(statement: Statement, material: Material) -> bool:
    """Whether a noun without article opens a line, as its subject or before it: « Prudence, la neige revient »."""
    syntax, first = material.syntax, statement.tokens[0]
    if syntax.pos[first] != "NOUN" or syntax.low[first] in _WHEN or lexicon.conjugations(syntax.low[first]):
        return False  # « Vendredi, … », « Élu en 2000, … »
    if "det" in [syntax.dep[c] for c in syntax.children[first]]:
        return False
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    if who == first:
        return True  # « Rassemblement le 7 janvier, place de la République »: a caption
    if who is None or first in syntax.subtree(who) or is_role(syntax, first, material.roles):
        return False
    return any(syntax.text[t] in (",", ":") for t in statement.tokens if t < who)


def is_anybody(statement: Statement, material: Material) -> bool:
    """Whether a clause opens on somebody met in passing (« une étudiante », « Plus loin, un voisin »)."""
    syntax = material.syntax
    head = statement.tokens[:8]
    return any(
        syntax.low[a] in ("un", "une")
        and a + 1 == b
        and syntax.pos[b] != "ADJ"  # « une première décision »
        and is_role(syntax, b, material.roles)
        for a, b in itertools.pairwise(head)
    )


def is_worth_a_line(statement: Statement, material: Material, *, top: bool, certain: bool = False) -> bool | None:
    """Whether a clause carries something; ``None`` where it may stand in no list.

    That is where the next sentence takes something back of it or a number of it has no noun; at the
    ``top``, where the title and the opening have just said it or a bare noun of it means what they
    do not tell. What is ``certain`` to be news needs no verb of those that tell it.
    """
    syntax = material.syntax
    if is_answered(material.analysis, syntax, statement.sentence) or is_elliptic(statement, syntax):
        return None
    if not top and statement.sentence.index in material.opening_sentences and not is_short(statement, material):
        return False
    if top and (
        (statement.sentence.index not in material.news and tells_again(statement, (material.opening,)))
        or unmet_nouns(statement, syntax, material.known_nouns, settings=material.settings)
    ):
        return None
    if any(piece.rule == DEFINE for piece in statement.pieces) or (not top and unmet_subject(statement, material)):
        return None if top else False
    if top and any(piece.rule == NAME and " " not in piece.text.strip() for piece in statement.pieces):
        return None  # half a name
    if top and statement.origin == "quote" and statement.speaker is not None and not statement.speaker.named:
        return None  # what somebody without a name says is nothing for the top
    told = not top and statement.sentence.index in material.news and is_short(statement, material)
    if not told and says_heading(statement.text, (material.title.text,)):
        return None if top else False
    if any(content(statement.text) <= content(heading) for heading in material.titles):
        return False  # word for word a subheading of the page
    return certain or has_substance(statement, syntax, settings=material.settings)


def names_something(statement: Statement, syntax: Syntax) -> bool:
    """Whether a clause holds a name or a number: without, and without substance, it is nothing but talk."""
    return any(syntax.pos[t] in ("PROPN", "NUM") or syntax.text[t][:1].isdigit() for t in statement.tokens)


def unmet_subject(statement: Statement, material: Material) -> bool:
    """Whether the subject is a bare noun that an earlier sentence has brought in (« L’enveloppe sera réduite de… »)."""
    syntax = material.syntax
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    return who is not None and unmet_nouns(
        statement, syntax, material.known_nouns, settings=material.settings, tokens=(who,)
    )


def is_short(statement: Statement, material: Material) -> bool:
    """Whether a clause says its sentence in clearly fewer words."""
    whole = count_words(material.source.text[statement.sentence.start : statement.sentence.end])
    return statement.words <= min(_MOST_OF_NEWS, _SHORTER * whole)


# « malgré tout »: something stood before it; « Il a fallu attendre… » tells how somebody waited.
_LEANING = re.compile(
    r"\b(?:tout de même|quand même|malgré tout|pour autant|à son tour|elle aussi|lui aussi"
    r"|(?:pour (?:sa|leur) part|de (?:son|leur) côté|quant à (?:lui|elles?|eux)))\b"
    r"|^il (?:a fallu|faut|faudra|fallait|faudrait) attendre"
    r"|\((?:[\w ]{0,15}\bpdf| ?voir| ?lire| ?photo| ?vidéo)\b|\bhttps?\b|\bwww\."  # a link of the page
)


def leans(statement: Statement, material: Material) -> bool:
    """Whether a clause wants what was said before: « mise plutôt sur le solaire », « tous dénoncent »."""
    low = [material.syntax.low[t] for t in (*statement.tokens, statement.tokens[-1])]
    text = " ".join(low)
    if _LEANING.search(text) or any(
        f" {aside} " in f" {text} ".replace("' ", "'") for aside in material.settings.asides
    ):
        return True
    if low[0] in ("un", "une", "deux", "trois") and low[1] in ("autre", "autres"):
        return True  # « Une autre cérémonie »: beside one that was told before
    if low[0] in ("tous", "toutes", "chacun", "chacune", "beaucoup", "plusieurs", "certains", "certaines"):
        return material.syntax.pos[statement.tokens[1]] in ("VERB", "AUX", "ADV")  # « Tous dénoncent l’inaction »
    return "plutôt" in low and any(a == "plutôt" and b not in ("que", "qu'") for a, b in itertools.pairwise(low))


_WHEN = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche matin midi soir nuit hier semaine mois année an ans jour
    jours janvier février mars avril mai juin juillet août septembre octobre novembre décembre heure heures
    minutes""".split()
)


def unmet_above(statement: Statement, material: Material) -> bool:
    """Whether a clause of the top takes up by a bare noun what neither the title nor the opening has named."""
    syntax, words = material.syntax, backward(material.syntax, material.settings)
    return opens_on_participle(syntax, statement.tokens) or any(
        syntax.low[t] not in material.known_nouns and unmet(syntax, t, statement.tokens, words=words)
        for t in statement.tokens
        if syntax.pos[t] in ("NOUN", "PROPN")
    )


_BODIES = frozenset(
    """conseil fédération société ligue chambre commission comité cour bureau office fonds autorité agence union
    confédération institut assemblée""".split()
)


def unmet_body(statement: Statement, material: Material) -> bool:
    """Whether a clause of the top names a body by its first word alone (« le Conseil »), unknown to the opening."""
    syntax, kept = material.syntax, set(statement.tokens)
    for token in statement.tokens:
        low = syntax.low[token]
        if low not in _BODIES or not syntax.text[token][:1].isupper() or low in material.known_nouns:
            continue
        after = token + 1
        named = after in kept and (
            syntax.low[after] in ("de", "d'", "du", "des") or syntax.pos[after] in ("ADJ", "PROPN", "NOUN")
        )
        if not named:
            return True
    return False
