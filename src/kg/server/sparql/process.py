"""One process that answers queries, seen from the event loop: it is asked, it replies, or it is ended."""

import asyncio
import json
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from typing import Any, Final, cast

from kg.graph.sparql_answers import SHORT, Answer, Asked
from kg.graph.sparql_worker import COMMAND, environment

_FIELDS: Final = tuple(field.name for field in fields(Asked))


def _line(asked: Asked, seconds: float) -> bytes:
    """Return a query as a process is told it."""
    told = {name: getattr(asked, name) for name in _FIELDS}
    return json.dumps({**told, "seconds": seconds}).encode("ascii") + b"\n"


_kept: Final = lru_cache(maxsize=64)(_line)


class QueryProcess(asyncio.SubprocessProtocol):
    """A process for queries; it takes one at a time.

    ``on_end`` is called when the process has ended, whatever the reason.

    Attributes:
        loop: the event loop in which it can be used.
        ended: is done when the process has ended.
    """

    def __init__(self, on_end: "Callable[[QueryProcess], None]") -> None:
        self.loop = asyncio.get_running_loop()
        self.ended: asyncio.Future[None] = self.loop.create_future()
        self._on_end = on_end
        self._transport: asyncio.SubprocessTransport | None = None
        self._buffer = bytearray()
        self._head: dict[str, Any] | None = None
        self._size = 0
        self._on_reply: Callable[[Answer | None], None] | None = None

    @classmethod
    async def start(cls, greeting: bytes, on_end: "Callable[[QueryProcess], None]") -> "QueryProcess":
        """Start a process and return it when it has opened its store.

        Raises:
            OSError: if it cannot be started or ends before it is ready.
        """
        loop = asyncio.get_running_loop()
        _, made = await loop.subprocess_exec(
            lambda: cls(on_end), *COMMAND, stderr=asyncio.subprocess.DEVNULL, env=environment()
        )
        ready: asyncio.Future[Answer | None] = loop.create_future()
        made._on_reply = lambda reply: None if ready.done() else ready.set_result(reply)
        made._write(greeting)
        try:
            reply = await ready
        except asyncio.CancelledError:
            made.end()
            raise
        if reply is None:
            made.end()
            raise OSError("the process for queries does not start")
        return made

    def ask(self, asked: Asked, seconds: float, on_reply: Callable[[Answer | None], None]) -> None:
        """Send a query; ``on_reply`` is called with the answer, or with None if the process ends before.

        ``seconds`` is after how long the process ends itself, should nobody do so.
        """
        self._on_reply = on_reply
        short = len(asked.query) <= SHORT
        self._write((_kept if short else _line)(asked, seconds))

    def end(self) -> None:
        """End the process at once."""
        if self._transport is not None:
            if self._transport.get_returncode() is None:
                self._transport.kill()
            self._transport.close()

    def abandon(self) -> None:
        """End the process from outside of its event loop, which is gone."""
        pid = self._transport.get_pid() if self._transport is not None else None
        if pid is not None and not self.ended.done():
            with suppress(OSError):
                os.kill(pid, signal.SIGTERM)

    def _write(self, data: bytes) -> None:
        pipe = self._transport.get_pipe_transport(0) if self._transport is not None else None
        if pipe is not None:
            cast("asyncio.WriteTransport", pipe).write(data)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the process."""
        self._transport = cast("asyncio.SubprocessTransport", transport)

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Gather what comes until it is a whole reply: a line, and as many bytes as it says."""
        self._buffer += data
        if self._head is None:
            end = self._buffer.find(b"\n")
            if end < 0:
                return
            self._head = json.loads(self._buffer[:end])
            self._size = self._head.pop("bytes", 0)
            del self._buffer[: end + 1]
        if len(self._buffer) >= self._size:
            head, data = self._head, bytes(self._buffer)
            self._head = None
            self._buffer.clear()
            self._reply(Answer(data=data, **head) if "status" in head else Answer(200, b""))

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """Take a broken pipe for the end of the process."""
        self.end()

    def process_exited(self) -> None:
        """Tell who waits that nothing will come, and the owner that the process is gone."""
        self._reply(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the owner that all is closed."""
        self._reply(None)
        if not self.ended.done():
            self.ended.set_result(None)
        self._on_end(self)

    def _reply(self, answer: Answer | None) -> None:
        on_reply, self._on_reply = self._on_reply, None
        if on_reply is not None:
            on_reply(answer)
