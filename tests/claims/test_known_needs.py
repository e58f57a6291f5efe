"""Needs of patterns that are kept."""

import pytest

from kg.cache.codec import decode, encode
from kg.claims.patterns import known_needs
from kg.claims.patterns.cues import needs
from kg.claims.patterns.known_needs import KnownNeeds, Memory

# pattern, and whether case matters not: words, a pattern that needs nothing, and one pattern read in two ways
PATTERNS = (
    (r"\b(?:harbours?|sea\s+ports)\b", False),
    (r"\w+", False),
    (r"\bNorth\s+Quay\b", False),
    (r"\bNorth\s+Quay\b", True),
)


@pytest.mark.parametrize(("pattern", "any_case"), PATTERNS)
def test_there_and_back(pattern: str, any_case: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known of a pattern comes back as it was worked out, without looking at its wording again."""
    memory, other = Memory(), Memory()
    wanted = needs(pattern, any_case=any_case)
    assert memory.needs(pattern, any_case=any_case) == wanted
    other.learn(decode(encode(memory.told()), KnownNeeds))
    monkeypatch.setattr(known_needs, "needs", lambda *_, **__: pytest.fail("worked out again"))
    assert other.needs(pattern, any_case=any_case) == wanted


def test_what_was_not_written_so() -> None:
    """A text that was not written so is no value, so that the cache works it out anew."""
    with pytest.raises(ValueError, match="no compressed text"):
        decode('"AAAA"', KnownNeeds)


def test_case_counts() -> None:
    """One wording to which case matters and matters not has needs of its own each time."""
    memory = Memory()
    found = {memory.needs(PATTERNS[2][0], any_case=any_case) for any_case in (False, True)}
    assert len(found) == 2
    assert len(PATTERNS) == 4
