"""Terms become plain Python values, and malformed ones stay text."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.namespaces import expand
from kg.questions.cells import Cell, Plain, Row, make_cell, make_rows, plain, shown
from kg.questions.source import Labels

from .conftest import Fixture

# (lexical form, datatype, value, how it is shown)
VALUES: tuple[tuple[str, str, Plain, str], ...] = (
    ("2035", "xsd:integer", 2035, "2035"),
    ("7", "xsd:nonNegativeInteger", 7, "7"),
    ("185000.0", "xsd:decimal", Decimal(185000), "185000"),
    ("0.90", "xsd:decimal", Decimal("0.9"), "0.9"),
    ("1.5E3", "xsd:double", 1500.0, "1500"),
    ("true", "xsd:boolean", True, "yes"),
    ("0", "xsd:boolean", False, "no"),
    ("2021-05-04", "xsd:date", date(2021, 5, 4), "2021-05-04"),
    (
        "2021-05-04T10:00:00+00:00",
        "xsd:dateTime",
        datetime(2021, 5, 4, 10, tzinfo=UTC),
        "2021-05-04 10:00:00+00:00",
    ),
    ("words", "xsd:string", "words", "words"),
    ("many", "xsd:integer", "many", "many"),  # malformed: stays text
    ("NaN", "xsd:decimal", "NaN", "NaN"),
    ("maybe", "xsd:boolean", "maybe", "maybe"),
    ("2021-02-31", "xsd:date", "2021-02-31", "2021-02-31"),
    ("2021", "xsd:gYear", "2021", "2021"),  # no Python type of its own
    ("500120", "kg:GBT2260", "500120", "500120"),
)


@pytest.mark.parametrize(("lexical", "datatype", "value", "told"), VALUES)
def test_plain_values(lexical: str, datatype: str, value: Plain, told: str) -> None:
    """A literal becomes the Python value of its datatype."""
    found = plain(Literal(lexical, datatype=NamedNode(expand(datatype))))
    assert found == value
    assert type(found) is type(value)
    assert shown(found) == told


def test_values_collected() -> None:
    """All values were collected."""
    assert len(VALUES) == 16


def test_cells_of_things(graph: Fixture) -> None:
    """A thing keeps its IRI beside its label; an unbound variable is empty."""
    labels = Labels(graph)
    zone = expand("r:zone-blue-bay")
    assert make_cell(NamedNode(zone), labels) == Cell(zone, "Blue Bay Zone", zone)
    assert make_cell(NamedNode("https://example.org/x"), labels).label == "https://example.org/x"
    assert make_cell(BlankNode("b"), labels) == Cell("_:b", "_:b")
    assert make_cell(None, labels) == Cell(None, "", "")


def test_label_prefers_english(graph: Fixture) -> None:
    """Of several labels the English one is shown."""
    assert Labels(graph)(expand("r:place-northport")) == "Northport"


def test_labels_read_together_are_the_same(graph: Fixture) -> None:
    """Labels that were read for all things at once are those that are read one by one."""
    things = sorted({q.subject.value for q in graph.store if isinstance(q.subject, NamedNode)})
    things += ["https://example.org/x", "https://example.org/x"]
    together, alone = Labels(graph), Labels(graph)
    together.gather(things)
    assert len(things) > 40
    assert [together(iri) for iri in things] == [alone(iri) for iri in things]
    assert {"Blue Bay Zone", "Northport", "https://example.org/x"} <= {together(iri) for iri in things}


def test_row_is_a_mapping(graph: Fixture) -> None:
    """A row maps columns to plain values and keeps labels and IRIs at hand."""
    zone = NamedNode(expand("r:zone-blue-bay"))
    (row,) = make_rows(("zone", "year", "gone"), [(zone, Literal(2030), None)], Labels(graph))
    assert dict(row) == {"zone": zone.value, "year": 2030, "gone": None}
    assert (len(row), row.label("zone"), row.iris) == (3, "Blue Bay Zone", (zone.value,))
    assert "year" in row
    assert "other" not in row
    with pytest.raises(KeyError):
        row.cell("other")
    assert hash(row) == hash(Row(row.columns, row.cells))
