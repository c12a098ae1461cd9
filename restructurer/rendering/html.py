"""An Article as a complete HTML page: the Markdown package writes the body, a template the rest."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from restructurer.article import Article
from restructurer.rendering.markdown import body, short_fingerprint

_TEMPLATE = Path(__file__).with_name("page.html.j2")
_BOLD = re.compile(r"\*\*")


def _json_ld(value: dict[str, Any]) -> str:
    """JSON that can stand inside a script element whatever the source says."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _news(article: Article) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title.text,
        "description": article.description.text,
        "inLanguage": article.language,
        "keywords": list(article.keywords),
        "wordCount": article.words,
    }


def questions(article: Article) -> list[tuple[str, str]]:
    """The questions and answers of the article, without markup."""
    pairs: list[tuple[str, str]] = []
    for section in article.sections:
        for block in section.blocks:
            if block.kind == "questions":
                rows = [_BOLD.sub("", row) for row in block.text.split("\n") if row.strip()]
                pairs.extend(zip(rows[::2], rows[1::2], strict=True))
    return pairs


def _faq(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for question, answer in pairs
        ],
    }


@lru_cache(maxsize=1)
def _page() -> Any:
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))


def render_html(article: Article) -> str:
    """The page: ``lang``, title, meta description, Open Graph, JSON-LD, and the article."""
    import markdown
    from markupsafe import Markup

    pairs = questions(article)
    data = [_json_ld(_news(article))] + ([_json_ld(_faq(pairs))] if pairs else [])
    text: str = _page().render(
        article=article,
        body=Markup(markdown.markdown(body(article), output_format="html")),
        data=[Markup(one) for one in data],
        fingerprint=short_fingerprint(article),
    )
    return text
