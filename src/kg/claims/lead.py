"""What announces a list: the words that stand before its items."""

from dataclasses import dataclass

from kg.claims.frame import ITEMS, announces
from kg.claims.item_measures import is_ordinal
from kg.claims.reading import Reading
from kg.model import Block, BlockKind


@dataclass(slots=True)
class Lead:
    """What announces the list that is being read: a sentence that ends with a colon, or a heading."""

    words: str = ""
    block: Block | None = None
    reading: Reading | None = None

    def see(self, reading: Reading) -> None:
        """Take note of a sentence: it may open a list, or end one."""
        kind = reading.block.kind
        if kind in (BlockKind.HEADING, BlockKind.TITLE) or (
            reading.text.rstrip().endswith(":") and not reading.is_label
        ):
            self.words, self.block, self.reading = announces(reading.text), reading.block, reading
        elif kind not in ITEMS and reading.block is not self.block and not is_ordinal(reading.text):
            self.words, self.block, self.reading = "", None, None

    def of(self, reading: Reading) -> str:
        """Return the words that announce the list that a sentence belongs to."""
        listed = reading.block.kind in ITEMS or is_ordinal(reading.text)
        return self.words if listed and reading.block is not self.block else ""
