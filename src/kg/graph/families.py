"""Which claims are judged together: a claim touches others through keys, and keys make families of claims.

Every rule that weighs claims against each other (:mod:`kg.graph.acceptance`) looks for its rivals under a
key: the figures of one thing and indicator, the values of one property, what is said of the issue of one
policy. Claims of no common key, not even through others, never meet in a rule. So documents are judged one by
one, but for the families that reach over several documents. What lies inside what is apart: all areas are
tied by the reference tables, so that those claims are looked at together, when all else is settled.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from kg.graph.differences import ISSUED, ISSUER, YEAR
from kg.graph.figure_conflicts import INDICATOR, OBSERVED
from kg.graph.figures import LINKS, TELLS
from kg.graph.reconstruction import FEATURE
from kg.graph.statements import Judged
from kg.identifiers import number
from kg.namespaces import KG, PREFIXES, R

FIGURE: Final = f"{R}statistic-"
"""How the names of figures begin."""
_CIRCLES: Final = frozenset(
    {KG + "buildsOn", PREFIXES["dcterms"] + "isPartOf", PREFIXES["org"] + "subOrganizationOf"}
)
_ISSUE: Final = frozenset({YEAR, ISSUED, ISSUER})
_TYPE: Final = PREFIXES["rdf"] + "type"
Numbers = NDArray[np.uint64]
Indices = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Brief:
    """What of the claims of one document is needed to find those that are judged with others.

    Attributes:
        statements: what each claim says, as a number, in order of the claims.
        families: the family of each claim inside its document.
        keys, owners: the keys of the families, each with its family.
        woven: the claims whose lines had to be put in order, by their numbers.
        odd: whether something is said as of a figure that bears no name of a figure.
    """

    statements: Numbers
    families: Indices
    keys: Numbers
    owners: Indices
    woven: Indices
    odd: bool


def brief_of(claims: Sequence[Judged], functional: frozenset[str]) -> Brief:
    """Return the brief of the claims of a document; ``functional`` are properties that take one value."""
    parent = list(range(len(claims)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    first: dict[tuple[str, ...], int] = {}
    topics = _topics(claims)
    for n, claim in enumerate(claims):
        for key in _keys(claim, functional, topics):
            parent[root(n)] = root(first.setdefault(key, n))
    families = [root(n) for n in range(len(claims))]
    keys = {(number(*key), families[n]) for key, n in first.items()}
    ordered = sorted(keys)
    return Brief(
        np.array([number(c.subject, c.predicate, str(c.object)) for c in claims], dtype=np.uint64),
        np.array(families, dtype=np.int32),
        np.array([key for key, _ in ordered], dtype=np.uint64),
        np.array([owner for _, owner in ordered], dtype=np.int32),
        np.array([n for n, claim in enumerate(claims) if FEATURE in claim.features], dtype=np.int32),
        any(_is_odd(claim) for claim in claims),
    )


def _topics(claims: Iterable[Judged]) -> dict[str, list[tuple[str, ...]]]:
    """Return the keys of each figure: its thing with its indicator."""
    things: dict[str, list[str]] = {}
    indicators: dict[str, list[str]] = {}
    for claim in claims:
        if claim.predicate == OBSERVED:
            things.setdefault(claim.subject, []).append(claim.object.value)
        elif claim.predicate == INDICATOR:
            indicators.setdefault(claim.subject, []).append(claim.object.value)
    return {
        figure: [("topic", thing, one) for thing in found for one in indicators.get(figure, [""])]
        for figure, found in things.items()
    }


def _keys(
    claim: Judged, functional: frozenset[str], topics: dict[str, list[tuple[str, ...]]]
) -> Iterable[tuple[str, ...]]:
    subject, predicate, value = claim.subject, claim.predicate, claim.object.value
    if subject.startswith(FIGURE):
        yield ("figure", subject)
        if predicate == OBSERVED:
            yield from topics.get(subject, ())
    if value.startswith(FIGURE):
        yield ("figure", value)
    if predicate in functional:
        yield (predicate, subject)
    if predicate in _ISSUE or (predicate == _TYPE and value == f"{KG}PolicyDocument"):
        yield ("issue", subject)
    elif predicate in _CIRCLES:
        yield (f"circle {predicate}", subject)
        yield (f"circle {predicate}", value)


def _is_odd(claim: Judged) -> bool:
    if claim.predicate in TELLS or claim.predicate == OBSERVED:
        return not claim.subject.startswith(FIGURE)
    if claim.predicate in LINKS and isinstance(claim.object, NamedNode):
        return not claim.object.value.startswith(FIGURE)
    return False


Member = tuple[int, int]
"""A document by its number, and one of its families."""


@dataclass(frozen=True, slots=True)
class Briefs:
    """The briefs of several documents in one piece; claims have numbers that go on over all of them.

    Attributes:
        sizes: how many claims each document has.
        statements, families, keys, owners, woven, odd: as in :class:`Brief`.
    """

    sizes: Indices
    statements: Numbers
    families: Indices
    keys: Numbers
    owners: Indices
    woven: Indices
    odd: bool


def joined(briefs: Sequence[Brief]) -> Briefs:
    """Return the briefs of several documents in one piece."""
    sizes = np.array([len(one.statements) for one in briefs], dtype=np.int32)
    at = np.concatenate(([0], np.cumsum(sizes)))[:-1].tolist() if len(briefs) else []
    pairs = list(zip(briefs, at, strict=True))
    return Briefs(
        sizes,
        _joined([one.statements for one in briefs], np.uint64),
        _joined([one.families + n for one, n in pairs], np.int32),
        _joined([one.keys for one in briefs], np.uint64),
        _joined([one.owners + n for one, n in pairs], np.int32),
        _joined([one.woven + n for one, n in pairs], np.int32),
        any(one.odd for one in briefs),
    )


def wide_families(briefs: Sequence[Briefs]) -> list[list[Member]]:
    """Return the families that reach over several documents, each with its members in order."""
    sizes = _joined([one.sizes for one in briefs], np.int64)
    offsets = np.concatenate(([0], np.cumsum(sizes)))[:-1] if len(sizes) else sizes
    begins = np.concatenate(
        ([0], np.cumsum([len(one.statements) for one in briefs], dtype=np.int64))
    ).tolist()
    parts = list(zip(briefs, begins[:-1], strict=True))
    if any(one.odd for one in briefs):
        # Said of a figure that is none: who knows what it touches, so all is weighed together.
        every = np.unique(_joined([one.families.astype(np.int64) + at for one, at in parts], np.int64))
        of_each = np.searchsorted(offsets, every, side="right") - 1
        return [list(zip(of_each.tolist(), (every - offsets[of_each]).tolist(), strict=True))]
    keys = _joined([one.keys for one in briefs], np.uint64)
    owners = _joined([one.owners.astype(np.int64) + at for one, at in parts], np.int64)
    woven = _joined([one.statements[one.woven] for one in briefs], np.uint64)
    groups = [*_shared(keys, owners, offsets), *_confirming(parts, woven)]
    parent: dict[int, int] = {}

    def root(n: int) -> int:
        while (up := parent.setdefault(n, n)) != n:
            parent[n] = n = parent[up]
        return n

    for group in groups:
        first = root(group[0])
        for other in group[1:]:
            parent[root(other)] = first = root(first)
    found: dict[int, list[int]] = {}
    for n in sorted(parent):
        found.setdefault(root(n), []).append(n)
    documents = np.searchsorted(offsets, np.array(sorted(parent), dtype=np.int64), side="right") - 1
    of = dict(zip(sorted(parent), documents.tolist(), strict=True))
    return [[(of[n], n - int(offsets[of[n]])) for n in members] for members in found.values()]


def _shared(keys: Numbers, owners: NDArray[np.int64], offsets: NDArray[np.int64]) -> Iterator[list[int]]:
    """Yield the families of several documents that share a key."""
    if not len(keys):
        return
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    documents = np.searchsorted(offsets, owners, side="right") - 1
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.append(starts[1:], len(keys))
    wide = np.minimum.reduceat(documents, starts) != np.maximum.reduceat(documents, starts)
    for start, end in zip(starts[wide].tolist(), ends[wide].tolist(), strict=True):
        yield owners[start:end].tolist()


def _confirming(parts: Sequence[tuple[Briefs, int]], woven: Numbers) -> Iterator[list[int]]:
    """Yield the families that say what stands in lines that had to be put in order."""
    if not len(woven):
        return
    found: dict[int, list[int]] = {}
    for one, at in parts:
        for n in np.flatnonzero(np.isin(one.statements, woven)).tolist():
            found.setdefault(int(one.statements[n]), []).append(at + int(one.families[n]))
    yield from found.values()


def _joined(parts: Sequence[NDArray[np.generic]], kind: type[np.generic]) -> NDArray:  # type: ignore[type-arg]  # of that kind
    return np.concatenate(parts).astype(kind) if parts else np.zeros(0, dtype=kind)
