"""Noun phrases as a cue names them: where « un porte-parole de la police madrilène » starts and stops.

Works on tokens and their tags from left to right, because the parser takes the inverted subject
of a reporting verb now for an object, now for an adverbial.
"""

from __future__ import annotations

from restructurer.analysis.tokens import Word, Words


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


DETERMINERS = words(
    "le la les l' un une des du de d' ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos "
    "plusieurs certains certaines quelques deux trois quatre cinq six sept huit neuf dix onze douze vingt cent "
    "aucun aucune chaque tout toute tous toutes ledit ladite lesdits lesdites dudit"
)
PRONOUNS = words(
    "il elle ils elles on je j' nous celui-ci celle-ci ceux-ci celles-ci celui celle ceux celles certains "
    "certaines plusieurs beaucoup tous toutes d'autres l'un l'une chacun chacune quelqu'un personne -il -elle "
    "-ils -elles -on -je -nous"
)
_MEDIA = words(
    "afp reuters euractiv agence presse ats belga keystone-ats keystone aps radio télévision quotidien journal figaro "
    "monde soir temps micro chaîne journaliste journalistes hebdomadaire magazine rédaction antenne politico bloomberg "
    "parisien libération blick watan expression franceinfo bfmtv rtl rtbf rts tf1 europe tribune"
)
LINKS = words("de d' du des")
ADVERBIAL = words(
    "hier aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai "
    "juin juillet août septembre octobre novembre décembre matin soir midi nuit après-midi soirée matinée jour "
    "semaine mois année veille lendemain week-end printemps été automne hiver fois heure heures temps antenne"
)
PREPOSITIONS = words(
    "à au aux dans sur en lors devant auprès chez après avant depuis pour par avec sous vers durant pendant face "
    "via dès malgré sans contre entre outre derrière parmi jeudi"
)
# « a concédé le ministre en conférence de presse »: no part of who speaks.
_AFTER_EN = words(
    "conférence marge séance interview entretien direct fin début réunion commission plateau exclusivité visite "
    "substance arabe français anglais allemand néerlandais guise réponse préambule introduction conclusion ouverture "
    "clôture présence compagnie larmes colère riant souriant aparté privé public audience off duplex"
)
_COMPLEMENTS = words(
    "secrétaire délégué déléguée ministre candidat candidate conseiller conseillère adjoint adjointe professeur "
    "professeure chercheur chercheuse haut haute ambassadeur ambassadrice commissaire directeur directrice maître "
    "maîtresse médecin chargé chargée député députée chroniqueur envoyé envoyée procureur représentant "
    "représentante économiste"
)


def low(token: Word) -> str:
    """A token in lower case with a plain apostrophe."""
    return token.low


def is_date_word(token: Word) -> bool:
    """Whether a noun says when rather than who."""
    return low(token).removeprefix("mi-") in ADVERBIAL  # « mi-mars »


def starts_phrase(doc: Words, at: int, stop: int) -> bool:
    """Whether a noun phrase that can name a speaker starts at a token."""
    if at >= stop:
        return False
    token = doc[at]
    word = low(token)
    if token.is_punct or token.is_space:
        return False
    if word in PRONOUNS and not word.startswith("-"):
        return True
    if word == "l'" and at + 1 < stop and low(doc[at + 1]) in ("un", "une", "autre"):
        return True
    if token.text == "De" and 0 < at < stop - 1 and doc[at + 1].text[:1].isupper() and not doc[at - 1].is_punct:
        return True  # « précise De Tijd »: a name with its own article
    if token.text[:1].isupper():
        return token.pos_ not in ("ADP", "CCONJ", "SCONJ", "VERB") and word not in PREPOSITIONS
    if token.pos_ in ("NOUN", "PROPN") and not is_date_word(token):
        return True
    if word == "les" and at + 1 < stop and doc[at + 1].text.islower() and not doc[at + 1].low.endswith(("s", "x", "z")):
        return False  # « il compte les bus, |les note| »: a verb
    if word in DETERMINERS and word not in ("de", "d'"):
        ahead = at + 1
        while ahead < stop and ahead - at <= 4:
            nxt = doc[ahead]
            if low(nxt) in ADVERBIAL:
                return False
            if nxt.pos_ in ("NOUN", "PROPN") or nxt.text[:1].isupper():
                return True
            if nxt.pos_ in ("ADJ", "VERB") and _closes(doc, ahead + 1, stop):
                # « une quinquagénaire », « son associé »: an adjective or participle used as a noun.
                return True
            if nxt.pos_ not in ("ADJ", "DET", "NUM", "ADV", "PUNCT", "PRON", "VERB", "ADP"):
                return False
            ahead += 1
        return False
    return token.pos_ == "NUM" and at + 1 < stop and doc[at + 1].pos_ == "NOUN" and not is_date_word(doc[at + 1])


def names_medium(doc: Words, at: int, stop: int) -> bool:
    """Whether « à … » says to which paper or agency something was said."""
    return any(low(doc[i]) in _MEDIA for i in range(at, min(at + 4, stop)))


def _closes(doc: Words, at: int, stop: int) -> bool:
    """Whether a phrase may have ended before a token: punctuation, a verb, or the end."""
    return at >= stop or doc[at].is_punct or doc[at].pos_ in ("AUX", "VERB") or low(doc[at]) in ("qui", "qu'", "que")


def phrase_stop(doc: Words, at: int, stop: int) -> int:
    """Where the noun phrase that starts at a token ends, its complements with « de » included."""
    token = doc[at]
    if low(token) in PRONOUNS and not (
        low(token) in ("certains", "plusieurs", "certaines") and at + 1 < stop and doc[at + 1].pos_ in ("NOUN", "ADJ")
    ):
        after = at + 1
        if after < stop and low(doc[after]) in ("-même", "-mêmes", "même"):
            after += 1
        if (
            low(token) in ("un", "une", "l'un", "l'une", "certains", "plusieurs", "celui", "celle", "beaucoup")
            and after < stop
            and low(doc[after]) in LINKS
        ):
            return phrase_stop(doc, after, stop)
        return after
    if low(token) == "l'" and at + 2 < stop and low(doc[at + 1]) in ("un", "une") and low(doc[at + 2]) in LINKS:
        # « l’un d’eux », « l’une des riveraines »
        return at + 4 if at + 3 < stop and doc[at + 3].pos_ == "PRON" else phrase_stop(doc, at + 2, stop)
    last = at + 1
    complement = low(token) in _COMPLEMENTS
    noun = token.pos_ in ("NOUN", "PROPN") or (token.text[:1].isupper() and low(token) not in DETERMINERS)
    while last < stop:
        token = doc[last]
        word = low(token)
        if word in ADVERBIAL and noun and not token.text[:1].isupper():
            break
        if token.is_space and last + 1 < stop and low(doc[last + 1]) in LINKS:
            last += 1  # the end of a hard-wrapped line
            continue
        if token.is_punct or token.is_space:
            # A hyphen or an apostrophe inside a name goes on; everything else ends the phrase.
            if token.text in ("-", "'", "’", "/") and last + 1 < stop and not doc[last - 1].space:
                last += 1
                continue
            break
        if word == "du" and last + 1 < stop and low(doc[last + 1]) in ("fond", "haut", "bout", "coin"):
            # « crie l’ancien maire du fond de la salle »
            break
        if word == "face" and last + 1 < stop and low(doc[last + 1]) in ("à", "au", "aux"):
            break  # « a tenté le prévenu |face aux juges| »
        if word in LINKS:
            last += 1
            continue
        if (
            word == "en"
            and (noun or last > at + 1)
            and last + 1 < stop
            and doc[last + 1].pos_ == "NOUN"
            and not is_date_word(doc[last + 1])
            and low(doc[last + 1]) not in _AFTER_EN
        ):
            # « metteuse en scène », « rédacteur en chef »
            last += 2
            continue
        if word in ("à", "au", "aux") and noun and low(doc[last - 1]) == "source" and not names_medium(doc, last, stop):
            last += 1
            continue
        if word in ("à", "au", "aux", "auprès", "en", "chargé", "chargée") and noun:
            if not complement or not (last + 1 < stop):
                break
            complement = False
            last += 1
            continue
        if word in DETERMINERS:
            if noun and low(doc[last - 1]) not in LINKS | {"à", "en", "et", "auprès"}:
                break
            last += 1
            continue
        if (token.text[:1].isupper() and token.pos_ not in ("VERB", "AUX")) or token.pos_ in (
            "NOUN",
            "PROPN",
            "ADJ",
            "NUM",
            "X",
        ):
            if token.pos_ == "NOUN" and noun and doc[last - 1].pos_ in ("NOUN", "PROPN") and is_date_word(token):
                break
            noun = noun or token.pos_ in ("NOUN", "PROPN") or token.text[:1].isupper()
            complement = complement or word in _COMPLEMENTS
            last += 1
            continue
        if word.startswith("pousse") and low(doc[last - 1]).startswith("jeune"):
            last += 1
            continue
        behind = last == at + 1 and token.form == "Part" and low(doc[at]) in ("le", "la", "l'")
        if not noun and token.pos_ in ("VERB", "ADJ") and (behind or _closes(doc, last + 1, stop)):
            noun = True  # « a tenté |le prévenu| face aux juges »
            last += 1
            continue
        if (
            token.pos_ == "VERB"
            and token.form == "Part"
            and noun
            and word.endswith(("é", "ée", "és", "ées", "u", "ue", "us"))
            and (last + 1 >= stop or doc[last + 1].is_punct or doc[last + 1].pos_ in ("AUX", "VERB", "ADJ"))
        ):
            # « un haut responsable retraité », « le candidat battu »
            last += 1
            continue
        if token.pos_ == "CCONJ" and word in ("et", "&") and noun and starts_phrase(doc, last + 1, stop):
            nxt = doc[last + 1]
            if nxt.text[:1].isupper() or low(nxt) in LINKS or low(doc[last - 1]) not in LINKS:
                last += 1
                if low(doc[last]) in DETERMINERS:
                    last += 1
                continue
        if token.pos_ == "ADV" and not noun:
            last += 1
            continue
        break
    while last > at + 1 and (
        low(doc[last - 1]) in LINKS or low(doc[last - 1]) in DETERMINERS | {"et", "à", "au", "aux", "en"}
    ):
        last -= 1
    return last
