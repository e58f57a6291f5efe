"""Pieces of made web pages: items as markup, and the furniture that no reading may keep."""

# ruff: noqa: E501 - markup is read more easily in whole lines

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Final, NamedTuple

from kg.model import BlockKind, Metadata

from .expected import MARK, Item, bullet, caption, clause, heading, paragraph, quotation, row, title
from .sentences import Words

MENU: Final = ("Start page", "Plans and budgets", "Press room", "Contact the office")
COOKIES: Final = "This site stores small files on your device. Accept them or choose which you allow."
SHARE: Final = ("Share on Friendbook", "Send by e-mail", "Copy the link")
RELATED: Final = ("Read next: ten harbours in pictures", "More from this desk", "Older ferry stories")
NEWSLETTER: Final = "Sign up for our Friday letter and never miss a tide table."
FOOT: Final = ("© 2031 Office of Made Things", "Privacy notice", "Terms of use", "Site map")
ABOUT: Final = "About us: the Office of Made Things prints what nobody has built yet."
MENU_ZH: Final = ("网站首页", "政务公开", "办事服务", "互动交流")
FOOT_ZH: Final = ("版权所有：云溪市人民政府办公室", "网站标识码：0000000000", "联系我们")


class Sheet(NamedTuple):
    """A page before it is written: its markup, how it is encoded, and what is expected of it."""

    html: str
    items: Sequence[Item]
    forbidden: tuple[str, ...] = ()
    metadata: Metadata = Metadata()
    encoding: str = "utf-8"
    optional: tuple[str, ...] = ()


def story(words: Words, parts: int = 3, *has: str) -> list[Item]:
    """Return a title and headed parts; ``has`` names what else stands in them."""
    items = [title(str(words.deal("title"))), paragraph(words.prose(2, 3))]
    for number in range(1, parts + 1):
        items += [heading(str(words.deal("heading"))), paragraph(words.prose()), paragraph(words.prose(2, 4))]
        items.append(paragraph(words.prose()))
        if "bullets" in has:
            items += [bullet(str(words.deal("item"))) for _ in range(3)]
        if "nested" in has:
            items += [bullet(str(words.deal("item")), level) for level in (1, 2, 2, 1)]
        if "numbers" in has:
            items += [clause(f"{i}. {words.deal('clause')}") for i in (1, 2, 3)]
        if "levels" in has:
            items += [heading(str(words.deal("heading")), 3), paragraph(words.prose(2, 3))]
        if "quote" in has:
            items.append(quotation(str(words.deal("quote"))))
        if "figure" in has:
            items.append(caption(f"Figure {number}: {words.deal('caption')}"))
        if "table" in has:
            items += table(words)
    return items


def table(words: Words) -> list[Item]:
    """Return the rows of a table of data."""
    rows = [row(*words.deal("row_head"))]
    for _ in range(4):
        rows.append(row(words.deal("row_name"), *(str(words.number(2, 999)) for _ in range(3))))
    return rows


def markup(items: Sequence[Item]) -> str:
    """Return items as plain, well-made markup."""
    return "\n".join(_group(kind, list(group)) for kind, group in groupby(items, key=lambda item: item.kind))


def one(item: Item) -> str:
    """Return the words of an item, escaped; calls of notes become links in small raised figures."""
    return MARK.sub(r'<sup><a href="#fn\1">\1</a></sup>', escape(item.text, quote=False))


def _group(kind: BlockKind, items: list[Item]) -> str:
    if kind is BlockKind.BULLET:
        return _bullets(items)
    if kind is BlockKind.TABLE_ROW:
        return _table(items)
    if kind is BlockKind.CLAUSE and items[0].text[0].isdigit():
        return "<ol>" + "".join(f"<li>{one(item).split('. ', 1)[1]}</li>\n" for item in items) + "</ol>"
    form = {
        BlockKind.TITLE: "<h1>{}</h1>",
        BlockKind.QUOTATION: "<blockquote><p>{}</p></blockquote>",
        BlockKind.CAPTION: '<figure><img src="f.png" alt=""><figcaption>{}</figcaption></figure>',
    }.get(kind, "<p>{}</p>")
    if kind is BlockKind.HEADING:
        return "\n".join(f"<h{item.level}>{one(item)}</h{item.level}>" for item in items)
    return "\n".join(form.format(one(item)) for item in items)


def _bullets(items: list[Item]) -> str:
    out, level = ["<ul>"], 1
    for i, item in enumerate(items):
        if item.level > level:
            out.append("<ul>")
        elif item.level < level:
            out.append("</ul></li>")
        level = item.level
        open_ = i + 1 < len(items) and items[i + 1].level > level
        out.append(f"<li>{one(item)}" + ("" if open_ else "</li>"))
    return "\n".join([*out, *(["</ul></li>"] if level > 1 else []), "</ul>"])


def _table(items: list[Item]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in items[0].cells)
    rows = [
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in item.cells) + "</tr>" for item in items[1:]
    ]
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody></table>"


def links(texts: Sequence[str], tag: str = "ul") -> str:
    """Return texts as a list of links."""
    if tag == "ul":
        return (
            "<ul>"
            + "".join(f'<li><a href="/{i}">{escape(t)}</a></li>' for i, t in enumerate(texts))
            + "</ul>"
        )
    return (
        f"<{tag}>" + " | ".join(f'<a href="/{i}">{escape(t)}</a>' for i, t in enumerate(texts)) + f"</{tag}>"
    )


def page(head: str, body: str, lang: str = "en", charset: str = "utf-8") -> str:
    """Return a whole page around a head and a body."""
    meta = f'<meta charset="{charset}">' if charset else ""
    return f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>{meta}\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def curly(items: Sequence[Item]) -> list[Item]:
    """Return items with typographic quotes and dashes and an accent, which encodings disagree about."""
    more = " The clerk’s “fair and square” – so the note said – was read out in Saint-Ormé."
    return [
        item
        if item.cells
        else Item(
            item.kind,
            item.text.replace("'", "’") + (more if item.kind is BlockKind.PARAGRAPH else ""),
            item.level,
        )
        for item in items
    ]
