"""Relations in words."""

import pytest

from kg.network.wording import INVERSE, inverse, local_name, spaced


def test_every_inverse_is_words_and_not_its_own_name() -> None:
    """Inverse words are lower case, without camel case or prefixes."""
    assert len(INVERSE) == 22
    assert [w for w in INVERSE.values() if w != w.lower() or ":" in w] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hasMeasure", "has measure"),  # camel case
        ("zone-economic-circle", "zone economic circle"),  # hyphens
        ("x", "x"),  # nothing to part
    ],
)
def test_names_are_parted_into_words(name: str, words: str) -> None:
    """A name without a label is still readable."""
    assert spaced(name) == words


def test_an_unknown_relation_keeps_its_words_with_an_arrow() -> None:
    """A relation without inverse words is shown with an arrow."""
    assert inverse("kg:unknown", "unknown to") == "← unknown to"
    assert local_name("r:zone-lume") == "zone-lume"
