"""How much of the news a clause holds: what editors set under *L’essentiel*, and what they leave to the text.

Who has decided, what is planned and when, how much it costs: that goes to the top. What somebody met in the
street does or feels, how the place looked, what has nothing to do with the title or its first sentence, stays below.
"""

from __future__ import annotations

import re

from restructurer.expansion.coming import is_to_come
from restructurer.expansion.describing import described
from restructurer.expansion.limits import STEM, content
from restructurer.expansion.material import Material
from restructurer.expansion.statement import Statement
from restructurer.expansion.substance import is_before
from restructurer.french import lexicon
from restructurer.writing.clauses import finite, subject

_MOST_PHRASES = 3  # keyphrases in a clause that count
_QUANTITY = re.compile(
    r"€|%|\b(?:euros?|francs?|dollars?|dinars?|pour cent|millions?|milliards?|tonnes?|hectares?|kilomètres?|litres?"
    r"|blessée?s|mort[es]?s?|tuée?s|décédée?s|disparue?s|victimes?|emplois?|salariés|habitants|logements|places|voix|points)\b"
)
_DATED = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|(?:1[5-9]|20)\d\d)\b"
)
_DIGIT = re.compile(r"\d")


def news_value(statement: Statement, material: Material) -> float:
    """How much of the news a statement holds, 0 to 1, rounded to 4 digits."""
    return material.once("news value", statement, lambda: _news_value(statement, material))


def _news_value(statement: Statement, material: Material) -> float:
    """The sum of what tells news, each with its weight in ``[settings.news]``."""
    syntax, weights, text = material.syntax, material.settings.news, statement.text
    words = content(text)
    phrases = sum(1 for phrase in material.phrases if phrase <= words)
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    value = weights.base + weights.own * (statement.value - 0.5)
    value += weights.sentence * min(weights.longest, statement.sentence_words(material.source.text))
    value += weights.phrase * min(_MOST_PHRASES, phrases) + weights.long * max(0, statement.words - weights.line)
    value += weights.matter * len(words & material.matter) / max(1, len(words))
    value += weights.subject * (who is not None and syntax.low[who][:STEM] in material.matter)
    value += weights.name * (who is not None and syntax.pos[who] == "PROPN")
    value += weights.date * (_DATED.search(text) is not None) + weights.coming * is_to_come(syntax, statement)
    value += weights.digit * (_DIGIT.search(text) is not None) + weights.quantity * (_QUANTITY.search(text) is not None)
    value += weights.body * _is_body(statement, material) + weights.private * is_private(statement, material)
    value += weights.passive * (statement.head >= 0 and bool(syntax.down(statement.head, "aux:pass")))
    value += weights.before * is_before(statement, syntax) + weights.scene * _is_scene(statement, material)
    value += weights.state * _is_state(statement, material) + weights.gesture * _is_gesture(statement, material)
    if statement.origin == "quote" and statement.speaker is not None and not _in_office(statement, material):
        value += weights.words
    return round(min(1.0, max(0.02, value)), 4)


_FIGURES = re.compile(
    r"\d|\b(?:millions?|milliards?|milliers?|centaines?|dizaines?|vingtaine|trentaine|moitié|tiers|quart)\b"
)
_UNIQUE = frozenset(
    """réquisitoire verdict procès jugement arrêt audience délibéré instruction appel vote scrutin élection référendum
    budget reprise rentrée réouverture ouverture fermeture livraison chantier mise bilan trafic circulation loi texte
    coût montant facture prix production""".split()
)


_GESTURES = frozenset(
    """sortir lever lire poser replier hausser soupirer sourire pleurer regarder chanter crier rire fumer courir fixer
    montrer tenir taire asseoir serrer embrasser secouer applaudir siffler feuilleter brandir enchaîner avaler raconter
    parler
    cuisiner chauffer dessiner accrocher""".split()
)


def _is_gesture(statement: Statement, material: Material) -> bool:
    """Whether somebody does what a reporter saw: « Anne Roy sort l’annexe du tiroir »."""
    syntax = material.syntax
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    if who is None or syntax.lemma[statement.head] not in _GESTURES:
        return False
    at = syntax.start[who]
    if syntax.lemma[statement.head] == "parler" and any(
        syntax.low[t] in ("de", "d'", "du", "des") for t in range(statement.head + 1, statement.head + 3)
    ):
        return False  # « parle d’un échec », not « a parlé deux heures »
    return syntax.low[who] in material.roles or any(
        e.label == "PER" and any(a <= at < b for a, b in e.mentions) for e in material.analysis.entities
    )


def _has_figure(statement: Statement) -> bool:
    """Whether a clause gives a figure or a toll (« sept personnes sont mortes »), not « deux pages »."""
    return _FIGURES.search(statement.text) is not None or _QUANTITY.search(statement.text) is not None


def _is_adrift(statement: Statement, material: Material) -> bool:
    """Whether the subject is a bare definite noun that only the passage explains: « la question », « les regards »."""
    syntax = material.syntax
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    if who is None or syntax.pos[who] != "NOUN":
        return False
    low = syntax.low[who]
    if low in material.known_nouns or low in _UNIQUE or low in material.bodies or low in material.settings.officials:
        return False
    if low.endswith("s") and (low[:-1] in material.bodies or low[:-1] in material.roles):
        return False
    own = set(syntax.children[who]).intersection(statement.tokens)
    definite = any(syntax.low[c] in ("le", "la", "les", "l'") for c in own)
    return definite and not any(syntax.dep[c].partition(":")[0] in _TELLING for c in own)


_TELLING = ("nmod", "acl", "appos", "flat", "amod", "nummod")


def _in_office(statement: Statement, material: Material) -> bool:
    """Whether a body speaks, or somebody with an office."""
    speaker = statement.speaker
    if speaker is None or not _is_person(speaker.key, material):
        return True
    entity = next(e for e in material.analysis.entities if e.label == "PER" and e.text == speaker.key)
    role = described(material.analysis, material.syntax, entity, material.roles)
    return role is not None and any(material.syntax.low[t] in material.settings.officials for t in role)


def is_colour(statement: Statement, material: Material, *, adrift: bool = True, scene: bool = True) -> bool:
    """Whether a clause shows who was there and what somebody did with their hands: no line of a list.

    ``scene``: or how it was. ``adrift``: or whether its subject is one that only the passage explains.
    """
    return (
        is_private(statement, material)
        or _is_gesture(statement, material)
        or _is_nobodys(statement, material)
        or _is_list(statement, material)
        or (scene and (_is_scene(statement, material) or _is_state(statement, material)))
        or (adrift and _is_adrift(statement, material))
    )


def _is_state(statement: Statement, material: Material) -> bool:
    """Whether a clause says what something is like, with no figure and no time to come: « les visages sont fermés »."""
    syntax = material.syntax
    if statement.head < 0 or syntax.pos[statement.head] != "ADJ":
        return False
    if statement.speaker is not None or any(syntax.low[t] in ("selon", "d'après") for t in statement.tokens):
        return False  # a position
    copula = any(syntax.dep[c] == "cop" for c in syntax.children[statement.head])
    return copula and not _has_figure(statement) and not is_to_come(syntax, statement)


def _is_list(statement: Statement, material: Material) -> bool:
    """Whether things without a verb stand before a colon: « Moisissures, pannes : la liste est longue »."""
    syntax = material.syntax
    colon = next((i for i, t in enumerate(statement.tokens) if syntax.text[t] == ":"), None)
    return colon is not None and not any(syntax.feats[t].get("VerbForm") == "Fin" for t in statement.tokens[:colon])


def _is_nobodys(statement: Statement, material: Material) -> bool:
    """Whether *on* acts: « on a entendu voler une mouche »."""
    who = subject(material.syntax, statement.head) if statement.head >= 0 else None
    return who is not None and material.syntax.low[who] in ("on", "ça", "quelqu'un")


def _is_scene(statement: Statement, material: Material) -> bool:
    """Whether a clause tells how things were: its verb is an imperfect."""
    syntax = material.syntax
    verb = finite(syntax, statement.head) if statement.head >= 0 else None
    if verb is None or is_before(statement, syntax):
        return False
    readings = lexicon.conjugations(syntax.low[verb])
    return bool(readings) and all(r.mood == "ind" and r.tense == "imp" for r in readings)


def _is_body(statement: Statement, material: Material) -> bool:
    """Whether a body acts or speaks: an organisation by name, or « le parquet », « les syndicats »."""
    syntax = material.syntax
    if statement.speaker is not None and not _is_person(statement.speaker.key, material):
        return True
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    if who is None:
        return False
    low = syntax.low[who]
    if low in material.bodies or (low.endswith("s") and (low[:-1] in material.bodies or low[:-1] in material.roles)):
        return True
    at = syntax.start[who]
    return any(e.label == "ORG" and any(a <= at < b for a, b in e.mentions) for e in material.analysis.entities)


def _is_person(name: str, material: Material) -> bool:
    return any(entity.label == "PER" and entity.text == name for entity in material.analysis.entities)


# What is news whoever it befalls.
_BEFALLS = frozenset("comparaître mourir décéder périr encourir bénéficier".split())
_DONE_TO = frozenset(
    """condamner juger inculper interpeller arrêter écrouer acquitter relaxer renvoyer tuer blesser évacuer hospitaliser
    licencier nommer élire""".split()
)


def is_private(statement: Statement, material: Material) -> bool:
    """Whether a clause tells of somebody without an office whom neither the title nor the opening names.

    « Ginette met les parts en barquettes », « une femme se lève », « selon un voisin ».
    """
    return material.once("private", statement, lambda: _is_private(statement, material))


def _is_private(statement: Statement, material: Material) -> bool:
    syntax = material.syntax
    if statement.head >= 0 and syntax.lemma[statement.head] in _BEFALLS:
        return False
    if statement.head >= 0 and syntax.lemma[statement.head] in _DONE_TO and syntax.down(statement.head, "aux:pass"):
        return False
    if statement.speaker is not None and not statement.speaker.named:
        heads = re.findall(
            r"[^\W\d_]+(?:-[^\W\d_]+)*", material.source.text[statement.speaker.start : statement.speaker.end]
        )
        if any(word.lower() in material.settings.officials or word.lower() in material.bodies for word in heads):
            return False
        return any(word.lower() in material.roles for word in heads)
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    places = [statement.speaker.start] if statement.speaker is not None else []
    places += [syntax.start[who]] if who is not None else []
    known = f"{material.title.text} {material.opening}"
    for entity in material.analysis.entities:
        if entity.label != "PER" or not any(a <= at < b for at in places for a, b in entity.mentions):
            continue
        if entity.text.split()[-1] in known:
            return False
        role = described(material.analysis, syntax, entity, material.roles)
        return role is None or not any(syntax.low[t] in material.settings.officials for t in role)
    if who is None:
        return False
    low = syntax.low[who]
    if low in known.lower():
        return False
    if low.endswith("s") and low[:-1] in material.roles:  # « des boulangers », not « les enseignants »
        return any(syntax.low[c] in ("des", "deux", "trois", "quatre") for c in syntax.children[who])
    return low in material.roles and low not in material.settings.officials
