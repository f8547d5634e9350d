# Everything runs in .venv, which the first target makes; python3 (3.11 or newer) with venv is enough.
# On Windows without make, the same steps are in CONTRIBUTING.md as plain commands.

VENV ?= .venv
ifeq ($(OS),Windows_NT)
  PYTHON ?= python
  BIN := $(VENV)/Scripts
else
  PYTHON ?= python3
  BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALLED := $(VENV)/.installed
DEVELOPING := $(VENV)/.developing
WORKERS ?= 2

.PHONY: help demo test lint types bench golden clean

help:
	@echo "make demo    install, and read the replies in inbox/ into outputs/"
	@echo "make test    run the tests"
	@echo "make lint    check style, import rules and spelling"
	@echo "make types   check the types"
	@echo "make bench   measure accuracy on composed replies"
	@echo "make golden  write the expected results of the golden cases again"
	@echo "make clean   remove what the other targets made"

$(BIN)/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" \
	  || { echo "foi-compare needs Python 3.11 or newer; say which with: make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade "pip>=25.1"

$(INSTALLED): pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(DEVELOPING): pyproject.toml | $(BIN)/python
	$(PIP) install --editable . --group dev --group bench
	@touch $@ $(INSTALLED)

demo: $(INSTALLED)
	$(BIN)/foi-compare ingest inbox/

test: $(DEVELOPING)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --cov

lint: $(DEVELOPING)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell

types: $(DEVELOPING)
	$(BIN)/mypy

bench: $(DEVELOPING)
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/measure_letters.py
	$(BIN)/python benchmarks/measure_labels.py

golden: $(DEVELOPING)
	$(BIN)/python -m pytest tests/golden --update-golden

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(name, ignore_errors=True) for name in \
	  ('$(VENV)', 'build', 'dist', 'htmlcov', '.pytest_cache', '.mypy_cache', '.ruff_cache')]"
