"""Repères: what a text names is found once, rightly, and in one pass; and every entry is sound."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.facts import Entry, entries, find_facts
from restructurer.french import lexicon
from restructurer.french.typography import insertions, mend
from restructurer.resources import data_lines


def keys(text: str) -> list[str]:
    return [one.key for one in find_facts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le sommet de l’OTAN s’ouvre à Vilnius.", ["organisations.tsv:otan", "countries.tsv:LT/capital"]),
        ("L'Organisation du traité de l'Atlantique Nord négocie.", ["organisations.tsv:otan"]),
        ("Un vote au Conseil de sécurité de l’ONU.", ["organisations.tsv:conseil-de-securite"]),
        ("Le Soudan du Sud et le Soudan", ["countries.tsv:SS", "countries.tsv:SD"]),
        ("La bande de Gaza", ["regions.tsv:PS-bande de Gaza"]),
        ("Bande de Gaza : la trêve", ["regions.tsv:PS-bande de Gaza"]),
        ("Dominique a parlé à Victoria", []),
        ("un séjour à la Dominique", ["countries.tsv:DM"]),
        ("la course Paris-Nice", []),
        ("la classe ouvrière et l’otan des mots", []),
        ("un match de la CAN de football", ["organisations.tsv:can-foot"]),
        ("la can du voisin", []),
        ("l’UA se réunit", []),
        ("l’Union africaine (UA) se réunit, l’UA décide", ["organisations.tsv:ua"]),
        ("Le Mali et Bamako", ["countries.tsv:ML"]),
        ("Le PS de Liège, en Belgique", ["organisations.tsv:ps-be", "countries.tsv:BE"]),
        ("Le PS vote, à Genève comme dans toute la Suisse", ["organisations.tsv:ps-ch", "countries.tsv:CH"]),
        ("Le PS en France et en Belgique", ["countries.tsv:FR", "countries.tsv:BE"]),
        ("Le PS se réunit", []),
        (
            "Au Mali, le Conseil constitutionnel malien a tranché, loin de la France",
            ["countries.tsv:ML", "countries.tsv:FR"],
        ),
        ("un navire dans le golfe de Guinée", ["regions.tsv:--golfe de Guinée"]),
        ("un film sur la guerre du Vietnam", []),
        (
            "En Suisse, le Conseil fédéral suisse écoute la France",
            ["countries.tsv:CH", "organisations.tsv:conseil-federal", "countries.tsv:FR"],
        ),
        ("", []),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert keys(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The text gives the name to another country.
        ("Paris et la France attendent. Le Sénat de Belgique débat.", []),
        ("La Cour constitutionnelle algérienne a jugé, dit la Belgique à la Belgique.", ["cour-constitutionnelle-dz"]),
        # An acronym that the text spells out otherwise.
        ("Au Maroc, le Parti authenticité et modernité (PAM) l’emporte. Le PAM gouverne.", ["pam-ma"]),
        ("Les Forces de défense et de sécurité (FDS) patrouillent.", []),
        ("Les FDS (forces de défense et de sécurité) patrouillent.", []),
        ("Le Programme alimentaire mondial (PAM) livre du riz.", ["pam"]),
        ("Les Agences régionales de santé (ARS) recrutent.", ["ars"]),
        ("Le député Jean Dupont (PCF) a voté contre.", ["pcf"]),
        ("Le bourgmestre Pierre Simon (PS) préside, à Liège.", ["bourgmestre", "ps-be"]),
        # Words of a country count, not only its name; of two countries named as often, neither leads.
        ("Le PS propose une taxe, à Lausanne comme dans tout le canton de Vaud.", ["ps-ch"]),
        ("Le bourgmestre de Namur (PS) a démissionné ; la France regarde.", ["bourgmestre", "ps-be"]),
        ("Le PS négocie entre la France et la Suisse.", []),
        ("Le PS sénégalais se réunit à Dakar.", []),
        ("Le Parti socialiste l’emporte à Lisbonne, au Portugal.", []),
        # « Bruxelles » stands for the Union: it makes no article Belgian.
        ("Bruxelles menace la France, Bruxelles attend. Le PS et Paris répondent.", ["ps-fr"]),
        # One name, several bodies.
        ("Le Conseil d’Etat présente son budget à Lausanne, dit la presse de France.", []),
        ("Le Conseil d’Etat vaudois présente son budget.", ["conseil-etat-ch"]),
        ("Le Conseil d’État annule un décret, en France.", ["conseil-etat-fr"]),
        ("Le Conseil d’État n’a pas rendu son avis, en Belgique.", ["conseil-etat-be"]),
        ("Le Conseil constitutionnel ivoirien publie la liste, la France la lit.", ["conseil-constitutionnel-ci"]),
        ("La Chambre des représentants vote à Rabat, au Maroc.", ["chambre-ma"]),
        ("La Chambre des représentants vote à Washington.", ["chambre-us"]),
        ("Le Tribunal fédéral allemand.", []),
        ("La police fédérale allemande enquête à Berlin.", []),
        # Prefects, mayors, votes.
        ("Le préfet du Gard prend un arrêté pour le département.", ["prefet"]),
        ("Le préfet du district et le syndic de Payerne, dans le canton de Vaud.", ["prefet-ch", "syndic-ch"]),
        ("Le préfet de l’Extrême-Nord, au Cameroun, interdit le défilé.", []),
        ("Le bourgmestre de Cologne, en Allemagne.", []),
        ("Le wali d’Oran visite le chantier.", ["wali"]),
        ("Au Maroc, le wali de la région visite le chantier.", ["wali-ma"]),
        ("Une votation citoyenne à Paris.", []),
        # Acronyms of several things.
        ("Le RN arrive en tête, dit Marine Le Pen.", ["rn"]),
        ("La RN est coupée entre Toulouse et Foix : la route nationale est fermée.", []),
        ("L’AVS aide les élèves à Rennes, en France.", []),
        ("Les FDS opèrent au Niger, près de Tillabéri.", []),
        ("Les FDS, à dominante kurde, se retirent de Raqqa, en Syrie.", ["fds", "kurdes"]),
        ("Le FIS annule la descente de Wengen, en Suisse.", []),
        ("La DUP de la rocade est signée.", []),
        ("Le réseau TVA diffuse le débat à Montréal, au Québec.", []),
        ("La CAF verse les allocations familiales, en France.", ["caf"]),
        ("La CAF sanctionne la sélection après le match de football.", ["caf-foot"]),
    ],
)
def test_one_name_in_several_countries(text: str, found: list[str]) -> None:
    assert [key.split(":")[1] for key in keys(text) if key.startswith("organisations.tsv:")] == found


def test_each_entry_once_with_all_its_mentions() -> None:
    text = "La Russie parle. L’OTAN répond à la Russie."
    facts = find_facts(text)
    assert [one.key for one in facts] == ["countries.tsv:RU", "organisations.tsv:otan"]
    assert [text[a:b] for a, b in facts[0].mentions] == ["Russie", "Russie"]
    assert facts[0].start == text.index("Russie")
    assert facts[0].familiar
    assert not facts[1].familiar


def test_what_an_entry_says() -> None:
    (one,) = find_facts("Un accord avec la Cédéao")
    assert one.name == "Communauté économique des États de l’Afrique de l’Ouest (Cédéao)"
    assert one.text == "organisation régionale fondée en 1975\u00a0; siège\u00a0: Abuja"
    assert one.source
    assert one.gender == "f"
    assert not one.plural


NAMES_NOT_NOUNS = frozenset(
    "Air Al Charlie Extinction Handicap Horizons Human Intifada Open Save Sciences Sea Wall".split()
)
_DATED = re.compile(
    r"\b(?:aujourd’hui|actuels?|actuelles?|actuellement|récents?|récemment|désormais|derniers?|dernières?|prochain|"
    r"plus grande?|plus important|plus ancien|premier parti|environ|près de \d|compte \d+ membres|dirigé par [A-Z])\b"
)


@pytest.mark.parametrize("entry", [pytest.param(one, id=one.fact.key) for one in entries()])
def test_every_entry_is_sound(entry: Entry) -> None:
    one = entry.fact
    assert one.name
    assert one.name[0] == one.name[0].upper()
    assert one.source
    assert one.kind
    assert one.gender in ("m", "f")
    assert 2 <= len(one.text.split()) <= 32, one.text
    assert not re.search(r"[.;:,…!?\s]$", one.text), one.text
    assert not _DATED.search(one.text), one.text
    assert "'" not in one.text + one.name + "".join(entry.forms)
    assert "  " not in one.text
    assert mend(one.text) == one.text
    assert insertions(one.text) == ()
    assert one.text.count("(") == one.text.count(")")
    first = one.text.split()[0]
    acronym_or_name = first[0].isupper()
    assert not acronym_or_name or first in ("État", "Parlement", "Land", "Algériens"), one.text
    assert not re.search(r"\b(?:de|à) (?:le|les) |\bde (?:[aeiouéèêâîôû])", one.text), one.text
    assert not re.search(r"[^\s\u00a0][;:!?](?:\s|$)", one.text), one.text


@pytest.mark.parametrize(
    "entry", [pytest.param(one, id=one.fact.key) for one in entries() if one.fact.key.startswith("organisations")]
)
def test_the_article_agrees_with_the_name(entry: Entry) -> None:
    """The gender of an entry is the one that the lexicon gives its head noun, where it knows it."""
    one = entry.fact
    head = re.split(r"[\s(’]", one.name)[0]
    if not lexicon.is_noun(head.lower()) or lexicon.is_adjective(head.lower()):
        return
    if head in NAMES_NOT_NOUNS:
        return
    codes = lexicon.noun_codes(head.lower())
    assert any(code[0] == one.gender for code in codes), f"{one.name}: {one.gender}, {codes}"
    assert any((code[1] == "p") == one.plural for code in codes), f"{one.name}: plural {one.plural}, {codes}"


def test_every_source_can_be_found() -> None:
    """A source names a text, an entry of an encyclopaedia, or a site by its address."""
    vague = [one.fact.key for one in entries() if re.search(r"site officiel|https?:", one.fact.source)]
    assert vague == []


def test_country_words_tell_known_countries() -> None:
    codes = {one.fact.key.split(":")[1] for one in entries() if one.fact.kind == "country"}
    lines = [line.split("\t") for line in data_lines("country_words.tsv")]
    assert [line[0] for line in lines if len(line) != 2 or line[0] not in {*codes, "-"}] == []
    words = [word for line in lines for word in line[1].split("|")]
    assert [word for word in words if word != word.strip() or not word or "'" in word] == []
    assert len(words) == len(set(words))


def test_keys_are_unique() -> None:
    every = [entry.fact.key for entry in entries()]
    assert len(every) == len(set(every))


def test_there_are_enough_organisations() -> None:
    assert sum(entry.fact.key.startswith("organisations.tsv:") for entry in entries()) >= 300


_KEYED = {entry.fact.key: entry for entry in entries()}


def _meeting(need: str, entry: Entry) -> str:
    """Words that meet a condition of an entry."""
    parts = []
    for part in need.split("+"):
        if part == "~":
            parts.append(next(form for form in entry.forms if " " in form))
        elif part[0] in "@!":
            parts += [_KEYED[f"countries.tsv:{part[1:]}"].fact.name] * 9
        else:
            parts.append(part)
    return " et ".join(parts)


def test_every_entry_is_found_by_its_first_form() -> None:
    """A text that holds a form of an entry, and a word that it needs, finds the entry."""
    missed = []
    for entry in entries():
        if not entry.forms:
            continue
        needed = _meeting(entry.needs[0], entry) if entry.needs else ""
        text = f"On parle ici de {entry.forms[0]} et {needed}."
        if len(entry.forms[0]) > 2 and entry.fact.key not in keys(text):
            missed.append(entry.fact.key)
    assert missed == []


def test_every_condition_is_well_formed() -> None:
    codes = {one.key for one in (entry.fact for entry in entries()) if one.kind == "country"}
    wrong = []
    for entry in entries():
        for part in (part for need in (*entry.needs, *entry.unless) for part in need.split("+")):
            if not part or part != part.strip() or (part[0] in "@!" and f"countries.tsv:{part[1:]}" not in codes):
                wrong.append((entry.fact.key, part))
            if part == "~" and not any(" " in form for form in entry.forms):
                wrong.append((entry.fact.key, part))
    assert wrong == []


def test_a_form_of_several_entries_is_told_by_the_text() -> None:
    """Entries that share a form each need something of the text, or no text could tell them apart."""
    owners: dict[str, list[Entry]] = {}
    for entry in entries():
        if entry.fact.kind not in ("country", "region", "capital"):
            for form in dict.fromkeys(entry.forms):
                owners.setdefault(form, []).append(entry)
    assert [form for form, of in owners.items() if len(of) > 1 and not all(one.needs for one in of)] == []


def _spent(text: str) -> float:
    """Processor time, the best of three: a busy machine and a collection of garbage bear on one."""
    best = 60.0
    for _ in range(3):
        start = time.process_time()
        find_facts(text)
        best = min(best, time.process_time() - start)
    return best


def test_linear_time() -> None:
    text = "Le Conseil de sécurité de l’ONU et la Cour pénale internationale. La Corée du Nord, la Corée, le Sud. " * 40
    find_facts(text)
    assert _spent(text * 8) < 40 * max(_spent(text), 0.002)


@given(st.text(max_size=200))
def test_mentions_lie_in_the_text(text: str) -> None:
    for one in find_facts(text):
        assert one.mentions == tuple(sorted(one.mentions))
        assert all(0 <= start < end <= len(text) for start, end in one.mentions)
