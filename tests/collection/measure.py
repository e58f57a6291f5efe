"""Build the made collection into a graph, compare the graph with what is true, and print the comparison.

Usage: python tests/collection/measure.py [--seed N] [--documents N] [--jobs N] [--graph FOLDER] [--examples]
With ``--graph`` nothing is built: the folder holds a graph of the files that ``--write FOLDER`` wrote.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.collection.graphs import clashes, corroborations, read_graph, read_kinds
from tests.collection.make import make_collection, write_collection
from tests.collection.scores import ConflictScore, WorkScore, pairs, pairs_of, score_conflicts, score_works
from tests.collection.sightings import Sightings, Unit, by_place, by_words
from tests.collection.values import Collection

import kg
from kg.documents.load import load_documents
from kg.lexicon import reference
from kg.pipeline import extract_all, resolve


@dataclass(frozen=True, slots=True)
class Measured:
    """How a graph of a collection compares with the truth.

    Attributes:
        collection: the truth.
        words: the names of the documents as far as the graph folder tells what they stand for.
        places: the same by the places of the names, from the resolution itself; None if nothing was built.
        conflicts, works: the two other scores.
    """

    collection: Collection
    words: Sightings
    places: Sightings | None
    conflicts: ConflictScore
    works: WorkScore

    @property
    def sightings(self) -> Sightings:
        """The exact sightings, or those by words."""
        return self.places or self.words

    @property
    def planted(self) -> frozenset[str]:
        """The things that were planted."""
        return frozenset(thing.id for thing in self.collection.entities if thing.plant)


def measure(graph: kg.Graph, collection: Collection, places: Sightings | None = None) -> Measured:
    """Compare an open graph, built from the files of a collection, with the truth."""
    said = read_graph(graph, collection)
    return Measured(
        collection,
        by_words(collection, said.things),
        places,
        score_conflicts(collection, clashes(said), read_kinds(said, collection)),
        score_works(collection, said.works, corroborations(said)),
    )


def resolved(collection: Collection, folder: Path, jobs: int = 1) -> Sightings:
    """Read, extract and resolve the files of a collection, and return what each name stands for."""
    known = reference()
    documents, _ = load_documents([folder], jobs)
    read, extractions, _ = extract_all(documents, known, jobs=jobs)
    return by_place(collection, read, extractions, resolve(read, extractions, known))


def build_and_measure(collection: Collection, folder: Path, jobs: int = 1) -> Measured:
    """Write the files of a collection into a folder, build a graph beside them and compare it."""
    write_collection(collection, folder / "documents")
    with kg.build(folder / "documents", output=folder / "graph", jobs=jobs, parser=False) as graph:
        return measure(graph, collection, resolved(collection, folder / "documents", jobs))


def table(found: Measured) -> Iterator[str]:
    """Yield the lines of the comparison."""
    collection = found.collection
    yield f"{len(collection.documents)} documents, {len(collection.entities)} things"
    yield ""
    yield f"{'names':34}{'precision':>10}{'recall':>8}{'right':>8}{'wrong':>7}{'parted':>8}{'unseen':>8}"
    for title, sightings in (("by place", found.places), ("by words, from the folder", found.words)):
        if sightings:
            yield _pairs_line(f"all, {title}", sightings, None)
            yield _pairs_line(f"planted, {title}", sightings, found.planted)
    plants = sorted({thing.plant for thing in collection.entities if thing.plant})
    for plant in plants:
        things = frozenset(thing.id for thing in collection.entities if thing.plant == plant)
        yield _pairs_line(f"  {plant}", found.sightings, things)
    if found.places:
        yield f"names that were found and stand for nothing: {found.places.unlinked}"
    yield ""
    yield from _conflict_lines(found.conflicts, collection)
    yield ""
    yield from _work_lines(found.works)


def _pairs_line(title: str, sightings: Sightings, things: frozenset[str] | None) -> str:
    score = pairs(sightings.units) if things is None else pairs_of(sightings.units, things)
    missing = [named for named in sightings.missing if things is None or named.entity in things]
    return (
        f"{title:34}{score.precision:10.4f}{score.recall:8.4f}{score.both:8}{score.wrong:7}{score.parted:8}"
        f"{len(missing):8}"
    )


def _conflict_lines(score: ConflictScore, collection: Collection) -> Iterator[str]:
    harmless = {(h.kind, h.documents): h.plant for h in collection.harmonies}
    total = len(score.found) + len(score.missed)
    yield (
        f"conflicts: {len(score.found)} of {total} found; {len(score.unread)} of the missed lack a claim; "
        f"{len(score.false)} false ({score.false_share:.1%})"
    )
    for conflict in score.missed:
        why = "no claim of one side" if conflict in score.unread else "claims are there"
        yield f"  missed: {conflict.plant}: {conflict.entity} ({why}) {' '.join(conflict.documents)}"
    for clash in score.false:
        plants = {harmless.get((clash.kind, side), "") for side in permutations(clash.documents)}
        told = " ".join(sorted({clash.kind, *plants} - {""}))
        yield f"  false: {told}: {' '.join(clash.documents)}"


def _work_lines(score: WorkScore) -> Iterator[str]:
    yield f"copies: {score.seen} of {score.copies} pairs seen, {score.wrong} pairs that are none"
    missing = ", ".join(f"{number} {name}" for name, number in score.missing.items())
    yield f"corroborations between copies: {score.doubled}"
    yield f"corroborated statements: {score.found} of {score.planted}" + (
        f" (not: {missing})" if missing else ""
    )


def examples(found: Measured) -> Iterator[str]:
    """Yield the names that were put together wrongly, were parted, or were not seen."""
    units = found.sightings.units
    by_found: dict[str, list[Unit]] = {}
    by_truth: dict[str, list[Unit]] = {}
    for unit in units:
        by_found.setdefault(unit.found, []).append(unit)
        by_truth.setdefault(unit.truth, []).append(unit)
    for title, groups, side in (("merged", by_found, "truth"), ("parted", by_truth, "found")):
        for key, members in sorted(groups.items()):
            if len({getattr(unit, side) for unit in members}) > 1:
                yield f"{title}: {key}"
                yield from (f"    {u.document} {u.surface!r}: {getattr(u, side)}" for u in members)
    for named in sorted({(n.entity, n.surface) for n in found.sightings.missing}):
        yield f"unseen: {named[1]!r}, which is {named[0]}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Build, compare, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--graph", type=Path, help="a graph that is there already")
    parser.add_argument("--write", type=Path, help="only write the documents into this folder")
    parser.add_argument("--examples", action="store_true", help="list what went wrong, name by name")
    given = parser.parse_args(arguments)
    collection = make_collection(given.seed, given.documents)
    if given.write:
        write_collection(collection, given.write)
        return
    if given.graph:
        with kg.open(given.graph) as graph:
            found = measure(graph, collection)
    else:
        with tempfile.TemporaryDirectory() as place:
            found = build_and_measure(collection, Path(place), given.jobs)
    lines = [*table(found), *(examples(found) if given.examples else ())]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
