"""The order of rows is that of the query, whether the engine sorts them or this library does."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from kg.graph.ordering import MOST, Order, Value, in_order, order_of
from kg.graph.sparql import Rows, run
from kg.namespaces import PREFIXES

# query, the columns of its order (None: the engine sorts)
ORDERS: Sequence[tuple[str, tuple[tuple[str, bool], ...] | None]] = (
    ("SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a", (("a", False),)),
    ("select ?a where { ?a ?b ?c } order by desc(?b) asc(?c) ?a", (("b", True), ("c", False), ("a", False))),
    # columns that the answer has not; beside one that is worked out they cannot be asked for
    ("SELECT DISTINCT ?a { ?a ?b ?c } ORDER BY ?b", (("b", False),)),
    ("SELECT ?a (STR(?c) AS ?d) WHERE { ?a ?b ?c } ORDER BY ?b", None),
    ("SELECT ?a WHERE { ?a ?b ?c } GROUP BY ?a ORDER BY ?b", None),
    # a comment and other white space after it
    ("SELECT * WHERE { ?a ?b ?c }\nORDER BY\n ?a # by name\n", (("a", False),)),
    ("SELECT ?a (COUNT(*) AS ?n) WHERE { ?a ?b ?c } GROUP BY ?a ORDER BY DESC(?n)", (("n", True),)),
    # words in strings and IRIs are none
    ('SELECT ?a WHERE { ?a ?b "x ORDER BY ?y" }', None),
    ("SELECT ?a WHERE { ?a ?b <http://x/ORDER> }", None),
    # of an inner query only
    ("SELECT ?a WHERE { { SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a } }", None),
    # anything else than plain columns, and orders that are cut off
    ("SELECT ?a WHERE { ?a ?b ?c } ORDER BY STR(?a)", None),
    ("SELECT ?a WHERE { ?a ?b ?c } ORDER BY (?a)", None),
    ("SELECT ?a WHERE { ?a ?b ?c } ORDER BY DESC(STR(?a))", None),
    ("SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a LIMIT 3", None),
    ("SELECT ?a WHERE { ?a ?b ?c } ORDER BY ?a VALUES ?a { 1 }", None),
    ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c } ORDER BY ?a", None),
    ("DESCRIBE ?a WHERE { ?a ?b ?c } ORDER BY ?a", None),
    ("ASK { ?a ?b ?c }", None),
)


@pytest.mark.parametrize(("query", "keys"), ORDERS)
def test_order_is_recognised(query: str, keys: tuple[tuple[str, bool], ...] | None) -> None:
    """Only an order of plain columns at the very end of a SELECT is taken away from the engine."""
    found = order_of(query)
    assert (found.keys if found else None) == keys
    if found:
        assert found.added or query.startswith(found.query)
        assert "order" not in found.query.lower()


def test_cases_collected() -> None:
    """No case got lost."""
    assert len(ORDERS) == 18


def typed(kind: str) -> st.SearchStrategy[Value]:
    """Return values of one column: IRIs, literals of one kind, or nothing."""
    xsd = PREFIXES["xsd"]
    numbers = st.one_of(
        st.integers(-50, 50).map(lambda n: Literal(str(n), datatype=NamedNode(xsd + "integer"))),
        st.decimals(-9, 9, places=2).map(lambda n: Literal(f"{n:f}", datatype=NamedNode(xsd + "decimal"))),
    )
    texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=4).map(Literal)
    nodes = st.sampled_from("aBc~é水𝄞").map(lambda name: NamedNode(f"http://x/{name}"))
    return st.one_of(st.none(), nodes, numbers if kind == "number" else texts)


def through_the_engine(rows: Sequence[tuple[Value, Value]], downwards: bool) -> list[tuple[Value, ...]]:
    """Return the rows as Oxigraph orders them."""
    told = " ".join(
        f"({' '.join('UNDEF' if value is None else str(value) for value in row)})" for row in rows
    )
    order = "DESC(?a) ?b" if downwards else "?a ?b"
    answer = Store().query(f"SELECT * WHERE {{ VALUES (?a ?b) {{ {told} }} }} ORDER BY {order}")
    assert isinstance(answer, QuerySolutions)
    return [(row["a"], row["b"]) for row in answer]


@given(st.lists(st.tuples(typed("number"), typed("text")), max_size=12), st.booleans())
def test_order_is_that_of_the_engine(rows: list[tuple[Value, Value]], downwards: bool) -> None:
    """Numbers by value, texts and IRIs by their characters, unbound, IRIs, literals, both ways."""
    found = in_order(("a", "b"), rows, Order("", (("a", downwards), ("b", False))))
    assert found is not None
    # 1 and 1.0 are one place in the order; which stands first is ours to settle
    assert [_worth(row) for row in found] == [_worth(row) for row in through_the_engine(rows, downwards)]


def _worth(row: Sequence[Value]) -> tuple[object, ...]:
    number = NamedNode(PREFIXES["xsd"] + "decimal"), NamedNode(PREFIXES["xsd"] + "integer")
    return tuple(float(v.value) if isinstance(v, Literal) and v.datatype in number else str(v) for v in row)


# what has no order that all engines agree on
MIXED: Sequence[tuple[Value, ...]] = (
    (Literal("a"), Literal(1)),
    (Literal("a", language="en"),),
    (Literal(1.5),),
    (BlankNode("x"),),
    (Literal("not a number", datatype=NamedNode(PREFIXES["xsd"] + "integer")),),
)


@pytest.mark.parametrize("column", MIXED)
def test_other_values_are_left_to_the_engine(column: Sequence[Value]) -> None:
    """A column with kinds whose order is not settled is not sorted here."""
    assert in_order(("a",), [(value,) for value in column], Order("", (("a", False),))) is None


@given(st.permutations(["b", "a", "c", "d"]))
def test_rows_alike_are_settled_by_the_rest(names: list[str]) -> None:
    """Rows that the order leaves alike come in the order of their other columns, however they were found."""
    rows = [(Literal(1), Literal(name)) for name in names]
    found = in_order(("n", "name"), rows, Order("", (("n", True),)))
    assert [str(row[1]) for row in found or ()] == ['"a"', '"b"', '"c"', '"d"']


def test_limits_cut_the_sorted_rows() -> None:
    """A limit keeps the first rows of the order and tells of more, in a very long answer too."""
    store = Store()
    few = "SELECT ?n WHERE { VALUES ?n { 3 1 2 } } ORDER BY ?n"
    found = run(store, few, limit=2)
    assert isinstance(found, Rows)
    assert ([str(row[0])[1] for row in found], found.truncated) == (["1", "2"], True)
    assert not run(store, few, limit=3).truncated  # type: ignore[union-attr]
    many = " ".join(map(str, range(MOST + 1, 0, -1)))
    found = run(store, f"SELECT ?n WHERE {{ VALUES ?n {{ {many} }} }} ORDER BY ?n", limit=1)
    assert isinstance(found, Rows)
    assert (found.rows[0][0], found.truncated) == (Literal(1), True)


HIDDEN = (
    # each row once, at its first place; as often as it is found; with one that is shown; all columns
    "SELECT DISTINCT ?a {values} ORDER BY DESC(?n) ?a",
    "SELECT ?a {values} ORDER BY ?n ?a",
    "SELECT ?b ?a WHERE {values} ORDER BY ?a DESC(?n) ?b",
    "SELECT * {values} ORDER BY ?n ?a ?b",
)


@pytest.mark.parametrize("query", HIDDEN)
def test_order_by_columns_that_are_not_shown(query: str) -> None:
    """Rows stand in the order of columns that the answer does not show, as the engine puts them."""
    rows = (("x", 3, "k"), ("y", 1, "l"), ("x", 1, "m"), ("z", 2, "n"), ("x", 3, "o"), ("y", 4, "p"))
    told = " ".join(f'("{a}" {n} "{b}")' for a, n, b in rows)
    whole = query.replace("{values}", f"{{ VALUES (?a ?n ?b) {{ {told} }} }}")
    found = run(Store(), whole)
    answer = Store().query(whole)
    assert isinstance(found, Rows)
    assert isinstance(answer, QuerySolutions)
    assert found.columns == tuple(variable.value for variable in answer.variables)
    assert list(found.rows) == [tuple(solution) for solution in answer]
    first = run(Store(), whole, limit=2)
    assert isinstance(first, Rows)
    assert (list(first.rows), first.truncated) == (list(found.rows[:2]), True)
