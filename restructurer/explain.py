"""Why the article is as it is: clusters, candidates with their scores, expansions taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restructurer.article import Candidate
from restructurer.main_path import Work


def _candidates(candidates: Sequence[Candidate], most: int) -> Iterator[str]:
    for candidate in candidates[:most]:
        reasons = ", ".join(f"{name} {value:+.2f}" for name, value in candidate.reasons)
        yield f"    {candidate.score:7.3f}  {candidate.text}  [{candidate.heading.rule}] {reasons}".rstrip()


def explanation(work: Work, *, most: int = 8) -> str:
    """A text for people; at most ``most`` candidates for each title or subheading."""
    analysis, article = work.analysis, work.article
    rows = [f"Keyphrase: {article.keyphrase}", "Keyphrases:"]
    rows += [f"    {k.score:7.3f}  {k.text}" for k in analysis.keyphrases[:12]]
    rows += [f"Title: {article.title.text}  [{article.title.rule}]", *_candidates(article.title_candidates, most)]
    for number, cluster in enumerate(analysis.clusters, 1):
        opening = analysis.sentences[cluster.first]
        words = analysis.source.text[opening.start : opening.end][:60].replace("\n", " ")
        rows.append(
            f"Cluster {number}: sentences {cluster.first + 1}-{cluster.stop}, {cluster.words} words, "
            f"cohesion {cluster.cohesion:.2f}: {', '.join(cluster.distinctive[:6])} | {words}…"
        )
    for number, (heading, weighed) in enumerate(zip(work.headings.chosen, work.headings.candidates, strict=True), 1):
        rows.append(f"Subheading {number}: " + (f"{heading.text}  [{heading.rule}]" if heading else "none"))
        rows += _candidates(weighed, most)
    rows.append("Expansions:")
    rows += [f"    {move}" for move in map(str, work.expansion.moves)] or ["    none"]
    rows.append(
        f"Words: {article.words} of {article.target_words} asked for; the material supports {article.supported_words}"
    )
    return "\n".join(rows)
