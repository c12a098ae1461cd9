"""Faults of a shortened title that its given form did not have."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from restructurer.french import lexicon
from restructurer.french.calendar import MONTHS
from restructurer.writing.clause_guards import told_without_verb
from restructurer.writing.guards import refuse_edges
from restructurer.writing.selection import Selection
from restructurer.writing.stretch_tests import QUOTE_MARKS
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_losses import theme_end
from restructurer.writing.title_step import QUOTE_HEAD, QUOTE_TAIL
from restructurer.writing.title_verbs import is_finite, past_participle
from restructurer.writing.torn import DAYS, name_torn, torn_atom

_END_MARKS = "?!"
_CLOSED = (("»",), ("”",))
# What says something of the noun right before it.
_TIED = frozenset(("de", "du", "des", "d'", "qui", "que", "qu'", "dont", "«", "“", '"'))
_LEADING = frozenset(("encore", "toujours", "déjà", "bientôt", "presque", "surtout", "aussi", "même"))
_CUT_QUOTES = frozenset((QUOTE_TAIL, QUOTE_HEAD))
_INSIDE_MARKS = frozenset(("/", "|", '"', "“", "”"))


def refuse_title(syntax: Syntax, selection: Selection) -> str | None:
    """The faults of a shortened title that its given form did not have."""
    kept = tuple(
        t
        for t in selection.kept
        if (syntax.text[t] not in _END_MARKS or syntax.text[t + 1 : t + 2] in _CLOSED)
        and syntax.text[t] not in _INSIDE_MARKS
    )
    if kept and syntax.low[kept[-1]] == "été" and syntax.pos[kept[-1] - 1] == "DET":
        kept = kept[:-2]  # « avant l’été » ends well
        kept = kept[:-1] if kept and syntax.pos[kept[-1]] == "ADP" else kept
    while kept and syntax.pos[kept[-1]] in ("VERB", "AUX") and past_participle(syntax.low[kept[-1]]):
        if syntax.pos[kept[-1] - 1] == "DET" and lexicon.is_noun(syntax.low[kept[-1]]):
            kept = kept[:-2]  # « repasser leur permis »: a noun, whatever its tag
            continue
        kept = kept[:-1]  # a participle ends a title well: « trois ans requis », « le chanteur est mort »
        while len(kept) > 1 and kept[-1] - 1 in kept and syntax.low[kept[-1]] in _HELPING:
            kept = kept[:-1]
        if kept and syntax.low[kept[-1]] == "être":  # « attendent toujours | d’être indemnisés »
            kept = kept[:-1]
            while kept and syntax.pos[kept[-1]] in ("ADP", "ADV"):
                kept = kept[:-1]
    cut = _CUT_QUOTES & set(selection.operations)
    if cut:
        kept = tuple(t for t in kept if syntax.text[t] not in QUOTE_MARKS)  # whole or not, they are told by _quote_cut
    asks = bool(kept) and syntax.low[kept[0]] in ("que", "qu'") and any(t.startswith("-") for t in syntax.low[:12])
    trimmed = Selection(kept[asks:], 0, selection.words)  # « Que reste-t-il de la mobilisation ? »
    present = set(selection.kept) | {
        t for w in selection.words if w.first is not None for t in range(w.first, w.stop or 0)
    }
    colon = theme_end(syntax)
    themed = any(t in present for t in range(colon))
    if colon and "drop-theme" not in selection.operations and not themed:
        return "theme lost"
    return (
        refuse_edges(syntax, trimmed)
        or _headless(syntax, selection)
        or _quote_cut(syntax, present, cut)
        or _put_in_quote(syntax, selection)
        or _adverb_alone(syntax, trimmed)
        or told_without_verb(syntax, kept)
        or _bare_news(syntax, sorted(present), colon)
        or _owner_lost(syntax, present, selection)
        or _pronoun_alone(syntax, selection)
        or _colon_lost(syntax, present)
        or _question_lost(syntax, present)
        or _seams(syntax, selection, present)
        or _asking_alone(syntax, kept)
        or _span_cut(syntax, present)
        or _torn(syntax, selection, present)
    )


def _torn(syntax: Syntax, selection: Selection, present: set[int]) -> str | None:
    if not _moved(selection):
        return torn_atom(syntax, selection.kept, present)
    opened = "drop-opening" in selection.operations and not any(w.rule.startswith("title.") for w in selection.words)
    return "torn name" if opened and name_torn(syntax, present) else None


def _span_cut(syntax: Syntax, present: set[int]) -> str | None:
    """« entre Brest [et Vannes] », « de mars [à mai] »: one end of two."""
    for token in present:
        if syntax.low[token] == "entre":
            joint = next((t for t in range(token + 2, min(token + 10, len(syntax))) if syntax.low[t] == "et"), 0)
            if joint and joint not in present and token + 1 in present:
                return "span cut"
        until = token + 2
        spans = (
            syntax.low[token] == "de" and syntax.low[until : until + 1] in (("à",), ("au",)) and until not in present
        )
        if spans and syntax.low[token + 1] in DAYS | _MONTHS and syntax.low[until + 1] in DAYS | _MONTHS:
            return "span cut"
    return None


_MONTHS = frozenset(MONTHS)
_ASKING = frozenset(("pourquoi", "comment"))


def _asking_alone(syntax: Syntax, kept: Sequence[int]) -> str | None:
    """« Pourquoi la fermeture du tunnel [inquiète les commerçants] »: a question that has lost its verb."""
    if not kept or syntax.low[kept[0]] not in _ASKING or any(syntax.pos[t] in ("VERB", "AUX") for t in kept):
        return None
    lost = set(range(kept[0], len(syntax))) - set(kept)
    return "verb lost" if any(syntax.pos[t] in ("VERB", "AUX") or is_finite(syntax, t) for t in lost) else None


_QUOTED = frozenset(("«", "“", '"'))


def _headless(syntax: Syntax, selection: Selection) -> str | None:
    """A verb, or its pronoun, that has lost its subject: « Se mobilisent contre… »."""
    shown = set(selection.kept)
    shown |= {t for w in selection.words if w.first is not None and w.at is None for t in range(w.first, w.stop or 0)}
    words = sorted(t for t in shown if syntax.pos[t] != "PUNCT")
    colon = theme_end(syntax)
    starts = set(words[:1])
    starts |= {next((t for t in words if t > colon), 0)} if colon else set()
    for token in sorted(starts):
        if token in (0, colon + 1) or token not in selection.kept or syntax.text[token - 1] in _QUOTED:
            continue
        if is_finite(syntax, token) or (syntax.low[token] in ("se", "s'", "ne", "n'") and syntax.pos[token] != "NOUN"):
            return "subject lost"
    return None


_SOMEBODY = frozenset(("il", "elle", "ils", "elles"))


def _pronoun_alone(syntax: Syntax, selection: Selection) -> str | None:
    """« [Pris en flagrant délit de vol,] il crache sur les policiers »: a title that opens on who is not said."""
    first = selection.kept[0] if selection.kept else 0
    before = any(word.first is not None and word.first < first for word in selection.words)
    if first and not before and syntax.text[first].islower() and syntax.low[first] in _SOMEBODY:
        return "orphan pronoun" if syntax.text[first - 1] == "," else None
    return None


_ITS = frozenset(("son", "sa", "ses"))


def _owner_lost(syntax: Syntax, present: set[int], selection: Selection) -> str | None:
    """« Les partisans [de X] saluent |sa| victoire »: a possessive whose one owner is gone, the rest being several."""
    for token in selection.kept:
        if syntax.low[token] not in _ITS or syntax.pos[token] != "DET":
            continue
        start = max((t + 1 for t in range(token) if syntax.text[t] in (".", ":", "?", "!")), default=0)
        before = range(start, token)
        lost = any(syntax.pos[t] == "PROPN" and t not in present for t in before)
        one = any(
            t in present and syntax.pos[t] in ("NOUN", "PROPN") and syntax.feats[t].get("Number") != "Plur"
            for t in before
        )
        if lost and not one:
            return "owner lost"
    return None


def _colon_lost(syntax: Syntax, present: set[int]) -> str | None:
    """A colon gone from between words that stay: « Il menaçait son voisin [à cause d'un coq :] six mois »."""
    for token, text in enumerate(syntax.text):
        if text == ":" and token not in present and min(present, default=token) < token < max(present, default=token):
            return "colon lost"
    return None


_PARTING = frozenset(("…", "...", ".", "!", "?"))


def _question_lost(syntax: Syntax, present: set[int]) -> str | None:
    """Words of a question whose mark is gone, while what follows it stays or not: « Faut-il fermer les ponts »."""
    first = 0
    for token, text in enumerate(syntax.text[:-1]):
        if text == "?" and token not in present and any(first <= t < token for t in present):
            return "question lost"
        if text in ("?", "!", ".", ":"):
            first = token + 1
    asked = max((t + 1 for t in range(len(syntax) - 1) if syntax.text[t] in _PARTING), default=0)
    if asked and syntax.text[-1] == "?" and len(syntax) - 1 in present and asked not in present:
        return "question lost"  # « orgue détruit, chantier sans fin… [Où en est la restauration] ? »
    return None


def _quote_cut(syntax: Syntax, present: set[int], cut: AbstractSet[str]) -> str | None:
    """A quote of the title from which words are gone; ``cut``: the steps by which its end, or its start, may be."""
    opening, straight = None, None
    for token, text in enumerate(syntax.text):
        if "«" in text or text == "“":
            opening = token
        elif ("»" in text or text == "”") and opening is not None:
            if _part(present, opening, token) and not _whole_end(present, opening, token, cut):
                return "quote cut"
            opening = None
        elif text == '"':
            if straight is None:
                straight = token
            elif _part(present, straight, token) and not _whole_end(present, straight, token, cut):
                return "quote cut"
            else:
                straight = None
    return None


def _adverb_alone(syntax: Syntax, selection: Selection) -> str | None:
    """« deux ouvriers encore |sous les décombres| »: an adverb at the end, without what it went with."""
    last = selection.kept[-1] if selection.kept else 0
    if (
        last + 1 < len(syntax)
        and syntax.low[last] in _LEADING
        and syntax.pos[last + 1] in ("ADP", "VERB", "ADJ", "DET")
    ):
        return "adverb without what it goes with"
    return None


def _bare_news(syntax: Syntax, present: Sequence[int], colon: int) -> str | None:
    """« Effondrement d’un tunnel : deux ouvriers |sous les décombres| »: somebody, and nothing said of them."""
    news = [t for t in present if t > colon] if colon else []
    said = [t for t in news if syntax.pos[t] not in ("DET", "NUM", "PUNCT")]
    comma = max((t for t in present if syntax.text[t] == ","), default=0)
    last = news[-1] + 1 if news else 0
    behind = [t for t in news if t > comma and comma]
    if behind and all(syntax.pos[t] in _COUNTING or syntax.low[t] in ("de", "d'") for t in behind):
        lost = last < len(syntax) and syntax.pos[last] in ("ADP", "ADV", "ADJ", "VERB")
        if lost and any(syntax.pos[t] == "NOUN" for t in behind) and syntax.low[news[-1]] not in _TOLL:
            return "nothing said"
    if not any(syntax.pos[t] == "NUM" and syntax.low[t] not in ("un", "une") for t in news):
        return None
    if len(said) == 1 and syntax.pos[said[0]] == "NOUN" and last < len(syntax) and syntax.pos[last] in ("ADP", "ADV"):
        return "nothing said"
    return None


_COUNTING = frozenset(("DET", "NUM", "NOUN"))
_HELPING = frozenset("est sont a ont été sera seront était étaient avait avaient".split())
_TOLL = frozenset("mort morts blessé blessés blessée blessées disparu disparus arrêtés victimes".split())


def _put_in_quote(syntax: Syntax, selection: Selection) -> str | None:
    """Words of a rule moved in between the marks of a quote."""
    for word in selection.words:
        before = syntax.text[: word.at] if word.at is not None else ()
        opened = sum(text in ("«", "“") for text in before) - sum(text in ("»", "”") for text in before)
        if opened > 0 or sum(text == '"' for text in before) % 2:
            return "words put into a quote"
    return None


def _whole_end(present: set[int], first: int, last: int, cut: AbstractSet[str]) -> bool:
    """Whether the two marks and an unbroken stretch of what they hold are there, from the end that was not cut."""
    kept = [t for t in range(first + 1, last) if t in present]
    unbroken = len(kept) > 2 and kept[-1] - kept[0] == len(kept) - 1 and {first, last} <= present
    starts, ends = bool(kept) and kept[0] == first + 1, bool(kept) and kept[-1] == last - 1
    return unbroken and ((starts and QUOTE_TAIL in cut) or (ends and QUOTE_HEAD in cut))


def _closes_quote(syntax: Syntax, token: int) -> bool:
    straight = syntax.text[token] == '"' and syntax.text[:token].count('"') % 2 == 1
    return straight or syntax.text[token] in ("»", "”")


def _part(present: set[int], first: int, last: int) -> bool:
    return 0 < sum(t in present for t in range(first, last + 1)) < last + 1 - first


def _seams(syntax: Syntax, selection: Selection, present: set[int]) -> str | None:
    """Where words are gone: a torn name or word, a lost comma, an « et » that lost what it joined, a bare noun."""
    kept = selection.kept
    written = {w.first for w in selection.words}
    for before, token in pairwise(kept):
        if token == before + 1:
            continue
        lost = [t for t in range(before + 1, token) if t not in present]
        cut = not _CUT_QUOTES.isdisjoint(selection.operations)
        if not lost or (cut and (_closes_quote(syntax, token) or syntax.text[before] in QUOTE_MARKS)):
            continue
        if syntax.pos[token] == "CCONJ" and token - 1 in lost and syntax.text[before] != ",":
            return "torn list"
        elided = syntax.text[token - 1][-1:] in "'’"
        if (
            token - 1 in lost
            and not syntax.blank[token - 1]
            and not elided
            and syntax.text[token][:1] not in ",.:;?!)»"
        ):
            return "torn word"
        if syntax.pos[token] in ("NUM", "X") and syntax.pos[token - 1] in ("NOUN", "PROPN") and token - 1 in lost:
            return "torn name"
        inverted = "drop-inversion" in selection.operations and syntax.text[before + 1][:1] == "-"
        if (
            before + 1 in lost
            and not syntax.blank[before]
            and syntax.text[before + 1][:1] not in ",.:;?!"
            and not inverted
        ):
            return "torn word"
        placed = syntax.pos[token] == "PROPN" and syntax.pos[token - 1] == "ADP" and token - 1 in lost
        if (
            placed
            and "drop-role" not in selection.operations
            and syntax.pos[before] != "CCONJ"
            and syntax.text[before] != ":"
        ):
            return "torn place"
        article = syntax.pos[token] in ("NOUN", "PROPN") and syntax.pos[token - 1] == "DET" and token - 1 in lost
        if article and token not in written and syntax.head[token - 1] == token and not _moved(selection):
            return "no article"
        measured = "drop-adverb" in selection.operations and syntax.pos[token + 1 : token + 2] == ("NUM",)
        tied = syntax.low[token] in _TIED and not measured  # « augmenteront [en moyenne] de 4 % »
        held = token - 1  # « un réseau [international] de trafic »: the noun is there
        while "drop-adjective" in selection.operations and held in lost and syntax.pos[held] == "ADJ":
            held -= 1
        opens = syntax.text[token] in ("«", "“", '"') and syntax.pos[before] in ("NOUN", "ADJ", "PROPN")
        if opens and any(syntax.pos[t] == "ADP" for t in lost):
            return "quote of a lost noun"
        if _of_participle(syntax, token, lost):
            return "complement of a lost participle"
        if tied and syntax.pos[token - 1] in ("NOUN", "ADJ") and held in lost:
            return "complement of a lost noun"
    return None


def _of_participle(syntax: Syntax, token: int, lost: Sequence[int]) -> bool:
    """« autour du chantier [suspendu] | depuis un an »: it said of the participle, and would say of the rest."""
    before = token - 1
    if (
        before not in lost
        or before - 1 not in lost
        or syntax.pos[token] != "ADP"
        or not past_participle(syntax.low[before])
    ):
        return False
    return syntax.pos[before] in ("VERB", "ADJ") and syntax.pos[before - 1] in ("NOUN", "PROPN", "ADJ")


def _moved(selection: Selection) -> bool:
    """Whether words stand elsewhere than they stood, so that what is between two of them says nothing."""
    return any(name.startswith("title.") or name == "drop-opening" for name in selection.operations)
