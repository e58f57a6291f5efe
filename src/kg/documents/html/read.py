"""Reads a web page: its main text in blocks, what was left out and why, what it says about itself."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kg.documents.html.choose import choose
from kg.documents.html.decode import decode_page
from kg.documents.html.facts import read_facts
from kg.documents.html.flow import Block, make_blocks
from kg.documents.html.furniture import Page
from kg.documents.html.kinds import shape_parts
from kg.documents.html.notices import cut_inside
from kg.documents.html.titles import find_title, leave_out_repeats
from kg.documents.html.tree import MOST_NODES, Tree, build_tree
from kg.documents.reading import Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind
from kg.places import Removed

LONGEST: Final = 20_000_000
"""The longest page that is read, in characters."""
MOST_ENTITIES: Final = 500_000
"""The most entities (``&amp;``) that are opened."""
MEDIA_TYPE: Final = "text/html"

_ALL_READ: Final = "Nothing on the page looks like a main text; all of it was read"


def read_html(data: bytes, name: str) -> Reading:
    """Return the reading of a web page: its main text, with the rest among what was removed.

    Raises:
        UnreadableError: if the bytes are no text, or nothing can be read on the page.
    """
    source, encoding, notes = decode_page(data, name)
    reading = read_page(source, name)
    return replace(reading, encoding=encoding, notes=(*notes, *reading.notes))


def read_page(source: str, name: str, *, whole: bool = False) -> Reading:
    """Return the reading of a page that is decoded already.

    ``whole`` keeps all that is visible, without a search for the main text.

    Raises:
        UnreadableError: if nothing can be read on the page, or it is too long.
    """
    if len(source) > LONGEST:
        raise UnreadableError(f"it has more than {LONGEST:,} characters", name, "Cut it into several files")
    if source.count("&") > MOST_ENTITIES:
        raise UnreadableError(
            f"it has more than {MOST_ENTITIES:,} entities", name, "Cut it into several files"
        )
    tree = build_tree(source)
    blocks, notes = _blocks(source, tree, whole=whole)
    metadata = read_facts(source, tree, _headings(blocks))
    if not whole:
        notes = (*notes, *choose(tree, blocks))
    title = find_title(blocks, metadata.title, metadata.publisher)
    if not whole:
        leave_out_repeats(blocks, title)
        for block in blocks:
            cut_inside(source, block)
    kept = [block for block in blocks if not block.reason]
    parts, glyphs = shape_parts(source, kept, title)
    if not parts:
        raise UnreadableError("no words can be seen on it", name, "Give a page that holds text")
    cut = [piece for block in kept for piece in block.cut]
    removed = sorted([*_removed(source, blocks), *cut, *glyphs])
    if tree.cut >= 0:
        notes = (*notes, f"It has more than {MOST_NODES:,} elements; what follows these was not read")
        removed.append(Removed(tree.cut, len(source), "too many elements before it"))
    if not metadata.title and title is not None:
        metadata = replace(metadata, title=title.words)
    return Reading(source, tuple(parts), MEDIA_TYPE, removed=tuple(removed), metadata=metadata, notes=notes)


def _blocks(source: str, tree: Tree, *, whole: bool) -> tuple[list[Block], tuple[str, ...]]:
    """Return the blocks of a page, and a note where all of it looks like menus and the like."""
    page = Page(tree)
    blocks = make_blocks(source, tree, page, whole=whole)
    if whole or any(block.pieces for block in blocks):
        return blocks, ()
    blocks = make_blocks(source, tree, page, whole=True)
    return blocks, (_ALL_READ,) if blocks else ()


def _headings(blocks: Iterable[Block]) -> list[str]:
    """Return the words of the upper headings, those of the first level first."""
    heads = [b for b in blocks if b.kind is BlockKind.HEADING and 0 < b.level <= 3 and b.words]
    return [b.words for b in sorted(heads, key=lambda b: b.level)]


def _removed(source: str, blocks: list[Block]) -> list[Removed]:
    """Return what was left out, neighbours with the same reason as one."""
    found: list[Removed] = []
    open_end = False
    for block in blocks:
        if not block.pieces and not any(run.reason for run in block.runs):
            continue  # nothing but blanks
        for run in block.runs:
            if run.mark or source[run.start : run.end].isspace():
                continue
            reason = run.reason or block.reason
            if not reason:
                open_end = False
                continue
            words = source[run.start : run.end]
            start = run.start + len(words) - len(words.lstrip())
            end = run.end - len(words) + len(words.rstrip())
            if open_end and found and found[-1].reason == reason:
                found[-1] = Removed(found[-1].start, end, reason)
            else:
                found.append(Removed(start, end, reason))
            open_end = True
    return found
