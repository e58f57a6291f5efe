"""Two things side by side, in every format."""

import csv
import io
import json

import pytest

from .conftest import Run

PAIR = ("Chengdu-Chongqing Economic Circle", "Western (Chongqing) Science City")


def test_a_table_for_people(ask: Run) -> None:
    """Both things are named, then what each has relation by relation, and the figures in columns."""
    result = ask("compare", *PAIR)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"A  {PAIR[0]}"
    assert "  A     Chengdu" in lines
    assert "  B     Beibei" in lines
    assert any(line.startswith("land area") and "km²" in line for line in lines)
    assert lines[-1].startswith("0 shared, ")
    assert max(map(len, lines)) <= 80


def test_what_is_shared(ask: Run) -> None:
    """What both have is marked, and what the tables say is told once in the heading."""
    shown = ask("compare", "Shapingba", "Beibei").stdout
    assert "belongs to  [from the reference tables]\n  both  Chongqing\n" in shown


def test_evidence(ask: Run) -> None:
    """With evidence each row has its sentences, also in CSV, JSON and Markdown."""
    words = "takes in Chongqing and Chengdu."
    assert words in " ".join(ask("compare", *PAIR, "--evidence").stdout.split())
    assert words not in " ".join(ask("compare", *PAIR).stdout.split())
    rows = json.loads(ask("compare", *PAIR, "--evidence", "--format", "json").stdout)
    assert any(words in (passage["sentence"] or "") for row in rows for passage in row["evidence"])
    table = list(csv.DictReader(io.StringIO(ask("compare", *PAIR, "--evidence", "--format", "csv").stdout)))
    assert len(table) == len(rows)
    assert any(words in row["evidence"] for row in table)
    assert words in ask("compare", *PAIR, "--evidence", "--format", "md").stdout


def test_hostile_text(ask: Run) -> None:
    """Escapes and markup in sentences are harmless."""
    for syntax in ("table", "csv", "md"):
        shown = ask("compare", *PAIR, "--evidence", "--format", syntax).stdout
        assert "title" in shown
        assert "\x1b" not in shown
        assert syntax != "md" or "[bold]" not in shown


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("Shapinba", PAIR[0]), "Did you mean Shapingba"),
        ((PAIR[0], PAIR[0]), "both names mean the same thing"),
    ],
)
def test_bad_requests(args: tuple[str, ...], told: str, ask: Run) -> None:
    """What cannot be compared is one line on stderr."""
    result = ask("compare", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
