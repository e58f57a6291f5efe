"""Relations in words."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg import resources
from kg.namespaces import KG, PREFIXES, compact
from kg.network.names import NODE_CLASSES
from kg.network.wording import INVERSE, inverse, local_name, spaced


def test_every_inverse_is_words_and_not_its_own_name() -> None:
    """Inverse words are lower case, without camel case or prefixes."""
    assert len(INVERSE) == 23
    assert [w for w in INVERSE.values() if w != w.lower() or ":" in w] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hasMeasure", "has measure"),  # camel case
        ("zone-economic-circle", "zone economic circle"),  # hyphens
        ("x", "x"),  # nothing to part
    ],
)
def test_names_are_parted_into_words(name: str, words: str) -> None:
    """A name without a label is still readable."""
    assert spaced(name) == words


def test_an_unknown_relation_keeps_its_words_with_an_arrow() -> None:
    """A relation without inverse words is shown with an arrow."""
    assert inverse("kg:unknown", "unknown to") == "← unknown to"
    assert local_name("r:zone-lume") == "zone-lume"


def test_every_relation_between_things_can_be_read_backwards() -> None:
    """Each property of the ontology whose range is a class of things has inverse words."""
    store = Store()
    store.load(path=str(resources.ontology() / "policy.ttl"), format=RdfFormat.TURTLE)
    things = {KG + name for name in (*NODE_CLASSES, "PolicyElement")}
    subjects: dict[str, set[str]] = {"domain": set(), "range": set()}
    for side, found in subjects.items():
        for quad in store.quads_for_pattern(None, NamedNode(PREFIXES["rdfs"] + side), None, None):
            if isinstance(quad.object, NamedNode) and quad.object.value in things:
                found.add(compact(str(quad.subject)[1:-1]))
    relations = subjects["domain"] & subjects["range"]
    assert len(relations) >= 15
    assert sorted(relations - set(INVERSE)) == []
