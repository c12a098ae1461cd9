"""Hostile text in every place of an article: no crash, no markup in the page, whole provenance.

The payloads are in ``tests/data/hostile.txt``; with five places each they make more than 500 inputs.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import jsonschema
import pytest
import yaml
from spacy.language import Language

from restructurer.errors import InputError
from restructurer.french.edits import apply
from restructurer.main_path import restructure_source
from restructurer.reading.read import read_bytes
from restructurer.rendering.html import render_html
from restructurer.rendering.markdown import render_markdown
from restructurer.rendering.wire import as_wire
from restructurer.rulebook import Rulebook

HERE = Path(__file__).resolve().parent
SCHEMA = json.loads((HERE.parent / "docs" / "wire-schema.json").read_text(encoding="utf-8"))
_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|\\|n|t)")

ARTICLE = """{title}

Le port de Kervoal a rouvert lundi matin après trois semaines de travaux, et les pêcheurs ont repris la mer. {paragraph}

« La criée a perdu la moitié de ses acheteurs {quote} », a déclaré le président du comité, Yann Le Goff. Il demande
à la région une aide de deux millions d’euros pour les équipages.

{crosshead}

Les travaux ont porté sur les quais et sur la station de carburant du port. La préfecture doit contrôler les pontons
avant le retour des bateaux de plaisance, prévu au printemps.

- {item}
"""
PLACES = ("title", "paragraph", "quote", "crosshead", "item")
NEUTRAL = dict.fromkeys(PLACES, "") | {"title": "Le port de Kervoal rouvre", "item": "Le quai nord"}
ALLOWED = set("html head meta title script body article h1 h2 p ul li blockquote strong".split())


def unescape(line: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match.group(1)
        return chr(int(code[1:], 16)) if code[0] == "u" else {"\\": "\\", "n": "\n", "t": "\t"}[code]

    text = _ESCAPE.sub(one, line)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


PAYLOADS = [
    unescape(line)
    for line in (HERE / "data" / "hostile.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# P") and not line.startswith("# a paragraph")
]


def test_the_corpus_is_large_enough() -> None:
    assert len(PAYLOADS) * len(PLACES) >= 300


def check_html(page: str) -> None:
    for element in html5lib.HTMLParser(namespaceHTMLElements=False).parse(page).iter():
        assert isinstance(element.tag, str), "a comment was made of the source"
        assert element.tag in ALLOWED, element.tag
        assert set(element.attrib) <= {"lang", "charset", "name", "content", "property", "type"}, element.attrib
        if element.tag == "script":
            json.loads(element.text)


@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_does_no_harm(place: str, nlp: Language, rulebook: Rulebook) -> None:
    for payload in PAYLOADS:
        text = ARTICLE.format(**{**NEUTRAL, place: payload})
        try:
            source = read_bytes(text.encode("utf-8"), name="x.txt", rulebook=rulebook, format="text")
        except InputError:
            continue
        article = restructure_source(source, rulebook=rulebook, nlp=nlp, words=120).article
        wire = as_wire(article)
        jsonschema.validate(wire, SCHEMA)
        json.loads(json.dumps(wire, ensure_ascii=False).encode("utf-8"))
        check_html(render_html(article))
        front = re.split(r"^---$", render_markdown(article), maxsplit=2, flags=re.M)[1]
        assert yaml.safe_load(front)["title"] == article.title.text
        for section in article.sections:
            for piece in [p for b in section.blocks for p in b.pieces]:
                if piece.origin == "source":
                    assert piece.text == apply(article.source.text[piece.start : piece.end], piece.edits)
