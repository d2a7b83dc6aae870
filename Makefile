PORT ?= 8000
PYTHON ?= python3
BIN = .venv/bin
# Where the two databases differ: rights and policies, triggers, locks, search. `make check` runs all.
FOUNDATION = $(addprefix jiyao/foundation/, access trail procedures registers)
SWEEPS = $(addprefix tests/, access test_one_predicate.py test_every_write.py \
	test_upgrading.py test_searching.py test_deciding_at_the_same_moment.py \
	test_clearance_follows_facts.py)
CARRIERS = $(addprefix jiyao/domains/carriers/tests/, test_at_the_same_moment.py test_issuing.py)
ON_POSTGRESQL = $(FOUNDATION) $(SWEEPS) $(CARRIERS)
export JIYAO_HOME ?= $(CURDIR)/var
# Compiled code is kept: what is tested starts Python some hundred times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-screening check audit format bench screenshots bundle proof scan-bundle system-packages

run: .venv/runtime
	@$(BIN)/jiyao setup
	@cat $(JIYAO_HOME)/demo-accounts.txt 2>/dev/null || JIYAO_DEMO=1 $(BIN)/jiyao demo
	@JIYAO_DEMO=1 $(BIN)/jiyao run --port $(PORT)

test: .venv/development system-packages test-screening
	$(BIN)/pytest -n 3 --dist worksteal
	$(BIN)/python -m tests.with_postgresql $(BIN)/pytest -n 3 --dist worksteal $(ON_POSTGRESQL)

test-screening: .venv/development system-packages
	cd screening && ../.venv/bin/python -m pytest -q -n 3

check: .venv/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy jiyao
	cd screening && ../.venv/bin/mypy jiyao_screening
	$(BIN)/lint-imports
	$(BIN)/python -m tests.audit $(ADVISORIES)
	JIYAO_WHOLE=1 $(MAKE) test ON_POSTGRESQL=

audit: .venv/development
	$(BIN)/python -m tests.audit $(ADVISORIES)

format: .venv/development
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/development system-packages
	$(BIN)/python -m bench.readers
	$(BIN)/python -m tests.with_postgresql $(BIN)/python -m bench.readers
	$(BIN)/python -m bench.search
	$(BIN)/python -m tests.with_postgresql $(BIN)/python -m bench.search
	$(BIN)/python -m bench.scale
	$(BIN)/python -m tests.with_postgresql $(BIN)/python -m bench.scale
	$(BIN)/python -m bench.frames
	$(BIN)/python -m bench.trail
	$(BIN)/python -m bench.imports

screenshots: .venv/development system-packages
	$(BIN)/python -m tests.browser.screenshots

bundle: .venv/runtime
	$(BIN)/python -m bundle.build dist

proof: .venv/development
	@tests/system-packages proof
	$(BIN)/pytest -q proof
	$(BIN)/python -m tests.with_postgresql $(BIN)/pytest -q proof

scan-bundle: .venv/runtime
	$(MAKE) -C screening scan-bundle PYTHON=$(CURDIR)/$(BIN)/python

system-packages:
	@tests/system-packages

.venv/bin/pip:
	$(PYTHON) -m venv .venv || { $(PYTHON) -m pip install --user virtualenv && $(PYTHON) -m virtualenv .venv; }

.venv/runtime: requirements.txt pyproject.toml screening/pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . -e screening
	@touch $@

.venv/development: requirements-dev.txt .venv/runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
