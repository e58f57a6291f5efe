"""Makes ten Markdown files and ten RTF files by hand."""

# ruff: noqa: E501 - markup is read more easily in whole lines

import textwrap
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from kg.model import BlockKind, Metadata

from .expected import MARK, Item, Made, blocks, clause, heading, paragraph, title
from .html_parts import story, table
from .sentences import Words
from .word import FOOT, HEAD

_MARKDOWN = (
    "bullets", "levels wrapped", "table", "quote wrapped", "numbers", "nested", "notes", "setext underline bullets",
    "front links", "chinese",
)  # fmt: skip
_RTF = (
    "plain",
    "levels",
    "bullets",
    "table",
    "notes",
    "head foot",
    "curly",
    "unicode",
    "chinese",
    "numbers styles",
)


def _items(seed: str, has: frozenset[str]) -> list[Item]:
    if "chinese" in has:
        words = Words(seed, "zh")
        made = [title(str(words.deal("title")))]
        for _ in range(4):
            made += [heading(str(words.deal("heading"))), paragraph(words.prose()), paragraph(words.prose())]
        return made
    words = Words(seed)
    items = story(words, 3, *(has - {"table", "notes", "numbers"}))
    if "numbers" in has:
        items += [clause(f"{i}. {words.deal('clause')}") for i in range(1, 6)]
    if "table" in has:
        items += [*table(words), paragraph(words.prose())]
    if "notes" in has:
        for number, at in enumerate((1, 4), 1):
            note = str(words.deal("note"))
            items[at] = Item(items[at].kind, f"{items[at].text}[[{number}]]", notes=(note,))
    return items


def make_markdown(folder: Path) -> list[Made]:
    """Return ten Markdown files."""
    return [_markdown(folder / f"made-{n:02d}.md", n, frozenset(f.split())) for n, f in enumerate(_MARKDOWN)]


def _markdown(path: Path, number: int, has: frozenset[str]) -> Made:
    items = _items(f"markdown {number}", has)
    text = "\n\n".join(
        _marked(kind, list(group), has) for kind, group in groupby(items, key=lambda i: i.kind)
    )
    notes = [note for item in items for note in item.notes]
    text += "".join(f"\n\n[^{i}]: {note}" for i, note in enumerate(notes, 1))
    meta = Metadata()
    gone: tuple[str, ...] = ("<!--", "set by hand")
    if "front" in has:
        text = f'---\ntitle: "{items[0].text}"\ndate: 2030-04-05\nlayout: twocolumn\n---\n\n{text}'
        meta, gone = Metadata(title=items[0].text, date="2030-04-05"), (*gone, "layout: twocolumn")
    path.write_text(f"{text}\n\n<!-- set by hand -->\n", encoding="utf-8")
    return Made(path, "md", blocks(items), gone, meta)


def _marked(kind: BlockKind, items: Sequence[Item], has: frozenset[str]) -> str:
    texts = [MARK.sub(r"[^\1]", item.text) for item in items]
    if kind is BlockKind.TABLE_ROW:
        rows = ["| " + " | ".join(item.cells) + " |" for item in items]
        return "\n".join([rows[0], "|---|---:|---:|---:|", *rows[1:]])
    if kind in {BlockKind.TITLE, BlockKind.HEADING}:
        if "underline" in has and items[0].level < 3:
            return "\n\n".join(f"{t}\n{('=' if kind is BlockKind.TITLE else '-') * len(t)}" for t in texts)
        return "\n\n".join(f"{'#' * item.level} {t}" for item, t in zip(items, texts, strict=True))
    if kind is BlockKind.BULLET:
        return "\n".join(f"{'    ' * (item.level - 1)}* {t}" for item, t in zip(items, texts, strict=True))
    if "wrapped" in has:
        texts = ["\n".join(textwrap.wrap(t, 72, break_on_hyphens=False)) for t in texts]
    if kind is BlockKind.QUOTATION:
        return "\n>\n".join("> " + t.replace("\n", "\n> ") for t in texts)
    if "links" in has:
        texts = [_emphasis(t) for t in texts]
    return ("\n" if kind is BlockKind.CLAUSE else "\n\n").join(texts)


def _emphasis(text: str) -> str:
    """Return a text with a strong word, a link and a leaning word in it."""
    first, second, third, *rest = text.split(" ")
    return " ".join([f"**{first}**", f"[{second}](https://made.example/a_b)", f"*{third}*", *rest])


def make_rtf(folder: Path) -> list[Made]:
    """Return ten RTF files."""
    return [_rtf(folder / f"made-{n:02d}.rtf", n, frozenset(f.split())) for n, f in enumerate(_RTF)]


def _rtf(path: Path, number: int, has: frozenset[str]) -> Made:
    from .html_parts import curly  # noqa: PLC0415 - used here only

    items = _items(f"rtf {number}", has)
    if has & {"curly", "unicode"}:
        items = curly(items)
    body = "".join(_rtf_block(item, has) for item in items)
    page = "936" if "chinese" in has else "1252"
    head = f"{{\\header\\pard {HEAD}\\par}}" if "head" in has else ""
    foot = (
        f"{{\\footer\\pard {FOOT} {{\\field{{\\*\\fldinst PAGE}}{{\\fldrslt 1}}}}\\par}}"
        if "foot" in has
        else ""
    )
    start = f"{{\\rtf1\\ansi\\ansicpg{page}\\deff0{{\\fonttbl{{\\f0\\froman Times New Roman;}}{{\\f1 Symbol;}}}}\n"
    start += "{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}"
    start += "{\\s2\\outlinelevel1 heading 2;}{\\s9 Title;}}"
    info = f"{{\\info{{\\title {_escaped(items[0].text, has)}}}{{\\author A Clerk}}}}"
    generator = "{\\*\\generator Quill 7;}"
    path.write_bytes(f"{start}{info}{generator}{head}{foot}\\viewkind4\\uc1\n{body}}}".encode("ascii"))
    gone = (
        "Times New Roman",
        "A Clerk",
        "Quill 7",
        "heading 1",
        *([HEAD] if head else []),
        *([FOOT] if foot else []),
    )
    return Made(path, "rtf", blocks(items), gone, Metadata(title=items[0].text))


def _rtf_block(item: Item, has: frozenset[str]) -> str:
    words = MARK.sub("", item.text)
    text = _escaped(words, has)
    for note in item.notes:
        text += f"{{\\super\\chftn}}{{\\footnote\\pard\\plain\\chftn  {_escaped(note, has)}}}"
    if item.kind is BlockKind.TABLE_ROW:
        edges = "".join(f"\\cellx{2000 * (i + 1)}" for i in range(len(item.cells)))
        cells = "".join(f"\\pard\\intbl {_escaped(cell, has)}\\cell\n" for cell in item.cells)
        return f"\\trowd\\trgaph108{edges}\n{cells}\\row\n"
    if item.kind is BlockKind.TITLE:
        return f"\\pard\\s9\\qc\\b\\fs36 {text}\\b0\\fs22\\par\n"
    if item.kind is BlockKind.HEADING:
        return f"\\pard\\s{item.level - 1}\\outlinelevel{item.level - 2}\\sb240\\b\\fs{32 - 4 * item.level} {text}\\b0\\fs22\\par\n"
    if item.kind is BlockKind.BULLET:
        return f"\\pard{{\\pntext\\f1\\'B7\\tab}}{{\\*\\pn\\pnlvlblt\\pnf1{{\\pntxtb\\'B7}}}}\\fi-360\\li720 {text}\\par\n"
    if item.kind is BlockKind.CLAUSE:
        mark, rest = text.split(" ", 1)
        return f"\\pard{{\\listtext {mark}\\tab}}\\ls1\\fi-360\\li720 {rest}\\par\n"
    first, blank, rest = text.partition(" ")
    return (
        f"\\pard\\s0\\sa120\\qj {first}{blank}{{\\i {rest}}}\\par\n"
        if "styles" in has
        else f"\\pard\\s0 {text}\\par\n"
    )


def _escaped(text: str, has: frozenset[str]) -> str:
    text = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    out = []
    for char in text:
        if char.isascii():
            out.append(char)
        elif "unicode" in has:
            out.append(f"\\u{ord(char)}?")
        else:
            page = "gb18030" if "chinese" in has else "cp1252"
            out.append("".join(f"\\'{byte:02x}" for byte in char.encode(page)))
    return "".join(out)
