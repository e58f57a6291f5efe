"""The styles and the numbers of a DOCX file: what a paragraph is by the style it was given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.numerals import numeral
from kg.documents.office.safety import Node

# Names of styles as the program stores them; the file keeps the English ones whatever language it shows.
ROLES: Final = (
    (re.compile(r"(?:heading|überschrift|titre|título|rubrik|kop|标题|標題|見出し) ?([1-9])"), "heading"),
    (re.compile(r"title|titel|titolo|标题|標題|文档标题"), "title"),
    (re.compile(r"(?:toc|contents|verzeichnis|目录) ?([1-9])|toc heading|contents heading"), "contents"),
    (re.compile(r"caption|beschriftung|légende|题注|figure|table|illustration"), "caption"),
    (re.compile(r"quote|intense quote|block text|quotations?|zitat|citation|引用"), "quotation"),
    (re.compile(r"list bullet ?([1-9])?"), "bullet"),
    (re.compile(r"list number ?([1-9])?"), "number"),
)
_DEEP: Final = 20
_DEPTHS: Final = frozenset("012345678")
_SLOT: Final = re.compile(r"%([1-9])")


class Role(NamedTuple):
    """What a style is for, and at which level; both empty for plain text."""

    name: str = ""
    level: int = 0


PLAIN: Final = Role()


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of its paragraphs; None and 0 where it says nothing."""

    role: Role = PLAIN
    outline: int = 0
    list: str = ""
    depth: int = 0
    bold: bool | None = None
    size: float = 0.0
    centred: bool | None = None


def role_of(name: str) -> Role:
    """Return what a style is for by its name.

    >>> role_of("Heading 2"), role_of("List Bullet").name, role_of("Body Text").name
    (Role(name='heading', level=2), 'bullet', '')
    """
    for pattern, role in ROLES:
        if found := pattern.fullmatch(name.strip().lower()):
            return Role(role, int((found.groups() or ("",))[0] or 1))
    return Role()


def is_on(properties: Node | None, name: str) -> bool | None:
    """Return whether a property such as bold is on, or None where nothing is said."""
    found = properties.find(name) if properties is not None else None
    if found is None:
        return None
    return found.get("val", "1").lower() not in {"0", "false", "off", "none"}


def size_of(properties: Node | None) -> float:
    """Return the size of letters in points, or 0."""
    found = properties.find("sz") if properties is not None else None
    value = found.get("val", "") if found is not None else ""
    return int(value) / 2 if value.isdecimal() and len(value) < 5 else 0.0


def number_in(node: Node | None, path: str, default: int) -> int:
    """Return the number that an element below holds as its value."""
    found = node.find(path) if node is not None else None
    value = found.get("val", "") if found is not None else ""
    return int(value) if value.isdecimal() and len(value) < 9 else default


def text_in(node: Node | None, path: str) -> str:
    """Return the value of an element below, or an empty text."""
    found = node.find(path) if node is not None else None
    return found.get("val", "") if found is not None else ""


@dataclass(slots=True)
class Styles:
    """The styles of a file by their ids, each worked out when it is first asked for."""

    nodes: dict[str, Node] = field(default_factory=dict)
    size: float = 0.0
    default: str = ""
    known: dict[str, Style] = field(default_factory=dict)

    def get(self, key: str) -> Style:
        """Return a style with what it takes from those that it is based on.

        The empty id stands for the default style. A style that the file does not describe still has its
        name.
        """
        key = key or self.default
        if key not in self.known:
            if key in self.nodes:
                self.known[key] = _style(key, self.nodes, self.size)
            else:
                plain = self.get("") if key != self.default else Style(size=self.size)
                role = role_of(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key))
                self.known[key] = replace(plain, role=role) if role.name else plain
        return self.known[key]


def read_styles(root: Node | None) -> Styles:
    """Return the styles of a file; none are worked out yet."""
    if root is None:
        return Styles()
    nodes = {node.get("styleId"): node for node in root.findall("style")}
    default = next(
        (
            key
            for key, node in nodes.items()
            if node.get("default") in {"1", "true"} and node.get("type") == "paragraph"
        ),
        "",
    )
    return Styles(nodes, size_of(root.find("docDefaults/rPrDefault/rPr")), default)


def _style(key: str, nodes: Mapping[str, Node], size: float) -> Style:
    chain: list[Node] = []
    while key in nodes and len(chain) < _DEEP:
        chain.append(nodes[key])
        key = text_in(nodes[key], "basedOn")
    style = Style(size=size)
    for node in reversed(chain):
        role = role_of(text_in(node, "name"))
        runs = node.find("rPr")
        bold, align = is_on(runs, "b"), text_in(node, "pPr/jc")
        style = Style(
            role=role if role.name else style.role,
            outline=number_in(node, "pPr/outlineLvl", style.outline - 1) + 1,
            list=text_in(node, "pPr/numPr/numId") or style.list,
            depth=number_in(node, "pPr/numPr/ilvl", style.depth),
            bold=style.bold if bold is None else bold,
            size=size_of(runs) or style.size,
            centred=align == "center" if align else style.centred,
        )
    return style


class _Level(NamedTuple):
    way: str = "decimal"
    text: str = "%1."
    start: int = 1
    tight: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the items of the lists of a file."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)

    def is_bullet(self, key: str, depth: int) -> bool:
        """Return whether a level of a list shows a sign and no number."""
        return self._level(key, depth).way == "bullet"

    def is_list(self, key: str, depth: int) -> bool:
        """Return whether a list is known and shows a sign or number; 0 takes an item out of its list."""
        return key in self.lists and self._level(key, depth).way != "none"

    def next(self, key: str, depth: int) -> str:
        """Return the number of the next item, as words with a blank after it; empty for a bullet."""
        kind = self.lists[key]
        counts = self.counts.setdefault(kind, [None] * 9)
        for level, start in self.restarts.pop(key, {}).items():
            counts[level] = start - 1
        if counts[depth] is None:
            counts[depth] = self._level(key, depth).start - 1
        counts[depth] = (counts[depth] or 0) + 1
        counts[depth + 1 :] = [None] * (8 - depth)
        here = self._level(key, depth)
        if here.way == "bullet":
            return ""
        words = _SLOT.sub(lambda slot: self._count(key, counts, int(slot.group(1)) - 1), here.text)
        return words + ("" if here.tight or not words or words[-1] in "、）．" else " ")

    def _count(self, key: str, counts: list[int | None], depth: int) -> str:
        level = self._level(key, depth)
        count = counts[depth]
        return numeral(level.start if count is None else count, level.way)

    def _level(self, key: str, depth: int) -> _Level:
        own = self.levels.get((f"num {key}", depth))
        return own or self.levels.get((self.lists.get(key, ""), depth), _Level())


def read_numbering(root: Node | None) -> Numbering:
    """Return the lists of a file, none of them counted yet."""
    numbering = Numbering()
    if root is None:
        return numbering
    for node in root.findall("abstractNum"):
        for at, level in _levels(node):
            numbering.levels[node.get("abstractNumId"), at] = level
    for node in root.findall("num"):
        key = node.get("numId")
        if key == "0":
            continue
        numbering.lists[key] = text_in(node, "abstractNumId")
        for over in node.findall("lvlOverride"):
            if over.get("ilvl") not in _DEPTHS:
                continue
            depth = int(over.get("ilvl"))
            start = number_in(over, "startOverride", -1)
            if start >= 0:
                numbering.restarts.setdefault(key, {})[depth] = start
            for _, level in _levels(over):
                numbering.levels[f"num {key}", depth] = level
    return numbering


def _levels(node: Node) -> Iterator[tuple[int, _Level]]:
    for level in node.findall("lvl"):
        depth = level.get("ilvl")
        if depth in _DEPTHS:
            way, tight = text_in(level, "numFmt") or "decimal", text_in(level, "suff") == "nothing"
            yield int(depth), _Level(way, text_in(level, "lvlText")[:80], number_in(level, "start", 1), tight)
