"""Whether a draft may be a subheading: a fact of the text itself, on a noun that says something."""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.french.nominalisations import action_nouns
from restructurer.writing.attributions import find_attributions
from restructurer.writing.drafts import Draft
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.lemmas import CONTENT
from restructurer.writing.parts import Word
from restructurer.writing.predicates import finite
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax, of_article


def may_head(syntax: Syntax, noun: int, settings: HeadingSettings, shortening: Shortening) -> bool:
    """Whether :func:`fit` could take any phrase on a noun: what it asks of the noun alone, before a phrase is cut."""
    if syntax.lemma[noun] in settings.empty_heads or syntax.low[noun] in settings.empty_heads:
        return False
    if not any(child > noun and _tells(syntax, child) for child in syntax.children[noun]):
        return False
    return not (
        _about_a_person(syntax, noun) or unreal(syntax, noun, settings) or _only_speaks(syntax, noun, shortening)
    )


_ABOUT = frozenset(("à", "au", "aux", "de", "du", "des", "d'", "sur", "pour", "contre"))


def _without_content(syntax: Syntax, draft: Draft, settings: HeadingSettings) -> bool:
    """Whether somebody speaks, and nothing tells of what: « La ministre a répliqué en après-midi »."""
    below = [syntax.dep[c] for c in syntax.children[draft.head]]
    done = any(label == "aux:pass" or label.startswith("expl") for label in below)
    if done or syntax.lemma[draft.head] in settings.stances or "«" in draft.text:
        return False
    behind = [c for c in syntax.children[draft.head] if c > draft.head and c in draft.tokens]
    opened = {c: min(t for t in syntax.subtree(c) if t in draft.tokens) for c in behind}
    placed = [c for c in behind if syntax.pos[opened[c]] == "ADP" and syntax.low[opened[c]] not in _ABOUT]
    loose = [c for c in behind if syntax.dep[c] in ("punct", "advmod", "advcl")]
    return len(behind) == len(placed) + len(loose)


def fit(
    analysis: Analysis, draft: Draft, settings: HeadingSettings, shortening: Shortening, *, strict: bool = True
) -> bool:
    """Whether a draft may be a subheading: a fact of the text itself, on a noun that says something.

    ``strict=False``: noun phrases of less weight too, for a section that has nothing better.
    """
    syntax = of_article(analysis)
    if draft.kind in ("clause", "verbless", "stance"):
        if draft.speaker is not None and not (draft.speaker.announces or _measured(syntax, draft, settings)):
            return False
        plain = draft.text.lower().replace("’", "'")
        if any(map(plain.__contains__, settings.stock)):
            return False
        reporting = syntax.lemma[draft.head] in shortening.claiming or syntax.lemma[draft.head] in shortening.announcing
        if (
            reporting
            and syntax.lemma[draft.head] not in settings.stances
            and any(
                syntax.dep[c] == "ccomp"
                or syntax.low[c] == "que"
                or (syntax.dep[c] == "xcomp" and _infinitive(syntax, c))
                for c in syntax.children[draft.head]
            )
        ):
            return False
        if reporting and draft.kind == "clause" and _without_content(syntax, draft, settings):
            return False
        return syntax.low[draft.tokens[0]] not in ("il", "ils", "elle", "elles")
    if draft.kind in ("nominal", "theme"):
        listed = draft.kind == "nominal" and ", " in draft.text
        return not listed and (draft.speaker is None or draft.speaker.announces)
    if draft.kind == "enumeration":
        return sum(syntax.pos[t] in CONTENT for t in draft.tokens) >= 4
    if draft.kind == "qualified":
        return syntax.lemma[draft.head] not in settings.empty_heads and not unreal(syntax, draft.head, settings)
    if (
        draft.kind == "said"
        and sum(syntax.pos[t] in ("NOUN", "PROPN", "NUM") for t in draft.tokens if t >= draft.head) < 1
    ):
        return False  # « Javier López : il faut rester prudent »
    if draft.kind == "said":
        return not any(syntax.text[t] in settings.agencies for t in draft.tokens[:3])
    if draft.kind == "stated" and syntax.low[draft.tokens[0]] in ("le", "la", "l'", "les"):
        return syntax.lemma[draft.head] not in settings.empty_heads  # « La troisième fois en trois ans »
    if draft.kind in ("quote", "words", "places", "names", "figures", "stated"):
        return True
    if any(syntax.lemma[t] in settings.time_words for t in draft.tokens) or _about_a_person(syntax, draft.head):
        return False
    if syntax.text[draft.head][:1].isupper() and draft.head != draft.tokens[0]:
        return False
    if syntax.lemma[draft.head] in settings.empty_heads or syntax.low[draft.head] in settings.empty_heads:
        return False
    words = [t for t in draft.tokens if syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB")]
    if (
        len(words) < 3 - (not strict)
        or any(syntax.text[t] == "%" for t in draft.tokens[:2])
        or unreal(syntax, draft.head, settings)
        or (syntax.dep[draft.head] == "obj" and syntax.lemma[syntax.head[draft.head]] in settings.blaming)
    ):
        return False
    if any(syntax.feats[t].get("Tense") == "Pres" and syntax.feats[t].get("VerbForm") == "Part" for t in draft.tokens):
        return False
    if draft.tokens[-1] == len(syntax) - 1 or _attributed(analysis, draft, shortening) or _loose_end(syntax, draft):
        return False
    if _only_speaks(syntax, draft.head, shortening) or asked(analysis, analysis.sentences[draft.sentence]):
        return False
    event = is_event(syntax, draft.head, settings)
    told = [c for c in syntax.children[draft.head] if c in draft.tokens and c > draft.head and _tells(syntax, c)]
    if not told or (event and _placed_in(syntax, draft.head)):
        return False
    if not event and syntax.quoted(draft.head):
        return False
    if _runs_on(syntax, draft):
        return False
    counted = syntax.pos[draft.tokens[0]] == "NUM"
    argument = syntax.dep[draft.head] == "obl:arg"
    if not strict and not (event or counted or argument or _central(syntax, draft.head)):
        return False
    if syntax.pos[draft.tokens[0]] == "DET" and syntax.head[draft.tokens[0]] != draft.head:
        return False
    if strict and not event and (not _central(syntax, draft.head) or syntax.dep[draft.head].startswith("nsubj")):
        return False
    first = draft.tokens[0]
    bare = syntax.pos[first] == "NOUN" and not any(isinstance(part, Word) for part in draft.parts[:1])
    if bare and syntax.lemma[syntax.head[draft.head]] in settings.empty_heads:
        return False
    return not bare or (event and (first == 0 or syntax.low[first - 1] in ("de", "d'", ".", ":")))


_CUES = frozenset(("selon", "d'après"))
# How many came to a march is told by whoever counted them.
_CONTESTED = frozenset("manifestant manifester participant défiler gréviste cortège".split())


def _measured(syntax: Syntax, draft: Draft, settings: HeadingSettings) -> bool:
    """Whether a clause gives a figure of those who count such things: « selon la chambre d’agriculture »."""
    speaker = draft.speaker
    if speaker is None or speaker.cue.replace("’", "'") not in _CUES:
        return False
    verb = finite(syntax, draft.head)
    if verb is not None and syntax.feats[verb].get("Mood") == "Cnd":
        return False
    counted = any(syntax.pos[t] == "NUM" and syntax.low[t] not in ("un", "une") for t in draft.tokens)
    contested = any(syntax.lemma[t] in _CONTESTED for t in draft.tokens)
    return counted and not contested and informed(syntax, speaker.first, speaker.stop, settings.informed)


def informed(syntax: Syntax, first: int, stop: int, words: frozenset[str]) -> bool:
    """Whether what « selon » opens is a body or a paper that counts; ``words``: their lemmas."""
    return any(syntax.lemma[t] in words or syntax.low[t] in words for t in range(first, stop))


def _runs_on(syntax: Syntax, draft: Draft) -> bool:
    """Whether the last of joined nouns is the subject of what follows: « une peine et Julie Roy (a été…) »."""
    after = draft.tokens[-1] + 1
    joined = any(syntax.low[t] == "et" for t in draft.tokens)
    verb = after < len(syntax) and syntax.feats[after].get("VerbForm") == "Fin"
    return joined and verb and not syntax.dep[draft.head].startswith("nsubj")


_WEAK_ENDS = frozenset("type genre sorte exemple part manière façon trait lieu cadre cours sujet propos titre".split())


def _loose_end(syntax: Syntax, draft: Draft) -> bool:
    """Whether a noun phrase ends on a noun that only announces what was cut: « des échanges de type »."""
    last = draft.tokens[-1]
    return syntax.low[last] in _WEAK_ENDS and last != draft.head


def _attributed(analysis: Analysis, draft: Draft, shortening: Shortening) -> bool:
    """Whether a noun phrase only says who or what the words are from: « selon les témoignages récoltés »."""
    syntax, sentence = of_article(analysis), analysis.sentences[draft.sentence]
    found = syntax.once(
        "attributions",
        sentence.index,
        shortening,
        lambda: find_attributions(syntax, sentence.first, sentence.stop, shortening),
    )
    return any(one.first <= draft.head < one.stop for one in found)


def _infinitive(syntax: Syntax, token: int) -> bool:
    return syntax.feats[token].get("VerbForm") == "Inf"


def _only_speaks(syntax: Syntax, token: int, shortening: Shortening) -> bool:
    """Whether a noun is the subject of a verb of saying: who speaks is not what is said."""
    verb = syntax.lemma[syntax.head[token]]
    return syntax.dep[token] == "nsubj" and (verb in shortening.claiming or verb in shortening.announcing)


def asked(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence is a question."""
    return analysis.source.text[sentence.start : sentence.end].rstrip(' \u00a0»"').endswith("?")


def _placed_in(syntax: Syntax, token: int) -> bool:
    """Whether a noun only says where or in what something happens: « des blocages dans la livraison »."""
    cases = [syntax.low[c] for c in syntax.children[token] if syntax.dep[c] == "case"]
    return syntax.dep[token].startswith("obl") and any(
        case in ("dans", "en", "à", "au", "aux", "sous", "devant", "vers", "chez") for case in cases
    )


def _tells(syntax: Syntax, token: int) -> bool:
    """Whether a complement says more than a place does: « travaux menés en mer », not « université de Manchester »."""
    dep = syntax.dep[token].partition(":")[0]
    if dep not in ("nmod", "acl", "conj", "obl") or syntax.text[token][:1] in "0123456789-":
        return False
    return dep != "nmod" or syntax.pos[token] != "PROPN" or len(syntax.subtree(token)) > 3


def _central(syntax: Syntax, token: int) -> bool:
    """Whether a noun is the subject or an object of a verb, rather than a complement of a complement."""
    dep, head = syntax.dep[token], syntax.head[token]
    if dep == "conj":
        return _central(syntax, head)
    return dep in ("nsubj", "nsubj:pass", "obj", "obl:agent")


def unreal(syntax: Syntax, token: int, settings: HeadingSettings) -> bool:
    """Whether a thing is lacking, awaited or denied in the text: « attend le feu vert », « sans accord »."""
    return syntax.once("unreal", token, settings, lambda: _told_as_unreal(syntax, token, settings))


def _told_as_unreal(syntax: Syntax, token: int, settings: HeadingSettings) -> bool:
    at = token
    for _ in range(6):
        verbs = {one.lemma for one in lexicon.conjugations(syntax.text[at])} if syntax.pos[at] == "VERB" else set()
        if not settings.absent.isdisjoint({syntax.lemma[at], *verbs}) or any(
            syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("sans", "ne", "n'", "aucun", "aucune")
            for c in syntax.children[at]
        ):
            return True
        helpers = [c for c in syntax.children[at] if syntax.dep[c].startswith(("aux", "cop"))]
        if syntax.pos[at] == "VERB" and any(syntax.feats[t].get("Mood") == "Cnd" for t in (at, *helpers)):
            return True
        moods = {r.mood for t in (at, *helpers) for r in lexicon.conjugations(syntax.text[t])}
        if moods == {"cnd"}:
            return True
        if syntax.head[at] == at or (
            syntax.pos[at] == "VERB" and not (syntax.feats[at].get("VerbForm") == "Inf" and syntax.dep[at] != "advcl")
        ):
            return False
        at = syntax.head[at]
    return False


def _about_a_person(syntax: Syntax, head: int) -> bool:
    """Whether a noun phrase only names somebody: « le conservateur Dimitris Avramopoulos »."""
    names = [
        c
        for c in syntax.children[head]
        if syntax.pos[c] == "PROPN" and syntax.dep[c].partition(":")[0] in ("appos", "flat", "nmod")
    ]
    bare = any(c == head + 1 or syntax.left[c] == c for c in names) and not any(
        syntax.dep[c] == "case" for n in names for c in syntax.children[n]
    )
    return syntax.pos[head] == "PROPN" or bare


def is_event(syntax: Syntax, token: int, settings: HeadingSettings) -> bool:
    """Whether a noun names an action or an event (« fermeture », « hausse »)."""
    low = syntax.lemma[token]
    if low in settings.bodies or syntax.pos[token] != "NOUN":
        return False
    return low in settings.event_nouns or low in action_nouns()
