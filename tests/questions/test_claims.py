"""Claims come as sorted rows with their words, and every filter keeps what it names."""

from collections.abc import Mapping

import pytest

from kg.exceptions import QuestionError
from kg.graph.terms import FACTS
from kg.questions.claims import COLUMNS, claims

from .conftest import CLAIMS, NOTED, Fixture

# (filters, number of rows)
FILTERS: tuple[tuple[Mapping[str, str], int], ...] = (
    ({}, 25),
    ({"subject": "Lagoon Plan"}, 10),
    ({"subject": "r:policy-lagoon-plan", "predicate": "issued by"}, 3),
    ({"predicate": "kg:issuedBy"}, 4),
    ({"predicate": "is also called"}, 1),
    ({"predicate": "lies within"}, 3),
    ({"status": "disputed"}, 1),
    ({"status": "proposed", "predicate": "issued by"}, 1),
    ({"document": "columnist’s note"}, 4),
    ({"document": "r:source-note", "status": "rejected"}, 1),
    ({"document": "Gazetteer of Tideland"}, 2),
    ({"rule": "issuedBy.plain"}, 4),
    ({"rule": "issued*"}, 5),
    ({"rule": "none"}, 0),
    ({"subject": "Great Gulf Zone"}, 0),
)
REFUSED: tuple[tuple[Mapping[str, str], str], ...] = (
    ({"status": "believed"}, "no such status"),
    ({"subject": "Nobody at all"}, "has this name"),
    ({"subject": "Eastwick"}, "2 things"),
    ({"predicate": "is the cousin of"}, "no property"),
    ({"document": "Lagoon Plan"}, "not a source document but Lagoon Plan"),
)


@pytest.mark.parametrize(("filters", "number"), FILTERS)
def test_filters(graph: Fixture, filters: Mapping[str, str], number: int) -> None:
    """A filter keeps exactly the claims that fit."""
    assert len(claims(graph, **filters)) == number  # type: ignore[arg-type]  # names are checked by the call


@pytest.mark.parametrize(("filters", "message"), REFUSED)
def test_refused(graph: Fixture, filters: Mapping[str, str], message: str) -> None:
    """A filter that names nothing is an error."""
    with pytest.raises(QuestionError, match=message):
        claims(graph, **filters)  # type: ignore[arg-type]  # as above


def test_cases_collected() -> None:
    """All filters were collected, and the fixture has the claims that they count."""
    assert (len(FILTERS), len(REFUSED), len(CLAIMS) + len(NOTED)) == (15, 5, 25)


def test_row(graph: Fixture) -> None:
    """A row tells the claim in words, with standing, rule, document and sentence."""
    (row,) = claims(graph, "Northport", predicate="kg:within")
    told = dict(zip(COLUMNS, row.line, strict=True))
    assert told["subject"] == "Northport"
    assert told["predicate"] == "lies within"
    assert told["object"] == "Southmoor"
    assert (told["status"], told["tier"], row.modality) == ("disputed", "asserted", "stated")
    assert told["rule"] == "within.plain"
    assert told["document"] == "Columnist's note"
    assert told["sentence"] == "Northport, so a columnist writes, lies in the district of Southmoor."
    assert row.predicate_id == "kg:within"
    assert row.id.startswith("r:claim-")


def test_reference_claims_only_on_request(graph: Fixture) -> None:
    """The claims of reference tables are listed if asked for."""
    assert len(claims(graph, reference=True)) == 27
    assert not [row for row in claims(graph) if row.document == "Gazetteer of Tideland"]


def test_sorted(graph: Fixture) -> None:
    """Rows are sorted by subject, relation, object and document."""
    rows = [(r.subject.label, r.subject.iri, r.predicate, r.object.label) for r in claims(graph)]
    assert rows == sorted(rows)
    assert claims(Fixture()) == ()


def test_damaged_claims_are_no_rows() -> None:
    """A claim without its statement is left out; one without a text has no sentence."""
    made = Fixture()
    name = made.document("source-x", "A text", "Northport thrives.\n")
    made.claim(name, "Northport thrives.\n", ("r:a", "kg:within", "r:b", "Northport", "accepted"))
    made.add("r:claim-half", "rdf:subject", "r:a", FACTS)
    (row,) = claims(made)
    assert row.sentence == "Northport thrives."
    made.texts.clear()
    assert [found.sentence for found in claims(made)] == [""]
