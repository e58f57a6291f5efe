"""Proving a graph: exit codes and findings in every format."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from kg.graph.findings import Finding, Severity

from .conftest import Run, run

VIOLATION = Finding(Severity.VIOLATION, "r:zone-x", "It has no name.", "Zone \x1b[31mX (zone)")
WARNING = Finding(Severity.WARNING, "r:zone-y", "It lies nowhere.", "Zone Y (zone)")


def test_verify(ask: Run) -> None:
    """A good graph holds, and the numbers of what was looked at are told."""
    result = ask("verify")
    assert (result.exit_code, result.stderr) == (0, "")
    told = r"Looked at 9 files, [\d,]+ passages, [\d,]+ claims \(tables included\): all hold\."
    assert re.fullmatch(told, " ".join(result.stdout.split()))


def test_a_graph_is_no_source(graph: Path) -> None:
    """Who names a graph where its sources belong is told how to name it."""
    result = run("verify", graph)
    assert result.exit_code != 0
    assert f"Write --graph {graph}" in result.stderr


@pytest.fixture
def broken(graph: Path, tmp_path: Path) -> Path:
    """Return a copy of the graph with one letter of one text changed."""
    folder = tmp_path / "broken"
    shutil.copytree(graph, folder)
    text = next(path for path in sorted((folder / "texts").iterdir()) if b"185,000" in path.read_bytes())
    text.write_bytes(text.read_bytes().replace(b"185,000", b"186,000"))
    return folder


def test_verify_fails(broken: Path) -> None:
    """A changed text makes the exit code 1, and the mismatches are listed."""
    result = run("verify", "--graph", broken)
    assert (result.exit_code, result.stderr) == (1, "")
    told = " ".join(result.stdout.split())
    assert re.search(r" texts/[0-9a-f]{64}\.txt: the file is not the one that the manifest describes ", told)
    assert re.search(
        r"Affected circle\.txt: \d+ claims rest on it, and \d+ facts, \d+ of which no other", told
    )
    assert result.stdout.endswith(" mismatches.\n")


def test_verify_tells_what_cannot_be_opened(broken: Path) -> None:
    """A graph whose quads are no quads any more is told in full, though no command can open it."""
    (broken / "graph.nq").write_text("not quads")
    result = run("verify", "--graph", broken)
    assert result.exit_code == 1
    assert "graph.nq: the quads cannot be read" in " ".join(result.stdout.split())


def test_verify_for_machines(broken: Path, ask: Run) -> None:
    """Mismatches come as JSON and CSV, with the same exit code."""
    result = run("verify", "--graph", broken, "--format", "json")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert rows[0].keys() == {"where", "what", "affected"}
    assert "claims rest on it" in rows[0]["affected"]
    table = csv.DictReader(io.StringIO(run("verify", "--graph", broken, "--format", "csv").stdout))
    assert len(list(table)) == len(rows)
    assert ask("verify", "--format", "json").stdout == "[]\n"


def test_verify_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packaged example, which has no manifest, is proved against its own documents."""
    monkeypatch.chdir(tmp_path)
    result = run("verify")
    assert result.exit_code == 0
    told = (
        r"Looked at 12 files, [\d,]+ passages, [\d,]+ claims \(tables included\), 12 source files: all hold\."
    )
    assert re.fullmatch(told, " ".join(result.stdout.split()))


def test_check_runs(ask: Run) -> None:
    """The real check counts its findings, and the exit code goes by the violations."""
    result = ask("check")
    last = result.stdout.splitlines()[-1]
    counted = re.fullmatch(r"([\d,]+) violations?, [\d,]+ warnings?\.|Nothing found: .*", last)
    assert counted is not None
    assert result.exit_code == int((counted[1] or "0") != "0")


@pytest.mark.parametrize(
    ("findings", "code", "last"),
    [
        ((), 0, "Nothing found: the graph keeps all rules."),
        ((WARNING,), 0, "0 violations, 1 warning."),
        ((VIOLATION, WARNING), 1, "1 violation, 1 warning."),
    ],
)
def test_check(
    findings: tuple[Finding, ...], code: int, last: str, ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Violations make the exit code 1, warnings do not; findings are told in sentences."""
    monkeypatch.setattr("kg.opened.Graph.check", lambda _: findings)
    result = ask("check")
    assert (result.exit_code, result.stderr) == (code, "")
    assert result.stdout.splitlines()[-1] == last
    assert "\x1b" not in result.stdout
    for finding in findings:
        assert f"{finding.severity}  Zone " in result.stdout


def test_what_goes_for_many_is_told_once(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same warning about many things is one line with the first five, and the way to all of them."""
    many = tuple(
        Finding(Severity.WARNING, f"r:zone-{n}", "It lies nowhere.", f"Zone {n} (zone)") for n in range(8)
    )
    monkeypatch.setattr("kg.opened.Graph.check", lambda _: (VIOLATION, VIOLATION, *many))
    lines = ask("check").stdout.splitlines()
    assert [line.partition("  ")[0] for line in lines[:3]] == ["violation", "violation", "warning"]
    assert lines[2] == "warning  8 things: It lies nowhere."
    assert [line.strip() for line in lines[3:9]] == [*(f"Zone {n} (zone)" for n in range(5)), "… and 3 more"]
    assert lines[-1] == "All of them, one a line: kg check --format csv"
    assert len(json.loads(ask("check", "--format", "json").stdout)) == 10


def test_check_for_machines(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings come as JSON and CSV, with the same exit code."""
    monkeypatch.setattr("kg.opened.Graph.check", lambda _: (VIOLATION, WARNING))
    result = ask("check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)[1] == {
        "severity": "warning",
        "thing": "r:zone-y",
        "finding": "Zone Y (zone): It lies nowhere.",
    }
    assert ask("check", "--format", "csv").stdout.splitlines()[0] == "severity,thing,finding"


def test_sources_are_not_held_against_the_example(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no graph lies here, one's own documents are not compared with the example, which has others."""
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text("A text.", encoding="utf-8")
    result = run("verify", "mine.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no kg-graph here that could have been built from this" in result.stderr
    assert run("verify").exit_code == 0
