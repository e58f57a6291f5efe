"""Serve a graph that may be built anew while it is served: who asks later is answered from the new one.

A build replaces a graph folder as a whole. Its manifest, which names the digest of every file, is looked at
now and then; when it is another one, the graph is opened again and its pages and endpoint are made anew.
Requests that are being answered end on the graph on which they began, which is closed after the last of them.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from kg.exceptions import KgError
from kg.graph.manifest import NAME
from kg.identifiers import sha256
from kg.opened import Graph
from kg.server.site import Site
from kg.server.sparql.endpoint import Endpoint

_SECONDS: Final = 2.0


@dataclass(slots=True, eq=False)
class Served:
    """One graph that is served: its site, its application, and how many requests are on their way in it."""

    site: Site
    app: ASGIApp
    endpoint: Endpoint
    busy: int = 0


class Renewing:
    """An ASGI application that passes requests on to that of the newest graph; it has its own lifespan.

    Args:
        site: the graph to begin with.
        make: makes the application of a site.
        reopen: opens the same graph again; without it, it is never looked whether it was built anew.
        tell: is told of every new graph.
        seconds: how often it is looked at.
    """

    def __init__(
        self,
        site: Site,
        make: Callable[[Site], Served],
        reopen: Callable[[], Graph] | None = None,
        tell: Callable[[Graph], None] = lambda _: None,
        seconds: float = _SECONDS,
    ) -> None:
        self._make = make
        self._now = make(site)
        self._old: set[Served] = set()
        self._reopen = reopen
        self._tell = tell
        self._seconds = seconds
        self._path = site.graph.folder / NAME
        self._mark = _mark(self._path)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or live through the life of the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        served = self._now
        served.busy += 1
        try:
            await served.app(scope, receive, send)
        finally:
            served.busy -= 1
            if served in self._old and not served.busy:
                await self._end(served)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._now.endpoint.start()
        watching = asyncio.create_task(self._watch()) if self._reopen and self._mark[0] else None
        await send({"type": "lifespan.startup.complete"})
        await receive()
        if watching is not None:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
        for served in (self._now, *self._old):
            await served.endpoint.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            mark = await asyncio.to_thread(_mark, self._path, self._mark)
            if not mark[0]:
                continue
            with suppress(KgError, OSError):  # a folder that is just being replaced is looked at again
                if mark[1] != self._mark[1]:
                    await self._renew()
                self._mark = mark

    async def _renew(self) -> None:
        if self._reopen is None:
            return
        graph = await asyncio.to_thread(self._reopen)
        old = self._now
        site = Site(graph, old.site.title, old.site.limits)
        try:
            self._now = await asyncio.to_thread(self._make, site)
        except BaseException:
            graph.close()
            raise
        self._now.endpoint.start()
        self._old.add(old)
        if not old.busy:
            await self._end(old)
        self._tell(graph)

    async def _end(self, served: Served) -> None:
        self._old.discard(served)
        await served.endpoint.close()
        served.site.graph.close()


def _mark(path: Path, known: tuple[str, str] = ("", "")) -> tuple[str, str]:
    """Return what tells one manifest from another: its place on the disk, and its content.

    The content is read only if the place is not the one that is known; both are empty if there is none.
    """
    try:
        found = path.stat()
        place = f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
        return known if place == known[0] else (place, sha256(path.read_bytes()))
    except OSError:
        return "", ""
