"""Disagreements and copies in graphs of the made collection."""

from pathlib import Path

import pytest

from .make import make_collection
from .measure import build_and_measure
from .scores import pairs

FALSE, PRECISION, RECALL = 0.02, 0.98, 0.90
# The collection that the figures are told of, and one with other names, wordings and numbers.
SEEDS = (7, 8)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_conflict_is_found_and_copies_are_no_witnesses(tmp_path: Path, seed: int) -> None:
    """All planted conflicts are found, at most one told in fifty is none, and no copy bears out another."""
    collection = make_collection(seed)
    found = build_and_measure(collection, tmp_path, jobs=1)
    conflicts, works = found.conflicts, found.works
    assert (len(conflicts.found), conflicts.missed) == (26, ())
    assert conflicts.false_share <= FALSE
    assert (works.seen, works.wrong, works.doubled) == (works.copies, 0, 0)
    assert (works.planted, works.found) == (15, 15)
    names = pairs(found.sightings.units)
    assert (names.precision >= PRECISION, names.recall >= RECALL) == (True, True), names
