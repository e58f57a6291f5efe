"""Which thing of a graph each name of the documents stands for: found by its place, or by its words."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Document, Extraction, Resolution

from .values import Collection, MadeDocument, Named

KINDS: Mapping[str, frozenset[str]] = {
    "zone": frozenset({"Zone", "Place", "AdministrativeArea", "Facility"}),
    "place": frozenset({"Zone", "Place", "AdministrativeArea"}),
    "facility": frozenset({"Facility", "Zone", "Place", "Institution"}),
    "body": frozenset({"PublicBody", "Institution"}),
    "policy": frozenset({"Policy", "PolicyDocument", "Strategy"}),
}
"""What a made thing may be in the graph: local names of classes."""
SHARE = 0.5
_SAME = {"–": "-", "—": "-", "’": "'", "&": " and ", "centre": "center"}
_DROPPED = re.compile(r"^the |['\u0300-\u036f]")


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A name in a document, the thing that it stands for, and the thing that the graph takes it for."""

    document: str
    surface: str
    truth: str
    found: str


@dataclass(frozen=True, slots=True)
class Sightings:
    """The names that the graph knows, and those that it does not.

    ``unlinked`` counts names that were found and left without a thing; each is counted as one of its own.
    """

    units: tuple[Unit, ...]
    missing: tuple[Named, ...]
    unlinked: int = 0


def fold(name: str) -> str:
    """Return a name without what its spellings in one document may differ in."""
    words = name.casefold()
    for one, other in _SAME.items():
        words = words.replace(one, other)
    words = _DROPPED.sub("", unicodedata.normalize("NFD", words))
    return " ".join(words.replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    end: int
    kind: str
    found: str
    linked: bool


def by_place(
    collection: Collection,
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    resolution: Resolution,
) -> Sightings:
    """Return what the names stand for by where they are: the exact measure, short names included."""
    spots = {extraction.document: extraction for extraction in extractions}
    read = {document.name: document for document in documents}
    kinds = {thing.id: thing.kind for thing in collection.entities}
    units: set[Unit] = set()
    missing: list[Named] = []
    unlinked: set[str] = set()
    for made in collection.documents:
        document = read.get(made.name)
        known = _spots(document, spots.get(document.id), resolution) if document else []
        for named in made.mentions:
            spot = _best(named, [s for s in known if s.kind in KINDS[kinds[named.entity]]])
            if spot is None:
                missing.append(named)
                continue
            units.add(Unit(made.name, named.surface, named.entity, spot.found))
            if not spot.linked:
                unlinked.add(spot.found)
    return Sightings(tuple(sorted(units)), tuple(missing), len(unlinked))


def _spots(document: Document, extraction: Extraction | None, resolution: Resolution) -> list[_Spot]:
    out: list[_Spot] = []
    for referent in extraction.referents if extraction else ():
        found = resolution.links.get((document.id, referent.key), "")
        for span in referent.mentions:
            start = document.offsets.to_source(span.start)
            end = document.offsets.to_source(span.end - 1) + 1 if span.end > span.start else start
            name = found or f"?{document.id} {referent.key}"
            out.append(_Spot(start, end, referent.kind, name, bool(found)))
    return out


def _best(named: Named, spots: Iterable[_Spot]) -> _Spot | None:
    """Return the spot that shares most with a name; a part of a coordinated name may lie in a longer spot."""
    ranked: list[tuple[float, int, _Spot]] = []
    for n, spot in enumerate(spots):
        shared = min(named.end, spot.end) - max(named.start, spot.start)
        if shared <= 0:
            continue
        whole = max(named.end, spot.end) - min(named.start, spot.start)
        inside = shared / (named.end - named.start) > 0.99
        ministries = named.entity.startswith("body-") and inside
        if shared / whole >= SHARE or ministries:
            ranked.append((-shared / whole, n, spot))
    return min(ranked)[2] if ranked else None


def by_words(
    collection: Collection, known: Mapping[str, Mapping[str, tuple[str, frozenset[str]]]]
) -> Sightings:
    """Return what the names stand for by their words alone, as far as a graph folder tells.

    Args:
        collection: the truth.
        known: for each document the things of its claims: by id the kind and the folded names.
    """
    kinds = {thing.id: thing.kind for thing in collection.entities}
    units: set[Unit] = set()
    missing: list[Named] = []
    for made in collection.documents:
        for named in _surfaces(made):
            words = fold(named.surface)
            found = [
                thing
                for thing, (kind, names) in known.get(made.name, {}).items()
                if kind in KINDS[kinds[named.entity]] and words in names
            ]
            if len(found) == 1:
                units.add(Unit(made.name, named.surface, named.entity, found[0]))
            else:
                missing.append(named)
    return Sightings(tuple(sorted(units)), tuple(missing))


def _surfaces(made: MadeDocument) -> list[Named]:
    return list({(named.surface, named.entity): named for named in made.mentions}.values())
