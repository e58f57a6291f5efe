"""Tests of the digest of a file of lines that is made of the digests of strips of it."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import strips as module
from kg.graph.copying import Taken
from kg.graph.strips import MARK, Strip, digest_of, has_digest, strips_of
from kg.identifiers import sha256


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strips of a few lines, in files of a few bytes too."""
    monkeypatch.setattr(module, "_WHOLE", 150)
    monkeypatch.setattr(module, "_LEAST", 100)
    monkeypatch.setattr(module, "_ONE_OF", 4)


def lines(first: int, last: int) -> bytes:
    """Return some lines of different lengths."""
    return b"".join(b"%d %s\n" % (n, b"x" * (n % 7)) for n in range(first, last))


def test_digest_is_as_described(small: None, tmp_path: Path) -> None:
    """The digest is that of a list of the lengths and digests of the strips, which make up the file."""
    path = tmp_path / "lines"
    path.write_bytes(lines(0, 200))
    found = strips_of(path)
    at, told = 0, ""
    for strip in found:
        part = path.read_bytes()[at : at + strip.length]
        told += f"{len(part)} {hashlib.sha256(part).hexdigest()}\n"
        at += strip.length
    assert (at, len(found) > 5) == (path.stat().st_size, True)
    assert digest_of(found) == f"{MARK}{sha256(told)}"


CONTENTS = (
    # Nothing at all.
    b"",
    # One line, with and without an end.
    b"one\n",
    b"one",
    # As long as a strip is at least, and a byte more or less.
    b"x" * 99 + b"\n",
    b"x" * 100 + b"\n",
    b"x" * 98 + b"\n",
    # A line that is longer than strips.
    b"x" * 1000,
    b"one\n" + b"x" * 1000 + b"\n",
)


@pytest.mark.parametrize("content", CONTENTS)
def test_one_strip(content: bytes, small: None, tmp_path: Path) -> None:
    """The digest of a small file is the SHA-256 of its bytes; no strip is lost or made of nothing."""
    path = tmp_path / "lines"
    path.write_bytes(content)
    found = strips_of(path)
    assert sum(strip.length for strip in found) == len(content)
    assert all(strip.length for strip in found) or not content
    assert len(found) > 1 or digest_of(found) == sha256(content)
    assert has_digest(path, digest_of(found))


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.binary(max_size=60)), max_size=6),
    st.integers(1, 60),
    st.sampled_from((0, 0, 200)),
)
def test_taken_over(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[int, int, bytes]], least: int, whole: int
) -> None:
    """Whatever stretches of an older file a file holds, its strips are those of its bytes alone."""
    place = tmp_path_factory.mktemp("strips")
    before = lines(0, 120)
    (place / "old").write_bytes(before)
    content, taken = b"", []
    for start, length, other in pieces:
        stretch = before[start : start + length]
        taken.append(Taken(len(content), start, len(stretch)))
        content += stretch + other
    (place / "new").write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_WHOLE", whole)
        patch.setattr(module, "_LEAST", least)
        patch.setattr(module, "_ONE_OF", 2)
        older = strips_of(place / "old")
        assert strips_of(place / "new", taken, older) == strips_of(place / "new")


def test_few_are_read(small: None, tmp_path: Path) -> None:
    """Of a file that holds one line more, strips far from it are not read: here they were told wrong."""
    old, new = lines(0, 300), lines(0, 150) + b"one more\n" + lines(150, 300)
    (tmp_path / "old").write_bytes(old)
    (tmp_path / "new").write_bytes(new)
    older = [Strip(one.length, "known") for one in strips_of(tmp_path / "old")]
    at = len(lines(0, 150))
    taken = [Taken(0, 0, at), Taken(at + 9, at, len(old) - at)]
    found = strips_of(tmp_path / "new", taken, older)
    assert sum(one.digest != "known" for one in found) <= 4
    assert len(found) > 12


@pytest.mark.parametrize("at", [0, 50, 700, -1])
def test_changed_byte(at: int, small: None, tmp_path: Path) -> None:
    """A byte that is changed changes the digest, wherever it stands."""
    path = tmp_path / "lines"
    content = lines(0, 200)
    path.write_bytes(content)
    digest = digest_of(strips_of(path))
    assert has_digest(path, digest)
    changed = bytearray(content)
    changed[at] ^= 1
    path.write_bytes(changed)
    assert not has_digest(path, digest)


def test_small_file(tmp_path: Path) -> None:
    """The digest of a file of some mebibytes is the SHA-256 of its bytes, however many lines it has."""
    path = tmp_path / "lines"
    path.write_bytes(lines(0, 250_000))
    assert path.stat().st_size > 2**21
    assert digest_of(strips_of(path)) == sha256(path.read_bytes())


def test_plain_digest_of_many_strips(small: None, tmp_path: Path) -> None:
    """A plain SHA-256, as older manifests hold it for large files too, is compared with that of the bytes."""
    path = tmp_path / "lines"
    path.write_bytes(lines(0, 200))
    assert has_digest(path, sha256(lines(0, 200)))
    assert not has_digest(path, sha256(lines(0, 201)))
