"""Tests of the readable serialisations."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset, Graph

from kg.graph.build import GraphBuild
from kg.graph.serialisation import trig, turtle
from kg.graph.terms import FACTS, LABEL, node


def test_rdflib_reads_the_same(built: GraphBuild) -> None:
    """A second parser reads Turtle and TriG alike."""
    slim = [q for q in built.quads if q.graph_name == FACTS]
    assert len(Dataset().parse(data=trig(slim), format="trig")) == len(slim)
    assert len(Graph().parse(data=turtle(q.triple for q in slim), format="turtle")) == len(slim)


TERMS: dict[str, Literal | NamedNode] = {
    '"a\\"b\\\\c\\nd\\te\\u0001"': Literal('a"b\\c\nd\te\u0001'),  # every escape
    '"x"@zh-hans': Literal("x", language="zh-hans"),  # a language
    "5": Literal(5),  # an integer
    "0.5": Literal("0.5", datatype=node("xsd:decimal")),  # a decimal
    '"1"^^xsd:decimal': Literal("1", datatype=node("xsd:decimal")),  # a decimal that reads like an integer
    '"29"^^kg:ISIC4': Literal("29", datatype=node("kg:ISIC4")),  # a code
    "r:place-城市-1.a": node("r:place-城市-1.a"),  # other letters, and a dot inside
    "<https://w3id.org/policykg/id/a.>": node("r:a."),  # a dot at the end has no short form
    "<https://w3id.org/policykg/id/a/b>": node("r:a/b"),  # a slash neither
    "<https://example.org/x>": NamedNode("https://example.org/x"),  # no prefix
}


@pytest.mark.parametrize("text", TERMS)
def test_terms_as_written(text: str) -> None:
    """Each term is written in its shortest safe form, and reads as itself."""
    quad = Quad(node("r:s"), LABEL, TERMS[text], FACTS)
    content = trig([quad])
    assert f"r:s rdfs:label {text} .\n" in content
    assert list(parse(content, format=RdfFormat.TRIG)) == [quad]


def test_terms_collected() -> None:
    """No term of the table above got lost."""
    assert len(TERMS) == 10


def test_trig_is_readable(built: GraphBuild) -> None:
    """TriG begins with the prefixes in use and gives each subject one block, its class first."""
    content = trig(q for q in built.quads if q.graph_name == FACTS)
    assert content.startswith("@prefix kg:")
    assert "@prefix schema:" not in content
    assert '\nr:zone-blue-coast a kg:Zone ;\n    rdfs:label "Blue Coast Zone"@en ;\n' in content
    assert trig([]) == ""
