"""Finding many strings at once is finding each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from restructurer.needles import Needles
from restructurer.patterns import compile_bounded, fold, required

texts = st.text(alphabet="abcé ^'", max_size=30)


@given(st.lists(st.text(alphabet="abcé ^'", max_size=6)), texts)
def test_what_is_found_is_what_stands_there(needles: list[str], text: str) -> None:
    expected = {one for one in needles if (text.startswith(one[1:]) if one[:1] == "^" else one in text)}
    found = list(Needles(needles).inside(text))
    assert set(found) == expected
    assert len(found) == len(set(found))


def test_what_a_pattern_requires() -> None:
    assert required("rédigé en français") == {"rédigé en français"}
    assert required(r"(?:un|des) intertitres?") == {" intertitre"}
    assert required(r"\b(?:seo|référencement)\b") == {"seo", "référencement"}
    assert required(r"(?P<value>[0-9]{2,5}) mots\b") == {" mots"}
    assert required(r"(?:titre )?[a-z]+") == frozenset()
    assert required(r"(?:abc){2}x") == {"abc"}
    assert required(r"a|bc") == {"a", "bc"}
    assert required(r"a|[0-9]") == frozenset()
    assert required(r"(?!non)oui") == {"oui"}


@given(
    st.sampled_from([r"(?:un|des) inter-?titres?", r"\b(?:seo|référencement)\b", r"(?:É|e)t[eé]s?", r"straße|ﬁn|KM"]),
    st.text(alphabet="undesintr- soféÉtaßKMkmſﬁ", max_size=30),
)
def test_no_match_without_what_is_required(pattern: str, text: str) -> None:
    needs = required(pattern)
    if compile_bounded(pattern, ignore_case=True).search(text) and needs:
        assert any(need in fold(text) for need in needs)
