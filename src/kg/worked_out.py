"""Texts that are worked out of other texts, kept so that no program works out again what one did before.

To parse the word lists and to make patterns of them takes a tenth of a second, again in every program.
Whatever is a text and depends on a text alone may be asked for here.
"""

import json
import tomllib
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final
from zlib import compress, decompress, error

_MOST: Final = 1024
"""So many texts are held at most."""


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """Texts by a digest of what each was worked out of."""

    texts: Mapping[str, str]

    def to_row(self) -> str:
        """Return them as one text."""
        told = json.dumps(dict(sorted(self.texts.items()))).encode("ascii")
        return b2a_base64(compress(told), newline=False).decode("ascii")

    @classmethod
    def from_row(cls, row: str) -> "KnownTexts":
        """Return what was written as text."""
        try:
            return cls(dict(json.loads(decompress(a2b_base64(row)))))
        except error as fault:
            raise ValueError("this is no compressed text") from fault


class Texts:
    """The texts that were worked out here, and those that are known from elsewhere."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def text(self, purpose: str, given: str, make: Callable[[], str]) -> str:
        """Return what is made for a purpose of a text that is given: of that alone, and by the same code."""
        name = blake2b(f"{purpose} {given}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        found = self._known.get(name)
        if found is None:
            found = make()
            if len(self._known) < _MOST:
                self._known[name] = found
        return found

    def table(self, path: Path) -> dict[str, Any]:
        """Return the table in a TOML file that holds no dates."""
        given = path.read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(self.text("toml", given, lambda: json.dumps(tomllib.loads(given))))
        return found

    def learn(self, known: KnownTexts) -> None:
        """Take in texts that the same code worked out before."""
        self._known.update(known.texts)

    def told(self) -> KnownTexts:
        """Return all texts that are known."""
        return KnownTexts(dict(self._known))


@cache
def texts() -> Texts:
    """Return the one memory of texts of this process: they depend on nothing else in it."""
    return Texts()
