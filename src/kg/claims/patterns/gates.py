"""Finders that are asked only where one of their patterns may match.

Most finders find nothing in most sentences, and many ask several patterns before they know. What all of these need
is told by one look at the board (:mod:`kg.claims.patterns.spotting`), before anything of the finder runs.
"""

from collections.abc import Callable, Iterator
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from kg.claims.patterns.cued import Cued
from kg.claims.patterns.spotting import board

Found = TypeVar("Found")
More = ParamSpec("More")
# Patterns that are made of lists of words when they are first asked for.
Late = Callable[[], tuple[Cued, ...]]

_NOT_YET, _ALWAYS = -1, 0


class Gate:
    r"""Tells whether one of several patterns may match in a text.

    >>> gate = Gate(Cued(r"\bharbours?\b"), lambda: (Cued(r"\bpiers?\b"),))
    >>> gate.is_open("two piers"), gate.is_open("two halls")
    (True, False)
    """

    __slots__ = ("_board", "_each", "_leads", "_patterns")

    def __init__(self, *patterns: Cued | Late) -> None:
        self._patterns, self._board = patterns, board()
        self._leads = _NOT_YET
        self._each: tuple[int, ...] = ()

    def is_open(self, text: str) -> bool:
        """Return whether one of the patterns may match in a text."""
        leads = self._leads
        if leads <= 0:
            return leads == _ALWAYS or self._enrolled().is_open(text)
        met = self._board.memory.texts.get(text)
        if met is None:
            met = self._board.met(text)
        if not met & leads:
            return False
        for bits in self._each:  # noqa: SIM110 (no generator: this is asked a hundred times a sentence)
            if met & bits == bits:
                return True
        return False

    def _enrolled(self) -> "Gate":
        """Learn what the patterns need: of each all its needs, and the one that the fewest texts meet."""
        found = [p for one in self._patterns for p in ((one,) if isinstance(one, Cued) else one())]
        needs = [pattern.bits() for pattern in found]
        self._each = tuple(whole for _, whole in needs)
        leads = 0
        for lead, _ in needs:
            leads |= lead
        self._leads = leads if all(self._each) else _ALWAYS
        return self


def only_where(
    *patterns: Cued | Late,
) -> Callable[
    [Callable[Concatenate[str, More], Iterator[Found]]], Callable[Concatenate[str, More], Iterator[Found]]
]:
    """Return what lets a finder yield nothing, unasked, in a text in which none of the patterns may match.

    What the finder yields must need one of them; what else it does is done only where it is asked.
    """
    gate = Gate(*patterns)

    def gated(
        find: Callable[Concatenate[str, More], Iterator[Found]],
    ) -> Callable[Concatenate[str, More], Iterator[Found]]:
        def found(text: str, /, *rest: More.args, **named: More.kwargs) -> Iterator[Found]:
            return find(text, *rest, **named) if gate.is_open(text) else iter(())

        update_wrapper(found, find)
        return found

    return gated


__all__ = ["Gate", "only_where"]
