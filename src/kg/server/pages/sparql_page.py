"""The SPARQL page: a box for a query, examples that are tested, and the answer as a table with its limits."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.exceptions import InputError, QueryError
from kg.questions.cells import Row
from kg.questions.headings import clean
from kg.questions.results import Result
from kg.questions.source import Labels
from kg.server.digest import is_remote
from kg.server.pages.addresses import with_query
from kg.server.pages.desk import Desk
from kg.server.pages.items import Item, cell
from kg.server.pages.overview import DATA, START
from kg.server.pages.rendering import Crumb, page
from kg.server.pages.speech import for_pages

ROWS: Final = 200
LONGEST: Final = 20_000
_KEPT: Final = "\n\t"


@dataclass(frozen=True, slots=True)
class Example:
    """A query with what it asks, in words."""

    words: str
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples, in their order in the file."""
    content = tomllib.loads((DATA / "queries.toml").read_text(encoding="utf-8"))
    return tuple(Example(one["words"], one["query"].strip()) for one in content["query"])


def sparql_page(desk: Desk, request: Request) -> Response:
    """Return the page with the query that was given and its answer."""
    given = request.query_params.get("query", "")
    if len(given) > LONGEST:
        hint = "Send it to the endpoint"
        raise InputError(f"this query is too long ({len(given):,} characters)", "query", hint)
    query = "".join(c for c in given.replace("\r\n", "\n") if c.isprintable() or c in _KEPT)
    result, problem = None, None
    if query.strip():
        try:
            result = desk.graph.query(query, limit=ROWS, timeout=desk.site.limits.seconds)
        except QueryError as error:
            problem = for_pages(error)
    labels = desk.labels()
    return page(
        "query.html.j2",
        "SPARQL",
        (START, Crumb("SPARQL")),
        site=desk.site.title,
        query=query,
        examples=[(one, with_query("/query", query=one.query)) for one in examples()],
        result=result,
        rows=[_row(desk, row, labels) for row in result.rows] if result else [],
        notes=[clean(note) for note in result.notes] if result else [],
        problem=problem,
        address=with_query("/sparql", query=query) if result else "",
        formats=_formats(query, result) if result else [],
        limits=desk.site.limits,
        most=ROWS,
        far=is_remote(desk.source),
        status=400 if problem else 200,
    )


def _row(desk: Desk, row: Row, labels: Labels) -> list[Item]:
    return [cell(desk.source, row.cell(column), column, labels, signs=False) for column in row.columns]


def _formats(query: str, result: Result) -> list[tuple[str, str]]:
    kinds = ("ttl", "nt") if result.form == "CONSTRUCT" else ("json", "xml", "csv", "tsv")
    return [(kind, with_query("/sparql", query=query, format=kind)) for kind in kinds]
