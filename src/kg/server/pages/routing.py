"""Which address leads to which page."""

from typing import Final

from starlette.routing import Route

from kg.server.pages.about import about, quality, robots, static
from kg.server.pages.desk import Desk
from kg.server.pages.disputes import disputes
from kg.server.pages.document import document
from kg.server.pages.guard import Page, guarded, nowhere
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
    ("/{path:path}", nowhere),
)
"""The addresses of all pages, each with what makes it; the last takes all that nothing else has taken."""
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""Methods that a page answers; all but the first two with a refusal."""


def routes(site: Site) -> list[Route]:
    """Return the routes of the pages of a site.

    They stand behind all other routes of an app: the last one takes every address, and tells that it leads
    nowhere.
    """
    desk = Desk(site)
    return [Route(address, guarded(make, desk), methods=METHODS) for address, make in PAGES]
