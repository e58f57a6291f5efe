"""Answers and results of queries, written as sentences and table, CSV, JSON or Markdown."""

from collections.abc import Sequence

import click

from kg.cli.layout import fit, write_rows
from kg.cli.output import QUIET, Screen, machine, write_bytes
from kg.cli.text import clean, count, heading, told
from kg.questions import tables
from kg.questions.ask import Answer
from kg.questions.cells import Plain, Row
from kg.questions.results import Result
from kg.questions.waiting import Waiting

_INDENT = 6


def write_answer(
    answer: Answer,
    syntax: str = "table",
    *,
    evidence: bool = False,
    sparql: bool = False,
    rows: int | None = None,
    sentences: int | None = None,
    more: Answer | None = None,
) -> None:
    """Write an answer.

    Args:
        answer: the answer; its graph must still be open.
        syntax: table, csv, json or md.
        evidence: whether each row gets the passages that bear it out.
        sparql: whether the query is shown (on stderr beside csv, json and md).
        rows: the largest number of rows (in a table).
        sentences: the largest number of passages a row (in a table).
        more: the rows that rest on claims not settled yet; in machine formats a column ``settled`` tells
            them from the others.
    """
    if syntax != "table":
        if sparql:
            click.echo(answer.sparql, err=True)
        hints = answer.hints if more is None else _near(answer, more)
        for note in (answer.note, *map(_left_out, () if more else answer.waiting), *hints):
            if note:
                click.echo(f"Note: {clean(note)}", err=True)
        (_write_marked if syntax == "md" else _write_machine)(answer, syntax, more, evidence=evidence)
        return
    screen = Screen()
    _write_question(screen, answer)
    if sparql:
        for line in answer.sparql.strip().splitlines():
            screen.say(line, QUIET, indent=_INDENT + len(line) - len(line.lstrip()))
        screen.say()
    _write_rows(screen, answer, evidence=evidence, rows=rows, sentences=sentences)
    if more is not None:
        _write_more(screen, more, answer.waiting, evidence=evidence, rows=rows, sentences=sentences)
    for one in answer.waiting:
        if more is None or one.disputed:
            screen.say(f"{_left_out(one)}.", "yellow")
    for hint in _near(answer, more):
        screen.say(f"{hint}.", "yellow")


def _near(answer: Answer, more: Answer | None) -> tuple[str, ...]:
    """Return where an answer may be found if likely claims gave none."""
    near = None if more and more.rows else answer.elsewhere
    return (str(near),) if near else ()


def _write_marked(answer: Answer, syntax: str, more: Answer | None, *, evidence: bool) -> None:
    parts = [(answer, answer.told), *([(more, _supposed(more, answer.waiting))] if more else [])]
    for one, words in parts:
        quotes = [one.evidence(row) for row in one] if evidence else None
        above = "" if one is answer else "\n"
        write_bytes(f"{above}{tables.marked(clean(words))}\n\n".encode("utf-8", "replace"))
        if one.rows or one is answer:
            machine(syntax, *readable(one.columns, one.for_people()[0], one.rows), quotes)


def _write_machine(answer: Answer, syntax: str, more: Answer | None, *, evidence: bool) -> None:
    quotes = [one.evidence(row) for one in (answer, more) if one for row in one] if evidence else None
    rows = (*answer.rows, *(more.rows if more else ()))
    columns, lines = labelled(answer.columns, rows)
    if more is not None:
        columns = [*columns, "settled"]
        lines = [[*line, n < len(answer.rows)] for n, line in enumerate(lines)]
    machine(syntax, columns, lines, quotes)


def _write_more(
    screen: Screen,
    more: Answer,
    waiting: Sequence[Waiting],
    *,
    evidence: bool,
    rows: int | None,
    sentences: int | None,
) -> None:
    """Write the rows that rest on claims not settled yet, under a line that says so."""
    if more.rows:
        screen.say()
    screen.say(_supposed(more, waiting), "yellow")
    if more.rows:
        screen.say()
        _write_rows(screen, more, evidence=evidence, rows=rows, sentences=sentences)


def _supposed(more: Answer, waiting: Sequence[Waiting]) -> str:
    if not more.rows and not waiting:
        return "Nothing comes in if unsettled statements that are likely are believed as well."
    if not more.rows:
        numbers = ", ".join(
            f"{one.proposed:,} about {one.thing}" if one.thing else f"{one.proposed:,}" for one in waiting
        )
        named = f' "{waiting[0].thing}"' if waiting[0].thing else ""
        look = f"kg claims{named} --status proposed"
        return (
            f"Nothing comes in if the likelier ones of the unsettled statements ({numbers}) are believed"
            f" as well. {look} lists them all, kg review settles them."
        )
    rows = "this row comes" if len(more) == 1 else f"these {count(len(more), 'row')} come"
    return (
        f"If unsettled statements that are likely are believed as well, {rows} in (kg review settles them):"
    )


def _left_out(one: Waiting) -> str:
    """Return what is in no row, and which command tells more of it."""
    them = "it" if one.proposed == 1 else "them"
    look = "kg conflicts shows both sides" if one.disputed else "--unsettled shows what rests on " + them
    return f"{one} ({look})"


def _write_question(screen: Screen, answer: Answer) -> None:
    screen.item(answer.question.id, answer.question.question, _INDENT, ("bold cyan", "bold"))
    if answer.parameters:
        screen.say("; ".join(f"{p.name}: {p.label}" for p in answer.parameters), indent=_INDENT)
    if answer.note:
        screen.say(f"Note: {answer.note}.", "yellow", indent=_INDENT)
    screen.say()


def _write_rows(
    screen: Screen, answer: Answer, *, evidence: bool, rows: int | None, sentences: int | None
) -> None:
    told, shown = answer.told, answer.rows[:rows]
    if not shown:
        screen.say(told or "Nothing of this is known to the graph.")
        return
    if told and (len(answer) > 1 or not evidence):
        screen.say(told)
        screen.say()
    columns, lines = readable(answer.columns, answer.for_people()[0], shown)
    if answer.question.answer and (
        evidence or (len(answer) > 1 and fit(columns, lines, screen.width) is None)
    ):
        _write_sentences(screen, answer, shown, evidence=evidence, limit=sentences)
    else:
        _write_table(screen, answer, shown, evidence=evidence, sentences=sentences)
    left = len(answer) - len(shown)
    screen.say(f"{count(len(answer), 'row')}{f', {left:,} not shown here' if left else ''}", QUIET)


def _write_sentences(
    screen: Screen, answer: Answer, rows: Sequence[Row], *, evidence: bool, limit: int | None
) -> None:
    """Write each row as a sentence, and under it those of the documents that bear it out."""
    style = "bold" if evidence else ""
    for row in rows:
        screen.item("•", answer.sentence(row), 2, ("cyan", style))
        if evidence:
            screen.sentences(answer.evidence(row), 4, limit)
            screen.say()
    if not evidence:
        screen.say()


def _write_table(
    screen: Screen, answer: Answer, rows: Sequence[Row], *, evidence: bool, sentences: int | None
) -> None:
    """Write rows under their headings, with the sentences of the documents under each."""
    columns, lines = readable(answer.columns, answer.for_people()[0], rows)

    def below(n: int) -> None:
        screen.sentences(answer.evidence(rows[n]), 4, sentences)
        screen.say()

    write_rows(screen, columns, lines, below if evidence else None)
    if not evidence:
        screen.say()


def readable(
    columns: Sequence[str], chosen: Sequence[str], rows: Sequence[Row]
) -> tuple[list[str], list[list[str]]]:
    """Return headings and lines for people: digests and columns without a single value are left out."""
    cells = {column: [told(row.cell(column), column) for row in rows] for column in columns}
    kept = [column for column in chosen if any(cells[column]) and not _all_digests(cells[column])]
    return [heading(c) for c in kept], [[cells[c][n] for c in kept] for n in range(len(rows))]


def _all_digests(texts: Sequence[str]) -> bool:
    return all(text.startswith("sha256:") for text in texts)


def labelled(columns: Sequence[str], rows: Sequence[Row]) -> tuple[list[str], list[list[Plain]]]:
    """Return columns and plain values, with a column of labels after each column of things that lacks one."""
    wanted: list[tuple[str, str]] = []
    for column in columns:
        wanted.append((column, ""))
        if _lacks_labels(column, columns, rows):
            wanted.append((column, f"{column}Label"))
    lines: list[list[Plain]] = [
        [told(row.cell(column), column) if name else row[column] for column, name in wanted] for row in rows
    ]
    return [name or column for column, name in wanted], lines


def _lacks_labels(column: str, columns: Sequence[str], rows: Sequence[Row]) -> bool:
    if f"{column}Label" in columns or not any(row.cell(column).iri for row in rows):
        return False
    others = (other for other in columns if not any(row.cell(other).iri for row in rows))
    return not any(all(row.label(other) == row.label(column) for row in rows) for other in others)


def write_result(result: Result, syntax: str) -> None:
    """Write the result of a SPARQL query; the columns keep the names that the query gives them."""
    if syntax == "md":
        machine(syntax, *readable(result.columns, result.columns, result.rows))
        return
    if syntax != "table":
        machine(syntax, *labelled(result.columns, result.rows))
        return
    screen = Screen()
    if result.form == "ASK":
        screen.say(result.rows[0].label("answer"))
        return
    lines = [[told(row.cell(column), column) for column in result.columns] for row in result]
    if lines:
        write_rows(screen, [clean(column) for column in result.columns], lines)
        screen.say()
    screen.say(count(len(lines), "triple" if result.form == "CONSTRUCT" else "row"), QUIET)
