"""Links as arrays, and what a step costs."""

import random
from typing import Any

import numpy as np
import pytest

from kg.exceptions import DataError
from kg.namespaces import compact, expand
from kg.network.links import STANDINGS, make_links, read_links
from kg.network.names import read_names
from kg.network.relations import Relations, read_relations, relations
from kg.network.wording import inverse

from .webs import add, make

ROWS = [
    ("r:a", "kg:contains", "r:b"),
    ("r:a", "kg:contains", "r:b"),  # said twice
    ("r:b", "kg:within", "r:a"),  # another link of the same pair
    ("r:b", "kg:contains", "r:c"),
    ("r:c", "kg:contains", "r:c"),  # a loop
]
MALFORMED = [
    ("default = 1", "no damping and no relations"),
    ("default = 1\ndamping = 0.4\n[relations]\n'kg:x' = 3", "a relation that is no table"),
    ("default = 1\ndamping = 0.4\n[relations.'kg:x']\ncost = 0", "a cost of nothing"),
    ("default = 1\ndamping = -1\n[relations.'kg:x']\ncost = 1", "damping below zero"),
    ("default = = 1", "no TOML"),
]


def test_a_link_counts_once_and_loops_do_not() -> None:
    """Repeated statements are one link, a second relation is another, a loop is none."""
    links = make(ROWS)
    told = [tuple(map(compact, links.triple(row))) for row in range(len(links.subjects))]
    assert told == [
        ("r:a", "kg:contains", "r:b"),
        ("r:b", "kg:within", "r:a"),
        ("r:b", "kg:contains", "r:c"),
    ]
    assert [len(links.touching(n)) for n in range(3)] == [2, 3, 1]


def test_the_order_of_rows_does_not_matter() -> None:
    """The same rows in any order give the same arrays."""
    mixed = list(ROWS)
    for seed in range(5):
        random.Random(seed).shuffle(mixed)  # noqa: S311 - a test
        one, other = make(ROWS), make(mixed)
        for name in ("subjects", "objects", "relations", "standings", "starts", "ends", "rows", "costs"):
            assert np.array_equal(getattr(one, name), getattr(other, name)), name


def test_the_best_standing_counts() -> None:
    """A statement that is both asserted and disputed is a fact, whichever comes first."""
    classes = {"x:a": "Zone", "x:b": "Zone"}
    rows = [("x:a", "x:p", "x:b", standing) for standing in reversed(STANDINGS)]
    assert make_links(classes, rows).standing(0) == "accepted"


def test_ends_that_are_no_things_are_passed_over() -> None:
    """A link to something without a class is none; no rows and no things make no links."""
    assert len(make_links({"x:a": "Zone"}, [("x:a", "x:p", "x:b", "accepted")]).subjects) == 0
    empty = make_links({}, [])
    assert (empty.things, len(empty.starts), len(empty.ends)) == ((), 1, 0)


def test_links_of_a_pair_come_cheapest_first() -> None:
    """Of several relations of two things the cheapest is told first."""
    links = make([("r:a", "kg:theme", "r:b"), ("r:a", "kg:hasMeasure", "r:b"), ("r:c", "kg:theme", "r:d")])
    told = [compact(links.triple(row)[1]) for row in links.between(0, 1)]
    assert told == ["kg:hasMeasure", "kg:theme"]
    assert links.between(0, 2) == []


def test_a_step_at_a_hub_costs_more() -> None:
    """The cost of a step grows with the like links at its ends; links of other relations do not count."""
    calm = make([("r:plan", "kg:issuedBy", "r:body")])
    busy = make([(f"r:plan{n}", "kg:issuedBy", "r:body") for n in range(50)])
    other = make(
        [("r:plan", "kg:issuedBy", "r:body"), *((f"r:x{n}", "kg:theme", "r:body") for n in range(50))]
    )
    assert int(busy.costs.max()) == 1000 + round(400 * float(np.log(50)))
    assert int(calm.costs.max()) == 1000
    assert 1000 in other.costs


def test_links_of_a_graph(graph: Any) -> None:
    """Facts and tables are read; what is only claimed comes when it is asked for."""
    names = read_names(graph.store)
    sure, all_ = (read_links(graph.store, names, doubtful=d) for d in (False, True))
    standings = [sure.standing(row) for row in range(len(sure.subjects))]
    assert (standings.count("accepted"), standings.count("reference")) == (5, 4)
    assert len(all_.subjects) == len(sure.subjects) + 1
    assert {all_.standing(row) for row in range(len(all_.subjects))} == {"accepted", "reference", "disputed"}


def test_damaged_claims_make_no_links(graph: Any) -> None:
    """A claim without an object, or with an unknown status, is passed over."""
    add(
        graph.store,
        """GRAPH r:x { r:claim-half rdf:subject r:place-land ; rdf:predicate kg:within ;
        kg:reviewStatus kgt:status-proposed .
        r:claim-odd rdf:subject r:place-land ; rdf:predicate kg:within ; rdf:object r:place-sudland ;
        kg:reviewStatus kgt:status-odd . }""",
    )
    links = read_links(graph.store, read_names(graph.store), doubtful=True)
    assert len(links.subjects) == 10


def test_every_relation_between_things_is_told_in_both_directions(example_links: Any) -> None:
    """No relation of the example graph is told by a bare label or with an arrow."""
    assert len(example_links.predicates) >= 14
    unnamed = [p for p in map(compact, example_links.predicates) if p not in relations().known]
    assert unnamed == []
    assert all(r.forward and r.backward for r in relations().known.values())


def test_unknown_relations_have_a_cost_and_words() -> None:
    """A relation that the file does not name costs the default and is told by its label."""
    known = relations()["ex:likes"]
    assert known.cost == relations().default
    assert known.words("ex:likes", "likes", forward=True) == "likes"
    assert known.words("ex:likes", "likes", forward=False) == inverse("ex:likes", "likes")


def test_there_are_five_malformed_files() -> None:
    """All cases are collected."""
    assert len(MALFORMED) == 5


@pytest.mark.parametrize(("text", "why"), MALFORMED, ids=[why for _, why in MALFORMED])
def test_malformed_relations_are_told(text: str, why: str) -> None:
    """A file that lays down no good weights is refused with its name."""
    assert why
    with pytest.raises(DataError, match=r"weights\.toml"):
        read_relations(text, "weights.toml")


def test_weights_can_be_given() -> None:
    """Other weights give other costs."""
    classes = {expand("r:a"): "Zone", expand("r:b"): "Zone"}
    rows = [(expand("r:a"), expand("kg:theme"), expand("r:b"), "accepted")]
    assert make_links(classes, rows, Relations({}, 7.0, 0.0)).costs.tolist() == [7000, 7000]
