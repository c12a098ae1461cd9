"""Where a text says who somebody is: before the name, behind it, in brackets, in a relative clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from restructurer.analysis.findings import Analysis, Entity
from restructurer.expansion.speakers import Speaker
from restructurer.expansion.stretches import trimmed
from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax

_ARTICLES = ("le", "la", "l'", "un", "une", "du", "au")
_QUALIFIERS = (
    *("ancien", "ancienne", "nouveau", "nouvelle", "premier", "première", "jeune", "futur", "future", "ex", "haut"),
    *("principal", "principale", "actuel", "actuelle", "grand", "grande", "célèbre", "co", "vice", "éternel"),
)
# Whose they are is all that such words tell.
_KIN = frozenset(
    "fils fille mère père frère sœur soeur épouse époux mari femme ami amie collègue voisin voisine client cliente "
    "cousin cousine oncle tante compagnon compagne homologue prédécesseur successeur successeure rival rivale".split()
)
_AGENTS = ("iste", "logue", "teur", "trice", "ien", "ienne", "nome", "graphe", "iatre", "naire", "euse", "ière")
_TITLES = ("m.", "mme", "me", "dr", "pr", "maître", "mlle", "mm.")
_MORE = tuple("p-dg pdg dg p/apc médian portier libéro municipal municipale réfugié réfugiée second".split())
_SPEECHES = ("déclaration", "communiqué", "entretien", "interview", "tribune", "vidéo", "message", "discours", "lettre")
_STOPS = (",", ".", ";", "»", "«", "(", ")", ":", '"', "“", "”", "–", "—", "!", "?", "…")
_ENDS = (",", ".", "»", "”", "(", ";")
_BEFORE = ("selon", "pour", "que", "qu'", "par", "dont", "et", "ou", "mais", "comme", "avec", "chez", "devant")
_OTHERS = (
    *(
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "ce",
        "cette",
        "ces",
        "cet",
        "mon",
        "ma",
        "mes",
        "notre",
        "nos",
        "votre",
        "vos",
    ),
)
_LIVES = frozenset(
    "tenir diriger gérer habiter vivre élever exploiter enseigner présider animer fonder cultiver employer".split()
)
LONGEST = 14  # tokens
_LONGEST_LIST = 26  # tokens of a role with several names in it
_NEAR = 9  # tokens between a role and a name without a comma
_OFFICES = frozenset(
    """commissaire ministre président présidente maire préfet préfète procureur procureure roi reine chancelier
    chancelière gouverneur gouverneure sénateur sénatrice député députée bourgmestre candidat candidate""".split()
)


def in_quote(analysis: Analysis, start: int) -> bool:
    """Whether a name stands inside somebody's words (an incise inside the guillemets is the narrator's)."""
    return any(
        q.start <= start < q.end and not (q.mention_start or -1) <= start < (q.mention_end or -1)
        for q in analysis.quotes
    )


def is_role(syntax: Syntax, token: int, roles: AbstractSet[str]) -> bool:
    """Whether a word names what a person is: « maire », « vice-présidente », « glaciologue »."""
    low = syntax.low[token]
    if token + 2 < len(syntax) and syntax.text[token + 1] == "-":
        low = f"{low}-{syntax.low[token + 2]}"  # « aide-soignante » may be three tokens
    if low in roles or low in _MORE or any(part in roles for part in low.replace("/", "-").split("-")):
        return True
    return low.endswith(_AGENTS) and syntax.text[token].islower() and lexicon.is_noun(low)


def _role_at(syntax: Syntax, token: int, stop: int, roles: AbstractSet[str]) -> bool:
    """Whether a role stands at a token, behind no more than words like « ancien »."""
    while token < stop and (syntax.low[token] in _QUALIFIERS or syntax.text[token] == "-"):
        if is_role(syntax, token, roles) and syntax.low[token] not in _QUALIFIERS:
            return True
        token += 1
    return token < stop and is_role(syntax, token, roles)


def behind(syntax: Syntax, stop: int, roles: AbstractSet[str]) -> tuple[int, ...] | None:
    """The noun phrase between a comma at token ``stop`` (a bracket or an age may stand before it) and the next mark."""
    stop = _over_bracket(syntax, stop)
    if stop + 2 >= len(syntax) or syntax.text[stop] != ",":
        return None
    first = stop + 1
    if syntax.text[first].isdigit() and syntax.low[first + 1] in ("ans", "an"):
        first += 3
    first += first < len(syntax) and syntax.low[first] in ("le", "la", "l'", "un", "une")
    end = next((t for t in range(first, min(first + LONGEST + 6, len(syntax))) if syntax.text[t] in _STOPS), None)
    if end is None or syntax.text[end] not in _ENDS or not _role_at(syntax, first, end, roles):
        return None
    occasion = next((t for t in range(first + 1, end) if _occasion(syntax, t)), None)
    last = _end_of_list(syntax, first, end, roles) if occasion is None else occasion
    found = trimmed(syntax, range(first, last)) if last is not None else ()
    most = _LONGEST_LIST if last is not None and last > end else LONGEST
    return found if _describes(syntax, found, most=most) else None


_LINKS = frozenset(("de", "du", "des", "d'", "à", "au", "aux", "la", "le", "les", "l'"))


def _end_of_list(syntax: Syntax, first: int, comma: int, roles: AbstractSet[str]) -> int | None:
    """Where a role ends whose name goes on behind a comma: « ministre de l’Économie, des Finances et du Travail ».

    ``None`` where a list opens and does not close as one; the comma itself where there is none.
    """
    opens = syntax.low[comma + 1] if comma + 1 < len(syntax) else ""
    if syntax.text[comma] != "," or opens not in _LINKS or _role_at(syntax, comma + 2, comma + 4, roles):
        return comma
    own = {syntax.low[t] for t in range(first, comma)}
    if opens not in own and not (opens in ("des", "du", "de", "d'") and own & {"des", "du", "de", "d'"}):
        return comma
    joined = False
    for token in range(comma + 1, min(comma + LONGEST, len(syntax) - 1)):
        if syntax.feats[token].get("VerbForm") in ("Fin", "Inf") or syntax.pos[token] in ("PRON", "SCONJ"):
            return comma
        if (syntax.text[token] in _ENDS and syntax.text[token] != ",") or (joined and syntax.text[token] == ","):
            return token if joined else comma
        joined = joined or (syntax.low[token] == "et" and syntax.low[token + 1] in _LINKS)
    return None if joined else comma


def of_another(syntax: Syntax, first: int, *, least: int, roles: AbstractSet[str]) -> bool:
    """Whether a name belongs to the office of somebody else: « l’ancien ministre de X, père du plan » is not X."""
    if first <= least or syntax.low[first - 1] not in ("de", "d'"):
        return False
    for token in range(first - 2, max(least - 1, first - _NEAR), -1):
        if syntax.text[token] in _STOPS or syntax.feats[token].get("VerbForm") == "Fin":
            return False
        if is_role(syntax, token, roles):
            return True
    return False


_OF = ("de", "d'", "du", "des")


def of_body(syntax: Syntax, stop: int) -> tuple[int, ...] | None:
    """The body that somebody belongs to, between commas behind the name: « X, de l’université de Y, … »."""
    stop = _over_bracket(syntax, stop)
    if stop + 3 >= len(syntax) or syntax.text[stop] != "," or syntax.low[stop + 1] not in _OF:
        return None
    end = next((t for t in range(stop + 2, min(stop + LONGEST, len(syntax))) if syntax.text[t] in _STOPS), None)
    if end is None or syntax.text[end] not in (",", ".", "»"):
        return None
    tokens = tuple(range(stop + 1, end))
    named = any(syntax.text[t][:1].isupper() for t in tokens) and any(
        syntax.low[t] in _BODIES or syntax.text[t].isupper() for t in tokens
    )
    return tokens if named and _describes(syntax, tokens) else None


_BODIES = frozenset(
    """université institut école association syndicat fédération collectif comité observatoire centre agence office
    fondation ligue union confédération hôpital laboratoire musée cabinet ong société chambre banque parti""".split()
)


def affiliation(analysis: Analysis, syntax: Syntax, speaker: Speaker) -> tuple[int, ...] | None:
    """The party or the body in brackets behind a name: « Anne Roy (Ensemble) »."""
    for entity in analysis.entities:
        if entity.label != "PER" or entity.text != speaker.key:
            continue
        for _, end in entity.mentions:
            token = bisect_left(syntax.start, end)
            if token + 2 >= len(syntax) or syntax.text[token] != "(":
                continue
            close = next((t for t in range(token, min(token + 6, len(syntax))) if syntax.text[t] == ")"), None)
            inside = tuple(range(token + 1, close)) if close is not None else ()
            if inside and syntax.text[inside[0]][:1].isupper() and not any(syntax.text[t].isdigit() for t in inside):
                return inside
    return None


def _occasion(syntax: Syntax, token: int) -> bool:
    """Whether a word opens where something was said, which is no part of a role: « dans un communiqué »."""
    if syntax.low[token] in ("lors", "auprès", "devant", "interrogé", "interrogée", "cité", "citée", "joint", "jointe"):
        return True
    return syntax.low[token] in ("dans", "sur") and any(
        syntax.low[t] in _SPEECHES for t in range(token, min(token + 4, len(syntax)))
    )


def _over_bracket(syntax: Syntax, token: int) -> int:
    """The token behind a bracket that opens at ``token``: « Markus Egli (PLR), … »."""
    if token < len(syntax) and syntax.text[token] == "(":
        close = next((t for t in range(token, min(token + 6, len(syntax))) if syntax.text[t] == ")"), None)
        return token if close is None else close + 1
    return token


def before(syntax: Syntax, first: int, *, least: int, roles: AbstractSet[str]) -> tuple[int, ...] | None:
    """The noun phrase before a name, with a comma or without, less its article; it opens at ``least`` or later."""
    last = first - 1
    while last > least and syntax.low[last] in _TITLES:
        last -= 1
    comma = last > least and syntax.text[last] == ","
    last -= comma
    if last < least or (not comma and syntax.pos[last] in ("ADP", "DET", "CCONJ", "VERB")):
        return None
    found = None
    at = last
    while at >= least and last - at <= (LONGEST if comma else _NEAR):
        low = syntax.low[at]
        finite = syntax.feats[at].get("VerbForm") in ("Fin", "Inf") and not is_role(syntax, at, roles)
        stops = syntax.text[at] in _STOPS or finite or low in _BEFORE or syntax.pos[at] in ("PRON", "SCONJ")
        if stops and not (low == "et" and found is None):
            break
        if low in _ARTICLES and _role_at(syntax, at + 1, last + 1, roles):
            found = at + 1
        at -= 1
    if found is None and comma and last - least < LONGEST and is_role(syntax, least, roles):
        found = least  # « Président du club, X ne cachait pas… »
    if found is None:
        return None
    if not comma:
        held = next((t for t in range(last, found, -1) if _held_by_another(syntax, t)), None)
        found = found if held is None else held  # « le porte-parole du |commissaire européen| X »
    tokens = trimmed(syntax, range(found, last + 1))
    one_word = all(syntax.start[t + 1] == syntax.end(t) for t in tokens[:-1])
    if one_word and found > least + 2 and syntax.text[found - 2] == ",":
        office = before(syntax, found - 1, least=least, roles=roles)
        if office is not None and len(office) > 1 and office[0] <= least + 1:
            return office  # « La conseillère d’État chargée de la Santé, la socialiste X »
    alone = len(tokens) == 1 and syntax.low[tokens[0]] not in _KIN
    return tokens if alone or _describes(syntax, tokens) else None


_BEFORE_OFFICE = ("premier", "première", "vice", "ancien", "ancienne", "futur", "future", "nouveau", "nouvelle")


def _held_by_another(syntax: Syntax, token: int) -> bool:
    """Whether an office stands behind « du », « de la », « de l’ »: a name right behind it is that of who holds it."""
    office = token + 1 if syntax.low[token] in _BEFORE_OFFICE else token  # « du |Premier ministre| X »
    return syntax.low[office] in _OFFICES and (
        syntax.low[token - 1] == "du" or (syntax.low[token - 1] in ("la", "l'") and syntax.low[token - 2] == "de")
    )


def trade(analysis: Analysis, syntax: Syntax, entity: Entity) -> tuple[int, ...] | None:
    """What somebody does for a living, where the text says it behind the name: « , qui tient un café »."""
    for start, end in entity.mentions:
        stop = bisect_left(syntax.start, end)
        if (
            in_quote(analysis, start)
            or stop + 3 >= len(syntax)
            or syntax.text[stop] != ","
            or syntax.low[stop + 1] != "qui"
        ):
            continue
        if syntax.lemma[stop + 2] not in _LIVES or syntax.feats[stop + 2].get("Tense") != "Pres":
            continue
        close = next((t for t in range(stop + 2, min(stop + LONGEST, len(syntax))) if syntax.text[t] in _STOPS), None)
        if close is not None and syntax.text[close] in (",", "."):
            tokens = tuple(range(stop + 1, close))
            if not any(syntax.low[t] in _OTHERS for t in tokens):
                return tokens
    return None


def _describes(syntax: Syntax, tokens: tuple[int, ...], *, most: int = LONGEST) -> bool:
    """Whether tokens are a noun phrase that can stand for a description: no clause, nothing that points back."""
    if not 1 <= len(tokens) <= most:
        return False
    if any(syntax.pos[t] == "NUM" or syntax.text[t].isdigit() for t in tokens[:2]):
        return False
    finite = any(syntax.feats[t].get("VerbForm") == "Fin" and syntax.pos[t] in ("VERB", "AUX") for t in tokens[1:])
    return not finite and not any(syntax.low[t] in _OTHERS for t in tokens)
