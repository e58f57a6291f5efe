"""Misspelled words: the distance is the one that is told, and no near word is missed."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad, Store

from kg.graph.labels_making import labels_in_memory
from kg.graph.labels_reading import read_named
from kg.graph.labels_spelling import edits, forgiven, near_words
from kg.graph.terms import LABEL, REFERENCE, TYPE, ours, resource
from kg.questions.closeness import slips

WORDS = "shapingba chengdu chongqing tianfu logistics hengqin industrial construction metropolitan xiongan"


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    """An index whose only names are single words."""
    store = Store()
    for word in WORDS.split():
        store.add(Quad(resource(word), LABEL, Literal(word), REFERENCE))
        store.add(Quad(resource(word), TYPE, ours("Zone"), REFERENCE))
    made = labels_in_memory(read_named(store))
    yield made
    made.close()


@given(st.text(alphabet="abcd", max_size=12), st.text(alphabet="abcd", max_size=12))
def test_the_distance_is_that_of_the_table(one: str, other: str) -> None:
    """The distance by bits is the one by the table of all pairs of letters, both ways."""
    assert edits(one, other) == edits(other, one) == slips(one, other, 99)


def changed(word: str, how: str, at: int) -> str:
    """Return a word with one slip at a place."""
    at %= len(word) - 1
    return {
        "dropped": word[:at] + word[at + 1 :],
        "added": f"{word[:at]}q{word[at:]}",
        "other": f"{word[:at]}q{word[at + 1 :]}",
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[how]


HOWS = ("dropped", "added", "other", "swapped")


@given(st.sampled_from(WORDS.split()), st.sampled_from(HOWS), st.integers(0, 20))
def test_a_slip_is_always_seen(database: sqlite3.Connection, word: str, how: str, at: int) -> None:
    """Whatever letter is dropped, added, changed or swapped, the word is among the near ones."""
    wrong = changed(word, how, at)
    assert word in [known for _, _, known in near_words(database, wrong)]


@given(
    st.sampled_from([word for word in WORDS.split() if len(word) > 9]),
    st.lists(st.tuples(st.sampled_from(HOWS[:3]), st.integers(0, 20)), min_size=2, max_size=2),
)
def test_two_slips_are_seen_in_long_words(
    database: sqlite3.Connection, word: str, both: list[tuple[str, int]]
) -> None:
    """In a long word two slips are forgiven, wherever they are."""
    wrong = word
    for how, at in both:
        wrong = changed(wrong, how, at)
    assert word in [known for _, _, known in near_words(database, wrong)]


def test_what_is_forgiven() -> None:
    """Short words, years and numbers have no slips; longer words one, long ones two."""
    assert [forgiven(word) for word in ("bay", "2035", "5g-x", "zone", "chengdu", "shapingba")] == [
        0,
        0,
        0,
        1,
        1,
        2,
    ]
