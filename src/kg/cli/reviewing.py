"""A review: question after question, each answer written into the ledger at once, each can be undone."""

import shlex
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.cli.judgement_text import told
from kg.cli.judging import Clerk, Signature
from kg.cli.output import QUIET, Screen
from kg.cli.review_keys import QUIT, Reader
from kg.cli.review_text import show_item
from kg.cli.text import clean, count
from kg.exceptions import KgError
from kg.judgements import COLUMNS, Judgement, State, Verdict, row
from kg.ledger.changes import Change, adding
from kg.ledger.file import Ledger, change_ledger, read_ledger
from kg.ledger.rows import make_judgement
from kg.questions.records import Record
from kg.questions.review import Item, Kind, review_items

_AGAIN = frozenset({State.LOST, State.CONTESTED, State.CONTRADICTED})
_BACK, _SKIP = "b", " "


@dataclass(frozen=True, slots=True)
class Step:
    """An answer that was written: to which question, and what it changed in the ledger."""

    at: int
    change: Change


class Review:
    """One walk through the questions of a graph.

    Args:
        clerk: names what is judged.
        path: the ledger.
        signed: who judges, when and why.
        reader: where the answers come from.
    """

    def __init__(self, clerk: Clerk, path: Path, signed: Signature, reader: Reader) -> None:
        self.path = path
        self._clerk = clerk
        self._signed = signed
        self._reader = reader
        self._screen = Screen()
        self._steps: list[Step] = []

    @property
    def written(self) -> Counter[Verdict]:
        """How many judgements of each verdict stand after the walk."""
        return Counter(one.verdict for step in self._steps for one in step.change.added)

    def walk(self, about: str = "", only: str = "") -> None:
        """Ask question after question until there are no more, or the person stops.

        Raises:
            InputError: if the ledger cannot be read or written.
        """
        known = read_ledger(self.path) if self.path.exists() else Ledger()
        if known.faults:
            change_ledger(self.path, lambda found: found)  # refuses, with the line
        found = review_items(self._clerk.keys, self._clerk.graph.report, self._settled(known), about)
        items = [item for item in found if item.kind == (only or item.kind)]
        if not items:
            self._screen.say("There is nothing to judge here.", "bold")
        at = 0
        while 0 <= at < len(items):
            show_item(self._screen, self._clerk, items[at], at + 1, len(items))
            going = self._answer(items[at], at)
            if going is None:
                return
            at = going

    def _settled(self, known: Ledger) -> list[Judgement]:
        """Return the judgements that the last build did not report as lost, contested or contradicted."""
        rows = self._clerk.graph.report.get("judgements")
        again = {
            tuple(str(one.get(name, "")) for name in COLUMNS)
            for one in (rows if isinstance(rows, list) else ())
            if one.get("state") in _AGAIN
        }
        return [one for one in known.judgements if row(one) not in again]

    def _answer(self, item: Item, at: int) -> int | None:
        """Read keys until one settles the question; return the next question, or None to stop."""
        while True:
            key = self._reader.key()
            if key == QUIT:
                return None
            if key == _SKIP:
                return at + 1
            if key == _BACK:
                return self._undo(at)
            try:
                new = self._judge(item, key)
            except KgError as error:
                self._screen.say(str(error), "red", 2)
                continue
            if new:
                self._write(new, at)
                return at if all(one.verdict is Verdict.NOTE for one in new) else at + 1
            self._screen.say("That key means nothing here; the keys stand above.", "yellow", 2)

    def _judge(self, item: Item, key: str) -> tuple[Judgement, ...]:
        """Return the judgements that a key stands for; none if it stands for nothing here."""
        if item.kind is Kind.MERGE:
            return self._on_things(item, key)
        if key == "n":
            return self._noted(item)
        if key == "c":
            return self._corrected(item)
        if item.kind is Kind.CONFLICT:
            return self._on_sides(item, key)
        verdict = {"a": Verdict.ACCEPT, "r": Verdict.REJECT}.get(key)
        return tuple(self._of(verdict, record) for record in item.claims) if verdict else ()

    def _on_sides(self, item: Item, key: str) -> tuple[Judgement, ...]:
        """Accept one side of a conflict and reject those that say otherwise, or reject all."""
        sides = [one for one in item.claims if self._can_judge(one)]
        if key == "r":
            return tuple(self._of(Verdict.REJECT, one) for one in sides)
        chosen = (
            item.claims[int(key or 1) - 1] if key.isdigit() and 0 < int(key) <= len(item.claims) else None
        )
        if key == "a":
            chosen = item.claims[0]
        if chosen is None:
            return ()
        said = (chosen.subject, chosen.predicate, chosen.object)
        same = [one for one in sides if (one.subject, one.predicate, one.object) == said]
        others = [one for one in sides if one not in same]
        accepted = [self._of(Verdict.ACCEPT, one) for one in same]
        return (*accepted, *(self._of(Verdict.REJECT, one) for one in others))

    def _on_things(self, item: Item, key: str) -> tuple[Judgement, ...]:
        verdict = {"d": Verdict.DIFFERENT, "u": Verdict.UNSURE}.get(key)
        if verdict:
            return tuple(self._pair(verdict, item, one.key) for one in item.candidates)
        if key == "n":
            words = self._reader.line("  Note")
            return (self._make(Verdict.NOTE, subject=item.thing, value=words),) if words else ()
        number = int(key) if key.isdigit() else 1 if key == "s" and len(item.candidates) == 1 else 0
        if key == "s" and not number:
            answer = self._reader.line("  Which number")
            number = int(answer) if answer.isdigit() else 0
        if not 0 < number <= len(item.candidates):
            return ()
        return (self._pair(Verdict.SAME, item, item.candidates[number - 1].key),)

    def _noted(self, item: Item) -> tuple[Judgement, ...]:
        words = self._reader.line("  Note")
        records = [one for one in item.claims if self._can_judge(one)][:1]
        return tuple(self._of(Verdict.NOTE, one, words) for one in records) if words else ()

    def _corrected(self, item: Item) -> tuple[Judgement, ...]:
        """Ask what the object should be; of a figure the value is corrected and the rest is accepted."""
        records = [one for one in item.claims if self._can_judge(one)]
        main = next(
            (one for one in records if one.predicate.endswith("#value")), records[0] if records else None
        )
        words = self._reader.line("  It should be") if main else ""
        if main is None or not words:
            return ()
        value = self._clerk.corrected(self._clerk.keys.cells(main)["object"], words)
        others = [one for one in records if one is not main and item.kind is Kind.CLAIM]
        return (self._of(Verdict.CORRECT, main, value), *(self._of(Verdict.ACCEPT, one) for one in others))

    def _can_judge(self, record: Record) -> bool:
        return self._clerk.keys.records.document_of(record) in self._clerk.keys.files

    def _of(self, verdict: Verdict, record: Record, value: str = "") -> Judgement:
        return self._make(verdict, **self._clerk.keys.cells(record), value=value)

    def _pair(self, verdict: Verdict, item: Item, candidate: str) -> Judgement:
        return self._make(verdict, subject=item.thing, object=candidate)

    def _make(self, verdict: Verdict, **cells: str) -> Judgement:
        return make_judgement(verdict, **self._signed, **cells)

    def _write(self, new: tuple[Judgement, ...], at: int) -> None:
        changes: list[Change] = []

        def change(known: tuple[Judgement, ...]) -> Iterable[Judgement]:
            changes.append(adding(known, new))
            return changes[-1].apply(known)

        change_ledger(self.path, change)
        self._steps.append(Step(at, changes[-1]))
        head, said = told(new[0])
        more = f" (and {count(len(new) - 1, 'more judgement')})" if len(new) > 1 else ""
        self._screen.item("✓ ", f"{head} {said}{more}", 4, ("green", "green"))

    def _undo(self, at: int) -> int:
        """Take the last answer back and return to its question; without one, go one question back."""
        if not self._steps:
            return max(0, at - 1)
        step = self._steps.pop()
        change_ledger(self.path, step.change.undone().apply)
        self._screen.say("Taken back.", "yellow", 2)
        return step.at


def closing(session: Review, folder: Path | None) -> None:
    """Write how many judgements were written, and what to do next."""
    screen = Screen()
    screen.say()
    parts = [f"{number:,} {verdict}" for verdict, number in sorted(session.written.items())]
    if not parts:
        screen.say("Nothing was written.", QUIET)
        return
    total = sum(session.written.values())
    screen.say(f"{count(total, 'judgement')} in {clean(str(session.path))}: {', '.join(parts)}", "bold")
    output = f" -o {shlex.quote(str(folder))}" if folder else ""
    screen.say(f"Next: kg build PATH{output} --ledger {shlex.quote(str(session.path))}", QUIET)
