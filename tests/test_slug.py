from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from restructurer.rulebook import Rulebook, default_rulebook
from restructurer.writing.slug import make_slug


def test_function_words_and_accents_go(rulebook: Rulebook) -> None:
    slug = make_slug("L’État s’engage à rénover l’œuvre du Canal", keyphrase="Canal", rulebook=rulebook)
    assert slug == "etat-engage-renover-oeuvre-canal"


def test_the_keyphrase_is_kept_when_the_title_is_long(rulebook: Rulebook) -> None:
    title = (
        "Une réforme attendue depuis longtemps par les communes rurales des départements montagneux des Alpes du Sud"
    )
    slug = make_slug(title, keyphrase="Alpes du Sud", rulebook=rulebook)
    assert {"alpes", "sud"} <= set(slug.split("-"))
    assert len(slug) <= 60


@given(st.text(max_size=200), st.text(max_size=60))
def test_a_slug_is_always_an_address(title: str, keyphrase: str) -> None:
    slug = make_slug(title, keyphrase=keyphrase, rulebook=default_rulebook())
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 60


def test_a_missing_word_of_the_focus_stands_beside_the_others(rulebook: Rulebook) -> None:
    slug = make_slug("La FIPB annonce une grève contre les quotas", keyphrase="grève nationale", rulebook=rulebook)
    assert slug == "fipb-annonce-greve-nationale-contre-quotas"
