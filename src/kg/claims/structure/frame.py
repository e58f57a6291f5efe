"""What surrounds a sentence of measures, and the words that announce a list of them."""

from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.sentences.reading import Reading
from kg.claims.structure.holding import PASSAGE, Held
from kg.model import BlockKind, Span, Tier

ITEMS = (BlockKind.BULLET, BlockKind.CLAUSE)
# An action with its tier and its features.
Found = tuple[Action, Tier, tuple[str, ...]]
# A colon that opens a list of measures, and headings of such lists.
_ANNOUNCES = re.compile(
    r"\b(?:measures?|steps|actions?|initiatives?|tasks?|priorit(?:y|ies)|will|shall|aims?|objectives?|goals?|recommendations?|incentives?|benefits|concessions|privileges|components|pillars|proposals?|commitments?|duties|reforms?|"
    r"responsib\w+|functions?|provides?\s+for|includes?\s+(?:the\s+following|plans)|to\s+be\s+\w+ed|deliverables|interventions?|activities|strategies|purposes?|should|must|mandates?|powers|roles?|agenda)\b|\b(?:to|by|to\s+achieve\s+the\s+following)\s*:\s*\Z",
    re.I,
)

# What opens an item in words: "First: …", "Secondly, …".
_ORDINAL = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|One|Two|Three|Four|Five)(?:ly)?\s*[:,–-]\s+"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a sentence.

    Attributes:
        policy: key of the policy that the passage is about.
        theme: key of its theme.
        theme_span: where the heading of the theme stands.
        parent: key of the measure that the label of the block states.
        item: whether the sentence belongs to a list item or a clause.
        lead: the words that announce the list, or empty.
        opens: whether it is the first sentence of its block.
        before: the sentence before it, or none.
        spoken: whether the text is full of words of public matters.
        officials: last names of the persons whom the text introduces with a public office.
        held: the policies to which what it plans may belong, the most likely first.
    """

    policy: str
    theme: str
    theme_span: Span | None
    parent: str
    item: bool
    lead: str = ""
    opens: bool = True
    before: Reading | None = None
    held: tuple[Held, ...] = ()
    spoken: bool = False
    officials: frozenset[str] = frozenset()

    @property
    def holder(self) -> str:
        """Key of the policy to which what the sentence says outside its measures belongs, or empty."""
        return next((one.policy for one in self.held if one.rule != PASSAGE), "")


def announces(text: str) -> str:
    """Return a sentence or heading if it announces a list of measures, else nothing.

    >>> announces("The main measures are:"), announces("The members are:")
    ('The main measures are:', '')
    """
    return text if _ANNOUNCES.search(text) else ""


def ordinal_end(text: str) -> int:
    """Return where the words end that open a paragraph like an item of a list, or 0: "First: …"."""
    opening = _ORDINAL.match(text)
    return opening.end() if opening else 0
