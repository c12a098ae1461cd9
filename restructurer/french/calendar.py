"""The names of days and months, in order."""

from __future__ import annotations

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
