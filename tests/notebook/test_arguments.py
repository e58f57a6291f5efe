"""What is typed after a magic is taken apart, and variables come in as values, never as text."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exceptions import InputError
from kg.notebook.arguments import bound, plain_value, split
from kg.questions.cells import Cell, Plain

SPACE: dict[str, object] = {
    "place": 'Sha" . } DROP',
    "year": 2030,
    "graph": object(),
    "cell": Cell("x", "X", "r:x"),
}
# (line, words, pairs, options)
LINES: tuple[tuple[str, tuple[Plain, ...], dict[str, Plain], dict[str, str]], ...] = (
    ("cq06 place=Shapingba", ("cq06",), {"place": "Shapingba"}, {}),
    ('cq06 place="Western Science City"', ("cq06",), {"place": "Western Science City"}, {}),
    ("cq06 place=$place", ("cq06",), {"place": SPACE["place"]}, {}),  # type: ignore[dict-item]  # a text
    ("cq06 place={place}", ("cq06",), {"place": SPACE["place"]}, {}),  # type: ignore[dict-item]  # a text
    ("cq08 year=$year --as df", ("cq08",), {"year": 2030}, {"as": "df"}),
    ("cq08 --as=df", ("cq08",), {}, {"as": "df"}),
    ("which zones take in Shapingba?", ("which", "zones", "take", "in", "Shapingba?"), {}, {}),
    ("cq06 place=US$place", ("cq06",), {"place": "US$place"}, {}),  # a variable stands alone
    ("cq06 place=$cell", ("cq06",), {"place": "r:x"}, {}),
    ("", (), {}, {}),
)
# (line, what the message says)
REFUSED = (
    ('cq06 place="Sha', "quotation mark"),
    ("cq06 place=$nowhere", "no such variable"),
    ("cq06 place=$graph", "cannot stand for a value"),
    ("cq06 --sa df", "no such option"),
    ("cq06 --as", "a value is missing"),
)
# (query, query as it is run, values)
QUERIES: tuple[tuple[str, str, dict[str, Plain]], ...] = (
    ("SELECT * { ?s ?p $year }", "SELECT * { ?s ?p $year }", {"year": 2030}),
    ("SELECT * { ?s ?p {year} }", "SELECT * { ?s ?p $year }", {"year": 2030}),
    ("SELECT * { ?s ?p $other }", "SELECT * { ?s ?p $other }", {}),  # a variable of the query alone
    ('SELECT * { ?s ?p "$year {year}" }', 'SELECT * { ?s ?p "$year {year}" }', {}),  # in a string
    ("SELECT * { ?s ?p '''a ' $year''' }", "SELECT * { ?s ?p '''a ' $year''' }", {}),
    ("SELECT * { ?s ?p <http://e.org/$year> }", "SELECT * { ?s ?p <http://e.org/$year> }", {}),
    ("SELECT * { ?s ?p ?o } # $year", "SELECT * { ?s ?p ?o } # $year", {}),  # in a comment
    ("SELECT * { ?s ?p ?o FILTER(?o < {year}) }", "SELECT * { ?s ?p ?o FILTER(?o < $year) }", {"year": 2030}),
    ("SELECT * {?s ?p ?o}", "SELECT * {?s ?p ?o}", {}),
)


def test_the_cases_are_there() -> None:
    """The tables below are as long as they were when they were written."""
    assert (len(LINES), len(REFUSED), len(QUERIES)) == (10, 5, 9)


@pytest.mark.parametrize(("line", "words", "pairs", "options"), LINES, ids=[case[0] for case in LINES])
def test_a_line_is_taken_apart(
    line: str, words: tuple[Plain, ...], pairs: dict[str, Plain], options: dict[str, str]
) -> None:
    """Words, pairs and options are told apart, and a variable gives its value untouched."""
    typed = split(line, SPACE, ("as", "name"))
    assert (typed.words, dict(typed.pairs), dict(typed.options)) == (words, pairs, options)


@pytest.mark.parametrize(("line", "told"), REFUSED, ids=[case[0] for case in REFUSED])
def test_a_wrong_line_is_refused(line: str, told: str) -> None:
    """What cannot be understood is told with a hint."""
    with pytest.raises(InputError, match=told) as caught:
        split(line, SPACE, ("as", "name"))
    assert caught.value.hint


@pytest.mark.parametrize(("query", "run", "values"), QUERIES, ids=[case[0] for case in QUERIES])
def test_variables_of_a_query_are_bound(query: str, run: str, values: dict[str, Plain]) -> None:
    """A Python variable is found where a term may stand, and nowhere else."""
    assert bound(query, SPACE) == (run, values)


@given(st.text())
def test_no_value_reaches_the_text_of_a_query(value: str) -> None:
    """Whatever a variable holds, the query stays as it was written."""
    assert bound("ASK { ?s ?p {it} }", {"it": value}) == ("ASK { ?s ?p $it }", {"it": value})


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(line: str) -> None:
    """No line makes anything but an answer or an error of ours."""
    with contextlib.suppress(InputError):
        split(line, SPACE, ("as",))
    with contextlib.suppress(InputError):
        bound(line, SPACE)


@pytest.mark.parametrize("value", ["a", 1, 1.5, True, Decimal("1.5"), date(2024, 5, 1)])
def test_plain_values_pass(value: Plain) -> None:
    """Text, numbers and dates are handed on as they are."""
    assert plain_value("it", {"it": value}) == value


def test_numbers_of_pandas_pass() -> None:
    """A number out of a frame is a number."""
    numpy = pytest.importorskip("numpy")
    assert plain_value("it", {"it": numpy.int64(7)}) == 7
    assert isinstance(plain_value("it", {"it": numpy.int64(7)}), int)
