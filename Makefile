# Svod: `make demo` and `make test` need only python3 (3.11 or newer), pip and make; `make help` lists the rest.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCKS := requirements-build.lock requirements.lock
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	--custom-compile-command 'make lock'
SAY := @printf '%s\n'

.PHONY: help demo test check extras bench floors lock clean
.DELETE_ON_ERROR:

help:
	$(SAY) 'make demo    install Svod into $(VENV) and show it on the demonstration pages'
	$(SAY) 'make test    install Svod and its test tools into $(VENV) and run every test'
	$(SAY) 'make check   format, lint, types, layering of imports'
	$(SAY) 'make extras  also install what the exports to FollowTheMoney and Parquet need (PyICU is built: libicu-dev, g++)'
	$(SAY) 'make bench   measure speed beside natasha, which gets its own environment'
	$(SAY) 'make floors  raise the pinned quality floors to what is measured now (needs the gold, see CONTRIBUTING.md)'
	$(SAY) 'make lock    renew the locked versions (needs uv)'
	$(SAY) 'make clean   remove what the above made'

demo: $(VENV)/.installed
	$(SAY) '== Svod reads the demonstration pages into demo.svod and writes demo-brief.md'
	@$(BIN)/svod demo --register demo.svod
	$(SAY) '== svod lies in $(BIN): call it $(BIN)/svod, or first type . $(BIN)/activate'

test: $(VENV)/.installed-dev
	$(SAY) '== All tests'
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(SAY) '== Format and lint (ruff)'
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	$(SAY) '== Types (mypy --strict)'
	@$(BIN)/mypy
	$(SAY) '== Layering of imports (import-linter)'
	@$(BIN)/lint-imports --no-cache

extras: $(VENV)/.installed-extras

bench: $(VENV)/.installed $(VENV)-natasha/.installed
	@$(BIN)/svod bench --natasha $(VENV)-natasha/bin/python

# natasha's pymorphy2 needs the pkg_resources that setuptools had before 81, so it gets an environment of its own.
$(VENV)-natasha/.installed:
	$(SAY) '== Installing natasha 1.6 into $(VENV)-natasha, only to be measured'
	@$(PYTHON) -m venv $(VENV)-natasha
	@$(VENV)-natasha/bin/python -m pip install -qq natasha==1.6.0 'setuptools<81'
	@touch $@

floors: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.quality.floors

lock:
	$(SAY) '== Locking versions for Python 3.11 to 3.13 on every platform'
	@$(COMPILE) pyproject.toml --output-file requirements.lock
	@$(COMPILE) --group build --constraints requirements.lock --output-file requirements-build.lock
	@$(COMPILE) pyproject.toml --group dev --constraints requirements-build.lock --constraints requirements.lock \
		--output-file requirements-dev.lock
	@$(COMPILE) pyproject.toml --all-extras --constraints requirements-dev.lock --output-file requirements-extras.lock

clean:
	rm -rf $(VENV) $(VENV)-natasha build dist demo.svod demo.svod-* demo-brief.md .pytest_cache .mypy_cache .ruff_cache .hypothesis

# A stamp is newer than the locks it was installed from, so a second run installs nothing.
$(VENV)/.installed: $(LOCKS) pyproject.toml | $(VENV)/bin/python
	$(SAY) '== Installing locked dependencies into $(VENV) (about a minute, once)'
	@$(PIP) install --require-hashes --requirement requirements-build.lock
	@$(PIP) install --require-hashes --no-build-isolation --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(SAY) '== Installing locked test tools into $(VENV)'
	@$(PIP) install --require-hashes --no-build-isolation --requirement requirements-dev.lock
	@touch $@

$(VENV)/.installed-extras: $(VENV)/.installed requirements-extras.lock
	$(SAY) '== Installing locked extras into $(VENV)'
	@$(PIP) install --require-hashes --no-build-isolation --requirement requirements-extras.lock
	@touch $@

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo 'Svod needs Python 3.11 or newer, and no python3 here is. Install one, or name it:' \
		'make $(MAKECMDGOALS) PYTHON=/path/to/python3.12' >&2; exit 1; }
	$(SAY) "== Making the environment $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'Python could not make an environment: its venv module is' \
		'missing. Install it (on Debian or Ubuntu: apt-get install python3-venv) and run make again.' >&2; exit 1; }
