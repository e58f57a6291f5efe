"""The JSON-LD context is what the terms say."""

import json
import runpy
from pathlib import Path

import rdflib
from rdflib import RDF, XSD

from kg.namespaces import KG, R

HERE = Path(__file__).parent


def test_context_is_up_to_date(ontology: Path, terms: rdflib.Graph) -> None:
    """The context in the folder is, byte for byte, the one made from the terms."""
    made = runpy.run_path(str(HERE / "context.py"))["context"](terms)
    assert (ontology / "context.jsonld").read_bytes() == made.encode("utf-8")


def test_context_gives_typed_statements(ontology: Path) -> None:
    """Plain names in JSON become the terms of the ontology, with links and dates typed."""
    context = json.loads((ontology / "context.jsonld").read_text(encoding="utf-8"))
    plan = {
        **context,
        "id": "r:policy-plan",
        "type": "PolicyDocument",
        "issuedBy": "r:body-cabinet",
        "issuedOn": "2024-05-14",
        "issuedInMonth": "2024-05",
        "deadlineYear": 2030,
        "isPartOf": "r:policy-whole",
    }
    graph = rdflib.Graph().parse(data=json.dumps(plan), format="json-ld")
    kg, r = rdflib.Namespace(KG), rdflib.Namespace(R)
    assert set(graph) == {
        (r["policy-plan"], RDF.type, kg.PolicyDocument),
        (r["policy-plan"], kg.issuedBy, r["body-cabinet"]),
        (r["policy-plan"], kg.issuedOn, rdflib.Literal("2024-05-14", datatype=XSD.date)),
        (r["policy-plan"], kg.issuedInMonth, rdflib.Literal("2024-05", datatype=XSD.gYearMonth)),
        (r["policy-plan"], kg.deadlineYear, rdflib.Literal("2030", datatype=XSD.integer)),
        (r["policy-plan"], rdflib.DCTERMS.isPartOf, r["policy-whole"]),
    }
