# restructurer: `make run` restructures the sample article, `make test` runs every test.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLE ?= data/sample.txt
WORDS ?=
FORMAT ?= md

.PHONY: run setup dev lint test bench headings bundle bundle-test yoast fuzz lock clean

run: $(VENV)/.run
	@$(BIN)/restructurer run $(ARTICLE) --format $(FORMAT) $(if $(WORDS),--words $(WORDS)) --allow-short

setup: $(VENV)/.run

dev: $(VENV)/.dev

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.lock setup.cfg pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@

lint: $(VENV)/.dev
	$(BIN)/ruff check restructurer tests scripts
	$(BIN)/ruff format --check restructurer tests scripts
	$(BIN)/mypy

test: $(VENV)/.dev lint
	$(BIN)/python -m pytest

# Measures, side by side with the peers, as ratios (docs/performance.md).
bench: $(VENV)/.dev
	$(BIN)/python scripts/bench.py

# Titles and subheadings of every article of a folder on one page, to be read.
headings: $(VENV)/.dev
	$(BIN)/python scripts/print_headings.py $(FOLDER)

# One archive to carry in on a disk (docs/air-gapped.md), and the proof that it needs no network.
bundle: $(VENV)/.dev
	$(BIN)/python scripts/make_bundle.py out

bundle-test: bundle
	scripts/offline_check.sh out/restructurer-*.tar.gz

# Agreement with Yoast: needs node and npm (docs/yoast.md).
yoast: $(VENV)/.dev
	cd tests/yoast && npm ci --silent --ignore-scripts --no-audit --no-fund
	$(BIN)/python -m pytest tests/test_check_yoast.py tests/test_check_formats.py

# Damaged and hostile inputs, 20,000 of them, and new draws for every property of the suite.
fuzz: $(VENV)/.dev
	$(BIN)/python scripts/fuzz.py
	$(BIN)/python -m pytest -q --hypothesis-profile fuzz -m hypothesis tests

# Writes the lock files anew from setup.cfg (needs uv in the environment).
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header
lock: $(BIN)/python
	$(LOCK) setup.cfg requirements/build.in -o requirements/run.lock
	$(LOCK) --extra html --extra docx setup.cfg -o requirements/bundle.lock
	$(LOCK) --extra html --extra docx --extra dev --extra bench --extra bundle setup.cfg requirements/build.in -o requirements/dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info out
