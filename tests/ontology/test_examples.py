"""Each valid example conforms; each invalid one breaks exactly the shape in its name."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH

from kg.namespaces import KG

EXAMPLES = Path(__file__).resolve().parents[2] / "ontology" / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
WARNINGS = {"MeasurePolicyShape", "MeasureThemeShape", "PolicyDocumentIssuerShape", "ZoneFacilityTieShape"}

Validate = Callable[[Path], rdflib.Graph]


@pytest.fixture(scope="module")
def validate(background: rdflib.Graph, shapes: rdflib.Graph) -> Validate:
    """A validator of one file that returns the report, and remembers it."""

    @cache
    def run(file: Path) -> rdflib.Graph:
        data = rdflib.Graph().parse(file)
        used = set(data.objects())
        for triple in background:
            if triple[0] in used or triple[1] == RDFS.subClassOf:  # the rest would only take time
                data.add(triple)
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, advanced=True)
        assert isinstance(report, rdflib.Graph)
        return report

    return run


def broken(report: rdflib.Graph, shapes: rdflib.Graph) -> set[str]:
    """The names of the node shapes that a report complains about."""
    names = set()
    for source in report.objects(None, SH.sourceShape):
        node = source
        while isinstance(node, rdflib.BNode):
            node = next(shapes.subjects(None, node))
        names.add(str(node).rpartition("#")[2])
    return names


def test_the_number_of_examples_is_known(terms: rdflib.Graph, shapes: rdflib.Graph) -> None:
    """There is a valid example for every class and an invalid one for every shape, and none goes missing."""
    classes = {str(c).removeprefix(KG) for c in terms.subjects(RDF.type, OWL.Class) if str(c).startswith(KG)}
    names = {str(s).rpartition("#")[2] for s in shapes.subjects(RDF.type, SH.NodeShape)}
    assert {f.stem for f in VALID} == classes
    assert {f.stem.partition("--")[0] for f in INVALID} == names
    assert (len(VALID), len(INVALID), len(names)) == (25, 73, 19)


@pytest.mark.parametrize("file", VALID, ids=lambda f: f.stem)
def test_valid_example_conforms(file: Path, validate: Validate, shapes: rdflib.Graph) -> None:
    """The example holds a thing of the class in its name, and there is not even a warning about it."""
    assert list(rdflib.Graph().parse(file).subjects(RDF.type, rdflib.URIRef(KG + file.stem)))
    assert broken(validate(file), shapes) == set()


@pytest.mark.parametrize("file", INVALID, ids=lambda f: f.stem)
def test_invalid_example_breaks_one_shape(file: Path, validate: Validate, shapes: rdflib.Graph) -> None:
    """The example breaks the shape in its name, no other one, and with the severity that is meant."""
    report = validate(file)
    shape = file.stem.partition("--")[0]
    assert broken(report, shapes) == {shape}
    severities = set(report.objects(None, SH.resultSeverity))
    assert severities == {SH.Warning if shape in WARNINGS else SH.Violation}


def test_every_message_is_seen(validate: Validate, shapes: rdflib.Graph) -> None:
    """Every constraint has a message in words, and some invalid example brings each message up."""
    messages = {str(m) for m in shapes.objects(None, SH.message)}
    seen = {str(m) for file in INVALID for m in validate(file).objects(None, SH.resultMessage)}
    assert len(messages) == 70
    assert messages - seen == set()
    assert [m for m in messages if not m[0].isupper() or not m.endswith(".")] == []
