"""Tests of graph folders: written whole or not at all."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.exceptions import GraphError
from kg.graph import folder as module
from kg.graph.build import GraphBuild
from kg.graph.folder import write_graph
from kg.graph.lock import locked
from kg.graph.store import open_graph
from kg.model import Document

Write = Callable[[str], Path]


def content(folder: Path) -> dict[str, bytes]:
    """Return all files of a graph but those of the index."""
    files = (p for p in folder.rglob("*") if p.is_file() and p.relative_to(folder).parts[0] != "index")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def beside(folder: Path) -> list[str]:
    """Return the names of everything that lies beside a folder."""
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)


def test_same_bytes_in_two_folders(write: Write) -> None:
    """The same build gives the same bytes in every folder."""
    one, two = content(write("one")), content(write("two"))
    assert one == two
    assert len(one) == 7


def test_texts_are_the_canonical_texts(write: Write, documents: tuple[Document, Document]) -> None:
    """Each text lies under its digest with its line ends untouched."""
    texts = write("g") / "texts"
    for document in documents:
        name = f"{document.digest.removeprefix('sha256:')}.txt"
        assert (texts / name).read_bytes() == document.text.encode()


def test_nothing_is_left_beside(write: Write) -> None:
    """Neither a lock nor a half-made folder is left behind, also after a second build."""
    folder = write("g")
    write("g")
    assert beside(folder) == []


def test_manifest_has_no_clock(write: Write) -> None:
    """The manifest names documents, counts and digests, its own among them, and no time."""
    manifest = json.loads((write("g") / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(manifest) == ["counts", "documents", "files", "format", "policy-kg", "seal"]
    assert manifest["documents"][0]["name"] == "a.txt"


def test_foreign_folder_is_refused(built: GraphBuild, tmp_path: Path) -> None:
    """A folder with other files is not touched, not even if it has a manifest of something else."""
    for name, text in (("photos", "{}"), ("extension", '{"manifest_version": 3}')):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "manifest.json").write_text(text)
        with pytest.raises(GraphError, match="not empty and holds no graph"):
            write_graph(folder, built)
        assert (folder / "manifest.json").read_text() == text


def test_file_in_the_way(built: GraphBuild, tmp_path: Path) -> None:
    """A file in the place of the folder is refused."""
    (tmp_path / "g").write_text("mine")
    with pytest.raises(GraphError, match="not a folder"):
        write_graph(tmp_path / "g", built)


def test_empty_folder_is_used(built: GraphBuild, tmp_path: Path) -> None:
    """An empty folder may be filled."""
    (tmp_path / "g").mkdir()
    write_graph(tmp_path / "g", built)
    assert (tmp_path / "g" / "graph.nq").exists()


def test_place_that_cannot_be_written(built: GraphBuild, tmp_path: Path) -> None:
    """A place below a file gives one clear error."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(GraphError, match="cannot be written"):
        write_graph(tmp_path / "file" / "g", built)


@pytest.mark.parametrize("step", ["build_index", "_write"])
def test_crash_while_writing(
    step: str, write: Write, built: GraphBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash in the middle leaves the old graph as it was, and nothing beside it."""
    folder = write("g")
    before = content(folder)

    def crash(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(module, step, crash)
    with pytest.raises(RuntimeError, match="power cut"):
        write_graph(folder, replace(built, documents=built.documents[:1]))
    assert content(folder) == before
    assert beside(folder) == []


def test_crash_between_the_renames(write: Write) -> None:
    """If the process died after the old graph was moved away, opening the graph puts it back."""
    folder = write("g")
    before = content(folder)
    folder.rename(folder.parent / ".g.kg-old")
    with open_graph(folder) as graph:
        assert len(graph.store) > 0
    assert content(folder) == before


def test_crash_before_the_clean_up(write: Write) -> None:
    """If the process died before the old graph was removed, the next build removes it."""
    folder = write("g")
    shutil.copytree(folder, folder.parent / ".g.kg-old")
    write("g")
    assert beside(folder) == []


def test_rename_that_fails(write: Write, built: GraphBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new graph cannot be put in place, the old one is put back."""
    folder = write("g")
    before = content(folder)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name.endswith(".kg-new"):
            raise PermissionError(13, "no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(GraphError, match="cannot be written"):
        write_graph(folder, built)
    assert content(folder) == before


def test_two_builds_at_once(built: GraphBuild, tmp_path: Path) -> None:
    """While one build holds the lock, a second one is refused."""
    with locked(tmp_path / "g"), pytest.raises(GraphError, match="another build"):
        write_graph(tmp_path / "g", built)
    write_graph(tmp_path / "g", built)


def test_link_is_refused(built: GraphBuild, tmp_path: Path) -> None:
    """A link is not replaced by a folder."""
    (tmp_path / "real").mkdir()
    (tmp_path / "g").symlink_to(tmp_path / "real")
    with pytest.raises(GraphError, match="not a folder"):
        write_graph(tmp_path / "g", built)
