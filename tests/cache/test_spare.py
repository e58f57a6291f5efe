"""Tests of the second names that the texts of a graph have for the next build."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cache import sources
from kg.graph.manifest import CACHE, READINGS, TEXTS
from kg.graph.spare import PARTS, SPARE, leave_names, make_names, take_names

from .histories import Files, State, build_state, content

STATE = State({"zone.txt": 0, "note.txt": 0, "plan.txt": 0})
FEWER = State({"zone.txt": 0, "plan.txt": 0})


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that were written just now count as old."""
    monkeypatch.setattr(sources, "TICK", -(10**15))


@pytest.fixture
def full(tmp_path: Path) -> Callable[[State], Files]:
    """Return what gives the files of a graph that was built at once."""

    def made(state: State) -> Files:
        build_state(state, tmp_path / "other", tmp_path / "whole", fresh=True)
        return content(tmp_path / "whole")

    return made


def spare(graph: Path) -> Path:
    """Return where the second names of a graph lie."""
    return graph / CACHE / SPARE


def numbers(folder: Path) -> dict[str, int]:
    """Return the numbers on the disk of the texts and readings below a folder, by their names."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for part in PARTS
        for path in (folder / part).iterdir()
    }


def test_names_are_handed_on(tmp_path: Path, full: Callable[[State], Files]) -> None:
    """Every build leaves second names of its texts and readings, and the next one takes them for its own."""
    graph = tmp_path / "g"
    build_state(STATE, tmp_path / "in", graph)
    before = numbers(graph)
    assert (len(before), numbers(spare(graph))) == (6, before)
    build_state(STATE, tmp_path / "in", graph)
    assert numbers(graph) == numbers(spare(graph)) == before
    assert content(graph) == full(STATE)


def test_new_text_has_no_second_name_yet(tmp_path: Path, full: Callable[[State], Files]) -> None:
    """A text that came with a build gets its second name at the next one."""
    graph = tmp_path / "g"
    build_state(FEWER, tmp_path / "in", graph)
    build_state(STATE, tmp_path / "in", graph)
    assert (len(numbers(graph)), len(numbers(spare(graph)))) == (6, 4)
    build_state(STATE, tmp_path / "in", graph)
    assert numbers(spare(graph)) == numbers(graph)
    assert content(graph) == full(STATE)


def test_what_is_gone_has_no_second_name(tmp_path: Path, full: Callable[[State], Files]) -> None:
    """Of a document that is taken out of the collection no text and no reading stays, under no name."""
    graph = tmp_path / "g"
    build_state(STATE, tmp_path / "in", graph)
    build_state(FEWER, tmp_path / "in", graph)
    assert len(numbers(graph)) == 4
    assert numbers(spare(graph)) == numbers(graph)
    assert content(graph) == full(FEWER)


def overwrite(folder: Path) -> None:
    """Write other words into all files, which are those of the graph too."""
    for name in numbers(folder):
        (folder / name).write_bytes(b"other words")


def exchange(folder: Path) -> None:
    """Put other files in the places of all."""
    for name in numbers(folder):
        (folder / name).unlink()
        (folder / name).write_bytes(b"other words")


def add(folder: Path) -> None:
    """Put files beside them that belong to no document, a link that leads nowhere, and a folder."""
    (folder / TEXTS / "stray.txt").write_bytes(b"other words")
    (folder / READINGS / "stray.json").symlink_to("nowhere")
    (folder / READINGS / "stray" / "more").mkdir(parents=True)


def put_folders(folder: Path) -> None:
    """Put a folder in the place of every file."""
    for name in numbers(folder):
        (folder / name).unlink()
        (folder / name).mkdir()


def lead_elsewhere(folder: Path) -> None:
    """Put a link to a folder in the place of one."""
    (folder / TEXTS).rename(folder / "elsewhere")
    (folder / TEXTS).symlink_to("elsewhere")


def take_one(folder: Path) -> None:
    """Let one of the folders be gone, as if a build had been stopped while it took them."""
    (folder / TEXTS).rename(folder / "gone")


def be_no_folder(folder: Path) -> None:
    """Put a file in the place of a folder."""
    take_one(folder)
    (folder / TEXTS).write_bytes(b"other words")


# what somebody did to the second names
FAULTS: tuple[Callable[[Path], None], ...] = (
    overwrite,
    exchange,
    add,
    put_folders,
    lead_elsewhere,
    take_one,
    be_no_folder,
)


@pytest.mark.parametrize("fault", FAULTS)
def test_faults(fault: Callable[[Path], None], tmp_path: Path, full: Callable[[State], Files]) -> None:
    """Whatever somebody does to the second names, the next graph and the one after it are right."""
    graph = tmp_path / "g"
    build_state(STATE, tmp_path / "in", graph)
    fault(spare(graph))
    more = State({**STATE.wordings, "note.txt": 1})
    for _ in range(2):
        build_state(more, tmp_path / "in", graph)
        assert content(graph) == full(more)
        assert all((graph / part).is_dir() and not (graph / part).is_symlink() for part in PARTS)


def test_fault_cases() -> None:
    """Seven faults are tried."""
    assert len(FAULTS) == 7


def test_nothing_is_written_into_an_old_file(tmp_path: Path) -> None:
    """A name is taken away before anything is written under it, so that the old file stays as it is."""
    old, new = tmp_path / "old", tmp_path / "new"
    for part in PARTS:
        (old / part).mkdir(parents=True)
    (old / TEXTS / "a.txt").write_bytes(b"old words")
    make_names(old)
    new.mkdir()
    names = take_names(old, new)
    assert f"{TEXTS}/a.txt" in names
    names.drop(f"{TEXTS}/a.txt")
    (new / TEXTS / "a.txt").write_bytes(b"new words")
    assert (old / TEXTS / "a.txt").read_bytes() == b"old words"


def test_no_second_names(
    tmp_path: Path, full: Callable[[State], Files], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file cannot have two names, there are no second ones and all else is as it should be."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("one name a file")

    monkeypatch.setattr(os, "link", refuse)
    graph = tmp_path / "g"
    build_state(STATE, tmp_path / "in", graph)
    assert not spare(graph).exists()
    build_state(STATE, tmp_path / "in", graph)
    assert content(graph) == full(STATE)


def test_nothing_to_leave(tmp_path: Path) -> None:
    """A graph without texts leaves no names, and a place without a cache takes none."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    leave_names(tmp_path / "old", tmp_path / "new")
    assert not (tmp_path / "new" / CACHE).exists()
