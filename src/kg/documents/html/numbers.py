"""The numbers that a browser puts before the items of an ordered list."""

from typing import Final

from kg import lazy_re as re
from kg.documents.html.tree import Node
from kg.documents.numerals import chinese, roman

_STYLES: Final = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "decimal": "1", "decimal-leading-zero": "1", "none": "",
    "disc": "", "circle": "", "square": "", "cjk-ideographic": "一", "simp-chinese-informal": "一",
}  # fmt: skip
_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b([a-z][a-z-]+)", re.IGNORECASE)
_MARKER: Final = re.compile(
    r"(?:[•●▪■◆▶►➢✓✔➤‣◦○·–—-]|[（(]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[.)）、．]"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}|第[一二三四五六七八九十百零\d]{1,6}条)$"
)


def is_marker(words: str) -> bool:
    """Return whether words are nothing but the number or the bullet of an item."""
    return len(words) <= 10 and _MARKER.match(words) is not None


class Counter:
    """Counts the items of the lists of one page."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def marker(self, item: Node) -> str:
        """Return the number of an item with its blank ("1. "), or "" in a list without numbers.

        The items of a list are to be asked for in order, each once.
        """
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return ""
        step = -1 if "reversed" in parent.attributes else 1
        first = parent.attributes.get("start", "")
        number = self._next.get(parent.index)
        if number is None:
            number = _whole(first) if first else (_count(parent) if step < 0 else 1)
        given = item.attributes.get("value", "")
        if given:
            number = _whole(given, number)
        self._next[parent.index] = number + step
        shown = _shown(number, _style(item, parent))
        return f"{shown}. " if shown and not shown.endswith("、") else shown


def _whole(words: str, otherwise: int = 1) -> int:
    words = words.strip()
    return int(words) if re.fullmatch(r"-?[0-9]{1,6}", words) else otherwise


def _count(parent: Node) -> int:
    return sum(1 for child in parent.children if isinstance(child, Node) and child.tag == "li")


def _style(item: Node, parent: Node) -> str:
    """Return the type of the numbers: 1, a, A, i, I, 一, or "" for none."""
    for node in (item, parent):
        found = _STYLE.search(node.attributes.get("style", ""))
        if found and found.group(1).lower() in _STYLES:
            return _STYLES[found.group(1).lower()]
        if node.attributes.get("type", "") in {"1", "a", "A", "i", "I"}:
            return node.attributes["type"]
    return "1"


def _shown(number: int, style: str) -> str:
    if style == "":
        return ""
    if style in {"i", "I"} and 0 < number < 4000:
        return roman(number) if style == "i" else roman(number).upper()
    if style in {"a", "A"} and number > 0:
        return _letters(number, style)
    if style == "一" and 0 < number < 100:
        return f"{chinese(number)}、"
    return str(number)


def _letters(number: int, first: str) -> str:
    shown = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        shown = chr(ord(first) + rest) + shown
    return shown
