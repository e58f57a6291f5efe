"""Listing what was not understood."""

import csv
import json
from pathlib import Path

import pytest

from .conftest import run

TEXT = "Ponds are calm places. Nobody knows why 450 swans \x1bleft the pond.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    Path("plan.txt").write_text(TEXT)


def test_of_files() -> None:
    """The sentence stands there with its number, and a summary; hostile signs are taken out."""
    result = run("unread", "plan.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Nobody knows why 450 swans" in result.stdout
    assert "numbers left over: 450" in result.stdout
    assert "0 of 1 numbers" in result.stdout
    assert "\x1b" not in result.stdout


def test_of_a_graph(graph: Path) -> None:
    """Without files the list is that of a graph, and the coverage of all its documents is told."""
    result = run("unread", "--graph", graph, "--coverage", "--format", "json")
    rows = json.loads(result.stdout)
    assert sorted(row["document"] for row in rows) == ["circle.txt", "hostile.txt", "science.txt"]
    assert all(row["read"] <= row["telling"] <= row["sentences"] for row in rows)
    assert all(row["claimed"] <= row["numbers"] for row in rows)


def test_a_graph_and_its_files_give_the_same(documents: Path, graph: Path) -> None:
    """What the report of a graph lists is what the files give anew."""
    one = run("unread", "--graph", graph, "--format", "csv").stdout
    two = run("unread", documents, "--format", "csv").stdout
    assert sorted(csv.reader(one.splitlines())) == sorted(csv.reader(two.splitlines()))


def test_machine_formats() -> None:
    """CSV and JSON give the offsets, the reasons and the sentence."""
    (row,) = json.loads(run("unread", "plan.txt", "--format", "json").stdout)
    assert (row["start"], row["numbers"]) == (23, "450")
    assert row["document"] == "plan.txt"


def test_only_some_documents() -> None:
    """--document keeps those whose name holds the letters."""
    Path("other.txt").write_text(TEXT)
    rows = json.loads(run("unread", ".", "--document", "OTHER", "--format", "json").stdout)
    assert {row["document"] for row in rows} == {"other.txt"}


def test_the_example_is_read_anew() -> None:
    """Without a graph here the documents of the example are looked at."""
    result = run("unread", "--coverage")
    assert result.exit_code == 0
    assert "western-science-city.txt" in result.stdout


def test_what_cannot_be_read() -> None:
    """Files that cannot be read are told in one line, and the exit code is 2."""
    result = run("unread", "absent.txt")
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
