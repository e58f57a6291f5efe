"""The bundle: what is in it, that it is an RO-Crate, that it opens elsewhere, with texts or without."""

import contextlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse

import kg
from kg.exceptions import GraphError, InputError
from kg.exports.bundle import Wishes, bundle
from kg.graph.store import GraphFolder, open_graph
from kg.identifiers import sha256
from kg.network.evidence import GraphSource

from .conftest import CONTENT, DIGEST, TEXT, load


def page(source: GraphSource) -> str:
    """Return a page that quotes a text, if there is one."""
    try:
        return f"<p>{source.text(DIGEST)}</p>"
    except GraphError:
        return "<p></p>"


def content(data: bytes) -> Mapping[str, bytes]:
    """Return the files of a bundle."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def whole(graph: GraphFolder) -> Mapping[str, bytes]:
    """Return the files of the bundle of the small graph."""
    return content(bundle(graph, page, Wishes(), "lume.zip"))


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundle of the example graph of the package, which has no folder of its own."""
    path = tmp_path_factory.mktemp("bundle") / "example.zip"
    with kg.open(kg.EXAMPLE) as graph:
        return graph.bundle(path, title="Example")


@pytest.fixture
def folder(graph: GraphFolder, tmp_path: Path) -> Path:
    """Return the small graph as a folder."""
    (tmp_path / "small.zip").write_bytes(bundle(graph, page, Wishes(), "small.zip"))
    return kg.api.unpack(tmp_path / "small.zip", tmp_path / "small").graph


def test_what_is_in_it(whole: Mapping[str, bytes], graph: GraphFolder) -> None:
    """Data, text, page, notebook, tables and README are in it, each where the README says."""
    assert list(whole) == [
        "ro-crate-metadata.json",
        "README.md",
        "explore.ipynb",
        "graph.html",
        "graph.ttl",
        "tables/claims.csv",
        "tables/edges.csv",
        "tables/nodes.csv",
        "graph/graph.nq",
        "graph/manifest.json",
        f"graph/texts/{DIGEST.removeprefix('sha256:')}.txt",
    ]
    readme = whole["README.md"].decode()
    tops = {name.split("/")[0] for name in whole} - {"README.md"}
    assert all(f"`{top}`" in readme or f"`{top}/`" in readme for top in tops)
    assert set(parse(whole["graph/graph.nq"], format=RdfFormat.N_QUADS)) == set(graph.store)


def test_it_is_a_crate(whole: Mapping[str, bytes]) -> None:
    """The metadata are those of RO-Crate 1.1: descriptor, root, and every file with type, size and digest."""
    document = json.loads(whole["ro-crate-metadata.json"])
    assert document["@context"][0] == "https://w3id.org/ro/crate/1.1/context"
    entities: dict[str, Any] = {one["@id"]: one for one in document["@graph"]}
    assert len(entities) == len(document["@graph"])
    descriptor, root = entities["ro-crate-metadata.json"], entities["./"]
    assert (descriptor["@type"], descriptor["about"]) == ("CreativeWork", {"@id": "./"})
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert root["@type"] == "Dataset"
    assert {"name", "description", "datePublished", "license"} <= root.keys()
    assert root["datePublished"] == "2024-06-01"  # of the latest source document: a bundle has no clock
    files = {one["@id"]: one for one in entities.values() if one["@type"] == "File"}
    assert [part["@id"] for part in root["hasPart"]] == list(files) == list(whole)[1:]
    for name, data in list(whole.items())[1:]:
        assert (files[name]["contentSize"], files[name]["sha256"]) == (str(len(data)), sha256(data))
        assert "encodingFormat" in files[name]
    assert files[list(whole)[-1]]["name"] == "News from Lume"


def test_same_bytes(graph: GraphFolder) -> None:
    """The same graph gives the same bytes, and another wish others."""
    made = [bundle(graph, page, wishes, "x.zip") for wishes in (Wishes(), Wishes(), Wishes(title="T"))]
    assert made[0] == made[1] != made[2]


def test_without_texts(graph: GraphFolder) -> None:
    """If the texts stay at home, neither they nor quotations are anywhere in the bundle."""
    found = content(bundle(graph, page, Wishes(texts=False), "x.zip"))
    assert not any("texts/" in name or "readings/" in name for name in found)
    assert not any(b"issued the Lume Plan" in data for data in found.values())
    assert b"not in this bundle" in found["README.md"]
    assert b"kg verify --graph" not in found["README.md"]
    assert any(
        TEXT.strip().encode() in data for data in content(bundle(graph, page, Wishes(), "x.zip")).values()
    )


def test_words_of_the_user(graph: GraphFolder) -> None:
    """Title, licence and date are told; a title of more than words does not reach beyond its line."""
    wishes = Wishes(
        title="A | <b>bold</b>\n# title \x1b[31m", licence="https://example.org/l", date="2025-01-31"
    )
    found = content(bundle(graph, page, wishes, "x.zip"))
    lines = found["README.md"].decode().splitlines()
    assert lines[0] == "# A \\| \\<b\\>bold\\</b\\> \\# title \\[31m"
    root = json.loads(found["ro-crate-metadata.json"])["@graph"][1]
    assert (root["datePublished"], root["license"]) == ("2025-01-31", {"@id": "https://example.org/l"})
    with pytest.raises(InputError, match="2026-01-31"):
        bundle(graph, page, Wishes(date="last May"), "x.zip")


def test_undated() -> None:
    """A graph without dated documents bears a date that nobody takes for one."""
    undated = load(CONTENT.replace('dcterms:date "2024-06-01"^^xsd:date ;', ""), {DIGEST: TEXT})
    root = json.loads(content(bundle(undated, page, Wishes(), "x.zip"))["ro-crate-metadata.json"])["@graph"][
        1
    ]
    assert root["datePublished"] == "1980-01-01"


def test_a_graph_folder_goes_as_it_is(folder: Path) -> None:
    """Every file of a graph folder is in the bundle byte for byte, but for index and cache."""
    with open_graph(folder) as graph:  # makes the index
        found = content(bundle(graph, page, Wishes(), "small.zip"))
    (folder / "index").rename(folder.parent / "index")
    names = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    inside = {n.removeprefix("graph/"): data for n, data in found.items() if n.startswith("graph/")}
    assert inside == {name: path.read_bytes() for name, path in names.items()}
    assert len(inside) == 3


def test_a_bundle_of_a_bundle(folder: Path) -> None:
    """The graph of a bundle can be bundled again, with the same bytes."""
    with open_graph(folder) as graph:
        again = bundle(graph, page, Wishes(), "small.zip")
    assert again == (folder.parent.parent / "small.zip").read_bytes()


def test_a_changed_graph_is_not_packed(folder: Path) -> None:
    """A graph whose files were changed is not passed on."""
    with open_graph(folder) as graph:
        (text,) = (folder / "texts").iterdir()
        text.write_bytes(text.read_bytes() + b"!")
        with pytest.raises(GraphError, match="was changed"):
            bundle(graph, page, Wishes(), "x.zip")
        text.unlink()
        with pytest.raises(GraphError, match="cannot be read"):
            bundle(graph, page, Wishes(), "x.zip")


def test_opens_from_the_file(packed: Path) -> None:
    """The file opens like a graph folder, gives the same answers, verifies, and leaves nothing behind."""
    query = "SELECT * { ?s kg:issuedBy ?o } ORDER BY ?s ?o"
    with kg.open(packed) as graph, kg.open(kg.EXAMPLE) as original:
        place = graph.folder
        assert graph.query(query).to_csv() == original.query(query).to_csv()
        assert graph.counts["documents"] == 12
        assert graph.verify().ok
        assert place.is_dir()
    assert not place.parent.exists()
    graph.close()  # twice does no harm


def test_opens_unpacked(packed: Path, tmp_path: Path) -> None:
    """Unpacked, the folder is a graph for the program, its page and its notebook lie beside it."""
    found = kg.api.unpack(packed, tmp_path / "new" / "theirs")
    assert found.texts
    with kg.open(found.folder) as graph:
        assert graph.folder == found.graph == tmp_path / "new" / "theirs" / "graph"
    assert kg.api.verify(found.folder).ok
    assert (found.folder / "graph.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    with zipfile.ZipFile(packed) as archive:
        assert all((found.folder / name).read_bytes() == archive.read(name) for name in archive.namelist())
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"theirs"}


def test_the_notebook_runs(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notebook is valid, has no outputs, and runs beside the graph."""
    folder = kg.api.unpack(packed, tmp_path / "theirs").folder
    document = json.loads((folder / "explore.ipynb").read_text(encoding="utf-8"))
    assert (document["nbformat"], document["nbformat_minor"]) == (4, 5)
    cells = [cell for cell in document["cells"] if cell["cell_type"] == "code"]
    assert len(cells) == 5
    assert not any(cell["outputs"] for cell in cells)
    assert len({cell["id"] for cell in document["cells"]}) == len(document["cells"])
    monkeypatch.chdir(folder)
    told, names = io.StringIO(), dict[str, Any]()
    with contextlib.redirect_stdout(told):
        for cell in cells:
            exec("".join(cell["source"]), names)  # noqa: S102 - our own notebook
    names["graph"].close()
    assert "State Council" in told.getvalue() or "r:body-state-council" in told.getvalue()


@pytest.mark.parametrize("texts", [True, False])
def test_the_page_tells_where_sources_disagree(texts: bool, tmp_path: Path) -> None:
    """The page of a bundle has the conflicts of the graph, with their sentences only if texts go along."""
    with kg.open(kg.EXAMPLE) as graph:
        found = content(graph.bundle(tmp_path / "example.zip", texts=texts).read_bytes())
        known = len(graph.conflicts())
    html = found["graph.html"].decode()
    data = json.loads(html.split('<script type="application/json" id="data">')[1].split("</script>")[0])
    assert len(data["conflicts"]) == known > 0
    quoted = [data["passages"][n]["s"] for one in data["conflicts"] for side in one["s"] for n in side["e"]]
    assert len(quoted) >= 2 * known
    assert all(quoted) if texts else not any(quoted)
