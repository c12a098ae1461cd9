"""What an expansion must never do: each case was a fault once."""

from __future__ import annotations

import pytest
from spacy.language import Language

from restructurer.expansion.assembly import blocks
from restructurer.expansion.describing import described
from restructurer.expansion.examples import material_of, plain
from restructurer.expansion.items import Box, Slot
from restructurer.expansion.moves import MOVES
from restructurer.expansion.rules import moves
from restructurer.expansion.speakers import speaker_at
from restructurer.rulebook import Rulebook


def items(move: str, text: str, *, nlp: Language, rulebook: Rulebook) -> list[str]:
    rule = moves(rulebook)[move].model_copy(update={"minimum": 1, "strong": False})
    offers = MOVES[move](material_of(text, nlp=nlp, rulebook=rulebook), rule)
    return [plain(item.text) for offer in offers for group in offer.groups for item in group]


@pytest.mark.parametrize(
    "text",
    [
        "Le port a fermé. Il rouvrira en juin après des travaux de dragage.",
        "La mairie a publié la liste. Cette liste compte quarante noms d’écoles rurales.",
        "La mairie et la région ont signé. Cependant, elles paieront chacune la moitié du chantier.",
    ],
)
def test_nothing_that_points_outside_itself(text: str, nlp: Language, rulebook: Rulebook) -> None:
    for move in ("summary", "essentials", "questions"):
        for item in items(move, text, nlp=nlp, rulebook=rulebook):
            for word in ("Il ", "Cette ", "elles ", "Cependant"):
                assert word not in item


def test_a_sentence_whose_end_is_lost_feeds_nothing(nlp: Language, rulebook: Rulebook) -> None:
    text = "La hausse des prix et la grève des dockers sont des causes. par souci, disaient les armateurs."
    for move in ("summary", "essentials", "questions"):
        assert items(move, text, nlp=nlp, rulebook=rulebook) == []


def test_a_wrong_participle_is_not_said_again(nlp: Language, rulebook: Rulebook) -> None:
    text = "Plusieurs marins ont racontés la tempête aux secouristes du port de Brest."
    assert items("summary", text, nlp=nlp, rulebook=rulebook) == []


def test_what_limits_a_number_stays_with_it(nlp: Language, rulebook: Rulebook) -> None:
    text = "Au moins 120 habitants ont quitté le village."
    assert items("questions", text, nlp=nlp, rulebook=rulebook) == [
        "Combien d’habitants ont quitté le village ?\nAu moins 120 habitants."
    ]


def test_a_reported_future_is_not_written_as_a_rumour(nlp: Language, rulebook: Rulebook) -> None:
    text = "La préfète a indiqué que les services de la région suivraient le nouveau calendrier des travaux."
    assert not any("selon la préfète" in item for item in items("summary", text, nlp=nlp, rulebook=rulebook))


def test_places_that_do_not_add_up_make_no_question(nlp: Language, rulebook: Rulebook) -> None:
    text = "L’enquête a relevé 12 ateliers : 4 à Lille, 3 à Roubaix et 2 à Douai."
    assert not any("Où se trouvent" in item for item in items("questions", text, nlp=nlp, rulebook=rulebook))


def test_one_camp_alone_makes_no_box(nlp: Language, rulebook: Rulebook) -> None:
    text = "« Nous demandons un plan de reprise sérieux », dit Lucie Morel, déléguée du personnel de l’usine."
    assert items("who-says-what", text, nlp=nlp, rulebook=rulebook) == []


def test_a_quote_without_a_speaker_is_no_pull_quote(nlp: Language, rulebook: Rulebook) -> None:
    text = "Sur la façade, on lit une phrase peinte. « Nos enfants devront marcher quatre kilomètres chaque matin »."
    assert items("pull-quote", text, nlp=nlp, rulebook=rulebook) == []


def test_dates_without_a_year_are_not_mixed_with_dates_that_have_one(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le musée a ouvert ses portes en mars 1998. Une aile moderne a été construite en 2007. "
        "En avril, un incendie a détruit la réserve du musée."
    )
    assert not any("En avril" in item for item in items("chronology", text, nlp=nlp, rulebook=rulebook))


def test_a_country_is_no_landmark_for_being_named(nlp: Language, rulebook: Rulebook) -> None:
    text = "Le festival accueille cette année une troupe venue du Pérou et un orchestre de Lettonie."
    assert items("landmarks", text, nlp=nlp, rulebook=rulebook) == []


def test_the_speaker_is_introduced_before_he_is_known(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Un responsable du port a reçu la presse. La digue est fissurée.\n"
        "« Nous fermerons le quai principal pendant toute la durée des travaux », a déclaré le responsable du port."
    )
    found = items("pull-quote", text, nlp=nlp, rulebook=rulebook)
    assert found
    assert found[0].endswith("— Un responsable du port")


def test_what_says_which_ones_are_meant_is_not_left_out(nlp: Language, rulebook: Rulebook) -> None:
    text = "La région a promis 12 millions d’euros aux communes ayant perdu leur dernière école depuis dix ans."
    found = [statement.text for statement in material_of(text, nlp=nlp, rulebook=rulebook).statements]
    assert found
    assert all("ayant perdu" in one for one in found)


def test_an_accented_capital_says_which_letter_it_stands_for(nlp: Language, rulebook: Rulebook) -> None:
    text = "L’enquête a relevé 9 ateliers : 4 à Lille, 3 à Roubaix et 2 à Douai."
    material = material_of(text, nlp=nlp, rulebook=rulebook)
    rule = moves(rulebook)["questions"].model_copy(update={"minimum": 1, "strong": False})
    offer = MOVES["questions"](material, rule)[0]
    item = offer.groups[0][0]
    box = Box(offer, Slot(0, 1), 1, 1, 0, ((item,),))
    pieces = [piece for block in blocks(box, (item,)) for piece in block.pieces]
    letter = next(piece for piece in pieces if piece.text == "À")
    assert letter.origin == "rule"
    assert letter.start is not None
    assert text[letter.start] == "à"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("« Le vin de la vallée sera bon cet été », assure le sociologue Karim Valet.", "Karim Valet, sociologue"),
        ("« Le grand pont rouvrira avant la fin mai », promet le maire de Berville, Anne Lenoir.",
         "Anne Lenoir, maire de Berville"),
        ("« Le grand pont rouvrira avant la fin mai », promet Anne Lenoir, maire de Berville.",
         "Anne Lenoir, maire de Berville"),
        ("« Le grand pont rouvrira avant la fin mai », promet Anne Lenoir, porte-parole. Anne Lenoir, directrice du "
         "port, le dit depuis lundi.", "Anne Lenoir, directrice du port"),
    ],
    ids=["close before", "before a comma", "behind a comma", "a role of nothing"],
)  # fmt: skip
def test_a_speaker_is_described_as_in_the_text(text: str, wanted: str, nlp: Language, rulebook: Rulebook) -> None:
    found = items("pull-quote", text, nlp=nlp, rulebook=rulebook)
    assert found
    assert found[0].endswith(f"— {wanted}")


def test_a_number_is_in_bold_with_what_it_counts_only(nlp: Language, rulebook: Rulebook) -> None:
    text = "Pendant la fermeture, les habitants du canton devront appeler le 15 avant tout déplacement."
    assert not any("15 avant**" in item for item in items("figures", text, nlp=nlp, rulebook=rulebook))


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Le canton veut interdire les vols de drones entre 20 heures et 7 heures dans les parcs de Lausanne et de"
         " Berne, a-t-il annoncé mercredi.", "dans les parcs."),
        ("La grange a été vendue 310.000 euros, soit trois fois moins que sa valeur.", "310.000 euros."),
        ("L’an dernier, 1’240 passages de camions ont été relevés après 20 heures à Aigle, et un peu plus de nonante"
         " après minuit, selon la police.", "nonante,"),
        ("Après deux heures d’attente, M. Vandamme l’a validé sous les sifflets du public.", "l’a validé"),
        ("La région en recense 127 dans les vallées du nord.", "en recense"),
        ("Les écologistes de Sion combattent celui du glacier de Moiry.", "celui"),
        ("Un groupe japonais aurait montré son intérêt pour l’usine de la vallée.", "aurait montré"),
        ("Un bon jour, ironise-t-on sur le quai de Lannion, petite gare des Côtes-d’Armor où, à partir du 13 décembre,"
         " plus personne ne vendra de billets.", "où."),
        ("À Bâle, leur nombre a dépassé 1200 pendant tout l’été.", "leur nombre"),
        ("Au marché, Mona Vial est repartie avec deux paquets, pas un de plus : le commerçant rationne depuis lundi.",
         "pas un le"),
    ],
)  # fmt: skip
def test_a_clause_keeps_what_it_means(text: str, torn: str, nlp: Language, rulebook: Rulebook) -> None:
    for move in ("essentials", "summary", "figures"):
        assert not any(torn in item for item in items(move, text, nlp=nlp, rulebook=rulebook))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("« Les digues tiendront tout l’hiver, promet Anne Lenoir, maire de Berville. Le port sera prêt avant avril. »",
         "Le port sera prêt avant avril"),
        ("Anne Lenoir, maire de Berville, est confiante. « La grande digue tiendra tout l’hiver, a-t-elle martelé. »",
         "La grande digue tiendra tout l’hiver"),
    ],
)  # fmt: skip
def test_the_narrator_inside_the_guillemets_is_not_quoted(
    text: str, alone: str, nlp: Language, rulebook: Rulebook
) -> None:
    rule = moves(rulebook)["pull-quote"].model_copy(update={"minimum": 1, "shortest": 5, "strong": False})
    offers = MOVES["pull-quote"](material_of(text, nlp=nlp, rulebook=rulebook), rule)
    found = [plain(item.text) for offer in offers for group in offer.groups for item in group]
    assert all("promet" not in item and "martelé" not in item for item in found)
    assert any(alone in item for item in found)


def test_a_name_behind_a_role_belongs_to_the_attribution(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "L’usine de Sonelgaz a repris lundi sa production annuelle. "
        "Selon le P-DG de Sonelgaz, Rémi Calvez, la production attendue s’élève à 4 millions de tonnes par an."
    )
    found = items("essentials", text, nlp=nlp, rulebook=rulebook)
    assert found
    assert not any(item.startswith("Rémi") for item in found)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Dans la vallée d’Aoste, les bergers ont fermé les vannes en raison du manque d’eau.", "Pourquoi"),
        ("Les bergers dépendent en été de l’eau du lac pour irriguer leurs prairies.", "Pourquoi"),
        ("Le syndicat a prévenu qu’il saisirait le tribunal parce que la réquisition est illégale.", "Pourquoi"),
        ("Contre elle, le parquet a requis un an de prison avec sursis.", "Qui a requis"),
        ("Le parquet de Mons devrait examiner le dossier le 4 décembre.", "Qui devrait"),
    ],
)
def test_a_question_keeps_where_it_holds(text: str, asked: str, nlp: Language, rulebook: Rulebook) -> None:
    assert not any(item.startswith(asked) for item in items("questions", text, nlp=nlp, rulebook=rulebook))


def test_an_answer_ends_before_another_subject(nlp: Language, rulebook: Rulebook) -> None:
    text = "La compagnie espère rétablir un train lundi vers 14 heures, mais elle conseille aux voyageurs d’attendre."
    found = items("questions", text, nlp=nlp, rulebook=rulebook)
    assert found == ["Qu’espère faire la compagnie ?\nRétablir un train lundi vers 14 heures."]


def test_an_answer_keeps_its_apposition(nlp: Language, rulebook: Rulebook) -> None:
    text = "La participation a dépassé 50 % en raison de l’autre objet au menu, la loi sur les écoles rurales."
    found = items("questions", text, nlp=nlp, rulebook=rulebook)
    assert [item for item in found if item.startswith("Pourquoi")] == [
        "Pourquoi la participation a-t-elle dépassé 50 % ?\n"
        "En raison de l’autre objet au menu, la loi sur les écoles rurales."
    ]


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Aucun n’a été évacué pendant la nuit du grand orage de Brest.", "Aucun"),
        ("Le directeur technique, lui, a bénéficié d’un non-lieu en 2021 pour raisons de santé.", "lui"),
        ("Dans la rue du Port, où les sacs débordent, Anne Roy, qui tient un bar, a compté trois rats.", "débordent."),
        ("D’ici là, le comité du fleuve doit rendre un avis sur le budget de la digue.", "le comité"),
        ("Présidant la cérémonie d’ouverture, le wali Karim Valet a salué les pompiers de la région.", "Présidant"),
        ("Le même Valet a touché le poteau juste avant la pause du match de Brest.", "Le même"),
        ("Le beau-frère, entendu par la police de Mons, a bénéficié d’un non-lieu en 2021.", "beau-frère"),
        ("Les travaux devraient être achevés avant la fin du mois de juin 2027.", "Les travaux"),
        ("Le rapport du préfet est au cœur du procès des deux armateurs de Brest.", "au cœur"),
        ("Une étude de la station précise lesquels pourraient survivre au siècle dans les vallées.", "lesquels"),
    ],
)
def test_a_clause_does_not_answer_one_that_is_gone(text: str, torn: str, nlp: Language, rulebook: Rulebook) -> None:
    after_news = f"Le conseil s’est réuni mardi.\n{text}"
    assert not any(torn in item for item in items("essentials", after_news, nlp=nlp, rulebook=rulebook))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("En 2023, 1’870 passages de camions ont été relevés à Aigle.", ["**1’870 passages**"]),
        ("La grange du village a été vendue 310.000 euros à un notaire.", ["**310.000 euros**"]),
        ("L’ancien patron du port, Paul Roche, 58 ans, a quitté la ville de Brest.", []),
        ("L’équipe de Lens a battu celle de Metz 2-1 devant son public.", []),
    ],
)
def test_key_figures_are_whole_and_no_ages_or_scores(
    text: str, wanted: list[str], nlp: Language, rulebook: Rulebook
) -> None:
    rule = moves(rulebook)["figures"].model_copy(update={"minimum": 1, "strong": False})
    offers = MOVES["figures"](material_of(text, nlp=nlp, rulebook=rulebook), rule)
    found = [item.text for offer in offers for group in offer.groups for item in group]
    assert all(any(number in item for number in wanted) for item in found)
    assert bool(found) == bool(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("« Le grand barrage rouvrira avant la fin mai », promet le wali, Karim Valet.", "Karim Valet, wali"),
        ("« Le grand barrage rouvrira avant la fin mai », promet le P-DG de Sonelgaz, Karim Valet.",
         "Karim Valet, P-DG de Sonelgaz"),
    ],
)  # fmt: skip
def test_a_role_before_a_comma_describes(text: str, wanted: str, nlp: Language, rulebook: Rulebook) -> None:
    found = items("pull-quote", text, nlp=nlp, rulebook=rulebook)
    assert found
    assert found[0].endswith(f"— {wanted}")


def test_one_person_is_not_two_camps(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "« Les petits glaciers fondent chaque été un peu plus », dit Anne Lenoir, glaciologue à Sion.\n"
        "Le relevé de l’automne est achevé. « La neige de juin nous a sauvés cette année », explique la glaciologue."
    )
    assert items("who-says-what", text, nlp=nlp, rulebook=rulebook) == []


def test_who_quotes_somebody_is_no_description(nlp: Language, rulebook: Rulebook) -> None:
    text = "« Le grand barrage rouvrira avant la fin mai », promet Karim Valet, cité par le quotidien Le Rhône."
    material = material_of(text, nlp=nlp, rulebook=rulebook)
    assert material.said
    assert material.speaker(material.said[0].speaker)[1] == ()
    assert items("pull-quote", text, nlp=nlp, rulebook=rulebook) == []


LEAD = (
    "La mairie de Berville a fermé mardi la piscine du quartier nord. Les clubs cherchent un autre bassin.\n"
    "Le bâtiment date de 1974. La région a payé la moitié de la dernière réfection en 2009.\n"
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # What is feared or wished is not said.
        (
            "Le géologue Marc Vial craint que les falaises du nord ne s’effondrent avant le printemps.",
            "s’effondrent avant le printemps, selon",
        ),
        # A condition stays with what hangs on it.
        (
            "Un arrêté serait prêt et pourrait être signé vendredi si aucun accord n’était trouvé avec les clubs.",
            "signé vendredi.",
        ),
        # What the speaker leaves unsaid is not the subject's.
        (
            "Le maire promet que les clubs seront relogés en mars, sans préciser par quel moyen.",
            "sans préciser par quel moyen, selon",
        ),
        # A quote keeps who said it.
        (
            "La demande des clubs sera examinée « dans les meilleurs délais », a-t-on assuré à la préfecture.",
            "meilleurs délais ».",
        ),
        # A verb keeps its object, an adverb its participle.
        ("Les clubs reprochent à la société Aquaval, gérant compris, une gestion opaque.", "Aquaval."),
        (
            "Les caisses quitteront Rennes le 20 mai et arriveront au port de Brest quatre jours plus tard.",
            "quatre jours.",
        ),
        # « Selon ses calculs »: whose?
        ("Selon ses calculs, une journée de fermeture coûterait 12 000 euros à la commune.", "calculs"),
        ("Pour les travaux du port, le maire promet un bassin neuf de 300 000 euros.", "elon les travaux"),
        ("Des droits de douane qui ont gelé les ventes de bateaux pendant cinq mois.", "Des droits"),
        ("Tandis que vendre le bassin serait une mauvaise affaire pour la commune en 2027.", "Tandis que"),
    ],
)
def test_a_clause_says_no_more_than_its_sentence(text: str, wrong: str, nlp: Language, rulebook: Rulebook) -> None:
    for move in ("essentials", "summary", "figures", "next-steps"):
        assert not any(wrong in item for item in items(move, LEAD + text, nlp=nlp, rulebook=rulebook))


def test_the_essentials_say_the_opening_once_and_in_fewer_words(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le tribunal de Mons a condamné lundi l’ancien armateur à deux ans de prison, au terme d’un procès de six "
        "semaines. Il fera appel.\n"
        "L’enquête avait commencé en 2019. Les juges ont entendu quarante témoins pendant le procès.\n"
        "La commune de Berville réclame 300 000 euros pour la digue. Le port a perdu vingt emplois depuis 2021.\n"
        "Le second procès doit s’ouvrir en mars devant la cour de Liège."
    )
    rule = moves(rulebook)["essentials"].model_copy(update={"minimum": 1, "strong": False})
    offer = MOVES["essentials"](material_of(text, nlp=nlp, rulebook=rulebook), rule)[0]
    found = [plain(item.text) for group in offer.groups for item in group]
    assert "La commune de Berville réclame 300 000 euros pour la digue." in found
    assert found[0].endswith("l’ancien armateur à deux ans de prison.")
    assert all("armateur" not in item.text for group in offer.groups[1:] for item in group)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "« Nous fermons », a dit la directrice Anne Roy. Elle redoute la perte de trois cents emplois au port.",
            "Anne Roy redoute la perte de trois cents emplois au port.",
        ),
        # Two women in the paragraph: nobody is in focus.
        (
            "« Nous fermons », a dit Anne Roy à Julie Morel. Elle redoute la perte de trois cents emplois au port.",
            None,
        ),
    ],
)
def test_a_pronoun_is_named_where_one_person_is_in_focus(
    text: str, wanted: str | None, nlp: Language, rulebook: Rulebook
) -> None:
    found = items("summary", LEAD + text, nlp=nlp, rulebook=rulebook)
    named = [item for item in found if "redoute la perte" in item]
    assert named == ([wanted] if wanted else [])


def test_answers_of_an_interview_are_not_told_as_facts(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le club de Berville change de président. Paul Vial dirige le club depuis lundi.\n"
        "Pourquoi partez-vous ?\nJe suis fatigué. Le stade perd 300 000 euros par an depuis 2021.\n"
        "Et l’équipe ?\nNous avons recruté dix joueurs. Le budget du club atteint 4 millions d’euros.\n"
        "Que demandez-vous ?\nNous demandons un stade neuf. La ville de Berville possède deux terrains libres."
    )
    for move in ("summary", "essentials", "figures"):
        found = items(move, text, nlp=nlp, rulebook=rulebook)
        assert not any(word in item for item in found for word in ("300 000", "4 millions", "terrains"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Le conseil examinera le budget le 12 mai.", "Quand le conseil examinera-t-il le budget ?\nLe 12 mai."),
        (
            "Les premiers essais de la digue sont prévus pour le 15 novembre.",
            "Quand les premiers essais de la digue sont-ils prévus ?\nLe 15 novembre.",
        ),
        (
            "L’adjointe du maire, Anne Roy, comparaît pour mise en danger de la vie d’autrui.",
            "Pourquoi l’adjointe du maire comparaît-elle ?\nPour mise en danger de la vie d’autrui.",
        ),
        (
            "Environ 3,6 millions de personnes sont touchées dans douze provinces.",
            "Combien de personnes sont touchées dans douze provinces ?\nEnviron 3,6 millions de personnes.",
        ),
    ],
)
def test_questions_ask_what_the_text_answers(text: str, asked: str, nlp: Language, rulebook: Rulebook) -> None:
    assert asked in items("questions", text, nlp=nlp, rulebook=rulebook)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("En Malaisie, deux personnes ont péri et 34 000 ont quitté leur domicile.", "Combien"),
        ("La consultation du canton est ouverte jusqu’au 12 septembre.", "Quand la consultation"),
        ("Le procès de l’armateur devrait durer trois jours.", "Combien"),
        ("Un quatrième armateur est mort l’an dernier.", "Quand"),
    ],
)
def test_questions_are_not_asked_of_half_a_clause(text: str, wrong: str, nlp: Language, rulebook: Rulebook) -> None:
    assert not any(item.startswith(wrong) for item in items("questions", text, nlp=nlp, rulebook=rulebook))


def test_qui_dit_quoi_wants_two_who_do_not_agree(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "La fermeture de la piscine divise Berville. « La piscine coûtait cher à la commune », explique Paul Vial, "
        "maire de Berville. « La piscine est un trésor pour les clubs », ajoute Anne Roy, présidente des clubs."
    )
    assert items("who-says-what", text, nlp=nlp, rulebook=rulebook) == []
    found = items("who-says-what", text.replace("ajoute", "s’indigne"), nlp=nlp, rulebook=rulebook)
    assert found
    assert "Paul Vial, maire de Berville" in found[0]
    assert "Anne Roy, présidente des clubs" in found[0]


def test_only_who_or_what_can_tell_stands_behind_selon(nlp: Language, rulebook: Rulebook) -> None:
    for speaker, told in (
        ("la fédération des pêcheurs", True),
        ("les chiffres du port", True),
        ("toute la semaine", False),
        ("la réponse à la crise", False),
    ):
        text = f"Le port compte quarante bateaux. Selon {speaker}, la flotte perdra douze bateaux avant 2031."
        found = items("summary", text, nlp=nlp, rulebook=rulebook)
        assert any(item.endswith(f"selon {speaker}.") for item in found) is told


def test_a_speaker_is_named_without_lui(nlp: Language, rulebook: Rulebook) -> None:
    text = "Le directeur du port, lui, soutient que la digue suit le devis, lequel exigeait en 2023 une coque double."
    found = items("essentials", text, nlp=nlp, rulebook=rulebook)
    assert any(item.startswith("Selon le directeur du port, la digue") for item in found)


def test_a_first_name_alone_is_no_speaker(nlp: Language, rulebook: Rulebook) -> None:
    text = "« Les trains ne s’arrêtent plus jamais dans notre gare », regrette Monique, sur le quai de la gare."
    assert items("pull-quote", text, nlp=nlp, rulebook=rulebook) == []


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("Le port a voté un budget de 12 millions d’euros. La tension était palpable dans la salle.", "La tension"),
        ("Le port a voté un budget de 12 millions d’euros. L’échevine n’a pas apprécié.", "L’échevine"),
        ("La région versera 3 millions d’euros. Les partisans ont annoncé 1,9 million.", "1,9 million"),
        ("La digue sera refaite en 2031. Le collège évoque une salle. Mais rien n’est signé.", "évoque"),
    ],
    ids=["a mood", "a feeling", "a number without its noun", "taken back"],
)
def test_a_line_carries_something(text: str, hollow: str, nlp: Language, rulebook: Rulebook) -> None:
    rule = moves(rulebook)["summary"].model_copy(update={"minimum": 1, "strong": False})
    offers = MOVES["summary"](material_of(text, nlp=nlp, rulebook=rulebook), rule)
    worth = [plain(item.text) for offer in offers for group in offer.groups for item in group if item.value > 0.1]
    assert worth
    assert not any(hollow in item for item in worth)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Le vice-maire a appelé mercredi au calme, tout en excluant de retirer le texte.", "au calme."),
        ("La ville a vendu le terrain 310 000 euros, alors qu’un expert l’évaluait à 4 millions.", "310 000 euros."),
        ("Le conseil a adopté le plan mardi, sous réserve de l’accord de la région.", "mardi."),
    ],
)
def test_what_qualifies_a_clause_stays(text: str, torn: str, nlp: Language, rulebook: Rulebook) -> None:
    assert not any(item.endswith(torn) for item in items("summary", text, nlp=nlp, rulebook=rulebook))


@pytest.mark.parametrize(
    "said",
    [
        "Elle a fait beaucoup pour le port de Berville",
        "Oui, et ce sera long pour les familles",
        "J’ai vu la mer du pont",
    ],
)
def test_a_fragment_is_no_pull_quote(said: str, nlp: Language, rulebook: Rulebook) -> None:
    text = f"« {said} », raconte Anne Lenoir, maire de Berville."
    assert items("pull-quote", text, nlp=nlp, rulebook=rulebook) == []


def test_a_person_of_whom_nothing_is_told_is_no_pull_quote(nlp: Language, rulebook: Rulebook) -> None:
    text = "« Nous ne voulons pas de ce chantier avant la fin de l’hiver », répète Anne Lenoir."
    assert items("pull-quote", text, nlp=nlp, rulebook=rulebook) == []


def test_a_landmark_says_more_than_its_name(nlp: Language, rulebook: Rulebook) -> None:
    text = "L’agence régionale de santé a fermé le service. La Cour des comptes a publié un rapport."
    found = items("landmarks", text, nlp=nlp, rulebook=rulebook)
    assert not any("Agence régionale" in item for item in found)


def test_a_role_that_opens_a_sentence_describes_and_is_small(nlp: Language, rulebook: Rulebook) -> None:
    text = "Président du club, Karim Valet ne cache pas sa colère. « Nous refusons de partir avant la fin de l’hiver »."
    material = material_of(text, nlp=nlp, rulebook=rulebook)
    speaker = speaker_at(material.analysis, text.index("Karim"), text.index(" ne cache"))
    assert speaker is not None
    assert plain("".join(piece.text for piece in material.speaker(speaker)[0])) == "Karim Valet, président du club"


def test_news_by_the_hour_has_no_essentials(nlp: Language, rulebook: Rulebook) -> None:
    lines = (
        "Le port rouvre avec 40 bateaux.",
        "La région verse 2 millions d’euros.",
        "Le conseil vote le budget mardi.",
    )
    told = [f"{hour}h05 - {line}\n{line}" for hour, line in zip((7, 8, 9), lines, strict=True)]
    assert items("summary", "\n".join(lines), nlp=nlp, rulebook=rulebook)
    assert items("summary", "\n".join(told), nlp=nlp, rulebook=rulebook) == []


def test_a_name_behind_an_office_is_that_of_who_holds_it(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Une porte-parole de la maire socialiste Claire Duhamel a confirmé lundi la fermeture. "
        "Le président du club, Marc Renard, demande un délai. Le trésorier du club, Luc Morel, approuve."
    )
    found = items("who-is-who", text, nlp=nlp, rulebook=rulebook)
    assert found
    assert not any("Claire Duhamel : porte-parole" in item.replace("\xa0", " ") for item in found)


def test_no_figure_is_set_in_bold_inside_somebodys_words(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "La taxe rapportera 340 millions d’euros par an à la Région, selon le ministre. "
        "Une militante a répondu : « La Région touchera 27 centimes par kilomètre, et nous paierons tous. »"
    )
    assert not any("**27" in item for item in items("figures", text, nlp=nlp, rulebook=rulebook))


def test_a_name_behind_the_office_of_another_holds_that_office(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le texte est prêt, selon le représentant du Premier ministre éthiopien Abel Ahmad. Abel Ahmad viendra mardi. "
        "Luc Morel, chef du port, l’attend."
    )
    material = material_of(text, nlp=nlp, rulebook=rulebook)
    entity = next(one for one in material.analysis.entities if one.text == "Abel Ahmad")
    tokens = described(material.analysis, material.syntax, entity, frozenset(("représentant", "ministre", "chef")))
    assert tokens is not None
    assert [material.syntax.text[token] for token in tokens][:2] == ["Premier", "ministre"]


def test_no_box_parts_a_quotation_or_its_speaker(nlp: Language, rulebook: Rulebook) -> None:
    fill = "Le port de Berville agrandit ses quais depuis deux ans avec l’aide de la région et de l’État. " * 4
    text = "\n\n".join((
        fill, "Anne Roy a pris la parole lundi : « À quoi bon attendre ?", "Nous irons à Paris demain. »",
        "« Nous connaissons le prix d’un quai neuf », a-t-elle ajouté.", fill, fill,
    ))  # fmt: skip
    layout = material_of(text, nlp=nlp, rulebook=rulebook).layout
    blocks = [block.text for section in layout.outline.sections for block in section.blocks]
    places = {slot.block for slot in layout.slots}
    told = next(i for i, block in enumerate(blocks) if block.startswith("« Nous connaissons"))
    assert told not in places
    assert told - 1 not in places
    assert places


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Elle a présenté un budget de 12 millions d’euros pour les réserves.", True),
        ("Elle a présenté un budget de 12 millions d’euros à la maire de Berville, Lucie Morel.", False),
    ],
)
def test_a_short_paragraph_goes_on_about_the_person_of_the_one_before(
    told: str, *, named: bool, nlp: Language, rulebook: Rulebook
) -> None:
    """Unless it names somebody else whom the pronoun could mean."""
    opening = "La directrice du musée de Berville, Anne Lenoir, a reçu la presse mardi."
    material = material_of(f"{opening}\n\n{told}\n\nLe chantier dure.", nlp=nlp, rulebook=rulebook)
    assert named == any(one.text.startswith("Anne Lenoir a présenté") for one in material.statements)


def test_what_sells_something_is_no_voice(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "« Nos écrans de 80 pouces ne fatiguent jamais les yeux du spectateur », affirme le site commercial de Loriol. "
        "« La norme ne garantit rien aux acheteurs cette année », répond Paul Berger, directeur de l’institut."
    )
    assert not any("Loriol" in item for item in items("verbatim", text, nlp=nlp, rulebook=rulebook))


def test_a_quote_ends_before_what_the_paper_left_out(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le collège ferme. « Nous refusons la fermeture de trois classes de la vallée (…) », dit Anne Lenoir, "
        "maire de Berville. "
        "« Le collège perdra 40 élèves », répond Paul Berger, recteur de l’académie."
    )
    assert not any("(" in item for item in items("verbatim", text, nlp=nlp, rulebook=rulebook))


def test_what_is_said_somewhere_is_not_said_by_the_house(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "La taxe attendra. "
        "« La procédure est trop lourde et nous refusons 3 ans », dit-on au ministère français des finances. "
        "« Le texte ne passera jamais », répond Paul Berger, président du syndicat."
    )
    found = items("verbatim", text, nlp=nlp, rulebook=rulebook)
    assert not any("**Ministère" in item or item.startswith("Ministère") for item in found)


def test_an_aside_makes_no_line(nlp: Language, rulebook: Rulebook) -> None:
    text = "La mairie a reçu la presse. Les armateurs de Berville ont versé, on le sait, 12 millions aux clubs du port."
    assert not any("on le sait" in item for item in items("summary", text, nlp=nlp, rulebook=rulebook))


def test_two_quotes_of_one_voice_stand_on_one_line_at_the_last_resort(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "« La fermeture du site est inévitable cette année », affirme Paul Berger, directeur de l’usine. "
        "« Nous ne rouvrirons jamais la chaîne sans 40 millions d’euros », dit Paul Berger. "
        "« Les salariés refusent la fermeture de leur usine », répond Lucie Morel, déléguée du personnel."
    )
    material = material_of(text, nlp=nlp, rulebook=rulebook)
    for rule, wanted in ((moves(rulebook)["verbatim"], False), (moves(rulebook)["verbatim"].at_last(), True)):
        offers = MOVES["verbatim"](material, rule)
        lines = [plain(item.text) for offer in offers for group in offer.groups for item in group]
        assert any("inévitable" in line and "jamais" in line for line in lines) == wanted


def test_a_list_of_two_persons_leaves_nobody_out(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le maire de Berville, Paul Berger, a reçu la presse. Hugo Vial, glaciologue à Lausanne, a présenté une carte. "
        "Cédric Morel a fermé la porte."
    )
    rule = moves(rulebook)["who-is-who"].model_copy(update={"wanted": 2})
    assert MOVES["who-is-who"](material_of(text, nlp=nlp, rulebook=rulebook), rule) == ()


def test_another_one_opens_no_line(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "La ville de Berville a fêté la fin du chantier du port. Une cérémonie a été organisée mardi au musée. "
        "Une autre cérémonie a été organisée par la région le 12 mai 2021 pour 400 dockers du port."
    )
    assert not any("Une autre" in item for item in items("summary", text, nlp=nlp, rulebook=rulebook))
