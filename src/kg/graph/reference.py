"""The reference tables as RDF: entries in use, what is above them, and the claims of their datasets."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg import resources
from kg.exceptions import DataError
from kg.graph.terms import (
    ALT_LABEL,
    LABEL,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    REFERENCE,
    SUBJECT,
    TYPE,
    Term,
    decimal,
    node,
    ours,
    resource,
    text,
    typed,
)
from kg.identifiers import claim_id, slug
from kg.lexicon import Entry, Lexicon
from kg.namespaces import compact, expand

EXTRACTOR = "extractor-reference-tables"
AREA = "AdministrativeArea"
BODIES = ("PublicBody", "Institution")
CONCEPTS = ("Industry", "Theme", "Indicator")


@dataclass(frozen=True, slots=True)
class Dataset:
    """One row of ``graph/reference/datasets.csv``: a published source of the tables."""

    key: str
    title: str
    publisher: str = ""
    version: str = ""
    licence: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceFact:
    """A statement that a reference table makes: the claim's local id, the statement, its dataset and row."""

    id: str
    subject: str
    predicate: str
    object: Term
    dataset: str
    row: str


def read_datasets(path: Path) -> Mapping[str, Dataset]:
    """Return the datasets of a table by their keys; empty if the table does not exist.

    Raises:
        DataError: if a column is missing.
    """
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        try:
            rows = [
                Dataset(
                    row["key"], row["title"], row["publisher"], row["version"], row["licence"], row["address"]
                )
                for row in csv.DictReader(lines)
            ]
        except KeyError as error:
            raise DataError(f"the column {error} is missing", str(path)) from error
    return {row.key: row for row in rows}


@cache
def packaged_datasets() -> Mapping[str, Dataset]:
    """Return the datasets of the tables that come with this package."""
    return read_datasets(resources.example_graph() / "reference" / "datasets.csv")


def entries_in_use(ids: Iterable[str], lexicon: Lexicon) -> tuple[Entry, ...]:
    """Return the entries of these ids, all entries above them and those that replaced them, sorted by id."""
    seen: set[str] = set()
    todo = [one for one in ids if one in lexicon.entries]
    while todo:
        at = todo.pop()
        if at not in seen:
            seen.add(at)
            entry = lexicon.entries[at]
            todo.extend(up for up in (entry.parent, entry.replaced_by) if up in lexicon.entries)
    return tuple(lexicon.entries[one] for one in sorted(seen))


def bodies_above(iri: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the full IRIs of the bodies that a body is part of by the tables, however far up."""
    found: set[str] = set()
    entry = lexicon.entries.get(compact(iri))
    while entry is not None and entry.kind in BODIES and (up := lexicon.entries.get(entry.parent or "")):
        if up.kind not in BODIES or (iri := expand(up.id)) in found:
            break
        found.add(iri)
        entry = up
    return frozenset(found)


def reference_facts(entries: Iterable[Entry], lexicon: Lexicon) -> tuple[ReferenceFact, ...]:
    """Return what the tables say of the entries in properties of the ontology, in order of the entries."""
    facts: list[ReferenceFact] = []
    for entry in entries:
        for predicate, value in _statements(entry, lexicon):
            document = f"dataset-{entry.origin}"
            subject = node(entry.id).value
            name = claim_id(subject, predicate.value, str(value), document)
            facts.append(ReferenceFact(name, subject, predicate.value, value, entry.origin, _row(entry)))
    return tuple(facts)


def _statements(entry: Entry, lexicon: Lexicon) -> Iterator[tuple[NamedNode, NamedNode]]:
    if entry.kind == AREA and entry.level:
        yield ours("adminLevel"), node(f"kgt:{entry.level}")
    if entry.kind in (AREA, "Place") and entry.type:
        yield ours("placeType"), node(f"kgt:{entry.type}")
    if entry.kind in (AREA, "Place") and entry.parent:
        above = lexicon.entries[entry.parent]
        yield ours("adminParent" if entry.kind == above.kind == AREA else "within"), node(above.id)


def _row(entry: Entry) -> str:
    return entry.id.partition(":")[2]


def reference_quads(
    entries: Iterable[Entry],
    lexicon: Lexicon,
    datasets: Mapping[str, Dataset],
    conflicts: Mapping[str, tuple[str, ...]],
) -> Iterator[Quad]:
    """Yield the reference graph: the entries, their datasets, and a claim for each of their statements.

    ``conflicts`` maps the id of a reference claim to the claims of documents that contradict it.
    """
    entries = tuple(entries)
    for entry in entries:
        yield from _entry_quads(entry)
    facts = reference_facts(entries, lexicon)
    for fact in facts:
        yield from _claim_quads(fact, conflicts.get(fact.id, ()))
    for key in sorted({fact.dataset for fact in facts}):
        yield from _dataset_quads(datasets.get(key, Dataset(key, key)))
    if facts:
        yield _quad(resource(EXTRACTOR), TYPE, ours("Extractor"))
        yield _quad(resource(EXTRACTOR), LABEL, text("reference tables", "en"))


def _quad(subject: NamedNode, predicate: NamedNode, value: Term) -> Quad:
    return Quad(subject, predicate, value, REFERENCE)


def _entry_quads(entry: Entry) -> Iterator[Quad]:
    subject = node(entry.id)
    yield _quad(subject, TYPE, ours(entry.kind))
    labels = [text(entry.label, "en")] + ([text(entry.label_zh, "zh")] if entry.label_zh else [])
    for label in labels:
        yield _quad(subject, LABEL, label)
        if entry.kind in CONCEPTS:
            yield _quad(subject, PREF_LABEL, label)
    for alias in entry.aliases:
        if alias not in (entry.label, entry.label_zh):
            yield _quad(subject, ALT_LABEL, text(alias, script_language(alias)))
    for datatype, code in entry.codes:
        if entry.kind not in CONCEPTS:
            yield _quad(subject, node("skos:notation"), typed(code, datatype))
    for name, degrees in (("latitude", entry.latitude), ("longitude", entry.longitude)):
        if degrees is not None:
            yield _quad(subject, node(f"schema:{name}"), decimal(degrees, 6))
    if entry.replaced_by:
        yield _quad(subject, node("dcterms:isReplacedBy"), node(entry.replaced_by))
    if entry.parent and entry.kind in BODIES:
        yield _quad(subject, node("org:subOrganizationOf"), node(entry.parent))


_HAN: Final = re.compile(r"[\u3400-\u9fff]")


def script_language(name: str) -> str:
    """Return the language tag that a name gives away: ``zh`` for Chinese characters, else ``en``."""
    return "zh" if _HAN.search(name) else "en"


def _claim_quads(fact: ReferenceFact, conflicts: tuple[str, ...]) -> Iterator[Quad]:
    claim = resource(fact.id)
    evidence = resource(f"evidence-dataset-{fact.dataset}-{slug(fact.row)}")
    source = resource(f"dataset-{fact.dataset}")
    yield _quad(claim, TYPE, ours("Claim"))
    yield _quad(claim, SUBJECT, NamedNode(fact.subject))
    yield _quad(claim, PREDICATE, NamedNode(fact.predicate))
    yield _quad(claim, OBJECT, fact.object)
    yield _quad(NamedNode(fact.subject), NamedNode(fact.predicate), fact.object)
    yield _quad(claim, ours("hasEvidence"), evidence)
    yield _quad(claim, ours("confidence"), decimal(1, 2))
    yield _quad(claim, ours("reviewStatus"), node("kgt:status-accepted"))
    yield _quad(claim, ours("extractedBy"), resource(EXTRACTOR))
    for other in conflicts:
        yield _quad(claim, ours("conflictsWith"), resource(other))
    yield _quad(evidence, TYPE, ours("Evidence"))
    yield _quad(evidence, node("oa:hasSource"), source)
    yield _quad(evidence, node("dcterms:identifier"), text(fact.row))


def _dataset_quads(dataset: Dataset) -> Iterator[Quad]:
    subject = resource(f"dataset-{dataset.key}")
    yield _quad(subject, TYPE, ours("ReferenceDataset"))
    yield _quad(subject, LABEL, text(dataset.title, "en"))
    yield _quad(
        subject, node("dcterms:identifier"), text(" ".join(filter(None, (dataset.key, dataset.version))))
    )
    for name, value in (
        ("title", dataset.title),
        ("publisher", dataset.publisher),
        ("license", dataset.licence),
    ):
        if value:
            yield _quad(subject, node(f"dcterms:{name}"), text(value))
