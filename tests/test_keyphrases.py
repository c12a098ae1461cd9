"""Keyphrases and the focus keyphrase: what is found, and in which form it is printed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from restructurer.analysis.analyse import analyse
from restructurer.analysis.candidates import dateline
from restructurer.analysis.findings import Analysis
from restructurer.analysis.focus import find_focus
from restructurer.analysis.frequency import UNKNOWN, zipf
from restructurer.analysis.keyphrases import find_keyphrases, keyphrases, source
from restructurer.analysis.parse import parse
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.analysis.wordlists import fold, words_of
from restructurer.errors import RuleError
from restructurer.rulebook import Rulebook, default_rulebook

TITLE = "Nantes : la mairie ferme le pont Voltaire"
BODY = """La mairie de Nantes a décidé lundi de fermer le pont Voltaire aux voitures. Selon Claire Dupuis, \
l'adjointe aux transports, le pont Voltaire souffre d'une corrosion avancée.

« Nous n'avons pas le choix », a déclaré Claire Dupuis devant le conseil municipal. Les habitants du quartier \
devront emprunter le tunnel de la Loire, déjà saturé aux heures de pointe.

Mme Dupuis promet des navettes gratuites. Les commerçants du pont Voltaire demandent une aide financière. \
L'Etat pourrait verser trois millions d'euros à la ville de Nantes."""


@pytest.fixture(scope="module")
def bridge(nlp: Language, rulebook: Rulebook) -> Analysis:
    return analyse(source(BODY, TITLE), nlp=nlp, rulebook=rulebook)


def test_finds_what_the_article_is_about(bridge: Analysis) -> None:
    first = [one.text for one in bridge.keyphrases[:6]]
    assert "pont Voltaire" in first
    assert "Nantes" in first


def test_scores_fall_and_are_likelihoods(bridge: Analysis) -> None:
    scores = [one.score for one in bridge.keyphrases]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_occurrences_are_the_words_of_the_source(bridge: Analysis) -> None:
    bridged = next(one for one in bridge.keyphrases if one.text == "pont Voltaire")
    assert [bridge.source.text[low:high] for low, high in bridged.occurrences] == ["pont Voltaire"] * 3


def test_a_name_is_merged_with_its_short_form_and_never_cut(bridge: Analysis) -> None:
    texts = [one.text for one in bridge.keyphrases]
    assert "Dupuis" not in texts
    assert "Claire" not in texts
    person = next((one for one in bridge.keyphrases if one.text == "Claire Dupuis"), None)
    assert person is not None
    assert len(person.occurrences) == 3


def test_an_acronym_is_merged_with_the_name_it_spells(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "L'Office Central Électrique a publié lundi son rapport annuel sur les barrages. Selon l'OCE, la production "
        "a baissé. L'OCE demande aux communes de réduire la consommation. Le directeur de l'Office Central "
        "Électrique parle d'une année sèche."
    )
    found = analyse(source(text, "L'OCE publie son rapport sur les barrages"), nlp=nlp, rulebook=rulebook).keyphrases
    names = [one.text for one in found if one.text in {"OCE", "Office Central Électrique"}]
    assert len(names) == 1


@pytest.mark.parametrize("edge", ["de", "du", "des", "d’", "le", "la", "l’", "à", "au", "et", "en"])
def test_no_keyphrase_opens_or_ends_on_a_link(bridge: Analysis, edge: str) -> None:
    for one in bridge.keyphrases:
        words = one.text.lower().replace("’", "’ ").split()
        assert words[0] != edge
        assert words[-1] != edge


def test_print_form_has_its_accent_and_no_sentence_capital(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Etat et communes se disputent la facture. Énergies renouvelables obligent, l'Etat paiera. "
        "Les énergies renouvelables coûtent cher, dit l'Etat."
    )
    texts = {one.text for one in analyse(source(text, ""), nlp=nlp, rulebook=rulebook).keyphrases}
    assert "énergies renouvelables" in texts
    assert "Energies renouvelables" not in texts
    assert not any(text.startswith("Etat") for text in texts)


def test_a_date_that_opens_the_text_is_no_part_of_it(nlp: Language, rulebook: Rulebook) -> None:
    parsed = parse(source("12 mars 2021. – Le préfet a fermé la plage.", ""), nlp=nlp)
    measures = rulebook.settings("topics", TopicSettings).measures
    words = words_of(parsed.columns)
    assert words.lower[dateline(words, measures)] == "le"
    assert not any("mars" in one.text for one in find_keyphrases(parsed, entities=(), rulebook=rulebook))


def test_months_and_measures_are_no_keyphrases(bridge: Analysis) -> None:
    texts = {one.text for one in bridge.keyphrases}
    assert not texts & {"lundi", "millions", "euros", "heures"}


def test_as_many_as_asked_for_at_most(bridge: Analysis, rulebook: Rulebook) -> None:
    assert len(find_keyphrases(bridge.parsed, entities=bridge.entities, rulebook=rulebook, n=3)) == 3
    assert len({one.text.lower() for one in bridge.keyphrases}) == len(bridge.keyphrases)


def test_the_public_function_leaves_out_what_is_unlikely(rulebook: Rulebook) -> None:
    own = rulebook.settings("topics", TopicSettings)
    found = keyphrases(BODY, title=TITLE, n=100)
    assert found[: own.least_keyphrases] == keyphrases(BODY, title=TITLE, n=own.least_keyphrases)
    assert all(one.score >= own.least_score for one in found[own.least_keyphrases :])


def test_same_text_same_keyphrases(bridge: Analysis, nlp: Language, rulebook: Rulebook) -> None:
    assert analyse(source(BODY, TITLE), nlp=nlp, rulebook=rulebook).keyphrases == bridge.keyphrases


def test_focus_stands_in_title_and_opening(bridge: Analysis) -> None:
    assert bridge.focus.text == "pont Voltaire"
    assert len(bridge.focus.occurrences) >= 2


def test_focus_of_the_editor_is_kept_and_found(bridge: Analysis, rulebook: Rulebook) -> None:
    focus = find_focus(bridge.parsed, bridge.keyphrases, rulebook=rulebook, wanted=" Tunnel de la  Loire ")
    assert focus.text == "Tunnel de la Loire"
    assert [bridge.source.text[low:high] for low, high in focus.occurrences] == ["tunnel de la Loire"]


def test_focus_of_a_text_without_keyphrases(bridge: Analysis, rulebook: Rulebook) -> None:
    assert find_focus(bridge.parsed, (), rulebook=rulebook).text == "Nantes : la mairie"


@pytest.mark.parametrize("text", ["", "   \n\n ", "…", "Oui.", "123 456", "- \n- \n"])
def test_texts_with_nothing_to_say(text: str) -> None:
    assert isinstance(keyphrases(text), list)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="abcdéÉ ’'«».,:-\n0123456789LeMairedLyon", max_size=200), st.integers(1, 30))
def test_any_text_gives_distinct_phrases_that_stand_in_it(text: str, n: int) -> None:
    found = keyphrases(text, n=n)
    assert len(found) <= n
    assert len({one.text for one in found}) == len(found)
    for one in found:
        assert one.text.strip() == one.text != ""
        assert all(0 <= low < high <= len(text) for low, high in one.occurrences)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("journaux", "journal"),
        ("Élections", "élection"),
        ("Etat", "états"),
        ("Ecole", "écoles"),
        ("voix", "voi"),
        ("prix", "pri"),
    ],
)
def test_fold_joins_plural_and_singular(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_common_words_are_more_common_than_rare_ones() -> None:
    assert zipf("de") > zipf("gouvernement") > zipf("corrosion") > zipf("xqzjk") == UNKNOWN


def test_a_weight_for_an_unknown_feature_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "topics.toml").write_text("[settings.keyphrase_weights]\nlenght = 1.0\n", encoding="utf-8")
    with pytest.raises(RuleError, match="lenght"):
        Rulebook(overlay=tmp_path).settings("topics", TopicSettings)


def test_an_overlay_changes_what_is_empty(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "topics.toml").write_text('[settings]\nempty = ["pont"]\n', encoding="utf-8")
    own = default_rulebook().settings("topics", TopicSettings)
    theirs = Rulebook(overlay=tmp_path).settings("topics", TopicSettings)
    assert theirs.empty == {"pont"}
    assert theirs.measures == own.measures
