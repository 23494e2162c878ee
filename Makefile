# The daily words. Each sets up what it needs in .venv: `make demo` and `make test` work on a machine
# that has only Python 3.11 or newer with its venv module, git and make.

DOSSIER := criciuma-1991
OUT := appraisals/$(DOSSIER)

BIN := .venv/bin
SETUP := @sh tools/setup.sh
FRESH_KERNELS := @$(BIN)/python tools/forget_stale_kernels.py

.DEFAULT_GOAL := help
.PHONY: help demo test check docs claims backtest worlds data-checks bench clean

help: ## these words
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

demo: ## appraise the shipped dossier; the last line is the report's path
	$(SETUP)
	$(FRESH_KERNELS)
	@$(BIN)/jointaction appraise $(DOSSIER) --out $(OUT)

test: ## all tests but those of the graphics card and of speed
	$(SETUP) dev
	$(FRESH_KERNELS)
	$(BIN)/python -m pytest -q -n 2 -m "not gpu and not benchmark"

check: ## lint, format, types, layers, spelling and the fast tests
	$(SETUP) dev
	$(FRESH_KERNELS)
	$(BIN)/ruff check -q
	$(BIN)/ruff format --check -q
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	$(BIN)/python -m pytest -q -n 2 -m "not slow and not gpu and not benchmark"

docs: ## the documentation, in docs/_build
	$(SETUP) docs
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build

claims: ## the paper's claims once more, kept for the documentation (minutes)
	$(SETUP)
	$(FRESH_KERNELS)
	$(BIN)/jointaction claims --seed 0 --json > docs/reference/claims.json.part
	mv docs/reference/claims.json.part docs/reference/claims.json

backtest: ## the forecasts against the shipped cases once more, kept for the documentation (a minute)
	$(SETUP)
	$(FRESH_KERNELS)
	$(BIN)/jointaction backtest --fit --seed 0 --json > docs/reference/backtest.json.part
	mv docs/reference/backtest.json.part docs/reference/backtest.json

worlds: ## the forecasts in made-up worlds once more, kept for the documentation (minutes)
	$(SETUP)
	$(FRESH_KERNELS)
	$(BIN)/jointaction backtest --made-up --draws 256 --seed 0 --json > docs/reference/worlds.json.part
	mv docs/reference/worlds.json.part docs/reference/worlds.json

data-checks: ## public networks among competitors, in DATA=DIR, against what was published
	@if [ -z "$(DATA)" ]; then echo "say where the files are: make data-checks DATA=DIR"; exit 2; fi
	$(SETUP)
	@$(BIN)/python tools/data_checks.py "$(DATA)"

bench: ## the measurements and their gates
	$(SETUP) bench
	$(FRESH_KERNELS)
	@if [ -f bench/run.py ]; then $(BIN)/python bench/run.py; else echo "nothing to measure yet"; fi

clean: ## remove what was made, .venv too
	rm -rf .venv docs/_build docs/reference/generated build dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +
