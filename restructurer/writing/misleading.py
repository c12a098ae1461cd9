"""What a subheading would tell wrongly once its sentence is gone: a hypothesis as a fact, what was taken back since.

« Le ministre a d'abord invoqué une panne » without « d'abord », « Première piste : une vanne a cédé » without its first
words, « il a annulé un voyage » without where to: each is true of the words, and false or empty over a section.
"""

from __future__ import annotations

import re
from functools import lru_cache

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french.typography import straight
from restructurer.writing.drafts import Draft
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.placement import paragraph_span
from restructurer.writing.predicates import finite
from restructurer.writing.syntax import Syntax, of_article
from restructurer.writing.tenses import PRESENT

_CLAUSES = frozenset(("clause", "verbless", "topic", "theme", "nominal", "stance"))
_EITHER = frozenset(("soit", "ou"))
_SHORT = 10  # tokens of a sentence that only says that hypotheses follow
_BEHIND = frozenset(("à", "au", "aux", "avec", "contre", "de", "d'", "du", "des", "en", "pour", "sur", "vers"))
_TOO = frozenset(("également", "aussi"))
_WHICH = frozenset(("de", "d'", "du", "des", "à", "au", "aux", "en", "vers", "contre"))
_DASHES = frozenset(("-", "–", "—"))
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_SPANS = frozenset(
    """an année janvier février mars avril mai juin juillet août septembre octobre novembre décembre été hiver automne
    printemps""".split()
)
_THAN = frozenset(("que", "qu'", "qu’", "ne", "n'", "n’"))
_INDEFINITE = frozenset(("un", "une", "des"))
_SELF = frozenset(("se", "s'", "s’"))
_OWN = frozenset(("son", "sa", "ses", "leur", "leurs"))


def misleads(analysis: Analysis, draft: Draft, settings: HeadingSettings) -> str | None:
    """Why a draft would say something else than its sentence does; ``None`` when it would not."""
    syntax, sentence = of_article(analysis), analysis.sentences[draft.sentence]
    if _supposed(analysis, syntax, draft, sentence, settings):
        return "hypothesis"
    if any(syntax.text[t] in _DASHES and syntax.start[t] > syntax.end(t - 1) for t in draft.tokens):
        return "torn aside"  # « les accises sur le tabac - 20 cents »
    if draft.kind in ("quote", "words"):
        return _leaning_words(syntax, draft, settings)
    if draft.kind in ("phrase", *_CLAUSES) and _lost(syntax, draft, sentence, settings) and not _ahead(syntax, draft):
        return "taken back since"
    if draft.kind in _CLAUSES and (_unconditional(syntax, draft, sentence, settings) or _announced(syntax, draft)):
        return "condition lost"
    if draft.kind in ("phrase", *_CLAUSES) and _long_ago(syntax, draft, sentence) and not _ahead(syntax, draft):
        return "told as of now"
    if draft.kind not in _CLAUSES:
        return None
    if draft.kind in ("clause", "topic") and _opens(draft, settings.dated):
        return "dated"
    first = draft.tokens[0]
    if syntax.low[first] == "avec" and syntax.pos[first + 1] == "NOUN" and syntax.text[first + 2] == ",":
        return "manner"  # « Avec bonhomie, l'entraîneur… »
    return _cut_short(syntax, draft, settings)


@lru_cache(maxsize=8)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")(?:(?<=')|(?![\w-]))")


def _said(syntax: Syntax, sentence: Sentence) -> str:
    return straight(syntax.chars(sentence.first, sentence.stop))


def _supposed(analysis: Analysis, syntax: Syntax, draft: Draft, sentence: Sentence, settings: HeadingSettings) -> bool:
    """Whether a sentence says that it is a supposition, or a short one before it in its paragraph does."""
    opening = syntax.low[sentence.first]
    if opening in _EITHER and syntax.low[sentence.first + 1 : sentence.stop].count(opening):
        return True
    first = min(draft.tokens, default=sentence.first)
    colon = next((t for t in range(sentence.first, min(first, sentence.stop)) if syntax.text[t] == ":"), None)
    if colon is not None and _announces(syntax, sentence.first, colon, settings):
        return True
    return syntax.once(
        "supposed",
        sentence.index,
        settings.hypotheses,
        lambda: (
            _any_of(settings.supposing).search(_said(syntax, sentence)) is not None
            or any(
                _announces(syntax, one.first, one.stop, settings)
                for one in analysis.sentences[paragraph_span(analysis, sentence.index)[0] : sentence.index]
            )
        ),
    )


def _announces(syntax: Syntax, first: int, stop: int, settings: HeadingSettings) -> bool:
    """« Plusieurs hypothèses. », « Première piste : »: what follows is one of them."""
    return stop - first <= _SHORT and any(syntax.lemma[t] in settings.hypotheses for t in range(first, stop))


def _lost(syntax: Syntax, draft: Draft, sentence: Sentence, settings: HeadingSettings) -> bool:
    """Whether words that limit what was done to a time gone by are lost, or it is told as of now all the same."""
    found = syntax.once(
        "overtaken",
        sentence.index,
        settings.overtaken,
        lambda: {match.group() for match in _any_of(settings.overtaken).finditer(_said(syntax, sentence))},
    )
    return bool(found) and (PRESENT in draft.operations or any(one not in straight(draft.text) for one in found))


def _ahead(syntax: Syntax, draft: Draft) -> bool:
    """Whether a draft tells what is to come: nothing has overtaken it."""
    verb = finite(syntax, draft.head)
    return verb is not None and syntax.feats[verb].get("Tense") == "Fut"


def _leaning_words(syntax: Syntax, draft: Draft, settings: HeadingSettings) -> str | None:
    """Words of a quote that point outside it: « leurs vies ne semblaient pas en danger », « … ont également été »."""
    if _any_of(settings.dated).match(straight(draft.text.rpartition("«")[2].strip())):
        return "goes on with what was said"  # « Par exemple, je monte du pied gauche »
    for token in draft.tokens:
        low = syntax.low[token]
        if low in _TOO:
            return "points to what was said"
        if low in _OWN and not any(syntax.pos[t] in ("NOUN", "PROPN") for t in draft.tokens if t < token):
            return "points to who was named"
    return None


def _long_ago(syntax: Syntax, draft: Draft, sentence: Sentence) -> bool:
    """Whether the year in which something was done is lost, or « en mars dernier », « il y a dix ans »."""
    span = range(sentence.first, sentence.stop)
    past = syntax.once("gone by", sentence.index, None, lambda: [token for token in span if _gone_by(syntax, token)])
    told = syntax.head[draft.head] if draft.kind == "phrase" else draft.head
    for token in past:
        if token in draft.tokens:
            continue
        at = token
        for _ in range(5):
            if at == told or syntax.head[at] == at or syntax.pos[at] in ("VERB", "AUX"):
                break
            at = syntax.head[at]
        if at == told:
            return True
    return False


def _gone_by(syntax: Syntax, token: int) -> bool:
    if _YEAR.fullmatch(syntax.text[token]):
        return True
    if syntax.low[token] in ("dernier", "dernière"):
        return syntax.low[token - 1] in _SPANS
    ago = [low.replace("’", "'") for low in syntax.low[token - 3 : token]]
    return syntax.low[token + 1 : token + 2] in (("ans",), ("années",)) and ago == ["il", "y", "a"]


def _unconditional(syntax: Syntax, draft: Draft, sentence: Sentence, settings: HeadingSettings) -> bool:
    """Whether what happens on one condition is told without it: « sous réserve d'un vote », « en cas d'échec »."""
    found = syntax.once(
        "provided",
        sentence.index,
        settings.provided,
        lambda: {match.group() for match in _any_of(settings.provided).finditer(_said(syntax, sentence))},
    )
    return any(one not in straight(draft.text) for one in found)


def _announced(syntax: Syntax, draft: Draft) -> bool:
    """« a annoncé qu'une plainte serait déposée »: what would be, for somebody then, is no rumour of now."""
    verb = finite(syntax, draft.head)
    above = syntax.head[draft.head]
    if verb is None or syntax.feats[verb].get("Mood") != "Cnd" or syntax.dep[draft.head] != "ccomp":
        return False
    governor = finite(syntax, above)
    return governor is not None and (governor != above or syntax.feats[governor].get("Tense") == "Imp")


def _opens(draft: Draft, phrases: tuple[str, ...]) -> bool:
    """Whether a draft opens on one of some phrases: « Récemment, », « Lundi 3 mars, »."""
    return _any_of(phrases).match(straight(draft.text)) is not None and "," in draft.text


def _cut_short(syntax: Syntax, draft: Draft, settings: HeadingSettings) -> str | None:
    """Whether a draft stops before the words that give its verb or its last noun a meaning."""
    if any(_which(syntax, draft, token) for token in syntax.children[draft.head] if token > draft.head):
        return "cut short"
    kept = set(draft.tokens)
    verb, last = draft.head, draft.tokens[-1]
    children = syntax.children[verb]
    reflexive = any(syntax.low[c] in _SELF and c in kept for c in children)
    if reflexive and syntax.lemma[verb] in settings.placing and not any(c > verb and c in kept for c in children):
        return "no place"  # « Le rassemblement se fera »
    article = last - 1
    after = last + 1
    if syntax.pos[last] == "NOUN" and article in kept and syntax.low[article] in _INDEFINITE and after < len(syntax):
        gone = after not in kept and syntax.low[after] in _WHICH
        if (
            gone
            and syntax.head[syntax.head[after]] in (last, verb)
            and not _timely(syntax, syntax.head[after], settings)
        ):
            return "noun without what it is of"  # « a annulé un voyage (à Oslo) »
    wants = {syntax.low[verb], syntax.low[verb].rstrip("s").removesuffix("e"), syntax.lemma[verb]} & settings.wanting
    if wants and last == verb and after < len(syntax) and syntax.low[after] in _WHICH:
        return "adjective without what it is to"  # « sont opposés (à l'arrêt des soins) »
    degrees = (t for t in kept if syntax.low[t] in ("plus", "moins") and syntax.pos[t + 1] == "ADJ")
    bare = any(t + 1 == verb or syntax.low[t + 2] == "encore" for t in degrees)
    if bare and not any(syntax.low[t] in _THAN for t in kept):
        return "compares with what is not said"  # « est plus rude encore »
    if syntax.feats[last].get("VerbForm") == "Inf" and after < len(syntax) and syntax.low[after] in _BEHIND:
        noun = syntax.head[after]
        if syntax.head[noun] == last and not _timely(syntax, noun, settings):
            return "infinitive without what it is about"  # « entend travailler (sur les propositions) »
    owned = any(syntax.dep[c] == "obj" and c in kept and syntax.low[syntax.left[c]] in _OWN for c in children)
    if any(syntax.text[t] == ":" for t in kept) and syntax.text[after : after + 1] == (",",):
        return "list cut"  # « a tout relancé : coup franc de Sissoko (, poteau rentrant) »
    if any(syntax.low[t] == "plutôt" for t in kept) and not any(syntax.low[t] in _THAN for t in kept):
        return "compares with what is not said"  # « réclamait plutôt deux correspondants »
    withs = [c for c in children if c > verb and syntax.low[syntax.left[c]] == "avec"]
    means = bool(withs) and kept.isdisjoint(withs)
    bare = not any(syntax.dep[c].startswith(("obj", "xcomp", "ccomp", "aux:pass")) for c in children)
    # « nourrit ses poules (avec du grain bio) », « repart de Brême (avec un succès) »
    return "means lost" if means and (owned or bare) else None


def _timely(syntax: Syntax, noun: int, settings: HeadingSettings) -> bool:
    return syntax.lemma[noun] in settings.time_words or syntax.text[noun][:1].isdigit()


def _which(syntax: Syntax, draft: Draft, noun: int) -> bool:
    """Whether the participle that says which is gone from a definite object: « salue le rôle actif (joué par X) »."""
    if noun not in draft.tokens or syntax.pos[noun] != "NOUN" or not syntax.dep[noun].startswith("obj"):
        return False
    below = syntax.children[noun]
    if not any(syntax.low[c] in ("le", "la", "l'", "les") and c < noun and c in draft.tokens for c in below):
        return False
    told = [c for c in below if c > noun and syntax.dep[c] == "acl" and syntax.feats[c].get("VerbForm") == "Part"]
    kept = any(c > noun and c in draft.tokens and syntax.dep[c].startswith("nmod") for c in below)
    return bool(told) and not kept and all(c not in draft.tokens and syntax.text[c - 1] != "," for c in told)
