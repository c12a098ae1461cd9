"""Markdown, HTML and Word files give the words of the article without their marks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from restructurer.article import Source
from restructurer.errors import InputError
from restructurer.reading.front_matter import split_front_matter
from restructurer.reading.markdown import inline
from restructurer.reading.read import read_bytes
from restructurer.rulebook import Rulebook

TITLE = "Le phare de Sainte-Anne change de gardien"
LEAD = "Après trente ans de service, le gardien du phare de Sainte-Anne a remis ses clés lundi à sa successeure."
QUOTE = "« Je n’ai jamais compté les marches », dit-il en souriant. Il y en a 312, selon l’administration."
CROSSHEAD = "Trois cents marches chaque soir"
MORE = "La nouvelle gardienne, elle, rouvrira la tour au printemps. « Les gens d’ici y tiennent », assure-t-elle."


def read(data: str | bytes, name: str, rulebook: Rulebook, minimum_words: int = 0) -> Source:
    return read_bytes(
        data.encode() if isinstance(data, str) else data, name=name, rulebook=rulebook, minimum_words=minimum_words
    )


def parts(source: Source) -> list[tuple[str, str]]:
    return [(one.kind, source.slice(one)) for one in source.paragraphs]


# ------------------------------------------------------------------ Markdown

MARKDOWN = f"""---
title: "Un titre pour les moteurs"
author: Jeanne Martin
tags:
  - phares
  - mer
---

# {TITLE}

{LEAD.replace("trente ans", "**trente ans**").replace("Sainte-Anne", "[Sainte-Anne](https://example.org/a_(b))")}

{CROSSHEAD}
---

> {QUOTE}

- un **premier** point ;
- un second
  point.

![une image](phare.jpg)

{MORE}[^1]

[^1]: Une note.
"""


def test_markdown_reads_as_its_words(rulebook: Rulebook) -> None:
    source = read(MARKDOWN, "a.md", rulebook)
    assert source.title == TITLE
    assert parts(source) == [
        ("paragraph", LEAD),
        ("crosshead", CROSSHEAD),
        ("paragraph", QUOTE),
        ("item", "un premier point ;"),
        ("item", "un second point."),
        ("paragraph", MORE),
    ]
    assert dict(source.meta) == {"title": "Un titre pour les moteurs", "author": "Jeanne Martin", "tags": "phares, mer"}


def test_the_title_of_the_front_matter_is_used_when_there_is_no_heading(rulebook: Rulebook) -> None:
    source = read(f"---\ntitle: '{TITLE}'\n---\n{LEAD}\n\n{QUOTE}\n", "a.md", rulebook)
    assert (source.title, source.title_start) == (TITLE, None)
    assert parts(source) == [("paragraph", LEAD), ("paragraph", QUOTE)]


def test_markdown_is_known_by_its_content(rulebook: Rulebook) -> None:
    assert read(MARKDOWN, "stdin", rulebook).title == TITLE


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("un *mot* et un **autre**", "un mot et un autre"),
        ("un _mot_ et snake_case", "un mot et snake_case"),
        ("***les deux***", "les deux"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*étoile\* et 1\. point", "*étoile* et 1. point"),
        ("« OTAN signifie […] à [le bureau] »", "« OTAN signifie […] à [le bureau] »"),
        ("[un lien](http://a.b) puis [autre][1]", "un lien puis autre"),
        ("![image](a.png) texte", " texte"),
        ("<https://a.b> et <b>gras</b> et a < b", "https://a.b et gras et a < b"),
        ("le `code` ici", "le code ici"),
        ("AT&amp;T &eacute;t&eacute; & co", "AT&T été & co"),
        ("un prix~~ancien~~ neuf", "un prixancien neuf"),
        ("note[^12] ici", "note ici"),
    ],
)
def test_inline_marks(raw: str, words: str) -> None:
    assert inline(raw) == words


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: [unclosed\n---\n",
        "---\n: : :\n\t- - -\n!!python/object/apply:os.system ['true']\n---\n",
        "---\na: &a [*a, *a]\nb: {x: 1}\n---\n",
        '---\ntitle: "sans fin\n---\n',
        "---\n" + "- " * 500 + "\n---\n",
    ],
)
def test_front_matter_that_is_no_yaml_harms_nothing(front: str, rulebook: Rulebook) -> None:
    source = read(f"{front}# {TITLE}\n\n{LEAD}\n\n{QUOTE}\n", "a.md", rulebook)
    assert source.title == TITLE
    assert parts(source) == [("paragraph", LEAD), ("paragraph", QUOTE)]


def test_front_matter_values() -> None:
    text = (
        '---\na: \'l\'\'eau\'\nb: "dit \\"oui\\""\nc: [un, "deux"]\nd: nu # note\n'
        "e:\n  - x\n  - y\nf: >\n  plié\n  ici\n---\nreste"
    )
    pairs, at = split_front_matter(text)
    assert dict(pairs) == {"a": "l'eau", "b": 'dit "oui"', "c": "un, deux", "d": "nu", "e": "x, y", "f": "plié ici"}
    assert text[at:] == "reste"
    assert split_front_matter("--- pas d'en-tête") == ((), 0)
    assert split_front_matter("---\na: b\njamais fermé") == ((), 0)


# ------------------------------------------------------------------ HTML

SIMPLE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} | Le Journal</title></head><body>
<h1>{TITLE}</h1>
<p>{LEAD}</p>
<h2>{CROSSHEAD}</h2>
<p>{QUOTE.replace("jamais", "<em>jamais</em>")}</p>
<ul><li>un point&nbsp;;</li><li>un autre</li></ul>
<p>{MORE}</p>
</body></html>"""

PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE} - Le Journal</title>
<meta property="og:title" content="{TITLE}"><script>var a = "<p>non</p>";</script></head><body>
<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1><div class="share"><button>Partager</button></div>
<p class="chapo">{LEAD}</p>
<figure><img src="a.jpg"><figcaption>Le phare. © Jeanne Martin</figcaption></figure>
<div class="text"><p>{QUOTE}</p><p>{LEAD.replace("lundi", "mardi")}</p>
<h2>{CROSSHEAD}</h2><p>{MORE}</p><p>{QUOTE.replace("souriant", "riant")}</p>
<p>{MORE.replace("printemps", "mois de mai")}</p></div>
</article></main>
<aside><p>Abonnez-vous à notre lettre, chaque matin, pour tout savoir de la mer et des ports de la région.</p></aside>
<footer><p>© Le Journal. Tous droits réservés.</p></footer></body></html>"""


def test_simple_html_reads_as_its_words(rulebook: Rulebook) -> None:
    for name in ("a.html", "stdin"):
        source = read(SIMPLE, name, rulebook)
        assert source.title == TITLE
        assert parts(source) == [
            ("paragraph", LEAD),
            ("crosshead", CROSSHEAD),
            ("paragraph", QUOTE),
            ("item", "un point\u00a0;"),
            ("item", "un autre"),
            ("paragraph", MORE),
        ]


def test_a_long_heading_under_the_title_is_a_standfirst(rulebook: Rulebook) -> None:
    source = read(f"<h1>{TITLE}</h1><h2>{LEAD}</h2><p>{QUOTE}</p><p>{MORE}</p>", "a.html", rulebook)
    assert parts(source)[0] == ("paragraph", LEAD)


def test_line_breaks_part_paragraphs_when_doubled(rulebook: Rulebook) -> None:
    source = read(f"<h1>{TITLE}</h1><p>{LEAD}<br><br>{QUOTE}<br>fin</p>", "a.html", rulebook)
    assert [text for _, text in parts(source)] == [LEAD, f"{QUOTE} fin"]


def test_a_newspaper_page_gives_its_article(rulebook: Rulebook) -> None:
    pytest.importorskip("trafilatura")
    source = read(PAGE, "a.html", rulebook)
    assert source.title == TITLE
    assert [text for kind, text in parts(source) if kind == "crosshead"] == [CROSSHEAD]
    texts = [text for _, text in parts(source)]
    assert {LEAD, QUOTE, MORE} <= set(texts)
    assert not any("Abonnez-vous" in text or "Accueil" in text or "Partager" in text for text in texts)


def test_a_newspaper_page_without_trafilatura(rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    source = read(PAGE, "a.html", rulebook)
    assert source.title == TITLE
    assert ("crosshead", CROSSHEAD) in parts(source)
    with pytest.raises(InputError, match=r"restructurer\[html\]"):
        read(PAGE.replace("article>", "div>").replace("main>", "div>"), "a.html", rulebook)


def test_html_in_windows_1252(rulebook: Rulebook) -> None:
    data = SIMPLE.replace("utf-8", "windows-1252").encode("cp1252")
    assert read(data, "a.htm", rulebook).title == TITLE


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + LEAD,
        "<p>" * 200_000 + LEAD,
        "<b>" * 100_000 + LEAD + "</b>" * 100_000,
        "<script>" * 50_000 + LEAD,
        "<" * 200_000,
        "<!--" * 50_000,
        "<a href='" * 40_000,
        "<p>" + "&amp" * 60_000,
        "<ul>" * 50_000 + f"<li>{LEAD}",
        "<table><tr><td>" * 20_000 + LEAD,
    ],
)
def test_hostile_pages_are_read_or_refused(page: str, rulebook: Rulebook) -> None:
    try:
        source = read(f"<html><body>{page}", "a.html", rulebook)
    except InputError:
        return
    assert source.paragraphs


# ------------------------------------------------------------------ Word


def document(title: str = TITLE) -> bytes:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading(title, 0)
    made.add_paragraph(LEAD)
    made.add_heading(CROSSHEAD, 2)
    made.add_paragraph(QUOTE)
    made.add_paragraph("un point", style="List Bullet")
    made.add_paragraph(MORE)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_word_files_read_by_their_styles(rulebook: Rulebook) -> None:
    for name in ("a.docx", "stdin"):
        source = read(document(), name, rulebook)
        assert source.title == TITLE
        assert parts(source) == [
            ("paragraph", LEAD),
            ("crosshead", CROSSHEAD),
            ("paragraph", QUOTE),
            ("item", "un point"),
            ("paragraph", MORE),
        ]


def test_a_word_file_without_styles_reads_as_plain_text(rulebook: Rulebook) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    for line in (TITLE, LEAD, CROSSHEAD, QUOTE):
        made.add_paragraph(line)
    held = io.BytesIO()
    made.save(held)
    source = read(held.getvalue(), "a.docx", rulebook)
    assert source.title == TITLE
    assert parts(source) == [("paragraph", LEAD), ("crosshead", CROSSHEAD), ("paragraph", QUOTE)]


def test_zip_bombs_are_refused_before_unpacking(rulebook: Rulebook) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(InputError, match="unpacks to more than 50 MB"):
        read(held.getvalue(), "bomb.docx", rulebook)


@pytest.mark.parametrize("cut", [30, 400, 4000, -30])
def test_damaged_word_files_are_refused(cut: int, rulebook: Rulebook) -> None:
    with pytest.raises(InputError, match="docx"):
        read(document()[:cut], "a.docx", rulebook)


def test_an_archive_that_is_no_word_file(rulebook: Rulebook) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", LEAD)
    with pytest.raises(InputError, match="zip archive"):
        read(held.getvalue(), "a.docx", rulebook)


def test_word_needs_its_extra(rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    data = document()
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(InputError, match=r"restructurer\[docx\]"):
        read(data, "a.docx", rulebook)


# ------------------------------------------------------------------ the measuring corpus


@pytest.mark.shared
def test_the_corpus_reads_to_the_letter(shared: Path, rulebook: Rulebook) -> None:
    import html
    import re

    for path in sorted((shared / "corpus" / "wikinews" / "documents").glob("*.html")):
        page = path.read_text(encoding="utf-8")
        wanted = [
            " ".join(html.unescape(re.sub("<[^>]+>", "", one)).split())
            for one in re.findall(r"(?s)<(?:p|li|h2)>(.*?)</", page)
        ]
        source = read(page, path.name, rulebook)
        assert [" ".join(text.split()) for _, text in parts(source)] == [one for one in wanted if one]
        assert source.removed == ()
