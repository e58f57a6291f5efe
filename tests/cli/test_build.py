"""Building from the command line: what is told, bad input of every kind, and the demo."""

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from kg.cli.output import Screen
from kg.documents import files, load

from .conftest import CIRCLE, run, write_documents


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in an empty folder."""
    monkeypatch.chdir(tmp_path)


def test_summary(tmp_path: Path) -> None:
    """A build tells where the graph is, what it holds and what to do next."""
    documents = write_documents(tmp_path / "in")
    result = run("build", documents)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:2] == ["The graph is in kg-graph", "  3 documents"]
    assert lines[-4:] == ["Next", "  kg ask", '  kg show "NAME"', "  kg view -o graph.html"]
    assert (tmp_path / "kg-graph" / "manifest.json").is_file()


def test_output_and_jobs(tmp_path: Path) -> None:
    """-o names the folder, which the next commands name too; two jobs build the same graph as one."""
    documents = write_documents(tmp_path / "in")
    first = run("build", documents / "*.txt", "-o", "a graph")
    second = run("build", documents, "-o", "b", "--jobs", "2")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "  kg ask --graph 'a graph'" in first.stdout
    assert Path("a graph/graph.nq").read_bytes() == Path("b/graph.nq").read_bytes()


def test_no_address_of_a_server(tmp_path: Path) -> None:
    """Where to send a graph is looked at before the graph is built."""
    result = run("build", write_documents(tmp_path / "in"), "--to", "ftp://boats")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ftp://boats: this is no address of a server" in result.stderr
    assert not (tmp_path / "kg-graph").exists()


def test_no_path() -> None:
    """Without a path there is nothing to build."""
    assert run("build").exit_code == 2


# file name, content, and the line on stderr; the good document beside it is built all the same
BAD = [
    ("empty.txt", b"", "empty.txt: it is empty. Give a file that holds text"),
    ("blank.txt", b" \n\n", "blank.txt: it is empty. Give a file that holds text"),
    (
        "binary.txt",
        bytes(range(256)) * 8,
        "binary.txt: this is not a text file (it holds NUL bytes). Save it as UTF-8 and try again",
    ),
    (
        "wrong.txt",
        b"\xff\xfeq\xd8\xd8x" * 9 + b"z",
        "wrong.txt: it is marked as utf-16 but is not. Save it as UTF-8 and try again",
    ),
    ("twin.txt", CIRCLE.encode(), "twin.txt: the same text as circle.txt"),
    ("plan.ppt", b"PK", "plan.ppt: slides are not read. Save them as PDF"),
    ("README.md", b"About.", "README.md: it tells about its folder (give it by name to have it read)"),
]


@pytest.mark.parametrize(("name", "content", "told"), BAD)
def test_left_out(name: str, content: bytes, told: str) -> None:
    """A file that cannot be read is one line on stderr, and the others are built."""
    folder = Path("in")
    folder.mkdir()
    (folder / "circle.txt").write_text(CIRCLE, encoding="utf-8")
    (folder / name).write_bytes(content)
    result = run("build", folder)
    assert result.exit_code == 0
    assert result.stderr == f"Left out: {told}\n"
    assert "  1 document\n" in result.stdout
    assert "  1 file left out\n" in result.stdout


def test_left_out_cases() -> None:
    """Seven kinds of files that are left out are tried."""
    assert len(BAD) == 7


def test_older_encoding() -> None:
    """A text in an older encoding is read as what it is."""
    Path("old.txt").write_bytes(
        "国务院于2021年10月20日印发规划。重庆市和成都市共同实施。".encode("gb18030") * 20
    )
    result = run("build", "old.txt")
    assert (result.exit_code, result.stderr) == (0, "")


def test_vanishing_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that vanishes between listing and reading is left out."""
    write_documents(Path("in"))
    read = files.read_file

    def vanish(path: Path, shown: str, limit: int) -> bytes:
        if path.name == "science.txt":
            path.unlink(missing_ok=True)
        return read(path, shown, limit)

    monkeypatch.setattr(load, "read_file", vanish)
    result = run("build", "in")
    assert result.exit_code == 0
    assert result.stderr == "Left out: science.txt: the file is not there. Check its name\n"


def test_no_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is left out."""
    write_documents(Path("in"))
    stat = Path.stat

    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path.name == "science.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refuse)
    result = run("build", "in")
    assert result.exit_code == 0
    assert result.stderr == "Left out: science.txt: there is no permission to read it. Change its rights\n"


READ = ".txt, .md, .html, .pdf, .docx, .odt, .epub, .rtf, .csv, .xlsx, .zip, .eml, .mbox"
# what is given, and the one line on stderr
NOTHING = [
    ("nowhere.txt", "no document could be read (nowhere.txt: there is no such file or folder)"),
    ("void", f"no document could be read (void: no document in this folder (read are {READ}))"),
    ("hollow.txt", "no document could be read (hollow.txt: it is empty. Give a file that holds text)"),
    ("none-*.txt", "no document could be read (none-*.txt: there is no such file or folder)"),
]


@pytest.mark.parametrize(("given", "told"), NOTHING)
def test_nothing_read(given: str, told: str) -> None:
    """If nothing at all could be read, the exit code is 2 and no graph is made."""
    Path("void").mkdir()
    Path("hollow.txt").touch()
    result = run("build", given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (f"{told}\n" if READ in told else f"{told}. Read are {READ}\n")
    assert not Path("kg-graph").exists()


def test_nothing_read_cases() -> None:
    """Four ways to have nothing to read are tried."""
    assert len(NOTHING) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be made there")
def test_hostile_names() -> None:
    """Names with quotes, markup, turning marks, escapes and emoji are built and told harmlessly."""
    folder = Path("in")
    folder.mkdir()
    names = ["<script>.txt", 'it\'s "so".txt', "\u202egnp.txt", "\x1b[31mred.txt", "🏙️.txt", "$(x); rm.txt"]
    for n, name in enumerate(names):
        (folder / name).write_text(f"{CIRCLE}Version {n}.\n", encoding="utf-8")
    (folder / "\x1b]0;bad\x07\n.txt").write_bytes(b"")
    result = run("build", folder, "-o", "g")
    assert result.exit_code == 0
    assert "  6 documents\n" in result.stdout
    assert result.stderr.count("\n") == 1
    assert result.stderr.endswith("it is empty. Give a file that holds text\n")
    assert "\x1b" not in result.output
    assert run("verify", "--graph", "g").exit_code == 0


def test_folder_of_something_else() -> None:
    """A folder that holds no graph is never overwritten."""
    write_documents(Path("in"))
    result = run("build", "in", "-o", "in")
    assert result.exit_code == 2
    assert result.stderr == (
        f"{Path('in').resolve()}: the folder is not empty and holds no graph. "
        "Choose a new folder with -o, or move away what is there\n"
    )


def test_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a progress bar is shown on stderr, elsewhere nothing."""
    write_documents(Path("in"))
    assert "Drawing claims" not in run("build", "in").stderr
    monkeypatch.setattr(Screen, "is_terminal", True)
    assert "Drawing claims" in run("build", "in").stderr


def test_demo() -> None:
    """The demo builds the example, answers three questions with sentences and writes the page."""
    result = run("demo")
    assert (result.exit_code, result.stderr) == (0, "")
    asked = [line for line in result.stdout.splitlines() if line.startswith("$ kg ask ")]
    assert [line.split()[3] for line in asked] == ["cq06", "cq01", "cq08"]
    assert "    — " in result.stdout
    assert "The page of the graph is in kg-graph.html" in result.stdout
    assert result.stdout.splitlines()[-4:][0] == "Next"
    assert Path("kg-graph.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    # the commands it shows can be run as they stand
    assert run(*shlex.split(asked[0])[2:]).exit_code == 0
    # once more in the same place is no harm
    assert run("demo").exit_code == 0


def test_demo_spares_other_graphs() -> None:
    """The demo does not replace a graph of the user's own documents."""
    write_documents(Path("in"))
    assert run("build", "in").exit_code == 0
    before = Path("kg-graph/graph.nq").read_bytes()
    result = run("demo")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "kg-graph: the folder holds a graph of your own documents. "
        "Name another folder for the example with -o DIR\n"
    )
    assert Path("kg-graph/graph.nq").read_bytes() == before


def test_rebuild_replaces(tmp_path: Path) -> None:
    """A second build into the same folder replaces the graph as a whole."""
    documents = write_documents(tmp_path / "in")
    assert "  3 documents" in run("build", documents).stdout
    shutil.rmtree(documents)
    (tmp_path / "one.txt").write_text(CIRCLE, encoding="utf-8")
    assert "  1 document: 0 new, 1 changed, 0 kept, 2 gone\n" in run("build", "one.txt").stdout


def test_fresh(tmp_path: Path) -> None:
    """A damaged cache is told on stderr; with --fresh it is not looked at."""
    documents = write_documents(tmp_path / "in")
    run("build", documents)
    for args, told in ((["--fresh"], ""), ([], "The cache was damaged: 25 entries of it worked out anew\n")):
        for pack in Path("kg-graph/cache").glob("*.entries"):
            pack.write_bytes(pack.read_bytes().replace(b'"', b"'"))
        result = run("build", documents, *args)
        assert (result.exit_code, result.stderr) == (0, told)
        assert "  3 documents: 0 new, 0 changed, 3 kept, 0 gone\n" in result.stdout
