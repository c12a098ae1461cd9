"""How much more the best way through a page counts with a line as noise than with it as a line of the article.

Passing from the article to noise or back costs something: a max-marginal of a chain of two states (G. D. Forney, « The
Viterbi algorithm », *Proceedings of the IEEE* 61 (1973), 268-278, run both ways). Time is linear in the lines.
"""

from __future__ import annotations

from collections.abc import Sequence


def margins(worths: Sequence[float], stays: Sequence[float]) -> list[float]:
    """For each line, the best way through all with it as noise, less the best with it as a line of the article.

    ``worths``: what each line adds as noise (nought as article); ``stays``: the cost of a change between a line and the
    next, one fewer.
    """
    ahead = _ways(worths, stays)
    back = _ways(worths[::-1], stays[::-1])[::-1]
    return [
        a_noise + b_noise - worth - (a_article + b_article)
        for worth, (a_noise, a_article), (b_noise, b_article) in zip(worths, ahead, back, strict=True)
    ]


def _ways(worths: Sequence[float], stays: Sequence[float]) -> list[tuple[float, float]]:
    """The best ways up to each line that end in noise and in the article."""
    noise = article = 0.0
    found = []
    for index, worth in enumerate(worths):
        if index:
            stay = stays[index - 1]
            noise, article = max(noise, article - stay), max(article, noise - stay)
        noise += worth
        found.append((noise, article))
    return found
