"""Splits running text into sentences and words the way Yoast's analysis does, so that verdicts agree.

Described after the behaviour of yoastseo 3.6 (``SentenceTokenizer``, ``getWords``,
``getWordsFromTokens``): a full stop ends a sentence before a blank and a capital, a digit or a
quotation mark; ``!`` and ``?`` before any blank; ``…`` and a closing mark right after a full stop
like the full stop itself. Nothing here is fit for analysis: restructurer's own sentences never
break inside a quote.
"""

from __future__ import annotations

import re

from restructurer.checking.words import words

QUOTES = "'‘’‛`‹›“”〝〞〟‟„『』«»\""
PUNCTUATION = "–-()_[]’‘“”〝〞‟„\"'.?!:;,¿¡«»‹›—×+&…<>\\〟"
_BOUNDARY = " \t\n\r\u00a0.,'()\"+\\-;!?:/»«‹›<>”“〝〞〟‟„—"
_BREAK = re.compile(
    r"[!?۔؟](?=\s)(?!\s*[\])])"
    r"|\."
    r"|…(?=\s)(?!\s*[\])])"
    r"|(?<=\.)[”〞〟„』›»’‛`\"](?=\s)(?!\s*[\])])"
    r"|[\])]\s*"
    r"|<br\b[^<>]*>"
)
_INITIAL = re.compile(rf"(?:\A|[{_BOUNDARY}])[A-Za-z]\Z")
_LONE = re.compile(r"\s*[^\s.”〞〟„』›»’‛`\"?!…<()\[\]]\s*\.")
_TAG = re.compile(r"<[^<>]*>")


def _abbreviation() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, words("abbreviations")), key=len, reverse=True))
    return re.compile(rf"(?:\A|[{_BOUNDARY}])(?:{known})\Z", re.IGNORECASE)


_ABBREVIATION = _abbreviation()


def _opens(char: str) -> bool:
    """Whether a sentence may start with this character."""
    return char != char.lower() or char.isdigit() or char in QUOTES or char in "¿¡<"


def _after_blank(text: str, at: int) -> bool:
    """Whether what follows position ``at`` (a blank there) lets a sentence start."""
    size = len(text)
    while at < size and text[at].isspace():
        at += 1
    return at < size and (text[at] in "([" or _opens(text[at]))


def _full_stop(text: str, at: int, low: int) -> bool:
    if at + 1 >= len(text):
        return False
    following = text[at + 1]
    if not following.isspace():
        return following in "(<[" and not _ABBREVIATION.search(text[max(low, at - 12) : at + 1])
    if not _after_blank(text, at + 1):
        return False
    if _ABBREVIATION.search(text[max(low, at - 12) : at + 1]):
        return False
    return not (_INITIAL.search(text[max(low, at - 2) : at]) and _LONE.match(text, at + 1))


def _ends(text: str, match: re.Match[str], low: int) -> bool:
    mark = text[match.start()]
    if mark == ".":
        return _full_stop(text, match.start(), low)
    if mark in ")]":
        at, end = match.start(), match.end()
        while at > low and text[at - 1].isspace():
            at -= 1
        if at == low or text[at - 1] not in '.?!…”〞〟„』›»’‛`"' or end >= len(text):
            return False
        return not text[end].isdigit() and (text[end] in "([" or _opens(text[end]))
    if mark in "!?۔؟<":
        return True
    return _after_blank(text, match.end())


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a block as offset pairs, blanks around them left out; empty ones too."""
    cuts: list[int] = []
    low = 0
    for match in _BREAK.finditer(text):
        if _ends(text, match, low):
            low = match.end()
            cuts.append(low)
    found: list[tuple[int, int]] = []
    start = 0
    for end in (*cuts, len(text)):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            lead = len(piece) - len(piece.lstrip())
            found.append((start + lead, start + lead + len(stripped)))
        start = end
    return found


def count_words(text: str) -> int:
    """Runs between blanks (or long dashes) that hold more than punctuation."""
    if "—" in text:
        text = text.replace("—", " ")
    return len([run for run in text.split() if run.strip(PUNCTUATION)])


_APOSTROPHE = re.compile("[‘‛`‹›]")
_APOSTROPHES = str.maketrans(dict.fromkeys("‘‛`‹›", "'"))
_SEPARATOR = re.compile("[–—\\[\\]]")
_SEPARATORS = str.maketrans({"–": " ", "—": " ", "[": " ", "]": " "})
_WITHOUT_DASHES = str.maketrans({"–": " ", "—": " ", "[": " ", "]": " ", "-": " "})


def sentence_words(text: str) -> list[str]:
    """The words of a sentence, compounds whole, punctuation off; a hyphen between blanks counts as one."""
    if _SEPARATOR.search(text):
        text = text.translate(_SEPARATORS)
    if " - " not in text:
        return [word for run in text.split() if (word := run.strip(PUNCTUATION))]
    found = []
    for run in text.split():
        word = run.strip(PUNCTUATION)
        if word:
            found.append(word)
        elif run == "-" and found:
            found.append(run)
    if found and found[-1] == "-":
        found.pop()
    return found


def count_parts(text: str, words: list[str]) -> int:
    """The words of a sentence, compounds by their parts; ``words``: its :func:`sentence_words`."""
    if "-" not in text:
        return len(words)
    return len([run for run in text.translate(_WITHOUT_DASHES).split() if run.strip(PUNCTUATION)])


def fold(text: str) -> str:
    """The text in lower case, with straight apostrophes."""
    text = text.lower().replace("’", "'")
    return text.translate(_APOSTROPHES) if _APOSTROPHE.search(text) else text


def without_tags(text: str) -> str:
    """The text with each tag as a blank."""
    return _TAG.sub(" ", text) if "<" in text else text
