"""Which policy a line of the head of a text names and does little else."""

from collections.abc import Iterable

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing
from kg.model import Document, Sentence

TRIMS = ' \t\n#*_.,;:|–—-()[]“”"《》'
"""Signs that may stand about a title on its line."""
# "Title: Harbour Roadmap – a commitment to clean boats"
_FIELD = re.compile(
    r"(?:[Tt]itle|[Nn]ame(?:\s+of\s+(?:the\s+)?(?:policy|plan|document|law))?|[Dd]ocument|[Pp]olicy)\s*:\s*[“\"]?"
)
# The title fills so much of its line.
FILLS = 0.6


def titled(document: Document, lines: Iterable[Sentence], registry: Registry) -> Thing | None:
    """Return the policy whose name fills the first of some lines that any name of a policy fills, or None."""
    for line in lines:
        length = len(document.text[line.start : line.end].strip(TRIMS))
        field = _FIELD.match(document.text, line.start, line.end)
        for thing in registry.of("policy"):
            inside = [m for m in thing.mentions if line.start <= m.start < m.end <= line.end]
            if any(m.end - m.start >= FILLS * length for m in inside):
                return thing
            if field and any(m.start == field.end() for m in inside):
                return thing
    return None
