"""The group of commands: loads each command when it is called, and turns errors into one line and a code."""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final

import click

from kg import __version__
from kg.cli.text import clean
from kg.exceptions import KgError

BAD_INPUT: Final = 2
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141

# Section, command, module and first line of the help: enough for `kg --help` to load nothing else.
SECTIONS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = MappingProxyType(
    {
        "Build": {
            "read": ("kg.cli.read", "Show how a document was read, before you trust the facts."),
            "demo": ("kg.cli.build", "Build the example graph and answer three questions from it."),
            "build": ("kg.cli.build", "Build a graph from documents: files, folders or patterns."),
        },
        "Ask": {
            "ask": (
                "kg.cli.ask",
                "Answer a question of the catalogue or a plain one, or list the questions.",
            ),
            "search": ("kg.cli.search", "Find things by their names, also with a slip or two."),
            "query": ("kg.cli.query", "Run a SPARQL query on the graph."),
            "show": ("kg.cli.show", "Tell all that is known of a thing, with the sentences that say so."),
            "claims": ("kg.cli.show", "List what the documents say, with status, rule and sentence."),
        },
        "Relate": {
            "path": ("kg.cli.path", "Tell how two things are linked, each step with its sentence."),
            "compare": ("kg.cli.compare", "Put two things side by side: what they share and what not."),
            "central": ("kg.cli.central", "Rank things by how they stand in the network."),
            "communities": ("kg.cli.communities", "Find groups of things that are closely linked."),
        },
        "Check": {
            "evidence": (
                "kg.cli.evidence",
                "Write the evidence for a fact or a thing, to be handed to others.",
            ),
            "unread": ("kg.cli.unread", "List the sentences and numbers that were not understood."),
            "conflicts": (
                "kg.cli.conflicts",
                "Show where the sources disagree, each side with its sentences.",
            ),
            "diff": ("kg.cli.diff", "Tell what differs between two versions of a graph, and why."),
            "verify": ("kg.cli.check", "Cut every passage out of its text again; fail on any mismatch."),
            "check": ("kg.cli.check", "Check the graph against the shapes and integrity rules."),
        },
        "Correct": {
            "review": ("kg.cli.review", "Walk through conflicts, doubts and candidates, and judge them."),
            "ledger": ("kg.cli.ledger", "Add, list, explain, check and drop judgements of the ledger."),
        },
        "Measure": {
            "evaluate": ("kg.cli.evaluate", "Measure precision, recall and F1 against known facts."),
        },
        "Serve": {
            "serve": ("kg.cli.serve", "Serve a graph over HTTP: pages, SPARQL endpoint, reconciliation."),
            "mcp": ("kg.cli.mcp", "Serve a graph to an assistant over the Model Context Protocol."),
        },
        "Take away": {
            "export": (
                "kg.cli.export",
                "Write the graph for other programs, or as a bundle for other people.",
            ),
            "push": ("kg.cli.push", "Send the graph to a server, where others can ask it."),
            "open": ("kg.cli.open", "Unpack a bundle: check every file, and tell what to do with it."),
            "view": ("kg.cli.view", "Draw the graph, or a picture of it, as one file that works offline."),
            "report": ("kg.cli.view", "Put the main pictures of the graph on one printable page."),
        },
    }
)
_MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {name: module for section in SECTIONS.values() for name, (module, _) in section.items()}
)


class BadInput(click.ClickException):
    """What a user gave cannot be used; told in one line on stderr, and under it the place if there is one."""

    exit_code = BAD_INPUT

    def __init__(self, message: str, notes: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.notes = tuple(notes)

    def show(self, file: Any = None) -> None:
        """Write the line, and the notes as they are: a mark stands under the place that is meant."""
        click.echo(clean(self.message), file=file, err=True)
        for line in "\n".join(self.notes).splitlines():
            click.echo(f"  {''.join(c if c.isprintable() else ' ' for c in line)}", file=file, err=True)


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the help."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None if there is none of this name."""
        if cmd_name not in _MODULES:
            return None
        command = getattr(importlib.import_module(_MODULES[cmd_name]), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named; for a name that is none, tell the ones that are near."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0].lower(), _MODULES)
            if not near:
                raise
            told = f"{error.message.rstrip('.')}. Did you mean {' or '.join(near)}?"
            raise click.UsageError(told, error.ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their sections."""
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, told) for name, (_, told) in commands.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; every error that a user can meet becomes one line and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KgError as error:
            raise BadInput(str(error), getattr(error, "__notes__", ())) from error
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _let_go_of_stdout()
            raise click.exceptions.Exit(BROKEN_PIPE) from None
        except OSError as error:
            raise BadInput(_told(error)) from error
        return result


def _told(error: OSError) -> str:
    what = error.strerror or str(error) or type(error).__name__
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{what}. Check the path, its rights and the space on the disk"


def _let_go_of_stdout() -> None:
    """Point stdout at nothing, so that Python has nothing to complain about when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command tells more: kg COMMAND --help.",
)
@click.version_option(__version__, message="policy-kg %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Turn policy documents into a knowledge graph that you can question, see and cite.

    Everything runs on this machine; nothing is sent anywhere.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
