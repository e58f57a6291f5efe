"""Where everything is written: text for people through rich, rows as CSV or JSON byte for byte."""

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from kg.cli.text import clean, count
from kg.questions import tables
from kg.questions.cells import Plain
from kg.questions.records import Quote

QUIET = "dim"
_MEASURE = 112  # sentences wider than this are hard to read
_LEAST = 20  # a terminal narrower than this has to put up with broken lines


class Screen(Console):
    """The terminal: neither markup nor emoji codes nor numbers of a text are taken for more than text."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, emoji=False, highlight=False)

    def on_broken_pipe(self) -> None:
        """Leave it to the group of commands, which knows the exit code."""
        raise BrokenPipeError

    def say(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Write a text, wrapped and indented; hostile characters are taken out."""
        self.write(Text(clean(text), style), indent)

    def write(self, text: Text, indent: int = 0, width: int | None = None) -> None:
        """Write a styled text, wrapped and indented, without spaces at the ends of lines."""
        room = max((width or self.width) - indent, _LEAST)
        for line in text.wrap(self, room, overflow="fold") or [Text()]:
            line.rstrip()
            self.put(Text.assemble(" " * indent, line))

    def put(self, text: Text) -> None:
        """Write one line as it is."""
        self.print(text, soft_wrap=True)

    def item(self, mark: str, text: str, indent: int, styles: tuple[str, str] = ("", "")) -> None:
        """Write a text with a mark in front, its further lines under the text and not under the mark."""
        lines = Text(clean(text), styles[1]).wrap(self, max(self.width - indent, _LEAST), overflow="fold")
        for n, line in enumerate(lines):
            line.rstrip()
            self.put(Text.assemble((f"{'' if n else mark:<{indent}}", styles[0]), line))

    def sentences(self, quotes: Iterable[Quote], indent: int, limit: int | None = None) -> None:
        """Write the passages that bear something out, dimmed, and under them the document they stand in."""
        known = [quote for quote in quotes if quote.text or quote.record]
        told = sorted(known, key=lambda quote: not quote.text)  # words before records of tables
        width = min(self.width, _MEASURE)
        for source, passages in groupby(told[:limit], key=_source):
            for quote in passages:
                if quote.text:
                    self.write(Text(clean(quote.text), QUIET), indent, width)
            self.write(Text(f"— {source}", f"{QUIET} italic"), indent, width)
        if limit is not None and len(told) > limit:
            self.say(f"… and {count(len(told) - limit, 'more passage')}", QUIET, indent)


def _source(quote: Quote) -> str:
    page = f", page {quote.page}" if quote.page else ""
    record = f", record {clean(quote.record)}" if quote.record else ""
    return f"{clean(quote.document)}{page}{record}"


def machine(
    syntax: str,
    columns: Sequence[str],
    lines: Sequence[Sequence[Plain]],
    evidence: Sequence[Sequence[Quote]] | None = None,
) -> None:
    """Write rows to stdout as ``csv``, ``json`` or ``md`` in UTF-8, whatever the terminal is.

    ``evidence`` are the passages of each row: objects in JSON, else one more column of text.
    """
    if syntax == "json":
        objects = json.loads(tables.to_json(columns, lines))
        for row, quotes in zip(objects, evidence or (), strict=False):
            row["evidence"] = [_object(quote) for quote in quotes]
        text = json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
    else:
        write = tables.to_markdown if syntax == "md" else tables.to_csv
        if evidence is not None:
            told = [" … ".join(_line(quote) for quote in quotes) for quotes in evidence]
            columns, lines = (*columns, "evidence"), [[*a, b] for a, b in zip(lines, told, strict=True)]
        text = write(columns, lines)
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout, all of them: an unbuffered stdout takes as many at a time as it likes."""
    sys.stdout.flush()
    left = memoryview(data)
    while left:
        left = left[sys.stdout.buffer.write(left) :]


def _object(quote: Quote) -> dict[str, Plain]:
    place = {"start": quote.start, "end": quote.end, "page": quote.page, "record": quote.record or None}
    return {"document": quote.document, "document_iri": quote.document_iri, **place, "text": quote.text}


def _line(quote: Quote) -> str:
    words = quote.record or " ".join(quote.text.split())
    return f"{words} [{quote.document}]"
