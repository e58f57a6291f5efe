"""What is kept of an older resolution: the same entities as where all documents are compared anew."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.collection.make import make_collection, write_collection

from kg.cache.codec import decode, encode
from kg.documents.load import load_documents
from kg.entities.collected import Compared
from kg.entities.resolve import resolve_drawn
from kg.keeping import Drawn, drawn
from kg.lexicon import Lexicon, reference
from kg.model import Entity, Extraction, Resolution
from kg.pipeline import extract_all

from .builders import LEXICON, extraction, thing
from .test_properties import documents

T = TypeVar("T")


class Written:
    """A keeper that writes and reads again what it keeps, and counts what was made of each class."""

    def __init__(self) -> None:
        self.kept: dict[tuple[type, str], str] = {}
        self.made: list[type] = []

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return a value as it is read."""
        if (kind, key) not in self.kept:
            self.made.append(kind)
            self.kept[kind, key] = encode(make())
        return decode(self.kept[kind, key], kind)

    def hold(self, kind: type[object], *keys: str) -> None:
        """Do nothing: all is kept."""


def resolved(found: Sequence[Extraction], keeper: Written, lexicon: Lexicon) -> Resolution:
    """Return the entities of some documents with what a keeper knows."""
    known = [Drawn(e.document, sha256(repr(e).encode()).hexdigest(), lambda e=e: e) for e in found]  # type: ignore[misc]
    return resolve_drawn(known, lexicon, keeper=keeper)


def told(resolution: Resolution) -> object:
    """Return all that a graph is made of: of reference entries no members and names."""

    def entity(one: Entity) -> object:
        return (one.id, one.kind, one.label, one.reference) if one.reference else one

    links = {place: resolution.links[place] for place in sorted(resolution.links)}
    return [entity(one) for one in resolution.entities], links, resolution.unsure


@settings(max_examples=80, deadline=None)
@given(st.lists(documents(), min_size=1, max_size=3))
def test_any_documents(histories: list[list[Extraction]]) -> None:
    """Whatever documents come, change and go: what is kept and what is compared anew give the same."""
    keeper = Written()
    for found in histories:
        anew = resolve_drawn(tuple(map(drawn, found)), LEXICON)
        assert told(resolved(found, keeper, LEXICON)) == told(anew)


# names of which one wants another: an acronym, a body among two, a title left short, one name of two classes
KINDS = (
    (thing("Zone", "Green Tide Reef Zone", "GTRZ"), thing("Zone", "GTRZ")),
    (thing("PublicBody", "Ministries of Ports and Reefs"), thing("PublicBody", "Ministry of Ports")),
    (thing("Zone", "Tide Bay"), thing("Facility", "Tide Bay")),
    (thing("PolicyDocument", "Plan"), thing("PolicyDocument", "Plan")),
    (thing("PolicyDocument", "Harbour Reef Plan of 2021"), thing("PolicyDocument", "Harbour Reef Plan")),
    (
        thing("PolicyDocument", "Long Reef Harbour Plan", "Five Year Plan"),
        thing("PolicyDocument", "Five Year Plan"),
    ),
)


@pytest.mark.parametrize("pair", KINDS, ids=[one.label for one, _ in KINDS])
def test_what_meets(pair: tuple[object, object]) -> None:
    """Two documents whose names meet in one way only are compared, whichever came first."""
    found = [extraction(f"d{n}", one) for n, one in enumerate(pair)]  # type: ignore[arg-type]
    anew = resolve_drawn(tuple(map(drawn, found)), LEXICON)
    for first in found:
        keeper = Written()
        resolved([first], keeper, LEXICON)
        assert told(resolved(found, keeper, LEXICON)) == told(anew)


def test_what_meets_cases() -> None:
    """Six ways in which names meet are tried."""
    assert len(KINDS) == 6


def test_a_made_collection(tmp_path: Path) -> None:
    """On a collection of homonyms, spellings and acronyms one more document compares little, to the same."""
    write_collection(make_collection(documents=90), tmp_path)
    read, _ = load_documents([tmp_path])
    _, found, _ = extract_all(read, reference())
    keeper = Written()
    resolved(found[:-1], keeper, reference())
    before = keeper.made.count(Compared)
    keeper.made.clear()
    after = resolved(found, keeper, reference())
    assert told(after) == told(resolve_drawn(tuple(map(drawn, found)), reference()))
    assert before >= 20
    assert keeper.made.count(Compared) <= before // 4
