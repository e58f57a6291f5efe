"""Makes small office files by hand for the tests: the parts of a package around the words of a case."""

# ruff: noqa: E501 - markup is read more easily in whole lines

import io
import zipfile
from collections.abc import Mapping
from itertools import pairwise

from kg.documents.reading import Reading

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc" xmlns:m="m" xmlns:r="r"'
ODF = (
    'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:style="s" xmlns:draw="d" xmlns:fo="f" '
    'xmlns:dc="c" xmlns:xlink="x"'
)
WORD_STYLES = """
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Our head"/><w:basedOn w:val="h2"/></w:style>
<w:style w:type="paragraph" w:styleId="out"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loopA"><w:name w:val="A"/><w:basedOn w:val="loopB"/></w:style>
<w:style w:type="paragraph" w:styleId="loopB"><w:name w:val="B"/><w:basedOn w:val="loopA"/></w:style>
"""
# List 1 shows signs, 2 numbers, 3 letters, 4 Chinese numbers, 5 chapters, 6 begins list 2 anew, 7 Roman.
_LISTS = (
    ("bullet", "•", "o"), ("decimal", "%1.", "%1.%2."), ("lowerLetter", "(%1)", "(%2)"),
    ("chineseCounting", "%1、", "（%2）"), ("chineseCountingThousand", "第%1条", ""), (), ("upperRoman", "%1.", "%2."),
)  # fmt: skip


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a packed file with these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _numbering() -> str:
    kinds, lists = "", ""
    for number, kind in enumerate(_LISTS, 1):
        if kind:
            levels = "".join(
                f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind[0]}"/><w:lvlText w:val="{kind[depth + 1]}"/></w:lvl>'
                for depth in (0, 1)
            )
            kinds += f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        anew = "" if kind else '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        lists += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number if kind else 2}"/>{anew}</w:num>'
    return f"<w:numbering {W}>{kinds}{lists}</w:numbering>"


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX file with this body; ``parts`` are further parts by name, without their namespaces."""
    more = {f"word/{name}.xml": f"<w:{name} {W}>{words}</w:{name}>" for name, words in parts.items()}
    return pack(
        {
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {W}>{WORD_STYLES}</w:styles>",
            "word/numbering.xml": _numbering(),
            **more,
        }
    )


def odt(body: str, styles: str = "", pages: str = "") -> bytes:
    """Return an ODT file with this body, automatic styles and master pages."""
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}>{pages}</office:document-styles>",
        }
    )


def epub(pages: Mapping[str, str], metadata: str = "", spine: str = "") -> bytes:
    """Return a book with these pages in their order; a page named nav.xhtml holds its contents."""
    items = "".join(
        f'<item id="i{i}" href="{name}" media-type="application/xhtml+xml" {"properties=" + chr(34) + "nav" + chr(34) if name.startswith("nav") else ""}/>'
        for i, name in enumerate(pages)
    )
    order = spine or "".join(f'<itemref idref="i{i}"/>' for i in range(len(pages)))
    book = f'<package xmlns:dc="c"><metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{order}</spine></package>'
    html = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><head><title>t</title></head><body>'
    return pack(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": book,
            **{f"OEBPS/{name}": f"{html}{body}</body></html>" for name, body in pages.items()},
        }
    )


def xlsx(sheets: Mapping[str, str], **parts: str) -> bytes:
    """Return an XLSX file; sheets by name, each the XML of its data; a name with "!" before it is hidden."""
    book = relations = ""
    held: dict[str, str] = {}
    for i, (name, data) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name.startswith("!") else ""
        book += f'<sheet name="{name}" sheetId="{i}"{state} r:id="r{i}"/>'
        relations += f'<Relationship Id="r{i}" Type="t/worksheet" Target="worksheets/sheet{i}.xml"/>'
        held[f"xl/worksheets/sheet{i}.xml"] = f"<worksheet>{data}</worksheet>"
    for name, words in parts.items():
        relations += f'<Relationship Id="x{name}" Type="t/{name}" Target="{name}.xml"/>'
        held[f"xl/{name}.xml"] = words
    return pack(
        {
            "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{book}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
            **held,
        }
    )


def ods(body: str, styles: str = "") -> bytes:
    """Return an ODS file with these tables."""
    return pack(
        {
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
            "</office:document-content>"
        }
    )


def lines(reading: Reading) -> list[str]:
    """Return the blocks as lines: kind, level where it matters, and the words with blanks made one."""
    found = []
    for part in reading.parts:
        words = "".join(reading.source[p.start : p.end] if p.text is None else p.text for p in part.pieces)
        level = f" {part.level}" if part.kind in {"heading", "bullet"} else ""
        found.append(f"{part.kind or 'lines'}{level}: {' '.join(words.split())}")
    return found


def gone(reading: Reading) -> list[str]:
    """Return what was removed as lines: the reason and the words."""
    source = reading.source
    return [f"{item.reason}: {' '.join(source[item.start : item.end].split())}" for item in reading.removed]


def check_places(reading: Reading) -> None:
    """Assert that pieces and what was removed stand inside the source and do not lie over each other."""
    spans = [(p.start, p.end) for part in reading.parts for p in part.pieces if p.end > p.start]
    spans += [(item.start, item.end) for item in reading.removed if item.end > item.start]
    spans.sort()
    assert all(0 <= start <= end <= len(reading.source) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
