"""An index of labels that is changed where its graph changed: the same as one that is made anew."""

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store
from tests.cache.histories import told

from kg.graph.labels_changing import change_labels
from kg.graph.labels_making import labels_in_memory, write_labels
from kg.graph.labels_reading import read_named
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, OBJECT, SUBJECT, TYPE, ours, resource

WORDS = ("Salt Marsh Zone", "Marsh", "Lantern Port", "Zone of Beibei", "盐沼试验区", "Lantern lantern")
THINGS = tuple(resource(f"zone-{n}") for n in range(6))
KINDS = (ours("Zone"), ours("Facility"), ours("Statistic"))


def quads() -> st.SearchStrategy[Quad]:
    """Draw a quad that names a thing, tells its class, or is a claim about it."""
    things, words = st.sampled_from(THINGS), st.sampled_from(WORDS).map(Literal)
    claims = st.integers(0, 9).map(lambda n: resource(f"claim-{n}"))
    graph = st.just(FACTS)
    said = (
        st.builds(Quad, things, st.sampled_from((LABEL, ALT_LABEL)), words, graph),
        st.builds(Quad, things, st.just(TYPE), st.sampled_from(KINDS), graph),
        st.builds(Quad, claims, st.sampled_from((SUBJECT, OBJECT)), things, graph),
    )
    return st.one_of(said)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.frozensets(quads(), max_size=25), min_size=2, max_size=5))
def test_any_change(states: list[frozenset[Quad]]) -> None:
    """Whatever names, classes and claims come and go, all that is told is what a new index tells."""
    with TemporaryDirectory() as place:
        before = Store()
        before.extend(states[0])
        write_labels(Path(place) / "0", read_named(before), "0")
        for n, (old, new) in enumerate(pairwise(states), 1):
            store = Store()
            store.extend(new)
            older, path = Path(place) / f"{n - 1}", Path(place) / f"{n}"
            if not change_labels(older, path, store, f"{n}", old - new, new - old):
                path.unlink(missing_ok=True)
                write_labels(path, read_named(store), f"{n}")
            with closing(sqlite3.connect(path)) as found:
                assert told(found) == told(labels_in_memory(read_named(store)))
                assert found.execute("SELECT digest FROM meta").fetchall() == [(f"{n}",)]


def test_an_older_form_is_not_changed(tmp_path: Path) -> None:
    """An index of another form, or none, is refused, so that it is made anew."""
    store = Store()
    store.add(Quad(NamedNode("http://a/b"), LABEL, Literal("Marsh"), FACTS))
    assert not change_labels(tmp_path / "none", tmp_path / "new", store, "", (), ())
    write_labels(tmp_path / "old", read_named(store), "")
    with closing(sqlite3.connect(tmp_path / "old")) as database, database:
        database.execute("UPDATE meta SET format = 1")
    assert not change_labels(tmp_path / "old", tmp_path / "new", store, "", (), ())
