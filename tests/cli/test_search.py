"""The command that finds things by their names."""

import csv
import io
import json

from .conftest import Run


def test_a_table_for_people(ask: Run) -> None:
    """What was found is told with kind and number of claims; one column more where another name fits."""
    result = ask("search", "science", "city", "western")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["thing", "kind", "claims"]
    assert lines[2].startswith("Western (Chongqing) Science City")
    assert lines[-1].endswith(("thing", "things"))
    assert "found by" in ask("search", "重庆").stdout.splitlines()[0]


def test_what_is_only_like_it_is_said_to_be(ask: Run) -> None:
    """With a slip, what is alike is shown as such; without anything alike, that is said."""
    result = ask("search", "shapinba")
    assert result.stdout.startswith("No name has these words; these are spelled much like it:")
    assert "Shapingba" in result.stdout
    result = ask("search", "qqqxxx\x1b[31m")
    assert (result.exit_code, "\x1b" in result.stdout) == (0, False)
    assert result.stdout.startswith("Nothing in this graph is called anything like")


def test_rows_for_machines(ask: Run) -> None:
    """JSON and CSV hold ids, the name that fits and how."""
    found = json.loads(ask("search", "Shapingba", "--limit", "1", "--format", "json").stdout)
    assert found[0]["id"] == "r:place-shapingba"
    assert found[0]["match"] == "exact"
    rows = list(csv.reader(io.StringIO(ask("search", "chongqing", "--format", "csv").stdout)))
    assert rows[0] == ["thing", "kind", "id", "found_by", "match", "claims"]
    assert rows[1][2] == "r:place-chongqing"


def test_only_one_kind(ask: Run) -> None:
    """Kinds are named in words, one or several; an unknown one tells those that there are."""
    assert {"zone"} == {
        row["kind"] for row in json.loads(ask("search", "c", "--kind", "zones", "--format", "json").stdout)
    }
    for wrong in ("nonsense", "}; DROP ALL"):
        result = ask("search", "c", "--kind", wrong)
        assert result.exit_code == 2
        assert "Kinds: " in result.stderr
        assert len(result.stderr.splitlines()) == 1
