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

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from kg.model import Extraction

T = TypeVar("T")


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


@dataclass(slots=True)
class Drawn:
    """What was drawn from a document, read only when it is asked for.

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
        """Return what was drawn; it is loaded once."""
        found = self.load()
        self.load = lambda: found
        return found


def drawn(extraction: Extraction) -> Drawn:
    """Return an extraction that is there as one that is read when it is asked for."""
    return Drawn(extraction.document, "", lambda: extraction)
