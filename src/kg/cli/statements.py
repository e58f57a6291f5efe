"""What is known of a thing, and claims, written as text with sentences, CSV or JSON."""

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from kg.cli.layout import write_rows
from kg.cli.output import QUIET, Screen, machine
from kg.cli.text import clean, count, grouped, told
from kg.questions import claims, show
from kg.questions.claims import ClaimRow
from kg.questions.show import Description, Relation, Statement

_PLAIN = frozenset({"accepted", "metadata", "vocabulary"})
_MARKS = {"reference": "from the reference tables"}
_STYLES = {"disputed": "red", "proposed": "yellow", "reference": QUIET}


def write_description(description: Description, syntax: str) -> None:
    """Write all that is known of a thing."""
    if syntax != "table":
        machine(syntax, show.COLUMNS, description.lines)
        return
    screen = Screen()
    thing = description.thing
    screen.say(thing.label, "bold")
    kinds = ", ".join(description.kinds) or thing.kind
    screen.say(f"{kinds} · {thing.id}" if kinds else thing.id, QUIET)
    if description.aliases:
        screen.say(f"also called {'; '.join(description.aliases)}", QUIET)
    shown = [relation for relation in description.relations if not _is_told(relation)]
    for relation in shown:
        screen.say()
        screen.say(relation.words, "cyan")
        _write_relation(screen, relation, thing.label)
    screen.say()
    screen.say(count(sum(len(relation.statements) for relation in shown), "statement"), QUIET)


def _is_told(relation: Relation) -> bool:
    """Return whether the heading says all of it: what kind of thing it is, beyond dispute."""
    kinds = relation.predicate_id == "rdf:type" and not relation.incoming
    return kinds and all(statement.status in _PLAIN for statement in relation.statements)


def _write_relation(screen: Screen, relation: Relation, thing: str) -> None:
    """Write the statements; those that the same passages bear out stand above them together."""
    for quotes, statements in groupby(relation.statements, key=lambda s: s.quotes):
        for statement in statements:
            screen.write(_told(statement, relation.words, thing), 2)
        screen.sentences(quotes, 6)


def _told(statement: Statement, relation: str, thing: str) -> Text:
    # A figure is named after what it is a figure of, which the reader knows already.
    name = told(statement.other, relation).removeprefix(f"{clean(thing)}: ")
    if statement.status in _PLAIN:
        works = statement.support.works
        borne = f"  ({count(works, 'independent work')})" if works > 1 else ""
        borne = "  (corrected by a person)" if statement.corrected else borne
        return Text.assemble(name, (borne, QUIET))
    mark = _MARKS.get(statement.status, statement.status)
    return Text.assemble(name, (f"  [{mark}]", _STYLES.get(statement.status, "")))


def write_claims(found: Sequence[ClaimRow], syntax: str) -> None:
    """Write claims, each with its sentences."""
    if syntax != "table":
        machine(syntax, claims.COLUMNS, [row.line for row in found])
        return
    screen = Screen()

    def below(n: int) -> None:
        screen.sentences(found[n].quotes, 4)
        screen.say(_read_by(found[n]), QUIET, 4)
        screen.say()

    if found:
        columns = ("subject", "relation", "object", "status")
        write_rows(screen, columns, [_line(row) for row in found], below)
    screen.say(count(len(found), "claim"), QUIET)


def _line(row: ClaimRow) -> list[str]:
    return [told(row.subject, ""), clean(row.predicate), told(row.object, row.predicate), row.status]


def _read_by(row: ClaimRow) -> str:
    sure = "" if row.confidence is None else f", confidence {grouped(row.confidence)}"
    planned = "" if row.modality in ("", "stated") else f", {row.modality}"
    return f"rule {', '.join(row.rules) or 'unknown'}{sure}{planned}"
