"""Which title or heading of a document is that of the official text that the document holds."""

from kg.claims.acts.law_numbers import find_numbered
from kg.model import BlockKind, Document, Sentence

# How many blocks the head of a text may take.
_HEAD = 12


def is_own_title(document: Document, sentence: Sentence) -> bool:
    """Return whether a title or heading is that of the text itself, or begins with a law named by its number."""
    text = document.text[sentence.start : sentence.end]
    title = document.blocks[sentence.block].kind is BlockKind.TITLE
    numbers = [m.start for m in find_numbered(text)]
    if title and document.genre in ("plan", "decree"):
        return True
    # The head of a decree stands on lines of their own; capitals do not make a number.
    head = document.genre == "decree" or sentence.block < _HEAD
    return head and any(document.genre == "decree" or not text[:n].strip(" #*[(") for n in numbers)
