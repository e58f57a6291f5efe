"""Score an extractor on short cases with expected and forbidden facts (``tests/claims/cases/``)."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.claims.extract import Extractor
from kg.documents.load import read_bytes
from kg.evaluation.facts import Facts, Named, facts_of
from kg.evaluation.score import alike, fold
from kg.model import Extraction, Key, Literal

# What a bare word in a "never" list forbids.
EMPTY = {
    "policy": "policies",
    "zone": "zones",
    "measure": "measures",
    "target": "targets",
    "industry": "industries",
    "facility": "facilities",
    "statistic": "statistics",
    "covers": "covers",
    "within": "within",
    "issuedBy": "issuers",
    "issued": "dates",
}


@dataclass(slots=True)
class Tally:
    """How many expected facts were found, and how many forbidden ones."""

    expected: int = 0
    found: int = 0
    forbidden: int = 0
    broken: int = 0
    wrong: list[str] = field(default_factory=list)


def read_cases(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return rows


def tally(extractor: Extractor, rows: Iterable[dict[str, Any]]) -> dict[str, Tally]:
    """Return the tally of every family."""
    found: dict[str, Tally] = {}
    for row in rows:
        document = read_bytes(row["text"].encode(), f"{row['id']}.txt")
        extraction = extractor.extract(document)
        quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
        facts = facts_of(extraction, quotes)
        mine = found.setdefault(row["family"], Tally())
        for line in row.get("expect", []):
            mine.expected += 1
            hit = says(line, facts, extraction)
            mine.found += hit
            mine.wrong += [] if hit else [f"{row['id']} missed {line}"]
        for line in row.get("never", []):
            mine.forbidden += 1
            hit = bool(getattr(facts, EMPTY[line])) if line in EMPTY else says(line, facts, extraction)
            mine.broken += hit
            mine.wrong += [f"{row['id']} has {line}"] if hit else []
    return found


def says(line: str, facts: Facts, extraction: Extraction) -> bool:
    """Return whether the extraction says what an expectation line says."""
    kind, _, rest = line.partition(": ")
    left, _, right = rest.partition(" -> ")
    pairs = {"issuedBy": facts.issuers, "covers": facts.covers, "within": facts.within}
    names = {
        "policy": facts.policies,
        "zone": facts.zones,
        "industry": facts.industries,
        "facility": facts.facilities,
    }
    if kind in pairs:
        return any(same(left, p.left) and same(right, p.right) for p in pairs[kind])
    if kind in names:
        compare = alike(0.75) if kind in ("industry", "facility") else None
        return any(compare(Named((rest,)), n) if compare else same(rest, n) for n in names[kind])
    simple: dict[str, Callable[[], bool]] = {
        "issued": lambda: any(same(left, p.left) and p.right.names[0].startswith(right) for p in facts.dates),
        "target": lambda: int(rest) in facts.targets,
        "measure": lambda: any(alike(0.5)(Named((rest,)), m) for m in facts.measures),
        "statistic": lambda: has_statistic(right, facts),
        "figureOf": lambda: any(v == float(left) and same(right, thing) for v, thing, _ in facts.subjects),
    }
    if kind in simple:
        return simple[kind]()
    return has_claim(kind, left, right, extraction)


def same(name: str, named: Named) -> bool:
    """Return whether a thing bears a name."""
    return fold(name) in {fold(n) for n in named.names}


def has_statistic(right: str, facts: Facts) -> bool:
    """Return whether a figure "area = 1200 sq km" was found, by kind and value."""
    match = re.match(r"(\w+) = ([\d.,]+)", right)
    if not match:
        return False
    value = float(match[2].replace(",", ""))
    return any(k == match[1] and abs(v - value) <= 0.005 * value for v, k in facts.statistics)


def has_claim(kind: str, left: str, right: str, extraction: Extraction) -> bool:
    """Return whether a claim of another kind (alias, preparedBy, buildsOn, replaces) was drawn."""
    predicate = {
        "alias": "skos:altLabel",
        "preparedBy": "kg:preparedBy",
        "implementedBy": "kg:implementedBy",
        "buildsOn": "kg:buildsOn",
        "establishes": "kg:establishes",
        "replaces": "dcterms:isReplacedBy",
    }[kind]
    if kind == "replaces":  # the graph says it from the older policy
        left, right = right, left
    names = {r.key: Named((r.label, *r.aliases)) for r in extraction.referents}
    for claim in extraction.claims:
        if claim.predicate != predicate or claim.subject not in names:
            continue
        value = claim.object
        told = names[value.key] if isinstance(value, Key) else None
        told = Named((value.value,)) if isinstance(value, Literal) else told
        if told and same(left, names[claim.subject]) and same(right, told):
            return True
    return False
