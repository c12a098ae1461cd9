"""Whatever comes in, a Source with sound offsets or one clear error comes out, in time that grows with the input."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from restructurer.article import Source
from restructurer.errors import InputError
from restructurer.reading.read import FORMATS, read_bytes, read_text
from restructurer.reading.units import blank
from restructurer.rulebook import default_rulebook

RULES = default_rulebook()
SENTENCE = "Après trente ans de service, le gardien du phare a remis ses clés lundi à la mairie. "
LINES = [
    "Le phare change de gardien",
    SENTENCE,
    SENTENCE * 4,
    "« Je pars », dit-il.",
    "Lire aussi",
    "Lire aussi : un titre",
    "© AFP",
    "(ats/abc)",
    "Par Jeanne Martin",
    "Publié le 12 mars 2019 à 10h32",
    "Un intertitre",
    "• un point ;",
    "- un point ;",
    "* * *",
    "Jeanne Martin",
    "— Phare (@phare) 12 mars 2019",
    "Sur le même sujet",
    "Au moins 700 mots",
    "Titre : Le phare",
    "# Titre",
    "## Suite",
    "> cité",
    "[un lien](a)",
    "<p>html</p>",
    "---",
    "titre: a",
    "",
    " ",
    "\u00a0",
    "\u200b",
    "suite en minuscule",
    "AFP",
]


def test_more_than_the_model_parses_is_one_clear_error() -> None:
    with pytest.raises(InputError, match="1 million characters"):
        read_bytes(("le port " + "a" * 1_500_000).encode(), name="mot.txt", rulebook=RULES)


def assert_sound(source: Source) -> None:
    """Everything is a paragraph, the title, removed, or leaves no ink; nothing overlaps."""
    paragraphs = [(one.start, one.end) for one in source.paragraphs]
    removed = [(one.start, one.end) for one in source.removed]
    assert paragraphs == sorted(paragraphs)
    assert removed == sorted(removed)
    spans = paragraphs + removed + [(one.start, one.end) for one in source.kickers]
    if source.title_start is not None and source.title_end is not None:
        spans.append((source.title_start, source.title_end))
        standing = source.text[source.title_start : source.title_end]
        assert len(standing) == len(source.title)
        assert standing.split() == source.title.split()
    spans.sort()
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(source.text)
        assert all(blank(char) for char in source.text[at:start])
        at = end
    assert all(blank(char) for char in source.text[at:])
    for low, high in paragraphs:
        assert not blank(source.text[low])
        assert not blank(source.text[high - 1])
    assert all(any(a <= one.start and one.end <= b for a, b in paragraphs) for one in source.doubts)


def read_or_refuse(data: bytes, form: str | None, minimum_words: int = 0) -> None:
    message = ""
    try:
        assert_sound(read_bytes(data, name="entrée", rulebook=RULES, format=form, minimum_words=minimum_words))
    except InputError as error:
        message = str(error)
    assert "\n" not in message


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400), form=st.sampled_from([None, *FORMATS]))
def test_any_bytes(data: bytes, form: str | None) -> None:
    read_or_refuse(data, form)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=400), form=st.sampled_from([None, "text", "markdown", "html"]))
def test_any_text(text: str, form: str | None) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"), form)


@settings(max_examples=200, deadline=None)
@example(lines=[LINES[0], "— Phare (@phare) 12 mars 2019", SENTENCE], gap="\n", form="text")
@given(
    lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=14),
    gap=st.sampled_from(["\n", "\n\n", "\r\n", " "]),
    form=st.sampled_from(["text", "markdown", "html"]),
)
def test_any_order_of_the_lines_of_articles(lines: list[str], gap: str, form: str) -> None:
    read_or_refuse(gap.join(lines).encode(), form)


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=10),
    title=st.sampled_from(["Le phare", "AFP", LINES[0]]),
)
def test_a_title_from_the_command_line(lines: list[str], title: str) -> None:
    try:
        source = read_text("\n".join(lines), rulebook=RULES, title=title, minimum_words=0)
    except InputError:
        return
    assert source.title == title
    assert_sound(source)


def test_bounded_fuzz_of_damaged_articles() -> None:
    """A sound article with bytes flipped, cut and doubled, in every format: the same 120 each time."""
    chance = random.Random(20120703)
    whole = ("\n\n".join(LINES) + SENTENCE * 5).encode()
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(data))
            kind = chance.randrange(4)
            if kind == 0:
                data[at] = chance.randrange(256)
            elif kind == 1:
                del data[at : at + chance.randint(1, 60)]
            elif kind == 2:
                data[at:at] = data[at : at + chance.randint(1, 200)]
            else:
                data[at:at] = chance.choice(["<", "«", "[", "`", "&#", "---\n", "\x00", "\u0301", "🙂"]).encode()
        read_or_refuse(bytes(data), chance.choice(FORMATS[:3]), chance.choice([0, 60]))


@pytest.mark.parametrize(
    "long",
    [
        "«",
        "« ",
        " ",
        "\u00a0",
        "\n",
        "\n ",
        "(",
        "(ats/",
        "© ",
        ". (",
        "Lire : ",
        "mot | ",
        "mot - ",
        "[",
        "[a](",
        "**a ",
        "`a",
        "<",
        "<a ",
        "<!--",
        "<p>",
        "&#9",
        "@a ",
        "#a ",
        "12/12/2012 ",
        "A. ",
        "Mot Mot ",
        "http://a.b ",
        "\u0301a",
        "Par Jean Paul ",
        "Le gardien du phare devant la mairie.\n\n",
        "trente ans de service hier soir\n\n",
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_200_kilobytes_of_one_thing_read_in_under_a_second(long: str, form: str) -> None:
    read_or_refuse((SENTENCE * 10).encode(), form)  # what is loaded once is loaded
    data = (SENTENCE * 10 + "\n\n" + long * (200_000 // len(long.encode()))).encode()
    start = time.process_time()
    read_or_refuse(data, form, 60)
    assert time.process_time() - start < 1


def test_time_grows_with_the_input() -> None:
    def seconds(times: int) -> float:
        page = [SENTENCE * 4, "Lire aussi : un titre", "Un intertitre", "Le gardien du phare devant la mairie de Sein."]
        said = (
            "Dix personnes ont lu « trente ans de service sans un jour de congé et sans une plainte », dit la plaque."
        )
        text = "\n\n".join([*page, said, "trente ans de service sans un jour de congé"] * times)
        start = time.process_time()
        read_text(text, rulebook=RULES)
        return time.process_time() - start

    seconds(10)
    small = min(seconds(100) for _ in range(3))
    assert seconds(800) < 8 * small * 4 + 0.2
