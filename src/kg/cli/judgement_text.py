"""Judgements written for people: what they decide, by whom and why, and what became of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click
from pyoxigraph import NamedNode

from kg import api
from kg.cli.output import QUIET, Screen, machine
from kg.cli.text import clean, count
from kg.exceptions import InputError
from kg.graph.store import open_graph
from kg.judgements import COLUMNS, Judgement, State, Verdict, parse_thing, row
from kg.ledger.file import Ledger, read_ledger
from kg.namespaces import R
from kg.questions.records import Records
from kg.questions.words import OUTGOING

HEADS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.ACCEPT: "accepted:",
        Verdict.REJECT: "rejected:",
        Verdict.CORRECT: "corrected:",
        Verdict.SAME: "one thing:",
        Verdict.DIFFERENT: "two things:",
        Verdict.UNSURE: "unsure:",
        Verdict.ALIAS: "name:",
        Verdict.TYPE: "class:",
        Verdict.NOTE: "note:",
    }
)
_STATES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        State.APPLIED: ("applied", "green"),
        State.LOST: ("lost", "red"),
        State.CONTESTED: ("contested", "red"),
        State.CONTRADICTED: ("applied, but contradicted", "yellow"),
        State.REFUSED: ("refused", "red"),
        State.SUPERSEDED: ("superseded", QUIET),
        "": ("not in the graph yet", QUIET),
    }
)
BAD: Final = frozenset({State.LOST, State.CONTESTED, State.CONTRADICTED, State.REFUSED})
_MARK: Final = 5


@dataclass(frozen=True, slots=True)
class Fate:
    """What the last build made of a judgement: state (empty: it did not know it), reason, targets."""

    state: str = ""
    reason: str = ""
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A ledger and the graph in which it was applied, if there is one."""

    path: Path
    ledger: Ledger
    fates: Mapping[tuple[str, ...], Fate]
    records: Records | None

    def fate(self, judgement: Judgement) -> Fate:
        """Return what became of a judgement."""
        return self.fates.get(row(judgement), Fate())


@contextmanager
def open_view(path: Path, folder: Path | None) -> Iterator[View]:
    """Yield a ledger with what became of its judgements in a graph.

    Raises:
        InputError: if the ledger cannot be read.
        GraphError: if the graph that is named cannot be opened.
    """
    ledger = read_ledger(path)
    for fault in ledger.faults:
        click.echo(f"{clean(str(path))}, {clean(str(fault))}", err=True)
    if folder is None and not Path(api.DEFAULT).is_dir():
        yield View(path, ledger, {}, None)
        return
    with open_graph(folder or Path(api.DEFAULT)) as graph:
        yield View(path, ledger, _fates(graph.report), Records(graph))


def _fates(report: Mapping[str, object]) -> dict[tuple[str, ...], Fate]:
    rows = report.get("judgements")
    fates = {}
    for one in rows if isinstance(rows, list) else ():
        key = tuple(str(one.get(name, "")) for name in COLUMNS)
        fates[key] = Fate(
            str(one.get("state", "")), str(one.get("reason", "")), tuple(one.get("targets", ()))
        )
    return fates


def told(judgement: Judgement) -> tuple[str, str]:
    """Return a judgement in words: its verdict, and what it is about.

    >>> told(Judgement(Verdict.SAME, "zone: Tidal Zone", object="zone: Tidal Flats Zone @ note.txt"))
    ('one thing:', 'Tidal Zone and Tidal Flats Zone (in note.txt)')
    """
    one, other, value = thing_words(judgement.subject), thing_words(judgement.object), clean(judgement.value)
    if judgement.predicate:
        said = f"{one} – {relation_words(judgement.predicate)} – {other}"
        ends = {Verdict.CORRECT: f" → {thing_words(judgement.value)}", Verdict.NOTE: f": {value}"}
        return HEADS[judgement.verdict], said + ends.get(judgement.verdict, "")
    said = {
        Verdict.ALIAS: f"{one} is also called {value}",
        Verdict.TYPE: f"{one} is of class {value}",
        Verdict.NOTE: f"{one}: {value}",
    }.get(judgement.verdict, f"{one} and {other}")
    return HEADS[judgement.verdict], said


def thing_words(words: str) -> str:
    """Return a thing as a person would name it: without its kind, and with the file where it is so called."""
    try:
        thing = parse_thing(words)
    except ValueError:
        return clean(words)
    return clean(f"{thing.name} (in {thing.document})" if thing.document else thing.name)


def relation_words(predicate: str) -> str:
    """Return a property in words.

    >>> relation_words("kg:within"), relation_words("kg:issuedBy")
    ('lies within', 'issued by')
    """
    name = predicate.rpartition(":")[2]
    return OUTGOING.get(predicate) or "".join(f" {c.lower()}" if c.isupper() else c for c in name)


def write_list(view: View, syntax: str) -> None:
    """Write all judgements with their numbers."""
    judgements = view.ledger.judgements
    if syntax != "table":
        lines = [(*row(one), view.fate(one).state, view.fate(one).reason) for one in judgements]
        machine(syntax, (*COLUMNS, "state", "reason"), lines)
        return
    screen = Screen()
    for number, judgement in enumerate(judgements, 1):
        _write_one(screen, number, judgement, view.fate(judgement) if view.records else None)
    screen.say(count(len(judgements), "judgement"), QUIET)


def _write_one(screen: Screen, number: int, judgement: Judgement, fate: Fate | None) -> None:
    head, said = told(judgement)
    screen.item(f"{number:>3}", f"{head} {said}", _MARK, ("cyan", ""))
    by = ", ".join(one for one in (judgement.who, judgement.when) if one)
    place = judgement.document if judgement.predicate and judgement.document else ""
    signed = " · ".join(one for one in (place, by, judgement.why) if one)
    if signed:
        screen.item("", signed, _MARK, ("", QUIET))
    if fate is not None:
        words, style = _STATES.get(fate.state, (fate.state, ""))
        screen.item("", f"{words}: {fate.reason}" if fate.reason else words, _MARK, ("", style))


def write_explanations(view: View, what: str | None) -> None:
    """Write judgements with the sentences of the claims that they were applied to.

    Raises:
        InputError: if no judgement fits.
    """
    screen = Screen()
    for n, (number, judgement) in enumerate(_chosen(view, what)):
        if n:
            screen.say()
        fate = view.fate(judgement)
        _write_one(screen, number, judgement, fate if view.records else None)
        for target in fate.targets if view.records else ():
            record = view.records.read(NamedNode(R + target)) if view.records else None
            if record and view.records:
                screen.say(f"{record.iri.rpartition('/')[2]} ({record.status})", QUIET, _MARK)
                screen.sentences(view.records.quotes(record), _MARK + 2, 3)
    if not view.records:
        screen.say("What became of them is told beside a graph: kg build, or --graph DIR.", QUIET)


def _chosen(view: View, what: str | None) -> Sequence[tuple[int, Judgement]]:
    numbered = list(enumerate(view.ledger.judgements, 1))
    if what is None:
        return numbered
    if what.isdigit():
        found = [(n, one) for n, one in numbered if n == int(what)]
    else:
        wanted = what.casefold()
        found = [(n, one) for n, one in numbered if any(wanted in cell.casefold() for cell in row(one))]
    if not found:
        raise InputError("no judgement speaks of this", what[:60], "kg ledger list shows them all")
    return found


def write_check(view: View) -> bool:
    """Write what is wrong with the ledger, and return whether all is well."""
    screen = Screen()
    judgements = view.ledger.judgements
    if view.records is None:
        click.echo(
            "There is no graph here that the ledger was applied to (kg build, or --graph DIR).", err=True
        )
    bad = [(n, one) for n, one in enumerate(judgements, 1) if view.fate(one).state in BAD]
    for number, judgement in bad:
        _write_one(screen, number, judgement, view.fate(judgement))
    new = sum(not view.fate(one).state for one in judgements)
    parts = [count(len(judgements), "judgement"), f"{len(bad):,} to look at"]
    if new:
        parts.append(f"{new:,} not in the graph yet")
    if view.ledger.faults:
        parts.append(f"{count(len(view.ledger.faults), 'line')} not understood")
    screen.say(" · ".join(parts), "bold" if bad or view.ledger.faults else QUIET)
    return not bad and not view.ledger.faults
