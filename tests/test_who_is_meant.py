"""Who a description, a pronoun or a bare noun means: named before, named behind, on trial, of another age."""

from __future__ import annotations

import pytest

import restructurer


def _last(text: str) -> str | None:
    return restructurer.quotes(text)[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Hélène Vasseur a manqué son train ce matin. C’est essoufflée que la directrice générale de Norfil a "
            "ouvert l’assemblée. « J’ai couru », a-t-elle glissé.\n\nHélène Vasseur quittera le groupe en mai.",
            "Hélène Vasseur",
        ),
        (
            "Sophie Marin, 43 ans, a raté sa correspondance. La présidente de la SNCF s’est excusée. « C’est notre "
            "faute », a admis la présidente.\n\nSophie Marin a été remboursée.",
            "La présidente de la SNCF",
        ),
        (
            "Julie Lambert attend. La ministre de la Santé de Wallonie promet des renforts. « Il nous faut trois "
            "mois », dit la ministre.\n\nLa ministre de la Santé, Claire Dubois, revient lundi.",
            "Claire Dubois",
        ),
    ],
    ids=["in the opening", "who has an age is somebody else", "somebody else holds the office"],
)
def test_named_before_and_described_later(text: str, speaker: str) -> None:
    assert _last(text) == speaker


def test_named_in_the_sentence_behind_by_who_was_asked() -> None:
    text = "En mai, le directeur commercial parlait d’un carnet « plein à craquer ». Relancé, Bruno Keller se tait."
    assert _last(text) == "Bruno Keller"
    assert _last("Le maire parlait d’un projet « exemplaire ». Contactée, Lucie Favre n’a pas répondu.") == "Le maire"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le parquet a requis six ans contre Marc Delvaux. « Je suis innocent », a répété le prévenu.", "Marc Delvaux"),
        (
            "Le procureur a requis deux ans contre Jean Morel. Le policier, Éric Valin, a témoigné. « J’ai eu peur », "
            "dit le fonctionnaire. « C’est faux », rectifie le prévenu.",
            "Jean Morel",
        ),
        (
            "Le procureur a requis trois ans contre Omar Sadi. Il a rappelé que le mis en cause possédait deux "
            "voitures. « Une seule », a corrigé l’intéressé.",
            "Omar Sadi",
        ),
        (
            "Me Alain Torres plaide depuis une heure. Selon lui, son client ignorait tout. « On juge un lampiste », "
            "a-t-il conclu.",
            "Alain Torres",
        ),
    ],
    ids=["charged", "another man between", "who was told of last", "counsel, not the client"],
)
def test_on_trial(text: str, speaker: str) -> None:
    assert _last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Le boulanger, 48 ans, père de famille, affirme avoir perdu « la moitié » de ses clients.",
            "Le boulanger",
        ),
        (
            "Le suspect, Karim D., 34 ans, nie tout. Le chauffeur, 51 ans, évoque « une erreur ». « Je n’ai rien vu », "
            "a-t-il dit.",
            "Le chauffeur",
        ),
        ("Emma, 9 ans, a tout vu. « Le monsieur a couru », raconte la fillette.", "Emma"),
        ("Une mère attend devant l’école avec sa fille. « J’ai faim », râle la fillette.", "la fillette"),
        ("Laure Besson attend sa fille. « J’ai faim », râle l’adolescente.", "l’adolescente"),
    ],
    ids=["the years are nobody", "another age, another man", "a child", "no mother is a girl", "nor a woman"],
)
def test_ages(text: str, speaker: str) -> None:
    assert _last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Personne ne viendra », pique un opposant.", "un opposant"),
        ("« C’est plié », traduit Lise Brunner, avocate à Vevey.", "Lise Brunner"),
        ("Un adjoint se montre plus ferme : d’après lui, le projet est « mort et enterré ».", "Un adjoint"),
        (
            "L’oculiste Ada Ferri se tait. Cardiologue à la Pitié-Sorel, Sophie Lenoir juge le texte « bancal ».",
            "Sophie Lenoir",
        ),
        (
            "L’avocate de la famille, Me Inès Roux, demande qu’on patiente : « Le dossier n’est pas clos. »",
            "Inès Roux",
        ),
        (
            "« Vous vendez quoi ? » demande un passant. Le passant s’appelle Hugo Blanc, il est peintre.",
            "Hugo Blanc",
        ),
        (
            "Le tribunal juge l’ancien président de l’APC d’Oued Lahma, Kader Mansour. « Rien de vrai », jure l’ancien "
            "édile.",
            "Kader Mansour",
        ),
    ],
    ids=["verb read as an adjective", "as a participle", "a colon", "bare noun", "on", "named so", "mayor in Algeria"],
)
def test_by_form_and_place(text: str, speaker: str) -> None:
    assert _last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "« Tout est réglé », dit un pompier. Trois élèves sont exclus, a confirmé la directrice, Sonia Meyer. Un "
            "quatrième le sera « sans doute » lundi.",
            "Sonia Meyer",
        ),
        (
            "Le directeur, Paul Simon, a promis une baisse. « On y arrivera », dit-il.\n\nSaisi en mai, l’Ofcom doit "
            "rendre un avis « avant la fin de l’été ».",
            "Ofcom",
        ),
        (
            "De son côté, une ancienne caissière de Namur dit avoir attendu six mois. Trente ans de service, trois "
            "lettres. « On m’a oubliée, voilà tout. »",
            "une ancienne caissière de Namur",
        ),
        ("Les conseillers de Trévoux ont voté. Huit oui, six non. « Je n’irai pas plus loin que ça. »", None),
        (
            "« Il y avait deux voitures », glisse une source policière. La maire, Anne Petit, se tait. « C’était "
            "préparé », ajoute notre source.",
            "une source policière",
        ),
    ],
    ids=["told in an incise", "a body of its own sentence", "phrases between", "no crowd says « je »", "our source"],
)
def test_fragments_and_lone_quotes(text: str, speaker: str | None) -> None:
    assert _last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Le tribunal de Namur juge depuis lundi Michel Hanot, ex-comptable. « Je voulais rembourser », "
            "a répété le prévenu.",
            "Michel Hanot",
        ),
        (
            "Le parquet a requis dix ans contre Farid Amrani et cinq contre Salim Kaci. « Trop », dit le prévenu.",
            "le prévenu",
        ),
        (
            "Mathieu Leroy a été percuté par un bus. Le directeur de la Stib a présenté ses excuses. « Nous sommes "
            "désolés », a-t-il dit.\n\nMathieu Leroy est sorti de l’hôpital.",
            "Le directeur de la Stib",
        ),
        ("Une voisine est plus sévère : selon elle, la mairie « savait tout ».", "Une voisine"),
    ],
    ids=["whom a court tries", "one of two", "the victim leads nothing", "what she says that they knew"],
)
def test_who_cannot_be_meant(text: str, speaker: str) -> None:
    assert _last(text) == speaker
