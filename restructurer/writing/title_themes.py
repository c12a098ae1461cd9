"""Steps at the two sides of a colon: themes whole or in part, first clauses, what only explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.french import lexicon
from restructurer.french.typography import NBSP, mend
from restructurer.writing.parts import Word
from restructurer.writing.title_losses import bare_behind, listed, tells_act, told_again
from restructurer.writing.title_reading import CONTENT, Title
from restructurer.writing.title_step import Step, place_lost

_OF_WHAT = frozenset("fin début retour manque part absence fermeture ouverture".split())
_CONTESTS = frozenset("coupe tour ligue championnat tournoi open trophée supercoupe rallye".split())
_THEME_LINKS = frozenset(("de", "du", "des", "d'", "à", "au", "aux", "sur", "en", "contre", "dans", "par", "près"))

_TO = frozenset(("à", "au", "aux", "en"))


def theme_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Grève à Brest : … » without its theme, or with a shorter one."""
    syntax, colon = title.syntax, title.colon
    theme = tuple(range(colon + 1))
    place = all(syntax.pos[t] in ("PROPN", "PUNCT", "DET") for t in theme)
    again = told_again(syntax, colon)
    size = sum(syntax.pos[t] in CONTENT for t in theme)
    cost = costs["drop-theme"]
    several = listed(syntax, colon)
    if several:
        cost += 0.5 * costs["lone-theme"]  # « Brest, Vannes, Quimper : l’hiver des ports » says all of them
    elif place and not again:
        cost += costs["bare-theme"] * _which_by_place(title) + costs["lost-place"] * _placeless(title)
    elif not again:
        cost += costs["lone-theme"] * (0.7 if size < 2 else 1.0)
    if not again and not several:
        cost += costs["bare-theme"] * bare_behind(syntax, colon) * (not place)
    yield from _said_behind(title, costs)
    called = size < 3 and not any(t in title.verbs for t in theme)  # « « Port-au-Mec » : humour ou dérive ? »
    if syntax.text[0] in ("«", '"', "“") and called:
        cost += costs["lost-place"]
    elif syntax.text[0] in ("«", '"', "“"):
        cost = 0.5 * costs["drop-theme"]
        yield Step("drop-elaboration", tuple(range(colon, title.end)), costs["drop-elaboration"] + costs["quote-alone"])
    acts = any(one.mood == "inf" for one in lexicon.conjugations(syntax.low[0]))
    if acts and title.predicate(range(colon + 1, title.end)) is None:
        cost += costs["lone-theme"]  # « Fermer les ponts, mais pas l’été : le maire à l’épreuve »
        yield Step("drop-elaboration", tuple(range(colon, title.end)), costs["drop-elaboration"])
    if syntax.pos[0] == "DET" and size > 3 and title.predicate(range(colon + 1, title.end)) is None:
        gone = tuple(range(colon, title.end))  # « La fin des sacs sur les marchés |: un casse-tête pour les communes| »
        lost = sum(syntax.pos[t] in CONTENT for t in gone)
        yield Step("drop-elaboration", gone, costs["drop-elaboration"] + costs["lost-word"] * lost)
    owned = syntax.low[colon + 1] in ("son", "sa", "ses", "leur", "leurs")  # « Mort de Kevin : son entraîneur… »
    if not owned:
        yield Step("drop-theme", theme, cost)
    comma = next((t for t in range(1, colon - 1) if syntax.text[t] == ","), 0)
    named = comma and not several and all(syntax.pos[t] == "PROPN" for t in range(comma))
    if named and syntax.pos[comma + 1] in ("NOUN", "ADJ", "DET"):
        yield Step("drop-role", tuple(range(comma, colon)), costs["drop-role"])  # « Ron Le Goff|, entraîneur| : »
    for token in range(2, colon - 3):
        stop = token + 3 + (syntax.text[token + 3] == ",")
        if (
            syntax.text[token] == ","
            and syntax.pos[token + 1] == "NUM"
            and syntax.low[token + 2] in ("ans", "an", "mois")
        ):
            yield Step("drop-bracket", tuple(range(token, stop)), costs["drop-bracket"])  # « Mort de Kevin|, 15 ans,| »
    if several:
        return
    told = title.predicate(range(colon)) or next(
        (t for t in range(3, colon - 2) if t in title.participles and syntax.pos[t + 1] == "ADP"), None
    )
    if syntax.text[0] in ("«", '"', "“") or (told is not None and 0 < told < colon - 1):
        if syntax.text[0] not in ("«", '"', "“"):
            yield Step("drop-elaboration", tuple(range(colon, title.end)), costs["drop-elaboration"])
        return
    for token in range(1, colon):
        opens = syntax.low[token] in _THEME_LINKS and syntax.pos[token] in ("ADP", "DET")
        if owned and syntax.low[token] in ("de", "d'") and syntax.pos[token + 1] == "PROPN":
            continue
        if not opens or syntax.pos[token - 1] not in ("NOUN", "PROPN", "ADJ", "X"):
            continue
        if syntax.low[token] in ("en", "à") and syntax.pos[token + 1] == "NOUN" and syntax.text[token + 1].islower():
            continue  # « Sacs | en plastique »
        if syntax.low[token - 1] in _OF_WHAT:
            yield from _theme_behind(title, token, costs)  # « La fin | du plastique jetable »
            continue
        if token == 1 and syntax.low[0] in _CONTESTS and syntax.low[1] in ("de", "d'", "du", "des"):
            continue  # « Coupe de France »
        bare = syntax.low[token] in ("de", "d'") and (
            syntax.pos[token + 1] in ("NOUN", "NUM") or syntax.low[token + 1][:1].isdigit()
        )
        named = syntax.low[token] in ("de", "du", "des", "d'") and any(
            syntax.text[t][:1].isupper() for t in range(token, colon)
        )
        if not bare:
            cost = costs["theme-to-noun"] * (3 if named else 1)
            yield Step("theme-to-noun", tuple(range(token, colon)), cost + _theme_place(title, token, colon, costs))
        following = [t for t in range(token + 1, colon) if syntax.low[t] in _THEME_LINKS]
        for stop in following if not bare else ():
            if syntax.low[stop] == "par":
                continue  # « Rachat | de Radio Iroise | par Yves Roy »
            lost = sum(syntax.pos[t] in CONTENT for t in range(token, stop))
            of_whom = syntax.low[token] in ("de", "du", "des", "d'") and tells_act(syntax.low[token - 1])
            cost = (3 if of_whom else 2) * costs["theme-to-noun"] + costs["lost-word"] * lost
            yield Step("theme-to-noun", tuple(range(token, stop)), cost)
        yield from _theme_behind(title, token, costs)
    if (
        syntax.pos[0] == "DET"
        and syntax.pos[1:2] in (("PROPN",), ("NOUN",))
        and colon > 2
        and syntax.text[1][:1].isupper()
    ):
        yield Step("theme-to-name", (0, *range(2, colon)), costs["theme-to-name"])


_MARKS = {"«": "»", '"': '"', "“": "”"}


def _said_behind(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Eaux de X : « Q »|, affirme Y| »: the theme says what the words are about; and the theme as its last name."""
    syntax, colon = title.syntax, title.colon
    closing = _MARKS.get(syntax.text[colon + 1]) if colon + 2 < len(syntax) else None
    closed = next((t for t in range(colon + 2, len(syntax)) if syntax.text[t] == closing), 0)
    if not closed or closed + 2 >= title.end or syntax.text[closed + 1] != "," or closed + 2 not in title.verbs:
        return
    if syntax.text[0] in _MARKS:
        return
    yield Step("drop-elaboration", tuple(range(closed + 1, title.end)), 2 * costs["drop-elaboration"])
    last = colon - 1
    if last > 1 and syntax.text[last][:1].isupper() and syntax.text[last - 1].islower():
        lost = sum(syntax.pos[t] in CONTENT for t in range(last))
        yield Step("theme-to-name", tuple(range(last)), costs["theme-to-name"] + costs["lost-word"] * lost)


def _theme_place(title: Title, first: int, stop: int, costs: Mapping[str, float]) -> float:
    """What the place of a theme (« à Brest ») adds to the cost of the stretch that it stands in, where none is left."""
    syntax = title.syntax
    placed = any(
        syntax.pos[t] == "PROPN" and syntax.low[t - 1] in ("à", "en", "au", "aux") for t in range(first + 1, stop)
    )
    body = any(syntax.text[t].isupper() and len(syntax.text[t]) > 1 for t in range(first + 1, stop))
    return costs["lost-place"] * ((placed or body) and _placeless(title))


def _theme_behind(title: Title, token: int, costs: Mapping[str, float]) -> Iterator[Step]:
    """The complement of a theme as the theme: « Votation sur les loyers » → « Loyers »."""
    syntax, colon = title.syntax, title.colon
    first = token + 1
    if syntax.text[colon + 1] in _MARKS and syntax.pos[0] == "PROPN" and "," in syntax.text[:token]:
        return  # « Ron Le Goff, entraîneur | du Stade : « On gagnera » »: the words are his
    if first < colon and syntax.low[first] in ("la", "l'", "le", "les"):
        first += 1
    if first >= colon or syntax.pos[first] not in ("NOUN", "PROPN", "X"):
        return
    affair = token == 1 and syntax.low[0] in title.lists.affairs
    named = syntax.pos[first] in ("PROPN", "X")
    plural = syntax.feats[first].get("Number") == "Plur" or lexicon.number(syntax.low[first]) == "p"
    linked = syntax.low[token] in ("du", "des") or (syntax.low[token] in ("de", "d'") and first > token + 1)
    rich = linked and sum(syntax.pos[t] in CONTENT for t in range(first, colon)) > 1
    if not (affair or named or plural or rich):
        return
    behind = {syntax.low[t] for t in range(token, colon)}
    if "par" in behind or (
        named and first not in title.placed and any(syntax.low[t] in _PLACING for t in range(first, colon))
    ):
        return  # « Rachat | de Radio Iroise par Yves Roy », « Disparition | de Lena dans le Finistère »
    text = syntax.chars(first, first + 1)
    capital = text[:1].upper() + text[1:]
    word = Word(capital, "theme-to-name", first, first + 1) if capital != text else None
    cost = costs["theme-to-name"] * (0.5 if affair else 1.0) + costs["lost-word"] * (token - 1)
    cost += _theme_place(title, 0, first, costs)
    if title.placed.issuperset(t for t in range(first, colon) if syntax.pos[t] == "PROPN"):
        cost += costs["bare-theme"] * (named and bare_behind(syntax, colon))  # « Vienne : les recherches reprennent »
    crime = tells_act(syntax.low[0]) or syntax.low[0] in _CRIMES
    cost += 2 * costs["drop-circumstance"] * (named and not affair and crime)
    cost += costs["drop-circumstance"] * (syntax.low[0] in ("vol", "vols", "trafic"))
    yield Step("theme-to-name", tuple(range(first)), cost, word)


_PLACING = frozenset(("dans", "à", "au", "aux", "en", "près"))
_SPANS = frozenset(("an", "ans", "mois", "jours", "semaines", "semaine"))
_ASKING = frozenset(
    """comment pourquoi où combien quand que qu' quel quelle quels quelles qui faut peut doit est""".split()
)


def question_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Deux ans après la marée noire |: plages sales, colère… |Où en sont les travaux ? » keeps what it asks.

    Its theme may open on what befell: « Marée noire : où en sont les travaux ? ».
    """
    syntax, colon = title.syntax, title.colon
    if syntax.text[-1] != "?" or syntax.text[0] in _MARKS:
        return
    asked = next((t for t in range(title.end - 2, colon + 1, -1) if _opens_question(syntax.text, syntax.low, t)), 0)
    if asked:
        gone = tuple(range(colon + 1, asked))
        lost = sum(syntax.pos[t] in CONTENT for t in gone)
        yield Step("drop-elaboration", gone, 0.5 * costs["drop-elaboration"] + 0.5 * costs["lost-word"] * lost)


def _opens_question(texts: tuple[str, ...], lows: tuple[str, ...], token: int) -> bool:
    return lows[token] in _ASKING and texts[token][:1].isupper() and texts[token - 1] in ("…", "...", ".", "?", "!")


def since_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Deux ans après la marée noire : … » → « Marée noire : … »."""
    syntax, colon = title.syntax, title.colon
    after = next((t for t in range(2, min(colon - 2, 5)) if syntax.low[t] == "après"), 0)
    noun = after + 2
    if not after or syntax.low[after - 1] not in _SPANS or syntax.low[after + 1] not in ("le", "la", "l'", "les"):
        return
    if syntax.pos[noun] != "NOUN" or any(t in title.verbs for t in range(colon)):
        return
    text = syntax.chars(noun, noun + 1)
    word = Word(text[:1].upper() + text[1:], "theme-to-name", noun, noun + 1)
    yield Step("theme-to-name", tuple(range(noun + 1)), costs["theme-to-name"], word)


_CRIMES = frozenset("féminicide infanticide braquage tuerie rixe drame rapt viols noyade enlèvement fusillade".split())


def _which_by_place(title: Title) -> bool:
    """Whether the first noun behind a place is definite and bare: « Mali : l’armée… », and no other place follows."""
    syntax, at = title.syntax, title.colon + 1
    if syntax.low[at : at + 1] not in (("le",), ("la",), ("l'",), ("les",)):
        return False
    return not any(
        syntax.pos[t] == "PROPN" and syntax.low[t - 1] in ("à", "en", "au", "aux", "de", "d'", "du", "l'", "la", "le")
        for t in range(at + 1, len(syntax))
    )


def _placeless(title: Title) -> bool:
    """Whether no place is named behind the theme."""
    syntax = title.syntax
    return not any(
        syntax.pos[t] == "PROPN" and syntax.low[t - 1] in ("à", "en", "au", "aux", "près", "dans", "l'", "la", "le")
        for t in range(title.colon + 2, len(syntax))
    )


def merged_place_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Élections : à Brest, trois listes… » → « Élections à Brest : trois listes… »."""
    syntax, colon = title.syntax, title.colon
    comma = next((t for t in range(colon + 2, min(len(syntax), colon + 9)) if syntax.text[t] == ","), 0)
    if not comma or syntax.low[colon + 1] not in (*_TO, "dans") or syntax.pos[0] != "NOUN":
        return
    name = range(colon + 2, comma)
    placed = any(syntax.pos[t] == "PROPN" for t in name)
    if not placed or any(syntax.pos[t] not in ("PROPN", "DET") and syntax.text[t] != "-" for t in name):
        return
    if any(syntax.low[t] in _TO for t in range(colon)) or any(t in title.verbs for t in range(colon)):
        return
    text = mend(syntax.chars(colon + 1, comma))
    word = Word(f"{text[:1].lower()}{text[1:]}{NBSP}:", "place-first", colon, comma + 1)
    yield Step("place-first", tuple(range(colon, comma + 1)), costs["place-first"], word)


def theme_item_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Loyers et moisissures : … », « Loyers, bruit, odeurs : … » with one of its items as the theme."""
    syntax, colon = title.syntax, title.colon
    if any(t in title.verbs for t in range(colon)) or syntax.text[0] in ("«", '"', "“"):
        return
    marks = [t for t in range(1, colon) if syntax.text[t] == "," or syntax.low[t] == "et"]
    starts, stops = [0, *(t + 1 for t in marks)], [*marks, colon]
    if len(starts) < 2 or any(syntax.pos[first] not in ("NOUN", "PROPN") for first in starts):
        return
    if len(starts) > 2 and all(syntax.pos[first] == "PROPN" for first in starts):
        return  # « Armor à Brest, Iroise à Vannes, Bretonne à Lorient : … » is said of all of them
    for first, stop in zip(starts, stops, strict=True):
        gone = tuple(t for t in range(colon) if not first <= t < stop)
        lost = sum(syntax.pos[t] in CONTENT for t in gone)
        text = syntax.chars(first, first + 1)
        word = Word(text[:1].upper() + text[1:], "theme-to-name", first, first + 1) if text[:1].islower() else None
        figured = any(syntax.pos[t] == "NUM" or syntax.low[t][:1].isdigit() for t in range(first, stop))
        cost = costs["theme-to-noun"] + 0.5 * costs["lost-word"] * lost + costs["drop-item"] * figured
        cost += costs["drop-item"] * (first > 0 and len(starts) > 2)
        yield Step("theme-to-name", (*gone, first) if word else gone, cost, word)


def theme_adjective_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Budget wallon : le gouvernement coupe… » → « Le gouvernement wallon coupe… », where the text says so."""
    syntax, colon = title.syntax, title.colon
    noun = colon + 2
    if colon != 2 or syntax.pos[:2] != ("NOUN", "ADJ") or noun + 1 >= len(syntax):
        return
    if syntax.low[colon + 1] not in ("le", "la", "l'") or syntax.pos[noun] != "NOUN" or noun + 1 not in title.verbs:
        return
    named = f"{syntax.low[noun]} {syntax.low[1]}"
    if named not in syntax.source.text.lower():
        return
    text = mend(syntax.chars(colon + 1, noun + 1))
    word = Word(f"{text[:1].upper()}{text[1:]} {syntax.low[1]}", "theme-to-name", 0, noun + 1)
    cost = costs["drop-theme"] + costs["lost-word"]
    yield Step("drop-theme", tuple(range(noun + 1)), cost, word)


def first_clause_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Pommes : la récolte est là, les stocks sont pleins » → « Pommes : les stocks sont pleins »."""
    syntax, start = title.syntax, title.colon + 1
    comma = next((t for t in range(start + 3, title.end - 3) if syntax.text[t] == ","), 0)
    if not comma or comma < title.main or title.quoted(comma) or title.negated(range(start, title.end)):
        return
    if syntax.low[comma + 1] in ("son", "sa", "ses", "leur", "leurs"):
        return
    first, second = range(start, comma), title.segment(comma + 1)
    told = next((t for t in second if t in title.verbs and not title.quoted(t)), None)
    if (
        told is None
        or second.stop < title.end
        or not (syntax.pos[comma + 1] == "DET" or _names_who(title, comma, told))
    ):
        return
    lost = sum(syntax.pos[t] in CONTENT for t in first)
    gone = tuple(range(start, comma + 1))
    whole = any(t in title.verbs for t in first)
    if whole or (syntax.pos[start] in ("NOUN", "NUM") and lost > 1 and syntax.pos[comma + 1] != "DET"):
        cost = costs["drop-item"] + 0.6 + costs["lost-word"] * lost + place_lost(title, gone, costs)
        yield Step("drop-item", gone, cost)


def _names_who(title: Title, comma: int, verb: int) -> bool:
    """Whether one name behind a comma is the subject of the verb: « …, | Morales dénonce », no list of names."""
    between = range(comma + 1, verb)
    return bool(between) and all(title.syntax.pos[t] == "PROPN" or title.syntax.text[t] == "-" for t in between)


def elaboration_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Un camion se renverse à Brest : deux blessés » without what follows the colon."""
    syntax = title.syntax
    for token in range(4, title.end - 1):
        if syntax.text[token] == ":" and not title.quoted(token):
            gone = tuple(range(token, title.end))
            lost = sum(syntax.pos[t] in CONTENT for t in gone)
            yield Step("drop-elaboration", gone, costs["drop-elaboration"] + costs["lost-word"] * lost)
