"""Verbs whose perfect is made with « être »: « l’eau est revenue » is no passive.

Grevisse, Le Bon Usage, § 813.
"""

from __future__ import annotations

WITH_BE = frozenset(
    """aller venir revenir devenir parvenir intervenir survenir passer repasser partir repartir arriver entrer rentrer
    sortir monter remonter descendre redescendre naître mourir tomber retomber retourner rester""".split()
)
