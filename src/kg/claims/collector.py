"""Gathers the claims of one document: every claim with its passage, rule, tier and confidence."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.claims.words import DATA
from kg.model import Claim, Concept, Key, Literal, Modality, Span, Tier

# Before anything was counted a rule is worth three right readings and one wrong one.
PRIOR_RIGHT, PRIOR_WRONG = 3, 1
# A figure, date or name that was reached through "it" or "the plan" is less sure.
WEAK_FEATURES = frozenset({"coreference", "hedged", "reconstructed"})


@cache
def counts() -> Mapping[str, tuple[int, int]]:
    """Return how often each rule was right and wrong on gold, from ``data/counts.csv``."""
    path = DATA / "counts.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["rule"]: (int(row["right"]), int(row["wrong"])) for row in csv.DictReader(lines)}


def confidence(rule: str, features: Iterable[str] = ()) -> float:
    """Return the posterior mean that a reading by this rule is right (Beta prior 3:1).

    A weakening feature costs what one wrong reading in four would.
    """
    return _mean(rule, len(WEAK_FEATURES & set(features)))


@cache
def _mean(rule: str, weakened: int) -> float:
    right, wrong = counts().get(rule, (0, 0))
    mean = (right + PRIOR_RIGHT) / (right + wrong + PRIOR_RIGHT + PRIOR_WRONG)
    return round(mean * 0.75**weakened, 3)


@dataclass(slots=True)
class Collector:
    """The claims drawn from one document so far, and which passages they rest on."""

    document: str
    reconstructed: bool = False
    # Keys of things that are likely only: what is said of them is likely only, too.
    unsure: frozenset[str] = frozenset()
    claims: dict[tuple[str, str, Key | Concept | Literal, str], Claim] = field(default_factory=dict)

    def say(
        self,
        subject: str,
        predicate: str,
        obj: Key | Concept | Literal,
        evidence: Iterable[Span],
        rule: str,
        *,
        tier: Tier = Tier.ASSERTED,
        modality: Modality = Modality.STATED,
        found: str = "",
        features: Iterable[str] = (),
    ) -> None:
        """Record a claim; the same statement by the same rule again adds its passages."""
        marks = set(features) | ({"reconstructed"} if self.reconstructed else set())
        if marks & WEAK_FEATURES and modality is Modality.HOPED:
            tier = Tier.CANDIDATE
        if subject in self.unsure or (isinstance(obj, Key) and obj.key in self.unsure):
            tier = Tier.CANDIDATE
        spans = tuple(sorted(set(evidence)))
        known = self.claims.get((subject, predicate, obj, rule))
        if known:
            spans = tuple(sorted({*known.evidence, *spans}))
            marks &= set(known.features)
            tier = Tier.ASSERTED if Tier.ASSERTED in (tier, known.tier) else tier
        self.claims[subject, predicate, obj, rule] = Claim(
            self.document,
            subject,
            predicate,
            obj,
            spans,
            rule,
            confidence(rule, marks),
            tier,
            known.modality if known else modality,
            known.found if known else found,
            tuple(sorted(marks)),
        )

    def frozen(self) -> tuple[Claim, ...]:
        """Return the claims in order of their passages, then of what they say."""
        return tuple(
            sorted(
                self.claims.values(),
                key=lambda c: (
                    [(span.start, span.end) for span in c.evidence],
                    c.subject,
                    c.predicate,
                    str(c.object),
                    c.rule,
                ),
            )
        )
