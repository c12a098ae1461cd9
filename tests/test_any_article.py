"""Articles that nobody wrote: sentences in any order, words lost, doubled and swapped, texts cut anywhere.

The tagger errs on them as it does on nobody knows which sentence of tomorrow's paper; whatever it
says, the whole path gives an article of which every piece is proved, or one clear error.
"""

from __future__ import annotations

import json
import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from restructurer.checking.proof import verify
from restructurer.errors import InputError
from restructurer.main_path import restructure_source
from restructurer.reading.read import read_text
from restructurer.rendering.render import FORMATS, render
from restructurer.rulebook import Rulebook
from tests.conftest import ROOT

FILES = (ROOT / "data" / "sample.txt", ROOT / "tests" / "data" / "tramway.txt")
PARAGRAPHS = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines() if len(line.split()) > 4]
SENTENCES = [one for line in PARAGRAPHS for one in re.split(r"(?<=[.!?»])\s+", line) if one]


def shuffled(rng: random.Random) -> str:
    """A title and four to nine paragraphs."""
    kind = rng.randrange(3)
    if kind == 0:
        blocks = [rng.choice(PARAGRAPHS) for _ in range(rng.randint(4, 9))]
    elif kind == 1:
        blocks = [" ".join(rng.choices(SENTENCES, k=rng.randint(1, 5))) for _ in range(rng.randint(4, 9))]
    else:
        words = " ".join(rng.choices(PARAGRAPHS, k=6)).split(" ")
        for _ in range(len(words) // 12):
            at = rng.randrange(len(words) - 1)
            change = rng.randrange(3)
            if change == 0:
                words[at], words[at + 1] = words[at + 1], words[at]
            elif change == 1:
                del words[at]
            else:
                words.insert(at, rng.choice(words))
        blocks = re.split(r"(?<=[.!?»]) (?=[A-ZÀ-Ý«])", " ".join(words))
    text = rng.choice(SENTENCES)[: rng.randint(20, 160)] + "\n\n" + "\n\n".join(blocks)
    return text[: len(text) - rng.choice((0, 0, 1, rng.randrange(200)))]


@settings(max_examples=settings().max_examples // 2)
@given(seed=st.integers(0, 2**32), words=st.sampled_from((200, 500, 700)))
def test_any_article_is_proved(seed: int, words: int, nlp: Language, rulebook: Rulebook) -> None:
    try:
        source = read_text(shuffled(random.Random(seed)), name="essai", rulebook=rulebook)
        article = restructure_source(source, rulebook=rulebook, words=words, nlp=nlp).article
    except InputError:
        return
    outputs = {form: render(article, format=form) for form in FORMATS}
    assert verify(json.loads(outputs["json"]), source, rulebook=rulebook) == ()
