"""An Article in the format asked for."""

from __future__ import annotations

from typing import Literal

from restructurer.article import Article
from restructurer.errors import OutputError

Format = Literal["md", "html", "json"]
FORMATS: tuple[Format, ...] = ("md", "html", "json")
# What a name may promise that is not written.
_FOREIGN = frozenset("doc docx odt pdf rtf".split())


def format_for(asked: str | None, suffix: str) -> Format:
    """The format that was asked for, else the one that a file's suffix (without dot) names, else Markdown.

    Raises OutputError for a suffix that promises a format that is not written.
    """
    wanted = asked or {"htm": "html"}.get(suffix, suffix)
    if wanted in _FOREIGN:
        raise OutputError(f".{suffix} is not written; name the output .md, .html or .json, or give --format")
    return next((known for known in FORMATS if known == wanted), "md")


def render(article: Article, *, format: Format) -> str:
    """The article as Markdown (``md``), a complete HTML page (``html``) or the wire schema (``json``)."""
    if format == "html":
        from restructurer.rendering.html import render_html

        return render_html(article)
    if format == "json":
        from restructurer.rendering.wire import render_json

        return render_json(article)
    from restructurer.rendering.markdown import render_markdown

    return render_markdown(article)
