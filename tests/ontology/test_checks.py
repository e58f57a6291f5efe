"""Each integrity check passes on the fixture and finds the fault it is there for."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.namespaces import PREFIXES

CHECKS = Path(__file__).resolve().parents[2] / "ontology" / "checks"
HEADER = "\n".join(f"PREFIX {p}: <{iri}>" for p, iri in PREFIXES.items())
MEER = "r:place-meer kg:within r:place-south-aldora"
A, B, D = "r:source-e56cd6f74fc63958", "r:source-faa9d8b76714e3e3", "r:source-51b4e9517ac7581c"
ISSUED = (
    "rdf:subject r:policy-harbour-science-plan ; rdf:predicate kg:issuedBy ;"
    " rdf:object r:body-ministry-of-trade"
)

# name of the check and what is done to the graph; how many offenders there are then
FAULTS = [
    # a fact is taken out, and the claims of two documents for it stay accepted
    ("accepted-claims-are-asserted", "DELETE WHERE { GRAPH ?g { r:policy-open-coast kg:year 2016 } }", 1),
    # a claim gets a second passage, in another document
    (
        "claim-has-one-source",
        f"INSERT DATA {{ GRAPH r:g {{ r:c kg:hasEvidence r:e1 , r:e2 . r:e1 oa:hasSource {A} ."
        f" r:e2 oa:hasSource {B} }} }}",
        1,
    ),
    # two claims of one document are said to back each other up
    (
        "corroboration-is-real",
        f"INSERT {{ GRAPH r:g {{ ?c kg:corroborates ?c }} }} WHERE {{ GRAPH ?g {{"
        f" ?c {ISSUED} ; kg:hasEvidence/oa:hasSource {A} }} }}",
        1,
    ),
    # two claims that say different things are said to back each other up
    (
        "corroboration-is-real",
        f"INSERT {{ GRAPH r:g {{ ?c kg:corroborates ?d }} }} WHERE {{ GRAPH ?g {{ ?c {ISSUED} ;"
        f" kg:hasEvidence/oa:hasSource {A} }} GRAPH ?h {{ ?d rdf:predicate kg:observedEntity ;"
        f" rdf:object r:place-lind ; kg:hasEvidence/oa:hasSource {D} }} }}",
        1,
    ),
    # a fact comes from nowhere
    (
        "every-fact-has-a-claim",
        "INSERT DATA { GRAPH r:graph-facts { r:place-lind kg:faces r:challenge-skills } }",
        1,
    ),
    # the only claim of a fact is turned down
    (
        "every-fact-has-a-claim",
        "DELETE { GRAPH ?g { ?c kg:reviewStatus kgt:status-accepted } }"
        " INSERT { GRAPH ?g { ?c kg:reviewStatus kgt:status-proposed } }"
        " WHERE { GRAPH ?g { ?c rdf:object kgt:zone-corridor ; kg:reviewStatus kgt:status-accepted } }",
        1,
    ),
    # a property and a class that the ontology does not have
    ("terms-are-defined", "INSERT DATA { GRAPH r:graph-facts { r:place-lind a kg:Town ; kg:mayor r:x } }", 2),
    # what a disputed claim says gets among the facts
    ("unaccepted-claims-are-not-asserted", f"INSERT DATA {{ GRAPH r:graph-facts {{ {MEER} }} }}", 1),
]


def offenders(store: pyoxigraph.Store, name: str) -> list[str]:
    """The errors that a check reports, each in words."""
    query = (CHECKS / f"{name}.rq").read_text(encoding="utf-8")
    rows = store.query(query, use_default_graph_as_union=True)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    errors = []
    for row in rows:
        error = row["error"]
        assert isinstance(error, pyoxigraph.Literal)
        errors.append(error.value)
    return errors


def test_the_number_of_checks_is_known() -> None:
    """There are six checks, and each has a fault to find."""
    names = sorted(f.stem for f in CHECKS.glob("*.rq"))
    assert len(names) == 6
    assert names == sorted({name for name, _, _ in FAULTS})
    assert len(FAULTS) == 8


@pytest.mark.parametrize("name", sorted({name for name, _, _ in FAULTS}))
def test_fixture_passes(name: str, store: pyoxigraph.Store) -> None:
    """The fixture has no offender, and the check says in its first line what it asks for."""
    assert offenders(store, name) == []
    assert (CHECKS / f"{name}.rq").read_text(encoding="utf-8").startswith("# check: ")


@pytest.mark.parametrize(
    ("name", "update", "count"), FAULTS, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(FAULTS)]
)
def test_fault_is_found(name: str, update: str, count: int, store: pyoxigraph.Store) -> None:
    """A planted fault gives as many rows as it has offenders, each with the error in words."""
    damaged = pyoxigraph.Store()
    damaged.extend(store)
    damaged.update(HEADER + update)
    errors = offenders(damaged, name)
    assert len(errors) == count
    assert all(error.endswith(".") for error in errors)
