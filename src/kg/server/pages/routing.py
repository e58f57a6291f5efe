"""Which address leads to which page."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.pages.about import about, quality, robots, static
from kg.server.pages.desk import Desk
from kg.server.pages.disputes import disputes
from kg.server.pages.document import document
from kg.server.pages.guard import Page, guarded, on_http_error
from kg.server.pages.overview import documents, find, overview
from kg.server.pages.paths import path
from kg.server.pages.pictures import graph, picture
from kg.server.pages.questions import index, one
from kg.server.pages.sparql_page import sparql_page
from kg.server.pages.thing import by_iri, thing
from kg.server.site import Site

PAGES: Final[tuple[tuple[str, Page], ...]] = (
    ("/", overview),
    ("/search", find),
    ("/documents", documents),
    ("/document/{name}", document),
    ("/thing/{name}", thing),
    ("/id/{name}", by_iri),
    ("/terms/{name}", by_iri),
    ("/questions", index),
    ("/questions/{name}", one),
    ("/path", path),
    ("/ring", picture),
    ("/lanes", picture),
    ("/matrix", picture),
    ("/timeline", picture),
    ("/map", picture),
    ("/graph", graph),
    ("/conflicts", disputes),
    ("/query", sparql_page),
    ("/about", about),
    ("/quality", quality),
    ("/robots.txt", robots),
    ("/static/{name}", static),
)
"""The addresses of all pages, each with what makes it."""


def routes(site: Site) -> list[Route]:
    """Return the routes of the pages of a site, for :class:`starlette.applications.Starlette`."""
    desk = Desk(site)
    return [Route(address, guarded(make, desk), methods=["GET"]) for address, make in PAGES]


def handlers(site: Site) -> Mapping[int | type[Exception], Callable[[Request, Exception], Response]]:
    """Return what an app answers for addresses that lead nowhere and methods that are not allowed."""
    answer = partial(on_http_error, site.title)
    return {HTTPException: answer, 500: answer}
