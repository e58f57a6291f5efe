"""What the graph takes of one document: its claims before they are judged, and what was not read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from kg.bundled import Bundled, Things
from kg.graph.statements import RANK, STATUS, Judged, statements, unresolved
from kg.graph.terms import Term
from kg.identifiers import sha256
from kg.keeping import Drawn, Keeper, Links
from kg.model import Claim, Concept, Extraction, Key, Modality, Resolution, Span, Unread

Row = dict[str, object]
Numbers = dict[Any, int]
_TIERS: Final = tuple(RANK)
_MODALITIES: Final = tuple(Modality)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What the graph takes of one document.

    Attributes:
        document: its id.
        key: a digest of all that the sheaf is made of; empty if nothing is kept.
        claims: its claims, sorted by id; their status is that of their tier.
        unread, coverage, unresolved: what the report tells of it, ready for JSON.
    """

    document: str
    key: str
    claims: tuple[Judged, ...]
    unread: Sequence[Row]
    coverage: Row
    unresolved: Sequence[Row]

    def to_row(self) -> list[object]:
        """Return the sheaf as JSON: what claims share stands in tables, and each claim names five numbers."""
        words: Numbers = {}
        terms: Numbers = {}
        spans: Numbers = {}
        passages: Numbers = {}
        manners: Numbers = {}
        numbers: list[int] = []
        for claim in self.claims:
            places = tuple(_number(spans, (span.start, span.end, span.page)) for span in claim.evidence)
            numbers += [
                _number(words, claim.subject),
                _number(words, claim.predicate),
                _number(terms, _told(claim.object)),
                _number(passages, places),
                _number(manners, _manner(claim)),
            ]
        tables = [list(table) for table in (words, terms, spans, passages, manners)]
        names = [claim.id for claim in self.claims]
        return [self.document, self.key, tables, names, numbers, self.unread, self.coverage, self.unresolved]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Sheaf":
        """Return the sheaf that was written as JSON."""
        document, key, (words, terms, places, passages, manners), names, numbers, *told = row
        spans = [Span(*place) for place in places]
        evidence = [tuple([spans[n] for n in one]) for one in passages]
        objects = [_term(*one) for one in terms]
        ways = [_way(*one) for one in manners]
        each = zip(names, *(numbers[n::5] for n in range(5)), strict=True)
        claims = [
            Judged(name, document, words[s], words[p], objects[o], evidence[e], *ways[w])
            for name, s, p, o, e, w in each
        ]
        return cls(document, key, tuple(claims), *told)


class Sheaves:
    """The sheaves of the documents of a build.

    Args:
        found: what was drawn from each document.
        resolution: the entities of its referents.
        keeper: knows sheaves of an older build; those that it cannot know are held here.
    """

    def __init__(self, found: Iterable[Drawn], resolution: Resolution, keeper: Keeper) -> None:
        self._found = {one.document: one for one in found}
        self._resolution = resolution
        self._keeper = keeper
        self._links = links_by_document(resolution)
        self._things = Things(resolution.entities)
        self._told = resolution.entities.told if isinstance(resolution.entities, Bundled) else {}
        self._held: dict[str, Sheaf] = {}

    def key(self, document: str) -> str:
        """Return the key of a sheaf, empty if nothing is kept."""
        one = self._found.get(document)
        if one is None or not one.key:
            return ""
        if document in self._told:
            found = sha256(f"{one.key}\n{self._told[document]}")
        else:
            links = self._links.get(document, {})
            found = sha256("\n".join([one.key, *(f"{key}\t{links[key]}" for key in sorted(links))]))
        self._keeper.hold(Sheaf, found)
        return found

    def told(self, document: str) -> str:
        """Return a digest of what the things of a document are called and of what class they are."""
        if document in self._told:
            return self._told[document]
        things = (self._things.get(one) for one in sorted(set(self._links.get(document, {}).values())))
        return sha256("\n".join([f"{one.kind} {one.label}" if one else "" for one in things]))

    def load(self, document: str) -> Sheaf:
        """Return the sheaf of a document."""
        one = self._found.get(document)
        if one is None:
            return Sheaf(document, "", (), (), {}, ())
        key = self.key(document)
        if key:
            return self._keeper.recall(Sheaf, key, lambda: make_sheaf(one.extraction, self._resolution, key))
        if document not in self._held:
            self._held[document] = make_sheaf(one.extraction, self._resolution)
        return self._held[document]


def make_sheaf(extraction: Extraction, resolution: Resolution, key: str = "") -> Sheaf:
    """Return the sheaf of what was drawn from a document."""
    name = extraction.document
    return Sheaf(
        name,
        key,
        statements([extraction], resolution),
        [_unread(name, one) for one in extraction.unread],
        {"document": name, **asdict(extraction.coverage)},
        [_raw(claim) for claim in unresolved([extraction], resolution)],
    )


def links_by_document(resolution: Resolution) -> Mapping[str, Mapping[str, str]]:
    """Return the entities of all referents by document and key."""
    if isinstance(resolution.links, Links):
        return resolution.links.by_document
    found: dict[str, dict[str, str]] = {}
    for (document, key), entity in resolution.links.items():
        found.setdefault(document, {})[key] = entity
    return found


def _number(table: Numbers, value: object) -> int:
    """Return the number of a value in a table, which it gets if it has none."""
    return table.setdefault(value, len(table))


def _told(value: Term) -> tuple[str, ...]:
    if isinstance(value, NamedNode):
        return (value.value,)
    return value.value, value.datatype.value, value.language or ""


def _term(value: str, datatype: str = "", language: str = "") -> Term:
    if not datatype:
        return NamedNode(value)
    return Literal(value, language=language) if language else Literal(value, datatype=NamedNode(datatype))


def _manner(claim: Judged) -> tuple[object, ...]:
    """Return how a claim was drawn."""
    how = (claim.confidence, claim.bound, _TIERS.index(claim.tier), _MODALITIES.index(claim.modality))
    return (claim.rules, claim.features, *how)


def _way(
    rules: list[str], features: list[str], confidence: float, bound: float, tier: int, modality: int
) -> tuple[Any, ...]:
    """Return the fields of a claim from its rules on, in their order."""
    told = tuple(rules), confidence, _TIERS[tier], _MODALITIES[modality], tuple(features)
    return (*told, STATUS[_TIERS[tier]], (), "", bound)


def passage(document: str, span: Span) -> Row:
    """Return where a passage stands, as the report tells it."""
    page = {"page": span.page} if span.page else {}
    return {"document": document, "start": span.start, "end": span.end, **page}


def _unread(document: str, unread: Unread) -> Row:
    why = {"cues": list(unread.cues), "numbers": list(unread.numbers), "language": unread.language}
    return {**passage(document, unread.span), **{name: value for name, value in why.items() if value}}


def _raw(claim: Claim) -> Row:
    said = claim.object
    value = said.key if isinstance(said, Key) else said.curie if isinstance(said, Concept) else said.value
    return {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": value,
        "rule": claim.rule,
        "evidence": [passage(claim.document, span) for span in claim.evidence],
    }
