"""Two small invented documents, what was drawn from them, and the entities behind it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from pyoxigraph import Triple

from kg.graph.acceptance import judge
from kg.graph.build import GraphBuild, build_graph
from kg.graph.schema import Schema, packaged_schema, packaged_vocabulary
from kg.graph.statements import Judged
from kg.identifiers import document_id, sha256
from kg.lexicon import Entry, Lexicon, build_lexicon
from kg.model import (
    Alias,
    Claim,
    Concept,
    Document,
    Entity,
    Extraction,
    Key,
    LeftOut,
    Literal,
    Metadata,
    Resolution,
    Span,
    Tier,
    Unread,
)
from kg.namespaces import KGT
from kg.places import OffsetMap

TEXT_A = (
    "The Harbour Ministry issued the Blue Coast Plan on 3 May 2021. "
    "The plan sets up the Blue Coast Zone in Northport. It is to open by 2030.\n"
)
TEXT_B = (
    "The Blue Coast Zone spans Northport and Southport. "
    "The Harbour Ministry stands behind the plan of 2021.\n"
)


def make_document(text: str, name: str, title: str = "", language: str = "en") -> Document:
    """Return a document of a text without any structure."""
    digest = f"sha256:{sha256(text)}"
    return Document(
        id=document_id(digest),
        name=name,
        text=text,
        digest=digest,
        source_digest=digest,
        offsets=OffsetMap(),
        sections=(),
        blocks=(),
        sentences=(),
        metadata=Metadata(title=title, language=language, publisher="Tests", date="2024-02-29"),
    )


DOC_A = make_document(TEXT_A, "a.txt", "Blue coast news")
DOC_B = make_document(TEXT_B, "b.txt")


def say(
    document: Document,
    subject: str,
    predicate: str,
    value: Key | Concept | Literal,
    quote: str,
    **more: object,
) -> Claim:
    """Return a claim whose evidence is where the quote stands in the document."""
    start = document.text.index(quote)
    claim = {"rule": "test-rule", "confidence": 0.9, "tier": Tier.ASSERTED} | more
    span = Span(start, start + len(quote))
    return Claim(document.id, subject, predicate, value, (span,), **claim)  # type: ignore[arg-type] # test data


def area(name: str, label: str, parent: str, level: str, kind: str = "area-district") -> Entry:
    """Return an invented administrative area."""
    return Entry(
        id=f"r:place-{name}",
        kind="AdministrativeArea",
        label=label,
        parent=f"r:place-{parent}" if parent else "",
        level=level,
        type=kind,
        origin="invented",
    )


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Two provinces of one country with a city each, and a ministry."""
    return build_lexicon(
        [
            area("oceania", "Oceania Land", "", "level-country", "area-country"),
            area("east", "East Province", "oceania", "level-province", "area-province"),
            area("west", "West Province", "oceania", "level-province", "area-province"),
            area("northport", "Northport", "east", "level-county"),
            area("southport", "Southport", "west", "level-county"),
            Entry(id="r:body-harbour", kind="PublicBody", label="Harbour Ministry", origin="invented"),
        ]
    )


@pytest.fixture(scope="session")
def schema() -> Schema:
    """Return the ontology of the package as an index."""
    return packaged_schema()


NAMES = MappingProxyType(
    {
        "policy": "r:policy-blue-coast-plan",
        "zone": "r:zone-blue-coast",
        "body": "r:body-harbour",
        "north": "r:place-northport",
        "south": "r:place-southport",
        "east": "r:place-east",
        "west": "r:place-west",
        "theme": "r:theme-harbours",
        "target": "r:target-open",
    }
)


@pytest.fixture(scope="session")
def resolution() -> Resolution:
    """Every key means the same thing in both documents."""
    kinds = {
        "policy": "PolicyDocument",
        "zone": "Zone",
        "body": "PublicBody",
        "theme": "Theme",
        "target": "Target",
    }
    labels = {
        "policy": "Blue Coast Plan",
        "zone": "Blue Coast Zone",
        "theme": "Harbours",
        "target": "Open by 2030",
    }
    members = {key: ((DOC_A.id, key), (DOC_B.id, key)) for key in NAMES}
    entities = tuple(
        Entity(
            id=iri,
            kind=kinds.get(key, "AdministrativeArea"),
            label=labels.get(key, key),
            aliases=(Alias("Coast Zone"), Alias("the Zone", (DOC_A.id,))) if key == "zone" else (),
            reference=iri if key not in labels else "",
            members=members[key],
        )
        for key, iri in NAMES.items()
    )
    links = {member: iri for key, iri in NAMES.items() for member in members[key]}
    return Resolution(entities, MappingProxyType(links))


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    """Return claims of both documents: some agree, one contradicts the reference data, one is a guess."""
    a = (
        say(DOC_A, DOC_A.id, "kg:discusses", Key("policy"), "Blue Coast Plan"),
        say(DOC_A, "policy", "kg:documentType", Concept("kgt:doc-plan"), "Plan"),
        say(DOC_A, "policy", "kg:issuedBy", Key("body"), "The Harbour Ministry issued the Blue Coast Plan"),
        say(DOC_A, "policy", "kg:issuedOn", Literal("2021-05-03", "xsd:date"), "3 May 2021"),
        say(DOC_A, "policy", "kg:establishes", Key("zone"), "sets up the Blue Coast Zone"),
        say(DOC_A, "policy", "kg:hasObjective", Key("target"), "open by 2030"),
        say(DOC_A, "target", "kg:deadlineYear", Literal("2030", "xsd:integer"), "2030"),
        say(DOC_A, "target", "kg:theme", Key("theme"), "open"),
        say(DOC_A, "zone", "kg:placeType", Concept("kgt:zone-other"), "Zone"),
        say(DOC_A, "zone", "skos:altLabel", Literal("the Zone"), "Zone"),
        say(DOC_A, "zone", "kg:spans", Key("north"), "in Northport"),
        say(DOC_A, "zone", "kg:spans", Key("north"), "Northport", rule="other-rule", confidence=0.7),
    )
    b = (
        say(DOC_B, "zone", "kg:spans", Key("north"), "spans Northport", confidence=0.8),
        say(DOC_B, "zone", "kg:spans", Key("south"), "Southport"),
        say(DOC_B, "policy", "kg:preparedBy", Key("body"), "The Harbour Ministry", tier=Tier.CANDIDATE),
        say(DOC_B, "policy", "kg:year", Literal("2021", "xsd:integer"), "2021"),
        say(DOC_B, "north", "kg:within", Key("west"), "Northport"),
    )
    return (Extraction(DOC_A.id, (), a, (Unread(Span(0, 10)),)), Extraction(DOC_B.id, (), b))


@pytest.fixture(scope="session")
def vocabulary() -> tuple[Triple, ...]:
    """Return the ontology without its long lists of industries, so that tests are quick."""
    long = tuple(f"<{KGT}{name}-" for name in ("indu", "isic4", "gbt4754"))
    return tuple(triple for triple in packaged_vocabulary() if not str(triple.subject).startswith(long))


@pytest.fixture(scope="session")
def built(
    extractions: tuple[Extraction, ...],
    resolution: Resolution,
    lexicon: Lexicon,
    vocabulary: tuple[Triple, ...],
) -> GraphBuild:
    """Return the graph of both documents."""
    return build_graph(
        [DOC_B, DOC_A],
        extractions,
        resolution,
        lexicon,
        left_out=[LeftOut("c.txt", "it is empty")],
        vocabulary=vocabulary,
        release="9.9",
    )


@pytest.fixture(scope="session")
def documents() -> tuple[Document, Document]:
    """Return the two documents."""
    return DOC_A, DOC_B


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
    """Return the function that makes a claim of a document, with a quote as its evidence."""
    return say


@pytest.fixture(scope="session")
def decide(resolution: Resolution, lexicon: Lexicon, schema: Schema) -> Callable[..., list[Judged]]:
    """Return a function that judges claims; the outcome is in order of property, object and document."""

    def decided(*claims: Claim, works: Mapping[str, str] = MappingProxyType({})) -> list[Judged]:
        by_document: dict[str, list[Claim]] = {}
        for one in claims:
            by_document.setdefault(one.document, []).append(one)
        extractions = [Extraction(name, (), tuple(found)) for name, found in by_document.items()]
        judged = judge(extractions, resolution, lexicon, schema, works)
        return sorted(judged, key=lambda c: (c.predicate, str(c.object), c.document))

    return decided


@pytest.fixture
def write(built: GraphBuild, tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes the graph into a new folder of this name."""
    from kg.graph.folder import write_graph  # noqa: PLC0415 - only the tests of folders need it

    def write_to(name: str) -> Path:
        folder = tmp_path / name
        write_graph(folder, built)
        return folder

    return write_to
