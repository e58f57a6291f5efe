"""Every export format by name: what there is, where it is written, and that it is the same each time."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Triple, parse
from rdflib import Dataset

from kg.exceptions import InputError
from kg.exports.formats import FORMATS, export
from kg.graph.store import GraphFolder
from kg.graph.terms import OBJECT, PREDICATE, SUBJECT

from .conftest import files, load, written

SYNTAXES = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
TABLES = ("csv", "neo4j")


def test_formats() -> None:
    """No format is untested."""
    assert set(FORMATS) == {*SYNTAXES, *TABLES, "ttl", "trig12", "graphml", "gexf", "ftm"}


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_quads_come_back(syntax: str, graph: GraphFolder) -> None:
    """TriG, N-Quads and JSON-LD hold all quads."""
    assert set(parse(written(graph, syntax), format=SYNTAXES[syntax])) == set(graph.store)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_rdflib_reads_the_same(syntax: str, graph: GraphFolder) -> None:
    """A second parser reads the same quads."""
    name = {"nq": "nquads", "jsonld": "json-ld"}.get(syntax, syntax)
    found = Dataset().parse(data=written(graph, syntax), format=name)
    expected = Dataset().parse(data="".join(f"{quad} .\n" for quad in graph.store), format="nquads")
    assert set(found.quads()) == set(expected.quads())
    assert len(list(found.quads())) == len(graph.store) > 80


def test_triples_come_back(graph: GraphFolder) -> None:
    """Turtle holds all triples of all graphs."""
    found = {quad.triple for quad in parse(written(graph, "ttl"), format=RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in graph.store}


def test_claims_name_their_triples(graph: GraphFolder) -> None:
    """In RDF 1.2 a claim reifies one triple; all else is as it was, and nothing is lost."""
    content = written(graph, "trig12")
    assert b"rdf:reifies <<( r:policy-lume kg:issuedBy r:body-harbour )>>" in content
    back = set()
    for quad in parse(content, format=RdfFormat.TRIG):
        said = quad.object
        if isinstance(said, Triple):
            parts = zip((SUBJECT, PREDICATE, OBJECT), said, strict=True)
            back |= {Quad(quad.subject, part, value, quad.graph_name) for part, value in parts}
        else:
            back.add(quad)
    assert back == set(graph.store)


HALVES = """
GRAPH r:graph-facts {
  r:claim-1 rdf:subject r:s ; rdf:predicate kg:p .
  r:claim-2 rdf:subject r:s ; rdf:predicate kg:p ; rdf:object 1 , 2 .
  r:claim-3 rdf:subject "s" ; rdf:predicate kg:p ; rdf:object 1 .
}
"""


def test_halves_of_claims_stay() -> None:
    """What does not say one thing stays as it is."""
    graph = load(HALVES)
    assert set(parse(written(graph, "trig12"), format=RdfFormat.TRIG)) == set(graph.store)


@pytest.mark.parametrize("syntax", TABLES)
def test_folder_archive_and_stream(
    syntax: str, graph: GraphFolder, tmp_path: Path, stream: io.BytesIO
) -> None:
    """Several files come as a folder, as a zip archive or as one in a stream, with the same content."""
    expected = files(graph, syntax)
    assert export(graph, syntax, tmp_path / "folder") == ()
    export(graph, syntax, tmp_path / "archive.zip")
    export(graph, syntax, stream)
    assert {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()} == expected
    assert stream.getvalue() == (tmp_path / "archive.zip").read_bytes()
    with zipfile.ZipFile(stream) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == expected


def test_unknown_format(graph: GraphFolder, stream: io.BytesIO) -> None:
    """An unknown format is refused, with the known ones."""
    with pytest.raises(InputError, match="graphml"):
        export(graph, "docx", stream)


def test_target_that_cannot_be_written(graph: GraphFolder, tmp_path: Path) -> None:
    """A target that cannot be written gives one clear error."""
    (tmp_path / "file").write_text("x")
    for syntax in ("nq", "csv"):
        with pytest.raises(InputError, match="cannot be written"):
            export(graph, syntax, tmp_path / "file" / "x")


SCRIPT = """
import sys
sys.path[:0] = sys.argv[1:3]
import conftest as c
from kg.exports.bundle import Wishes, bundle
from kg.exports.formats import FORMATS
from kg.identifiers import sha256
graph = c.load(c.CONTENT, {c.DIGEST: c.TEXT})
print([sha256(repr(write(graph))) for write in FORMATS.values()])
print(sha256(bundle(graph, lambda source: "page", Wishes(), "x.zip")))
"""


def test_same_bytes_whatever_the_hash_seed() -> None:
    """Every format, and the bundle, has the same bytes under three hash seeds."""
    here = Path(__file__).parent
    outcomes = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(here), str(here.parents[1] / "src")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "12345")
    }
    assert len(outcomes) == 1
    assert outcomes.pop().count("'") == 2 * len(FORMATS)
