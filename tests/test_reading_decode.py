"""Bytes become text: encodings, and what is refused in one clear line."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from restructurer.errors import InputError
from restructurer.reading.decode import decode
from restructurer.reading.read import read_bytes, read_file, read_text
from restructurer.rulebook import Rulebook

TITLE = "À Orléans, l’élève modèle a gagné 1 500 €"
PARAGRAPH = (
    "Le maire a salué « une réussite collective » et rappelé que la ville finance ce concours depuis vingt ans. "
    "Les élèves ont présenté leurs œuvres à Noël, devant un jury où siégeaient deux sculpteurs et une éditrice. "
    "« Nous voulions leur donner confiance », explique la directrice, qui espère étendre l’opération à la région. "
    "Le prix sera remis en août, après la fête du fleuve, dans la cour de l’hôtel de ville."
)
TEXT = f"{TITLE}\n\n{PARAGRAPH}\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32", "mac_roman"]
)
def test_encodings_are_recognised(encoding: str, rulebook: Rulebook) -> None:
    text = TEXT.replace("1 500 €", "1 500 francs") if encoding == "mac_roman" else TEXT
    source = read_bytes(text.encode(encoding), name="a.txt", rulebook=rulebook)
    assert source.text == text


@pytest.mark.parametrize("encoding", ["iso8859-1", "iso8859-15"])
def test_latin_text_without_windows_marks(encoding: str, rulebook: Rulebook) -> None:
    text = TEXT.replace("’", "'").replace("€", "francs")
    if encoding == "iso8859-1":
        text = text.replace("œ", "oe")
    assert read_bytes(text.encode(encoding), name="a.txt", rulebook=rulebook).text == text


def test_a_short_text_in_windows_1252_is_not_taken_for_something_else() -> None:
    assert decode("Élu à Bâle".encode("cp1252"), name="a") == "Élu à Bâle"


def test_text_is_composed_and_otherwise_left_alone(rulebook: Rulebook) -> None:
    messy = TEXT.replace("\n", "\r\n").replace(" ", "  ")
    assert read_bytes(messy.encode(), name="a.txt", rulebook=rulebook).text == messy
    apart = unicodedata.normalize("NFD", TEXT)
    assert read_bytes(apart.encode(), name="a.txt", rulebook=rulebook).text == TEXT


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "docx"),
        (b"PK\x03\x04" + bytes(100), "zip"),
        (bytes(range(256)) * 10, "not text"),
        (b"\x00" * 10 + b"abc" * 50, "not text"),
        (b"mot " * 600_000, "2 MB"),
        (("a" + "\u0301\u0323" * 200_000).encode(), "not text"),
        (b"Trop court pour un article.", "60"),
        (("The government has announced that the budget of the year will be voted on. " * 9).encode(), "English"),
        (("De regering heeft aangekondigd dat het budget van het jaar niet wordt gestemd. " * 9).encode(), "Dutch"),
        (
            ("El gobierno ha anunciado que el presupuesto del año no se va a votar por los diputados. " * 9).encode(),
            "Spanish",
        ),
        (("Правительство объявило о новом бюджете страны. " * 20).encode(), "French"),
        (b"lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor " * 9, "French"),
        (b"- * - * -\n" * 200, "no words"),
    ],
)
def test_bad_input_is_refused_in_one_line(data: bytes, word: str, rulebook: Rulebook) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, name="/somewhere/entrée.txt", rulebook=rulebook)
    message = str(caught.value)
    assert word in message
    assert "\n" not in message
    assert message.startswith("entrée.txt: ")


def test_files_that_cannot_be_read(tmp_path: Path, rulebook: Rulebook) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "absent.txt", rulebook=rulebook)
    with pytest.raises(InputError, match="folder"):
        read_file(tmp_path, rulebook=rulebook)
    with pytest.raises(InputError, match="cannot be read"):
        read_file("a\0b", rulebook=rulebook)


def test_a_file_is_known_by_its_base_name(tmp_path: Path, rulebook: Rulebook) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    source = read_file(path, rulebook=rulebook)
    assert (source.name, source.title) == ("article.txt", TITLE)


def test_half_characters_are_refused(rulebook: Rulebook) -> None:
    with pytest.raises(InputError, match="surrogate"):
        read_text(TEXT + "\ud800", rulebook=rulebook)


def test_short_texts_are_read_when_no_minimum_is_asked(rulebook: Rulebook) -> None:
    source = read_text("« Oui », a dit Paul.", rulebook=rulebook, minimum_words=0)
    assert [source.slice(one) for one in source.paragraphs] == ["« Oui », a dit Paul."]
    assert source.title == ""


def test_plain_utf8_imports_no_detector_and_no_extractor() -> None:
    code = (
        "import sys\nfrom restructurer.reading.read import read_text\n"
        "from restructurer.rulebook import default_rulebook\n"
        f"read_text({TEXT!r}, rulebook=default_rulebook())\n"
        "print([m for m in ('charset_normalizer', 'trafilatura', 'docx', 'lxml', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
