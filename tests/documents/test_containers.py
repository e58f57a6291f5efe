"""Tests of containers: archives and letters give their documents, one bad member does not stop the rest."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from kg.documents.load import load_document, load_documents, load_file
from kg.exceptions import UnreadableError
from kg.model import Document, LeftOut

PLAN = "Harbour Plan\n\nThe council adopted the Harbour Plan in 2022. It covers the old port.\n"
ROADS = "Road Plan\n\nThe council adopted the Road Plan in 2023. It covers three bridges.\n"


def packed(files: dict[str, bytes]) -> bytes:
    """Return a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def letter() -> bytes:
    """Return a letter with a text, a plan and a picture attached."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Plans for review", "Harbour Office <office@example.org>"
    message["Date"] = "Mon, 02 May 2022 10:00:00 +0000"
    message.set_content("Dear all, the Harbour Plan is attached. It covers the old port.\n")
    message.add_attachment(PLAN.encode(), maintype="text", subtype="plain", filename="plan.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    return bytes(message)


def told(found: tuple[Document | LeftOut, ...]) -> tuple[list[str], dict[str, str]]:
    """Return the names of documents, and the reasons for what was left out."""
    documents = [one.name for one in found if isinstance(one, Document)]
    return documents, {one.name: one.reason for one in found if isinstance(one, LeftOut)}


def test_archive(tmp_path: Path) -> None:
    """Each file of an archive is a document under both names; what is not read is told."""
    inner = packed({"roads.txt": ROADS.encode()})
    files = {"a/plan.txt": PLAN.encode(), "more.zip": inner, "map.png": b"\x89PNG", "void.txt": b""}
    (tmp_path / "all.zip").write_bytes(packed(files))
    documents, left = told(load_file(tmp_path / "all.zip"))
    assert documents == ["all.zip/a/plan.txt", "all.zip/more.zip/roads.txt"]
    assert sorted(left) == ["all.zip/map.png", "all.zip/void.txt"]
    assert "OCR" in left["all.zip/map.png"]


def test_letter(tmp_path: Path) -> None:
    """A letter is a document, and so is what is attached to it; a side file tells of the letter."""
    (tmp_path / "mail.eml").write_bytes(letter())
    (tmp_path / "mail.toml").write_text('genre = "news"')
    found = load_file(tmp_path / "mail.eml")
    documents, left = told(found)
    assert documents == ["mail.eml", "mail.eml/plan.txt"]
    assert list(left) == ["mail.eml/map.png"]
    first = found[0]
    assert isinstance(first, Document)
    assert (first.genre, first.metadata.title, first.metadata.date) == (
        "news",
        "Plans for review",
        "2022-05-02",
    )


def test_box_in_an_archive(tmp_path: Path) -> None:
    """Letters in a box in an archive are found, with their attachments."""
    box = b"From a@example.org Mon May  2 10:00:00 2022\n" + letter() + b"\n"
    (tmp_path / "x.zip").write_bytes(packed({"box.mbox": box}))
    documents, _ = told(load_file(tmp_path / "x.zip"))
    assert documents == ["x.zip/box.mbox/0001.eml", "x.zip/box.mbox/0001.eml/plan.txt"]


def test_hostile_archive(tmp_path: Path) -> None:
    """A member that leads outside is refused by name, and the others are read."""
    (tmp_path / "x.zip").write_bytes(packed({"../../up.txt": PLAN.encode(), "roads.txt": ROADS.encode()}))
    documents, left = told(load_file(tmp_path / "x.zip"))
    assert documents == ["x.zip/roads.txt"]
    assert len(left) == 1


def test_one_document_is_wanted(tmp_path: Path) -> None:
    """An archive is not one document, and says so."""
    (tmp_path / "x.zip").write_bytes(packed({"roads.txt": ROADS.encode()}))
    with pytest.raises(UnreadableError, match="not one document"):
        load_document(tmp_path / "x.zip")


def test_in_a_build(tmp_path: Path) -> None:
    """Documents of archives stand beside the others; the same text is kept once."""
    (tmp_path / "x.zip").write_bytes(packed({"plan.txt": PLAN.encode(), "roads.txt": ROADS.encode()}))
    (tmp_path / "plan.txt").write_text(PLAN)
    documents, left = load_documents([tmp_path])
    assert sorted(d.name for d in documents) == ["plan.txt", "x.zip/roads.txt"]
    assert [item.reason for item in left] == ["the same text as plan.txt"]
