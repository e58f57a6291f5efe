"""Claims of several works that say the same: which claims each claim bears out."""

from array import array
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np

from kg.graph.claim_quads import PAIRS
from kg.graph.summaries import ID_BYTES, Glimpse

Borne = dict[str, list[str]]
"""By the id of a claim those of other works that say the same and have a larger id."""


class Twins:
    """Finds them among what documents accepted, which are taken in one after another."""

    def __init__(self) -> None:
        self._statements = array("Q")
        self._ids = bytearray()
        self._owners = array("L")

    def add(self, owner: int, one: Glimpse) -> None:
        """Take in the claims of a document, which is given by its number."""
        self._statements.frombytes(one.statements.tobytes())
        self._ids += one.ids
        self._owners.extend([owner] * len(one.statements))

    def _id(self, number: int) -> bytes:
        return bytes(self._ids[ID_BYTES * number : ID_BYTES * (number + 1)])

    def found(self, documents: Sequence[str], works: Mapping[str, str]) -> dict[int, Borne]:
        """Return, for documents by number, the claims that bear out theirs.

        Claims that say the same are linked each with each, or in a row if they are many
        (:data:`kg.graph.claim_quads.PAIRS`).
        """
        statements = np.array(self._statements, dtype=np.uint64)
        order = np.argsort(statements, kind="stable")
        same = statements[order]
        starts = np.flatnonzero(np.concatenate(([True], same[1:] != same[:-1]))) if len(same) else order
        ends = np.append(starts[1:], len(same))[: len(starts)]
        several = ends - starts > 1
        found: dict[int, Borne] = {}
        for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            group = sorted((self._id(n).hex(), self._owners[n]) for n in order[start:end].tolist())
            for (one, a), (other, b) in combinations(group, 2) if len(group) <= PAIRS else pairwise(group):
                first, second = documents[a], documents[b]
                if works.get(first, first) != works.get(second, second):
                    found.setdefault(a, {}).setdefault(f"claim-{one}", []).append(f"claim-{other}")
        return found
