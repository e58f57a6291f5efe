"""Replies on their way to the client: in pieces, to clients that take them, within a budget of memory."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.types import Send

_PIECE: Final = 256 * 1024
_PATIENCE: Final = 30.0  # seconds in which a client must take a piece


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: status, bytes and headers by name in lower case."""

    status: int
    data: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def words(status: int, text: str | bytes, headers: Iterable[tuple[str, str]] = ()) -> Reply:
    """Return a reply in plain words, one line or more."""
    data = text if isinstance(text, bytes) else f"{text}\n".encode("utf-8", "replace")
    told = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store", **dict(headers)}
    return Reply(status, data, told)


class Budget:
    """How many bytes of large replies may be on their way together; small ones do not count.

    Args:
        size: that number.
    """

    def __init__(self, size: int) -> None:
        self._left = size

    def take(self, size: int) -> bool:
        """Return whether there is room for so many bytes more, and if so, count them."""
        if size <= _PIECE:
            return True
        if size > self._left:
            return False
        self._left -= size
        return True

    def give_back(self, size: int) -> None:
        """Count bytes no longer that were taken before."""
        self._left += size if size > _PIECE else 0


async def send_reply(reply: Reply, send: Send) -> None:
    """Send a reply; a client that does not take it is let go.

    Raises:
        TimeoutError: if a client does not take a piece in time.
    """
    headers = [(name.encode("ascii"), value.encode("latin-1")) for name, value in reply.headers.items()]
    if reply.status not in (204, 304):
        headers.append((b"content-length", str(len(reply.data)).encode("ascii")))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    if len(reply.data) <= _PIECE:
        await send({"type": "http.response.body", "body": reply.data})
        return
    for at in range(0, len(reply.data), _PIECE):
        piece, more = reply.data[at : at + _PIECE], at + _PIECE < len(reply.data)
        async with asyncio.timeout(_PATIENCE):
            await send({"type": "http.response.body", "body": piece, "more_body": more})
