"""Rankings and groups of a graph."""

import re
from typing import Any

import pytest

from kg.exceptions import InputError
from kg.network.central import COLUMNS, MEASURES, central
from kg.network.communities import find_communities
from kg.network.web import Web, read_web

from .webs import add


def test_things_are_ranked_by_their_links(graph: Any) -> None:
    """The thing with most links by facts is first; equals share a rank in the order of labels."""
    ranking = central(read_web(graph))
    assert [(row.rank, row.thing.label, row.score) for row in ranking.rows] == [
        (1, "Blue Coast Plan", 4),
        (2, "Harbour Ministry", 1),
        (2, "Lume Test Basin", 1),
        (2, "Port Lume", 1),
        (2, "shipbuilding", 1),
    ]
    assert (ranking.among, len(ranking)) == (5, 5)
    assert ranking.lines[0] == (1, "Blue Coast Plan", "policy document", 4, 4, "r:policy-blue")
    assert len(ranking.lines[0]) == len(COLUMNS)


def test_reference_tables_do_not_count(graph: Any) -> None:
    """Places that only the tables link are not ranked."""
    assert "Norland" not in {row.thing.label for row in central(read_web(graph)).rows}


@pytest.mark.parametrize("by", MEASURES)
def test_every_measure_finds_the_middle(by: str, graph: Any) -> None:
    """All measures put the plan that everything hangs on first."""
    ranking = central(read_web(graph), by=by)
    assert (ranking.rows[0].thing.label, ranking.by) == ("Blue Coast Plan", by)
    assert all(0 <= row.score <= (4 if by == "degree" else 1) for row in ranking.rows)


def test_a_kind_chooses_what_is_listed(example_web: Web) -> None:
    """Only things of the kind are listed, with the scores they have among all."""
    everything = {row.thing.id: row.score for row in central(example_web, top=None).rows}
    zones = central(example_web, kind="zones", top=None)
    assert {row.thing.kind for row in zones.rows} == {"zone"}
    assert 5 < len(zones) < len(everything)
    assert all(everything[row.thing.id] == row.score for row in zones.rows)
    assert len(central(example_web, kind="zones", top=3)) == 3
    assert central(example_web, kind="challenge").rows == ()


BAD = [
    ({"by": "beauty"}, "beauty: there is no such measure. Measures: degree, pagerank, betweenness"),
    ({"kind": "plnas"}, "plnas: there is no such kind of things. Did you mean plan"),
    ({"top": 0}, "0: the number of rows is below one"),
]


@pytest.mark.parametrize(("request_", "told"), BAD)
def test_bad_requests_are_told(request_: dict[str, Any], told: str, graph: Any) -> None:
    """Unknown measures and kinds are refused with those that there are."""
    with pytest.raises(InputError, match=re.escape(told)):
        central(read_web(graph), **request_)


def test_groups_are_named_by_their_best_members(example_web: Web) -> None:
    """The largest group comes first, its members by their links inside, and two of them name it."""
    found = find_communities(example_web)
    assert len(found) >= 5
    sizes = [len(group.members) for group in found.groups]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= 3
    assert [group.number for group in found.groups] == list(range(1, len(found) + 1))
    first = found.groups[0]
    assert first.name.count(" · ") == 1
    assert set(first.name.split(" · ")) <= {member.thing.label for member in first.members}
    assert sum(number for _, number in first.kinds) == len(first.members)
    assert found.modularity > 0.7
    assert len(found.lines) == found.things == sum(sizes)


def test_members_are_in_one_group_only(example_web: Web) -> None:
    """No thing is in two groups, and links inside and outside add up."""
    found = find_communities(example_web, least=1)
    ids = [member.thing.id for group in found.groups for member in group.members]
    assert len(ids) == len(set(ids))
    assert sum(group.outside for group in found.groups) % 2 == 0
    for group in found.groups:
        assert sum(member.links for member in group.members) == 2 * group.inside


def test_phrases_name_no_group(graph: Any) -> None:
    """A group is named by things rather than by measures, as long as it has any."""
    more = "".join(
        f"r:policy-blue kg:hasMeasure r:measure-{n} . r:measure-{n} a kg:Measure . " for n in range(9)
    )
    linked = "r:measure-1 kg:appliesTo r:measure-2, r:measure-3, r:measure-4 ."
    add(graph.store, f"GRAPH r:graph-facts {{ {more} {linked} }}")
    assert "measure" not in find_communities(read_web(graph)).groups[0].name


def test_small_groups_are_left_out(graph: Any) -> None:
    """Groups below the least size are left out; a size below one is refused."""
    assert len(find_communities(read_web(graph), least=6)) == 0
    with pytest.raises(InputError, match="below one"):
        find_communities(read_web(graph), least=0)
