"""Text length, one title of level 1, links and images.

Source: Yoast SEO 3.6, ``TextLengthAssessment``, ``SingleH1Assessment``, ``InternalLinksAssessment``,
``OutboundLinksAssessment``, ``TextCompetingLinksAssessment``, ``ImageCountAssessment`` and
``KeyphraseInImageTextAssessment``.
"""

from __future__ import annotations

import math
import re

from restructurer.checking.checks.common import at_block, plural
from restructurer.checking.keyphrase import keyphrase, share
from restructurer.checking.measures import Measures
from restructurer.checking.sentences import PUNCTUATION
from restructurer.checking.values import GOOD, Fault, Outcome, Thresholds
from restructurer.checking.words import function_words

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)


def text_length(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The text has the words that a page needs to be found."""
    count, least = measures.word_count, thresholds["good"]
    if count >= least:
        return GOOD
    fault = Fault(0, "", f"le texte a {plural(count, 'mot')}, moins que {least:.0f}", "développez le sujet")
    return Outcome("ok" if count >= thresholds["acceptable"] else "bad", (fault,))


def single_h1(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The page has one heading of level 1."""
    tops = [block for block in measures.page.blocks if block.kind == "heading" and block.level == 1]
    spare = tops if measures.page.headline is not None else tops[1:]
    if not spare:
        return GOOD
    message = "un titre de niveau 1 de trop : la page n’en porte qu’un"
    return Outcome("bad", tuple(at_block(measures, b, b.text, message, "passez-le au niveau 2 (##)") for b in spare))


def _kind(href: str) -> str:
    scheme = _SCHEME.match(href)
    if href.startswith("#") or (scheme and scheme.group(1).lower() not in ("http", "https")):
        return "other"
    return "outbound" if scheme or href.startswith("//") else "internal"


def _links(measures: Measures, kind: str, word: str) -> Outcome:
    found = [link for link in measures.page.links if _kind(link.href) == kind]
    if not found:
        return Outcome("bad", (Fault(0, "", f"aucun lien {word}", f"ajoutez un lien {word}"),))
    if all(link.nofollow for link in found):
        message = f"tous les liens {word}s sont en nofollow"
        return Outcome("ok", (Fault(found[0].start, found[0].text, message, "laissez-en suivre un"),))
    return GOOD


def internal_links(measures: Measures, thresholds: Thresholds) -> Outcome:
    """A link leads to another page of the site."""
    return _links(measures, "internal", "interne")


def outbound_links(measures: Measures, thresholds: Thresholds) -> Outcome:
    """A link leads to another site."""
    return _links(measures, "outbound", "externe")


def competing_links(measures: Measures, thresholds: Thresholds) -> Outcome:
    """No link to another page bears the keyphrase: it would compete with this page."""
    wanted = measures.keyphrase
    faults = []
    for link in measures.page.links if wanted else ():
        if not link.href or link.href.startswith("#") or share(link.text, wanted) < 1:
            continue
        runs = (run.strip(PUNCTUATION).lower() for run in re.split(r"[\s–]+", link.text))
        topic = [run for run in runs if run]
        topic = [run for run in topic if run not in function_words()] or topic
        if all(any(share(run, keyphrase(word)) == 1 for word in wanted.words) for run in topic):
            message = f"le lien « {link.text} » porte l’expression-clé et lui fait concurrence"
            faults.append(Fault(link.start, link.text, message, "liez d’autres mots"))
    return Outcome("bad", tuple(faults)) if faults else GOOD


def image_count(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The page has an image."""
    if measures.page.images:
        return GOOD
    return Outcome("bad", (Fault(0, "", "aucune image", "ajoutez une image et son texte de remplacement"),))


def image_keyphrase(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Alternative texts hold at least half of the keyphrase, in some images, not in all."""
    images, wanted = measures.page.images, measures.keyphrase
    if not images or not wanted:
        return Outcome("bad")
    described = [image for image in images if image.alt.strip()]
    with_phrase = [image for image in described if round(share(image.alt, wanted) * 100) >= 50]
    count, found = len(images), len(with_phrase)
    least, most = math.ceil(count * thresholds["least"]), math.floor(count * thresholds["most"])
    if count == 5:
        least, most = 2, 4
    first = images[0]
    if not found:
        message = "aucun texte de remplacement ne porte la moitié de l’expression-clé"
        return Outcome("ok", (Fault(first.start, first.alt, message, "décrivez l’image avec ces mots"),))
    if count >= 5 and found < least:
        message = f"{found} textes de remplacement sur {count} portent l’expression-clé"
        return Outcome("ok", (Fault(first.start, first.alt, message, f"visez-en {least}"),))
    if count >= 5 and found > most:
        message = f"{found} textes de remplacement sur {count} portent l’expression-clé"
        return Outcome("ok", (Fault(first.start, first.alt, message, f"gardez-en {most} au plus"),))
    return GOOD
