"""What a title or subheading may not lean on: words whose meaning stands in another sentence.

A reader meets it with nothing before it: an object pronoun, « le quatrième », « le beau-frère »
or a clause whose « mais » was cut off says something else there, or nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from restructurer.analysis.findings import Sentence
from restructurer.french import lexicon
from restructurer.french.stem import stem
from restructurer.writing.drafts import Draft
from restructurer.writing.syntax import Syntax, words_standing

_OBJECTS = frozenset(("le", "la", "les", "l'", "y", "en", "leur", "lui"))
_IDIOMS = frozenset(("emporter",))
_ARTICLES = frozenset(("le", "la", "l'", "les"))
_BEFORE_ORDINALS = _ARTICLES | {"un", "une"}
_TURNS = frozenset(("mais", "pourtant", "toutefois"))
_LARGE = frozenset(("million", "millions", "milliard", "milliards"))
_ORDINALS = frozenset(("premier", "première", "second", "seconde", "dernier", "dernière"))


def leans(syntax: Syntax, draft: Draft, sentence: Sentence, relational: Collection[str]) -> str | None:
    """Why a draft cannot stand over a page, ``None`` when it can.

    ``relational``: lemmas of nouns that ask « of whom? » (frère, épouse, avocat).
    """
    return (
        _object_pronoun(syntax, draft.tokens)
        or _others(syntax, draft.tokens)
        or _ordinal(syntax, draft.tokens)
        or _relational(syntax, draft.tokens, relational)
        or _bare_number(syntax, draft.tokens)
        or _in_question(syntax, draft.tokens)
        or _turn_lost(syntax, draft, sentence)
    )


def _in_question(syntax: Syntax, kept: tuple[int, ...]) -> str | None:
    """« Le préfet en question n’a pas comparu »: which?"""
    questions = set(syntax.places.get("question", ())).intersection(kept)
    bare = any(syntax.low[t - 1] == "en" and syntax.dep[syntax.head[t]].startswith("nsubj") for t in questions)
    return "in question" if bare else None


def _others(syntax: Syntax, kept: tuple[int, ...]) -> str | None:
    """« D’autres promoteurs ont préféré partir »: other than whom?"""
    opens = [syntax.low[t].replace("’", "'") for t in kept[:2]] == ["d'", "autres"]
    return "others" if opens else None


def _object_pronoun(syntax: Syntax, kept: tuple[int, ...]) -> str | None:
    """« le », « la », « les », « l’ », « en », « y » before a finite verb, whatever their tag."""
    if syntax.once("before verbs", 0, _object_pronoun, lambda: _before_verbs(syntax)).isdisjoint(kept):
        return None
    for before, token in pairwise(kept):
        if token != before + 1 or syntax.low[before].replace("’", "'") not in _OBJECTS:
            continue
        if syntax.low[before] == "y" and syntax.lemma[token] == "avoir":
            continue
        form = syntax.feats[token].get("VerbForm")
        pronoun = syntax.pos[before] == "PRON" or syntax.low[before].endswith(("'", "’"))
        verb = syntax.pos[token] in ("VERB", "AUX") and (form == "Fin" or (form == "Inf" and pronoun))
        if form == "Inf" and verb:
            return "object pronoun"
        if not verb or syntax.lemma[token] in _IDIOMS:
            continue
        if before and syntax.low[before - 1] in ("se", "s'", "s’"):
            continue  # « s’en prend à », « s’y oppose »: the verb's own
        if syntax.pos[token] == "AUX" and pronoun and syntax.pos[token - 1] == "PRON":
            return "object pronoun"
        if any(r.person for r in lexicon.conjugations(syntax.text[token])):
            return "object pronoun"
    return None


def _before_verbs(syntax: Syntax) -> frozenset[int]:
    """What may be an object pronoun: such a word right before a verb."""
    verbs = frozenset(("VERB", "AUX"))
    pairs = enumerate(zip(syntax.low, syntax.pos[1:], strict=False))
    return frozenset([at for at, (low, after) in pairs if after in verbs and low.replace("’", "'") in _OBJECTS])


def _is_ordinal(low: str) -> bool:
    bare = low.rstrip("s")
    return bare.endswith("ième") or bare in _ORDINALS


def _ordinal(syntax: Syntax, kept: tuple[int, ...]) -> str | None:
    """« Le quatrième a été relâché »: the fourth of whom?"""
    ordinals = syntax.once("ordinals", 0, _ordinal, lambda: words_standing(syntax, _is_ordinal))
    if ordinals.isdisjoint(kept):
        return None
    for index, (before, token) in enumerate(pairwise(kept)):
        if token not in ordinals or syntax.low[before] not in _BEFORE_ORDINALS:
            continue
        after = kept[index + 2] if index + 2 < len(kept) else -1
        if after < 0 or syntax.pos[after] in ("VERB", "AUX", "ADV", "PRON", "PUNCT"):
            return "ordinal"
    return None


def _relational(syntax: Syntax, kept: tuple[int, ...], relational: Collection[str]) -> str | None:
    """« Le beau-frère a bénéficié d’un non-lieu »: whose?"""
    if not relational or not any(map(relational.__contains__, [syntax.low[token] for token in kept])):
        return None
    shown = set(kept)
    for before, token in pairwise(kept):
        if syntax.low[before] not in ("le", "la", "l'", "l’") or syntax.low[token] not in relational:
            continue
        after = token + 1
        if after in shown and (syntax.pos[after] in ("PROPN", "X") or syntax.low[after] in ("de", "du", "des", "d'")):
            continue
        if not any(
            c in shown and c > token and syntax.dep[c].startswith(("nmod", "appos", "flat"))
            for c in syntax.children[token]
        ):
            return "relation without its other end"
    return None


def _bare_number(syntax: Syntax, kept: tuple[int, ...]) -> str | None:
    """« 1,9 million » and nothing counted."""
    for index, token in enumerate(kept):
        if syntax.low[token] not in _LARGE:
            continue
        after = kept[index + 1] if index + 1 < len(kept) else -1
        counted = index > 2 and syntax.low[kept[index - 2]] == "de" and syntax.pos[kept[index - 3]] == "NOUN"
        if not counted and (after < 0 or syntax.low[after] not in ("de", "d'", "d’")) and not _spent(syntax, token):
            return "number without its unit"
    return None


_SPENDING = frozenset(
    """investir débloquer coûter verser payer prêter lever perdre gagner dépenser économiser rapporter injecter allouer
    débourser chiffrer emprunter rembourser""".split()
)


def _spent(syntax: Syntax, token: int) -> bool:
    """Whether millions are what somebody spends or earns, in an article that says elsewhere in what money."""
    above = syntax.head[token]
    if syntax.lemma[above] not in _SPENDING or not syntax.dep[token].startswith("obj"):
        return False
    return any(
        syntax.low[t] in _LARGE and syntax.low[t + 1] in ("de", "d'") and syntax.low[t + 2] in _CURRENCIES
        for t in range(len(syntax) - 2)
    )


_CURRENCIES = frozenset("euro euros dollar dollars franc francs dinar dinars dirham dirhams fcfa livres".split())


def _turn_lost(syntax: Syntax, draft: Draft, sentence: Sentence) -> str | None:
    """A clause whose « mais » was left out: the news stands behind it."""
    if draft.kind not in ("clause", "verbless", "theme", "nominal"):
        return None
    shown = set(draft.tokens)
    for token in range(draft.head + 1, sentence.stop):
        if syntax.text[token] in (":", ";") and token not in shown:
            return None  # what a colon opens is another clause
        if syntax.low[token] not in _TURNS or token in shown:
            continue
        if token == draft.head + 1 and syntax.low[token] != "mais":
            continue  # « refuse pourtant de parler »: it ties the clause to the one before
        if not syntax.quoted(token):
            return "cut before « mais »"
    return None


def bare_subject(syntax: Syntax, draft: Draft) -> bool:
    """Whether the subject is a definite noun in the singular that does not say which: « le texte », « la mesure »."""
    return unsaid_subject(syntax, draft, frozenset(), frozenset()) >= 1


def unsaid_subject(
    syntax: Syntax, draft: Draft, known: Collection[str], vague: Collection[str], told: Collection[str] = ()
) -> float:
    """How much a definite subject leaves open which is meant: 1 for « le texte », less for what there is only one of.

    ``known``: lemmas of bodies and offices that a reader takes for those of the place (la police, le parquet).
    ``vague``: nouns that say nothing even with a reader's good will (la situation, l’affaire). ``told``:
    stems of the title and the opening, where the reader has met the noun.
    """
    if (
        draft.kind not in ("clause", "verbless", "stance")
        or len(draft.tokens) < 2
        or "complete-the-noun" in draft.operations
    ):
        return 0.0
    if draft.words and draft.words[0].rule == "name-the-pronoun" and _empty_word(draft.words[0].text, vague):
        return 1.6
    first, noun = _opening(syntax, draft)
    article = syntax.low[first].replace("’", "'")
    if article not in ("le", "la", "l'", "les") or syntax.pos[noun] != "NOUN":
        return 0.0
    if syntax.text[noun][:1].isupper() or not syntax.dep[noun].startswith("nsubj"):
        return 0.0
    below = [c for c in syntax.children[noun] if c in draft.tokens and c > noun]
    empty = syntax.lemma[noun] in vague or syntax.low[noun] in vague
    if below:
        return 0.8 if empty and all(syntax.pos[c] == "ADJ" for c in below) else 0.0
    if empty:
        return 1.6
    if syntax.lemma[noun] in known or syntax.low[noun] in known:
        return 0.0
    if stem(syntax.low[noun]) in told:
        return 0.3
    return 0.4 if article == "les" else 1.0


def _empty_word(text: str, vague: Collection[str]) -> bool:
    """Whether what was written for a pronoun says nothing: « la salle »."""
    return text.lower().replace("’", "' ").split()[-1] in vague


def _opening(syntax: Syntax, draft: Draft) -> tuple[int, int]:
    """The article and the noun of the subject, behind a frame too; else the first two tokens."""
    for token in syntax.children[draft.head]:
        if syntax.dep[token].startswith("nsubj") and draft.tokens[1] < token < draft.head and token in draft.tokens:
            before = draft.tokens[draft.tokens.index(token) - 1]
            if before == token - 1 and syntax.pos[before] == "DET" and before != draft.tokens[0]:
                return before, token
    return draft.tokens[0], draft.tokens[1]


def unsaid_object(syntax: Syntax, draft: Draft, vague: Collection[str] = ()) -> float:
    """How much what the verb is about is a definite noun that does not say which: « fâche la branche ».

    1 for such a noun, 2 for one that says nothing at all (« balaie l’argument »).
    """
    if draft.kind != "clause":
        return 0.0
    last = draft.tokens[-1]
    article = syntax.low[last - 1].replace("’", "'")
    unsaid = (
        syntax.pos[last] == "NOUN"
        and article in ("le", "la", "l'", "les")
        and last - 1 in draft.tokens
        and syntax.dep[last] in ("obj", "iobj", "obl:arg")
    )
    return unsaid * (2.0 if syntax.lemma[last] in vague and syntax.dep[last] == "obj" else 1.0)
