"""What it costs a title to lose a stretch, ``None`` where the loss would make it false or no French."""

from __future__ import annotations

from collections.abc import Mapping

from restructurer.french import lexicon
from restructurer.french.numbers import FIGURES
from restructurer.writing.title_fronts import AROUND
from restructurer.writing.title_limits import SPANS, allowed, own_clause
from restructurer.writing.title_losses import tells_act
from restructurer.writing.title_nouns import DEFINITE, compound, ends_well, firmness, gives_to, noun_before
from restructurer.writing.title_reading import CONTENT, OF, Chunk, Title, standing
from restructurer.writing.title_verbs import past_participle
from restructurer.writing.title_wholes import says_enough

_ACTS_OF = frozenset("retour fin début hausse baisse recul report gel abandon maintien".split())
_AGAINST = frozenset(("crime", "crimes", "lutte", "luttes"))
_STATES = frozenset("arrêt abandon agonie abri étude épreuve honneur affiche rue œuvre dérive écart offensive".split())
_PLURAL = frozenset(("les", "ces", "des", "ses", "leurs", "aux"))
_PUTTING = frozenset(("placer", "mettre", "prendre"))
_LINKING = frozenset(("rester", "devenir", "être", "faire", "rendre", "mettre", "prendre", "donner", "tenir", "porter"))


def price(title: Title, chunk: Chunk, costs: Mapping[str, float]) -> float | None:
    """The cost of a title without a stretch, in the units of ``[settings.steps]``."""
    if not allowed(title, chunk) or (chunk.kind != "item" and chunk.tail and _claimed(title, chunk)):
        return None
    base = _base(title, chunk, costs)
    if base is None:
        return None
    gone = range(chunk.first + (chunk.kind == "item"), chunk.stop)
    lost = sum((title.syntax.pos[t] in CONTENT) + 0.6 * (title.syntax.pos[t] == "PROPN") for t in gone)
    timed = chunk.kind in ("time", "circumstance", "item", "attribution", "clause")
    timed = timed and title.syntax.low[chunk.first] != "pour"  # « pour assainir 14 écoles »
    figured = not timed and any(_figure(title, t) for t in gone)
    return base + costs["lost-word"] * lost + costs["lost-figure"] * figured


def _claimed(title: Title, chunk: Chunk) -> bool:
    """Whether who claims what stays stands in a stretch: « … de poissons, avertit une étude »."""
    text, lists = title.syntax.text, title.lists
    commas = (t for t in range(chunk.first + 1, chunk.stop - 2) if text[t] == ",")
    return any(
        (says := spoken(title, t + 1)) & (lists.saying | lists.telling) and not says & _ANNOUNCING for t in commas
    )


def _figure(title: Title, token: int) -> bool:
    """Whether a token is a figure, and no age or date."""
    syntax = title.syntax
    counts = syntax.pos[token] == "NUM" or syntax.low[token][:1].isdigit()
    after = syntax.low[token + 1] if token + 1 < len(syntax) else ""
    return counts and after not in SPANS and after not in title.lists.times and syntax.low[token] not in ("un", "une")


def _base(title: Title, chunk: Chunk, costs: Mapping[str, float]) -> float | None:
    syntax = title.syntax
    at = chunk.first - 1
    if syntax.text[at] == ")":  # « renverse Brest (88-84) | et file… »
        at = next((t for t in range(at - 1, 0, -1) if syntax.text[t] == "("), at + 1) - 1
    segment = title.segment(at)
    kept = range(segment.start, chunk.first)
    verb = title.predicate(segment)
    if chunk.kind == "item":
        return _item(title, chunk, kept, verb, costs)
    if chunk.kind == "clause":
        whole = verb is not None and (verb < chunk.first - 1 or verb in title.participles or ends_well(title, verb))
        acts = verb is None and tells_act(syntax.low[segment.start])
        return costs["drop-second-clause"] if whole or acts else None
    complete = says_enough(title, chunk, kept, segment, verb)
    if not complete or (title.ranked(chunk.first) and chunk.kind not in ("time", "circumstance", "attribution")):
        return None
    if chunk.kind == "attribution":
        toll = any(syntax_low in ("bilan", "bilans") for syntax_low in title.syntax.low[chunk.first : chunk.stop])
        toll = toll or title.official(range(chunk.first, chunk.stop))
        return costs["drop-circumstance"] if toll else None
    if chunk.kind == "condition":
        return costs["drop-circumstance"] if title.syntax.lemma[verb or 0] == "menacer" else None
    if chunk.kind == "circumstance":
        lacking = syntax.low[chunk.first] == "sans" and syntax.pos[chunk.first - 1] in ("NOUN", "ADJ")
        if lacking and syntax.pos[chunk.first + 1 : chunk.first + 2] == ("NOUN",):
            return None  # « de la bière | sans alcool »
        if chunk.first - 1 in title.participles and chunk.first - 1 != verb and verb is not None:
            return None  # « réparer les ponts construits | avant 1970 »
        own = syntax.low[chunk.first - 2] in ("son", "sa", "ses", "leur", "leurs")
        if own and syntax.low[chunk.first - 1] in title.lists.bound:
            return None  # « présente son plan | pour rénover le port »
        planned = syntax.low[chunk.first] == "pour" and syntax.low[chunk.first - 1] in title.lists.bound
        return costs["drop-circumstance"] + 1.5 * planned
    if chunk.kind == "time":
        return costs["drop-time"]
    after = chunk.first + 1
    bare = after < chunk.stop and syntax.pos[after] == "NOUN" and syntax.text[after].islower()
    dated = after < chunk.stop and syntax.low[after] in title.lists.times
    if syntax.low[chunk.first] == "en" and bare and syntax.low[after] in title.lists.materials and not chunk.tail:
        return costs["drop-complement"]  # « une passerelle | en bois | pour les piétons »
    if verb is None and chunk.kind == "place" and bare and not dated and syntax.low[chunk.first] in ("sous", "en", "à"):
        return None  # « un immeuble | sous enquête »: all that is said of it
    state = syntax.low[after + 1] if after + 1 < chunk.stop and syntax.pos[after] == "DET" else ""
    if chunk.kind == "place" and state in _STATES and _names_state(title, chunk.first):
        return None  # « le métro | à l’arrêt | tout l’été »
    noun = noun_before(title, chunk.first)
    if chunk.kind == "relative" and any(syntax.pos[t] == "CCONJ" for t in range(max(0, noun - 2), noun)):
        return None
    firm = firmness(title, noun, chunk.first)
    if chunk.kind == "relative":
        own = syntax.low[noun - 1] in ("son", "sa")  # « son chat | qui miaulait à la porte »
        return costs["drop-relative"] + costs["limiting"] * (firm == "definite" and not own)
    if chunk.kind == "participle":
        if tells_act(syntax.low[noun]) and after < len(syntax) and syntax.low[after] in OF and firm == "definite":
            return None  # « la fermeture | annoncée de la fonderie »
        many = any(syntax.low[t] in ("les", "ces", "aux") for t in range(max(0, noun - 2), noun))
        return costs["drop-participle"] + (1.2 if many else 0.6) * costs["limiting"] * (firm == "definite")
    governed = _governed(title, chunk)
    if governed is None:
        return None
    if chunk.kind == "of":
        return _of(title, chunk, noun, firm, costs)
    limited = _limited(title, chunk, kept, noun, firm)
    low = syntax.low[chunk.first]
    if low == "par" and verb in title.participles:
        behind = any(syntax.text[t] == ":" for t in range(chunk.stop, title.end))
        return (1.6 if behind else 0.5) * costs["drop-complement"]  # « blessée | par un chien | : le maître dénoncé »
    manner = low == "à" and syntax.pos[after : after + 2] == ("ADJ", "NOUN") and firm == "indefinite"
    if manner and syntax.pos[chunk.first - 1] == "NOUN":
        return 2 * costs["drop-complement"]  # « un train | à grande vitesse »
    if low == "contre" and syntax.low[chunk.first - 1] in _AGAINST:
        return None  # « soupçonné de crimes | contre l’humanité », « figure de la lutte | contre la fraude »
    if compound(title, chunk) or (low in ("à", "au", "aux") and syntax.low[chunk.first - 1] in title.lists.bound):
        return None
    if verb is not None and low in ("à", "au", "aux") and gives_to(title, verb):
        governed += 0.8 * costs["limiting"]  # « rend deux statues | au Mali »
    happened = low in ("dans", "lors") and any(_happens(title, t) for t in range(after, min(after + 2, chunk.stop)))
    if chunk.kind == "place":
        limited = max(limited, 0.6 * happened)  # « un mort | dans le dérapage d’un bus »
        return costs["drop-place"] + governed + costs["limiting"] * limited
    if chunk.first - 1 in title.participles and low == "contre":
        return costs["drop-complement"] + governed
    if low in ("contre", "pour") and any(syntax.low[t] in ("ans", "mois", "plainte") for t in kept):
        named = syntax.pos[chunk.first + 1 : chunk.first + 2] in (("DET",), ("PROPN",))
        return costs["drop-complement"] + (0.5 if named else 0.2) * costs["limiting"]  # who is to serve it
    weak = {"definite": 0.8, "bare": 0.4, "indefinite": 0.0, "name": 0.0}[firm]
    weak *= 0.4 if low in ("avec", "par", "pour") else 1.0
    limited *= 0.4 if low in ("avec", "par") else 1.0
    return costs["drop-complement"] + governed + costs["limiting"] * max(weak, limited)


_ANNOUNCING = frozenset("annoncer confirmer indiquer préciser décider trancher ordonner".split())


def _item(title: Title, chunk: Chunk, kept: range, verb: int | None, costs: Mapping[str, float]) -> float | None:
    """What follows a comma: another clause, the second of two verbless news, an apposition."""
    syntax = title.syntax
    if not chunk.tail:
        return None
    if standing(syntax, chunk.first + 1, title.lists.attributions):
        toll = any(low in ("bilan", "bilans") for low in syntax.low[chunk.first : chunk.stop])
        toll = toll or title.official(range(chunk.first, chunk.stop))
        return costs["drop-circumstance"] if toll else None
    joint = syntax.low[chunk.first + 1]
    if joint == "ou" or (joint == "mais" and not own_clause(title, range(chunk.first + 1, chunk.stop))):
        return None
    if joint == "et" and any(syntax.text[t] == "," for t in range(title.main, chunk.first)):
        return None  # the last of a list
    after = chunk.first + 1
    before = any(t in title.verbs for t in kept)
    says = spoken(title, after)
    if says & (title.lists.saying | title.lists.telling) or (says and not before):
        # « …, annonce la ministre » is news, « …, martèle la ministre » a view
        return costs["drop-circumstance"] if says & _ANNOUNCING else None
    if after in title.verbs and not before:
        return None  # « Les rescapés du village, rayé de la carte |, dorment sous des tentes| »
    if (
        verb is None
        and syntax.text[chunk.first - 1] not in ("»", "”", '"')
        and any(
            syntax.text[t - 1] == "," and (t in title.verbs or t in title.participles) for t in range(after, chunk.stop)
        )
    ):
        return None  # « Roscoff, petit poucet |, bat Quimper », « Le maire, Yann Le Goff |, pressenti pour… »
    whole = verb is not None and (verb < chunk.first - 1 or verb in title.participles or ends_well(title, verb))
    counted = any(syntax.pos[t] == "NUM" or syntax.low[t][:1].isdigit() for t in kept)
    placed = bool(kept) and standing(syntax, kept.start, title.lists.place_prepositions) > 0
    label = verb is None and not any(syntax.pos[t] in ("ADP", "NUM") for t in kept)  # « Le Sahara |, l’autre front »
    label = label and syntax.low[next(iter(kept), 0)] in DEFINITE
    said = whole or (len(kept) > 2 and not label and (counted or not (placed or syntax.pos[kept.start] == "ADP")))
    if any(syntax.low[t] == "si" for t in range(chunk.first, chunk.stop)):
        return None
    first = syntax.pos[chunk.first + 1]
    lone = syntax.text[chunk.first - 1] in ("»", "”", '"') and not any(t in title.verbs for t in kept)
    apposition = first == "NOUN" and not any(t in title.verbs for t in range(chunk.first, chunk.stop))
    limits = 1.5 * (joint == "mais" and syntax.pos[chunk.first + 2] == "PRON")  # « …, mais ils ne partent pas tous »
    limits += 0.6 * costs["limiting"] * lone  # « Brest : « Fil à fil » |, une friperie qui habille les étudiants| »
    return costs["drop-item"] + 0.4 * apposition + limits if said else None


def spoken(title: Title, token: int) -> set[str]:
    """The verbs that may say at a token who speaks: « …, | martèle le procureur », « …, | se désolent les élus »."""
    syntax = title.syntax
    verb = token + (syntax.low[token] in ("se", "s'"))
    if verb not in title.verbs or syntax.pos[verb + 1 : verb + 2] not in (("DET",), ("PROPN",)):
        return set()
    return {syntax.lemma[verb], *lexicon.lemmas(syntax.low[verb], "V")}


def _governed(title: Title, chunk: Chunk) -> float | None:
    """What is added where a verb or adjective stands right before: ``None`` where it governs the stretch."""
    syntax, before, low = title.syntax, chunk.first - 1, title.syntax.low[chunk.first]
    if syntax.text[before] in ("»", "”") and low in ("à", "au", "aux"):
        return None
    following = syntax.low[chunk.first + 1]
    if low == "sur" and (following in FIGURES or following[:1].isdigit()):
        return None  # « un Belge sur cinq »
    if before in title.verbs:
        return 0.6 if ends_well(title, before) and low not in OF else None
    told = (
        syntax.pos[before] in ("VERB", "ADJ")
        and syntax.pos[before - 1] != "DET"
        and past_participle(syntax.low[before])
    )
    verb = title.predicate(title.segment(before))
    if before in title.participles and verb is not None and verb < before and verb in title.verbs:
        return None  # « maintient la crèche installée | dans la cour »
    if before in title.participles or told:
        if low in ("sous", "en") and not _PUTTING.isdisjoint(lexicon.lemmas(syntax.low[before], "V")):
            return None  # « placé | sous mandat d’arrêt »
        if low == "par" or (low == "pour" and syntax.pos[before] == "VERB"):
            return 0.0
        named = any(syntax.pos[t] == "PROPN" for t in range(chunk.first, chunk.stop))
        if low in ("dans", "sur", "chez", "près", "lors", "contre") or (named and chunk.kind == "place"):
            return 0.2
        sent = "renvoyer" in lexicon.lemmas(syntax.low[before], "V")  # « renvoyée | devant le tribunal »
        return 0.8 if low in ("devant", "sous") and not chunk.tail and not sent else None
    if syntax.pos[before] == "VERB" and syntax.pos[before - 1] != "DET":
        return 0.6 if ends_well(title, before) else None
    if syntax.pos[before] == "ADJ" and syntax.low[before - 1] != "en" and low in ("à", "au", "aux", *OF):
        held = noun_before(title, chunk.first)
        return 0.0 if held == before - 1 and chunk.kind == "place" else (0.3 if low in OF else None)
    bare = syntax.pos[before] == "NOUN" and before - 1 in title.verbs
    if bare and syntax.lemma[before - 1] in _LINKING | {"rendre"}:
        return None  # « rend hommage aux… », « fait appel à… »
    return 0.0


def _happens(title: Title, token: int) -> bool:
    low = title.syntax.low[token]
    return title.syntax.pos[token] == "NOUN" and (low in EVENTS or (tells_act(low) and low.endswith("age")))


EVENTS = frozenset(
    """accident accidents incendie collision explosion attaque attentat crash séisme tempête naufrage effondrement
    chute bousculade fusillade avalanche inondation inondations crue crues ouragan cyclone affrontement affrontements
    éboulement""".split()
)


def _names_state(title: Title, token: int) -> bool:
    """Whether a noun stands right before a token, and no finite verb before that in its segment."""
    told = any(t in title.verbs for t in range(title.segment(token).start, token))
    return title.syntax.pos[token - 1] in ("NOUN", "PROPN", "X") and not told


def _of(title: Title, chunk: Chunk, noun: int, firm: str, costs: Mapping[str, float]) -> float | None:
    """A complement in « de »: an age, a measure, whose or where; never the second half of a compound."""
    syntax, after = title.syntax, chunk.first + 1
    counted = syntax.pos[after] == "NUM" or syntax.low[after][:1].isdigit() if after < chunk.stop else False
    held = syntax.low[noun]
    if firm != "definite" and any(
        low in title.lists.qualities for low in syntax.low[after : min(after + 2, chunk.stop)]
    ):
        return (
            0.6 * costs["drop-complement"]
        )  # « un séisme | de magnitude 5,6 », « un incendie | d’origine criminelle »
    if counted and firm == "definite":
        own = any(syntax.low[t] in ("son", "sa", "ses", "leur", "leurs") for t in range(max(0, noun - 2), noun))
        return costs["drop-complement"] * 1.8 if own else None
    if held in title.lists.quantities or syntax.low[chunk.first - 1] in title.lists.quantities:
        return None
    if counted:
        age = any(syntax.low[t] in ("ans", "mois") for t in range(after, chunk.stop))
        return None if firm == "bare" and not age else costs["drop-complement"] * (0.5 if age else 1.8)
    if firm == "bare" or syntax.pos[chunk.first - 1] == "NUM" or held in AROUND:
        return None  # « sur les hauteurs | de Sion »
    if firm == "definite" and tells_act(held):
        return None  # « la fermeture | de onze bureaux »
    named = syntax.pos[after] in ("PROPN", "DET") if after < chunk.stop else False
    named = named or syntax.low[chunk.first] in ("du", "des")
    if firm == "indefinite":
        plain = chunk.tail and held not in title.lists.bound
        acts = tells_act(held) or held in _ACTS_OF
        if acts and title.predicate(title.segment(noun)) is None:
            return None  # « vers une interdiction | des feux de plage »
        return costs["drop-complement"] * (2.8 if acts else 1.0 if named else 2.6) if named or plain else None
    if firm == "name":
        return costs["drop-complement"] * (1.5 if syntax.pos[after] == "DET" else 2.0)
    which = after < chunk.stop and syntax.pos[after] == "PROPN" and syntax.low[chunk.first - 3] in OF
    return costs["drop-complement"] * (2 if which else 1) + 1.6 * costs["limiting"] if named else None


def _limited(title: Title, chunk: Chunk, kept: range, noun: int, firm: str) -> float:
    """How far a place or other complement limits what is said: 1 where the rest would say too much without it."""
    syntax = title.syntax
    if any(syntax.low[t] in title.lists.quantities for t in kept):
        return 1.0
    at = noun
    while at > 0 and syntax.pos[at - 1] in ("ADJ", "NUM", "NOUN"):
        at -= 1
    word = syntax.low[at - 1] if at else ""
    if firm == "definite" and word in _PLURAL:
        return 1.0
    if firm == "definite" and chunk.kind != "place":
        return 0.8
    before_verb = title.predicate(title.segment(chunk.first - 1))
    if before_verb is not None and before_verb > chunk.first and firm == "definite":
        return 1.0
    given = syntax.low[chunk.first] in ("à", "au", "aux") and syntax.pos[chunk.first + 1 : chunk.first + 2] != (
        "PROPN",
    )
    return (0.8 if given else 0.3) if firm == "definite" else 0.0
