"""A bundle: one zip file with a graph and all that is needed to use it elsewhere, texts or not."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.exceptions import GraphError, InputError
from kg.exports import crate
from kg.exports.archive import pack
from kg.exports.notebook import notebook
from kg.exports.plain import DAY
from kg.exports.rdf import to_nquads, to_turtle
from kg.exports.tables import tables
from kg.graph.manifest import GRAPH, LEDGER, NAME, REPORT, TEXTS, Manifest
from kg.graph.snapshot import Snapshot, take_snapshot
from kg.graph.store import GraphFolder
from kg.graph.stores import Store
from kg.graph.terms import node, ours
from kg.identifiers import sha256
from kg.network.evidence import GraphSource

FOLDER: Final = "graph/"
"""Where the graph folder lies inside a bundle."""

_UNDATED: Final = "1980-01-01"
_NO_LICENCE: Final = (
    "Not stated. The texts and quotations are their publishers'; ask them before you pass them on."
)
_README: Final = """\
# {title}

{description}

| file | what it is |
|---|---|
| `graph.html` | the graph as one interactive page; open it in a browser, it works offline |
| `explore.ipynb` | a notebook that opens the graph and asks it first questions |
| `graph.ttl` | all statements as Turtle, for other RDF tools |
| `tables/` | things, relations and claims as CSV, for a spreadsheet |
| `graph/` | the graph itself: `graph.nq` holds all statements, with who makes them |
| `ro-crate-metadata.json` | the list of all files with their SHA-256 digests (RO-Crate 1.1) |

{texts}

Open it with policy-kg:

```sh
kg open {file} -o my-graph
kg ask --graph my-graph
kg show "NAME" --graph my-graph{verify}
```

`kg open` compares every file with its digest first. The digests guard against damage, not against
somebody who changes a file and its digest; to be sure of that, get the bundle from someone you trust.

Licence: {licence}
"""
_WITH: Final = (
    "The texts of the source documents are in `graph/texts/`, so that every quotation can be cut out of\n"
    "them again."
)
_WITHOUT: Final = (
    "The texts of the source documents are not in this bundle, nor quotations from them: page and tables\n"
    "name the documents and passages only, and `kg verify` reports the texts as missing. Names of things,\n"
    "among them what measures and targets are called, are words of the documents all the same."
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a bundle shall be.

    Attributes:
        title: what it is called.
        texts: whether the texts of the source documents and quotations from them go along.
        licence: under what it may be used: an address or words.
        date: the day that it bears (YYYY-MM-DD); by default that of the latest source document.
    """

    title: str = "Policy knowledge graph"
    texts: bool = True
    licence: str = ""
    date: str = ""


class WithoutTexts:
    """A graph that keeps its texts to itself."""

    def __init__(self, graph: GraphFolder) -> None:
        self._graph = graph

    @property
    def store(self) -> Store:
        """The quads."""
        return self._graph.store

    def text(self, digest: str) -> str:
        """Refuse.

        Raises:
            GraphError: always.
        """
        raise GraphError("the texts are left out", digest)


def bundle(graph: GraphFolder, page: Callable[[GraphSource], str], wishes: Wishes, file: str) -> bytes:
    """Return a graph as a bundle, a zip file that ``kg open`` takes; the same bytes for the same graph.

    Args:
        graph: the graph.
        page: makes the page of a graph.
        wishes: how the bundle shall be.
        file: what the zip file will be called, for the README.

    Raises:
        InputError: if the date is none.
        GraphError: if a file of the graph is missing or was changed.
    """
    if wishes.date and not DAY.fullmatch(wishes.date):
        raise InputError("this is no date", wishes.date, "Write it as 2026-01-31")
    snapshot = take_snapshot(graph.store)
    source: GraphSource = graph if wishes.texts else WithoutTexts(graph)
    about = _about(graph, snapshot, wishes)
    made = tables(snapshot, source.text if wishes.texts else None)
    files = {
        "README.md": _readme(about, wishes, file).encode(),
        "explore.ipynb": notebook(FOLDER.rstrip("/")).encode(),
        "graph.html": page(source).encode("utf-8", "replace"),
        "graph.ttl": to_turtle(graph.store),
        **{f"tables/{name}": text.encode() for name, text in sorted(made.items())},
        **{f"{FOLDER}{name}": content for name, content in sorted(_folder(graph, wishes.texts).items())},
    }
    titles = {
        f"{FOLDER}{TEXTS}/{row.digest.removeprefix('sha256:')}.txt": row.title
        for row in graph.manifest.documents
    }
    return pack({crate.NAME: crate.metadata(about, files, titles).encode("utf-8", "replace"), **files})


def _about(graph: GraphFolder, snapshot: Snapshot, wishes: Wishes) -> crate.About:
    claims, facts = (graph.manifest.counts.get(name, 0) for name in ("claims", "facts"))
    rest = f", and {facts:,} facts that rest on the accepted ones" if facts else ""
    what = (
        f"A policy knowledge graph drawn from {len(graph.manifest.documents):,} source documents: "
        f"{claims:,} claims, each with the passages that bear it out{rest}."
    )
    version = graph.manifest.version or _version(snapshot)
    name = f"policy-kg {version}".strip()
    return crate.About(
        wishes.title, what, wishes.date or _latest(snapshot), wishes.licence or _NO_LICENCE, name
    )


def _version(snapshot: Snapshot) -> str:
    names = snapshot.all_of(ours("Extractor"))
    return names[-1].rpartition("-")[2] if names else ""


def _latest(snapshot: Snapshot) -> str:
    """Return the date of the latest source document: a bundle has no time of its own."""
    dates = [
        term.value
        for iri in snapshot.all_of(ours("SourceDocument"))
        for term in snapshot.of(iri, node("dcterms:date"))
        if getattr(getattr(term, "datatype", None), "value", "").endswith("#date")
    ]
    return max(dates, default=_UNDATED)


def _readme(about: crate.About, wishes: Wishes, file: str) -> str:
    return _README.format(
        title=_line(about.name),
        description=about.description,
        texts=_WITH if wishes.texts else _WITHOUT,
        verify="\nkg verify --graph my-graph" if wishes.texts else "",
        licence=_line(about.licence),
        file=_line(file),
    )


def _line(text: str) -> str:
    """Return a text on one line, without what Markdown or a terminal would obey."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|!" else c for c in " ".join(plain.split()))


def _folder(graph: GraphFolder, texts: bool) -> Mapping[str, bytes]:
    """Return the files of a graph folder; as they are, if it is one and its texts may go along."""
    manifest = graph.manifest
    if texts and manifest.files:
        names = (*manifest.files, NAME)
        return {name: _read(graph, name) for name in names}
    files = {GRAPH: _read(graph, GRAPH) if GRAPH in manifest.files else to_nquads(graph.store)}
    if texts:
        for row in manifest.documents:
            name = f"{TEXTS}/{row.digest.removeprefix('sha256:')}.txt"
            files[name] = graph.text(row.digest).encode("utf-8", "surrogatepass")
    if report := dict(graph.report):
        files[REPORT] = _json(report if texts else report | {"removed": []})
    if LEDGER in manifest.files:
        files[LEDGER] = _read(graph, LEDGER)
    digests = {name: sha256(content) for name, content in files.items()}
    own = Manifest(manifest.version, manifest.documents, manifest.counts, digests)
    return {**files, NAME: own.to_json().encode("utf-8", "replace")}


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _read(graph: GraphFolder, name: str) -> bytes:
    path = graph.folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GraphError(
            "a file of the graph cannot be read", str(path), "Run kg verify, then build again"
        ) from error
    if graph.manifest.files.get(name) not in (None, sha256(content)):
        raise GraphError("a file of the graph was changed", str(path), "Run kg verify, then build again")
    return content
