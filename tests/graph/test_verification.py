"""Tests of the proof of a graph against its texts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.store import open_graph
from kg.graph.verification import verify, verify_open
from kg.identifiers import sha256
from kg.model import Document

Write = Callable[[str], Path]
Pair = tuple[Document, Document]


def forge(folder: Path, name: str, old: bytes, new: bytes) -> None:
    """Change a file and its digest in the manifest, as a careful forger would."""
    data = (folder / name).read_bytes()
    assert old in data
    (folder / name).write_bytes(data.replace(old, new))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name] = sha256((folder / name).read_bytes())
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_good_graph(write: Write) -> None:
    """In a graph as built every passage and every digest holds."""
    outcome = verify(write("g"))
    assert outcome.ok
    assert (outcome.files, outcome.claims) == (6, 30)
    assert outcome.spans == 21


def test_changed_text(write: Write, documents: Pair) -> None:
    """A text of which one letter was changed is found, and so are all passages of it."""
    folder = write("g")
    name = f"texts/{documents[0].digest.removeprefix('sha256:')}.txt"
    forge(folder, name, b"Blue", b"Grey")
    outcome = verify(folder)
    assert {m.where for m in outcome.mismatches} >= {name}
    assert sum("the text of its source document" in m.what for m in outcome.mismatches) == 11


def test_changed_quads(write: Write) -> None:
    """Quads that are not those of the manifest are found."""
    folder = write("g")
    data = (folder / "graph.nq").read_bytes()
    (folder / "graph.nq").write_bytes(data.replace(b"Blue Coast", b"Grey Coast"))
    assert [m.where for m in verify(folder).mismatches] == ["graph.nq"]


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
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
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
