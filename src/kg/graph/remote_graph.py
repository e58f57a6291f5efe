"""Open a graph on a server; everything that a graph folder can be asked, it can be asked too."""

import json
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from pyoxigraph import RdfFormat, serialize

from kg.exceptions import GraphError, ServerError
from kg.graph import remote_files
from kg.graph.manifest import (
    GRAPH,
    LEDGER,
    NAME,
    READINGS,
    REPORT,
    TEXTS,
    DocumentRow,
    Manifest,
    parse_manifest,
)
from kg.graph.remote_address import Address, find_address, host_of
from kg.graph.remote_http import Client, NothingThereError
from kg.graph.remote_login import login_from_environment
from kg.graph.remote_store import RemoteStore
from kg.graph.store import DIGITS, GraphFolder, count, documents_of, open_graph
from kg.graph.terms import VOCABULARY
from kg.identifiers import sha256

if TYPE_CHECKING:
    from rdflib import Dataset

_MOST_AT_ONCE: Final = 64


class RemoteGraph(GraphFolder):
    """A graph on a server, open for reading.

    Texts and files are fetched when they are needed and kept in memory. ``folder`` is a temporary one, in
    which :meth:`on_disk` puts a copy of the graph for what needs every byte of it.
    """

    def __init__(self, store: RemoteStore, manifest: Manifest, *, whole: bool) -> None:
        folder = Path(tempfile.mkdtemp(prefix="kg-remote-"))
        super().__init__(folder, manifest, store)
        self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._remote = store
        self._whole = whole
        self._report: Mapping[str, object] | None = None
        self._readings: dict[str, str] = {}
        self._lot = 1

    @property
    def place(self) -> str:
        """The address at which the server is asked."""
        return self._remote.address.query

    @property
    def requests(self) -> int:
        """How many requests were answered so far."""
        return self._remote.client.requests

    @property
    def dataset(self) -> "Dataset":
        """Return an rdflib Dataset that asks the server; it is read only."""
        if self._dataset is None:
            from kg.graph.remote_rdflib import dataset_of  # noqa: PLC0415 - rdflib is heavy and not always wanted

            self._dataset = dataset_of(self._remote)
        return self._dataset

    @property
    def report(self) -> Mapping[str, object]:
        """Return the report of the build; empty if none was sent along.

        Raises:
            ServerError: if the server cannot be reached.
        """
        if self._report is None:
            text = remote_files.read_files(self._remote, REPORT).get(REPORT, "{}") if self._whole else "{}"
            content = json.loads(text)
            self._report = content if isinstance(content, dict) else {}
        return self._report

    def text(self, digest: str) -> str:
        """Return the canonical text with this digest.

        Raises:
            GraphError: if it was not sent along, or is not the one of the digest.
            ServerError: if the server cannot be reached.
        """
        name = _digits(digest)
        if name not in self._texts:
            self._fetch_texts(name)
        if name not in self._texts:
            raise GraphError("a text of the graph is not kept there", self.place, "Send it with its texts")
        return self._texts[name]

    def _fetch_texts(self, wanted: str) -> None:
        """Fetch a text, and more of them each time, as whoever needs a second one will need many."""
        others = (_digits(row.digest) for row in self.manifest.documents)
        more = [one for one in others if one not in self._texts and one != wanted][: self._lot - 1]
        self._lot = min(2 * self._lot, _MOST_AT_ONCE)
        found = remote_files.read_texts(self._remote, [f"{TEXTS}/{one}.txt" for one in (wanted, *more)])
        for name, text in found.items():
            digest = Path(name).stem
            if sha256(text) == digest:
                self._texts[digest] = text

    def reading(self, digest: str) -> Mapping[str, Any]:
        """Return how the document of this text digest was read.

        Raises:
            GraphError: if that was not sent along.
            ServerError: if the server cannot be reached.
        """
        name = f"{READINGS}/{_digits(digest)}.json"
        if name not in self._readings:
            self._readings.update(remote_files.read_texts(self._remote, [name]))
        if name not in self._readings:
            raise GraphError("how this was read is not kept there", self.place, "Send it with its texts")
        content = json.loads(self._readings[name])
        return content if isinstance(content, dict) else {}

    def kept(self) -> GraphFolder:
        """Return a copy of the graph on this machine, with all its files; it goes when this one is closed."""
        return open_graph(self.on_disk()) if self._whole and self.has_digests else self

    def on_disk(self) -> Path:
        """Return a graph folder on this machine with all that the server holds of the graph.

        Raises:
            ServerError: if the server cannot be reached, or gives less than it counts.
        """
        if not (self.folder / NAME).is_file():
            files = dict(self._files())
            for name, data in files.items():
                (self.folder / name).parent.mkdir(exist_ok=True)
                (self.folder / name).write_bytes(data)
            if NAME not in files:
                digests = {name: sha256(data) for name, data in files.items()}
                manifest = Manifest(
                    self.manifest.version, self.manifest.documents, self.manifest.counts, digests
                )
                (self.folder / NAME).write_text(manifest.to_json(), encoding="utf-8", newline="\n")
        return self.folder

    def _files(self) -> Iterator[tuple[str, bytes]]:
        quads = sorted(self.store, key=str)
        yield GRAPH, serialize(quads, format=RdfFormat.N_QUADS) or b""
        if not self._whole:
            return
        small = remote_files.read_files(self._remote, NAME, REPORT, LEDGER)
        known = self.manifest.files
        for name, text in small.items():
            if known or name != NAME:
                yield name, text.encode("utf-8", "surrogatepass")
        digests = [_digits(row.digest) for row in self.manifest.documents]
        names = [f"{TEXTS}/{one}.txt" for one in digests] + [f"{READINGS}/{one}.json" for one in digests]
        for start in range(0, len(names), _MOST_AT_ONCE):
            found = remote_files.read_texts(self._remote, names[start : start + _MOST_AT_ONCE])
            yield from ((name, text.encode("utf-8", "surrogatepass")) for name, text in sorted(found.items()))

    def close(self) -> None:
        """Let go of the server and remove the temporary folder."""
        super().close()
        self._remove()

    def __repr__(self) -> str:
        return f"RemoteGraph({self.place!r}, {self.manifest.counts.get('documents', 0)} documents)"


def _digits(digest: str) -> str:
    match = DIGITS.fullmatch(digest)
    if not match:
        raise GraphError(
            "this is not the digest of a text", digest[:80], "A digest has 64 hexadecimal digits"
        )
    return match[1]


def open_remote(url: str, client: Client | None = None) -> RemoteGraph:
    """Open a graph on a server, by the address of its SPARQL endpoint, or of the server itself.

    Where an address without a path takes no queries, /sparql there is tried. Who asks is told by KG_USER and
    KG_PASSWORD, or KG_TOKEN, in the environment.

    Raises:
        InputError: if this is no address.
        GraphError: if there is no graph of ours, or only a part of one.
        ServerError: if the server cannot be reached, or does not answer as it should.
    """
    try:
        return open_at(find_address(url), client)
    except NothingThereError as first:
        if urlsplit(url).path.strip("/"):
            raise
        try:  # many have it there, kg serve among them, and pages for people at the address itself
            return open_at(find_address(f"{url.rstrip('/')}/sparql"), client)
        except ServerError:
            raise first from None


def open_at(address: Address, client: Client | None = None) -> RemoteGraph:
    """Open a graph on a server whose addresses are known, as :func:`open_remote` does."""
    store = RemoteStore(address, client or Client(login_from_environment()))
    if remote_files.is_there(store):
        text = remote_files.read_files(store, NAME).get(NAME)
        if text is None:
            raise remote_files.not_there(store, "the manifest")
        return RemoteGraph(store, parse_manifest(json.loads(text), host_of(address.query)), whole=True)
    if not store.has(VOCABULARY):
        raise GraphError(
            "no graph of policy-kg is there", host_of(address.query), "Send one: kg push DIR --to URL"
        )
    rows: tuple[DocumentRow, ...] = documents_of(store)
    return RemoteGraph(store, Manifest("", rows, count(store, rows), {}), whole=False)
