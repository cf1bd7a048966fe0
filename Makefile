# Two commands on a fresh machine: `make demo` and `make test`. Both set up what is missing.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# What was compiled once is kept: the tests start some hundred processes, and each would compile the whole programme.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run doctor test long check bench coverage constraints clean

demo: $(VENV)/.ready
	$(BIN)/python bot.py demo $(if $(DISTRICT),--district $(DISTRICT))

run: $(VENV)/.ready
	$(BIN)/python bot.py run

doctor: $(VENV)/.ready
	$(BIN)/python bot.py doctor

test: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n auto --dist worksteal

# What takes long and seldom fails: real processes that are killed, full disks, ten thousand rows, the browser.
long: $(VENV)/.ready-dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m long

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev
	$(BIN)/python -m benchmarks

coverage: $(VENV)/.ready-dev
	$(BIN)/coverage run -m pytest && $(BIN)/coverage report

$(VENV)/bin/python:
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh .ci/make-venv

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.ready

constraints:
	uv pip compile --universal --python-version 3.11 --extra dev --no-header --no-annotate --upgrade pyproject.toml -o constraints.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
