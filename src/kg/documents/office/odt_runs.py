"""The words of one paragraph of an ODF file, what was taken out of them, and what hangs on them."""

from dataclasses import dataclass, field
from typing import Final

from kg.documents.office.gather import Look, Run
from kg.documents.office.odf_styles import Style, Styles
from kg.documents.office.safety import Node

_MOST_BLANKS: Final = 200
_DEEP: Final = 60
_HELD: Final = frozenset({"frame", "custom-shape", "g", "rect", "text-box", "ellipse", "polygon"})
# Marks that show nothing, or whose words are those of the program: the number of a note is put in by it.
_SILENT_WORDS: Final = """
    change change-start change-end bookmark bookmark-start bookmark-end soft-page-break
    reference-mark-start reference-mark-end annotation-end note-citation page-number page-count desc
    title event-listeners alphabetical-index-mark toc-mark"""
_SILENT: Final = frozenset(_SILENT_WORDS.split())


@dataclass(slots=True)
class Words:
    """The words of one paragraph, the boxes drawn in it, the notes it refers to, and its number."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)
    number: str = ""
    bold: list[bool] = field(default_factory=list)
    size: float = 0.0

    def look(self, style: Style) -> Look:
        """Return how the words are set."""
        return Look(bool(self.bold) and all(self.bold), self.size or style.size, style.centred)


def read_words(paragraph: Node, style: Style, styles: Styles) -> Words:
    """Return the words of a paragraph or heading."""
    words = Words()
    _read(paragraph, style, styles, words, 0)
    return words


def _say(words: Words, said: str | None, style: Style) -> None:
    if not said:
        return
    # Line breaks in the XML are blanks; those of the text are elements.
    words.runs.append(Run(said.replace("\n", " "), style.gone, bold=bool(style.bold)))
    if said.strip() and not style.gone:
        words.bold.append(bool(style.bold))
        words.size = words.size or style.size


def _read(node: Node, style: Style, styles: Styles, words: Words, depth: int) -> None:
    if depth > _DEEP:
        raise RecursionError
    _say(words, node.text, style)
    for child in node:
        _child(child, style, styles, words, depth)
        _say(words, child.tail, style)


def _child(child: Node, style: Style, styles: Styles, words: Words, depth: int) -> None:
    name = child.tag
    if name == "s":
        count = child.get("c", "1")
        blanks = min(int(count), _MOST_BLANKS) if count.isdecimal() and len(count) < 9 else 1
        words.runs.append(Run(" " * blanks))
    elif name in {"tab", "line-break"}:
        words.runs.append(Run("\t" if name == "tab" else "\n"))
    elif name == "number":
        words.number = (child.text or "").strip()
    elif name == "note":
        words.notes.append(child)
    elif name == "annotation":
        words.runs.append(Run(all_words(child), "comment"))
    elif name in _HELD:
        words.boxes.append(child)
    elif name == "ruby":
        base = child.find("ruby-base")
        if base is not None:
            _read(base, style, styles, words, depth + 1)
    elif name not in _SILENT:
        _read(child, _laid_over(child, style, styles), styles, words, depth + 1)


def _laid_over(child: Node, style: Style, styles: Styles) -> Style:
    """Return the style of a span: what it says goes before that of its paragraph."""
    own = child.get("style-name")
    if child.tag != "span" or not own:
        return style
    span = styles.get("text", own)
    return style._replace(
        bold=style.bold if span.bold is None else span.bold,
        size=span.size or style.size,
        gone=span.gone or style.gone,
    )


def all_words(node: Node) -> str:
    """Return all words below an element, a line for a paragraph."""
    lines: list[str] = []
    for paragraph in node.iter("p", "h"):
        said = [paragraph.text or ""]
        for child in paragraph.iter():
            if child is not paragraph:
                said += [child.text or "", child.tail or ""]
        lines.append("".join(said).replace("\n", " ").strip())
    return "\n".join(line for line in lines if line)
