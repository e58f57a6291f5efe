"""Claims judged one document after another: the same as all together, on a collection full of quarrels."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.collection.make import make_collection, write_collection

from kg.documents.load import load_documents
from kg.entities.resolve import resolve_entities
from kg.graph.acceptance import Court, court
from kg.graph.claim_quads import corroborations
from kg.graph.schema import packaged_schema
from kg.graph.sheaves import Sheaf, make_sheaf
from kg.graph.statements import Judged
from kg.graph.trial import Trial
from kg.graph.twins import Twins
from kg.lexicon import reference
from kg.model import Status, Tier
from kg.pipeline import extract_all

DOCUMENTS = 90


@cache
def sheaves() -> tuple[tuple[Sheaf, ...], Court]:
    """Return the sheaves of a made collection, by document, and what their claims are weighed by."""
    with TemporaryDirectory() as place:
        write_collection(make_collection(documents=DOCUMENTS), Path(place))
        documents, _ = load_documents([Path(place)])
    read, extractions, _ = extract_all(documents, reference())
    resolution = resolve_entities(extractions, reference())
    first, second, third = (document.id for document in read[:3])
    jury = court(resolution, reference(), packaged_schema(), {second: first, third: first})
    return tuple(make_sheaf(one, resolution) for one in extractions), jury


def weakened(sheaf: Sheaf, every: int) -> Sheaf:
    """Return a sheaf in which some claims are candidates, so that things lack what those said of them."""
    doubted = [n % every == 0 for n in range(len(sheaf.claims))]
    claims = [
        replace(one, tier=Tier.CANDIDATE, status=Status.PROPOSED) if doubt else one
        for one, doubt in zip(sheaf.claims, doubted, strict=True)
    ]
    return replace(sheaf, claims=tuple(claims))


def woven(sheaf: Sheaf) -> Sheaf:
    """Return a sheaf of a text whose lines had to be put in order."""
    return replace(sheaf, claims=tuple(replace(c, features=("reconstructed",)) for c in sheaf.claims))


def changed(kind: str) -> Sequence[Sheaf]:
    """Return the sheaves as they are, or with doubts, or with one text put in order."""
    found, _ = sheaves()
    if kind == "doubts":
        return [weakened(one, 7 + n % 5) for n, one in enumerate(found)]
    return [woven(one) if kind == "woven" and n % 9 == 4 else one for n, one in enumerate(found)]


class Given:
    """Sheaves that are there; nothing of them is kept."""

    def __init__(self, sheaves: Mapping[str, Sheaf]) -> None:
        self._sheaves = sheaves

    def key(self, _: str) -> str:
        """Return that nothing is kept."""
        return ""

    def told(self, _: str) -> str:
        """Return nothing, since nothing is kept."""
        return ""

    def load(self, document: str) -> Sheaf:
        """Return a sheaf."""
        return self._sheaves[document]


# what is done to the documents before they are judged
KINDS = ("as they are", "doubts", "woven")


@pytest.mark.parametrize("kind", KINDS)
def test_one_by_one(kind: str) -> None:
    """One by one or all together: status, notes, conflicts, confidence and corroboration are the same."""
    given, (_, jury) = changed(kind), sheaves()
    by_name = {one.document: one for one in given}
    together = jury.admit(jury.weigh(sorted((c for one in given for c in one.claims), key=lambda c: c.id)))
    trial = Trial(sorted(by_name), Given(by_name), jury)
    apart: list[Judged] = []
    twins = Twins()
    for n in range(len(by_name)):
        twins.add(n, trial.glimpse(n))
        apart += trial.claims(n)
    assert tuple(sorted(apart, key=lambda c: c.id)) == together
    said = {name: sorted(others) for name, others in corroborations(together, jury.works).items()}
    found = twins.found(trial.documents, jury.works).values()
    assert {k: sorted(v) for borne in found for k, v in borne.items()} == said
    assert sum(c.status is Status.DISPUTED for c in together) >= 10
    assert len(said) >= 10
    if kind == "doubts":
        assert sum(c.note.startswith("held back: ") for c in together) >= 50


def test_kinds() -> None:
    """Three collections are judged."""
    assert len(KINDS) == 3
