"""What a clause must never be: without subject, finite verb or core complement, subordinate, in disagreement."""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.clauses import finite
from restructurer.writing.disagreement import disagreement
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import DAYS, named_tokens


def refuse_clause(syntax: Syntax, selection: Selection, subject: int) -> str | None:
    """Faults of a clause: subject, verb, agreement, mood, core complements that were lost."""
    head = selection.head
    verb = finite(syntax, head)
    shown = set(selection.kept)
    covered = {t for w in selection.words if w.first is not None and w.stop is not None for t in range(w.first, w.stop)}
    present = shown | covered | selection.loose | selection.apart | named_tokens(syntax, selection.kept)
    if verb is None or verb not in present or head not in present:
        return "no finite verb"
    written = shown | covered | selection.loose
    if subject not in written and not _named_subject(syntax, subject, written):
        named = "drop-role" in selection.operations and syntax.pos[verb - 2] == "PROPN" and verb - 2 in shown
        if not named or syntax.text[verb - 1] != ",":
            return "no subject"
    if syntax.feats[verb].get("Mood") in ("Imp", "Sub") and not _indicative(syntax, verb):
        return "mood"
    moods = {r.mood for r in lexicon.conjugations(syntax.text[verb])}
    if moods and moods.isdisjoint(("ind", "cnd")):
        return "mood"
    third = any(r.person == 3 and r.mood in ("ind", "cnd") for r in lexicon.conjugations(syntax.text[verb]))
    if syntax.feats[verb].get("Person") in ("1", "2") and not third:
        return "person"
    if subject in shown and syntax.low[subject] in (
        "qui",
        "que",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "on",
        "ce",
        "c'",
        "cela",
        "ça",
        "tout",
        "tous",
        "toutes",
        "certains",
        "certaines",
        "beaucoup",
        "chacun",
        "chacune",
        "rien",
    ):
        return "subject is a pronoun"
    if subject in shown and syntax.pos[subject] == "PRON" and syntax.dep[subject] != "expl:subj":
        return "subject is a pronoun"
    if syntax.low[subject] == "côté" and not any(syntax.dep[c] == "det" for c in syntax.children[subject]):
        return "no subject"  # « Côté assurances, la garantie… »
    for token in selection.kept:
        above = syntax.head[token]
        if (
            token not in (head, subject)
            and above not in present
            and above != subject
            and syntax.dep[token] not in ("punct", "cc", "mark", "advmod")
        ):
            return "head lost"
    marks = [c for c in syntax.children[head] if syntax.dep[c] == "mark" and c in present and c < head]
    if any(syntax.pos[c] == "SCONJ" or syntax.low[c] in ("que", "qu'", "si") for c in marks):
        return "subordinate"
    if min(selection.kept) < subject and syntax.low[selection.kept[0]] in (
        "bien",
        "alors",
        "si",
        "tandis",
        "quand",
        "lorsque",
        "lorsqu'",
        "comme",
        "puisque",
        "parce",
    ):
        return "subordinate"
    between = [t for t in range(min(subject, verb), max(subject, verb)) if t in present]
    if sum(syntax.text[t] == "," for t in between) % 2 and not any(syntax.dep[t] == "conj" for t in between):
        return "comma between subject and verb"
    return (
        disagreement(syntax, head, subject, verb, covered)
        or told_without_verb(syntax, selection.kept)
        or _core(syntax, head, present)
        or _open_list(syntax, selection.kept, head)
        or _hollow(syntax, selection.kept, head, present)
        or _predicate(syntax, head, verb, shown | covered, present, "drop-clause" not in selection.operations)
    )


def told_without_verb(syntax: Syntax, kept: tuple[int, ...]) -> str | None:
    """« a fait savoir que 1 150 travailleurs |sont mobilisés| »: a clause in « que » that lost its verb."""
    for token in kept[1:]:
        if syntax.low[token] not in ("que", "qu'") or syntax.pos[token] != "SCONJ" or syntax.pos[token - 1] != "VERB":
            continue
        if not any(syntax.feats[t].get("VerbForm") == "Fin" for t in kept if t > token):
            return "clause without a verb"
    return None


def _indicative(syntax: Syntax, verb: int) -> bool:
    """Whether what the tagger takes for a subjunctive is a present: a root's verb, with no « que »."""
    if syntax.dep[verb] != "ROOT" or any(syntax.low[c] in ("que", "qu'") for c in syntax.children[verb]):
        return False
    return any(r.mood == "ind" and r.person == 3 for r in lexicon.conjugations(syntax.text[verb]))


def _named_subject(syntax: Syntax, subject: int, present: set[int]) -> bool:
    """Whether the name beside a role stands for the subject: « Yann Ménez » for « le ministre Yann Ménez »."""
    return any(c in present and c > subject and syntax.pos[c] == "PROPN" for c in syntax.children[subject])


_MODAL = frozenset(("devoir", "pouvoir", "aller", "falloir", "venir"))
# These decide something, and say nothing without it.
_DECIDING = frozenset(
    "approuver adopter valider entériner avaliser ordonner requérir débloquer octroyer infliger".split()
)
# These are nothing without « à » or an object.
_TOWARD = frozenset("appeler renoncer procéder contribuer recourir aboutir succéder inviter inciter exhorter".split())


def _toward(syntax: Syntax, head: int, shown: set[int]) -> bool:
    """Whether what a verb calls or gives up to is there."""
    behind = [t for t in shown if t > head]
    return any(syntax.low[t] in ("à", "au", "aux", "y") or syntax.dep[t].startswith("obj") for t in behind) or any(
        syntax.dep[c] == "obj" for c in syntax.children[head] if c in shown
    )


# Denied and with nothing behind them these say nothing: « L’échevin n’a pas apprécié ».
_WANTING = frozenset(
    "apprécier nier vouloir savoir dire comprendre convaincre tenir faire mettre prendre avoir".split()
)
_HOURS = frozenset(("matin", "soir", "nuit", "après-midi", "midi", "soirée", "matinée"))
_SAYING = ("NOUN", "PROPN", "ADJ", "VERB", "X", "NUM", "PRON")


def _predicate(syntax: Syntax, head: int, verb: int, shown: set[int], present: set[int], days: bool) -> str | None:
    """A verb without anything said about it: « Serena Williams déclare », « les membres ont plaidé »."""
    reflexive = any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])
    passive = any(syntax.dep[c] == "aux:pass" for c in syntax.children[head])  # « 8 400 pompes ont été vendues »
    if reflexive or passive or (verb != head and syntax.lemma[verb] == "être"):
        return None
    if syntax.lemma[head] in _MODAL and not any(
        t in shown and syntax.feats[t].get("VerbForm") == "Inf" for t in range(head + 1, min(len(syntax), head + 12))
    ):
        return "modal alone"
    if syntax.lemma[head] in _DECIDING and all(
        syntax.lemma[t] in DAYS or syntax.low[t] in _HOURS
        for t in shown
        if t > head and syntax.pos[t] in ("NOUN", "PROPN", "NUM", "X")
    ):
        return "object lost"  # « Le conseil a approuvé lundi soir »
    if syntax.lemma[head] in _TOWARD and not _toward(syntax, head, shown):
        return "object lost"  # « Le président appelle (…) pour rédiger »
    said = [
        c
        for c in syntax.children[head]
        if c in present and c > head and syntax.pos[c] in _SAYING and (days or syntax.lemma[c] not in DAYS)
    ]
    said += [t for t in shown if t > head and syntax.head[t] == t and syntax.pos[t] in _SAYING]
    if said and not any(t > head and syntax.pos[t] in _SAYING for t in shown):
        return "nothing said"
    denied = any(t in shown and syntax.low[t] in ("pas", "plus", "jamais") for t in syntax.children[head])
    denied = denied and syntax.lemma[head] not in _WANTING
    return None if said or denied else "nothing said"


_CORE = tuple(
    "obj iobj xcomp ccomp obl:arg obl:agent expl:comp expl:pass aux aux:tense aux:pass aux:caus cop fixed".split()
)


_RELATIVES = frozenset(("qui", "que", "qu'", "dont", "où"))
# An article and a noun behind a comma are so many tokens.
_NOUN = 3
# A list is looked for in so many tokens behind a comma.
_ITEM = 6


def _open_list(syntax: Syntax, kept: tuple[int, ...], head: int) -> str | None:
    """A clause that stops in the middle of a list: « retire son casque, lit l’écran (, puis sa montre) »."""
    told = tuple(t for t in kept if syntax.text[t] != ".")
    last = told[-1] if told else 0
    if any(syntax.low[t] == "dont" for t in told[-3:]) and syntax.feats[last + 1 : last + 2] and _goes_on(syntax, last):
        return "torn list"  # « 610 000 euros, dont un tiers (versé par la ville) »
    commas = [t for t in told if t > head and syntax.text[t] == ","]
    if last + 1 < len(syntax) and syntax.low[last + 1] in _RELATIVES and commas and last - commas[-1] <= _NOUN:
        return "torn list"  # « Le navetteur paiera, le Bruxellois (qui roule peu y gagnera) »
    if last + 1 >= len(syntax) or (syntax.text[last + 1] != "," and syntax.low[last + 1] != "et"):
        return None
    return "torn list" if len(commas) % 2 == 1 and last - commas[-1] <= _ITEM else None


def _goes_on(syntax: Syntax, last: int) -> bool:
    """Whether what stands behind a clause goes on with its last noun: a participle, an adjective, a complement."""
    after = last + 1
    return syntax.pos[after] == "ADP" or syntax.feats[after].get("VerbForm") == "Part" or syntax.pos[after] == "ADJ"


def _hollow(syntax: Syntax, kept: tuple[int, ...], head: int, present: set[int]) -> str | None:
    """A verb below the main one whose object is gone: « après avoir entendu »."""
    for token in kept:
        gapped = syntax.dep[token] == "conj" and syntax.pos[token] in ("NOUN", "PROPN")
        torn = gapped and any(c not in present and syntax.dep[c] != "punct" for c in syntax.children[token])
        if torn and syntax.pos[syntax.head[token]] == "VERB":
            return "torn list"
        if token == head or syntax.pos[token] != "VERB":
            continue
        for child in syntax.children[token]:
            if syntax.dep[child] in ("obj", "xcomp", "ccomp", "obl:arg", "iobj") and child not in present:
                return "object lost"
    return _bare_verb(syntax, kept[-1], head, present)


def _bare_verb(syntax: Syntax, last: int, head: int, present: set[int]) -> str | None:
    """A verb below the main one at the very end, cut off from what follows: « après avoir entendu »."""
    if last == head or syntax.pos[last] != "VERB" or last + 2 >= len(syntax):
        return None
    if syntax.text[last + 1] in (",", "et") and any(
        syntax.feats[t].get("VerbForm") == "Inf" for t in range(last + 2, min(last + 4, len(syntax)))
    ):
        return "torn list"
    if any(syntax.dep[c] == "conj" and c not in present for c in syntax.children[last]):
        return "torn list"
    cut = syntax.text[last + 1] not in (".", "!", "?", ";", ":")
    past = any(syntax.dep[c].startswith("aux") for c in syntax.children[last])
    return "object lost" if syntax.dep[last] == "advcl" and past and cut else None


def _core(syntax: Syntax, head: int, present: set[int]) -> str | None:
    for child in syntax.children[head]:
        day = syntax.low[child] in DAYS and syntax.dep[child] == "obj"  # « a dénoncé lundi »
        if syntax.dep[child] in _CORE and child not in present and not day:
            return "core complement lost"
        if syntax.feats[child].get("Polarity") == "Neg" and child not in present:
            return "negation lost"
    return None
