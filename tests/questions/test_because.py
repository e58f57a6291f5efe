"""A question's own reasons lead from a row to the claims behind it."""

import pytest
from pyoxigraph import NamedNode

from kg.exceptions import DataError
from kg.namespaces import expand
from kg.questions.because import borne_out, read_patterns
from kg.questions.cells import Plain
from kg.questions.records import Records
from kg.questions.source import Labels

from .conftest import Fixture

PLAN, BAY = NamedNode(expand("r:policy-lagoon-plan")), NamedNode(expand("r:zone-blue-bay"))
LAB = NamedNode(expand("r:measure-laboratory"))

# (lines, known values, what the claims say as property names)
REASONS: tuple[tuple[tuple[str, ...], dict[str, NamedNode | Plain], list[str]], ...] = (
    (
        ("$policy kg:hasMeasure ?m . ?m kg:addressesIndustry ?i",),
        {"policy": PLAN},
        ["addressesIndustry", "hasMeasure"],
    ),
    (("?p kg:hasMeasure ?m",), {"m": LAB}, ["hasMeasure"]),  # from the other end
    (("?m kg:deadlineYear ?due",), {"due": 2030}, ["deadlineYear"]),  # a value of the row
    (("?m kg:deadlineYear ?due",), {"due": 2031}, []),  # another one
    (("?m kg:deadlineYear ?due",), {"due": None}, []),  # an empty column
    (("?zone ?r ?place",), {"zone": BAY, "place": NamedNode(expand("r:place-southmoor"))}, []),  # rejected
    (("?policy kg:issuedBy ?body",), {"policy": NamedNode(expand("r:policy-old-quay"))}, []),  # only proposed
    (("?x ?r ?zone",), {"zone": BAY}, ["observedEntity", "within"]),  # no claim is taken for a statement
    ((), {"policy": PLAN}, []),
)


@pytest.mark.parametrize(("lines", "known", "expected"), REASONS)
def test_reasons(
    graph: Fixture, lines: tuple[str, ...], known: dict[str, NamedNode | Plain], expected: list[str]
) -> None:
    """Patterns are matched with the values of the row and give the accepted claims of what they match."""
    found = borne_out(lines, known, Records(graph, Labels(graph)))
    assert sorted({record.predicate.rpartition("#")[2] for record in found}) == expected
    assert all(record.status == "accepted" for record in found)


@pytest.mark.parametrize("line", ["", "?a kg:theme", "?a kg:hasMeasure/kg:theme ?b", '?a rdfs:label "x"'])
def test_malformed(line: str) -> None:
    """A pattern that is not three variables or names is refused."""
    with pytest.raises(DataError, match="cannot read the pattern"):
        read_patterns(line)


def test_cases_collected() -> None:
    """All cases were collected."""
    assert len(REASONS) == 9
