"""Tests that no bytes, whatever they are called, stop the readers or break the way back to the source."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents.formats import FORMATS
from kg.documents.load import load_file, read_bytes
from kg.documents.proof import prove
from kg.exceptions import UnreadableError
from kg.model import Document, LeftOut

from .made.expected import Made

ENDINGS = tuple(FORMATS)
# Formats of which a good file is made first, and then spoiled.
SPOILED = ("pdf", "html", "docx", "odt", "epub", "md", "rtf", "txt", "csv", "xlsx", "eml")
CALM = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# Words that readers look for, so that chance leads them further in.
SEEDS = [
    b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html><body><table><tr><td>", b"From a@b\n",
    b"Subject: x\n\n", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&#x110000;", b"\xff\xfe", b"a,b\n1,2\n",
    b"---\ntitle: x\n---\n", b"| - |", b"\xd0\xcf\x11\xe0", b"<li><li><li>", b"\\u-3913?",
    b"=?utf-8?q?x?=", b"\xef\xbb\xbf", "第一条 ".encode(),
]  # fmt: skip
BYTES = st.lists(st.one_of(st.binary(max_size=40), st.sampled_from(SEEDS)), max_size=12).map(b"".join)


def hold(data: bytes, name: str) -> None:
    """Read the bytes; if that gives a document, every offset of it must lead back."""
    try:
        document = read_bytes(data, name)
    except UnreadableError as error:
        assert error.where  # noqa: PT017 - the name is wanted whenever bytes are refused
        assert "\n" not in str(error)  # noqa: PT017 - and one line
        return
    problems = [p for p in prove(document, data) if "does not give the bytes" not in p]
    assert problems == []
    assert document.offsets.length == len(document.text)
    for block in document.blocks:
        assert all(
            0 <= a <= b <= len(document.source) for a, b in document.offsets.ranges(block.start, block.end)
        )
    assert all(0 <= r.start <= r.end <= len(document.source) for r in document.removed)


def test_all_cases_are_collected() -> None:
    """No ending is forgotten."""
    assert (len(ENDINGS), len(SPOILED)) == (23, 11)


@pytest.mark.parametrize("ending", ENDINGS)
@CALM
@given(data=BYTES)
def test_any_bytes(ending: str, data: bytes) -> None:
    """Any bytes under any ending become a document whose offsets lead back, or one clear line."""
    hold(data, f"any{ending}")


@pytest.fixture(scope="session", params=SPOILED)
def good(request: pytest.FixtureRequest, make: Callable[[str], tuple[Made, ...]]) -> tuple[str, list[bytes]]:
    """Return the name of a format and two good files of it."""
    name: str = request.param
    return name, [one.path.read_bytes() for one in make(name)[:2]]


@CALM
@given(data=st.data())
def test_spoiled_files(data: st.DataObject, good: tuple[str, list[bytes]]) -> None:
    """A good file that was cut off, or of which some bytes were changed, is read or refused, no more."""
    name, files = good
    whole = bytearray(data.draw(st.sampled_from(files)))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        end = at + data.draw(st.integers(0, 9))
        whole[at:end] = data.draw(st.one_of(st.binary(max_size=9), st.sampled_from(SEEDS)))
        if not whole:
            return
    end = data.draw(st.one_of(st.just(len(whole)), st.integers(1, len(whole))))
    hold(bytes(whole[:end]), f"spoiled.{name}")


@pytest.mark.parametrize("ending", [".zip", ".mbox", ".eml"])
@CALM
@given(data=BYTES)
def test_any_container(ending: str, data: bytes, tmp_path: Path) -> None:
    """Any bytes taken for a container give documents, or lines that tell why not, and never nothing."""
    (tmp_path / f"any{ending}").write_bytes(data)
    found = load_file(tmp_path / f"any{ending}")
    assert found
    assert all(isinstance(one, Document | LeftOut) for one in found)
