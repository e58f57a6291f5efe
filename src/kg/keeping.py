"""What a stage makes of one document, kept so that it is made again only where the document changed.

A stage that goes over all documents does so in two steps: first it makes of each document what it needs of
it (a page in :mod:`kg.entities.pages`, a sheaf in :mod:`kg.graph.sheaves`), then it puts together what all
documents gave. The first step is long and looks at one document alone: a keeper keeps its results under a
digest of all that they depend on. The second is short and is taken at every build: nothing of it is kept, so
that nothing of it can be out of date.

What a build takes from the one before it, and what each depends on:

==================  ====================================================================================
kept                depends on
==================  ====================================================================================
reading             name and bytes of a file and its side file, the readers
extraction          reading, rules, tables: loaded only where a page or a sheaf is made of it
page                extraction, the code of the stage: things and figures of one document
sheaf               extraction, the entities of its things: claims before they are judged
sketch              text: its runs of words, for near-duplicates
block of lines      sheaf, what judging made of its claims, corroboration, the work that it repeats
index               lines: a copy in which the difference of the lines is applied
==================  ====================================================================================

Comparing things, judging claims, and the lines that documents share (facts, entities, reference) are worked
out anew. They grow with the collection, not with what changed in it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from kg.model import Document, Extraction, Metadata

T = TypeVar("T")
_WORDS: Final = 160
"""How many characters of a removed part are told."""
_HELD: Final = 64
"""So many texts are held at most."""


class Keeper(Protocol):
    """What remembers values between builds."""

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return the value of a class under a key, or make and keep it.

        Args:
            kind: the class of the value; the key need not tell its code.
            key: a digest of everything else that the value depends on.
            make: makes the value.
        """


class Forgetful:
    """A keeper that keeps nothing."""

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return the value, made anew."""
        return make()


FORGETFUL: Final = Forgetful()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn from a document, read whenever it is asked for.

    Attributes:
        document: the id of the document.
        key: the digest of the document and of all rules and tables; empty if that is not known.
        load: returns the extraction.
    """

    document: str
    key: str
    load: Callable[[], Extraction]

    @property
    def extraction(self) -> Extraction:
        """Return what was drawn."""
        return self.load()


def drawn(extraction: Extraction) -> Drawn:
    """Return an extraction that is there as one that is read when it is asked for."""
    return Drawn(extraction.document, "", lambda: extraction)


@dataclass(frozen=True, slots=True)
class Gone:
    """A part of a file that is not in the text: why, and its first words."""

    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a build keeps at hand of a source document; its text and all the rest are read when needed.

    Attributes:
        id, name, digest, source_digest, metadata, reconstructed, notes: as in :class:`kg.model.Document`.
        key: the digest of all that is known of the document; empty if it is not kept.
        removed: what the reader took out.
    """

    id: str
    name: str
    digest: str
    source_digest: str
    metadata: Metadata
    reconstructed: bool = False
    notes: tuple[str, ...] = ()
    key: str = ""
    removed: tuple[Gone, ...] = ()


def head_of(document: Document, key: str = "") -> Head:
    """Return what a build keeps at hand of a document."""
    removed = []
    for gone in document.removed:
        words = " ".join(document.source[gone.start : gone.end].split())
        if words:
            removed.append(Gone(gone.reason, words if len(words) <= _WORDS else f"{words[:_WORDS]} …"))
    return Head(
        document.id,
        document.name,
        document.digest,
        document.source_digest,
        document.metadata,
        document.reconstructed,
        document.notes,
        key,
        tuple(removed),
    )


class Shelf(Protocol):
    """Where the documents of a build stand."""

    def document(self, head: Head) -> Document:
        """Return a document, read anew each time it is asked for."""


class AtHand:
    """A shelf of documents that are there."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}

    def document(self, head: Head) -> Document:
        """Return the document."""
        return self._documents[head.id]


class Texts(Mapping[str, str]):
    """The texts of documents by their ids, of which the last few are held."""

    def __init__(self, heads: Iterable[Head], shelf: Shelf) -> None:
        self._heads = {head.id: head for head in heads}
        self._shelf = shelf
        self._held: dict[str, str] = {}

    def __getitem__(self, document: str) -> str:
        if document not in self._held:
            if len(self._held) >= _HELD:
                self._held.clear()
            self._held[document] = self._shelf.document(self._heads[document]).text
        return self._held[document]

    def __iter__(self) -> Iterator[str]:
        return iter(self._heads)

    def __len__(self) -> int:
        return len(self._heads)


class Links(Mapping[tuple[str, str], str]):
    """The entities of referents by document and key, held by document."""

    def __init__(self, by_document: Mapping[str, Mapping[str, str]]) -> None:
        self.by_document = by_document

    def __getitem__(self, place: tuple[str, str]) -> str:
        return self.by_document[place[0]][place[1]]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((document, key) for document, links in self.by_document.items() for key in links)

    def __len__(self) -> int:
        return sum(map(len, self.by_document.values()))
