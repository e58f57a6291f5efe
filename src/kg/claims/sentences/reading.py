"""A sentence as the claim makers see it: text, mentions, mask, place in the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.masks import LETTERS, Masked
from kg.claims.values.numbers import Figure
from kg.model import Block, BlockKind, Mention, Modality, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that was found in it.

    Attributes:
        span: where it stands in the document.
        text: its words.
        block: the block it belongs to.
        masked: its masked form; mention names are keys of the registry, or values.
        figures: the figures by (start, end) in the sentence.
        policy: key of the policy that the passage is about, or empty.
        is_label: whether it is the "Heading:" of a bullet or paragraph.
    """

    span: Span
    text: str
    block: Block
    masked: Masked
    figures: dict[tuple[int, int], Figure]
    policy: str = ""
    is_label: bool = False

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of the sentence, in order."""
        return self.masked.mentions

    def of(self, letters: str) -> Iterator[Mention]:
        """Yield the mentions whose mark has one of the letters."""
        return (m for m in self.masked.mentions if LETTERS[m.kind] in letters)

    def is_row(self) -> bool:
        """Return whether it is a row of a table with bars between its cells, even of two cells only."""
        return " | " in self.text or ("|" in self.text and self.block.kind is BlockKind.TABLE_ROW)

    def modality(self) -> Modality:
        """How the sentence puts what it says."""
        hoped, planned = _modal()
        if hoped.search(self.text):
            return Modality.HOPED
        return Modality.PLANNED if planned.search(self.text) else Modality.STATED


@cache
def _modal() -> tuple[Cued, Cued]:
    table = words()
    # Case matters: "may" is a hedge, "May" a month. Phrases may open a sentence.
    hoped = [w for h in table.list("hedges", "hoped") for w in ((h, h.capitalize()) if " " in h else (h,))]
    planned = table.list("verbs", "intend")
    return cued(rf"\b{alternation(hoped)}\b"), cued(rf"\b{alternation(planned)}\b")
