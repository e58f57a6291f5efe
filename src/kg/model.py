"""The frozen values that pass between the stages.

A :class:`Document` is read, :class:`Claim` s about its :class:`Referent` s are extracted, referents of
all documents are resolved to :class:`Entity` s, and claims over entities become the graph.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from kg.judgements import Outcome
from kg.places import Box, OffsetMap, Removed


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the canonical text: code points, half-open; ``page`` counts from 1."""

    start: int
    end: int
    page: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start} to {self.end}")


class BlockKind(StrEnum):
    """What a block of a document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CLAUSE = "clause"
    TABLE_ROW = "table-row"
    CAPTION = "caption"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, bullet, clause, heading … of a document.

    Attributes:
        kind: what it is.
        start, end: where it stands, without surrounding white space but with its marker.
        level: depth of a heading (1 is the top) or of a bullet (1 is the outermost).
        section: index in ``Document.sections`` of the heading it stands under, or None.
        body: where the words begin, after a marker such as ``- ``, ``(3)`` or ``Article 5.``.
        label: where a leading "Heading:" ends (the colon not included), or None.
        language: ``en``, ``zh`` or ``und``; empty where it is that of the document.
        column: which column of its page it stands in, counted from 1; 0 where there is one only.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 1
    section: int | None = None
    body: int = 0
    label: int | None = None
    language: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and where it stands; ``parent`` is the index of the section above it."""

    title: str
    start: int
    end: int
    level: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (half-open span of the canonical text) and the index of its block."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a source document from its own side file or its file name."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    address: str = ""
    licence: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source document as read.

    Attributes:
        id: local name of its resource, ``source-`` and 16 digits of the text digest.
        name: the file name shown to people (control characters removed).
        text: the canonical text, to which every offset refers.
        digest: ``sha256:`` and the SHA-256 of the canonical text in UTF-8.
        source_digest: ``sha256:`` and the SHA-256 of the bytes of the file.
        offsets: maps offsets of ``text`` to those of the source text.
        source: the source text: the words of the file in the order in which the file holds them.
        genre: news, analysis, plan, decree, page or unknown.
        genre_reasons: the words that speak for the genre, as they stand in the text.
        reconstructed: whether the order of its lines had to be worked out from the words alone.
        media_type: IANA name of the format of the file.
        encoding: how ``source`` was decoded from the bytes; empty for packed formats.
        pages: where each page begins in ``source``; empty for formats without pages.
        boxes: where lines stand on the pages, by ``start``.
        removed: what is in ``source`` but not in ``text``, and why, by ``start``.
        notes: what a person should know about the reading.
    """

    id: str
    name: str
    text: str
    digest: str
    source_digest: str
    offsets: OffsetMap
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    metadata: Metadata
    genre: str = "unknown"
    reconstructed: bool = False
    source: str = field(default="", repr=False)
    genre_reasons: tuple[str, ...] = ()
    media_type: str = "text/plain"
    encoding: str = ""
    pages: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = field(default=(), repr=False)
    removed: tuple[Removed, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """Return the page, counted from 1, on which an offset of the text stands; None without pages."""
        return bisect_right(self.pages, self.offsets.to_source(offset)) or None

    def paged(self, span: Span) -> Span:
        """Return a span with its page, if the document has pages."""
        return replace(span, page=self.page(span.start)) if self.pages else span

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """Return the boxes of the lines that hold words of a span, in the order of the text."""
        found: dict[Box, None] = {}
        for start, end in self.offsets.ranges(span.start, span.end):
            first = bisect_right(self.boxes, start, key=lambda box: box.start) - 1
            for box in self.boxes[max(0, first) :]:
                if box.start >= end:
                    break
                if box.end > start:
                    found[box] = None
        return tuple(found)

    def quote(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not read, and why, in words for people."""

    name: str
    reason: str


class Mention(NamedTuple):
    """A stretch of text that names something.

    A tuple, because the rules make and sort so many of them. ``kind`` is the local name of an ontology
    class (``Zone``, ``PublicBody`` …); ``candidates`` are the ids of the reference entries it may stand
    for; ``name`` is its canonical wording.
    """

    start: int
    end: int
    kind: str
    name: str
    method: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The object of a claim when it is a referent of the same document."""

    key: str


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """The object of a claim when it is a term of a vocabulary, a unit or a class (compact IRI)."""

    curie: str


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """The object of a claim when it is a value: lexical form, datatype (compact IRI), language."""

    value: str
    datatype: str = "xsd:string"
    language: str = ""


class Modality(StrEnum):
    """How a source puts what it says."""

    STATED = "stated"
    PLANNED = "planned"
    HOPED = "hoped"


class Tier(StrEnum):
    """How much a claim is worth before anybody looked at it."""

    ASSERTED = "asserted"
    CANDIDATE = "candidate"
    REJECTED = "rejected"


class Status(StrEnum):
    """Where a claim stands: proposed, accepted, disputed, rejected, superseded by a correction."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Referent:
    """A thing that one document talks about, known by ``key`` inside that document.

    Attributes:
        key: unique in the document; begins with the kind.
        kind: local name of its ontology class.
        label: the fullest name in the document.
        aliases: other names in the document.
        mentions: where it is named.
        candidates: ids of reference entries; exactly one makes a link.
        scoped: True if the name means something in this document only (an unnamed group, a
            measure, a figure), so that it is never merged with a namesake elsewhere.
    """

    key: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()
    scoped: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as made by one document.

    Attributes:
        document: local id of the document.
        subject: key of a referent, or the document's id where the document itself is meant.
        predicate: compact IRI of a property.
        object: a referent of the document, a concept, or a value.
        evidence: the passages that bear it out, at least one, in order of the text.
        rule: id of the rule that drew it.
        confidence: how sure the reading is, from 0 to 1.
        found: the object as it stands in the text, where it was normalised.
        features: what weighed on the confidence (``hedged``, ``list``, ``coreference`` …).
        bound: what the confidence exceeds with a probability of 95 %, by the counts behind it.
    """

    document: str
    subject: str
    predicate: str
    object: Key | Concept | Literal
    evidence: tuple[Span, ...]
    rule: str
    confidence: float
    tier: Tier = Tier.ASSERTED
    modality: Modality = Modality.STATED
    found: str = ""
    features: tuple[str, ...] = ()
    bound: float = 0.0


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that was not, or not wholly, understood.

    Attributes:
        span: where it stands.
        cues: its policy words, if no claim rests on it; empty where only numbers are left over.
        numbers: numbers of it that stand in no claim, as written.
        language: set where the sentence is in a writing that no rule reads.
    """

    span: Span
    cues: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document was understood.

    Attributes:
        sentences: all its sentences.
        telling: those that hold a policy word, a number, or a writing that no rule reads.
        read: those of the telling ones that bear out a claim.
        numbers: its numbers, without those that only count parts of a text.
        claimed: those of its numbers that stand in a claim.
    """

    sentences: int = 0
    telling: int = 0
    read: int = 0
    numbers: int = 0
    claimed: int = 0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was drawn from one document, and what of it was not understood."""

    document: str
    referents: tuple[Referent, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...] = ()
    coverage: Coverage = Coverage()


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an entity; ``documents`` are those in which it holds (empty: anywhere)."""

    name: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the graph.

    Attributes:
        id: compact IRI (``r:zone-…``, or ``kgt:…`` for a concept of a vocabulary).
        kind: local name of its ontology class.
        label: its name, without a language where it comes from a text.
        aliases: other names.
        reference: id of its entry in the reference tables, or empty.
        members: (document id, referent key) of every referent that was resolved to it.
        reasons: why names of several documents were taken for one thing, in words.
    """

    id: str
    kind: str
    label: str
    aliases: tuple[Alias, ...] = ()
    reference: str = ""
    members: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsure:
    """Referents that may be one thing, or not: a question for a person."""

    document: str
    key: str
    candidates: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each referent stands for: ``links[(document id, key)]`` is an entity id.

    The entities are in order of their ids. ``outcomes`` tell what became of the judgements about things.
    """

    entities: Sequence[Entity]
    links: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    unsure: tuple[Unsure, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
