"""Tells tables that hold data from tables that only arrange a page."""

from typing import Final

from kg.documents.html.numbers import is_marker
from kg.documents.html.tree import Node, Tree

_LONG_CELL: Final = 400
_NOT_IN_CELLS: Final = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "form", "article", "main", "nav", "section"}
)
_CELLS: Final = frozenset({"td", "th"})


class _Facts:
    """What is known of one table while its page is gone through."""

    __slots__ = ("cells", "frames", "headed", "largest", "marked", "rows", "widest", "words")

    def __init__(self) -> None:
        self.rows = 0
        self.cells = 0
        self.widest = 0
        self.largest = 0
        self.marked = 0
        self.words = 0
        self.headed = False
        self.frames = False


def data_tables(source: str, tree: Tree) -> set[int]:
    """Return the indexes of the tables whose rows are rows of data.

    A table whose rows all begin with the number of an item only arranges the items.
    """
    facts: dict[int, _Facts] = {}
    row_cells: dict[int, int] = {}
    around: dict[int, int] = {}  # element -> nearest table around it
    for node in tree.nodes:
        table = around.get(node.parent.index, -1) if node.parent is not None else -1
        if node.tag == "table":
            facts[node.index] = _Facts()
            if table >= 0 and node.text:
                facts[table].frames = True
            table = node.index
        if table < 0:
            continue
        around[node.index] = table
        _note(node, facts[table], row_cells)
        if node.tag in _CELLS and node.parent is not None and row_cells[node.parent.index] == 1:
            facts[table].marked += node.text <= 10 and is_marker(_words(source, node))
    return {index for index, fact in facts.items() if _is_data(tree.nodes[index], fact)}


def _note(node: Node, fact: _Facts, row_cells: dict[int, int]) -> None:
    if node.tag == "tr":
        fact.rows += bool(node.text)
    elif node.tag in _CELLS and node.parent is not None:
        row = node.parent.index
        row_cells[row] = row_cells.get(row, 0) + 1
        fact.widest = max(fact.widest, row_cells[row])
        fact.cells += bool(node.text)
        fact.largest = max(fact.largest, node.text)
        fact.words += node.text
        fact.headed = fact.headed or node.tag == "th" or "scope" in node.attributes
    elif node.tag in _NOT_IN_CELLS and node.text:
        fact.frames = True
    elif node.tag in {"caption", "thead"} and node.text:
        fact.headed = True


def _words(source: str, cell: Node) -> str:
    """Return the words of a small cell."""
    words, waiting = "", [cell]
    while waiting:
        node = waiting.pop()
        words += "".join(source[c[0] : c[1]] for c in node.children if isinstance(c, tuple))
        waiting += [c for c in node.children if isinstance(c, Node)]
    return words.strip()


def _is_data(table: Node, fact: _Facts) -> bool:
    if fact.frames or fact.widest < 2 or fact.cells < 2 or not fact.words:
        return False
    if table.attributes.get("role") in {"presentation", "none"}:
        return False
    if fact.headed:
        return True
    if fact.marked == fact.rows and fact.widest == 2:
        return False
    if fact.rows < 2:
        return False
    return not (fact.largest > _LONG_CELL and fact.largest > 0.5 * fact.words)
