"""Tests of the door: whatever is claimed, the facts keep every shape."""

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from pyoxigraph import Store

from kg import resources
from kg.claims.extract import make_extractor
from kg.documents.load import load_documents
from kg.entities.resolve import resolve_entities
from kg.graph.build import build_graph
from kg.graph.findings import Severity
from kg.graph.manifest import Manifest
from kg.graph.requirements import packaged_requirements
from kg.graph.store import GraphFolder
from kg.graph.validation import check
from kg.lexicon import reference
from kg.model import Claim, Document, Extraction, Tier

SEEDS = (0, 2, 5, 11, 36)


@cache
def read() -> tuple[Document, Extraction]:
    """Return one example document and what was drawn from it."""
    path = resources.example_graph() / "documents" / "western-science-city.txt"
    (document, *_), _ = load_documents([path])
    return document, make_extractor(reference()).extract(document)


def mutated(claims: tuple[Claim, ...], chance: random.Random) -> Iterator[Claim]:
    """Yield claims of which some are dropped, given the object of another, or asserted without reason."""
    for claim in claims:
        turn = chance.random()
        if turn < 0.15:
            continue
        if turn < 0.3:
            other = chance.choice(claims)
            yield replace(claim, object=other.object, tier=Tier.ASSERTED)
        elif turn < 0.45:
            yield replace(claim, subject=chance.choice(claims).subject, tier=Tier.ASSERTED)
        elif turn < 0.7:
            yield replace(claim, tier=Tier.ASSERTED)
        else:
            yield claim


def test_requirements_are_read() -> None:
    """The shapes tell what a figure, a zone, a policy document and a target must have."""
    needs = packaged_requirements().needs
    counted = {kind.rpartition("#")[2]: len(found) for kind, found in needs.items()}
    assert counted["Statistic"] == 6
    assert [counted[kind] for kind in ("Zone", "Facility", "PolicyDocument", "Target")] == [1, 1, 1, 1]
    assert len(packaged_requirements().schemes) == 8
    assert len(packaged_requirements().ranges) == 3


@pytest.mark.parametrize("seed", SEEDS)
def test_no_violation_whatever_is_claimed(seed: int) -> None:
    """A graph of dropped, mixed-up and wrongly asserted claims breaks no shape and no rule of integrity."""
    document, extraction = read()
    claims = tuple(mutated(extraction.claims, random.Random(seed)))  # noqa: S311 - nothing secret
    assert len(claims) > 100
    changed = replace(extraction, claims=claims)
    built = build_graph([document], [changed], resolve_entities([changed], reference()), reference())
    assert built.counts["facts"] > 20
    store = Store()
    store.bulk_extend(built.quads)
    manifest = Manifest("", (), built.counts, {})
    found = check(GraphFolder(resources.example_graph(), manifest, store, built.texts))
    assert [f.sentence for f in found if f.severity is Severity.VIOLATION] == []
