"""JSON-LD in the names of the ontology's context: one object a thing, evidence inside its claim.

The document carries the context of the package, so that it is read without a network. The shape is what the
JSON-LD 1.1 framing algorithm gives for ``@embed: @once`` on evidence, made straight from the quads.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg import resources
from kg.graph.stores import Store
from kg.graph.terms import FACTS, REFERENCE, TYPE, node, ours
from kg.namespaces import PREFIXES

_EVIDENCE, _HAS_EVIDENCE = ours("Evidence"), ours("hasEvidence")
_STRING, _INTEGER = node("xsd:string").value, node("xsd:integer").value
_GRAPHS: Final = (FACTS, REFERENCE)
_WHOLE: Final = re.compile(r"0|-?[1-9]\d{0,14}")
_LOCAL: Final = re.compile(r"[^/#:?\[\]@\s][^\s]*")
_LINK: Final = re.compile(r'\{\n +("id": "[^"\n]*")\n +\}')
_FIRST: Final = ("id", "type", "label", "prefLabel", "title")

Context = Mapping[str, Any]
Things = dict[NamedNode | BlankNode, dict[NamedNode, list[Any]]]


@dataclass(frozen=True, slots=True)
class _Term:
    name: str
    type: str = ""
    by_language: bool = False


@dataclass(frozen=True, slots=True)
class _Names:
    """How IRIs are written in a document."""

    context: Context
    terms: Mapping[str, _Term]
    prefixes: Mapping[str, str]

    def iri(self, term: NamedNode | BlankNode) -> str:
        """Return an IRI in its compact form where there is one."""
        if isinstance(term, BlankNode):
            return str(term)
        for base, prefix in self.prefixes.items():
            if term.value.startswith(base) and _LOCAL.fullmatch(term.value, len(base)):
                local = term.value[len(base) :]
                return f"{prefix}:{local}" if not local.startswith("//") else term.value
        return term.value

    def kind(self, term: NamedNode | BlankNode) -> str:
        """Return a class by its name."""
        known = self.terms.get(term.value) if isinstance(term, NamedNode) else None
        return known.name if known else self.iri(term)


def to_jsonld(store: Store) -> bytes:
    """Return all quads as one JSON-LD document: each named graph with its things, sorted.

    Integers are numbers, decimals texts (JSON would change their digits); names stand under their language.
    """
    graphs: dict[NamedNode | BlankNode | DefaultGraph, list[Quad]] = {}
    for quad in store:
        graphs.setdefault(quad.graph_name, []).append(quad)
    names = _names(_schemes(store))
    body: list[dict[str, Any]] = _things(graphs.pop(DefaultGraph(), []), names)
    for name in sorted(graphs, key=_graph_order):
        if not isinstance(name, DefaultGraph):
            body.append({"id": names.iri(name), "@graph": _things(graphs[name], names)})
    return _document(names.context, body).encode()


def _graph_order(name: object) -> tuple[int, str]:
    """Return what sorts facts first, then reference data, claims and all else."""
    return (_GRAPHS.index(name) if name in _GRAPHS else len(_GRAPHS), str(name))


def _document(context: Context, body: list[dict[str, Any]]) -> str:
    """Return the text of a document: the context with one name a line, then the things."""
    entries = ",\n".join(f"  {_json(name)}: {_json(entry)}" for name, entry in context.items())
    # No text holds a raw line break here, so that only the layout is changed.
    things = _LINK.sub(r"{\1}", json.dumps(body, ensure_ascii=False, indent=1))
    return f'{{\n "@context": {{\n{entries}\n }},\n "@graph": {things}\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _packaged() -> Context:
    text = (resources.ontology() / "context.jsonld").read_text(encoding="utf-8")
    context: Context = json.loads(text)["@context"]
    return context


def _schemes(store: Store) -> frozenset[str]:
    """Return what stands before the colon in IRIs that a reader could take for compact ones."""
    found = set()
    for quad in store:
        terms = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        for term in (*terms, quad.object.datatype if isinstance(quad.object, Literal) else None):
            if isinstance(term, NamedNode):
                scheme, _, rest = term.value.partition(":")
                if not rest.startswith("//"):
                    found.add(scheme)
    return frozenset(found)


def _names(schemes: frozenset[str]) -> _Names:
    """Return the names of the context, but for those that an IRI of the graph begins with."""
    context = {name: entry for name, entry in _packaged().items() if name not in schemes}
    prefixes = {
        entry: name
        for name, entry in context.items()
        if isinstance(entry, str) and entry in PREFIXES.values() and not name.startswith("@")
    }
    longest = dict(sorted(prefixes.items(), key=lambda item: (-len(item[0]), item[0])))
    terms = {}
    for name, entry in context.items():
        whole = entry if isinstance(entry, dict) else {"@id": entry}
        iri = _expand(str(whole.get("@id", "")))
        if iri and iri not in longest:
            kind = str(whole.get("@type", ""))
            by_language = whole.get("@container") == "@language"
            terms[iri] = _Term(name, kind if kind == "@id" else _expand(kind), by_language)
    return _Names(context, terms, longest)


def _expand(curie: str) -> str:
    prefix, colon, name = curie.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else ""


def _things(quads: Iterable[Quad], names: _Names) -> list[dict[str, Any]]:
    things: Things = {}
    for quad in sorted(quads, key=str):
        if isinstance(quad.subject, NamedNode | BlankNode):
            known = things.setdefault(quad.subject, {})
            known.setdefault(quad.predicate, []).append(quad.object)
    inside = _inside(things)
    held = {evidence for found in inside.values() for evidence in found}
    return [
        _thing(subject, things, inside, names)
        for subject in sorted(things, key=names.iri)
        if subject not in held
    ]


def _inside(things: Things) -> dict[NamedNode | BlankNode, list[NamedNode]]:
    """Return the evidence that is written inside each claim: the first claim that rests on it holds it."""
    inside: dict[NamedNode | BlankNode, list[NamedNode]] = {}
    seen: set[NamedNode] = set()
    for subject in sorted(things, key=str):
        if _EVIDENCE in things[subject].get(TYPE, ()):
            continue
        for value in things[subject].get(_HAS_EVIDENCE, ()):
            if value not in seen and _EVIDENCE in things.get(value, {}).get(TYPE, ()):
                seen.add(value)
                inside.setdefault(subject, []).append(value)
    return inside


def _thing(
    subject: NamedNode | BlankNode,
    things: Things,
    inside: Mapping[NamedNode | BlankNode, list[NamedNode]],
    names: _Names,
) -> dict[str, Any]:
    made: dict[str, Any] = {"id": names.iri(subject)}
    for predicate, values in things[subject].items():
        if predicate == TYPE and all(isinstance(v, NamedNode | BlankNode) for v in values):
            made["type"] = _one([names.kind(v) for v in values])
            continue
        term = names.terms.get(predicate.value)
        held = inside.get(subject, []) if predicate == _HAS_EVIDENCE else []
        written = [
            _thing(v, things, {}, names) if v in held else _value(v, term or _Term(""), names) for v in values
        ]
        name = term.name if term else names.iri(predicate)
        if term and term.by_language:  # a single object would be taken for names by language
            made[name] = _by_language(values) or written
        else:
            made[name] = _one(written)
    order = {name: i for i, name in enumerate(_FIRST)}
    return dict(sorted(made.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _by_language(values: Iterable[Any]) -> Any:
    """Return names under their languages, or nothing if they are not all plain texts."""
    found: dict[str, list[str]] = {}
    for value in values:
        if not isinstance(value, Literal) or (not value.language and value.datatype.value != _STRING):
            return None
        found.setdefault(value.language or "@none", []).append(value.value)
    if found.keys() == {"@none"}:
        return _one(found["@none"])
    return {language: _one(found[language]) for language in sorted(found)}


def _value(value: Any, term: _Term, names: _Names) -> Any:
    if not isinstance(value, Literal):
        return names.iri(value) if term.type == "@id" else {"id": names.iri(value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    whole = datatype == _INTEGER and _WHOLE.fullmatch(value.value)
    plain = int(value.value) if whole else value.value
    if datatype == (term.type or _STRING):
        return plain
    if datatype == _STRING:
        return {"@value": value.value}
    if whole and not term.type:
        return plain
    return {"@value": plain, "@type": names.kind(value.datatype)}
