# Everything sets itself up in its own virtual environment; only Python 3.11+, git and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint check clean

demo: $(VENV)/.ready  ## the main job on two fixture repositories
	$(BIN)/nullguard check fixtures/shop-python --fail-on never
	$(BIN)/nullguard check fixtures/shop-java --fail-on never

test: $(VENV)/.ready  ## all tests, on all cores
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.ready  ## static checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable '.[db]' --group dev
	$(BIN)/python -m compileall -q nullguard  # where Python must not write bytecode, each start would compile everything
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target $(VENV)/clients --group clients
	touch $@

clean:
	rm -rf $(VENV) dist
