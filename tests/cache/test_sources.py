"""Files that look as they did are not read again; all others are."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cache import sources
from kg.cache.memory import Cache
from kg.engines import file_key
from kg.pipeline import Changes, build

from .histories import State, build_state, content

STATE = State({"zone.txt": 0, "note.txt": 0})
PAST = 1_600_000_000


def same_size(path: Path) -> None:
    """Write other words of the same length."""
    path.write_text(path.read_text(encoding="utf-8").replace("310", "450"), encoding="utf-8")


def other_size(path: Path) -> None:
    """Write more words."""
    path.write_text(path.read_text(encoding="utf-8") + "So it says.\n", encoding="utf-8")


def same_time(path: Path) -> None:
    """Write other words of the same length and put the time of the change back."""
    before = path.stat()
    same_size(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def other_file(path: Path) -> None:
    """Put another file in its place."""
    new = path.with_suffix(".new")
    new.write_text(path.read_text(encoding="utf-8").replace("310", "450"), encoding="utf-8")
    new.replace(path)


def side_file(path: Path) -> None:
    """Put a side file beside it."""
    path.with_suffix(".toml").write_text('publisher = "Marsh Gazette"\n', encoding="utf-8")


def nothing(path: Path) -> None:
    """Do nothing."""


def touched(path: Path) -> None:
    """Give it another time, which changes no word."""
    os.utime(path, (PAST, PAST))


# what is done to a document, and how many of the two are changed for it, and are read
CASES: list[tuple[Callable[[Path], None], int, int]] = [
    (same_size, 1, 1),
    (other_size, 1, 1),
    (same_time, 1, 1),
    (other_file, 1, 1),
    (side_file, 0, 1),
    (nothing, 0, 0),
    (touched, 0, 1),
]


@pytest.mark.parametrize(("change", "changed", "read"), CASES, ids=[one.__name__ for one, _, _ in CASES])
def test_what_is_read(
    change: Callable[[Path], None], changed: int, read: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is read again if it or its side file looks otherwise in any way; the graph is the right one."""
    monkeypatch.setattr(sources, "TICK", -(10**15))
    build_state(STATE, tmp_path / "in", tmp_path / "g")
    change(tmp_path / "in" / "note.txt")
    seen = watched(monkeypatch)
    found = build([tmp_path / "in"], tmp_path / "g").changes
    assert found == Changes(changed=changed, kept=2 - changed)
    assert len(seen) == read
    build([tmp_path / "in"], tmp_path / "whole", fresh=True)
    assert content(tmp_path / "g") == content(tmp_path / "whole")


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the names of the files are added that a build reads to find their keys."""
    seen: list[str] = []

    def key_of(path: Path) -> str:
        seen.append(path.name)
        return file_key(path)

    monkeypatch.setattr("kg.intake.file_key", key_of)
    return seen


def test_what_is_read_cases() -> None:
    """Seven things are done to a document."""
    assert len(CASES) == 7


def test_young_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file written just before a build may be written again within the same tick, so it is read."""
    build_state(STATE, tmp_path / "in", tmp_path / "g")
    seen = watched(monkeypatch)
    build_state(STATE, tmp_path / "in", tmp_path / "g")
    assert sorted(seen) == ["note.txt", "zone.txt"]


# what is done to a document before the next build, and whether all that was made before is of use then
GROWING: list[tuple[Callable[[Path], None], bool]] = [
    (nothing, True),  # it is not read
    (touched, True),  # it is read, and gives the same
    (other_size, False),
    (side_file, False),
    (Path.unlink, False),
]


@pytest.mark.parametrize(("change", "grows"), GROWING, ids=[one.__name__ for one, _ in GROWING])
def test_what_only_grows(
    change: Callable[[Path], None], grows: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is of use is counted only if of some document another thing was made than before, or none."""
    monkeypatch.setattr(sources, "TICK", -(10**15))
    build_state(STATE, tmp_path / "in", tmp_path / "g")
    change(tmp_path / "in" / "note.txt")
    told: list[bool] = []

    def finish(cache: Cache) -> None:
        told.append(cache.only_grows)
        done(cache)

    done = Cache.finish
    monkeypatch.setattr(Cache, "finish", finish)
    build([tmp_path / "in"], tmp_path / "g")
    assert told == [grows]
