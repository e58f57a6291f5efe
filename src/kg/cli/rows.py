"""Rows of the network commands: as a table for people, as CSV, JSON or Markdown for everything else."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

import click

from kg.cli.output import machine, write_bytes
from kg.questions import tables
from kg.questions.cells import Plain

FORMATS: Final = ("table", "csv", "json", "md")
_Function = TypeVar("_Function", bound=Callable[..., object])


def rows_option(function: _Function) -> _Function:
    """Add ``--format`` with Markdown among the formats."""
    return click.option(
        "--format",
        "syntax",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How rows are written.",
    )(function)


def write_plain(
    syntax: str,
    columns: Sequence[str],
    lines: Sequence[Sequence[Plain]],
    evidence: Sequence[Sequence[dict[str, Any]]] | None = None,
) -> None:
    """Write rows as ``csv``, ``json`` or ``md``; the records of passages stand in one more column."""
    if evidence is None:
        if syntax == "md":
            write_bytes(tables.to_markdown(columns, lines).encode("utf-8", "replace"))
        else:
            machine(syntax, columns, lines)
        return
    if syntax == "json":
        objects = json.loads(tables.to_json(columns, lines))
        for row, passages in zip(objects, evidence, strict=True):
            row["evidence"] = list(passages)
        write_bytes((json.dumps(objects, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"))
        return
    told = [" … ".join(map(_line, passages)) for passages in evidence]
    whole = [[*line, words] for line, words in zip(lines, told, strict=True)]
    write_plain(syntax, [*columns, "evidence"], whole)


def _line(passage: dict[str, Any]) -> str:
    words = passage["sentence"] or f"record {passage['record']}"
    page = f", page {passage['page']}" if passage["page"] else ""
    return f"{words} [{passage['document']}{page}]"
