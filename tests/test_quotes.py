"""Quotes and speakers: the rules' own examples, the annotated sets, limits, the command, the component."""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import restructurer
from restructurer.analysis import passage as passages
from restructurer.analysis import quotes as quote_finding
from restructurer.analysis import sentences as sentence_finding
from restructurer.analysis.findings import Quote
from restructurer.analysis.parse import parse
from restructurer.analysis.quoterules import VerbRule
from restructurer.analysis.quotes_of_text import paragraphs_of
from restructurer.article import Source
from restructurer.errors import RuleError
from restructurer.rulebook import Rulebook, default_rulebook

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "quotes"


def _gold() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quotes_gold", ROOT / "scripts" / "quotes_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quotes_gold"] = module
    spec.loader.exec_module(module)
    return module


gold = _gold()
EXAMPLES = [
    (rule.id, number, example)
    for rule in default_rulebook().rules("quotes", VerbRule)
    for number, example in enumerate(rule.example)
]


@pytest.mark.parametrize(("ident", "number", "example"), EXAMPLES, ids=[f"{i}-{n}" for i, n, _ in EXAMPLES])
def test_the_rules_do_what_their_examples_say(ident: str, number: int, example: dict[str, str]) -> None:
    found = restructurer.quotes(example["text"])
    if "quote" not in example:
        assert found == []
        return
    assert [example["text"][quote.start : quote.end] for quote in found] == [example["quote"]]
    if "speaker" in example:
        assert found[0].speaker == example["speaker"]
    if "mention" in example:
        assert found[0].mention == example["mention"]


@pytest.mark.parametrize(
    ("name", "least_f1", "least_speakers"),
    [
        ("written", 0.98, 0.97),
        ("press", 0.97, 0.93),
        ("press2", 0.97, 0.9),
        ("press3", 0.95, 0.93),
        ("press4", 0.95, 0.93),
        ("press5", 0.95, 0.93),
        ("press6", 0.95, 0.93),
        ("press7", 0.97, 0.95),
        ("press8", 0.97, 0.95),
        ("forms", 0.98, 0.97),
        ("passages", 0.97, 0.95),
        ("manners", 0.97, 0.95),
        ("cues", 0.98, 0.95),
        ("meant", 0.97, 0.85),
        ("kinds", 0.8, 0.9),
    ],
)
def test_annotated_texts_of_our_own(name: str, least_f1: float, least_speakers: float) -> None:
    score = gold.Score()
    errors = []
    for annotated in gold.read_written(DATA / f"{name}.txt"):
        errors += score.add(annotated, restructurer.quotes(annotated.text))
    assert score.f1 >= least_f1, errors
    assert score.speaker_accuracy >= least_speakers, errors


def test_annotated_wikinews(shared: Path) -> None:
    score = gold.Score()
    errors = []
    for annotated in gold.read_wikinews(shared=shared):
        errors += score.add(annotated, restructurer.quotes(annotated.text))
    assert score.gold > 80
    assert score.f1 >= 0.97, errors
    assert score.speaker_accuracy >= 0.93, errors


def _one(text: str) -> Quote:
    found = restructurer.quotes(text)
    assert len(found) == 1, found
    return found[0]


def test_a_quote_says_where_speaker_and_mention_stand() -> None:
    text = "Le maire, Jean Petit, est venu. « Nous reconstruirons », a-t-il promis."
    quote = _one(text)
    assert text[quote.start : quote.end] == "Nous reconstruirons"
    assert quote.mention == "il"
    assert text[quote.mention_start : quote.mention_end] == "il"
    assert quote.speaker == "Jean Petit"
    assert text[quote.speaker_start : quote.speaker_end] == "Jean Petit"
    assert (quote.verb, quote.gender, quote.plural, quote.whole) == ("promettre", "m", False, True)


def test_nobody_is_named_where_the_text_does_not_tell() -> None:
    assert _one("« La route sera fermée tout l’été », a-t-elle précisé.").speaker is None


def test_parts_of_one_quotation_share_a_group() -> None:
    found = restructurer.quotes("« Le texte est prêt », a affirmé Paul Renard, « il manque une signature ».")
    assert len(found) == 2
    assert len({quote.group for quote in found}) == 1
    other = restructurer.quotes("« C’est peu », dit Paul Renard. « C’est assez », répond Anne Colin.")
    assert len({quote.group for quote in other}) == 2


def test_a_mark_that_never_closes_does_no_harm_beyond_its_paragraph() -> None:
    text = "« Nous partons demain, a dit Paula Gomez.\n\nLe maire, Luc Roy, a ajouté : « Bon voyage. »"
    found = restructurer.quotes(text)
    assert [text[quote.start : quote.end] for quote in found] == ["Nous partons demain", "Bon voyage."]
    assert [quote.speaker for quote in found] == ["Paula Gomez", "Luc Roy"]


def test_kinds_of_what_is_no_speech(nlp: Language) -> None:
    text = "Le film « La Nuit claire » plaît. Les « gilets jaunes » ont défilé. L’opération « Table rase » commence."
    doc = nlp.make_doc(text)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    view = passages.from_doc(doc)
    sentences = sentence_finding.find_in(view, rulebook=default_rulebook())
    kinds = [quote.kind for quote in quote_finding.find_in(view, sentences, rulebook=default_rulebook())]
    assert kinds == ["title", "scare", "name"]
    assert restructurer.quotes(text) == []


def test_decomposed_text_gives_offsets_into_its_composed_form() -> None:
    text = "« C’est fini », a déclaré Ame\u0301lie E\u0301tienne."
    assert _one(text).speaker == "Amélie Étienne"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "«", "»", '"', "« »", "« « « ", "— \n— ", "(" * 50, "a\u0000b « c »"]
)
def test_texts_with_nothing_to_quote(text: str) -> None:
    assert restructurer.quotes(text) == []


PIECES = st.sampled_from(
    ["« ", " »", "“", "”", '"', "‘", "’", "— ", "\n\n", "\n", ". ", ", ", " : ", "! ", "… ", "(", ")", "[", "]",
     "a déclaré ", "dit-il", "a-t-elle ajouté", "selon ", "Marie Dupont", "M. Roy", "le ministre ", "que ", "elle ",
     "Il part ", "C’est fini", "trois élus ", "l’ONU ", "pour ", "qui ", "de ", "\u00a0", "12 ", "é", "\u0301", "😀"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=120))
def test_any_text_gives_valid_offsets(text: str) -> None:
    found = restructurer.quotes(text)
    reached = 0
    for quote in found:
        assert reached <= quote.start < quote.end
        reached = quote.end
        for start, end in ((quote.mention_start, quote.mention_end), (quote.speaker_start, quote.speaker_end)):
            assert (start is None) == (end is None)
            assert start is None or end is None or 0 <= start < end


@pytest.mark.parametrize(
    "text",
    ["«" * 200_000, "« " * 100_000, '"' * 200_000, " " * 200_000, "'a " * 60_000, "— a\n" * 50_000, "(« a " * 40_000,
     "« Il part », a dit M. Petit. " * 6_000, "« Il part », a dit M. Petit.\n" * 6_000, "a. " * 60_000],
    ids=["guillemets", "guillemets and blanks", "straight marks", "blanks", "apostrophes", "dashes", "brackets",
         "one paragraph of quotes", "paragraphs of quotes", "stops"],
)  # fmt: skip
def test_time_is_linear(text: str) -> None:
    """200 kB of marks in about a second beyond the parse (the bound leaves room for a busy machine)."""
    words = text.split() or ["x"]
    heads = list(range(len(words)))
    doc = Doc(spacy.blank("xx").vocab, words=words, pos=["NOUN"] * len(words), heads=heads, deps=["ROOT"] * len(words))
    view = passages.from_doc(doc)
    start = time.process_time()
    sentences = sentence_finding.find_in(view, rulebook=default_rulebook())
    quote_finding.find_in(view, sentences, rulebook=default_rulebook())
    assert time.process_time() - start < 3


def test_the_component_works_alone_in_a_pipeline_of_spacy(nlp: Language) -> None:
    pipeline = spacy.blank("xx")
    component = pipeline.add_pipe("restructurer_quotes")
    doc = nlp("Nadia Roche est venue. « Le pont tiendra », a-t-elle assuré.")
    found = component(doc)._.quotes
    assert [(doc.text[quote.start : quote.end], quote.speaker) for quote in found] == [
        ("Le pont tiendra", "Nadia Roche")
    ]


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_the_command(form: str, tmp_path: Path) -> None:
    from restructurer.commands.quotes import command

    path = tmp_path / "a.txt"
    path.write_text("Un titre\n\n« Le pont tiendra », a assuré Nadia Roche.\n\nLe « pont ».\n", encoding="utf-8")
    done = CliRunner().invoke(command, [str(path), "--format", form], catch_exceptions=False)
    assert done.exit_code == 0
    assert "Nadia Roche" in done.output
    if form == "json":
        rows = json.loads(done.output)
        assert [row["text"] for row in rows] == ["Le pont tiendra"]
        assert set(rows[0]) == {"start", "end", "kind", "speaker", "mention", "verb", "text"}
    everything = CliRunner().invoke(command, [str(path), "--format", form, "--all"], catch_exceptions=False)
    assert "scare" in everything.output


def test_a_rule_with_a_verb_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "quotes.toml").write_text(
        '[[rule]]\nid = "verbs.mine"\nwhere = ["incise"]\nverbs = ["xyz"]\nexample = [{ text = "x" }]\n',
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match=r"quotes\.toml:2.*xyz"):
        Rulebook(overlay=tmp_path).rules("quotes", VerbRule)


def test_the_title_says_who_speaks_before_anybody_is_named(nlp: Language) -> None:
    text = "« Je pars », a-t-il lâché lundi soir.\n\nLe départ de Karim Bouzid surprend le club."
    title = "Bouzid quitte le club"
    source = Source("text", text, "", title, None, None, paragraphs_of(text))
    parsed = parse(source, nlp=nlp)
    sentences = sentence_finding.find_sentences(parsed, rulebook=default_rulebook())
    found = quote_finding.find_quotes(parsed, sentences, rulebook=default_rulebook())
    assert [quote.speaker for quote in found] == ["Karim Bouzid"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("Luc Roy (CGT) a parlé. « C’est peu », dit-il.\n\nLe vice-président chargé de la propreté, Yves Colin, a appelé "
      "à un « retour au calme ».", "Yves Colin"),
     ("Le ministre de l’Énergie, Ali Saadi, est venu.\n\nLe Premier ministre a réaffirmé que la dette « est une ligne "
      "rouge ».", "Le Premier ministre"),
     ("Le ministre de l’Intérieur suit l’affaire. « Tout sera fait », a-t-on assuré dans son entourage.", None),
     ("Le syndicat juge la hausse « purement symbolique ».", "Le syndicat"),
     ("Le groupe « prend acte » de la décision du tribunal.", "Le groupe"),
     ("Selon Anne Roy, « tout va bien ».\n\n« Le lien a été ébranlé », a admis le maire de la ville \nde Namur Luc "
      "Morel, dans un entretien paru lundi dans le \njournal du soir.", "Luc Morel")],
)  # fmt: skip
def test_the_last_quote_is_given_to_the_right_voice(text: str, speaker: str | None) -> None:
    assert restructurer.quotes(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("L’échevin chargé des écoles, Paul Roland, a appelé à un « vrai sursaut ».", "Paul Roland"),
        ("L’adjointe a jugé que les comptes étaient « d’une rare opacité ».", "L’adjointe"),
        ("Un texte rejeté par le syndicat, pour qui « rien n’est réglé dans ce projet ».", "le syndicat"),
        ("« La pluie menace », prévient d’emblée la batelière Anne Roland.", "Anne Roland"),
        ("« Tout est prêt », assure, les bras croisés, Anne Roland.", "Anne Roland"),
        ("« La réunion aura lieu », indique-t-on à la préfecture.", "la préfecture"),
        ("Anne Roland, en charge des Sports, dit « comprendre la déception des clubs ».", "Anne Roland"),
    ],
)
def test_the_speaker_behind_what_stands_between(text: str, speaker: str) -> None:
    assert _one(text).speaker == speaker


def test_a_description_without_a_noun() -> None:
    text = (
        "Une usine ferme dans la vallée. « Le bâtiment a de la valeur, les machines aucune », prévient ce proche. "
        "Le directeur a laissé la parole à son adjointe. Laquelle a donné les chiffres : « Tout ferme en mai. »"
    )
    first, second = restructurer.quotes(text)
    assert first.mention == "ce proche"
    assert text[second.start : second.end] == "Tout ferme en mai."


@pytest.mark.parametrize(
    "text",
    [
        "Sur la façade, une banderole : « Rendez-nous la poste ».",
        "Les élèves ont défilé aux cris de « Plus de profs ! » jusqu’à la mairie.",
        "« On ne lâchera pas », scandaient les lycéens devant les grilles.",
        "L’écran affiche « Hors service » depuis lundi.",
        "Quelqu’un a peint sur le mur : « Ni oubli ni pardon ».",
    ],
)
def test_slogans_and_signs_are_nobodys_speech(text: str) -> None:
    assert restructurer.quotes(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "La société Kerbal a fermé son usine. « Nous n’avions pas le choix », plaide l’industriel.",
            "La société Kerbal",
        ),
        ("La meunière se tait. Anne Petit, 61 ans, tourne la clé. « C’est fini », dit la meunière.", "Anne Petit"),
        ("La femme du kiosque s’appelle Rosa Lenti. « Je suis née ici », raconte la femme.", "Rosa Lenti"),
        ("Les parents ont reçu ce texto : « Cours suspendus, ne venez pas. »", None),
        ("Marc Roy nie. La juge, Anne Petit, s’étonne : « Qui conduisait ? » Un temps. « Mon frère. »", "Marc Roy"),
        ("Berne, qui finance le chantier, a dénoncé des retards « inacceptables ».", "Berne"),
        (
            "Frinie Barel, porte-parole du collectif des quais, hésite. Interviewée sur Radio Mer, elle a parlé. "
            "« Nous n’irons pas si rien ne change », a-t-elle dit.",
            "Frinie Barel",
        ),
        (
            "Interrogé sur le meurtrier, Luc Morel n’a pas répondu. « Je n’ai rien fait de mal », avait dit le "
            "meurtrier à la police.",
            "le meurtrier",
        ),
        (
            "« C’était un homme malade », a déclaré Luc Morel devant la presse. « Beaucoup de problèmes, j’imagine », "
            "a ajouté le président du port. Le président Morel part lundi.",
            "Luc Morel",
        ),
        (
            "La tension est montée entre Jan Van Damme et Benjamin Decuyper. Le journaliste de la radio ne s’est pas "
            "« senti menacé ». De son côté, Jan Van Damme se tait.",
            "Le journaliste de la radio",
        ),
        (
            "Le juge en chef Rossel a encouragé la pratique. Le juge Bocard a ri. Le juge en chef a déclaré que « rien "
            "ne s’oppose à de telles soirées ».",
            "Rossel",
        ),
        (
            "« Nous signerons lundi », a indiqué le représentant du Premier ministre éthiopien Abel Ahmad.",
            "le représentant du Premier ministre éthiopien Abel Ahmad",
        ),
        (
            "Georges Lekens et Eden Hazart ont fait la paix. Le sélectionneur Georges Lekens sourit. « Je suis "
            "content », dit-il.\n\n« Je veux aller de l’avant », assure de son côté le Lillois.",
            "Eden Hazart",
        ),
        (
            "« Je joue pour gagner », a dit Jan Van Damme hier soir à Liège. « Rien n’est fini », prévient Van Damme.",
            "Jan Van Damme",
        ),
    ],
)
def test_who_speaks_under_another_word(text: str, speaker: str | None) -> None:
    assert restructurer.quotes(text)[-1].speaker == speaker


def test_dialogue_lines_by_turns() -> None:
    text = (
        "Une contrôleuse passe. Marie Leroy l’arrête.\n\n— Nous partons quand ?\n\n— Personne ne le sait.\n\n"
        "— Et le bar ?\n\nLe train repart à midi.\n"
    )
    found = restructurer.quotes(text)
    assert [quote.speaker for quote in found] == ["Marie Leroy", "Une contrôleuse", "Marie Leroy"]


def test_two_apostrophes_close_what_a_straight_or_a_curly_mark_opened() -> None:
    text = (
        'Le maire a plaidé pour une "relance de toute la vallée’’. “L’effort est en berne”, dit-il, et demande une '
        "“réconciliation de tous’’ avant mai."
    )
    found = [text[quote.start : quote.end] for quote in restructurer.quotes(text)]
    assert found == ["relance de toute la vallée", "L’effort est en berne", "réconciliation de tous"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'Lise Morin est déçue. "J’ai suivi le sentier "facile" jusqu’au col, et je me suis perdue", dit-elle.',
            ['J’ai suivi le sentier "facile" jusqu’au col, et je me suis perdue'],
        ),
        (
            'C’est "un accord sans gagnant, "et sans perdant", résume Éric Vann.',
            ["un accord sans gagnant", "et sans perdant"],
        ),
        ("»Nous ne demandons pas la lune«, insiste Nora Petit.", ["Nous ne demandons pas la lune"]),
        (
            "Tout le monde a couru. Je n’ai rien compris à ce qui se passait», confie Lina Borel, serveuse.",
            ["Tout le monde a couru. Je n’ai rien compris à ce qui se passait"],
        ),
        (
            "«Personne n’a rien vu venir.\nLes voisins dormaient.\nOn a sauvé les bêtes», relate Karl Weber.",
            ["Personne n’a rien vu venir.\nLes voisins dormaient.\nOn a sauvé les bêtes"],
        ),
        ("Ces « revenants » vont poser un problème aux juges, prévient le préfet.", []),
        ("Elle a écrit un recueil intitulé « Dire la montagne : des voix pour la défendre », annonce l’éditeur.", []),
        ("La ministre a présenté une « Stratégie pour l’énergie du bois », saluée par les maires.", []),
        ("Le maire reçoit ceux que tout le monde appelle les « grenouilles ».", []),
        ("« Dehors », « Rendez-nous la poste », « On a froid », sont autant de slogans repris par le cortège.", []),
        ("Des milliers d’habitants ont marché samedi pour dire « Non au péage ».", []),
        ("Il a été mis en examen pour « association de malfaiteurs », a indiqué le parquet de Nantes.", []),
        ("Le duo a réussi son pari en terminant troisième d’une « promenade » gagnée par deux Finlandais.", []),
        ("La présidente a « regretté » mardi que rien n’ait été tenu.", ["regretté"]),
    ],
)
def test_where_a_quote_starts_and_ends_and_what_is_none(text: str, words: list[str]) -> None:
    assert [text[quote.start : quote.end].rstrip(".") for quote in restructurer.quotes(text)] == [
        one.rstrip(".") for one in words
    ]
