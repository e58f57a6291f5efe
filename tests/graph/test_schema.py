"""Tests of the ontology as an index."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from kg.exceptions import DataError
from kg.graph.schema import Schema, packaged_vocabulary, read_vocabulary
from kg.namespaces import expand


def test_classes(schema: Schema) -> None:
    """A class is below those that the ontology puts above it, at any distance, and not the other way."""
    assert schema.is_a(expand("kg:PolicyDocument"), expand("kg:PolicyElement"))
    assert schema.is_a(expand("kg:Industry"), expand("skos:Concept"))
    assert not schema.is_a(expand("kg:PolicyElement"), expand("kg:PolicyDocument"))
    assert not schema.is_a("", expand("kg:Policy"))


def test_properties(schema: Schema) -> None:
    """Domains, ranges and properties with one value are known."""
    assert schema.domains[expand("kg:spans")] == {expand("kg:Place")}
    assert schema.ranges[expand("kg:issuedBy")] == {expand("kg:Institution")}
    assert expand("kg:adminParent") in schema.functional
    assert expand("kg:issuedOn") in schema.functional
    assert expand("kg:spans") not in schema.functional


def test_terms(schema: Schema) -> None:
    """Vocabulary terms have classes, levels have ranks, and everything has an English name."""
    assert expand("kg:Indicator") in schema.terms[expand("kgt:ind-population")]
    assert schema.ranks[expand("kgt:level-country")] < schema.ranks[expand("kgt:level-county")]
    assert schema.labels[expand("kg:issuedBy")] == "issued by"


def test_no_blank_nodes() -> None:
    """The vocabulary is kept without blank nodes."""
    assert packaged_vocabulary()
    assert not [
        t
        for t in packaged_vocabulary()
        if isinstance(t.subject, BlankNode) or isinstance(t.object, BlankNode)
    ]


def test_missing_or_broken_file(tmp_path: Path) -> None:
    """A missing or broken vocabulary is told with its path."""
    with pytest.raises(DataError, match=r"policy\.ttl"):
        read_vocabulary(tmp_path)
    (tmp_path / "policy.ttl").write_text("no turtle")
    with pytest.raises(DataError, match=r"policy\.ttl"):
        read_vocabulary(tmp_path)
