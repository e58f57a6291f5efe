"""What the longest known ending of a name stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.claims.patterns.words import plural


@dataclass(frozen=True, slots=True)
class Endings:
    """Heads of names, in the singular and the plural, with what they stand for.

    ``kinds`` gives for each ending its rank (the longest head is first) and what it stands for.
    """

    kinds: Mapping[str, tuple[int, str]]
    lengths: tuple[int, ...]

    def kind(self, name: str) -> str:
        """Return what the longest head at the end of a name stands for; empty if none is known.

        >>> endings_of({"park": "a park", "car park": "a garage"}).kind("Two Car Parks")
        'a garage'
        """
        folded = name.casefold()
        found = [self.kinds[end] for n in self.lengths if (end := folded[-n:]) in self.kinds]
        return min(found)[1] if found else ""


def endings_of(heads: Mapping[str, str]) -> Endings:
    """Return the endings of names for heads in the singular with what each stands for."""
    kinds: dict[str, tuple[int, str]] = {}
    for rank, head in enumerate(sorted(heads, key=lambda h: (-len(h), h))):
        for form in (head.casefold(), plural(head).casefold()):
            kinds.setdefault(form, (rank, heads[head]))
    return Endings(kinds, tuple(sorted({len(form) for form in kinds})))
