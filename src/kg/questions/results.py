"""Answers to free SPARQL: rows of plain values for SELECT, ASK, CONSTRUCT and DESCRIBE alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import RdfFormat, serialize

from kg.graph.sparql import Rows, Term, Triples, run
from kg.questions.cells import Cell, Plain, Row, make_rows, shown
from kg.questions.names import read_names
from kg.questions.parameters import free_value
from kg.questions.source import Labels, Source
from kg.questions.tabular import Tabular


@dataclass(frozen=True, slots=True)
class Result(Tabular):
    """The result of a query: an iterable of rows, each a mapping from column to plain value.

    Attributes:
        form: ``SELECT``, ``ASK`` or ``CONSTRUCT`` (which also stands for DESCRIBE).
        columns: names of the columns; ``answer`` for ASK; subject, predicate, object for triples.
        rows: the rows, in the order of the query (triples are sorted).
        ntriples: the triples in N-Triples, sorted; empty for other forms.
        truncated: whether a limit cut the rows off.
    """

    form: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ntriples: str = ""
    truncated: bool = False

    def __bool__(self) -> bool:
        """Return the answer of an ASK query; for others, whether there are rows."""
        return bool(self.rows[0]["answer"]) if self.form == "ASK" else bool(self.rows)

    @property
    def labels(self) -> Mapping[str, str]:
        """The label of every IRI in the rows."""
        return {cell.iri: cell.label for row in self.rows for cell in row.cells if cell.iri}


def query(
    graph: Source,
    sparql: str,
    params: Mapping[str, Plain] | None = None,
    limit: int | None = None,
) -> Result:
    """Return the result of a SPARQL query on all that the graph holds.

    Args:
        graph: the graph.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the project need not be declared.
        params: values for variables: Python numbers and dates; as text, the name or id of a thing,
            a number, a date, or a string in double quotes.
        limit: the largest number of rows.

    Raises:
        QueryError: if the query is refused or does not parse.
        QuestionError: if a name is unknown or ambiguous.
    """
    labels = Labels(graph)
    bindings: dict[str, Term] = {}
    if params:
        names = read_names(graph, labels)
        bindings = {name: free_value(names, name, value).term for name, value in params.items()}
    return solve(graph, sparql, bindings, labels, limit)


def solve(
    graph: Source, sparql: str, bindings: Mapping[str, Term], labels: Labels, limit: int | None = None
) -> Result:
    """Return the result of a query whose values are terms already.

    Raises:
        QueryError: if the query is refused or does not parse.
    """
    found = run(graph.store, sparql, bindings, limit)
    if isinstance(found, Rows):
        rows = make_rows(found.columns, found.rows, labels)
        return Result("SELECT", found.columns, rows, truncated=found.truncated)
    if isinstance(found, Triples):
        columns = ("subject", "predicate", "object")
        parts = [(t.subject, t.predicate, t.object) for t in found.triples]
        text = serialize(found.triples, format=RdfFormat.N_TRIPLES)
        ntriples = text.decode("utf-8") if text else ""
        return Result("CONSTRUCT", columns, make_rows(columns, parts, labels), ntriples, found.truncated)
    return Result("ASK", ("answer",), (Row(("answer",), (Cell(found, shown(found)),)),))
