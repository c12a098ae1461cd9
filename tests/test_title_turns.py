"""Long headlines of the press are turned and cut as an editor does."""

from __future__ import annotations

import pytest

from restructurer.french.typography import NBSP
from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article, unproved

LONG = {
    "place before a colon": (
        "Malgré la colère, la direction de La Brise confirme la fermeture de neuf guichets dans la Creuse",
        "La direction de La Brise confirme la fermeture de neuf guichets dans la Creuse.",
        "Creuse : La Brise confirme la fermeture de neuf guichets",
    ),
    "town for an institution": (
        "Les marines de trois peintres flamands exposées au musée des beaux-arts de Quimper",
        "Les marines de trois peintres seront exposées à Quimper. Le musée de Quimper attend du monde à Quimper.",
        "Les marines de trois peintres flamands exposées à Quimper",
    ),
    "opening as theme": (
        "À la gare de Landivy-Sart, le guichet ferme et les navetteurs voient rouge depuis une semaine",
        "Le guichet de la gare de Landivy-Sart ferme. Les navetteurs protestent.",
        "À la gare de Landivy-Sart, le guichet ferme",
    ),
    "one item of the theme": (
        "Hausse de 40 % et rats : un immeuble de Lanvéoc sous enquête de la préfecture",
        "Un immeuble de Lanvéoc est sous enquête. Les rats sont partout.",
        "Rats : un immeuble de Lanvéoc sous enquête de la préfecture",
    ),
    "adjective of the theme": (
        "Budget breton : le gouvernement coupe dans les aides à la pêche, les ports montent au front",
        "Le gouvernement breton coupe dans les aides à la pêche. Les ports protestent contre le gouvernement breton.",
        "Le gouvernement breton coupe dans les aides à la pêche",
    ),
    "one unit": (
        "Assises de Brest : 30 ans pour Le Drennec, 25 ans pour Kerangoff",
        "Le Drennec a pris 30 ans. Kerangoff a pris 25 ans.",
        "Assises de Brest : 30 ans pour Le Drennec, 25 pour Kerangoff",
    ),
    "known": (
        "Ce que l'on sait de l'accident de car qui a fait deux morts dimanche sur la rocade de la ville de Morlaix",
        "Un accident de car a fait deux morts dimanche.",
        "Accident de car qui a fait deux morts : ce que l’on sait",
    ),
    "said": (
        "« Je ne vendrai pas le phare », assure la bourgmestre de Rumillies, mise en cause dans l'affaire des digues",
        "La bourgmestre de Rumillies ne vendra pas le phare. Elle se défend.",
        "La bourgmestre de Rumillies : « Je ne vendrai pas le phare »",
    ),
    "call": (
        "Grève des dockers à Lorient : la préfète appelle à un « retour au calme » sur le port",
        "La préfète de Lorient appelle à un retour au calme. Les dockers de Lorient sont en grève.",
        "Grève à Lorient : appel à un « retour au calme » sur le port",
    ),
    "act of two": (
        "Brest : démantèlement d'un réseau international de trafic de tritons et saisie de plus de 54.000 larves",
        "La gendarmerie de Brest a démantelé un réseau de trafic de tritons.",
        "Brest : démantèlement d’un réseau de trafic de tritons",
    ),
    "measure": (
        "Les primes des armateurs augmenteront en moyenne de 4,4% l'an prochain, annonce le ministre de la Mer",
        "Les primes des armateurs augmenteront en moyenne de 4,4% l'an prochain, a annoncé le ministre.",
        "Les primes des armateurs augmenteront de 4,4 %",
    ),
    "theme before clause": (
        "Élection présidentielle malienne de 2031 : Amadou Keïta et Moussa Traoré s'affrontent sur l'eau",
        "Amadou Keïta et Moussa Traoré s'affrontent sur l'eau au Mali. Keïta et Traoré y tiennent.",
        "Présidentielle : Keïta et Traoré s’affrontent sur l’eau",
    ),
    "office": (
        "Selon l'Insee, le nombre de mariages a reculé de 3,1 % en Bretagne au cours des neuf premiers mois de l'année",
        "Le nombre de mariages a reculé de 3,1 % en Bretagne, selon l'Insee.",
        "Le nombre de mariages a reculé de 3,1 % en Bretagne",
    ),
}


def _all(title: str, text: str, rulebook: Rulebook) -> list[str]:
    return [one.text.replace(NBSP, " ") for one in write_title(article(text, title), rulebook=rulebook)[1]]


@pytest.mark.parametrize(("title", "text", "wanted"), LONG.values(), ids=LONG.keys())
def test_a_long_headline_is_turned(title: str, text: str, wanted: str, rulebook: Rulebook) -> None:
    assert wanted in _all(title, text, rulebook)


@pytest.mark.parametrize(("title", "text", "wanted"), LONG.values(), ids=LONG.keys())
def test_every_piece_of_a_turned_title_is_proved(title: str, text: str, wanted: str, rulebook: Rulebook) -> None:
    analysis = article(text, title)
    for one in write_title(analysis, rulebook=rulebook)[1]:
        assert unproved(one.heading, analysis, rulebook) == []


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Le Grand Conseil vaudois refuse de justesse d'accorder le droit de vote aux étrangers", "refuse"),
        ("La mairie de Brest confirme la fermeture de neuf guichets de poste dans le quartier du port", "fermeture"),
        ("Le procès de l'incendie du bar des Halles de Lorient s'ouvre lundi, neuf ans après les faits", "neuf ans"),
        ("L'armateur breton Yann Guen remporte le prix des Halles pour son roman « Les Eaux lentes »", "remporte"),
        ("À Lorient, des habitants du quartier du Vallon se mobilisent contre l'abattage de trente arbres", "abattage"),
        ("Le père du petit Yann Guen reconnaît les coups devant la cour d'assises de Rennes mardi soir", "devant"),
    ],
    ids=("asked for", "act", "span", "object", "subject", "role"),
)
def test_no_title_stops_before_its_end(title: str, never: str, rulebook: Rulebook) -> None:
    for text in _all(title, "Les travaux du port ont commencé lundi à Brest. La mairie attend.", rulebook):
        assert not text.endswith(f" {never}"), text
        assert not text.startswith(("Se ", "S’", "Yann Guen reconnaît")), text


def test_a_wish_is_no_question(rulebook: Rulebook) -> None:
    title = "Le Conseil fédéral veut interdire les jets privés de nuit à Sion et à Payerne"
    found, _ = write_title(article(f"{title}. Les aéroports attendent.", title), rulebook=rulebook)
    assert not found.text.endswith("?")
    assert found.text.startswith(("Jets privés de nuit", "Le Conseil fédéral veut interdire les jets privés"))


def test_a_view_keeps_its_speaker(rulebook: Rulebook) -> None:
    title = "Le patron des armateurs bretons estime que l'indexation automatique des salaires n'est plus tenable"
    text = "L'indexation automatique des salaires n'est plus tenable, estime le patron des armateurs bretons."
    for told in _all(title, text, rulebook):
        assert "tenable" not in told or "selon" in told or "estime" in told, told
