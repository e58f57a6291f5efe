"""The ledger from the command line: add, list, explain, check, drop, and what a build makes of it."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from kg.judgements import Verdict
from kg.ledger.file import Ledger, read_ledger

from .conftest import HOSTILE, run

CIRCLE, PLAN = "Chengdu-Chongqing Economic Circle", "Twin Rivers Development Plan"
SIGNED = ("--who", "Ada", "--when", "2025-03-31")
REJECT = ("reject", CIRCLE, "contains", "Chengdu")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_USER", raising=False)


def ledger() -> Ledger:
    """Return the ledger of this folder."""
    return read_ledger(Path("ledger.csv"))


def add(graph: Path, *args: str, signed: tuple[str, ...] = SIGNED) -> Result:
    """Add a judgement on a graph."""
    return run("ledger", "add", *args, *signed, "--graph", graph)


def claim(graph: Path, predicate: str) -> str:
    """Return the id of a claim with a property."""
    asked = f"SELECT ?c WHERE {{ ?c rdf:predicate {predicate} ; kg:rule ?r }} ORDER BY ?c LIMIT 1"
    found = json.loads(run("query", asked, "--graph", graph, "--format", "json").stdout)
    return str(found[0]["c"]).rpartition("/")[2]


def test_a_claim_by_its_id(graph: Path) -> None:
    """A claim is accepted by its id: the row names it by what is said, where and in which words."""
    result = add(graph, "accept", claim(graph, "kg:issuedBy"), "--why", "the notice says so")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Written   accepted: {PLAN} – issued by –")
    (row,) = ledger().judgements
    assert (row.verdict, row.subject, row.predicate) == (Verdict.ACCEPT, f"policy: {PLAN}", "kg:issuedBy")
    assert (row.document, row.who, row.when) == ("circle.txt", "Ada", "2025-03-31")
    assert (row.object, row.why, len(row.words)) == ("r:body-state-council", "the notice says so", 48)


def test_a_claim_by_what_it_says(graph: Path) -> None:
    """A claim is rejected by subject, relation and object: everywhere, or as one file makes it."""
    assert add(graph, *REJECT).exit_code == 0
    assert add(graph, *REJECT, "--document", "circle.txt").exit_code == 0
    everywhere, here = ledger().judgements
    assert (everywhere.document, everywhere.words) == ("", "")
    assert (here.document, len(here.words)) == ("circle.txt", 32)
    assert (here.subject, here.object) == (f"zone: {CIRCLE}", "r:place-chengdu")


def test_one_owns_judgement_is_replaced(graph: Path) -> None:
    """One's own judgement of the same matter is replaced and shown; that of another person stays."""
    add(graph, *REJECT)
    assert add(graph, *REJECT, signed=("--who", "Bo", "--when", "2025-03-30")).exit_code == 0
    result = add(graph, "accept", *REJECT[1:])
    assert "Replaced  rejected:" in result.stdout
    assert sorted((one.who, one.verdict) for one in ledger().judgements) == [
        ("Ada", "accept"),
        ("Bo", "reject"),
    ]


# What is given, and the cells that it makes.
THINGS = (
    (("same", CIRCLE, "Chongqing"), {"subject": f"zone: {CIRCLE}", "object": "r:place-chongqing"}),
    (
        ("different", f"{CIRCLE} @ circle.txt", f"{CIRCLE} @ hostile.txt"),
        {"subject": f"zone: {CIRCLE} @ circle.txt", "object": f"zone: {CIRCLE} @ hostile.txt"},
    ),
    (("alias", CIRCLE, "the Twin Circle"), {"subject": f"zone: {CIRCLE}", "value": "the Twin Circle"}),
    (("type", PLAN, "kg:Strategy"), {"subject": f"policy: {PLAN}", "value": "Strategy"}),
    (("note", PLAN, "ask\nfor it"), {"subject": f"policy: {PLAN}", "value": "ask for it"}),
    (
        ("correct", PLAN, "issued on", "2021-10-20", "2021-10-21"),
        {"object": "2021-10-20", "value": "2021-10-21"},
    ),
    (
        ("correct", CIRCLE, "contains", "Chengdu", "Beibei"),
        {"object": "r:place-chengdu", "value": "r:place-beibei"},
    ),
    (("note", CIRCLE, "contains", "Chengdu", "=1+1"), {"predicate": "kg:contains", "value": "=1+1"}),
)


@pytest.mark.parametrize(("args", "cells"), THINGS, ids=[f"{a[0]}-{len(a)}" for a, _ in THINGS])
def test_things_and_values(graph: Path, args: tuple[str, ...], cells: dict[str, str]) -> None:
    """Things are named by kind and name, those of the tables by their id; values are tidied and kept."""
    result = add(graph, *args)
    assert (result.exit_code, result.stderr) == (0, "")
    (row,) = ledger().judgements
    assert {name: getattr(row, name) for name in cells} == cells
    assert len(THINGS) == 8


# What is given, and the one line that is told.
BAD = (
    (("maybe", CIRCLE), "maybe: no such verdict. There are: same, different"),
    (("same", CIRCLE), "same needs two things, not 1 name"),
    (("accept", CIRCLE, "contains"), "name a claim by its id, or by subject, relation and object"),
    (("accept", "claim-0123456789abcdef0123"), "there is no such claim"),
    (("reject", CIRCLE, "contains", "Shapingba"), "no document says this"),
    (("note", "Atlantis", "lost"), "Atlantis: no thing of this graph has this name"),
    (("type", PLAN, "Planet"), "Planet: there is no such class"),
    (("same", f"{CIRCLE} @ none.txt", PLAN), "none.txt: no file of this graph is called so"),
)


@pytest.mark.parametrize(("args", "told"), BAD, ids=[a[0] + str(n) for n, (a, _) in enumerate(BAD)])
def test_bad_judgements(graph: Path, args: tuple[str, ...], told: str) -> None:
    """What cannot be judged is one line on stderr and code 2, and nothing is written."""
    result = add(graph, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not Path("ledger.csv").exists()
    assert len(BAD) == 8


def test_who_and_when(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person is KG_USER or the login, the day is today; a day that is none is refused."""
    monkeypatch.setenv("KG_USER", "Cy")
    assert add(graph, *REJECT, signed=()).exit_code == 0
    assert ledger().judgements[0].who == "Cy"
    assert len(ledger().judgements[0].when) == 10
    assert "is no day" in add(graph, *REJECT, signed=("--when", "yesterday")).stderr


def test_without_a_graph() -> None:
    """Without a graph there is nothing to judge, and the example is not offered, as it has no files."""
    result = run("ledger", "add", *REJECT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no graph here to judge" in result.stderr


def test_from_the_ledger_to_the_graph_and_back(documents: Path, tmp_path: Path, graph: Path) -> None:
    """A build applies the ledger that lies here and keeps a copy; list, explain and check tell its fate."""
    add(graph, *REJECT, "--document", "circle.txt", "--why", "it is beside it")
    add(graph, "accept", PLAN, "issued by", "State Council", "--document", "circle.txt")
    Path("ledger.csv").write_text(
        Path("ledger.csv").read_text(encoding="utf-8").replace("issuedBy", "implementedBy"), encoding="utf-8"
    )
    assert "not in the graph yet" in run("ledger", "list", "--graph", graph).stdout
    built = run("build", documents)
    assert "2 judgements applied last, 1 to look at: kg ledger check" in built.stdout
    assert (tmp_path / "kg-graph" / "ledger.csv").read_bytes() == Path("ledger.csv").read_bytes()
    assert run("verify").exit_code == 0
    listed = run("ledger", "list").stdout
    assert f"rejected: {CIRCLE} – contains – r:place-chengdu" in " ".join(listed.split())
    assert "lost: circle.txt no longer says this" in listed
    explained = run("ledger", "explain", "Chengdu-Chongqing").stdout
    assert "(rejected)" in explained
    assert "takes in Chongqing and Chengdu" in " ".join(explained.split())
    checked = run("ledger", "check")
    assert (checked.exit_code, "2 judgements · 1 to look at" in checked.stdout) == (1, True)
    assert run("ledger", "drop", "1").stdout.startswith("Dropped  accepted:")
    assert run("ledger", "check").exit_code == 0
    rows = json.loads(run("ledger", "list", "--format", "json").stdout)
    assert [(row["verdict"], row["state"]) for row in rows] == [("reject", "applied")]
    rejected = run("claims", CIRCLE, "--status", "rejected", "--format", "csv").stdout
    assert f"{CIRCLE},contains,Chengdu,rejected" in rejected


def test_a_broken_line(documents: Path) -> None:
    """A line that cannot be read is told by its number, the others are applied, and check fails."""
    header = "verdict,subject,predicate,object,document,words,value,who,when,why"
    good = f"reject,zone: {CIRCLE},kg:contains,r:place-chengdu,,,,,,"
    Path("mine.csv").write_text(f"{header}\n<<<<<<< HEAD\n{good}\n", encoding="utf-8")
    built = run("build", documents, "--ledger", "mine.csv")
    assert built.exit_code == 0
    assert built.stderr.startswith("Not applied: mine.csv, line 2: a merge by git was left unfinished here")
    assert "1 judgement applied last" in built.stdout
    checked = run("ledger", "check", "--ledger", "mine.csv")
    assert (checked.exit_code, "1 line not understood" in checked.stdout) == (1, True)
    refused = run("ledger", "add", *REJECT, "--ledger", "mine.csv")
    assert (refused.exit_code, "nothing was written" in refused.stderr) == (2, True)


# A row or name that no judgement has, and what is told.
@pytest.mark.parametrize("what", ["7", "Atlantis"])
def test_nothing_to_explain(what: str, graph: Path) -> None:
    """A number or name that no judgement has is one line on stderr; so is a row to drop that is not there."""
    add(graph, *REJECT)
    result = run("ledger", "explain", what, "--graph", graph)
    assert (result.exit_code, "no judgement speaks of this" in result.stderr) == (2, True)
    assert "there is no judgement 7, only 1" in run("ledger", "drop", "7").stderr


def test_a_missing_ledger(documents: Path) -> None:
    """A ledger that is named and is not there is an error before anything is built."""
    for command in (("build", documents, "--ledger", "none.csv"), ("ledger", "list", "--ledger", "none.csv")):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "none.csv: the ledger cannot be read" in result.stderr


def test_judgements_are_not_left_out_unawares(documents: Path, graph: Path) -> None:
    """A graph that was built with a ledger is not replaced by one without; nor is a folder taken for none."""
    add(graph, *REJECT)
    assert run("build", documents).exit_code == 0
    Path("ledger.csv").rename("mine.csv")
    refused = run("build", documents)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "was built with a ledger, and none is in this folder" in refused.stderr
    assert run("ledger", "check", "--ledger", "kg-graph/ledger.csv").exit_code == 0
    for told in (("--ledger", "mine.csv"), ("-o", "other")):
        assert run("build", documents, *told).exit_code == 0
    Path("ledger.csv").mkdir()
    refused = run("build", documents, "-o", "other")
    assert (refused.exit_code, "ledger.csv: the ledger cannot be read" in refused.stderr) == (2, True)


def test_homonyms_are_told_apart_by_their_files() -> None:
    """A thing that shares its name is written with a file, and what is decided on it holds for it alone."""
    for city, upper in (("Chongqing", "Chongqing"), ("Ningbo", "Ningbo, Zhejiang")):
        text = f"News\n\nThe Jiangbei Robot Zone is located in Jiangbei District, {upper}. "
        text += "The Jiangbei Robot Zone was established in 2020.\n"
        Path(f"{city}.txt").write_text(text, encoding="utf-8")
    build = ("build", "Chongqing.txt", "Ningbo.txt")
    assert run(*build).exit_code == 0
    name = "Jiangbei Robot Zone"
    iri = "r:zone-jiangbei-robot-zone-jiangbei-ningbo"
    unclear = run("ledger", "add", "type", name, "Facility")
    assert (unclear.exit_code, "2 things are called so" in unclear.stderr) == (2, True)
    assert run("ledger", "add", "reject", iri, "year", "2020", *SIGNED).exit_code == 0
    assert run("ledger", "add", "type", f"{name} @ Chongqing.txt", "Facility", *SIGNED).exit_code == 0
    assert [one.subject for one in ledger().judgements] == [
        f"zone: {name} @ Ningbo.txt",
        f"zone: {name} @ Chongqing.txt",
    ]
    assert run(*build).exit_code == 0
    assert run("ledger", "check").exit_code == 0
    claims = run("claims", "--predicate", "year", "--format", "json").stdout
    assert {(one["document"], one["status"]) for one in json.loads(claims)} == {
        ("Chongqing.txt", "accepted"),
        ("Ningbo.txt", "rejected"),
    }
    assert run("show", "r:facility-jiangbei-robot-zone").exit_code == 0


def test_hostile_cells(graph: Path) -> None:
    """What a ledger holds never commands the terminal, and formulas stay what they are in CSV."""
    add(graph, "note", PLAN, f"\x1b[31m{HOSTILE}\u202e")
    add(graph, "alias", PLAN, "=cmd")
    for command in (("list",), ("explain",)):
        shown = run("ledger", *command, "--graph", graph).stdout
        assert not {"\x1b", "\u202e"} & set(shown)
    assert "=cmd" in Path("ledger.csv").read_text(encoding="utf-8")
