"""Precision, recall and F1 of facts against gold, by family.

Names match on any label or alias after folding case, articles, quotes and white space; industries and
facilities also at a token F1 of 0.75; measures at a token F1 of 0.5; statistics on value and kind; targets
on the year; issuers, coverage and containment as pairs of matched things.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.facts import Facts, Named, Pair

FAMILIES = (
    "policies",
    "issuers",
    "dates",
    "zones",
    "covers",
    "within",
    "statistics",
    "targets",
    "measures",
    "industries",
    "facilities",
)


class Rates:
    """Precision, recall and F1 of a class that counts what was right, found, matched and in the gold."""

    __slots__ = ()

    right: int
    found: int
    matched: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right (1 if nothing was found)."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found (1 if there is none)."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Score(Rates):
    """How one family was met: counts, and the facts missed and found in excess."""

    family: str
    right: int
    found: int
    gold: int
    matched: int
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def fold(name: str) -> str:
    """Return the form in which names are compared.

    >>> fold("The ‘Harbour–Zone’ ")
    'harbour zone'
    """
    plain = re.sub(r"['’‘]", "", name.casefold())
    plain = re.sub(r"[^\w%]+", " ", plain).strip()
    return re.sub(r"^(?:the|a|an)\s+", "", plain)


def token_f1(a: str, b: str) -> float:
    """Return the F1 of the words that two texts share, counted with repetition."""
    left, right = fold(a).split(), fold(b).split()
    rest = list(right)
    common = 0
    for word in left:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / (len(left) + len(right)) if left or right else 0.0


def same_name(a: Named, b: Named) -> bool:
    """Return whether two things share a name."""
    return bool({fold(n) for n in a.names} & {fold(n) for n in b.names})


def alike(threshold: float) -> Callable[[Named, Named], bool]:
    """Return a comparison that also takes names whose words are alike enough."""

    def compare(a: Named, b: Named) -> bool:
        return same_name(a, b) or any(token_f1(x, y) >= threshold for x in a.names for y in b.names)

    return compare


def same_pair(a: Pair, b: Pair) -> bool:
    """Return whether two relations tie the same things; a counted phrase matches the area it names."""
    right = same_name(a.right, b.right) or any(
        fold(y) in fold(x).split() or fold(x).endswith(f" {fold(y)}")
        for x in a.right.names
        for y in b.right.names
        if re.match(r"\d", x)
    )
    return same_name(a.left, b.left) and right


def same_date(a: Pair, b: Pair) -> bool:
    """Return whether two dated policies agree, to the precision of the gold."""
    return same_name(a.left, b.left) and b.right.names[0].startswith(a.right.names[0])


def same_value(gold: float, found: float) -> bool:
    """Return whether two values are one, to half a per cent."""
    return abs(gold - found) <= 0.005 * abs(gold)


# When two facts of a family are the same; for the families that are not named here, when their names are.
SAME: Mapping[str, Callable[[Any, Any], bool]] = {
    "issuers": same_pair,
    "covers": same_pair,
    "within": same_pair,
    "dates": same_date,
    "statistics": lambda a, b: a[1] == b[1] and same_value(a[0], b[0]),
    "targets": lambda a, b: bool(a == b),
    "measures": alike(0.5),
    "industries": alike(0.75),
    "facilities": alike(0.75),
}


def score(gold: Facts, found: Facts, also: Sequence[Facts] = ()) -> tuple[Score, ...]:
    """Return the scores of all families; what another gold (``also``) lists is not counted as extra.

    That one area takes in another is the same fact as that this lies in that: it counts in the family in
    which the reader of gold filed it, and in the other one it is no excess.
    """
    return tuple(
        _score(
            f,
            getattr(gold, f),
            [*getattr(found, f), *_told_the_other_way(f, gold, found)],
            [x for o in also for x in getattr(o, f)] + _reversed(f, gold),
            SAME.get(f, same_name),
        )
        for f in FAMILIES
    )


_OTHER_WAY = {"covers": "within", "within": "covers"}


def _reversed(family: str, facts: Facts) -> list[Pair]:
    """Return the pairs of the other one of the two families of containment, turned round."""
    other: Sequence[Pair] = getattr(facts, _OTHER_WAY[family]) if family in _OTHER_WAY else ()
    return [Pair(p.right, p.left) for p in other]


def _told_the_other_way(family: str, gold: Facts, found: Facts) -> list[Pair]:
    """Return what of gold was found in the other family of containment only."""
    listed, own = getattr(gold, family), getattr(found, family)
    turned = [p for p in _reversed(family, found) if any(same_pair(g, p) for g in listed)]
    return [p for p in turned if not any(same_pair(o, p) for o in own)]


def _score(
    family: str,
    gold: Sequence[Any],
    found: Sequence[Any],
    also: Sequence[Any],
    same: Callable[[Any, Any], bool],
) -> Score:
    missed = [g for g in gold if not any(same(g, f) for f in found)]
    extra = [f for f in found if not any(same(g, f) for g in (*gold, *also))]
    # A fact that only the other gold lists counts on neither side.
    neutral = [f for f in found if f not in extra and not any(same(g, f) for g in gold)]
    right = len(found) - len(extra) - len(neutral)
    return Score(
        family,
        right,
        len(found) - len(neutral),
        len(gold),
        len(gold) - len(missed),
        tuple(_words(m) for m in missed),
        tuple(_words(e) for e in extra),
    )


def _words(fact: Any) -> str:
    if isinstance(fact, Named):
        return fact.names[0]
    if isinstance(fact, Pair):
        return f"{fact.left.names[0]} → {fact.right.names[0]}"
    if isinstance(fact, tuple):
        value, kind = fact
        return f"{value:.12g} ({kind})"
    return str(fact)
