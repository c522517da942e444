# `make site` is all an organiser needs; `make test` is what CI runs. `make help` lists the rest.

PYTHON ?=
CHROMIUM ?=
export PYTHON CHROMIUM
# Neither speaks to someone who builds an event site.
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true
# Some machines forbid Python to keep what it compiled: hundreds of programs would each compile it all again.
export PYTHONDONTWRITEBYTECODE =

BIN := .venv/bin
STEP := @sh scripts/step.sh
# Tests of one file share what is dear to make, so they stay in one process.
PYTEST := $(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# Older pips take the newest `coverage[toml]` beside a pinned `coverage`, and refuse it: pins keep their extras.
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras --custom-compile-command "make lock" --quiet $(UPGRADE)

# What needs nothing of the others runs beside them; each then speaks when it is done.
RULES := sample mypy ruff contracts
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
together = @$(MAKE) -j3 $(SYNC) $(1) || { \
	printf '\nSomething failed: its last sentence, above, says what.\n' >&2; exit 1; }

.DEFAULT_GOAL := help
.PHONY: help site test check rules tour audit bench lock docs clean environment test-environment browser $(RULES)
MAKEFLAGS += --no-print-directory

help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 16

site: environment ## Build the sample event into site/
	$(STEP) "hacksite check" "Mend the content and run \`make site\` again." $(BIN)/hacksite check sample_event
	$(STEP) "hacksite build" "" $(BIN)/hacksite build sample_event -o site
	@echo "Look at it: \`$(BIN)/hacksite serve sample_event\`, or"
	@echo "\`python3 -m http.server --bind 127.0.0.1 --directory site\` and port 8000 of this machine."

test: test-environment ## Everything: the rules, and all tests; shows what the quick ones cover
	$(call together,browser $(RULES))
	$(STEP) "pytest" "One test alone: \`$(BIN)/pytest -k NAME\`." $(PYTEST) --cov --cov-report=term

check: test-environment rules ## Before you push: the rules, and the quick tests
	$(STEP) "pytest" "One test alone: \`$(BIN)/pytest -k NAME\`." $(PYTEST) -m "not slow and not browser"

rules: test-environment
	$(call together,$(RULES))

ruff:
	$(STEP) "ruff check" "\`$(BIN)/ruff check --fix\` mends some of it." $(BIN)/ruff check
	$(STEP) "ruff format" "\`$(BIN)/ruff format\` mends it." $(BIN)/ruff format --check
mypy:
	$(STEP) "mypy --strict" "" $(BIN)/mypy
contracts:
	$(STEP) "lint-imports" "The contracts stand in pyproject.toml: mend the design." $(BIN)/lint-imports --no-logo
# The documentation holds the sample, which the build before it has drawn.
sample:
	$(STEP) "hacksite check" "" $(BIN)/hacksite check sample_event
	$(STEP) "mkdocs build --strict" "" $(BIN)/mkdocs build --strict --site-dir .cache/mkdocs-site
	@$(MAKE) docs

tour: environment ## The sample event in each of its phases, in tour/
	$(STEP) "The tour" "" $(BIN)/python scripts/tour.py

audit: test-environment browser ## axe-core on every page of the sample, in every phase, light and dark, narrow and wide
	$(STEP) "The audit" "" $(BIN)/python -m scripts.audit

bench: environment ## Time builds of 10 to 1,000 projects
	$(STEP) "The benchmark" "" $(BIN)/python -m benchmarks.run

lock: test-environment ## Renew requirements/*.txt from pyproject.toml; UPGRADE=--upgrade for newer versions
	$(LOCK) pyproject.toml --all-extras --group build --output-file requirements/site.txt
	$(LOCK) pyproject.toml --all-extras --group build --group test --constraints requirements/site.txt \
		--output-file requirements/test.txt
	$(LOCK) --group subscription --output-file requirements/subscription.txt
	$(LOCK) --group validation --output-file requirements/validation.txt
	$(LOCK) --group consumer --output-file requirements/consumer.txt
	$(LOCK) --group release --constraints requirements/test.txt --output-file requirements/release.txt

docs: test-environment ## The documentation as a site in .cache/docs-site, with the sample below it
	$(STEP) "The documentation" "" $(BIN)/python -m scripts.docs_site

clean: ## Remove all that was made, .venv included
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage
	rm -rf site tour build dist tests/tools/node_modules

environment:
	@sh scripts/environment.sh site

test-environment:
	@sh scripts/environment.sh test

browser:
	@sh scripts/environment.sh browser
