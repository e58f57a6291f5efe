"""The documents tell the truth: all is documented, the code in the README runs, links lead somewhere."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import rdflib
from rdflib import OWL, RDF

import kg
from kg.cli.group import cli
from kg.namespaces import KG
from kg.questions.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ONTOLOGY_README = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (ROOT, *(ROOT / name for name in ("graph", "notebooks", "ontology", "tests")))
    for path in (folder.glob("*.md") if folder == ROOT else folder.rglob("*.md"))
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
BLOCK = re.compile(
    r"(?:<!-- not run: (?P<reason>[^>]+) -->\n)?```(?P<language>\w*)\n(?P<code>.*?)```", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of code of the README; a ``reason`` says why it is not run."""

    language: str
    code: str
    reason: str


BLOCKS = tuple(Block(m["language"], m["code"], (m["reason"] or "").strip()) for m in BLOCK.finditer(README))
PYTHON = [block.code for block in BLOCKS if block.language == "python"]
SHOWN = [block.code for block in BLOCKS if block.language == "text"]
SHELL = [block.code for block in BLOCKS if block.language == "sh" and not block.reason]
COMMANDS = tuple(cli.list_commands(click.Context(cli)))


def command(name: str) -> click.Command:
    """Return a command by its name."""
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as a reader of the README has it: with documents of their own, and a graph of them."""
    source = ROOT / "graph" / "documents"
    (tmp_path / "my-documents").mkdir()
    for name in ("western-science-city", "chengdu-chongqing-circle", "chengdu-chongqing-figures"):
        for ending in ("txt", "toml"):
            shutil.copy(source / f"{name}.{ending}", tmp_path / "my-documents")
    return tmp_path


def run(command_line: list[str], folder: Path) -> str:
    """Return what a command prints in a folder; it fails the test if it fails."""
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command_line,
        cwd=folder,
        env=env,
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{command_line}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_blocks_are_found() -> None:
    """The README has blocks of both languages, and each that is not run says why."""
    assert (len(PYTHON), len(SHELL), len(SHOWN)) == (2, 6, 1)
    assert {block.language for block in BLOCKS} == {"python", "sh", "bat", "text"}
    assert all(block.reason for block in BLOCKS if block.code not in {*PYTHON, *SHELL, *SHOWN})


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_python_of_the_readme_runs(code: str, desk: Path) -> None:
    """Each block of Python runs as it stands, and prints something."""
    assert run([sys.executable, "-W", "error::DeprecationWarning:__main__", "-c", code], desk)


def test_the_output_of_the_readme_is_what_comes_out(desk: Path) -> None:
    """The README shows the first lines that its first block prints."""
    assert run([sys.executable, "-c", PYTHON[0]], desk).startswith(SHOWN[0])


@pytest.mark.skipif(os.name == "nt", reason="the blocks are for a POSIX shell")
@pytest.mark.parametrize("code", SHELL, ids=range(len(SHELL)))
def test_shell_of_the_readme_runs(code: str, desk: Path) -> None:
    """Each block of shell runs as it stands, and prints something."""
    assert run(["bash", "-euo", "pipefail", "-c", code], desk)


def test_the_first_screen_holds_the_two_commands() -> None:
    """A reader sees what to type without scrolling, and the Makefile knows it."""
    first = README.splitlines()[:20]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert any(line.startswith(f"make {target}") for line in first)
        assert f"\n{target}:" in makefile
    for target in re.findall(
        r"`make ([\w-]+)`", README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    ):
        assert f"\n{target}:" in makefile


def test_all_commands_are_there() -> None:
    """The command line has exactly these commands, and the README's table tells of each."""
    known = (
        "ask build central check claims communities compare conflicts demo diff evaluate evidence export "
        "ledger mcp open path push query read report review search serve show unread verify view"
    )
    assert sorted(COMMANDS) == known.split()
    assert [name for name in COMMANDS if not re.search(rf"^\| `kg {name}\b", README, re.MULTILINE)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_option_has_help(name: str) -> None:
    """A command says what it does and gives an example; each of its options says what it is for."""
    found = command(name)
    assert len((found.help or "").strip()) > 20
    assert f"kg {name}" in found.get_help(
        click.Context(found, info_name=name, parent=click.Context(cli, info_name="kg"))
    )
    options = [option for option in found.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help and not option.hidden] == []


def test_options_of_the_readme_exist() -> None:
    """An option that the README or the contributor's guide shows for kg is one that some command has."""
    known = {
        flag
        for name in COMMANDS
        for option in command(name).params
        for flag in (*option.opts, *option.secondary_opts)
    }
    told = set(re.findall(r"`(?:kg [^`]*?)?(--[a-z-]+)", README)) - {"--help"}
    assert len(told) >= 5
    assert told <= known


def test_the_drawings_are_current() -> None:
    """The drawings that the README shows are those that docs/make_picture.py makes of the example graph."""
    spec = importlib.util.spec_from_file_location("make_picture", ROOT / "docs" / "make_picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with kg.open(kg.EXAMPLE) as graph:
        made = module.drawings(graph)
    assert len(made) == 3
    assert {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in made} == made


def test_every_question_is_documented() -> None:
    """The table has every question of the catalogue in its very words, and the README their number."""
    questions = catalogue()
    assert len(questions) == 58
    assert "list the fifty-eight questions" in README
    assert [q.id for q in questions if f"| {q.id} | {q.group} | {q.question} |" not in ONTOLOGY_README] == []


def test_numbers_of_the_readme_are_right() -> None:
    """There are as many example documents as the README says."""
    assert len(list((ROOT / "graph" / "documents").glob("*.txt"))) == 12
    assert "twelve short texts" in README


def test_every_class_and_property_is_documented() -> None:
    """Each term of ours has a row in the README of the ontology."""
    terms = rdflib.Graph().parse(ROOT / "ontology" / "policy.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    names = {
        str(s).removeprefix(KG)
        for kind in kinds
        for s in terms.subjects(RDF.type, kind)
        if str(s).startswith(KG)
    }
    assert len(names) > 70
    assert [name for name in sorted(names) if f"| `kg:{name}` |" not in ONTOLOGY_README] == []


def test_every_dependency_is_explained() -> None:
    """The README says of every package that is installed with this one why it is there, and of no other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=\[ ]", line)[0] for line in project["dependencies"]}
    section = README.split("## What it stands on")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| \[([\w-]+)\]\(https://", section, re.MULTILINE)) == needed


def anchors(path: Path) -> set[str]:
    """Return the anchors that the headings of a Markdown file make."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(path: Path) -> Iterator[str]:
    """Yield the links of a Markdown file to files and headings of this repository that are not there."""
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    """Every link to a file or heading of the repository has its target."""
    assert list(broken(ROOT / name)) == []


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    """The check of links sees a missing file and a missing heading, and passes what is there."""
    page = tmp_path / "page.md"
    page.write_text(
        "# One two\n[a](page.md) [b](none.md) [c](#one-two) [d](#three) [e](https://e.org)", encoding="utf-8"
    )
    assert list(broken(page)) == ["none.md", "#three"]
    assert len(DOCUMENTS) >= 9
