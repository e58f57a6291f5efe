"""The whole server as one ASGI application: the endpoint, the pages and the services, behind one door."""

from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Mount, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.opened import Graph
from kg.server.door import Door
from kg.server.renewing import Renewing, Served
from kg.server.settings import Settings
from kg.server.site import Site
from kg.server.sparql import PATH, routes_of
from kg.server.sparql.endpoint import Endpoint


def make_app(
    site: Site,
    settings: Settings | None = None,
    reopen: Callable[[], Graph] | None = None,
    tell: Callable[[Graph], None] = lambda _: None,
) -> ASGIApp:
    """Return the server of a site: ``/sparql``, ``/.well-known/void``, the pages and ``/reconcile``.

    It starts and ends the processes for queries with itself (ASGI lifespan).

    Args:
        site: the graph and what a request may cost.
        settings: how the server is reached and what it keeps.
        reopen: opens the graph again when its folder holds another one, which is then served.
        tell: is told of every graph that was opened so.
    """
    from kg.server.pages import routes as pages  # noqa: PLC0415 - templates load slowly
    from kg.server.reconcile import routes as reconcile  # noqa: PLC0415 - the same

    chosen = settings or Settings()

    def make(one: Site) -> Served:
        return _served(one, chosen, [*reconcile(one), *pages(one)])

    return Door(Renewing(site, make, reopen, tell, chosen.look_seconds), chosen, site.limits)


def join(site: Site, settings: Settings, rest: Sequence[BaseRoute] = ()) -> ASGIApp:
    """Return the endpoint of a site and other routes as one application behind the door."""
    return Door(Renewing(site, lambda one: _served(one, settings, rest)), settings, site.limits)


def _served(site: Site, settings: Settings, rest: Sequence[BaseRoute]) -> Served:
    endpoint = Endpoint(site, settings)
    others = Mount("/", app=GZipMiddleware(Router(list(rest)))) if rest else None
    app = Starlette(routes=[*routes_of(endpoint), *([others] if others else [])])

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        # What is asked most often needs no way to be looked for.
        straight = scope["method"] == "GET" and scope["path"] == PATH
        await (endpoint if straight else app)(scope, receive, send)

    return Served(site, inside, endpoint)
