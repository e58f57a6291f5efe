"""How long commands take from the prompt to the answer: python tests/benchmarks/start.py [--quads 1000000].

A made graph lies on disk as a build leaves it. Each command runs in a process of its own, a few times;
printed are the smallest times of the clock and of the processor, and the ratio to a Python that does nothing.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.synthetic import make_graph

from kg.graph.index import build_index
from kg.graph.manifest import GRAPH, NAME, DocumentRow, Manifest
from kg.identifiers import sha256

ROUNDS: Final = 5
Command = tuple[str, tuple[str, ...]]


def make_folder(folder: Path, quads: int) -> tuple[str, str]:
    """Make a graph folder and return the ids of a body and of the country in it."""
    folder.mkdir()
    world = make_graph(folder / GRAPH, quads)
    digest = sha256((folder / GRAPH).read_bytes())
    build_index(folder, digest)
    rows = (DocumentRow("doc-made", "made.txt", "Made", "", ""),)
    manifest = Manifest("0", rows, {"documents": 1, "claims": 1, "quads": quads}, {GRAPH: digest})
    (folder / NAME).write_text(manifest.to_json(), encoding="utf-8")
    return world.bodies[60], world.country


def commands(graph: Path, body: str, country: str) -> Sequence[Command]:
    """Return what is measured: a name and the words after the interpreter."""
    kg = ("-m", "kg")
    option = ("--graph", str(graph))
    return (
        ("a Python that does nothing", ("-c", "")),
        ("import kg", ("-c", "import kg")),
        ("kg --version", (*kg, "--version")),
        ("kg --help", (*kg, "--help")),
        ("kg ask (the list)", (*kg, "ask")),
        ("kg ask cq06 Shapingba (the example)", (*kg, "ask", "cq06", "Shapingba")),
        ("kg ask cq01, a body of the large graph", (*kg, "ask", "cq01", body, *option)),
        ("kg ask cq06, the country of the large graph", (*kg, "ask", "cq06", country, *option)),
        ("kg show, a body of the large graph", (*kg, "show", body, *option)),
    )


def measured(words: Sequence[str]) -> tuple[float, float]:
    """Return the smallest seconds of the clock and of the processor.

    Raises:
        SystemExit: if the command fails.
    """
    clock, processor = [], []
    for _ in range(ROUNDS):
        before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
        clock.append(time.perf_counter() - start)
        after = getrusage(RUSAGE_CHILDREN)
        processor.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: {done.stderr}")
    return min(clock), min(processor)


def table(asked: Sequence[Command]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| command | seconds | of the processor | ratio |"
    yield "|---|---|---|---|"
    base = 0.0
    for name, words in asked:
        clock, processor = measured(words)
        base = base or processor
        yield f"| {name} | {clock:.2f} | {processor:.2f} | {processor / base:.1f} |"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quads", type=int, default=1_000_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        graph = Path(name) / "graph"
        body, country = make_folder(graph, given.quads)
        print(f"## Start of the command line; the large graph has {given.quads:,} quads\n")
        for line in table(commands(graph, body, country)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
