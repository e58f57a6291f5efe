"""Names are read alike from a store that takes queries and from one that only gives quads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph.labels_reading import read_named
from kg.graph.store import open_graph
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, OBJECT, REFERENCE, SUBJECT, TYPE, ours, resource

THINGS = tuple(resource(name) for name in ("a", "b", "claim-1", "claim-2"))
PREDICATES = (LABEL, ALT_LABEL, TYPE, SUBJECT, OBJECT)
OBJECTS = (*THINGS, ours("Zone"), ours("Claim"), Literal("Bay"), Literal("湾", language="zh"))


class Patterns:
    """A store that takes no queries."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def quads_for_pattern(
        self, subject: Any, predicate: Any, obj: Any, graph_name: Any = None, /
    ) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, predicate, obj, graph_name)


def test_the_example_is_read_alike(example_folder: Path) -> None:
    """On the example graph both ways give the same names, kinds and counts, in the same order."""
    with open_graph(example_folder) as graph:
        assert isinstance(graph.store, Store)
        found = read_named(graph.store)
        assert len(found) > 500
        assert found == read_named(Patterns(graph.store))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(THINGS),
            st.sampled_from(PREDICATES),
            st.sampled_from(OBJECTS),
            st.sampled_from((FACTS, REFERENCE)),
        ),
        max_size=25,
    )
)
def test_any_quads_are_read_alike(quads: list[tuple[NamedNode, NamedNode, Any, NamedNode]]) -> None:
    """Whatever is said, a thing in two graphs or a claim with a name as well, both ways agree."""
    store = Store()
    store.extend(Quad(*quad) for quad in quads)
    assert read_named(store) == read_named(Patterns(store))
