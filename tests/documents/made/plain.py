"""Makes ten plain texts in ten encodings and manners, and ten tables of comma-separated values."""

import csv
import io
import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

from kg.model import BlockKind

from .expected import Item, Made, blocks, heading, paragraph, row, title
from .html_parts import curly, story
from .sentences import Words

_TEXTS = (
    ("utf-8-sig", "bullets"), ("utf-16", "curly"), ("gb18030", "chinese"), ("big5", "traditional"),
    ("cp1252", "curly"), ("utf-8", "crlf wrapped numbers"), ("utf-8", "curly decomposed"),
    ("utf-8", "chinese wide"), ("utf-8", "soft thin"), ("utf-8", "feeds wrapped"),
)  # fmt: skip
# Sentences in traditional characters, for the encoding that has no others.
_TRADITIONAL = (
    "港務局每年公布碼頭維修經費的使用情形。", "山區學校學生超過六十人者，增設一名外語教師。",
    "渡船延誤九十分鐘以上，乘客有權要求退款。", "工作小組建議公車與渡船使用同一時刻表。",
    "審計人員檢查發票，其中十一張無法核對。", "水錶由街邊讀取，檢查人員不必進入住家。",
)  # fmt: skip


def make_texts(folder: Path) -> list[Made]:
    """Return ten plain texts."""
    return [
        _text(folder / f"made-{n:02d}.txt", n, encoding, frozenset(f.split()))
        for n, (encoding, f) in enumerate(_TEXTS)
    ]


def _text_items(number: int, has: frozenset[str]) -> list[Item]:
    if "traditional" in has:
        items = [title("港口城鎮建設要點"), heading("一、總則")]
        items += [paragraph(a + b) for a, b in pairwise(_TRADITIONAL)]
        return [
            *items,
            heading("二、經費"),
            *(paragraph(a + b) for a, b in zip(_TRADITIONAL, _TRADITIONAL[2:], strict=False)),
        ]
    if "chinese" in has:
        words = Words(f"text {number}", "zh")
        items = [title(str(words.deal("title")))]
        for i in range(4):
            items += [
                heading(f"{'一二三四'[i]}、{words.deal('heading')}"),
                paragraph(words.prose()),
                paragraph(words.prose()),
            ]
        return items
    items = story(Words(f"text {number}"), 4, *has)
    return curly(items) if "curly" in has else items


def _text(path: Path, number: int, encoding: str, has: frozenset[str]) -> Made:
    items = _text_items(number, has)
    texts = [_set(list(group), has) for _, group in groupby(items, key=lambda item: item.kind)]
    gone: tuple[str, ...] = ()
    if "feeds" in has:
        pages = [texts[i : i + 4] for i in range(0, len(texts), 4)]
        text = "\n\n".join("\n\n".join(page) + f"\n\n{n}\n\f" for n, page in enumerate(pages, 41))
        gone = tuple(str(n) for n, _ in enumerate(pages, 41))
    else:
        text = "\n\n".join(texts)
    if "crlf" in has:
        text = text.replace("\n", "\r\n")
    if "decomposed" in has:
        text = unicodedata.normalize("NFD", text)
    if "wide" in has:
        text = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})
    if "soft" in has:
        text = (
            text.replace("ministry", "minis\u00adtry")
            .replace("council", "coun\u00adcil")
            .replace(" per cent", "\u2009per cent")
        )
        text = text.replace("crowns", "\u200bcrowns").replace(" of the ", "\u00a0of the\u2003")
    path.write_bytes(text.encode(encoding))
    return Made(path, "txt", blocks(items), gone)


def _set(items: Sequence[Item], has: frozenset[str]) -> str:
    if items[0].kind is BlockKind.BULLET:
        return "\n".join(f"{'  ' * (item.level - 1)}• {item.text}" for item in items)
    gap = "\n" if items[0].kind is BlockKind.CLAUSE else "\n\n"
    texts = [item.text for item in items]
    if "wrapped" in has:
        texts = ["\n".join(textwrap.wrap(text, 72, break_on_hyphens=False)) for text in texts]
    return gap.join(texts)


_TABLES = (
    ("utf-8", ",", ""), ("utf-8-sig", ",", ""), ("cp1252", ";", "accent"), ("gb18030", ",", "chinese"),
    ("utf-8", "\t", ""), ("utf-8", "|", ""), ("utf-8", ",", "quoted"), ("utf-8", ",", "lines"),
    ("utf-16", "\t", ""), ("utf-8", ";", "title"),
)  # fmt: skip


def make_tables(folder: Path) -> list[Made]:
    """Return ten tables of comma-separated values."""
    return [_table(folder / f"made-{n:02d}.csv", n, *kind) for n, kind in enumerate(_TABLES)]


def _table(path: Path, number: int, encoding: str, comma: str, has: str) -> Made:
    rows = table_rows(Words(f"table {number}"), has)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=comma, lineterminator="\r\n" if number % 2 else "\n")
    name = [title("Berths and wages, counted at the end of the year")] if has == "title" else []
    if name:
        stream.write(name[0].text + "\n\n")
    writer.writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
    return Made(path, "csv", blocks([*name, *(row(*(" ".join(c.split()) for c in cells)) for cells in rows)]))


def table_rows(words: Words, has: str = "") -> list[list[str]]:
    """Return a row of heads and twelve rows of figures; ``has`` says what is odd about them."""
    if has == "chinese":
        zh = Words("rows", "zh")
        towns = [
            [str(zh.deal("town")), str(i), str(zh.number(100, 999)), str(zh.deal("share"))]
            for i in range(1, 9)
        ]
        return [["地区", "年份", "泊位数", "比例"], *towns]
    rows = [["District", "Ministry", "Year", "Berths", "Remark"]]
    for i in range(12):
        remark = str(words.deal("item"))
        if has == "quoted":
            remark = f'{remark}, called "number {i}", and paid'
        elif has == "lines":
            remark = f"{remark}\n{words.deal('caption')}"
        town = str(words.deal("town")).replace("e", "é") if has == "accent" else str(words.deal("town"))
        rows.append(
            [town, str(words.deal("body")), str(words.deal("year")), str(words.number(2, 900)), remark]
        )
    return rows
