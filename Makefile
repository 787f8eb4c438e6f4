# `make demo` and `make test` are all the set-up there is: each makes what it needs, and works again when run again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo demo-gate test quick integrations check fix docs bench schema lists multitool model eval-claims eval-reading eval-sources clean

demo: $(READY)
	@$(BIN)/citeaudit check data/article.md || [ $$? -eq 1 ]

# A scratch repository in a temporary folder: a weakly sourced claim is stopped, and mended.
demo-gate: $(READY)
	@$(BIN)/python docs/demo_gate.py

test: $(READY)
	$(BIN)/pytest -n auto

# For every save: all but what starts processes and reads whole corpora.
quick: $(READY)
	$(BIN)/pytest -n auto tests/unit tests/test_specs.py tests/golden

# pre-commit, the GitHub action and the GitLab job, each run for real.
integrations: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest -m integration tests/integrations

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(READY)
	$(BIN)/python docs/make_rules.py
	$(BIN)/python docs/make_picture.py
	$(BIN)/python docs/demo_gate.py --write

schema: $(READY)
	$(BIN)/python -m citeaudit.report.schema
	$(BIN)/python -m citeaudit.evidence.shape
	$(BIN)/python -m citeaudit.cli.settings.schema

# Sorts the word lists by first word, which would take a tenth of a short run.
lists: $(READY)
	$(BIN)/python -m citeaudit.article.words.index

# Microsoft's judge of SARIF, 95 MB: the tests ask it where it is installed.
multitool:
	npm install --silent --no-audit --no-fund --prefix .multitool @microsoft/sarif-multitool@5.7.0
	chmod +x .multitool/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool

# Labelled sentences of articles that lie beside the repository; says so where they do not.
eval-claims: $(READY)
	$(BIN)/python -m benchmarks.claims.evaluate

eval-reading: $(READY)
	$(BIN)/python -m benchmarks.reading

# A plain installation, as users have it, beside the tools it is measured against.
bench: .bench/.ready
	.bench/bin/python benchmarks/startup.py

.bench/.ready: pyproject.toml $(shell find src -type f -not -name '*.pyc')
	$(PYTHON) -m venv .bench
	.bench/bin/python -m pip install --quiet --upgrade pip
	.bench/bin/python -m pip install --quiet --compile --force-reinstall . --group bench
	touch $@

# Needs numpy and scipy: `pip install --group training`.
model: $(READY)
	$(BIN)/python -m pip install --quiet --group training
	$(BIN)/python -m training.train

eval-sources: $(READY)
	$(BIN)/python -m pip install --quiet --group training
	$(BIN)/python -m benchmarks.sources

clean:
	rm -rf $(VENV) .bench dist

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	$(BIN)/python -m compileall -q src  # pip compiles what it installs, but not what is editable
	touch $@
