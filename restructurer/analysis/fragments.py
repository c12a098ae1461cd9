"""What words between marks are that no cue governs: a part of somebody's sentence, or what is written on a thing."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.findings import Sentence
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import PRONOUNS, low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.stretches import Candidate
from restructurer.analysis.tokens import Word

COPULA = words("été est sont était étaient sera seront serait seraient reste restent paraît semble fut")
_AUXILIARY = words("a ont avait avaient aura auront aurait auraient ayant")
_NEGATION = words("pas plus guère jamais que qu' encore toujours déjà aussi")
_IMPERSONAL = words("c' ce cela ça")
_DEGREE = words("très trop plutôt bien mal peu pas plus moins assez presque encore jamais aussi")
_COMPLETED = words("à au aux de d' comme en par pour")
_NO_START = words("du des")
_NAMED = words("dit dite dits dites baptisé baptisée nommé nommée appelé appelée surnommé surnommée")
_TOOLS = words("doigt peinture poussière bombe feutre craie")
_PAINTED = ("peint", "tagu", "grav", "inscri", "bomb")
_ADDING = words(", ou et encore puis")
_LISTING = words("et ou , ; . ! ? … encore puis ou aussi")
_CHANTS = words("slogan slogans")
_WATCHWORDS = words("ordre slogan slogans cri")
_STUCK = ("collé", "placardé", "épinglé", "accroché", "scotché", "affiché", "punaisé")
_DEFINITE = words("le la les l'")
_ARTICLES = words("un une des le la les l' ce cette ces mon ma notre nos")
_TO_READ = words("lire lit lisait lisent lisaient pouvait")
_SHOUTING = words("crier hurler marteler clamer reprendre lancer renchérir répéter")
_SHOUTED = 9  # words of a slogan at most
_WRITING = words("écrire inscrire taguer peindre afficher indiquer clamer proclamer")
_HEADING_WORDS = 22
_ECHOES = 200  # quotes of a text whose words a heading is compared with


def is_fragment(
    candidate: Candidate, passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules, *, spoken: bool
) -> bool:
    """Whether an uncued stretch reads as a piece of somebody's sentence and as no term, title or name.

    ``spoken``: whether the paragraph, or the one before it, holds other speech.
    """
    doc = passage.words
    token = doc[candidate.first]
    if candidate.words < 2 or not token.text[:1].islower():
        return False
    floor = sentences[candidate.sentence].first
    before = candidate.outer_first - 1
    if before >= floor and low(doc[before]) in _NAMED:
        return False
    if _predicate(doc, before, floor, token, doc[min(candidate.first + 1, len(doc) - 1)]):
        return True
    if _by_colon(candidate, passage, floor, rules):
        return True
    if in_heading(candidate, passage) and candidate.outer_first > floor:
        # « Les “petites mains” d’abord »: a thing that is called so
        return not (low(doc[before]) in _DEFINITE and token.pos_ in ("NOUN", "ADJ"))
    if not spoken:
        return False
    if token.pos_ == "ADP" and low(token) not in _NO_START:
        return True
    inner = doc[candidate.first : candidate.stop]
    if candidate.words >= rules.settings.short_words:
        if token.pos_ in ("VERB", "AUX", "PRON", "SCONJ"):
            return True
        if token.pos_ == "ADV":
            return any(word.pos_ in ("VERB", "AUX") for word in inner)
        if low(token) in _ARTICLES and any(word.pos_ == "NOUN" for word in inner):
            return True  # « …, “une vraie plaie” »: no term brings its article with it
        return token.pos_ in ("ADJ", "NOUN") and _completed_adjective(inner)
    return token.pos_ == "ADV" and (low(token) in _DEGREE or low(token).endswith("ment"))


def _completed_adjective(inner: Sequence[Word]) -> bool:
    """« incapable de trancher », « têtu comme une mule »: an adjective and what completes it."""
    return inner[0].pos_ == "ADJ" and low(inner[1]) in _COMPLETED


def _predicate(doc: Sequence[Word], before: int, floor: int, token: Word, behind: Word | None = None) -> bool:
    """« L’eau était “à peine tiède” », « la crue a “balayé, rasé” le pont », « ce ne serait qu’un “détail” »."""
    article = before > floor and low(doc[before]) in ("un", "une")
    at = before - 1 if article else before
    while at > floor and low(doc[at]) in _NEGATION:
        at -= 1
    if at <= floor or (article and at == before - 1 and low(doc[at]) not in COPULA):
        return False
    verb = low(doc[at])
    if verb in COPULA:
        if low(doc[at - 1]) in _IMPERSONAL or (article and low(doc[before - 1]) not in ("qu'", "que", "qu")):
            return False
        return article or token.pos_ in ("ADJ", "ADV", "VERB", "ADP")
    if (
        not article
        and verb in _AUXILIARY
        and low(token) in ("rien", "tout", "jamais", "toujours")
        and behind is not None
    ):
        return behind.form == "Part"  # « il n’a “rien vu, rien entendu” »
    participle = token.form == "Part" or token.low.endswith(("é", "ée", "és", "ées"))
    return not article and verb in _AUXILIARY and token.pos_ in ("VERB", "ADJ") and participle


def _by_colon(candidate: Candidate, passage: Passage, floor: int, rules: QuoteRules) -> bool:
    """« Le ministre a été clair : “pas un euro de plus” »: behind the colon of a sentence about somebody."""
    doc = passage.words
    before = candidate.outer_first - 1
    if candidate.words < 3 or before <= floor or doc[before].text != ":":
        return False
    return any(
        rules.is_role(doc[i]) or doc[i].ent_type_ == "PER" or (i > floor and low(doc[i]) in PRONOUNS)
        for i in range(floor, before)
    )


def in_heading(candidate: Candidate, passage: Passage) -> bool:
    """Whether a stretch stands in a line that reads as a headline or a crosshead: short, without a stop."""
    doc = passage.words
    at = passage.starts[candidate.outer_first]
    row = next((one for one in passage.paragraphs if one.start <= at < one.end), None)
    if row is None or len(passage.paragraphs) < 3:
        return False
    if row.kind == "crosshead":
        return True
    text = passage.text[row.start : row.end].rstrip('»”" \u00a0\u202f')
    if text.endswith((".", "…", ":", ";", "!", "?", ",")) or doc[row.first].text in ("—", "–", "-"):
        return False
    return len(text.split()) <= _HEADING_WORDS


def is_slogan(candidate: Candidate, passage: Passage, rules: QuoteRules) -> bool:
    """« … aux cris de “Liberté !” », « “On ne lâche rien”, scandent les élèves », « la foule crie : “Dehors !” »."""
    doc, cue = passage.words, candidate.cue
    if cue is None:
        return False
    if cue.kind == "crowd" or cue.lemma in rules.settings.chanting:
        return True
    if cue.mention is None or candidate.words > _SHOUTED or cue.lemma not in _SHOUTING:
        return False
    many = [doc[i] for i in range(*cue.mention) if doc[i].lemma_.lower() in rules.settings.crowd_nouns]
    return any(word.number == "Plur" or word.low in ("foule", "cortège") for word in many)


def is_inscription(candidate: Candidate, passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules) -> bool:
    """« Sur une banderole : “Rendez-nous la poste” », « l’écran affiche “…” »: what can be read on a thing."""
    doc = passage.words
    sentence = sentences[candidate.sentence]
    surfaces = rules.settings.surface_nouns
    before = candidate.outer_first - 1
    cue = candidate.cue
    colon = before >= sentence.first and doc[before].text == ":"
    painted = any(doc[i].low.startswith(_PAINTED) for i in range(max(sentence.first, before - 5), before) if colon)
    if painted and (cue is None or cue.lemma not in ("dire", "crier")):
        return True  # « quelqu’un a peint : “Ouvert” »
    if (
        colon
        and (cue is None or cue.mention is None)
        and any(low(doc[i]) in _WATCHWORDS for i in range(max(before - 3, sentence.first), before))
    ):
        head = next((i for i in range(sentence.first, before) if doc[i].form == "Fin"), None)
        if head is None:
            return True  # « Un seul mot d’ordre : “…” »
    if colon and cue is None:
        free = range(sentence.first, before)
        if any(doc[i].low in ("laquelle", "lequel", "lesquelles", "lesquels") for i in free[-5:]):
            return any(_surface(doc[i], surfaces) for i in free)  # « une banderole sur laquelle était écrit : “…” »
        if any(doc[i].low.startswith(_STUCK) and i > sentence.first for i in free):
            return True  # « quelqu’un a collé sur la porte, fermée, une feuille : “…” »
    if cue is not None and cue.mention is not None and low(doc[cue.mention[0]]) not in ("on", "-on"):
        head = next((i for i in range(*cue.mention) if doc[i].pos_ in ("NOUN", "PROPN")), cue.mention[0])
        if _surface(doc[head], surfaces):
            return True
        writing = cue.lemma in _WRITING
        near = range(max(sentence.first, before - (7 if writing else 2)), before + 1)
        return cue.first < candidate.outer_first and any(
            _surface(doc[i], surfaces) or (writing and low(doc[i]) in _TOOLS) for i in near
        )
    if cue is not None and any(low(doc[i]) in _TO_READ for i in range(cue.first, cue.stop)):
        stop = min(sentence.stop, max(cue.stop, candidate.outer_stop) + 12)
        return any(_surface(doc[i], surfaces) for i in range(sentence.first, stop))
    near = range(max(sentence.first, before - (8 if colon else 4)), before + 1)
    if candidate.score or (not colon and any(doc[i].text == "," for i in near)):
        return False
    verbless = colon and not any(doc[i].form == "Fin" for i in near)
    return any(_surface(doc[i], surfaces) or (verbless and low(doc[i]) in _TOOLS) for i in near)


def _surface(word: Word, surfaces: frozenset[str]) -> bool:
    return word.low in surfaces or (word.pos_ == "NOUN" and word.lemma_.lower() in surfaces)


def carry_slogans(candidates: Sequence[Candidate], passage: Passage) -> None:
    """« … des pancartes “Dehors !” ou “Assez” »: what « ou » or a comma adds to a slogan is one too."""
    doc = passage.words
    for index in range(1, len(candidates)):
        before, one = candidates[index - 1], candidates[index]
        between = [low(doc[i]) for i in range(before.outer_stop, one.outer_first)]
        if before.kind == "slogan" and one.kind == "speech" and len(between) <= 3 and _ADDING.issuperset(between):
            one.kind = "slogan"


def list_slogans(
    candidates: Sequence[Candidate], passage: Passage, sentences: Sequence[Sentence], rules: QuoteRules
) -> None:
    """« Ils ont apporté leurs pancartes. “Dehors !” et “Assez de promesses”. »: a sentence of what could be read."""
    doc = passage.words
    rows: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        rows.setdefault(candidate.sentence, []).append(candidate)
    for number, row in rows.items():
        if any(one.cue is not None or one.kind not in ("speech", "scare") for one in row) or number == 0:
            continue
        sentence, before = sentences[number], sentences[number - 1]
        if before.paragraph != sentence.paragraph:
            continue
        held = [range(one.outer_first, one.outer_stop) for one in row]
        free = [i for i in range(sentence.first, sentence.stop) if not any(i in span for span in held)]
        if any(low(doc[i]) not in _LISTING and not doc[i].is_punct for i in free):
            continue
        told = [i for i in range(before.first, before.stop) if _surface(doc[i], rules.settings.surface_nouns | _CHANTS)]
        if told and (len(row) > 1 or any(low(doc[i]) in _CHANTS for i in told)):
            for one in row:
                one.kind = "slogan"


def echoes(candidates: Sequence[Candidate], passage: Passage) -> list[tuple[Candidate, Candidate]]:
    """Stretches of headings that no cue governs and whose words a quote of the text holds, each with that quote."""

    def key(candidate: Candidate) -> str:
        raw = passage.text[candidate.pair.start : candidate.pair.end].replace("’", "'").lower()
        return " ".join(raw.split()).strip(" .!?…,;:")

    shouted = [f" {key(one)} ".replace(",", " ").replace("'", " ") for one in candidates if one.kind == "slogan"]
    for one in candidates if shouted else ():
        own = f" {key(one)} ".replace(",", " ").replace("'", " ")
        if (
            one.kind == "speech"
            and one.cue is None
            and in_heading(one, passage)
            and any(own in text for text in shouted)
        ):
            one.kind = "slogan"  # a crosshead that repeats what was shouted
    loose = [
        one
        for one in candidates
        if one.kind == "scare"
        and (one.words > 1 or passage.text[one.pair.start].islower())
        and in_heading(one, passage)
    ]
    if not loose:
        return []
    spoken = [(f" {key(one)} ".replace(",", " ").replace("'", " "), one) for one in candidates if one.kind == "speech"]
    found: list[tuple[Candidate, Candidate]] = []
    for one in loose:
        own = f" {key(one)} ".replace(",", " ").replace("'", " ")
        source = next((other for text, other in spoken[:_ECHOES] if own in text), None)
        if source is not None:
            found.append((one, source))
    return found
