"""Load and question latency on several engines: python tests/benchmarks/engines.py [--quads 100000] [--each].

The same made graph is loaded by each engine, and the catalogue is asked about usual things. Times are those
of the processor, the fastest of a few rounds, with all rows read; of a server, what it and the client took
together, and apart what it took alone. Each runs on one thread for a query. A question that takes longer
than the limit counts as the limit, so that ratios to that engine are lower bounds. Answers are compared with
those of Oxigraph on disk.
"""

import argparse
import multiprocessing
import os
import signal
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
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pyoxigraph
from pyoxigraph import Literal, QueryResultsFormat, RdfFormat, Store, parse_query_results
from tests.benchmarks.questions import Case, cases, on_rdflib
from tests.benchmarks.synthetic import make_graph
from tests.servers.virtuoso import SERVER, Session, VirtuosoError, free_ports, installed, running

from kg.graph.index import build_index, fitting_walks
from kg.graph.ordering import Order, order_of, without_added
from kg.graph.sparql import Rows, run
from kg.graph.walks import Walks
from kg.identifiers import sha256
from kg.questions.catalogue import catalogue

Bag = Counter[tuple[object, ...]]
Answer = Sequence[Sequence[Any]]
ROUNDS: Final = 3
SLOW: Final = 2.0  # seconds; a question that takes longer is asked once
LIMIT: Final = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question took: milliseconds, those of a server alone, and the rows; None if it was stopped."""

    ms: float
    alone: float
    answer: Bag | int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What one engine took: seconds to load by the clock, and each question in its order."""

    engine: str
    load: float
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that is ready.

    Attributes:
        ask: gives all rows of a query, or only their number.
        cpu: seconds of the processor that a server has taken so far.
        stops: whether a question must be stopped from outside when the limit is reached.
    """

    ask: Callable[[str], Answer | int]
    cpu: Callable[[], float] = lambda: 0.0
    stops: bool = False


def bag(rows: Answer) -> Bag:
    """Return rows so that engines can be compared: numbers by what they are worth, to twelve places."""
    return Counter(tuple(map(_worth, row)) for row in rows)


def _worth(value: Any) -> object:
    if isinstance(value, Literal) and value.datatype.value.endswith(("#integer", "#decimal")):
        return f"{Decimal(value.value):.12g}"
    return str(value)


def spent(pid: int) -> float:
    """Return the seconds of the processor that the threads of a process have taken (Linux)."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(path.read_text(encoding="ascii").split()[0]) for path in tasks) / 1e9


@contextmanager
def disk(quads: Path) -> Iterator[Engine]:
    """Oxigraph on disk, in the index of a graph folder as a build makes it."""
    folder = quads.parent / "folder"
    folder.mkdir()
    (folder / "graph.nq").hardlink_to(quads)
    build_index(folder, sha256("made"))
    store = Store.read_only(str(folder / "index" / "oxigraph"))
    walks = fitting_walks(folder, sha256("made"))
    yield Engine(lambda sparql: _embedded(store, sparql, walks))


@contextmanager
def bare(quads: Path) -> Iterator[Engine]:
    """The bulk load of pyoxigraph and nothing else, to compare loading with."""
    store = Store(str(quads.parent / "bare"))
    store.bulk_load(path=str(quads), format=RdfFormat.N_QUADS)
    store.flush()
    yield Engine(lambda sparql: _embedded(store, sparql))


@contextmanager
def memory(quads: Path) -> Iterator[Engine]:
    """Oxigraph in memory."""
    store = Store()
    store.bulk_load(path=str(quads), format=RdfFormat.N_QUADS)
    yield Engine(lambda sparql: _embedded(store, sparql))


@contextmanager
def rdflib_memory(quads: Path) -> Iterator[Engine]:
    """The store of rdflib itself."""
    yield Engine(on_rdflib(quads), stops=True)


@contextmanager
def holosdb_memory(quads: Path) -> Iterator[Engine]:
    """HolosDB in memory; its default graph is only one, so it gets the triples without their graphs."""
    import holosdb  # noqa: PLC0415 - only where it is measured

    triples = quads.with_suffix(".nt")
    with quads.open(encoding="utf-8") as lines, triples.open("w", encoding="utf-8") as out:
        out.writelines(f"{line.rsplit(' ', 2)[0]} .\n" for line in lines)
    store: Any = holosdb.Store()
    store.load(str(triples))

    def ask(sparql: str) -> Answer:
        order = order_of(sparql)
        found = store.query(order.query if order else sparql, timeout=float(LIMIT))
        return _shown([tuple(row[at] for at in range(len(row))) for row in found], order)

    yield Engine(ask)


def _shown(rows: list[Any], order: Order | None) -> Answer:
    """Return rows without what was asked for only to put them in order."""
    return without_added((), rows, order)[1] if order else rows


def _embedded(store: Store, sparql: str, walks: Walks | None = None) -> Answer | int:
    found = run(store, sparql, walks=walks)
    return found.rows if isinstance(found, Rows) else 0


@contextmanager
def virtuoso(quads: Path) -> Iterator[Engine]:
    """Virtuoso over HTTP."""
    with running([quads.parent], buffers=150_000, threads=1) as server:
        server.load(quads)
        yield Engine(_over_http(server.session()), lambda: spent(server.process.pid))


@contextmanager
def oxigraph_server(quads: Path) -> Iterator[Engine]:
    """The server of Oxigraph over HTTP, on the store that bulk load has made."""
    folder, bind = quads.parent / "served", f"127.0.0.1:{free_ports(1)[0]}"
    program = str(Path(sys.executable).with_name("oxigraph"))
    subprocess.run([program, "load", "--location", folder, "--file", quads], check=True, capture_output=True)
    options = ["--location", str(folder), "--bind", bind, "--union-default-graph"]
    command = [program, "serve-read-only", *options]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        time.sleep(2)
        yield Engine(_over_http(Session(f"http://{bind}/query")), lambda: spent(process.pid))
    finally:
        process.terminate()
        process.wait()


def _over_http(session: Session) -> Callable[[str], Answer]:
    def ask(sparql: str) -> Answer:
        order = order_of(sparql)
        told = session.query(order.query if order else sparql)
        found: Any = parse_query_results(told, format=QueryResultsFormat.JSON)
        return _shown([tuple(row) for row in found], order)

    return ask


BARE, DISK, HOLOS, VIRTUOSO = "Oxigraph, bare bulk load", "Oxigraph on disk", "HolosDB in memory", "Virtuoso"
ENGINES: Final[Mapping[str, Callable[[Path], Any]]] = MappingProxyType(
    {
        BARE: bare,
        DISK: disk,
        "Oxigraph in memory": memory,
        "rdflib in memory": rdflib_memory,
        HOLOS: holosdb_memory,
        "Oxigraph server": oxigraph_server,
        VIRTUOSO: virtuoso,
    }
)


def measure(engine: str, quads: Path, asked: Sequence[Case], limit: int) -> Figures:
    """Return what an engine takes to load and to answer."""
    start = time.perf_counter()
    with ENGINES[engine](quads) as ready:
        load = time.perf_counter() - start
        print(f"{engine}: loaded in {load:.1f} s", file=sys.stderr, flush=True)
        ask = _stopped if ready.stops else _ask
        told = tuple(ask(ready, case.sparql, limit) for case in asked) if engine != BARE else ()
    return Figures(engine, load, told)


REFUSED: Final = -1


def _ask(ready: Engine, sparql: str, _limit: int) -> Asked:
    best = alone = float("inf")
    found: Answer | int = 0
    for _ in range(ROUNDS):
        start, before = time.process_time(), ready.cpu()
        try:
            found = ready.ask(sparql)
        except VirtuosoError:  # it refuses what needs more memory than it gives to one question
            found = REFUSED
        took, there = time.process_time() - start, ready.cpu() - before
        best, alone = min(best, took + there), min(alone, there or took)
        if best > SLOW or found == REFUSED:
            break
    if found == REFUSED:
        return Asked(best * 1000, alone * 1000, None)
    return Asked(best * 1000, alone * 1000, found if isinstance(found, int) else bag(found))


def _stopped(ready: Engine, sparql: str, limit: int) -> Asked:
    """Ask in a copy of this process, which is ended at the limit; so the graph is loaded only once."""
    here, there = multiprocessing.Pipe()
    pid = os.fork()
    if not pid:
        there.send(_ask(ready, sparql, limit))
        os._exit(0)
    there.close()
    try:
        found: Asked = here.recv() if here.poll(limit) else Asked(limit * 1000, limit * 1000, None)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return found


def agreeing(one: Figures, base: Figures) -> int:
    """Return how many answers are those of the base, by rows or, where only that is known, by number."""
    pairs = ((a.answer, b.answer) for a, b in zip(one.asked, base.asked, strict=True))
    return sum(a == (b.total() if isinstance(a, int) and isinstance(b, Counter) else b) for a, b in pairs)


def table(found: Sequence[Figures], base: Figures, quads: int, limit: int) -> Iterator[str]:
    """Yield a Markdown table of the figures under a heading."""
    yield f"## Engines at {quads:,} quads\n"
    versions = [f"pyoxigraph {pyoxigraph.__version__}", f"rdflib {version('rdflib')}"]
    versions += [f"holosdb {version('holosdb')}" for one in found if one.engine == HOLOS]
    yield f"{', '.join(versions)}, Python {sys.version.split()[0]}; a question may take {limit} s\n"
    yield (
        "| engine | load s | ratio | geometric mean ms | ratio "
        "| the server alone | median ms | slowest ms | equal answers |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for one in found:
        head = f"| {one.engine} | {one.load:.1f} | {one.load / found[0].load:.2f} |"
        yield f"{head} {_row(one, base)} |" if one.asked else f"{head} | | | | | |"


def _row(one: Figures, base: Figures) -> str:
    times = [asked.ms for asked in one.asked]
    mean, own = statistics.geometric_mean(times), statistics.geometric_mean(a.ms for a in base.asked)
    alone = statistics.geometric_mean(asked.alone for asked in one.asked)
    ended = sum(asked.answer is None for asked in one.asked)
    middle = f"{statistics.median(times):.2f} | {max(times):.1f}"
    equal = f"{agreeing(one, base)} of {len(times)}" + (f", {ended} stopped" if ended else "")
    more = ">" if ended else ""
    return f"{more}{mean:.2f} | {more}{mean / own:.2f} | {more}{alone / own:.2f} | {middle} | {equal}"


def each(found: Sequence[Figures], asked: Sequence[Case]) -> Iterator[str]:
    """Yield a table of the milliseconds of each question on each engine."""
    shown = [one for one in found if one.asked]
    yield f"\n| question | {' | '.join(one.engine for one in shown)} |"
    yield f"|{'---|' * (len(shown) + 1)}"
    for at, case in enumerate(asked):
        cells = (f"{'>' * (one.asked[at].answer is None)}{one.asked[at].ms:.2f}" for one in shown)
        yield f"| {case.name} | {' | '.join(cells)} |"


def _child(engine: str, quads: Path, asked: Sequence[Case], limit: int, line: Any) -> None:
    line.send(measure(engine, quads, asked, limit))


def apart(engine: str, quads: Path, asked: Sequence[Case], limit: int) -> Figures:
    """Return the figures of an engine that is measured in a process of its own."""
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=_child, args=(engine, quads, asked, limit, there))
    child.start()
    there.close()
    try:
        found: Figures = here.recv()
    finally:
        child.join()
    return found


def chosen(left_out: Sequence[str]) -> list[str]:
    """Return the engines that are measured; those that are not installed are told."""
    missing = {VIRTUOSO: not installed(), HOLOS: find_spec("holosdb") is None}
    for name in ENGINES:
        if missing.get(name) and name not in left_out:
            print(
                f"{name} is left out: {SERVER if name == VIRTUOSO else 'holosdb'} is not installed",
                file=sys.stderr,
            )
    return [name for name in ENGINES if name not in left_out and not missing.get(name)]


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quads", type=int, default=100_000)
    options.add_argument("--leave-out", nargs="*", default=(), choices=tuple(ENGINES))
    options.add_argument("--only", nargs="*", default=(), help="ids of questions")
    options.add_argument("--limit", type=int, default=LIMIT, help="seconds a question may take on rdflib")
    options.add_argument("--each", action="store_true", help="every question as well")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        quads = Path(name) / "made.nq"
        world = make_graph(quads, given.quads)
        usual = [case for case in cases(catalogue(), world) if case.level == "usual"]
        asked = [case for case in usual if not given.only or case.name in given.only]
        found = [apart(engine, quads, asked, given.limit) for engine in chosen(given.leave_out)]
        base = next(one for one in found if one.engine == DISK)
        print(*table(found, base, given.quads, given.limit), sep="\n")
        if given.each:
            print(*each(found, asked), sep="\n")


if __name__ == "__main__":
    main()
