"""Results of the W3C's tests made comparable: rows as a dataset in canonical form, so blank nodes match."""

import csv
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

_RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final = frozenset(f"{_XSD}{name}" for name in ("integer", "decimal", "double", "float"))
_TABLES: Final = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
_GRAPHS: Final = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}
Node: TypeAlias = NamedNode | BlankNode | Literal | Triple | None
Comparable: TypeAlias = bool | Dataset | list[tuple[str, ...]]


def expected(file: Path, base: str) -> Comparable:
    """Return the result that a file holds, whichever way it is written."""
    data = file.read_bytes()
    if file.suffix == ".csv":
        return csv_rows(data.decode("utf-8"))
    if file.suffix in _TABLES:
        return table(data, _TABLES[file.suffix])
    triples = tuple(quad.triple for quad in parse(input=data, format=_GRAPHS[file.suffix], base_iri=base))
    return _result_set(triples) if any(_RS in str(t.predicate) for t in triples) else graph(triples)


def csv_rows(text: str) -> list[tuple[str, ...]]:
    """Return the rows of a CSV text, sorted, with the columns in order and blank nodes all alike."""
    head, *rows = csv.reader(text.splitlines())
    order = sorted(range(len(head)), key=head.__getitem__)
    made = (tuple("_:" if row[i].startswith("_:") else row[i] for i in order) for row in rows)
    return [tuple(sorted(head)), *sorted(made)]


def table(data: bytes, form: QueryResultsFormat) -> Comparable:
    """Return what a result of SELECT or ASK says."""
    found = parse_query_results(input=data, format=form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return _dataset([zip(names, row, strict=True) for row in found])


def graph(triples: Iterable[Triple]) -> Dataset:
    """Return triples in canonical form."""
    return _canonical(Quad(t.subject, t.predicate, _valued(t.object)) for t in triples)


def _dataset(rows: Iterable[Iterable[tuple[str, Node]]]) -> Dataset:
    quads = []
    for number, row in enumerate(rows):
        node = BlankNode(f"row{number}")
        quads.append(Quad(node, NamedNode("urn:row"), Literal("")))
        quads += [Quad(node, NamedNode(f"urn:{name}"), _valued(v)) for name, v in row if v is not None]
    return _canonical(quads)


def _canonical(quads: Iterable[Quad]) -> Dataset:
    made = Dataset(quads)
    made.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return made


def _valued(term: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal | Triple:
    """Return a number by what it is worth: 1.0 and 1.00 are the same answer."""
    if not isinstance(term, Literal) or term.datatype.value not in _NUMBERS:
        return term
    try:
        return Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
    except InvalidOperation:
        return term


def _result_set(triples: Iterable[Triple]) -> Comparable:
    """Return the result that is told in the vocabulary of result sets."""
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in triples)
    yes = next(store.quads_for_pattern(None, NamedNode(f"{_RS}boolean"), None), None)
    if yes is not None:
        return str(getattr(yes.object, "value", "")) == "true"
    rows = []
    for solution in _objects(store, None, "solution"):
        row = []
        for binding in _objects(store, solution, "binding"):
            name, value = _objects(store, binding, "variable")[0], _objects(store, binding, "value")[0]
            row.append((str(getattr(name, "value", "")), value))
        rows.append(row)
    return _dataset(rows)


def _objects(store: Store, subject: Node, relation: str) -> list[NamedNode | BlankNode | Literal | Triple]:
    assert not isinstance(subject, Literal)
    found = store.quads_for_pattern(subject, NamedNode(f"{_RS}{relation}"), None)
    return [quad.object for quad in found]
