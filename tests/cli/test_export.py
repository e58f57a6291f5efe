"""Taking the graph elsewhere: every export format, and the page."""

import json
import zipfile
from pathlib import Path

import pytest

from kg.cli.export import FORMATS, PROJECTIONS
from kg.exports import formats
from kg.network import bipartite

from .conftest import Run, run

STARTS = {
    "ttl": b"@prefix",
    "trig": b"@prefix",
    "trig12": b"@prefix",
    "nq": b"<http",
    "jsonld": b'{\n "@context": {',
    "graphml": b"<?xml",
    "gexf": b"<?xml",
}


def test_formats() -> None:
    """The command offers exactly the formats that the library writes, and the bundle."""
    assert (*formats.FORMATS, "bundle") == FORMATS == (*STARTS, "csv", "neo4j", "ftm", "bundle")


@pytest.mark.parametrize("syntax", list(STARTS))
def test_stdout_and_file(syntax: str, ask: Run, tmp_path: Path) -> None:
    """Text formats go to stdout, or into the file of -o, byte for byte the same."""
    direct = ask("export", "-f", syntax)
    assert (direct.exit_code, direct.stderr) == (0, "")
    assert direct.stdout_bytes.startswith(STARTS[syntax])
    file = tmp_path / f"graph.{syntax}"
    written = ask("export", "-f", syntax, "-o", file)
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", f"Written: {file}\n")
    assert file.read_bytes() == direct.stdout_bytes


def test_help_lists_the_formats() -> None:
    """The help tells every format in a line of its own."""
    lines = [line.strip() for line in run("export", "--help").stdout.split("Options:")[0].splitlines()]
    named = {name.strip(",") for line in lines for name in line.split("  ")[0].split()}
    assert set(FORMATS) <= named
    assert "neo4j          the tables that neo4j-admin database import takes" in lines


def test_csv(ask: Run, tmp_path: Path) -> None:
    """CSV tables go into a folder or an archive, and never to stdout."""
    names = {"nodes.csv", "edges.csv", "claims.csv"}
    assert ask("export", "-f", "csv", "-o", tmp_path / "tables").exit_code == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} == names
    assert ask("export", "-f", "csv", "-o", tmp_path / "t.zip").exit_code == 0
    assert set(zipfile.ZipFile(tmp_path / "t.zip").namelist()) == names
    result = ask("export", "-f", "csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "kg export: csv is three tables. Name a folder or a .zip file with -o\n"


def test_neo4j(ask: Run, tmp_path: Path) -> None:
    """The import tables of Neo4j go into a folder, with a README, and never to stdout."""
    assert ask("export", "-f", "neo4j", "-o", tmp_path / "import").exit_code == 0
    assert "neo4j-admin database import" in (tmp_path / "import" / "README.txt").read_text(encoding="utf-8")
    assert ask("export", "-f", "neo4j").stderr == (
        "kg export: neo4j is a folder of tables. Name a folder or a .zip file with -o\n"
    )


def test_what_a_format_has_no_place_for(ask: Run, tmp_path: Path) -> None:
    """What FollowTheMoney has no schema for is told on stderr; stdout has entities only."""
    direct = ask("export", "-f", "ftm")
    assert all(json.loads(line)["schema"] for line in direct.stdout.splitlines())
    assert direct.stderr.startswith("Left out, since FollowTheMoney has no schema for it: ")
    assert "statistic (" in direct.stderr
    written = ask("export", "-f", "ftm", "-o", tmp_path / "e.ftm.json")
    assert written.stderr == f"Written: {tmp_path / 'e.ftm.json'}\n{direct.stderr}"


def test_bundle(ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle is written with its words, opened into a folder, and taken by --graph as it is."""
    monkeypatch.chdir(tmp_path)
    made = ask(
        "export",
        "-f",
        "bundle",
        "-o",
        "b b.zip",
        "--title",
        "Ours",
        "--licence",
        "CC-BY-4.0",
        "--date",
        "2025-01-31",
    )
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == "Written: b b.zip\nWhoever gets it opens it with: kg open 'b b.zip'\n"
    root = json.loads(zipfile.ZipFile("b b.zip").read("ro-crate-metadata.json"))["@graph"][1]
    assert (root["name"], root["license"], root["datePublished"]) == ("Ours", "CC-BY-4.0", "2025-01-31")
    opened = run("open", "b b.zip")
    assert (opened.exit_code, opened.stderr) == (0, "")
    assert opened.stdout.startswith(
        "Unpacked into b b: 16 files, each with the digest that it had when packed.\n"
    )
    assert "  kg verify --graph 'b b'\n" in opened.stdout
    for place in ("b b", "b b.zip"):
        assert run("verify", "--graph", place).exit_code == 0
        assert "Shapingba" in run("show", "Western (Chongqing) Science City", "--graph", place).stdout
    again = run("open", "b b.zip")
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr.endswith("b b: this place is taken. Name a new folder with -o\n")


def test_bundle_without_texts(ask: Run, tmp_path: Path) -> None:
    """A bundle without texts says so when it is made and when it is opened."""
    assert ask("export", "-f", "bundle", "-o", tmp_path / "b.zip", "--no-texts").exit_code == 0
    opened = run("open", tmp_path / "b.zip", "-o", tmp_path / "theirs")
    assert "The texts of the documents are not in it" in opened.stdout
    assert "kg verify" not in opened.stdout
    assert not (tmp_path / "theirs" / "graph" / "texts").exists()


WRONG = {
    ("-f", "bundle"): "kg export: a bundle is a zip file. Name it with -o, as in -o graph.zip\n",
    ("-f", "bundle", "-o", "x"): "x: a bundle is a zip file. Name it with -o, as in -o graph.zip\n",
    ("-f", "nq", "--no-texts"): "--no-texts: this is for bundles only. Leave it away, or write -f bundle\n",
    (
        "-f",
        "nq",
        "--projection",
        "plan-place",
    ): "-f nq: a projection is a network. Write -f graphml, gexf or csv\n",
    ("-f", "nq", "--title", "T"): "--title: this is for bundles only. Leave it away, or write -f bundle\n",
    ("-f", "bundle", "-o", "x.zip", "--date", "May"): "May: this is no date. Write it as 2026-01-31\n",
}


@pytest.mark.parametrize("args", WRONG)
def test_wrong_wishes(
    args: tuple[str, ...], ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wish that cannot be met is bad input, told in one line, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = ask("export", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", WRONG[args])
    assert list(tmp_path.iterdir()) == []


def test_projection(ask: Run, tmp_path: Path) -> None:
    """A projection is written as a network, and those that the command offers are those that there are."""
    assert PROJECTIONS == bipartite.PROJECTIONS
    made = ask("export", "-f", "graphml", "--projection", "plan-place")
    assert (made.exit_code, made.stderr) == (0, "")
    assert b'edgedefault="undirected"' in made.stdout_bytes
    assert ask("export", "-f", "csv", "--projection", "co-issuing", "-o", tmp_path / "t").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "t").iterdir()) == ["edges.csv", "nodes.csv"]


def test_open_what_is_no_bundle(tmp_path: Path) -> None:
    """A file that is no bundle, or is not there, is one line on stderr."""
    (tmp_path / "x.zip").write_text("x")
    hint = "Name a file that `kg export -f bundle` made"
    assert run("open", tmp_path / "x.zip").stderr == f"{tmp_path / 'x.zip'}: this is no bundle. {hint}\n"
    assert run("open", tmp_path / "y.zip").exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.zip"]


def test_bad_targets(ask: Run, tmp_path: Path) -> None:
    """A place that cannot be written is one line on stderr."""
    target = tmp_path / "none" / "g.ttl"
    result = ask("export", "-f", "ttl", "-o", target)
    assert (result.exit_code, result.stderr) == (
        2,
        f"{target}: the export cannot be written (No such file or directory). Choose another place\n",
    )
    page = tmp_path / "none" / "g.html"
    result = ask("view", "-o", page)
    assert (result.exit_code, result.stderr) == (
        2,
        f"{page}: the page cannot be written (No such file or directory). "
        "Choose a file in a folder that exists and can be written\n",
    )


def test_unknown_format(ask: Run) -> None:
    """A format that is not known is bad input, and so is none at all."""
    assert ask("export", "-f", "pdf").exit_code == 2
    assert ask("export").exit_code == 2


def test_view(ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is written where -o says, with its title escaped; by default into kg-graph.html here."""
    result = ask("view", "-o", tmp_path / "p.html", "--title", "<b>Zones</b> & plans")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"The picture is in {tmp_path / 'p.html'}; open it in a browser.\n"
    html = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "<title>&lt;b&gt;Zones&lt;/b&gt; &amp; plans</title>" in html
    monkeypatch.chdir(tmp_path)
    assert ask("view").exit_code == 0
    assert Path("kg-graph.html").is_file()
