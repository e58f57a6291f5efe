"""Steady lots: the same draws for the same keys, on every machine and version of Python."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Generic, TypeVar

T = TypeVar("T")


class Lot:
    """A source of numbers that depends on its keys only."""

    def __init__(self, *keys: object) -> None:
        self._keys = "\x1f".join(map(str, keys))
        self._drawn = 0

    def number(self, below: int) -> int:
        """Return a number from 0 to ``below`` - 1."""
        self._drawn += 1
        digest = blake2b(f"{self._keys}\x1e{self._drawn}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % below

    def between(self, low: int, high: int) -> int:
        """Return a number from ``low`` to ``high``."""
        return low + self.number(high - low + 1)

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.number(len(items))]

    def mixed(self, items: Sequence[T]) -> list[T]:
        """Return the items in another order."""
        rest, out = list(items), []
        while rest:
            out.append(rest.pop(self.number(len(rest))))
        return out


class Deck(Generic[T]):
    """Items that are dealt out one by one; when all are gone, they are mixed anew."""

    def __init__(self, items: Sequence[T], lot: Lot) -> None:
        self._items = tuple(items)
        self._lot = lot
        self._left: list[T] = []

    def draw(self) -> T:
        """Return the next item."""
        if not self._left:
            self._left = self._lot.mixed(self._items)
        return self._left.pop()
