"""What is known of a thing, and the claims, in every format."""

import csv
import io
import json

import pytest

from .conftest import Run

CIRCLE = "Chengdu-Chongqing Economic Circle"


def test_show(ask: Run) -> None:
    """A thing is told with its kind, its relations in words, and the sentences under each statement."""
    result = ask("show", CIRCLE)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:2] == [CIRCLE, "zone · r:zone-chengdu-chongqing-economic-circle"]
    assert "  Chengdu" in lines
    assert "      The Chengdu-Chongqing Economic Circle takes in Chongqing and Chengdu." in lines
    assert "      — A circle of cities" in lines
    assert lines[-1].endswith(" statements")


def test_show_figures(ask: Run) -> None:
    """Figures of a thing are told with separators, and not once more with its name."""
    figures = [line for line in ask("show", CIRCLE).stdout.splitlines() if "185,000" in line]
    assert figures
    assert not [line for line in figures if line.startswith(f"  {CIRCLE}: ")]


def test_show_reference(ask: Run) -> None:
    """What only the reference tables say is marked."""
    shown = ask("show", "Shapingba").stdout
    assert "[from the reference tables]" in shown


def test_show_for_machines(ask: Run) -> None:
    """JSON and CSV hold one row a statement with its sentence."""
    rows = json.loads(ask("show", CIRCLE, "--format", "json").stdout)
    assert rows[0].keys() == {"relation", "other", "status", "documents", "sentence"}
    assert {row["other"] for row in rows} >= {"Chengdu", "Chongqing"}
    table = csv.DictReader(io.StringIO(ask("show", CIRCLE, "--format", "csv").stdout))
    assert len(list(table)) == len(rows)


def test_hostile_text(ask: Run) -> None:
    """Escapes and markup of titles and sentences are harmless in show and claims."""
    for command in ("show", "claims"):
        shown = ask(command, CIRCLE).stdout
        assert "\x1b" not in shown
        assert "— A red [bold]title[/bold]" in shown


@pytest.mark.parametrize("command", ["show", "claims"])
def test_unknown_name(command: str, ask: Run) -> None:
    """A name that is nearly right is answered with the right one, in one line."""
    result = ask(command, "Chengdu-Chongqing Economic Circl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Did you mean {CIRCLE} (zone, r:zone-chengdu-chongqing-economic-circle)" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["show", "claims", "path"])
def test_a_name_that_is_no_utf_8(command: str, ask: Run) -> None:
    """A name with bytes that are no UTF-8, as a shell may hand it over, is unknown, in one line."""
    result = ask(command, "Haf\udcffen", *([CIRCLE] if command == "path" else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "Haf" in result.stderr


def test_claims(ask: Run) -> None:
    """Claims are told with relation, status, rule, sentence and document."""
    result = ask("claims", CIRCLE)
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["subject", "relation", "object", "status"]
    assert any("contains" in line and "Chengdu" in line and "accepted" in line for line in lines)
    assert "    — A circle of cities" in lines
    assert any(line.startswith("    rule coverage-list, confidence 0.") for line in lines)
    assert lines[-1].endswith(" claims")


def test_years_are_names(ask: Run) -> None:
    """Years have no thousands separators."""
    shown = ask("claims", "--predicate", "kg:deadlineYear").stdout
    assert "  2035  " in shown
    assert "2,035" not in shown


def number(ask: Run, *args: str) -> int:
    """Return how many claims a command lists."""
    return len(json.loads(ask("claims", *args, "--format", "json").stdout))


def test_filters(ask: Run) -> None:
    """Each filter narrows the list; together they narrow it further."""
    everything = number(ask)
    contains = number(ask, "--predicate", "contains")
    document = number(ask, "--document", "circle.txt")
    assert number(ask, "--document", "A circle of cities") == document
    accepted = number(ask, "--status", "accepted")
    assert 0 < contains < everything
    assert 0 < document < everything
    assert 0 < accepted <= everything
    assert 0 < number(ask, "--predicate", "contains", "--document", "circle.txt") < contains
    assert number(ask, "--rule", "*") == everything
    assert number(ask, "--rule", "no-such-rule") == 0
    assert ask("claims", "--rule", "no-such-rule").stdout == "0 claims\n"


def test_claims_as_csv(ask: Run) -> None:
    """CSV holds one line a claim, with the columns of the library."""
    rows = list(csv.DictReader(io.StringIO(ask("claims", "--format", "csv").stdout)))
    assert {"subject", "predicate", "object", "status", "rule", "document", "sentence"} <= rows[0].keys()
    assert len(rows) == number(ask)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (
            ["--status", "good"],
            "good: no such status. There are: proposed, accepted, disputed, rejected, superseded\n",
        ),
        (
            ["--status", "asserted"],
            "asserted: no such status. It is a tier, which json and csv tell. There are: ",
        ),
        (["--predicate", "eats"], "eats: no property of this graph has this name. "),
        (["--document", "x.txt"], "x.txt: no source document of this graph has this name. "),
    ],
)
def test_bad_filters(args: list[str], told: str, ask: Run) -> None:
    """A filter that names nothing is one line on stderr."""
    result = ask("claims", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1
