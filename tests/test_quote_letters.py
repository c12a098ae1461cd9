"""Lists of declarations, letters and whom they are sent to, papers with a foreign name, offices named again."""

from __future__ import annotations

import pytest

import restructurer

_VIAL = (
    "L’usine pourrait fermer. « Je ne laisserai pas faire », assure Marc Vial, maire de Lannoy. « On nous a menti », "
    "ajoute cet ancien {office} à la Pêche.\n\n"
)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Le président Hugo Perrin a défendu vendredi les pompiers volontaires. Dans son discours, le président a "
            "affirmé que la région ne réclamait aucun privilège. Voici ses principales déclarations.\n\n– « La région "
            "ne réclame aucun privilège. »\n\n– « Je tiens à saluer les maires. »",
            ["Hugo Perrin", "Hugo Perrin"],
        ),
        (
            "Le Premier ministre a défendu lundi sa réforme devant les députés. Voici ses principales déclarations.\n\n"
            "« La réforme sera votée avant l’été. »",
            ["Le Premier ministre"],
        ),
        (
            "Une deuxième enquête portera sur la gestion du dépôt, précise De Tijd. « Le commissaire n’avait pas été "
            "prévenu du transfert. »",
            ["De Tijd"],
        ),
        ("« Selon ce dernier, le parquet a commis une erreur », écrit De Morgen.", ["De Morgen"]),
        (
            "La peintre Sonia Kern est morte, a-t-on appris auprès de son galeriste, Luc Dardenne. « Elle est partie "
            "dans son sommeil », a dit à l’AFP Luc Dardenne.\n\n« Je peins ce que je ne sais pas dire », confiait en "
            "2011 l’artiste genevoise.",
            ["Luc Dardenne", "Sonia Kern"],
        ),
        (
            "Dans un courriel envoyé à Paul Roy, le président du club, Anne Lenoir parle d’« une faute ».",
            ["Anne Lenoir"],
        ),
        (
            _VIAL.format(office="ministre délégué")
            + "Dans un courrier envoyé au préfet, Jean Corbin, daté du 3 mai, l’ancien ministre écrit : « Il faut "
            "trouver un repreneur. »",
            ["Marc Vial", "Marc Vial", "Marc Vial"],
        ),
        (
            _VIAL.format(office="secrétaire d’État")
            + "Dans un courrier, l’ancien secrétaire d’État écrit : « Cette vente est une faute. »",
            ["Marc Vial", "Marc Vial", "Marc Vial"],
        ),
        (
            "« Je ne laisserai pas faire », assure Marc Vial, maire de Lannoy.\n\nDevant la préfète Jeanne Corbin, le "
            "maire a réclamé « un repreneur sérieux ».",
            ["Marc Vial", "Marc Vial"],
        ),
        (
            "Selon le président de ladite association, Karim Belaïd, « les classes sont glacées ». « Aucune suite n’a "
            "été donnée », fulmine le président de l’association.",
            ["Karim Belaïd", "Karim Belaïd"],
        ),
    ],
)
def test_whose_words_these_are(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in restructurer.quotes(text)] == speakers
