"""Numbers in letters and the figures that titles write for them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# « un » is left out, since it is an article too, and so is « premier ».
FIGURES: Mapping[str, str] = MappingProxyType(
    {
        **dict(
            zip(
                """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
                dix-huit dix-neuf vingt""".split(),
                map(str, range(2, 21)),
                strict=True,
            )
        ),
        "trente": "30", "quarante": "40", "cinquante": "50", "soixante": "60", "cent": "100",
        "deuxième": "2e", "troisième": "3e", "quatrième": "4e", "cinquième": "5e", "sixième": "6e", "septième": "7e",
        "huitième": "8e", "neuvième": "9e", "dixième": "10e",
    }
)  # fmt: skip
