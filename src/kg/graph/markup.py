"""GraphML and GEXF: nodes and edges as XML, every name escaped, no date inside."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kg.graph.edges import Edge, Node

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """Return a directed GraphML graph; parallel edges are kept apart by their ids."""
    keys = [("node", name) for name in ("label", "kind", "values")]
    keys += [("edge", name) for name in ("predicate", "origin", "claims")]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    for place, name in keys:
        kind = "int" if name == "claims" else "string"
        lines.append(f' <key id="{name}" for="{place}" attr.name="{name}" attr.type="{kind}"/>')
    lines.append(' <graph id="policy-kg" edgedefault="directed">')
    for node in nodes:
        data = {"label": node.label, "kind": node.kind, "values": "; ".join(node.values)}
        lines.append(f"  <node id={_quoted(node.id)}>{_data(data)}</node>")
    for i, edge in enumerate(edges):
        data = {"predicate": edge.predicate, "origin": edge.origin, "claims": str(edge.claims)}
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        lines.append(f'  <edge id="e{i}" {ends}>{_data(data)}</edge>')
    return "\n".join([*lines, " </graph>", "</graphml>", ""])


def gexf(nodes: Iterable[Node], edges: Iterable[Edge]) -> str:
    """Return a directed GEXF 1.3 graph; parallel edges are kept apart by their ids."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        ' <graph mode="static" defaultedgetype="directed">',
        '  <attributes class="node"><attribute id="kind" title="kind" type="string"/>'
        '<attribute id="values" title="values" type="string"/></attributes>',
        '  <attributes class="edge"><attribute id="origin" title="origin" type="string"/>'
        '<attribute id="claims" title="claims" type="integer"/></attributes>',
        "  <nodes>",
    ]
    for node in nodes:
        values = _values({"kind": node.kind, "values": "; ".join(node.values)})
        lines.append(f"   <node id={_quoted(node.id)} label={_quoted(node.label)}>{values}</node>")
    lines += ["  </nodes>", "  <edges>"]
    for i, edge in enumerate(edges):
        values = _values({"origin": edge.origin, "claims": str(edge.claims)})
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)} label={_quoted(edge.predicate)}"
        lines.append(f'   <edge id="e{i}" {ends} kind={_quoted(edge.predicate)}>{values}</edge>')
    return "\n".join([*lines, "  </edges>", " </graph>", "</gexf>", ""])


def _data(values: dict[str, str]) -> str:
    return "".join(f'<data key="{name}">{escape(_clean(value))}</data>' for name, value in values.items())


def _values(values: dict[str, str]) -> str:
    cells = "".join(f'<attvalue for="{name}" value={_quoted(value)}/>' for name, value in values.items())
    return f"<attvalues>{cells}</attvalues>"


def _quoted(value: str) -> str:
    return quoteattr(_clean(value))


def _clean(value: str) -> str:
    return _FORBIDDEN.sub("\ufffd", value)
