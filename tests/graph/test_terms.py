"""Tests of the constructors of RDF terms."""

import pytest

from kg.graph.terms import claims_graph, decimal, text, typed

CANONICAL = [
    ("xsd:integer", "007", "7"),  # leading zeros go
    ("xsd:decimal", "1.50", "1.5"),  # trailing zeros go
    ("xsd:decimal", "96000000.0", "96000000"),  # a whole number has no point
    ("xsd:decimal", "-0.0", "0"),  # there is one zero
    ("xsd:decimal", "1E3", "1000"),  # no exponent is legal in xsd:decimal
    ("xsd:date", " 2021-05-03 ", "2021-05-03"),  # blanks around it are not part of it
    ("kg:ISO3166", "CN-50", "CN-50"),  # codes are kept
]
MALFORMED = [
    ("xsd:integer", "twelve"),  # words
    ("xsd:decimal", "1,000"),  # thousands separators
    ("xsd:decimal", "NaN"),  # not a finite number
    ("xsd:date", "2021-02-30"),  # no such day
]


@pytest.mark.parametrize(("datatype", "value", "wanted"), CANONICAL)
def test_typed_is_canonical(datatype: str, value: str, wanted: str) -> None:
    """A typed literal has one form, whatever way its value was written."""
    assert typed(value, datatype).value == wanted


@pytest.mark.parametrize(("datatype", "value"), MALFORMED)
def test_typed_refuses(datatype: str, value: str) -> None:
    """A value that is not of its datatype is refused."""
    with pytest.raises(ValueError):  # noqa: PT011 - which message Python gives is not the point
        typed(value, datatype)


def test_cases_collected() -> None:
    """No case of the tables above got lost."""
    assert (len(CANONICAL), len(MALFORMED)) == (7, 4)


def test_half_surrogate() -> None:
    """Half of a surrogate pair, which no file can hold, becomes a question mark."""
    assert text("a\ud800b", "en").value == "a?b"


def test_rounding() -> None:
    """A confidence is written with at most two decimal places."""
    assert decimal(0.8999, 2).value == "0.9"


def test_graph_names() -> None:
    """The graph of claims carries the id of its document."""
    assert claims_graph("source-1").value.endswith("/id/graph-claims-source-1")
