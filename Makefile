# restructurer: `make run` restructures the sample article, `make test` runs every test.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLE ?= data/sample.txt
WORDS ?=
FORMAT ?= md

.PHONY: run setup dev lint types test lock clean

run: $(VENV)/.run
	$(BIN)/restructurer run $(ARTICLE) --format $(FORMAT) $(if $(WORDS),--words $(WORDS)) --allow-short

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

# Writes the lock files anew from setup.cfg (needs uv in the environment).
lock: $(BIN)/python
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header setup.cfg requirements/build.in -o requirements/run.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra html --extra docx --extra dev --extra bench --extra bundle setup.cfg requirements/build.in -o requirements/dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info out
