"""``kg query`` runs SPARQL under limits, from wherever it comes, and points at what is wrong."""

import json
from pathlib import Path

import pytest

from .conftest import Run

SELECT = """SELECT ?zone ?n WHERE {
  ?zone rdfs:label ?name FILTER(STR(?name) = "Western (Chongqing) Science City") BIND(12345 AS ?n)
}"""


def test_select(ask: Run) -> None:
    """SELECT gives a table with labels; the columns keep their names."""
    lines = ask("query", SELECT).stdout.splitlines()
    assert lines[0].split() == ["zone", "n"]
    assert lines[2] == "Western (Chongqing) Science City  12,345"
    assert lines[-1] == "1 row"


def test_query_from_file_and_stdin(ask: Run, tmp_path: Path) -> None:
    """A query comes from an argument, a file or stdin, to the same result."""
    file = tmp_path / "q.rq"
    file.write_text(SELECT, encoding="utf-8-sig")
    direct = ask("query", SELECT, "--format", "json").stdout
    assert ask("query", f"@{file}", "--format", "json").stdout == direct
    assert json.loads(direct)[0]["n"] == 12345
    assert ask("query", "-f", file, "--format", "json").stdout == direct
    assert ask("query", "-", "--format", "json", stdin=SELECT).stdout == direct


def test_other_forms(ask: Run) -> None:
    """ASK says yes or no; CONSTRUCT and DESCRIBE give triples."""
    assert ask("query", "ASK { ?z a kg:Zone }").stdout == "yes\n"
    assert ask("query", "ASK { ?z a kg:Zoo }").stdout == "no\n"
    construct = "CONSTRUCT { ?z a kg:Zone } WHERE { ?z a kg:Zone ; rdfs:label ?l }"
    shown = ask("query", construct).stdout
    assert shown.splitlines()[0].split() == ["subject", "predicate", "object"]
    assert shown.splitlines()[-1].endswith(" triples")
    described = ask("query", "DESCRIBE r:place-chongqing", "--format", "csv").stdout
    assert described.startswith("subject,subjectLabel,predicate,predicateLabel,object,objectLabel\n")


BAD_QUERIES = [
    (["ASK {"], "line 1, column "),
    (
        ["DELETE WHERE { ?s ?p ?o }"],
        "line 1, column 1: DELETE is refused: a query may not change the graph. ",
    ),
    (["SELECT * { SERVICE <http://x> { ?s ?p ?o } }"], "line 1, column 12: SERVICE is refused: "),
    ([], "kg query: there is no query. Give one as an argument, with -f FILE, or - for stdin\n"),
    (["ASK {}", "-f", "x"], "kg query: there are two queries. "),
    (["-f", "nowhere.rq"], "nowhere.rq: the query cannot be read (No such file or directory). "),
    (["-"], "line 1, column 1: "),
    (["@nowhere.rq"], "nowhere.rq: the query cannot be read (No such file or directory). "),
    (
        ["SELECT ?p { ?p kg:issuedBy $b }", "--param", "b=Nobody At All"],
        "Nobody At All: no thing of this graph has this name. ",
    ),
    (["SELECT ?p { ?p kg:issuedBy $b }", "--param", "b"], "b: a parameter needs a name and a value. "),
]


@pytest.mark.parametrize(("args", "told"), BAD_QUERIES)
def test_bad_queries(args: list[str], told: str, ask: Run) -> None:
    """A query that is refused, does not parse or is not there is one line on stderr, its place under it."""
    result = ask("query", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == (3 if told.startswith("line ") else 1)


def test_query_in_a_wrong_encoding(ask: Run, tmp_path: Path) -> None:
    """A query file that is not UTF-8 is bad input."""
    (tmp_path / "q.rq").write_bytes(b"ASK { ?s ?p '\xff' }")
    result = ask("query", "-f", tmp_path / "q.rq")
    assert (result.exit_code, result.stderr) == (
        2,
        f"{tmp_path / 'q.rq'}: the query is not UTF-8 text. Save it as UTF-8\n",
    )


def test_values(ask: Run) -> None:
    """A value is put in place as a term: the name of a thing, a number, or a text in quotes."""
    where = "{ $zone rdfs:label ?name FILTER(STR(?name) = $text || $n = 5) }"
    given = ("--param", "zone=Western (Chongqing) Science City", "--param", 'text="} # x"', "--param", "n=5")
    found = ask("query", f"SELECT ?name WHERE {where}", *given, "--format", "json")
    assert json.loads(found.stdout) == [{"name": "Western (Chongqing) Science City"}]


def test_limit(ask: Run) -> None:
    """--limit cuts the rows off and says so on stderr; 0 takes all."""
    claims = "SELECT ?z { ?z a kg:Claim } ORDER BY ?z"
    cut = ask("query", claims, "--limit", "2", "--format", "csv")
    assert cut.stdout.count("\n") == 3
    assert "Note: the rows were cut off after 2" in cut.stderr
    assert ask("query", claims, "--limit", "0", "--format", "csv").stdout.count("\n") > 3


def test_timeout(ask: Run) -> None:
    """A query that takes too long is stopped and told in one line."""
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }"
    found = ask("query", endless, "--timeout", "0.5")
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith("the query was stopped after 0.5 seconds. ")
    assert found.stderr.count("\n") == 1


def test_unknown_terms(ask: Run) -> None:
    """A term that the ontology does not have is told on stderr, with a near one, beside an empty answer."""
    found = ask("query", "SELECT ?z { ?z a kg:Zonne }")
    assert found.stdout == "0 rows\n"
    assert "Note: line 1, column 18: the ontology has no kg:Zonne; did you mean kg:Zone?" in found.stderr


def test_mark_under_the_place(ask: Run) -> None:
    """Under the line of the error stand the line of the query and a mark."""
    found = ask("query", "SELECT ?z {\n  ?z a \x1b[31mkg:Zone ; }")
    assert found.stderr.splitlines()[1:] == ["    ?z a  [31mkg:Zone ; }", "         ^"]


def test_cases() -> None:
    """Ten bad queries are tried."""
    assert len(BAD_QUERIES) == 10
