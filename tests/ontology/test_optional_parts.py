"""No optional part of a question hangs on what only another optional part may find: it would fit anything."""

from collections.abc import Iterator
from typing import Any

import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.questions.catalogue import Question, catalogue

LOOSE = "SELECT * WHERE { ?zone a ?kind OPTIONAL { ?policy ?sets_up ?zone } OPTIONAL { ?policy ?by ?body } }"
TIED = "SELECT * WHERE { ?zone a ?kind OPTIONAL { ?policy ?sets_up ?zone OPTIONAL { ?policy ?by ?body } } }"


def certain(part: Any) -> frozenset[Variable]:
    """Return the variables that a part of a query binds in every one of its solutions."""
    if part.name == "BGP":
        return frozenset(term for triple in part.triples for term in triple if isinstance(term, Variable))
    if part.name in ("Join", "Union", "LeftJoin", "Minus"):
        one, other = certain(part.p1), certain(part.p2)
        return {"Join": one | other, "Union": one & other}.get(part.name, one)
    if part.name == "values":
        return frozenset(variable for row in part.res for variable in row)
    inner = certain(part.p) if part.p is not None else frozenset()
    shown = inner & frozenset(part.PV) if part.PV else inner
    return shown | {part.var} if part.name == "Extend" else shown


def parts(part: Any) -> Iterator[CompValue]:
    """Yield all parts of a query."""
    if isinstance(part, CompValue):
        yield part
        for value in part.values():
            yield from parts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from parts(value)


def loose(sparql: str) -> list[frozenset[Variable]]:
    """Return the variables of the optional parts that share none with what is certain before them."""
    tree = prepareQuery(sparql).algebra
    # A sum over everything is one row, whatever stands before it.
    found = [
        one
        for one in parts(tree)
        if one.name == "LeftJoin" and not any(inner.name == "AggregateJoin" for inner in parts(one.p2))
    ]
    return [certain(one.p2) for one in found if certain(one.p2) and not certain(one.p2) & certain(one.p1)]


def test_the_rule_tells_a_loose_part() -> None:
    """A part that begins with a policy which need not be there is loose, unless nested in what finds it."""
    assert (len(loose(LOOSE)), loose(TIED)) == (1, [])


@pytest.mark.parametrize("question", catalogue(), ids=lambda question: question.id)
def test_no_optional_part_is_loose(question: Question) -> None:
    """Every optional part shares a variable with what is found in any case."""
    assert loose(question.sparql) == []
