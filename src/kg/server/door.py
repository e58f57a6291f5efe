"""The door of the server: who may come in, how much they may bring, and which headers every answer carries.

It is a plain ASGI layer around the whole application, so that no route can forget it.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.hosts import allowed_hosts, name_of
from kg.server.settings import Settings
from kg.server.site import Limits

# For answers that do not say otherwise: nothing is run, framed, guessed or told to other sites.
SECURITY: Final[Mapping[bytes, bytes]] = MappingProxyType(
    {
        b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'; form-action 'none'",
        b"cross-origin-opener-policy": b"same-origin",
        b"referrer-policy": b"same-origin",
        b"x-content-type-options": b"nosniff",
    }
)
HEAD: Final = 64 * 1024
"""How many bytes the head of a request may have."""
_BODILESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_EXPOSED: Final = b"kg-cut-off, etag, retry-after"


class Door:
    """An ASGI application around another one; see the module.

    Args:
        app: what is inside.
        settings: which hosts and origins are welcome.
        limits: how much a request may send.
    """

    def __init__(self, app: ASGIApp, settings: Settings, limits: Limits) -> None:
        self._app = app
        self._hosts = allowed_hosts(settings)
        self._origins = frozenset(origin.encode("latin-1") for origin in settings.cors)
        self._body = limits.body
        self._seconds = settings.body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or say why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        extra = self._cross_origin(headers)
        refused = self._refused(headers)
        if refused is not None:
            await _say(send, *refused, extra)
            return
        if scope["method"] == "OPTIONS" and extra and _one(headers, b"access-control-request-method"):
            await _preflight(send, extra)
            return
        if scope["method"] not in _BODILESS:
            receive = _Body(receive, self._body, self._seconds).receive
        await self._app(scope, receive, _with_headers(send, extra))

    def _refused(self, headers: Sequence[tuple[bytes, bytes]]) -> tuple[int, str] | None:
        hosts = [value for name, value in headers if name == b"host"]
        name = name_of(hosts[0].decode("latin-1")) if len(hosts) == 1 else ""
        if not name:
            return 400, "the request names no host, or more than one"
        if name not in self._hosts and "*" not in self._hosts:
            return (
                421,
                f"this server does not answer for {name}. Start it with --allow-host {name} if it shall",
            )
        if sum(len(key) + len(value) for key, value in headers) > HEAD:
            return 431, f"the headers are larger than {HEAD} bytes. Send less"
        length = _one(headers, b"content-length")
        if length.isdigit() and int(length) > self._body:
            return 413, f"the request is larger than {self._body} bytes. Send less"
        return None

    def _cross_origin(self, headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        """Return the headers that let a page of another origin read the answer, if it is welcome."""
        if not self._origins:
            return [(b"cross-origin-resource-policy", b"same-origin")]
        any_origin = b"*" in self._origins
        origin = b"*" if any_origin else _one(headers, b"origin")
        made = [(b"cross-origin-resource-policy", b"cross-origin")]
        if any_origin or origin in self._origins:
            made += [(b"access-control-allow-origin", origin), (b"access-control-expose-headers", _EXPOSED)]
        return made if any_origin else [*made, (b"vary", b"Origin")]


def _one(headers: Iterable[tuple[bytes, bytes]], wanted: bytes) -> bytes:
    return next((value for name, value in headers if name == wanted), b"")


def _with_headers(send: Send, extra: list[tuple[bytes, bytes]]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            present = {name for name, _ in headers}
            headers += (item for item in SECURITY.items() if item[0] not in present)
            message["headers"] = headers + extra
        await send(message)

    return sending


async def _preflight(send: Send, extra: list[tuple[bytes, bytes]]) -> None:
    headers = [
        (b"access-control-allow-methods", b"GET, HEAD, POST"),
        (b"access-control-allow-headers", b"accept, content-type, if-none-match"),
        (b"access-control-max-age", b"600"),
        *extra,
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _say(send: Send, status: int, words: str, extra: list[tuple[bytes, bytes]]) -> None:
    body = f"{words}\n".encode("utf-8", "replace")
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode("ascii")),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    sending = _with_headers(send, extra)
    await sending({"type": "http.response.start", "status": status, "headers": headers})
    await sending({"type": "http.response.body", "body": body})


class _Body:
    """What a request sends, bounded in size and time.

    Raises:
        HTTPException: 413 if it is too large, 408 if it comes too slowly.
    """

    def __init__(self, receive: Receive, size: int, seconds: float) -> None:
        self._receive = receive
        self._left = size
        self._size = size
        self._seconds = seconds
        self._until: float | None = None
        self._complete = False

    async def receive(self) -> Message:
        """Return the next message of the request."""
        if self._complete:
            return await self._receive()
        loop = asyncio.get_running_loop()
        self._until = self._until or loop.time() + self._seconds
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            words = f"the request took longer than {self._seconds:g} seconds to come"
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, words, {"connection": "close"}) from None
        self._left -= len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        if self._left < 0:
            words = f"the request is larger than {self._size} bytes. Send less"
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words, {"connection": "close"})
        return message
