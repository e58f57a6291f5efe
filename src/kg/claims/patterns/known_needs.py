"""What texts must hold for patterns to match in them, kept so that it is read off their wording only once."""

import json
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from zlib import compress, decompress, error

from kg.claims.patterns.cues import Need, needs


@dataclass(frozen=True, slots=True)
class KnownNeeds:
    """The needs of patterns (:mod:`kg.claims.patterns.cues`) by a digest of each pattern."""

    needs: Mapping[str, tuple[Need, ...]]

    def to_row(self) -> str:
        """Return them as text: JSON, of which all that stands there again and again takes little room."""
        rows = [[name, [sorted(one) for one in found]] for name, found in sorted(self.needs.items())]
        return b2a_base64(compress(json.dumps(rows).encode("ascii")), newline=False).decode("ascii")

    @classmethod
    def from_row(cls, row: str) -> "KnownNeeds":
        """Return what was written as text."""
        try:
            rows = json.loads(decompress(a2b_base64(row)))
        except error as fault:
            raise ValueError("this is no compressed text") from fault
        return cls({name: tuple([frozenset(one) for one in found]) for name, found in rows})


class Memory:
    """The needs of the patterns that were asked for, and those that are known from elsewhere."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Need, ...]] = {}

    def needs(self, pattern: str, *, any_case: bool) -> tuple[Need, ...]:
        """Return the needs of a pattern; ``any_case`` is for patterns to which case does not matter."""
        name = blake2b(f"{any_case:d}{pattern}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        if name not in self._known:
            self._known[name] = needs(pattern, any_case=any_case)
        return self._known[name]

    def learn(self, known: KnownNeeds) -> None:
        """Take in needs that were worked out before, by the same rules."""
        self._known.update(known.needs)

    def told(self) -> KnownNeeds:
        """Return all needs that are known."""
        return KnownNeeds(dict(self._known))
