"""The words of the made files, taken by number: the same seed gives the same words on every machine."""

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def lists() -> dict[str, list[Any]]:
    """Return the lists of ``sentences.toml`` by name."""
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))


class Words:
    """Deals words out of the lists; no sentence comes twice before its list is used up."""

    def __init__(self, seed: str, language: str = "en") -> None:
        self._seed = seed
        self._zh = language == "zh"
        self._drawn = 0
        self._decks: dict[str, list[Any]] = {}

    def number(self, low: int, high: int) -> int:
        """Return a number from low to high, both included."""
        self._drawn += 1
        digest = hashlib.sha256(f"{self._seed}:{self._drawn}".encode()).digest()
        return low + int.from_bytes(digest[:6]) % (high - low + 1)

    def one(self, *choices: str) -> str:
        """Return one of the choices."""
        return choices[self.number(0, len(choices) - 1)]

    def deal(self, name: str) -> Any:
        """Return the next entry of a list, its slots filled in."""
        key = f"{name}_zh" if self._zh and f"{name}_zh" in lists() else name
        deck = self._decks.get(key)
        if not deck:
            deck = self._decks[key] = list(lists()[key])
            for i in range(len(deck) - 1, 0, -1):
                j = self.number(0, i)
                deck[i], deck[j] = deck[j], deck[i]
        entry = deck.pop()
        return self._fill(entry) if isinstance(entry, str) else entry

    def _fill(self, words: str) -> str:
        return _SLOT.sub(lambda found: str(self.deal(found.group(1))), words)

    def sentences(self, count: int) -> list[str]:
        """Return sentences."""
        return [self.deal("sentence") for _ in range(count)]

    def prose(self, low: int = 3, high: int = 5) -> str:
        """Return the words of a paragraph of so many sentences."""
        return ("" if self._zh else " ").join(self.sentences(self.number(low, high)))
