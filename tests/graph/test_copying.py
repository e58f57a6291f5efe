"""Files that are written of pieces of others."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import copying
from kg.graph.copying import Stretch, write_pieces

CONTENT = bytes(range(256)) * 700
"""More than a page of memory, and no whole number of them."""


def refuse(*_: object, **__: object) -> int:
    """Stand for a file system that copies nothing by itself."""
    raise OSError("not here")


# how the system copies, and how many bytes are looked at at a time
WAYS: tuple[tuple[Callable[..., int] | None, int], ...] = ((None, 2**26), (None, 999), (refuse, 2**26))


@pytest.mark.parametrize(("way", "window"), WAYS)
def test_pieces(
    way: Callable[..., int] | None, window: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes and stretches follow each other, whoever copies them, and it is told what stands where."""
    source = tmp_path / "source"
    source.write_bytes(CONTENT)
    if way:
        monkeypatch.setattr(os, "copy_file_range", way, raising=False)
    monkeypatch.setattr(copying, "_WINDOW", window)
    places = ((0, 10), (5000, 140_001), (140_001, 140_001), (3, len(CONTENT)))
    pieces = [piece for start, end in places for piece in (b"words", Stretch(source, start, end))]
    wanted = b"".join(b"words" + CONTENT[start:end] for start, end in places)
    taken = write_pieces(tmp_path / "target", pieces)
    assert (tmp_path / "target").read_bytes() == wanted
    assert [(one.start, one.start + one.length) for one in taken] == list(places)
    for one in taken:
        assert wanted[one.at : one.at + one.length] == CONTENT[one.start : one.start + one.length]


@pytest.mark.parametrize("size", [0, 3, 100, 5000])
@pytest.mark.parametrize("can", [True, False])
def test_room(size: int, can: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many bytes are told of, and whether the system finds room, the file holds the pieces."""
    monkeypatch.setattr(copying, "_WINDOW", 2)
    if not can:
        monkeypatch.setattr(os, "posix_fallocate", refuse, raising=False)
    (tmp_path / "source").write_bytes(CONTENT)
    pieces: list[bytes | Stretch] = [b"words", Stretch(tmp_path / "source", 7, 90), b"more"]
    write_pieces(tmp_path / "target", pieces, size)
    assert (tmp_path / "target").read_bytes() == b"words" + CONTENT[7:90] + b"more"


def test_ways() -> None:
    """Three ways are tried."""
    assert len(WAYS) == 3


def test_too_short(tmp_path: Path) -> None:
    """A stretch that goes beyond the end of its file is an error, not a shorter file."""
    source = tmp_path / "source"
    source.write_bytes(CONTENT)
    with pytest.raises(OSError, match="too early"):
        write_pieces(tmp_path / "target", [Stretch(source, 10, len(CONTENT) + 1)])
