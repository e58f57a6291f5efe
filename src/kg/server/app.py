"""The whole server as one ASGI application: the endpoint, the pages and the services, behind one door."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.server.door import Door
from kg.server.settings import Settings
from kg.server.site import Site
from kg.server.sparql import PATH, routes_of
from kg.server.sparql.endpoint import Endpoint


def make_app(site: Site, settings: Settings | None = None) -> ASGIApp:
    """Return the server of a site: ``/sparql``, ``/.well-known/void``, the pages and ``/reconcile``.

    It starts and ends the processes for queries with itself (ASGI lifespan).
    """
    from kg.server.pages import routes as pages  # noqa: PLC0415 - templates load slowly
    from kg.server.reconcile import routes as reconcile  # noqa: PLC0415 - the same

    return join(site, settings or Settings(), [*reconcile(site), *pages(site)])


def join(site: Site, settings: Settings, rest: Sequence[BaseRoute] = ()) -> ASGIApp:
    """Return the endpoint of a site and other routes as one application behind the door."""
    endpoint = Endpoint(site, settings)

    @asynccontextmanager
    async def living(_: Starlette) -> AsyncIterator[None]:
        endpoint.start()
        yield
        await endpoint.close()

    others = Mount("/", app=GZipMiddleware(Router(list(rest)))) if rest else None
    routes = [*routes_of(endpoint), *([others] if others else [])]
    app = Starlette(routes=routes, lifespan=living)

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        # What is asked most often needs no way to be looked for.
        straight = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] == PATH
        await (endpoint if straight else app)(scope, receive, send)

    return Door(inside, settings, site.limits)
