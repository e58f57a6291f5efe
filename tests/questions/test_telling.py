"""Templates become sentences: slots, numbers, units and parts that are left out."""

import json
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import resources
from kg.namespaces import expand
from kg.questions.catalogue import catalogue
from kg.questions.cells import Cell, Row
from kg.questions.telling import Said, tell

COLUMNS = ("zone", "how", "via", "value", "unit", "number")
BAY = Cell(expand("r:zone-bay"), "Blue Bay", expand("r:zone-bay"))
GULF = Cell(expand("r:zone-gulf"), "Great Gulf", expand("r:zone-gulf"))
PORT = Cell(expand("r:place-port"), "Northport", expand("r:place-port"))
QUAYS = Cell(expand("r:measure-quays"), "build quays", expand("r:measure-quays"))
YUAN = Cell(expand("currency:CNY"), "yuan", expand("currency:CNY"))
NUM = Cell(expand("unit:NUM"), "unit:NUM", expand("unit:NUM"))
TEXT, BIG, TWO = Cell("directly", "directly"), Cell(Decimal("2900000000000"), "2900000000000"), Cell(2, "2")
FIRST = Row(COLUMNS, (BAY, TEXT, PORT, BIG, YUAN, TWO))
SECOND = Row(COLUMNS, (GULF, TEXT, QUAYS, Cell(Decimal("1198.5"), "1198.5"), NUM, Cell(1, "1")))
GIVEN = {"place": PORT, "year": Cell(2035, "2035"), "vowel": Cell("action plan", "action plan")}

# (template, sentence for the first row, sentence for both)
TOLD: tuple[tuple[str, str, str], ...] = (
    ("", "", ""),  # a question without words has none
    (
        "{zone} takes in {place}",
        "Blue Bay takes in Northport.",
        "Blue Bay and Great Gulf takes in Northport.",
    ),
    ("{^zone} is first", "Blue Bay is first.", "Blue Bay is first."),
    ("it is {how}", "It is directly.", "It is directly."),  # a value told once
    (
        "{zone}[: {via}]",
        "Blue Bay.",
        "Blue Bay and Great Gulf: Northport and “build quays”.",
    ),  # repeats what is asked
    ("{zone}[ in {nothing}]", "Blue Bay.", "Blue Bay and Great Gulf."),  # an empty part
    ("{value unit}", "2.9 trillion yuan.", "2.9 trillion yuan, 1,198.5 yuan."),  # figures with their unit
    ("{#zone zone takes/zones take}", "1 zone takes.", "2 zones take."),
    ("{#number measure/measures}", "2 measures.", "2 measures."),  # a number that stands in the row
    (
        "a {zone} and a {unit}[, a {vowel}]",
        "A Blue Bay and a yuan, an action plan.",
        "A Blue Bay and Great Gulf and a yuan and unit:NUM, an action plan.",
    ),
    ("{# row/rows} by {year}", "1 row by 2035.", "2 rows by 2035."),  # a year is not grouped
)


@pytest.mark.parametrize(("template", "one", "both"), TOLD)
def test_told(template: str, one: str, both: str) -> None:
    """One row and several rows are told by the same template."""
    assert tell(template, Said((FIRST,), GIVEN, is_one=True)) == one
    assert tell(template, Said((FIRST, SECOND), GIVEN)) == both


def test_cases_collected() -> None:
    """All templates were collected."""
    assert len(TOLD) == 11


def test_many_are_cut() -> None:
    """Of very many values the first are listed and the rest counted."""
    rows = [Row(("zone",), (Cell(f"z{n}", f"Zone {n}"),)) for n in range(9)]
    assert tell("{zone}", Said(rows, {})) == "Zone 0, Zone 1, Zone 2, Zone 3, Zone 4 and 4 more."


def test_every_question_has_words() -> None:
    """Each of the fifty-eight questions has a sentence for a row, for all rows and for none."""
    questions = catalogue()
    expected = json.loads((resources.ontology() / "questions" / "expected.json").read_text(encoding="utf-8"))
    assert len(questions) == len(expected) == 58
    for item in questions:
        known, columns = {p.name for p in item.parameters}, set(expected[item.id]["columns"])
        for template in (item.answer, item.whole, item.none):
            assert template, item.id
            assert not template.endswith("."), item.id
        assert set(re.findall(r"\{[#^]?(\w+)", item.answer + item.whole)) <= columns | known, item.id
        assert set(re.findall(r"\{[#^]?(\w+)", item.none)) <= known, item.id


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_values_are_never_templates(label: str, other: str) -> None:
    """Whatever a label is, its braces and brackets are told as they stand."""
    row = Row(("zone",), (Cell("x", f"{{place}}[{label}]"),))
    told = tell("{zone} and {place}", Said((row,), {"place": Cell("y", f"p{other}")}, is_one=True))
    assert "{place}[" in told
