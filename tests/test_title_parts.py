"""Parts that a long given title loses whole, and what no shortened title may lose."""

from __future__ import annotations

import pytest

from restructurer.main_path import restructure
from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article

BODY = (
    "Le conseil communal de Tamines a débattu lundi pendant six heures. La bourgmestre a défendu le texte. "
    "L'opposition demande un audit indépendant."
)


def _titles(given: str, rulebook: Rulebook) -> list[str]:
    best, others = write_title(article(BODY, given), rulebook=rulebook)
    return [text.replace("\xa0", " ") for text in (best.text, *(one.text for one in others))]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            'Le conseil communal de Tamines adopte un budget 2031 "de rattrapage"',
            "Le conseil communal de Tamines adopte un budget 2031",
        ),
        (
            "Tamines. Un car scolaire percute un tramway : neuf collégiens blessés légers",
            "Tamines : un car scolaire percute un tramway",
        ),
        (
            "Les vaccins communaux seront distribués « au même moment » entre les quartiers",
            "Les vaccins communaux seront distribués « au même moment »",
        ),
    ],
)
def test_a_quote_that_qualifies_and_the_news_behind_a_second_colon_go(
    given: str, wanted: str, rulebook: Rulebook
) -> None:
    assert wanted in _titles(given, rulebook)


def test_a_quote_does_not_stay_without_the_noun_that_it_qualifies(rulebook: Rulebook) -> None:
    given = 'La gauche locale mènera l\'opposition à un collège communal "clientéliste" et "dépensier"'
    assert not any("opposition « client" in text for text in _titles(given, rulebook))


def test_no_word_of_a_rule_is_put_into_a_quote(rulebook: Rulebook) -> None:
    given = 'Le conseil communal de Tamines adopte un budget 2031 "de rattrapage"'
    assert not any("« adopté" in text for text in _titles(given, rulebook))


def test_a_call_is_not_told_as_what_it_calls_for(rulebook: Rulebook) -> None:
    given = "Grève des éboueurs à Tamines : la bourgmestre appelle à un « retour au calme » immédiat"
    assert not any(text.endswith(": un « retour au calme »") for text in _titles(given, rulebook))


def test_a_headline_in_capitals_is_written_small(rulebook: Rulebook) -> None:
    found = _titles("LA SNTF RENFORCE L'OFFRE DE BUS À TAMINES", rulebook)
    assert found[0] == "La SNTF renforce l’offre de bus à Tamines"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            "Ligne D : « On a marché dans le noir en tenant le sac de son voisin », quatre heures de galère "
            "pour 6 000 voyageurs",
            "Ligne D : quatre heures de galère pour 6 000 voyageurs",
        ),
        (
            "PFAS dans l'eau de Tamines : « On m'a dit de ne pas m'inquiéter, puis de ne plus en boire »",
            "PFAS dans l’eau de Tamines",
        ),
    ],
)
def test_a_quote_that_does_not_fit_goes_whole(given: str, wanted: str, rulebook: Rulebook) -> None:
    assert _titles(given, rulebook)[0] == wanted


def test_the_theme_stays_before_a_second_news(rulebook: Rulebook) -> None:
    body = "Le tramway de Tamines ne roule plus. Les conducteurs du tramway ont quitté leurs cabines lundi à midi."
    best, _ = write_title(
        article(body, "TRAMWAY : LES CONDUCTEURS QUITTENT LEURS CABINES, LA VILLE À PIED"), rulebook=rulebook
    )
    assert best.text.replace("\xa0", " ") == "Tramway : les conducteurs quittent leurs cabines"


def test_nobody_is_left_without_what_is_said_of_them(rulebook: Rulebook) -> None:
    given = "Effondrement d'un tunnel à Tamines : deux ouvriers encore sous les décombres, l'espoir s'amenuise"
    assert not any(text.endswith(("ouvriers", "encore")) for text in _titles(given, rulebook))


def test_no_title_on_the_weather_or_on_nobody(rulebook: Rulebook) -> None:
    text = "Il pleut sans discontinuer ce lundi. On a mis des seaux dans la salle. " + BODY
    best, others = write_title(
        article(text, "Tamines. « Le budget reste intact : la lutte continue sans relâche pour nous »"),
        rulebook=rulebook,
    )
    assert not any(one.startswith(("Il pleut", "On a")) for one in (best.text, *(two.text for two in others)))


def test_a_clause_in_que_keeps_its_verb(rulebook: Rulebook) -> None:
    text = (
        "Le directeur du projet a fait savoir que 150 travailleurs, dont 20 ingénieurs, sont mobilisés sur le site. "
        + BODY
    )
    best, others = write_title(article(text, ""), rulebook=rulebook)
    assert not any(one.endswith("travailleurs") for one in (best.text, *(two.text for two in others)))


def test_a_title_that_ends_on_et_is_no_crash() -> None:
    text = (
        "Le port reste fermé. " * 4
        + "La mairie de Berville a voté les crédits du quai et la région paiera la moitié. " * 4
    )
    assert restructure(text, title="Le port ferme et").title.text


def test_the_candidates_tell_news_and_phrases_only_fill_up(rulebook: Rulebook) -> None:
    body = (
        "Le conseil communal de Tamines a voté lundi un crédit de 4 millions pour deux écoles. La gauche réclame "
        "un audit indépendant. La lumière était grise. La bourgmestre promet une réponse avant le 15 mars. "
        "Les travaux commenceront en septembre. Trois classes seront fermées pendant les travaux."
    )
    _, weighed = write_title(article(body, "Tamines rénove deux écoles"), rulebook=rulebook)
    rules = [one.heading.rule for one in weighed]
    assert len(rules) >= 5
    assert "title.phrase" not in rules[:5]
    assert not any("lumière" in one.text for one in weighed[:4])


def test_a_candidate_never_loses_the_object_of_its_verb(rulebook: Rulebook) -> None:
    body = (
        "Le conseil de Tamines a adopté mardi par 61 voix contre 42 et 4 abstentions le budget 2031 de la ville "
        "et de ses écoles. L'opposition demande un audit indépendant. Les travaux commenceront en septembre."
    )
    _, weighed = write_title(article(body), rulebook=rulebook)
    assert not any(one.text.endswith(("voix", "adopté", "adopte", "mardi")) for one in weighed)


def test_what_a_thing_is_called_stays_behind_dit(rulebook: Rulebook) -> None:
    body = (
        "La préfecture de Tamines a présenté lundi les armes que ses agents emploient depuis un an. Les syndicats "
        "demandent un audit indépendant. Le parquet a ouvert deux enquêtes en septembre."
    )
    title = "Polémique autour des armes dites « secondaires » contre les « agitateurs »"
    _, weighed = write_title(article(body, title), rulebook=rulebook)
    assert not any("dites" in one.text and "secondaires" not in one.text for one in weighed)


def test_a_number_in_words_takes_no_sign(rulebook: Rulebook) -> None:
    body = (
        "Les loyers de Tamines augmenteront de trois pour cent en octobre, a annoncé lundi la mairie. Les locataires "
        "demandent un moratoire. Le conseil votera en septembre."
    )
    title = "À Tamines, les loyers augmenteront de trois pour cent en moyenne dès le mois d'octobre"
    _, weighed = write_title(article(body, title), rulebook=rulebook)
    assert not any("trois\u00a0%" in one.text or "trois %" in one.text for one in weighed)


def test_a_quote_stays_with_who_says_it(rulebook: Rulebook) -> None:
    body = (
        "Ron Kerbrat est le nouvel entraîneur du Stade. Le Stade l'a présenté lundi à Tamines. « Je ne connais pas le "
        "championnat de Belgique », dit Ron Kerbrat. Le Stade jouera samedi."
    )
    title = "Ron Kerbrat, nouvel entraîneur du Stade : « Je ne connais pas le championnat de Belgique »"
    best, weighed = write_title(article(body, title), rulebook=rulebook)
    assert best.text.startswith(("Ron Kerbrat", "Kerbrat"))
    assert not any(one.text.startswith("Stade\u00a0: «") for one in weighed)


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Le dessinateur et illustrateur français Théo Garnier est mort",
            "Le dessinateur Théo Garnier est mort dans la nuit de vendredi à samedi. Il avait publié des livres.",
            "Le dessinateur et illustrateur Théo Garnier est mort",
        ),
        (
            "L’ancien ministre et académicien français Paul Verdier est mort à Brest",
            "Paul Verdier est mort lundi à l’âge de 91 ans à Brest. Il avait été ministre de la Mer.",
            "L’ancien ministre français Paul Verdier est mort à Brest",
        ),
        (
            "Le projet de cession d’une branche de l’équipementier Cormel à un investisseur chinois sème le doute",
            "Le groupe Cormel va-t-il céder une de ses branches ? Cormel est en grande difficulté depuis 2019.",
            "Le projet de cession d’une branche de Cormel sème le doute",
        ),
    ],
)
def test_a_person_or_firm_keeps_its_name_and_what_stands_before_it_goes(
    title: str, text: str, wanted: str, rulebook: Rulebook
) -> None:
    assert write_title(article(text, title), rulebook=rulebook)[0].text == wanted


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            'Tempête à Landivy : "Le clocher est tombé d\'un coup, avec la cloche et le coq"',
            "Une tempête a fait tomber le clocher de Landivy. La tempête a touché 80 maisons à Landivy.",
            "Tempête à Landivy : « Le clocher est tombé d’un coup »",
        ),
        (
            'Anne Lebrun sur le port : "Le plan voté par la ville est la meilleure solution possible"',
            "La maire Anne Lebrun a défendu le plan du port. Anne Lebrun craint un procès.",
            "Anne Lebrun sur le port : « la meilleure solution possible »",
        ),
        (
            "Julie Perrin met en garde Paul Verdier sur la « gravité de la crise dans les ports »",
            "Paul Verdier a reçu Julie Perrin, la cheffe du syndicat. Perrin a mis en garde Verdier.",
            "Perrin met en garde Verdier sur la « gravité de la crise »",
        ),
    ],
    ids=("an aside ends it", "what is said of its subject", "not without its preposition"),
)
def test_a_quote_stops_earlier_or_starts_later_rather_than_lose_whose_it_is(
    title: str, text: str, wanted: str, rulebook: Rulebook
) -> None:
    best, _ = write_title(article(text, title), rulebook=rulebook)
    assert best.text.replace("\u00a0", " ") == wanted


def test_a_sentence_that_ends_on_a_participle_is_read(rulebook: Rulebook) -> None:
    title = (
        "Des chercheurs brestois mettent au point un instrument connecté capable de détecter une marée noire avant les "
        "premiers oiseaux touchés"
    )
    text = "Des chercheurs de la faculté ont mis au point un instrument connecté. Il détecte une marée noire."
    best, others = write_title(article(text, title), rulebook=rulebook)
    assert best.text in [one.text for one in others]


def test_of_two_who_act_one_is_not_left_without_the_act(rulebook: Rulebook) -> None:
    title = (
        "Nouvelle-Bretagne : l'État et les indépendantistes reprennent les discussions à Brest après un long blocage"
    )
    text = "Les discussions sur l'avenir de la Nouvelle-Bretagne ont repris mardi à Brest."
    best, _ = write_title(article(text, title), rulebook=rulebook)
    assert best.text == "L’État et les indépendantistes reprennent les discussions"
