"""Tests of find: files, folders and patterns lead to documents, and the rest is told."""

from pathlib import Path

import pytest

from kg.documents import find
from kg.documents.find import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents, side files, hidden files and files of other types."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    names = ["b.txt", "a.md", "b.toml", ".hidden.txt", "x.jpg", "LICENSE", "deep/c.TEXT", "deep/er/d.txt"]
    for name in [*names, ".git/e.txt"]:
        (tmp_path / name).write_text("Text.")
    return tmp_path


def names(root: Path, files: tuple[Path, ...]) -> list[str]:
    """Return the files as paths below the folder."""
    return [file.relative_to(root).as_posix() for file in files]


def test_folder(folder: Path) -> None:
    """A folder is searched through; hidden and side files are passed over, other types are told."""
    files, left = find_files([folder])
    assert names(folder, files) == ["a.md", "b.txt", "deep/c.TEXT", "deep/er/d.txt"]
    assert [item.name for item in left] == ["LICENSE", "x.jpg"]
    assert "without an ending" in left[0].reason
    assert ".txt" in left[0].reason
    assert "OCR" in left[1].reason


def test_saved_page(tmp_path: Path) -> None:
    """The folder of pictures and scripts beside a saved page is passed over in silence."""
    for name in ("page_files", "my_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "notes.txt").write_text("Text.")
    (tmp_path / "page.html").write_text("Text.")
    files, left = find_files([tmp_path])
    assert names(tmp_path, files) == ["my_files/notes.txt", "page.html"]
    assert left == ()


def test_patterns(folder: Path) -> None:
    """A pattern stands for what it matches, over folders too."""
    assert names(folder, find_files([str(folder / "*.txt")])[0]) == ["b.txt"]
    assert names(folder, find_files([str(folder / "**" / "*.txt")])[0]) == ["b.txt", "deep/er/d.txt"]


def test_each_file_once(folder: Path) -> None:
    """A file that is named several times, or by a link, is found once."""
    (folder / "link.txt").symlink_to(folder / "b.txt")
    files, _ = find_files([folder / "b.txt", folder, str(folder / "b*"), folder / "b.txt"])
    assert names(folder, files).count("b.txt") == 1
    assert "link.txt" not in names(folder, files)


@pytest.mark.parametrize("seen", [True, False], ids=["links are seen", "nobody may look which are links"])
def test_links(
    seen: bool, folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link inside a folder leads to its file, one to a file outside is told unless it is named itself."""
    if not seen:
        monkeypatch.setattr(find, "_links", lambda folder: None)
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("Text.")
    (folder / "deep" / "inside.txt").symlink_to(folder / "b.txt")
    (folder / "out.txt").symlink_to(outside)
    files, left = find_files([folder])
    assert names(folder, files) == ["a.md", "b.txt", "deep/c.TEXT", "deep/er/d.txt"]
    assert "it is a link to a file outside the folder" in [item.reason for item in left]
    assert names(folder, find_files([folder / "out.txt", outside])[0]) == ["out.txt"]


def test_order_does_not_matter(folder: Path) -> None:
    """The order in which paths are given changes nothing."""
    paths = [folder / "deep", folder / "b.txt", folder / "a.md", folder / "no.txt"]
    assert find_files(paths) == find_files(paths[::-1])


def test_links_that_loop(folder: Path) -> None:
    """A link to a folder above is not followed."""
    (folder / "deep" / "up").symlink_to(folder, target_is_directory=True)
    assert len(find_files([folder])[0]) == 4


def test_what_is_not_there(tmp_path: Path) -> None:
    """Paths and patterns that lead nowhere, and folders without documents, are told."""
    (tmp_path / "empty").mkdir()
    files, left = find_files([tmp_path / "gone.txt", str(tmp_path / "*.none"), tmp_path / "empty"])
    assert files == ()
    assert [(item.name, item.reason.split(" (")[0]) for item in left] == [
        ("*.none", "there is no such file or folder"),
        ("empty", "no document in this folder"),
        ("gone.txt", "there is no such file or folder"),
    ]


def test_names_with_the_signs_of_patterns(tmp_path: Path) -> None:
    """A file whose name looks like a pattern is found by its name."""
    file = tmp_path / "plan [draft]*.txt"
    file.write_text("Text.")
    assert find_files([file])[0] == (file,)


def test_readme(folder: Path) -> None:
    """A README is read if it is named, not as one file of a folder."""
    (folder / "README.md").write_text("About.")
    files, left = find_files([folder])
    assert "README.md" not in names(folder, files)
    assert "README.md" in [item.name for item in left]
    assert names(folder, find_files([folder / "README.md"])[0]) == ["README.md"]


def test_hidden_file_by_name(folder: Path) -> None:
    """A hidden file is read if it is named."""
    assert names(folder, find_files([folder / ".hidden.txt"])[0]) == [".hidden.txt"]


def test_a_graph_is_no_document(tmp_path: Path) -> None:
    """A folder that holds a graph is passed over and told: its texts are copies."""
    (tmp_path / "kg-graph" / "texts").mkdir(parents=True)
    for name in ("manifest.json", "graph.nq", "texts/a.txt"):
        (tmp_path / "kg-graph" / name).write_text("Text.")
    (tmp_path / "plan.txt").write_text("Text.")
    files, left = find_files([tmp_path])
    assert names(tmp_path, files) == ["plan.txt"]
    assert [(item.name, item.reason.split(",")[0]) for item in left] == [
        ("kg-graph", "it is a graph made by this program")
    ]


def test_an_empty_name_is_not_this_folder() -> None:
    """An empty name, as of a variable that is not set, does not stand for the working folder."""
    files, left = find_files([""])
    assert files == ()
    assert [item.reason for item in left] == ["a name of a file or folder is empty"]
