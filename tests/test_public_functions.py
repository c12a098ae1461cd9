"""The functions of the package, as a Python user calls them: again and again, beside the command line's modules."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import restructurer
from restructurer.checking.settings import SettingsError

ARTICLE = """---
title: Le phare change de gardien après trente ans
description: Le gardien du phare a remis ses clés lundi à la mairie.
---

Après trente ans de service , le gardien du phare a remis ses clés lundi à la mairie.
"""


def test_every_public_name_is_a_function_whatever_was_imported_before() -> None:
    for module in ("main_path", "cli", "checking.run", "batch.engine", "commands.run"):
        importlib.import_module(f"restructurer.{module}")
    for name in restructurer.__all__:
        if name != "__version__":
            assert callable(getattr(restructurer, name)), name
    assert set(restructurer.__all__) <= set(dir(restructurer))
    with pytest.raises(AttributeError, match="rewrite"):
        restructurer.rewrite  # noqa: B018


def test_restructure_is_called_twice(sample_text: str) -> None:
    first = restructurer.restructure(sample_text, words=300)
    assert first.sections
    assert restructurer.restructure(sample_text, words=300) == first


def test_importing_the_package_imports_none_of_its_parts() -> None:
    code = "import restructurer, sys; print([m for m in sys.modules if 'spacy' in m or 'restructurer.' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['restructurer.version']"


def test_check_finds_what_the_command_finds() -> None:
    found = restructurer.check(ARTICLE, select="typography", name="phare")
    assert [(one.path, one.line, one.words) for one in found] == [("phare.markdown", 6, " ,")]


def test_check_against_a_source() -> None:
    source = "Le phare change de gardien\n\nAprès vingt ans de service, le gardien du phare a remis ses clés lundi."
    found = restructurer.check(ARTICLE, source=source, select="fidelity")
    assert any("trente" in one.words for one in found)
    assert not restructurer.check(source.replace("vingt", "trente"), source=source.replace("vingt", "trente"),
                                  select="fidelity.number,fidelity.name")  # fmt: skip


def test_check_of_what_cannot_be_read_is_a_finding() -> None:
    (finding,) = restructurer.check("{", format="json", name="article")
    assert finding.path == "article"
    with pytest.raises(SettingsError):
        restructurer.check(ARTICLE, select="beauty")
