"""A page too large for a notebook lies beside it as a file, and the output links to it."""

import tempfile
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

import pytest
from tests.notebook.networks import HOSTILE, network_of

from kg.notebook import bundles, shell
from kg.notebook.beside import put_beside

MANY = tuple(map(str, range(bundles.LARGEST + 1)))


def shown(folder: Path | None, title: str = "Coast", names: tuple[str, ...] = MANY) -> dict[str, str]:
    """Return what a notebook in a folder shows of a network."""
    return bundles.network_bundle(network_of(*names), title, folder=folder)


def test_a_large_network_is_a_file_beside_the_notebook(tmp_path: Path) -> None:
    """The output has a relative link, picture and table, and stays small; the file is the whole page."""
    forms = shown(tmp_path)
    (file,) = tmp_path.iterdir()
    assert f'<a href="{file.name}" target="_blank" rel="noopener">{file.name}</a>' in forms["text/html"]
    assert file.name in forms["text/markdown"]
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert all(part in forms["text/html"] for part in ("data:image/svg+xml", "<table", "301 things"))
    assert "<iframe" not in forms["text/html"]
    assert len(forms["text/html"]) < 100_000


def test_a_small_network_writes_no_file(tmp_path: Path) -> None:
    """What fits into the notebook stays in it."""
    assert "<iframe" in shown(tmp_path, names=MANY[:-1])["text/html"]
    assert list(tmp_path.iterdir()) == []


def test_outside_of_a_notebook_nothing_is_written() -> None:
    """Without a folder the output says how to write the page."""
    assert "%kg_view" in shown(None)["text/html"]


def test_the_same_page_is_the_same_file(tmp_path: Path) -> None:
    """Shown twice there is one file; another network under the same title does not replace it."""
    first = shown(tmp_path)
    assert first == shown(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    shown(tmp_path, names=(*MANY, "one more"))
    assert len(list(tmp_path.iterdir())) == 2


def test_where_nothing_can_be_written_the_page_is_a_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that takes no files is told by the whole path; without any place the hint is shown."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = put_beside("<!doctype html>", "Coast", tmp_path / "gone")
    assert made is not None
    assert Path(unquote(urlsplit(made.address).path)) == Path(made.file)
    assert Path(made.file).read_text(encoding="utf-8") == "<!doctype html>"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone too"))
    assert put_beside("<!doctype html>", "Coast", tmp_path / "gone") is None


def test_a_hostile_title_names_a_plain_file(tmp_path: Path) -> None:
    """A title of markup, paths and commands becomes letters and hyphens in this very folder."""
    for title in (HOSTILE, "../../etc/passwd", "\x00", "重庆市 规划"):
        forms = shown(tmp_path, title)
        assert "<script" not in forms["text/html"]
    files = sorted(file.name for file in tmp_path.iterdir())
    assert len(files) == 4
    assert all(not set(name) & set("/\\<>\"'`:\x00 ") for name in files)


def test_the_folder_is_that_of_the_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only an IPython with a kernel is a notebook; its folder is where it was started."""
    monkeypatch.setattr(shell, "running_shell", lambda: None)
    assert shell.notebook_folder() is None
    monkeypatch.setattr(shell, "running_shell", lambda: SimpleNamespace(starting_dir=str(tmp_path)))
    assert shell.notebook_folder() is None  # a terminal
    kernel = SimpleNamespace(kernel=object(), starting_dir=str(tmp_path))
    monkeypatch.setattr(shell, "running_shell", lambda: kernel)
    assert shell.notebook_folder() == tmp_path
