"""Heads of names of zones in two short lists match just what one long list of them does."""

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random

import pytest

from kg.claims.patterns.name_patterns import _zone_heads, _zones_of
from kg.claims.patterns.words import Words, alternation, plural, words

MADE = Words(
    {
        "zone": {
            # "Free Port" is a head and a word of others; "Quay Park Annex" goes on where a pair ends
            "made": {
                "words": ["Salt", "Free Port", "Quay", "Deep Sea"],
                "heads": {"Park": "zone-a", "Area": "zone-b", "City": "zone-c"},
            },
            "heads": {
                "Free Port": "zone-d",
                "Quay Park Annex": "zone-d",
                "Salt Park": "zone-a",
                "Yard": "zone-b",
            },
        }
    }
)
Forms = Callable[[str], tuple[str, ...]]
# singular and plural, as in names, and plurals alone, as of several zones
WAYS: tuple[tuple[str, Words, Forms], ...] = tuple(
    (f"{what}, {which}", table, forms)
    for what, table in (("made", MADE), ("packaged", words()))
    for which, forms in (
        ("both", lambda head: (head, plural(head))),
        ("plural", lambda head: (plural(head),)),
    )
)
WORDS = ("Salt", "Quay", "Free", "Port", "Deep", "Sea", "Park", "Parks", "Annex", "Area", "yard", "-3", "of")


def texts(heads: Iterable[str]) -> Iterator[str]:
    """Yield heads alone, followed by others, and words in any order."""
    chance = Random(7)  # noqa: S311 - the same each time
    every = sorted(heads)
    for head in every:
        yield from (head, plural(head), f"{head} {chance.choice(every)}", f"{head}s", head.lower())
    for _ in range(2000):
        yield " ".join(chance.choice((*WORDS, chance.choice(every))) for _ in range(chance.randint(1, 5)))


@pytest.mark.parametrize(("way", "table", "forms"), WAYS, ids=[way for way, _, _ in WAYS])
def test_short_lists(way: str, table: Words, forms: Forms) -> None:
    """Wherever a head stands or does not, both find the same words."""
    heads = _zone_heads(table)
    long = alternation(form for head in heads for form in forms(head))
    one, other = (re.compile(rf"\b{some}(?![\w-])") for some in (long, _zones_of(table, forms)))
    found = 0
    for text in texts(heads):
        spans = [match.span() for match in one.finditer(text)]
        assert [match.span() for match in other.finditer(text)] == spans, (way, text)
        found += len(spans)
    assert found > len(heads)


# what is no head, though its parts are
NONE = ("Salt", "Park", "Deep Park", "Sea City", "Quay Annex", "salt park", "Free Ports Area")


@pytest.mark.parametrize("text", NONE)
def test_no_heads(text: str) -> None:
    """Parts of heads are none as a whole."""
    assert re.fullmatch(_zones_of(MADE, lambda head: (head, plural(head))), text) is None


def test_cases() -> None:
    """Four lists and seven texts are tried."""
    assert (len(WAYS), len(NONE)) == (4, 7)
