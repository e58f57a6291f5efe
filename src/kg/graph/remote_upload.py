"""Send a graph to a server: only what is not there yet, and so that what is missing can be sent later.

The server keeps a digest of each named graph that was sent whole. The first thing that is written says that
the graph is incomplete, the last one that it is complete; in between each graph is put in its place, and
then its digest is noted. Whoever begins again reads those digests first.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.exceptions import GraphError
from kg.graph import sparql
from kg.graph.manifest import LEDGER, NAME, READINGS, REPORT, TEXTS, is_sealed
from kg.graph.remote_address import Address
from kg.graph.remote_files import COMPLETE, DIGEST, FILE, INCOMPLETE, STATE, held, names_of, statement
from kg.graph.remote_http import Client
from kg.graph.remote_login import login_from_environment
from kg.graph.remote_store import MANIFEST, RemoteStore
from kg.graph.remote_store import TEXTS as TEXTS_GRAPH
from kg.graph.remote_writing import Writer
from kg.graph.store import GraphFolder
from kg.graph.stores import Store
from kg.graph.terms import FACTS, REFERENCE, VOCABULARY
from kg.namespaces import R

Tell = Callable[[int, int], None]
"""Is told how many statements were dealt with, of how many."""

_FIRST: Final = (VOCABULARY.value, REFERENCE.value)
_LAST: Final = FACTS.value
_LOT: Final = 200
"""So many texts are sent, or digests noted, at once."""
_LIKE: Final = 50_000
_MODULUS: Final = 2**256


@dataclass(frozen=True, slots=True)
class Sent:
    """What was done to have a graph on a server.

    Attributes:
        graphs, statements: named graphs that were sent, and statements in them.
        kept: named graphs that were there already.
        dropped: named graphs that were removed.
        texts: texts that were sent.
        texts_kept: texts that were there already.
    """

    graphs: int = 0
    statements: int = 0
    kept: int = 0
    dropped: int = 0
    texts: int = 0
    texts_kept: int = 0


def push(
    graph: GraphFolder,
    address: Address,
    *,
    texts: bool = True,
    client: Client | None = None,
    tell: Tell | None = None,
) -> Sent:
    """Send a graph to a server, in place of one that was sent there before.

    Args:
        graph: the graph.
        address: where the server takes queries and graphs.
        texts: whether the texts of the source documents go along, and how they were read.
        client: sends the requests; by default with who asks taken from the environment.
        tell: is told how far it is.

    Raises:
        InputError: if it is not known where the server takes graphs.
        GraphError: if a file of the graph is missing or damaged.
        ServerError: if the server cannot be reached, or refuses.
    """
    client = client or Client(login_from_environment())
    remote, writer = RemoteStore(address, client, ()), Writer(address, client)
    known = names_of(remote, MANIFEST)
    lot = _Lot(graph, writer, {iri: digest for iri, digest in known.items() if DIGEST in iri}, tell)
    return lot.send(remote, texts=texts)


class _Lot:
    """A graph on its way to a server."""

    def __init__(
        self, graph: GraphFolder, writer: Writer, known: Mapping[str, str], tell: Tell | None
    ) -> None:
        self._graph = graph
        self._writer = writer
        self._known = known
        self._tell = tell or (lambda done, total: None)
        self._sizes = _sizes(graph.store)
        self._done = 0
        self._noted: list[Triple] = []

    def send(self, remote: RemoteStore, *, texts: bool) -> Sent:
        digests = {name: digest_of(self._graph.store, NamedNode(name)) for name in self._sizes}
        there = {name.value for name, _ in remote.graphs()}
        same = {n for n in digests if n in there and self._known.get(_digest_name(n)) == digests[n]}
        self._open({name: digests[name] for name in same})
        sent = self._send_graphs(digests, same)
        sent = replace(sent, dropped=self._drop(there - digests.keys()))
        sent = self._send_texts(remote, sent) if texts else self._drop_texts(sent)
        files = [statement(FILE + name, text) for name, text in _files(self._graph, texts=texts)]
        state = statement(STATE, COMPLETE)
        self._writer.put(MANIFEST, (*_notes(digests), *files, state))
        return sent

    def _open(self, kept: Mapping[str, str]) -> None:
        """Say that the graph is incomplete, and which of its parts are there as they shall be."""
        self._writer.put(MANIFEST, (statement(STATE, INCOMPLETE), *_notes(kept)))

    def _send_graphs(self, digests: Mapping[str, str], same: set[str]) -> Sent:
        statements = 0
        for name in sorted(self._sizes, key=_order):
            if name not in same:
                quads = self._graph.store.quads_for_pattern(None, None, None, NamedNode(name))
                statements += self._writer.put(NamedNode(name), self._counted(quads))
                self._note(name, digests[name])
            else:
                self._advance(self._sizes[name])
        self._flush()
        return Sent(len(digests) - len(same), statements, len(same))

    def _counted(self, quads: Iterator[Quad]) -> Iterator[Triple]:
        for quad in quads:
            yield quad.triple
            self._advance(1)

    def _advance(self, number: int) -> None:
        before, self._done = self._done, self._done + number
        total = sum(self._sizes.values())
        if self._done // 1000 > before // 1000 or self._done == total:
            self._tell(self._done, total)

    def _note(self, name: str, digest: str) -> None:
        """Note that a graph is there whole; notes of small graphs are sent together."""
        self._noted.extend(_notes({name: digest}))
        if len(self._noted) >= _LOT or self._sizes[name] >= _LIKE:
            self._flush()

    def _flush(self) -> None:
        self._writer.add(MANIFEST, self._noted)
        self._noted.clear()

    def _drop(self, names: set[str]) -> int:
        for name in sorted(names):
            self._writer.drop(NamedNode(name))
        return len(names)

    def _send_texts(self, remote: RemoteStore, sent: Sent) -> Sent:
        """Send the texts and readings that are not there; if some there are of no use, send all anew."""
        there = set(names_of(remote, TEXTS_GRAPH))
        wanted = dict(_texts(self._graph))
        by_iri = {held(name).value: name for name in wanted}
        if there - by_iri.keys():
            self._writer.drop(TEXTS_GRAPH)
            there = set()
        missing = sorted(name for iri, name in by_iri.items() if iri not in there)
        for start in range(0, len(missing), _LOT):
            some = missing[start : start + _LOT]
            self._writer.add(TEXTS_GRAPH, (statement(name, wanted[name]()) for name in some))
        number = sum(name.startswith(TEXTS) for name in missing)
        return replace(sent, texts=number, texts_kept=sum(name.startswith(TEXTS) for name in wanted) - number)

    def _drop_texts(self, sent: Sent) -> Sent:
        self._writer.drop(TEXTS_GRAPH)
        return sent


def digest_of(store: Store, graph: NamedNode) -> str:
    """Return a digest of the statements of a named graph, in whatever order they come.

    It is the sum of the SHA-256 of their lines, so that no graph need be held or sorted.
    """
    total = 0
    for quad in store.quads_for_pattern(None, None, None, graph):
        total += int.from_bytes(sha256(str(quad.triple).encode()).digest(), "big")
    return f"{total % _MODULUS:064x}"


def _digest_name(graph: str) -> str:
    return held(DIGEST + graph.removeprefix(R)).value


def _notes(digests: Mapping[str, str]) -> Iterator[Triple]:
    return (statement(DIGEST + name.removeprefix(R), digests[name]) for name in sorted(digests))


def _order(name: str) -> tuple[int, str]:
    """Return what puts vocabulary and reference data first and facts last: a part of a graph has no facts."""
    return (_FIRST.index(name) if name in _FIRST else 3 if name == _LAST else 2), name


def _sizes(store: Store) -> dict[str, int]:
    found = sparql.run(store, "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    rows = found.rows if isinstance(found, sparql.Rows) else ()
    return {
        row[0].value: int(row[1].value)
        for row in rows
        if isinstance(row[0], NamedNode) and isinstance(row[1], Literal)
    }


def _files(graph: GraphFolder, *, texts: bool) -> Iterator[tuple[str, str]]:
    """Yield the small files of a graph; without texts, the report keeps no words of theirs either."""
    path = graph.folder / NAME
    whole = path.is_file() and is_sealed(path.read_bytes())
    yield NAME, path.read_text(encoding="utf-8") if whole else graph.manifest.to_json()
    if not graph.has_digests:
        return
    for name in (REPORT, LEDGER):
        file = graph.folder / name
        if file.is_file():
            text = file.read_bytes().decode("utf-8", "surrogatepass")
            yield name, text if texts or name != REPORT else _without_words(text)


def _without_words(report: str) -> str:
    try:
        content = json.loads(report)
    except ValueError as error:
        raise GraphError("the report cannot be read", REPORT, "Build the graph again") from error
    return json.dumps(content | {"removed": []}, indent=1, ensure_ascii=False) + "\n"


def _texts(graph: GraphFolder) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the names of texts and readings, and what reads each."""
    for row in graph.manifest.documents:
        name = row.digest.removeprefix("sha256:")
        yield f"{TEXTS}/{name}.txt", lambda digest=row.digest: graph.text(digest)  # type: ignore[misc]
        path = graph.folder / READINGS / f"{name}.json"
        if path.is_file():
            yield f"{READINGS}/{name}.json", lambda file=path: file.read_text(encoding="utf-8")  # type: ignore[misc]
