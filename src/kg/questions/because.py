"""Why a row holds, as its question tells it: patterns of statements, matched with the values of the row.

A header line ``# because: ?policy kg:hasMeasure ?m . ?m kg:theme ?theme`` names statements that together
bear out a row. Columns and parameters of the question stand for their values; any other variable is free.
A line is passed over where a column that it names is empty in the row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.exceptions import DataError
from kg.graph.terms import OBJECT, PREDICATE, SUBJECT
from kg.namespaces import expand
from kg.questions.cells import Plain, plain
from kg.questions.records import Record, Records
from kg.questions.source import quads

_TERM: Final = re.compile(r"[?$](?P<variable>\w+)|(?P<curie>\w+:[\w-]+)")
_SIDES: Final = frozenset((SUBJECT.value, PREDICATE.value, OBJECT.value))
_MOST: Final = 60
"""So many ways to bear out one row are enough; a place of which a thousand policies speak has a thousand."""

Pattern = tuple[str, str, str]
Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]
Known = Mapping[str, NamedNode | Plain]


def read_patterns(line: str) -> tuple[Pattern, ...]:
    """Return the patterns of one line.

    >>> read_patterns("?a kg:theme ?b . ?b skos:broader $c")
    (('?a', 'kg:theme', '?b'), ('?b', 'skos:broader', '$c'))

    Raises:
        DataError: if a pattern has not three parts, or a part is neither a variable nor a compact IRI.
    """
    found = []
    for part in re.split(r"\s+\.\s+", line.strip()):
        terms = part.split()
        if len(terms) != 3 or not all(map(_TERM.fullmatch, terms)):
            raise DataError(
                f"cannot read the pattern '{part}'", "because", "Write: ?subject property ?object"
            )
        found.append((terms[0], terms[1], terms[2]))
    return tuple(found)


def borne_out(lines: Sequence[str], known: Known, records: Records) -> tuple[Record, ...]:
    """Return the accepted claims of the statements that bear out a row, in order of their ids.

    Args:
        lines: the lines of the question.
        known: things and plain values of all columns and parameters by name, None where a column is empty.
        records: the claims of the graph.
    """
    found: dict[str, Record] = {}
    for line in lines:
        patterns = read_patterns(line)
        named = {term[1:] for pattern in patterns for term in pattern if term[0] in "?$"}
        if any(name in known and known[name] is None for name in named):
            continue
        for statements in islice(_match(patterns, known, records), _MOST):
            for subject, predicate, obj in statements:
                for record in records.with_subject(subject.value):
                    if _says(record, predicate, obj):
                        found[record.iri] = record
    return tuple(found[iri] for iri in sorted(found))


def _match(patterns: Sequence[Pattern], known: Known, records: Records) -> Iterator[tuple[Statement, ...]]:
    """Yield the statements that fit all patterns together, in order."""
    if not patterns:
        yield ()
        return
    pattern = patterns[0]
    for statement in _statements(pattern, known, records):
        pairs = zip(pattern, statement, strict=True)
        more = {term[1:]: plain(v) if isinstance(v, Literal) else v for term, v in pairs if term[0] in "?$"}
        for rest in _match(patterns[1:], {**known, **more}, records):
            yield (statement, *rest)


def _statements(pattern: Pattern, known: Known, records: Records) -> list[Statement]:
    """Return the statements that fit one pattern, but not those by which a claim says what it is about."""
    wanted = [known.get(term[1:]) if term[0] in "?$" else NamedNode(expand(term)) for term in pattern]
    nodes = [term if isinstance(term, NamedNode) else None for term in wanted]
    found: set[Statement] = set()
    for quad in quads(records.graph, nodes[0], nodes[1], nodes[2]):
        s, p, o = quad.subject, quad.predicate, quad.object
        if not isinstance(s, NamedNode) or not isinstance(o, NamedNode | Literal) or p.value in _SIDES:
            continue
        if all(want is None or _is(value, want) for value, want in zip((s, p, o), wanted, strict=True)):
            found.add((s, p, o))
    return sorted(found, key=str)


def _is(value: NamedNode | Literal, wanted: NamedNode | Plain) -> bool:
    return (plain(value) if isinstance(value, Literal) else value) == wanted


def _says(record: Record, predicate: NamedNode, obj: NamedNode | Literal) -> bool:
    return record.status == "accepted" and record.predicate == predicate.value and record.object == obj
