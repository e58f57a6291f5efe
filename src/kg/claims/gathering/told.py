"""A sentence with what it belongs to, kept until the whole document has been read."""

from dataclasses import dataclass

from kg.claims.sentences.reading import Reading
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and its surroundings.

    Attributes:
        reading: the sentence.
        policy: key of the policy that the passage is about, or empty.
        measures: where its measures stand in the document.
        lead: what announces the list that it is an item of ("Key projects:"), or the heading above it.
        is_item: whether it is an item of a list.
    """

    reading: Reading
    policy: str
    measures: tuple[Span, ...]
    lead: str
    is_item: bool
