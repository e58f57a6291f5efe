"""What is kept beside a store to be walked quickly gives the same answers as the store by itself."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.graph import index
from kg.graph.build import GraphBuild
from kg.graph.index import index_problems
from kg.graph.lines import Lines, line
from kg.graph.manifest import GRAPH
from kg.graph.sparql import Rows, run
from kg.graph.store import open_graph
from kg.graph.terms import FACTS, REFERENCE, node
from kg.graph.walks import Walks, read_walks
from kg.graph.walks_changing import change_walks
from kg.graph.walks_making import relations, write_walks

Write = Callable[[str], Path]

INSIDE = "(^kg:adminParent|^kg:within|kg:contains)+"
LONG = "PREFIX kg: <https://w3id.org/policykg/ontology#> "
# a query of one place, and whether its path is found beside the store
QUERIES: Sequence[tuple[str, bool]] = (
    (f"SELECT ?x {{ r:a {INSIDE} ?x }}", True),
    (f"SELECT ?x {{ <https://w3id.org/policykg/id/a> {INSIDE} ?x . FILTER(?x != r:b) }}", True),
    (f"{LONG} SELECT ?x {{ {{ BIND(r:a AS ?x) }} UNION {{ r:a {INSIDE} ?x }} }}", True),
    # after another pattern, in an inner query, with the place itself, by one relation
    (f"SELECT ?x {{ ?x kg:within ?y . r:a {INSIDE} ?x }}", True),
    ("SELECT ?x { { SELECT DISTINCT ?x { r:a (kg:within|kg:spans)* ?x } } }", True),
    ("SELECT ?x { r:a (kg:within)+ ?x }", True),
    # a relation that is not kept; no brackets; other paths; nothing to start from
    ("SELECT ?x { r:a (kg:within|kg:buildsOn)+ ?x }", False),
    ("SELECT ?x { r:a kg:within+ ?x }", False),
    ("SELECT ?x { r:a (kg:within/kg:spans)+ ?x }", False),
    ("SELECT ?x { r:a (kg:within|kg:spans)? ?x }", False),
    ("SELECT ?x { r:a (kg:within|kg:spans) ?x }", False),
    ("SELECT ?x { ?y (kg:within|kg:spans)+ ?x }", False),
    ("SELECT ?x { r:a (kg:within|kg:spans)+ r:b . BIND(r:b AS ?x) }", False),
    # a list of patterns goes on; only one graph is asked; the prefix is another one; a string
    ("SELECT ?x { r:a (kg:within)+ ?x ; a ?y }", False),
    ("SELECT ?x { GRAPH r:graph-facts { r:a (kg:within)+ ?x } }", False),
    ("PREFIX kg: <http://example.org/> SELECT ?x { r:a (kg:within)+ ?x }", False),
    ('SELECT ?x { BIND("{ r:a (kg:within)+ ?y }" AS ?x) }', False),
)


def kept(store: Store, folder: Path) -> Walks:
    """Return the steps of a store, written and read."""
    write_walks(folder / "walks.sqlite", store)
    found = read_walks(folder / "walks.sqlite")
    assert found is not None
    return found


def rows(store: Store, query: str, walks: Walks | None = None) -> list[str]:
    """Return the rows of a query, in order of their spelling."""
    found = run(store, query, walks=walks)
    assert isinstance(found, Rows)
    return sorted(map(str, found.rows))


def step(a: str, relation: str, b: str, graph: NamedNode = FACTS) -> Quad:
    """Return one statement."""
    return Quad(node(f"r:{a}"), node(f"kg:{relation}"), node(f"r:{b}"), graph)


@pytest.fixture(scope="module")
def store() -> Store:
    """Places in one another, in a circle too, from two graphs."""
    found = Store()
    found.extend(
        [
            step("b", "adminParent", "a", REFERENCE),
            step("c", "adminParent", "b", REFERENCE),
            step("c", "adminParent", "b"),
            step("z", "within", "b"),
            step("z", "contains", "d"),
            step("d", "contains", "a"),
            step("a", "within", "e"),
            step("a", "spans", "f"),
            step("d", "buildsOn", "g"),
        ]
    )
    return found


@pytest.mark.parametrize(("query", "found"), QUERIES)
def test_which_paths_are_found_beside_the_store(
    query: str, found: bool, store: Store, tmp_path: Path
) -> None:
    """A path from one thing by kept relations is put in as what it leads to; the rows stay the same."""
    walks = kept(store, tmp_path)
    new = walks.expanded(query)
    assert (new != query) == found
    assert ("VALUES ?x {" in new) == found
    assert rows(store, query, walks) == rows(store, query)


def test_cases_collected() -> None:
    """No case got lost."""
    assert len(QUERIES) == 17
    assert sum(found for _, found in QUERIES) == 6


names = st.sampled_from("abcdef")
steps = st.lists(st.tuples(names, st.sampled_from([r.value for r in relations()]), names), max_size=12)
ways = st.lists(
    st.tuples(st.sampled_from(["", "^"]), st.sampled_from([f"<{r.value}>" for r in relations()])),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(made=steps, way=ways, often=st.sampled_from("+*"), start=names)
def test_any_walk_leads_where_the_engine_goes(
    made: list[tuple[str, str, str]],
    way: list[tuple[str, str]],
    often: str,
    start: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Over any steps, circles among them, a walk has the rows that the engine finds, each once."""
    store = Store()
    store.extend(Quad(node(f"r:{a}"), NamedNode(p), node(f"r:{b}"), FACTS) for a, p, b in made)
    walks = kept(store, tmp_path_factory.mktemp("walks"))
    query = f"SELECT ?x {{ r:{start} ({'|'.join(b + r for b, r in way)}){often} ?x }}"
    assert rows(store, query, walks) == rows(store, query)
    assert "VALUES" in walks.expanded(query) or len(rows(store, query)) < 2
    walks.close()


@settings(max_examples=60, deadline=None)
@given(before=steps, after=steps, twice=steps)
def test_changed_steps_are_those_of_the_new_store(
    before: list[tuple[str, str, str]],
    after: list[tuple[str, str, str]],
    twice: list[tuple[str, str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whatever statements come and go, of one graph or of two, the steps are as if they were written anew."""
    place = tmp_path_factory.mktemp("walks")
    also = {Quad(node(f"r:{a}"), NamedNode(p), node(f"r:{b}"), REFERENCE) for a, p, b in twice}
    old, new = (
        {Quad(node(f"r:{a}"), NamedNode(p), node(f"r:{b}"), FACTS) for a, p, b in made}
        for made in (before, after)
    )
    store = Store()
    store.extend([*old, *also])
    write_walks(place / "old", store)
    for quad in old - new:
        store.remove(quad)
    store.extend(new)
    change_walks(place / "old", place / "changed", store, old - new, new - old)
    write_walks(place / "anew", store)
    assert all_steps(place / "changed") == all_steps(place / "anew")


def all_steps(path: Path) -> tuple[list[object], list[object]]:
    """Return the things of a file of steps, and the steps by the names of things."""
    with closing(sqlite3.connect(path)) as database:
        things = database.execute("SELECT iri FROM things ORDER BY iri").fetchall()
        walked = database.execute(
            "SELECT a.iri, kind, b.iri FROM steps JOIN things a ON a.id = start JOIN things b ON b.id = stop "
            "ORDER BY 1, 2, 3"
        )
        return things, walked.fetchall()


# what stands in the place of the older steps, or what comes
UNCHANGEABLE: Sequence[tuple[bytes, Quad]] = (
    (b"nonsense" * 999, step("a", "within", "k")),
    (b"", step("a", "within", "k")),
    (b"", Quad(node("r:a"), node("kg:spans"), Literal("somewhere"), FACTS)),
)


@pytest.mark.parametrize(("data", "come"), UNCHANGEABLE)
def test_steps_that_cannot_be_changed(data: bytes, come: Quad, store: Store, tmp_path: Path) -> None:
    """Where older steps are damaged, or one leads to what a query cannot name, no changed ones are left."""
    (tmp_path / "old").write_bytes(data)
    change_walks(tmp_path / "old", tmp_path / "new", store, [], [come])
    assert not (tmp_path / "new").exists()


def test_unchangeable_cases() -> None:
    """Three cases are tried."""
    assert len(UNCHANGEABLE) == 3


@pytest.mark.parametrize("odd", [Literal("somewhere"), BlankNode("x")])
def test_steps_that_lead_elsewhere_are_not_kept(odd: Literal | BlankNode, tmp_path: Path) -> None:
    """Where a step leads to what a query cannot name, the engine walks alone."""
    store = Store()
    store.extend([step("a", "within", "b"), Quad(node("r:a"), node("kg:spans"), odd, FACTS)])
    write_walks(tmp_path / "walks.sqlite", store)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", b"nonsense" * 999])
def test_damaged_steps_are_not_used(data: bytes, store: Store, tmp_path: Path) -> None:
    """A file that is empty or damaged is as none; one that breaks later leaves the query as it was."""
    walks = kept(store, tmp_path)
    walks.close()
    assert walks.expanded(QUERIES[0][0]) == QUERIES[0][0]
    (tmp_path / "walks.sqlite").write_bytes(data)
    assert read_walks(tmp_path / "walks.sqlite") is None
    assert read_walks(tmp_path / "none") is None


def test_a_graph_on_disk_keeps_its_steps(write: Write, built: GraphBuild) -> None:
    """A graph folder has its steps beside the store, which holds nothing more than the graph says."""
    folder = write("g")
    with open_graph(folder) as graph:
        assert graph.walks is not None
        assert graph.walks is graph.walks
        assert len(graph.store) == len(set(built.quads))
    assert graph.walks is None
    assert not list(index_problems(folder, graph.manifest.files[GRAPH]))
    (folder / "index" / index.WALKS).unlink()
    with open_graph(folder) as graph:
        assert graph.walks is None


@pytest.mark.parametrize("changed", ["spans", "buildsOn"])
def test_steps_follow_a_changed_index(changed: str, tmp_path: Path, store: Store) -> None:
    """An index that is changed instead of made anew has the steps of the new graph."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    new = step("f", changed, "h")
    old_lines = sorted(line(quad).encode() for quad in store)
    (tmp_path / "old" / GRAPH).write_bytes(b"".join(old_lines))
    index.build_index(tmp_path / "old", "1" * 64)
    lines = Lines((), len(old_lines) + 1, "1" * 64, new=frozenset([line(new).encode()]))
    index.build_index(tmp_path / "new", "2" * 64, tmp_path / "old", lines)
    walks = index.fitting_walks(tmp_path / "new", "2" * 64)
    assert walks is not None
    leads = "/h>" in str(walks.reached(node("r:a").value, [(node("kg:spans").value, False)]))
    assert leads == (changed == "spans")
    same = [(tmp_path / name / "index" / index.WALKS).stat().st_ino for name in ("old", "new")]
    assert (same[0] == same[1]) == (changed != "spans")
