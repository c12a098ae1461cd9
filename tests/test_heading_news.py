"""What a subheading tells first: positions, decisions and figures, never what nobody would print."""

from __future__ import annotations

import pytest

from restructurer.analysis.findings import Cluster
from restructurer.article import Heading, Piece
from restructurer.rulebook import Rulebook
from restructurer.writing.headings import write_headings
from restructurer.writing.placement import boundaries, depends
from tests.test_heading_forms import candidates
from tests.writing_samples import article

TITLE = Heading("title.given", (Piece("Le conseil vote", "rule", rule="title.given"),))


def first(text: str, rulebook: Rulebook) -> str:
    analysis = article(text)
    whole = Cluster(0, len(analysis.sentences), 200)
    chosen = write_headings(analysis, rulebook=rulebook, title=TITLE, clusters=(whole,)).chosen[0]
    return chosen.text.replace("\xa0", " ") if chosen else ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Two figures, each with what it counts and what befell it.
        ("Bilan de la crue : 41 maisons inondées, un pont et trois blessés.", "41 maisons inondées, trois blessés"),
        # What somebody says in other words than quoted ones.
        (
            "Selon Claire Morel, les digues céderont à la prochaine tempête. Claire Morel préside le port.",
            "Claire Morel : les digues céderont à la prochaine tempête",
        ),
        # A word in quotation marks with its noun.
        ("Le maire a envoyé à la région un dossier « incomplet ».", "Un dossier « incomplet »"),
        ("Les élus dénoncent la « mise au pas » du conseil.", "La « mise au pas » du conseil"),
        # A participle keeps the auxiliary that it shares.
        (
            "Le procureur de la République a évoqué un vol et requis sept ans de prison ferme.",
            "Le procureur de la République a requis sept ans de prison ferme",
        ),
        # The name for a possessive role.
        (
            "Son avocate, Me Carole Vuillemin, plaide la relaxe de son client.",
            "Carole Vuillemin plaide la relaxe de son client",
        ),
        # What is awaited, without its article.
        ("Le verdict est attendu le 7 février à Rennes.", "Verdict attendu le 7 février à Rennes"),
        # The narrator's clause before a quote.
        (
            "En conséquence, la population de l'île se sent oubliée : « Les discours ne suffisent plus », dit un élu.",
            "La population de l’île se sent oubliée",
        ),
        # A subject with the complement that its section gives it.
        (
            "La hausse des loyers atteint 4 %. Les locataires protestent. La hausse inquiète les artisans de Vannes.",
            "La hausse des loyers inquiète les artisans de Vannes",
        ),
        # An apposition that the parse takes for a second object.
        (
            "Les riverains réclament le report du chantier de la gare, une exigence ancienne.",
            "Les riverains réclament le report du chantier de la gare",
        ),
    ],
)
def test_what_can_be_made(text: str, wanted: str, rulebook: Rulebook) -> None:
    assert wanted in candidates(text, rulebook), candidates(text, rulebook)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # The quality belongs to the other noun, or is denied.
        ("Le bilan de la fédération « très fragile » inquiète.", "Une fédération « très fragile »"),
        ("Le maire ne croit pas à un dossier « incomplet ».", "Un dossier «"),
        # Out of how many, or how many there were.
        ("La ville compte 41 parcelles contre 212 maisons en 1950. Les 12 élus votent.", ", 212 maisons"),
        # An agency passes on what it was told.
        ("Selon l'AFP, les digues céderont à la prochaine tempête.", "AFP :"),
        # The first half of a complement clause is none.
        (
            "« On nous a longtemps répété que rendre le port à la ville, c'était le perdre », dit Claire Morel.",
            "que rendre",
        ),
        # « sans » denies the infinitive.
        ("L'État veut plaider la cause du port sans obtenir de résultats concrets.", "Obtenir"),
        # What befell the one who speaks; a set phrase; a subject that nobody could tell.
        ("« Je suis allée au port samedi soir vers huit heures », raconte Claire Morel.", "Je suis allée"),
        ("La goutte d'eau est venue d'une note de service sur les congés.", "goutte d’eau"),
        ("La situation devrait inquiéter les commerçants du port de Vannes.", "La situation"),
        # What had happened long before.
        ("Le port de Vannes avait été vendu par la région à la ville.", "avait été vendu"),
        # Somebody whom nobody knows.
        ("Une maman de Vannes conteste le nouveau règlement de la cantine.", "Une maman"),
        # Speech that only spoken French opens with.
        ("« Ouais, nous pêchons trop près des digues du port », concède Marc Ferrand.", "Ouais"),
        # Of whom? The frame says so.
        ("Contre elle, le parquet de Rennes a requis un an de prison avec sursis.", "Le parquet"),
    ],
)
def test_what_nobody_would_print(text: str, never: str, rulebook: Rulebook) -> None:
    assert not any(never in found for found in candidates(text, rulebook)), candidates(text, rulebook)


def test_a_position_wins_over_the_scene(rulebook: Rulebook) -> None:
    text = (
        "Un matin le port se réveille sous la pluie. Les pêcheurs de Vannes réclament un moratoire sur les "
        "nouvelles taxes. La brume couvrait le quai."
    )
    assert first(text, rulebook).startswith("Les pêcheurs de Vannes réclament un moratoire")


def test_what_the_title_says_is_not_said_again(rulebook: Rulebook) -> None:
    analysis = article("Le conseil de Vannes vote le budget du port. La région finance deux digues neuves.")
    whole = Cluster(0, len(analysis.sentences), 200)
    title = Heading("title.given", (Piece("Vannes : le conseil vote le budget du port", "rule", rule="title.given"),))
    found = write_headings(analysis, rulebook=rulebook, title=title, clusters=(whole,)).candidates[0]
    assert found
    assert not any("vote" in one.text for one in found)


OPENINGS = ("il", "elle", "leur", "son", "on lui", "un argument")


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("interrogé à ce sujet, le maire de vannes a reconnu", True),
        ("interrogée lundi en commission, la ministre a rappelé", False),
        ("pour leur avocate, le dossier révèle", True),
        ("elle promet un contre-projet", True),
        ("ce que confirme une conseillère", True),
        ("leurre ou pas, le projet avance", False),
        ("les riverains saluent un premier pas", False),
    ],
)
def test_what_looks_back(words: str, back: bool) -> None:
    assert depends(words, OPENINGS) is back


PARAGRAPH = (
    "La ville de Vannes finance les deux digues neuves du port avec l'aide de la région et de l'État cette année."
)


def test_a_boundary_moves_before_a_paragraph_that_stands_alone() -> None:
    blocks = [PARAGRAPH, PARAGRAPH, "Interrogé à ce sujet, le maire a promis un calendrier.", PARAGRAPH, PARAGRAPH]
    analysis = article("\n\n".join(blocks))
    clusters = (Cluster(0, 2, 40), Cluster(2, 5, 50))
    assert boundaries(analysis, clusters, whole=0, least=20, openings=OPENINGS) == [0, 3]
    # Not enough would stay below: the paragraph above comes down.
    assert boundaries(analysis, clusters, whole=0, least=45, openings=OPENINGS) == [0, 2]
    assert boundaries(analysis, (Cluster(0, 2, 40), Cluster(2, 3, 9)), whole=0, least=10, openings=OPENINGS) == [0, 1]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "Selon la capitainerie de Vannes, Anne Le Goff, la grue du port est à l'arrêt depuis lundi matin.",
            "« Les deux digues sont fissurées », a-t-elle ajouté, avant d'annoncer une expertise pour le mois de mai.",
        ),
        (
            "Que répondez-vous aux pêcheurs, qui demandent que les deux digues du port soient refaites cette année ?",
            "Ils ont raison, et la région les entend : le crédit de la seconde digue sera voté avant la fin du mois.",
        ),
    ],
    ids=("voice", "answer"),
)
def test_nothing_is_set_between_words_and_who_says_them(above: str, below: str) -> None:
    analysis = article("\n\n".join([PARAGRAPH, above, below, PARAGRAPH, PARAGRAPH]))
    assert boundaries(analysis, (Cluster(0, 2, 40), Cluster(2, 5, 60)), whole=0, least=20, openings=OPENINGS) == [0, 3]


def test_a_short_paragraph_is_not_divided() -> None:
    second = f"{PARAGRAPH} Les travaux durent deux ans. Une réponse est attendue avant Pâques."
    analysis = article("\n\n".join([PARAGRAPH, PARAGRAPH, second, PARAGRAPH, PARAGRAPH]))
    clusters = (Cluster(0, 4, 70), Cluster(4, 7, 50))  # the second cluster starts within the third paragraph
    assert boundaries(analysis, clusters, whole=140, least=20, openings=()) == [0, 5]
    assert boundaries(analysis, clusters, whole=10, least=20, openings=()) == [0, 4]


def test_the_lines_of_a_list_stay_together() -> None:
    lines = ["Adulte : 5,50 €", "Moins de 12 ans : 3 €", "Hors commune : 7 €"]
    analysis = article("\n\n".join([PARAGRAPH, PARAGRAPH, *lines, PARAGRAPH, PARAGRAPH]))
    clusters = (Cluster(0, 4, 50), Cluster(4, 7, 45))
    assert boundaries(analysis, clusters, whole=140, least=20, openings=()) == [0, 5]


def test_an_author_s_crosshead_stays() -> None:
    analysis = article(f"{PARAGRAPH}\n\n## Le calendrier\n\nInterrogé à ce sujet, le maire a promis.\n\n{PARAGRAPH}")
    clusters = (Cluster(0, 1, 20), Cluster(2, 4, 30, crosshead=1))
    assert boundaries(analysis, clusters, whole=0, least=5, openings=OPENINGS) == [0, 2]


def test_what_stands_right_below_gives_way_to_another_fact(rulebook: Rulebook) -> None:
    below = "La préfète n'exclut plus de fermer le pont de Lannion."
    other = "Les bateliers réclament un passage de nuit sur la rivière."
    assert first(f"{below} {other}", rulebook) == "Les bateliers réclament un passage de nuit sur la rivière"
    # A name left out in the middle makes it no other sentence.
    named = "La préfète Anne Kermarec n'exclut plus de fermer le pont de Lannion."
    assert first(f"{named} {other}", rulebook) == "Les bateliers réclament un passage de nuit sur la rivière"
