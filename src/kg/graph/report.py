"""The report of a build: what was left out, held back, disputed, unsure or not read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.graph.sheaves import Row, Sheaf, passage
from kg.graph.statements import Judged
from kg.judgements import COLUMNS, Outcome, row
from kg.keeping import Head
from kg.model import LeftOut, Resolution, Status
from kg.namespaces import compact


@dataclass(slots=True)
class Told:
    """What the report tells of documents, gathered one document after another."""

    unread: list[Row] = field(default_factory=list)
    coverage: list[Row] = field(default_factory=list)
    unresolved: list[Row] = field(default_factory=list)
    held_back: list[Row] = field(default_factory=list)
    disputed: list[Row] = field(default_factory=list)

    def join(self, other: "Told") -> None:
        """Take in what is told of another document."""
        for name in Told.__slots__:
            getattr(self, name).extend(getattr(other, name))

    def add(self, sheaf: Sheaf, claims: Iterable[Judged]) -> None:
        """Take in a document and its claims as they were judged."""
        self.unread += sheaf.unread
        self.coverage.append(sheaf.coverage)
        self.unresolved += sheaf.unresolved
        for claim in claims:
            if claim.note.startswith("held back: "):
                self.held_back.append(_row(claim))
            if claim.status is Status.DISPUTED:
                self.disputed.append(_row(claim))


def report(
    told: Told,
    resolution: Resolution,
    works: Mapping[str, str],
    left_out: Iterable[LeftOut] = (),
    documents: Iterable[Head] = (),
    outcomes: Iterable[Outcome] = (),
) -> dict[str, object]:
    """Return the report as plain lists and dictionaries, in a fixed order.

    Passages are given as document, start and end; their words stand in the text of the document. What
    the readers removed (menus, page headers …) comes with its first words.
    """
    documents = tuple(documents)
    return {
        "left_out": [
            {"name": f.name, "reason": f.reason} for f in sorted(left_out, key=lambda f: (f.name, f.reason))
        ],
        "reading_notes": [{"document": d.id, "note": note} for d in documents for note in _notes(d)],
        "removed": [row for d in documents for row in _removed(d)],
        "near_duplicates": [{"document": one, "repeats": other} for one, other in sorted(works.items())],
        "unread": told.unread,
        "coverage": told.coverage,
        "unresolved": told.unresolved,
        "held_back": sorted(told.held_back, key=_by_claim),
        "disputed": sorted(told.disputed, key=_by_claim),
        "unsure": [
            {
                "document": u.document,
                "key": u.key,
                "thing": resolution.links.get((u.document, u.key), ""),
                "candidates": list(u.candidates),
                "reason": u.reason,
            }
            for u in sorted(resolution.unsure, key=lambda u: (u.document, u.key, u.candidates))
        ],
        "judgements": [_judgement(outcome) for outcome in outcomes],
    }


def _judgement(outcome: Outcome) -> dict[str, object]:
    said = dict(zip(COLUMNS, row(outcome.judgement), strict=True))
    return {**said, "state": str(outcome.state), "reason": outcome.reason, "targets": list(outcome.targets)}


def _notes(document: Head) -> tuple[str, ...]:
    woven = ("two columns were woven together; their order was worked out",) if document.reconstructed else ()
    return (*woven, *document.notes)


def _removed(document: Head) -> Iterator[dict[str, object]]:
    for gone in document.removed:
        yield {"document": document.id, "reason": gone.reason, "words": gone.words}


def _by_claim(row: Row) -> str:
    return str(row["claim"])


def _row(claim: Judged) -> Row:
    return {
        "claim": claim.id,
        "subject": compact(claim.subject),
        "predicate": compact(claim.predicate),
        "object": compact(claim.object.value),
        "reason": claim.note,
        "conflicts": list(claim.conflicts),
        "rules": list(claim.rules),
        "evidence": [passage(claim.document, span) for span in claim.evidence],
    }
