"""Cuts a canonical text into blocks, sections and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.documents import tails
from kg.documents.blocks import Draft, could_head, could_title, is_byline, word_count
from kg.documents.compose import Hint
from kg.documents.drafts import draft_hinted, draft_lines
from kg.documents.labels import find_label
from kg.documents.lines import Style
from kg.documents.sentences import split_sentences
from kg.exceptions import UnreadableError
from kg.model import Block, BlockKind, Section, Sentence

MOST: Final = 1_000_000

_ITEMS: Final = frozenset({BlockKind.BULLET, BlockKind.CLAUSE})
_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE, BlockKind.TABLE_ROW})
_LABELLED: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE})
_HEADS: Final = frozenset({BlockKind.HEADING, BlockKind.TITLE})
_FIELD: Final = re.compile(r"[a-z][\w-]{1,24}:(?:\s|$)")
_NOT_LETTER: Final = re.compile(r"\W+")
_EMPHASIS: Final = "*_#"


@dataclass(frozen=True, slots=True)
class Segments:
    """The parts of a text, all in the order of the text."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


def segment(text: str, hints: Sequence[Hint] = (), most: int = MOST) -> Segments:
    """Return the blocks, sections and sentences of a canonical text.

    The title is the first section, at level 1. A heading stands under the heading above it.
    Boilerplate has blocks but neither section nor sentences. ``hints`` are what the format of the
    file tells of the text, all of it; without them its lines are all there is to go by.

    Raises:
        UnreadableError: if the text has more than ``most`` lines or sentences.
    """
    if text.count("\n") > most:
        raise UnreadableError(f"it has more than {most:,} lines", "", "Cut it into several files")
    drafts = draft_hinted(text, hints) if hints else draft_lines(text, 0, len(text))
    _mark_headings(text, drafts)
    _mark_boilerplate(text, drafts)
    if not any(hint.kind is BlockKind.TITLE for hint in hints):
        _mark_title(text, drafts)
    _set_levels(text, drafts)
    for draft in drafts:
        _trim(text, draft)
    sections, blocks = _number(text, drafts)
    return Segments(sections, blocks, _sentences(text, drafts, most))


def _mark_headings(text: str, drafts: list[Draft]) -> None:
    """Make headings of the short lines that stand before a longer paragraph or before items."""
    below: Draft | None = None
    chain = 0
    for i in range(len(drafts) - 1, -1, -1):
        draft = drafts[i]
        if draft.kind is BlockKind.BOILERPLATE:
            continue
        if draft.kind is BlockKind.CLAUSE and not draft.fixed and _numbered_heading(text, drafts, i, below):
            draft.kind, draft.level = BlockKind.HEADING, draft.level + 1
        elif could_head(text, draft) and _heads(text, draft, below, chain):
            draft.kind, draft.level = BlockKind.HEADING, 0
            chain += 1
        if draft.kind is not BlockKind.HEADING or draft.level > 0:
            chain = 0
        below = draft


def _heads(text: str, draft: Draft, below: Draft | None, chain: int) -> bool:
    if below is None:
        return False
    if below.kind is BlockKind.HEADING:
        return chain < 2
    if below.kind is BlockKind.PARAGRAPH:
        # In a row of short lines, such as a menu, only the last ones head what follows.
        times = 3 if could_head(text, below) else 1
        longer = below.end - below.start > times * (draft.end - draft.start)
        return longer and not (below.short and is_byline(text[below.start : below.end]))
    return below.kind in _ITEMS or below.kind is BlockKind.TABLE_ROW


def _numbered_heading(text: str, drafts: list[Draft], i: int, below: Draft | None) -> bool:
    """Return whether a short numbered line is a heading: prose, not another number, follows it."""
    draft = drafts[i]
    if draft.style is not Style.NUMBER or not draft.short or draft.body == draft.start or below is None:
        return False
    words = text[draft.body : draft.end]
    if not (words[:1].isupper() or words[:1] > "\u2fff") or word_count(words) > 14:
        return False
    above = drafts[i - 1] if i > 0 else None
    if above is not None and (above.kind, above.style, above.level) == (draft.kind, draft.style, draft.level):
        return False
    if below.style is Style.NUMBER:
        return below.level > draft.level + (below.kind is BlockKind.HEADING)
    return below.kind in _PROSE and below.end - below.start > draft.end - draft.start


def _mark_boilerplate(text: str, drafts: list[Draft]) -> None:
    """Set aside a tail section up to the next section that speaks of policy."""
    for draft in _front_matter(text, drafts):
        draft.kind = BlockKind.BOILERPLATE
    tail = False
    for i, draft in enumerate(drafts):
        words = text[draft.body : draft.end] if draft.end - draft.body <= 100 else ""
        if words and draft.kind not in {BlockKind.TABLE_ROW, BlockKind.CLAUSE} and tails.opens_tail(words):
            tail = True
        elif tail and draft.kind is BlockKind.HEADING and _is_real(text, drafts, i):
            tail = False
        if tail:
            draft.kind, draft.level = BlockKind.BOILERPLATE, 1


def _front_matter(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the leading blocks of the form ``key: value``, if there are at least three."""
    front: list[Draft] = []
    for draft in drafts:
        if not _FIELD.match(text, draft.start, draft.end):
            break
        front.append(draft)
    return front if len(front) >= 3 else []


def _is_real(text: str, drafts: list[Draft], i: int) -> bool:
    following = [d for d in drafts[i + 1 : i + 4] if d.kind in _PROSE]
    if not following or word_count(text[following[0].start : following[0].end][:400]) < 12:
        return False
    return tails.speaks_of_policy(text[drafts[i].start : min(following[-1].end, drafts[i].start + 2_000)])


def _mark_title(text: str, drafts: list[Draft]) -> None:
    # A page number before everything else shows that the text begins in the middle.
    first = next((i for i, d in enumerate(drafts) if d.kind is not BlockKind.BOILERPLATE), None)
    if (
        first is None
        or len(drafts) == 1
        or any(d.end - d.start < 12 and text[d.end - 1].isdigit() for d in drafts[:first])
    ):
        return
    draft = drafts[first]
    if draft.fixed and draft.kind is not BlockKind.PARAGRAPH:
        return
    was_heading = draft.kind is BlockKind.HEADING and draft.level == 0
    if was_heading or could_title(text, draft):
        draft.kind, draft.level = BlockKind.TITLE, 1


def _set_levels(text: str, drafts: list[Draft]) -> None:
    """Give headings without a marker a level below the last marked one, and items their depth."""
    marked = 1
    stack: list[tuple[int, str]] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            if draft.level:
                marked = draft.level
            else:
                draft.level = marked + 1
        if draft.kind not in _ITEMS:
            if draft.kind in _HEADS or draft.kind is BlockKind.PARAGRAPH:
                stack.clear()
            continue
        _push(stack, draft, _NOT_LETTER.sub("", text[draft.start : draft.body]))
        if draft.kind is BlockKind.BULLET and not draft.fixed:
            draft.level = len(stack)


def _push(stack: list[tuple[int, str]], draft: Draft, marker: str) -> None:
    """Leave the deeper items on the stack, then add this one."""
    style = draft.style.value
    if draft.style is Style.LETTER:
        style = "roman" if marker and set(marker) <= set("ivx") else "letter"
    elif draft.style is Style.DASH:
        style = f"dash {draft.indent}"
    for depth, (_, known) in enumerate(stack):
        if known == style:
            del stack[depth:]
            break
    while (
        stack
        and draft.style is Style.DASH
        and stack[-1][1].startswith("dash")
        and stack[-1][0] > draft.indent
    ):
        stack.pop()
    stack.append((draft.indent, style))


def _trim(text: str, draft: Draft) -> None:
    """Find the label of a block; marks of emphasis before a label or heading belong to the marker."""
    if draft.kind in _HEADS:
        while draft.body < draft.end - 1 and (text[draft.body] in _EMPHASIS or text[draft.body].isspace()):
            draft.body += 1
    elif draft.kind in _LABELLED:
        label = find_label(text, draft.body, draft.end, draft.kind, draft.style is Style.ARTICLE)
        if label:
            draft.body, draft.label, draft.after = label


def _number(text: str, drafts: list[Draft]) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    sections: list[Section] = []
    path: list[int] = []
    blocks: list[Block] = []
    for draft in drafts:
        if draft.kind in _HEADS:
            while path and sections[path[-1]].level >= draft.level:
                path.pop()
        section = path[-1] if path and draft.kind is not BlockKind.BOILERPLATE else None
        if draft.kind in _HEADS:
            title = " ".join(text[draft.body : draft.end].split()).strip("*_# ")
            sections.append(Section(title, draft.start, draft.end, draft.level, section))
            path.append(len(sections) - 1)
        blocks.append(
            Block(
                draft.kind,
                draft.start,
                draft.end,
                draft.level,
                section,
                draft.body,
                draft.label,
                column=draft.column,
            )
        )
    return tuple(sections), tuple(blocks)


def _sentences(text: str, drafts: list[Draft], most: int) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for index, draft in enumerate(drafts):
        if draft.kind is BlockKind.BOILERPLATE:
            continue
        for start, end in _spans(text, draft):
            found.append(Sentence(start, end, index))
            if len(found) > most:
                raise UnreadableError(f"it has more than {most:,} sentences", "", "Cut it into several files")
    return tuple(found)


def _spans(text: str, draft: Draft) -> Iterator[tuple[int, int]]:
    if draft.kind in _HEADS:
        end = draft.end
        while end > draft.body + 1 and (text[end - 1] in _EMPHASIS or text[end - 1].isspace()):
            end -= 1
        yield from [(draft.body, end)] if end - draft.body <= 400 else split_sentences(text, draft.body, end)
    elif draft.label is not None:
        yield draft.body, draft.label
        yield from split_sentences(text, draft.after, draft.end)
    else:
        yield from split_sentences(text, draft.body, draft.end)
