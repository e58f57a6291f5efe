"""The tutorial tells the truth: every block runs in its order, and what it shows is what comes out."""

import contextlib
import io
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.group import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs" / "tutorial").glob("*.md"))
BLOCK = re.compile(
    r"(?:<!-- exit (?P<exit>\d) -->\n)?```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<code>.*?)```",
    re.DOTALL,
)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: sh and python are run, text is what came out, or a file to be saved."""

    language: str
    code: str
    file: str
    exit_code: int


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page in their order."""
    return tuple(
        Block(m["language"], m["code"], m["file"] or "", int(m["exit"] or 0)) for m in BLOCK.finditer(text)
    )


def run_shell(code: str, exit_code: int) -> str:
    """Return what the commands of a block write; each must end with the exit code."""
    out = ""
    for line in code.strip().splitlines():
        name, *arguments = shlex.split(line)
        assert name == "kg", f"only kg is run: {line}"
        done = CliRunner().invoke(cli, arguments, prog_name="kg")
        assert done.exit_code == exit_code, f"{line}\n{done.output}"
        out += done.output
    return out


def run_python(code: str, space: dict[str, object]) -> str:
    """Return what a block of Python prints; names live on to the next block of the page."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "tutorial", "exec"), space)  # noqa: S102 - the tutorial is ours
    return out.getvalue()


def is_shown(shown: str, came: str) -> bool:
    """Return whether lines came out as shown, one after the other; ``…`` at an end stands for the rest."""
    lines = "".join(f"[ ]*{_pattern(line.strip())}[ ]*\n" for line in shown.splitlines())
    return re.search(rf"^{lines}", f"{came}\n", re.MULTILINE) is not None


def _pattern(line: str) -> str:
    middle = re.escape(line.removeprefix("… ").removesuffix(" …"))
    return f"{'.*' if line.startswith('… ') else ''}{middle}{'.*' if line.endswith(' …') else ''}"


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_page_runs_as_it_stands(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed in order in an empty folder, every block works, and its output is the one that is shown."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    space: dict[str, object] = {"__name__": "tutorial"}
    came = ""
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.file:
            target = tmp_path / block.file
            target.parent.mkdir(exist_ok=True)
            target.write_text(block.code, encoding="utf-8")
        elif block.language == "text":
            assert is_shown(block.code, came), f"shown:\n{block.code}\ncame out:\n{came}"
        elif block.language == "sh":
            came = run_shell(block.code, block.exit_code)
            assert came.strip()
        else:
            came = run_python(block.code, space)


def test_the_pages_are_there() -> None:
    """Three pages, each of some length, with blocks of all kinds, and each leads on."""
    assert [page.stem for page in PAGES] == ["1-ten-minutes", "2-your-own-documents", "3-better-questions"]
    found = [blocks(page.read_text(encoding="utf-8")) for page in PAGES]
    assert [len(one) >= 8 for one in found] == [True, True, True]
    assert all({"sh", "python", "text"} == {block.language for block in one} for one in found)
    assert all("](2-" in PAGES[0].read_text(encoding="utf-8") for _ in found)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_links_of_the_tutorial_lead_somewhere(page: Path) -> None:
    """Every link to a file of the repository has its target."""
    links = [link.partition("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    assert links
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("shown", "came", "is_so"),
    [
        ("a\nb\n", "x\na\nb\ny\n", True),
        ("a\nb\n", "a\nx\nb\n", False),  # not one after the other
        ("a\n", "ab\n", False),  # not the whole line
        ("… here …\n", "it is here now\n", True),
        ("… here …\n", "it was then\n", False),
        ("(a+)\n", "(a+)\n", True),  # signs stand for themselves
    ],
)
def test_what_is_shown_is_compared_line_by_line(shown: str, came: str, is_so: bool) -> None:
    """A wrong line is noticed, and an ellipsis at an end of a line stands for the rest of it."""
    assert is_shown(shown, came) is is_so
