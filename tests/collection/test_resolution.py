"""Resolution against the known truth of the made collection."""

from pathlib import Path

from kg.documents.load import load_documents
from kg.lexicon import reference
from kg.pipeline import extract_all, resolve

from .make import make_collection, write_collection
from .scores import pairs, pairs_of
from .sightings import by_place

PRECISION, RECALL = 0.98, 0.90


def test_names_of_the_made_collection_are_one_where_the_truth_says_so(tmp_path: Path) -> None:
    """98 % of the pairs of names taken for one thing are one, and 90 % of those that are one are found."""
    collection = make_collection()
    write_collection(collection, tmp_path)
    documents, _ = load_documents([tmp_path])
    read, extractions, _ = extract_all(documents, reference())
    seen = by_place(collection, read, extractions, resolve(read, extractions, reference()))
    planted = frozenset(thing.id for thing in collection.entities if thing.plant)
    for found in (pairs(seen.units), pairs_of(seen.units, planted)):
        assert found.both > 200
        assert (found.precision >= PRECISION, found.recall >= RECALL) == (True, True), found
