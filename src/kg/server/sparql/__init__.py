"""The SPARQL 1.1 Protocol endpoint of a site: queries only, under limits that stop the work."""

from starlette.routing import BaseRoute, Route

from kg.server.settings import Settings
from kg.server.site import Site
from kg.server.sparql.endpoint import Endpoint
from kg.server.sparql.methods import reading

PATH = "/sparql"
VOID = "/.well-known/void"


def routes(site: Site, settings: Settings | None = None) -> list[BaseRoute]:
    """Return the routes of the endpoint of a site; its processes start with the first query."""
    return routes_of(Endpoint(site, settings or Settings()))


def routes_of(endpoint: Endpoint) -> list[BaseRoute]:
    """Return the routes of an endpoint."""
    return [
        Route(PATH, endpoint, name="sparql"),
        Route(VOID, reading(endpoint.void), name="void"),
    ]
