"""Connections held to time and size until a request is there: uvicorn bounds only what comes later."""

import asyncio
from typing import Any, Final

from uvicorn.config import Config
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.server import ServerState

from kg.server.door import HEAD

SECONDS: Final = 10.0
"""How long a client may take to send the head."""
_TOO_LARGE: Final = b"The head of the request is larger than 64 KB. Send a long query by POST\n"
_REFUSED: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"content-length: %d\r\nconnection: close\r\n\r\n%b" % (len(_TOO_LARGE), _TOO_LARGE)
)


class Connection(asyncio.Protocol):
    """A connection around one of uvicorn's, which does all the work once the head of a request has come.

    It takes what uvicorn gives its own connections.
    """

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        self._loop = _loop or asyncio.get_running_loop()
        # Which class it is depends on what is installed; all keep the request that they work on in `cycle`.
        self._inner: Any = AutoHTTPProtocol(config, server_state, app_state, self._loop)  # type: ignore[call-arg]
        self._transport: asyncio.Transport | None = None
        self._late: asyncio.TimerHandle | None = None
        self._came = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the first head."""
        if isinstance(transport, asyncio.Transport) or hasattr(transport, "write"):
            self._transport = transport  # type: ignore[assignment]  # uvloop's are of no common class
        self._inner.connection_made(transport)
        self._late = self._loop.call_later(SECONDS, transport.close)

    def data_received(self, data: bytes) -> None:
        """Pass on what came, unless the head grows too large."""
        before = self._inner.cycle
        if before is None or before.response_complete:
            self._came += len(data)
            if self._late is None:
                self._late = self._loop.call_later(SECONDS, self._close)
        self._inner.data_received(data)
        if self._inner.cycle is not before:
            self._came = 0
            if self._late is not None:
                self._late.cancel()
                self._late = None
        elif self._came > HEAD and self._transport is not None:
            self._transport.write(_REFUSED)
            self._close()

    def _close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def eof_received(self) -> bool | None:
        """Pass it on."""
        found: bool | None = self._inner.eof_received()
        return found

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        if self._late is not None:
            self._late.cancel()
        self._inner.connection_lost(exc)

    def pause_writing(self) -> None:
        """Pass it on."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """Pass it on."""
        self._inner.resume_writing()
