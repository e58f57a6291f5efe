"""Tests of the proof of a graph against its texts."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exceptions import GraphError
from kg.graph.build import GraphBuild
from kg.graph.folder import write_graph
from kg.graph.manifest import seal
from kg.graph.store import open_graph
from kg.graph.verification import verify, verify_open
from kg.identifiers import sha256
from kg.model import Document

Write = Callable[[str], Path]
Pair = tuple[Document, Document]


def reseal(folder: Path, manifest: dict[str, object]) -> None:
    """Write a manifest with a seal that fits."""
    text = json.dumps({**manifest, "seal": ""}, indent=1, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(seal(text), encoding="utf-8")


def forge(folder: Path, name: str, old: bytes, new: bytes) -> None:
    """Change a file, its digest in the manifest and the seal of that, as a careful forger would."""
    data = (folder / name).read_bytes()
    assert old in data
    (folder / name).write_bytes(data.replace(old, new))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name] = sha256((folder / name).read_bytes())
    reseal(folder, manifest)


def test_good_graph(write: Write) -> None:
    """In a graph as built every passage and every digest holds."""
    outcome = verify(write("g"))
    assert outcome.ok
    assert (outcome.files, outcome.claims) == (7, 30)
    assert outcome.spans == 21
    assert outcome.affected == ()


def test_changed_text(write: Write, documents: Pair) -> None:
    """A text of which one letter was changed is found, and so are all passages of it."""
    folder = write("g")
    name = f"texts/{documents[0].digest.removeprefix('sha256:')}.txt"
    forge(folder, name, b"Blue", b"Grey")
    outcome = verify(folder)
    assert {m.where for m in outcome.mismatches} >= {name}
    assert sum("the text of its source document" in m.what for m in outcome.mismatches) == 11
    (affected,) = outcome.affected
    assert affected.name == "a.txt"
    assert (affected.claims, affected.facts, affected.alone) == (11, 11, 10)
    assert str(affected) == "11 claims rest on it, and 11 facts, 10 of which no other document bears out"


def test_changed_quads(write: Write) -> None:
    """Quads that are not those of the manifest are found."""
    folder = write("g")
    data = (folder / "graph.nq").read_bytes()
    (folder / "graph.nq").write_bytes(data.replace(b"Blue Coast", b"Grey Coast"))
    outcome = verify(folder)
    assert [m.where for m in outcome.mismatches] == ["graph.nq"]
    assert [one.name for one in outcome.affected] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["report.json", "graph.nq"])
def test_missing_file(name: str, write: Write) -> None:
    """A missing file is told, and missing quads do not pass for an empty graph."""
    folder = write("g")
    (folder / name).unlink()
    outcome = verify(folder)
    assert "the file is missing" in [m.what for m in outcome.mismatches]
    assert (outcome.claims == 0) == (name == "graph.nq")


FORGERIES = {
    "outside": (b'oa#end> "61"', b'oa#end> "9999"', "lies outside"),  # beyond the text
    "backwards": (b'oa#start> "51"', b'oa#start> "71"', "lies outside"),  # starts after its end
    "nothing": (b'oa#start> "51"', b'oa#start> "61"', "lies outside"),  # no character inside
    "lost": (b"ontology#hasEvidence", b"ontology#hadEvidence", "no evidence"),  # a claim without evidence
    "nowhere": (b"oa#hasSource", b"oa#hadSource", "names no source"),  # evidence without source
    "unbounded": (b"oa#start>", b"oa#begin>", "no start or no end"),  # evidence without start
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forged_evidence(name: str, write: Write) -> None:
    """Evidence that does not hold is found, although all digests were made to fit."""
    folder = write("g")
    old, new, problem = FORGERIES[name]
    forge(folder, "graph.nq", old, new)
    outcome = verify(folder)
    assert any(problem in m.what for m in outcome.mismatches)


def test_cases_collected() -> None:
    """No case of the table above got lost."""
    assert len(FORGERIES) == 6


def test_document_left_out_of_the_manifest(write: Write) -> None:
    """A source document that the manifest does not know is found."""
    folder = write("g")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest["documents"][0]
    reseal(folder, manifest)
    assert ["differ" in m.what for m in verify(folder).mismatches] == [True]


def test_broken_quads(write: Write) -> None:
    """Quads that are no N-Quads are a mismatch that says what to do."""
    folder = write("g")
    (folder / "graph.nq").write_text("not quads")
    assert any("cannot be read" in m.what and "build" in m.what for m in verify(folder).mismatches)


def test_open_graph(write: Write) -> None:
    """A graph that is open, but has no manifest, is proved against its own quads and texts."""
    with open_graph(write("g")) as graph:
        outcome = verify_open(graph)
    assert outcome.ok
    assert (outcome.files, outcome.spans, outcome.claims) == (2, 21, 30)


def test_open_graph_without_its_text(write: Write, documents: Pair) -> None:
    """Passages of a text that is not at hand are found in an open graph too."""
    folder = write("g")
    (folder / "texts" / f"{documents[0].digest.removeprefix('sha256:')}.txt").unlink()
    with open_graph(folder) as graph:
        outcome = verify_open(graph)
    assert len(outcome.mismatches) == 11


@pytest.fixture(scope="module")
def sealed(built: GraphBuild, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for all flips; each of them is undone."""
    folder = tmp_path_factory.mktemp("flips") / "g"
    write_graph(folder, built)
    return folder


def filled(folder: Path) -> list[Path]:
    """Return all files of a graph that hold a byte, those of the index too."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)


def is_found(path: Path, at: int, change: int, folder: Path) -> bool:
    """Return whether a changed byte is found; the file is put back as it was."""
    data = path.read_bytes()
    at %= len(data)
    try:
        path.write_bytes(data[:at] + bytes([data[at] ^ change]) + data[at + 1 :])
        return not verify(folder).ok
    finally:
        path.write_bytes(data)


def test_first_and_last_byte_of_every_file(sealed: Path) -> None:
    """A flipped bit in the first or the last byte of any file of the folder is found."""
    files = filled(sealed)
    assert len(files) > 15
    assert {path.parent.name for path in files} == {"g", "texts", "readings", "index", "oxigraph"}
    missed = [path.name for path in files for at in (0, -1) if not is_found(path, at, 1, sealed)]
    assert missed == []
    assert verify(sealed).ok


@settings(max_examples=40)
@given(which=st.integers(0, 10_000), at=st.integers(0, 10**9), change=st.integers(1, 255))
def test_any_changed_byte(sealed: Path, which: int, at: int, change: int) -> None:
    """Whatever byte of whatever file is changed to whatever other one, verification finds it."""
    files = filled(sealed)
    assert is_found(files[which % len(files)], at, change, sealed)


@pytest.mark.parametrize("name", ["texts/more.txt", ".hidden", "index/oxigraph/more.sst", "more/file"])
def test_further_files(name: str, write: Write) -> None:
    """A file that does not belong to the graph is named, wherever it lies."""
    folder = write("g")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"")
    (mismatch,) = verify(folder).mismatches
    assert mismatch.where == name


def test_lost_index(write: Write) -> None:
    """A graph without its index holds, since the index is a cache; one that lost a file of it does not."""
    folder = write("g")
    next((folder / "index" / "oxigraph").glob("*.sst")).unlink()
    assert ["missing" in m.what for m in verify(folder).mismatches] == [True]
    shutil.rmtree(folder / "index")
    assert verify(folder).ok


def test_broken_manifest(write: Write, tmp_path: Path) -> None:
    """A manifest that cannot be read is a mismatch; a folder without one holds no graph."""
    folder = write("g")
    (folder / "manifest.json").write_bytes(b"{")
    assert [m.where for m in verify(folder).mismatches] == ["manifest.json"]
    with pytest.raises(GraphError, match="holds no graph"):
        verify(tmp_path)
