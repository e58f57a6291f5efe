"""Cuts a canonical text into blocks, sections and sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents import tails
from kg.documents.asides import mark_asides
from kg.documents.blocks import Draft, could_head, could_title, is_byline, is_years, word_count
from kg.documents.chinese import is_issuer, mark_leading_sentences
from kg.documents.compose import Hint
from kg.documents.depth import nest_numbering
from kg.documents.drafts import draft_hinted, draft_lines
from kg.documents.furniture import mark_furniture
from kg.documents.labels import find_label
from kg.documents.lines import Style, closed
from kg.documents.sentences import split_sentences
from kg.documents.severed import join_severed
from kg.documents.tiles import join_tiles
from kg.documents.unmarked import mark_unmarked
from kg.exceptions import UnreadableError
from kg.model import Block, BlockKind, Section, Sentence

MOST: Final = 120_000

_ITEMS: Final = frozenset({BlockKind.BULLET, BlockKind.CLAUSE})
_PROSE: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE, BlockKind.TABLE_ROW})
_LABELLED: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.CLAUSE})
_HEADS: Final = frozenset({BlockKind.HEADING, BlockKind.TITLE})
_FIELD: Final = re.compile(r"[a-z][\w-]{1,24}:(?:\s|$)")
_NOT_LETTER: Final = re.compile(r"\W+")
_EARLY: Final = 0.3  # of a text; what closes it comes later
_MIDDLE: Final = 0.7  # of a text; links above it stand within the text
_BOXED: Final = 200  # letters of a block that is too long for a box of links
_EMPHASIS: Final = "*_#"
_NEXT_LETTER: Final = {"h": "i", "u": "v", "w": "x"}
# Signs of bullets that stand under another sign where the indentation has been lost.
_INNER: Final = frozenset("o○◦–□\uf0a7")
_FIRST: Final = frozenset({"a", "i", "1", "A", "I", "一"})
# Markers as they mostly stand under each other, the outermost first.
_DEPTHS: Final = {
    style: depth for depth, style in enumerate(("zhone", "zhparen", "number", "paren", "letter", "roman"))
}
_GOES_ON: Final = re.compile(r"(?:\d{1,3}\s)?[a-z]")
_SENTENCE: Final = 9
_POINTED: Final = 12
# After these markers a heading of more words may lead the text of an item.
_TITLED: Final = frozenset({Style.ARTICLE, Style.ZH_ONE, Style.ZH_PAREN})
# Markers that lead a heading or, where nothing stands under it, an item of a list.
_LISTED: Final = frozenset({Style.ZH_ONE, Style.ZH_PAREN, Style.ROMAN, Style.CAPITAL})
_ABOVE_PAREN: Final = frozenset({Style.ZH_ARTICLE, Style.ZH_CHAPTER, Style.ZH_ONE})


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
    mark_furniture(text, drafts)
    drafts = join_tiles(text, join_severed(text, drafts))
    mark_asides(text, drafts)
    mark_unmarked(text, drafts)
    _mark_pointed(text, drafts)
    _mark_headings(text, drafts)
    mark_leading_sentences(text, drafts)
    _mark_boilerplate(text, drafts)
    if not any(hint.kind is BlockKind.TITLE for hint in hints):
        _mark_title(text, drafts)
    nest_numbering(text, drafts)
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
        if draft.kind is BlockKind.BOILERPLATE or is_issuer(text, draft):
            continue
        if draft.kind is BlockKind.CLAUSE and not draft.fixed and _numbered_heading(text, drafts, i, below):
            draft.kind, draft.level = BlockKind.HEADING, draft.level + 1
        elif draft.kind is BlockKind.HEADING and _is_item(text, draft, below):
            draft.kind = BlockKind.CLAUSE
        elif could_head(text, draft) and _heads(text, drafts, i, below, chain):
            draft.kind, draft.level = BlockKind.HEADING, 0
            chain += 1
        if draft.kind is not BlockKind.HEADING or draft.level > 0:
            chain = 0
        below = draft


def _mark_pointed(text: str, drafts: list[Draft]) -> None:
    """Make headings of lone bullets before prose, if there are several: some pages point at headings so."""
    known = [d for d in drafts if d.kind is not BlockKind.BOILERPLATE]
    found = [
        draft
        for above, draft, below in zip(known, known[1:], known[2:], strict=False)
        if draft.style is Style.DASH
        and not draft.fixed
        and draft.short
        and text[draft.body].isupper()
        and 1 < word_count(text[draft.body : draft.end]) <= _POINTED
        and above.kind is not BlockKind.BULLET
        and text[above.end - 1] not in ":："
        and below.kind is BlockKind.PARAGRAPH
        and below.end - below.start > 2 * (draft.end - draft.start)
    ]
    if len(found) > 1:
        for draft in found:
            draft.kind, draft.level = BlockKind.HEADING, 0


def _is_item(text: str, draft: Draft, below: Draft | None) -> bool:
    """Return whether a line with the marker of a heading has nothing under it, as in a list."""
    if draft.fixed or draft.style not in _LISTED:
        return False
    if text[draft.end - 1] in ";；" or below is None:
        return True
    return below.style is draft.style or (draft.style is Style.ZH_PAREN and below.style in _ABOVE_PAREN)


def _heads(text: str, drafts: list[Draft], i: int, below: Draft | None, chain: int) -> bool:
    draft = drafts[i]
    if below is None or _is_cut(text, drafts, i):
        return False
    if below.kind is BlockKind.HEADING:
        return chain < 2
    if below.kind is BlockKind.PARAGRAPH:
        if not below.gap and _GOES_ON.match(text, below.start, below.end):
            return False
        # In a row of short lines, such as a menu, only the last ones head what follows.
        times = 3 if could_head(text, below) else 1
        longer = below.end - below.start > times * (draft.end - draft.start)
        return longer and not (below.short and is_byline(text[below.start : below.end]))
    return below.kind in _ITEMS or below.kind is BlockKind.TABLE_ROW


def _is_cut(text: str, drafts: list[Draft], i: int) -> bool:
    """Return whether a line of many words stands under another that has no stop either.

    Pages set the words under their pictures as lines without a stop; a heading is shorter or stands alone.
    """
    if i == 0 or word_count(text[drafts[i].start : drafts[i].end]) < _SENTENCE:
        return False
    above = drafts[i - 1]
    if above.kind is not BlockKind.PARAGRAPH or above.style is not Style.NONE or closed(text, above.end):
        return False
    return above.end - above.start > drafts[i].end - drafts[i].start


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
    """Set aside a tail section up to the next section that speaks of policy.

    One that opens early is a box beside the text rather than its tail: it takes in one short block below.
    A list of links in the middle ends where whole sentences follow.
    """
    for draft in _front_matter(text, drafts):
        draft.kind = BlockKind.BOILERPLATE
    tail, links, box = False, False, 0
    for i, draft in enumerate(drafts):
        words = text[draft.body : draft.end] if draft.end - draft.body <= 100 else ""
        if words and draft.kind not in {BlockKind.TABLE_ROW, BlockKind.CLAUSE} and tails.opens_tail(words):
            tail, box = draft.start >= _EARLY * len(text), i + 2
            links = tails.opens_links(words) and draft.start < _MIDDLE * len(text)
        elif (links and _is_prose(text, draft)) or (
            draft.kind is BlockKind.HEADING and _is_real(text, drafts, i)
        ):
            tail = links = False
        elif draft.end - draft.start > _BOXED:
            box = min(box, i)
        if tail or i < box:
            draft.kind, draft.level = BlockKind.BOILERPLATE, 1


def _is_prose(text: str, draft: Draft) -> bool:
    """Return whether a block is a whole sentence, or the lead of a list, of at least ten words."""
    words = text[draft.body : draft.end]
    return draft.kind is BlockKind.PARAGRAPH and words.endswith((".", ":")) and word_count(words) >= 10


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
    marked, named = 1, False
    stack: list[_Item] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            if draft.level:
                marked, named = draft.level, False
            else:
                # Years stand under the heading that they belong to: "Timeline", then "2019–2021".
                years = is_years(text[draft.start : draft.end])
                draft.level = marked + 1 + (years and named)
                named = named or not years
        if draft.kind not in _ITEMS:
            if draft.kind in _HEADS or draft.kind is BlockKind.PARAGRAPH:
                stack.clear()
            continue
        _push(stack, draft, _NOT_LETTER.sub("", text[draft.start : draft.body]), text[draft.start])
        if draft.kind is BlockKind.BULLET and not draft.fixed:
            draft.level = len(stack)


class _Item(NamedTuple):
    """An item that others may stand under: how deep it is indented, and its kind of marker."""

    indent: int
    style: str
    marker: str


def _push(stack: list[_Item], draft: Draft, marker: str, sign: str) -> None:
    """Leave the deeper items on the stack, then add this one."""
    style = draft.style.value
    if draft.style is Style.LETTER:
        style = "roman" if marker and set(marker) <= set("ivx") else "letter"
        if any(item.style == "letter" and _NEXT_LETTER.get(item.marker) == marker for item in stack):
            style = "letter"
    elif draft.style is Style.DASH:
        style = f"dash {draft.indent}"
        marker = sign
        if sign in _INNER and any(item.style == style and item.marker != sign for item in stack):
            style += " inner"
    known = next((depth for depth, item in enumerate(stack) if item.style == style), None)
    if known is not None:
        del stack[known:]
    elif marker not in _FIRST and style in _DEPTHS:
        # "(b)" without an "(a)" of its own goes on with a list that began inside a paragraph above.
        while stack and _DEPTHS.get(stack[-1].style, -1) > _DEPTHS[style]:
            stack.pop()
    while (
        stack
        and draft.style is Style.DASH
        and stack[-1].style.startswith("dash")
        and stack[-1].indent > draft.indent
    ):
        stack.pop()
    stack.append(_Item(draft.indent, style, marker))


def _trim(text: str, draft: Draft) -> None:
    """Find the label of a block; marks of emphasis before a label or heading belong to the marker."""
    if draft.kind in _HEADS:
        while draft.body < draft.end - 1 and (text[draft.body] in _EMPHASIS or text[draft.body].isspace()):
            draft.body += 1
    elif draft.kind in _LABELLED:
        label = find_label(text, draft.body, draft.end, draft.kind, draft.style in _TITLED, draft.lead)
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
