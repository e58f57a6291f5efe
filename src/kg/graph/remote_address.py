"""The addresses of a server: where it takes queries and graphs, and whether the way there is safe."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.exceptions import InputError

_DATA: Final = Path(__file__).parent / "data" / "servers.toml"
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)
_LOOPBACK: Final = re.compile(r"localhost|127(?:\.\d{1,3}){3}|::1")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server takes what.

    Attributes:
        server: what kind of server it looks like.
        query: the address for SPARQL 1.1 queries.
        update: that for SPARQL 1.1 updates; empty if there is none.
        store: that of the Graph Store Protocol; empty if there is none.
    """

    server: str
    query: str
    update: str = ""
    store: str = ""


def is_address(text: object) -> bool:
    """Return whether this is the address of a server and not a path.

    >>> is_address("https://example.org/sparql"), is_address("kg-graph")
    (True, False)
    """
    return isinstance(text, str) and _WEB.match(text) is not None


def find_address(url: str, update: str = "", store: str = "") -> Address:
    """Return where a server takes queries, updates and graphs, by one of its addresses.

    ``update`` and ``store`` hold in place of those that its kind would have.

    >>> find_address("http://localhost:7878").store
    'http://localhost:7878/store'

    Raises:
        InputError: if this is no address, or there is a password in it.
    """
    for one in (url, update, store):
        _refuse(one)
    plain = url.rstrip("/")
    for server, pattern, *templates in _servers():
        found = pattern.fullmatch(plain)
        if found:
            query, by_update, by_store = (one.format(base=found["base"]) for one in templates)
            return Address(server, query, update or by_update, store or by_store)
    raise InputError("this is no address of a server", url[:80], "Write it as https://host/path")


def _refuse(url: str) -> None:
    if not url:
        return
    try:
        parts = urlsplit(url)
        host, secret = parts.hostname, parts.username or parts.password
        _ = parts.port
    except ValueError as error:
        raise InputError("this is no address of a server", "", "Write it as https://host/path") from error
    if secret:
        raise InputError(
            "an address with a name or password in it is not taken",
            host or "",
            "Set KG_USER and KG_PASSWORD, or KG_TOKEN, in the environment",
        )
    if not host or not is_address(url) or parts.query or parts.fragment or re.search(r"[\s<>\"{}|\\^`]", url):
        hint = "Write it as https://host/path, without ? and #"
        raise InputError("this is no address of a server", url[:80], hint)


@cache
def _servers() -> tuple[tuple[str, re.Pattern[str], str, str, str], ...]:
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["server"]
    return tuple((r["name"], re.compile(r["address"]), r["query"], r["update"], r["store"]) for r in rows)


def host_of(url: str) -> str:
    """Return the host of an address, with its port if that is told."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    return f"{host}:{parts.port}" if parts.port else host


def insecurity(url: str) -> str:
    """Return a sentence that warns of an address that others can listen to; empty if there is no need."""
    parts = urlsplit(url)
    if parts.scheme != "http" or _LOOPBACK.fullmatch(parts.hostname or ""):
        return ""
    told = "what is asked, what is answered and the password can be read on the way; use https://"
    return f"{host_of(url)} is reached by plain http: {told}"
