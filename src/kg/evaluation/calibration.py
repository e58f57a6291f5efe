"""Count how often each rule was right on gold: the numbers behind every confidence."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.evaluation.facts import Facts, facts_of
from kg.evaluation.score import SAME, same_name
from kg.model import Claim, Concept, Extraction, Key

# Which family of gold facts judges a claim, by its predicate.
JUDGED: Mapping[str, str] = {
    "kg:issuedBy": "issuers",
    "kg:issuedOn": "dates",
    "kg:year": "dates",
    "kg:spans": "covers",
    "kg:contains": "covers",
    "kg:within": "within",
    "kg:value": "statistics",
    "kg:deadlineYear": "targets",
    "kg:hasMeasure": "measures",
    "kg:addressesIndustry": "industries",
    "kg:establishes": "facilities",
    "kg:discusses": "policies",
}


def count_rules(
    extraction: Extraction, quotes: Mapping[tuple[int, int], str], gold: Facts
) -> tuple[Counter[str], Counter[str]]:
    """Return how many claims of each rule gold bears out, and how many it does not.

    A claim is judged alone, as the only one of its family; rules whose claims gold does not list (themes,
    parts, codes) are not judged.
    """
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for claim, group in _groups(extraction):
        family = JUDGED[claim.predicate]
        alone = Extraction(extraction.document, extraction.referents, group)
        facts = facts_of(alone, quotes)
        found = [*getattr(facts, family), *(facts.within if family == "covers" else ())]
        if not found:
            continue
        listed = [*getattr(gold, family), *(gold.within if family == "covers" else ())]
        same = SAME.get(family, same_name)
        hit = any(same(g, f) for g in listed for f in found)
        (right if hit else wrong)[claim.rule] += 1
    return right, wrong


def _groups(extraction: Extraction) -> Iterable[tuple[Claim, tuple[Claim, ...]]]:
    """Yield each claim that gold can judge, with the claims without which it says nothing."""
    by_subject: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        by_subject.setdefault(claim.subject, []).append(claim)
    for claim in extraction.claims:
        if claim.predicate not in JUDGED:
            continue
        beside: list[Claim] = []
        if claim.predicate == "kg:value":
            beside = [c for c in by_subject[claim.subject] if c.predicate == "kg:indicator"]
        elif claim.predicate == "kg:hasMeasure" and isinstance(claim.object, Key):
            measure = claim.object.key
            beside = [c for c in by_subject.get(measure, []) if c.object == Concept("kg:Measure")]
        yield claim, (claim, *beside)
