"""Lines of a list are full clauses with what they mean and who says it; roles and names are whole."""

from __future__ import annotations

import pytest
from spacy.language import Language

from restructurer.expansion.examples import material_of
from restructurer.expansion.full_clauses import has_predicate
from restructurer.expansion.moves import MOVES
from restructurer.expansion.rules import moves
from restructurer.rulebook import Rulebook
from restructurer.writing.syntax import of_article
from tests.test_expansion_alone import texts
from tests.test_expansion_traps import LEAD
from tests.writing_samples import article


def lines(move: str, text: str, *, nlp: Language, rulebook: Rulebook, last: bool = False) -> list[str]:
    rule = moves(rulebook)[move]
    material = material_of(text, nlp=nlp, rulebook=rulebook)
    offers = MOVES[move](material, rule.at_last() if last else rule)
    found = [item.text for offer in offers for group in offer.groups for item in group]
    return [text.replace("\u00a0", " ").replace("\u202f", " ").replace("**", "") for text in found]


@pytest.mark.parametrize(
    "text",
    [
        # The verb of the main clause goes with the quotation; what is left has none.
        "La coopérative Bellerive qui ouvrait ses portes en suivant l’exemple de ses voisins du canton, "
        "s’est donné pour "
        "but de « montrer au public le travail de la vigne », explique Jean Morand, le directeur de la cave.",
        "Le quai que la région avait promis aux pêcheurs, selon Jean Morand, le directeur de la cave, a vieilli.",
    ],
)
def test_no_line_is_a_noun_with_its_relative_clause(text: str, nlp: Language, rulebook: Rulebook) -> None:
    for found in texts(text, nlp=nlp, rulebook=rulebook):
        assert "qui ouvrait" not in found or "donné" in found
        assert "avait promis" not in found or "a vieilli" in found


def test_a_relative_clause_is_no_reported_clause(nlp: Language, rulebook: Rulebook) -> None:
    text = "La médiatrice a dénoncé les « dangers excessifs » que ces canons font courir aux passants du port."
    found = texts(text, nlp=nlp, rulebook=rulebook)
    assert not any("canons font courir" in one and "dangers" not in one for one in found)


@pytest.mark.parametrize(
    "quote",
    [
        "Des ateliers prêteront leurs machines. Les artisans du canton pourraient louer leurs services à la journée.",
        "L’État pille les communes du littoral pour payer une partie de sa dette.",
        "Désormais le diplôme n’est plus reconnu dans le canton depuis la réforme de mars.",
    ],
)
def test_words_that_lean_on_a_speech_or_accuse_keep_their_marks(quote: str, nlp: Language, rulebook: Rulebook) -> None:
    text = f"{LEAD}« {quote} », affirme Jean Morand, le maire de Berville."
    assert not any(s.origin == "quote" for s in material_of(text, nlp=nlp, rulebook=rulebook).statements)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Les agents du tramway ont reconduit mardi leur grève contre le nouvel horaire, une réforme que la "
            "métropole "
            "veut appliquer dès le mois de juin.",
            "les agents du tramway ont reconduit mardi leur grève contre le nouvel horaire",
        ),
        (
            "Le parquet de Dinant a ouvert une enquête contre quatre entrepreneurs du bâtiment, qui ont obtenu "
            "en cinq ans "
            "la moitié des marchés de la commune.",
            "le parquet de Dinant a ouvert une enquête contre quatre entrepreneurs du bâtiment",
        ),
    ],
)
def test_a_sentence_may_lose_its_tail(text: str, wanted: str, nlp: Language, rulebook: Rulebook) -> None:
    assert wanted in texts(text, nlp=nlp, rulebook=rulebook)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        (
            "Faute de candidat, c’est le gardien du stade, l’ancien arrière du club, qui dirigera l’équipe "
            "samedi à Rouen "
            "devant le public de la tribune nord.",
            "ancien arrière du club",
        ),
        (
            "Le patron de la filature a été élu, samedi 18 mai, à la tête de la chambre de commerce de Rouen "
            "avec 74 % des "
            "voix des artisans.",
            "samedi 18 mai",
        ),
        (
            "La ministre rappelle que le canton s’était engagé, dans la feuille de route de 2018 signée à Berne, à "
            "maintenir une offre de soins dans chaque vallée.",
            "s’était engagé",
        ),
    ],
)
def test_a_tail_that_the_sentence_needs_stays(text: str, torn: str, nlp: Language, rulebook: Rulebook) -> None:
    assert not any(found.endswith(torn) for found in texts(text, nlp=nlp, rulebook=rulebook))


def test_a_role_keeps_the_whole_name_of_its_office(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Trois trafiquants ont été arrêtés mardi à Rouen. L’enquête a été menée par le capitaine Paul Berger, chef de "
        "l’Office de lutte contre les vols de bétail, les braconnages et les incendies. Anne Lenoir, ministre de "
        "l’Agriculture, des Forêts et de la Pêche, s’est félicitée. Hugo Vial, maire de Berville, attend le procès."
    )
    found = "\n".join(lines("who-is-who", text, nlp=nlp, rulebook=rulebook))
    assert "contre les vols de bétail, les braconnages et les incendies" in found
    assert "ministre de l’Agriculture, des Forêts et de la Pêche" in found
    assert "Hugo Vial : maire de Berville" in found


def test_what_is_said_of_somebody_is_not_said_of_who_employed_them(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Un plan pour les ports a été remis mardi à Rouen. L’ancien ministre de la Mer de Paul Berger, père du plan, a "
        "plaidé pour trois quais. Anne Lenoir, maire de Berville, approuve. Hugo Vial, directeur du port de "
        "Rouen, doute. "
        "Marc Dubois, président du syndicat, attend."
    )
    assert not any("Paul Berger : père" in found for found in lines("who-is-who", text, nlp=nlp, rulebook=rulebook))


def test_a_notion_within_the_name_of_a_body_is_not_explained(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Un ancien milicien a été arrêté mardi à Rouen. Le colonel dirige l’Office central de lutte contre "
        "les génocides "
        "et les crimes de guerre. Le suspect a été conduit au tribunal dans la soirée."
    )
    assert not any("Génocide" in found for found in lines("landmarks", text, nlp=nlp, rulebook=rulebook))
    told = text.replace("Le suspect", "Accusé de génocide, le suspect")
    assert any("Génocide" in found for found in lines("landmarks", told, nlp=nlp, rulebook=rulebook))


@pytest.mark.parametrize(
    "text",
    [
        "Le nouveau vaccin de la firme donnerait des résultats trompeurs chez un patient sur dix, et "
        "coûterait 80 euros.",
        "Le palmarès de la fête de Berville reste l’un des plus beaux moments de l’année 2021 pour les 300 musiciens.",
        "Le parquet de Rouen a ouvert une enquête contre X. Deux ingénieurs ont été entendus durant 12 heures mardi.",
    ],
)
def test_hearsay_and_judgements_are_no_line(text: str, nlp: Language, rulebook: Rulebook) -> None:
    for move in ("essentials", "summary"):
        for found in lines(move, LEAD + text, nlp=nlp, rulebook=rulebook, last=True):
            assert "donnerait" not in found and "plus beaux" not in found and "contre X. Deux" not in found


def test_who_tells_a_thing_stays_with_it(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "La région est consciente du fait que la compagnie renforce ses lignes vers Rouen, notamment par sa filiale du "
        "port, ont déclaré trois conseillers à la radio."
    )
    found = [s for s in material_of(LEAD + text, nlp=nlp, rulebook=rulebook).statements if "renforce" in s.text]
    assert all(s.speaker is not None or "ont déclaré" in s.text for s in found)


def test_papers_do_not_speak(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "« L’administration refuse de reconnaître les permis étrangers depuis le mois de mars », rappellent "
        "les documents "
        "officiels. « La commune attend une réponse du ministère avant la fin de l’année », ajoute Anne "
        "Lenoir, maire de "
        "Berville. « Le tribunal devra trancher avant le 3 mars », prévient Hugo Vial, directeur du port."
    )
    said = material_of(LEAD + text, nlp=nlp, rulebook=rulebook).said
    assert {"anne lenoir", "hugo vial"} <= {one.speaker.key.lower() for one in said}
    assert not any("documents" in one.speaker.key for one in said)


def test_several_quotes_of_one_voice_are_strong_and_answer_nobody(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "« Le gilet aide selon l’humeur du matin et du soir », dit Anne Lenoir, maire de Berville.\n"
        "« Après, on a eu la visite du préfet et du ministre », dit Anne Lenoir.\n"
        "« Nous n’accepterons jamais la fermeture de cette école », dit Anne Lenoir.\n"
        "« Personne ne doit attendre douze heures aux urgences », dit Anne Lenoir."
    )
    found = "\n".join(lines("one-voice", LEAD + text, nlp=nlp, rulebook=rulebook))
    assert "n’accepterons jamais" in found and "Personne ne doit" in found
    assert "gilet" not in found and "préfet" not in found


def test_a_label_before_a_clause_is_no_line(nlp: Language, rulebook: Rulebook) -> None:
    text = "Façade fendue, toiture ouverte, la mairie de Berville a perdu 40 tonnes de tuiles mardi dans la tempête."
    kept = "Vendredi, la mairie de Berville a voté un crédit de 40 000 euros pour les tuiles du toit."
    found = "\n".join(lines("summary", f"{LEAD}{text} {kept}", nlp=nlp, rulebook=rulebook, last=True))
    assert "Façade" not in found and "Vendredi, la mairie" in found


def test_the_news_of_the_essentials_speaks_of_what_the_title_speaks_of(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "À Berville, la digue neuve ne rassure pas\n\nPaul Berger, 68 ans, ancien pilote du port, contourne mardi 12 "
        "sacs de sable oubliés là par la protection civile, qui reviendra samedi. Il soupire. La digue neuve "
        "a coûté 4 millions "
        "d’euros.\nLa commune réclame 300 000 euros à la région.\nLe port a perdu vingt emplois depuis 2021.\n"
        "Le conseil votera le 3 mars."
    )
    assert not any("contourne" in found for found in lines("essentials", text, nlp=nlp, rulebook=rulebook))


@pytest.mark.parametrize(
    "text",
    [
        "Le président de la ligue, Hugo Vial, a salué sa sortie de prison mardi devant 300 personnes.",
        "Un rendez-vous est tout de même fixé au 10 décembre avec les trois maires de la vallée.",
        "Il a fallu attendre un second prélèvement, le 4 novembre, dans le port de Berville.",
        "Les 47 membres du Conseil ont demandé mardi la fin des violences dans le port de Rouen.",
    ],
)
def test_the_essentials_lean_on_nothing(text: str, nlp: Language, rulebook: Rulebook) -> None:
    told = text.rstrip(".")
    found = lines("essentials", LEAD + text, nlp=nlp, rulebook=rulebook, last=True)
    assert not any(told[:30] in one for one in found)


def test_no_line_stops_before_the_verb_of_its_last_noun() -> None:
    text = (
        "Mais la digue n'est pas consolidée et des débordements sont prévus dans les heures à venir, selon la mairie."
    )
    syntax = of_article(article(text))
    noun = syntax.low.index("débordements")
    assert not has_predicate(syntax, tuple(range(1, noun + 1)))
    assert has_predicate(syntax, tuple(range(1, syntax.low.index("venir") + 1)))
