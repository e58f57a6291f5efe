"""CSV tables: things, relations and claims with their words, and no cell that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exports.plain import plain
from kg.exports.tables import cell, tables
from kg.graph.snapshot import take_snapshot
from kg.graph.store import GraphFolder

from .conftest import CONTENT, NAMES, STRANGE, files, load, named


def rows(graph: GraphFolder, name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    text = files(graph, "csv")[f"{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_nodes(graph: GraphFolder) -> None:
    """A thing has its name, its kind in words, its other names and its values, each in a column."""
    (plan,) = [row for row in rows(graph, "nodes") if row["id"] == "r:policy-lume"]
    assert {name: value for name, value in plan.items() if value} == {
        "id": "r:policy-lume",
        "label": "Lume Plan",
        "kind": "policy document",
        "class": "kg:PolicyDocument",
        "aliases": "the Plan; 卢梅规划",
        "issuedOn": "2024-05-04",
        "year": "2024",
    }
    assert list(plan)[:5] == ["id", "label", "kind", "class", "aliases"]


def test_edges(graph: GraphFolder) -> None:
    """A relation has its words, where it stands, the number of its claims and their documents."""
    (issued,) = [row for row in rows(graph, "edges") if row["predicate"] == "kg:issuedBy"]
    assert issued == {
        "source": "r:policy-lume",
        "target": "r:body-harbour",
        "label": "issued by",
        "predicate": "kg:issuedBy",
        "origin": "facts",
        "claims": "1",
        "documents": "News from Lume",
    }
    (above,) = [row for row in rows(graph, "edges") if row["predicate"] == "kg:adminParent"]
    assert (above["origin"], above["claims"], above["documents"]) == ("reference", "0", "")


def test_claims(graph: GraphFolder) -> None:
    """A claim has names beside its ids, its passages and the words that bear it out."""
    claim = rows(graph, "claims")[0]
    assert (claim["subject_label"], claim["object"], claim["object_label"]) == (
        "Lume Plan",
        "r:body-harbour",
        "Harbour Ministry",
    )
    assert (claim["status"], claim["confidence"], claim["passages"]) == ("accepted", "0.9", "0-56")
    assert claim["quote"] == "The Harbour Ministry issued the Lume Plan on 4 May 2024."


def test_quotations_only_where_there_are_texts(graph: GraphFolder) -> None:
    """Without the texts, or if they shall not go along, claims are told without quotations."""
    assert {row["quote"] for row in rows(load(CONTENT), "claims")} == {""}
    table = tables(take_snapshot(graph.store), None)["claims.csv"]
    assert "issued the Lume Plan" not in table
    assert "0-56" in table


TYPED = """
GRAPH r:graph-facts {
  r:zone-a a kg:Zone ; rdfs:label "A"@en ; kg:year 2020 , 2021 ; kg:value 1.5 ; kg:rule "a" ;
    kg:deadlineYear 9 .
  r:zone-b a kg:Zone ; rdfs:label "B"@en ; kg:value 2 ; kg:rule 5 ; schema:value "x" ; rdfs:seeAlso "" ;
    kg:issuedOn "2024-02"^^xsd:gYearMonth ; oa:start 4 ; kg:page 123456789012345678901 .
}
"""


def test_columns() -> None:
    """A column has the narrowest type that all its values fit, and a name of its own."""
    found = {(c.name, c.kind, c.many) for c in plain(take_snapshot(load(TYPED).store)).node_columns}
    assert found == {
        ("kind", "text", False),
        ("class", "text", False),
        ("aliases", "text", True),
        ("year", "integer", True),  # two years on one thing
        ("kg_value", "decimal", False),  # whole numbers are decimals too
        ("schema_value", "text", False),  # the same last part as the one before
        ("rule", "text", False),  # a text and a number
        ("deadlineYear", "integer", False),
        ("issuedOn", "text", False),  # a month is no date
        ("oa_start", "integer", False),  # GEXF readers take "start" for a time
        ("page", "text", False),  # too long for 64 bits
    }


CELLS = {
    "=1+1": "'=1+1",  # a formula
    "+cmd": "'+cmd",  # a formula that begins with a sign
    "@SUM(A1)": "'@SUM(A1)",  # an old kind of formula
    "-x": "'-x",  # a minus before a word
    " =1": "' =1",  # blanks before it
    "\t=1": "'\t=1",  # a tab before it
    "-5.25": "-5.25",  # a number
    "Zone - A": "Zone - A",  # a sign inside
    "": "",  # nothing
}


@pytest.mark.parametrize("value", CELLS)
def test_cells(value: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe; numbers and words are kept."""
    assert cell(value) == CELLS[value]


def test_cells_collected() -> None:
    """No cell of the table above got lost."""
    assert len(CELLS) == 9


def test_strange_names() -> None:
    """Every name comes back, with an apostrophe before those that are formulas."""
    found = {row["id"]: row["label"] for row in rows(named(STRANGE), "nodes")}
    assert found == {f"r:zone-{i}": cell(name) for i, name in enumerate(STRANGE)}
    assert found["r:zone-0"].startswith("'=")


@settings(max_examples=30)
@given(st.lists(NAMES, min_size=1, max_size=4))
def test_any_names(names: list[str]) -> None:
    """Any name stands in its cell, and no cell begins like a formula."""
    found = rows(named(names), "nodes")
    assert [row["label"] for row in found] == [cell(name) for name in names]
    assert not any(value.lstrip(" \n").startswith(("=", "@")) for row in found for value in row.values())
