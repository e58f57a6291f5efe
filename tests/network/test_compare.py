"""Two things side by side."""

from typing import Any

import pytest

from kg.exceptions import InputError
from kg.namespaces import expand
from kg.network.compare import COLUMNS, Comparison, compare
from kg.network.web import read_web

from .webs import add

MORE = """
GRAPH r:graph-facts {
  r:policy-red a kg:PolicyDocument ; rdfs:label "Red Plan" ; kg:issuedBy r:body-harbour ;
    kg:issuedOn "2024-05-04"^^xsd:date ; kg:documentType kgt:doc-law ; kg:contributesTo r:facility-basin ;
    kg:buildsOn r:policy-blue, r:policy-red ; kg:quantifiedBy r:statistic-red .
  r:statistic-red a kg:Statistic ; kg:indicator kgt:ind-population ; kg:value 5 ; kg:referenceYear 2020 .
  r:statistic-half a kg:Statistic ; kg:observedEntity r:policy-red ; kg:indicator kgt:ind-population .
  r:statistic-norland a kg:Statistic ; kg:observedEntity r:place-norland ; kg:indicator kgt:ind-population ;
    kg:value 900000 .
}
"""


def side_by_side(graph: Any, one: str, other: str) -> Comparison:
    """Return two things of a graph side by side, by their compact IRIs."""
    return compare(read_web(graph), expand(one), expand(other))


def test_what_is_shared_and_what_is_not(graph: Any) -> None:
    """Issuer and date are shared, the type differs, and what links the two stands apart."""
    add(graph.store, MORE)
    found = side_by_side(graph, "r:policy-blue", "r:policy-red")
    assert [(said.words, said.other.label) for said in found.direct] == [("is built on by", "Red Plan")]
    lines = set(found.lines)
    assert {
        ("was issued by", "Harbour Ministry", "both", "yes", "yes"),
        ("issued on", "2024-05-04", "both", "yes", "yes"),
        ("document type", "plan", "first", "yes", ""),
        ("document type", "doc law", "second", "", "yes"),
        ("linked to both", "Lume Test Basin", "both", "establishes", "contributes to"),
        ("population", "2020", "second", "", "5"),
    } <= lines
    assert all(len(line) == len(COLUMNS) for line in lines)
    assert not [line for line in lines if "statistic" in "".join(line).lower()]


def test_figures_stand_by_indicator_and_year(graph: Any) -> None:
    """Figures of the same kind and year stand in one row, with unit and qualifier."""
    add(graph.store, MORE)
    found = side_by_side(graph, "r:place-port-lume", "r:place-norland")
    rows = [(f.indicator, f.year, f.first[0].value, f.second[0].value) for f in found.figures]
    assert rows == [("population", "", "over 120,000", "900,000")]
    assert found.figures[0].first[0].passages[0].sentence == "Port Lume has over 120,000 inhabitants."


def test_evidence_stands_with_each_row(graph: Any) -> None:
    """A row of a fact carries its sentence, a row of the tables its record."""
    found = side_by_side(graph, "r:place-port-lume", "r:facility-basin")
    told = {line[:2]: passages for line, passages in found.rows}
    assert told[("linked to both", "Blue Coast Plan")][0].document == "Coast news"
    assert told[("belongs to", "Norland")][0].record == "990001"
    standings = {a.words: said.standing for a in found.aspects for said in a.first}
    assert standings == {"belongs to": "reference", "division code": "reference", "is covered by": "accepted"}


def test_things_of_different_kinds(graph: Any) -> None:
    """A body and a place are compared like any others; what is only disputed does not count."""
    found = side_by_side(graph, "r:body-harbour", "r:place-port-lume")
    meeting = found.meetings[0]
    assert (meeting.thing.label, meeting.first[0].words) == ("Blue Coast Plan", "issued")
    assert {said.words for said in meeting.second} == {"is covered by"}
    assert not [line for line in found.lines if line[1] == "Sudland"]


def test_swapped_things_swap_their_sides(graph: Any) -> None:
    """Whoever is named first, the rows are the same but for the sides."""
    add(graph.store, MORE)
    one = side_by_side(graph, "r:policy-blue", "r:policy-red")
    swapped = side_by_side(graph, "r:policy-red", "r:policy-blue")
    turned = {"first": "second", "second": "first", "both": "both"}
    assert sorted((a, b, turned[c], e, d) for a, b, c, d, e in one.lines) == sorted(swapped.lines)


BAD = [
    ("r:policy-blue", "r:policy-blue", "the same thing"),
    ("r:source-one", "r:policy-blue", "no place in the"),
]


@pytest.mark.parametrize(("one", "other", "told"), BAD)
def test_bad_pairs_are_refused(one: str, other: str, told: str, graph: Any) -> None:
    """A thing is not compared with itself, nor with what is no thing of the network."""
    with pytest.raises(InputError, match=told):
        side_by_side(graph, one, other)
