"""``restructurer topics``: keyphrases, clusters, and how well each gap between sentences is bridged."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from restructurer.analysis.findings import Analysis, Cluster, Keyphrase

EPILOG = """\b
Examples:
  restructurer topics article.txt
  restructurer topics page.html --keyphrases 20
  restructurer topics - --format json < article.txt | jq '.clusters[].distinctive'
"""


def _keyphrase(one: Keyphrase) -> dict[str, Any]:
    return {
        "text": one.text,
        "score": one.score,
        "occurrences": [list(place) for place in one.occurrences],
        "variants": list(one.variants),
    }


def _cluster(cluster: Cluster, analysis: Analysis) -> dict[str, Any]:
    source = analysis.source
    crosshead = None if cluster.crosshead is None else source.slice(source.paragraphs[cluster.crosshead])
    return {
        "first": cluster.first,
        "stop": cluster.stop,
        "start": analysis.sentences[cluster.first].start,
        "end": analysis.sentences[cluster.stop - 1].end,
        "words": cluster.words,
        "cohesion": cluster.cohesion,
        "crosshead": crosshead,
        "distinctive": list(cluster.distinctive),
        "keyphrases": [one.text for one in cluster.keyphrases],
    }


def _report(analysis: Analysis, gaps: tuple[float, ...], *, most: int) -> dict[str, Any]:
    starts = {cluster.first for cluster in analysis.clusters}
    return {
        "title": analysis.source.title,
        "focus": _keyphrase(analysis.focus),
        "keyphrases": [_keyphrase(one) for one in analysis.keyphrases[:most]],
        "clusters": [_cluster(one, analysis) for one in analysis.clusters],
        "gaps": [
            {"sentence": at, "offset": sentence.start, "cohesion": gap, "cut": at in starts}
            for at, (sentence, gap) in enumerate(zip(analysis.sentences, gaps, strict=True))
            if at
        ],
    }


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _text(report: dict[str, Any], analysis: Analysis) -> str:
    lines = [report["title"] or "(sans titre)", f"Expression principale : {report['focus']['text']}", ""]
    lines.append("Expressions-clés (score, occurrences)")
    for one in report["keyphrases"]:
        variants = f"  = {', '.join(one['variants'])}" if one["variants"] else ""
        lines.append(f"  {_number(one['score'])} {len(one['occurrences']):>4}  {one['text']}{variants}")
    gaps = {gap["sentence"]: gap["cohesion"] for gap in report["gaps"]}
    for number, cluster in enumerate(report["clusters"], 1):
        lines += ["", f"Section {number} : {cluster['words']} mots"]
        if cluster["crosshead"]:
            lines.append(f"  intertitre de l’auteur : {cluster['crosshead']}")
        lines.append(f"  mots propres : {', '.join(cluster['distinctive'])}")
        lines.append(f"  expressions : {', '.join(cluster['keyphrases'][:6])}")
        for at in range(cluster["first"], cluster["stop"]):
            sentence = analysis.sentences[at]
            words = " ".join(analysis.source.text[sentence.start : sentence.end].split())
            bridged = _number(gaps[at]) if at in gaps else "    "
            mark = "✂" if at == cluster["first"] and at in gaps else " "
            lines.append(f"  {mark} {bridged}  {words if len(words) <= 90 else words[:89] + '…'}")
    return "\n".join(lines) + "\n"


@click.command(name="topics", epilog=EPILOG)
@click.argument("source", metavar="INPUT|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--keyphrases", "most", type=click.IntRange(1, 100), default=10, show_default=True, help="At most so many."
)
@click.option("--rules", type=click.Path(path_type=Path), help="A folder of your own rules, laid over ours.")
def command(source: Path, format_: str, most: int, rules: Path | None) -> None:
    """Show keyphrases, clusters and cohesion.

    INPUT is a text, Markdown, HTML or Word file, or - for standard input. The number before each
    sentence says how well the gap before it is bridged (0 apart, 1 seamless); ✂ marks the cuts.
    """
    from restructurer.analysis.analyse import analyse_parsed
    from restructurer.analysis.clusters import gaps_of
    from restructurer.analysis.keyphrases import find_keyphrases
    from restructurer.analysis.model import load
    from restructurer.analysis.parse import parse
    from restructurer.reading.read import read_file
    from restructurer.rulebook import Rulebook, default_rulebook

    rulebook = Rulebook(overlay=rules) if rules is not None else default_rulebook()
    article = read_file(source, rulebook=rulebook, minimum_words=1)
    parsed = parse(article, nlp=load())
    analysis = analyse_parsed(parsed, rulebook=rulebook)
    if most > len(analysis.keyphrases):
        more = find_keyphrases(parsed, entities=analysis.entities, rulebook=rulebook, n=most)
        analysis = replace(analysis, keyphrases=more)
    report = _report(analysis, gaps_of(parsed, analysis.sentences, rulebook=rulebook), most=most)
    if format_ == "json":
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        click.echo(_text(report, analysis), nl=False)
