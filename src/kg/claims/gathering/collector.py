"""Gathers the claims of one document: every claim with its passage, rule, tier and confidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.claims.gathering.counting import DOUBTFUL, Counts, family_of, packaged_counts, policy
from kg.model import Claim, Concept, Key, Literal, Modality, Span, Tier

# A hope that was reached through "it" or "the plan" is doubtful.
_WEAK = frozenset({"coreference", "hedged", "reconstructed"})
_RECONSTRUCTED = "reconstructed"
_RANK = (Tier.REJECTED, Tier.CANDIDATE, Tier.ASSERTED)


@dataclass(slots=True)
class Collector:
    """The claims drawn from one document so far, and which passages they rest on.

    ``around`` are features of the place that is being read, which all claims drawn there bear.
    """

    document: str
    reconstructed: bool = False
    counts: Counts = field(default_factory=packaged_counts)
    # Keys of policies that are likely only: what is said of them is likely only, too.
    unsure: frozenset[str] = frozenset()
    claims: dict[tuple[str, str, Key | Concept | Literal, str], Claim] = field(default_factory=dict)
    leads: dict[str, Tier] = field(default_factory=dict)
    around: frozenset[str] = frozenset()

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
    ) -> Tier:
        """Record a claim and return its tier; the same statement by the same rule again adds its passages.

        What the rule itself doubts it says with ``tier=Tier.CANDIDATE``: that counts as a feature like
        others, and counting decides on the tier.
        """
        if subject in self.unsure or (isinstance(obj, Key) and obj.key in self.unsure):
            tier = Tier.CANDIDATE
        marks = self.around.union(features, (_RECONSTRUCTED,) if self.reconstructed else ())
        if tier is not Tier.ASSERTED or (marks & _WEAK and modality is Modality.HOPED):
            marks |= {DOUBTFUL}
        spans = tuple(evidence)
        if len(spans) > 1:
            spans = tuple(sorted(set(spans)))
        said = subject, predicate, obj, rule
        known = self.claims.get(said)
        if known:
            spans = _merged(known.evidence, spans)
            marks = marks & set(known.features)
        mean, bound, level = self._weigh(subject, predicate, obj, rule, marks)
        self.claims[said] = Claim(
            self.document,
            subject,
            predicate,
            obj,
            spans,
            rule,
            mean,
            level,
            known.modality if known else modality,
            known.found if known else found,
            tuple(sorted(marks)) if marks else (),
            bound,
        )
        return level

    def drop(self, subject: str, predicate: str, obj: Key, rule: str) -> None:
        """Forget what a rule said, as the text itself says otherwise elsewhere."""
        self.claims.pop((subject, predicate, obj, rule), None)

    def _weigh(
        self, subject: str, predicate: str, obj: Key | Concept | Literal, rule: str, marks: frozenset[str]
    ) -> tuple[float, float, Tier]:
        """Return confidence, bound and tier of a claim.

        What is said of a measure is worth no more than that it is one, and as much where gold is silent.
        """
        family = family_of(predicate, obj, rule)
        sure = self.counts.sure(rule, family, marks)
        level = sure.tier
        if (
            predicate == "rdf:type"
            and family != "measures"
            and (
                not family
                or (DOUBTFUL in marks and not (family in ("facilities", "industries") and sure.counted))
            )
        ):
            # What a thing is its name decides: a likely name is never sure, and gold knows no bodies or places.
            level = Tier.CANDIDATE if DOUBTFUL in marks else Tier.ASSERTED
        elif predicate == "rdf:type" and family == "measures":
            level = self.leads[subject] = max(level, self.leads.get(subject, level), key=_RANK.index)
        else:
            leads = {
                self.leads[k] for k in (subject, obj.key if isinstance(obj, Key) else "") if k in self.leads
            }
            if Tier.CANDIDATE in leads:
                level = Tier.CANDIDATE
            elif leads and not family and not sure.counted and rule not in policy().ceilings:
                level = Tier.ASSERTED
        share = policy().reconstructed if _RECONSTRUCTED in marks else 1.0
        return round(sure.mean * share, 3), round(sure.bound * share, 3), level

    def mark(self, marks: Mapping[Claim, str]) -> None:
        """Add a feature to claims that are in already, and weigh them anew."""
        for claim, feature in marks.items():
            features = frozenset({*claim.features, feature})
            mean, bound, level = self._weigh(
                claim.subject, claim.predicate, claim.object, claim.rule, features
            )
            self.claims[claim.subject, claim.predicate, claim.object, claim.rule] = replace(
                claim, features=tuple(sorted(features)), confidence=mean, bound=bound, tier=level
            )

    def frozen(self) -> tuple[Claim, ...]:
        """Return the claims in order of their passages, then of what they say."""
        return tuple(sorted(self.claims.values(), key=_place))


def _merged(evidence: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return passages in order, each once; most are new ones behind those that are known."""
    if more and evidence and more[0] > evidence[-1]:
        return evidence + more
    return tuple(sorted({*evidence, *more}))


def _place(claim: Claim) -> tuple[object, ...]:
    """Return what orders claims; evidence of one passage, as most has, is compared without a list."""
    said = claim.object
    written = said.key if isinstance(said, Key) else said.curie if isinstance(said, Concept) else said.value
    passages = tuple((span.start, span.end) for span in claim.evidence)
    return passages, claim.subject, claim.predicate, type(said).__name__, written, claim.rule
