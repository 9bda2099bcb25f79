# Two commands matter: `make run` opens Klatch, `make test` proves it. Both set up what they need first.

PYTHON ?= python3
PY := .venv/bin/python
SETUP := $(PYTHON) packaging/setup/setup.py
UV ?= uv
CODE := src tests packaging

export PYTHONPATH := $(CURDIR)/src

.DEFAULT_GOAL := help
.PHONY: help run test check bench format requirements translations guide package package-test clean

help:  ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: .venv/ready-run  ## Open Klatch (ARGS="..." passes arguments; without a screen: the tour)
	@sh packaging/setup/run.sh $(PY) $(ARGS)

test: .venv/ready-dev check  ## Set up, check and test everything
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(ARGS)

check: .venv/ready-dev  ## Formatting, lint, types, direction of imports
	@$(PY) -m ruff format --check --quiet $(CODE) || { echo "Run 'make format' and look at what changed."; exit 1; }
	@$(PY) -m ruff check --quiet $(CODE)
	@$(PY) -m mypy --no-error-summary
	@report=$$($(PY) -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo) \
		|| { echo "$$report"; exit 1; }
	@echo "check: clean"

bench: .venv/ready-dev  ## Speed and memory as ratios to bare references
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench $(ARGS)

format: .venv/ready-dev  ## Format the code and repair what can be repaired
	@$(PY) -m ruff check --fix --quiet $(CODE) || true
	@$(PY) -m ruff format --quiet $(CODE)

requirements:  ## Pin the dependencies again (needs uv)
	@sh packaging/setup/requirements.sh $(UV)

translations: .venv/ready-dev  ## Collect the texts of the window and compile the languages
	@$(PY) packaging/translations/extract.py

guide: .venv/ready-dev  ## Make the pictures of the guide anew
	@QT_QPA_PLATFORM=offscreen $(PY) packaging/guide.py

package: build/package-env/ready-package  ## Build the packages of this system in dist/ (Linux: .deb, .rpm, .tar.xz)
	@build/package-env/bin/python packaging/package.py $(ARGS)

package-test:  ## Install, run and remove each package in a clean root (needs root)
	@mkdir -p build/package-test
	@$(PYTHON) packaging/linux/clean_root.py > build/package-test/report.txt; \
		status=$$?; cat build/package-test/report.txt; exit $$status

clean:  ## Remove everything that was made here, the environment too
	rm -rf .venv build dist tour .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/ready-run: requirements/run.txt packaging/setup/setup.py
	@$(SETUP) run

.venv/ready-dev: requirements/dev.txt packaging/setup/setup.py
	@$(SETUP) dev

build/package-env/ready-package: requirements/package.txt packaging/setup/setup.py
	@$(SETUP) package
