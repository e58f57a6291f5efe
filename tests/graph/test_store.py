"""Tests of opening graphs."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.exceptions import GraphError
from kg.graph import index
from kg.graph.build import GraphBuild
from kg.graph.serialisation import trig
from kg.graph.store import open_graph, open_trig
from kg.graph.terms import VOCABULARY
from kg.model import Document

Write = Callable[[str], Path]
Pair = tuple[Document, Document]


def test_open(write: Write, built: GraphBuild, documents: Pair) -> None:
    """An open graph gives its quads, its manifest, its report and its texts."""
    with open_graph(write("g")) as graph:
        assert set(graph.store) == set(built.quads)
        assert [row.title for row in graph.manifest.documents] == ["Blue coast news", "b.txt"]
        assert graph.text(documents[0].digest) == documents[0].text
        assert graph.report["left_out"]


def test_rdflib_sees_the_same_store(write: Write, built: GraphBuild) -> None:
    """The rdflib dataset is a view of the same store, with all graphs as its default graph."""
    with open_graph(write("g")) as graph:
        assert len(graph.dataset) == len(built.quads)
        found = graph.dataset.query("ASK { ?zone a <https://w3id.org/policykg/ontology#Zone> }")
        assert found.askAnswer


def test_two_readers(write: Write) -> None:
    """Two readers may have one graph open."""
    folder = write("g")
    with open_graph(folder) as one, open_graph(folder) as two:
        assert len(one.store) == len(two.store)


def test_reader_outlives_a_rebuild(write: Write, built: GraphBuild) -> None:
    """A reader that has the old graph open is not disturbed by a new build."""
    folder = write("g")
    with open_graph(folder) as graph:
        write("g")
        assert set(graph.store) == set(built.quads)


@pytest.mark.parametrize("damage", ["missing", "stale", "broken"])
def test_index_is_a_cache(damage: str, write: Write, built: GraphBuild) -> None:
    """An index that is missing, belongs to other quads or is broken does not matter."""
    folder = write("g")
    if damage == "missing":
        shutil.rmtree(folder / "index")
    elif damage == "stale":
        (folder / "index" / index.DIGEST).write_text("0" * 64)
    else:
        (folder / "index" / index.STORE / "CURRENT").write_text("nonsense")
    with open_graph(folder) as graph:
        assert set(graph.store) == set(built.quads)


def test_folder_that_cannot_be_written(
    write: Write, built: GraphBuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an index, and where none can be made, the quads are read into memory."""
    folder = write("g")
    shutil.rmtree(folder / "index")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "read only")

    monkeypatch.setattr(index, "build_index", refuse)
    with open_graph(folder) as graph:
        assert set(graph.store) == set(built.quads)
    assert not (folder / "index").exists()


def test_closed(write: Write) -> None:
    """A closed graph says so."""
    graph = open_graph(write("g"))
    graph.close()
    with pytest.raises(GraphError, match="closed"):
        _ = graph.store


NO_GRAPHS = {
    "nowhere": None,  # no such folder
    "empty": {},  # an empty folder
    "damaged": {"manifest.json": "{"},  # a manifest that is no JSON
    "foreign": {"manifest.json": '{"name": "x"}'},  # a manifest of something else
    "newer": {"manifest.json": '{"format": 99}'},  # a format of the future
    "torn": {"manifest.json": '{"format": 1, "policy-kg": "1", "documents": 3}'},  # parts are missing
    "hollow": {  # a manifest without quads
        "manifest.json": '{"format": 1, "policy-kg": "1", "documents": [], "counts": {}, "files": {}}'
    },
}


@pytest.mark.parametrize("name", NO_GRAPHS)
def test_no_graph(name: str, tmp_path: Path) -> None:
    """A folder that holds no graph gives an error that says what to do."""
    files = NO_GRAPHS[name]
    if files is not None:
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(text)
    with pytest.raises(GraphError) as error:
        open_graph(tmp_path / name)
    assert error.value.hint
    assert name in str(error.value)


def test_cases_collected() -> None:
    """No case of the table above got lost."""
    assert len(NO_GRAPHS) == 7


@pytest.mark.parametrize("digest", ["../../etc/passwd", "sha256:" + "0" * 64, "", "A" * 64])
def test_text_of_no_digest(digest: str, write: Write) -> None:
    """Only the digest of a text of the graph leads to a text; no path does."""
    with open_graph(write("g")) as graph, pytest.raises(GraphError):
        graph.text(digest)


def test_trig(built: GraphBuild, tmp_path: Path, documents: Pair) -> None:
    """A TriG file without vocabularies opens as a graph with them, and knows its documents and texts."""
    path = tmp_path / "policy.trig"
    path.write_text(trig(q for q in built.quads if q.graph_name != VOCABULARY), encoding="utf-8")
    with open_trig(path, {d.digest: d.text for d in documents}) as graph:
        assert set(graph.store) > set(built.quads)
        assert [row.digest for row in graph.manifest.documents] == [d.digest for d in documents]
        assert graph.text(documents[1].digest) == documents[1].text
        assert graph.report == {}


def test_trig_that_is_none(tmp_path: Path) -> None:
    """A file that is no TriG is refused."""
    (tmp_path / "x.trig").write_text("no triples here")
    with pytest.raises(GraphError, match="cannot be read"):
        open_trig(tmp_path / "x.trig", {})


def test_index_holds_the_quads(write: Write) -> None:
    """The index is an ordinary Oxigraph store."""
    folder = write("g")
    store = Store.read_only(str(folder / "index" / index.STORE))
    assert len(store) == len((folder / "graph.nq").read_bytes().splitlines())
