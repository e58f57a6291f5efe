"""Open a graph: its store, its texts, and the same store as an rdflib dataset."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias, cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.exceptions import GraphError
from kg.graph.index import fitting_labels, fitting_walks, load_quads, open_index, open_labels
from kg.graph.labels import LabelIndex
from kg.graph.manifest import GRAPH, NAME, READINGS, REPORT, TEXTS, DocumentRow, Manifest, read_manifest
from kg.graph.recovery import recover
from kg.graph.schema import packaged_vocabulary
from kg.graph.stores import Store
from kg.graph.terms import LABEL, TYPE, VOCABULARY, node, ours
from kg.graph.walks import Walks
from kg.identifiers import sha256
from kg.namespaces import R

if TYPE_CHECKING:
    from pyoxigraph import Store as Embedded
    from rdflib import Dataset

DIGITS = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
EXAMPLE = "policy.trig"
"""The file of the example graph, which has no folder of its own."""

Texts: TypeAlias = Mapping[str, str] | Callable[[], Mapping[str, str]]
"""Canonical texts by digest, or what reads them when the first of them is wanted."""


class GraphFolder:
    """A graph that is open for reading; use it in a ``with`` block, or call :meth:`close`.

    Attributes:
        folder: where it lies.
        manifest: what it holds.
        store: its quads, in memory, on disk or on a server; the named graphs are facts, reference,
            vocabulary and one of claims for each source document.
    """

    def __init__(self, folder: Path, manifest: Manifest, store: Store, texts: Texts | None = None) -> None:
        self.folder = folder
        self.manifest = manifest
        self._store: Store | None = store
        self._texts: dict[str, str] = {}
        self._read = texts
        self._dataset: Dataset | None = None
        self._labels: LabelIndex | None = None
        self._walks: Walks | None = None
        self._has_walks = True

    @property
    def store(self) -> Store:
        """Return the store.

        Raises:
            GraphError: if the graph was closed.
        """
        if self._store is None:
            raise GraphError("the graph is closed", self.place, "Open it again")
        return self._store

    @property
    def place(self) -> str:
        """Where the graph lies: a folder, or the address of a server."""
        return str(self.folder)

    @property
    def dataset(self) -> "Dataset":
        """Return an rdflib Dataset over the same store; its default graph is the union of all graphs."""
        if self._dataset is None:
            from oxrdflib import OxigraphStore  # noqa: PLC0415 - rdflib is heavy and not always wanted
            from rdflib import Dataset  # noqa: PLC0415 - the same

            own = cast("Embedded", self.store)  # a graph on a server has a dataset of its own
            self._dataset = Dataset(store=OxigraphStore(store=own), default_union=True)
        return self._dataset

    @property
    def labels(self) -> LabelIndex:
        """Return the names of the graph, made to be searched: those in its index, else made in memory now.

        Raises:
            GraphError: if the graph was closed.
        """
        if self._labels is None:
            self._labels = open_labels(self.folder, self.manifest.files.get(GRAPH, ""), self.store)
        return self._labels

    @property
    def labels_at_hand(self) -> LabelIndex | None:
        """Return the names of the graph if they need not be made first, else None."""
        if self._labels is None and self._store is not None:
            self._labels = fitting_labels(self.folder, self.manifest.files.get(GRAPH, ""))
        return self._labels

    @property
    def walks(self) -> Walks | None:
        """Return the steps that are kept beside the store; None for a graph without them, or a closed one."""
        if self._walks is None and self._has_walks and self._store is not None:
            self._walks = fitting_walks(self.folder, self.manifest.files.get(GRAPH, ""))
            self._has_walks = self._walks is not None
        return self._walks

    @property
    def report(self) -> Mapping[str, object]:
        """Return the report of the build; empty for a graph without one.

        Raises:
            GraphError: if the report is damaged.
        """
        path = self.folder / REPORT
        try:
            content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        except (OSError, ValueError) as error:
            raise GraphError(
                f"the report cannot be read ({error})", str(path), "Build the graph again"
            ) from error
        return content if isinstance(content, dict) else {}

    def text(self, digest: str) -> str:
        """Return the canonical text with this digest (with or without ``sha256:``).

        Raises:
            GraphError: if the graph does not hold it.
        """
        match = DIGITS.fullmatch(digest)
        if not match:
            raise GraphError(
                "this is not the digest of a text", digest[:80], "A digest has 64 hexadecimal digits"
            )
        name = match[1]
        if self._read is not None:
            given, self._read = self._read, None
            found = given() if callable(given) else given
            self._texts = {one.removeprefix("sha256:"): text for one, text in found.items()}
        if name not in self._texts:
            self._texts[name] = read_text(self.folder / TEXTS / f"{name}.txt")
        return self._texts[name]

    def reading(self, digest: str) -> Mapping[str, Any]:
        """Return how the document of this text digest was read (see :func:`kg.graph.readings.reading_json`).

        Raises:
            GraphError: if the graph does not hold it.
        """
        return read_reading(self.folder, digest)

    @property
    def has_digests(self) -> bool:
        """Return whether there is a digest for every file of the graph."""
        return bool(self.manifest.files)

    def kept(self) -> "GraphFolder":
        """Return the graph with all its files on this machine: itself, unless it lies on a server."""
        return self

    def on_disk(self) -> Path:
        """Return the folder or file on this machine that holds the whole graph."""
        return self.folder if (self.folder / NAME).is_file() else self.folder / EXAMPLE

    def close(self) -> None:
        """Let go of the store; the graph cannot be used afterwards."""
        if self._labels is not None:
            self._labels.close()
            self._labels = None
        if self._walks is not None:
            self._walks.close()
            self._walks = None
        self._dataset = None
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"GraphFolder({str(self.folder)!r}, {self.manifest.counts.get('documents', 0)} documents)"


def read_reading(folder: Path, digest: str) -> Mapping[str, Any]:
    """Return how the document of this text digest was read, from a graph folder.

    Raises:
        GraphError: if the folder does not hold it.
    """
    match = DIGITS.fullmatch(digest)
    path = folder / READINGS / f"{match[1] if match else ''}.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GraphError(
            "how this document was read is not kept here", str(path), "Build the graph again"
        ) from error
    return content if isinstance(content, dict) else {}


def read_text(path: Path) -> str:
    """Return a stored text, its line ends untouched.

    Raises:
        GraphError: if it is missing, is not UTF-8, or is not the text that its name (its digest) says.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8", "surrogatepass")
    except (OSError, ValueError) as error:
        raise GraphError("a text of the graph cannot be read", str(path), "Build the graph again") from error
    if sha256(data) != path.stem:
        raise GraphError(
            "a text of the graph was changed since it was read", str(path), "Run kg verify, then build again"
        )
    return text


def open_graph(folder: Path | str) -> GraphFolder:
    """Open a graph folder for reading.

    Raises:
        GraphError: if the folder is missing, holds no graph, or is damaged.
    """
    folder = Path(folder)
    if not folder.exists():
        recover(folder)
    manifest = read_manifest(folder)
    if not (folder / GRAPH).is_file():
        raise GraphError("the file graph.nq is missing", str(folder), "Build the graph again")
    return GraphFolder(folder, manifest, open_index(folder, manifest.files.get(GRAPH, "")))


def open_trig(path: Path, texts: Texts) -> GraphFolder:
    """Load a TriG file into memory; the vocabularies of the package are added if it lacks them.

    Args:
        path: the file.
        texts: the canonical texts of its source documents by digest, or what reads them when one is wanted.

    Raises:
        GraphError: if the file cannot be read.
    """
    store = load_quads(path, RdfFormat.TRIG)
    if not any(store.quads_for_pattern(None, None, None, VOCABULARY)):
        store.extend(Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in packaged_vocabulary())
    rows = documents_of(store)
    return GraphFolder(path.parent, Manifest("", rows, count(store, rows), {}), store, texts)


def documents_of(store: Store) -> tuple[DocumentRow, ...]:
    """Return the source documents of a graph, as it tells of them itself."""
    found = store.quads_for_pattern(None, TYPE, ours("SourceDocument"), None)
    nodes = sorted({q.subject.value for q in found if isinstance(q.subject, NamedNode)})
    return tuple(_document(store, NamedNode(iri)) for iri in nodes)


def _document(store: Store, subject: NamedNode) -> DocumentRow:
    def value(predicate: NamedNode) -> str:
        found = (q.object for q in store.quads_for_pattern(subject, predicate, None, None))
        return min((o.value for o in found if isinstance(o, Literal)), default="")

    name = value(LABEL)
    title = value(node("dcterms:title")) or name
    return DocumentRow(
        subject.value.removeprefix(R), name, title, value(ours("textDigest")), value(ours("sourceDigest"))
    )


def count(store: Store, rows: tuple[DocumentRow, ...]) -> dict[str, int]:
    """Return how many documents, claims and quads a graph has."""
    claims = sum(1 for _ in store.quads_for_pattern(None, TYPE, ours("Claim"), None))
    return {"documents": len(rows), "claims": claims, "quads": len(store)}
