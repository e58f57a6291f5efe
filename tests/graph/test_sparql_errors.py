"""Errors of queries point at the place, and words of ours that do not exist are told with near ones."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad, Store

from kg.exceptions import QueryError
from kg.graph.sparql import check, run
from kg.graph.sparql_errors import unknown_terms
from kg.graph.sparql_places import excerpt, position
from kg.graph.terms import FACTS, LABEL, TYPE, VOCABULARY, node, ours


@pytest.fixture(scope="module")
def store() -> Store:
    """Four terms of the ontology and one zone."""
    store = Store()
    for name in ("Zone", "issuedBy", "issuedOn", "spans"):
        store.add(Quad(ours(name), LABEL, Literal(name), VOCABULARY))
    store.add(Quad(node("kgt:zone-port"), LABEL, Literal("port"), VOCABULARY))
    store.add(Quad(node("r:zone-a"), TYPE, ours("Zone"), FACTS))
    return store


# (query, offset, what is shown)
SHOWN = (
    ("SELECT *\n{ ?s ?p }", 17, "{ ?s ?p }\n        ^"),  # the second line
    ("ASK {", 5, "ASK {\n     ^"),  # the end of the query
    ("", 0, "\n^"),  # nothing at all
    ("{ 's' \t\x1b }", 9, "{ 's'    }\n         ^"),  # marks of control show as blanks
    ('{ ?x "中文" ! }', 10, '{ ?x "中文" ! }\n            ^'),  # wide letters take two columns
    ("x" * 200, 100, f"{'x' * 76}\n{' ' * 38}^"),  # a long line is cut around the place
)


@pytest.mark.parametrize(("query", "at", "told"), SHOWN)
def test_excerpt(query: str, at: int, told: str) -> None:
    """The line of the place is shown, and the mark stands under the place."""
    assert excerpt(query, at) == told


@given(st.text(max_size=120), st.integers(0, 120))
def test_excerpt_is_one_line_and_a_mark(query: str, at: int) -> None:
    """Whatever the query holds, two lines come back, the second one blank but for the mark."""
    first, second = excerpt(query, min(at, len(query))).split("\n")
    assert first.isprintable()
    assert second.strip(" ") == "^"
    assert len(first) <= 76
    assert position(query, 0) == "line 1, column 1"


# (query, where, what)
BROKEN = (
    ("SELECT ?z WHERE {\n  ?z a kgg:Zone }", "line 2, column 8", "Did you mean kg:?"),  # a misspelled prefix
    ("SELECT ?z WHERE { ?z a foaff:x }", "line 1, column 24", "Did you mean foaf:?"),
    ("SELECT ?z WHERE { ?z a zzz:x }", "line 1, column 24", "Declare others with PREFIX"),  # like none
    ("SELECT ?z WHERE { ?z a }", "line 1, column 25", "does not parse"),  # a missing object
    ("SELECT ?z WHERE { ?z a 'x }", "line 1, column 24", "Close the string"),  # a string without end
    ("SELECT ?z\nFROM <http://x.org/> { ?z a ?c }", "line 2, column 1", "GRAPH r:graph-facts"),  # a dataset
)


@pytest.mark.parametrize(("query", "where", "what"), BROKEN)
def test_broken(query: str, where: str, what: str, store: Store) -> None:
    """An error tells place and remedy, and carries the line with a mark."""
    with pytest.raises(QueryError) as error:
        run(store, query)
    assert error.value.where == where
    assert what in str(error.value)
    line, column = (int(part.split()[1]) for part in where.split(", "))
    assert error.value.__notes__ == [f"{query.splitlines()[line - 1]}\n{' ' * (column - 1)}^"]


# (query, what is told)
UNKNOWN: tuple[tuple[str, list[str]], ...] = (
    (
        "SELECT * { ?z a kg:Zonne }",
        ["line 1, column 17: the ontology has no kg:Zonne; did you mean kg:Zone?"],
    ),
    (
        "SELECT * { ?z\nkg:issuedby ?b }",  # the case is wrong
        ["line 2, column 1: the ontology has no kg:issuedby; did you mean kg:issuedBy or kg:issuedOn?"],
    ),
    ("SELECT * { ?z a kgt:zone-prt }", ["line 1, column 17: the ontology has no kgt:zone-prt; did you mean"]),
    ("SELECT * { ?z kg:qqqq ?b }", ["line 1, column 15: the ontology has no kg:qqqq; ontology/README.md"]),
    (
        "PREFIX : <https://w3id.org/policykg/ontology#> SELECT * { ?z :span ?b }",  # under another prefix
        ["line 1, column 62: the ontology has no kg:span; did you mean kg:spans?"],
    ),
    ("SELECT * { ?z a <https://w3id.org/policykg/ontology#Zones> }", ["line 1, column 17: "]),  # in full
    ("SELECT * { ?z a kg:Zone ; kg:issuedBy ?b ; kg:spans ?c }", []),  # all of them known
    ("SELECT * { ?z a foaf:Nobody ; rdfs:nothing ?b }", []),  # not ours
    ("SELECT * { ?z ?p 'kg:Zonne' } # kg:Zonne", []),  # a string and a comment
    ("PREFIX kg: <http://x.org/> SELECT * { ?z a kg:Zonne }", []),  # another meaning of the prefix
)


@pytest.mark.parametrize(("query", "told"), UNKNOWN)
def test_unknown_terms(query: str, told: list[str], store: Store) -> None:
    """A term that the ontology does not have is told with those that come near; known ones are not."""
    found = unknown_terms(store, query)
    assert len(found) == len(told)
    assert all(a.startswith(b) for a, b in zip(found, told, strict=True))


def test_cases_collected() -> None:
    """No case got lost."""
    assert (len(SHOWN), len(BROKEN), len(UNKNOWN)) == (6, 6, 10)


WORDS = (
    "SERVICE",
    "LOAD",
    "FROM",
    "INSERT",
    "DELETE",
    "CLEAR",
    "DROP",
    "CREATE",
    "ADD",
    "MOVE",
    "COPY",
    "WITH",
)
CASES = st.sampled_from(WORDS).flatmap(
    lambda word: st.lists(st.booleans(), min_size=len(word), max_size=len(word)).map(
        lambda up: "".join(c.upper() if u else c.lower() for c, u in zip(word, up, strict=True))
    )
)
BLANKS = st.lists(
    st.sampled_from((" ", "\n", "\t", "\r\n", "# a comment ' \" < {\n", "#\r")), min_size=1, max_size=4
).map("".join)
HARMLESS = st.sampled_from(
    (
        "?s ?p 'a' .",
        '?s ?p "#" .',
        "?s ?p '''it's''' .",
        "<http://x.org/#a> ?p ?o .",
        "FILTER(1<2)",
        "kg:a ?p 5 .",
    )
)


@given(CASES, BLANKS, BLANKS, HARMLESS)
def test_refused_words_cannot_hide(word: str, before: str, after: str, pattern: str) -> None:
    """In whatever case, after whatever strings, comments and line ends, a refused word is found."""
    with pytest.raises(QueryError, match="is refused"):
        check(f"SELECT * {{ {pattern}{before}{word}{after}<http://x.org/> {{ ?a ?b ?c }} }}")


@given(CASES, BLANKS)
def test_refused_words_are_harmless_elsewhere(word: str, blanks: str) -> None:
    """The same words as names, variables, strings, IRIs, languages and comments are no reason to refuse."""
    check(
        f"SELECT ?{word} {{{blanks}?{word} kg:{word} '{word}'@{word} , <http://x.org/{word}> "
        f"# {word} <http://x.org/>\n; {word}:a '''\n{word} <x> {{}}''' }}"
    )


@given(st.text(max_size=200))
def test_any_text_is_answered_or_refused(text: str) -> None:
    """No text whatever brings anything but an answer or an error that tells a place."""
    with suppress(QueryError):
        run(Store(), text)
