"""Text for the terminal: hostile characters, headings, figures and units."""

from decimal import Decimal

import pytest

from kg.cli.text import clean, count, grouped, heading, told
from kg.namespaces import expand
from kg.questions.cells import Cell, Plain
from kg.questions.units import UNITS

CLEAN = [
    ("plain words", "plain words"),
    # colours, and the eight-bit form of the same
    ("a \x1b[1;31mred\x1b[0m b", "a red b"),
    ("a \x9b31mred", "a red"),
    # a window title, and a link
    ("x\x1b]0;owned\x07y", "xy"),
    ("\x1b]8;;http://h\x1b\\link\x1b]8;;\x1b\\", "link"),
    # an escape sequence that never ends hides no words
    ("\x1b]0;words stay", "0;words stay"),
    # line breaks, tabs and separators become spaces; bells and backspaces go
    ("a\nb\tc\u2028d\r\x07\x08e", "a b c d e"),
    # marks that turn the line round, and soft hyphens
    ("a\u202eb\u2066c\u00ad", "abc"),
    # a surrogate alone cannot be written
    ("a\ud800", "a\N{REPLACEMENT CHARACTER}"),
    # emoji of several parts and Chinese stay as they are
    ("👩\u200d🔬 重庆", "👩\u200d🔬 重庆"),
]
CELLS: list[tuple[Cell, str, str]] = [
    (Cell(185000, "185000"), "value", "185,000"),
    (Cell(Decimal("0.7500"), "0.75"), "confidence", "0.75"),
    # years, pages and codes are names and no amounts
    (Cell(2035, "2035"), "due", "2035"),
    (Cell(2035, "2035"), "referenceYear", "2035"),
    (Cell(True, "yes"), "answer", "yes"),
    (Cell(None, ""), "policy", ""),
    (Cell("x", "a\x1b[1mb"), "name", "ab"),
    # what has a label is told by it; units and relations without one are put into words
    (Cell(expand("kg:Zone"), "zone", expand("kg:Zone")), "kind", "zone"),
    (Cell(expand("unit:KiloM2"), "unit:KiloM2", expand("unit:KiloM2")), "unit", "square kilometres"),
    (Cell(expand("currency:CNY"), "currency:CNY", expand("currency:CNY")), "unit", "yuan"),
    (Cell(expand("rdf:type"), "rdf:type", expand("rdf:type")), "p", "is a"),
]


@pytest.mark.parametrize(("text", "expected"), CLEAN)
def test_clean(text: str, expected: str) -> None:
    """Nothing that a terminal would obey is left, and no words are lost."""
    assert clean(text) == expected


@pytest.mark.parametrize(("cell", "column", "expected"), CELLS)
def test_told(cell: Cell, column: str, expected: str) -> None:
    """A cell is told by labels, words and grouped figures."""
    assert told(cell, column) == expected


def test_cases() -> None:
    """Ten texts and eleven cells are tried."""
    assert (len(CLEAN), len(CELLS)) == (10, 11)


@pytest.mark.parametrize(
    ("number", "expected"), [(999, "999"), (1000, "1,000"), (2.5, "2.5"), (Decimal(7), "7")]
)
def test_grouped(number: Plain, expected: str) -> None:
    """Thousands are set apart."""
    assert isinstance(number, int | float | Decimal)
    assert grouped(number) == expected


def test_headings() -> None:
    """Headings are words, never camel case."""
    assert [heading(c) for c in ("zone", "viaLabel", "p1", "impliedRate")] == [
        "zone",
        "via",
        "relation 1",
        "implied rate",
    ]


def test_count() -> None:
    """One is told in the singular, none and many in the plural."""
    assert [count(n, "row") for n in (0, 1, 1500)] == ["0 rows", "1 row", "1,500 rows"]


def test_units_are_known() -> None:
    """Every unit in words has a prefix of the project."""
    assert all(expand(unit) for unit in UNITS)
