"""Networks for analysts."""

from typing import Any

import networkx as nx
import pytest

from kg.exceptions import InputError
from kg.network.bipartite import PROJECTIONS, projection
from kg.network.web import Web

from .webs import add

FACTS = """
GRAPH r:graph-vocabulary { kgt:ins-grants skos:prefLabel "grants" . }
GRAPH r:graph-facts {
  r:body-two a kg:PublicBody ; rdfs:label "Second Body" .
  r:body-three a kg:PublicBody ; rdfs:label "Third Body" .
  r:policy-blue kg:issuedBy r:body-two ; kg:hasMeasure r:measure-one, r:measure-two .
  r:policy-red a kg:Policy ; rdfs:label "Red Plan" ; kg:issuedBy r:body-two, r:body-harbour ;
    kg:hasMeasure r:measure-two .
  r:policy-lone a kg:Policy ; kg:issuedBy r:body-three ; kg:isPartOf r:policy-lone .
  r:measure-one a kg:Measure ; rdfs:label "one" ; kg:instrumentType kgt:ins-grants ;
    kg:appliesTo r:place-port-lume ; kg:addressesIndustry kgt:indu-unused .
  r:measure-two a kg:Measure ; rdfs:label "two" ; kg:instrumentType kgt:ins-grants .
  r:measure-part a kg:Measure ; rdfs:label "part" ; dcterms:isPartOf r:measure-one ;
    kg:appliesTo r:place-port-lume .
  r:measure-one dcterms:isPartOf r:measure-part .
  r:measure-lone a kg:Measure ; rdfs:label "lone" ; kg:instrumentType kgt:ins-grants ;
    kg:appliesTo r:place-norland .
}
"""


def edges(graph: Any, name: str) -> dict[frozenset[str], int]:
    """Return the pairs of a projection with their weights."""
    found = projection(graph, name)
    return {frozenset((one, other)): data["weight"] for one, other, data in found.edges(data=True)}


def pair(one: str, other: str) -> frozenset[str]:
    """Return the key of a pair."""
    return frozenset((one, other))


def test_bodies_that_issue_together(graph: Any) -> None:
    """Two bodies are joined by the policies that both issued; a body on its own is not there."""
    add(graph.store, FACTS)
    found = projection(graph, "co-issuing")
    assert edges(graph, "co-issuing") == {pair("r:body-harbour", "r:body-two"): 2}
    data = found["r:body-harbour"]["r:body-two"]
    assert (data["via"], data["via_labels"]) == (
        ("r:policy-blue", "r:policy-red"),
        ("Blue Coast Plan", "Red Plan"),
    )
    assert data["claims"] == ("r:claim-issued",)
    assert data["documents"] == ("Coast news",)
    assert data["passages"][0].sentence.startswith("The Harbour Ministry issued")
    assert found.nodes["r:body-two"] == {
        "label": "Second Body",
        "kind": "public body",
        "type": "PublicBody",
        "side": 0,
    }


def test_bodies_and_industries(graph: Any) -> None:
    """A body meets the industries of its policies and of their measures."""
    add(graph.store, FACTS)
    assert edges(graph, "body-industry") == {
        pair(body, industry): 1
        for body in ("r:body-harbour", "r:body-two")
        for industry in ("kgt:indu-shipbuilding", "kgt:indu-unused")
    }


def test_plans_and_places(graph: Any) -> None:
    """A place counts once for the plan, once for each measure, also for parts of measures in a circle."""
    add(graph.store, FACTS)
    assert edges(graph, "plan-place") == {
        pair("r:policy-blue", "r:place-port-lume"): 3,
        pair("r:policy-blue", "r:facility-basin"): 1,
    }


def test_measures_and_instruments(graph: Any) -> None:
    """Measures meet their kind of instrument; plans meet it as often as they have such measures."""
    add(graph.store, FACTS)
    measures = ("r:measure-lone", "r:measure-one", "r:measure-two")
    assert edges(graph, "measure-instrument") == {pair(m, "kgt:ins-grants"): 1 for m in measures}
    plans = {pair("r:policy-blue", "kgt:ins-grants"): 2, pair("r:policy-red", "kgt:ins-grants"): 1}
    assert edges(graph, "plan-instrument") == plans
    node = projection(graph, "plan-instrument").nodes["kgt:ins-grants"]
    assert (node["label"], node["kind"], node["side"]) == ("grants", "instrument type", 1)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_projections_of_the_example(name: str, example_web: Web) -> None:
    """Every projection of the example has edges, each with a weight and claims, and all but one two sides."""
    found = projection(example_web.graph, name)
    assert found.number_of_edges() >= 4
    assert all(data["weight"] >= 1 and data["claims"] for _, _, data in found.edges(data=True))
    sides = {found.nodes[one]["side"] + found.nodes[other]["side"] for one, other in found.edges()}
    assert sides == ({0} if name == "co-issuing" else {1})
    assert name == "co-issuing" or nx.is_bipartite(found)


def test_there_are_five_projections() -> None:
    """All are tried above."""
    assert len(PROJECTIONS) == 5


def test_an_unknown_projection_is_told(graph: Any) -> None:
    """An unknown name is refused with those that there are."""
    with pytest.raises(InputError, match="Known: co-issuing, body-industry"):
        projection(graph, "bodies")


def test_an_empty_graph_has_empty_projections(graph: Any) -> None:
    """Without such facts a projection is empty."""
    assert len(projection(graph, "measure-instrument")) == 0
