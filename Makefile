# Two commands stand on one setup: `make run` shows a real day, `make test` runs the suite.
# Needed on the machine: make and Python 3.11 or newer with its venv module.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export ENERGY_MONITOR_DATA ?= ./var

.PHONY: help setup run test test-all lint types contracts docs clean

help:
	@echo "make run        the edition of 19 December 2022 from the shipped facts, then yesterday's from live sources"
	@echo "make test       the whole suite that needs no system package"
	@echo "make test-all   that, and what needs a browser, a mail server or Java"
	@echo "make lint types contracts   the other checks of CI"
	@echo "make docs       the figures of the worked examples in docs/, written from the code"

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "Python 3.11 or newer is needed, this is %d.%d; try: make PYTHON=python3.12" % v[:2])'
	@$(PYTHON) -c 'import venv, ensurepip' || { echo "This Python cannot make environments; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt -e '.[dev,places]' | \
	  awk '/^Collecting/ {printf "  %s\n", $$2; fflush()} /^(Installing|Successfully)/ {print "  " $$1 " ..."; fflush()}'
	@$(BIN)/python -c 'import monitor, pytest'
	@touch $(READY)

# Exit code 3 means that the report was made but a source failed, which the report itself tells.
run: setup
	@$(BIN)/energy-monitor run --date 2022-12-19 --offline || [ $$? -eq 3 ]
	@echo
	@echo "Now yesterday, with every live source that needs no key (at most 20 seconds of asking):"
	@$(BIN)/energy-monitor run --as-of now || [ $$? -eq 3 ]

test: setup
	@$(BIN)/python -m pytest -n auto -m "not system"

test-all: setup
	@$(BIN)/python -m pytest -n auto

lint: setup
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

# The figures of the worked examples in the pages, from the code as it is now.
docs: setup
	@$(BIN)/python -m docs

types: setup
	@$(BIN)/mypy

contracts: setup
	@$(BIN)/lint-imports

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache build dist
