"""Showing how a document was read."""

from pathlib import Path

import pytest

from .conftest import run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_text() -> None:
    """The blocks are told with their kinds; a bar stands between sentences; hostile signs are taken out."""
    Path("plan.txt").write_text(
        "Harbour Plan\n\nAims\nOne aim is set. Two \x1b[31mare\x1b[0m not.\n- a quay\n"
    )
    result = run("read", "plan.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "title" in result.stdout
    assert "One aim is set. | Two" in result.stdout
    assert "bullet 1" in result.stdout
    assert "\x1b" not in result.stdout


def test_page() -> None:
    """With --html a page is written."""
    Path("plan.txt").write_text("Harbour Plan\n\nOne aim is set.\n")
    result = run("read", "plan.txt", "--html", "out.html")
    assert (result.exit_code, result.stdout) == (0, "The page is in out.html; open it in a browser.\n")
    assert "One aim is set." in Path("out.html").read_text(encoding="utf-8")


def test_what_cannot_be_read() -> None:
    """A file that cannot be read is one line, and the exit code is 2."""
    Path("plan.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    result = run("read", "plan.jpg")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("plan.jpg: it is a picture, which is not read. OCR can make a PDF")


def test_the_document_is_not_overwritten() -> None:
    """A page that would take the place of the document is refused, and the document stays."""
    Path("plan.html").write_text("<p>One aim is set.</p>")
    result = run("read", "plan.html", "--html", "./plan.html")
    assert result.exit_code == 2
    assert "would take the place" in result.stderr
    assert Path("plan.html").read_text() == "<p>One aim is set.</p>"
