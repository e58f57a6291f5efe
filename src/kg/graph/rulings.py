"""Which judgement holds for which claim: judgements matched to the claims of a build, rivals settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.graph.matching import Matcher
from kg.judgements import ABOUT_CLAIMS, Judgement, Outcome, State, row

_LATER: Final = "a judgement of {when} on the same claim holds"
_RIVALS: Final = "judgements of the same day decide differently on one claim; take out one of them"


@dataclass(slots=True)
class Rulings:
    """What people decided on the claims of a build.

    Attributes:
        decisions: the judgement that holds for a claim (accept, reject or correct), by its id.
        notes: notes on claims, by their ids.
        outcomes: what became of each judgement; the application of those that hold adds to it.
    """

    decisions: dict[str, Judgement] = field(default_factory=dict)
    notes: dict[str, tuple[Judgement, ...]] = field(default_factory=dict)
    outcomes: dict[Judgement, Outcome] = field(default_factory=dict)

    @property
    def refused(self) -> int:
        """How many judgements are refused."""
        return sum(outcome.state is State.REFUSED for outcome in self.outcomes.values())

    def is_refused(self, judgement: Judgement) -> bool:
        """Return whether a judgement is refused."""
        known = self.outcomes.get(judgement)
        return known is not None and known.state is State.REFUSED

    def tell(self, judgement: Judgement, state: State, reason: str = "", targets: Iterable[str] = ()) -> None:
        """Say what became of a judgement; reasons add up, and a worse state than "applied" stays."""
        known = self.outcomes.get(judgement)
        if known is None:
            self.outcomes[judgement] = Outcome(judgement, state, reason, tuple(sorted(set(targets))))
            return
        reasons = [one for one in (known.reason, reason) if one]
        state = known.state if known.state is not State.APPLIED else state
        told = "; ".join(dict.fromkeys(reasons))
        self.outcomes[judgement] = Outcome(judgement, state, told, tuple(sorted({*known.targets, *targets})))


def rule(judgements: Iterable[Judgement], matcher: Matcher) -> Rulings:
    """Match judgements to claims.

    Of two that decide differently on one claim the later holds, of one day none; those of one day that say
    the same are both applied.
    """
    rulings = Rulings()
    rivals: dict[str, list[Judgement]] = {}
    for judgement in sorted(judgements, key=row):
        match = matcher.find(judgement)
        if not match.claims:
            rulings.tell(judgement, State.LOST, match.reason)
            continue
        if match.reason:
            rulings.tell(judgement, State.APPLIED, match.reason)
        for claim in match.claims:
            if judgement.verdict in ABOUT_CLAIMS:
                rivals.setdefault(claim, []).append(judgement)
            else:
                rulings.notes[claim] = (*rulings.notes.get(claim, ()), judgement)
                rulings.tell(judgement, State.APPLIED, targets=[claim])
    _settle(rivals, rulings)
    return rulings


def _settle(rivals: Mapping[str, list[Judgement]], rulings: Rulings) -> None:
    held: dict[Judgement, list[str]] = {}
    beaten: dict[Judgement, tuple[State, str]] = {}
    for claim, found in sorted(rivals.items()):
        last = max(one.when for one in found)
        latest = [one for one in found if one.when == last]
        for one in found:
            if one.when != last:
                beaten[one] = (State.SUPERSEDED, _LATER.format(when=last))
        if len({(one.verdict, one.value) for one in latest}) > 1:
            beaten |= dict.fromkeys(latest, (State.CONTESTED, _RIVALS))
            continue
        rulings.decisions[claim] = latest[0]
        for one in latest:
            held.setdefault(one, []).append(claim)
    for judgement in sorted({*held, *beaten}, key=row):
        if judgement in held:
            rulings.tell(judgement, State.APPLIED, targets=held[judgement])
        else:
            state, reason = beaten[judgement]
            rulings.outcomes[judgement] = Outcome(judgement, state, reason)
