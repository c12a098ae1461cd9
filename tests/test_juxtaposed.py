"""Who is brought in by a bare name and taken up by an office, or the other way round; what can say nothing."""

from __future__ import annotations

import pytest

import restructurer


def _last(text: str) -> str | None:
    return restructurer.quotes(text)[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Naïma Thiébaut n’a pas fermé l’œil. La bourgmestre se trouvait à la crèche quand le mur a cédé.\n\nLe "
            "marché aura lieu jeudi. La bourgmestre a promis que la fanfare jouerait « pluie ou pas pluie ».",
            "Naïma Thiébaut",
        ),
        (
            "« On l’a reçu hier soir », a soufflé Denis Marchal. Le chef de file de l’opposition Alternative citoyenne,"
            " vétérinaire de métier, n’a pas apprécié. « C’est honteux. Un budget ne se vote pas la nuit. »",
            "Denis Marchal",
        ),
        (
            "Oui, répond Pascal Hennart sans hésiter. Le prévisionniste de l’IRM a parcouru la vallée lundi.\n\nL’IRM "
            "avait placé la province en code jaune. « On la voit naître dix minutes avant », se défend le "
            "prévisionniste.",
            "Pascal Hennart",
        ),
        (
            "L’échevin des Finances a laissé parler. Puis il a sorti une lettre. Datée du 3 mai, elle prouve, assure "
            "Philippe Hubin, que la commune a écrit. « Ambry n’a pas répondu », a-t-il énuméré.",
            "Philippe Hubin",
        ),
    ],
    ids=["an office next", "behind a quote", "with a body", "the name behind"],
)
def test_the_office_of_who_has_just_been_named(text: str, speaker: str) -> None:
    assert _last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Le maire de Vire, Luc Jamin, soutient le projet. Paul Ferrand attend. Le maire a promis une réponse "
            "« avant l’été ».",
            "Luc Jamin",
        ),
        (
            "Paul Ferrand, boulanger à Vire, ne décolère pas. Le maire a promis une réponse « avant l’été ».",
            "Le maire",
        ),
        (
            "Paul Ferrand a été percuté par un bus. Le directeur de la ligne a promis une réponse « avant l’été ».",
            "Le directeur de la ligne",
        ),
    ],
    ids=["held by another", "somebody of another trade", "to whom something was done"],
)
def test_an_office_of_somebody_else(text: str, speaker: str) -> None:
    assert _last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Le sismologue Marc Aubin a relevé les mesures. Selon ses premiers calculs, la secousse a atteint 4,2, "
            "« peut-être 4,5 dans le bourg ».",
            "Marc Aubin",
        ),
        (
            "Urs Bühler a pris la parole. Son groupe, a-t-il averti, lancera le référendum « dans l’heure » si le "
            "texte passe.",
            "Urs Bühler",
        ),
        (
            "Marco Ghisletta a rappelé le vote de 2021. Puis le ministre a eu ce mot, qui résume assez bien son "
            "embarras : « Je ne dis pas non. Je dis pas encore. »",
            "Marco Ghisletta",
        ),
    ],
    ids=["whose calculation", "the incise in the same sentence", "whose words"],
)
def test_a_thing_says_nothing(text: str, speaker: str) -> None:
    assert _last(text) == speaker


def test_a_text_with_a_sentence_a_line() -> None:
    text = "\n".join(
        [
            "Bastien Rolland face à son ancien club",
            "Bastien Rolland retrouve samedi le stade de ses débuts.",
            "L’attaquant a marqué six buts depuis la rentrée.",
            "Le stade est plein depuis une semaine.",
            "Les places se revendent au double de leur prix.",
            "Le club n’en a plus une seule.",
            "La ville a prévu un écran sur la place.",
            "« Je n’ai jamais oublié cette ville », dit-il.",
            "Il y a passé quatre ans.",
            "« C’est mon histoire. »",
        ]
    )
    assert [quote.speaker for quote in restructurer.quotes(text)] == ["Bastien Rolland", "Bastien Rolland"]
