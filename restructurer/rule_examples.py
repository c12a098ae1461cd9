"""Runs the worked examples of every rule file: a table of kinds, each with the function that knows how.

A runner takes the rule's id, one example and the rules in force, and gives ``None`` when the
example holds, else what is wrong. It is imported only when a rule of its kind is run.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ConfigDict

from restructurer.errors import RuleError
from restructurer.rulebook import Rule, Rulebook

# (rule file, array of tables) → module:function
RUNNERS: dict[tuple[str, str], str] = {
    ("brief", "rule"): "restructurer.rule_examples:brief_example",
    ("checks", "rule"): "restructurer.rule_examples:check_example",
    ("dateline", "rule"): "restructurer.rule_examples:dateline_example",
    ("expansions", "rule"): "restructurer.expansion.examples:move_example",
    ("expansions", "question"): "restructurer.expansion.examples:question_example",
    ("headings", "rule"): "restructurer.writing.examples:heading_example",
    ("noise", "rule"): "restructurer.rule_examples:noise_example",
    ("noise_evidence", "rule"): "restructurer.rule_examples:evidence_example",
    ("quotes", "rule"): "restructurer.rule_examples:quote_example",
    ("shortening", "operation"): "restructurer.writing.examples:operation_example",
    ("titles", "rule"): "restructurer.writing.examples:title_example",
    ("titles", "short"): "restructurer.writing.examples:short_example",
    ("titles", "noise"): "restructurer.writing.examples:noise_example",
}


class AnyRule(Rule):
    """A rule of any kind, its own fields left unread."""

    model_config = ConfigDict(extra="allow", frozen=True)


@dataclass(frozen=True, slots=True)
class Listed:
    """One rule in force: its file, its table, its id, what it is about, where it stands, its examples.

    ``own``: it, or what changes it, stands in the overlay.
    """

    file: str
    table: str
    id: str
    about: str
    where: str
    own: bool
    examples: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """An example that does not hold: the rule, the number of the example (from 1), and why."""

    rule: Listed
    number: int
    reason: str


def list_rules(rulebook: Rulebook) -> Iterator[Listed]:
    """Every rule in force, by file, in file order, the overlay's merged in."""
    for name in rulebook.names():
        overlay, ships = rulebook.file(name, layer="overlay"), rulebook.file(name)
        for table in rulebook.tables(name):
            for rule in rulebook.rules(name, AnyRule, table=table):
                own = overlay is not None and rule.id in overlay.lines
                found = overlay if own else ships
                where = found.where(rule.id) if found is not None else name
                yield Listed(name, table, rule.id, rule.about, where, own, rule.example)


def run_rule(rule: Listed, rulebook: Rulebook) -> Iterator[Fault]:
    """The examples of one rule that do not hold."""
    module, _, name = RUNNERS[rule.file, rule.table].partition(":")
    run = getattr(importlib.import_module(module), name)
    for number, example in enumerate(rule.examples, 1):
        try:
            reason = run(rule.id, example, rulebook)
        except RuleError:
            raise
        except (KeyError, TypeError, ValueError) as error:
            reason = f"the example cannot be run: {error}"
        if reason:
            yield Fault(rule, number, str(reason))


def noise_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A rule of ``noise.toml``: the line goes, is suspected, or stays."""
    from restructurer.reading.noise_rules import fault, noise_rules

    rules = noise_rules(rulebook)
    for one in (*rules.lines, *rules.edges):
        if one.id == ident:
            return fault(one, example, reach=rules.settings.reach)
    return "the rule is not in force"


def evidence_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A rule of ``noise_evidence.toml``: a line holds the evidence, or lacks it."""
    from restructurer.reading.noise_evidence import evidence_rules, fault

    rules = evidence_rules(rulebook)
    for rule in rules.rules:
        if rule.id == ident:
            return fault(rule, example, rules)
    return "the rule is not in force"


def brief_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A rule of ``brief.toml``: what is left of the line as a title, and what the brief asks for."""
    from restructurer.reading.read import read_text

    body = "Le conseil a voté le crédit lundi soir, par trente voix contre douze, après trois heures de débat."
    source = read_text(f"{example['line']}\n\n{body}\n\nFin des travaux en mai.", rulebook=rulebook, minimum_words=0)
    if source.title != example.get("left", ""):
        return f"leaves {source.title!r}, not {example.get('left', '')!r}"
    for name in ("words", "subheadings", "keyphrase"):
        if getattr(source.brief, name) != example.get(name):
            return f"{name}: {getattr(source.brief, name)!r}, not {example.get(name)!r}"
    return None


def check_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A check of ``checks.toml``."""
    from restructurer.checking.examples import run_example

    return run_example(ident, example)


def dateline_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A rule of ``dateline.toml``."""
    from restructurer.analysis.dateline import DatelineRule, run_example

    for rule in rulebook.rules("dateline", DatelineRule):
        if rule.id == ident:
            return run_example(rule, dict(example))
    return "the rule is not in force"


def quote_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A rule of ``quotes.toml``: the quote that ``text`` holds (none where none is named), its mention, its speaker."""
    from restructurer.analysis.quotes_of_text import quotes

    text = str(example["text"])
    found = quotes(text, rulebook=rulebook)
    told = [text[quote.start : quote.end].strip() for quote in found]
    wanted = [example["quote"]] if "quote" in example else []
    if told != wanted:
        return f"finds {told}, not {wanted}"
    for name in ("speaker", "mention", "kind"):
        if found and name in example and (getattr(found[0], name) or "") != example[name]:
            return f"{name}: {getattr(found[0], name)!r}, not {example[name]!r}"
    return None
