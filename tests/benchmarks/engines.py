"""Load and question latency on several engines: python tests/benchmarks/engines.py [--quads 100000].

The same made graph is loaded by each engine, and the catalogue is asked about usual things; times of embedded
engines are those of the processor, times of servers those of the clock, the fastest of a few rounds, with all
rows read. Servers run on one thread for a query. The first line of the load column is the bare bulk load; the
index of a graph folder is measured beside it. Answers are compared with those of Oxigraph on disk.
"""

import argparse
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pyoxigraph
from pyoxigraph import Literal, QueryResultsFormat, RdfFormat, Store, parse_query_results
from tests.benchmarks.questions import Case, cases, in_memory, on_rdflib
from tests.benchmarks.synthetic import make_graph
from tests.servers.virtuoso import SERVER, Session, installed, running

from kg.graph.index import build_index
from kg.graph.ordering import order_of
from kg.graph.sparql import Rows, run
from kg.identifiers import sha256
from kg.questions.catalogue import catalogue

Bag = Counter[tuple[object, ...]]
Ask = Callable[[str], Bag | int]
ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What one engine took: seconds to load, milliseconds and answer of each question in their order."""

    engine: str
    load: float
    times: tuple[float, ...]
    answers: tuple[Bag | int, ...]


def bag(rows: Sequence[Sequence[Any]]) -> Bag:
    """Return rows so that engines can be compared: numbers by what they are worth, to fifteen places."""
    return Counter(tuple(map(_worth, row)) for row in rows)


def _worth(value: Any) -> object:
    if isinstance(value, Literal) and value.datatype.value.endswith(("#integer", "#decimal")):
        return f"{Decimal(value.value):.12g}"
    return str(value)


@contextmanager
def disk(quads: Path) -> Iterator[Ask]:
    """Oxigraph on disk, in the index of a graph folder as a build makes it."""
    folder = quads.parent / "folder"
    folder.mkdir()
    (folder / "graph.nq").hardlink_to(quads)
    build_index(folder, sha256("made"))
    store = Store.read_only(str(folder / "index" / "oxigraph"))
    yield lambda sparql: _embedded(store, sparql)


@contextmanager
def bare(quads: Path) -> Iterator[Ask]:
    """The bulk load of pyoxigraph and nothing else, for the ratio of loading."""
    store = Store(str(quads.parent / "bare"))
    store.bulk_load(path=str(quads), format=RdfFormat.N_QUADS)
    store.flush()
    yield lambda sparql: _embedded(store, sparql)


@contextmanager
def memory(quads: Path) -> Iterator[Ask]:
    """Oxigraph in memory."""
    yield in_memory(quads)


@contextmanager
def rdflib_memory(quads: Path) -> Iterator[Ask]:
    """The store of rdflib itself."""
    yield on_rdflib(quads)


def _embedded(store: Store, sparql: str) -> Bag | int:
    found = run(store, sparql)
    return bag(found.rows) if isinstance(found, Rows) else 0


@contextmanager
def virtuoso(quads: Path) -> Iterator[Ask]:
    """Virtuoso over HTTP."""
    with running([quads.parent], buffers=150_000, threads=1) as server:
        server.load(quads)
        yield _over_http(server.session())


@contextmanager
def oxigraph_server(quads: Path) -> Iterator[Ask]:
    """The server of Oxigraph over HTTP, on the store that bulk load has made."""
    from tests.servers.virtuoso import free_ports  # noqa: PLC0415 - only here

    folder, port = quads.parent / "served", free_ports(1)[0]
    program = str(Path(sys.executable).with_name("oxigraph"))
    subprocess.run([program, "load", "--location", folder, "--file", quads], check=True, capture_output=True)
    bind = f"127.0.0.1:{port}"
    command = [
        program,
        "serve-read-only",
        "--location",
        str(folder),
        "--bind",
        bind,
        "--union-default-graph",
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        time.sleep(2)
        yield _over_http(Session(f"http://{bind}/query"))
    finally:
        process.terminate()
        process.wait()


def _over_http(session: Session) -> Ask:
    def ask(sparql: str) -> Bag:
        order = order_of(sparql)
        told = session.query(order.query if order else sparql)
        found: Any = parse_query_results(told, format=QueryResultsFormat.JSON)
        return bag([tuple(row) for row in found])

    return ask


ENGINES: Final[Mapping[str, Callable[[Path], Any]]] = MappingProxyType(
    {
        "Oxigraph, bare bulk load": bare,
        "Oxigraph on disk": disk,
        "Oxigraph in memory": memory,
        "rdflib in memory": rdflib_memory,
        "Oxigraph server": oxigraph_server,
        "Virtuoso": virtuoso,
    }
)
REMOTE: Final = ("Oxigraph server", "Virtuoso")


def measure(engine: str, quads: Path, asked: Sequence[Case]) -> Figures:
    """Return what an engine takes to load and to answer; an engine that has no answer gives infinity."""
    clock = time.perf_counter if engine in REMOTE else time.process_time
    start = time.perf_counter()
    with ENGINES[engine](quads) as ask:
        load = time.perf_counter() - start
        told = (
            [_asked(ask, case.sparql, clock) for case in asked]
            if engine != "Oxigraph, bare bulk load"
            else []
        )
    print(f"{engine}: loaded in {load:.1f} s", file=sys.stderr, flush=True)
    return Figures(engine, load, tuple(t for t, _ in told), tuple(a for _, a in told))


def _asked(ask: Ask, sparql: str, clock: Callable[[], float]) -> tuple[float, Bag | int]:
    best = float("inf")
    found: Bag | int = 0
    for _ in range(ROUNDS):
        start = clock()
        found = ask(sparql)
        best = min(best, (clock() - start) * 1000)
        if best > 2000:
            break
    return best, found


def agreeing(one: Figures, base: Figures) -> int:
    """Return how many answers are those of the base, by rows or, where only that is known, by number."""
    pairs = zip(one.answers, base.answers, strict=True)
    return sum(a == (b if isinstance(a, Counter) or isinstance(b, int) else b.total()) for a, b in pairs)


def table(found: Sequence[Figures], base: Figures, quads: int) -> Iterator[str]:
    """Yield a Markdown table of the figures under a heading."""
    yield f"## Engines at {quads:,} quads\n"
    versions = f"pyoxigraph {pyoxigraph.__version__}, rdflib {version('rdflib')}"
    yield f"{versions}, Python {sys.version.split()[0]}\n"
    yield "| engine | load s | ratio | geometric mean ms | ratio | median ms | slowest ms | equal answers |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in found:
        head = f"| {one.engine} | {one.load:.1f} | {one.load / found[0].load:.2f} |"
        if not one.times:
            yield f"{head} | | | | |"
            continue
        mean = statistics.geometric_mean(one.times)
        ratio = mean / statistics.geometric_mean(base.times)
        middle, slowest = statistics.median(one.times), max(one.times)
        equal = f"{agreeing(one, base)} of {len(one.answers)}"
        yield f"{head} {mean:.2f} | {ratio:.2f} | {middle:.2f} | {slowest:.1f} | {equal} |"


def _child(engine: str, quads: Path, asked: Sequence[Case], line: Any) -> None:
    line.send(measure(engine, quads, asked))


def apart(engine: str, quads: Path, asked: Sequence[Case]) -> Figures:
    """Return the figures of an engine that is measured in a process of its own."""
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=_child, args=(engine, quads, asked, there))
    child.start()
    there.close()
    try:
        found: Figures = here.recv()
    finally:
        child.join()
    return found


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quads", type=int, default=100_000)
    options.add_argument("--leave-out", nargs="*", default=(), choices=tuple(ENGINES))
    options.add_argument("--only", nargs="*", default=(), help="ids of questions")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        quads = Path(name) / "made.nq"
        world = make_graph(quads, given.quads)
        usual = [case for case in cases(catalogue(), world) if case.level == "usual"]
        asked = [case for case in usual if not given.only or case.name in given.only]
        names = [engine for engine in ENGINES if engine not in given.leave_out]
        if not installed() and "Virtuoso" in names:
            print(f"Virtuoso is left out: {SERVER} is not installed", file=sys.stderr)
            names.remove("Virtuoso")
        found = [apart(engine, quads, asked) for engine in names]
        base = next(one for one in found if one.engine == "Oxigraph on disk")
        print(*table(found, base, given.quads), sep="\n")


if __name__ == "__main__":
    main()
