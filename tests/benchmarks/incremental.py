"""Measure what one more document costs a graph of many: processor seconds of each step, against a full build.

Usage: python tests/benchmarks/incremental.py [--documents N …] [--more N] [--long] [--judged] [--compare]
The documents are made notices (notices.py). Every build runs in a process of its own, so that what it takes
to start counts, and one right after the other, so that their ratio says more than the figures. With --more
so many documents are added one after another, and the build that is told took the median of the time. A
moment passes between the writing of the documents and the full build: what was written just before a build is
looked at again by the next one, and nobody writes thousands of documents in that moment.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time, sleep
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.notices import notice, write_notices

from kg import pipeline
from kg.cache.sources import TICK
from kg.graph.store import open_graph
from kg.judgements import Judgement, Verdict
from kg.ledger.file import Ledger

STEPS = ("draw", "read_older", "_resolve", "build_drawn", "replace_graph")
"""The functions of the pipeline that are measured; what is left is the rest."""
JUDGED = Ledger(
    (
        Judgement(Verdict.DIFFERENT, "place: Beibei", object="place: Bishan", who="ann", when="2025-01-01"),
        Judgement(
            Verdict.REJECT,
            "policy: Copper Anchor Rise Action Plan",
            "kg:issuedBy",
            "body: State Council",
            who="ann",
            when="2025-01-01",
        ),
    )
)
"""A judgement about things and one about a claim."""
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


def child(folder: Path, graph: Path, *, judged: bool, fresh: bool) -> Taken:
    """Build and open a graph in this process, which began for it, and return the seconds of each step."""
    taken: Taken = {"start": process_time()}
    with watched(taken):
        pipeline.build([folder], graph, ledger=JUDGED if judged else None, fresh=fresh)
    open_graph(graph).close()
    taken["all"] = process_time()
    taken["megabytes"] = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    taken["rest"] = taken["all"] - sum(taken.get(name, 0.0) for name in ("start", *STEPS))
    return taken


def build(folder: Path, graph: Path, *flags: str) -> Taken:
    """Build a graph in a process of its own and return what that took."""
    begin = perf_counter()
    command = [sys.executable, __file__, "--child", str(folder), str(graph), *flags]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {**json.loads(done.stdout), "wall": perf_counter() - begin}


def measure(number: int, given: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of the table for so many documents."""
    flags = ("--judged",) if given.judged else ()
    size = "long" if given.long else "short"
    with tempfile.TemporaryDirectory() as place:
        folder, graph = Path(place) / "in", Path(place) / "g"
        write_notices(folder, number, size=size)
        sleep(2 * TICK / 1e9)
        full = build(folder, graph, *flags)
        added = []
        for n in range(number, number + given.more):
            (folder / f"one-more-{n}.txt").write_text(notice(n, size), encoding="utf-8")
            added.append(build(folder, graph, *flags))
        more = sorted(added, key=lambda taken: taken["all"])[len(added) // 2]
        nothing = build(folder, graph, *flags)
        same = given.compare and _is_same(folder, graph, Path(place) / "whole", *flags)
    yield f"{number:,} documents       full   one more            nothing new"
    for name in ("start", *STEPS, "rest", "all", "wall", "megabytes"):
        whole = full.get(name, 0.0)
        cells = (f"{t.get(name, 0.0):9.2f} {t.get(name, 0.0) / whole:7.1%}" for t in (more, nothing) if whole)
        yield f"{name:<18}{whole:9.2f}{''.join(cells)}"
    if given.compare:
        yield f"the same bytes as a full build: {'yes' if same else 'NO'}"


def _is_same(folder: Path, graph: Path, whole: Path, *flags: str) -> bool:
    """Return whether a full build gives the same bytes."""
    build(folder, whole, *flags, "--fresh")
    names = ("graph.nq", "report.json", "manifest.json")
    return all((graph / name).read_bytes() == (whole / name).read_bytes() for name in names)


def main() -> None:
    """Print a table for every number of documents."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--documents", type=int, nargs="+", default=[1000, 3000])
    options.add_argument("--more", type=int, default=1, help="how many documents are added one by one")
    options.add_argument("--long", action="store_true", help="notices of 200 words instead of 40")
    options.add_argument("--judged", action="store_true", help="build with a ledger")
    options.add_argument("--compare", action="store_true", help="compare the bytes with a full build too")
    options.add_argument("--child", type=Path, nargs=2, help=argparse.SUPPRESS)
    options.add_argument("--fresh", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        print(json.dumps(child(*given.child, judged=given.judged, fresh=given.fresh)))
        return
    for number in given.documents:
        for line in measure(number, given):
            print(line, flush=True)


if __name__ == "__main__":
    main()
