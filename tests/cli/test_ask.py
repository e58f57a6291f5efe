"""Asking: the catalogue, answers in every format, and free SPARQL."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from kg.questions.catalogue import catalogue

from .conftest import Run, run


def test_catalogue(ask: Run) -> None:
    """Without an id every question is listed with what it leaves open and a default in words."""
    result = ask("ask")
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(f"  {question.id}  " in result.stdout for question in catalogue())
    assert "place: a place, by default Shapingba" in result.stdout
    assert "year: a whole number, by default 2035" in result.stdout
    assert result.stdout.endswith("58 questions. Ask one: kg ask ID VALUE --evidence\n")


def test_catalogue_needs_no_graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The questions can be listed where no graph can be opened."""
    monkeypatch.chdir(tmp_path)
    Path("kg-graph").mkdir()
    result = run("ask")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "place: a place, by default place-shapingba" in result.stdout


def test_catalogue_for_machines(ask: Run) -> None:
    """The catalogue comes as JSON and CSV too."""
    listed = json.loads(ask("ask", "--format", "json").stdout)
    assert len(listed) == len(catalogue()) == 58
    assert listed[0].keys() == {"id", "group", "question", "parameters"}
    rows = list(csv.DictReader(io.StringIO(ask("ask", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [row["id"] for row in listed]


def test_answer(ask: Run) -> None:
    """An answer has its question, the values, a table of labels and the number of rows."""
    result = ask("ask", "cq06", "--param", "place=Chongqing")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("cq06  Which policy zones take in a place")
    assert "      place: Chongqing" in lines
    assert "Chengdu-Chongqing Economic Circle takes in Chongqing directly." in lines
    assert any(line.startswith("Chengdu-Chongqing Economic Circle  directly") for line in lines)
    assert "https://" not in result.stdout
    assert lines[-1].endswith(" row") or lines[-1].endswith(" rows")


def test_evidence(ask: Run) -> None:
    """With --evidence each row is told in words, with its sentences under it, each with its document."""
    shown = ask("ask", "cq06", "--param", "place=Shapingba", "--evidence").stdout
    assert "• Western (Chongqing) Science City takes in Shapingba directly.\n" in shown
    assert "    The Western (Chongqing) Science City covers 1,198 square kilometers" in shown
    assert "    — A city for science" in shown
    assert "— A city for science" not in ask("ask", "cq06", "--param", "place=Shapingba").stdout


def test_figures_in_words(ask: Run) -> None:
    """Figures have thousands separators and units in words."""
    shown = ask("ask", "cq09", "--param", "entity=Chengdu-Chongqing Economic Circle").stdout
    assert "185,000" in shown
    assert "kilometres" in shown
    assert "unit:" not in shown


def test_sparql(ask: Run) -> None:
    """--sparql shows the query with the values in place; beside machine formats it goes to stderr."""
    args = ("cq06", "--param", "place=Chongqing", "--sparql")
    assert "SELECT DISTINCT ?zone" in ask("ask", *args).stdout
    result = ask("ask", *args, "--format", "json")
    assert "<https://w3id.org/policykg/id/place-chongqing>" in result.stderr
    assert json.loads(result.stdout)


def test_json_with_evidence(ask: Run) -> None:
    """JSON has IRIs, labels and the passages as objects."""
    result = ask("ask", "cq06", "--param", "place=Shapingba", "--evidence", "--format", "json")
    row = next(r for r in json.loads(result.stdout) if r["how"] == "directly")
    assert row["zone"].startswith("https://w3id.org/policykg/id/zone-")
    assert row["zoneLabel"] == "Western (Chongqing) Science City"
    assert row["evidence"][0]["document"] == "A city for science"
    assert "takes in Shapingba" in row["evidence"][0]["text"]


def test_csv(ask: Run) -> None:
    """CSV has one line a row, however long, with the sentences in one more column."""
    text = ask("ask", "cq06", "--param", "place=Shapingba", "--evidence", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(text.splitlines()) == len(rows) + 1
    assert "takes in Shapingba and Beibei. [A city for science]" in rows[0]["evidence"]


def test_note(ask: Run) -> None:
    """Where a default is not in the graph, a note says what was taken instead."""
    result = ask("ask", "cq07", "--format", "csv")
    shown = ask("ask", "cq01", "--param", "body=State Council")
    assert result.exit_code == shown.exit_code == 0
    assert "Note:" not in shown.stdout


def test_unsettled_rows_are_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """--unsettled adds what rests on likely claims: under a line of its own, or marked in a column."""
    monkeypatch.chdir(tmp_path)
    plain = list(csv.DictReader(io.StringIO(run("ask", "cq27", "--format", "csv").stdout)))
    marked = list(csv.DictReader(io.StringIO(run("ask", "cq27", "--unsettled", "--format", "csv").stdout)))
    settled = [{k: v for k, v in row.items() if k != "settled"} for row in marked if row["settled"] == "yes"]
    assert settled == plain
    assert {row["settled"] for row in marked} == {"yes", "no"}
    shown = " ".join(run("ask", "cq27", "--unsettled").stdout.split())
    assert f"are believed as well, these {len(marked) - len(plain)} rows come in" in shown
    assert "are believed as well" not in run("ask", "cq27").stdout


def test_unsettled_statements_that_are_unlikely_are_told_of(tmp_path: Path) -> None:
    """Where --unsettled adds nothing it says how much waits, and which command lists it."""
    page = (
        "The Bay Zone is old. Builders finished 340 kilometres of road from Kenya to Ghana for the Bay Zone."
    )
    (tmp_path / "page.txt").write_text(page, "utf-8")
    graph = str(tmp_path / "graph")
    assert run("build", str(tmp_path / "page.txt"), "-o", graph).exit_code == 0
    shown = " ".join(run("ask", "cq09", "Bay Zone", "--unsettled", "--graph", graph).stdout.split())
    assert "(1 about Bay Zone) are believed as well" in shown
    assert 'kg claims "Bay Zone" --status proposed lists them all' in shown


def test_nothing(ask: Run) -> None:
    """An empty answer is told in words and is no error."""
    result = ask("ask", "cq08", "--param", "year=1900")
    assert result.exit_code == 0
    assert result.stdout.endswith("\nNothing in this graph falls due by 1900.\n")


def test_group(ask: Run) -> None:
    """--group lists one group of questions; its beginning is enough."""
    shown = ask("ask", "--group", "rank").stdout
    assert [line[2:6] for line in shown.splitlines() if line.startswith("  cq")] == ["cq27", "cq28", "cq29"]
    assert shown.endswith("3 questions. Ask one: kg ask ID VALUE --evidence\n")


def test_values_in_order(ask: Run) -> None:
    """Values behind the id fill what is not given by name, in the order of the question."""
    named = ask(
        "ask", "cq22", "--param", "first=Twin Rivers Development Plan", "--param", "second=State Council"
    )
    assert named.exit_code == 2  # a body is no policy
    by_name = ask("ask", "cq33", "--param", "from=2021", "--param", "to=2022", "--format", "csv").stdout
    assert ask("ask", "cq33", "2021", "2022", "--format", "csv").stdout == by_name
    assert ask("ask", "cq33", "2022", "--param", "from=2021", "--format", "csv").stdout == by_name
    assert ask("ask", "cq33", "to=2022", "2021", "--format", "csv").stdout == by_name
    assert "Twin Rivers Development Plan" in by_name


def test_beginning_of_a_name(ask: Run) -> None:
    """The beginning of a name is taken where only one name begins so, and the answer says it."""
    shown = ask("ask", "cq06", "Shaping").stdout
    assert "Note: Shaping was taken for Shapingba, the only name that begins so." in shown
    assert "Note:" not in ask("ask", "cq06", "shapingba").stdout


def test_markdown(ask: Run) -> None:
    """Markdown has the answer in words and a table of labels, escaped; free queries come so too."""
    shown = ask("ask", "cq06", "Chongqing", "--format", "md").stdout
    assert shown.startswith(
        "Chengdu-Chongqing Economic Circle takes in Chongqing directly.\n\n| zone | how |"
    )
    assert "https://" not in shown
    titles = ask(
        "query", "SELECT ?t WHERE { ?d a kg:SourceDocument ; dcterms:title ?t }", "--format", "md"
    ).stdout
    assert "| A red \\[bold\\]title\\[/bold\\] |" in titles


def test_sentences_where_no_table_fits(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows too wide for a table are told as sentences, one each."""
    monkeypatch.setenv("COLUMNS", "48")
    shown = ask("ask", "cq21", "Shapingba").stdout
    assert "• Western (Chongqing) Science City (zone), for\n" in shown


def test_hostile_text(ask: Run) -> None:
    """Neither escapes nor markup of a document reach the terminal as such."""
    shown = ask(
        "query", "SELECT ?title WHERE { ?document a kg:SourceDocument ; dcterms:title ?title }"
    ).stdout
    assert "A red [bold]title[/bold]\n" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


BAD = [
    # arguments, and how the line on stderr begins
    (["cq99"], "cq99: no such question. The catalogue has cq01 to cq58; kg ask lists them"),
    (["cq06", "--param", "place"], "place: a parameter needs a name and a value. Write --param name=value\n"),
    (["cq06", "--param", "=x"], "=x: a parameter needs a name and a value. "),
    (["cq06", "--param", "plaice=x"], "cq06 plaice: the question has no such parameter. It has: place\n"),
    (["cq06", "--param", "place=Atlantis"], "Atlantis: no place of this graph has this name. "),
    (["cq08", "--param", "year=soon"], "year: 'soon' is not a whole number. Write digits only\n"),
    (
        ["cq06", "--param", "place=Shapinba"],
        "Shapinba: no place of this graph has this name. Did you mean Shapingba (",
    ),
    (
        ["cq10", "land area", "furlong", "5"],
        "unit: no unit is known as 'furlong'. Give it in words or letters",
    ),
    (["cq06", "Shapingba", "Beibei"], "cq06 Beibei: there is a value too many. It takes place; "),
    (["cq17", "x"], "cq17 x: there is a value too many. It leaves nothing open; "),
    (
        ["cq06", "Cheng"],
        "Cheng: 2 names begin so: Chengdu, Chengdu-Chongqing Economic Circle. Give more of the name\n",
    ),
    (["cq06", "--group", "places"], "--group: a group is for the list of questions. "),
    (["--group", "weather"], "weather: no such group of questions. There are: figures, gaps, "),
    (["--evidence"], "kg ask: no question is named. Give its id; `kg ask` alone lists them\n"),
]


@pytest.mark.parametrize(("args", "told"), BAD)
def test_bad_input(args: list[str], told: str, ask: Run) -> None:
    """A question, parameter or value that is not known is one line on stderr."""
    result = ask("ask", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1


def test_cases() -> None:
    """Fourteen bad questions are tried."""
    assert len(BAD) == 14


def test_example_graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where there is no kg-graph the packaged example is read, and stderr says so."""
    monkeypatch.chdir(tmp_path)
    good = run("query", "ASK { ?z a kg:Zone }")
    assert (good.exit_code, good.stdout) == (0, "yes\n")
    assert (
        good.stderr
        == "This is the example graph: there is no kg-graph here (name a graph with --graph DIR).\n"
    )
    bad = run("show", "Atlantis")
    assert bad.exit_code == 2
    assert bad.stderr.endswith("(Asked was the example graph, as there is no kg-graph here)\n")
    assert bad.stderr.count("\n") == 1


def test_graph_here(monkeypatch: pytest.MonkeyPatch, graph: Path, tmp_path: Path) -> None:
    """A kg-graph in the working folder is read without being named."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(graph, "kg-graph")
    result = run("show", "Western (Chongqing) Science City")
    assert (result.exit_code, result.stderr) == (0, "")


def test_no_such_graph(tmp_path: Path) -> None:
    """A folder that is missing or holds no graph is bad input."""
    missing = run("ask", "cq01", "--graph", tmp_path / "none")
    assert (missing.exit_code, missing.stderr) == (
        2,
        f"{tmp_path / 'none'}: there is no such graph folder. Build one with `kg build PATH -o DIR`\n",
    )
    empty = run("check", "--graph", tmp_path)
    assert (empty.exit_code, empty.stderr) == (
        2,
        f"{tmp_path}: this folder holds no graph. Name a folder made by `kg build`\n",
    )
