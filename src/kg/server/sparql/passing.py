"""Queries passed on to the server on which the graph lies, as many side by side as there may be."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, cast

from kg.graph.remote_answers import answer_from
from kg.graph.remote_http import Client
from kg.graph.remote_login import login_from_environment
from kg.graph.remote_store import RemoteStore
from kg.graph.sparql_answers import Answer, Asked
from kg.graph.store import GraphFolder
from kg.namespaces import PREFIXES
from kg.server.site import Limits
from kg.server.sparql.pool import Trouble, TroubleError

_SHARE: Final = 16
"""An answer may have this part of the memory that a query may take, as it is held in several forms."""


class Passing:
    """Does for a graph on a server what :class:`kg.server.sparql.pool.Pool` does for one here.

    A query that takes too long is no longer waited for; whether the server goes on with it is its own affair.

    Args:
        source: the graph.
        limits: how many queries are on their way together, how long and how large.
        waiting: how many may wait.
    """

    def __init__(self, source: GraphFolder, limits: Limits, waiting: int) -> None:
        store = cast("RemoteStore", source.store)
        client = Client(
            login_from_environment(), seconds=limits.seconds, tries=2, most=limits.memory // _SHARE
        )
        self._store = RemoteStore(store.address, client, store.union)
        self._limits = limits
        self._room = limits.workers + waiting
        self._threads = ThreadPoolExecutor(limits.workers, "kg-passing")

    def fill(self) -> None:
        """Do nothing: there is no process to begin."""

    def ask(self, asked: Asked) -> "asyncio.Future[Answer]":
        """Return a future answer; to cancel it leaves it to the server.

        Raises:
            TroubleError: if too many queries wait already.
        """
        if not self._room:
            raise TroubleError(Trouble.BUSY)
        self._room -= 1
        work = partial(answer_from, self._store, asked, PREFIXES, self._limits.seconds)
        answer = asyncio.get_running_loop().run_in_executor(self._threads, work)
        answer.add_done_callback(self._leave)
        return answer

    def _leave(self, _: object) -> None:
        self._room += 1

    async def close(self) -> None:
        """Take no more queries."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._store.client.close()
