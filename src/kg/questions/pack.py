"""What an evidence pack holds: facts in words, the passages that bear them out, what speaks against them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.graph.support import NONE, Support


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an excerpt; ``marked`` if a claim rests on them, ``named`` if they name an end of it."""

    words: str
    marked: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a document, paragraph by paragraph.

    Attributes:
        paragraphs: its words.
        places: start and end of the passages that the claim rests on, in the canonical text.
        page: the page of the first passage, or None.
        record: the key of the record, for a reference table.
    """

    paragraphs: tuple[tuple[Piece, ...], ...]
    places: tuple[tuple[int, int], ...] = ()
    page: int | None = None
    record: str = ""

    @property
    def quote(self) -> str:
        """The words that the claim rests on, on one line."""
        runs = (
            "".join(piece.words for piece in pieces)
            for one in self.paragraphs
            for marked, pieces in groupby(one, key=lambda piece: piece.marked)
            if marked
        )
        return " … ".join(" ".join(run.split()) for run in runs)


@dataclass(frozen=True, slots=True)
class Provenance:
    """A source document or reference table.

    Attributes:
        number: under which the pack refers to it.
        title, file, publisher, date, address: what is known of it.
        text_digest, source_digest: SHA-256 of its canonical text and of its file.
        repeats: title of the document of which it is a copy, so that it counts as no work of its own.
        is_table: whether it is a reference table.
    """

    number: int
    title: str
    file: str = ""
    publisher: str = ""
    date: str = ""
    address: str = ""
    text_digest: str = ""
    source_digest: str = ""
    repeats: str = ""
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided: the verdict, who, when and why; ``state`` is what became of it in the build."""

    verdict: str
    who: str = ""
    when: str = ""
    why: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """One claim: a document that says something, in which words, read by which rule.

    Attributes:
        id: compact IRI of the claim.
        source: the document.
        status, reason: how it stands, and why if it is not accepted.
        modality: stated, planned or hoped.
        confidence: how sure the reading is, with the bound that it exceeds at 95 %; empty if not known.
        rules: ids of the rules that drew it, each with what it says in words.
        excerpt: the words in their context.
        reviews: what people decided about it.
        citation: a line by which it can be cited.
    """

    id: str
    source: Provenance
    status: str
    reason: str
    modality: str
    confidence: str
    bound: str
    rules: tuple[tuple[str, str], ...]
    excerpt: Excerpt
    reviews: tuple[Review, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A fact, or a statement that is none, with those who say so and those who say otherwise."""

    sentence: str
    status: str
    witnesses: tuple[Witness, ...]
    against: tuple["Proof", ...] = ()
    support: Support = NONE

    @property
    def reason(self) -> str:
        """Why it is not accepted; empty if it is."""
        if self.status == "accepted":
            return ""
        return next((one.reason for one in self.witnesses if one.reason), "")

    @property
    def best(self) -> Witness | None:
        """The claim that is surest, of those that stand best."""
        same = [one for one in self.witnesses if one.status == self.status] or list(self.witnesses)
        return max(same, key=lambda one: (one.confidence, one.bound), default=None)


@dataclass(frozen=True, slots=True)
class Pack:
    """An evidence pack.

    Attributes:
        title: the fact in words, or the name of the thing.
        subtitle: what it is.
        aliases: other names of the thing.
        groups: proofs under the words of their relation; a pack of one fact has one.
        sources: the documents and tables, by number.
        reviews: what people decided about the thing itself.
        program: which program drew the claims.
        is_fact: whether it is about one fact, with the passages in their context.
        counts: how many proofs there are by status.
    """

    title: str
    subtitle: str
    aliases: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Proof, ...]], ...]
    sources: tuple[Provenance, ...]
    reviews: tuple[Review, ...]
    program: str
    is_fact: bool
    counts: Mapping[str, int]
