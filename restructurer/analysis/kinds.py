"""Says what a stretch between marks is: speech, a title, a name, a slogan, or a word held at a distance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from restructurer.analysis.findings import QuoteKind, Sentence
from restructurer.analysis.fragments import is_fragment
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import PRONOUNS, low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.slogans import is_inscription, is_slogan
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.tokens import Words

_CODE = re.compile(r"[A-Z]{1,3}\w?\d[\w-]{0,6}|[A-Z]{2,6}\d?|\d+")
_TO_PAPER = words("à au aux dans selon du de d' par chez sur le la l' les avec pour")
_DEFINITE = words("le la les l' du des au aux")
_LINKING = words("de du des d' la le les l' et en à - '")
_SAID = words("dit dite dits dites")
_MANNER = words("avec sans par en sous dans dès depuis jusqu'à d'ici")
_CALLING = words("appelle appelait appellent appelaient surnomme surnommait surnomment surnommaient baptisent")
_EVERYBODY = words("on monde presse quartier village")
_WORDS_OF_SPEECH = words("mot slogan credo leitmotiv consigne refrain mantra")
_BEARING_NAME = words("appelle appelait appellent appelaient nomme nommait intitule intitulait surnomment surnommaient")
_TITLED = words("intitulé intitulée intitulés intitulées titré titrée")
_GIVEN = words("présenter donner publier signer animer prononcer intituler")
_ASKING = words("comment pourquoi quand quel quelle quels quelles où qui que quoi")
_END = tuple(".!?…")
_BEFORE_TEXT = words("le la les l' un une du au sur avec")
_CHARGED = 18  # words from who is charged to the charge
_LONGEST_NAME = 12  # words
_NO_NAME = ("de ", "d’", "d'", "du ", "en ", "par ", "sans ", "dans ", "avec ", "sous ", "à ", "au ", "pour ")


def judge(
    candidate: Candidate, passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules, *, spoken: bool
) -> None:
    """Sets the kind of a candidate that has been linked to its cue, or to none.

    ``spoken``: whether the paragraph holds other speech.
    """
    if candidate.pair.family == "—":
        candidate.kind = "speech"
        candidate.form = candidate.form or "dialogue"
        return
    label = _label(candidate, passage, rules, sentences[candidate.sentence].first)
    if label is not None and (candidate.score < 90 or label[1]):
        candidate.kind = label[0]
    elif is_slogan(candidate, passage, rules) or is_inscription(candidate, passage, sentences, rules):
        candidate.kind = "slogan"
    elif candidate.cue is not None:
        candidate.kind = "speech"
    elif _stands_alone(candidate, passage, sentences, rules, spoken=spoken) or is_fragment(
        candidate, passage, sentences, rules, spoken=spoken
    ):
        candidate.kind = "speech"
        candidate.form = "floating"
    else:
        candidate.kind = "scare"


def _label(candidate: Candidate, passage: Passage, rules: QuoteRules, floor: int) -> tuple[QuoteKind, bool] | None:
    """A title or a name, by what stands before the marks and the capitals within; True where it is sure."""
    doc = passage.words
    text = passage.text[candidate.pair.start : candidate.pair.end]
    before = candidate.outer_first - 1
    if text.endswith(_END) and candidate.words > 4:
        return None
    manner = candidate.words >= 3 and low(doc[candidate.first]) in _MANNER
    if manner and candidate.cue is not None and before >= floor and low(doc[before]) not in _SAID:
        # « suivre le dossier “avec la plus grande attention” »
        return None
    if text[:1].islower() and doc[candidate.first].form == "Fin":
        # « Le groupe “prend acte” »: no name starts with a verb.
        return None
    if _CODE.fullmatch(text):
        adverbial = candidate.cue is not None and before > floor and doc[before].form == "Part"
        return None if adverbial else ("name", True)  # « ils sont mobilisés “H24” »
    if before > floor and low(doc[before]) in _SAID:
        previous = doc[before - 1]
        attributive = low(doc[before]) != "dit" and previous.pos_ in ("NOUN", "PROPN", "ADJ")
        # « X, dit “le Chat” », but « X, en charge de Y, dit “comprendre la colère” »
        said = text[:1].islower() and (doc[candidate.first].form in ("Inf", "Fin") or candidate.words > 6)
        if (previous.text == "," and not said) or attributive:
            return "name", True
    if candidate.words <= 2 and text[:1].isupper() and candidate.outer_stop < len(doc):
        after = doc[candidate.outer_stop]
        if after.pos_ == "PROPN" and after.text[:1].isupper():
            return "name", True
    if (
        before > floor
        and low(doc[before]) in _BEARING_NAME
        and low(doc[before - 1]) in ("s'", "se")
        and text[:1].isupper()
    ):
        return "name", True  # « sa barque s’appelle “L’Espoir” »
    if before > floor + 3 and low(doc[before - 1]) == "entre" and low(doc[before - 2]) in _BEARING_NAME:
        return "name", True  # « elles s’appelaient entre elles “les cousines” »
    calls = before > floor + 1 and low(doc[before]) in _DEFINITE and low(doc[before - 1]) in _CALLING
    if calls and (low(doc[before - 1]).endswith("ent") or low(doc[before - 2]) in _EVERYBODY):
        return "name", True  # « que tout le monde appelle les “grenouilles” », but « ce que X appelle la “jungle” »
    if before >= floor and candidate.words > 1 and text[:1].isupper() and low(doc[before]) in _TITLED:
        return "title", True  # « un recueil intitulé “Paroles de bergères : dire la montagne” »
    if _is_charge(candidate, passage, rules, floor):
        return "name", True
    found = _labelled(candidate, passage, rules, floor)
    if found is not None:
        return found
    if _is_text(candidate, passage, rules, floor):
        return "title", True
    opening = doc[candidate.first].low if text[:1].isupper() and candidate.words <= _LONGEST_NAME else ""
    if opening in rules.settings.event_nouns and before > floor and not _finite(candidate, passage):
        return "name", True  # « la “Foire à l’ail et au basilic” »
    noun = text[:1].isupper() and doc[candidate.first].pos_ in ("NOUN", "PROPN") and candidate.words <= 6
    if noun and before > floor and low(doc[before]) in _DEFINITE and not _finite(candidate, passage):
        return "name", False  # « il a écrit au “Défenseur des riverains” »
    parts = text.split()
    if _is_paper(candidate, passage, floor):
        return "name", True
    if _has_author(candidate, passage):
        return "title", False
    capitals = [part for part in parts if part[:1].isupper() or part[:1].isdigit() or part.lower() in _LINKING]
    named = parts[0][:1].isupper() and parts[-1][:1].isupper() and len(capitals) == len(parts)
    if candidate.words >= 2 and named and candidate.words <= 6:
        return "name", False
    return None


def _is_charge(candidate: Candidate, passage: Passage, rules: QuoteRules, floor: int) -> bool:
    """« mis en examen pour “association de malfaiteurs” »: the name that the law gives to a deed."""
    doc, before, cue = passage.words, candidate.outer_first - 1, candidate.cue
    if cue is not None and cue.kind == "verb" and cue.first < before:
        return False  # « condamné par la cour pour “faute lourde” »: in the words of who judges
    if (
        before < floor
        or low(doc[before]) != "pour"
        or doc[candidate.first].pos_ != "NOUN"
        or _finite(candidate, passage)
    ):
        return False
    return any(doc[i].low in rules.settings.charging_words for i in range(max(floor, before - _CHARGED), before))


def _is_text(candidate: Candidate, passage: Passage, rules: QuoteRules, floor: int) -> bool:
    """« la “Révision totale de la loi sur l’eau” », « “Comment dépister…” »: what a law or a talk is called."""
    doc = passage.words
    at, before = candidate.first, candidate.outer_first - 1
    if before >= floor and candidate.cue is not None and candidate.cue.lemma in _GIVEN and doc[at].text[:1].isupper():
        return low(doc[at]) in _ASKING or not _finite(candidate, passage)  # « elle a présenté “Comment dépister …” »
    bare = before >= floor and low(doc[before]) in _BEFORE_TEXT
    if low(doc[at]) in _DEFINITE and at + 1 < candidate.stop:
        at, bare = at + 1, True
    if not bare or _finite(candidate, passage) or doc[at].low not in rules.settings.law_nouns:
        return False
    return doc[at].text[:1].isupper() or (
        at + 2 < candidate.stop and doc[at].low == "projet" and doc[at + 2].low == "loi"
    )


def _finite(candidate: Candidate, passage: Passage) -> bool:
    inner = passage.words[candidate.first : candidate.stop]
    return any(word.form == "Fin" or word.text in _END for word in inner)


def _has_author(candidate: Candidate, passage: Passage) -> bool:
    """« “Le mariage de Tuya” de Wang Quan’an »: a short stretch with a capital and whose it is right behind."""
    doc, at = passage.words, candidate.outer_stop
    if at + 1 >= len(doc) or candidate.words > 7 or low(doc[at]) not in ("de", "d'"):
        return False
    if not doc[candidate.first].text[:1].isupper() or not doc[at + 1].text[:1].isupper():
        return False
    if any(doc[i].form == "Fin" and doc[i].pos_ in ("VERB", "AUX") for i in range(candidate.first, candidate.stop)):
        return False
    return doc[at + 1].ent_type_ in ("PER", "") or doc[at + 1].pos_ == "PROPN"


def _is_paper(candidate: Candidate, passage: Passage, floor: int) -> bool:
    """« au “Blick” », « dans “La Libre” », « selon “Le Temps” »: capitals behind a preposition, no verb within."""
    doc = passage.words
    before = candidate.outer_first - 1
    if before < floor or candidate.words > 5 or low(doc[before]) not in _TO_PAPER:
        return False
    inner = doc[candidate.first : candidate.stop]
    if any(word.form == "Fin" or word.text in ".!?…" for word in inner):
        return False
    return all(word.text[:1].isupper() or low(word) in _LINKING or word.is_punct for word in inner)


def _labelled(candidate: Candidate, passage: Passage, rules: QuoteRules, floor: int) -> tuple[QuoteKind, bool] | None:
    """« le film “X” », « l’opération “X” », « un rapport de Z sur “X” »: a noun that takes a title or a name."""
    doc = passage.words
    text = passage.text[candidate.pair.start : candidate.pair.end]
    first = text[:1]
    upper = first.isupper() or first.isdigit()
    settings = rules.settings
    before = candidate.outer_first - 1
    far = before >= floor and low(doc[before]) in ("sur", ",", "intitulé", "intitulée") and upper
    for back in range(before, max(before - (10 if far else 3), floor - 1), -1):
        word, lemma = low(doc[back]), doc[back].lemma_.lower()
        if doc[back].is_punct and back < before:
            break
        if (word in settings.title_nouns or lemma in settings.title_nouns) and upper and candidate.words <= 14:
            return "title", back == before
        named = word in settings.name_nouns or (doc[back].pos_ != "VERB" and lemma in settings.name_nouns)
        compound = back > floor and doc[back - 1].pos_ == "AUX"
        if text.startswith(_NO_NAME):
            named = False  # « une campagne “de la peur” », « trois lits, partis “en une heure” »
        if low(doc[candidate.first]) in ("j'", "je", "nous", "on") and doc[candidate.stop - 1].text != "-":
            named = False  # « la formule “je ne cède rien” »
        described = not upper and (
            doc[candidate.first].pos_ in ("ADJ", "ADV", "ADP")
            or (candidate.words == 1 and _a_kind_of(doc, back, floor))
        )
        if candidate.cue is not None and described:
            named = False  # « il juge le projet “absurde” », « elle exige un prix “plancher” »
        named = named and not compound and (doc[back].pos_ != "VERB" or word.endswith(("é", "ée", "és", "ées")))
        if named and candidate.words <= 9 and (upper or back == before):
            return "name", back == before
        if doc[back].pos_ in ("VERB", "AUX") and back < before and not far:
            break
    return None


def _a_kind_of(doc: Words, noun: int, floor: int) -> bool:
    """Whether a noun has an indefinite article, as nothing that bears a name has: « un prix “plancher” »."""
    return noun > floor and low(doc[noun - 1]) in ("un", "une", "des", "aucun", "aucune")


def _stands_alone(
    candidate: Candidate, passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules, *, spoken: bool
) -> bool:
    """Whether a quote that no cue governs is speech by itself: long, or a whole sentence."""
    doc = passage.words
    text = passage.text[candidate.pair.start : candidate.pair.end]
    inner = [doc[i] for i in range(candidate.first, candidate.stop)]
    finite = any(token.form == "Fin" for token in inner)
    sentence = sentences[candidate.sentence]
    outside = [
        i
        for i in range(sentence.first, sentence.stop)
        if not candidate.outer_first <= i < candidate.outer_stop and not doc[i].is_punct and not doc[i].is_space
    ]
    before = candidate.outer_first - 1
    colon = before >= sentence.first and doc[before].text == ":"
    if candidate.words >= rules.settings.speech_words and (
        finite or candidate.words >= rules.settings.speech_words + 3
    ):
        return True
    if candidate.words >= rules.settings.speech_words and any(low(token) in PRONOUNS for token in inner):
        return True
    if (not outside or colon) and (finite or text.endswith(_END)) and candidate.words >= 2:
        return True
    asked = sentence.first > 0 and doc[sentence.first - 1].text == "?"
    asked = asked and sentences[candidate.sentence - 1].paragraph == sentence.paragraph
    if not outside and asked and text[:1].isupper() and text.endswith(_END):
        return True  # « Le calendrier ? “Intenable.” »
    if not outside and text[:1].isupper() and candidate.words >= 3 and spoken:
        return True  # a sentence without a verb: « “Pour le principe” »
    if colon and text[:1].isupper() and candidate.words >= 3:
        return True
    if colon and not text[:1].isupper() and any(doc[i].lemma_.lower() in _WORDS_OF_SPEECH for i in outside):
        return True  # « X n’a qu’un mot à la bouche : “solidarité” »
    opens = candidate.outer_first == sentence.first and text[:1].isupper() and finite and candidate.words >= 3
    return opens and candidate.outer_stop < len(doc) and doc[candidate.outer_stop].text == ","
