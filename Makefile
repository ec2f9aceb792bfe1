# RAS Desktop. `make run` starts the program, `make test` runs the tests; both set up what they need.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.DEFAULT_GOAL := help
.PHONY: help run test setup demo screenshots bench stress lint package golden migration translations lock

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

$(STAMP): requirements.lock pyproject.toml packaging/setup.sh
	@bash packaging/setup.sh $(VENV)
	@touch $@

setup: $(STAMP) ## all set-up: the program is then at .venv/bin/ras-desktop

run: $(STAMP) ## start the program
	@$(BIN)/ras-desktop

test: $(STAMP) ## the whole test suite (with PostgreSQL tests where PostgreSQL is installed)
	@bash packaging/test.sh $(BIN) $(TESTS)

demo: $(STAMP) ## write the demonstration caseload and one family's documents to build/demo
	@$(BIN)/ras-desktop demo build/demo

screenshots: $(STAMP) ## every page as PNG (light, dark, 100 % and 200 %) to screenshots/
	@$(OFFSCREEN) $(BIN)/python -m tests.helpers.screenshots screenshots

bench: $(STAMP) ## measure, as ratios against something run beside it
	@$(OFFSCREEN) $(BIN)/python -m tests.benchmarks

stress: $(STAMP) ## slow campaigns that try to break the program; every rule with new examples
	@RAS_HYPOTHESIS=stress bash packaging/test.sh $(BIN) -m stress -n 2 --timeout=3600

lint: $(STAMP) ## format, rules, types, import contracts, translations
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python packaging/translations.py --check

package: $(STAMP) ## build the wheel to dist/
	@$(BIN)/python -m hatchling build

golden: $(STAMP) ## write the expected documents anew; read their diff before you commit
	@$(OFFSCREEN) $(BIN)/pytest tests/documents tests/domain/test_budget_json.py --regenerate-golden

migration: $(STAMP) ## write the first migration anew from the tables (only until the first release)
	@$(BIN)/python -m ras_desktop.store.migrations.fresh

translations: $(STAMP) ## collect the texts to translate into resources/locale/
	@$(BIN)/python packaging/translations.py

lock: $(STAMP) ## pin all libraries anew from pyproject.toml
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv
	@$(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-annotate \
	  --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements.lock
