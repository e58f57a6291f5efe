"""Tests of sorting lines that do not fit in memory."""

import tracemalloc
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.sorting import Sorter

LOTS = st.lists(st.lists(st.binary(max_size=6).map(lambda b: b.replace(b"\n", b"") + b"\n"), max_size=9))


@given(lots=LOTS, memory=st.integers(0, 60))
def test_lines_come_back_sorted_each_once(
    tmp_path_factory: object, lots: list[list[bytes]], memory: int
) -> None:
    """However many lines are held, they come back in order, each once, and again when they are read again."""
    place = tmp_path_factory.mktemp("runs")  # type: ignore[attr-defined]  # pytest keeps its type to itself
    sorter, whole = Sorter(place, memory), Sorter()
    for lines in lots:
        sorter.add(lines)
        whole.add(lines)
    wanted = sorted({line for lines in lots for line in lines})
    assert list(sorter) == list(sorter) == list(whole) == wanted
    assert sorter.count() == whole.count() == len(wanted)
    sorter.add([b"z\n", b"a\n"])
    assert list(sorter) == sorted({*wanted, b"z\n", b"a\n"})


def test_a_large_sorter_that_was_read_holds_no_lines(tmp_path: Path) -> None:
    """What was written to the disk in runs is there as a whole once it is read: memory holds none of it."""
    tracemalloc.start()
    sorter = Sorter(tmp_path, 100_000)
    for n in range(20):
        sorter.add(b"%09d\n" % (7 * (1_000 * n + m)) for m in range(1_000))
    before, _ = tracemalloc.get_traced_memory()
    assert sum(1 for _ in sorter) == 20_000
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert before - after > 50_000
    assert after < 50_000
