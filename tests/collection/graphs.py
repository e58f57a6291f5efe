"""What a built graph says of the made documents, read from its quads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

import kg
from kg.graph.terms import claims_graph
from kg.namespaces import compact

from .scores import Clash
from .sightings import fold
from .values import Collection

NAMES = frozenset({"rdfs:label", "skos:altLabel", "skos:prefLabel"})
ABOUT: Mapping[str, str] = {
    "kg:issuedOn": "date", "kg:issuedInMonth": "date", "kg:year": "date", "kg:issuedBy": "issuer",
    "kg:within": "place", "kg:contains": "place", "kg:spans": "place", "kg:adminParent": "place",
    "kg:value": "figure", "kg:unit": "figure", "kg:indicator": "figure", "kg:observedEntity": "figure",
    "kg:referenceYear": "figure", "kg:qualifier": "figure",
}  # fmt: skip
"""What kind of conflict a claim with a property may have part in."""
PROPERTIES: Mapping[str, str] = {
    "kg:issuedOn": "issued-on", "kg:issuedInMonth": "issued-on", "kg:year": "issued-on",
    "kg:issuedBy": "issued-by",
    "kg:within": "within", "kg:contains": "within", "kg:adminParent": "within",
}  # fmt: skip


@dataclass(slots=True)
class ClaimSaid:
    """A claim of a graph; names are compact."""

    document: str = ""
    subject: str = ""
    predicate: str = ""
    object: str = ""
    status: str = ""
    conflicts: list[str] = field(default_factory=list)
    corroborates: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GraphSaid:
    """All that the scores need of a graph; documents go by their file names.

    Attributes:
        claims: by id.
        things: for each document the things of its claims, with kind and folded names.
        works: documents that repeat another one, with that other.
    """

    claims: Mapping[str, ClaimSaid]
    things: Mapping[str, Mapping[str, tuple[str, frozenset[str]]]]
    works: Mapping[str, str]


def _short(term: object) -> str:
    if isinstance(term, NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, Literal) else str(term)


def read_graph(graph: kg.Graph, collection: Collection) -> GraphSaid:
    """Read a graph that was built from the files of a collection."""
    quads = [(_short(q.subject), _short(q.predicate), _short(q.object), q) for q in _quads(graph)]
    files = {f"sha256:{sha256(d.text.encode()).hexdigest()}": d.name for d in collection.documents}
    documents = {s: files[o] for s, p, o, _ in quads if p == "kg:sourceDigest" and o in files}
    claims = _claims(quads, documents)
    names: dict[str, set[str]] = {}
    kinds: dict[str, str] = {}
    for s, p, o, _ in quads:
        if p in NAMES:
            names.setdefault(s, set()).add(fold(o))
        elif p == "rdf:type" and o.startswith("kg:"):
            kinds[s] = o.removeprefix("kg:")
    things: dict[str, dict[str, tuple[str, frozenset[str]]]] = {}
    for claim in claims.values():
        for thing in (claim.subject, claim.object):
            if thing in names and thing in kinds:
                told = (kinds[thing], frozenset(names[thing]))
                things.setdefault(claim.document, {})[thing] = told
    repeats = {
        documents[s]: documents[o]
        for s, p, o, _ in quads
        if p == "prov:alternateOf" and s in documents and o in documents
    }
    return GraphSaid(claims, things, repeats)


def _quads(graph: kg.Graph) -> Iterable[Quad]:
    store = graph._folder.store
    return store.quads_for_pattern(None, None, None, None)


def _claims(
    quads: Iterable[tuple[str, str, str, Quad]], documents: Mapping[str, str]
) -> dict[str, ClaimSaid]:
    claims: dict[str, ClaimSaid] = {}
    parts = {
        "rdf:subject": "subject", "rdf:predicate": "predicate", "rdf:object": "object",
        "kg:reviewStatus": "status",
    }  # fmt: skip
    lists = {"kg:conflictsWith": "conflicts", "kg:corroborates": "corroborates"}
    homes = {claims_graph(id_.removeprefix("r:")).value: name for id_, name in documents.items()}
    for s, p, o, quad in quads:
        if p in parts:
            claim = claims.setdefault(s, ClaimSaid())
            setattr(claim, parts[p], o)
            home = quad.graph_name
            claim.document = homes.get(home.value, "") if isinstance(home, NamedNode) else ""
        elif p in lists:
            getattr(claims.setdefault(s, ClaimSaid()), lists[p]).append(o)
    return claims


def clashes(said: GraphSaid) -> set[Clash]:
    """Return the conflicts that a graph tells; one with the tables has one document."""
    out: set[Clash] = set()
    for claim in said.claims.values():
        kind = ABOUT.get(claim.predicate, claim.predicate)
        if not claim.document:
            continue
        others = {said.claims[o].document for o in claim.conflicts if o in said.claims} - {""}
        out |= {Clash(kind, tuple(sorted({claim.document, other}))) for other in others}
        outside = any(o not in said.claims or not said.claims[o].document for o in claim.conflicts)
        # What is said of a disputed figure waits with it, and is no conflict of its own.
        alone = kind == "place" and claim.status == "kgt:status-disputed" and not others
        if outside or alone:
            out.add(Clash(kind, (claim.document,)))
    return out


def read_kinds(said: GraphSaid, collection: Collection) -> dict[str, frozenset[tuple[str, str]]]:
    """Return of which things a document has a claim, with the kind of conflict in which it may have part."""
    values: dict[str, set[str]] = {}
    told: dict[tuple[str, str], set[str]] = {}
    for claim in said.claims.values():
        kind = ABOUT.get(claim.predicate, "")
        if kind == "figure":
            values.setdefault(claim.document, set()).add(_number(claim.object))
        subject = claim.object if claim.predicate in ("kg:contains", "kg:spans") else claim.subject
        known = said.things.get(claim.document, {}).get(subject)
        told.setdefault((claim.document, kind), set()).update(known[1] if known else ())
    out: dict[str, set[tuple[str, str]]] = {}
    for document in collection.documents:
        for named in document.mentions:
            for kind in ("date", "issuer", "place"):
                if fold(named.surface) in told.get((document.name, kind), ()):
                    out.setdefault(document.name, set()).add((kind, named.entity))
    for figure in collection.figures:
        if _number(figure.value) in values.get(figure.document, ()):
            out.setdefault(figure.document, set()).add(("figure", figure.thing))
    return {document: frozenset(found) for document, found in out.items()}


def _number(words: str) -> str:
    try:
        return f"{float(words):.6g}"
    except ValueError:
        return words


def corroborations(said: GraphSaid) -> list[tuple[str, str, str]]:
    """Return (property, document, document) for every two claims that bear each other out."""
    out = []
    for claim in said.claims.values():
        for other in claim.corroborates:
            twin = said.claims.get(other)
            if twin and claim.document and twin.document:
                out.append((PROPERTIES.get(claim.predicate, claim.predicate), claim.document, twin.document))
    return out
