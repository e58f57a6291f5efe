"""How long every question of the catalogue takes: python tests/benchmarks/questions.py [--quads 1000000].

The same made graph is asked on Oxigraph on disk and in memory and, smaller unless told otherwise
(--rdflib-quads), on rdflib's own store. Each question is asked about a usual thing, about a hub (a province,
a ministry, a widely named policy) and about the top (the country, the first ministry). Times are those of
the processor in milliseconds, the fastest of a few rounds, all rows fetched.
"""

import argparse
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse
from tests.benchmarks.quads import World
from tests.benchmarks.synthetic import DEFAULT_QUADS, make_graph

from kg.graph.index import load_store
from kg.graph.sparql import Rows, Term, bind, run, with_prefixes
from kg.graph.terms import node
from kg.graph.walks import Walks, read_walks
from kg.graph.walks_making import write_walks
from kg.questions.catalogue import Parameter, Question, catalogue

LEVELS: Final = ("usual", "hub", "top")
NUMBERS: Final = {"min": 2_000_000_000, "from": 2015, "to": 2020}
YEAR: Final = 2030


@dataclass(frozen=True, slots=True)
class Case:
    """One question with values in place, and how it may be told."""

    name: str
    level: str
    sparql: str


def picks(world: World) -> Mapping[str, Sequence[str]]:
    """Return for each type of parameter a usual thing, a hub, a top, and one more to stand beside it."""
    industries = world.schema["kgt:indu-"]
    return {
        "kg:Place": (world.districts[700], world.provinces[0], world.country, world.districts[701]),
        "kg:AdministrativeArea": (world.cities[90], world.provinces[0], world.country, world.cities[91]),
        "kg:Institution": (world.bodies[60], world.bodies[4], world.bodies[0], world.bodies[61]),
        "kg:PublicBody": (world.bodies[60], world.bodies[4], world.bodies[0], world.bodies[61]),
        "kg:Policy": tuple(world.policies[n] for n in (len(world.policies) // 3, 6, 0, 1)),
        "kg:Zone": tuple(world.zones[n] for n in (len(world.zones) // 3, 6, 0, 1)),
        "kg:Industry": (industries[40], industries[2], "kgt:indu-advanced-manufacturing", industries[41]),
        "skos:Concept": (industries[40], industries[2], industries[0], industries[41]),
        "kg:Theme": ("r:theme-30", "r:theme-5", "r:theme-0", "r:theme-31"),
        "kg:Indicator": ("kgt:ind-area", "kgt:ind-population", "kgt:ind-gdp", "kgt:ind-share"),
        "concept:kgt:indicators": ("kgt:ind-area", "kgt:ind-population", "kgt:ind-gdp", "kgt:ind-share"),
        "concept:kgt:place-types": ("kgt:fac-laboratory",) * 4,
        "concept:kgt:target-groups": (
            "kgt:grp-students",
            "kgt:grp-talent",
            "kgt:grp-enterprises",
            "kgt:grp-workers",
        ),
        "concept:kgt:instrument-types": (
            "kgt:ins-loan",
            "kgt:ins-tax",
            "kgt:ins-subsidy",
            "kgt:ins-training",
        ),
        "property": ("kg:spans",) * 4,
        "any": tuple(world.zones[n] for n in (len(world.zones) // 3, 6, 0, 1)),
    }


def value(parameter: Parameter, world: World, level: int) -> Term:
    """Return what a parameter stands for at a level."""
    if parameter.type == "xsd:integer":
        return Literal(NUMBERS.get(parameter.name, YEAR))
    if parameter.name == "unit":
        return node("currency:CNY")
    if parameter.name == "o":
        return node(world.districts[0])
    chosen = picks(world)[parameter.type]
    return node(chosen[3] if parameter.name == "second" else chosen[level])


def cases(questions: Sequence[Question], world: World) -> list[Case]:
    """Return every question at every level; one without a thing to fill in stands for all levels."""
    found: list[Case] = []
    for question in questions:
        seen: set[str] = set()
        for level, name in enumerate(LEVELS):
            terms = {p.name: value(p, world, level) for p in question.parameters}
            sparql = with_prefixes(bind(question.sparql, terms))
            if sparql not in seen:
                found.append(Case(question.id, name, sparql))
            seen.add(sparql)
    return found


def fastest(ask: Callable[[], int], rounds: int) -> tuple[float, int]:
    """Return the milliseconds of the fastest round and the number of rows; a slow question gets one round."""
    best, rows = float("inf"), 0
    for _ in range(rounds):
        start = time.process_time()
        rows = ask()
        best = min(best, (time.process_time() - start) * 1000)
        if best > 3000:
            break
    return best, rows


def on_disk(path: Path) -> Callable[[str], int]:
    """Return what counts the rows of a query on Oxigraph on disk; store and steps are made once."""
    folder = path.with_suffix(".store")
    if not folder.is_dir():
        made = Store(str(folder))
        load_store(made, path)
        made.flush()
        del made
        write_walks(path.with_suffix(".walks"), Store.read_only(str(folder)))
    store, walks = Store.read_only(str(folder)), read_walks(path.with_suffix(".walks"))
    return lambda sparql: _count(store, sparql, walks)


def in_memory(path: Path) -> Callable[[str], int]:
    """Return the same for Oxigraph in memory."""
    store = Store()
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return lambda sparql: _count(store, sparql)


def _count(store: Store, sparql: str, walks: Walks | None = None) -> int:
    found = run(store, sparql, walks=walks)
    return len(found) if isinstance(found, Rows) else 1


def on_rdflib(path: Path) -> Callable[[str], int]:
    """Return the same for rdflib's own store in memory."""
    from rdflib import Dataset  # noqa: PLC0415 - only the child that needs it

    dataset = Dataset(default_union=True)
    dataset.addN(_rdflib_quads(path, dataset))
    return lambda sparql: len(list(dataset.query(sparql)))


def _rdflib_quads(path: Path, dataset: Any) -> Iterator[Any]:
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415 - the same
    from rdflib import URIRef  # noqa: PLC0415 - the same

    plain = "http://www.w3.org/2001/XMLSchema#string"

    def term(found: Any) -> Any:
        if isinstance(found, NamedNode):
            return URIRef(found.value)
        kind = None if found.language or found.datatype.value == plain else URIRef(found.datatype.value)
        return RdfLiteral(found.value, lang=found.language, datatype=kind)

    for quad in parse(path=str(path), format=RdfFormat.N_QUADS):
        yield (
            term(quad.subject),
            term(quad.predicate),
            term(quad.object),
            dataset.graph(term(quad.graph_name)),
        )


ENGINES: Final[Mapping[str, Callable[[Path], Callable[[str], int]]]] = MappingProxyType(
    {"disk": on_disk, "memory": in_memory, "rdflib": on_rdflib}
)


def serve(engine: str, path: Path, rounds: int, line: Connection) -> None:
    """Answer queries sent over a line with milliseconds and rows; runs in a process of its own."""
    ask = ENGINES[engine](path)
    line.send("ready")
    while (sparql := line.recv()) is not None:
        line.send(fastest(lambda: ask(sparql), rounds))


def figures(
    engine: str, path: Path, asked: Sequence[Case], rounds: int, patience: int
) -> list[tuple[float, int]]:
    """Return milliseconds and rows of each case, -1 rows where patience ended.

    No engine can be stopped in the middle of a query, so its process is ended and another one begun.
    """
    found: list[tuple[float, int]] = []
    child: Any = None
    for case in asked:
        if child is None:
            line, there = multiprocessing.Pipe()
            child = multiprocessing.get_context("spawn").Process(
                target=serve, args=(engine, path, rounds, there)
            )
            child.start()
            line.recv()
        line.send(case.sparql)
        if line.poll(patience):
            found.append(line.recv())
        else:
            found.append((patience * 1000.0, -1))
            child.kill()
            child.join()
            child = None
        print(f"{engine:<8}{case.name} {case.level:<7}{found[-1][0]:10.1f}", file=sys.stderr, flush=True)
    if child is not None:
        line.send(None)
        child.join()
    return found


def measure(quads: int, engines: Sequence[str], only: Sequence[str], rounds: int, patience: int) -> None:
    """Print milliseconds of each question on one graph, and the ratio of the last engine to the first."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.nq")
        asked = cases(chosen(only), make_graph(path, quads))
        found = {engine: figures(engine, path, asked, rounds, patience) for engine in engines}
    print(f"\n{quads:,} quads, ms (fastest of {rounds}; > where patience ended)\n")
    head = "".join(f"{engine:>10}" for engine in engines)
    print(f"{'question':<16}{'rows':>8}{head}{'µs a row':>10}")
    for n, case in enumerate(asked):
        cells = "".join(f"{'>' if f[n][1] < 0 else ''}{f[n][0]:.1f}".rjust(10) for f in found.values())
        counts = {f[n][1] for f in found.values()} - {-1}
        note = "" if len(counts) < 2 else f"  rows differ: {sorted(counts)}"
        rows = max(counts, default=-1)
        each = 1000 * next(iter(found.values()))[n][0] / max(rows, 1)
        print(f"{case.name} {case.level:<11}{rows:8,}{cells}{each:10.0f}{note}")
    for engine, timed in found.items():
        for level in LEVELS:
            ms = [ms for (ms, _), case in zip(timed, asked, strict=True) if case.level == level]
            if ms:
                print(f"{engine:<8}{level:<7}median {statistics.median(ms):8.1f}   slowest {max(ms):8.0f}")
    first, last = next(iter(found.values())), list(found.values())[-1]
    ratios = [b / a for (a, _), (b, _) in zip(first, last, strict=True)]
    if len(engines) > 1:
        print(f"geometric mean of {engines[-1]} to {engines[0]}: {statistics.geometric_mean(ratios):.1f}")


def chosen(only: Sequence[str]) -> list[Question]:
    """Return the questions of the catalogue, or those named."""
    return [question for question in catalogue() if not only or question.id in only]


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quads", type=int, default=DEFAULT_QUADS, help="0 leaves the large graph out")
    options.add_argument("--rdflib-quads", type=int, default=100_000, help="0 leaves rdflib out")
    options.add_argument("--patience", type=int, default=20, help="seconds a question may take")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", nargs="*", default=(), help="ids of questions")
    options.add_argument("--engines", nargs="*", default=("disk", "memory"), choices=tuple(ENGINES))
    given = options.parse_args()
    if given.quads:
        measure(given.quads, given.engines, given.only, given.rounds, given.patience)
    if given.rdflib_quads:
        measure(given.rdflib_quads, ("memory", "rdflib"), given.only, given.rounds, given.patience)


if __name__ == "__main__":
    main()
