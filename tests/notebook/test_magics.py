"""The magics in a shell without a browser: what they return, keep, complete, and how they refuse."""

from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from kg.questions.ask import Answer
from kg.questions.results import Result

SELECT = "SELECT ?zone WHERE { GRAPH r:graph-facts { ?zone kg:contains $district } }"
CONSTRUCT = "CONSTRUCT { ?p kg:issuedBy ?b } WHERE { GRAPH r:graph-facts { ?p kg:issuedBy ?b } }"
# (cell, what the one line of the error says)
REFUSED = (
    ("%kg_open nowhere", "there is no such graph folder"),
    ("%ask cq99", "no such question"),
    ("%ask cq06 place=Shapinba", "Did you mean Shapingba"),
    ("%ask cq06 place=$nothing", "no such variable"),
    ("%ask cq06 town=Shapingba", "It has: place"),
    ("%ask cq06 --as map", "Known: table, graph, df, turtle, csv"),
    ("%ask cq06 --as turtle", "only CONSTRUCT and DESCRIBE"),
    ("%ask cq06 --name 1st", "cannot be the name"),
    ("%%sparql\nSELECT * WHERE {", "does not parse"),
    ("%%sparql\nSELECT * WHERE { ?s ?p {nothing} }", "no such variable"),
    ("%%sparql --limit few\nSELECT * WHERE { ?s ?p ?o }", "Write digits only"),
    ("%%sparql SELECT\nSELECT * WHERE { ?s ?p ?o }", "below the line"),
    ("%%sparql\nDELETE WHERE { ?s ?p ?o }", ""),
    ("%kg_show Atlantis", "no thing of this graph"),
    ("%kg_path Chengdu", "a path has two ends"),
    ("%kg_path Chengdu Beibei --k none", "not a number"),
    ("%kg_view nowhere/graph.html", "cannot be written"),
)
# (line, some of what completes it, what does not)
COMPLETED = (
    ("%ask cq0", "cq06", "cq10"),
    ("%ask cq06 ", "place=", "year="),
    ("%ask cq06 pl", "place=", "cq06"),
    ("%ask cq06 place=Sha", "Shapingba", "Shanghai Pilot"),
    ('%ask cq06 place="Western Sci', "Science City", "Shapingba"),
    ("%kg_show Western Sci", "Science City", "Shapingba"),
)


def attempted(shell: InteractiveShell, cell: str) -> Any:
    """Return what became of a cell."""
    return shell.run_cell(cell, store_history=False)  # type: ignore[no-untyped-call]  # IPython has no types here


def run(shell: InteractiveShell, cell: str) -> Any:
    """Return what a cell gives; it fails the test if the cell fails."""
    done = attempted(shell, cell)
    done.raise_error()
    return done.result


def shown(shell: InteractiveShell, value: object) -> dict[str, str]:
    """Return what Jupyter would show of a value."""
    assert shell.display_formatter is not None
    data, _ = shell.display_formatter.format(value)  # type: ignore[no-untyped-call]  # the same
    return dict(data)


def test_the_cases_are_there() -> None:
    """The tables above are as long as they were when they were written."""
    assert (len(REFUSED), len(COMPLETED)) == (17, 6)


def test_open_tells_what_it_opened(shell: InteractiveShell) -> None:
    """The graph is there as a variable, under the name that was asked for."""
    assert "12 documents" in shown(shell, run(shell, "%kg_open example --name mine"))["text/plain"]
    assert run(shell, "mine.ask('cq06')") == run(shell, "%ask cq06")
    assert "12 documents" in shown(shell, run(shell, "%kg_open $mine"))["text/plain"]


def test_ask_gives_an_answer_with_its_sentences(shell: InteractiveShell) -> None:
    """The answer is shown as a table, kept by name, and takes values from Python."""
    run(shell, "district = 'Shapingba'")
    answer = run(shell, "%ask cq06 place=$district --name zones")
    assert isinstance(answer, Answer)
    assert run(shell, "zones") is answer
    assert len(answer) == 4
    forms = shown(shell, answer)
    assert set(forms) >= {"text/html", "text/markdown", "text/plain"}
    assert "<details>" in forms["text/html"]
    assert run(shell, "%ask cq06 place={district}") == answer


def test_ask_takes_a_plain_sentence(shell: InteractiveShell) -> None:
    """A sentence is matched to the catalogue, and the answer says which question was taken."""
    answer = run(shell, "%ask which zones take in Shapingba?")
    assert answer.question.id == "cq06"
    assert [bound.label for bound in answer.parameters] == ["Shapingba"]
    assert "cq06" in shown(shell, answer)["text/html"]


def test_ask_alone_lists_the_catalogue(shell: InteractiveShell) -> None:
    """Every question stands in the list."""
    text = shown(shell, run(shell, "%ask"))["text/plain"]
    assert all(question.id in text for question in run(shell, "graph").questions())


def test_a_year_comes_from_python(shell: InteractiveShell) -> None:
    """Numbers are handed on as numbers."""
    run(shell, "year = 2030")
    assert all(row["due"] <= 2030 for row in run(shell, "%ask cq08 year=$year"))


def test_sparql_binds_python_variables(shell: InteractiveShell) -> None:
    """A name becomes a thing, whatever signs it holds; the text of the query stays."""
    run(shell, "district = 'Shapingba'")
    result = run(shell, f"%%sparql --name zones\n{SELECT}")
    assert isinstance(result, Result)
    assert [row.label("zone") for row in result] == ["Western (Chongqing) Science City"]
    assert run(shell, "zones") is result
    run(shell, "district = '\" } DROP ALL #'")
    failed = attempted(shell, f"%%sparql\n{SELECT}")
    assert "no thing of this graph" in str(failed.error_in_exec)


def test_sparql_takes_every_form(shell: InteractiveShell) -> None:
    """Table, picture, frame, Turtle and CSV."""
    assert len(run(shell, f"%%sparql --as table --limit 2\n{CONSTRUCT}")) == 2
    assert "<iframe" in shown(shell, run(shell, f"%%sparql --as graph\n{CONSTRUCT}"))["text/html"]
    turtle = shown(shell, run(shell, f"%%sparql --as turtle\n{CONSTRUCT}"))["text/plain"]
    assert "@prefix kg: <https://w3id.org/policykg/ontology#> ." in turtle
    assert "kg:issuedBy" in turtle
    assert shown(shell, run(shell, f"%%sparql --as csv\n{CONSTRUCT}"))["text/plain"].startswith("subject,")
    frame = run(shell, f"%%sparql --as df --name frame\n{CONSTRUCT}")
    assert list(frame.columns) == ["subject", "predicate", "object"]
    assert run(shell, "frame") is frame


def test_an_answer_can_be_drawn(shell: InteractiveShell) -> None:
    """The things of an answer and of its values are drawn with the facts between them."""
    forms = shown(shell, run(shell, "%ask cq06 place=Shapingba --as graph"))
    assert "<iframe" in forms["text/html"]
    assert "Shapingba" in forms["text/markdown"]


def test_things_paths_and_pages(
    shell: InteractiveShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thing is shown with its neighbours, a path with its steps, a page is written and linked."""
    monkeypatch.chdir(tmp_path)
    assert "Western Science City" in shown(shell, run(shell, "%kg_show Western Science City"))["text/html"]
    paths = run(shell, '%kg_path "State Council" Shapingba --k 2 --avoid China --name ways')
    assert len(paths) == 2
    assert shown(shell, paths)["text/html"].count("<img") == 2
    assert "graph.html" in shown(shell, run(shell, "%kg_view graph.html"))["text/html"]
    assert (tmp_path / "graph.html").stat().st_size > 100_000


@pytest.mark.parametrize(("cell", "told"), REFUSED, ids=[case[0] for case in REFUSED])
def test_errors_are_one_line(
    cell: str, told: str, shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refusal says in one line what, where and what to do, and the cell counts as failed."""
    done = attempted(shell, cell)
    out, err = capsys.readouterr()
    assert done.error_in_exec is not None
    assert told in str(done.error_in_exec)
    said = (out + err).strip().splitlines()
    assert len(said) == 1
    assert said[0].startswith("UsageError: ")


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")  # as Jupyter calls it
@pytest.mark.parametrize(("line", "there", "not_there"), COMPLETED, ids=[case[0] for case in COMPLETED])
def test_completion(line: str, there: str, not_there: str, shell: InteractiveShell) -> None:
    """Ids, parameters and names of things are completed."""
    _, found = shell.complete("", line, len(line))
    assert there in found
    assert not_there not in found


def test_results_are_shown_without_the_extension(shell: InteractiveShell) -> None:
    """Opening a graph in a notebook is enough for its answers to be shown as they should."""
    run(shell, "import kg\nother = kg.open(kg.EXAMPLE)")
    for made in ("other.ask('cq06')", "other.show('Shapingba')", "other.path('Chengdu', 'Beibei')"):
        assert "<table" in shown(shell, run(shell, made))["text/html"]
    run(shell, "other.close()")
