"""Confidence by counting: how often a rule was right on gold decides what its claims are worth.

The table ``data/counts.csv`` holds the counts, ``data/judging.toml`` how they are weighed. Each level is a
Beta posterior whose prior is the mean of the level above: the features of a rule, the rule, its family.
"""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.claims.gathering.beta import quantile
from kg.claims.patterns.words import DATA
from kg.exceptions import DataError
from kg.model import Concept, Key, Literal, Tier

VERSION = 2
DOUBTFUL = "doubtful"
AGREES, DISAGREES = "parser-agrees", "parser-disagrees"
PARSED = frozenset({AGREES, DISAGREES})
_COLUMNS = ("family", "rule", "features", "right", "wrong")


class Row(NamedTuple):
    """How often the claims of a rule with the same weighing features were right and wrong in a family."""

    family: str
    rule: str
    features: tuple[str, ...]
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a reading is: posterior mean, the bound that it exceeds at 95 %, and the tier that follows.

    ``counted`` tells whether gold judged any claim of the rule.
    """

    mean: float
    bound: float
    tier: Tier
    counted: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """How counts are weighed (``data/judging.toml``)."""

    prior_weight: float
    prior_mean: float
    tail: float
    asserted_bound: float
    asserted_mean: float
    asserted_mean_in: Mapping[str, float]
    doubt_needs: int
    reconstructed: float
    weighing: frozenset[str]
    weighing_in: Mapping[str, frozenset[str]]
    weakening: frozenset[str]
    families: Mapping[str, str]
    ceilings: Mapping[str, str]
    judged_alone: Mapping[str, str]


@cache
def policy() -> Policy:
    """Return how counts are weighed, from ``data/judging.toml``.

    Raises:
        DataError: if a field is missing or unknown.
    """
    raw: dict[str, Any] = tomllib.loads((DATA / "judging.toml").read_text(encoding="utf-8"))
    for name in ("weighing", "weakening"):
        raw[name] = frozenset(raw.get(name, ()))
    raw["weighing_in"] = {family: frozenset(some) for family, some in raw.get("weighing_in", {}).items()}
    try:
        return Policy(**raw)
    except TypeError as error:
        raise DataError(
            f"does not fit ({error})", "judging.toml", "See kg.claims.gathering.counting.Policy"
        ) from error


def family_of(predicate: str, obj: Key | Concept | Literal, rule: str = "") -> str:
    """Return the family of gold that judges a claim, or nothing.

    That an industry or a facility is one (rule ``name``) rests on the rule that read it: it is not judged twice.

    >>> family_of("kg:issuedBy", Key("body-a")), family_of("rdf:type", Concept("kg:Zone"))
    ('issuers', 'zones')
    """
    said = obj.curie if predicate == "rdf:type" and isinstance(obj, Concept) else predicate
    return "" if rule == "name" and said in _READ else policy().families.get(said, "")


_READ = ("kg:Industry", "kg:Facility")


def weighing(features: Iterable[str], family: str = "") -> tuple[str, ...]:
    """Return the features that are counted in a family, sorted.

    >>> weighing(["item", "coreference", "unheard-of"], "measures"), weighing(["item"], "dates")
    (('coreference', 'item'), ())
    """
    weights = policy()
    return tuple(sorted((weights.weighing | weights.weighing_in.get(family, frozenset())) & set(features)))


class Counts:
    """A table of counts and the confidence that it gives; rows are summed as they are needed."""

    def __init__(self, rows: Iterable[Row], note: str = "", weights: Policy | None = None) -> None:
        self.rows = tuple(sorted(rows))
        self.note = note
        self.policy = weights or policy()
        self._sums: dict[tuple[str, ...], tuple[int, int]] = {}
        self._memo: dict[tuple[str, str, frozenset[str]], Sure] = {}
        homes: dict[str, tuple[bool, int, str]] = {}
        for row in self.rows:
            for key in _keys(row, row.rule in self.policy.ceilings or DOUBTFUL in row.features):
                right, wrong = self._sums.get(key, (0, 0))
                self._sums[key] = right + row.right, wrong + row.wrong
            seen = sum(self._sums.get(("rule", row.family, row.rule), (0, 0)))
            home = (row.family not in _OF_ANOTHER, seen, row.family)
            homes[row.rule] = max(homes.get(row.rule, (False, 0, "")), home)
        self._homes = {rule: family for rule, (*_, family) in homes.items()}

    def sure(self, rule: str, family: str, features: Iterable[str] = ()) -> Sure:
        """Return how sure a claim of a rule is.

        Args:
            rule: its id.
            family: the family of gold that judges such claims; empty for none, then the family in which most
                claims of the rule were judged stands for them.
            features: the features of the claim; those that do not weigh are passed over.
        """
        given = frozenset(features)
        known = self._memo.get((rule, family, given))
        if known is None:
            home = family or self._homes.get(rule, "")
            known = self._memo[rule, family, given] = self._weigh(rule, home, weighing(given, home))
        return known

    def _weigh(self, rule: str, family: str, marks: tuple[str, ...]) -> Sure:
        weights = self.policy
        whole, own = ("rule", family, rule), ("own", family, rule, *marks)
        mean = self._mean(whole, self._mean(("family", family), weights.prior_mean))
        for mark in sorted(weights.weakening & set(marks)):
            mean = min(mean, self._mean(("feature", mark), weights.prior_mean))
        # Judged only with doubts, a rule is worth at least as much without any.
        unseen = not marks and own not in self._sums
        right, wrong = self._sums.get(whole if unseen else own, (0, 0))
        a = right + weights.prior_weight * mean
        b = wrong + weights.prior_weight * (1 - mean)
        mean, bound = a / (a + b), quantile(weights.tail, a, b)
        wanted = weights.asserted_mean_in.get(family, weights.asserted_mean)
        high = mean >= wanted and bound >= weights.asserted_bound
        tier = self._tier(rule, family, marks, high, right + wrong)
        return Sure(mean, bound, tier, whole in self._sums)

    def _tier(self, rule: str, family: str, marks: tuple[str, ...], high: bool, seen: int) -> Tier:
        if rule in self.policy.ceilings:
            return Tier.CANDIDATE
        if DOUBTFUL in marks and seen < self.policy.doubt_needs:
            return Tier.CANDIDATE
        # What gold cannot judge is believed unless the rule itself doubts it.
        return Tier.ASSERTED if high or not family else Tier.CANDIDATE

    def _mean(self, key: tuple[str, ...], prior: float) -> float:
        weight = self.policy.prior_weight
        right, wrong = self._sums.get(key, (0, 0))
        return (right + weight * prior) / (right + wrong + weight)


# Whose a figure or a measure is: what else a rule says of it is worth what the figure itself is.
_OF_ANOTHER = frozenset({"subjects", "holders"})


def _keys(row: Row, is_doubtful: bool) -> Iterable[tuple[str, ...]]:
    """Yield the sums that a row belongs to; what is doubted by itself says nothing of its family.

    Claims that the parser marked are counted without the mark too, and only so for their rule and family.
    """
    if not set(row.features) & PARSED:
        if not is_doubtful:
            yield ("family", row.family)
        yield ("rule", row.family, row.rule)
    yield ("own", row.family, row.rule, *row.features)
    for mark in row.features:
        yield ("feature", mark)


@cache
def packaged_counts() -> Counts:
    """Return the counts that ship with the package, from ``data/counts.csv``.

    Raises:
        DataError: if the table is of another version or malformed.
    """
    return read_counts(DATA / "counts.csv")


def read_counts(path: Path) -> Counts:
    """Return the counts of a file.

    Raises:
        DataError: if the table is of another version or malformed.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        note = lines.readline().lstrip("# ").strip()
        if not note.startswith(f"version {VERSION};"):
            raise DataError(f"is not of version {VERSION}", path.name, "Run tests/evaluation/count_rules.py")
        try:
            return Counts([_row(line) for line in csv.DictReader(lines)], note)
        except (KeyError, ValueError) as error:
            raise DataError(f"cannot read a row ({error})", path.name) from error


def _row(line: Mapping[str, str]) -> Row:
    features = tuple(sorted(filter(None, line["features"].split("+"))))
    return Row(line["family"], line["rule"], features, int(line["right"]), int(line["wrong"]))


def written(counts: Counts) -> str:
    """Return a table as the text of its file: the note behind ``#``, the columns, the rows."""
    lines = [f"# {counts.note}", ",".join(_COLUMNS)]
    lines += [f"{r.family},{r.rule},{'+'.join(r.features)},{r.right},{r.wrong}" for r in counts.rows]
    return "\n".join(lines) + "\n"
