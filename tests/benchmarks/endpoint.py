"""How many requests a second the endpoint answers: python tests/benchmarks/endpoint.py [--quads 100000].

The same made graph is served by ``kg serve`` (without and with its store of answers) and by rdflib-endpoint
(extra ``bench``), over Oxigraph and over rdflib's own memory; wrk asks on loopback. Columns: requests a
second, and how many times those of the better rdflib-endpoint that is.
"""

import argparse
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlencode
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.synthetic import make_graph

from kg.namespaces import KG, R

ROOT: Final = Path(__file__).resolve().parents[2]
FACTS: Final = f"<{R}graph-facts>"
PATIENCE: Final = 180.0
QUERIES: Final[Mapping[str, str]] = {
    "look-up": f"SELECT ?body WHERE {{ GRAPH {FACTS} {{ <POLICY> <{KG}issuedBy> ?body }} }}",
    "aggregate": (
        f"SELECT ?body (COUNT(*) AS ?n) WHERE {{ GRAPH {FACTS} {{ ?policy <{KG}issuedBy> ?body }} }} "
        "GROUP BY ?body ORDER BY DESC(?n) ?body LIMIT 20"
    ),
}
OURS: Final = """
import sys
from pathlib import Path
from kg.graph.index import build_index, open_index
from kg.graph.manifest import GRAPH, Manifest
from kg.graph.store import GraphFolder
from kg.opened import Graph
from kg.server.app import join
from kg.server.running import listen, make_server
from kg.server.settings import Settings
from kg.server.site import Site
folder, port, cache = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
if not (folder / "index").is_dir():
    build_index(folder, "known")
graph = Graph(GraphFolder(folder, Manifest("", (), {}, {GRAPH: "known"}), open_index(folder, "known")))
settings = Settings(port=port, cache=cache)
make_server(join(Site(graph), settings), settings).run(sockets=[listen(settings)])
"""
THEIRS: Final = """
import sys
import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
data, port, store = sys.argv[1], int(sys.argv[2]), sys.argv[3]
graph = Dataset(store=store, default_union=True)
graph.parse(data, format="ox-nquads" if store == "Oxigraph" else "nquads")
uvicorn.run(SparqlEndpoint(graph=graph, path="/sparql"), port=port, log_level="error", access_log=False)
"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def address(port: int, query: str) -> str:
    """Return the address of a query."""
    return f"http://127.0.0.1:{port}/sparql?{urlencode({'query': query})}"


@contextmanager
def running(program: str, *arguments: str) -> Iterator[int]:
    """Run a server and give its port when it answers."""
    port = free_port()
    first, *rest = arguments
    command = [sys.executable, "-c", program, first, str(port), *rest]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urlopen(address(port, "ASK {}"), timeout=5) as reply:  # noqa: S310 - our own address
                    reply.read()
                break
            except OSError:
                if time.monotonic() > until or process.poll() is not None:
                    raise
                time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait()


def measure(port: int, query: str, seconds: int) -> float:
    """Return the requests a second that wrk counts, after a short run to warm up."""
    wanted = "Accept: application/sparql-results+json"
    rate = 0.0
    for length in (1, seconds):
        command = ["wrk", "-t1", "-c8", f"-d{length}s", "-H", wanted, address(port, query)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in told:
            raise RuntimeError(f"errors in the answers: {told}")
        found = re.search(r"Requests/sec:\s+([0-9.]+)", told)
        rate = float(found[1]) if found else 0.0
    return rate


def table(folder: Path, policy: str, seconds: int) -> Iterator[str]:
    """Yield the lines of the table."""
    data = str(folder / "graph.nq")
    servers = {
        "rdflib-endpoint, memory": (THEIRS, data, "default"),
        "rdflib-endpoint, Oxigraph": (THEIRS, data, "Oxigraph"),
        "kg serve, every query worked out": (OURS, str(folder), "0"),
        "kg serve, answers kept": (OURS, str(folder), str(32 * 2**20)),
    }
    rates: dict[tuple[str, str], float] = {}
    for name, (program, *arguments) in servers.items():
        with running(program, *arguments) as port:
            for kind, query in QUERIES.items():
                rates[name, kind] = measure(port, query.replace("POLICY", policy), seconds)
    yield f"{'requests a second':34}" + "".join(f"{kind:>12}{'times':>8}" for kind in QUERIES)
    for name in servers:
        line = f"{name:34}"
        for kind in QUERIES:
            best = max(rates[other, kind] for other in servers if other.startswith("rdflib"))
            line += f"{rates[name, kind]:>12,.0f}{rates[name, kind] / best:>8.1f}"
        yield line


def main(arguments: Sequence[str]) -> None:
    """Make the graph, measure, and print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quads", type=int, default=100_000)
    options.add_argument("--seconds", type=int, default=3)
    given = options.parse_args(arguments)
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing: install Debian's package wrk")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        world = make_graph(folder / "graph.nq", given.quads)
        policy = world.policies[len(world.policies) // 3].replace("r:", R)
        names = ("rdflib-endpoint", "rdflib", "pyoxigraph", "uvicorn", "starlette")
        print(", ".join(f"{name} {version(name)}" for name in names), f"{given.quads:,} quads", sep="; ")
        print(*table(folder, policy, given.seconds), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
