"""How well a fact is borne out: independent works, and their confidences combined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Support:
    """What bears out a statement.

    Attributes:
        works: how many independent works make it; a copy counts with the text that it repeats.
        confidence: how sure it is that at least one of them is read rightly, from 0 to 1.
    """

    works: int
    confidence: float


NONE = Support(0, 0.0)
"""The support of what nobody says."""


def support(said: Iterable[tuple[str, float]], works: Mapping[str, str]) -> Support:
    """Return how well claims of one statement bear it out together.

    Confidences of independent works are combined by noisy-or (Pearl 1988, section 4.3.2): one less the
    product of the doubts. Of several claims of one work only the surest counts: copies share their errors.

    Args:
        said: for each claim the document that makes it and the confidence of the reading.
        works: documents that repeat another one, with that other one.

    >>> support([("a", 0.8), ("b", 0.5), ("copy-of-b", 0.5)], {"copy-of-b": "b"})
    Support(works=2, confidence=0.9)
    """
    best: dict[str, float] = {}
    for document, confidence in said:
        work = works.get(document, document)
        best[work] = max(confidence, best.get(work, 0.0))
    doubt = 1.0
    for work in sorted(best):
        doubt *= 1.0 - best[work]
    return Support(len(best), round(1.0 - doubt, 6) if best else 0.0)
