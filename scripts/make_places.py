"""Writes data/countries.tsv and data/regions.tsv: names from CLDR (Babel), grammar and facts by hand.

usage: python scripts/make_places.py   (needs the package babel, extra ``lexicon``)

Names of countries: Unicode CLDR, French, through Babel, unless the press says another one.
Gender, article, preposition, adjective, capital and definition: ``scripts/*_hand.psv``, own work.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

from restructurer.french.contraction import join
from restructurer.french.elision import elide, elides

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
COLUMNS = (
    *("key", "name", "article", "gender", "number", "in", "of", "of_the"),
    *("adjective_m", "adjective_f", "capital", "definition", "familiar", "forms"),
)


def table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def grammar(name: str, art: str, prep: str, *, region: bool, of_the_always: bool) -> dict[str, str]:
    gender, plural, bare = art[0], "p" in art, "0" in art
    if bare:
        full = name
    elif plural:
        full = f"les {name}"
    elif elides(name):
        full = f"l’{name}"
    else:
        full = f"{'la' if gender == 'f' else 'le'} {name}"
    light = gender == "f" or elides(name)
    if prep == "en" or (not prep and not bare and not plural and (gender == "f" or (light and not region))):
        where = f"en {name}"
    elif prep in ("à", "à la"):
        where = join((prep, name))
    elif prep:
        where = prep
    elif region:
        where = join(("dans", full))
    else:
        where = join(("à", full))
    of_the = join(("de", full))
    simple = not bare and not plural and light and not of_the_always and prep != "à la"
    return {
        "article": full,
        "gender": gender,
        "number": "p" if plural else "s",
        "in": where,
        "of": elide("de", name) if simple else of_the,
        "of_the": of_the,
    }


def feminine(adjective: str) -> str:
    """The feminine of a demonym adjective by its ending (regions; countries give theirs)."""
    endings = {"andalou": "andalouse", "tourangeau": "tourangelle"}
    if adjective in endings:
        return endings[adjective]
    if adjective.endswith(("ien", "ïen", "éen", "on")):
        return adjective + "ne"
    if adjective.endswith("er"):
        return adjective[:-2] + "ère"
    return adjective if adjective.endswith("e") else adjective + "e"


def forms_of(name: str, told: str) -> list[str]:
    if told == "!-":
        return []
    if told.startswith("!"):
        return told[1:].split(",")
    return list(dict.fromkeys([name, *(form for form in told.split(",") if form)]))


def write(name: str, lines: list[dict[str, str]]) -> None:
    text = "\t".join(COLUMNS) + "\n" + "".join("\t".join(line[c] for c in COLUMNS) + "\n" for line in lines)
    (DATA / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} places")


def countries() -> list[dict[str, str]]:
    names = Locale("fr").territories
    lines = []
    for code, told, art, prep, adj_m, adj_f, capital, where, familiar, forms, definition in table("countries_hand.psv"):
        name = told or names[code].replace("'", "’").replace("Îles ", "îles ")
        if not definition:
            definition = f"pays {where}" + (f" ; capitale : {capital}" if capital else "")
        elif definition.startswith("principauté") and capital:
            definition = f"principauté {where} ; capitale : {capital}"
        lines.append(
            {"key": code, "name": name, "adjective_m": adj_m, "adjective_f": adj_f, "capital": capital}
            | grammar(name, art, prep, region=False, of_the_always=name.startswith("République"))
            | {"definition": definition, "familiar": familiar, "forms": "|".join(forms_of(name, forms))}
        )
    return sorted(lines, key=lambda line: line["key"])


def regions() -> list[dict[str, str]]:
    lines = []
    for country, name, art, prep, adjective, definition, familiar, forms in table("regions_hand.psv"):
        department = definition.startswith("département") and not ("-" in name and (art == "f" or prep == "en"))
        named = name.startswith(("Fédération", "Communauté", "Région"))
        bare = not named and ((prep in ("", "en") and art.startswith("f")) or prep.startswith("en "))
        lines.append(
            {"key": f"{country}-{name}", "name": name, "capital": ""}
            | {"adjective_m": adjective, "adjective_f": feminine(adjective) if adjective else ""}
            | grammar(name, art, prep, region=True, of_the_always=department or not bare)
            | {"definition": definition, "familiar": familiar, "forms": "|".join(forms_of(name, forms))}
        )
    for number, town in table("wilayas_hand.psv"):
        name = f"wilaya {elide('de', town)}"
        lines.append(
            {"key": f"DZ-{number}", "name": name, "capital": town, "adjective_m": "", "adjective_f": ""}
            | {"article": f"la {name}", "gender": "f", "number": "s", "in": f"dans la {name}", "of": f"de la {name}"}
            | {"of_the": f"de la {name}", "definition": f"wilaya d’Algérie ; chef-lieu : {town}"}
            | {"familiar": "*", "forms": name}
        )
    return lines


def main() -> None:
    write("countries.tsv", countries())
    write("regions.tsv", regions())


if __name__ == "__main__":
    main()
