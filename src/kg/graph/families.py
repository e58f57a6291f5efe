"""Which claims are judged together: a claim touches others through keys, and keys make families of claims.

Every rule that weighs claims against each other (:mod:`kg.graph.acceptance`) looks for its rivals under a
key: the figures of one thing and indicator, the values of one property, what is said of the issue of one
policy, what lies inside what. Claims of no common key, not even through others, never meet in a rule. So
documents are judged one by one, but for the families that reach over several documents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import NamedNode

from kg.graph.contradictions import INSIDE
from kg.graph.differences import ISSUED, ISSUER, YEAR
from kg.graph.figure_conflicts import INDICATOR, OBSERVED
from kg.graph.figures import LINKS, TELLS
from kg.graph.reconstruction import FEATURE
from kg.graph.statements import Judged
from kg.namespaces import KG, PREFIXES, R

FIGURE: Final = f"{R}statistic-"
"""How the names of figures begin."""
_CIRCLES: Final = frozenset(
    {KG + "buildsOn", PREFIXES["dcterms"] + "isPartOf", PREFIXES["org"] + "subOrganizationOf"}
)
_ISSUE: Final = frozenset({YEAR, ISSUED, ISSUER})
_TYPE: Final = PREFIXES["rdf"] + "type"
_INSIDE: Final = frozenset(INSIDE)
Numbers = NDArray[np.uint64]
Indices = NDArray[np.int32]


def number(*parts: str) -> int:
    """Return a number of 64 bits that stands for some words."""
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=8).digest(), "little")


EVERYWHERE: Final = number("inside")
"""The key of all claims on what lies inside what."""


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
    elif predicate in _INSIDE:
        yield ("inside",)
    elif predicate in _CIRCLES:
        yield (f"circle {predicate}", subject)
        yield (f"circle {predicate}", value)


def _is_odd(claim: Judged) -> bool:
    if claim.predicate in TELLS or claim.predicate == OBSERVED:
        return not claim.subject.startswith(FIGURE)
    if claim.predicate in LINKS and isinstance(claim.object, NamedNode):
        return not claim.object.value.startswith(FIGURE)
    return False


def wide_families(briefs: Sequence[Brief]) -> list[frozenset[int]]:
    """Return, for each document, those of its families that reach over several documents.

    Claims on what lies inside what are always among them, since the reference tables tie all places.
    """
    sizes = np.array([len(one.families) for one in briefs], dtype=np.int64)
    offsets = np.concatenate(([0], np.cumsum(sizes)))[:-1] if len(briefs) else sizes
    keys = _joined([one.keys for one in briefs], np.uint64)
    owners = _joined([one.owners + at for one, at in zip(briefs, offsets, strict=True)], np.int64)
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    documents = np.searchsorted(offsets, owners, side="right") - 1
    starts = (
        np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, int)
    )
    ends = np.append(starts[1:], len(keys))
    low = np.minimum.reduceat(documents, starts) if len(keys) else documents
    high = np.maximum.reduceat(documents, starts) if len(keys) else documents
    wide = np.flatnonzero((low != high) | (keys[starts] == np.uint64(EVERYWHERE))) if len(keys) else starts
    found: list[set[int]] = [set() for _ in briefs]
    for n in wide.tolist():
        for owner, document in zip(
            owners[starts[n] : ends[n]].tolist(), documents[starts[n] : ends[n]].tolist(), strict=True
        ):
            found[document].add(owner - int(offsets[document]))
    woven = _joined([one.statements[one.woven] for one in briefs], np.uint64)
    if len(woven):
        for document, one in enumerate(briefs):
            found[document].update(one.families[np.isin(one.statements, woven)].tolist())
    return [frozenset(one) for one in found]


def _joined(parts: Sequence[NDArray[np.generic]], kind: type[np.generic]) -> NDArray:  # type: ignore[type-arg]  # of that kind
    return np.concatenate(parts).astype(kind) if parts else np.zeros(0, dtype=kind)
