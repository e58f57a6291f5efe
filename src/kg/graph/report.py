"""The report of a build: what was left out, held back, disputed, unsure or not read."""

from collections.abc import Iterable, Iterator, Mapping

from kg.graph.sheaves import Sheaf, passage
from kg.graph.statements import Judged
from kg.judgements import COLUMNS, Outcome, row
from kg.keeping import Head
from kg.model import LeftOut, Resolution, Status
from kg.namespaces import compact


def report(
    sheaves: Iterable[Sheaf],
    resolution: Resolution,
    claims: Iterable[Judged],
    works: Mapping[str, str],
    left_out: Iterable[LeftOut] = (),
    documents: Iterable[Head] = (),
    outcomes: Iterable[Outcome] = (),
) -> dict[str, object]:
    """Return the report as plain lists and dictionaries, in a fixed order.

    Passages are given as document, start and end; their words stand in the text of the document. What
    the readers removed (menus, page headers …) comes with its first words.
    """
    sheaves, documents = tuple(sheaves), tuple(documents)
    claims = tuple(claims)
    return {
        "left_out": [
            {"name": f.name, "reason": f.reason} for f in sorted(left_out, key=lambda f: (f.name, f.reason))
        ],
        "reading_notes": [{"document": d.id, "note": note} for d in documents for note in _notes(d)],
        "removed": [row for d in documents for row in _removed(d)],
        "near_duplicates": [{"document": one, "repeats": other} for one, other in sorted(works.items())],
        "unread": [row for one in sheaves for row in one.unread],
        "coverage": [one.coverage for one in sheaves],
        "unresolved": [row for one in sheaves for row in one.unresolved],
        "held_back": [_row(c) for c in claims if c.note.startswith("held back: ")],
        "disputed": [_row(c) for c in claims if c.status is Status.DISPUTED],
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


def _row(claim: Judged) -> dict[str, object]:
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
