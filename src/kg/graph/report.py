"""The report of a build: what was left out, held back, disputed, unsure or not read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Final

from kg.graph.statements import Judged, unresolved
from kg.judgements import COLUMNS, Outcome, row
from kg.model import Claim, Concept, Document, Extraction, Key, LeftOut, Resolution, Span, Status, Unread
from kg.namespaces import compact

_WORDS: Final = 160
"""How many characters of a removed part are told."""


def report(
    extractions: tuple[Extraction, ...],
    resolution: Resolution,
    claims: Iterable[Judged],
    works: Mapping[str, str],
    left_out: Iterable[LeftOut] = (),
    documents: Iterable[Document] = (),
    outcomes: Iterable[Outcome] = (),
) -> dict[str, object]:
    """Return the report as plain lists and dictionaries, in a fixed order.

    Passages are given as document, start and end; their words stand in the text of the document. What
    the readers removed (menus, page headers …) comes with its first words.
    """
    documents = tuple(documents)
    claims = tuple(claims)
    return {
        "left_out": [
            {"name": f.name, "reason": f.reason} for f in sorted(left_out, key=lambda f: (f.name, f.reason))
        ],
        "reading_notes": [{"document": d.id, "note": note} for d in documents for note in _notes(d)],
        "removed": [row for d in documents for row in _removed(d)],
        "near_duplicates": [{"document": one, "repeats": other} for one, other in sorted(works.items())],
        "unread": [_unread(e.document, u) for e in extractions for u in e.unread],
        "coverage": [{"document": e.document, **asdict(e.coverage)} for e in extractions],
        "unresolved": [_raw(claim) for claim in unresolved(extractions, resolution)],
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


def _notes(document: Document) -> tuple[str, ...]:
    woven = ("two columns were woven together; their order was worked out",) if document.reconstructed else ()
    return (*woven, *document.notes)


def _removed(document: Document) -> Iterator[dict[str, object]]:
    for gone in document.removed:
        words = " ".join(document.source[gone.start : gone.end].split())
        if words:
            told = words if len(words) <= _WORDS else f"{words[:_WORDS]} …"
            yield {"document": document.id, "reason": gone.reason, "words": told}


def _passage(document: str, span: Span) -> dict[str, object]:
    page = {"page": span.page} if span.page else {}
    return {"document": document, "start": span.start, "end": span.end, **page}


def _unread(document: str, unread: Unread) -> dict[str, object]:
    why = {"cues": list(unread.cues), "numbers": list(unread.numbers), "language": unread.language}
    return {**_passage(document, unread.span), **{name: value for name, value in why.items() if value}}


def _row(claim: Judged) -> dict[str, object]:
    return {
        "claim": claim.id,
        "subject": compact(claim.subject),
        "predicate": compact(claim.predicate),
        "object": compact(claim.object.value),
        "reason": claim.note,
        "conflicts": list(claim.conflicts),
        "rules": list(claim.rules),
        "evidence": [_passage(claim.document, span) for span in claim.evidence],
    }


def _raw(claim: Claim) -> dict[str, object]:
    said = claim.object
    value = said.key if isinstance(said, Key) else said.curie if isinstance(said, Concept) else said.value
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": value,
        "rule": claim.rule,
        "evidence": [_passage(claim.document, span) for span in claim.evidence],
    }
