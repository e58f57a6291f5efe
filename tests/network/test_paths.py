"""Paths told in words, and why there is none."""

from typing import Any

import pytest

from kg.exceptions import InputError
from kg.namespaces import expand
from kg.network.kinds import members
from kg.network.limits import Limits
from kg.network.paths import Paths, find_paths
from kg.network.web import read_web

from .webs import add

# One thing behind a proposed claim, one behind a disputed one, two without any, one far away.
MORE = """
GRAPH r:graph-facts {
  r:zone-hoped a kg:Zone ; rdfs:label "Hoped Zone" . r:zone-alone a kg:Zone ; rdfs:label "Lone Zone" .
  r:zone-lonely a kg:Zone ; rdfs:label "Lonely Zone" ; kg:contains r:zone-lonely .
  r:zone-twin a kg:Zone ; rdfs:label "Twin Zone" ; kg:contains r:zone-other .
  r:zone-other a kg:Zone ; rdfs:label "Other Zone" .
}
GRAPH r:graph-claims-two {
  r:source-two a kg:SourceDocument ; rdfs:label "Rumours" .
  r:evidence-two oa:hasSource r:source-two ; kg:page 4 .
  r:claim-hope a kg:Claim ; rdf:subject r:zone-hoped ; rdf:predicate kg:within ; rdf:object r:place-norland ;
    kg:reviewStatus kgt:status-proposed ; kg:hasEvidence r:evidence-two .
  r:claim-no a kg:Claim ; rdf:subject r:zone-alone ; rdf:predicate kg:within ; rdf:object r:place-norland ;
    kg:reviewStatus kgt:status-rejected ; kg:hasEvidence r:evidence-two .
}
"""
BODY, PLACE, LAND = "r:body-harbour", "r:place-norland", "r:place-land"
NO_POLICY = Limits(no_kinds=members("Policy"))
# from, to, limits, what the reason says, whether a path is shown instead
NONE = [
    (BODY, PLACE, Limits(2), "it has 3 steps, more than the 2 allowed", True),
    (BODY, PLACE, NO_POLICY, "it goes through what was left out: Blue Coast Plan", True),
    (
        BODY,
        PLACE,
        Limits(no_relations=frozenset({expand("kg:adminParent")})),
        "left out: “administrative parent”",
        True,
    ),
    (
        BODY,
        PLACE,
        Limits(2, no_kinds=members("Policy")),
        "left out: Blue Coast Plan and it has 3 steps",
        True,
    ),
    (BODY, "r:zone-hoped", Limits(), "it rests on what is only proposed or disputed", True),
    (BODY, "r:zone-hoped", Limits(2), "4 steps, more than the 2 allowed and it rests on what is only", True),
    (BODY, "r:zone-alone", Limits(), "Lone Zone has no link to any other thing", False),
    ("r:zone-lonely", "r:zone-alone", Limits(), "Lonely Zone and Lone Zone have no link to any", False),
    (BODY, "r:zone-twin", Limits(), "from Harbour Ministry to 8 other things and from Twin Zone to 1", False),
]


def paths(graph: Any, source: str, target: str, k: int = 1, limits: Limits | None = None) -> Paths:
    """Return the paths between two things of a graph, by their compact IRIs."""
    return find_paths(read_web(graph), expand(source), expand(target), k=k, limits=limits)


def test_a_path_is_a_sentence(graph: Any) -> None:
    """Each step is told in the direction walked, and the whole as one sentence."""
    found = paths(graph, BODY, PLACE)
    told = "Harbour Ministry issued Blue Coast Plan, which applies to Port Lume, which belongs to Norland."
    assert (str(found[0]), len(found), found.reason, found.instead) == (told, 1, "", None)
    back = paths(graph, PLACE, BODY)[0]
    told = "Norland includes Port Lume, which is covered by Blue Coast Plan, which was issued by "
    assert str(back) == f"{told}Harbour Ministry."
    assert [stop.id for stop in back.stops] == [stop.id for stop in reversed(found[0].stops)]
    assert back.cost == found[0].cost


def test_each_step_has_its_sentence(graph: Any) -> None:
    """A fact has its sentence and document, a row of the tables its record, other relations are named."""
    issued, applies, above = paths(graph, BODY, PLACE)[0].hops
    assert issued.passages[0].sentence.startswith("The Harbour Ministry issued the Blue Coast Plan")
    assert (issued.passages[0].document, issued.also, issued.forward) == ("Coast news", ("prepared",), False)
    assert (applies.words, applies.forward, applies.standing) == ("applies to", True, "accepted")
    assert (above.standing, above.passages[0].record) == ("reference", "990001")
    assert (above.passages[0].document, above.passages[0].sentence) == ("Table of areas", "")


def test_several_paths_are_told_apart(graph: Any) -> None:
    """More paths come in order of their cost, each with other things on it."""
    add(graph.store, "GRAPH r:graph-facts { r:body-harbour kg:establishes r:facility-basin . }")
    found = paths(graph, BODY, "r:facility-basin", 5)
    assert [len(path.hops) for path in found] == [1, 2]
    assert found[0].cost <= found[1].cost
    assert len({path.stops for path in found}) == 2
    assert str(found).startswith("1. Harbour Ministry establishes Lume Test Basin.\n2. ")


def test_there_are_nine_reasons() -> None:
    """All cases are collected."""
    assert len(NONE) == 9


@pytest.mark.parametrize(("source", "target", "limits", "reason", "shown"), NONE)
def test_why_there_is_no_path(
    source: str, target: str, limits: Limits, reason: str, shown: bool, graph: Any
) -> None:
    """Without a path the reason is told, and the nearest path that was not asked for is shown."""
    add(graph.store, MORE)
    found = paths(graph, source, target, limits=limits)
    assert len(found) == 0
    assert reason in found.reason
    assert (found.instead is not None) is shown


def test_a_doubtful_step_is_marked(graph: Any) -> None:
    """What is only proposed stands in no path, and in the one that is shown instead it is marked."""
    add(graph.store, MORE)
    found = paths(graph, PLACE, "r:zone-hoped")
    assert found.instead is not None
    assert [hop.standing for hop in found.instead.hops] == ["proposed"]
    assert not found.instead.is_sure
    assert (found.instead.hops[0].passages[0].document, found.instead.hops[0].passages[0].page) == (
        "Rumours",
        4,
    )


def test_a_believed_link_comes_before_a_doubtful_one(graph: Any) -> None:
    """Where a step has a believed link as well, the path is not called doubtful for it."""
    add(graph.store, MORE)
    add(
        graph.store,
        """GRAPH r:graph-claims-two { r:claim-more a kg:Claim ; rdf:subject r:place-port-lume ;
        rdf:predicate kg:hasMeasure ; rdf:object r:place-norland ; kg:reviewStatus kgt:status-proposed . }""",
    )
    found = paths(graph, "r:place-port-lume", "r:zone-hoped")
    assert found.instead is not None
    assert [hop.standing for hop in found.instead.hops] == ["reference", "proposed"]


def test_ends_are_always_allowed(graph: Any) -> None:
    """Kinds that are left out do not concern the two ends."""
    only = Limits(only_kinds=members("AdministrativeArea"))
    assert len(paths(graph, "r:policy-blue", PLACE, limits=only)) == 1
    assert len(paths(graph, BODY, PLACE, limits=only)) == 0


def test_the_tree_of_industries_is_walked(graph: Any) -> None:
    """A branch of an industry leads to the industry above it, and the step says where it is from."""
    add(
        graph.store,
        "GRAPH r:graph-vocabulary { kgt:indu-shipbuilding skos:broader kgt:indu-unused . }",
    )
    hop = paths(graph, "r:policy-blue", "kgt:indu-unused")[0].hops[1]
    assert (str(hop), hop.standing) == ("shipbuilding is a branch of weaving", "vocabulary")
    assert hop.passages == ()


BAD = [
    (BODY, BODY, 1, Limits(), "both names mean the same thing"),
    (BODY, "r:source-one", 1, Limits(), "no place in the network"),
    (BODY, PLACE, 0, Limits(), "the number of paths is below one"),
    (BODY, PLACE, 1, Limits(0), "the number of steps is below one"),
    (BODY, PLACE, 1, Limits(no_things=frozenset({expand(PLACE)})), "an end of the path cannot be avoided"),
]


def test_there_are_five_bad_requests() -> None:
    """All cases are collected."""
    assert len(BAD) == 5


@pytest.mark.parametrize(("source", "target", "k", "limits", "told"), BAD)
def test_bad_requests_are_refused(
    source: str, target: str, k: int, limits: Limits, told: str, graph: Any
) -> None:
    """What makes no sense is refused with what to do."""
    with pytest.raises(InputError, match=told):
        paths(graph, source, target, k, limits)


def test_strange_names_do_no_harm(graph: Any) -> None:
    """Things without a label, and labels in other scripts, are told as they are."""
    add(
        graph.store,
        """GRAPH r:graph-facts { r:zone-no-name a kg:Zone ; kg:within r:place-shan .
        r:place-shan a kg:Place ; rdfs:label "山\U0001f30a — “côte”" . }""",
    )
    assert (
        str(paths(graph, "r:zone-no-name", "r:place-shan"))
        == "1. zone no name lies in 山\U0001f30a — “côte”."
    )
