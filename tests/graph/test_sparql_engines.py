"""Oxigraph and rdflib give the same answers, feature by feature, or the reason why not is written down."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store
from rdflib.query import Result

from kg import resources
from kg.graph.sparql import Rows, Triples, run, with_prefixes

FIXTURE = resources.ontology() / "questions" / "fixture.trig"
QUERIES: Sequence[Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("sparql_features.toml").read_text(encoding="utf-8")
)["query"]
Bag: TypeAlias = Counter[tuple[object, ...]]
NUMBERS = frozenset(rdflib.XSD[name] for name in ("integer", "decimal", "double", "float"))


@pytest.fixture(scope="module")
def store() -> Store:
    """The fixture of the questions in Oxigraph."""
    store = Store()
    store.load(path=str(FIXTURE), format=RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def dataset() -> rdflib.Dataset:
    """The fixture of the questions in rdflib, its default graph the union of all."""
    return rdflib.Dataset(default_union=True).parse(FIXTURE, format="trig")


def term(value: object) -> object:
    """Return a term of either engine so that the two can be compared: numbers by what they are worth."""
    if isinstance(value, NamedNode | rdflib.URIRef):
        return f"<{value.value if isinstance(value, NamedNode) else value}>"
    if isinstance(value, BlankNode | rdflib.BNode):
        return "_:"
    if isinstance(value, Literal):
        return literal(value.value, value.datatype.value, value.language or "")
    if isinstance(value, rdflib.Literal):
        kind = rdflib.RDF.langString if value.language else value.datatype or rdflib.XSD.string
        return literal(str(value), str(kind), value.language or "")
    return None


def literal(text: str, kind: str, language: str) -> tuple[object, ...]:
    """Return a literal by its value if it is a number, else by its text."""
    return (Decimal(text).normalize(), kind) if rdflib.URIRef(kind) in NUMBERS else (text, kind, language)


def in_oxigraph(store: Store, query: str) -> Bag:
    """Return the rows of a query in Oxigraph."""
    found = run(store, query)
    if isinstance(found, Rows):
        return Counter(tuple(map(term, row)) for row in found)
    if isinstance(found, Triples):
        return Counter((term(t.subject), term(t.predicate), term(t.object)) for t in found)
    return Counter([(found,)])


def in_rdflib(dataset: rdflib.Dataset, query: str) -> Bag:
    """Return the rows of a query in rdflib."""
    found: Result = dataset.query(with_prefixes(query))
    if found.type == "SELECT":
        return Counter(tuple(term(row.get(name)) for name in found.vars or ()) for row in found.bindings)
    if found.type == "ASK":
        return Counter([(bool(found.askAnswer),)])
    return Counter(tuple(map(term, triple)) for triple in found.graph or ())


@pytest.mark.parametrize("case", QUERIES, ids=[case["feature"] for case in QUERIES])
def test_engines_agree(case: Mapping[str, str], store: Store, dataset: rdflib.Dataset) -> None:
    """Both engines give the same bag of rows, or depart for the reason that is written down."""
    ours = in_oxigraph(store, case["sparql"])
    if "departs" not in case:
        assert in_rdflib(dataset, case["sparql"]) == ours
        return
    try:
        theirs = in_rdflib(dataset, case["sparql"])
    except Exception:  # rdflib raises bare exceptions for what it cannot do
        theirs = Counter()
    assert theirs != ours


def test_cases_collected() -> None:
    """No feature got lost, none is tried twice, and hardly any departs."""
    assert len(QUERIES) == 58
    assert len({case["feature"] for case in QUERIES}) == len(QUERIES)
    assert sum("departs" in case for case in QUERIES) == 7
