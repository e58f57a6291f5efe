"""What it costs to load a graph: python tests/benchmarks/load.py [--quads 1000000] [--rounds 2].

The bare bulk load of pyoxigraph stands beside the index that a build makes of the same file: its store, and
what comes with it (names to be searched, steps to be walked, digests of the files). Each round measures all
in turn, in processes of their own; the fastest of each counts, by the clock and by the processor.
"""

import argparse
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from types import MappingProxyType
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pyoxigraph
from pyoxigraph import RdfFormat, Store
from tests.benchmarks.synthetic import make_graph

from kg.graph.index import load_store
from kg.graph.labels_making import write_labels
from kg.graph.labels_reading import read_named
from kg.graph.walks_making import write_walks
from kg.identifiers import file_digest

Taken = tuple[float, float, float]
BARE: Final = "bulk load of pyoxigraph"


def bare(folder: Path) -> None:
    """Load the file as pyoxigraph does it, and nothing else."""
    store = Store(str(folder / "bare"))
    store.bulk_load(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
    store.flush()


def store_only(folder: Path) -> None:
    """Make the store of the index."""
    store = Store(str(folder / "store"))
    load_store(store, folder / "graph.nq")
    store.flush()


def names(folder: Path) -> None:
    """Write the names of the store that was made before."""
    write_labels(folder / "labels", read_named(Store.read_only(str(folder / "store"))), "")


def steps(folder: Path) -> None:
    """Write the steps of the same store."""
    write_walks(folder / "walks", Store.read_only(str(folder / "store")))


def digests(folder: Path) -> None:
    """Work out the digests of the files of the same store."""
    for path in (folder / "store").iterdir():
        file_digest(path)


STEPS: Final[Mapping[str, Callable[[Path], None]]] = MappingProxyType(
    {
        BARE: bare,
        "store of the index": store_only,
        "names": names,
        "steps": steps,
        "digests": digests,
    }
)


def _child(step: str, folder: Path, line: Any) -> None:
    clock, cpu = time.perf_counter(), time.process_time()
    STEPS[step](folder)
    taken = time.perf_counter() - clock, time.process_time() - cpu
    line.send((*taken, getrusage(RUSAGE_SELF).ru_maxrss / 1024))


def measure(step: str, folder: Path) -> Taken:
    """Return the seconds of a step by the clock and of the processor, and the most memory in MB."""
    here, there = multiprocessing.Pipe()
    child = multiprocessing.get_context("spawn").Process(target=_child, args=(step, folder, there))
    child.start()
    there.close()
    try:
        found: Taken = here.recv()
    finally:
        child.join()
    return found


def rounds(quads: Path, number: int) -> dict[str, Taken]:
    """Return the least seconds of each step, by the clock and of the processor, and the least memory."""
    best: dict[str, Taken] = dict.fromkeys(STEPS, (float("inf"), float("inf"), float("inf")))
    for _ in range(number):
        folder = quads.parent / "round"
        folder.mkdir()
        (folder / "graph.nq").hardlink_to(quads)
        for step, (clock, cpu, memory) in best.items():
            new = measure(step, folder)
            best[step] = min(clock, new[0]), min(cpu, new[1]), min(memory, new[2])
        shutil.rmtree(folder)
    return best


def table(found: Mapping[str, Taken], quads: int) -> Iterator[str]:
    """Yield a Markdown table under a heading."""
    yield f"## Loading {quads:,} quads\n"
    yield f"pyoxigraph {pyoxigraph.__version__}\n"
    yield "| step | seconds | ratio | of the processor | ratio | memory, MB |"
    yield "|---|---|---|---|---|---|"
    for step, (clock, cpu, memory) in found.items():
        ratios = clock / found[BARE][0], cpu / found[BARE][1]
        yield f"| {step} | {clock:.2f} | {ratios[0]:.2f} | {cpu:.2f} | {ratios[1]:.2f} | {memory:.0f} |"
    whole = [sum(one[n] for step, one in found.items() if step != BARE) for n in (0, 1)]
    ratios = whole[0] / found[BARE][0], whole[1] / found[BARE][1]
    memory = max(one[2] for step, one in found.items() if step != BARE)
    yield (
        f"| whole index | {whole[0]:.2f} | {ratios[0]:.2f} | {whole[1]:.2f} | {ratios[1]:.2f} "
        f"| {memory:.0f} |"
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quads", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=2)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        quads = Path(name) / "made.nq"
        make_graph(quads, given.quads)
        print(*table(rounds(quads, given.rounds), given.quads), sep="\n")


if __name__ == "__main__":
    main()
