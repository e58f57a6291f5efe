"""Readable Turtle and TriG, the same bytes for the same triples: sorted, one subject a block."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.namespaces import PREFIXES

_RDF, _RDFS, _XSD = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["xsd"]
_LETTERS = "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff"
_LOCAL = re.compile(f"[{_LETTERS}](?:[{_LETTERS}.-]*[{_LETTERS}-])?")
_INTEGER, _DECIMAL = re.compile(r"[+-]?\d+"), re.compile(r"[+-]?\d*\.\d+")
_ESCAPES = {ord(c): rf"\u{ord(c):04X}" for c in map(chr, (*range(32), 127))} | {
    ord("\\"): "\\\\",
    ord('"'): '\\"',
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
}
_FIRST = {_RDF + "type": 0, _RDFS + "label": 1}


def trig(quads: Iterable[Quad]) -> str:
    """Return quads as TriG: everything sorted, prefixed names where possible."""
    graphs: dict[str, list[Triple]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else _write(quad.graph_name)
        graphs.setdefault(name, []).append(quad.triple)
    parts = []
    for name, triples in sorted(graphs.items()):
        body = "\n".join(_blocks(triples))
        parts.append(f"{name} {{\n{body}}}\n" if name else body)
    return _document("\n".join(parts))


def turtle(triples: Iterable[Triple]) -> str:
    """Return triples as Turtle, sorted in the same way as :func:`trig` does."""
    return _document("\n".join(_blocks(triples)))


def _document(body: str) -> str:
    used = set(re.findall(r"(?<![\w:<\"-])([a-z]+):", body))
    head = "".join(f"@prefix {name}: <{base}> .\n" for name, base in sorted(PREFIXES.items()) if name in used)
    return f"{head}\n{body}" if head else body


def _blocks(triples: Iterable[Triple]) -> Iterator[str]:
    subjects: dict[str, dict[str, set[str]]] = {}
    for triple in triples:
        known = subjects.setdefault(_write(triple.subject), {})
        known.setdefault(triple.predicate.value, set()).add(_write(triple.object))
    for subject in sorted(subjects):
        lines = [
            f"{_predicate(predicate)} {_objects(subjects[subject][predicate])}"
            for predicate in sorted(subjects[subject], key=lambda p: (_FIRST.get(p, 2), _name(p)))
        ]
        yield f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _objects(values: set[str]) -> str:
    return " ,\n        ".join(sorted(values))


def _predicate(iri: str) -> str:
    return "a" if iri == _RDF + "type" else _name(iri)


@lru_cache(2**16)
def _name(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and _LOCAL.fullmatch(iri, len(base)):
            return f"{prefix}:{iri[len(base) :]}"
    return f"<{iri}>"


def _write(term: object) -> str:
    if isinstance(term, NamedNode):
        return _name(term.value)
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, Triple):
        return f"<<( {_write(term.subject)} {_name(term.predicate.value)} {_write(term.object)} )>>"
    return str(term)


def _literal(term: Literal) -> str:
    quoted = f'"{term.value.translate(_ESCAPES)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    datatype = term.datatype.value
    if datatype == _XSD + "string":
        return quoted
    if (datatype == _XSD + "integer" and _INTEGER.fullmatch(term.value)) or (
        datatype == _XSD + "decimal" and _DECIMAL.fullmatch(term.value)
    ):
        return term.value
    return f"{quoted}^^{_name(datatype)}"
