"""Builds that are killed, starved of room or kept out: what a test and the long run in benchmarks share."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from kg.graph.store import open_graph
from kg.graph.verification import verify

from .histories import State, write_documents

CODE = (
    "import sys\nfrom pathlib import Path\nfrom kg.pipeline import build\n"
    "build([sys.argv[1]], Path(sys.argv[2]))\n"
)
FIRST = State({"zone.txt": 0, "note.txt": 0, "copy.txt": 0})
SECOND = State({"zone.txt": 1, "note.txt": 0, "plan.txt": 0})


def start(folder: Path, graph: Path, before: str = "") -> "subprocess.Popen[str]":
    """Start a build in a process of its own; ``before`` is code that runs first in it."""
    return subprocess.Popen(
        [sys.executable, "-c", before + CODE, str(folder), str(graph)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_after(seconds: float, state: State, folder: Path, graph: Path) -> bool:
    """Build a state and kill the build after some time; return whether it was still at work."""
    write_documents(state, folder)
    build = start(folder, graph)
    time.sleep(seconds)
    at_work = build.poll() is None
    if at_work:
        os.kill(build.pid, signal.SIGKILL)
    build.communicate()
    return at_work


def how_long(state: State, folder: Path, graph: Path) -> float:
    """Return the seconds that a build takes."""
    write_documents(state, folder)
    begin = time.monotonic()
    build = start(folder, graph)
    _, told = build.communicate()
    assert build.returncode == 0, told
    return time.monotonic() - begin


def names(graph: Path) -> set[str]:
    """Return the names of the documents of a graph that opens and verifies."""
    with open_graph(graph) as opened:
        assert len(opened.store) == opened.manifest.counts["quads"]
        found = {row.name for row in opened.manifest.documents}
    assert verify(graph).mismatches == ()
    return found


def beside(graph: Path) -> list[str]:
    """Return the names of what lies beside a graph and its documents."""
    return sorted(path.name for path in graph.parent.iterdir() if path.name not in (graph.name, "in"))
