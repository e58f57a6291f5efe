"""Requests of the SPARQL 1.1 Protocol: what a client asks, or why it cannot be understood.

Source: SPARQL 1.1 Protocol, W3C Recommendation of 2013, section 2.1 (query operation); RFC 9110 (statuses).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope

from kg.graph.sparql_answers import SHORT, Asked
from kg.server.sparql.formats import Taken, by_name, taken, takes_gzip

ALLOW: Final = "GET, HEAD, OPTIONS, POST"
_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_PARAMETERS: Final = 200  # parameters of a request, most of them names of graphs
_ONE: Final = "A request asks exactly one query, in the parameter query"
_READ_ONLY: Final = "the graph can be asked, not changed. What is wrong in it is corrected in the ledger"


class RefusalError(Exception):
    """A request that is not answered: status, plain words, and headers that belong to it."""

    def __init__(
        self, status: int, words: str, headers: Mapping[str, str] = MappingProxyType({}), data: bytes = b""
    ) -> None:
        self.status = status
        self.data = data or f"{words}\n".encode("utf-8", "replace")
        self.headers = headers
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a client wants: an answer to a query, or (where ``asked`` is None) a description of the endpoint.

    Attributes:
        asked: the query and its formats, without a limit yet.
        taken: which formats the client takes.
        known: the marks (entity tags) of the answers that it has already.
    """

    asked: Asked | None
    taken: Taken
    known: frozenset[str] = field(default=frozenset())


async def read_request(scope: Scope, receive: Receive) -> Wish:
    """Return what a request wants.

    Raises:
        RefusalError: if it is not one that the protocol allows.
    """
    headers = _headers(scope)
    method = scope["method"]
    if method == "GET":
        text = scope["query_string"]
        return (_kept if len(text) <= SHORT else _got)(text, tuple(headers.items()))
    given = _pairs(scope["query_string"], "the query string")
    if method == "POST":
        given += await _posted(headers, receive, any(name == "query" for name, _ in given))
    elif method != "HEAD":
        raise RefusalError(405, f"{method} is not understood here. Use GET or POST", {"allow": ALLOW})
    return _wish(given, headers)


def _got(text: bytes, headers: tuple[tuple[str, str], ...]) -> Wish:
    """Return what a GET wants, by its query string and headers."""
    return _wish(_pairs(text, "the query string"), dict(headers))


_kept: Final = lru_cache(maxsize=64)(_got)


def _wish(given: list[tuple[str, str]], headers: Mapping[str, str]) -> Wish:
    if any(name == "update" for name, _ in given):
        raise RefusalError(403, _READ_ONLY)
    queries = [value for name, value in given if name == "query"]
    formats = {value for name, value in given if name == "format" and value}
    wanted = _format(formats) if formats else taken(headers.get("accept", ""))
    marks = headers.get("if-none-match", "")
    known = frozenset(mark.strip().removeprefix("W/") for mark in marks.split(",") if mark.strip())
    if not queries:
        return Wish(None, wanted, known)
    if len(queries) > 1:
        raise RefusalError(400, f"there are {len(queries)} queries. {_ONE}")
    if not wanted.table and not wanted.graph and not wanted.page:
        raise RefusalError(406, _NO_FORMAT)
    asked = Asked(
        queries[0],
        wanted.table,
        wanted.graph,
        tuple(value for name, value in given if name == "default-graph-uri"),
        tuple(value for name, value in given if name == "named-graph-uri"),
        zipped=takes_gzip(headers.get("accept-encoding", "")),
    )
    return Wish(asked, wanted, known)


_NO_FORMAT: Final = (
    "no format that is accepted is written here. SELECT and ASK give JSON, XML, CSV or TSV; CONSTRUCT and "
    "DESCRIBE give Turtle, N-Triples, JSON-LD or RDF/XML"
)


def _format(formats: set[str]) -> Taken:
    found = by_name(next(iter(formats))) if len(formats) == 1 else None
    if found is None:
        known = "json, xml, csv and tsv for rows; ttl, nt, jsonld and rdf for triples"
        raise RefusalError(400, f"the parameter format names none that is known. Known are {known}")
    return found


def _headers(scope: Scope) -> dict[str, str]:
    """Return the headers that matter by name; if one comes twice, its values are joined."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        if name in _WANTED:
            key, text = name.decode("ascii"), value.decode("latin-1")
            found[key] = f"{found[key]}, {text}" if key in found else text
    return found


_WANTED: Final = frozenset(
    {b"accept", b"accept-encoding", b"content-type", b"content-encoding", b"if-none-match"}
)


async def _posted(headers: Mapping[str, str], receive: Receive, has_query: bool) -> list[tuple[str, str]]:
    """Return the parameters in the body of a POST; a query that is the body itself becomes one."""
    name, _, rest = headers.get("content-type", "").partition(";")
    kind = name.strip().lower()
    if kind == _UPDATE:
        raise RefusalError(403, _READ_ONLY)
    if kind not in (_FORM, _DIRECT) or headers.get("content-encoding", "identity") != "identity":
        words = f"a POST carries {_FORM} or {_DIRECT}, not compressed, and says so in its Content-Type"
        raise RefusalError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words, {"accept-post": f"{_FORM}, {_DIRECT}"})
    charset = rest.partition("charset=")[2].partition(";")[0].strip().strip('"').lower()
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise RefusalError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "the request is not UTF-8. Send it as UTF-8")
    if has_query:
        raise RefusalError(400, f"there is a query in the address and one in the body. {_ONE}")
    body = await _body(receive)
    if kind == _FORM:
        given = _pairs(body, "the form")
        if not any(key in ("query", "update") for key, _ in given):
            raise RefusalError(400, f"the form has no query. {_ONE}")
        return given
    try:
        return [("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise RefusalError(400, f"the query is not UTF-8 (byte {error.start}). Send it as UTF-8") from None


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RefusalError(400, "the request broke off")
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _pairs(text: bytes, where: str) -> list[tuple[str, str]]:
    """Return the parameters of a query string or form, in order."""
    if not text:
        return []
    try:
        return parse_qsl(
            text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_PARAMETERS
        )
    except UnicodeDecodeError:
        raise RefusalError(400, f"{where} is not UTF-8. Send it as UTF-8, percent-encoded") from None
    except ValueError:
        raise RefusalError(400, f"{where} has more than {_PARAMETERS} parameters") from None
