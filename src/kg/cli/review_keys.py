"""Where the answers of a review come from: single keys of a terminal, or the lines of a file or pipe."""

import sys
from typing import Protocol

import click

QUIT = "q"


class Reader(Protocol):
    """Reads what a person answers."""

    def key(self) -> str:
        """Return one key; ``q`` when there is nothing more."""
        ...

    def line(self, prompt: str) -> str:
        """Return a line of words, empty when there is nothing more."""
        ...


class Terminal:
    """Reads keys as they are pressed."""

    def key(self) -> str:
        """Return the next key in lower case."""
        try:
            pressed = click.getchar()
        except (KeyboardInterrupt, EOFError):
            return QUIT
        return " " if pressed in ("\r", "\n") else pressed[:1].lower()

    def line(self, prompt: str) -> str:
        """Return a line that is typed behind a prompt."""
        try:
            answer: str = click.prompt(prompt, default="", show_default=False)
        except click.Abort:
            return ""
        return answer


class Lines:
    """Reads one answer from each line of the standard input."""

    def key(self) -> str:
        """Return the first letter of the next line; an empty line is a blank."""
        line = sys.stdin.readline()
        return (line.strip()[:1].lower() or " ") if line else QUIT

    def line(self, prompt: str) -> str:
        """Return the next line."""
        return sys.stdin.readline().strip()


def make_reader() -> Reader:
    """Return what reads answers: from the terminal if there is one."""
    return Terminal() if sys.stdin.isatty() else Lines()
