"""Lines of a text: where they stand, which marker they begin with, and whether they are wrapped."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.justified import GLUE, INSIDE, SENTENCE, justified_lines

_ZH: Final = "[一二三四五六七八九十百零〇两0-9]{1,7}"
_CLOSED: Final = re.compile(r"[.!?。！？；;:：…](?:\s(?=[”’\"]))?[\"'”’)\]»）」』*]*$")


class Style(StrEnum):
    """The kind of marker that a line begins with."""

    NONE = ""
    HASH = "hash"  # one or more '#'
    CHAPTER = "chapter"  # Chapter 3, Part II, Annex A
    ZH_CHAPTER = "zhchapter"  # 第三章
    ARTICLE = "article"  # Article 5, Section 2.
    ZH_ARTICLE = "zharticle"  # 第五条
    ZH_ONE = "zhone"  # 一、
    ZH_PAREN = "zhparen"  # （一）
    ROMAN = "roman"  # II.
    NUMBER = "number"  # 1.  1.2  3)
    PAREN = "paren"  # (1)
    CAPITAL = "capital"  # (A)
    LETTER = "letter"  # (a)  b)  (iv)
    DASH = "dash"  # - – — • * ·
    NOTE = "note"  # [1]  [^1]:  ¹
    QUOTE = "quote"  # >


# Signs that nothing but a bullet is drawn with; those of office fonts have no form of their own.
_GLYPHS: Final = "•▪●‣►■➢✓✔➤▴△▲▸◎◉✅☑❑❒❏✦\uf0a7\uf0b7\uf0d8\uf0fc"
_MARKER: Final = re.compile(
    rf"""
    (?P<hash>\#{{1,6}})(?=[ \t])
  | (?P<zhchapter>第{_ZH}[编章节篇])(?=\s|$)
  | (?P<zharticle>第{_ZH}条(?:之[一二三四五六七八九十])?)(?=[\s：:]|$)[：:]?
  | (?P<zhone>[一二三四五六七八九十]{{1,3}}[、．])
  | (?P<zhparen>[（(][一二三四五六七八九十]{{1,3}}[）)])[、．]?
  | (?P<chapter>(?:CHAPTER|Chapter|PART|Part|TITLE|Title|ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule)
      \ (?:[IVXLC]{{1,7}}|\d{{1,3}}|[A-Z])(?:[.:)]|(?=\s*$)|(?=\s+[A-Z–—-])))
  | (?P<article>(?:ARTICLE|Article|Art\.|SECTION|Section|SEC\.|Sec\.|CLAUSE|Clause|§)\ ?
      \d{{1,4}}[a-z]?(?:\.\d{{1,3}})*(?:[.:)]+|(?=\s*$)|(?=\s+[A-Z–—])))(?=\s|$)
  | (?P<roman>[IVX]{{1,6}}[.)])(?=\s)
  | (?P<number>\d{{1,3}}[.)](?=\s|$|[\u3400-\u9fff])|\d{{1,3}}[、．]
      |\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}\.?(?=\s+[A-Z一-鿿])|\d{{1,2}}(?:\ ?[-–—]|:|\.-|º|°|/)(?=\s+[A-Z]))
  | (?P<paren>[（(]\d{{1,3}}[）)]|[①-⒛❶-❿])
  | (?P<capital>[（(](?:[A-Z]|[IVX]{{2,5}})[）)](?=\s)|[A-H]\)(?=\s+[A-Z])
      |[A-H]\.(?=\s+(?:[A-Z][a-z]+\s+(?!(?:said|says|is|was|were|has|had|and|who)\b)[a-z]|[A-Z][a-z]+\s*$)))
  | (?P<letter>\((?:[a-z]|[ivx]{{2,5}})\)|(?:[a-z]|[ivx]{{2,5}})\)(?=\s)|[b-hj-z]\.(?=\s)|[ai]\.(?=\s+[A-Z])
      |(?:i{{2,3}}|iv|vi{{1,3}}|ix|xi{{1,3}}|xi?v)\.(?=\s+[A-Za-z])|(?:i{{2,3}}|iv|vi{{1,3}}|ix|xi{{1,3}}|xi?v)(?=\s+[A-Z][a-z]))
  | (?P<dash>[{_GLYPHS}]{{2}}(?=\s)
      |(?!(?<=\d\d\d\d\n)[-–—]\s?(?:19|20)\d\d\b)[-–—‐*·○◦□▶√⁃∙◆◇❖→➔⇒☐★›»{_GLYPHS}](?=\s|$)|\+(?=\s+[A-Za-z])|[{_GLYPHS}](?=\w)|——(?=\S)|o(?=\s+[A-Z0-9“‘"]))
  | (?P<note>\[\d{{1,3}}\](?=\s+\S)|\[\^[\w-]{{1,20}}\]:(?=\s)|[¹²³⁴-⁹][⁰¹²³⁴-⁹]?(?=\s*\S))
  | (?P<quote>>(?=\s))
    """,
    re.VERBOSE,
)
_RULE: Final = re.compile(r"[-–—_=*~#|:+ \t]{2,}$|[_=*#]$")
_PAGE: Final = re.compile(
    r"""[\ue000-\uf8ff]?\s*(?:[Pp](?:age|AGE|g\.|\.)\ ?\d{1,4}(?:\ ?(?:of|/)\ ?\d{1,4})?
      | [-–—]\ ?\d{1,4}\ ?[-–—]
      | \d{1,3}(?:\ ?/\ ?\d{1,4})?
      | (?:\d{1,3}\s+){2,20}\d{1,3}(?:\s+(?:…|\.\.\.))?(?:\s+(?:Next|Last|»|>))*
      | 第\ ?\d{1,4}\ ?页(?:[,，/]?\ ?共\ ?\d{1,4}\ ?页)?)$""",
    re.VERBOSE,
)
_GAP: Final = re.compile(
    r"(?<=[^\s.:;?!”\"])(?:\t+ *|[ \u3000]{2,})(?=\S)|(?<=\S)(?:\t+ *|[ \u3000]{4,})(?=\S)"
)
_LONE: Final = frozenset(f"{_GLYPHS}√·○◦-–—")
_LINE: Final = re.compile(r"[^\n\f\u2028\u2029]+")
_HEADED: Final = frozenset({Style.NUMBER, Style.ROMAN, Style.CAPITAL, Style.ARTICLE})
_NEXT_ITEM: Final = re.compile(r";\s+(?:and|or)$")
_INITIALS: Final = re.compile(r"\b(?:[A-Z]\.){2,}$")
_WORDS: Final = re.compile(r"\w")
# What ends no heading and no item of a list.
_CUT_WORDS: Final = "a an and by from into its of or than that the their to which with"
_CUT_AFTER: Final = frozenset(_CUT_WORDS.split())
# What begins no item of a list.
_GOING_WORDS: Final = """and are as at be by concerning for from has have in including into is may must of on
    or shall should than that the their under was were which whose will with within"""
_GOES_ON: Final = frozenset(_GOING_WORDS.split())
_SHORTEST_CUT: Final = 20  # letters of a line that breaks off
_LONG: Final = 40
_MANY: Final = 12  # lines of a text that may be spaced throughout
_MOST_SPACED: Final = 0.9
_CUT: Final = 0.2
_ONE_EMPTY: Final = 2  # ends of lines around an empty one
# Dashes without a blank begin items where so many lines begin with one: "-widen the quay;".
_TIGHT: Final = re.compile(r"(?<![^\n])[-–—•](?=[^\W\d_][^\n]{5})")
_FEWEST_TIGHT: Final = 3
# Bullets of office fonts that a copy has turned into letters: "l Widen the quay", "Ø Open two schools".
_LOST_SIGN: Final = re.compile(r"(?<![^\n])([lnuqvwpØü])[ \t\u00a0]{1,4}(?=[A-Z“‘\"])")
_FEWEST_LOST: Final = 2
# Bullets inside a line, as text taken out of a page of print has them.
_INSIDE_SIGN: Final = re.compile(rf"(?<=\s)(?P<sign>[{_GLYPHS}])(?P=sign)?[ \t]+(?=[\w“‘\"(])")
_FEWEST_WORDS: Final = 3
_TWO: Final = 2
_STOPPED: Final = re.compile(r"[a-z][.!?][\"”’')]*$")
_SPREAD: Final = 4  # words that stand apart


class Line(NamedTuple):
    """A line that is not empty.

    ``start`` and ``end`` leave out white space; ``body`` is where its words begin after a marker;
    ``gap`` tells that an empty line (or a rule, or a page break) stands before it.
    """

    start: int
    end: int
    body: int
    indent: int
    style: Style
    gap: bool
    columns: int
    page: bool

    @property
    def lone(self) -> bool:
        """Whether the line is nothing but its marker."""
        return self.style is not Style.NONE and self.body >= self.end


def read_lines(text: str, start: int = 0, stop: int | None = None) -> Iterator[Line]:
    """Yield the lines between two offsets that hold anything but white space or a drawn rule."""
    last = -1
    tight, lost, justified = _has_tight(text), _lost_signs(text), justified_lines(text)
    for opens, ends in _parted(text, start, len(text) if stop is None else stop):
        raw = text[opens:ends]
        body = raw.strip()
        if not body or (len(body) < 200 and _is_rule(body)):
            continue
        indent = len(raw) - len(raw.lstrip())
        begin = opens + indent
        end = begin + len(body)
        gap = last < 0 or text.count("\n", last, begin) != 1
        last = end
        page = (
            len(body) <= 80
            and (body[0] in "pP-–—第0123456789" or "\ue000" <= body[0] <= "\uf8ff")
            and _PAGE.match(body) is not None
        )
        style, words = (Style.NONE, begin) if page else _marker(text, begin, end)
        if tight and style is Style.NONE and _TIGHT.match(text, begin):
            style, words = Style.DASH, begin + 1
        if style is Style.NONE and body[0] in lost and (sign := _LOST_SIGN.match(text, begin)):
            style, words = Style.DASH, sign.end()
        yield Line(begin, end, words, indent, style, gap, _columns(body, justified=opens in justified), page)


@lru_cache(maxsize=8)
def _has_tight(text: str) -> bool:
    """Return whether a text has several bullets without a blank; it is asked for every paragraph."""
    return sum(1 for _ in islice(_TIGHT.finditer(text), _FEWEST_TIGHT)) == _FEWEST_TIGHT


def _parted(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where lines begin and end, one with bullets inside as several: "Aims: • widen it • mend it"."""
    for found in _LINE.finditer(text, start, stop):
        begin, end = found.span()
        inside = [m.start("sign") for m in _INSIDE_SIGN.finditer(text, begin, end)]
        parts = [*pairwise([begin, *inside, end])] if len(inside) > 1 else []
        long = sum(len(text[a:b].split()) > _FEWEST_WORDS for a, b in parts)
        yield from parts if long > 1 else [(begin, end)]


@lru_cache(maxsize=8)
def _lost_signs(text: str) -> frozenset[str]:
    """Return the letters that stand for bullets in a text, as several lines begin with each."""
    count = Counter(found[1] for found in _LOST_SIGN.finditer(text))
    return frozenset(letter for letter, lines in count.items() if lines >= _FEWEST_LOST)


def _is_rule(body: str) -> bool:
    """Return whether a line holds no word; a bullet that stands alone before its text is kept."""
    return body not in _LONE and (_RULE.match(body) is not None or not _WORDS.search(body))


def _marker(text: str, start: int, end: int) -> tuple[Style, int]:
    found = _MARKER.match(text, start, end)
    body = found.end() if found else _first_of_list(text, start, end)
    if body == start:
        return Style.NONE, start
    while body < end and text[body].isspace():
        body += 1
    return Style(found.lastgroup or "") if found else Style.LETTER, body


# "a. widen the quay", "i Open schools": a word as well, unless "b." or "ii" begins a line below.
_FIRST: Final = re.compile(r"(?:(?P<a>a\.)\s+(?=[a-z])|(?P<i>i)\s+(?=[A-Z]))")
_SECOND: Final = {
    "a": re.compile(r"(?:[^\n]*\n){1,12}?[ \t]*b\.\s"),
    "i": re.compile(r"(?:[^\n]*\n){1,12}?[ \t]*ii\s"),
}


def _first_of_list(text: str, start: int, end: int) -> int:
    """Return where the first item of a list begins behind its letter, or ``start`` if a line begins none."""
    found = _FIRST.match(text, start, end)
    follows = found is not None and _SECOND[found.lastgroup or "a"].match(text, end)
    return start + len(found[found.lastgroup or "a"]) if found and follows else start


def _is_spread(body: str) -> bool:
    """Return whether the blanks of a line were widened to fill it: most are, between small words."""
    cells = _GAP.split(body)
    apart = sum(" " not in cell for cell in cells)
    small = sum(cell.isalpha() and cell.islower() for cell in cells)
    told = small >= _SPREAD - 1 or any(cell.lower() in GLUE for cell in cells)
    return apart >= _SPREAD and apart > len(cells) / 2 and told


def _columns(body: str, *, justified: bool = False) -> int:
    """Return how many columns a line seems to have: cells between pipes, tabs or runs of spaces."""
    if len(body) > 2_000:
        return 1
    if "|" in body and body.count("|") >= 2:
        return max(3, body.count("|") - 1)
    if "\t" in body:
        return max(2, len(_GAP.findall(body)) + 1)
    if _is_spread(body):
        return 1
    if justified:
        return 1
    return _gaps(body) + 1 if "  " in body or "\u3000" in body else 1


def _gaps(body: str) -> int:
    """Return how many gaps between cells a line has; in a sentence two blanks may stand for one."""
    gaps = _GAP.findall(body)
    if len(body) < SENTENCE or any(len(gap) > _TWO for gap in gaps):
        return len(gaps)
    inside = sum(1 for _ in INSIDE.finditer(body))
    return 0 if _STOPPED.search(body) else max(len(gaps) - inside, 0)


def single_spaced(text: str, lines: list[Line]) -> list[Line]:
    """Return lines without the empty ones between them, where such stand below each and cut sentences.

    Texts taken out of PDF files are sometimes spaced so throughout; larger gaps still part paragraphs.
    """
    cut = [
        i
        for i in range(1, len(lines))
        if lines[i].gap
        and text[lines[i].body : lines[i].body + 1].islower()
        and not closed(text, lines[i - 1].end)
    ]
    spaced = sum(line.gap for line in lines)
    if len(lines) < _MANY or spaced < _MOST_SPACED * len(lines) or len(cut) < _CUT * len(lines):
        return lines
    return [
        line._replace(
            gap=line.gap and (i == 0 or text.count("\n", lines[i - 1].end, line.start) > _ONE_EMPTY)
        )
        for i, line in enumerate(lines)
    ]


def wrap_width(lines: list[Line], text: str) -> int:
    """Return the width to which the text is wrapped by hand, or 0 where a line is a paragraph."""
    widths = sorted(line.end - line.start for line in lines[:20_000])
    long = [w for w in widths if w >= 30]
    if len(long) < 4 or long[-1 - len(long) // 20] > 160:
        return 0
    width = long[-1 - len(long) // 10]
    full = [line for line in lines[:20_000] if line.end - line.start >= 0.75 * width]
    unfinished = sum(1 for line in full if not closed(text, line.end))
    return width if unfinished >= 0.5 * len(full) else 0


def closed(text: str, end: int) -> bool:
    """Return whether the words before an offset end a sentence or announce what follows."""
    return _CLOSED.search(text[max(0, end - 6) : end]) is not None


def ends_item(text: str, end: int) -> bool:
    """Return whether the words before an offset end an item of a list but its last one: "…; and"."""
    return _NEXT_ITEM.search(text[max(0, end - 8) : end]) is not None


def breaks_off(text: str, above: Line, below: Line) -> bool:
    """Return whether a line goes on below although lines are paragraphs: words leave no doubt.

    It ends with "of the", the line below begins with "shall be", or that one closes the bracket.
    """
    words, more = text[above.body : above.end], text[below.start : below.end]
    if below.style is not Style.NONE or len(words) < _SHORTEST_CUT or not more or closed(text, above.end):
        return False
    last, head = words.rsplit(maxsplit=1)[-1], more.split(maxsplit=1)[0]
    if last in _CUT_AFTER or (last in GLUE and head[0].islower()):
        return True
    if "(" in words and words.rfind("(") > words.rfind(")"):
        return 0 <= more.find(")") < (more.find("(") if "(" in more else len(more))
    return len(words) >= _LONG and head in _GOES_ON


def flows(text: str, first: Line, above: Line, below: Line, width: int) -> bool:
    """Return whether the line below goes on with what the line above left open, in wrapped text.

    ``first`` is the first line of the block that ``above`` belongs to.
    """
    length = above.end - above.start
    next_item = ends_item(text, above.end) and text[below.start].isupper()
    if below.gap or above.page or below.page or length > 1.5 * width or next_item:
        return False
    word = text[max(above.start, above.end - 24) : above.end].rsplit(maxsplit=1)[-1]
    if below.style is not Style.NONE:
        # A number or letter at the start of a line may be the middle of a sentence.
        middle = below.style in {Style.NUMBER, Style.PAREN, Style.LETTER} and not below.lone
        return (
            middle
            and length >= 0.8 * width
            and (word[-1].isalnum() or word[-1] == ",")
            and word not in {"and", "or"}
            and not _comes_next(text, first, below)
        )
    if _FIELD.match(text, below.start, below.end) and _FIELD.match(text, above.start, above.end):
        return False
    # In capitals below an item: a heading.
    shouted = _shouts(text, below) and not _shouts(text, above)
    if shouted and word.lower() not in GLUE and word[-1].isalnum():
        return False
    return _reaches(text, first, above, below, width)


def _reaches(text: str, first: Line, above: Line, below: Line, width: int) -> bool:
    """Return whether a line without a marker goes on with the one above, by how far that one reaches."""
    length = above.end - above.start
    word = text[max(above.start, above.end - 24) : above.end].rsplit(maxsplit=1)[-1]
    head = text[below.start : min(below.end, below.start + 30)].split(maxsplit=1)[0]
    if above.lone or word.lower() in GLUE or head[0].islower() or length + 1 + len(head) >= 0.92 * width:
        return True
    if closed(text, above.end) and not _INITIALS.search(word):
        return word[-1] == "，" and length >= 0.4 * width
    if word[-1] in ",-–、" or above.start != first.start:
        return length >= 0.4 * width
    # "3. Depth of the Basin" on a short line is a heading; a sentence would have gone on to the margin.
    plain = first.style is Style.NONE
    ends = (plain or (first.style in _HEADED and length < 0.75 * width)) and _is_titled(
        text[above.body : above.end]
    )
    return length >= (0.7 if plain else 0.4) * width and not ends


def _comes_next(text: str, first: Line, below: Line) -> bool:
    """Return whether a line bears the number after that of the block above it: "1.2" below "1.1"."""
    if first.style is not Style.NUMBER or below.style is not Style.NUMBER or first.indent != below.indent:
        return False
    one, two = (_DIGITS.findall(text[line.start : line.body]) for line in (first, below))
    return one[:-1] == two[:-1] and bool(one) and int(two[-1]) == int(one[-1]) + 1


# "Date of issue: 3 May 2014"
_FIELD: Final = re.compile(r"[A-Z][\w./-]*(?: [\w./-]+){0,3}: +\S")
_DIGITS: Final = re.compile(r"\d+")
_SHOUTED: Final = re.compile(r"[^a-z\n]*[A-Z]{3,}[^a-z\n]*[ -][^a-z\n]*[A-Z]{3,}[^a-z\n]*")


def _shouts(text: str, line: Line) -> bool:
    """Return whether a line is two or more words in capitals."""
    return _SHOUTED.fullmatch(text, line.start, line.end) is not None


def _is_titled(words: str) -> bool:
    """Return whether all longer words begin with capitals, as in a heading."""
    longer = [word for word in words.split() if len(word) > 4]
    return bool(longer) and all(word.lstrip("*_(“‘\"'")[:1].isupper() for word in longer)
