"""Tests of what becomes of bundles of documents: ids that tell entities apart, and what is kept."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import keeping
from kg.bundled import Bundled, BundledLinks, Held, Part
from kg.bundled import Things as ById
from kg.cache.codec import decode, encode
from kg.entities.bound import Bound, Things
from kg.entities.making import Made, called, numbers_of, told_apart, ways_to_tell
from kg.entities.resolve import resolve_drawn
from kg.identifiers import number
from kg.keeping import drawn
from kg.model import Alias, Entity, Extraction, Unsure
from kg.namespaces import expand

from .builders import LEXICON
from .test_collected import Written, resolved, told
from .test_properties import documents

IDS = st.sampled_from(("r:zone-reef", "r:zone-reef-north", "r:zone-tide", "r:place-china"))
MARKS = st.sampled_from(("", "", "north", "south"))


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(IDS, MARKS), max_size=8))
def test_told_apart_by_numbers(names: list[tuple[str, str]]) -> None:
    """Ids that are found by numbers are those that are found by words."""
    made = [Made(Entity(name, "Zone", ""), mark, f"digest{n}") for n, (name, mark) in enumerate(names)]
    taken = np.array([number(one) for one in LEXICON.entries], dtype=np.uint64)
    numbers = np.array([n for one in made for n in numbers_of(one)], dtype=np.uint64)
    ways = ways_to_tell(numbers, taken).tolist()
    assert list(map(called, made, ways)) == told_apart(made, LEXICON.entries)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(st.lists(documents(), min_size=1, max_size=3), st.sampled_from((1, 2)))
def test_small_bundles(histories: list[list[Extraction]], size: int) -> None:
    """However small bundles are, what is kept and what is compared anew give the same."""
    keeper = Written()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_BUNDLE", size)
        for found in histories:
            anew = resolve_drawn(tuple(map(drawn, found)), LEXICON)
            assert told(resolved(found, keeper, LEXICON)) == told(anew)


ENTITY = Entity("r:zone-reef", "Zone", "Reef", members=(("d1", "zone-reef"), ("d2", "zone-reef")))
ENTITIES = (
    ENTITY,
    # With names, everywhere and in one document only, and with reasons.
    replace(ENTITY, aliases=(Alias("R", ()), Alias("The Reef", ("d1",))), reasons=("one name",)),
    # With several referents in a document, and with none.
    replace(ENTITY, members=(("d1", "a"), ("d1", "b"), ("d2", "a"))),
    replace(ENTITY, members=()),
    replace(ENTITY, reasons=("one name",)),
)


@pytest.mark.parametrize("entity", ENTITIES)
def test_things_are_read_as_they_were(entity: Entity) -> None:
    """Entities and links come back, also links to what stands elsewhere."""
    links: dict[str, dict[str, str]] = {"d1": {"other": "r:place-china"}, "d2": {}, "d3": {}}
    for document, key in entity.members:
        links[document][key] = entity.id
    things = Things(Held((entity,), links))
    assert decode(encode(things), Things) == things


def test_bound_is_read_as_it_was() -> None:
    """Numbers, digests and questions come back."""
    bound = Bound(
        np.array([1, 2**64 - 1], dtype=np.uint64), 1, ("x",), ((Unsure("d", "k", ("a",), "b"), "c"),)
    )
    found = decode(encode(bound), Bound)
    assert found.numbers.tolist() == bound.numbers.tolist()
    assert (found.figures, found.told, found.open) == (1, ("x",), bound.open)


def part(read: list[str], key: str, *names: str, elsewhere: frozenset[int] = frozenset()) -> Part:
    """Return a bundle of one document with some zones, which notes when it is read."""
    entities = tuple(Entity(f"r:zone-{name}", "Zone", name, members=((key, name),)) for name in names)
    numbers = np.array([number(expand(one.id)) for one in entities], dtype=np.uint64)

    def load() -> Held:
        read.append(key)
        return Held(entities, {key: {name: f"r:zone-{name}" for name in names}})

    return Part((key,), key, numbers, elsewhere, load)


def test_a_bundle_is_read_when_it_is_asked_for() -> None:
    """An entity is found among the rest or in its bundle, which alone is read; all of them are in order."""
    read: list[str] = []
    parts = [part(read, "d1", "c", "a"), part(read, "d2", "b", "z", elsewhere=frozenset({1}))]
    rest = Entity("r:zone-z", "Zone", "of the rest")
    entities = Bundled([rest], parts, {})
    things = ById(entities)
    assert (things["r:zone-z"], len(entities), read) == (rest, 4, [])
    assert (things["r:zone-b"].label, read) == ("b", ["d2"])
    assert [things.get(f"r:zone-{name}") for name in ("none", "y")] == [None, None]
    assert read == ["d2"]
    assert [one.id for one in entities] == ["r:zone-a", "r:zone-b", "r:zone-c", "r:zone-z"]
    assert entities[3] is rest
    assert list(things) == [one.id for one in entities]


def test_links_of_a_bundle_are_read_when_they_are_asked_for() -> None:
    """Links that are at hand read nothing; others read their bundle once."""
    read: list[str] = []
    links = BundledLinks([part(read, "d1", "a"), part(read, "d2", "b")], {("d2", "b"): "r:zone-b"})
    assert (links["d2", "b"], read) == ("r:zone-b", [])
    assert [links.get(("d1", key)) for key in ("a", "none", "a")] == ["r:zone-a", None, "r:zone-a"]
    assert links.get(("d9", "a")) is None
    assert read == ["d1"]
    assert sorted(links) == [("d1", "a"), ("d2", "b")]
