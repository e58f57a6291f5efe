"""The network by the public door: names are resolved, links are read once, a closed graph is closed."""

from pathlib import Path

import pytest

import kg
from kg.exceptions import GraphError, InputError, KgError, QuestionError


def test_the_door_gives_everything(example_folder: Path) -> None:
    """Paths, ranks, groups, comparisons, projections and the network come from an open graph."""
    with kg.open(example_folder) as graph:
        found = graph.path("State Council", "Shapingba", k=2)
        assert [path.stops[0].id for path in found] == ["r:body-state-council"] * 2
        assert found[0].stops[-1].label == "Shapingba"
        assert all(hop.passages for path in found for hop in path.hops)
        assert graph.central("zone", top=1).rows[0].thing.kind == "zone"
        assert len(graph.communities(least=5)) >= 5
        assert graph.compare("Chengdu", "Chongqing").second.label == "Chongqing"
        assert graph.projection("co-issuing").number_of_edges() >= 4
        assert len(graph.network(["Zone"])) > 5


def test_every_step_leads_to_its_words(example_folder: Path) -> None:
    """Each step of a fact has a sentence that stands in the text of its document."""
    with kg.open(example_folder) as graph:
        steps = [hop for path in graph.path("State Council", "Shapingba", k=9) for hop in path.hops]
        facts = [hop for hop in steps if hop.standing == "accepted"]
        assert len(facts) >= 9
        assert all(hop.passages[0].sentence and hop.passages[0].document for hop in facts)


def test_names_are_found(example_folder: Path) -> None:
    """Other names and ids mean the same thing as the name; unknown ones are told with near ones."""
    with kg.open(example_folder) as graph:
        named = graph.path("State Council", "Shapingba")
        by_id = graph.path("r:body-state-council", "<https://w3id.org/policykg/id/place-shapingba>")
        assert by_id == graph.path("the state council", "沙坪坝区") == named
        with pytest.raises(QuestionError, match="Did you mean Shapingba"):
            graph.path("State Council", "Shapinba")


def test_a_closed_graph_answers_no_more(example_folder: Path) -> None:
    """After closing, nothing is answered from what was read before."""
    graph = kg.open(example_folder)
    assert len(graph.path("State Council", "Shapingba")) == 1
    graph.close()
    with pytest.raises(GraphError, match="closed"):
        graph.path("State Council", "Shapingba")


@pytest.mark.parametrize("only", [["zone"], ["zone", "issued by"]])
def test_kinds_and_relations_narrow(only: list[str], example_folder: Path) -> None:
    """What is named in only narrows what may be passed and walked; nothing sensible is left to walk here."""
    with kg.open(example_folder) as graph:
        assert graph.path("State Council", "Shapingba", only=only).reason
        with pytest.raises(InputError, match="neither a kind nor a relation"):
            graph.path("State Council", "Shapingba", only=["moonshine"])
        with pytest.raises(KgError, match="no thing of this graph"):
            graph.path("State Council", "Shapingba", avoid=["moonshine"])
