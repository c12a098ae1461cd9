"""Who is meant by another word for what somebody is, by an office with a bare name behind it, by a party to a case."""

from __future__ import annotations

import pytest

import restructurer


def _speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in restructurer.quotes(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Le président sedanais, lui, voit plus loin : « L’objectif, c’est la montée dans trois ans. » Gilles Dubois"
            " a confirmé l’arrivée d’un sponsor. « On ne peut pas en dire plus », glisse-t-il.",
            "Gilles Dubois",
        ),
        (
            "Le ministre de l’Agriculture a affirmé samedi que la récolte sera « exceptionnelle ». S’exprimant en "
            "marge d’une visite, Abdelkader Merabet a remercié les fellahs. Le ministre a promis « du gasoil ».",
            "Abdelkader Merabet",
        ),
        (
            "La ministre de l’Emploi était l’invitée de la radio lundi. Pour Sandrine Lemaître, la réforme est « "
            "indispensable ». La ministre de l’Emploi assure que « le dialogue reste ouvert ».",
            "Sandrine Lemaître",
        ),
    ],
    ids=["behind a quote", "behind a participle", "pour"],
)
def test_a_bare_name_behind_an_office_is_who_holds_it(text: str, speaker: str) -> None:
    assert set(_speakers(text)) == {speaker}


@pytest.mark.parametrize(
    "behind",
    ["De son côté, Gilles Dubois reste prudent.", "Sophie Dubois reste prudente.", "Gilles Dubois, 52 ans, habitant."],
    ids=["set apart", "another gender", "somebody who is described"],
)
def test_a_name_behind_an_office_may_be_of_somebody_else(behind: str) -> None:
    text = f"Le président du club a parlé d’« un beau projet sportif ». {behind}"
    assert _speakers(text)[0] == "Le président du club"


@pytest.mark.parametrize(
    ("brought", "word"),
    [
        ("Le kinésithérapeute Benoît Lardinois exerce à Namur depuis vingt ans.", "le thérapeute"),
        ("Le gynécologue Benoît Lardinois exerce à Namur depuis vingt ans.", "le praticien"),
        ("Le patron de Loconord, Benoît Lardinois, a comparu mardi.", "le dirigeant"),
        ("Le club a annoncé l’arrivée de Benoît Lardinois. Le portier de 24 ans vient de Reims.", "le joueur"),
    ],
)
def test_another_word_for_what_somebody_is(brought: str, word: str) -> None:
    text = f"{brought} Le maire Paul Henry s’en félicite.\n\n« On ne prend plus de pause », souffle {word}."
    assert _speakers(text) == ["Benoît Lardinois"]


def test_who_tends_patients_is_not_the_patient() -> None:
    text = (
        "Le médecin, Philippe Hennuy, se trouvait seul. Un patient s’est présenté. « J’ai refusé », raconte le "
        "praticien. L’homme s’est emporté. « J’ai eu peur », se souvient le docteur Hennuy."
    )
    assert _speakers(text) == ["Philippe Hennuy", "Philippe Hennuy"]


def test_whom_a_headline_brings_in_by_a_trade() -> None:
    text = (
        "Un libraire accuse la mairie d’avoir « tué la rue »\n\nLe libraire de Nérac Yves Castaing ne décolère pas. "
        "Depuis les travaux, il a perdu la moitié de ses clients.\n\nLa mairie n’a pas répondu."
    )
    assert _speakers(text) == ["Yves Castaing"]


def test_a_description_once_told_keeps_its_meaning() -> None:
    text = (
        "Hervé Maurin dénonce « une fraude ». « L’État a fermé les yeux », souligne le sénateur centriste.\n\nDes "
        "rapports ont été modifiés par plusieurs ministères, révèle la radio. Les industriels ont été entendus.\n\n"
        "« Ils ont menti », assure le sénateur."
    )
    assert _speakers(text) == ["Hervé Maurin"] * 3


def test_a_withheld_surname_is_of_who_is_tried() -> None:
    text = (
        "Les policiers ont cru Samir T. quand il a parlé de cachets. Il avait été repéré rue de la Gare.\n\nLes "
        "voisins avaient donné l’alerte.\n\n« J’étais ivre », a tenté le prévenu face aux juges."
    )
    assert _speakers(text) == ["Samir T."]


def test_an_unknown_word_between_a_quote_and_a_name_is_a_verb() -> None:
    text = "Le groupe a modifié le rapport.\n\n« C’est très grave ce qui s’est passé », insisite Hervé Maurin."
    assert _speakers(text) == ["Hervé Maurin"]


def test_who_defends_a_reform_is_no_advocate() -> None:
    text = (
        "Anne Petit défend « une réforme utile ». L’avocate de la commune, Julie Noël, s’y oppose.\n\n« Nous irons au "
        "Conseil d’État », prévient l’avocate."
    )
    assert _speakers(text) == ["Anne Petit", "Julie Noël"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Anne Petit devient la nouvelle échevine. Roland Maes (50 ans) s’en va.\n\nLa déception est grande, comme "
            "pour Claire Barre, adjointe au Puy.\n\n« On a fait une belle campagne. Je suis déçue. »",
            "Claire Barre",
        ),
        (
            "Certaines familles réclament un audit depuis 2021. C’est le cas de Laetitia Bourdin, représentante des "
            "parents d’élèves.\n\n« On nous a dit que tout allait bien. On nous a menti. »",
            "Laetitia Bourdin",
        ),
        (
            "« Je nage depuis toujours », explique Joris Genin. « L’eau est froide », ajoute-t-il.\n\nLe masque coûte "
            "100 euros.\n\nIl réduit l’oxygène, et il a plusieurs niveaux. « Je m’en sers chaque matin. »",
            "Joris Genin",
        ),
        (
            "La droguerie de Nérac compte une vendeuse, Odile Caron. Odile Caron s’estime heureuse que sa mère n’ait "
            "pas connu cela.\n\n« Elle cotisait pour rien », a-t-elle affirmé.",
            "Odile Caron",
        ),
        (
            "Jeanne Caron hausse les épaules. Sa cave est pleine jusqu’en 2029. Elle réclame « des apprentis lents, "
            "très lents ».",
            "Jeanne Caron",
        ),
        (
            "Élodie Jacquier vient d’être élue à la tête du parti. Elle bat Céline Dumont, qui avait le soutien du "
            "comité.\n\nLa nouvelle présidente veut parler de prix. « Ce n’est pas un luxe », martèle la Sédunoise.",
            "Élodie Jacquier",
        ),
        (
            "La ministre de l’Intérieur était l’invitée de la radio. Pour Joëlle Maes, ce service est utile. Selon la "
            "Vice première ministre et ministre de l’Intérieur, « il n’est pas question de le supprimer ».",
            "Joëlle Maes",
        ),
        (
            "Un étudiant, Younes, 19 ans, hésite.\n\nLe sondeur a demandé leur avis à mille jeunes. La majorité change "
            "de camp. « C’est une opinion molle », résume-t-il.",
            "Le sondeur",
        ),
        (
            "Un millier de manifestants sont venus dire non, sans craindre « la répression policière et judiciaire ».",
            "Un millier de manifestants",
        ),
    ],
    ids=[
        "brought in last",
        "a role that looks like a verb",
        "one voice",
        "not in a clause with que",
        "no thing",
        "elected to lead",
        "two offices",
        "a trade by its form",
        "a crowd",
    ],
)
def test_who_goes_on_and_who_comes(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == speaker


def test_an_advocate_of_a_bar_is_the_one_named() -> None:
    text = (
        "« Mon client est un simple maillon », a soutenu Me Samira Bouzid. L’avocate du barreau de Guelma a dénoncé « "
        "une instruction à charge »."
    )
    assert _speakers(text) == ["Samira Bouzid", "Samira Bouzid"]


def test_who_runs_a_shop_is_no_president() -> None:
    text = (
        "« Je monterai à Berne », jure la présidente des aînés, Claude Fellay.\n\nÀ la boulangerie, on se prépare. « "
        "Les colis, c’est du travail », calcule la patronne."
    )
    assert _speakers(text) == ["Claude Fellay", "la patronne"]
