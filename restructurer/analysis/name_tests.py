"""Whether a run of capitals names a person: what tells it from a place, a body, a club, the opening of a sentence."""

from __future__ import annotations

from restructurer.analysis.names import INITIAL, WEAK_PARTICLES, first_names, is_acronym, place_names, text_of
from restructurer.analysis.passage import Passage
from restructurer.analysis.tokens import Words
from restructurer.french import lexicon

_COMPANY = frozenset(
    ("Télécom", "Telecom", "Air", "Airlines", "Institute", "Foundation", "Group", "Bank", "University", "Motors",
     "Media", "Press", "Match", "Park", "United", "City", "FC", "SA", "AG", "Inc", "Ltd", "Industries", "Watch",
     "International")
)  # fmt: skip
_PLACES = frozenset(
    ("clinique", "école", "lycée", "collège", "hôpital", "rue", "place", "avenue", "boulevard", "pont", "stade",
     "théâtre", "gare", "salle", "prix", "musée", "institut", "fondation", "université", "résidence", "caserne",
     "aéroport", "parc", "lotissement", "quartier", "cité", "hameau", "village", "complexe", "domaine",
     "brasserie", "boulangerie", "usine", "scierie", "entreprise", "centre", "cimetière")
)  # fmt: skip
# First names that are towns too.
_TOWNS = frozenset(
    "Florence Vienne Nancy Valence Lourdes Victoria Constance Charlotte Adélaïde Adelaïde Sofia Alexandrie Madison "
    "Austin Orlando Santiago Salvador Chelsea Brooklyn Sydney Roman Lens Lorraine Milan Saint Vernon Laval Martigny "
    "Denis Troy Tracy Melissa Dallas Houston Savannah Montana Carolina Georgia Kenya Asia India China".split()
)
_UNIONS = frozenset(("collectif", "association", "comité", "mouvement", "asbl", "coopérative", "fondation", "ligue"))
_OF_SCHOOLS = frozenset(
    "primaire secondaire fondamentale communale élémentaire maternelle publique privée municipale technique agricole "
    "professionnel universitaire culturel sportif omnisports médical commercial".split()
)
# What opens the names of places in the Maghreb: « Sidi Bouzid », « Oued Souf ».
_TOPONYMS = frozenset("Sidi Oued Bab Bordj Aïn Ain Bir Hassi Ouled Beni Béni Djebel Ksar Souk Tizi Hammam".split())
_CLUBS = frozenset("RC FC AS US SC RSC OGC AC KV CS ES MC JS USM CR CA HC BC SO OM RCS ASC UA SK AJ EA".split())
_FROM = ("ois", "oise", "ais", "aise", "ien", "ienne", "éen", "éenne", "anne", "ain", "aine", "ard", "arde")
_ENDINGS = ("é", "ée", "és", "ées", "ant")


def belongs_to_place(passage: Passage, at: int, floor: int) -> bool:
    """« la clinique Saint-Luc », « le lycée Jean-Moulin », « la commune d’Oued Lahma »."""
    if at <= floor:
        return False
    before = passage.words[at - 1]
    if before.low in _OF_SCHOOLS and at - 1 > floor:
        before = passage.words[at - 2]  # « l’école primaire Jean-Moulin »
    if before.low in _PLACES and before.text[:1].islower():
        return True
    if before.low in _UNIONS and passage.words[at].text not in first_names():
        return True  # « le collectif Sauvons l’hospice », but « le président du collectif Jean Petit »
    return passage.words[at].text in _TOPONYMS and before.low in ("de", "d'", "à")


def names_person(passage: Passage, at: int, stop: int, *, titled: bool, initial: bool, roles: frozenset[str]) -> bool:
    """Whether the capitals between two tokens name a person.

    ``titled``: a civil title stands before them; ``initial``: they open their paragraph.
    """
    doc, names = passage.words, first_names()
    token = doc[at]
    if is_acronym(token.text) and not (titled and stop - at >= 1):
        return False
    if titled:
        return True
    if _something_else(passage, at, stop, initial=initial, roles=roles):
        return False
    count, label = stop - at, token.ent_type_
    if count >= 2 and (token.text in names or ("-" in token.text and token.text.split("-")[0] in names)):
        # « Paris Match », « Charleroi Danses »: first names that are also something else.
        return not (label in ("LOC", "ORG") and all(doc[i].ent_type_ == label for i in range(at, stop)) and count > 3)
    if count == 1:
        told = _person_alone(doc, at, initial=initial, roles=roles)
        if told is not None:
            return told
    if count <= 3 and label != "PER" and _apposed_to_role(doc, at, stop, roles):
        return count > 1 or (token.text not in place_names() and label != "LOC")
    if INITIAL.fullmatch(token.text) and count >= 2:
        return label != "ORG"
    if label == "PER" and token.pos_ in ("PROPN", "NOUN", "X", "ADJ") and not token.is_stop:
        return (
            count >= 2
            or token.pos_ == "PROPN"
            or (at > 0 and doc[at - 1].text not in (".", "!", "?", "…", "«", "»", ":"))
        )
    return False


def _person_alone(doc: Words, at: int, *, initial: bool, roles: frozenset[str]) -> bool | None:
    """Whether one word with a capital names a person by what stands around it; ``None`` where that tells nothing."""
    token, stop, names, label = doc[at], at + 1, first_names(), doc[at].ent_type_
    initial = initial or doc[at - 1].text in (".", "!", "?", "…", "»")
    known = token.text in names and (not lexicon.is_noun(token.low) or (not initial and doc[at - 1].pos_ != "DET"))
    if known and token.pos_ == "PROPN" and token.text not in _TOWNS and _lone_first_name(doc, at, initial=initial):
        return True
    begins = initial or doc[at - 1].text == ","
    if known and begins and token.dep_.startswith(("nsubj", "expl")) and label in ("PER", "", "MISC"):
        return True  # « Mounir est de ceux-là », « Au fond, Fatima attend »
    cleft = at > 1 and doc[at - 1].low == "est" and doc[at - 2].low == "c'" and token.text in names
    if cleft and stop < len(doc) and doc[stop].low == "qui":
        return True  # « C’est Anthony qui a donné l’alerte »
    unknown = label == "PER" and initial and token.dep_ == "nsubj" and token.pos_ in ("NOUN", "PROPN")
    if unknown and not lexicon.is_noun(token.low) and not lexicon.is_verb(token.low):
        return not lexicon.is_adjective(token.low)  # « Rafik travaille seul »
    if token.text in names and (token.pos_ == "PROPN" or label == "PER"):
        told = stop + 1 < len(doc) and doc[stop].text == "," and doc[stop + 1].low in ("qui", "un", "une")
        beside = at > 0 and is_acronym(doc[at - 1].text)  # « a déclaré à l’AFP Felipe, un ingénieur »
        trade = stop + 2 < len(doc) and (
            doc[stop + 2].low in roles or doc[stop + 2].low.endswith(("eur", "euse", "ier"))
        )
        told = told and (label != "ORG" or beside or trade)
        aged = stop + 2 < len(doc) and doc[stop].text in (",", "(") and _age(doc, stop + 1)
        apposed = stop + 1 < len(doc) and doc[stop].text == "," and doc[stop + 1].low in roles and label != "ORG"
        opens = initial and token.dep_.startswith("nsubj") and label in ("PER", "", "MISC")
        if aged or told or opens or apposed:
            return True
    alone = token.pos_ == "PROPN" and label != "ORG" and stop + 2 < len(doc)
    if alone and doc[stop].text in (",", "(") and _age(doc, stop + 1):
        return True  # « Tiphène, 13 ans, attend… »
    return None


def _lone_first_name(doc: Words, at: int, *, initial: bool) -> bool:
    """« Pour Brahim », « Ousmane a 19 ans », « L’idée vient de Capucine »: no place, whatever the tagger says."""
    label = doc[at].ent_type_
    if at + 1 >= len(doc) or label not in ("MISC", "LOC"):
        return False
    if label == "MISC":
        return not initial and (doc[at + 1].is_punct or doc[at + 1].form == "Fin")
    before = doc[at - 1].low if at else ""
    return (initial and doc[at + 1].form == "Fin") or before in ("pour", "selon", "chez")


def _age(doc: Words, at: int) -> bool:
    """« 34 ans », « trente-deux ans »: an age, which follows the name of a person."""
    return (doc[at].text.isdigit() or doc[at].pos_ == "NUM") and at + 1 < len(doc) and doc[at + 1].low == "ans"


def _something_else(passage: Passage, at: int, stop: int, *, initial: bool, roles: frozenset[str]) -> bool:
    """Whether the capitals name a people, a place, a body or a club, or are a word that opens a sentence."""
    doc, names = passage.words, first_names()
    token = doc[at]
    count, label = stop - at, token.ent_type_
    from_there = count == 1 and at > 0 and doc[at - 1].low in ("le", "la", "l'") and token.text not in names
    if from_there and (lexicon.is_adjective(token.low) or token.low.endswith(_FROM)):
        return True  # « le Grison », « la Valaisanne »
    if token.text in ("Saint", "Sainte") or token.text.startswith(("Saint-", "Sainte-")):
        return True
    if (
        count == 1
        and at > 0
        and not initial
        and doc[at - 1].text[:1].isupper()
        and not is_acronym(doc[at - 1].text)
        and (doc[at - 1].pos_ in ("PRON", "X", "VERB") or doc[at - 1].ent_type_ == token.ent_type_ in ("LOC", "ORG"))
    ):
        # The end of a longer name of something else: « L’UFC-Que Choisir ».
        return True
    placed = count > 1 and doc[at + 1].low in WEAK_PARTICLES  # « la Ville de Lausanne », no first name
    if (token.low in roles and (placed or not (count > 1 and token.text in names))) or any(
        doc[i].text in _COMPANY or any(map(str.isdigit, doc[i].text)) for i in range(at, stop)
    ):
        return True
    if count == 1 and at > 0 and doc[at - 1].text in _CLUBS:
        return True  # « la présidente du RC Monestou »
    if text_of(passage, at, stop) in place_names() or (token.low.split("-")[0] in ("al", "el") and label != "PER"):
        return True
    if at > 0 and doc[at - 1].text in _TOPONYMS and token.text not in names:
        return True
    if token.text in _TOPONYMS and count >= 2 and doc[at + 1].text not in names:
        return True
    if token.text in place_names() and (label != "PER" or count == 1):
        return True
    opens = initial or (at > 0 and doc[at - 1].text in (".", "!", "?", "…", "»"))
    if count == 1 and opens and token.text not in names and lexicon.is_verb(token.low) and token.low.endswith(_ENDINGS):
        return True  # « Contacté, le Canton… »
    return count == 1 and token.pos_ == "NOUN" and token.text not in names and lexicon.is_noun(token.low)


def _apposed_to_role(doc: Words, at: int, stop: int, roles: frozenset[str]) -> bool:
    """« dit son directeur, Vallon Rochat. »: capitals between commas, right behind who somebody is."""
    if at < 3 or doc[at - 1].text != "," or stop >= len(doc) or not doc[stop].is_punct:
        return False
    if any(doc[i].pos_ != "PROPN" or is_acronym(doc[i].text) for i in range(at, stop)):
        return False
    for before in range(at - 2, max(at - 9, -1), -1):
        token = doc[before]
        if token.low in roles:
            return token.text[:1].islower() or before == 0
        if (token.is_punct and token.text != "-") or token.form == "Fin" or token.text[:1].isupper():
            return False
    return False
