"""The group of commands: help, exit codes, one line for every error."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg import __version__
from kg.cli.group import SECTIONS, cli
from kg.cli.options import Command
from kg.exceptions import GraphError, InputError, KgError, QueryError

from .conftest import run

COMMANDS = ("demo", "build", "ask", "query", "show", "claims", "verify", "check", "export", "view")


def python(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python with the package in reach."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *args],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=cwd,
        timeout=300,
    )


def get(name: str) -> click.Command:
    """Return a command by its name."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def test_help_lists_all_commands() -> None:
    """The help names every command once, in its section."""
    result = run("--help")
    assert result.exit_code == 0
    listed = [
        line.split()[0] for line in result.stdout.splitlines() if line[:2] == "  " and line[2:3].islower()
    ]
    assert tuple(name for name in listed if name in COMMANDS) == COMMANDS
    assert [f"{section}:" for section in SECTIONS] == [
        line for line in result.stdout.splitlines() if line[:-1] in SECTIONS
    ]


def test_no_command_shows_help() -> None:
    """Without a command the help is shown, which is no error."""
    assert (run().exit_code, run().stdout) == (0, run("--help").stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_command(name: str) -> None:
    """The help of a command begins with the line that the list shows, and ends with examples."""
    command = get(name)
    first = (command.help or "").splitlines()[0]
    assert first == next(section[name][1] for section in SECTIONS.values() if name in section)
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_are_understood(name: str) -> None:
    """Every example in the help is a command line that the command accepts."""
    command = get(name)
    assert isinstance(command, Command)
    assert command.examples
    for example in command.examples:
        words = shlex.split(example.partition(" > ")[0].partition(" < ")[0])
        assert words[:2] == ["kg", name]
        with command.make_context(name, words[2:]) as context:
            assert context.params


def test_every_option_is_explained() -> None:
    """Every option of every command has a help text."""
    options = [p for name in COMMANDS for p in get(name).params if isinstance(p, click.Option)]
    assert len(options) > 25
    assert [o.name for o in options if not o.help] == []


def test_graph_and_format_options() -> None:
    """Commands that read a graph take --graph; those that give rows take the three formats."""
    options = {name: {o for p in get(name).params for o in p.opts} for name in COMMANDS}
    assert {name for name in COMMANDS if "--graph" not in options[name]} == {"demo", "build"}
    rows = {name for name in COMMANDS if "--format" in options[name]}
    assert rows == {"ask", "query", "show", "claims", "verify", "check", "export"}


def test_version() -> None:
    """--version names the program and its version."""
    assert run("--version").stdout == f"policy-kg {__version__}\n"


def test_unknown_command() -> None:
    """An unknown command is bad input."""
    result = run("frobnicate")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such command 'frobnicate'." in result.stderr
    assert "Did you mean" not in result.stderr


def test_a_slip_in_a_command() -> None:
    """A command with a slip of the pen is bad input too, and the ones that are near are told."""
    assert "No such command 'bulid'. Did you mean build?\n" in run("bulid").stderr


ERRORS = [
    # what is raised, exit code, what stands on stderr
    (InputError("it is odd", "place", "Mend it"), 2, "place: it is odd. Mend it\n"),
    (GraphError("damaged"), 2, "damaged\n"),
    # a name with a line break and colours stays one harmless line
    (QueryError("bad", "a\nb\x1b[31mc"), 2, "a bc: bad\n"),
    (
        OSError(28, "No space left", "f"),
        2,
        "f: No space left. Check the path, its rights and the space on the disk\n",
    ),
    (KeyboardInterrupt(), 130, "Stopped.\n"),
    (BrokenPipeError(), 141, ""),
]


@pytest.mark.parametrize(("error", "code", "told"), ERRORS)
def test_errors(error: BaseException, code: int, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors end in their exit code and one line, never in a traceback."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("kg.api.open", fail)
    result = run("verify")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", told)


def test_errors_are_all_kinds() -> None:
    """Six kinds of errors are tried."""
    assert len(ERRORS) == 6
    assert sum(isinstance(error, KgError) for error, *_ in ERRORS) == 3


def test_fast_start() -> None:
    """The help loads neither rdflib, pyoxigraph, rich, pyvis nor networkx."""
    code = (
        "import sys\nfrom kg.cli.group import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "print([m for m in ('rdflib','pyoxigraph','rich','pyvis','networkx','numpy') if m in sys.modules])"
    )
    assert python("-c", code).stdout.splitlines()[-1] == "[]"


def test_as_module(graph: Path) -> None:
    """``python -m kg`` is the same program, with the exit code of the command."""
    good = python("-m", "kg", "query", "ASK { ?z a kg:Zone }", "--graph", str(graph))
    assert (good.returncode, good.stdout, good.stderr) == (0, "yes\n", "")
    bad = python("-m", "kg", "show", "Atlantis", "--graph", str(graph))
    assert (bad.returncode, bad.stdout) == (2, "")
    assert bad.stderr.startswith("Atlantis: no thing of this graph has this name. ")
    assert bad.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break differently there")
def test_broken_pipe(graph: Path) -> None:
    """A reader that goes away is no error worth a word."""
    code = (
        "import os,subprocess,sys\n"
        "p = subprocess.Popen([sys.executable,'-m','kg',*sys.argv[1:]],stdout=subprocess.PIPE,"
        "stderr=subprocess.PIPE)\n"
        "p.stdout.close()\nprint(p.stderr.read(), p.wait())"
    )
    for args in (["claims"], ["claims", "--format", "csv"], ["export", "-f", "nq"]):
        assert python("-c", code, *args, "--graph", str(graph)).stdout == "b'' 141\n"
