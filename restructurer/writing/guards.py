"""What a draft must never be: a fragment, an orphan pronoun, a torn quote or name.

Each guard gives the reason for which a selection is refused, or ``None``. The words that are kept
are looked at with the words around them in the sentence, since most faults are at a cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.writing.misspelling import misspelling
from restructurer.writing.orphans import orphans
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import named_tokens, torn

_OPENING, _CLOSING = {"(": ")", "[": "]", "«": "»", "“": "”"}, frozenset((")", "]", "»", "”"))
_OTHER_MARKS = frozenset(("/", "[", "…", "...", "[...]", "[…]", "?", "!", ";"))
_ANY_MARK = _CLOSING.union(_OPENING, _OTHER_MARKS, ('"',))
_NO_END = frozenset(("ADP", "DET", "CCONJ", "SCONJ"))
_NO_END_WORDS = frozenset(
    """de du des d' à au aux en et ou ni que qu' qui dont où pour par sur sous dans avec sans entre vers chez contre le
    la les l' un une son sa ses leur leurs ce cet cette ces est sont a ont été être avoir plus moins très trop si
    aussi ne n' se s' comme quand lorsque plusieurs quelques environ près notamment même selon dès depuis jusqu'
    jusque lors afin parce ainsi soit dit tel telle tels telles autre autres face lié liée dû due""".split()
)

_INCLUDED = frozenset("compris comprise comprises exclu exclue exclus exclues".split())
_NO_START_WORDS = frozenset("et ou mais que qu' qui dont car or donc ni".split())


def refuse_cut(syntax: Syntax, selection: Selection) -> str | None:
    """Faults of any stretch: its edges, its marks, its pronouns."""
    kept = selection.kept
    if not kept:
        return "empty"
    covered = {t for w in selection.words if w.first is not None and w.stop is not None for t in range(w.first, w.stop)}
    shown = set(kept)
    return (
        refuse_edges(syntax, selection)
        or orphans(
            syntax, kept, [w.first for w in selection.words if w.first is not None and w.rule == "name-the-pronoun"]
        )
        or torn(
            syntax, kept, shown, covered | selection.apart | _inserted(syntax, selection) | named_tokens(syntax, kept)
        )
        or _name_divided(syntax, shown, selection)
        or misspelling(syntax, kept)
        or _halves_joined(syntax, kept)
        or _out_of_quote(syntax, selection)
        or _both_gone(syntax, selection)
    )


def _both_gone(syntax: Syntax, selection: Selection) -> str | None:
    """Both infinitives that a verb has, one left out for the other: « Les deux pays sont convenus »."""
    if not selection.apart:
        return None
    wanted = [c for c in syntax.children[selection.head] if syntax.dep[c] == "xcomp" and c in selection.apart]
    others = {c for x in wanted for c in syntax.children[x] if syntax.dep[c] == "conj"}
    return "torn complement" if others & selection.apart else None


def _out_of_quote(syntax: Syntax, selection: Selection) -> str | None:
    """Words of a quote that the narrator's verb has for a subject: « “Mais l'idée, c'est…”, a affirmé X »."""
    opening = selection.kept[0]
    if not syntax.quoted(opening) or syntax.text[opening] in _OPENING or syntax.text[opening] == '"':
        return None
    first, head = syntax.start[opening], syntax.start[selection.head]
    apart = any(low <= first < high and not low <= head < high for low, high in syntax.quotes)
    return "cut quote" if apart else None


def _name_divided(syntax: Syntax, shown: set[int], selection: Selection) -> str | None:
    """The end of a name whose beginning went with a complement: « se rend [devant le siège des Nations] Unies »."""
    for token in sorted(selection.loose | selection.apart):
        after = token + 1
        if after in shown and syntax.pos[token] == syntax.pos[after] == "PROPN" and syntax.text[after][:1].isupper():
            return "torn name"
    return None


def _halves_joined(syntax: Syntax, kept: Sequence[int]) -> str | None:
    """Words of both sides of a colon that was left out (« deux paquets, pas un | le commerçant rationne »)."""
    colons = [t for t in (*syntax.places.get(":", ()), *syntax.places.get(";", ())) if kept[0] < t < kept[-1]]
    shown = set(kept) if colons else ()
    return "halves joined" if any(t not in shown for t in colons) else None


def _inserted(syntax: Syntax, selection: Selection) -> frozenset[int]:
    """The connectives left out right behind a verb: « exige de son côté une contribution » is torn nowhere."""
    return (
        frozenset(t for t in selection.loose if syntax.pos[t - 1] in ("VERB", "AUX") or t - 1 in selection.loose)
        if selection.loose
        else selection.loose
    )


def refuse_edges(syntax: Syntax, selection: Selection) -> str | None:
    """Faults at the two ends, and marks without their other half."""
    kept = selection.kept
    covered = {t for w in selection.words if w.first is not None and w.stop is not None for t in range(w.first, w.stop)}
    return "empty" if not kept else _edges(syntax, kept, covered) or _marks(syntax, kept) or _left_open(syntax, kept)


_HALVES = frozenset("pas plus jamais que qu' aucun aucune personne rien ni guère nul nulle point".split())
_WITHOUT_HALF = frozenset("cesser pouvoir oser savoir".split())
_COMPARING = frozenset(
    "plus moins autant aussi même mêmes autre autres meilleur meilleure mieux pire plutôt ne n'".split()
)
_BY_WHAT = frozenset(
    "provoquer causer susciter motiver déclencher inspirer dominer alimenter marquer constituer".split()
)


def _left_open(syntax: Syntax, kept: Sequence[int]) -> str | None:
    """Half a denial (« ne sont distribués [qu’en 4K] »), what took place nowhere, what was caused by nothing."""
    low = {syntax.low[t] for t in kept}
    if low & {"ne", "n'"} and not low & _HALVES and not any(syntax.lemma[t] in _WITHOUT_HALF for t in kept):
        return "half a denial"
    last = kept[-1]
    if syntax.low[last] == "lieu" and len(kept) > 1 and syntax.low[kept[-2]] in ("eu", "a", "ont", "aura", "auront"):
        return "left open"  # « Des manifestations ont eu lieu »
    if tuple(syntax.low[t] for t in kept[-3:-1]) == ("il", "est"):
        return "left open"  # « comment il est possible »
    thats = [t for t in kept[1:] if syntax.low[t] in _THAT and syntax.pos[t] == "SCONJ"] if low & _THAT else []
    compared = thats and (low & _COMPARING or any(syntax.lemma[t] == "préférer" for t in kept))
    if thats and not compared and not any(syntax.feats[t].get("VerbForm") == "Fin" for t in kept if t > thats[-1]):
        return "left open"  # « a précisé que le report du congrès »
    if _dash_left(syntax, kept):
        return "left open"  # « Trois jours - les 3[, 4 et 10 décembre -] sont prévus »
    behind = syntax.low[last + 1 : last + 2] == ("par",)
    return "left open" if behind and syntax.lemma[last] in _BY_WHAT and last - 1 in kept else None


_THAT = frozenset(("que", "qu'"))
_DASHES = frozenset("-–—")
_ASIDE = 15  # words between two dashes


def _dash_left(syntax: Syntax, kept: Sequence[int]) -> bool:
    """Whether one of two dashes around an aside is gone, or a part of what they hold."""
    dashes = syntax.once("spaced dashes", 0, None, lambda: _spaced_dashes(syntax))
    token = None if dashes.isdisjoint(kept) else next((t for t in kept if t in dashes), None)
    if token is None:
        return False
    close = next((t for t in range(token + 1, token + _ASIDE) if t in dashes), None)
    return close is not None and not set(kept).issuperset(range(token, close + 1))


def _spaced_dashes(syntax: Syntax) -> frozenset[int]:
    """The dashes between two blanks."""
    blank = syntax.blank
    return frozenset([t for t, text in enumerate(syntax.text) if text in _DASHES and t and blank[t - 1] and blank[t]])


_PRESENTING = frozenset(("rester", "suivre", "venir", "manquer", "arriver", "voir", "vivre", "naître", "entrer"))


def _incise(syntax: Syntax, kept: Sequence[int]) -> bool:
    """A verb that opens a stretch with its subject right behind it, presenting nothing (« Reste la facture »)."""
    first = kept[0]
    if syntax.lemma[first] in _PRESENTING or kept[1:2] != (first + 1,):
        return False
    return any(syntax.left[child] == first + 1 for child in syntax.down(first, "nsubj"))


def _edges(syntax: Syntax, kept: Sequence[int], covered: set[int]) -> str | None:
    first, last = kept[0], kept[-1]
    if (not covered or last > max(covered)) and (
        syntax.pos[last] in _NO_END
        or (syntax.low[last] in _NO_END_WORDS and syntax.pos[last] != "NOUN" and not _denies(syntax, kept))
    ):
        return "dangling end"
    if syntax.low[last] in _INCLUDED and last - 1 not in kept:
        return "dangling end"  # « a reçu une décision(, tampon et signature) compris »
    if syntax.feats[last].get("VerbForm") == "Part" and syntax.feats[last].get("Tense") == "Pres":
        return "dangling end"
    elided = syntax.text[last].endswith(("'", "’")) and syntax.low[last] != "aujourd'"
    if elided and last + 1 not in covered:  # not « assure l’|ARS| », written for a longer name
        return "dangling end"
    if covered and min(covered) < first:
        return None  # a name stands before it
    if syntax.pos[first] == "AUX" and len(kept) > 1 and syntax.feats[kept[1]].get("VerbForm") == "Part":
        return "verb first"  # « A répliqué X, qui… »: an incise without its quote
    if syntax.pos[first] == "VERB" and syntax.feats[first].get("Mood") == "Ind" and _incise(syntax, kept):
        return "verb first"  # « Estime X, de la fondation Y »
    if syntax.low[first] in _NO_START_WORDS:
        return "connective start"
    return None


def _denies(syntax: Syntax, kept: Sequence[int]) -> bool:
    """Whether a stretch ends on the « plus » of « ne … plus »: « Les haut-parleurs ne fonctionnent plus »."""
    last = kept[-1]
    return syntax.low[last] == "plus" and any(syntax.low[t] in ("ne", "n'") for t in kept[-5:-1])


def _standing_marks(syntax: Syntax) -> frozenset[int]:
    return frozenset([token for token, text in enumerate(syntax.text) if text in _ANY_MARK or "http" in text])


def _closes(syntax: Syntax, token: int) -> bool:
    """Whether « ! » or « ? » ends a quote that stands whole: « « Tous au lavoir ! », un chantier »."""
    return syntax.text[token] in ("!", "?") and syntax.text[token + 1 : token + 2] in (("»",), ("”",), ('"',))


def _marks(syntax: Syntax, kept: Sequence[int]) -> str | None:
    if syntax.once("marks", 0, _marks, lambda: _standing_marks(syntax)).isdisjoint(kept):
        return None
    wanted: list[tuple[str, int]] = []  # the mark that closes, and how far its opening is from its place in the text
    for place, token in enumerate(kept):
        text = syntax.text[token]
        if text == '"' and not (wanted and wanted[-1][0] == text):
            wanted.append((text, token - place))
        elif text in _OPENING:
            wanted.append((_OPENING[text], token - place))
        elif text in _CLOSING or text == '"':
            if not wanted or wanted[-1][0] != text:
                return "torn marks"
            if wanted.pop()[1] != token - place and text not in ")]":
                return "cut quote"
        elif "http" in text or (text in _OTHER_MARKS and not (wanted and _closes(syntax, token))):
            return "marks"
    return "torn marks" if wanted else None
