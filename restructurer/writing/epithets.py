"""« Le spécialiste plaide pour un dépistage »: whoever has just been quoted, by name.

A subject that says what somebody is stands for the one quoted before it, where nobody else is named in between and
the article has called that person so, or the noun fits whoever speaks (le spécialiste, la quinquagénaire).
"""

from __future__ import annotations

from bisect import bisect_left

from restructurer.analysis.findings import Analysis, Entity, Quote, Sentence
from restructurer.french import lexicon
from restructurer.writing.clauses import Clause
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

NAME = "name-the-pronoun"
# Said of anybody who has spoken as one who knows, or by age.
_ANYBODY = frozenset(
    """spécialiste expert experte intéressé intéressée trentenaire quadragénaire quinquagénaire sexagénaire
    septuagénaire octogénaire chercheur chercheuse scientifique""".split()
)
# Said of whom the article has called so.
_ROLES = frozenset(
    """ministre maire député députée sénateur sénatrice élu élue conseiller conseillère échevin échevine bourgmestre
    syndic syndique préfet préfète wali avocat avocate procureur procureure magistrat magistrate juge expert experte
    directeur directrice patron patronne dirigeant dirigeante président présidente responsable secrétaire délégué
    déléguée syndicaliste porte-parole médecin toxicologue géologue glaciologue économiste sociologue historien
    historienne anthropologue politologue professeur professeure agriculteur agricultrice éleveur éleveuse
    viticulteur viticultrice candidat candidate entraîneur entraîneuse coach capitaine joueur joueuse artiste auteur
    autrice écrivain écrivaine comédien comédienne réalisateur réalisatrice chanteur chanteuse fondateur fondatrice
    gérant gérante colonel commissaire ingénieur ingénieure architecte biologiste climatologue pédiatre
    infirmier infirmière commandant commandante""".split()
)
_ARTICLES = {"le": "m", "la": "f", "l'": ""}
_NEAR = 12
_CONTRAST = frozenset(("lui", "elle"))


def epithet_name(analysis: Analysis, syntax: Syntax, clause: Clause, sentence: Sentence) -> Selection | None:
    """The clause with its bare subject written as the name of whoever was quoted before; ``None`` where unsure."""
    noun = clause.subject
    kept = clause.selection.kept
    if syntax.pos[noun] != "NOUN" or noun - 1 not in kept or syntax.left[noun] != noun - 1:
        return None
    gender = _ARTICLES.get(syntax.low[noun - 1].replace("’", "'"))
    if gender is None or syntax.right[noun] != noun or noun + 1 >= len(syntax):
        return None
    if syntax.text[noun + 1] == "," and syntax.low[noun + 2 : noun + 3] and syntax.low[noun + 2] in _CONTRAST:
        return None
    gender = gender or lexicon.gender(syntax.text[noun]) or ""
    quote = _last_quote(analysis, sentence)
    if quote is None or quote.speaker is None or quote.plural or (gender and quote.gender not in (gender, None)):
        return None
    owner = next((e for e in analysis.entities if e.label == "PER" and e.text in quote.speaker), None)
    if owner is None or not _alone(analysis, owner, quote, syntax.start[noun]):
        return None
    if syntax.low[noun] not in _ANYBODY and not (syntax.low[noun] in _ROLES and _called(syntax, owner, noun)):
        return None
    return clause.selection.written(Word(owner.short, NAME, noun - 1, noun + 1), NAME, 0.5)


def _last_quote(analysis: Analysis, sentence: Sentence) -> Quote | None:
    """The last quote before a sentence, in its paragraph or the one before."""
    for quote in reversed(analysis.quotes):
        if quote.kind == "speech" and quote.end <= sentence.start:
            before = next((s for s in reversed(analysis.sentences[: sentence.index]) if s.start <= quote.start), None)
            near = before is not None and sentence.paragraph - before.paragraph <= 1
            return quote if near and sentence.index - (before.index if before else 0) <= 3 else None
    return None


def _alone(analysis: Analysis, owner: Entity, quote: Quote, stop: int) -> bool:
    """Whether nobody else is named from a little before the quote up to ``stop``."""
    start = min((low for low, _ in owner.mentions if quote.start - 400 <= low < stop), default=quote.start)
    start = max((s.start for s in analysis.sentences if s.start <= min(start, quote.start)), default=start)
    return not any(
        e.label == "PER"
        and e != owner
        and any(start <= low < stop and not _quoted(analysis, low) for low, _ in e.mentions)
        for e in analysis.entities
    )


def _quoted(analysis: Analysis, at: int) -> bool:
    return any(quote.start <= at < quote.end for quote in analysis.quotes)


def _called(syntax: Syntax, owner: Entity, noun: int) -> bool:
    """Whether the article has called a person so, right beside the name."""
    for low, high in owner.mentions:
        first, stop = bisect_left(syntax.start, low), bisect_left(syntax.start, high)
        near = (*range(max(0, first - _NEAR), first), *range(stop, min(stop + _NEAR, len(syntax))))
        if any(t != noun and syntax.low[t] == syntax.low[noun] for t in near):
            return True
    return False
