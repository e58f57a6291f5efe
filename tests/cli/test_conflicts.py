"""Tests of the command that shows where sources disagree."""

import json
from pathlib import Path

import pytest

from .conftest import run

OTHER = """Another letter

The Chengdu-Chongqing Economic Circle covers an area of 150,000 square kilometers.
On November 20, 2021, the State Council issued the Twin Rivers Development Plan.
"""


@pytest.fixture(scope="module")
def disagreeing(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a graph of the documents and one that contradicts them, and return its folder."""
    folder = tmp_path_factory.mktemp("disagreeing")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    built = run("build", documents, folder / "other.txt", "-o", folder / "graph", "--no-parser")
    assert built.exit_code == 0, built.output
    return folder / "graph"


def test_both_sides_are_told(disagreeing: Path) -> None:
    """Each side is told with its status, its works, the reason and its sentence."""
    told = run("conflicts", "--graph", disagreeing)
    assert told.exit_code == 0
    assert "Twin Rivers Development Plan  (dates)" in told.output
    assert "issued on 2021-10-20  [disputed, 1 independent work]" in told.output
    assert "Another work says otherwise" in told.output
    assert "150,000 square kilometers" in told.output
    assert told.output.rstrip().endswith("2 conflicts.")


def test_rows_for_machines(disagreeing: Path) -> None:
    """As JSON every side is one object with the number of its conflict."""
    rows = json.loads(run("conflicts", "--graph", disagreeing, "--format", "json").stdout)
    assert [row["conflict"] for row in rows] == [1, 1, 2, 2]
    assert {row["kind"] for row in rows} == {"dates", "figures"}


def test_one_kind(disagreeing: Path) -> None:
    """Only conflicts of one kind are shown; a kind that there is not is told in one line."""
    assert "1 conflict." in run("conflicts", "--graph", disagreeing, "--kind", "dates").output
    wrong = run("conflicts", "--graph", disagreeing, "--kind", "colours")
    assert wrong.exit_code == 2
    assert "There are: figures, dates, issuers, places, values" in wrong.output


def test_nothing_found(disagreeing: Path) -> None:
    """Where nothing contradicts, that is said."""
    told = run("conflicts", "Shapingba", "--graph", disagreeing)
    assert "Nothing found: no two claims contradict each other." in told.output


def test_no_rates(disagreeing: Path) -> None:
    """Without conversions there are no rates."""
    assert run("conflicts", "--rates", "--graph", disagreeing).output.strip() == "0 conversions."
