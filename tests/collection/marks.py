"""Texts in which names are marked with what they stand for, and how the marks are taken off."""

import re
from dataclasses import dataclass

from .values import Named

OPEN, STANDS_FOR, CLOSE = "\x02", "\x1f", "\x03"
_MARK = re.compile(f"{OPEN}([^{STANDS_FOR}]*){STANDS_FOR}([^{CLOSE}]*){CLOSE}")


def mark(surface: str, entity: str) -> str:
    """Return a name, marked."""
    return f"{OPEN}{surface}{STANDS_FOR}{entity}{CLOSE}"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is put into a sentence.

    Attributes:
        surface: the words.
        entity: the id of the thing.
        article: whether "the" stands before it.
        plural: whether the verb is in the plural ("the Opinions were issued").
        after: marked words that follow it at once, such as a short name in brackets.
        before: marked words between the article and the name.
    """

    surface: str
    entity: str
    article: bool = True
    plural: bool = False
    after: str = ""
    before: str = ""

    @property
    def words(self) -> str:
        """The marked words, with the article."""
        the = "the " if self.article else ""
        return f"{the}{self.before}{mark(self.surface, self.entity)}{self.after}"


def capital(words: str) -> str:
    """Return words with a capital at their head; a name has one already."""
    return words if words.startswith(OPEN) else words[:1].upper() + words[1:]


def strip_marks(marked: str) -> tuple[str, tuple[Named, ...]]:
    """Return the text without marks, and what its names stand for, in order of the text."""
    out: list[str] = []
    named: list[Named] = []
    length = position = 0
    for found in _MARK.finditer(marked):
        plain = marked[position : found.start()]
        surface = found[1]
        start = length + len(plain)
        named.append(Named(start, start + len(surface), " ".join(surface.split()), found[2]))
        out += [plain, surface]
        length, position = start + len(surface), found.end()
    out.append(marked[position:])
    return "".join(out), tuple(named)


def plain(marked: str) -> str:
    """Return the text without marks."""
    return _MARK.sub(r"\1", marked)


def wrap(text: str, width: int) -> str:
    """Return a paragraph broken into lines of at most ``width`` characters; every offset stays."""
    out = list(text)
    start, blank = 0, -1
    for i, character in enumerate(text):
        if character == " ":
            blank = i
        if i - start >= width and blank > start:
            out[blank] = "\n"
            start = blank + 1
    return "".join(out)
