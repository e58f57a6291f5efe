"""What stands in a made PDF: sections of items, dealt out by the number of the file."""

from collections.abc import Iterator

from kg.model import BlockKind

from .expected import Item, bullet, caption, clause, heading, paragraph, quotation, row, title
from .sentences import Words

_ZH_NUMBERS = "一二三四五六七八九十"


def opening(words: Words, byline: bool, name: str) -> list[Item]:
    """Return the title and, if asked, a line that says who issued the text and when."""
    items = [title(name)]
    if byline:
        items.append(
            paragraph(f"Issued by the {words.deal('body')}, {words.number(1, 28)} May {words.deal('year')}")
        )
    return items


def body(words: Words, parts: int, has: frozenset[str], start: int = 1) -> list[Item]:
    """Return headed parts of prose with whatever the file has: notes, lists, tables, figures."""
    items: list[Item] = []
    notes = _Notes(start)
    for number in range(1, parts + 1):
        items.extend(_part(words, number, parts, has, notes))
    return items


class _Notes:
    def __init__(self, start: int) -> None:
        self.last = start - 1

    def call(self) -> str:
        self.last += 1
        return f"[[{self.last}]]"


def _part(words: Words, number: int, parts: int, has: frozenset[str], notes: _Notes) -> Iterator[Item]:
    mark = f"{number}. " if "numbered" in has else ""
    name = str(words.deal("heading"))
    yield heading(mark + (name.upper() if "caps" in has else name))
    yield _prose(words, has, notes)
    yield _prose(words, has, notes)
    if "levels" in has:
        yield heading((f"{number}.1 " if mark else "") + str(words.deal("heading")), 3)
        yield _prose(words, has, notes)
        if "deep" in has and number % 2:
            yield heading((f"{number}.1.1 " if mark else "") + str(words.deal("heading")), 4)
            yield _prose(words, has, notes)
    turn = [f for f in ("bullets", "clauses", "table", "figure", "quote") if f in has]
    for i, feature in enumerate(turn):
        if (number + i) % 2 or len(turn) == 1 or parts == 1:
            yield from _feature(words, feature, has, number)
    yield _prose(words, has, notes)


def _prose(words: Words, has: frozenset[str], notes: _Notes) -> Item:
    sentences = words.sentences(words.number(2, 5))
    if "notes" not in has or words.number(0, 2) == 0:
        return paragraph(" ".join(sentences))
    at = words.number(0, len(sentences) - 1)
    call = notes.call()
    if words.number(0, 1):
        sentences[at] += call
    else:
        year, count = words.number(2021, 2026), words.number(120, 980)
        sentences[at] = f"In {year}{call} the count stood at {count}. {sentences[at]}"
    return Item(BlockKind.PARAGRAPH, " ".join(sentences), notes=(str(words.deal("note")),))


def _feature(words: Words, feature: str, has: frozenset[str], number: int) -> Iterator[Item]:
    if feature == "bullets":
        yield from _bullets(words, "nested" in has, "long" in has)
    elif feature == "clauses":
        yield from _clauses(words, "letters" in has)
    elif feature == "table":
        yield from table(words, number, "wrapped" in has)
    elif feature == "figure":
        yield caption(f"Figure {number}. {words.deal('caption')}, {words.deal('town')}, {words.deal('year')}")
    else:
        yield quotation(f"“{words.deal('quote')}”")


def _bullets(words: Words, nested: bool, long: bool) -> Iterator[Item]:
    yield paragraph(f"The {words.deal('body')} puts these first:")
    for i in range(words.number(3, 5)):
        more = f". {words.deal('sentence')}" if long else ""
        yield bullet(f"{words.deal('item')}{more}")
        if nested and i == 1:
            yield bullet(str(words.deal("item")), 2)
            yield bullet(str(words.deal("item")), 2)


def _clauses(words: Words, letters: bool) -> Iterator[Item]:
    for i in range(words.number(3, 5)):
        mark = f"({'abcde'[i]})" if letters else f"{i + 1}."
        yield clause(f"{mark} {words.deal('clause')}")


def table(words: Words, number: int, wrapped: bool = False) -> Iterator[Item]:
    """Return a caption, a row of heads and rows of figures."""
    yield caption(f"Table {number}. {words.deal('caption')}")
    heads = words.deal("row_head")
    yield row(*heads)
    for _ in range(words.number(4, 6)):
        first = (
            f"{words.deal('row_name')}, with its islands and the lower quay"
            if wrapped
            else words.deal("row_name")
        )
        yield row(
            first,
            str(words.number(11, 99)),
            str(words.number(101, 999)),
            f"{words.number(2, 60)}.{words.number(1, 9)}",
        )


def body_zh(words: Words, parts: int, has: frozenset[str]) -> list[Item]:
    """Return a Chinese text: parts under 一、 or articles 第一条."""
    items: list[Item] = []
    for number in range(1, parts + 1):
        mark = _ZH_NUMBERS[number - 1]
        if "articles" in has:
            for i in range(3):
                at = (number - 1) * 3 + i + 1
                items.append(clause(f"第{_zh_number(at)}条 {words.prose(1, 3)}"))
            continue
        items.append(heading(f"{mark}、{words.deal('heading')}"))
        items.extend(paragraph(words.prose(3, 6)) for _ in range(2))
        if "levels" in has:
            items.append(heading(f"（一）{words.deal('heading')}", 3))
            items.append(paragraph(words.prose(3, 5)))
        if "bullets" in has and number % 2:
            items.extend(bullet(str(words.deal("item"))) for _ in range(3))
        if "bilingual" in has:
            items.append(paragraph(Words(f"bilingual {number}").prose(2, 3)))
    return items


def _zh_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else _ZH_NUMBERS[tens - 1]) + "十" if tens else ""
    return lead + (_ZH_NUMBERS[ones - 1] if ones else "")
