"""Answers to free SPARQL: rows of plain values for SELECT, ASK, CONSTRUCT and DESCRIBE alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import Literal, RdfFormat, serialize

from kg.exceptions import QueryError
from kg.graph.sparql import Rows, Term, Triples, Value, run, variables
from kg.graph.sparql_errors import unknown_terms
from kg.questions.cells import Cell, Plain, Row, make_rows, shown
from kg.questions.names import read_names
from kg.questions.parameters import free_value
from kg.questions.results_rdflib import to_graph, to_term
from kg.questions.source import Labels, Source, walks
from kg.questions.tabular import Tabular

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Found: TypeAlias = Rows | Triples | bool
Runner: TypeAlias = Callable[[str, Mapping[str, Term], int | None], Found]
"""What runs a query: text, terms by variable, largest number of rows."""


@dataclass(frozen=True, slots=True)
class Result(Tabular):
    """The result of a query: an iterable of rows, each a mapping from column to plain value.

    Attributes:
        form: ``SELECT``, ``ASK`` or ``CONSTRUCT`` (which also stands for DESCRIBE).
        columns: names of the columns; ``answer`` for ASK; subject, predicate, object for triples.
        rows: the rows, in the order of the query (triples are sorted).
        ntriples: the triples in N-Triples, sorted; empty for other forms.
        truncated: whether a limit cut the rows off.
        notes: what a reader should know: terms of ours that the ontology does not have, rows cut off.
    """

    form: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ntriples: str = ""
    truncated: bool = False
    notes: tuple[str, ...] = ()
    _terms: tuple[tuple[Value, ...], ...] = field(default=(), repr=False, compare=False)

    def __bool__(self) -> bool:
        """Return the answer of an ASK query; for others, whether there are rows."""
        return bool(self.rows[0]["answer"]) if self.form == "ASK" else bool(self.rows)

    def terms(self) -> "list[tuple[Node | None, ...]]":
        """Return the rows as tuples of rdflib terms in step with the columns; None where nothing is bound."""
        return [tuple(map(to_term, row)) for row in self._terms]

    @property
    def graph(self) -> "Graph":
        """The triples as an rdflib Graph.

        Raises:
            QueryError: if the query was neither CONSTRUCT nor DESCRIBE.
        """
        if self.form != "CONSTRUCT":
            raise QueryError(f"{self.form} gives no graph", "", "Ask with CONSTRUCT or DESCRIBE")
        return to_graph(self.terms())

    @property
    def labels(self) -> Mapping[str, str]:
        """The label of every IRI in the rows."""
        return {cell.iri: cell.label for row in self.rows for cell in row.cells if cell.iri}


def query(
    graph: Source,
    sparql: str,
    params: Mapping[str, Plain] | None = None,
    limit: int | None = None,
    runner: Runner | None = None,
) -> Result:
    """Return the result of a SPARQL query on all that the graph holds.

    Args:
        graph: the graph.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the project need not be declared.
        params: values for variables: Python numbers and dates; as text, the name or id of a thing,
            a number, a date, or a string in double quotes.
        limit: the largest number of rows.
        runner: what runs the query, such as a worker with limits; by default it runs here without any.

    Raises:
        QueryError: if the query is refused, does not parse, or goes beyond the limits of the runner.
        QuestionError: if a name is unknown or ambiguous.
    """
    labels = Labels(graph)
    bindings: dict[str, Term] = {}
    if params:
        names = read_names(graph, labels)
        bindings = {name: free_value(names, name, value).term for name, value in params.items()}
    found = run(graph.store, sparql, bindings, limit) if runner is None else runner(sparql, bindings, limit)
    notes = (*_unused(sparql, bindings), *unknown_terms(graph.store, sparql))
    return _result(found, labels, notes)


def solve(
    graph: Source, sparql: str, bindings: Mapping[str, Term], labels: Labels, limit: int | None = None
) -> Result:
    """Return the result of a query whose values are terms already.

    Raises:
        QueryError: if the query is refused or does not parse.
    """
    return _result(run(graph.store, sparql, bindings, limit, walks(graph)), labels)


def _result(found: Found, labels: Labels, notes: tuple[str, ...] = ()) -> Result:
    if isinstance(found, bool):
        row = Row(("answer",), (Cell(found, shown(found)),))
        return Result("ASK", ("answer",), (row,), notes=notes, _terms=((Literal(found),),))
    if isinstance(found, Rows):
        rows = make_rows(found.columns, found.rows, labels)
        cut = _cut(len(rows), "rows", found.truncated)
        return Result("SELECT", found.columns, rows, "", found.truncated, (*notes, *cut), found.rows)
    columns = ("subject", "predicate", "object")
    parts = tuple((t.subject, t.predicate, t.object) for t in found.triples)
    text = serialize(found.triples, format=RdfFormat.N_TRIPLES)
    ntriples = text.decode("utf-8") if text else ""
    cut = _cut(len(parts), "triples", found.truncated)
    rows = make_rows(columns, parts, labels)
    return Result("CONSTRUCT", columns, rows, ntriples, found.truncated, (*notes, *cut), parts)


def _cut(number: int, what: str, truncated: bool) -> tuple[str, ...]:
    return (f"the {what} were cut off after {number:,}; there are more",) if truncated else ()


def _unused(sparql: str, bindings: Mapping[str, Term]) -> tuple[str, ...]:
    used = variables(sparql)
    return tuple(f"the query has no variable ${name}" for name in bindings if name not in used)
