"""Claims of a build that are weighed again and again, each time with a few of them changed by people.

What people decided changes claims of few documents. The trial (:mod:`kg.graph.trial`) weighs anew only what
these touch: of all other documents it knows what became of their claims, so that not even these are read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from kg.graph.acceptance import Court
from kg.graph.families import Numbers
from kg.graph.sheaves import Sheaf
from kg.graph.statements import Judged
from kg.graph.trial import Sheaves, Trial
from kg.identifiers import number, sha256
from kg.keeping import FORGETFUL, Keeper
from kg.model import Status

Claims = Mapping[str, Judged]
"""Claims by their ids."""


class Changed:
    """Sheaves in which some claims are others, or are added.

    Args:
        sheaves: the sheaves as they were drawn.
        claims: by document the claims as they are to be.
        court: knows what things are called and of what class they are.
    """

    def __init__(self, sheaves: Sheaves, claims: Mapping[str, Claims], court: Court) -> None:
        self._sheaves = sheaves
        self._claims = claims
        self._court = court

    def key(self, document: str) -> str:
        """Return the key of a sheaf with its changes, empty if nothing is kept."""
        key, changed = self._sheaves.key(document), self._claims.get(document)
        return sha256(f"{key} {sorted(changed.items())!r}") if key and changed else key

    def told(self, document: str) -> str:
        """Return a digest of what the things of a document are called, also those that a claim got anew."""
        told, changed = self._sheaves.told(document), self._claims.get(document, {})
        things = sorted({c.object.value for c in changed.values() if isinstance(c.object, NamedNode)})
        known = [f"{self._court.kinds.get(iri)} {self._court.names.get(iri)}" for iri in things]
        return sha256("\n".join([told, *known])) if changed else told

    def load(self, document: str) -> Sheaf:
        """Return a sheaf with its changes; its claims are sorted by id."""
        sheaf, changed = self._sheaves.load(document), self._claims.get(document)
        if not changed:
            return sheaf
        claims = {**{claim.id: claim for claim in sheaf.claims}, **changed}
        return replace(sheaf, claims=tuple(claims[name] for name in sorted(claims)))


class _Remembered:
    """Sheaves whose keys are asked for once."""

    def __init__(self, sheaves: Sheaves) -> None:
        self._sheaves = sheaves
        self._keys: dict[str, str] = {}
        self._told: dict[str, str] = {}

    def key(self, document: str) -> str:
        """Return the key of a sheaf."""
        if document not in self._keys:
            self._keys[document] = self._sheaves.key(document)
        return self._keys[document]

    def told(self, document: str) -> str:
        """Return a digest of what the things of a document are called."""
        if document not in self._told:
            self._told[document] = self._sheaves.told(document)
        return self._told[document]

    def load(self, document: str) -> Sheaf:
        """Return a sheaf."""
        return self._sheaves.load(document)


class Weighed:
    """What became of claims, of which some were changed before they were weighed.

    Attributes:
        trial: the claims of all documents.
    """

    def __init__(self, trial: Trial, changed: Iterable[int]) -> None:
        self.trial = trial
        self._changed = sorted(changed)
        self._read: dict[int, tuple[Judged, ...]] = {}
        self._places: dict[str, dict[str, int]] | None = None
        self._said: tuple[Numbers, NDArray[np.int64]] | None = None

    def _claims(self, n: int) -> tuple[Judged, ...]:
        if n not in self._read:
            self._read[n] = self.trial.claims(n)
        return self._read[n]

    def overrule(self, claims: Iterable[Judged]) -> None:
        """Let some claims be as they are given, whatever they were judged to be."""
        self.trial.overrule(claims)
        self._read.clear()

    def reviewed(self) -> list[Judged]:
        """Return the claims that people judged, sorted by id."""
        found = [c for n in self._changed for c in self._claims(n) if c.reviews]
        return sorted(found, key=lambda claim: claim.id)

    def against(self, claim: Judged) -> dict[str, Judged]:
        """Return the claims that conflict with a claim, by their ids; each names the other."""
        places = self._conflicts().get(claim.id, {}) if claim.conflicts else {}
        wanted = {name: places[name] for name in claim.conflicts if name in places}
        found = {c.id: c for n in sorted({*wanted.values()}) for c in self._claims(n)}
        return {name: found[name] for name in sorted(wanted)}

    def saying(self, claim: Judged) -> Iterator[Judged]:
        """Yield the accepted claims that say what a claim says."""
        said, owners = self._statements()
        one = np.uint64(number(*_told(claim)))
        start, end = np.searchsorted(said, one), np.searchsorted(said, one, "right")
        for n in sorted({*owners[start:end].tolist()}):
            claims = self._claims(n)
            yield from (c for c in claims if _told(c) == _told(claim) and c.status is Status.ACCEPTED)

    def _statements(self) -> tuple[Numbers, NDArray[np.int64]]:
        """Return what all documents say, as numbers in order, and the document of each; to be asked last."""
        if self._said is None:
            every = [self.trial.glimpse(n).statements for n in range(len(self.trial.documents))]
            said = np.concatenate([np.zeros(0, dtype=np.uint64), *every])
            owners = np.repeat(np.arange(len(every)), list(map(len, every)))
            order = np.argsort(said, kind="stable")
            self._said = said[order], owners[order]
        return self._said

    def _conflicts(self) -> dict[str, dict[str, int]]:
        """Return, for every claim, those that conflict with it, with the numbers of their documents."""
        if self._places is None:
            self._places = {}
            for n in range(len(self.trial.documents)):
                for other, name in self.trial.glimpse(n).against:
                    self._places.setdefault(other, {})[name] = n
        return self._places


def _told(claim: Judged) -> tuple[str, str, str]:
    return claim.subject, claim.predicate, str(claim.object)


class Hearing:
    """The claims of a build, before people judged of them.

    Args:
        documents: the ids of the documents, sorted.
        sheaves: the claims of the documents.
        court: what claims are weighed by.
        keeper: knows what became of claims in an older build.
    """

    def __init__(
        self, documents: Sequence[str], sheaves: Sheaves, court: Court, keeper: Keeper = FORGETFUL
    ) -> None:
        self.documents = documents
        self.court = court
        self._sheaves = _Remembered(sheaves)
        self._keeper = keeper

    def claims(self, documents: Set[str]) -> dict[str, Judged]:
        """Return the claims of some documents as they were drawn, by id."""
        wanted = (name for name in self.documents if name in documents)
        return {claim.id: claim for name in wanted for claim in self._sheaves.load(name).claims}

    def weigh(self, claims: Iterable[Judged] = ()) -> Weighed:
        """Return what becomes of all claims if some are as they are given."""
        changed: dict[str, dict[str, Judged]] = {}
        for claim in claims:
            changed.setdefault(claim.document, {})[claim.id] = claim
        sheaves = Changed(self._sheaves, changed, self.court) if changed else self._sheaves
        trial = Trial(self.documents, sheaves, self.court, self._keeper)
        return Weighed(trial, [n for n, name in enumerate(self.documents) if name in changed])
