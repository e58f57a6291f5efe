"""What announces a list: the words that stand before its items."""

from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import words
from kg.claims.sentences.reading import Reading
from kg.claims.structure.frame import ITEMS, announces, ordinal_end
from kg.model import Block, BlockKind

# "The Harbour Council shall have to:"
_SHALL = re.compile(
    r"‹B(\d+)›(?:\s\([^()]{2,40}\))?\s+(?:shall|will|must|(?:is|are)\s+to|(?:has|have)\s+to|undertakes\s+to|(?:is|are)\s+(?:responsible|tasked|charged)\b)[^‹›:.]{0,50}:\s*$"
)


# "§ 12 Eligible applicants.": a section of a law is no item of the list before it.
_SECTION = re.compile(r"\W*(?:§|Sec(?:tion|\.)\s)\s*\d")


@dataclass(slots=True)
class Lead:
    """What announces the list that is being read: a sentence that ends with a colon, or a heading.

    ``inner`` says that items which stand further in than what announces them have been read, ``listed`` that any have.
    """

    words: str = ""
    asks: bool = False
    block: Block | None = None
    reading: Reading | None = None
    inner: bool = False
    listed: bool = False

    def see(self, reading: Reading) -> None:
        """Take note of a sentence: it may open a list, or end one."""
        kind = reading.block.kind
        if kind in (BlockKind.HEADING, BlockKind.TITLE) or (
            reading.text.rstrip().endswith(":") and not reading.is_label
        ):
            self.words, self.block, self.reading = announces(reading.text), reading.block, reading
            self.inner = self.listed = False
            self.asks = asks(reading.text) or tells_done(reading.text)
        elif self._ends(reading):
            self.words, self.asks, self.block, self.reading, self.inner = "", False, None, None, False

    def _ends(self, reading: Reading) -> bool:
        """Return whether a list ends before a sentence: it is no item, an item further out, or opens a section."""
        if reading.block is self.block:
            return False
        if reading.block.kind not in ITEMS:
            # A passage below a heading may stand before the list that the heading names.
            waits = self.block is not None and self.block.kind is BlockKind.HEADING and not self.listed
            return not (waits or ordinal_end(reading.text))
        self.listed = True
        if self.block is None or self.block.kind not in ITEMS:
            return _SECTION.match(reading.text) is not None
        # "3. The council shall: (a) …; (b) …" and then "4.": what is listed stands further in.
        below = reading.block.level - self.block.level
        self.inner = self.inner or below > 0
        return below < 0 or (below == 0 and self.inner) or _SECTION.match(reading.text) is not None

    def of(self, reading: Reading) -> str:
        """Return the words that announce the list that a sentence belongs to."""
        return self.words if self._lists(reading) else ""

    def bars(self, reading: Reading) -> bool:
        """Return whether a list asks something of those who apply, or tells what was done: no item is a step then."""
        return self.asks and self._lists(reading)

    def actor(self, reading: Reading) -> str:
        """Return the key of the body of which the words before a list say that it shall do what the items state."""
        found = _SHALL.search(self.reading.masked.text) if self.reading and self._lists(reading) else None
        return self.reading.mentions[int(found[1])].name if self.reading and found else ""

    def _lists(self, reading: Reading) -> bool:
        listed = reading.block.kind in ITEMS or ordinal_end(reading.text) > 0
        return listed and reading.block is not self.block


@cache
def _asking() -> re.Pattern[str]:
    return re.compile("|".join(words().list("measures", "asking")), re.IGNORECASE)


def asks(text: str) -> bool:
    """Return whether a sentence or heading announces what is asked of those who apply.

    >>> asks("Application requirements:"), asks("Who can apply?"), asks("Required works:")
    (True, True, False)
    """
    return _asking().search(text) is not None


@cache
def _achieved() -> re.Pattern[str]:
    return re.compile("|".join(words().list("measures", "achieved")), re.IGNORECASE)


def tells_done(text: str) -> bool:
    """Return whether a sentence or heading announces what was done already.

    >>> tells_done("Key achievements in 2031 have included:"), tells_done("Planned works:")
    (True, False)
    """
    return _achieved().search(text) is not None
