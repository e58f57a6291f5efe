"""The styles and lists of an ODF file: what a paragraph is by the style it was given."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kg.documents.numerals import numeral
from kg.documents.office.docx_runs import HIDDEN, STRUCK
from kg.documents.office.docx_styles import PLAIN, Role, role_of
from kg.documents.office.gather import Look
from kg.documents.office.safety import Node

_DEEP: Final = 20
_LEVELS: Final = {
    "list-level-style-number": "number",
    "list-level-style-bullet": "bullet",
    "list-level-style-image": "bullet",
    "outline-level-style": "number",
}


class Style(NamedTuple):
    """What a style says of its words."""

    role: Role = PLAIN
    outline: int = 0
    list: str = ""
    bold: bool | None = None
    size: float = 0.0
    centred: bool = False
    gone: str = ""

    @property
    def look(self) -> Look:
        """How the words are set."""
        return Look(bool(self.bold), self.size, self.centred)


class ListLevel(NamedTuple):
    """How the items of one level of a list are marked: a sign, or a number between two texts."""

    sort: str = "bullet"
    way: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1


@dataclass(slots=True)
class Styles:
    """All styles of a file by their names, and its lists."""

    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    known: dict[tuple[str, str], Style] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    outline: dict[int, ListLevel] = field(default_factory=dict)

    def add(self, root: Node | None) -> None:
        """Take in the styles of one part of the file; those taken in later go before."""
        if root is None:
            return
        for node in root.iter("style"):
            self.nodes[node.get("family"), node.get("name")] = node
        for node in root.iter("list-style"):
            self.lists[node.get("name")] = dict(_list_levels(node))
        for node in root.iter("outline-style"):
            self.outline = {k: v for k, v in _list_levels(node) if v.way}

    def get(self, family: str, name: str) -> Style:
        """Return a style with all that it takes from the styles above it."""
        key = (family, name)
        if key not in self.known:
            self.known[key] = self._resolve(family, name)
        return self.known[key]

    def _resolve(self, family: str, name: str) -> Style:
        chain: list[Node] = []
        while (family, name) in self.nodes and len(chain) < _DEEP:
            chain.append(self.nodes[family, name])
            name = chain[-1].get("parent-style-name")
        # A style that the file does not describe, as small programs write it, still has its name.
        role = role_of(name.replace("_20_", " ")) if family == "paragraph" else PLAIN
        style = Style(role=role)
        for node in reversed(chain):
            style = _over(style, node)
        return style


def _over(style: Style, node: Node) -> Style:
    """Return the style with what one node says laid over it."""
    names = (node.get("display-name"), node.get("name").replace("_20_", " "))
    role = next((r for r in map(role_of, names) if r.name), style.role)
    text, paragraph = node.find("text-properties"), node.find("paragraph-properties")
    weight = text.get("font-weight") if text is not None else ""
    align = paragraph.get("text-align") if paragraph is not None else ""
    outline = node.get("default-outline-level")
    return Style(
        role=role,
        outline=int(outline) if outline.isdecimal() else style.outline,
        list=node.get("list-style-name") or style.list,
        bold=(weight == "bold" or (weight.isdecimal() and int(weight) >= 600)) if weight else style.bold,
        size=_points(text.get("font-size") if text is not None else "") or style.size,
        centred=align == "center" if align else style.centred,
        gone=_gone(text) or style.gone,
    )


def _gone(text: Node | None) -> str:
    """Return why words in a style are no part of the document, or an empty text."""
    if text is None:
        return ""
    if text.get("display") == "none":
        return HIDDEN
    return STRUCK if text.get("text-line-through-style", "none") != "none" else ""


def _points(size: str) -> float:
    number = size.removesuffix("pt")
    return float(number) if size.endswith("pt") and number.replace(".", "", 1).isdecimal() else 0.0


def _list_levels(node: Node) -> Iterator[tuple[int, ListLevel]]:
    for level in node:
        depth = level.get("level")
        if level.tag in _LEVELS and depth.isdecimal() and 0 < int(depth) <= 10:
            start, shown = level.get("start-value", "1"), level.get("display-levels", "1")
            yield (
                int(depth),
                ListLevel(
                    _LEVELS[level.tag],
                    level.get("num-format"),
                    level.get("num-prefix")[:20],
                    level.get("num-suffix")[:20],
                    int(start) if start.isdecimal() else 1,
                    int(shown) if shown.isdecimal() else 1,
                ),
            )


@dataclass(slots=True)
class Counter:
    """Counts the items of one list, or the numbered headings of the document."""

    counts: dict[int, int] = field(default_factory=dict)

    def next(self, levels: dict[int, ListLevel], depth: int, start: str = "") -> str:
        """Return the number of the next item as words with a blank after it."""
        here = levels[depth]
        first = int(start) if start.isdecimal() and len(start) < 6 else None
        known = self.counts.get(depth, here.start - 1) + 1
        self.counts[depth] = known if first is None else first
        for deeper in [level for level in self.counts if level > depth]:
            del self.counts[deeper]
        above = range(max(1, depth - max(1, here.shown) + 1), depth + 1)
        words = [self._words(levels, level) for level in above if level in levels]
        number = here.before + ".".join(word for word in words if word) + here.after
        return number + ("" if not number or number[-1] in "、）．" else " ")

    def _words(self, levels: dict[int, ListLevel], depth: int) -> str:
        level = levels[depth]
        return numeral(self.counts.get(depth, level.start), level.way) if level.way else ""
