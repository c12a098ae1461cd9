"""Newspapers that speak: the title that a cue names, and the review of the press."""

from __future__ import annotations

import pytest

import restructurer


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Les journaux reviennent tous sur la chute du gouvernement. Le Monde ne cache pas son inquiétude. "
            "« Personne ne sait plus qui tient la barre. »\n\nLibération préfère en rire. « On a connu des naufrages "
            "plus dignes. » Pour La Croix, rien n’est perdu : « Il reste une majorité à inventer. »",
            ["Le Monde", "Libération", "La Croix"],
        ),
        (
            "La démission de Luc Roy occupe toutes les unes mercredi. « Un départ sans gloire », écrit Le Soir.\n\n"
            "La Libre voit dans Luc Roy un homme fatigué. « Il aura tenu dix ans contre tous, et d’abord contre les "
            "siens. » « Il ne reviendra pas », prédit le quotidien.\n\n"
            "De Morgen est plus sévère. « Sa réforme était morte avant lui. »",
            ["Le Soir", "La Libre", "La Libre", "De Morgen"],
        ),
        (
            "La presse suisse salue le vote de dimanche. « Une claque méritée », titre Le Temps. « Berne devra "
            "entendre », souligne Le Matin.\n\nAux yeux du Temps, Anne Colin sort renforcée. Selon Le Courrier, elle "
            "« a gagné son pari ». Blick se moque de la ministre. « Elle a gagné, mais contre son propre parti. »",
            ["Le Temps", "Le Matin", "Le Courrier", "Blick"],
        ),
        (
            "Le Figaro et L’Humanité ne lisent pas le même texte. Le premier applaudit. Pour Les Échos, « le plus dur "
            "commence ». Dans Libération, Paul Nallet s’en amuse : « La droite a enfin trouvé son livre. »",
            ["Les Échos", "Paul Nallet"],
        ),
        (
            "« Le maire ment », accuse Le Parisien. Luc Roy, lui, ne décolère pas. « Tout est faux dans cet article. » "
            "Il a porté plainte contre Le Parisien, Libération et Le Monde.",
            ["Le Parisien", "Luc Roy"],
        ),
        ("« Je l’ai vu, et il tremblait », titre le quotidien New York Post.", ["New York Post"]),
        ("« Le conseil n’a rien décidé du tout », note dans la soirée Luc Roy.", ["Luc Roy"]),
    ],
)
def test_newspapers_speak(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in restructurer.quotes(text)] == speakers


def test_one_newspaper_does_not_take_the_words_of_a_person() -> None:
    text = "Anne Colin a répondu au Monde, à Libération et au Figaro. Elle se dit sereine. « Je n’ai rien à cacher. »"
    assert [quote.speaker for quote in restructurer.quotes(text)] == ["Anne Colin"]


def test_a_crosshead_of_a_review_is_of_the_title_below() -> None:
    text = (
        "La chute du ministre fait la une de tous les journaux, de Paris à Bruxelles, ce mercredi matin.\n\n"
        "« Une sortie de route », résume Le Soir, qui lui consacre quatre pages et un long portrait.\n\n"
        "« La fin d’un monde, le début d’un autre »\n\n"
        "La Libre cherche les raisons de l’échec. « Le monde qu’il aimait finit, un autre lui fait peur. »\n\n"
        "Le Monde attend la suite avec curiosité, sans trop d’illusions sur le prochain gouvernement."
    )
    said = {text[q.start : q.end].strip("« »\u00a0"): q.speaker for q in restructurer.quotes(text)}
    assert said["La fin d’un monde, le début d’un autre"] == "La Libre"
