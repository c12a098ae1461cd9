"""Documents on which restructurer's verdicts are held against Yoast's, and the comparison."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import markdown

from restructurer.checking.catalogue import field_names, tables
from restructurer.checking.engine import check_page
from restructurer.checking.read_markdown import read_markdown
from restructurer.checking.settings import Layer, chosen
from restructurer.writing.width import pixel_width

YOAST = Path(__file__).resolve().parent / "yoast"
PAIRS = {
    "seo.title.width": "titleWidth",
    "seo.title.keyphrase": "keyphraseInSEOTitle",
    "seo.description.length": "metaDescriptionLength",
    "seo.description.keyphrase": "metaDescriptionKeyword",
    "seo.keyphrase.length": "keyphraseLength",
    "seo.keyphrase.introduction": "introductionKeyword",
    "seo.keyphrase.subheadings": "subheadingsKeyword",
    "seo.keyphrase.slug": "slugKeyword",
    "seo.keyphrase.density": "keyphraseDensity",
    "seo.text.length": "textLength",
    "seo.single-h1": "singleH1",
    "seo.links.internal": "internalLinks",
    "seo.links.outbound": "externalLinks",
    "seo.links.competing": "textCompetingLinks",
    "seo.images.count": "images",
    "seo.images.keyphrase": "imageKeyphrase",
    "readability.sentence-length": "textSentenceLength",
    "readability.paragraph-length": "textParagraphTooLong",
    "readability.subheadings": "subheadingsTooLong",
    "readability.connectors": "textTransitionWords",
    "readability.passive": "passiveVoice",
    "readability.beginnings": "sentenceBeginnings",
}


@dataclass(frozen=True)
class Document:
    """One page: a name, its fields and its body in Markdown."""

    name: str
    title: str
    description: str
    slug: str
    keyphrase: str
    body: str

    def with_(self, suffix: str, **changes: str) -> Document:
        values = {name: getattr(self, name) for name in ("title", "description", "slug", "keyphrase", "body")}
        return Document(name=f"{self.name}:{suffix}", **{**values, **changes})

    @property
    def markdown(self) -> str:
        fields = [f"{name}: {json.dumps(getattr(self, name), ensure_ascii=False)}" for name in
                  ("title", "description", "slug", "keyphrase") if getattr(self, name)]  # fmt: skip
        return "---\n" + "\n".join([*fields, "lang: fr"]) + "\n---\n\n" + self.body


def from_markdown(name: str, text: str) -> Document:
    """A document out of a Markdown file that restructurer wrote: without the leading heading of level 1."""
    page = read_markdown(name, text, aliases=field_names(tables()))
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    body = re.sub(r"\A\s*# [^\n]*\n", "", body).lstrip("\n")
    return Document(name, *(page.value(key) for key in ("title", "description", "slug", "keyphrase")), body)


def _paragraphs(body: str) -> list[str]:
    return [block for block in body.split("\n\n") if block.strip()]


def damaged(document: Document) -> Iterator[Document]:
    """Worse versions of a document, one fault each, and some of another make."""
    pick = random.Random(document.name)
    blocks = _paragraphs(document.body)
    plain = [block for block in blocks if not block.startswith("#")]
    phrase = document.keyphrase or "actualité"
    yield document.with_("no-subheadings", body="\n\n".join(plain))
    joined = re.sub(r"(?<=[a-zé])\. (?=[A-ZÉÀ])", lambda m: ", et " if pick.random() < 0.6 else ". ", document.body)
    yield document.with_("long-sentences", body=joined)
    short = re.sub(r", (?=[a-zéà])", lambda m: ". Et " if pick.random() < 0.8 else ", ", document.body)
    yield document.with_("short-sentences", body=short)
    stuffed = [b if b.startswith("#") else f"{b} {phrase.capitalize()}, encore {phrase} et {phrase}." for b in blocks]
    yield document.with_("stuffed", body="\n\n".join(stuffed))
    yield document.with_("no-description", description="")
    yield document.with_("no-keyphrase", keyphrase="")
    yield document.with_("no-title", title="", slug="")
    yield document.with_("long-title", title=f"{document.title} : ce que disent les habitants, les élus et les experts")
    yield document.with_("title-first", title=f"{phrase} : {document.title}")
    yield document.with_("one-paragraph", body=" ".join(" ".join(plain).split("\n")))
    yield document.with_("half", body="\n\n".join(blocks[: max(1, len(blocks) // 2)]))
    yield document.with_("one-block", body=blocks[0] if blocks else "Rien.")
    passive = [b if b.startswith(("#", "-", ">")) else f"{b} La mesure a été votée par le conseil." for b in blocks]
    yield document.with_("passive", body="\n\n".join(passive))
    linked = [b if b.startswith("#") else f"{b} Toutefois, le débat n’est pas clos." for b in blocks]
    yield document.with_("connectors", body="\n\n".join(linked))
    begun = [b if b.startswith("#") else f"{b} Il pleut. Il vente. Il neige." for b in blocks]
    yield document.with_("beginnings", body="\n\n".join(begun))
    yield document.with_("two-h1", body=f"{document.body}\n\n# Un titre\n\nFin.\n\n# Un autre\n\nFin.")
    site = f"[{phrase}](/dossier/) et [la page](https://example.org/page) ![{phrase}](a.jpg) ![Une rue](b.jpg)"
    yield document.with_("linked", body=f"{document.body}\n\nVoir {site}.")
    yield document.with_(
        "straight", body=document.body.replace("’", "'").replace("«\u00a0", '"').replace("\u00a0»", '"')
    )
    yield document.with_("listed", body="\n\n".join(b if b.startswith(("#", "-", ">")) else f"- {b}" for b in blocks))
    headed = [x for i, b in enumerate(plain) for x in (f"## {phrase.capitalize()} : partie {i + 1}", b)]
    yield document.with_("headed", body="\n\n".join(headed))
    yield document.with_("long-keyphrase", keyphrase=f"{phrase} {' '.join(document.title.split()[:7])}")
    yield document.with_("quoted-keyphrase", keyphrase=f'"{phrase}"')


def rating(score: float) -> str | None:
    """The colour of a score: grey is none."""
    if score == 0:
        return None
    return "bad" if score <= 4 else "ok" if score <= 7 else "good"


def ours(document: Document) -> dict[str, str]:
    """Our rating of a document for each check."""
    page = read_markdown(f"{document.name}.md", document.markdown, aliases=field_names(tables()))
    return {str(ident): str(found) for ident, found in check_page(page, chosen((Layer(),))).ratings}


def theirs(documents: list[Document], *, node_path: str) -> list[dict[str, float]]:
    """Yoast's scores of documents, by its own identifiers."""
    papers = [
        {
            "html": markdown.markdown(one.body, extensions=["extra"]),
            "keyword": one.keyphrase,
            "title": one.title,
            "titleWidth": round(pixel_width(one.title)),
            "description": one.description,
            "slug": one.slug,
        }
        for one in documents
    ]
    with tempfile.TemporaryDirectory() as folder:
        asked, told = Path(folder, "papers.json"), Path(folder, "scores.json")
        asked.write_text(json.dumps(papers), encoding="utf-8")
        subprocess.run(
            ["node", str(YOAST / "verdicts.cjs"), str(asked), str(told)],
            check=True, env={**os.environ, "NODE_PATH": node_path}, capture_output=True, timeout=600,
        )  # fmt: skip
        return list(json.loads(told.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Difference:
    """A pair of document and check on which the verdicts differ."""

    document: str
    check: str
    ours: str | None
    theirs: str | None


def differences(documents: list[Document], *, node_path: str) -> tuple[int, list[Difference]]:
    """How many pairs were compared, and those that differ."""
    total, found = 0, []
    for document, scores in zip(documents, theirs(documents, node_path=node_path), strict=True):
        mine = ours(document)
        for check, identifier in PAIRS.items():
            if identifier not in scores or rating(scores[identifier]) is None:
                continue
            total += 1
            if mine.get(check) != rating(scores[identifier]):
                found.append(Difference(document.name, check, mine.get(check), rating(scores[identifier])))
    return total, found
