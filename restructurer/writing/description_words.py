"""The settings of the meta description, and whether a stretch of text stands on its own."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from restructurer.french import lexicon
from restructurer.french.casing import is_function_word
from restructurer.french.stem import stem
from restructurer.rulebook import Settings


class Telling(Settings):
    """``[settings.telling]``: what counts as news in a sentence, each with its weight; ``whole`` is worth 1.

    ``short`` and ``long`` are characters from which a sentence has ``room`` and ``more_room``; ``most`` is how many
    keyphrases and words of the title count.
    """

    short: int
    long: int
    room: float
    more_room: float
    keyphrase: float
    title: float
    most: int
    figure: float
    day: float
    body: float
    toll: float
    tolls: frozenset[str]
    whole: float


class DescriptionSettings(Settings):
    """``rules/description.toml``: lengths in characters, how far down to look, and what each merit counts."""

    shortest: int
    least: int
    longest: int
    sentences: int
    followers: int
    least_follower: int
    options: int
    title: float
    focus: float
    place: float
    distance: float
    pair: float
    unrelated: float
    repeated: float
    clause: float
    heading: float
    cost: float
    short: float
    short_least: float
    refers: float
    referring: frozenset[str]
    loose: float
    fault: float
    bare: float
    nameless: float
    stray: float
    terse: float
    label: float
    longest_label: int
    second: float
    figure: float
    news: float
    follower_news: float
    lead: float
    dearest: float
    tail: float
    span: float
    telling: Telling
    openings: tuple[str, ...]
    pointing: frozenset[str]
    at_hand: frozenset[str]
    persons: frozenset[str]
    leaning: frozenset[str]
    endings: tuple[str, ...]


@lru_cache(maxsize=1024)
def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, by their first letters, so that forms of a word meet."""
    words = [word.strip('«»“”"().,;:!?…-') for word in text.lower().replace("'", "’").split()]
    words = [word.rpartition("’")[2] if "’" in word else word for word in words]
    return frozenset(
        [stem(word)[:6] for word in words if word.isdigit() or (len(word) > 3 and not is_function_word(word))]
    )


def loose(text: str, settings: DescriptionSettings) -> bool:
    """Whether a stretch opens on a word that hangs in the air, or has somebody speak who is not named."""
    lowered = text.lower().replace("'", "’")
    if lowered.startswith(settings.openings):
        return True
    words = lowered.replace("’", "’ ").split()
    if any(word.strip(".,;»").endswith(_INVERTED) for word in words):
        return True  # « …, a-t-il indiqué »
    return not settings.persons.isdisjoint(words) or not settings.leaning.isdisjoint(words[:12])


def hangs(text: str, settings: DescriptionSettings) -> bool:
    """Whether a stretch ends on a word that announces more, or on the end of a speech that it does not open."""
    low = text.lower().rstrip("\u00a0 .:")
    told = low.rpartition("«")[0].rstrip("\u00a0 ")
    cut = low.endswith("»") and (". " in low or (told.endswith((" que", " qu’", " qu'")) and len(low) - len(told) < 30))
    return low.endswith(settings.endings) or cut


_LABEL = re.compile(r"\d{1,2} ?[hH:] ?\d{0,2}\b|\(|\d{1,2} [a-zéû]{3,9} \d{4} ?[.,:–—-]")


def labelled(text: str) -> bool:
    """Whether a stretch opens on a time of day or a bracket: a line of a live page, a dateline."""
    return _LABEL.match(text) is not None


def bare(text: str, settings: DescriptionSettings) -> bool:
    """Whether a stretch opens on a definite noun that does not say which.

    « Le magistrat appelle… »; not « le gouvernement ».
    """
    words = text.lower().replace("'", "’").replace("’", "’ ").split()
    if len(words) < 4 or words[0] not in ("le", "la", "l’", "les") or words[1] in settings.at_hand:
        return False
    tells = lexicon.is_noun(words[1]) and text.split()[0].rstrip("’'").lower() in ("le", "la", "l", "les")
    following = words[2].strip(",")
    finite = any(one.person == 3 and one.mood in ("ind", "cnd") for one in lexicon.conjugations(following))
    return tells and (finite or following in ("n’", "ne", "se", "s’")) and not lexicon.is_adjective(following)


_INVERTED = ("-il", "-elle", "-ils", "-elles")
_THE = frozenset(("le", "la", "l’", "du", "au"))


def refers(text: str, settings: DescriptionSettings) -> bool:
    """Whether a noun that stands for a name has nothing behind it that says which: « la note du pays »."""
    words = text.replace("'", "’").replace("’", "’ ").split()
    for at in range(1, len(words)):
        noun = words[at].lower().strip(",.;:»")
        if noun not in settings.referring or words[at - 1].lower() not in _THE:
            continue
        after = words[at + 1] if at + 1 < len(words) and words[at][-1:].isalpha() else ""
        if after.lower() not in ("de", "du", "des", "d’", "qui", "où") and not after[:1].isupper():
            return True
    return False


_SHOWN = frozenset(("ce", "cet", "cette", "ces"))


def shows(text: str, known: frozenset[str], settings: DescriptionSettings) -> bool:
    """Whether a stretch points with « ce », « cette » at a noun that is not said before it (``known``).

    « … a confirmé ces incidents »; not « ce mardi ».
    """
    words = text.lower().replace("'", "’").replace("’", "’ ").split()
    if _SHOWN.isdisjoint(words):
        return False
    said = known | content(text.partition(" ce")[0])
    return any(
        after.strip(",.;:") not in settings.at_hand and not content(after) & said
        for word, after in pairwise(words)
        if word in _SHOWN
    )


def alike(first: str, second: str) -> bool:
    """Whether one of two stretches says hardly more than the other."""
    ours, theirs = content(first), content(second)
    return len(ours & theirs) * 5 >= 4 * max(1, min(len(ours), len(theirs)))


def repeats(first: str, second: str) -> bool:
    """Whether half of what one of two stretches says stands in the other."""
    ours, theirs = content(first), content(second)
    return len(ours & theirs) * 2 >= max(1, min(len(ours), len(theirs)))


def points(text: str, settings: DescriptionSettings) -> bool:
    """Whether a word points at a noun of another sentence."""
    words = {word.strip(".,;:!?«»()") for word in text.lower().replace("’", "’ ").split()}
    return not words.isdisjoint(settings.pointing)
