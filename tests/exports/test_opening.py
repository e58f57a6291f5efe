"""Opening a bundle: damage, traps and bombs are refused before anything is written."""

import io
import json
import stat
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from kg.exceptions import GraphError
from kg.exports import opening
from kg.exports.archive import pack
from kg.exports.bundle import Wishes, bundle
from kg.exports.opening import graph_of, is_bundle, open_bundle, unpack
from kg.graph.store import GraphFolder
from kg.identifiers import sha256

META = "ro-crate-metadata.json"
Files = dict[str, bytes]


@pytest.fixture(scope="session")
def good(graph: GraphFolder) -> Mapping[str, bytes]:
    """Return the files of a good bundle."""
    data = bundle(graph, lambda source: "page", Wishes(), "x.zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return MappingProxyType({name: archive.read(name) for name in archive.namelist()})


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for bundles; what is unpacked for the time being lies in it too."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


def refused(path: Path, match: str) -> None:
    """Check that a bundle is refused with these words, both ways, and that nothing is left of it."""
    before = sorted(path.parent.rglob("*"))
    for way in (lambda: unpack(path, path.parent / "out"), lambda: open_bundle(path)):
        with pytest.raises(GraphError, match=match) as caught:
            way()
        assert caught.value.hint
        assert caught.value.where.startswith(str(path))
    assert sorted(path.parent.rglob("*")) == before


def write(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write files as a zip archive."""
    path.write_bytes(pack(files))
    return path


def add(path: Path, info: zipfile.ZipInfo, data: bytes = b"x") -> Path:
    """Add a file to an archive."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, data)
    return path


def test_a_good_one(good: Mapping[str, bytes], place: Path) -> None:
    """A bundle as it was packed is unpacked and opened."""
    path = write(place / "x.zip", good)
    assert is_bundle(path)
    found = unpack(path, place / "out")
    assert (found.files, found.manifest.version, found.texts) == (10, "9.9", True)
    assert graph_of(found.folder) == found.graph
    assert graph_of(found.graph) == found.graph
    with open_bundle(path) as graph:
        assert len(graph.store) > 80
    assert list((place / "temporary").iterdir()) == []


NAMES = {
    "../evil.txt": "out of the folder",
    "graph/../../evil.txt": "out of it from inside",
    "/etc/evil.txt": "from the root",
    "C:/evil.txt": "from a drive",
    "graph\\evil.txt": "with a backslash",
    "graph//evil.txt": "with an empty part",
    "graph/": "a folder",
    ".hidden": "hidden",
    "graph/evil.": "with a dot at its end",
    "CON": "a device of Windows",
    "graph/aux.txt": "one with an ending",
    "evil txt": "with a blank",
    "evil\u202etxt.md": "turned round",
    "evil\x00.txt": "cut short by some readers",
    "a/b/c/d/e/f": "deeper than any graph",
    "x" * 200: "longer than any name",
}


@pytest.mark.parametrize("name", NAMES)
def test_unsafe_names(name: str, good: Mapping[str, bytes], place: Path) -> None:
    """A name that leads elsewhere, or that some system reads in its own way, is refused."""
    info = zipfile.ZipInfo("placeholder")
    info.filename = info.orig_filename = name
    refused(add(write(place / "x.zip", good), info), "leads elsewhere or is not safe|this is no bundle")


def test_names_collected() -> None:
    """No name of the table above got lost."""
    assert len(NAMES) == 16


def test_links(good: Mapping[str, bytes], place: Path) -> None:
    """A link is refused, wherever it leads."""
    info = zipfile.ZipInfo("link")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    refused(add(write(place / "x.zip", good), info, b"/etc"), "a link or device")


def test_ways_of_packing(good: Mapping[str, bytes], place: Path) -> None:
    """A password, or a way of packing that no bundle has, is refused."""
    info = zipfile.ZipInfo("other.txt")
    info.compress_type = zipfile.ZIP_BZIP2
    refused(add(write(place / "x.zip", good), info), "packed in a way")
    path = write(place / "y.zip", good)
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02") + 8  # the flags of the first file in the list at the end
    path.write_bytes(data[:at] + b"\x01" + data[at + 1 :])
    refused(path, "password")


def test_twice(good: Mapping[str, bytes], place: Path) -> None:
    """A file that stands twice, or would on some systems, or is a folder too, is refused."""
    refused(add(write(place / "x.zip", good), zipfile.ZipInfo("readme.md")), "twice")
    refused(add(write(place / "y.zip", good), zipfile.ZipInfo("README.md/x")), "a folder too")


@pytest.mark.parametrize(
    ("name", "most", "words"),
    [
        ("MOST_FILES", 5, "more than 5 files"),
        ("MOST_BYTES", 100, "unpacks to more"),
        ("FREE_BYTES", 10, "a bomb"),
    ],
)
def test_bombs(
    name: str, most: int, words: str, good: Mapping[str, bytes], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many files, too many bytes, or far more bytes than are packed are refused."""
    monkeypatch.setattr(opening, name, most)
    refused(write(place / "x.zip", {**good, "zeros": bytes(5_000_000)}), words)


def test_real_ratios_pass(good: Mapping[str, bytes]) -> None:
    """Our own files are far from the limit."""
    packed = len(pack(good))
    assert sum(map(len, good.values())) / packed < opening.MOST_RATIO / 10


def _change(files: Files) -> Files:
    return {**files, "graph.html": b"PAGE"}


def _lose(files: Files) -> Files:
    return {name: data for name, data in files.items() if name != "graph.ttl"}


def _slip_in(files: Files) -> Files:
    return {**files, "run-me.html": b"x"}


def _metadata(text: str) -> Callable[[Files], Files]:
    return lambda files: {**files, META: text.encode()}


def _list_twice(files: Files) -> Files:
    document = json.loads(files[META])
    document["@graph"].append(document["@graph"][-1])
    return {**files, META: json.dumps(document).encode()}


def _no_manifest(files: Files) -> Files:
    return {name: data for name, data in files.items() if name != "graph/manifest.json"}


CHANGES: dict[str, tuple[Callable[[Files], Files], str]] = {
    "a file is missing": (_lose, "a file is missing: 'graph.ttl'"),
    "a file was slipped in": (_slip_in, "its list does not know: 'run-me.html'"),
    "the list is no JSON": (_metadata("{"), "cannot be read"),
    "the list is nested without end": (_metadata("[" * 100_000), "cannot be read"),
    "the list is another document": (_metadata('{"@graph": [1, 2]}'), "cannot be read"),
    "the list is empty": (_metadata('{"@graph": []}'), "cannot be read"),
    "the list names a file twice": (_list_twice, "cannot be read"),
    "there is no graph": (_no_manifest, "this is no bundle"),
    "there is nothing": (lambda files: {"x": b"y"}, "this is no bundle"),
}


@pytest.mark.parametrize("case", CHANGES)
def test_what_is_not_as_it_was_packed(case: str, good: Mapping[str, bytes], place: Path) -> None:
    """A bundle that lacks a file, has one more, or whose list is broken is refused."""
    change, words = CHANGES[case]
    refused(write(place / "x.zip", change({**good})), words)


def test_cases_collected() -> None:
    """No case of the table above got lost."""
    assert len(CHANGES) == 9


def test_a_file_was_changed(good: Mapping[str, bytes], place: Path) -> None:
    """A file that is not the one that was packed is named, and nothing is kept."""
    path = write(place / "x.zip", _change({**good}))
    before = sorted(place.rglob("*"))
    with pytest.raises(GraphError, match=r"not the one that was packed") as caught:
        unpack(path, place / "out")
    assert caught.value.where == f"{path}: graph.html"
    assert sorted(place.rglob("*")) == before
    with open_bundle(path) as graph:  # only the graph is taken, and that is as it was
        assert len(graph.store) > 80
    refused(write(place / "y.zip", {**good, "graph/graph.nq": b""}), "not the one that was packed")


def test_broken_archives(good: Mapping[str, bytes], place: Path) -> None:
    """An archive that is cut off, has a flipped bit, is none or is not there is told in one line."""
    data = pack(good)
    (place / "cut.zip").write_bytes(data[: len(data) // 2])
    refused(place / "cut.zip", "this is no bundle")
    (place / "text.zip").write_text("no archive")
    refused(place / "text.zip", "this is no bundle")
    refused(place / "none.zip", "cannot be read")
    at = data.index(good["graph/graph.nq"][:0] + b"graph/graph.nq") + 60
    (place / "flip.zip").write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    refused(place / "flip.zip", "damaged|not the one that was packed")


def test_places_that_are_taken(good: Mapping[str, bytes], place: Path) -> None:
    """A folder with something in it, a file or a link is never written over; an empty folder is taken."""
    path = write(place / "x.zip", good)
    (place / "full").mkdir()
    (place / "full" / "mine.txt").write_text("mine")
    (place / "file").write_text("mine")
    (place / "link").symlink_to(place / "elsewhere")
    for name in ("full", "file", "link"):
        with pytest.raises(GraphError, match="this place is taken"):
            unpack(path, place / name)
    assert (place / "full" / "mine.txt").read_text() == (place / "file").read_text() == "mine"
    (place / "empty").mkdir()
    assert unpack(path, place / "empty").folder == place / "empty"
    with pytest.raises(GraphError, match="cannot be unpacked here"):
        unpack(path, place / "file" / "below")


def test_a_graph_that_is_none(good: Mapping[str, bytes], graph: GraphFolder, place: Path) -> None:
    """A bundle whose digests fit but whose graph does not open is refused, and nothing is left."""
    data = bundle(graph, lambda source: "page", Wishes(), "x.zip")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    document, text = json.loads(files[META]), b"{}"
    for entity in document["@graph"]:
        if entity["@id"] == "graph/manifest.json":
            entity |= {"contentSize": "2", "sha256": sha256(text)}
    files |= {META: json.dumps(document).encode(), "graph/manifest.json": text}
    path = write(place / "x.zip", files)
    before = sorted(place.rglob("*"))
    for way in (lambda: unpack(path, place / "out"), lambda: open_bundle(path)):
        with pytest.raises(GraphError, match="not the manifest"):
            way()
    assert sorted(place.rglob("*")) == before
