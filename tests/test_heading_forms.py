"""The forms of subheadings: what each writes, and when it keeps silent."""

from __future__ import annotations

import pytest

from restructurer.analysis.findings import Cluster
from restructurer.article import Heading, Piece
from restructurer.rulebook import Rulebook
from restructurer.writing.headings import write_headings
from tests.writing_samples import article, untrue

TITLE = Heading("title.given", (Piece("Le conseil vote", "rule", rule="title.given"),))


def candidates(text: str, rulebook: Rulebook, *, title: str = "") -> dict[str, str]:
    """Every candidate of the text as one section, with its rule."""
    analysis = article(text, title)
    whole = Cluster(0, len(analysis.sentences), 200)
    plan = write_headings(analysis, rulebook=rulebook, title=TITLE, clusters=(whole,))
    for candidate in plan.candidates[0]:
        assert len(candidate.text) <= 65
        assert untrue(candidate.heading.pieces, analysis.source) == []
    return {candidate.text.replace("\xa0", " "): candidate.heading.rule for candidate in plan.candidates[0]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A stance with its subject is news of its own.
        (
            "La fédération redoute que les apprentis ne partent tous en ville.",
            "La fédération redoute que les apprentis ne partent",
        ),
        ("La chambre d'agriculture recommande de rejeter le texte.", "La chambre d’agriculture recommande de rejeter"),
        # The place that speaks.
        ("À la mairie, on plaide l'urgence depuis le début du mois de mars.", "La mairie plaide l’urgence"),
        # What remains.
        ("Reste la question du financement, que personne n'aborde.", "Reste la question du financement"),
        # A verb of act with its intention.
        ("Les parents menacent de ne plus payer la cantine.", "Les parents menacent de ne plus payer la cantine"),
    ],
)
def test_a_clause_keeps_who_wants_what(text: str, wanted: str, rulebook: Rulebook) -> None:
    assert any(found.startswith(wanted) for found in candidates(text, rulebook)), candidates(text, rulebook)


def test_a_plain_verb_of_saying_is_an_attribution(rulebook: Rulebook) -> None:
    found = candidates("Le gérant affirme que la caisse du camping a été vidée en une nuit.", rulebook)
    assert not any("affirme" in text or "vidée" in text for text in found)


def test_a_named_speaker_stands_before_a_short_quote(rulebook: Rulebook) -> None:
    found = candidates(
        "« Nous rouvrirons le bac en avril », promet Claire Morel, directrice du port de Paimpol.", rulebook
    )
    assert found.get("Claire Morel : « Nous rouvrirons le bac en avril »") == "heading.quote"


def test_a_quote_stops_before_the_narrator(rulebook: Rulebook) -> None:
    text = "« La mesure est blessante, déclare Julie Rostand, élue du canton. Nous irons au bout de la procédure. »"
    found = candidates(text, rulebook)
    assert "Julie Rostand : « La mesure est blessante »" in found
    assert not any("déclare" in one for one in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Après la fermeture du pont, « la confiance des riverains est perdue, chez les commerçants comme chez les "
            "pêcheurs », juge Claire Morel.",
            "Claire Morel : « la confiance des riverains est perdue »",
        ),
        (
            "« Nous n'avons plus de prise sur le calendrier du port, nous subissons une pression énorme, rendre des "
            "comptes, vérifier », souffle un pilote.",
            "« Nous n’avons plus de prise sur le calendrier du port »",
        ),
        (
            "« La ville a des solutions pour financer la rénovation du stade – dont nul ne veut entendre parler », "
            "souligne un élu.",
            "« La ville a des solutions pour financer la rénovation du stade »",
        ),
    ],
)
def test_a_long_quote_gives_its_first_clause(text: str, wanted: str, rulebook: Rulebook) -> None:
    assert wanted in candidates(text, rulebook)


@pytest.mark.parametrize(
    "text",
    [
        "« La ville rénovera le stade et ses deux tribunes, si la région paie les travaux », dit Claire Morel.",
        "« La ville rénovera le stade et ses deux tribunes, mais pas avant l'automne », dit Claire Morel.",
    ],
)
def test_no_quote_stops_before_what_limits_it(text: str, rulebook: Rulebook) -> None:
    assert not any("tribunes" in one for one in candidates(text, rulebook))


def test_a_speaker_who_is_not_sure_is_not_named(rulebook: Rulebook) -> None:
    text = (
        "Claire Morel préside le port. Marc Ferrand dirige la criée. « Le bac ne rouvrira pas avant la fête du port », "
        "dit-on au comptoir."
    )
    for found, rule in candidates(text, rulebook).items():
        assert not (rule == "heading.quote" and ("Morel" in found or "Ferrand" in found))


def test_the_topic_stands_before_a_clause_that_does_not_say_which(rulebook: Rulebook) -> None:
    text = (
        "La piscine de Varenne coûte cher. La piscine de Varenne perd de l'eau. Le chantier commencera au printemps "
        "prochain."
    )
    found = candidates(text, rulebook)
    assert found.get("Piscine de Varenne : le chantier commencera au printemps prochain") == "heading.topic"


def test_no_name_is_a_topic(rulebook: Rulebook) -> None:
    text = (
        "Claire Morel a fondé la ferme. Claire Morel vend ses fromages. Claire Morel cherche un repreneur. Le troupeau "
        "partira au printemps."
    )
    assert not any(found.startswith("Claire Morel :") for found in candidates(text, rulebook))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # Whose organisation?
        ("Neuf membres présumés de son organisation ont été jugés par la cour.", "son organisation"),
        # Who says so is not what is said.
        ("Selon les témoignages recueillis sur place, rien n'a bougé.", "Les témoignages recueillis"),
        # Cut before what it announces.
        ("La poursuite des échanges de type policier ou judiciaire divise les cantons.", "échanges de type"),
        # Somebody's words as a label.
        ("Il décrit « la cave humide de la maison du port ».", "La cave humide de la maison du port"),
        # A second subject is no conjunct.
        (
            "Marc Ferrand a écopé d'une peine de 30 ans de prison et Claire Morel a été condamnée à 25 ans.",
            "prison et Claire Morel",
        ),
    ],
)
def test_what_no_candidate_holds(text: str, never: str, rulebook: Rulebook) -> None:
    assert not any(found.endswith(never) or found.startswith(never) for found in candidates(text, rulebook))
    if "son" in never:
        assert not any(never in found for found in candidates(text, rulebook))


def test_an_anecdote_loses_to_a_public_fact(rulebook: Rulebook) -> None:
    text = (
        "Nadège Rivoal a rangé son vélo devant la salle. Les syndicats de la ville exigent une enquête sur le chantier."
    )
    analysis = article(text)
    whole = Cluster(0, len(analysis.sentences), 200)
    plan = write_headings(analysis, rulebook=rulebook, title=TITLE, clusters=(whole,))
    assert plan.chosen[0] is not None
    assert plan.chosen[0].text.startswith("Les syndicats de la ville exigent une enquête")


def test_no_candidate_ends_in_the_stop_of_an_abbreviation(rulebook: Rulebook) -> None:
    text = "Une caténaire s'est arrachée sur 400 m. La compagnie redoute que les usagers ne partent en voiture."
    found = candidates(text, rulebook)
    assert found
    assert not any(text.endswith(".") for text in found)


def test_no_age_opens_an_enumeration(rulebook: Rulebook) -> None:
    found = candidates("Kévin, 29 ans, magasinier, baskets blanches et sac rouge, attend le train de Juvisy.", rulebook)
    assert not any(text.startswith("Ans") for text in found)


def test_a_verb_that_goes_with_be_is_no_passive(rulebook: Rulebook) -> None:
    found = candidates("La directrice du port est passée devant la foule sans tourner la tête.", rulebook)
    assert not any(text.startswith("La directrice du port passée") for text in found)


def test_half_a_preposition_opens_nothing(rulebook: Rulebook) -> None:
    text = "Au milieu des huées, des sifflets et des tambours, la salle s'est dite en faveur d'une médiation."
    assert not any(one.startswith(("Milieu", "Faveur")) for one in candidates(text, rulebook))


@pytest.mark.parametrize("cue", ["a-t-il estimé", "a-t-elle jugé", "ont-ils assuré", "s'est-elle félicitée"])
def test_a_clause_before_an_incise_is_somebodys_words(cue: str, rulebook: Rulebook) -> None:
    text = f"La coalition communale doit tenir trois ans, le temps du grand chantier, {cue}."
    assert not any(one.startswith("La coalition communale doit") for one in candidates(text, rulebook))


def test_a_name_is_not_torn_where_the_parse_hangs_its_end_elsewhere(rulebook: Rulebook) -> None:
    text = (
        "Peu avant midi, une petite délégation se rend devant le portail donnant accès à l’enceinte du siège des "
        "Nations Unies. Elle remet une pétition au service d’ordre."
    )
    assert not [one for one in candidates(text, rulebook) if one.endswith("se rend Unies")]


def test_a_quote_with_a_word_divided_by_a_slip_is_no_subheading(rulebook: Rulebook) -> None:
    text = "« Tout reste à écrir e dans la vallée », dit Paul Ferrand. Paul Ferrand préside le club."
    assert not [one for one in candidates(text, rulebook) if "écrir e" in one]
    assert [one for one in candidates(text.replace("écrir e", "écrire"), rulebook) if "Tout reste à écrire" in one]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What befell something, behind a comma.
        (
            "Le projet répond à une motion du député vert, acceptée de justesse par le Parlement en décembre.",
            "Une motion du député vert acceptée de justesse",
        ),
        ("Le notaire avait alerté le juge par deux courriers, restés sans suite.", "Deux courriers restés sans suite"),
        # The object of a deed with the number that counts it, whoever did it; what goes with the verb stands behind.
        ("En attendant, la régie a réquisitionné 25 autocars de tourisme, soit un tiers du parc.", "25 autocars de"),
        ("Six tramways se sont immobilisés dans le tunnel du port.", "Six tramways immobilisés dans le tunnel du port"),
        ("Deux mineurs sont morts dans l'incendie du dépôt.", "Deux mineurs morts dans l’incendie du dépôt"),
        ("Un rassemblement est annoncé samedi devant la mairie.", "Rassemblement annoncé samedi devant la mairie"),
        ("Les pompiers ont soigné quatorze voyageurs, dont deux enfants.", "Quatorze voyageurs soignés"),
        (
            "La commission a proposé une baisse de 10 % dans les crédits de recherche.",
            "Une baisse de 10 % proposée dans les crédits de recherche",
        ),
    ],
)
def test_what_befell_something_stands_with_its_participle(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert any(one.startswith(wanted) and rule == "heading.verbless" for one, rule in found.items()), found


@pytest.mark.parametrize(
    "text",
    [
        # Which one, not what befell it; a name; what is only asked for; too little.
        "La ligne, ouverte en 1932, dessert douze villages du canton.",
        "Le directeur salue un cariste de 50 ans, entré dans la maison comme apprenti.",
        "Le maire présente un plan, baptisé « Horizon », pour le port de la ville.",
        "Les élus réclament un registre, tenu par la commune, des terrains vendus.",
        "On a retrouvé une lettre dans la cave.",
        "Une skieuse, portée disparue depuis dimanche, a pu regagner le refuge.",
        "Les médecins ont lancé un appel aux donneurs de tout le canton.",
        "Le tramway s'est immobilisé dans le tunnel du port.",
        "Deux élues se sont félicitées du vote de la taxe.",
    ],
)
def test_what_befell_nothing_does_not(text: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert not any(rule == "heading.verbless" for rule in found.values()), found


def test_a_pronoun_is_not_the_person_of_the_frame_before(rulebook: Rulebook) -> None:
    text = (
        "D'après M. Kerdoncuff, une enquête sanitaire a été ouverte à la criée de Roscoff. Elle est doublée d'une "
        "enquête judiciaire, a-t-il confirmé."
    )
    assert not any("Kerdoncuff" in found for found in candidates(text, rulebook) if "judiciaire" in found)


def test_a_passive_joined_to_another_verb_keeps_its_auxiliary(rulebook: Rulebook) -> None:
    found = candidates("Les ventes à la criée ont été suspendues lundi et doivent reprendre en mai.", rulebook)
    assert not any("suspendues" in text and "ont été" not in text and "doivent" in text for text in found)


def test_what_was_once_is_not_told_as_of_today(rulebook: Rulebook) -> None:
    found = candidates("Le maire de Brest a milité pour un troisième pont au début de sa carrière politique.", rulebook)
    assert not any("milité" in text and "carrière" not in text for text in found)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Le ministre Yann Le Goff est attendu lundi à la criée de Roscoff.", "Ministre Yann"),
        (
            "La ville a payé la halle. Morlaix est la troisième commune de la baie à rouvrir une criée cette année. La "
            "commune attend l'État.",
            "troisième commune à rouvrir",
        ),
    ],
    ids=("name", "rank"),
)
def test_what_makes_a_line_false_stays(text: str, wrong: str, rulebook: Rulebook) -> None:
    assert not any(wrong in found for found in candidates(text, rulebook))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "« Depuis deux ans, le centre de soins a fermé ses lits, et les habitants de la vallée partent pour Pau », "
            "déplore Claire Morel.",
            {
                "Claire Morel : « le centre de soins a fermé ses lits »",
                "Claire Morel : « les habitants de la vallée partent pour Pau »",
            },
        ),
        (
            "« Nous avons souligné devant tous les préfets du pays que la digue de Penhors cédera avant l'hiver », "
            "rappelle Claire Morel.",
            {"Claire Morel : « la digue de Penhors cédera avant l’hiver »"},
        ),
        # What is said stands behind the colon.
        (
            "« Les riverains de la digue vont dire à leurs élus : on ne votera pas pour vous », prévient Claire Morel.",
            set(),
        ),
        # On a condition, taken back, or not what the speaker holds.
        ("« Si la commune ne fait rien, la digue de Penhors cédera avant l'hiver », rappelle Claire Morel.", set()),
        (
            "« On le sait ici depuis toujours, la digue de Penhors cédera avant l'hiver, mais personne ne le croit », "
            "rappelle Claire Morel.",
            set(),
        ),
        ("« On ne nous dit pas que la digue de Penhors cédera avant l'hiver, voilà tout », dit Claire Morel.", set()),
    ],
)
def test_a_clause_of_a_quote_stands_alone_where_nothing_ties_it(
    text: str, wanted: set[str], rulebook: Rulebook
) -> None:
    found = {one for one, rule in candidates(text, rulebook).items() if rule == "heading.quote"}
    assert found == wanted


def test_one_voice_is_named_where_its_words_fill_the_section(rulebook: Rulebook) -> None:
    said = (
        "« Ils reculent de deux mètres par hiver et personne ne fait rien, ni la commune ni l'État, depuis que nous "
        "l'avons dit ici », {0} Claire Morel. « Et les digues qui les tiennent partiront après eux, comme là-bas il "
        "y a vingt ans, quand tout fut perdu. »"
    )
    assert "heading.voice" in candidates(said.format("constate"), rulebook).values()
    # A verb that does not say what the words are, and somebody else's words beside hers.
    assert "heading.voice" not in candidates(said.format("dit"), rulebook).values()
    both = said.format("constate") + " « Elle se trompe du tout au tout, et elle le sait », répond Jean Le Goff."
    assert "Le constat de Claire Morel" not in candidates(both, rulebook)


@pytest.mark.parametrize(
    "text",
    [
        # Two infinitives, each left out for the other.
        "Les deux pays sont notamment convenus d'harmoniser leurs politiques de prix bord champ et d'aligner leurs "
        "calendriers de la campagne de commercialisation à compter de la campagne prochaine.",
        # Words of a quote as the subject of the narrator's verb.
        "« Mais l'idée, c'est que ce n'est pas le prix qui est important, c'est la compétence des gens », a affirmé "
        "M. Laporte.",
        # What something is, pointed at.
        "La sauvegarde du port a un prix. La sauvegarde du port est à ce prix.",
        # Somebody speaks, of what nobody knows.
        "La ministre des Ressources naturelles, Nathalie Le Goff, a répliqué en après-midi, niant toute collusion.",
        # The participle that says which is gone.
        "La ministre Claire Morel a ainsi salué le rôle actif joué par la banque centrale pour la résolution de la "
        "crise des dettes des États en Europe.",
    ],
)
def test_what_lost_its_sense_is_no_subheading(text: str, rulebook: Rulebook) -> None:
    wrong = ("sont convenus", "a affirmé", "au prix", "a répliqué", "le rôle actif")
    assert [one for one in candidates(text, rulebook) if any(one.endswith(w) or w + " M." in one for w in wrong)] == []
    assert [one for one in candidates(text, rulebook) if "répliqué" in one] == []


def test_a_voice_gives_way_to_whatever_tells_something(rulebook: Rulebook) -> None:
    said = (
        "« Le barrage n'est pas un choix et nous le regrettons, mais nous sommes là pour lui et pour eux au cas où, et "
        "sans le barrage tout s'en irait », a expliqué Claire Morel. « Le barrage nous protège, le barrage nourrit, "
        "et sans lui nous ne sommes plus rien ici. »"
    )

    def chosen(text: str) -> str:
        analysis = article(text, "Le barrage de Penhors en question")
        whole = Cluster(0, len(analysis.sentences), 300, keyphrases=analysis.keyphrases[:5])
        found = write_headings(analysis, rulebook=rulebook, title=TITLE, clusters=(whole,)).chosen[0]
        return found.text.replace("\xa0", " ") if found else ""

    assert chosen(said) == "Barrage : les explications de Claire Morel"
    told = "Le Premier ministre a fait le parallèle avec la France"
    assert chosen(f"{said}\n\n{told}.") == told
