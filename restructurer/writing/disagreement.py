"""Whether the verb and the participle of a clause agree with its subject, as far as the lexicon tells."""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax


def disagreement(syntax: Syntax, head: int, subject: int, verb: int, covered: set[int]) -> str | None:
    """Why verb or participle does not go with the subject, ``None`` when it does or nobody can tell."""
    if syntax.dep[subject] == "expl:subj":
        return None
    number = syntax.feats[verb].get("Number")
    readings = {r.number for r in lexicon.conjugations(syntax.text[verb]) if r.person == 3 and r.mood in ("ind", "cnd")}
    if len(readings) == 1:
        number = {"s": "Sing", "p": "Plur"}.get(readings.pop() or "", number)
    numbers = _numbers(syntax, subject)
    if number and numbers and number not in numbers:
        return "subject and verb disagree"
    if not number or not numbers:
        return None
    reflexive = any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])
    if reflexive and verb != head and not syntax.down(head, "obj", "iobj", "xcomp", "ccomp"):
        codes = lexicon.adjective_codes(syntax.text[head])
        if codes and not any(code[1] == {"Sing": "s", "Plur": "p"}[number] for code in codes):
            return "participle disagrees"
    having = any(syntax.lemma[c] == "avoir" and syntax.dep[c].startswith("aux") for c in syntax.children[head])
    if (
        having
        and verb != head
        and not any(c < head and syntax.dep[c] in ("obj", "iobj") for c in syntax.children[head])
    ):
        codes = lexicon.adjective_codes(syntax.text[head])
        if codes and "ms" not in codes and not any(syntax.low[c] == "été" for c in syntax.children[head]):
            return "participle disagrees"
    passive = syntax.feats[head].get("VerbForm") == "Part" and any(
        syntax.lemma[c] == "être" and syntax.dep[c].startswith(("aux", "cop")) for c in syntax.children[head]
    )
    if passive and not any(syntax.low[c] in ("se", "s'") for c in syntax.children[head]):
        codes = lexicon.adjective_codes(syntax.text[head])
        wanted = {"Sing": "s", "Plur": "p"}[number]
        if codes and not any(code[1] == wanted for code in codes):
            return "participle disagrees"
        gender = _gender(syntax, subject)
        if codes and gender and not any(code == gender + wanted for code in codes):
            return "participle disagrees"
    return None


# After these a verb may agree with them or with what they count.
_EITHER_NUMBER = frozenset(
    """majorité plupart dizaine centaine vingtaine trentaine quarantaine cinquantaine quinzaine douzaine millier moitié
    tiers nombre partie ensemble million milliard pourcent %""".split()
)


def _numbers(syntax: Syntax, subject: int) -> set[str]:
    """The numbers that a verb may have after this subject."""
    children = syntax.children[subject]
    if any(syntax.dep[c] == "conj" for c in children) and _joined(syntax, subject):
        return (
            {"Plur"}
            if not any(syntax.low[c] in ("ou", "ni") for c in children for c in (c, *syntax.children[c]))
            else set()
        )
    det = [syntax.low[c] for c in children if syntax.dep[c] in ("det", "nummod")]
    if syntax.low[subject] in _EITHER_NUMBER:
        return set()
    if any(
        d in ("les", "des", "deux", "trois", "ces", "plusieurs", "ses", "leurs", "quelques", "nombreux") for d in det
    ):
        return {"Plur"}
    if any(d in ("le", "la", "un", "une", "cet", "cette", "son", "sa", "chaque", "aucun", "aucune") for d in det):
        return {"Sing"}
    if syntax.pos[subject] == "PROPN" and not syntax.text[subject].endswith("s") and not syntax.text[subject].isupper():
        return {"Sing"}
    number = syntax.feats[subject].get("Number")
    known = {"s": "Sing", "p": "Plur"}.get(lexicon.number(syntax.text[subject]) or "")
    if known and number and known != number:
        return set()
    return {number} if number and syntax.pos[subject] == "NOUN" else set()


def _joined(syntax: Syntax, subject: int) -> bool:
    """Whether « et », « ou » or « ni » joins the subject; « la réunion, la quatrième du mois, » is one."""
    others = [c for c in syntax.children[subject] if syntax.dep[c] == "conj"]
    return any(syntax.dep[c] == "cc" for one in (subject, *others) for c in syntax.children[one])


def _gender(syntax: Syntax, subject: int) -> str | None:
    if any(syntax.dep[c] == "conj" for c in syntax.children[subject]) or syntax.lemma[subject] in _EITHER_NUMBER:
        return None  # « des dizaines de vols ont été annulés »
    for child in syntax.children[subject]:
        if syntax.low[child] in ("le", "un"):
            return "m"
        if syntax.low[child] in ("la", "une", "cette"):
            return "f"
    return lexicon.gender(syntax.text[subject]) if syntax.pos[subject] == "NOUN" else None
