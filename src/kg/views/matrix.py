"""The matrix: two classes of things against each other, how much links each pair, and where nothing does."""

from collections.abc import Mapping, Sequence
from typing import Final

import networkx as nx
from markupsafe import Markup

from kg.counting import counted
from kg.exceptions import InputError
from kg.views import svg
from kg.views.lettering import cut, width
from kg.views.parts import Item, Part, parts
from kg.views.picture import Picture, Row
from kg.views.relations import label, order, sentences, type_of

# Families of classes by the word that a reader would use.
FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "bodies": frozenset({"PublicBody", "Institution", "UnnamedGroup"}),
    "policies": frozenset({"PolicyDocument", "Strategy", "Policy"}),
    "measures": frozenset({"Measure"}),
    "aims": frozenset({"Objective", "Target"}),
    "zones": frozenset({"Zone"}),
    "areas": frozenset({"AdministrativeArea", "Place"}),
    "places": frozenset({"Zone", "AdministrativeArea", "Place"}),
    "facilities": frozenset({"Facility"}),
    "industries": frozenset({"Industry"}),
    "themes": frozenset({"Theme"}),
    "challenges": frozenset({"Challenge"}),
    "events": frozenset({"Event"}),
}
SINGULAR: Final[Mapping[str, str]] = {
    "bodies": "body",
    "policies": "policy",
    "facilities": "facility",
    "industries": "industry",
    **{name: name.removesuffix("s") for name in FAMILIES if not name.endswith("ies")},
}
# What a pair is linked through.
_BETWEEN: Final = FAMILIES["policies"] | FAMILIES["measures"] | FAMILIES["aims"]
# What may be set against each other when nothing is asked for; the first wins where they tell as much.
_CHOICES: Final = (
    ("bodies", "industries"),
    ("places", "industries"),
    ("bodies", "places"),
    ("policies", "industries"),
    ("policies", "places"),
)
_ROOM: Final = 24
_CELL: Final = 34.0
_NAME: Final = (180.0, 430.0)  # room for the names of the rows, at least and at most
_WIDE: Final = 1180.0
_SLANT: Final = 0.77  # sine of 50 degrees
# Light to dark; the words on them are dark on the first two and light on the others.
_SHADES: Final = ("#d6e6f5", "#a9cbe9", "#3b7fc0", "#0a5299", "#053061")


def telling(network: "nx.MultiDiGraph[str]") -> tuple[str, str]:
    """Return the two families between which most pairs are linked, as far as a matrix has room for them.

    Where nothing is linked they are bodies and industries.
    """
    return max(_CHOICES, key=lambda pair: (_seen(network, *pair), -_CHOICES.index(pair)))


def _seen(network: "nx.MultiDiGraph[str]", rows: str, columns: str) -> int:
    counts = _count(network, FAMILIES[rows], FAMILIES[columns])
    down, across = (set(_axis(network, {pair[k] for pair in counts})[0]) for k in (0, 1))
    return sum(row in down and column in across for row, column in counts)


def matrix(network: "nx.MultiDiGraph[str]", rows: str = "", columns: str = "") -> Picture:
    """Return the picture of how many policies, measures and aims link each pair of two families.

    A pair is linked by a policy element that touches both, or that touches one and whose policy (or whose
    part) touches the other; direct relations count as one. Families are the keys of :data:`FAMILIES`;
    if neither is given, those of which most pairs are linked (:func:`telling`).

    Raises:
        InputError: if a family is not known, or both are the same.
    """
    if not rows and not columns:
        rows, columns = telling(network)
    rows, columns = rows or "bodies", columns or "industries"
    for family in (rows, columns):
        if family not in FAMILIES:
            raise InputError("unknown family", family, f"Known: {', '.join(FAMILIES)}")
    if rows == columns:
        raise InputError("rows and columns are the same", rows, "Choose two families")
    counts = _count(network, FAMILIES[rows], FAMILIES[columns])
    down, n_down = _axis(network, {r for r, _ in counts})
    across, n_across = _axis(network, {c for _, c in counts})
    title = f"{rows.capitalize()} and {columns}: what links them"
    linked = len(counts)
    description = (
        f"{counted(n_down, SINGULAR[rows], rows)} against {counted(n_across, SINGULAR[columns], columns)}; "
        f"{counted(n_down * n_across, 'pair')}, {linked:,} linked."
        if counts
        else f"Nothing links {rows} and {columns} in this graph."
    )
    notes = tuple(
        f"{name.capitalize()}: the {_ROOM} best connected of {n:,}; the table has all."
        for name, n in ((rows, n_down), (columns, n_across))
        if n > _ROOM
    )
    return Picture(
        title,
        description,
        _draw(network, down, across, counts, title, description),
        (SINGULAR[rows], SINGULAR[columns], "linked through"),
        _rows(network, counts),
        notes,
        _parts(network, counts),
    )


def _parts(
    network: "nx.MultiDiGraph[str]", counts: Mapping[tuple[str, str], frozenset[str]]
) -> tuple[Part, ...]:
    """Return the pairs row by row, those that most is linked through first."""
    found: dict[str, list[tuple[int, str, Item]]] = {}
    for (one, other), through in counts.items():
        note = f"linked through {len(through)}" if through != {""} else "linked directly"
        item = Item(type_of(network, other), label(network, other), note)
        found.setdefault(one, []).append((-len(through), item.text, item))
    ranked = sorted(found, key=lambda n: order(network, n))
    return parts((label(network, n), [item for *_, item in sorted(found[n], key=_first)]) for n in ranked)


def _first(entry: tuple[int, str, Item]) -> tuple[int, str]:
    return entry[:2]


def _count(
    network: "nx.MultiDiGraph[str]", first: frozenset[str], second: frozenset[str]
) -> dict[tuple[str, str], frozenset[str]]:
    """Return the policy elements that link each pair; an empty name stands for a direct relation."""
    found: dict[tuple[str, str], set[str]] = {}
    beside = {n: sorted({*network.successors(n), *network.predecessors(n)}) for n in network}
    for one in network:
        if type_of(network, one) not in first:
            continue
        for middle in beside[one]:
            if type_of(network, middle) in second and middle != one:
                found.setdefault((one, middle), set()).add("")
            if type_of(network, middle) not in _BETWEEN:
                continue
            for link in (middle, *(n for n in beside[middle] if n != one and _is_part(network, middle, n))):
                for other in beside[link]:
                    if type_of(network, other) in second and other not in (one, link):
                        found.setdefault((one, other), set()).add(link)
    return {pair: frozenset(through) for pair, through in sorted(found.items())}


def _is_part(network: "nx.MultiDiGraph[str]", one: str, other: str) -> bool:
    """Return whether one is an element of the other's policy, or its policy."""
    parts = ("kg:hasMeasure", "kg:hasObjective", "dcterms:isPartOf")
    return any(network.has_edge(one, other, p) or network.has_edge(other, one, p) for p in parts)


def _axis(network: "nx.MultiDiGraph[str]", things: set[str]) -> tuple[list[str], int]:
    chosen = sorted(things, key=lambda n: order(network, n))[:_ROOM]
    return sorted(chosen, key=lambda n: (label(network, n), n)), len(things)


def _draw(
    network: "nx.MultiDiGraph[str]",
    down: Sequence[str],
    across: Sequence[str],
    counts: Mapping[tuple[str, str], frozenset[str]],
    title: str,
    description: str,
) -> Markup:
    names = [cut(label(network, c), 13, 220) for c in across]
    top = max([width(n, 13) * _SLANT for n in names], default=0) + 52
    room = max(_WIDE - len(across) * _CELL - 190, 300)
    longest = max([width(label(network, row), 13) for row in down], default=0) + 40
    left = max(_NAME[0], min(longest, room, _NAME[1]))
    wide = left + len(across) * _CELL + 190
    parts = [
        _column(network, c, name, left + k * _CELL, top)
        for k, (c, name) in enumerate(zip(across, names, strict=True))
    ]
    most = max((len(through) for through in counts.values()), default=1)
    for n, row in enumerate(down):
        y = top + n * _CELL
        parts.append(svg.words(cut(label(network, row), 13, left - 40), left - 12, y + 22, "t", "end"))
        for k, column in enumerate(across):
            through = counts.get((row, column), frozenset())
            parts.append(_cell(network, row, column, through, most, left + k * _CELL, y))
    return svg.picture(
        max(wide, 560), top + max(len(down), 1) * _CELL + 24, title, description, svg.join(*parts)
    )


def _column(network: "nx.MultiDiGraph[str]", thing: str, name: str, x: float, top: float) -> Markup:
    turn = f"rotate(-50 {svg.number(x + 20)} {svg.number(top - 10)})"
    text = svg.tag("text", name, class_="t", x=x + 20, y=top - 10, transform=turn)
    return svg.tag("g", svg.join(svg.hint(label(network, thing)), text))


def _cell(
    network: "nx.MultiDiGraph[str]",
    row: str,
    column: str,
    through: frozenset[str],
    most: int,
    x: float,
    y: float,
) -> Markup:
    if not through:
        return svg.tag("rect", class_="f", x=x + 1, y=y + 1, width=_CELL - 2, height=_CELL - 2, rx=4)
    shade = min(round((len(through) - 1) / max(most - 1, 1) * (len(_SHADES) - 1)), len(_SHADES) - 1)
    ink = "#12161c" if shade < 2 else "#ffffff"
    said = f"{label(network, row)} and {label(network, column)}:"
    said += "".join(f"\n{_through(network, t)}" for t in sorted(through))
    box = svg.tag("rect", fill=_SHADES[shade], x=x + 1, y=y + 1, width=_CELL - 2, height=_CELL - 2, rx=4)
    count = svg.tag(
        "text", str(len(through)), fill=ink, x=x + _CELL / 2, y=y + 22, text_anchor="middle", font_size="13"
    )
    return svg.tag("g", svg.join(svg.hint(said), box, count))


def _through(network: "nx.MultiDiGraph[str]", thing: str) -> str:
    return label(network, thing) if thing else "directly"


def _rows(
    network: "nx.MultiDiGraph[str]", counts: Mapping[tuple[str, str], frozenset[str]]
) -> tuple[Row, ...]:
    found = []
    for (one, other), through in counts.items():
        names = "; ".join(_through(network, t) for t in sorted(through))
        said = tuple(dict.fromkeys(s for t in sorted(through) for s in _said(network, t or one, other)))
        found.append(Row((label(network, one), label(network, other), names), said[:2]))
    return tuple(sorted(found, key=lambda row: row.cells))


def _said(network: "nx.MultiDiGraph[str]", one: str, other: str) -> tuple[tuple[str, str], ...]:
    """Return the sentences behind the relations of two things, in either direction."""
    edges = [
        data
        for a, b in ((one, other), (other, one))
        for _, data in sorted((network.get_edge_data(a, b) or {}).items())
    ]
    return tuple(pair for data in edges for pair in sentences(data))
