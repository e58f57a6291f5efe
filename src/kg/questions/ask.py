"""Ask a question of the catalogue: answer, SPARQL and sentences together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.exceptions import GraphError
from kg.graph.sparql import bind, with_prefixes
from kg.questions import backing, tables
from kg.questions.catalogue import Question, question
from kg.questions.cells import Cell, Plain, Row, plain
from kg.questions.elsewhere import Elsewhere, elsewhere
from kg.questions.kinds import read_kind
from kg.questions.names import Names, read_names
from kg.questions.namesakes import told_apart
from kg.questions.parameters import Bound, choices
from kg.questions.records import Quote, Records
from kg.questions.results import Result, solve
from kg.questions.source import Labels, Source
from kg.questions.supposed import suppose
from kg.questions.tabular import Tabular
from kg.questions.telling import Said, tell
from kg.questions.waiting import Waiting, waiting

_TRIES = 24  # so many things are tried in place of a default that a graph does not know
_LARGE = 300_000  # quads: from there on nobody waits for a copy
_SETTLED = "As far as is settled, "  # opens the sentence that there is no answer where claims wait


@dataclass(frozen=True, slots=True)
class Answer(Tabular):
    """The answer to one question; iterate over it for its rows.

    Attributes:
        question: the question as the catalogue has it.
        parameters: the values that were used, with their labels.
        columns: names of the columns.
        rows: the rows; each cell keeps value, IRI and label.
        sparql: the query as it was run, with the values in place.
        note: what a reader should know of the values that were chosen; may be empty.
    """

    question: Question
    parameters: tuple[Bound, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sparql: str
    note: str
    _records: Records = field(repr=False, compare=False)

    def __str__(self) -> str:
        """Return the question with its values, the answer in words and the Markdown table."""
        values = ", ".join(f"{bound.name}: {bound.label}" for bound in self.parameters)
        head = "\n".join(line for line in (self.question.question, values, self.note) if line)
        told = tables.marked(self.told)
        table = self.to_markdown() if self.rows else ""
        return "\n\n".join(part for part in (head, told, table, self._left_out) if part)

    def _repr_markdown_(self) -> str:
        """Return what Jupyter shows: the question, the answer in words and the escaped table."""
        told = tables.marked(self.told)
        parts = (self.question.question, told, self.to_markdown(), self._left_out)
        return "\n\n".join(part for part in parts if part)

    @property
    def told(self) -> str:
        """The answer in one sentence: of the only row, of all rows together, or that there is none.

        Where claims on the matter wait, that there is none holds of what is settled.
        """
        if not self.parameters and self.question.parameters:
            return self.note
        if not self.rows:
            none = tell(self.question.none, Said((), self._cells))
            opening = none[:1] if self.question.none.startswith("{") else none[:1].lower()
            return f"{_SETTLED}{opening}{none[1:]}" if none and self.waiting else none
        if len(self.rows) == 1 and self.question.answer:
            return self.sentence(self.rows[0])
        return tell(self.question.whole, Said(self.rows, self._cells))

    def sentence(self, row: Row) -> str:
        """Return what one row says; empty if the question has no words for it."""
        return tell(self.question.answer, Said((row,), self._cells, is_one=True))

    def evidence(self, row: Row) -> tuple[Quote, ...]:
        """Return the passages that bear out a row, in order of document and place.

        The graph that was asked must still be open.
        """
        return backing.evidence(row, self._given, self._records, self.question.because)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What was left out: disputed and unsettled claims on the same matter, counted for each thing.

        Nothing is told of that if the graph that was asked was closed.
        """
        try:
            asked = self._records.graph, self.question.sparql, self.parameters
            return waiting(*asked, empty=not self.rows)
        except GraphError:
            return ()

    @property
    def elsewhere(self) -> Elsewhere | None:
        """A question near to this one that has rows for the same values where this one has none; else None.

        Nothing is told of that if the graph that was asked was closed.
        """
        if not self._is_empty:
            return None
        try:
            return elsewhere(self._records.graph, self.question, self.parameters, self._records.labels)
        except GraphError:
            return None

    @property
    def hints(self) -> tuple[str, ...]:
        """Where an answer may be found that this one does not give, in words."""
        near, likely = self.elsewhere, self.likely
        rows = f"{len(likely):,} rows come" if likely and len(likely) > 1 else "One row comes"
        told = f"{rows} in if unsettled statements that are likely are believed as well"
        return (*((told,) if likely else ()), *((str(near),) if near else ()))

    @property
    def likely(self) -> "Answer | None":
        """The rows that come in if likely claims are believed, where there are none; None where none come in.

        Of a graph that is large, or on a server, it is not told: a copy of it would have to be made; see
        :meth:`supposing`.
        """
        if not self._is_empty:
            return None
        try:
            store = self._records.graph.store
            if not isinstance(store, pyoxigraph.Store) or len(store) > _LARGE:
                return None
            found = self.supposing()
        except GraphError:
            return None
        return found if found.rows else None

    @property
    def _is_empty(self) -> bool:
        """Return whether a question that was asked of something has no rows."""
        return not self.rows and len(self.parameters) == len(self.question.parameters)

    def supposing(self, supposed: Source | None = None) -> "Answer":
        """Return the rows that come in if claims that wait for a judgement are believed, as another answer.

        Those with an even chance or better are believed (see :mod:`kg.questions.supposed`). A row that is in
        this answer already is not in that one; a count that grows by such a claim is.

        Args:
            supposed: the graph in which they are believed, if it was made before; else it is made now, from
                the graph that was asked, which must still be open.
        """
        if len(self.parameters) < len(self.question.parameters):
            return replace(
                self, columns=(), rows=()
            )  # it was asked of nothing: without values it would ask of all
        if supposed is None:
            supposed = self._records.supposed = self._records.supposed or suppose(self._records.graph)
        labels = Labels(supposed)
        result = solve(supposed, self.question.sparql, _terms(self.parameters), labels)
        here = frozenset(map(_values, self.rows))
        rows = told_apart(supposed, [row for row in result.rows if _values(row) not in here], labels)
        return replace(self, columns=result.columns, rows=rows, note="", _records=Records(supposed, labels))

    @property
    def _left_out(self) -> str:
        return tables.marked(". ".join((*map(str, self.waiting), *self.hints)))

    @property
    def _cells(self) -> Mapping[str, Cell]:
        return {bound.name: _cell(bound) for bound in self.parameters}

    @property
    def _given(self) -> Mapping[str, NamedNode | Plain]:
        terms = {bound.name: bound.term for bound in self.parameters}
        return {n: term if isinstance(term, NamedNode) else plain(term) for n, term in terms.items()}


def ask(
    graph: Source,
    question_id: str | Question,
    params: Mapping[str, str] | None = None,
    names: Names | None = None,
) -> Answer:
    """Return the answer to a question of the catalogue.

    Args:
        graph: the graph to ask.
        question_id: the id in the catalogue, such as ``cq06``, or a question read from elsewhere.
        params: values by name of the parameter; a name may stand where an IRI is wanted. Where none
            is given the default of the question holds; if that does not occur in the graph, the
            thing of the right kind with the most claims for which there is an answer is taken,
            and the note says so.
        names: the names of the graph, if they were read before.

    Raises:
        QuestionError: if the question, a parameter or a name is unknown, or a name is ambiguous.
    """
    asked = question_id if isinstance(question_id, Question) else question(question_id)
    labels = names.labels if names else Labels(graph)
    records = Records(graph, labels)
    names = names or read_names(graph, labels)
    first: tuple[tuple[Bound, ...], Result] | None = None
    for bound in islice(choices(names, asked, params or {}), _TRIES):
        result = solve(graph, asked.sparql, _terms(bound), labels)
        if result.rows:
            first = bound, result
            break
        first = first or (bound, result)
    if first is None:
        return Answer(asked, (), (), (), asked.sparql, _nothing(graph, asked, params or {}, labels), records)
    bound, result = first
    note = "; ".join(value.note for value in bound if value.note)
    sparql = with_prefixes(bind(asked.sparql, _terms(bound)))
    rows = told_apart(graph, result.rows, labels)
    return Answer(asked, bound, result.columns, rows, sparql, note, records)


def _values(row: Row) -> tuple[Plain, ...]:
    return tuple(cell.value for cell in row.cells)


def _cell(bound: Bound) -> Cell:
    if isinstance(bound.term, NamedNode):
        return Cell(bound.term.value, bound.label, bound.term.value)
    return Cell(plain(bound.term), bound.label)


def _terms(bound: tuple[Bound, ...]) -> dict[str, NamedNode | Literal]:
    return {value.name: value.term for value in bound}


def _nothing(graph: Source, asked: Question, given: Mapping[str, str], labels: Labels) -> str:
    told = (
        f"{p.name} ({read_kind(graph, p.type, labels).told})"
        for p in asked.parameters
        if not p.type.startswith("xsd:") and p.name not in given
    )
    return f"This graph has nothing to fill in for {', '.join(told)}"
