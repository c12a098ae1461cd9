"""Clauses that sentences of the press give for a subheading, and what must not be cut out of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from restructurer.analysis.parse_repair import repair
from restructurer.rulebook import Rulebook
from restructurer.writing.candidates import ideas
from restructurer.writing.fitting import fitted_clauses
from restructurer.writing.headings import write_headings
from restructurer.writing.titles import write_title
from tests.writing_samples import article, unproved, untrue

LONGEST = 65


def fitted(text: str, rulebook: Rulebook) -> list[str]:
    """The fitted clauses of the last sentence, in small letters."""
    analysis = article(text)
    found = fitted_clauses(analysis, analysis.sentences[-1], rulebook=rulebook, longest=LONGEST)
    for _, draft in found:
        assert untrue(draft.pieces, analysis.source) == []
        assert unproved(draft.heading("heading.clause"), analysis, rulebook) == []
    return [draft.text.replace("\xa0", " ").lower() for _, draft in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A relative clause behind a comma is no complement, whatever the parse says.
        (
            "Le parquet de Dax a désigné un expert, qui doit déterminer si la digue peut céder.",
            "le parquet de dax a désigné un expert",
        ),
        # What stands behind a date and a comma.
        (
            "Une nouvelle audience se tiendra le 6 février, à huis clos, avec un interprète.",
            "une nouvelle audience se tiendra le 6 février",
        ),
        # The aim of what was granted.
        (
            "Une enveloppe de 90 millions de dinars a été dégagée par le ministère de l'Eau pour l'achat de 30 pompes.",
            "une enveloppe de 90 millions de dinars a été dégagée",
        ),
        # The majority of an assembly is no share of it.
        (
            "Par 13 voix contre 9 et une abstention, la majorité a décidé de maintenir la piscine des Carmes.",
            "la majorité a décidé de maintenir la piscine des carmes",
        ),
        # What came next.
        (
            "Le consulat a rappelé ses agents jeudi, avant de fermer pour un mois la route qui longe la côte.",
            "le consulat a rappelé ses agents jeudi",
        ),
        # What is to come is told as a deed: its place and its occasion may go, never half of a span of days.
        (
            "La crue devrait toucher la ville dans la nuit de jeudi à vendredi à hauteur du pont, dans le sud.",
            "la crue devrait toucher la ville dans la nuit de jeudi à vendredi",
        ),
        # What opens a sentence to say who its subject is.
        (
            "Invitée du festival de Pornic, l'historienne Anne Kerleau défend les archives locales devant cent élus.",
            "l’historienne anne kerleau défend les archives locales",
        ),
        (
            "Chef du service de cardiologie de l'hôpital de Rennes, le docteur Alain Le Goff invite à la prudence.",
            "le docteur alain le goff invite à la prudence",
        ),
        # A clause that the parse takes for a second subject; what a circumstance denies is not denied of the rest.
        (
            "Alors que le procès entre dans sa dernière semaine, la cour doit entendre jeudi les patrons du port.",
            "la cour doit entendre jeudi les patrons du port",
        ),
        (
            "Contrairement à son associé, qui n'a jamais voulu revenir, Yann Ménez est retourné deux fois au port.",
            "yann ménez est retourné deux fois au port",
        ),
        # A few quoted words behind a comma, and what came next without one.
        (
            "Le maire de Brest a salué le sang-froid des pompiers, « avant la crue, avec beaucoup de courage ».",
            "le maire de brest a salué le sang-froid des pompiers",
        ),
        (
            "Le consulat a rappelé ses agents avant de fermer pour un mois la route qui longe la côte des Abers.",
            "le consulat a rappelé ses agents",
        ),
        # The second of two verbs behind « mais ».
        (
            "La direction du port comprend la colère des dockers mais dénonce une grève « illégale dans sa forme ».",
            "la direction du port dénonce une grève « illégale dans sa forme »",
        ),
        # Two who recommend the same; two who did the same.
        (
            "Le Conseil fédéral et la majorité du Parlement recommandent également de rejeter le texte.",
            "le conseil fédéral recommande de rejeter le texte",
        ),
        (
            "La mairie de Vannes et le port de plaisance ont interdit les feux d'artifice sur le front de mer.",
            "la mairie de vannes a interdit les feux d’artifice",
        ),
        # Two complements of one subject.
        (
            "Les taxes de circulation et de mise en circulation disparaissent pour les résidents.",
            "les taxes de circulation disparaissent pour les résidents",
        ),
        # « la quatrième » says again which reunion.
        (
            "Une réunion de conciliation, la quatrième du conflit, est prévue vendredi à 9 heures à la préfecture.",
            "une réunion de conciliation est prévue vendredi à 9 heures",
        ),
        # A participle goes where the article writes the noun without it.
        (
            "Le plan coûtera cher. Le plan présenté jeudi par la direction doit dégager 45 millions d'économies.",
            "le plan doit dégager 45 millions d’économies",
        ),
        # Who announces something of itself: named, in its own tense.
        (
            "L'Autorité du rail a indiqué jeudi qu'elle n'avait relevé aucun défaut sur les essieux.",
            "l’autorité du rail n’a relevé aucun défaut sur les essieux",
        ),
        (
            "La famille Garnier, qui détient un tiers du capital, a fait savoir qu'elle ne vendrait pas une action.",
            "la famille garnier ne vendra pas une action",
        ),
        (
            "Le ministère de la Culture a fait savoir qu'il suspendait sa subvention, dans l'attente de garanties.",
            "le ministère de la culture suspend sa subvention",
        ),
        (
            "Le préfet a rappelé que les Lyonnais avaient refusé le péage urbain en 2021.",
            "les lyonnais ont refusé le péage urbain en 2021",
        ),
        # « C’est X qui » says no more than X does.
        (
            "C'est le bâtonnier de Dax, Eugène Rossart, qui nommera un remplaçant à la juge dans ce dossier.",
            "nommera un remplaçant à la juge",
        ),
        # Who announces what it has done.
        (
            "La Ville de Dole a annoncé avoir saisi le tribunal de commerce, à la suite d'une série de retards.",
            "la ville de dole a saisi le tribunal de commerce",
        ),
        # A pronoun that says the subject again; those who are compared; whose home it is.
        ("La direction évoque, elle, une remise à neuf.", "la direction évoque une remise à neuf"),
        (
            "Comme lui, 140 habitants de Virlon ont dû être relogés après le passage d'une tornade.",
            "140 habitants de virlon ont dû être relogés",
        ),
        (
            "La gouverneure, qui a déclenché l'alerte, invite les curieux à rester chez eux.",
            "la gouverneure invite les curieux à rester chez eux",
        ),
        # The second half of a sentence, whose pronoun is its subject.
        (
            "L'agence de santé n'a relevé aucun risque, mais elle recommande de fermer les fenêtres la nuit.",
            "l’agence de santé recommande de fermer les fenêtres",
        ),
        # What an attribution tells is what it stands in.
        (
            "Le club, racheté en 2022, traverse une grave crise financière : selon la presse, les salaires manquent.",
            "traverse une grave crise financière",
        ),
        (
            "L'enfant, qui souffrirait d'un léger retard selon sa mère, a été confié à une famille d'accueil de Dole.",
            "l’enfant a été confié à une famille d’accueil",
        ),
        # An incise that the parse takes for the sentence.
        (
            "Un homme de 36 ans armé d'une épée a été arrêté lundi à Dax, a indiqué la police.",
            "un homme de 36 ans armé d’une épée a été arrêté lundi à dax",
        ),
        # With whom; what for.
        (
            "La Commission a déjà conclu des contrats d'achat anticipé avec trois groupes pharmaceutiques.",
            "la commission a déjà conclu des contrats d’achat anticipé",
        ),
        (
            "Quatre suspects ont été placés sous mandat d'arrêt pour escroquerie en bande organisée.",
            "quatre suspects ont été placés sous mandat d’arrêt",
        ),
        # A word of a relative clause is none of the main one.
        (
            "Trois lycéens ont été reçus jeudi par le recteur au lycée de Dax, où toute visite est interdite.",
            "trois lycéens ont été reçus jeudi",
        ),
        # A name before an auxiliary; a body; what was expected before; whose it is.
        (
            "Le verdict est attendu avec impatience à Dole. Il sera prononcé le 2 décembre par la cour.",
            "le verdict sera prononcé le 2 décembre",
        ),
        (
            "L'Union européenne a changé de méthode en 2003. Elle a fixé des limites de pêche strictes.",
            "l’union européenne a fixé des limites de pêche strictes",
        ),
        (
            "Comme lors des dernières grèves, le maire a appelé les habitants à descendre dans la rue.",
            "le maire a appelé les habitants à descendre dans la rue",
        ),
        (
            "La députée Claire Rochat a défendu le texte. Pour Rochat, il presse. Claire Rochat a tenu bon. "
            "Son amendement a été accepté à une large majorité.",
            "l’amendement de rochat a été accepté",
        ),
        # The hour behind a day; when it was done; a turn that has a shorter one.
        (
            "Comme eux, 140 habitants de Virlon, un bourg de 600 âmes, ont dû être relogés mardi, un peu avant 18h20.",
            "140 habitants de virlon ont dû être relogés",
        ),
        (
            "L'Union européenne a pris des mesures décisives au début des années 2000 pour éviter la fin du thon.",
            "l’union européenne a pris des mesures décisives",
        ),
        (
            "Réunis depuis lundi après-midi, les ministres se sont mis d'accord pour geler les loyers en 2013 et 2014.",
            "les ministres s’accordent pour geler les loyers en 2013 et 2014",
        ),
        # A phrase that the parse hangs on nothing.
        (
            "Fin juin, la Commission européenne devrait présenter les mesures.",
            "la commission européenne devrait présenter les mesures",
        ),
    ],
)
def test_a_clause_that_stands_alone(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = fitted(text, rulebook)
    assert any(wanted in one for one in found), found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # How somebody voted is nothing without for what.
        (
            "Les Valaisans ont voté à une très forte majorité, dimanche 25 octobre, en faveur d'une nouvelle loi "
            "fiscale pour remplacer celle de 1991.",
            "les valaisans ont voté à une très forte majorité",
        ),
        # A penalty of so many years is not so old.
        ("Le caissier Paul Roy a écopé d'une peine de 25 ans de réclusion criminelle.", "peine de réclusion"),
        # Where it imposed itself stands in the part that is gone.
        (
            "L'avenir de la digue n'était pas prévu au programme mais s'est imposé à l'automne dans les débats.",
            "l’avenir de la digue s’est imposé",
        ),
        # What two do together neither does alone.
        (
            "La mairie de Dax et la région Occitanie ont signé une convention de partenariat avec les chambres d'art.",
            "la mairie de dax a signé",
        ),
        # A figure of both is not the figure of one.
        (
            "Les ventes de voitures et de motos ont reculé de 12 % sur le marché de la région Centre en un an.",
            "les ventes de voitures ont reculé",
        ),
        # A conditional of rumour is no future.
        (
            "Le préfet a indiqué que le pont de Sablé serait fermé par la neige depuis ce matin.",
            "le pont de sablé sera fermé",
        ),
        # Somebody else stands between.
        (
            "Le ministre a indiqué au préfet qu'il quitterait le département en mars.",
            "le ministre quittera le département",
        ),
        # A complement clause is none of the tails.
        (
            "Le texte prévoit que les bailleurs, qui louent des caves, paieront une amende de 300 euros.",
            "le texte prévoit que les bailleurs",
        ),
        # No noun is left without its article.
        (
            "Les syndicats et la direction de la clinique ont rejeté la proposition du médiateur régional du travail.",
            "^syndicats",
        ),
        # « compris » goes with what it includes.
        (
            "La mairie avait reçu, en 2018, une décision d'attribution du préfet, tampon et signature compris.",
            "compris",
        ),
        # A young woman who speaks may be anybody.
        (
            "Léa est là avec sa mère. « Je meurs de froid », sourit la jeune femme. Elle a trouvé un poste "
            "à l'hospice du bourg voisin.",
            "léa a trouvé",
        ),
        # Two men may be meant.
        (
            "Le maire a reçu le directeur du port, mais il a refusé de signer la convention.",
            "le maire a refusé",
        ),
        # When it was so is gone.
        (
            "Il y a un mois encore, la commune de Dole votait la gratuité de la crèche et de la cantine.",
            "^la commune de dole votait",
        ),
        # The first of two subjects must go with what is said of both.
        (
            "Les consultations et le suivi médical d'avant la naissance sont maintenus dans les deux villes du canton.",
            "les consultations sont",
        ),
        # What was taken back; the year of what had been; the worst of when; two of one name.
        (
            "Un relèvement des tarifs a été évoqué au printemps par le ministère de l'Eau, avant d'être écarté.",
            "un relèvement des tarifs a été évoqué$",
        ),
        (
            "En 2016, l'absence de femmes parmi les trente nommés pour le Grand Prix avait provoqué un long scandale.",
            "^l’absence de femmes",
        ),
        (
            "Michelle Aubin ouvrira jeudi le congrès de Pau. Paul Aubin y sera. Aubin est ravi. Michelle Aubin ouvrira "
            "le congrès du parti par un discours.",
            "^aubin ouvrira",
        ),
        # « C’est le tour de » is no cleft; nor is what describes.
        ("C'est le tour de Léa, 6 ans, qui a mis des collants à étoiles.", "le tour de léa a mis"),
        ("C'est un élu qui travaille la nuit dans les archives.", "un élu travaille"),
        # What is left out takes nothing that it needs: an exception, where to, an object behind an aside.
        (
            "Dans les rues de Dax, le courant était revenu jeudi, à l'exception des quartiers de la gare et du port.",
            "le courant était revenu jeudi",
        ),
        ("L'Institut avait placé la province en code jaune, pour des averses intenses.", "avait placé la province$"),
        (
            "Lundi, des enfants avaient dessiné à la craie, sur le trottoir, un robinet barré d'une croix.",
            "dessiné à la craie",
        ),
        (
            "La région a demandé l'extradition des deux marins accusés par le parquet de Brest d'une fraude.",
            "des deux marins accusés",
        ),
        (
            "Le préfet a appelé dans une allocution à « l'unité » du département pour voter la loi.",
            "appelle pour voter",
        ),
        ("Côté assurances, la garantie tempête, obligatoire dans les contrats, couvre l'essentiel.", "côté assurances"),
        ("L'échevin des Sports, Thierry Massart, n'a pas apprécié.", "n’a pas apprécié"),
    ],
)
def test_what_is_never_cut_out(text: str, never: str, rulebook: Rulebook) -> None:
    found = fitted(text, rulebook)
    if never.endswith("$"):
        assert not any(one.endswith(never[:-1]) for one in found), found
    else:
        assert not any(one.startswith(never[1:]) if never[0] == "^" else never in one for one in found), found


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Le fabricant de machines-outils de Dole supprimera 118 emplois avant la fin du mois de juin.", "fabricant"),
        ("Six trains se sont immobilisés, dont trois dans la tranchée couverte.", "trains"),
        ("Quelque 80 000 foyers étaient encore privés d'électricité à midi dans la vallée.", "foyers"),
    ],
)
def test_the_subject_is_the_noun_that_opens_the_sentence(nlp: Language, text: str, subject: str) -> None:
    doc = nlp(text)
    repair(doc)
    assert [t.text for t in doc if t.dep_.startswith("nsubj") and t.head.dep_ == "ROOT"] == [subject]


def test_what_a_colon_opens_takes_nothing_from_the_clause_before(rulebook: Rulebook) -> None:
    analysis = article(
        "Le mouvement aura un candidat à Nîmes : le bureau n'a rien décidé ailleurs, mais la députée sera à Toulon."
    )
    found = [idea.draft.text for idea in ideas(analysis, analysis.clusters[0], rulebook=rulebook)]
    assert "Le mouvement aura un candidat à Nîmes" in found
    plan = write_headings(analysis, rulebook=rulebook, title=write_title(analysis, rulebook=rulebook)[0])
    assert len(plan.candidates) == len(analysis.clusters)


def test_somebody_in_question_leans_on_the_sentence_before(rulebook: Rulebook) -> None:
    analysis = article("Un préfet avait signé l'acte de vente. Le préfet en question n'a pas comparu devant la cour.")
    found = [idea.draft.text for idea in ideas(analysis, analysis.clusters[0], rulebook=rulebook)]
    assert not any("en question" in text for text in found), found
