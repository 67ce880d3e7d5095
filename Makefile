# Needs Python >= 3.11, make and git; what else is needed goes into .venv and node_modules, from the lock files.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON_CODE := hooks tests tools
PYTEST := sh tools/with-node.sh .venv/bin/python -m pytest -n auto --dist loadfile

# Silences Material's notice of its end of life (2027-05-05) and of MkDocs 2: both are known, and ARCHITECTURE.md says what follows.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help
help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

.PHONY: site
site: environment ## build the site into site/ (ARGS="--production" and the like are passed on)
	@.venv/bin/commonground build $(ARGS)

.PHONY: serve
serve: environment ## show the site at http://127.0.0.1:8000/ and rebuild it at every change
	@.venv/bin/python -m tools.serve $(ARGS)

.PHONY: check
check: lint types scripts ## lint, types and unit tests: a minute or two, before every commit
	$(PYTEST) -m "not browser and not slow"

.PHONY: test
test: lint types scripts browser ## everything, with whole builds and Chromium
	$(PYTEST)

.PHONY: bench
bench: checks browser ## measure builds of 1,000 and 10,000 generated groups, then the finder in Chromium (a quarter of an hour)
	@.venv/bin/python -m tools.bench $(ARGS)
	@.venv/bin/python -m tools.bench_finder
	@.venv/bin/python -m tools.bench_map
	@.venv/bin/python -m tools.bench_phone

.PHONY: lighthouse
lighthouse: checks browser ## ask Lighthouse (installed for this alone) about pages of site/ as a phone sees them (ARGS="find/ help-now/")
	@sh tools/with-node.sh npm ci --silent --prefix tools/lighthouse
	@.venv/bin/python -m tools.lighthouse_scores $(ARGS)

.PHONY: format
format: checks ## format the code
	.venv/bin/ruff check --fix-only --quiet $(PYTHON_CODE)
	.venv/bin/ruff format $(PYTHON_CODE)
	sh tools/with-node.sh npm run --silent format

.PHONY: messages
messages: environment ## collect the words of the interface for translators (CATALOGS="local/locale/cy.po" makes or updates that one too)
	@.venv/bin/python -m tools.messages $(CATALOGS)

.PHONY: lock
lock: environment ## write the lock files anew (UPGRADE=1: with the newest versions)
	@sh tools/lock.sh

.PHONY: clean
clean: ## remove everything that these commands made
	rm -rf .venv node_modules site .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# The parts of the above.
.PHONY: environment checks lint types scripts browser

environment:
	@PYTHON="$(PYTHON)" sh tools/setup.sh site

checks:
	@PYTHON="$(PYTHON)" sh tools/setup.sh checks

lint: checks
	.venv/bin/ruff check --quiet $(PYTHON_CODE)
	.venv/bin/ruff format --check --quiet $(PYTHON_CODE)
	.venv/bin/zizmor --offline --pedantic --quiet --no-progress .github
	sh tools/with-node.sh npm run --silent format-check

types: checks
	.venv/bin/mypy
	sh tools/with-node.sh npm run --silent types

scripts: checks
	@sh tools/with-node.sh node --test $$(find tests/js -name '*.test.js' | sort)

browser: checks
	@.venv/bin/python -m tools.chromium --install
