"""Requests to a server: who asks, how long it may take, what is tried again, and errors told in one line.

Only what may be done twice is sent twice, and everything that is sent from here may: queries read, and
graphs are written whole or have statements added that are then there once.
"""

import re
import time  # clock: it tells when a server has taken too long, and what to wait between two tries
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Final, cast
from urllib.parse import urljoin, urlsplit

from kg.exceptions import QueryError, ServerError
from kg.graph.remote_address import host_of
from kg.graph.remote_login import Login

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

SECONDS: Final = 120.0
"""How long an answer may take in all, unless told otherwise."""
CONNECT: Final = 10.0
TRIES: Final = 5
MOST_BYTES: Final = 4 * 2**30
"""The largest answer that is taken."""
_IN_MEMORY: Final = 32 * 2**20
_CHUNK: Final = 2**16
_WAIT, _MOST_WAIT = 0.5, 30.0
_AGAIN: Final = frozenset({429, 502, 503, 504})
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_HOPS: Final = 4
_SHOWN: Final = 300


@dataclass(frozen=True, slots=True)
class Reply:
    """The whole answer to a request, which went well.

    Attributes:
        body: its bytes, from the start.
        size: how many there are.
        kind: its media type, in lower case and without parameters.
        headers: its other headers, names in lower case.
    """

    body: IO[bytes]
    size: int
    kind: str
    headers: Mapping[str, str]

    def text(self) -> str:
        """Return the body as text."""
        self.body.seek(0)
        return self.body.read().decode("utf-8", "replace")


class _Body(SpooledTemporaryFile[bytes]):
    """The bytes of an answer, in memory or in a file that goes with the last who reads it."""

    def __del__(self) -> None:
        self.close()


class NothingThereError(ServerError):
    """There is a server, but nothing that takes queries at this address of it."""


class LateError(QueryError):
    """The answer did not come in time."""


class _Gone(Exception):  # noqa: N818 - it never leaves this module
    """A try that came to nothing and may be repeated: why, and how long the server asks to wait."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        self.why, self.wait = why, wait
        super().__init__(why)


@dataclass(slots=True)
class Client:
    """Sends requests to servers; threads may share it.

    Attributes:
        login: who asks.
        seconds: how long an answer may take.
        tries: how often a request is sent before it is given up.
        most: how many bytes an answer may have.
        pause: waits for so many seconds.
        requests: how many requests were answered so far.
    """

    login: Login = field(default_factory=Login)
    seconds: float | None = SECONDS
    tries: int = TRIES
    most: int = MOST_BYTES
    pause: Callable[[float], None] = time.sleep  # clock: between two tries
    requests: int = 0
    _pool: "PoolManager | None" = None
    _challenging: set[str] = field(default_factory=set)

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] = MappingProxyType({}),
        body: bytes | None = None,
        seconds: float | None = None,
        *,
        missing: bool = False,
    ) -> Reply:
        """Send a request and return its answer, all of it.

        With ``missing`` it is no error if what is meant is not there.

        Raises:
            ServerError: if the server cannot be reached, refuses, or answers with something else.
            QueryError: if it does not understand what it was asked, or takes longer than allowed.
        """
        allowed = seconds if seconds is not None else self.seconds
        for left in reversed(range(self.tries)):
            try:
                return self._follow(method, url, headers, body, allowed, missing=missing)
            except _Gone as gone:
                if not left:
                    raise ServerError(
                        f"the server cannot be used now ({gone.why})", host_of(url), "Try again later"
                    ) from gone
                backing_off = _WAIT * 2 ** (self.tries - 1 - left)
                self.pause(min(max(gone.wait, backing_off), _MOST_WAIT))
        raise AssertionError

    def close(self) -> None:
        """Let go of all connections."""
        if self._pool is not None:
            self._pool.clear()

    def _follow(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None,
        seconds: float | None,
        *,
        missing: bool,
    ) -> Reply:
        """Send a request; where the same host says that the place has another address, send it there."""
        place = url.partition("?")[0]
        proof = {} if place in self._challenging else self.login.headers()
        for _ in range(_HOPS):
            # Where the server wants to be asked for a challenge first, the body comes with the answer to it.
            data = b"" if body and not proof and place in self._challenging else body
            with self._open(method, url, {**headers, **proof}, data, seconds) as (response, end):
                further = self._proof(response, proof, method, url) if response.status == 401 else None
                if further is not None:
                    proof = further
                    self._challenging.add(place)
                elif response.status in _MOVED:
                    url = _moved(url, response.headers.get("location", ""))
                elif data is body:
                    self.requests += 1
                    return self._read(response, url, end, missing=missing)
                else:
                    self._challenging.discard(place)  # it let the empty request pass
        raise ServerError("the server sends from one address to the next", host_of(url), "Check the address")

    def _proof(
        self, response: "BaseHTTPResponse", sent: Mapping[str, str], method: str, url: str
    ) -> dict[str, str] | None:
        """Return what to send to a server that wants to know better who asks; None if there is no more."""
        before = sent.get("Authorization", "")
        answer = self.login.digest(response.headers.get("www-authenticate", ""), method, url)
        if answer and not before.startswith("Digest"):
            return answer
        # Virtuoso tells its challenge only to those who send no password.
        return {} if before.startswith("Basic") and "www-authenticate" not in response.headers else None

    @contextmanager
    def _open(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float | None
    ) -> "Iterator[tuple[BaseHTTPResponse, float | None]]":
        from urllib3 import PoolManager, Timeout, exceptions  # noqa: PLC0415 - only who asks a server needs it

        if self._pool is None:
            self._pool = PoolManager(maxsize=8, retries=False, cert_reqs="CERT_REQUIRED")
        end = None if seconds is None else time.monotonic() + seconds  # clock: when it has taken too long
        response = None
        try:
            response = self._pool.request(
                method,
                url,
                body=body,
                headers={"Accept-Encoding": "gzip", "User-Agent": "policy-kg", **headers},
                redirect=False,
                preload_content=False,
                timeout=Timeout(connect=CONNECT, read=seconds),
            )
            yield response, end
        except exceptions.ReadTimeoutError as error:
            raise _late(url, seconds) from error
        except exceptions.SSLError as error:
            raise ServerError(
                f"the server cannot prove who it is ({_told(error)})",
                host_of(url),
                "Check the address, or its certificate",
            ) from error
        except exceptions.HTTPError as error:
            raise _Gone(_told(error)) from error
        finally:
            if response is not None:
                response.close()  # one that was read to its end has let go of the connection already

    def _read(self, response: "BaseHTTPResponse", url: str, end: float | None, *, missing: bool) -> Reply:
        """Read the whole answer, so that none is ever taken for less than it is; tell what went wrong."""
        status = response.status
        if status in _AGAIN:
            raise _Gone(f"status {status}", _seconds(response.headers.get("retry-after", "")))
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if status >= 300 and not (missing and status == 404):
            text = response.read(_CHUNK, decode_content=True).decode("utf-8", "replace")
            raise _refused(status, "" if "html" in kind else self.login.hidden(text), url, self.login)
        body = _Body(_IN_MEMORY)
        size = 0
        while chunk := response.read(_CHUNK, decode_content=True):
            size += len(chunk)
            body.write(chunk)
            if end is not None and time.monotonic() > end:  # clock: it has taken too long
                raise _late(url, None)
            if size > self.most:
                raise QueryError("the answer is too large", host_of(url), "Ask for less at a time")
        body.seek(0)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Reply(cast("IO[bytes]", body), size, kind, headers)


def _moved(url: str, place: str) -> str:
    """Return where a server sends on to, if that is the same host, be it by https instead of http."""
    new = urljoin(url, place)
    here, there = urlsplit(url), urlsplit(new)
    same = (here.scheme, here.netloc) == (there.scheme, there.netloc)
    safer = (here.scheme, there.scheme) == ("http", "https") and here.hostname == there.hostname
    if place and (same or safer):
        return new
    raise ServerError(
        f"the server sends on to another one ({host_of(new)[:80]}), which is not followed",
        host_of(url),
        "Use the address of that one if you trust it",
    )


def _refused(status: int, text: str, url: str, login: Login) -> ServerError | QueryError:
    where = host_of(url)
    told = " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_SHOWN]
    if status in (401, 403):
        if login.is_known:
            hint = "Check KG_USER and KG_PASSWORD, or KG_TOKEN"
            return ServerError("the server does not let you do this", where, hint)
        return ServerError(
            "the server wants to know who asks", where, "Set KG_USER and KG_PASSWORD, or KG_TOKEN"
        )
    if status == 400 and told:
        return QueryError(f"the server does not take this ({told})", where, "See what its version supports")
    if status in (404, 405, 410, 501):
        what = f"there is nothing that takes this at {urlsplit(url).path or '/'} (status {status})"
        return NothingThereError(what, where, "Check the address; docs/engines.md lists those of servers")
    what = f"the server answers with status {status}{': ' + told if told else ''}"
    return ServerError(what, where, "See the log of the server")


def _late(url: str, seconds: float | None) -> LateError:
    told = f" within {seconds:g} seconds" if seconds is not None else " in time"
    return LateError(
        f"the server did not answer{told}",
        host_of(url),
        "Ask for less, begin with a thing that is known, or allow more time (--timeout, timeout=)",
    )


def _seconds(text: str) -> float:
    return min(float(text), _MOST_WAIT) if re.fullmatch(r"\d{1,6}", text) else 0.0


def _told(error: Exception) -> str:
    """Return what went wrong on the way in plain words, without addresses of objects."""
    name = type(error).__name__.removesuffix("Error")
    words = {
        "NewConnection": "no connection",
        "NameResolution": "its name is not known",
        "ConnectTimeout": "no connection in time",
        "Protocol": "the answer was cut off",
        "IncompleteRead": "the answer was cut off",
        "Decode": "the answer cannot be unpacked",
        "SSL": "the certificate is not valid",
    }
    return words.get(name, re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())
