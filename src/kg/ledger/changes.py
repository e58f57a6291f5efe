"""Add judgements to a ledger and take them out again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.judgements import Judgement, row


@dataclass(frozen=True, slots=True)
class Change:
    """What a change put into the ledger and what it took out; undoing it is the same the other way round."""

    added: tuple[Judgement, ...] = ()
    removed: tuple[Judgement, ...] = ()

    def undone(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.removed, self.added)

    def apply(self, known: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Return the judgements after the change, sorted."""
        return tuple(sorted({*known, *self.added} - (set(self.removed) - set(self.added)), key=row))


def _place(judgement: Judgement) -> tuple[str, ...]:
    """Return the matter of a judgement whatever the words: a file makes a claim once, wherever it says so."""
    return replace(judgement, words="").matter


def adding(known: Iterable[Judgement], new: Iterable[Judgement]) -> Change:
    """Return the change that adds judgements.

    A person's own judgement of the same matter is replaced; those of others stay beside it, and the build
    tells which of them holds.
    """
    new = tuple(new)
    matters = {(_place(one), one.who) for one in new}
    replaced = (one for one in known if (_place(one), one.who) in matters and one not in new)
    return Change(new, tuple(sorted(replaced, key=row)))
