"""What a clause must not have lost when it is said again: its verb, what limits it, its tense, its comma."""

from __future__ import annotations

from restructurer.analysis.findings import Analysis
from restructurer.expansion.back_references import bare_back_reference
from restructurer.expansion.rules import ExpansionSettings
from restructurer.french import lexicon
from restructurer.writing.antecedents import NAME
from restructurer.writing.clauses import finite, subject
from restructurer.writing.drafts import Draft
from restructurer.writing.syntax import Syntax

_WANT_VERB = ("lorsque", "lorsqu'", "quand", "puisque", "puisqu'", "tandis", "parce")
_ACCORDING = ("selon", "d'", "pour")
_NOT_SAID = (
    *("craindre", "redouter", "souhaiter", "vouloir", "demander", "exiger", "réclamer", "douter", "espérer", "refuser"),
    *("attendre", "proposer", "suggérer", "recommander", "appréhender", "préférer", "éviter", "empêcher", "nier"),
    *("contester", "démentir", "réfuter", "imaginer", "supposer", "rêver", "ignorer"),
)
_NOT = ("pas", "plus", "jamais", "rien", "personne", "aucun", "aucune", "guère", "que", "qu'", "ni", "nul", "nulle")
_WANT_OBJECT = ("reprocher", "imputer", "infliger", "attribuer", "octroyer", "confier", "imposer")
INVERTED = tuple(f"{link}{who}" for link in ("-", "-t-") for who in ("on", "il", "elle", "ils", "elles"))
_SHORT_NEWS = 14  # tokens


def verb_lost(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a conjunction is kept without its verb, or « ni » without a negation before it."""
    kept = set(tokens)
    for place, token in enumerate(tokens):
        if syntax.dep[token] == "mark" and syntax.head[token] not in kept:
            return True
        wants = syntax.low[token] in _WANT_VERB and syntax.pos[token] in ("SCONJ", "ADV")
        if wants and not any(syntax.feats[t].get("VerbForm") == "Fin" for t in tokens[place:]):
            return True
        relative = syntax.low[token] in ("dont", "où") and place and syntax.pos[token] == "PRON"
        if relative and not any(syntax.feats[t].get("VerbForm") in ("Fin", "Inf") for t in tokens[place:]):
            return syntax.low[token] == "où" or any(syntax.pos[t] == "NOUN" for t in tokens[place:])
        second = syntax.low[token] in ("que", "qu'") and place and syntax.low[tokens[place - 1]] in ("et", "ou", "mais")
        if second and not any(syntax.low[t] in ("que", "qu'") for t in tokens[:place]):
            return True
        if syntax.low[token] == "ni" and not any(syntax.low[t] in ("ne", "n'") for t in tokens[:place]):
            return True
    return False


_AUXILIARIES = frozenset(("avoir", "être"))


def rumour(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a clause tells what is only said to be: « un groupe aurait manifesté son intérêt »."""
    return any(
        syntax.feats[t].get("Mood") == "Cnd"
        and syntax.dep[t].startswith("aux")
        and syntax.lemma[t] in ("avoir", "être")
        for t in tokens
    )


def object_lost(syntax: Syntax, head: int, tokens: tuple[int, ...]) -> bool:
    """Whether a verb that wants an object has kept only who is concerned (« reprochent à la société »)."""
    kept = set(tokens)
    if syntax.lemma[head] == "mettre":  # « a mis au jour, en mai, à Brest »: what, stands behind
        return not any(c in kept for c in syntax.down(head, "obj", "ccomp", "xcomp", "expl", "aux:pass"))
    if syntax.lemma[head] not in _WANT_OBJECT:
        return False
    return not any(c in kept for c in syntax.down(head, "obj", "ccomp", "xcomp"))


def not_asserted(syntax: Syntax, head: int, tokens: tuple[int, ...]) -> bool:
    """Whether a reported clause is feared, wished or doubted rather than said (« craint qu’ils ne partent »)."""
    if syntax.lemma[syntax.head[head]] in _NOT_SAID:
        return True
    verb = finite(syntax, head)
    readings = lexicon.conjugations(syntax.low[verb]) if verb is not None else ()
    if readings and all(r.mood in ("sub", "imp") for r in readings):
        return True
    # « ne » without « pas »: the verb above wanted it.
    ne = any(syntax.low[t] in ("ne", "n'") for t in tokens)
    return ne and not any(syntax.low[t] in _NOT for t in tokens)


def narrator_inside(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a clause holds a quote and the incise that reports it (« , « vite », grince X »), or opens on a quote."""
    if syntax.text[tokens[0]] in ("«", "“", '"'):
        return True
    for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
        closes = syntax.text[one] in ("»", "”", '"') and syntax.text[two] == ","
        if closes and (syntax.feats[three].get("VerbForm") == "Fin" or syntax.low[three] in ("s'", "se")):
            head = three if syntax.pos[three] == "VERB" else syntax.head[three]
            who = subject(syntax, head)
            if who is None or who > one or who not in tokens:
                return True  # « le « PAFE 2 », sera voté »: its subject stands before
    return False


def shifted(syntax: Syntax, head: int, tokens: tuple[int, ...]) -> bool:
    """Whether the tense of a reported clause is that of the report (« a indiqué qu’ils suivraient »)."""
    verb = finite(syntax, head)
    if verb is None or verb not in tokens:
        return True
    # The spelling tells mood and tense better than the tagger does.
    readings = lexicon.conjugations(syntax.low[verb])
    feats = syntax.feats[verb]
    told = feats.get("Mood") == "Cnd" or feats.get("Tense") in ("Imp", "Past")
    if not (all(r.mood == "cnd" or r.tense in ("imp", "pas") for r in readings) if readings else told):
        return False
    above = finite(syntax, syntax.head[head])
    return above is None or syntax.feats[above].get("Tense") != "Pres" or above != syntax.head[head]


def is_empty(syntax: Syntax, head: int, tokens: tuple[int, ...], *, settings: ExpansionSettings) -> bool:
    """Whether a clause only announces that somebody speaks or publishes (« l’ONG vient de publier un rapport »)."""
    verbs = (head, *syntax.down(head, "xcomp"))
    if not any(syntax.lemma[verb] in settings.empty_verbs for verb in verbs):
        return False
    said = [
        t for t in syntax.down(head, "obj", "obl", "ccomp", "xcomp") if syntax.low[syntax.left[t]] not in _ACCORDING
    ]
    return len(tokens) < _SHORT_NEWS or not said


def unsure_name(draft: Draft, analysis: Analysis) -> bool:
    """Whether a pronoun was written out as anything but a name: « elle » is too often somebody else."""
    known = {form.replace("’", "'") for entity in analysis.entities for form in (entity.text, entity.short)}
    named = [piece.text for piece in draft.pieces if piece.origin == "rule" and piece.rule == NAME]
    return any(_without_article(text.replace("’", "'")) not in known for text in named)


def _without_article(text: str) -> str:
    for article in ("le ", "la ", "les ", "l'", "Le ", "La ", "Les ", "L'"):
        if text.startswith(article):
            return text[len(article) :]
    return text


def backward(syntax: Syntax, settings: ExpansionSettings) -> frozenset[str]:
    """The nouns that, definite and bare, name what readers of the top have not met."""
    return syntax.once("backward", 0, settings, lambda: frozenset((*settings.back, *settings.back_top)))


def unmet(syntax: Syntax, noun: int, tokens: tuple[int, ...], *, words: frozenset[str]) -> bool:
    """Whether a noun (of ``words``) names what readers of the top have not met, and no name tells which one it is."""
    if not bare_back_reference(syntax, noun, tokens, words=words):
        return False
    behind = [syntax.text[t + 1] for t in syntax.places[syntax.low[noun]] if t + 1 < len(syntax)]
    names = {text for text in behind if text[:1].isupper()}
    return len(names) != 1


_OF = ("de", "d'", "du", "des")
_EXPLAINS = ("soit", "dont", "c'est-à-dire")


def number_torn(syntax: Syntax, tokens: tuple[int, ...], stop: int) -> bool:
    """Whether a number has lost what it means: « , soit… » behind it, or its own complement in a list of numbers."""
    kept = set(tokens)
    for place, token in enumerate(tokens):
        if place and syntax.low[token] == "ou" and token - 1 not in kept:
            return True
        if _is_number(syntax, token) and _less_than(syntax, token, kept):
            return True
        after = token + 1
        if after >= stop or after in kept:
            continue
        near = range(max(tokens[0], token - 5), token + 1)
        counted = any(_is_number(syntax, t) for t in near if t in kept)
        opened = after + 1 < stop and syntax.text[after] == ","
        if counted and opened and syntax.low[after + 1] in _EXPLAINS and after + 1 not in kept:
            return True
        if counted and syntax.low[token] in _SPANS and syntax.low[after] in ("plus", "après", "avant", "auparavant"):
            return True
        joined = any(syntax.low[t] in ("et", "ou") for t in near)
        if joined and _is_number(syntax, token) and syntax.pos[after] == "ADP" and syntax.low[after] != "selon":
            return True
    return False


_ABOUT = (("plus", "de"), ("moins", "de"), ("près", "de"), ("au", "moins"), ("au", "plus"), ("environ",), ("quelque",))


def _less_than(syntax: Syntax, token: int, kept: set[int]) -> bool:
    """Whether « plus de », « environ »… before a number was left out."""
    for words in _ABOUT:
        first = token - len(words)
        if first >= 0 and tuple(syntax.low[first:token]) == words and any(t not in kept for t in range(first, token)):
            return True
    return False


def _is_number(syntax: Syntax, token: int) -> bool:
    return syntax.pos[token] == "NUM" or syntax.text[token][:1].isdigit() or syntax.low[token] in _TENS


_SPANS = ("ans", "mois", "semaines", "jours", "heures", "minutes", "an", "semaine", "jour", "heure")
_TENS = ("septante", "huitante", "octante", "nonante", "soixante", "quarante", "cinquante", "trente", "vingt", "cent")
