# Tawatur: everything a newcomer, a developer and a checking machine need. `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help demo test check gates bench clean

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(STAMP) ## read examples/ and leave out/demo.db and out/brief.html
	@mkdir -p out
	@rm -f out/demo.db out/demo.db-wal out/demo.db-shm
	$(BIN)/tawatur read examples --into out/demo.db
	$(BIN)/tawatur brief out/demo.db -o out/brief.html
	@echo "Open out/brief.html in a browser."

test: $(STAMP) ## run the tests; those that need a browser or the gold articles skip with a reason where these are missing
	$(BIN)/python -m pytest

check: $(STAMP) ## ruff (format and lint) and mypy --strict
	$(BIN)/ruff format --check tawatur tests gates benchmarks
	$(BIN)/ruff check tawatur tests gates benchmarks
	$(BIN)/mypy

gates: $(STAMP) ## score the program on the coded articles beside the checkout and compare with the pinned floors
	$(BIN)/python -m gates.gate

bench: $(STAMP) ## measure speed and memory, search, and kill runs at 120 points
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.fuzz --count 50000
	$(BIN)/python -m benchmarks.search
	$(BIN)/python -m benchmarks.kill

clean: ## remove what make made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
