"""The lines of a graph, spliced from those of an older one."""

import tempfile
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import lines
from kg.graph.copying import write_pieces
from kg.graph.lines import StaleError, all_lines, differences, line, lines_of_graphs, merge_lines
from kg.identifiers import sha256

FACTS = "https://graph.example/facts"
GRAPHS = (FACTS, *(f"https://graph.example/claims-{n}" for n in range(12)))
# A word that looks like the end of a line of another graph is a word all the same.
WORDS = ("", "b", f"<{FACTS}> .", f"x <{FACTS}> .\n", "é\ud7ff\U0001f300", "zz")


def lines_of(pairs: AbstractSet[tuple[int, int, int]]) -> list[str]:
    """Return the sorted lines of some (thing, word, graph)."""
    quads = (
        Quad(
            NamedNode(f"https://thing.example/{thing}"),
            NamedNode("https://said.example/s"),
            Literal(WORDS[word]),
            NamedNode(GRAPHS[graph]),
        )
        for thing, word, graph in pairs
    )
    return sorted(map(line, quads))


QUADS = st.sets(st.tuples(st.integers(0, 9), st.integers(0, len(WORDS) - 1), st.integers(0, len(GRAPHS) - 1)))


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(QUADS, QUADS, st.sets(st.integers(0, len(GRAPHS) - 1)), st.sampled_from((0, 300, 2**18)))
def test_splicing(
    old: set[tuple[int, int, int]], other: set[tuple[int, int, int]], anew: set[int], short: int
) -> None:
    """Whatever graphs are made anew, the lines are those of the whole, sorted, and the change is told."""
    kept = {one for one in old if one[2] not in anew}
    made = {one for one in other if one[2] in anew}
    whole = lines_of(kept | made)
    with tempfile.TemporaryDirectory() as place:
        older = Path(place) / "graph.nq"
        older.write_bytes("".join(lines_of(old)).encode())
        digest = sha256(older.read_bytes())
        names = [GRAPHS[n] for n in sorted(anew)]
        before = lines_of_graphs(older, names)
        found = merge_lines([(before, map(str.encode, lines_of(made)))], len(whole), older, digest)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lines, "_SHORT", short)
            write_pieces(Path(place) / "new.nq", found.pieces)
        assert (Path(place) / "new.nq").read_bytes().decode() == "".join(whole)
    assert (found.total, found.size) == (len(whole), len("".join(whole).encode()))
    assert found.gone == {one.encode() for one in set(lines_of(old)) - set(whole)}
    assert found.new == {one.encode() for one in set(whole) - set(lines_of(old))}


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(*[st.sets(st.integers(0, 40)) for _ in range(2)], st.integers(1, 7))
def test_differences(before: set[int], now: set[int], lot: int) -> None:
    """However few lines are compared at a time, those of one side alone are found."""
    old, new = ([b"%03d\n" % n for n in sorted(some)] for some in (before, now))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_LOT", lot)
        assert differences(old, new) == (frozenset(old) - set(new), frozenset(new) - set(old))


def test_nothing_older() -> None:
    """Without an older graph the lines are those that were made."""
    made = lines_of({(1, 1, 0), (0, 0, 0)})
    found = all_lines(map(str.encode, made), len(made))
    pieces = [piece for piece in found.pieces if isinstance(piece, bytes)]
    assert (b"".join(pieces).decode(), found.total, found.older) == ("".join(made), 2, "")


def test_changed_meanwhile(tmp_path: Path) -> None:
    """Lines of a file that was changed since it was looked at are not taken over."""
    older = tmp_path / "graph.nq"
    older.write_bytes(b"".join(one.encode() for one in lines_of({(1, 1, 0)})))
    with pytest.raises(StaleError, match="changed while it was built"):
        list(merge_lines([([], [])], 0, older, sha256(b"other")).pieces)
    with pytest.raises(StaleError, match="not where it was"):
        list(merge_lines([([b"another line\n"], [])], 0, older, sha256(b"other")).pieces)
