"""The words of one paragraph of a DOCX file, what was taken out of them, and what hangs on them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kg.documents.office.docx_styles import Style, Styles, is_on, size_of, text_in
from kg.documents.office.gather import Look, Run
from kg.documents.office.safety import Node

DELETED: Final = "deleted in a tracked change"
HIDDEN: Final = "hidden text"
STRUCK: Final = "struck out"

_INSIDE_WORDS: Final = """
    hyperlink smartTag sdt sdtContent fldSimple customXml ins moveTo dir bdo oMath oMathPara e f num den
    sup sub sSup sSub sSubSup d rad deg nary func fName lim limLow limUpp m mr box borderBox acc bar
    groupChr eqArr sPre rubyBase"""
_INSIDE: Final = frozenset(_INSIDE_WORDS.split())
_GONE: Final = frozenset({"del", "moveFrom"})
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DRAWN: Final = frozenset({"drawing", "pict", "object", "AlternateContent"})
_NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_DEEP: Final = 60


@dataclass(slots=True)
class Words:
    """The words of one paragraph, the boxes drawn in it, and the notes that it refers to."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    size: float = 0.0


@dataclass(slots=True)
class RunReader:
    """Reads paragraphs; a field such as a page number may begin in one of them and end in another."""

    styles: Styles
    fields: list[bool] = field(default_factory=list)

    def read(self, paragraph: Node, style: Style) -> Words:
        """Return the words of a paragraph."""
        words = Words()
        self._read(paragraph, style, words, "", 0)
        return words

    def look(self, words: Words, style: Style, centred: bool) -> Look:
        """Return how the words of a paragraph are set."""
        return Look(bool(words.bold) and all(words.bold), words.size or style.size, centred)

    def _read(self, node: Node, style: Style, words: Words, reason: str, depth: int) -> None:
        if depth > _DEEP:
            raise RecursionError
        for child in node:
            name = child.tag
            if name == "r":
                self._run(child, style, words, reason)
            elif name in _INSIDE:
                self._read(child, style, words, reason, depth + 1)
            elif name in _GONE:
                self._read(child, style, words, DELETED, depth + 1)
            elif name in _DRAWN:
                words.boxes.extend(_boxes(child))

    def _run(self, run: Node, style: Style, words: Words, reason: str) -> None:
        own = run.find("rPr")
        if is_on(own, "vanish"):
            reason = reason or HIDDEN
        elif is_on(own, "strike") or is_on(own, "dstrike"):
            reason = reason or STRUCK
        said = "".join(self._signs(run, words, reason))
        if not said:
            return
        key = text_in(own, "rStyle")
        named = self.styles.get(key) if key else Style()
        bold = is_on(own, "b")
        bold = named.bold if bold is None else bold
        bold = bool(style.bold if bold is None else bold)
        words.runs.append(Run(said, reason, bold=bold))
        if said.strip() and not reason:
            words.bold.append(bold)
            words.size = words.size or size_of(own) or named.size

    def _signs(self, run: Node, words: Words, reason: str) -> Iterator[str]:
        for child in run:
            name = child.tag
            if name == "fldChar":
                self._field(child.get("fldCharType"))
            elif self.fields and not self.fields[-1]:
                # The instruction of a field, such as PAGE, is not shown; its result is.
                continue
            elif name in {"t", "delText"}:
                yield child.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in _NOTES and not reason:
                words.notes.append((_NOTES[name], child.get("id")))
            elif name == "ruby":
                for base in child.findall("rubyBase/r/t"):
                    yield base.text or ""
            elif name in _DRAWN:
                words.boxes.extend(_boxes(child))

    def _field(self, sort: str) -> None:
        """Keep for every open field whether its result has begun."""
        if sort == "begin":
            self.fields.append(False)
        elif sort == "separate" and self.fields:
            self.fields[-1] = True
        elif sort == "end" and self.fields:
            self.fields.pop()


def _boxes(node: Node) -> Iterator[Node]:
    """Yield the contents of the text boxes of a drawing once; the old form of the same box is left."""
    if node.tag == "AlternateContent":
        chosen = node.find("Choice")
        if chosen is None or next(chosen.iter("txbxContent"), None) is None:
            chosen = node.find("Fallback")
        node = node if chosen is None else chosen
    within: set[int] = set()
    for box in node.iter("txbxContent"):
        if id(box) not in within:
            within.update(id(inner) for inner in box.iter("txbxContent"))
            yield box
