"""Kinds of things by the words of people."""

import pytest

from kg.exceptions import InputError
from kg.network.kinds import WORDS, find_kind, kind_named, members
from kg.network.names import NODE_CLASSES

CASES = [
    ("zone", {"Zone"}),  # as it is
    ("Zones", {"Zone"}),  # many, with a capital
    ("public bodies", {"PublicBody"}),  # a plural in -ies
    ("PublicBody", {"PublicBody"}),  # the local name
    ("kg:Industry", {"Industry"}),  # the compact IRI
    ("plan", {"Policy", "PolicyDocument", "Strategy"}),  # an everyday word
    ("bodies", {"Institution", "PublicBody", "UnnamedGroup"}),  # a class and those below it
    ("places", {"Place", "Zone", "Facility", "AdministrativeArea"}),
    ("China", set()),  # a thing is no kind
    ("", set()),
    ("zonés", set()),
]


def test_there_are_eleven_cases() -> None:
    """All cases are collected."""
    assert len(CASES) == 11


@pytest.mark.parametrize(("word", "kinds"), CASES)
def test_kinds_are_found(word: str, kinds: set[str]) -> None:
    """Number, case and everyday words do not matter; what is no kind is none."""
    assert find_kind(word) == kinds


def test_every_class_is_a_kind() -> None:
    """All classes of things can be named, and every word stands for one of them."""
    assert {name for name in NODE_CLASSES if name in members(name)} == set(NODE_CLASSES)
    assert set(WORDS.values()) <= set(NODE_CLASSES)


@pytest.mark.parametrize(
    ("word", "hint"), [("plnas", "Did you mean plan"), ("qqq", "Kinds: policy document, ")]
)
def test_an_unknown_kind_is_told(word: str, hint: str) -> None:
    """An unknown kind is refused with the nearest ones, or with all."""
    with pytest.raises(InputError, match=hint):
        kind_named(word)
