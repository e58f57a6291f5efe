"""The command line ``kg``: one file a command family, all on the public surface of the library."""

import sys


def main() -> None:
    """Run the command line and end the program with its exit code.

    0 is fine, 1 a check that failed, 2 bad input, 130 an interruption.
    """
    from kg.cli.group import cli  # noqa: PLC0415 - importing kg.cli does no work

    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows a question mark; it is no reason to stop.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    cli(prog_name="kg")
