"""A walk over all pages of the example graph: every link leads somewhere, every page keeps to the rules."""

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from .markup import raw_words, read

MOST = 110
"""So many pages are read; each kind of address counts at most ``EACH`` times."""
EACH = 6
OUTSIDE = ("/sparql", "/reconcile")
"""Addresses of other parts of the server."""
# Names that stand in the documents themselves, and names of file formats.
THEIRS = frozenset({"policy-kg"})


@dataclass
class Walk:
    """What a walk has seen: how many pages, what was wrong, which kinds of page there were."""

    read: int = 0
    faults: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, set[str]] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def walk(client: TestClient) -> Walk:
    """All that is found by following links from the first page, the nearest first."""
    seen, waiting, walk = {"/"}, deque([("/", "/")]), Walk()
    while waiting and walk.read < MOST:
        address, before = waiting.popleft()
        reply = client.get(address, follow_redirects=True)
        walk.read += 1
        if reply.status_code != 200:
            walk.faults.append(f"{reply.status_code} {address} from {before}")
            continue
        if not reply.headers["content-type"].startswith("text/html") or address == "/graph":
            continue
        page = read(reply.text)
        walk.ids[address] = set(page.ids)
        walk.faults += [f"{address}: {fault}" for fault in page.faults]
        walk.raw += [f"{address}: {word}" for word in raw_words(page)]
        for link in page.links:
            follow(
                urljoin(str(reply.url.copy_with(scheme="http", host="x")), link), address, seen, waiting, walk
            )
    return walk


def follow(link: str, before: str, seen: set[str], waiting: deque[tuple[str, str]], walk: Walk) -> None:
    """Note where a link leads, unless enough pages of its kind are known."""
    whole, fragment = urldefrag(link)
    parts = urlsplit(whole)
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    if parts.path.startswith(OUTSIDE):
        return
    if fragment:
        walk.wanted.setdefault(address, set()).add(fragment)
    kind = f"{parts.path.split('/')[1]}{parts.path.rpartition('.')[2][:4] if '.' in parts.path else ''}"
    if address not in seen and walk.kinds.get(kind, 0) < EACH:
        seen.add(address)
        walk.kinds[kind] = walk.kinds.get(kind, 0) + 1
        waiting.append((address, before))


def test_every_link_leads_to_a_page_that_keeps_the_rules(walk: Walk) -> None:
    """No link of any page leads to an error, and no page breaks a rule of markup."""
    assert walk.read > 80
    assert len(walk.kinds) > 20
    assert walk.faults == []


def test_every_fragment_is_there(walk: Walk) -> None:
    """A link into a page finds the place that it names."""
    known = {address: ids for address, ids in walk.wanted.items() if address in walk.ids}
    assert sum(len(ids) for ids in known.values()) > 40
    lost = [f"{address}#{one}" for address, ids in known.items() for one in sorted(ids - walk.ids[address])]
    assert lost == []


def test_no_ids_are_shown_as_words(walk: Walk) -> None:
    """No page shows an IRI, a compact one, or a name in camel case outside of code."""
    assert walk.raw == []
