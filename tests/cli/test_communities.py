"""Groups in every format."""

import csv
import io
import json

from .conftest import Run


def test_a_list_for_people(ask: Run) -> None:
    """Each group has a name, its size and kinds, and its best members; the rest is counted."""
    result = ask("communities", "--members", "1", "--least", "2")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("1   ")
    assert " links inside, " in lines[1] + lines[2]
    assert sum(line.startswith("    · ") for line in lines) == sum(line[:1].isdigit() for line in lines) - 1
    assert any(line.startswith("    … and ") for line in lines)
    assert "; modularity 0." in " ".join(lines[-2:])


def test_rows_for_machines(ask: Run) -> None:
    """CSV, JSON and Markdown hold one row a member."""
    rows = json.loads(ask("communities", "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(ask("communities", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    assert rows[0].keys() == {"group", "name", "thing", "kind", "links", "id"}
    assert ask("communities", "--format", "md").stdout.startswith("| group | name | thing |")


def test_a_size_below_one_is_refused(ask: Run) -> None:
    """A least size of nothing is one line on stderr."""
    result = ask("communities", "--least", "0")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "0: the least number of members is below one. Give a larger number\n"
