"""Gathers the words of a file, block by block, into a reading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.reading import Lead, Part, Piece, Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind, Metadata
from kg.places import Removed

MOST_BLOCKS: Final = 60_000
"""The most blocks that are gathered from one file; the rest is cut, with a note."""

_BREAKS: Final = re.compile(r"[ \t]*[\n\v\f]\s*[\n\v\f]\s*")


class Run(NamedTuple):
    """Words of a block; ``reason``: why they are no part of the document; ``put_in``: they are ours."""

    words: str
    reason: str = ""
    put_in: bool = False
    bold: bool = False


class Look(NamedTuple):
    """How the words of a paragraph are set: wholly bold, how large (points, 0: not known), centred."""

    bold: bool = False
    size: float = 0.0
    centred: bool = False


UNKNOWN: Final = Look()


@dataclass(frozen=True, slots=True)
class Block:
    """A block as gathered. Headings count from 1 here, as in the file; a title has its own kind."""

    kind: BlockKind
    runs: tuple[Run, ...]
    level: int = 1
    look: Look = UNKNOWN

    @property
    def words(self) -> str:
        """The words of the block, without what was removed."""
        return "".join(run.words for run in self.runs if not run.reason)


@dataclass(slots=True)
class Gathering:
    """The blocks of a file and what was taken out of it, in file order; ``full`` once some were left out."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    full: bool = False

    def add(
        self, kind: BlockKind, runs: Sequence[Run] | str, level: int = 1, look: Look | None = None
    ) -> None:
        """Add a block; two line breaks in a row within a paragraph begin another one."""
        if len(self.blocks) >= MOST_BLOCKS:
            self.full = True
            self.note(f"it holds more than {MOST_BLOCKS:,} blocks; the rest was left out")
            return
        runs = [Run(runs)] if isinstance(runs, str) else runs
        for part in split_runs(runs) if kind is BlockKind.PARAGRAPH else [list(runs)]:
            if any(run.words and not run.words.isspace() for run in part):
                self.blocks.append(Block(kind, tuple(part), max(1, level), look or UNKNOWN))

    def remove(self, words: str, reason: str) -> None:
        """Note words of the file that are no part of the document."""
        if words.strip():
            self.add(BlockKind.BOILERPLATE, [Run(words.strip(), reason)])

    def note(self, words: str) -> None:
        """Add a note for people, once."""
        if words not in self.notes:
            self.notes.append(words)


def split_runs(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs cut at every pair of line breaks."""
    parts: list[list[Run]] = [[]]
    for run in _joined(runs):
        if run.reason or run.put_in or "\n" not in run.words:
            parts[-1].append(run)
            continue
        pieces = _BREAKS.split(run.words)
        parts[-1].append(run._replace(words=pieces[0]))
        parts.extend([run._replace(words=piece)] for piece in pieces[1:])
    return parts


def make_reading(
    blocks: Iterable[Block],
    name: str,
    media_type: str,
    metadata: Metadata | None = None,
    notes: Iterable[str] = (),
) -> Reading:
    """Return the reading of blocks: their words one after another, a line break between two blocks.

    Raises:
        UnreadableError: if no block holds a word.
    """
    source, parts, removed = _Source(), [], []
    for block in blocks:
        pieces, taken, lead = source.add(block.runs)
        removed.extend(taken)
        if any(not run.put_in and not run.reason and run.words.strip() for run in block.runs):
            parts.append(Part(pieces, block.kind, block.level, lead=lead))
    if not parts:
        raise UnreadableError("it holds no words", name, "Give a file that holds text")
    return Reading(
        source="".join(source.words),
        parts=tuple(parts),
        media_type=media_type,
        removed=tuple(removed),
        metadata=metadata or Metadata(),
        notes=tuple(notes),
    )


@dataclass(slots=True)
class _Source:
    """The source text in the making."""

    words: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, runs: Iterable[Run]) -> tuple[tuple[Piece, ...], list[Removed], int]:
        """Add a block; return its pieces, what is removed, and where its first words in bold end."""
        if self.words:
            self._append("\n")
        pieces: list[Piece] = []
        removed: list[Removed] = []
        bold = Lead()
        for run in _joined(runs):
            if run.put_in:
                pieces.append(Piece(self.length, self.length, run.words))
                continue
            start = self.length
            self._append(run.words)
            if not run.reason:
                pieces.append(Piece(start, self.length))
                bold.add(run.words, self.length, run.bold)
            elif run.words.strip():
                removed.append(Removed(start, self.length, run.reason))
        return tuple(pieces), removed, bold.end

    def _append(self, words: str) -> None:
        self.words.append(words)
        self.length += len(words)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, those of one sort that stand side by side as one."""
    last: Run | None = None
    words: list[str] = []
    for run in runs:
        if not run.words:
            continue
        if last is not None and run[1:] == last[1:]:
            words.append(run.words)
            continue
        if last is not None:
            yield last._replace(words="".join(words))
        last, words = run, [run.words]
    if last is not None:
        yield last._replace(words="".join(words))


def join_cells(cells: Sequence[Sequence[Run]]) -> list[Run]:
    """Return the runs of a table row: its cells with " | " between; empty ones at its end are left out."""
    last = len(cells)
    while last and not any(run.words.strip() for run in cells[last - 1] if not run.reason):
        last -= 1
    runs: list[Run] = []
    for i, cell in enumerate(cells):
        if 0 < i < last:
            runs.append(Run(" | ", put_in=True))
        runs.extend(cell)
    return runs


def join_paragraphs(paragraphs: Iterable[Sequence[Run]]) -> list[Run]:
    """Return the runs of the paragraphs of one cell as one; a list in a cell is told apart by semicolons."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        words = "".join(run.words for run in paragraph if not run.reason).strip()
        if not words:
            runs.extend(run for run in paragraph if run.reason)
            continue
        if runs:
            above = "".join(run.words for run in runs if not run.reason).rstrip()[-1:]
            apart = above.isalnum() or above in {")", "）", "”", '"', "%"}
            runs.append(Run("; " if apart and not words[0].islower() else " ", put_in=True))
        runs.extend(paragraph)
    return runs
