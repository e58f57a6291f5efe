"""Measure what one more document costs a graph of many: processor seconds of each step, against a full build.

Usage: python tests/benchmarks/incremental.py [--documents N …] [--compare]
The documents are those of the made collection. Both builds run in the same process, one after the other, so
that their ratio says more than the figures.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.collection.make import make_collection, write_collection

from kg import pipeline
from kg.graph.store import open_graph

STEPS = ("draw", "read_older", "_resolve", "build_drawn", "replace_graph")
"""The functions of the pipeline that are measured; what is left is the rest."""
ONE_MORE = """A note on one more zone

On 5 June 2023, the Chongqing Municipal People's Government issued the Copper Lantern Action Plan.
The Copper Lantern Pilot Zone covers 77 square kilometers and takes in Beibei and Shapingba.
Under the plan, the Copper Lantern Pilot Zone is to build 12 laboratories by 2030.
"""
Taken = dict[str, float]


@contextmanager
def watched(taken: Taken) -> Iterator[None]:
    """Measure the steps of the pipeline while the block runs."""

    def watch(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            begin = process_time()
            try:
                return step(*args, **kwargs)
            finally:
                taken[name] = taken.get(name, 0.0) + process_time() - begin

        return run

    before = {name: getattr(pipeline, name) for name in STEPS}
    for name, step in before.items():
        setattr(pipeline, name, watch(name, step))
    try:
        yield
    finally:
        for name, step in before.items():
            setattr(pipeline, name, step)


def build(folder: Path, graph: Path) -> Taken:
    """Build and open a graph and return the seconds of each step."""
    taken: Taken = {}
    wall, begin = perf_counter(), process_time()
    with watched(taken):
        pipeline.build([folder], graph)
    open_graph(graph).close()
    taken["all"] = process_time() - begin
    taken["rest"] = taken["all"] - sum(taken.get(name, 0.0) for name in STEPS)
    taken["wall"] = perf_counter() - wall
    return taken


def measure(number: int, compare: bool = False) -> Iterator[str]:
    """Yield the lines of the table for so many documents."""
    with tempfile.TemporaryDirectory() as place:
        folder, graph = Path(place) / "in", Path(place) / "g"
        write_collection(make_collection(documents=number), folder)
        full = build(folder, graph)
        (folder / "one-more.txt").write_text(ONE_MORE, encoding="utf-8")
        more = build(folder, graph)
        nothing = build(folder, graph)
        same = compare and _is_same(folder, graph, Path(place) / "whole")
    yield f"{number:,} documents       full   one more            nothing new"
    for name in (*STEPS, "rest", "all", "wall"):
        whole = full.get(name, 0.0)
        cells = (f"{t.get(name, 0.0):9.2f} {t.get(name, 0.0) / whole:7.1%}" for t in (more, nothing) if whole)
        yield f"{name:<18}{whole:9.2f}{''.join(cells)}"
    if compare:
        yield f"the same bytes as a full build: {'yes' if same else 'NO'}"


def _is_same(folder: Path, graph: Path, whole: Path) -> bool:
    """Return whether a full build gives the same bytes."""
    pipeline.build([folder], whole, fresh=True)
    names = ("graph.nq", "report.json", "manifest.json")
    return all((graph / name).read_bytes() == (whole / name).read_bytes() for name in names)


def main() -> None:
    """Print a table for every number of documents."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--documents", type=int, nargs="+", default=[1000, 3000])
    options.add_argument("--compare", action="store_true", help="compare the bytes with a full build too")
    given = options.parse_args()
    for number in given.documents:
        for line in measure(number, given.compare):
            print(line, flush=True)


if __name__ == "__main__":
    main()
