"""Tests of the search for texts that are one work."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import near_duplicates as module
from kg.graph.near_duplicates import Runs, Sketch, near_duplicates, repeated, repeated_with, sketch

LONG = " ".join(f"word{i}" for i in range(100))
HALF = " ".join(f"word{i}" for i in range(50))
PARTS = tuple(" ".join(f"{n}word{i}" for i in range(n)) for n in range(3, 24, 3))
"""Parts of which texts are put together."""
OTHER = " ".join(f"other{i}" for i in range(100))


def test_part_points_to_whole() -> None:
    """A text that stands in a longer one is the same work, and points to the longer one."""
    assert near_duplicates({"b": LONG, "a": HALF, "c": OTHER}) == {"a": "b"}


def test_equal_texts_point_to_smaller_id() -> None:
    """Of two texts of one length the smaller id stands for the work."""
    assert near_duplicates({"b": LONG, "a": LONG.upper(), "c": LONG + "!"}) == {"b": "a", "c": "a"}


def test_less_than_half() -> None:
    """Texts that share less than half of their runs of words are two works."""
    mixed = " ".join(LONG.split()[:40] + OTHER.split()[:60])
    assert near_duplicates({"a": LONG, "b": mixed}) == {}


def test_no_chains() -> None:
    """A text that stands for a work never points to another one."""
    texts = {str(i): " ".join(f"word{j}" for j in range(i * 20, i * 20 + 60)) for i in range(10)}
    works = near_duplicates(texts)
    assert works
    assert not set(works) & set(works.values())


def test_chinese() -> None:
    """Chinese text, which has no blanks, is compared by characters."""
    text = "成渝地区双城经济圈建设规划纲要提出到二〇三五年建成实力雄厚的经济圈"
    assert near_duplicates(
        {"a": text, "b": text[:20], "c": "西部科学城重庆高新区建设方案另有安排和不同内容"}
    ) == {"b": "a"}


def test_empty_texts() -> None:
    """Texts without five words are never one work."""
    assert near_duplicates({"a": "", "b": "", "c": "four words are few", "d": "four words are few"}) == {}


def plain(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what near_duplicates promises, by comparing each text with each."""
    words = {name: text.split() for name, text in texts.items()}
    runs = {name: {tuple(w[i : i + 5]) for i in range(len(w) - 4)} for name, w in words.items()}
    works: dict[str, str] = {}
    ordered = sorted(runs, key=lambda one: (-len(runs[one]), one))
    for at, name in enumerate(ordered):
        shared = {one: len(runs[name] & runs[one]) for one in ordered[:at] if one not in works}
        close = [(-n, one) for one, n in shared.items() if n and 2 * n >= len(runs[name])]
        if close:
            works[name] = min(close)[1]
    return works


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=6), min_size=1, max_size=7))
def test_any_texts(made: list[list[str]]) -> None:
    """For texts that share some of their parts the answer is that of comparing each with each."""
    texts = {str(n): " ".join(parts) for n, parts in enumerate(made)}
    assert near_duplicates(texts) == plain(texts)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(
    st.lists(st.lists(st.sampled_from(PARTS), max_size=6), min_size=1, max_size=7),
    st.sets(st.integers(0, 6), max_size=3),
    st.sets(st.integers(0, 6), max_size=2),
)
def test_any_change(made: list[list[str]], come: set[int], gone: set[int]) -> None:
    """Whatever texts come and go, with what others repeated before the answer is that for all texts anew."""
    runs = {str(n): sketch(" ".join(parts)).runs for n, parts in enumerate(made)}
    older = {name: one for name, one in runs.items() if int(name) not in come}
    works = repeated(older)
    now = {name: one for name, one in runs.items() if int(name) in come or int(name) not in gone}
    assert repeated_with(now, {name: works.get(name, "") for name in older}) == repeated(now)


# what is done to four texts of which "b" repeats "a", the names of those that are there then, and whether all
# are compared with each other again
CHANGED = [
    ("nothing", "abcd", False),
    ("one of its own comes", "abcdO", False),
    ("one comes that repeats another", "abcdP", False),
    ("one comes that another repeats", "abcdW", True),
    ("one goes that repeats another", "acd", False),
    ("one of its own goes", "abd", False),
    ("one goes that another repeats", "bcd", True),
]


def test_what_is_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """All texts are compared again only where one comes or goes on which others depend."""
    texts = {"a": LONG, "b": HALF, "c": OTHER, "d": PARTS[2], "O": PARTS[5], "P": f"{HALF} at last"}
    texts["W"] = f"{PARTS[2]} {PARTS[1]}"
    runs = {name: sketch(one).runs for name, one in texts.items()}
    seen: list[int] = []

    def watched(some: Mapping[str, Runs]) -> dict[str, str]:
        seen.append(len(some))
        return repeated(some)

    monkeypatch.setattr(module, "repeated", watched)
    for what, names, again in CHANGED:
        now = {name: runs[name] for name in names}
        assert repeated_with(now, {"a": "", "b": "a", "c": "", "d": ""}) == repeated(now), what
        assert bool(seen) == again, what
        seen.clear()
    assert len(CHANGED) == 7


def test_sketch_there_and_back() -> None:
    """A sketch that was written as text is the sketch again."""
    found = sketch(LONG)
    assert Sketch.from_row(found.to_row()).runs.tolist() == found.runs.tolist()
    assert len(found.runs) == 96
