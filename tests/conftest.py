"""What every test shares: the model, loaded once, the rules, and the measuring corpus where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from restructurer.rulebook import Rulebook, default_rulebook

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# The suite says the same of the same commit every time; `make fuzz` draws new inputs.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def nlp() -> Language:
    from restructurer.analysis.model import load

    return load()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return default_rulebook()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The measuring corpus beside the checkout; tests that need it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs the measuring corpus ../shared, which stands beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def sample_text() -> str:
    return (ROOT / "data" / "sample.txt").read_text(encoding="utf-8")
