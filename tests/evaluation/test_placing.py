"""Measures of lists and of running text are counted apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.documents.load import load_document
from kg.evaluation.facts import Facts, Named
from kg.evaluation.measure import Figures
from kg.evaluation.placing import LISTED, PROSE, measures_by_place
from kg.evaluation.results import lines, result

TEXT = """# Harbour Plan

The council will open two schools and, later on, clean the bay.

- Widen the outer quay
- Plant trees on the pier
"""
NOTHING = Facts((), (), (), (), (), (), (), (), (), (), ())


def facts(*measures: str) -> Facts:
    """Return facts that hold some measures only."""
    return replace(NOTHING, measures=tuple(Named((m,)) for m in measures))


@pytest.fixture(name="text")
def a_text(tmp_path: Path) -> Path:
    """Return a text with two measures in a sentence and two in a list."""
    path = tmp_path / "plan.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_part_is_met_by_all_of_the_other_side(text: Path) -> None:
    """A measure counts where its words stand; gold in other words where most of them stand."""
    gold = facts("open two schools", "clean the bay", "Widen the outer quay", "trees planted on the pier")
    found = facts("open two schools", "Widen the outer quay", "later on")
    parts = measures_by_place(load_document(text), gold, found)
    assert parts == {LISTED: Figures(1, 1, 1, 2), PROSE: Figures(1, 2, 1, 2)}


def test_the_parts_stand_below_the_measures_and_count_in_no_sum(text: Path) -> None:
    """The lines of the parts follow that of all measures; the sum of all families is as without them."""
    gold = facts("open two schools", "Widen the outer quay")
    told = lines([result(load_document(text), "all", gold, facts("Widen the outer quay"))])
    names = [x.family for x in told]
    at = names.index("measures")
    assert names[at + 1 : at + 3] == [LISTED, PROSE]
    by = {x.family: x.figures for x in told}
    assert by["measures"] == by["all"] == by[LISTED] + by[PROSE]


def test_what_stands_nowhere_counts_where_most_of_its_words_do(text: Path) -> None:
    """Gold that shares no word with the text falls to its first sentence, which is no list."""
    parts = measures_by_place(load_document(text), facts("xyzzy"), facts())
    assert parts[PROSE] == Figures(0, 0, 0, 1)
