# The commands of the project. Each sets up what it needs; all that is wanted is make and Python 3.11 or newer with venv.
#   make demo      build the example graph, answer three questions, write the graph page
#   make test      run the test suite
#   make check     style, types and tests          make wheel-test  build the wheel and try it in an empty folder
#   make example   rebuild graph/policy.trig       make wheel       build dist/*.whl
#   make picture   redraw docs/graph.png           make bench       measure speed and memory
#   make docs      write docs/api, the reference   make tidy        take the outputs out of the notebooks
#   make quality   count rules on gold and write docs/quality.md
#   make clean     remove what these commands made
# PYTHON chooses the interpreter and VENV the folder of the environment: make test PYTHON=python3.12 VENV=/tmp/env

VENV ?= .venv
CANDIDATES = python3 python python3.14 python3.13 python3.12 python3.11
SUITABLE = -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'
BIN = $(VENV)/bin

.DEFAULT_GOAL = help
.PHONY: help demo test check wheel wheel-test example picture docs tidy bench quality clean

help:
	@sed -n 's/^#   //p' Makefile

# An environment once made is kept; a change of pyproject.toml installs again.
$(BIN)/python:
	@set -e; chosen="$(PYTHON)"; \
	if [ -z "$$chosen" ]; then for one in $(CANDIDATES); do \
	  if $$one $(SUITABLE) >/dev/null 2>&1; then chosen=$$one; break; fi; done; fi; \
	if ! { [ -n "$$chosen" ] && "$$chosen" $(SUITABLE) >/dev/null 2>&1; }; then \
	  echo "$${chosen:-python3}: not a Python of version 3.11 or newer with venv. Install one (on Debian: python3 and python3-venv), or name it: make PYTHON=/path/to/python" >&2; exit 2; fi; \
	"$$chosen" -m venv "$(VENV)"

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-docs: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	$(BIN)/kg demo

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest

check: $(VENV)/.installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest

wheel: $(VENV)/.installed-test
	$(BIN)/python -m build --outdir dist

wheel-test: $(VENV)/.installed-test
	$(BIN)/python -m pytest -m wheel tests/test_wheel.py

example: $(VENV)/.installed
	$(BIN)/python graph/make_example.py

picture: $(VENV)/.installed
	$(BIN)/python docs/make_picture.py

docs: $(VENV)/.installed-docs
	$(BIN)/python docs/make_api.py

tidy: $(BIN)/python
	$(BIN)/python notebooks/tidy.py

bench: $(VENV)/.installed
	$(BIN)/python tests/benchmarks/speed.py

quality: $(VENV)/.installed
	$(BIN)/python tests/evaluation/count_rules.py
	$(BIN)/python tests/evaluation/quality_card.py

clean:
	rm -rf .venv dist build docs/api kg-graph kg-graph.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests graph -name __pycache__ -type d -prune -exec rm -rf {} +
