"""Rendering escapes all that comes from a source, in every place where it can stand."""

from __future__ import annotations

import json
import re

import html5lib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from restructurer.rendering.html import render_html
from restructurer.rendering.markdown import render_markdown
from restructurer.rendering.wire import render_json
from tests.samples import article_of

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "[clic](javascript:alert(1))",
    "![image](http://example.org/x.png)",
    "<http://example.org/x>",
    "[a]: javascript:alert(1)",
    "[a][b]",
    "---\ntitle: autre",
    "# Titre",
    "- puce",
    "1. un",
    "> cité",
    "`code` et ```bloc```",
    "*gras* __gras__ _italique_",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "<!-- commentaire",
    "<svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} {{< figure >}}",
    'titre "avec" des guillemets : et deux-points',
    "\\\\ \\[ \\* \\",
    "<details open ontoggle=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "    code indenté",
    "===",
    "| a | b |\n|---|---|",
    "*[HTML]: abbr",
    "[^1]: note",
    "{: onclick=alert(1) }",
    "']([)'",
    "[a]b](c)",
]
ALLOWED = set("html head meta title script body article h1 h2 p ul li blockquote strong".split())


def page(text: str) -> tuple[str, list[object]]:
    html = render_html(article_of(text, questions=True))
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    return html, list(tree.iter())


def check_page(text: str) -> None:
    _, elements = page(text)
    for element in elements:
        tag = element.tag  # type: ignore[attr-defined]
        if not isinstance(tag, str):
            raise AssertionError("a comment was made of the source")
        assert tag in ALLOWED, tag
        for name in element.attrib:  # type: ignore[attr-defined]
            assert name in {"lang", "charset", "name", "content", "property", "type"}, name
        if tag == "script":
            assert element.attrib["type"] == "application/ld+json"  # type: ignore[attr-defined]
            json.loads(element.text)  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_markup_of_the_source(text: str) -> None:
    check_page(text)


@pytest.mark.parametrize("text", [t for t in HOSTILE if "\n" not in t])
def test_html_prints_the_words_of_the_source(text: str) -> None:
    _, elements = page(text)
    paragraphs = [e for e in elements if e.tag == "p"]  # type: ignore[attr-defined]
    printed = "".join(paragraphs[0].itertext())  # type: ignore[attr-defined]
    assert " ".join(printed.split()) == " ".join(text.split())


@given(st.text(st.sampled_from(list("<>&\"'`*_[]()!#-:{}%\\/ab \n=;|~^")), min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_html_holds_no_markup_of_any_text(text: str) -> None:
    check_page(text if text.strip() else "a")


@pytest.mark.parametrize(
    "address", ["http://www.halle-boncourt.example/", "https://halle.example/plan?jour=lundi&heure=8"]
)
def test_an_address_stays_readable(address: str) -> None:
    text = f"Le plan est en ligne ({address})."
    assert text in render_markdown(article_of(text))
    assert text.replace("&", "&amp;") in render_html(article_of(text))


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=300, deadline=None)
def test_front_matter_is_yaml_that_gives_the_same_title(title: str) -> None:
    title = re.sub(r"[\ud800-\udfff\r]", "", title) or "a"
    text = render_markdown(article_of("corps", title=title))
    parts = re.split(r"^---$", text, maxsplit=2, flags=re.M)
    meta = yaml.safe_load(parts[1])
    assert meta["title"] == title
    assert meta["lang"] == "fr"
    assert meta["words"] == 10


def test_json_is_the_schema_fields_in_order() -> None:
    wire = json.loads(render_json(article_of("corps")))
    assert list(wire)[:2] == ["schema", "source"]
    assert wire["sections"][0]["heading"] is None
    assert wire["sections"][0]["blocks"][0]["pieces"][0]["origin"] == "source"


def test_questions_make_a_faq() -> None:
    html = render_html(article_of("Quoi ?", questions=True))
    assert "FAQPage" in html
    assert "FAQPage" not in render_html(article_of("Quoi ?"))
