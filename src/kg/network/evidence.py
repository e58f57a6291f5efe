"""The claims behind each statement and the sentences that bear them out, cut from the texts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.exceptions import KgError
from kg.graph.stores import Store
from kg.namespaces import compact, expand
from kg.network.names import Names
from kg.network.wording import local_name

Term = NamedNode | BlankNode | Literal | Triple
REACH: Final = 240  # how far a sentence is looked for to either side of the evidence
_CLAIM: Final = (
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "kg:hasEvidence",
    "kg:confidence",
    "kg:reviewStatus",
)
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(expand(curie)) for curie in _CLAIM[:3])
_PLACE: Final = ("oa:hasSource", "oa:start", "oa:end", "kg:page", "dcterms:identifier")
_MARKERS: Final = " \t\r\n\u3000-–*•·"  # what a line may begin with before its words
_STOP: Final = re.compile(r"[.!?](?=[\s\"'”’)]|$)[\"'”’)]*|[。！？]|\n")
Fields = Mapping[str, Mapping[str, list[Term]]]


class GraphSource(Protocol):
    """What the network needs of a graph: its store, and its texts by digest."""

    @property
    def store(self) -> Store:
        """The quads."""

    def text(self, digest: str) -> str:
        """Return the canonical text with this digest (``sha256:`` and 64 digits)."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Where one source says something.

    Attributes:
        document: the title of the source document or dataset.
        sentence: the words, cut from the text with the rest of their sentence; empty for a dataset.
        marks: pairs of (start, end) of the evidence inside ``sentence``.
        page: the page, or None.
        record: the row of the dataset, or empty.
        claim: compact IRI of the claim.
        confidence: how sure the reading is, from 0 to 1.
        status: accepted, disputed, proposed or rejected.
        source: compact IRI of the source document.
    """

    document: str
    sentence: str
    marks: tuple[tuple[int, int], ...]
    page: int | None
    record: str
    claim: str
    confidence: float
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """One statement and the passages that make it: subject and predicate are full IRIs."""

    subject: str
    predicate: str
    object: Term
    passages: tuple[Passage, ...]


def read_claims(graph: GraphSource, names: Names) -> Mapping[str, Claimed]:
    """Return every claimed statement, by :func:`statement_key`, with its passages in a fixed order."""
    return _gather(graph, names, _fields(graph.store, _CLAIM), _fields(graph.store, _PLACE))


def read_claims_of(
    graph: GraphSource, names: Names, triples: Iterable[tuple[str, str, Term | str]]
) -> Mapping[str, Claimed]:
    """Return the claims of a few statements only, without reading all others.

    ``triples`` are full IRIs, and terms where the object is no thing; what nothing claims is left out.
    """
    wanted = {}
    for subject, predicate, value in triples:
        obj = NamedNode(value) if isinstance(value, str) else value
        for quad in graph.store.quads_for_pattern(None, _SUBJECT, NamedNode(subject), None):
            claim = quad.subject
            if isinstance(claim, NamedNode) and _says(graph.store, claim, NamedNode(predicate), obj):
                wanted[claim.value] = claim
    claims = _fields_of(graph.store, wanted.values(), _CLAIM)
    evidence = (term for parts in claims.values() for term in parts.get("kg:hasEvidence", ()))
    places = _fields_of(graph.store, (t for t in evidence if isinstance(t, NamedNode)), _PLACE)
    return _gather(graph, names, claims, places)


def _says(store: Store, claim: NamedNode, predicate: NamedNode, obj: Term) -> bool:
    pairs: tuple[tuple[NamedNode, Term], ...] = ((_PREDICATE, predicate), (_OBJECT, obj))
    return all(any(store.quads_for_pattern(claim, part, term, None)) for part, term in pairs)


def _gather(graph: GraphSource, names: Names, claims: Fields, places: Fields) -> Mapping[str, Claimed]:
    cutter = _Cutter(graph, names, places)
    found: dict[str, tuple[str, str, Term, list[Passage]]] = {}
    for claim in sorted(claims):
        parts = claims[claim]
        try:
            subject, predicate, obj = (parts[p][0] for p in _CLAIM[:3])
        except KeyError:
            continue  # not a claim: another use of one of the properties
        if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
            continue
        key = statement_key(subject.value, predicate.value, obj)
        entry = found.setdefault(key, (subject.value, predicate.value, obj, []))
        entry[3].extend(cutter.passages(claim, parts))
    return {key: Claimed(s, p, o, tuple(sorted(ps, key=_order))) for key, (s, p, o, ps) in found.items()}


def statement_key(subject: str, predicate: str, obj: Term | str) -> str:
    """Return a text that is the same for the same statement only."""
    return f"{subject} {predicate} {obj}"


def _order(passage: Passage) -> tuple[float, str, str, str]:
    return (-passage.confidence, passage.document, passage.claim, passage.sentence)


def _fields(store: Store, curies: Iterable[str]) -> Fields:
    found: dict[str, dict[str, list[Term]]] = {}
    for curie in curies:
        for quad in store.quads_for_pattern(None, NamedNode(expand(curie)), None, None):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject.value, {}).setdefault(curie, []).append(quad.object)
    return _in_order(found)


def _fields_of(store: Store, nodes: Iterable[NamedNode], curies: Iterable[str]) -> Fields:
    wanted = {expand(curie): curie for curie in curies}
    found: dict[str, dict[str, list[Term]]] = {}
    for node in {node.value: node for node in nodes}.values():
        for quad in store.quads_for_pattern(node, None, None, None):
            if quad.predicate.value in wanted:
                parts = found.setdefault(node.value, {})
                parts.setdefault(wanted[quad.predicate.value], []).append(quad.object)
    return _in_order(found)


def _in_order(found: dict[str, dict[str, list[Term]]]) -> Fields:
    for parts in found.values():
        for terms in parts.values():
            terms.sort(key=str)
    return found


@dataclass(frozen=True, slots=True)
class _Span:
    source: str
    start: int
    end: int
    page: int | None
    record: str


class _Cutter:
    """Cuts the words of evidence out of the texts; each text is fetched once."""

    def __init__(self, graph: GraphSource, names: Names, places: Fields) -> None:
        self._graph = graph
        self._names = names
        self._places = places
        self._texts: dict[str, str] = {}
        self._digests = _fields(graph.store, ("kg:textDigest",))

    def passages(self, claim: str, parts: Mapping[str, list[Term]]) -> list[Passage]:
        """Return one passage a source of the claim (one source, in all but damaged graphs)."""
        spans = sorted(
            (self._span(term) for term in parts.get("kg:hasEvidence", []) if isinstance(term, NamedNode)),
            key=lambda s: (s.source, s.start, s.end, s.record),
        )
        confidence = round(float(_text(parts, "kg:confidence") or 1), 4)
        status = local_name(_text(parts, "kg:reviewStatus") or "accepted").removeprefix("status-")
        made = []
        for source in dict.fromkeys(span.source for span in spans):
            own = [span for span in spans if span.source == source]
            sentence, marks = self._cut(source, own)
            title = self._names.label(source)
            made.append(
                Passage(
                    title,
                    sentence,
                    marks,
                    own[0].page,
                    own[0].record,
                    compact(claim),
                    confidence,
                    status,
                    compact(source),
                )
            )
        return made

    def _span(self, evidence: NamedNode) -> _Span:
        parts = self._places.get(evidence.value, {})
        page = _text(parts, "kg:page")
        return _Span(
            _text(parts, "oa:hasSource"),
            int(_text(parts, "oa:start") or 0),
            int(_text(parts, "oa:end") or 0),
            int(page) if page else None,
            _text(parts, "dcterms:identifier"),
        )

    def _cut(self, source: str, spans: list[_Span]) -> tuple[str, tuple[tuple[int, int], ...]]:
        text = self._text(source)
        cuts = [(s.start, s.end) for s in spans if s.start < s.end <= len(text)]
        return quote(text, cuts)

    def _text(self, source: str) -> str:
        if source not in self._texts:
            digest = _text(self._digests.get(source, {}), "kg:textDigest")
            try:
                self._texts[source] = self._graph.text(digest) if digest else ""
            except KgError:
                self._texts[source] = ""  # a missing text is for `kg verify` to report
        return self._texts[source]


def _text(parts: Mapping[str, list[Term]], curie: str) -> str:
    terms = parts.get(curie, [])
    return terms[0].value if terms and isinstance(terms[0], NamedNode | Literal) else ""


def quote(text: str, spans: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the words of the spans with the rest of their sentences, and where the spans lie in them.

    White space is made even; an ellipsis stands where two pieces do not follow one another.

    >>> quote("One. The plan ends in 2035. Three.", [(9, 13)])
    ('The plan ends in 2035.', ((4, 8),))
    """
    pieces: list[tuple[int, int, list[tuple[int, int]]]] = []
    for start, end in sorted(spans):
        left, right = _sentence(text, start, end)
        if pieces and left <= pieces[-1][1]:
            first, last, inner = pieces.pop()
            pieces.append((first, max(last, right), [*inner, (start, end)]))
        else:
            pieces.append((left, right, [(start, end)]))
    words, marks = "", []
    for left, right, inner in pieces:
        words += " … " if words else ""
        at = left
        for start, end in inner:
            words = _join(words, text[at : max(at, start)])
            begin = len(words)
            words = _join(words, text[max(at, start) : end])
            marks.append((begin, len(words)))
            at = max(at, end)
        words = _join(words, text[at:right]).rstrip()
    return words, tuple((a, min(b, len(words))) for a, b in marks if a < min(b, len(words)))


def _join(words: str, more: str) -> str:
    even = re.sub(r"\s+", " ", more)
    return words + (even.lstrip() if not words or words.endswith(" ") else even)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a span begins and ends, at most REACH away from it."""
    low = max(0, start - REACH)
    stops = list(_STOP.finditer(text, low, start))
    left = stops[-1].end() if stops else (0 if low == 0 else start)
    left += len(text[left:start]) - len(text[left:start].lstrip(_MARKERS))
    if _STOP.search(text, max(start, end - 2), end):
        return left, end
    stop = _STOP.search(text, end, min(len(text), end + REACH))
    right = stop.end() if stop else (len(text) if len(text) <= end + REACH else end)
    return left, right
