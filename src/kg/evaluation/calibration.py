"""Judge claims by gold, one at a time: the numbers behind every confidence, and how well they keep.

How a claim is judged, by the family that its property or class belongs to (``claims/data/judging.toml``):

* policies, zones: the name, or any alias, is one that gold lists.
* issuers, covers, within: both ends are; a coverage claim is right too where gold has it as containment, as
  readers of gold file it under either.
* dates: to the precision of gold. Statistics: value within half a per cent, and kind. Targets: the year.
* the subject of a figure: where gold has the value, the names share a word.
* the policy of a measure: where gold has the measure, the policy that gold gives it; none makes ours wrong.
* measures: half of the words are shared with a measure of gold, by label or by the sentence of the claim.
* industries, facilities: three quarters of the words are. Gold is loose here (two readers agree at about
  0.8), so these shares are lower bounds of what is right.

A thing that a rule reads often in one text is judged once: its repetitions are no further evidence.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.claims.extract import Extractor
from kg.claims.gathering.counting import Counts, Row, family_of, policy, weighing
from kg.documents.load import load_document
from kg.evaluation.facts import Facts, Named, Pair, facts_of, read_gold
from kg.evaluation.score import SAME, same_name, same_value
from kg.model import Claim, Extraction, Key, Tier

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """What gold says of one claim."""

    family: str
    rule: str
    features: tuple[str, ...]
    confidence: float
    bound: float
    tier: Tier
    right: bool


def verdicts(
    extraction: Extraction, quotes: Mapping[tuple[int, int], str], gold: Facts
) -> tuple[Verdict, ...]:
    """Return the verdicts on all claims that gold can judge, in order of the claims."""
    kinds = {r.key: r.kind for r in extraction.referents}
    beside = _beside(extraction)
    found: dict[tuple[str, str, tuple[str, ...], str], Verdict] = {}
    for claim in extraction.claims:
        family = _family(claim, kinds)
        if not family or claim.rule in policy().judged_alone:
            continue
        together = (claim, *beside.get((family, claim.subject), ()))
        alone = facts_of(Extraction(extraction.document, extraction.referents, together), quotes)
        facts = _listed(alone, family)
        if facts and _can_judge(gold, family, facts):
            same = _SAME.get(family) or SAME.get(family, same_name)
            right = any(same(g, f) for g in _listed(gold, family) for f in facts)
            marks = weighing(claim.features, family)
            verdict = Verdict(family, claim.rule, marks, claim.confidence, claim.bound, claim.tier, right)
            found.setdefault((family, claim.rule, marks, repr(facts)), verdict)
    return tuple(found.values())


def _beside(extraction: Extraction) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
    """Return the claims without which one of a figure says nothing, by family and figure."""
    wanted = {"kg:indicator": "statistics", "kg:value": "subjects"}
    return {(wanted[c.predicate], c.subject): (c,) for c in extraction.claims if c.predicate in wanted}


def _can_judge(gold: Facts, family: str, facts: Sequence[Any]) -> bool:
    """Return whether gold has the figure or the measure at all: of others it cannot say whose they are.

    Nor can it where it names what is counted ("filling stations") as the label of the figure does
    ("Ayala: 6 filling stations"): of whom that is told it is silent then.
    """
    if family == "subjects":
        return any(
            same_value(one[0], other[0]) and (_same_subject(other, one) or not _is_counted(other[1], one[2]))
            for one in facts
            for other in gold.subjects
        )
    return family != "holders" or any(_LIKE(one.right, held.right) for held in facts for one in gold.holders)


def _same_subject(gold: tuple[float, Named, Named], found: tuple[float, Named, Named]) -> bool:
    """Return whether two figures of one value are of one thing: their names share a word of some length."""
    return same_value(gold[0], found[0]) and _share_words(gold[1], found[1])


def _is_counted(subject: Named, what: Named) -> bool:
    """Return whether a subject of gold is what a figure counts: one has all words of the other.

    Amounts name nothing that is counted.

    >>> label = Named(("filling stations, 6 million yuan",))
    >>> [_is_counted(Named((name,)), label) for name in ("filling stations of the coast", "yuan bonds")]
    [True, False]
    """
    counted = {word for word in set().union(*map(_words, what.names)) if word.isalpha()} - _AMOUNT
    named = [own for own in map(_words, subject.names) if own]
    return bool(counted) and any(own <= counted or counted <= own for own in named)


# Words of an amount, without the "s" of the plural: they name nothing that is counted.
_AMOUNT = frozenset(
    {
        "thousand",
        "lakh",
        "million",
        "crore",
        "billion",
        "trillion",
        "yuan",
        "rmb",
        "cny",
        "usd",
        "dollar",
        "eur",
        "euro",
    }
    | {
        "pound",
        "rupee",
        "percent",
        "per",
        "cent",
        "hectare",
        "acre",
        "square",
        "kilometre",
        "kilometer",
        "metre",
        "ton",
        "tonne",
    }
    # How it moves: "growth of 5 percent".
    | {"growth", "fall", "reduction"}
)


def _share_words(left: Named, right: Named) -> bool:
    return any(_words(one) & _words(other) for one in left.names for other in right.names)


def _same_holder(gold: Pair, found: Pair) -> bool:
    """Return whether two pairs are of one measure and of one policy."""
    return _LIKE(gold.right, found.right) and same_name(gold.left, found.left)


_LIKE = SAME["measures"]


def _same_year(gold: Pair, found: Pair) -> bool:
    """Return whether two dates of one policy agree as far as the shorter goes: a year alone is not wrong."""
    one, other = gold.right.names[0], found.right.names[0]
    return same_name(gold.left, found.left) and (one.startswith(other) or other.startswith(one))


_SAME: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {"subjects": _same_subject, "holders": _same_holder, "dates": _same_year}
)


def _words(name: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w{3,}", name.casefold())} - {
        "the",
        "and",
        "for",
        "new",
    }


def _family(claim: Claim, kinds: Mapping[str, str]) -> str:
    family = family_of(claim.predicate, claim.object, claim.rule)
    built = claim.object.key if isinstance(claim.object, Key) else claim.subject
    # What a policy or a measure sets up is a facility of gold only where it is one.
    return "" if family == "facilities" and kinds.get(built) != "Facility" else family


def _listed(facts: Facts, family: str) -> Sequence[Any]:
    return [*getattr(facts, family), *(facts.within if family == "covers" else ())]


def rows_of(found: Iterable[Verdict]) -> tuple[Row, ...]:
    """Return how many claims of each rule and set of features were right and wrong."""
    sums = Counter((v.family, v.rule, v.features, v.right) for v in found)
    keys = sorted({key[:3] for key in sums})
    return tuple(Row(*key, sums[*key, True], sums[*key, False]) for key in keys)


def judge_texts(extractor: Extractor, pairs: Iterable[tuple[Path, Path]]) -> dict[str, tuple[Verdict, ...]]:
    """Return the verdicts on the claims of every text, by the digest of the text."""
    found = {}
    for text, gold in pairs:
        document = load_document(text)
        quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
        found[document.digest] = verdicts(extractor.extract(document), quotes, read_gold(gold))
    return found


def fold_of(digest: str) -> int:
    """Return to which of the folds a text belongs: decided by its digest alone.

    >>> fold_of("sha256:00000000ff00")
    0
    """
    return int(digest.removeprefix("sha256:")[:8], 16) % FOLDS


def without_fold(found: Mapping[str, Sequence[Verdict]], fold: int) -> Counts:
    """Return the table that is counted on the texts of all other folds."""
    rest = [v for digest, some in sorted(found.items()) if fold_of(digest) != fold for v in some]
    return Counts(rows_of(rest), f"without fold {fold}")


def folded(found: Mapping[str, Sequence[Verdict]]) -> tuple[Verdict, ...]:
    """Return all verdicts, each with the confidence of the table that does not know its text."""
    again = []
    for fold in range(FOLDS):
        table = without_fold(found, fold)
        for digest, some in sorted(found.items()):
            for v in some if fold_of(digest) == fold else ():
                sure = table.sure(v.rule, v.family, v.features)
                again.append(Verdict(v.family, v.rule, v.features, sure.mean, sure.bound, sure.tier, v.right))
    return tuple(again)


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence: how many, how sure on average, and what share was right."""

    low: float
    high: float
    count: int
    said: float
    right: float


def reliability(found: Iterable[Verdict], bins: int = 10) -> tuple[Bin, ...]:
    """Return the reliability table: bins of equal width that hold a claim, from the lowest."""
    sorted_in: dict[int, list[Verdict]] = {}
    for verdict in found:
        sorted_in.setdefault(min(bins - 1, int(verdict.confidence * bins)), []).append(verdict)
    return tuple(
        Bin(
            n / bins,
            (n + 1) / bins,
            len(some),
            sum(v.confidence for v in some) / len(some),
            sum(v.right for v in some) / len(some),
        )
        for n, some in sorted(sorted_in.items())
    )


def brier(found: Sequence[Verdict]) -> float:
    """Return the Brier score: the mean squared distance of confidence from what was right (0 is best)."""
    return sum((v.confidence - v.right) ** 2 for v in found) / len(found) if found else 0.0
