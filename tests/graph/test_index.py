"""Tests of the index of a graph folder: the same store however its quads are loaded."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.graph import index
from kg.graph.index import load_store

LINE = '<https://example.org/{n}> <https://example.org/p> "{n} – 一" <https://example.org/g{g}> .\n'


@pytest.fixture
def quads(tmp_path: Path) -> Path:
    """A file of 300 quads in three graphs, about 26,000 bytes, some of them there twice."""
    path = tmp_path / "graph.nq"
    lines = [LINE.format(n=n, g=n % 3) for n in range(300)]
    path.write_text("".join([*lines, *lines[:50]]), encoding="utf-8")
    return path


def loaded(quads: Path, place: Path) -> Store:
    """Return a store on disk into which a file was loaded."""
    store = Store(str(place))
    load_store(store, quads)
    store.flush()
    return store


@pytest.mark.parametrize(
    "piece",
    [
        10,  # less than a line: each is a piece
        2_000,
        2**26,  # more than the file: loaded at once
    ],
)
def test_pieces_make_the_same_store(
    quads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """A store that is loaded piece by piece holds each quad once, as one that is loaded at once."""
    if piece == 10:
        quads.write_text("".join(quads.read_text(encoding="utf-8").splitlines(keepends=True)[:8]))
    whole = loaded(quads, tmp_path / "whole")
    monkeypatch.setattr(index, "_PIECE", piece)
    pieces = loaded(quads, tmp_path / "pieces")
    assert set(pieces) == set(whole)
    assert len(pieces) == len(whole) == (8 if piece == 10 else 300)


def test_pieces_are_joined(quads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was loaded in many pieces lies in hardly more files than what was loaded at once."""
    loaded(quads, tmp_path / "whole")
    monkeypatch.setattr(index, "_PIECE", 2_000)
    loaded(quads, tmp_path / "pieces")
    number = {name: len(list((tmp_path / name).glob("*.sst"))) for name in ("whole", "pieces")}
    assert number["pieces"] <= number["whole"] + 2
