"""What the graph takes of one document: its claims before they are judged, and what was not read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from kg.graph.statements import RANK, STATUS, Judged, statements, unresolved
from kg.graph.terms import Term
from kg.identifiers import sha256
from kg.keeping import Drawn, Keeper
from kg.model import Claim, Concept, Extraction, Key, Modality, Resolution, Span, Unread

Row = dict[str, object]
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
        """Return the sheaf as JSON; its words and passages stand in tables, and claims name their numbers."""
        words: dict[str, int] = {}
        spans: dict[Span, int] = {}
        rows = [_row(claim, words, spans) for claim in self.claims]
        places = [(span.start, span.end, span.page) for span in spans]
        told = (self.unread, self.coverage, self.unresolved)
        return [self.document, self.key, list(words), places, rows, *told]

    @classmethod
    def from_row(cls, row: list[Any]) -> "Sheaf":
        """Return the sheaf that was written as JSON."""
        document, key, words, places, rows, unread, coverage, not_resolved = row
        spans = [Span(*place) for place in places]
        claims = tuple([_claim(document, one, words, spans) for one in rows])
        return cls(document, key, claims, unread, coverage, not_resolved)


def sheaf_of(found: Drawn, links: Mapping[str, str], resolution: Resolution, keeper: Keeper) -> Sheaf:
    """Return the sheaf of a document; ``links`` are the entities of its referents by their keys."""
    digest = sha256("\n".join([found.key, *(f"{key}\t{links[key]}" for key in sorted(links))]))
    key = digest if found.key else ""
    return keeper.recall(Sheaf, key, lambda: make_sheaf(found.extraction, resolution, key))


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


def links_by_document(resolution: Resolution) -> dict[str, dict[str, str]]:
    """Return the entities of all referents by document and key."""
    found: dict[str, dict[str, str]] = {}
    for (document, key), entity in resolution.links.items():
        found.setdefault(document, {})[key] = entity
    return found


def _row(claim: Judged, words: dict[str, int], spans: dict[Span, int]) -> list[object]:
    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    value = claim.object
    told = [number(value.value)]
    if isinstance(value, Literal):
        told += [number(value.datatype.value), number(value.language or "")]
    return [
        claim.id,
        number(claim.subject),
        number(claim.predicate),
        told,
        [spans.setdefault(span, len(spans)) for span in claim.evidence],
        [number(rule) for rule in claim.rules],
        claim.confidence,
        claim.bound,
        _TIERS.index(claim.tier),
        _MODALITIES.index(claim.modality),
        [number(feature) for feature in claim.features],
    ]


def _claim(document: str, row: list[Any], words: Sequence[str], spans: Sequence[Span]) -> Judged:
    name, subject, predicate, told, evidence, rules, confidence, bound, tier, modality, features = row
    return Judged(
        name,
        document,
        words[subject],
        words[predicate],
        _term(told, words),
        tuple([spans[n] for n in evidence]),
        tuple([words[n] for n in rules]),
        confidence,
        _TIERS[tier],
        _MODALITIES[modality],
        tuple([words[n] for n in features]),
        STATUS[_TIERS[tier]],
        bound=bound,
    )


def _term(told: Sequence[int], words: Sequence[str]) -> Term:
    if len(told) == 1:
        return NamedNode(words[told[0]])
    value, datatype, language = (words[n] for n in told)
    return Literal(value, language=language) if language else Literal(value, datatype=NamedNode(datatype))


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


def claims_of(sheaves: Iterable[Sheaf]) -> tuple[Judged, ...]:
    """Return the claims of all documents, sorted by id."""
    return tuple(sorted((claim for one in sheaves for claim in one.claims), key=lambda claim: claim.id))
