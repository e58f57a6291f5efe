"""Which of its names a thing is told by."""

import pytest

from kg.entities.resolve import resolve_entities

from .builders import LEXICON, extraction, thing

# (label and aliases as one document has them, label of the entity)
CASES = (
    (
        ("HARBOUR PLAN OF LUME", "Harbour Plan of Lume"),
        "Harbour Plan of Lume",
    ),  # a heading, and the text below
    (("HARBOUR PLAN OF LUME",), "HARBOUR PLAN OF LUME"),  # written in no other way: as it stands
    (("EU ETS", "Emissions Trading System"), "EU ETS"),  # another name is not the same in small letters
    (("Harbour Plan of Lume", "HARBOUR PLAN OF LUME"), "Harbour Plan of Lume"),  # the other way round
)


@pytest.mark.parametrize(("names", "label"), CASES)
def test_capitals_are_told_as_they_are_written_elsewhere(names: tuple[str, ...], label: str) -> None:
    """A name in capitals, as at the head of a page, gives way to the same name in small letters."""
    found = resolve_entities([extraction("one", thing("PolicyDocument", *names))], LEXICON)
    assert [one.label for one in found.entities] == [label]


def test_two_documents_agree_on_a_label() -> None:
    """Where one document has capitals only, the entity is told as the other one writes it."""
    found = resolve_entities(
        [
            extraction("one", thing("PolicyDocument", "HARBOUR PLAN OF LUME")),
            extraction("two", thing("PolicyDocument", "Harbour Plan of Lume")),
        ],
        LEXICON,
    )
    assert {one.label for one in found.entities} == {"Harbour Plan of Lume"}


def test_the_cases_are_all_there() -> None:
    """Two names that change beside two that stay."""
    assert len(CASES) == 4
