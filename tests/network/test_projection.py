"""The projection of a graph to networkx."""

import pytest

from kg.exceptions import InputError
from kg.network.evidence import GraphSource
from kg.network.projection import to_networkx


def test_nodes_are_the_things_of_the_facts_and_the_areas_above_them(graph: GraphSource) -> None:
    """Nodes are what the facts touch, with the areas above it, and no unused reference entries."""
    network = to_networkx(graph)
    assert sorted(network) == [
        "kgt:indu-shipbuilding",
        "r:body-harbour",
        "r:facility-basin",
        "r:place-land",
        "r:place-norland",
        "r:place-port-lume",
        "r:policy-blue",
    ]


def test_parallel_relations_are_both_kept(graph: GraphSource) -> None:
    """Two relations between the same two things are two edges, each under its predicate."""
    network = to_networkx(graph)
    assert sorted(network["r:policy-blue"]["r:body-harbour"]) == ["kg:issuedBy", "kg:preparedBy"]


def test_an_edge_carries_its_words_claims_and_sentences(graph: GraphSource) -> None:
    """An edge says the relation in words both ways, its claims, documents, confidence and sentence."""
    edge = to_networkx(graph).edges["r:policy-blue", "r:body-harbour", "kg:issuedBy"]
    passage = edge["passages"][0]
    assert {k: v for k, v in edge.items() if k != "passages"} == {
        "predicate": "kg:issuedBy",
        "label": "issued by",
        "inverse": "issued",
        "claims": ("r:claim-issued",),
        "status": "accepted",
        "documents": ("Coast news",),
        "sentences": ("The Harbour Ministry issued the Blue Coast Plan on 4 May 2024.",),
        "confidence": 0.9,
    }
    assert [passage.sentence[a:b] for a, b in passage.marks] == ["Harbour Ministry issued"]


def test_evidence_in_two_places_is_joined_by_an_ellipsis(graph: GraphSource) -> None:
    """Two pieces of evidence in different sentences are shown with an ellipsis between them."""
    edge = to_networkx(graph).edges["r:policy-blue", "r:facility-basin", "kg:establishes"]
    (sentence,) = edge["sentences"]
    assert sentence == (
        "The Harbour Ministry issued the Blue Coast Plan on 4 May 2024. … "
        "It sets up the Lume Test Basin by 2030."
    )
    marks = edge["passages"][0].marks
    assert [sentence[a:b] for a, b in marks] == ["Blue Coast Plan", "Test Basin"]


def test_reference_relations_are_marked_as_such(graph: GraphSource) -> None:
    """Containment from the reference tables is an edge with the status reference and its row."""
    edge = to_networkx(graph).edges["r:place-port-lume", "r:place-norland", "kg:adminParent"]
    passage = edge["passages"][0]
    assert (edge["status"], edge["sentences"]) == ("reference", ())
    assert (passage.document, passage.record) == ("Table of areas", "990001")


def test_concepts_dates_and_codes_are_details_and_not_nodes(graph: GraphSource) -> None:
    """A document type, a date and a code are told at their node."""
    nodes = to_networkx(graph).nodes
    policy = {(d.label, d.value) for d in nodes["r:policy-blue"]["details"]}
    assert policy == {("document type", "plan"), ("issued on", "2024-05-04")}
    assert ("division code", "990001") in {(d.label, d.value) for d in nodes["r:place-port-lume"]["details"]}


def test_figures_are_folded_into_the_thing_that_they_are_about(graph: GraphSource) -> None:
    """A statistic is a readable line at its observed entity, with its sentence."""
    node = to_networkx(graph).nodes["r:place-port-lume"]
    assert node["figures"] == ("population: over 120,000",)
    detail = next(d for d in node["details"] if d.predicate == "kg:Statistic")
    assert detail.passages[0].sentence == "Port Lume has over 120,000 inhabitants."


def test_labels_kinds_and_aliases_are_words(graph: GraphSource) -> None:
    """A node has its English label, its class in words and its other names."""
    nodes = to_networkx(graph).nodes
    found = {n: (nodes[n]["label"], nodes[n]["kind"], nodes[n]["aliases"]) for n in nodes}
    assert found["r:policy-blue"] == ("Blue Coast Plan", "policy document", ("the Plan",))
    assert found["r:place-port-lume"] == ("Port Lume", "administrative area", ("卢梅港",))
    assert found["kgt:indu-shipbuilding"] == ("shipbuilding", "industry", ("造船",))


def test_disputed_claims_come_only_when_asked_for(graph: GraphSource) -> None:
    """A disputed claim is no edge, unless disputed claims are asked for."""
    edge = ("r:place-port-lume", "r:place-sudland", "kg:within")
    assert not to_networkx(graph).has_edge(*edge)
    asked = to_networkx(graph, statuses=("accepted", "disputed"))
    assert asked.edges[edge]["status"] == "disputed"


def test_a_kind_takes_in_the_narrower_kinds(graph: GraphSource) -> None:
    """Asking for places gives areas and facilities, and leaves out what is no place."""
    kinds = {data["type"] for _, data in to_networkx(graph, kinds=("Place",)).nodes(data=True)}
    assert kinds == {"AdministrativeArea", "Facility"}


@pytest.mark.parametrize(
    ("kinds", "statuses"),
    [
        (("Dragon",), ("accepted",)),  # no such class
        (("Claim",), ("accepted",)),  # a class, but not one of things
        (("Zone",), ("good",)),  # no such status
    ],
)
def test_unknown_kinds_and_statuses_are_refused(
    graph: GraphSource, kinds: tuple[str, ...], statuses: tuple[str, ...]
) -> None:
    """An unknown kind or status is refused with the known ones in the hint."""
    with pytest.raises(InputError, match="Known: "):
        to_networkx(graph, kinds=kinds, statuses=statuses)


def test_nodes_and_edges_come_in_the_order_of_their_ids(graph: GraphSource) -> None:
    """Two projections list nodes and edges alike, sorted."""
    one, two = to_networkx(graph), to_networkx(graph)
    assert list(one) == sorted(one)
    assert list(one.edges(keys=True)) == list(two.edges(keys=True)) == sorted(one.edges(keys=True))
