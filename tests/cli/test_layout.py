"""Rows fit the terminal: widths of columns, wrapped cells, and lists where no table fits."""

import pytest

from kg.cli.layout import fit, is_figures, write_rows
from kg.cli.output import Screen

LONG = "a plan of many words that does not fit into one line of a narrow terminal at all"


def lines_of(
    capsys: pytest.CaptureFixture[str], width: int, columns: list[str], rows: list[list[str]]
) -> list[str]:
    """Return the lines that rows take on a terminal of some width."""
    screen = Screen()
    screen.width = width
    write_rows(screen, columns, rows)
    return capsys.readouterr().out.splitlines()


def test_short_cells_get_what_they_need() -> None:
    """Columns that fit are as wide as their longest cell."""
    assert fit(["a", "name"], [["12345", "x"]], 80) == [5, 4]


def test_long_cells_share_the_rest() -> None:
    """A long column takes what is left and no more."""
    widths = fit(["due", "element"], [["2035", LONG]], 40)
    assert widths == [4, 34]


def test_too_many_columns() -> None:
    """Where not even the least fits there is no table."""
    assert fit(["abcdefghijkl"] * 6, [["abcdefghijkl"] * 6], 60) is None


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_too_wide(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    """No line is wider than the terminal or ends in spaces, wide letters included."""
    rows = [["2035", LONG, "重庆市" * 20], ["1", "short", "http://" + "x" * 200]]
    found = lines_of(capsys, width, ["due", "element", "place"], rows)
    assert all(len(line) + sum(c > "\u2fff" for c in line) <= width for line in found)
    assert [line for line in found if line != line.rstrip()] == []
    assert "".join(found).count("x") == 200


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings, a rule, then rows; figures stand right under one another."""
    assert lines_of(capsys, 80, ["name", "value"], [["a", "7"], ["b", "1,000"]]) == [
        "name  value",
        "───────────",
        "a         7",
        "b     1,000",
    ]


def test_a_long_text_is_not_told_again_below_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """A leading cell of several lines that is the same as above becomes a ditto mark; short ones are told."""
    rows = [[LONG, "2030", "first"], [LONG, "2030", "second"], ["x", "2030", LONG], ["y", "2030", LONG]]
    found = lines_of(capsys, 60, ["plan", "due", "measure"], rows)
    text = " ".join(" ".join(found).split())
    assert (text.count("a plan of"), text.count('" 2030'), text.count("2030")) == (3, 1, 4)


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no table fits each row is a block, without its empty cells."""
    columns = ["first column", "second column", "third column", "fourth column"]
    rows = [["a", "", "c", "d" * 40], ["e", "f", "g", "h" * 40]]
    assert lines_of(capsys, 60, columns, rows)[:5] == [
        "first column   a",
        "third column   c",
        "fourth column  " + "d" * 40,
        "",
        "first column   e",
    ]


def test_markup_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    """What looks like markup or an emoji code is written as it stands."""
    assert lines_of(capsys, 80, ["[b]x[/b]"], [["[red]y[/red] :smile:"]])[0::2] == [
        "[b]x[/b]",
        "[red]y[/red] :smile:",
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "", "2,000.5"], True),
        (["2020-01-01"], False),
        (["x"], False),
        (["", ""], False),
        (["5 km"], False),
    ],
)
def test_figures(cells: list[str], expected: bool) -> None:
    """Only columns of plain numbers count as figures: no dates, no words, no empty columns."""
    assert is_figures(cells) is expected
