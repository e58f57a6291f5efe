"""Builds the tree of a page from its tags, as forgiving as a browser, without recursion."""

from collections.abc import Iterator
from typing import Final

from kg.documents.html.tokens import CLOSE, OPEN, RAW, TEXT, Token, read_attributes, read_tokens

MOST_NODES: Final = 80_000
"""The number of elements after which a page is cut."""
MOST_TOKENS: Final = 400_000
"""The number of tags and texts after which a page is cut."""
DEEPEST: Final = 160
"""How deep elements are nested; what lies deeper counts as lying at this depth."""

_VOID_NAMES: Final = """
    area base basefont bgsound br col command embed frame hr img input keygen link meta param source
    track wbr
"""
VOID: Final = frozenset(_VOID_NAMES.split())
_BLOCKS_NAMES: Final = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li
    listing main menu nav noframes ol optgroup option p plaintext pre section summary table tbody td
    tfoot th thead title tr ul xmp
"""
BLOCKS: Final = frozenset(_BLOCKS_NAMES.split())
"""Elements that begin a new line."""

_CLOSES_P: Final = BLOCKS - {"td", "th", "tr", "tbody", "thead", "tfoot", "caption", "body", "html", "head"}
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS: Final = frozenset({"td", "th", "caption"})
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
_TABLE: Final = _CELLS | _GROUPS | {"tr", "table"}
# What an opening tag closes (nearest first), and where the search for it ends.
_IMPLIED: Final = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"}) | _TABLE),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"}) | _TABLE),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"}) | _TABLE),
    "td": (frozenset({"td", "th", "caption"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th", "caption"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "caption"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "a": (frozenset({"a"}), _TABLE | {"div", "li"}),
    **dict.fromkeys(_GROUPS, (_GROUPS | {"caption"}, frozenset({"table"}))),
}
# Elements whose attributes tell nothing here; those of images are long.
_BARE: Final = frozenset(
    {"img", "image", "path", "source", "use", "g", "rect", "circle", "polygon", "br", "wbr"}
)
_STRAYS: Final = 20_000


class Node:
    """An element: its tag, attributes and content (elements, and texts as pairs of offsets).

    ``text`` and ``links`` count the characters of its texts (without blanks at their ends), and those of
    them in links;
    ``last`` is the index of the last element inside it.
    """

    __slots__ = (
        "attributes",
        "children",
        "depth",
        "index",
        "last",
        "links",
        "parent",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self, tag: str, attributes: dict[str, str], parent: "Node | None", index: int, at: int
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.index = index
        self.start = at
        self.children: list[Node | tuple[int, int]] = []
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.last = index
        self.text = 0
        self.links = 0

    def up(self) -> Iterator["Node"]:
        """Yield the element and those around it, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def holds(self, other: "Node") -> bool:
        """Return whether the other element is this one or lies inside it."""
        return self.index <= other.index <= self.last


class Tree:
    """The elements of a page in order of their opening tags, the first being the page itself.

    ``raw`` holds the content of scripts and titles (element and offsets); ``cut`` is where the page was
    cut because it has too many elements, or -1.
    """

    __slots__ = ("cut", "nodes", "raw")

    def __init__(self) -> None:
        self.nodes: list[Node] = [Node("#page", {}, None, 0, 0)]
        self.raw: list[tuple[Node, int, int]] = []
        self.cut = -1

    def sums(self, amounts: dict[int, int]) -> list[int]:
        """Return for each element what it and the elements inside it amount to."""
        totals = [0] * len(self.nodes)
        for index, amount in amounts.items():
            totals[index] = amount
        for node in reversed(self.nodes):
            if node.parent is not None:
                totals[node.parent.index] += totals[node.index]
        return totals


def build_tree(source: str) -> Tree:
    """Return the tree of a page, with the sizes of its elements."""
    builder = _Builder(source)
    for count, token in enumerate(read_tokens(source)):
        if len(builder.tree.nodes) > MOST_NODES or count > MOST_TOKENS:
            builder.tree.cut = token[1]
            break
        builder.take(token)
    _measure(source, builder.tree)
    return builder.tree


class _Builder:
    """The open elements while a page is read."""

    def __init__(self, source: str) -> None:
        self.tree = Tree()
        self.open: list[Node] = [self.tree.nodes[0]]
        self.counts: dict[str, int] = {}
        self.over: list[str] = []
        self.strays = 0
        self.marked = source.startswith("\ufeff")  # a byte order mark is no word
        # In pages of XML an element may close itself whatever its name.
        self.xml = source[:200].lstrip("\ufeff \r\n\t").startswith("<?xml")

    def take(self, token: Token) -> None:
        kind, start, end, name, attributes = token
        if kind == TEXT:
            start = 1 if start == 0 and self.marked else start
            if start < end:
                self.open[-1].children.append((start, end))
        elif kind == OPEN:
            self._open(start, name, attributes)
        elif kind == CLOSE:
            self._close(start, name)
        elif kind == RAW:
            self._raw(start, end, name)

    def _raw(self, start: int, end: int, name: str) -> None:
        """Take the content of the element that was opened last, and close it."""
        node = self.tree.nodes[-1]
        self.tree.raw.append((node, start, end))
        if name in {"textarea", "xmp", "plaintext"}:
            node.children.append((start, end))
        if self.open[-1] is node:
            self._pop()

    def _open(self, start: int, name: str, given: str) -> None:
        attributes = read_attributes(given) if given and name not in _BARE else {}
        if name in {"html", "body"} and self.counts.get(name):
            return
        if not self.over:
            if name in _CLOSES_P and self.counts.get("p"):
                self._pop_to({"p"}, _CELLS | {"button", "object", "table"})
            if name in _HEADINGS and self.open[-1].tag in _HEADINGS:
                self._pop()
            if name in _IMPLIED:
                names, barrier = _IMPLIED[name]
                if any(self.counts.get(n) for n in names):
                    self._pop_to(names, barrier)
        node = Node(name, attributes, self.open[-1], len(self.tree.nodes), start)
        self.open[-1].children.append(node)
        self.tree.nodes.append(node)
        if name in VOID or (given.endswith("/") and (self.xml or name in _BARE)):
            return
        if len(self.open) >= DEEPEST or self.over:
            self.over.append(name)
            return
        self.open.append(node)
        self.counts[name] = self.counts.get(name, 0) + 1

    def _close(self, start: int, name: str) -> None:
        if self.over:
            # Too deep: the innermost closing tags belong to elements that were not opened.
            self.over.pop()
            return
        if name == "br" or (name == "p" and not self.counts.get("p")):
            node = Node(name, {}, self.open[-1], len(self.tree.nodes), start)
            self.open[-1].children.append(node)
            self.tree.nodes.append(node)
            return
        if not self.counts.get(name) or name in {"html", "body"}:
            return
        if name in _HEADINGS and self.open[-1].tag in _HEADINGS:
            self._pop()
        elif name in _TABLE:
            self._pop_to({name}, {"table"} if name != "table" else frozenset())
        elif name in BLOCKS:
            self._pop_to({name}, _TABLE)
        else:
            self._pop_to({name}, BLOCKS)

    def _pop_to(self, names: "set[str] | frozenset[str]", barrier: "set[str] | frozenset[str]") -> None:
        """Close the nearest open element of these names, unless a barrier stands before it."""
        reach = 8 if self.strays > _STRAYS else DEEPEST
        for i in range(len(self.open) - 1, max(0, len(self.open) - 1 - reach), -1):
            tag = self.open[i].tag
            if tag in names:
                while len(self.open) > i:
                    self._pop()
                return
            if tag in barrier:
                break
        self.strays += 1

    def _pop(self) -> None:
        node = self.open.pop()
        self.counts[node.tag] -= 1


def _measure(source: str, tree: Tree) -> None:
    """Count the characters in each element; children come after their parents in the list."""
    for node in reversed(tree.nodes):
        for child in node.children:
            if isinstance(child, tuple):
                node.text += len(source[child[0] : child[1]].strip())
        if node.tag == "a":
            node.links = node.text
        if node.parent is not None:
            node.parent.last = max(node.parent.last, node.last)
            if node.tag not in UNSEEN:
                node.parent.text += node.text
                node.parent.links += node.links


_UNSEEN_NAMES: Final = """
    script style template noscript iframe noembed noframes object audio video canvas svg datalist
    title meta link base frameset applet rp
"""
UNSEEN: Final = frozenset(_UNSEEN_NAMES.split())
"""Elements of which nothing is seen."""
