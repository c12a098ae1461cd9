"""The fast pipeline gives what spaCy's own gives: token by token, attribute by attribute, bit by bit.

Where numpy multiplies its matrices, the tensors are the same but for their last digits.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import pytest
import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc

from restructurer.analysis import model
from restructurer.analysis.parse import for_model
from restructurer.fastmodel.matching import TokenMatch
from restructurer.fastmodel.pipeline import load_fast
from restructurer.fastmodel.products import THREADS, numpy_is_faster, use_numpy

ATTRIBUTES = (
    *("orth_", "norm_", "lower_", "shape_", "prefix_", "suffix_", "whitespace_", "idx", "tag_", "pos_", "lemma_"),
    *("dep_", "ent_type_", "ent_iob_", "is_sent_start", "is_stop", "like_num", "like_url", "is_alpha", "is_punct"),
    *("is_oov", "rank", "lang_", "has_vector", "vector_norm"),
)

SENTENCES = """
L'après-midi, le vice-président s'est rendu à Aix-en-Provence ; n'est-ce pas là qu'il avait grandi ?
« Nous n'irons pas plus loin », a-t-elle répondu aux porte-parole de l'arrière-garde, mi-figue, mi-raisin.
M. Dupuy, né av. J.-C. selon la légende, paiera 3 450,75 € (soit 12 % de plus) d'ici au 1er janv. 2031.
Voir https://exemple.fr/page?x=1, ou écrire à redaction@exemple.fr avant 18h30 — c.-à-d. aujourd'hui.
Les États-Unis, l'Union européenne et la Côte d'Ivoire s'entr'aident ; quelqu'un d'autre l'a-t-il fait ?
Presqu'îles, chefs-d'œuvre, pets-en-l'air, sauts-de-mouton, grand'mères : l'orthographe d'Ancien Régime.
ÉTATS-UNIS : L'AVANT-PROJET EST-IL PRÊT ? AUJOURD'HUI, NON. PEUT-ÊTRE DEMAIN…
""".strip().split("\n")


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(model.MODEL)


def package() -> Path:
    spec = importlib.util.find_spec(model.MODEL)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def exceptions() -> list[str]:
    """The words that spaCy keeps as French exceptions: hyphenated, elided and odd."""
    from spacy.lang.fr._tokenizer_exceptions_list import FR_BASE_EXCEPTIONS

    words: list[str] = FR_BASE_EXCEPTIONS
    return words


def rows(doc: Doc) -> list[tuple[object, ...]]:
    return [(*(getattr(token, name) for name in ATTRIBUTES), str(token.morph), token.head.i) for token in doc]


def assert_same(stock: Doc, fast: Doc, *, within: float = 0.0) -> None:
    assert rows(fast) == rows(stock)
    assert numpy.allclose(fast.tensor, stock.tensor, rtol=0, atol=within)
    assert all(numpy.array_equal(one.vector, two.vector) for one, two in zip(fast, stock, strict=True))
    spans = [[(span.start, span.end, span.label_, span.text) for span in doc.ents] for doc in (fast, stock)]
    assert spans[0] == spans[1]
    chunks = [[(span.start, span.end) for span in doc.noun_chunks] for doc in (fast, stock)]
    assert chunks[0] == chunks[1]


def test_the_fast_pipeline_is_the_one_in_use(nlp: Language) -> None:
    assert type(nlp).__module__ == "restructurer.fastmodel.language"
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"]


def test_same_pipeline_and_labels(stock: Language, nlp: Language) -> None:
    assert nlp.pipe_names == stock.pipe_names
    assert nlp.pipe_labels == {name: labels for name, labels in stock.pipe_labels.items() if name in nlp.pipe_names}
    assert nlp.meta["version"] == stock.meta["version"]
    assert nlp.vocab.vectors.shape == stock.vocab.vectors.shape
    assert nlp.vocab.vectors.n_keys == stock.vocab.vectors.n_keys


@pytest.mark.parametrize("sentence", SENTENCES)
def test_same_results_on_sentences(stock: Language, nlp: Language, sentence: str) -> None:
    assert_same(stock(sentence), nlp(sentence))


def test_same_results_on_a_text_with_everything_at_once(stock: Language, nlp: Language) -> None:
    text = "\n\n".join(SENTENCES) + "\t fin.\n"
    assert_same(stock(text), nlp(text))
    assert nlp(text).similarity(nlp(SENTENCES[0])) == stock(text).similarity(stock(SENTENCES[0]))


@pytest.fixture(scope="module")
def by_numpy() -> Language:
    """The pipeline as the command line has it."""
    pipeline = load_fast(package())
    use_numpy(pipeline)
    return pipeline


@pytest.mark.shared
def test_same_results_on_the_corpus(stock: Language, nlp: Language, by_numpy: Language, shared: Path) -> None:
    files = sorted((shared / "corpus" / "wikinews" / "documents").iterdir())
    assert files
    for file in files:
        text = for_model(file.read_text(encoding="utf-8"))
        expected = stock(text)
        assert_same(expected, nlp(text))
        assert_same(expected, by_numpy(text), within=1e-4)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_same_results_where_numpy_multiplies(stock: Language, by_numpy: Language, sentence: str) -> None:
    assert_same(stock(sentence), by_numpy(sentence), within=1e-4)


def test_numpy_multiplies_only_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    for threads in ("", "2"):
        monkeypatch.setenv(THREADS, threads)
        assert not numpy_is_faster()
    monkeypatch.setenv(THREADS, "1")
    built = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]["name"]
    assert numpy_is_faster() == ("openblas" in built)


def test_the_command_line_keeps_numpy_to_one_thread() -> None:
    code = "import atexit, os, sys; from restructurer.cli import main; "
    code += "assert 'numpy' not in sys.modules; sys.argv = ['restructurer', 'rules']; "
    code += f"atexit.register(lambda: print('threads:', os.environ['{THREADS}'])); main()"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "threads: 1" in answer.stdout, answer.stderr


def test_same_tokens_on_all_of_spacys_exceptions(stock: Language, nlp: Language) -> None:
    words = exceptions()
    text = " ".join(f"{word} « {word.upper()} », l'{word.replace('-', '‑').replace(chr(39), '’')}s." for word in words)
    one, two = stock.tokenizer(text), nlp.tokenizer(text)
    assert [(token.text, token.norm_, token.idx) for token in two] == [(t.text, t.norm_, t.idx) for t in one]


def test_same_results_on_spacys_exceptions_in_lists(stock: Language, nlp: Language) -> None:
    words = exceptions()[::17]
    texts = [", ".join(words[start : start + 30]) + "." for start in range(0, len(words), 30)]
    for one, two in zip(stock.pipe(texts), nlp.pipe(texts), strict=True):
        assert_same(one, two)


def changed(word: str) -> Iterator[str]:
    """A word and its neighbours: other cases, other marks, a letter more, less or elsewhere."""
    yield word
    yield word.upper()
    yield word.title()
    yield word.replace("-", "–").replace("'", "’")
    yield word + "s"
    yield word + "-"
    yield word[:-1]
    yield word + "\n"
    yield word.replace("-", "--", 1)
    yield word.replace("-", "1-", 1)
    yield word + "'été"
    yield word + "-là-bas"
    yield "l'" + word


def verdicts(match: Callable[[str], object], words: list[str]) -> list[bool]:
    return [bool(match(word)) for word in words]


def test_token_match_answers_as_the_giant_pattern(nlp: Language) -> None:
    matcher = nlp.tokenizer.token_match
    assert isinstance(matcher.__self__, TokenMatch)
    pattern = srsly.read_msgpack(next(package().glob("*/tokenizer")))["token_match"]
    assert matcher.__self__.pattern == pattern
    giant = re.compile(pattern)
    words = [one for word in exceptions()[::3] for one in changed(word)]
    # Every prefix and link word that the pattern knows, in the places where it holds and where it does not.
    shapes = matcher.__self__._shapes
    for head in (*shapes.prefixes, *shapes.elided, *shapes.links, *shapes.stems_some, *shapes.stems_any):
        plain = re.sub(r"\[(?:-–—‐‑)\]", "-", re.sub(r"\(\?:|[?)]|\|.*", "", head)).replace("['’]", "'")
        plain = re.sub(r"\[(.)[^\]]*\]", r"\1", plain)
        for shape in ("{}-ami", "{}’ami", "{}ami", "eau-{}-vie", "eau-{}-l'Île", "{}-", "{}", "{}-Ami", "{}-ami’s-ici"):
            words += changed(shape.format(plain))
    # Letters outside the alphabet of French, at each place where a class stands.
    for char in "ıſKİßǅﬁаΩª²1_٣ʼ-'’‑\u0301\U0001d41a":
        words += [f"après-{char}", f"après-a{char}", f"{char}-en-l'air", f"eau-de-{char}", f"eau-de-{char}'a", char]
        words += [
            f"jet-set{char}",
            f"yo-yo{char}",
            f"apr{char}s-midi",
            f"r'{char}",
            f"p{char}re-noël",
            f"{char}emi-dieu",
        ]
    assert verdicts(matcher, words) == verdicts(giant.match, words)
    assert any(verdicts(matcher, words))


def test_token_match_knows_the_same_letters_in_all_of_unicode(nlp: Language) -> None:
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

    matcher = nlp.tokenizer.token_match.__self__
    everything = "".join(map(chr, range(0x110000)))
    for letters, stock in ((matcher._lower, ALPHA_LOWER), (matcher._letters, ALPHA)):
        expected = set(re.findall(f"(?iu)[{stock}]", everything))
        assert {char for char in everything if char in letters} == expected


def test_the_tokenizer_saves_what_the_stock_tokenizer_saves(stock: Language, nlp: Language) -> None:
    saved = [srsly.msgpack_loads(one.tokenizer.to_bytes(exclude=["vocab"])) for one in (stock, nlp)]
    assert saved[1] == saved[0]


def test_the_stock_loader_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESTRUCTURER_STOCK_MODEL", "1")
    asked: list[str] = []
    monkeypatch.setattr(spacy, "load", lambda name: asked.append(name))
    model.load.__wrapped__()
    assert asked == [model.MODEL]


def test_a_model_of_unknown_form_is_loaded_by_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(package: Path) -> Language:
        raise ValueError("unknown")

    asked: list[str] = []
    monkeypatch.setattr("restructurer.fastmodel.pipeline.load_fast", fail)
    monkeypatch.setattr(spacy, "load", lambda name: asked.append(name))
    model.load.__wrapped__()
    assert asked == [model.MODEL]


def test_an_empty_cache_gives_the_same_pipeline(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESTRUCTURER_CACHE", str(tmp_path))
    first = load_fast(package())
    assert list(tmp_path.glob("*.tables"))
    again = load_fast(package())
    text = " ".join(SENTENCES)
    assert_same(nlp(text), first(text))
    assert_same(nlp(text), again(text))
