"""Makes word processor files: ten DOCX with python-docx, each with something of its own."""

# ruff: noqa: E501 - markup is read more easily in whole lines

from pathlib import Path
from typing import Any

from kg.model import BlockKind, Metadata

from .archive import read_zip, write_zip
from .expected import Item, Made, blocks, bullet, caption, clause, heading, paragraph, title
from .html_parts import story, table
from .sentences import Words

FEATURES = (
    "bullets", "levels numbers", "table head", "quote figure", "notes", "tracked", "bold typed bullets", "nested links",
    "chinese", "head foot table bullets properties",
)  # fmt: skip
HEAD, FOOT = "Draft for the second sitting of the quay panel", "Printed by the Office of Made Things"
_STYLES = {
    BlockKind.TITLE: "Title", BlockKind.QUOTATION: "Quote", BlockKind.CAPTION: "Caption",
    BlockKind.CLAUSE: "List Number", BlockKind.PARAGRAPH: "Normal",
}  # fmt: skip


def items_for(words: Words, has: frozenset[str]) -> list[Item]:
    """Return the items of a file with these features; numbered items come in one list only."""
    if "chinese" in has:
        zh = Words("word", "zh")
        made = [title(str(zh.deal("title")))]
        for _ in range(4):
            made += [heading(str(zh.deal("heading"))), paragraph(zh.prose()), bullet(str(zh.deal("item")))]
        return made
    items = story(words, 4, *(has - {"numbers", "table", "typed"}))
    if "numbers" in has:
        items += [clause(f"{i}. {words.deal('clause')}") for i in range(1, 6)]
    if "table" in has:
        items += [caption(f"Table 1: {words.deal('caption')}"), *table(words), paragraph(words.prose())]
    if "notes" in has:
        for number, at in enumerate((1, 4), 1):
            note = str(words.deal("note"))
            items[at] = Item(items[at].kind, f"{items[at].text}[[{number}]]", notes=(note,))
    return items


def make_docx(folder: Path) -> list[Made]:
    """Return ten DOCX files."""
    return [
        _docx(folder / f"made-{n:02d}.docx", f"docx {n}", frozenset(f.split()))
        for n, f in enumerate(FEATURES)
    ]


def _docx(path: Path, seed: str, has: frozenset[str]) -> Made:
    import docx  # noqa: PLC0415 - slow to import

    words = Words(seed)
    items = items_for(words, has)
    document = docx.Document()
    at = 0
    while at < len(items):
        at += _add(document, items, at, has)
    forbidden = _furniture(document, has)
    meta = Metadata()
    if "properties" in has:
        document.core_properties.title = items[0].text
        meta = Metadata(title=items[0].text)
    document.save(str(path))
    parts = read_zip(path)
    if "notes" in has:
        _add_notes(parts, [note for item in items for note in item.notes])
    write_zip(path, parts)
    return Made(path, "docx", blocks(items), forbidden, meta)


def _add(document: Any, items: list[Item], at: int, has: frozenset[str]) -> int:
    item = items[at]
    if item.kind is BlockKind.TABLE_ROW:
        rows = [i for i in items[at:] if i.kind is BlockKind.TABLE_ROW]
        grid = document.add_table(len(rows), len(rows[0].cells), style="Table Grid")
        for row, one in zip(grid.rows, rows, strict=True):
            for cell, text in zip(row.cells, one.cells, strict=True):
                cell.text = text
        return len(rows)
    if item.kind is BlockKind.HEADING and "bold" in has:
        document.add_paragraph().add_run(item.text).bold = True
        return 1
    style = _STYLES.get(item.kind, "")
    if item.kind is BlockKind.HEADING:
        style = f"Heading {item.level - 1}"
    elif item.kind is BlockKind.BULLET:
        style = "List Bullet" if item.level == 1 else "List Bullet 2"
    text = item.text.split(". ", 1)[1] if item.kind is BlockKind.CLAUSE else item.text
    if item.kind is BlockKind.BULLET and "typed" in has:
        style, text = "Normal", f"•\t{text}"
    _words(document.add_paragraph(style=style), text, has)
    return 1


def _words(target: Any, text: str, has: frozenset[str]) -> None:
    """Add words in several runs, with what the file has: deleted words, links, calls of notes."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow to import

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    head, call, _ = text.partition("[[")
    middle = head.find(" ", len(head) // 2)
    first, rest = (head[:middle], head[middle:]) if middle > 0 else (head, "")
    target.add_run(first)
    if "tracked" in has and rest:
        who = 'w:id="7" w:author="A" w:date="2031-01-01T00:00:00Z"'
        gone = f"<w:del {space} {who}><w:r><w:delText> struck out by the clerk</w:delText></w:r></w:del>"
        target._p.append(parse_xml(gone))
        kept = f'<w:ins {space} {who}><w:r><w:t xml:space="preserve">{rest}</w:t></w:r></w:ins>'
        target._p.append(parse_xml(kept))
    elif "links" in has and rest:
        link = f'<w:hyperlink {space} w:anchor="x"><w:r><w:t xml:space="preserve">{rest}</w:t></w:r></w:hyperlink>'
        target._p.append(parse_xml(link))
    else:
        target.add_run(rest).italic = True
    if call:
        number = call and text.split("[[")[1].rstrip("]")
        target._p.append(parse_xml(f'<w:r {space}><w:footnoteReference w:id="{number}"/></w:r>'))


def _furniture(document: Any, has: frozenset[str]) -> tuple[str, ...]:
    gone = ("struck out by the clerk",) if "tracked" in has else ()
    if "head" in has:
        document.sections[0].header.paragraphs[0].text = HEAD
        gone = (*gone, HEAD)
    if "foot" in has:
        document.sections[0].footer.paragraphs[0].text = FOOT
        gone = (*gone, FOOT)
    return gone


def _add_notes(parts: dict[str, bytes], notes: list[str]) -> None:
    """Put the notes into the parts of a finished file; the library cannot write notes."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inner = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    for number, note in enumerate(notes, 1):
        mark = '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> '
        inner += f'<w:footnote w:id="{number}"><w:p>{mark}{note}</w:t></w:r></w:p></w:footnote>'
    parts["word/footnotes.xml"] = f'<?xml version="1.0"?><w:footnotes {space}>{inner}</w:footnotes>'.encode()
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    entry = f'<Override PartName="/word/footnotes.xml" ContentType="{base}.footnotes+xml"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", entry.encode())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rId900" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
