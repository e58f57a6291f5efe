"""Neo4j: a strict reader of the documented header form reads nodes and relationships back equal."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.exports.neo4j import PART
from kg.exports.plain import plain
from kg.graph.snapshot import take_snapshot
from kg.graph.store import GraphFolder

from .conftest import NAMES, STRANGE, files, named

Value = str | int | float | date | list[str] | None
Row = dict[str, Value]
SINGLE: Mapping[str, type] = {"string": str, "long": int, "double": float}
NODES, RELATIONS = ("things.csv", "documents.csv", "claims.csv"), ("facts.csv", "claim_links.csv")


def fields(data: bytes) -> list[list[tuple[str, bool]]]:
    """Return the fields of each row and whether they were quoted: an empty quoted one is an empty text.

    Quotes are doubled inside quotes and stand nowhere else; a line ends at a line feed outside of quotes.
    """
    text, rows, at = data.decode("utf-8"), [], 0
    field = re.compile(r'("(?:[^"]|"")*"|[^",\n]*)([,\n])')
    row: list[tuple[str, bool]] = []
    while at < len(text):
        match = field.match(text, at)
        assert match, text[at : at + 80]
        quoted = match[1].startswith('"')
        row.append((match[1][1:-1].replace('""', '"') if quoted else match[1], quoted))
        if match[2] == "\n":
            rows.append(row)
            row = []
        at = match.end()
    assert not row
    return rows


def read(data: bytes) -> list[Row]:
    """Return the rows of a table with their values as the importer types them."""
    head, *rows = fields(data)
    names = [name for name, _ in head]
    assert all(len(row) == len(names) for row in rows)
    assert len(names) == len(set(names))
    return [dict(typed(n, v, q) for n, (v, q) in zip(names, row, strict=True)) for row in rows]


def typed(header: str, value: str, quoted: bool) -> tuple[str, Value]:
    """Return the name and the value of a field; a name may be left out where the type says all."""
    name, _, kind = header.partition(":")
    if kind in ("ID", "LABEL", "START_ID", "END_ID", "TYPE"):
        assert value
        return kind, value.split(PART) if kind == "LABEL" else value
    if not value and not quoted:
        return name, None
    if kind.endswith("[]"):
        assert kind == "string[]"
        return name, value.split(PART)
    return name, date.fromisoformat(value) if kind == "date" else SINGLE[kind](value)


def without_none(row: Row) -> Row:
    """Return a row without missing values."""
    return {name: value for name, value in row.items() if value is not None}


def test_things(graph: GraphFolder) -> None:
    """Things have their id, labels, name and values with their types; what is missing is missing."""
    rows = {row["ID"]: without_none(row) for row in read(files(graph, "neo4j")["things.csv"])}
    assert rows["r:policy-lume"] == {
        "ID": "r:policy-lume",
        "LABEL": ["PolicyDocument", "Thing"],
        "name": "Lume Plan",
        "kind": "policy document",
        "aliases": ["the Plan", "卢梅规划"],
        "issuedOn": date(2024, 5, 4),
        "year": 2024,
    }
    assert rows["r:place-lume"]["latitude"] == 51.5
    assert rows["r:place-land"]["ISO3166"] == "ZZ"


def test_documents_and_claims(graph: GraphFolder) -> None:
    """Documents and claims are nodes of their own; a claim has its words, and links to what it is about."""
    made = files(graph, "neo4j")
    (document,) = read(made["documents.csv"])
    assert (document["ID"], document["title"], document["date"]) == (
        "r:source-lume",
        "News from Lume",
        date(2024, 6, 1),
    )
    claims = {row["ID"]: row for row in read(made["claims.csv"])}
    assert claims["r:claim-1"]["quote"] == "The Harbour Ministry issued the Lume Plan on 4 May 2024."
    assert claims["r:claim-4"]["status"] == "disputed"
    links = [tuple(row.values()) for row in read(made["claim_links.csv"])]
    assert ("r:claim-1", "r:body-harbour", "OBJECT") in links
    assert ("r:claim-2", "r:source-lume", "STATED_IN") in links
    assert not any(one == ("r:claim-2", "2024-05-04", "OBJECT") for one in links)


def test_facts(graph: GraphFolder) -> None:
    """A fact is a relationship with its type in capitals, its predicate, claims and documents."""
    rows = [r for r in read(files(graph, "neo4j")["facts.csv"]) if r["TYPE"] == "ISSUED_BY"]
    assert rows == [
        {
            "START_ID": "r:policy-lume",
            "END_ID": "r:body-harbour",
            "TYPE": "ISSUED_BY",
            "predicate": "kg:issuedBy",
            "origin": "facts",
            "claims": 1,
            "documents": ["News from Lume"],
        }
    ]


def test_the_importer_would_take_it(graph: GraphFolder) -> None:
    """Ids are unique over all node files, and every relationship joins nodes that are there."""
    made = files(graph, "neo4j")
    ids = [row["ID"] for name in NODES for row in read(made[name])]
    assert len(ids) == len(set(map(str, ids))) == 12
    ends = {row[end] for name in RELATIONS for row in read(made[name]) for end in ("START_ID", "END_ID")}
    assert ends <= set(ids)
    readme = made["README.txt"].decode()
    assert all(f"--nodes={name}" in readme for name in NODES)
    assert all(f"--relationships={name}" in readme for name in RELATIONS)
    assert "--array-delimiter=U+001F" in readme
    assert set(made) == {*NODES, *RELATIONS, "README.txt"}


def test_cells_are_data() -> None:
    """A name that a spreadsheet would run is not changed: here a table is read by a database."""
    rows = read(files(named(STRANGE), "neo4j")["things.csv"])
    assert [row["name"] for row in rows if row["name"] == STRANGE[0]] == [STRANGE[0]]


@settings(max_examples=30)
@given(st.lists(NAMES, min_size=1, max_size=4, unique=True))
def test_any_names_come_back(names: list[str]) -> None:
    """Any name comes back as it was, alone and in arrays but for the character that parts these."""
    graph = named(names)
    made = files(graph, "neo4j")
    rows = {str(row["ID"]): row for row in read(made["things.csv"])}
    assert {row["name"] for row in rows.values()} == {*names}
    for one in plain(take_snapshot(graph.store)).nodes:
        assert rows[one.id]["aliases"] == [alias.replace(PART, "␟") for alias in one.cells["aliases"]]
        assert rows[one.id]["reviewNote"] == one.label
    loose = list(csv.reader(io.StringIO(made["things.csv"].decode(), newline="")))
    assert len(loose) == len(names) + 1  # another reader finds as many rows


@pytest.mark.parametrize("bad", [b'a:ID\n"x', b'a:ID\nx"y\n', b"a:ID\nx,y\n"])
def test_the_reader_is_strict(bad: bytes) -> None:
    """The reader of this test refuses open quotes, stray quotes and rows of another length."""
    with pytest.raises(AssertionError):
        read(bad)
