"""Telling what differs between two versions of a graph: folders, files and commits, in every format."""

import json
import subprocess
from pathlib import Path

import pytest

import kg
from kg.graph.patch import apply_patch
from kg.graph.serialisation import trig
from kg.graph.terms import VOCABULARY
from kg.graph.version import read_version

from .conftest import CIRCLE, run

NOTE = "A weekly note\n\nThe Western (Chongqing) Science City takes in Jiulongpo.\n"


@pytest.fixture(scope="module")
def later(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a later graph, with a further document and a changed date, and return its folder."""
    folder = tmp_path_factory.mktemp("later")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    (folder / "circle.txt").write_text(CIRCLE.replace("October 20", "October 22"), encoding="utf-8")
    given = [documents / "science.txt", documents / "hostile.txt", folder / "note.txt", folder / "circle.txt"]
    assert run("build", *given, "-o", folder / "graph", "--no-parser").exit_code == 0
    return folder / "graph"


def test_text(graph: Path, later: Path) -> None:
    """Changes are told in sentences under their causes, and counted; hostile titles do no harm."""
    result = run("diff", graph, later)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        "New document: note.txt\n  + Western (Chongqing) Science City now contains Jiulongpo" in result.stdout
    )
    assert "~ Twin Rivers Development Plan is now dated 2021-10-22, before 2021-10-20" in result.stdout
    assert "Facts: 1 added, 0 removed, 1 changed" in " ".join(result.stdout.split())
    assert "\x1b" not in result.stdout


def test_nothing_differs(graph: Path) -> None:
    """A graph does not differ from itself."""
    assert run("diff", graph, graph).stdout == "Nothing differs: both hold the same quads.\n"


def test_json(graph: Path, later: Path) -> None:
    """As JSON everything has its cause."""
    found = json.loads(run("diff", graph, later, "--format", "json").stdout)
    assert [(one["change"], one["cause"], one["because"]) for one in found["facts"]] == [
        ("added", "new document", ["note.txt"]),
        ("changed", "changed text", ["circle.txt"]),
    ]
    assert found["new"]["digest"] == f"sha256:{kg.open(later)._folder.manifest.files['graph.nq']}"


def test_patch(graph: Path, later: Path, tmp_path: Path) -> None:
    """The patch of two folders makes the quads of the one into those of the other."""
    target = tmp_path / "changes.rdfp"
    result = run("diff", graph, later, "--format", "patch", "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    old, new = (tuple(read_version(str(folder)).lines()) for folder in (graph, later))
    assert apply_patch(old, target.read_text(encoding="utf-8").splitlines()) == new


def test_text_into_a_file(graph: Path, later: Path, tmp_path: Path) -> None:
    """The sentences can be written into a file; one that cannot be written is told in one line."""
    assert run("diff", graph, later, "-o", tmp_path / "news.txt").exit_code == 0
    assert "+ note.txt is new." in (tmp_path / "news.txt").read_text(encoding="utf-8")
    failed = run("diff", graph, later, "-o", tmp_path / "no" / "news.txt")
    assert failed.exit_code == 2
    assert "the file cannot be written" in failed.stderr


def git(folder: Path, *args: str) -> None:
    """Run a git command in a folder, without the settings of the person who runs the tests."""
    settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *settings, *args]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def checkout(graph: Path, later: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a git checkout in which a later graph took the place of an earlier one, as TriG."""
    place = tmp_path_factory.mktemp("checkout")
    git(place, "init", "-q")
    (place / "graph").mkdir()
    for folder in (graph, later):
        with kg.open(folder) as opened:
            quads = [quad for quad in opened._folder.store if quad.graph_name != VOCABULARY]
        (place / "graph" / "policy.trig").write_text(trig(quads), encoding="utf-8")
        git(place, "add", "-A")
        git(place, "commit", "-qm", "graph")
    return place


def test_commits(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two commits of a graph file are compared as two folders are; documents go by their titles."""
    monkeypatch.chdir(checkout)
    result = run("diff", "HEAD~1:graph/policy.trig", "graph/policy.trig")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "+ Western (Chongqing) Science City now contains Jiulongpo" in result.stdout
    assert "is now dated 2021-10-22, before 2021-10-20" in result.stdout
    same = run("diff", "HEAD:graph/policy.trig", "graph/policy.trig").stdout
    assert same == "Nothing differs: both hold the same quads.\n"


# what is named, and what is said of it
WRONG = {
    "HEAD~9:graph/policy.trig": "git cannot read this",  # no such commit
    "HEAD:nothing.trig": "git cannot read this",  # no such file in it
    "nowhere": "there is no such graph",  # neither
    "-h:x": "there is no such file, folder or commit",  # not an option for git
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_names(name: str, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be found is told in one line."""
    monkeypatch.chdir(checkout)
    result = run("diff", "--", name, "graph/policy.trig")
    assert result.exit_code == 2
    assert WRONG[name] in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_git(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git commits cannot be read, and that is said."""
    monkeypatch.chdir(checkout)
    monkeypatch.setenv("PATH", "")
    result = run("diff", "HEAD:graph/policy.trig", "graph/policy.trig")
    assert result.exit_code == 2
    assert "git is needed to read a commit" in result.stderr


def test_cases_collected() -> None:
    """No case of the table above got lost."""
    assert len(WRONG) == 4
