"""Makes packed files by hand: ten ODT and ten EPUB files."""

# ruff: noqa: E501 - markup is read more easily in whole lines

from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from kg.model import BlockKind, Metadata

from .archive import write_zip
from .expected import MARK, Item, Made, blocks, title
from .html_parts import markup, story
from .sentences import Words
from .word import FEATURES, FOOT, HEAD, items_for

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:style="{_ODF}:style:1.0" xmlns:meta="{_ODF}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    f'xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'
)


def make_odt(folder: Path) -> list[Made]:
    """Return ten ODT files."""
    return [
        _odt(folder / f"made-{n:02d}.odt", f"odt {n}", frozenset(f.split())) for n, f in enumerate(FEATURES)
    ]


def _odt(path: Path, seed: str, has: frozenset[str]) -> Made:
    items = items_for(Words(seed), has)
    body = "".join(_odt_group(kind, list(group), has) for kind, group in groupby(items, key=lambda i: i.kind))
    styles = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    lists = (
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-suffix="." '
    )
    lists += 'style:num-format="1"/></text:list-style><text:list-style style:name="L"><text:list-level-style-bullet '
    lists += 'text:level="1" text:bullet-char="•"/></text:list-style>'
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">
<office:automatic-styles>{styles}{lists}</office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document-content>"""
    head = f"<style:header><text:p>{HEAD}</text:p></style:header>" if "head" in has else ""
    foot = f"<style:footer><text:p>{FOOT}</text:p></style:footer>" if "foot" in has else ""
    master = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-styles {_SPACES} office:version="1.2">
<office:master-styles><style:master-page style:name="Standard">{head}{foot}</style:master-page></office:master-styles>
</office:document-styles>"""
    name = f"<dc:title>{items[0].text}</dc:title>" if "properties" in has else ""
    meta = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_SPACES}><office:meta>{name}</office:meta>
</office:document-meta>"""
    kinds = "application/vnd.oasis.opendocument.text"
    manifest = f"""<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{kinds}"/></manifest:manifest>"""
    texts = {
        "mimetype": kinds, "content.xml": content, "styles.xml": master, "meta.xml": meta,
        "META-INF/manifest.xml": manifest,
    }  # fmt: skip
    write_zip(path, {part: text.encode() for part, text in texts.items()})
    gone = (*([HEAD] if head else []), *([FOOT] if foot else []))
    gone = (*gone, *(["struck out by the clerk"] if "tracked" in has else []))
    return Made(path, "odt", blocks(items), gone, Metadata(title=items[0].text if name else ""))


def _odt_words(item: Item, has: frozenset[str]) -> str:
    words = escape(item.text, quote=False)
    for number, note in enumerate(item.notes, 1):
        inner = f"<text:note-citation>{number}</text:note-citation><text:note-body><text:p>{escape(note)}</text:p></text:note-body>"
        words = MARK.sub(f'<text:note text:note-class="footnote">{inner}</text:note>', words, count=1)
    head, _, rest = words.partition(" ")
    if "links" in has and rest and "<" not in rest:
        return f"{head}<text:s/><text:a>{rest}</text:a>"
    if "tracked" in has:
        return f"{head}<office:annotation><text:p>struck out by the clerk</text:p></office:annotation> {rest}"
    return words


def _odt_group(kind: BlockKind, items: Sequence[Item], has: frozenset[str]) -> str:
    if kind is BlockKind.TABLE_ROW:
        rows = "".join(
            "<table:table-row>"
            + "".join(
                f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in item.cells
            )
            + "</table:table-row>"
            for item in items
        )
        return f'<table:table><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
    if kind is BlockKind.BULLET and "typed" in has:
        return "".join(f"<text:p>•<text:tab/>{_odt_words(item, has)}</text:p>" for item in items)
    if kind in {BlockKind.BULLET, BlockKind.CLAUSE}:
        return _odt_list(kind, items, has)
    if kind is BlockKind.HEADING:
        if "bold" in has:
            return "".join(
                f'<text:p><text:span text:style-name="B">{_odt_words(i, has)}</text:span></text:p>'
                for i in items
            )
        return "".join(
            f'<text:h text:outline-level="{i.level - 1}">{_odt_words(i, has)}</text:h>' for i in items
        )
    style = {BlockKind.TITLE: "Title", BlockKind.QUOTATION: "Quotations", BlockKind.CAPTION: "Caption"}.get(
        kind, "Standard"
    )
    return "".join(f'<text:p text:style-name="{style}">{_odt_words(i, has)}</text:p>' for i in items)


def _odt_list(kind: BlockKind, items: Sequence[Item], has: frozenset[str]) -> str:
    entries = []
    for item in items:
        words = _odt_words(item, has)
        words = words.split(". ", 1)[1] if kind is BlockKind.CLAUSE else words
        entry = f"<text:list-item><text:p>{words}</text:p></text:list-item>"
        if item.level > 1:
            entry = f"<text:list-item><text:list>{entry}</text:list></text:list-item>"
        entries.append(entry)
    return f'<text:list text:style-name="{"N" if kind is BlockKind.CLAUSE else "L"}">{"".join(entries)}</text:list>'


def make_epub(folder: Path) -> list[Made]:
    """Return ten EPUB files of three chapters; the archive does not keep them in the order of reading."""
    return [_epub(folder / f"made-{n:02d}.epub", n) for n in range(10)]


def _epub(path: Path, number: int) -> Made:
    words = Words(f"epub {number}", "zh" if number == 9 else "en")
    name = str(words.deal("title"))
    has = ("bullets", "levels", "quote", "table", "figure", "numbers", "nested", "", "bullets", "")[number]
    chapters = [[title(name)]]
    for _ in range(3):
        chapter = story(words, 2, has)
        chapters.append([Item(BlockKind.HEADING, str(words.deal("heading"))), *chapter[1:]])
    parts: dict[str, str] = {"mimetype": "application/epub+zip"}
    inside = (
        '<rootfiles><rootfile full-path="book/a.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:container"
    parts["META-INF/container.xml"] = (
        f'<?xml version="1.0"?><container version="1.0" xmlns="{space}">{inside}</container>'
    )
    for i in (2, 0, 3, 1):
        # The heading of a chapter is the first of its own file.
        body = markup(chapters[i]).replace("<h3>", "<h4>").replace("</h3>", "</h4>")
        body = body.replace('<img src="f.png" alt="">', '<img src="f.png" alt=""/>')
        head = f"<head><title>{name}</title><style>p {{ text-indent: 1em }}</style></head>"
        parts[f"book/text/c{i}.xhtml"] = (
            f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">{head}<body>{body}</body></html>'
        )
    parts["book/nav.xhtml"] = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><h1>List of chapters</h1><ol>'
        + "".join(f'<li><a href="text/c{i}.xhtml">Go to part {i}</a></li>' for i in range(4)) + "</ol></nav></body></html>"
    )  # fmt: skip
    parts["book/a.opf"] = _package(name, "zh" if number == 9 else "en", number)
    write_zip(path, {part: text.encode() for part, text in parts.items()})
    meta = Metadata(name, "Dellmoor Press", "2030-02-03", "zh" if number == 9 else "en")
    every = [item for chapter in chapters for item in chapter]
    return Made(path, "epub", blocks(every), ("List of chapters", "Go to part"), meta)


def _package(name: str, language: str, number: int) -> str:
    files = "".join(
        f'<item id="c{i}" href="text/c{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(4)
    )
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(4))
    nav = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    shown = '<itemref idref="nav" linear="no"/>' if number % 2 else ""
    return f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{name}</dc:title><dc:identifier id="id">x{number}</dc:identifier>
<dc:language>{language}</dc:language><dc:publisher>Dellmoor Press</dc:publisher><dc:date>2030-02-03</dc:date></metadata>
<manifest>{files}{nav}</manifest><spine>{shown}{spine}</spine></package>"""
