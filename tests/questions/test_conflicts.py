"""Tests of the questions on conflicts and on implied rates of exchange."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.exceptions import QuestionError
from kg.questions import conflicts, rates

ONE = (
    "The Tidal Flats Economic Zone has an area of 40 square kilometers. The Ministry of Commerce issued the "
    "Tidal Flats Development Plan on 3 May 2021. In 2020, the GDP of the Tidal Flats Economic Zone reached "
    "690 million yuan ($100 million).\n"
)
TWO = (
    "Officials say the Tidal Flats Economic Zone covers an area of 52 square kilometers. The Tidal Flats "
    "Development Plan was issued on 9 June 2021 by the Ministry of Commerce. In 2020, the GDP of the Tidal "
    "Flats Economic Zone reached 900 million yuan ($100 million).\n"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.Graph]:
    """Build a graph of two documents that disagree."""
    folder = tmp_path_factory.mktemp("conflicts")
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (folder / name).write_text(text, encoding="utf-8")
    with kg.build(folder / "one.txt", folder / "two.txt", output=folder / "graph", parser=False) as built:
        yield built


def test_every_conflict_has_both_sentences(graph: kg.Graph) -> None:
    """An area, a date and a GDP differ: each side comes with its sentence, its document and its status."""
    found = graph.conflicts()
    assert sorted(one.kind for one in found) == ["dates", "figures", "figures"]
    for conflict in found:
        assert [side.status for side in conflict.sides] == ["disputed", "disputed"]
        assert sorted(side.documents for side in conflict.sides) == [("one.txt",), ("two.txt",)]
        assert all(side.quotes and side.reason and side.works == 1 for side in conflict.sides)


def test_conflicts_of_one_thing(graph: kg.Graph) -> None:
    """Asked for the plan, only its dates are shown; asked for figures, only figures."""
    (dates,) = graph.conflicts("Tidal Flats Development Plan")
    assert [side.says.label for side in dates.sides] == ["2021-05-03", "2021-06-09"]
    assert {one.kind for one in graph.conflicts(kind="figures")} == {"figures"}
    assert graph.conflicts(kind="issuers") == ()


def test_unknown_kind_is_refused(graph: kg.Graph) -> None:
    """A kind that there is not is answered with those that there are."""
    with pytest.raises(QuestionError, match="figures, dates, issuers, places, values"):
        graph.conflicts(kind="colours")


def test_lines_fit_their_columns(graph: kg.Graph) -> None:
    """Every side is one row of plain values, in step with the columns."""
    lines = [line for n, one in enumerate(graph.conflicts(), 1) for line in one.lines(n)]
    assert len(lines) == 6
    assert {len(line) for line in lines} == {len(conflicts.COLUMNS)}


def test_rates_that_differ_are_told(graph: kg.Graph) -> None:
    """690 and 900 million yuan for 100 million dollars are two rates of one year, each noted at the other."""
    found = graph.rates()
    assert [one.rate for one in found] == [Decimal("6.9"), Decimal(9)]
    assert [(one.original, one.other, one.year) for one in found] == [("CNY", "USD", "2020")] * 2
    assert [one.note for one in found] == [
        "other passages imply 9 for 2020",
        "other passages imply 6.9 for 2020",
    ]
    assert {len(one.line) for one in found} == {len(rates.COLUMNS)}


def test_agreeing_documents_have_no_conflict(tmp_path: Path) -> None:
    """Two documents that say the same in other words and rounding disagree in nothing."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "three.txt").write_text(
        "With an area of 4,000 hectares, the Tidal Flats Economic Zone lies by the sea.\n", encoding="utf-8"
    )
    with kg.build(tmp_path / "one.txt", tmp_path / "three.txt", output=tmp_path / "g", parser=False) as built:
        assert built.conflicts() == ()
