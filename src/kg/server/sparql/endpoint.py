"""The SPARQL endpoint: an ASGI application that reads a request, has it answered and writes the reply."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.types import Receive, Scope, Send

from kg.graph.index import fitting_index
from kg.graph.manifest import GRAPH
from kg.graph.sparql_answers import SHORT, Answer, Asked
from kg.graph.sparql_worker import greeting
from kg.graph.store import GraphFolder
from kg.identifiers import sha256
from kg.server.digest import digest_of, is_remote, store_of
from kg.server.settings import Settings
from kg.server.site import Limits, Site
from kg.server.sparql.cache import AnswerCache
from kg.server.sparql.descriptions import Descriptions, address_of
from kg.server.sparql.formats import WRITTEN, Taken, taken
from kg.server.sparql.passing import Passing
from kg.server.sparql.pool import Pool, Trouble, TroubleError
from kg.server.sparql.replies import Budget, Reply, send_reply, words
from kg.server.sparql.requests import ALLOW, RefusalError, read_request

_LOOK: Final = 0.05  # seconds after which it is watched whether the client is still there
_AGAIN: Final = (("retry-after", "2"),)
_VARY: Final = "Accept, Accept-Encoding"
_LESS: Final = "Ask for less: begin with a thing that is known, count instead of listing, or use LIMIT"


class Endpoint:
    """The endpoint of a site; :meth:`start` lets its processes begin early, :meth:`close` ends them.

    Args:
        site: the graph and what a request may cost.
        settings: how much is kept, and how many may wait.
    """

    def __init__(self, site: Site, settings: Settings) -> None:
        source = site.graph._folder  # the stages take the folder, not the open graph
        self._limits = site.limits
        self._digest = digest_of(source)
        self._cache = AnswerCache(settings.cache)
        self._budget = Budget(site.limits.memory)
        self._url = settings.url
        self._pool = _pool(source, site.limits, settings.waiting)
        self._descriptions = Descriptions(site, self._ask)
        self._kept = lru_cache(maxsize=64)(self._limited)

    def start(self) -> None:
        """Let the processes begin, so that the first query finds them ready; needs a running event loop."""
        self._pool.fill()

    async def close(self) -> None:
        """End the processes."""
        await self._pool.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["method"] == "OPTIONS":
            await send_reply(Reply(204, headers={"allow": ALLOW}), send)
            return
        try:
            reply = await self._reply(scope, receive)
        except RefusalError as error:
            reply = words(error.status, str(error), error.headers.items())
        if reply is None:
            return  # the client is gone
        size = len(reply.data)
        if not self._budget.take(size):
            await send_reply(words(503, "too much is being sent already. Come again later", _AGAIN), send)
            return
        try:
            with suppress(TimeoutError):
                await send_reply(reply, send)
        finally:
            self._budget.give_back(size)

    async def void(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for what the graph holds, in the vocabulary VoID."""
        accept = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"accept"), "")
        await send_reply(await self._described(scope, taken(accept), "void"), send)

    async def _reply(self, scope: Scope, receive: Receive) -> Reply | None:
        wish = await read_request(scope, receive)
        if wish.taken.page and scope["method"] != "POST":
            place = f"/query?{urlencode({'query': wish.asked.query})}" if wish.asked else "/query"
            return Reply(303, headers={"location": place, "vary": _VARY})
        if wish.asked is None:
            return await self._described(scope, wish.taken, "service")
        short = len(wish.asked.query) <= SHORT
        asked, mark = (self._kept if short else self._limited)(wish.asked)
        if f'"{mark}"' in wish.known:
            return Reply(304, headers={"etag": f'"{mark}"', "vary": _VARY, "cache-control": "no-cache"})
        kept = self._cache.get(mark)
        return await self._worked(asked, mark, receive) if kept is None else self._made(kept, mark)

    async def _worked(self, asked: Asked, mark: str, receive: Receive) -> Reply | None:
        try:
            answer = await self._ask(asked, receive)
        except TroubleError as error:
            return self._told(error.trouble)
        if answer is None:
            return None
        if answer.status != HTTPStatus.OK:
            return words(answer.status, answer.data)
        if answer.steady:
            self._cache.put(mark, answer)
        return self._made(answer, mark)

    async def _ask(self, asked: Asked, receive: Receive | None = None) -> Answer | None:
        """Return the answer to a query, or None if the client went away before it was there."""
        answer = self._pool.ask(asked)
        loop = asyncio.get_running_loop()
        watching: list[asyncio.Task[None]] = []
        look = loop.call_later(
            _LOOK, lambda: watching.append(loop.create_task(_watch(receive, answer))) if receive else None
        )
        try:
            return await answer
        except asyncio.CancelledError:
            if answer.cancelled() and watching and watching[0].done():
                return None
            raise
        finally:
            look.cancel()
            answer.cancel()
            for task in watching:
                task.cancel()

    def _limited(self, asked: Asked) -> tuple[Asked, str]:
        """Return a query with the limit of rows, and the mark of its answer."""
        made = replace(asked, limit=self._limits.rows)
        return made, self._mark(made)

    def _mark(self, asked: Asked) -> str:
        """Return what tells this answer from all others: by graph, query and form."""
        parts = (self._digest, asked.table, asked.graph, str(asked.limit), "z" if asked.zipped else "")
        graphs = (*asked.default, "", *asked.named)
        return sha256("\0".join((*parts, *graphs, "", asked.query)))[:32]

    def _made(self, answer: Answer, mark: str) -> Reply:
        headers = {"content-type": WRITTEN[answer.form], "vary": _VARY}
        if answer.steady:
            headers |= {"etag": f'"{mark}"', "cache-control": "no-cache"}
        else:
            headers["cache-control"] = "no-store"
        if answer.zipped:
            headers["content-encoding"] = "gzip"
        if answer.truncated:
            headers["kg-cut-off"] = str(self._limits.rows)
        return Reply(200, answer.data, headers)

    def _told(self, trouble: Trouble) -> Reply:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        match trouble:
            case Trouble.BUSY:
                return words(503, "too many queries wait already. Come again later", _AGAIN)
            case Trouble.DOWN:
                return words(503, "the processes for queries do not start. Come again later", _AGAIN)
            case Trouble.SLOW:
                return words(status, f"the query was stopped after {self._limits.seconds:g} seconds. {_LESS}")
            case Trouble.LARGE:
                return words(status, f"the query needs more memory than it may take. {_LESS}")

    async def _described(self, scope: Scope, wanted: Taken, what: str) -> Reply:
        if not wanted.graph:
            return words(406, "the description is written in Turtle, N-Triples, JSON-LD and RDF/XML")
        try:
            data = await self._descriptions.write(what, wanted.graph, address_of(scope, self._url))
        except TroubleError as error:
            return self._told(error.trouble)
        headers = {"content-type": WRITTEN[wanted.graph], "vary": "Accept", "cache-control": "no-cache"}
        return Reply(200, data, headers)


async def _watch(receive: Receive, answer: "asyncio.Future[Answer]") -> None:
    """Cancel the answer when the client goes away."""
    while (await receive())["type"] != "http.disconnect":
        pass
    answer.cancel()


def _pool(source: GraphFolder, limits: Limits, waiting: int) -> Pool | Passing:
    """Return what answers queries: processes here, or the server on which the graph lies."""
    if is_remote(source):
        return Passing(source, limits, waiting)
    return Pool(_greeter(source, limits), limits, waiting)


def _greeter(source: GraphFolder, limits: Limits) -> Callable[[], bytes]:
    """Return what makes the greeting of a process: it opens the index unless another graph lies there now."""
    store = store_of(source)

    def greet() -> bytes:
        index = fitting_index(source.folder, source.manifest.files.get(GRAPH, ""))
        return greeting(store, index, limits.memory)

    return greet
