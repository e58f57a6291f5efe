"""Tables are written without letting a cell act as a formula, as markup or as a break."""

import csv
import io
import json
import sys
from datetime import date
from decimal import Decimal

import pytest

from kg.exceptions import KgError
from kg.questions.cells import Plain
from kg.questions.tables import to_csv, to_frame, to_json, to_markdown

COLUMNS = ("name", "value")
# (cell, how it stands in CSV)
CSV_CELLS: tuple[tuple[Plain, str], ...] = (
    ("=1+1", "'=1+1"),
    ("+44 20", "'+44 20"),
    ("-2", "'-2"),
    ("@SUM(A1)", "'@SUM(A1)"),
    (" =1", "' =1"),
    ("\t=1", "'\t=1"),
    ("＝1", "'＝1"),
    (-2, "-2"),  # a number is a number
    (Decimal("0.50"), "0.5"),
    (True, "yes"),
    (None, ""),
    (date(2021, 5, 4), "2021-05-04"),
    ('say "so", twice', 'say "so", twice'),
    ("two\nlines", "two\nlines"),
    ("bell\x07 and \u202eturn", "bell and turn"),
    ("a = b", "a = b"),
)
# (cell, how it stands in Markdown)
MARKDOWN_CELLS: tuple[tuple[Plain, str], ...] = (
    ("a|b", "a\\|b"),
    ("<script>", "\\<script\\>"),
    ("![x](http://e)", "\\!\\[x\\](http://e)"),
    ("two\nlines", "two lines"),
    ("*a* _b_ `c` $d$", "\\*a\\* \\_b\\_ \\`c\\` \\$d\\$"),
    ("R&D", "R&amp;D"),
    (2035, "2035"),
)


@pytest.mark.parametrize(("cell", "expected"), CSV_CELLS)
def test_csv_cells(cell: Plain, expected: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe; others come back as they were."""
    header, row = csv.reader(io.StringIO(to_csv(COLUMNS, [("x", cell)])))
    assert header == list(COLUMNS)
    assert row == ["x", expected]


@pytest.mark.parametrize(("cell", "expected"), MARKDOWN_CELLS)
def test_markdown_cells(cell: Plain, expected: str) -> None:
    """Nothing in a cell is taken for markup or ends its row."""
    text = to_markdown(COLUMNS, [("x", cell)])
    assert text == f"| name | value |\n| --- | --- |\n| x | {expected} |\n"


def test_cells_collected() -> None:
    """All cells were collected."""
    assert (len(CSV_CELLS), len(MARKDOWN_CELLS)) == (16, 7)


def test_json_keeps_types() -> None:
    """Numbers stay numbers in JSON, dates become ISO text, and what is no number becomes null."""
    cells: tuple[Plain, ...] = (
        2,
        Decimal("2.50"),
        Decimal("3.0"),
        date(2021, 5, 4),
        None,
        float("nan"),
        "é<",
    )
    table = json.loads(to_json(("c",), [(cell,) for cell in cells]))
    assert [line["c"] for line in table] == [2, 2.5, 3, "2021-05-04", None, None, "é<"]


def test_empty_tables() -> None:
    """A table without rows still has its columns."""
    assert to_csv(COLUMNS, []) == "name,value\n"
    assert json.loads(to_json(COLUMNS, [])) == []
    assert to_markdown(COLUMNS, []).count("\n") == 2
    assert list(to_frame(COLUMNS, []).columns) == list(COLUMNS)


def test_frame() -> None:
    """A frame has numbers for decimals."""
    frame = to_frame(COLUMNS, [("a", Decimal("2.5")), ("b", Decimal(3))])
    assert frame["value"].sum() == 5.5


def test_frame_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas the error says how to install it."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match="pip install"):
        to_frame(COLUMNS, [])
