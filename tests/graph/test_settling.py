"""Tests of bringing files to the disk, many at once."""

import os
import stat
from pathlib import Path

import pytest

from kg.exceptions import GraphError
from kg.graph import settling as module
from kg.graph.build import GraphBuild
from kg.graph.folder import write_graph
from kg.graph.settling import Settling, settling


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes of the files that were brought to the disk, in whatever order."""
    found: list[int] = []
    sync = os.fsync

    def note(number: int) -> None:
        found.append(os.fstat(number).st_ino)
        sync(number)

    monkeypatch.setattr(os, "fsync", note)
    return found


@pytest.mark.parametrize("number", [0, 1, 511, 512, 513, 1025])
def test_every_file_is_brought_to_the_disk(tmp_path: Path, synced: list[int], number: int) -> None:
    """When the block ends each file was brought to the disk once, whatever their number."""
    paths = [tmp_path / str(n) for n in range(number)]
    with settling() as written:
        for path in paths:
            path.write_bytes(b"x")
            written.add(path)
    assert sorted(synced) == sorted(path.stat().st_ino for path in paths)


def test_files_do_not_pile_up(tmp_path: Path, synced: list[int]) -> None:
    """Once many wait they are brought to the disk, before the block ends."""
    with settling() as written:
        for n in range(600):
            (tmp_path / str(n)).write_bytes(b"x")
            written.add(tmp_path / str(n))
        assert len(synced) == 512


def test_a_file_that_cannot_be_brought_to_the_disk(tmp_path: Path) -> None:
    """One that is gone is an error of the whole, not passed over."""
    (tmp_path / "a").write_bytes(b"x")
    written = Settling()
    written.add(tmp_path / "a")
    written.add(tmp_path / "b")
    with pytest.raises(FileNotFoundError):
        written.settle()


def test_texts_of_a_graph_are_on_the_disk_before_it_is_there(
    built: GraphBuild, tmp_path: Path, synced: list[int]
) -> None:
    """Every text, every reading, the quads and the report are on the disk when the folder is put in place."""
    write_graph(tmp_path / "g", built)
    files = [*(tmp_path / "g/texts").iterdir(), *(tmp_path / "g/readings").iterdir()]
    files += [tmp_path / "g/graph.nq", tmp_path / "g/report.json"]
    assert len(files) > 4
    assert {path.stat().st_ino for path in files} <= set(synced)
    assert all(stat.S_ISREG(path.stat().st_mode) for path in files)


def test_a_full_disk_leaves_no_graph(
    built: GraphBuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk refuses a text in the end, there is an error in words, and no graph."""

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_settle", full)
    with pytest.raises(GraphError, match="No space left"):
        write_graph(tmp_path / "g", built)
    assert not (tmp_path / "g").exists()
