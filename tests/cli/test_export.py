"""Taking the graph elsewhere: every export format, and the page."""

import zipfile
from pathlib import Path

import pytest

from kg.cli.export import FORMATS
from kg.graph import exports

from .conftest import Run

STARTS = {
    "ttl": b"@prefix",
    "trig": b"@prefix",
    "nq": b"<http",
    "jsonld": b"[",
    "graphml": b"<?xml",
    "gexf": b"<?xml",
}


def test_formats() -> None:
    """The command offers exactly the formats that the library writes."""
    assert tuple(exports.FORMATS) == FORMATS == (*STARTS, "csv")


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
    assert result.stdout == f"The page is in {tmp_path / 'p.html'}; open it in a browser.\n"
    html = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "<title>&lt;b&gt;Zones&lt;/b&gt; &amp; plans</title>" in html
    monkeypatch.chdir(tmp_path)
    assert ask("view").exit_code == 0
    assert Path("kg-graph.html").is_file()
