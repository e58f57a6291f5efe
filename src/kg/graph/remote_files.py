"""What lies on a server beside the quads: manifest, report, ledger, texts and readings, as literals.

Two named graphs hold it. ``r:graph-manifest`` has the state of the upload, the digest of every graph and
the small files; ``r:graph-texts`` the texts and how they were read. Each thing has one value (``rdf:value``).
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.exceptions import GraphError, ServerError
from kg.graph.remote_address import host_of
from kg.graph.remote_store import MANIFEST, TEXTS, RemoteStore
from kg.graph.remote_text import values
from kg.graph.terms import node
from kg.namespaces import R

VALUE: Final = node("rdf:value")
HELD: Final = f"{R}held-"
STATE: Final = "state"
COMPLETE, INCOMPLETE = "complete", "incomplete"
FILE, DIGEST = "file-", "digest-of-"
_BARE: Final = re.compile(r"[A-Za-z0-9._~-]+")
_PLAIN: Final = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]*")
_WRAPPED: Final = "json:"


def held(name: str) -> NamedNode:
    """Return what stands for a file or digest on a server; odd letters are spelled out."""
    safe = "".join(c if _BARE.fullmatch(c) else f"~{ord(c):x}~" for c in name)
    return NamedNode(HELD + safe)


def statement(name: str, content: str) -> Triple:
    """Return the statement that holds a content; one with characters that RDF cannot have is wrapped."""
    plain = _PLAIN.fullmatch(content) and not content.startswith(_WRAPPED) and "\r" not in content
    return Triple(held(name), VALUE, Literal(content if plain else _WRAPPED + json.dumps(content)))


def content_of(value: str) -> str:
    """Return the content that :func:`statement` held."""
    if not value.startswith(_WRAPPED):
        return value
    try:
        return str(json.loads(value.removeprefix(_WRAPPED)))
    except ValueError:
        return value


def names_of(store: RemoteStore, graph: NamedNode) -> Mapping[str, str]:
    """Return what is held in one of the two graphs, by name: short values, and nothing for long ones."""
    short = 'IF(STRLEN(STR(?o)) < 100, STR(?o), "")'
    query = f"SELECT ?s ({short} AS ?v) WHERE {{ GRAPH {graph} {{ ?s {VALUE} ?o }} }}"
    found = ((row[0], row[1]) for row in store.rows(query))
    return {s.value: v.value for s, v in found if isinstance(s, NamedNode) and isinstance(v, Literal)}


def read_held(store: RemoteStore, graph: NamedNode, names: Iterable[str]) -> Mapping[str, str]:
    """Return the contents that are held under some names, by name; what is not held is left out.

    Raises:
        ServerError: if the server cannot be reached, or does not answer with what was asked for.
    """
    by_iri = {held(name).value: name for name in names}
    wanted = values("s", map(NamedNode, by_iri))
    query = f"SELECT ?s ?o WHERE {{ {wanted}GRAPH {graph} {{ ?s {VALUE} ?o }} }}"
    found: dict[str, str] = {}
    for row in store.rows(query):
        if isinstance(row[0], NamedNode) and isinstance(row[1], Literal) and row[0].value in by_iri:
            found[by_iri[row[0].value]] = content_of(row[1].value)
    return found


def read_files(store: RemoteStore, *names: str) -> Mapping[str, str]:
    """Return small files that came with a graph, by their names in its folder."""
    found = read_held(store, MANIFEST, [FILE + name for name in names])
    return {name.removeprefix(FILE): content for name, content in found.items()}


def read_texts(store: RemoteStore, names: Iterable[str]) -> Mapping[str, str]:
    """Return texts and readings, by their names in the folder of the graph."""
    return read_held(store, TEXTS, names)


def is_there(store: RemoteStore) -> bool:
    """Return whether a graph was sent there whole; no, if it came there in another way.

    Raises:
        GraphError: if an upload was not finished.
    """
    state = read_held(store, MANIFEST, [STATE]).get(STATE, "")
    if state and state != COMPLETE:
        raise GraphError(
            "the graph there is incomplete: sending it was broken off, or is still going on",
            host_of(store.address.query),
            "Send it again; what is there already is not sent twice: kg push DIR --to URL",
        )
    return bool(state)


def not_there(store: RemoteStore, what: str) -> ServerError:
    """Return the error for a file that was not sent along."""
    return ServerError(f"{what} is not kept there", host_of(store.address.query), "Send the graph again")
