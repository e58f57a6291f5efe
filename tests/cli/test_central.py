"""Rankings in every format."""

import csv
import io
import json

import pytest

from .conftest import Run


def test_a_table_for_people(ask: Run) -> None:
    """The most central things come first, with what the measure means and how many there are."""
    result = ask("central", "--top", "3")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["rank", "thing", "kind", "links"]
    assert lines[2].split()[0] == "1"
    assert lines[-2] == "degree: the number of other things that facts link to it."
    assert lines[-1].startswith("3 of ")


@pytest.mark.parametrize("by", ["pagerank", "betweenness"])
def test_other_measures_are_shares(by: str, ask: Run) -> None:
    """PageRank and betweenness are told in per cent; one kind needs no column of kinds."""
    lines = ask("central", "--by", by, "--kind", "zones").stdout.splitlines()
    assert lines[0].split() == ["rank", "thing", f"{by},", "%", "links"]


def test_rows_for_machines(ask: Run) -> None:
    """CSV, JSON and Markdown hold the same rows."""
    rows = json.loads(ask("central", "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(ask("central", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    assert rows[0].keys() == {"rank", "thing", "kind", "score", "links", "id"}
    assert ask("central", "--format", "md").stdout.startswith("| rank | thing | kind | score |")


def test_no_such_things(ask: Run) -> None:
    """A kind without members is told in a sentence, one that there is not in one line on stderr."""
    assert ask("central", "--kind", "event").stdout == "No thing of this kind is linked by facts.\n"
    result = ask("central", "--kind", "zoens")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "zoens: there is no such kind of things. Did you mean zone?\n"
