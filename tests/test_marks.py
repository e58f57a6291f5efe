"""Files whose digests are known by what they look like."""

import os
from pathlib import Path

import pytest

from kg.identifiers import sha256
from kg.marks import Marks, mark_of, marked, read_marks, write_marks

PAST = 1_600_000_000


def listed(folder: Path) -> Marks:
    """Return the marks of a file that was written long ago, as they were written and read again."""
    (folder / "one.txt").write_bytes(b"one")
    os.utime(folder / "one.txt", (PAST, PAST))
    write_marks(folder / "marks", marked(folder, [("one.txt", sha256(b"one")), ("none.txt", "0")]))
    return read_marks(folder / "marks")


def test_known(tmp_path: Path) -> None:
    """A file that looks as it did is known, by a second name too; one that is not there is not."""
    marks = listed(tmp_path)
    os.link(tmp_path / "one.txt", tmp_path / "two.txt")
    for name in ("one.txt", "two.txt"):
        found = marks.known("one.txt", tmp_path / name)
        assert found is not None
        assert (found.digest, found.mark) == (sha256(b"one"), mark_of(tmp_path / name))
    assert marks.known("none.txt", tmp_path / "none.txt") is None
    assert marks.known("two.txt", tmp_path / "two.txt") is None


def test_changed(tmp_path: Path) -> None:
    """A file of another time, size or place on the disk is read, and so is one as young as the list."""
    marks = listed(tmp_path)
    (tmp_path / "one.txt").write_bytes(b"two")
    assert marks.known("one.txt", tmp_path / "one.txt") is None
    assert marks.digest("one.txt", tmp_path / "one.txt") == sha256(b"two")
    before = (tmp_path / "marks").stat().st_mtime_ns
    os.utime(tmp_path / "one.txt", ns=(before, before))
    write_marks(tmp_path / "marks", marked(tmp_path, [("one.txt", "another")]))
    os.utime(tmp_path / "marks", ns=(before, before))
    assert read_marks(tmp_path / "marks").known("one.txt", tmp_path / "one.txt") is None


@pytest.mark.parametrize("data", [b"", b"{}\n", b'{"one.txt": 1}\n0\n', b"\xff\n\n", b"x" * 1000])
def test_rubbish(data: bytes, tmp_path: Path) -> None:
    """Of a list that is none, or was changed, nothing is known."""
    listed(tmp_path)
    (tmp_path / "marks").write_bytes(data)
    assert read_marks(tmp_path / "marks").known("one.txt", tmp_path / "one.txt") is None
