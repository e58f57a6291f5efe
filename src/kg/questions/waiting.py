"""What an answer leaves out: claims on the same matter that are disputed, or not settled yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.sparql import Rows, Value, bind, run, with_prefixes
from kg.graph.terms import node
from kg.namespaces import expand
from kg.questions.parameters import Bound
from kg.questions.records import ACCEPTED
from kg.questions.source import Source

_TERM: Final = re.compile(r"\b(?:kg|dcterms|org):[a-z]\w*")
_DISPUTED: Final = node("kgt:status-disputed")
_PROPOSED: Final = node("kgt:status-proposed")
_COMMENT: Final = re.compile(r"(?m)^\s*#.*$")
# What is told of a claim stands inside each branch, before what is bound: else the engine reads all claims.
QUERY: Final = """
SELECT ?subject ?predicate ?object ?status WHERE {
  { ?claim rdf:subject $thing ; rdf:predicate ?predicate ; rdf:object ?object ; kg:reviewStatus ?status .
    BIND($thing AS ?subject) }
  UNION
  { ?claim rdf:object $thing ; rdf:subject ?subject ; rdf:predicate ?predicate ; kg:reviewStatus ?status .
    BIND($thing AS ?object) }
  UNION
  { ?side rdf:object $thing ; rdf:predicate kg:observedEntity ; rdf:subject ?subject .
    ?claim rdf:subject ?subject ; rdf:predicate kg:value ; rdf:object ?object ; kg:reviewStatus ?status .
    BIND(kg:value AS ?predicate) }
  FILTER(?predicate != kg:observedEntity)
}
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many statements on what was asked are no facts (yet), and so are in no answer.

    Attributes:
        thing: the label of the thing that was asked about, ``iri`` its IRI; both empty for the whole graph.
        disputed: statements with which other sources disagree.
        proposed: statements that the extractor is not sure of and nobody has judged.
    """

    thing: str
    iri: str
    disputed: int
    proposed: int

    def __str__(self) -> str:
        """Return the numbers in words."""
        parts = [
            text
            for number, text in (
                (self.disputed, f"{self.disputed:,} disputed"),
                (self.proposed, f"{self.proposed:,} unsettled"),
            )
            if number
        ]
        noun = "statement" if self.disputed + self.proposed == 1 else "statements"
        about = f" about {self.thing}" if self.thing else ""
        return f"Not counted: {' and '.join(parts)} {noun}{about} on the same matter"


_UNIT: Final = "unit"


def waiting(
    graph: Source, sparql: str, values: Sequence[Bound], *, empty: bool = False
) -> tuple[Waiting, ...]:
    """Return, for each thing that was asked about, the statements that wait; none where nothing waits.

    A statement is on the same matter if its property stands in the query.

    Args:
        graph: the graph that was asked.
        sparql: the query of the question.
        values: what was filled in.
        empty: whether there is no answer; of a question that leaves nothing open all that waits counts then.
    """
    matter = _properties(sparql)
    if not values and empty:
        number = _proposed(graph, matter)
        return (Waiting("", "", 0, number),) if number else ()
    found = []
    for value in values:
        # What waits in a unit is on any matter; the indicator beside it tells what is meant.
        if isinstance(value.term, NamedNode) and value.name != _UNIT:
            numbers = _numbers(graph, value.term, None if _ASKS_CLAIMS.search(sparql) else matter)
            if numbers:
                found.append(Waiting(value.label, value.term.value, **numbers))
    return tuple(found)


def _proposed(graph: Source, matter: frozenset[str]) -> int:
    """Return how many claims of some properties wait in a whole graph."""
    found = run(graph.store, with_prefixes(_ALL))
    rows = found.rows if isinstance(found, Rows) else ()
    return sum(
        int(number.value)
        for predicate, number in rows
        if isinstance(predicate, NamedNode) and isinstance(number, Literal) and predicate.value in matter
    )


_ALL: Final = """
SELECT ?predicate (COUNT(?claim) AS ?number) WHERE {
  ?claim kg:reviewStatus kgt:status-proposed ; rdf:predicate ?predicate
} GROUP BY ?predicate
"""


def _properties(sparql: str) -> frozenset[str]:
    return frozenset(expand(term) for term in _TERM.findall(_COMMENT.sub("", sparql)))


# Of a question that looks at claims, whatever they say, all that is said of a thing is the matter.
_ASKS_CLAIMS: Final = re.compile(r"rdf:object \?narrow|rdf:(?:subject|object) \$")


def _numbers(graph: Source, thing: NamedNode, matter: frozenset[str] | None) -> Mapping[str, int]:
    """Return how many statements have each status, of those that are not accepted from another source.

    Any statement counts where ``matter`` is None.
    """
    found = run(graph.store, with_prefixes(bind(QUERY, {"thing": thing})))
    statuses: dict[tuple[Value | None, ...], set[Value | None]] = {}
    for *statement, status in found.rows if isinstance(found, Rows) else ():
        if isinstance(statement[1], NamedNode) and (matter is None or statement[1].value in matter):
            statuses.setdefault(tuple(statement), set()).add(status)
    open_ones = [found for found in statuses.values() if ACCEPTED not in found]
    disputed = sum(_DISPUTED in found for found in open_ones)
    proposed = sum(_PROPOSED in found and _DISPUTED not in found for found in open_ones)
    return {"disputed": disputed, "proposed": proposed} if disputed or proposed else {}
