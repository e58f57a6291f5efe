"""What is made of documents, kept so that it is made again only where something that it depends on changed.

A stage that goes over all documents does so in steps. First it makes of each document what it needs of it (an
outline, a sheaf), then it finds by keys which parts of documents touch each other, and looks at each such
family alone. What a step gave is kept under a digest of all that it was made of: of one document, or of all
members of a family. So one document more is compared and judged with what shares a key with it, and of all
others the results are taken as they are; nothing is ever out of date, since nothing is kept under a name.

What a build takes from the one before it, and what each depends on:

==================  ====================================================================================
kept                depends on
==================  ====================================================================================
reading             name and bytes of a file and its side file, the readers
known needs         the rules: what a text must hold for their patterns to match
extraction          reading, rules, tables: loaded only where a page or a sheaf is made of it
page                extraction, the code of the stage: things and figures of one document
outline             page: the keys of its things, and what each becomes if no other shares one
compared            pages of all things that share keys, with the rare names beside them
bound, things       outlines of a bundle, which of its things are compared with others, what became of those
sheaf               extraction, the entities of its things: claims before they are judged
case                sheaf, what people judged of its claims, work that the document repeats, names and classes
                    of its things: its claims weighed
ruling              cases of all documents of a family: their claims weighed together, or at the door
summary             case, rulings: what the graph and the report take of one document
bundle              all that it was made of: outlines, cases, summaries or sketches
lines of a bundle   its things, of which of them something is accepted, who names the others; its summaries
sketch              text: its runs of words, for near-duplicates
block of lines      summary, corroboration, the work that it repeats
index               lines: a copy in which the difference of the lines is applied
==================  ====================================================================================

Of values that are looked at for all documents at each build, those of some tens of documents are kept once
more in one piece, a bundle, under a digest of the keys of all of them: so one document more costs one bundle,
made of values that are kept, and all others are read without taking up document after document. Where one
ends is told by the names of the documents, so that what comes or goes changes only its own.

Two things are done anew over small pieces of all documents: finding the keys that are shared, and weighing
what lies inside what. Things of a bundle, and lines of facts and entities that come from it, are told by
numbers; they are read only where the bundle is not as it was (:mod:`kg.bundled`, :mod:`kg.graph.common`).
With judgements about things all entities are compared anew; of the claims only those are weighed anew that
judgements change or that touch these, as if their documents had changed (:mod:`kg.graph.hearing`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar
from zlib import crc32

from kg.identifiers import sha256
from kg.model import Document, Extraction, Metadata

T = TypeVar("T")
_WORDS: Final = 160
"""How many characters of a removed part are told."""
_HELD: Final = 64
"""So many texts are held at most."""
_BUNDLE: Final = 64
"""So many documents are in a bundle, more or less."""


class Keeper(Protocol):
    """What remembers values between builds."""

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return the value of a class under a key, or make and keep it.

        Args:
            kind: the class of the value; the key need not tell its code.
            key: a digest of everything else that the value depends on.
            make: makes the value.
        """

    def hold(self, kind: type[object], *keys: str) -> None:
        """Say that values of a class are still of use, though nobody asks for them now."""


class Forgetful:
    """A keeper that keeps nothing."""

    def recall(self, kind: type[T], key: str, make: Callable[[], T]) -> T:
        """Return the value, made anew."""
        return make()

    def hold(self, kind: type[object], *keys: str) -> None:
        """Do nothing."""


FORGETFUL: Final = Forgetful()


def bundles(names: Sequence[str]) -> Iterator[range]:
    """Yield the numbers of documents, given by their names in order, bundle by bundle."""
    start = 0
    for n, name in enumerate(names, 1):
        if crc32(name.encode("utf-8", "surrogatepass")) % _BUNDLE == 0 or n == len(names):
            yield range(start, n)
            start = n


def gathered(
    keeper: Keeper, kind: type[T], keys: Sequence[str], single: type[object], make: Callable[[], T]
) -> T:
    """Return what a bundle of documents gave, or make and keep it.

    Args:
        keeper: what remembers values; nothing is kept if a key is empty.
        kind: the class of the whole.
        keys: the keys of the values of the documents, in order.
        single: the class of these values, which are still of use.
        make: makes the whole of them.
    """
    if not all(keys):
        return make()
    keeper.hold(single, *keys)
    return keeper.recall(kind, bundle_key(keys), make)


def bundle_key(keys: Iterable[str]) -> str:
    """Return the key of the whole of documents whose keys are given, in order."""
    return sha256("\n".join(keys))


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
