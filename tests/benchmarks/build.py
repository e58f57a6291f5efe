"""Measure how the cost of a build grows: words a second, processor seconds by step, memory, bytes on disk.

Usage: python tests/benchmarks/build.py [--documents N …] [--jobs N] [--size SIZE] [--more] [--place DIR]
The documents are made (notices.py). Every build runs in a process of its own; memory is the largest sum over
all its processes, pages that they share counted once (PSS). ``--more`` also builds with one document more.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.notices import notice, write_notices  # noqa: E402 - found by the line above

STEPS: Mapping[str, tuple[str, ...]] = {
    "kg.pipeline": ("draw", "read_older", "_resolve", "build_drawn", "replace_graph"),
    "kg.graph.build": ("Trial", "_look", "make_lines", "_works", "report"),
    "kg.graph.folder": ("build_index", "_lines"),
}
"""The functions that are measured, by module; those of the later modules run inside those of the first."""
Figures = dict[str, float]


def child(folder: str, graph: str, jobs: int) -> None:
    """Build a graph and print the processor seconds of each step, with those of worker processes."""
    from importlib import import_module  # noqa: PLC0415 - a process that only measures needs none of it

    from kg import pipeline  # noqa: PLC0415

    taken: Figures = {}
    for module, names in STEPS.items():
        for name in names:
            _watch(import_module(module), name, taken, Path(f"{graph}.step"))
    flow: Any = pipeline
    write = flow.replace_graph

    def note_and_write(*given: Any, **named: Any) -> None:
        taken["before"] = 1024.0 * getrusage(RUSAGE_SELF).ru_maxrss
        write(*given, **named)

    flow.replace_graph = note_and_write
    begin, wall = _seconds(), perf_counter()
    built = pipeline.build([folder], Path(graph), jobs=jobs)
    taken["all"], taken["wall"] = _seconds() - begin, perf_counter() - wall
    taken["quads"], taken["claims"] = (float(built.graph.counts[name]) for name in ("quads", "claims"))
    print(json.dumps(taken))


def _seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _watch(module: Any, name: str, taken: Figures, told: Path) -> None:
    step: Callable[..., Any] | None = getattr(module, name, None)
    if step is None:
        return

    def run(*args: Any, **kwargs: Any) -> Any:
        begin = _seconds()
        if name in STEPS["kg.pipeline"]:
            told.write_text(name, encoding="ascii")
        try:
            return step(*args, **kwargs)
        finally:
            taken[name] = taken.get(name, 0.0) + _seconds() - begin

    setattr(module, name, run)


class Memory(threading.Thread):
    """Watch how much memory a process and its children hold, and keep the largest sum in each step, in bytes.

    Which step is under way stands in a file.
    """

    def __init__(self, process: int, step: Path) -> None:
        super().__init__(daemon=True)
        self.most: Figures = {}
        self._process = process
        self._step = step
        self._done = threading.Event()

    def run(self) -> None:
        """Look again and again until it is told to stop."""
        while not self._done.wait(0.25):
            now = sum(map(held, family(self._process)))
            step = self._step.read_text(encoding="ascii") if self._step.exists() else ""
            self.most[step] = max(self.most.get(step, 0.0), now)

    def stop(self) -> None:
        """Stop looking."""
        self._done.set()
        self.join()


def family(process: int) -> Iterator[int]:
    """Yield a process and those that it started, and so on."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found = task.read_text(encoding="ascii").split()
        except OSError:
            continue
        for one in found:
            yield from family(int(one))


def held(process: int) -> int:
    """Return the bytes that a process holds, its part of shared pages counted."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return 1024 * int(line.split()[1])
    except OSError:
        pass
    return 0


def build(folder: Path, graph: Path, jobs: int) -> Figures:
    """Build a graph in a process of its own and return what it took."""
    code = f"from tests.benchmarks.build import child; child({str(folder)!r}, {str(graph)!r}, {jobs})"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    memory = Memory(process.pid, Path(f"{graph}.step"))
    memory.start()
    told, _ = process.communicate()
    memory.stop()
    if process.returncode:
        raise SystemExit(f"the build ended with {process.returncode}")
    by_step = {f"memory in {step}": most for step, most in memory.most.items()}
    return {**json.loads(told.splitlines()[-1]), "memory": max(memory.most.values()), **by_step}


def on_disk(place: Path) -> float:
    """Return how many bytes lie in a folder or file."""
    files = place.rglob("*") if place.is_dir() else [place]
    return float(sum(one.stat().st_size for one in files if one.is_file()))


def measure(number: int, given: argparse.Namespace) -> Figures:
    """Return the figures of a build of so many documents."""
    place = Path(tempfile.mkdtemp(dir=given.place))
    try:
        write_notices(place / "in", number, size=given.size)
        found = build(place / "in", place / "g", given.jobs)
        found["words"] = sum(len(notice(n, given.size).split()) for n in range(number))
        for name in ("graph.nq", "index", "cache"):
            found[f"{name} on disk"] = on_disk(place / "g" / name)
        if given.more:
            write_notices(place / "in", 1, number, size=given.size)
            found |= {f"more {name}": took for name, took in build(place / "in", place / "g", 1).items()}
    finally:
        shutil.rmtree(place)
    return found


def rows(sizes: Sequence[int], found: Sequence[Figures]) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of the table: a name and a cell for every size."""
    yield "documents", [f"{n:,}" for n in sizes]
    yield "words", [f"{one['words']:,.0f}" for one in found]
    yield "claims", [f"{one['claims']:,.0f}" for one in found]
    yield "quads", [f"{one['quads']:,.0f}" for one in found]
    yield "words a second (wall)", [f"{one['words'] / one['wall']:,.0f}" for one in found]
    costs = [one["all"] / n for n, one in zip(sizes, found, strict=True)]
    yield "CPU ms a document", [f"{1000 * cost:.1f}" for cost in costs]
    base = costs[sizes.index(1000)] if 1000 in sizes else costs[0]
    yield "cost relative to 1,000", [f"{cost / base:.2f}" for cost in costs]
    for name in [one for names in STEPS.values() for one in names]:
        cells = [1000 * one.get(name, 0.0) / n for n, one in zip(sizes, found, strict=True)]
        yield f"  {name}, ms a document", [f"{cell:.2f}" for cell in cells]
    yield "memory, MB", [f"{one['memory'] / 1e6:,.0f}" for one in found]
    for name in STEPS["kg.pipeline"]:
        yield f"  in {name}", [f"{one.get(f'memory in {name}', 0.0) / 1e6:,.0f}" for one in found]
    yield "  of it until the graph is written", [f"{one['before'] / 1e6:,.0f}" for one in found]
    grown = [one["before"] - found[0]["before"] for one in found]
    more = [n - sizes[0] for n in sizes]
    yield (
        "  and kB a document beyond the first",
        [f"{a / b / 1e3:.1f}" if b else "-" for a, b in zip(grown, more, strict=True)],
    )
    for name in ("graph.nq", "index", "cache"):
        yield f"{name}, MB", [f"{one[f'{name} on disk'] / 1e6:,.1f}" for one in found]
    if "more all" in found[0]:
        yield "one more, CPU s", [f"{one['more all']:.2f}" for one in found]
        yield "one more, share", [f"{one['more all'] / one['all']:.1%}" for one in found]
        for name in [one for names in STEPS.values() for one in names]:
            yield f"  {name}, s", [f"{one.get(f'more {name}', 0.0):.2f}" for one in found]
        yield "one more, memory, MB", [f"{one['more memory'] / 1e6:,.0f}" for one in found]


def main() -> None:
    """Print a table with a column for every number of documents."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--documents", type=int, nargs="+", default=[100, 1000, 3000])
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument(
        "--size", default="long", choices=("tiny", "short", "long"), help="notices of 20, 50 or 200 words"
    )
    options.add_argument("--more", action="store_true", help="build once more with one more document")
    options.add_argument("--place", default=None, help="the folder for all that is written")
    given = options.parse_args()
    found = []
    for number in given.documents:
        found.append(measure(number, given))
        print(number, json.dumps(found[-1]), file=sys.stderr, flush=True)
    for name, cells in rows(given.documents, found):
        print(f"{name:<36}" + "".join(f"{cell:>14}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
