"""What the reader of a document saw, row by row: its blocks with their words, and what was removed where."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from kg.model import Block, BlockKind, Document, Extraction
from kg.places import Removed
from kg.views.files import asset, render, source_hash

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType({"en": "English", "zh": "Chinese", "und": "not known"})
GONE: Final = "removed"
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a row.

    Attributes:
        words: as they stand in the text.
        manner: text, label (a leading "Heading:") or removed.
        reason: why they were removed, or what of their sentence was not understood.
        opens: whether they begin a further sentence of the row.
        state: ``read`` if a claim rests on their sentence, ``unread`` if none does though it holds a policy
            word, ``partly`` if only numbers are left over; empty where there is nothing to be understood.
    """

    words: str
    manner: str = "text"
    reason: str = ""
    opens: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the document, or something removed between two blocks.

    Attributes:
        kind: the kind of the block, or ``removed``.
        level: depth of a heading or bullet, from 1.
        page: the page that it begins on, or None.
        column: the column that it stands in, or 0.
        language: set where it is not that of the document.
        runs: its words; ``opens`` marks those that begin a further sentence.
    """

    kind: str
    level: int
    page: int | None
    column: int
    language: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    gone: Removed | None = None


States = Mapping[tuple[int, int], tuple[str, str]]


def reading_rows(document: Document, extraction: Extraction | None = None) -> tuple[Row, ...]:
    """Return the rows of a document in the order of reading; what was removed stands where it stood.

    With what was drawn from the document the words tell whether their sentence was understood.
    """
    gone = _where_removed(document)
    states = _states(extraction) if extraction else {}
    rows: list[Row] = []
    at = 0
    for index, block in enumerate(document.blocks):
        while at < len(gone) and gone[at].at <= block.start:
            rows.append(_gone_row(document, gone[at]))
            at += 1
        inside = []
        while at < len(gone) and gone[at].at < block.end:
            inside.append(gone[at])
            at += 1
        rows.append(_block_row(document, index, block, inside, states))
    rows.extend(_gone_row(document, mark) for mark in gone[at:])
    return tuple(rows)


def _states(extraction: Extraction) -> States:
    """Return by passage whether it was understood, and what of it was not."""
    states = {(s.start, s.end): ("read", "") for c in extraction.claims for s in c.evidence}
    for unread in extraction.unread:
        at = (unread.span.start, unread.span.end)
        why = [f"no claim ({', '.join(unread.cues)})"] if unread.cues else []
        why += [f"numbers left over: {', '.join(unread.numbers)}"] if unread.numbers else []
        why += ["no rule reads this language"] if unread.language else []
        partly = at in states and not unread.cues
        states[at] = ("partly" if partly else "unread", "; ".join(why))
    return states


def _where_removed(document: Document) -> list[_Mark]:
    """Return what was removed by the offset of the text after which it stood in the source."""
    offsets = document.offsets
    bounds = (*offsets.canonical[1:], offsets.length)
    runs = sorted(
        (source, extent, start, end)
        for source, extent, start, end in zip(
            offsets.source, offsets.extent, offsets.canonical, bounds, strict=True
        )
        if extent
    )
    marks = []
    for gone in document.removed:
        if document.source[gone.start : gone.end].strip():
            before = bisect_right(runs, (gone.start, 0)) - 1
            marks.append(_Mark(_after(runs[before], gone.start) if before >= 0 else 0, gone))
    return sorted(marks, key=lambda mark: mark.at)


def _after(run: tuple[int, int, int, int], source: int) -> int:
    """Return the offset of the text that a place of the source in or after a run comes to stand at."""
    begin, extent, start, end = run
    return start + min(source - begin, extent) if end - start == extent else end


def _gone_row(document: Document, mark: _Mark) -> Row:
    gone = mark.gone or Removed(0, 0, "")
    page = bisect_right(document.pages, gone.start) or None
    return Row(GONE, 1, page, 0, "", (_gone_run(document, gone),))


def _gone_run(document: Document, gone: Removed) -> Run:
    words = " ".join(document.source[gone.start : gone.end].split())
    return Run(words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …", GONE, gone.reason)


def _block_row(document: Document, index: int, block: Block, inside: list[_Mark], states: States) -> Row:
    marks: dict[int, list[_Mark]] = {}
    for mark in inside:
        marks.setdefault(mark.at, []).append(mark)
    own = sorted((s.start, s.end) for s in document.sentences if s.block == index)
    starts = {start for start, _ in own if start > block.body}
    cuts = sorted({block.start, block.end, *marks, *starts, *_label(block)})
    runs: list[Run] = []
    for start, end in pairwise(cuts):
        runs.extend(_gone_run(document, mark.gone) for mark in marks.get(start, ()) if mark.gone)
        manner = "label" if block.label is not None and block.body <= start < block.label else "text"
        at = next((s for s in own if s[0] <= start < s[1]), own[0] if own else (0, 0))
        state, why = states.get(at, ("", ""))
        runs.append(Run(document.text[start:end], manner, why, start in starts, state))
    place = (document.page(block.start), block.column, block.language)
    return Row(block.kind.value, block.level, *place, tuple(runs))


def _label(block: Block) -> tuple[int, ...]:
    return () if block.label is None else (block.body, block.label)


def facts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield what is known of a document as a whole: pairs of a heading and words, without empty ones."""
    known = document.metadata
    columns = max((block.column for block in document.blocks), default=0)
    words = (
        ("Title", known.title),
        ("Publisher", known.publisher),
        ("Date", known.date),
        ("Address", known.address),
        ("Language", LANGUAGES.get(known.language, known.language)),
        ("Genre", _genre(document)),
        ("Type", f"{document.media_type}, {document.encoding}".rstrip(", ")),
        ("Pages", f"{len(document.pages):,}" if document.pages else ""),
        ("Columns", f"up to {columns}" if columns > 1 else ""),
        (
            "Order",
            "worked out from the words: two columns were woven together" if document.reconstructed else "",
        ),
    )
    yield from ((name, told) for name, told in words if told)


def _genre(document: Document) -> str:
    reasons = ", ".join(f"“{words[:60]}”" for words in document.genre_reasons)
    return f"{document.genre} (because of {reasons})" if reasons else document.genre


def reading_page(document: Document, extraction: Extraction | None = None) -> str:
    """Return what the reader of a document saw as one self-contained HTML text, without scripts.

    The words of the document stand by their kind; what was removed is struck through where it stood,
    columns and pages are marked. With what was drawn from the document, sentences on which a claim rests and
    those that were not understood are marked too. The same document gives the same page.
    """
    style = asset("reading.css")
    rows = reading_rows(document, extraction)
    counts = Counter(row.kind for row in rows)
    return render(
        "reading.html.j2",
        name=document.name,
        style=Markup(style),  # noqa: S704 - our own file
        csp=f"default-src 'none'; style-src {source_hash(style)}; base-uri 'none'; form-action 'none'",
        facts=list(facts_of(document)),
        notes=document.notes,
        rows=rows,
        counts=[(kind, counts[kind]) for kind in (*map(str, BlockKind), GONE) if counts[kind]],
        language=document.metadata.language or "und",
        gone=GONE,
        coverage=extraction.coverage if extraction else None,
    )
