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
TESTS ?= tests
# What a file of tests reads or runs once is then done once, and the long files come first.
BY_FILE := --dist loadfile --no-loadscope-reorder

# Beside .venv: uv by itself, and the two environments with other versions than the lock's.
RESOLVER := $(VENV)-resolver
LOWEST := $(VENV)-lowest
NEWEST := $(VENV)-newest
UV = $(RESOLVER)/$(notdir $(BIN))/uv --quiet
# A version without a wheel would have to be built, which most machines cannot.
COMPILE = $(UV) pip compile --only-binary :all: --no-annotate
LOCK = $(COMPILE) --custom-compile-command "make lock" --universal --python-version 3.11 \
  --fork-strategy fewest --generate-hashes --upgrade

.PHONY: help demo test coverage test-lowest test-newest lint types licences lock bench golden clean

help:
	@echo "make demo    install, and read the replies in inbox/ into outputs/"
	@echo "make test    run the tests"
	@echo "make coverage   run the tests, and say which lines of the program none of them runs"
	@echo "make lint    check style, import rules and spelling"
	@echo "make types   check the types"
	@echo "make test-lowest, make test-newest   run the tests with other versions of the dependencies"
	@echo "make licences   list the licence of each dependency, and write docs/licences.md"
	@echo "make lock    take the newest versions into requirements/"
	@echo "make bench   measure accuracy on composed replies"
	@echo "make golden  write the expected results of the golden cases again"
	@echo "make clean   remove what the other targets made"

$(BIN)/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" \
	  || { echo "foi-compare needs Python 3.11 or newer; say which with: make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# From the ranges of pyproject.toml, as everybody gets it who installs foi-compare.
$(INSTALLED): pyproject.toml | $(BIN)/python
	$(PIP) install --prefer-binary --editable '.[review]'
	@touch $@

# From the lock, down to the last hash. The lock names every package, so that pip need look for none:
# left to look, it takes `coverage[toml]`, which pytest-cov asks for, for a package that has no hash
# as soon as a newer coverage is out, and stops.
$(DEVELOPING): pyproject.toml requirements/dev.lock | $(BIN)/python
	@$(BIN)/python -c "import sys; sys.exit(sys.version_info >= (3, 15))" \
	  || { echo "requirements/dev.lock is for Python 3.11 to 3.14; with another: make test-newest"; exit 1; }
	$(PIP) install --require-hashes --no-deps --requirement requirements/dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(PIP) check
	@touch $@ $(INSTALLED)

$(RESOLVER)/.installed: requirements/resolver.lock
	$(PYTHON) -m venv --clear $(RESOLVER)
	$(RESOLVER)/$(notdir $(BIN))/python -m pip --disable-pip-version-check --quiet install \
	  --require-hashes --no-deps --requirement $<
	@touch $@

demo: $(INSTALLED)
	$(BIN)/foi-compare ingest inbox/

test: $(DEVELOPING)
	$(BIN)/python -m pytest -n $(WORKERS) $(BY_FILE) $(TESTS)

# Which lines no test runs. Apart from the tests, which take longer while lines are counted.
coverage: $(DEVELOPING)
	$(BIN)/python -m pytest -n $(WORKERS) $(BY_FILE) --cov=foi_compare $(TESTS)

# The lowest version of each direct dependency that pyproject.toml allows and that has a wheel for
# this Python. Warnings are shown and fail nothing, here and below: old versions warn of each other.
test-lowest: $(RESOLVER)/.installed
	$(UV) venv --clear --python $(RESOLVER)/$(notdir $(BIN))/python $(LOWEST)
	$(COMPILE) pyproject.toml --extra review --group dev --group bench --resolution lowest-direct --python $(LOWEST) \
	  --output-file $(LOWEST)/versions.txt
	$(UV) pip install --python $(LOWEST) --requirement $(LOWEST)/versions.txt
	$(UV) pip install --python $(LOWEST) --no-deps --editable .
	$(LOWEST)/$(notdir $(BIN))/python -m pytest -n $(WORKERS) $(BY_FILE) -W default $(TESTS)

# The newest of everything, also above an upper bound.
test-newest: $(RESOLVER)/.installed
	$(UV) venv --clear --python $(RESOLVER)/$(notdir $(BIN))/python $(NEWEST)
	$(COMPILE) pyproject.toml --extra review --group dev --group bench --override requirements/unbounded.txt \
	  --python $(NEWEST) --output-file $(NEWEST)/versions.txt
	$(UV) pip install --python $(NEWEST) --requirement $(NEWEST)/versions.txt
	$(UV) pip install --python $(NEWEST) --no-deps --editable .
	$(NEWEST)/$(notdir $(BIN))/python -m pytest -n $(WORKERS) $(BY_FILE) -W default $(TESTS)

lock: $(RESOLVER)/.installed
	$(LOCK) pyproject.toml --extra review --group dev --group bench --group build --output-file requirements/dev.lock
	$(LOCK) --group resolver --output-file requirements/resolver.lock

licences: $(DEVELOPING)
	$(BIN)/python scripts/licences.py --write docs/licences.md

lint: $(DEVELOPING)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell
	$(BIN)/python scripts/licences.py --quiet

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
	  ('$(VENV)', '$(RESOLVER)', '$(LOWEST)', '$(NEWEST)', 'build', 'dist', 'htmlcov', \
	  '.pytest_cache', '.mypy_cache', '.ruff_cache')]"
