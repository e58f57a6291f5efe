"""A build that dies, has no room or meets another one leaves the graph that was there."""

import shutil
import sys
from pathlib import Path

import pytest

from kg.exceptions import GraphError
from kg.graph.lock import locked
from kg.graph.manifest import CACHE
from kg.graph.spare import SPARE
from kg.pipeline import Changes

from .histories import build_state, content, write_documents
from .safety import FIRST, SECOND, beside, how_long, kill_after, names, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals and limits")
SHARES = (0.5, 0.8, 0.95)
"""How far builds come before they are killed; much of the time is spent on imports."""


def test_killed(tmp_path: Path) -> None:
    """After kill -9 at any moment the graph opens and verifies, and the next build clears up and goes on."""
    folder, graph = tmp_path / "in", tmp_path / "g"
    build_state(FIRST, folder, graph)
    seconds = how_long(SECOND, folder, graph)
    for n, share in enumerate(SHARES):
        state = (FIRST, SECOND)[n % 2]
        kill_after(share * seconds, state, folder, graph)
        assert names(graph) in (set(FIRST.wordings), set(SECOND.wordings))
    build_state(FIRST, folder, graph)
    assert names(graph) == set(FIRST.wordings)
    assert beside(graph) == []
    build_state(FIRST, folder, tmp_path / "whole", fresh=True)
    assert content(graph) == content(tmp_path / "whole")


# the largest file that may be written, in bytes: less than a text, less than the quads
ROOM = (20, 400_000)


@pytest.mark.parametrize("room", ROOM)
def test_no_room(room: int, tmp_path: Path) -> None:
    """Where a file cannot be written to its end, one line says so, and the graph stays as it was."""
    folder, graph = tmp_path / "in", tmp_path / "g"
    build_state(FIRST, folder, graph)
    before = content(graph)
    write_documents(SECOND, folder)
    limit = (
        "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
    )
    build = start(folder, graph, limit)
    _, told = build.communicate(timeout=120)
    assert build.returncode == 1
    assert "the graph cannot be written (" in told.splitlines()[-1]
    assert content(graph) == before
    assert names(graph) == set(FIRST.wordings)
    assert beside(graph) == []


def test_two_at_once(tmp_path: Path) -> None:
    """While a build holds the folder another one is refused before it reads anything."""
    folder, graph = tmp_path / "in", tmp_path / "g"
    build_state(FIRST, folder, graph)
    before = content(graph)
    with locked(graph), pytest.raises(GraphError, match="another build is writing this graph"):
        build_state(SECOND, folder, graph)
    assert content(graph) == before
    assert build_state(FIRST, folder, graph) == Changes(kept=3)


@pytest.mark.parametrize("made", ["made", "not made"])
def test_read_only(made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing may be written, one line says so, and the graph stays as it was."""
    folder, graph = tmp_path / "in", tmp_path / "place" / "g"
    graph.parent.mkdir()
    if made == "made":
        build_state(FIRST, folder, graph)
    before = content(graph)

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    # An administrator may write everywhere, so the refusal is made here.
    monkeypatch.setattr("kg.graph.lock.os.open", refuse)
    with pytest.raises(GraphError, match="cannot write here"):
        build_state(FIRST, folder, graph)
    monkeypatch.undo()
    assert content(graph) == before


def test_old_graph_without_cache(tmp_path: Path) -> None:
    """A graph from before there was a cache is built as a whole and gets one."""
    folder, graph = tmp_path / "in", tmp_path / "g"
    build_state(FIRST, folder, graph)
    before = content(graph)
    shutil.rmtree(graph / CACHE)
    assert build_state(FIRST, folder, graph) == Changes(kept=3)
    assert content(graph) == before
    files = {path.suffix for path in (graph / CACHE).iterdir() if path.is_file()}
    assert files == {".entries", ".json", ".keys", ".nq"}
    assert [path.name for path in (graph / CACHE).iterdir() if path.is_dir()] == [SPARE]
