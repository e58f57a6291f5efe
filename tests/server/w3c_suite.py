"""The query tests of the W3C's SPARQL suites: fetched inside the sources of rdflib, read from manifests."""

import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, QuerySolution, QuerySolutions, RdfFormat, Store

PACKAGE: Final = "rdflib==7.6.0"
ARCHIVE: Final = "rdflib-7.6.0.tar.gz"
DIGEST: Final = "6c831288d5e4a5a7ece85d0ccde9877d512a3d0f02d7c06455d00d6d0ea379df"
INSIDE: Final = "rdflib-7.6.0/test/data/suites/w3c/"
FOLDERS: Final = (
    *(f"dawg-data-r2/{name}" for name in (
        "algebra", "ask", "basic", "bnode-coreference", "boolean-effective-value", "bound", "cast",
        "construct", "dataset", "distinct", "expr-builtin", "expr-equals", "expr-ops", "graph", "i18n",
        "open-world",
        "optional", "optional-filter", "reduced", "regex", "solution-seq", "sort", "syntax-sparql1",
        "syntax-sparql2", "syntax-sparql3", "syntax-sparql4", "syntax-sparql5", "triple-match",
        "type-promotion",
    )),
    *(f"sparql11/{name}" for name in (
        "aggregates", "bind", "bindings", "construct", "csv-tsv-res", "exists", "functions", "grouping",
        "json-res", "negation", "project-expression", "property-path", "subquery", "syntax-query",
    )),
)  # fmt: skip
BASE: Final = "http://suite.example/"
_TESTS: Final = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
SELECT ?test ?kind ?query ?plain ?result
    (GROUP_CONCAT(DISTINCT STR(?data); separator=" ") AS ?default)
    (GROUP_CONCAT(DISTINCT STR(?graph); separator=" ") AS ?named) {
  ?manifest mf:entries/rdf:rest*/rdf:first ?test . ?test a ?kind ; mf:action ?plain .
  OPTIONAL { ?plain qt:query ?query } OPTIONAL { ?test mf:result ?result }
  OPTIONAL { ?plain qt:data ?data }
  OPTIONAL {
    ?plain qt:graphData ?given OPTIONAL { ?given qt:graph ?inner } BIND(COALESCE(?inner, ?given) AS ?graph)
  }
} GROUP BY ?test ?kind ?query ?plain ?result ORDER BY ?test
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A test: its name, its kind, its query, the graphs it is asked of, and the file of its result."""

    name: str
    kind: str
    query: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    result: str


def download(folder: Path) -> Path:
    """Return the folder of the suites, fetched from the package index if it is not there yet.

    Raises:
        OSError: if it cannot be fetched.
        ValueError: if what came is not what is known.
    """
    archive = folder / ARCHIVE
    if not archive.is_file():
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            "rdflib",
            PACKAGE,
        ]
        done = subprocess.run([*command, "-d", str(folder)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise OSError(done.stderr.strip().splitlines()[-1:] or "pip failed")
    if sha256(archive.read_bytes()).hexdigest() != DIGEST:
        raise ValueError(f"{archive.name} has another digest than the known one")
    if not (folder / INSIDE).is_dir():
        with tarfile.open(archive) as tar:
            members = [member for member in tar if member.name.startswith(INSIDE)]
            tar.extractall(folder, members, filter="data")
    return folder / INSIDE


def _solutions(store: Store) -> list[QuerySolution]:
    """Return all rows at once: an answer of the engine may not wait in a generator for another thread."""
    found = store.query(_TESTS, prefixes={"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"})
    assert isinstance(found, QuerySolutions)
    return list(found)


def cases(suite: Path) -> Iterator[Case]:
    """Yield the tests of queries, in the order of their names."""
    store = Store()
    for name in FOLDERS:
        for manifest in sorted((suite / name).glob("*manifest.ttl")):
            store.load(path=manifest, format=RdfFormat.TURTLE, base_iri=f"{BASE}{name}/{manifest.name}")
    for row in _solutions(store):
        query, kind = row["query"] or row["plain"], row["kind"]
        if not isinstance(query, NamedNode) or not isinstance(kind, NamedNode):
            continue
        result = row["result"].value if isinstance(row["result"], NamedNode) else ""
        texts = [str(getattr(row[name], "value", "")) for name in ("default", "named")]
        test = str(getattr(row["test"], "value", "")).rpartition("/tests/")[2].replace("manifest#", "#")
        yield Case(
            test,
            kind.value.rpartition("#")[2],
            query.value,
            tuple(texts[0].split()),
            tuple(texts[1].split()),
            result,
        )


def place(suite: Path, iri: str) -> Path:
    """Return the file of an address of the suite."""
    return suite / iri.removeprefix(BASE)


def load_data(suite: Path, store: Store) -> None:
    """Put every file of data into a store as a graph of its own, named by its address."""
    forms = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}
    for name in FOLDERS:
        for file in sorted((suite / name).rglob("*")):
            if file.suffix in forms and "manifest" not in file.name:
                iri = BASE + file.relative_to(suite).as_posix()
                store.add_graph(NamedNode(iri))
                try:
                    store.load(path=file, format=forms[file.suffix], base_iri=iri, to_graph=NamedNode(iri))
                except SyntaxError:
                    continue  # a result that is no Turtle
