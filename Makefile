# Roundtable. Each target sets up all that it needs. Written for GNU make 3.81, which macOS still ships.

PYTHON_HERE = .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help demo test run bench faults clean

help:
	@echo "make demo    play a whole roundtable; leaves session, report and pictures in demo/"
	@echo "make test    run every check: lint, format, types, import contracts, tests"
	@echo "make run     open the app (FILE=my.roundtable opens that session)"
	@echo "make bench   measure, as ratios against the least that could be done"
	@echo "make faults  kill it, cut its power, fill its disk; says what was lost (FAULTS=\"kill power\" for some)"
	@echo "make clean   remove what these made"

demo: .venv/.app
	@sh tools/prepare.sh libraries
	@$(PYTHON_HERE) main.py demo demo

test: .venv/.test
	@sh tools/prepare.sh libraries
	@$(PYTHON_HERE) -m tests $(ARGS)

run: .venv/.app
	@sh tools/prepare.sh libraries
	@$(PYTHON_HERE) main.py $(if $(FILE),"$(FILE)")

bench: .venv/.test
	@sh tools/prepare.sh libraries
	@$(PYTHON_HERE) -m tests.bench

faults: .venv/.test
	@$(PYTHON_HERE) -m tests.faults $(FAULTS)

clean:
	rm -rf .venv demo build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find roundtable ui tests resources -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp says which environment stands; a new pyproject.toml makes it again.
.venv/.app: pyproject.toml
	@sh tools/prepare.sh environment
	@touch $@

.venv/.test: pyproject.toml
	@sh tools/prepare.sh environment test
	@touch $@ .venv/.app
