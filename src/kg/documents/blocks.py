"""Lines to drafts of blocks: what is joined, and what each block looks like by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents import tails
from kg.documents.lines import Line, Style, breaks_off, closed, flows
from kg.model import BlockKind

_SHORT: Final = 160
_TITLE_WORDS: Final = 28
_HEADING_WORDS: Final = 14
_CJK: Final = re.compile("[\u3400-\u9fff]")
_INNER_STOP: Final = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]|[。；]\S|[.!?]\s+[a-z]{3}")
_BYLINE: Final = re.compile(
    r"""(?:by|to|from|cc|re|subject|ref\.?|reference|addressed\ to|authors?|published|posted|updated|date
        |source|editor|写稿|作者|编辑|发布时间)\s?[:：]
      | (?:published|posted|updated)\s(?:on\s)?[\w\s,]*\d
      | (?:\w+\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][a-z]+,?\s\d{4}\b
      | [A-Z][a-z]+\.?\s\d{1,2},?\s\d{4}\b
      | \d{4}[-/.年]\s?\d{1,2}[-/.月] | \d[\d.,\s%]*$
      | [^：]{1,8}：.* | .{1,12}〔\d{4}〕\d+号$ | [（(].*[）)]$""",
    re.VERBOSE | re.IGNORECASE,
)
_AUTHOR: Final = re.compile(r"[Bb]y [A-Z][a-z]+\.? [A-Z]")
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d))?\s?[:：]?$")
_CAPTION: Final = re.compile(
    r"(?:Figure|Fig\.|Table|Chart|Map|Photo|Exhibit|图表|图|表)\s?\d{1,3}(?:[.:：\s-]|$)"
)
_MARKED: Final = frozenset(
    {Style.HASH, Style.CHAPTER, Style.ZH_CHAPTER, Style.ARTICLE, Style.ZH_ONE, Style.ZH_PAREN}
    | {Style.ROMAN, Style.CAPITAL}
)
_MARGINAL: Final = frozenset({Style.DASH, Style.QUOTE})
_BULLETS: Final = frozenset({Style.DASH, Style.LETTER})
_ITEMS: Final = _BULLETS | {Style.NUMBER, Style.PAREN}
_ASIDES: Final = {Style.NOTE: BlockKind.FOOTNOTE, Style.QUOTE: BlockKind.QUOTATION}
_LEVELS: Final = {
    Style.CHAPTER: 2, Style.ZH_CHAPTER: 2, Style.ARTICLE: 4, Style.ZH_ARTICLE: 4, Style.ZH_ONE: 2,
    Style.ZH_PAREN: 3, Style.ROMAN: 2, Style.CAPITAL: 3,
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A block in the making.

    ``short`` tells that it could be a heading; ``after`` is where its words go on after a label;
    ``fixed`` that the format of the file says what it is; ``lead`` is where its first words in bold end.
    """

    start: int
    end: int
    body: int
    style: Style
    indent: int
    kind: BlockKind
    short: bool
    gap: bool
    level: int = 1
    label: int | None = None
    after: int = 0
    column: int = 0
    fixed: bool = False
    lead: int = 0


def join_lines(
    text: str, lines: Iterable[Line], width: int, joined: frozenset[int] = frozenset()
) -> Iterator[tuple[Line, int, int]]:
    """Yield the first line of each block, where the block ends, and how many lines it takes.

    In wrapped text (``width`` above 0) lines that flow into each other make one block; a marker
    alone on its line takes in the line after it, and indented lines go on with their item. Lines that begin
    where ``joined`` tells go on in any case.
    """
    first: Line | None = None
    above: Line | None = None
    count = 0
    for line in lines:
        if first is not None and above is not None:
            if line.start in joined or _continues(text, first, above, line, width):
                above, count = line, count + 1
                continue
            yield first, above.end, count
        first, above, count = line, line, 1
    if first is not None and above is not None:
        yield first, above.end, count


def _continues(text: str, first: Line, above: Line, line: Line, width: int) -> bool:
    if line.gap or line.page or above.page or line.columns > 2 or above.columns > 2:
        return False
    if above.style in {Style.HASH, Style.CHAPTER, Style.ZH_CHAPTER}:
        return False
    if line.style is above.style and line.style in _MARGINAL:
        # A bullet drawn twice; a quotation that goes on.
        return line.lone and above.lone if line.style is Style.DASH else not closed(text, above.end)
    if line.style is Style.NONE and _goes_under(text, first, above, line):
        return True
    return flows(text, first, above, line, width) if width else breaks_off(text, above, line)


def _goes_under(text: str, first: Line, above: Line, line: Line) -> bool:
    """Return whether a line without a marker belongs to the marker, or to the indentation, above it."""
    if above.lone and above.style is not Style.ARTICLE and above.style not in _LEVELS:
        return True
    open_end = not closed(text, above.end)
    if first.style in _ITEMS and line.indent > first.indent + 1:
        return open_end or line.indent >= first.indent + first.body - first.start
    deep = line.indent == above.indent >= 3 and first.style is Style.NONE
    return deep and open_end and text[line.start].islower()


def draft_blocks(text: str, joined: Iterable[tuple[Line, int, int]]) -> list[Draft]:
    """Return the blocks as each looks by itself; headings without a marker are still paragraphs."""
    drafts = [_draft(text, line, end, count) for line, end, count in joined]
    _keep_tables(text, drafts)
    return drafts


def _draft(text: str, line: Line, end: int, count: int) -> Draft:
    body = line.start if line.lone and count == 1 else text_start(text, line.body, end)
    while line.lone and body < end - 1 and text[body] == text[line.start] and text[body + 1].isspace():
        body = text_start(text, body + 1, end)  # a bullet drawn twice
    short = end - body <= _SHORT and not closed_heading(text, body, end)
    kind = _kind(text, line, _Span(body, end), count, short)
    level = _LEVELS.get(line.style, 1)
    if kind is BlockKind.CLAUSE and line.style is Style.NUMBER:
        level = 1 + text[line.start : body].rstrip("\n .)、．").count(".")
    elif line.style is Style.HASH:
        level = min(6, text.count("#", line.start, body))
    return Draft(line.start, end, body, line.style, line.indent, kind, short, line.gap, level)


class _Span(NamedTuple):
    """Where the words of a block begin and end."""

    start: int
    end: int


def _kind(text: str, line: Line, words: _Span, count: int, short: bool) -> BlockKind:
    """Return what a block looks like by itself, from its marker and its form."""
    start, end = words
    if line.page or (end - line.start <= 200 and tails.is_notice(text[line.start : end])):
        return BlockKind.BOILERPLATE
    if line.style is Style.NONE:
        if line.columns > 1 and count == 1:
            return BlockKind.TABLE_ROW
        captioned = text.startswith("![", start) or (short and _CAPTION.match(text, start, end))
        return BlockKind.CAPTION if captioned else BlockKind.PARAGRAPH
    if line.style in _MARKED:
        return _marked(line, short, text[start : min(end, start + _SHORT)])
    if line.style in _BULLETS:
        return BlockKind.BULLET
    return _ASIDES.get(line.style, BlockKind.CLAUSE)


def text_start(text: str, at: int, end: int) -> int:
    """Return the first offset from ``at`` that is not white space."""
    while at < end and text[at].isspace():
        at += 1
    return at


def _marked(line: Line, short: bool, words: str) -> BlockKind:
    """Return the kind of a block with the marker of a heading: a long one is a clause."""
    if line.style in {Style.HASH, Style.CHAPTER, Style.ZH_CHAPTER}:
        return BlockKind.HEADING if short or line.style is Style.HASH else BlockKind.PARAGRAPH
    if line.style in {Style.ZH_ONE, Style.ZH_PAREN} and 2 < len(words) <= 26 and "。" not in words[:-1]:
        return BlockKind.HEADING
    fits = short and word_count(words) <= _HEADING_WORDS + 4
    return BlockKind.HEADING if fits else BlockKind.CLAUSE


def word_count(words: str) -> int:
    """Return the number of words; two Chinese characters count as one word."""
    return len(words.split()) + len(_CJK.findall(words)) // 2


def closed_heading(text: str, start: int, end: int) -> bool:
    """Return whether a line ends as a heading never does; a question may be a heading."""
    last = text[end - 1]
    if last in ",，、-" or (closed(text, end) and last not in "?？"):
        return True
    return last.isspace()


def could_head(text: str, draft: Draft) -> bool:
    """Return whether a paragraph could be a heading without a marker."""
    if (
        draft.kind is not BlockKind.PARAGRAPH
        or draft.fixed
        or draft.style is not Style.NONE
        or draft.end - draft.start > _SHORT
    ):
        return False
    words = text[draft.start : draft.end]
    if is_years(words):
        return True
    head = words.lstrip("\"'“‘《「*_(（")[:1]
    if not draft.short or not (head.isdigit() or head.isupper() or _CJK.match(head)):
        return False
    if not 1 <= word_count(words) <= _HEADING_WORDS or not any(c.isalpha() for c in words):
        return False
    return not (
        is_byline(words) or is_field(words) or _INNER_STOP.search(words) or words.endswith((" and", " or"))
    )


# "Land area: 326 square kilometres", "Budget: about €3 million": a label with its figure
_FIELD: Final = re.compile(
    r"(?=[A-Z])[A-Za-z ()/’'-]{0,40}?(?i:\b(?:area|population|inhabitants|residents|households|density|GDP"
    r"|output|budget|costs?|investments?|funding|value|revenue|turnover|exports|imports|length|width|height"
    r"|depth|distance|size|capacity|jobs|employees|employment|workforce|staff|students|members"
    r"|number of [a-z]+(?: [a-z]+)?|firms|companies|enterprises|rate|demand"
    r"|power|visitors|passengers|beds|units|exemption|reimbursement|subsidy|rebate|waiver|duty|levy|tax|fee))"
    r"(?:\s*\([^()]{1,20}\))?:\s*"
    r"(?:(?:about|over|around|approximately|some|nearly|more than|up to)\s+)?"
    r"(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}\s)?\s?\d[\d.,]*(?!\d)"
    r"(?!\s*(?:steps|ways|reasons|things|facts|questions|lessons|tips)\b)"
)


def is_field(words: str) -> bool:
    """Return whether a short line is a label with its figure, as on a sheet of facts.

    >>> is_field("Land area: 326 square kilometres"), is_field("Goals: 50 new schools")
    (True, False)
    """
    return _FIELD.match(words) is not None


def is_byline(words: str) -> bool:
    """Return whether a short line tells a date, an author, a number or another detail of the page."""
    return _BYLINE.match(words) is not None or _AUTHOR.match(words) is not None


def is_years(words: str) -> bool:
    """Return whether a line is a year or a range of years."""
    return _YEARS.match(words) is not None


def could_title(text: str, draft: Draft) -> bool:
    """Return whether the first block of a text could be its title."""
    if draft.style is Style.HASH and draft.kind is BlockKind.HEADING:
        return draft.level == 1
    if draft.kind is not BlockKind.PARAGRAPH or draft.style is not Style.NONE or not draft.short:
        return False
    words = text[draft.start : draft.end]
    head = words.lstrip("\"'“‘《「*_(（")[:1]
    fits = word_count(words) <= _TITLE_WORDS and not _INNER_STOP.search(words)
    return fits and (head.isdigit() or head.isupper() or bool(_CJK.match(head))) and not is_byline(words)


def _keep_tables(text: str, drafts: list[Draft]) -> None:
    """Make a row that stands alone a paragraph again, unless tabs or pipes mark its cells."""
    rows = [d.kind is BlockKind.TABLE_ROW for d in drafts]
    for i, draft in enumerate(drafts):
        if not rows[i]:
            continue
        beside = (i > 0 and rows[i - 1]) or (i + 1 < len(drafts) and rows[i + 1])
        cells = text.count("|", draft.start, draft.end) + text.count("\t", draft.start, draft.end)
        if not beside and cells < 2:
            draft.kind = BlockKind.PARAGRAPH
