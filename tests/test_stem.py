"""Stems: words of one family meet, and NLTK's Snowball stemmer agrees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.french.stem import stem
from restructurer.resources import data_dir

# Where « -ic- » stands before the second region Snowball keeps it as « -iqu- »; NLTK looks for « ic »
# anywhere in that region. And where nothing but the ending stands in the region, NLTK takes none off.
DIFFERENT = {"indicatrice", "indicatrices", "fornicatrice", "fornicatrices", "momentanément"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("réforme réformes réformer réformé réformait réformés", "réform"),
        ("continu continua continuait continuant continuation continuer", "continu"),
        ("majestueusement majestueux", "majestu"),
        ("constamment constant constante constants", "const"),
        ("chevaux cheval", "cheval"),
        ("président présidente présidents présidentes", "président"),
        ("qualité qualités", "qualit"),
        ("OTAN otan", "otan"),
        ("", ""),
        ("à", "à"),
    ],
)
def test_words_of_one_family_meet(words: str, expected: str) -> None:
    assert {stem(word) for word in words.split() or [""]} == {expected}


def test_nltk_agrees_on_the_lexicon() -> None:
    snowball = pytest.importorskip("nltk.stem.snowball")
    other = snowball.FrenchStemmer()
    lines = (data_dir() / "lexicon_forms.tsv").read_text(encoding="utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert len(words) > 100_000
    assert {word for word in words if stem(word) != other.stem(word)} <= DIFFERENT


@given(st.text(alphabet="abceéèilmnoqrstuxyçë'-ïù", max_size=20))
def test_a_stem_is_no_longer_than_its_word(word: str) -> None:
    assert len(stem(word)) <= len(word) + 1
    assert stem(word) == stem(word.upper().lower())
