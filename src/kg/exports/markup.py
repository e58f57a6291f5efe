"""GraphML and GEXF: nodes and edges as XML, every name escaped, no date inside.

Both know no lists that every reader understands, and so a column of many values holds a JSON array, which
Gephi takes for a list. An empty value is left out. XML has no place for most control characters: U+0000 to
U+001F become their pictures (U+2400 to U+241F), other forbidden ones U+FFFD.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kg.exports.plain import Cell, Column, Edge, Node, Plain

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURES: Final = 0x2400
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'
_GRAPHML: Final[Mapping[str, str]] = MappingProxyType({"integer": "long", "decimal": "double"})
_GEXF: Final[Mapping[str, str]] = _GRAPHML
_LABEL, _WEIGHT = Column("label"), Column("weight", "decimal")


def graphml(graph: Plain) -> str:
    """Return a GraphML graph; parallel edges are kept apart by their ids."""
    node_columns, edge_columns = (_LABEL, *graph.node_columns), (_LABEL, _WEIGHT, *graph.edge_columns)
    lines = [_HEAD, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for place, columns in (("node", node_columns), ("edge", edge_columns)):
        for i, column in enumerate(columns):
            kind = "string" if column.many else _GRAPHML.get(column.kind, "string")
            key = f'id="{place[0]}{i}" for="{place}" attr.name={_quoted(column.name)} attr.type="{kind}"'
            lines.append(f" <key {key}/>")
    lines.append(f' <graph id="policy-kg" edgedefault="{_direction(graph)}">')
    for node in graph.nodes:
        lines.append(f"  <node id={_quoted(node.id)}>{_data('n', node, node_columns)}</node>")
    for i, edge in enumerate(graph.edges):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        lines.append(f'  <edge id="e{i}" {ends}>{_data("e", edge, edge_columns)}</edge>')
    return "\n".join([*lines, " </graph>", "</graphml>", ""])


def gexf(graph: Plain) -> str:
    """Return a GEXF 1.3 graph; parallel edges are kept apart by their ids and kinds."""
    lines = [
        _HEAD,
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        f' <graph mode="static" defaultedgetype="{_direction(graph)}">',
    ]
    for place, columns in (("node", graph.node_columns), ("edge", graph.edge_columns)):
        lines.append(f'  <attributes class="{place}">')
        for i, column in enumerate(columns):
            kind = "liststring" if column.many else _GEXF.get(column.kind, "string")
            lines.append(f'   <attribute id="{i}" title={_quoted(column.name)} type="{kind}"/>')
        lines.append("  </attributes>")
    lines.append("  <nodes>")
    for node in graph.nodes:
        ends = f"id={_quoted(node.id)} label={_quoted(node.label)}"
        lines.append(f"   <node {ends}>{_attvalues(node, graph.node_columns)}</node>")
    lines += ["  </nodes>", "  <edges>"]
    for i, edge in enumerate(graph.edges):
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        # Gephi keeps parallel edges apart by their kind.
        kind = str(edge.cells.get("predicate", edge.label))
        for name, value in (("label", edge.label), ("weight", edge.weight), ("kind", kind)):
            ends += f" {name}={_quoted(value)}" if value else ""
        lines.append(f'   <edge id="e{i}" {ends}>{_attvalues(edge, graph.edge_columns)}</edge>')
    return "\n".join([*lines, "  </edges>", " </graph>", "</gexf>", ""])


def _direction(graph: Plain) -> str:
    return "directed" if graph.directed else "undirected"


def _data(place: str, thing: Node | Edge, columns: Iterable[Column]) -> str:
    weight = thing.weight if isinstance(thing, Edge) else ""
    cells = _texts({**thing.cells, "label": thing.label, "weight": weight}, columns)
    return "".join(
        f'<data key="{place}{i}">{escape(clean(text), {chr(13): "&#13;"})}</data>' for i, text in cells
    )


def _attvalues(thing: Node | Edge, columns: Iterable[Column]) -> str:
    cells = "".join(
        f'<attvalue for="{i}" value={_quoted(text)}/>' for i, text in _texts(thing.cells, columns)
    )
    return f"<attvalues>{cells}</attvalues>" if cells else ""


def _texts(cells: Mapping[str, Cell], columns: Iterable[Column]) -> Iterator[tuple[int, str]]:
    for i, column in enumerate(columns):
        cell = cells.get(column.name, "")
        if cell:
            yield i, cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)


def _quoted(value: str) -> str:
    return quoteattr(clean(value))


def clean(value: str) -> str:
    r"""Return a text with what XML forbids replaced by pictures of it.

    >>> clean("a\x01b")
    'a␁b'
    """
    return _FORBIDDEN.sub(lambda m: chr(_PICTURES + ord(m[0])) if m[0] < " " else "\ufffd", value)
