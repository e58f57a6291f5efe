"""What is read from Chinese sentences, and what is not: cases of our own as data."""

import itertools
import tomllib
from pathlib import Path

import pytest

from kg.claims.chinese.clauses import clauses
from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.model import Concept, Extraction, Key, Literal

TOLD = tomllib.loads((Path(__file__).parent / "cases" / "chinese.toml").read_text("utf-8"))["case"]
CASES: tuple[tuple[str, tuple[str, ...]], ...] = tuple((case["text"], tuple(case["says"])) for case in TOLD)
ZONES = tuple((case["text"], tuple(case["zones"])) for case in TOLD if "zones" in case)
_TOLD = (
    *(
        "kg:issuedBy",
        "kg:issuedOn",
        "kg:within",
        "kg:spans",
        "kg:contains",
        "kg:addressesIndustry",
        "kg:establishes",
    ),
    *("kg:deadlineYear", "kg:implementedBy", "kg:observedEntity", "kg:buildsOn", "dcterms:isReplacedBy"),
    *("kg:instrumentType", "kg:addressee", "kg:issuedInMonth"),
)
_KINDS = {Concept("kg:Facility"): "facility", Concept("kg:Industry"): "industry"}


def _words(value: Concept | Literal) -> str:
    return value.value if isinstance(value, Literal) else value.curie.removeprefix("kgt:")


def said(extraction: Extraction) -> list[str]:
    """Return what the rules for Chinese say, a line a fact."""
    labels = {r.key: r.label for r in extraction.referents}
    lines = set()
    for claim in extraction.claims:
        if not claim.rule.startswith("zh-"):
            continue
        subject = labels.get(claim.subject, claim.subject)
        if claim.object == Concept("kg:Measure"):
            lines.add(f"step {subject}")
        elif claim.object in _KINDS:
            lines.add(f"{_KINDS[claim.object]} {subject}")
        elif claim.predicate in _TOLD:
            known = labels.get(claim.object.key, "") if isinstance(claim.object, Key) else ""
            value = known if isinstance(claim.object, Key) else _words(claim.object)
            lines.add(f"{subject} {claim.predicate.removeprefix('kg:')} {value}")
    return sorted(lines)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[str(n) for n in range(len(CASES))])
def test_a_sentence_says_this_and_no_more(extractor: Extractor, text: str, expected: tuple[str, ...]) -> None:
    """Each case gives just the facts that it lists: steps, who issued what, where, by when, how much."""
    assert said(extractor.extract(read_bytes(text.encode(), "case.txt"))) == sorted(expected)


@pytest.mark.parametrize(("text", "zones"), ZONES)
def test_a_text_names_these_zones(extractor: Extractor, text: str, zones: tuple[str, ...]) -> None:
    """Where a case lists zones, the text names just those."""
    extraction = extractor.extract(read_bytes(text.encode(), "case.txt"))
    labels = {r.key: r.label for r in extraction.referents}
    found = {labels[c.subject] for c in extraction.claims if c.object == Concept("kg:Zone")}
    assert found == set(zones)


def test_every_case_is_tried() -> None:
    """Every sentence is tried; a good part of them says nothing."""
    assert len(CASES) == 237
    assert sum(not expected for _, expected in CASES) == 47
    assert len(ZONES) == 2


def test_clauses_cover_what_they_divide() -> None:
    """Clauses stand in order, do not overlap and hold no stop outside brackets."""
    text = "（一）建设码头（含仓库，道路），修路；扩大“港口，码头”试点。"
    spans = list(clauses(text))
    assert all(a < b <= c for (a, b), (c, _) in itertools.pairwise(spans))
    assert [text[a:b] for a, b in spans] == ["建设码头（含仓库，道路）", "修路", "扩大“港口，码头”试点"]
