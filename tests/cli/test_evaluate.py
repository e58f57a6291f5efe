"""The command that measures against gold."""

import json
from pathlib import Path

import pytest

from .conftest import run

EMPTY: dict[str, object] = {
    name: []
    for name in (
        *("policies", "bodies", "zones", "places", "industries"),
        *("facilities", "statistics", "targets", "measures"),
    )
}
CIRCLE = {
    **EMPTY,
    "policies": [
        {
            "name": "Twin Rivers Development Plan",
            "aliases": [],
            "type": "plan",
            "issued": "2021-10-20",
            "issuers": ["State Council"],
        }
    ],
    "zones": [
        {
            "name": "Chengdu-Chongqing Economic Circle",
            "aliases": [],
            "covers": ["Chongqing", "Chengdu", "Mianyang"],
            "within": [],
        }
    ],
    "statistics": [
        {
            "subject": "Circle",
            "measure": "area",
            "value": 185000,
            "unit": "square kilometers",
            "year": None,
        }
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with one gold file, whose text is elsewhere."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "circle.json").write_text(json.dumps(CIRCLE))
    return tmp_path / "gold"


def figures(*args: str | Path) -> dict[tuple[str, str], dict[str, object]]:
    """Return the rows of the command, by tier and family."""
    result = run("evaluate", *args, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    return {(r["tier"], r["family"]): r for r in json.loads(result.stdout)}


def test_a_reading_and_the_graph_built_from_it_agree(gold: Path, documents: Path, graph: Path) -> None:
    """Both find two of three places; what the graph holds is what was read."""
    fresh = figures(gold, "--texts", documents)
    assert fresh["all", "covers"]["right"] == 2
    assert fresh["all", "covers"]["gold"] == 3
    assert fresh["asserted", "dates"]["F1"] == 1.0
    assert fresh == figures(gold, "--texts", documents, "--graph", graph)


def test_the_table_fits_eighty_columns(gold: Path, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both tiers, reliability, and the rows that were asked for."""
    monkeypatch.setenv("COLUMNS", "80")
    result = run("evaluate", gold, "--texts", documents, "--rows")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert [x for x in lines if x in {"Asserted tier", "All tiers"}] == ["Asserted tier", "All tiers"]
    assert "Brier score" in result.stdout
    assert "covers: Chengdu-Chongqing Economic Circle → Mianyang" in result.stdout


def test_rows_as_csv(gold: Path, documents: Path) -> None:
    """Each missed or needless fact is a row."""
    out = run("evaluate", gold / "circle.json", "--texts", documents, "--rows", "--format", "csv").stdout
    assert out.splitlines()[0] == "document,tier,family,row,fact"
    assert "circle.txt,all,covers,missed,Chengdu-Chongqing Economic Circle → Mianyang" in out


def test_the_help_documents_the_form_of_gold() -> None:
    """Every list of a gold file is named."""
    told = run("evaluate", "--help").stdout
    assert all(name in told for name in EMPTY)


def test_what_cannot_be_measured_is_told(gold: Path, documents: Path, graph: Path, tmp_path: Path) -> None:
    """No text, no gold file, or a text that the graph does not know: one line and the code for bad input."""
    assert run("evaluate", gold).exit_code == 2
    (gold / "broken.json").write_text("{}")
    (tmp_path / "broken.txt").write_text("Nothing.\n")
    broken = run("evaluate", gold / "broken.json", "--texts", tmp_path)
    assert (broken.exit_code, "is not a gold file" in broken.stderr) == (2, True)
    (tmp_path / "circle.txt").write_text("Another text of that name.\n")
    other = run("evaluate", gold / "circle.json", "--texts", tmp_path, "--graph", graph)
    assert (other.exit_code, "without this text" in other.stderr) == (2, True)
