"""Who speaks where somebody else stands nearer, and what is nobody's speech: held up, posted, or beside the article."""

from __future__ import annotations

import pytest

import restructurer


def test_quotes_in_lines_that_are_no_part_of_the_article_are_left_out() -> None:
    body = "Le conseil a voté le budget mardi soir, après quatre heures de débat et trois suspensions de séance.\n\n"
    said = "« Nous avons fait au mieux », a déclaré la bourgmestre, Anne Colin, à la sortie de la salle.\n\n"
    text = body + said + "Lire aussi : Piscine de Huy : « On n’y croit plus »\n\n" + body
    assert [quote.speaker for quote in restructurer.quotes(text)] == ["Anne Colin"]
    assert len(restructurer.quotes("Piscine de Huy : « On n’y croit plus »")) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« C’est peu », a lancé Luc Roy. Le chef de groupe réclame un plan « chiffré ».", "Luc Roy"),
        ("Le mot fâche Anne Roy. « Quand l’eau est sale, on la coupe », tonne la présidente du comité.", "Anne Roy"),
        ("« C’est peu », a dit Luc Roy. « C’est assez », répond le président du club.", "le président du club"),
        ("Les délais, reconnaît le cabinet, « ne seront pas tenus ».", "le cabinet"),
        ("Le permis, annulé par le Conseil d’État pour « vice de forme », date de mai.", "le Conseil d’État"),
        ("La Ville, par la voix de sa greffière, assure qu’elle « suit le dossier de près ».", "sa greffière"),
        ("Selon Anne Roy, le texte prévoit que les métiers « essentiels » sont exemptés.", "Anne Roy"),
        ("Une élève, qui préfère taire son nom, évoque un cours « sans queue ni tête ».", "Une élève"),
        ("Le juge a interrogé la témoin. « J’ai tout vu », a répondu cette dernière.", "la témoin"),
        ("La firme tient. Toute hausse est exclue : la réponse à la crise « n’est pas là, elle est ailleurs ».", None),
    ],
)
def test_who_speaks_where_somebody_else_stands_nearer(text: str, speaker: str | None) -> None:
    assert restructurer.quotes(text)[-1].speaker == speaker


def test_a_name_on_the_line_below_signs_a_quote() -> None:
    text = (
        "Le couvent ferme ses portes après trois siècles de prière et de silence dans la vallée.\n\n"
        "« La clôture n’est pas une prison »\nSœur Agnès\n\nLa communauté compte neuf religieuses.\n"
    )
    assert [quote.speaker for quote in restructurer.quotes(text)] == ["Sœur Agnès"]


def test_a_headline_takes_the_person_who_says_its_words() -> None:
    text = (
        "Budget: l’opposition dénonce « un chèque en blanc »\n\nLe conseil a voté le budget mardi soir à Huy.\n\n"
        "« Vous demandez un chèque en blanc », a tonné Luc Roy, qui votera contre le texte du collège.\n"
    )
    assert {quote.speaker for quote in restructurer.quotes(text)} == {"Luc Roy"}


@pytest.mark.parametrize(
    "text",
    [
        "Ils ont sorti leurs pancartes devant le rectorat. « Un toit pour tous » et « Bourses gelées ».",
        "Une banderole portant les noms des absents et sur laquelle était écrit : « Rendez-les nous ».",
        "Quelqu’un a collé sur la porte, fermée, une feuille : « En panne de respect ».",
        "Ils étaient cent. Un seul mot d’ordre : « Cessez-le-feu ! »",
    ],
)
def test_what_is_held_up_or_posted_is_nobodys_speech(text: str) -> None:
    assert restructurer.quotes(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "« On va dans le mur », prévient le maire de Nivers. Il quittera la salle avant le vote.\n\n"
            "« De mon temps, on votait », raille l’ancien maire de Nivers Paul Nallet.",
            "le maire de Nivers",
        ),
        (
            "La ministre de la Santé a accusé mardi les syndicats de vouloir « tout bloquer dès la rentrée ».\n\n"
            "« Le plan est mort », a estimé l’ancien ministre de la Santé Marc Lebrun.",
            "La ministre de la Santé",
        ),
        ("L’ancien président du club Luc Roy part. « Je suis las », souffle le président du club.", "Luc Roy"),
    ],
)
def test_who_held_an_office_is_not_who_holds_it(text: str, speaker: str) -> None:
    assert restructurer.quotes(text)[0].speaker == speaker
