"""What was learned of the patterns of the rules, kept beside the bytecode of the program.

To make the patterns ready takes longer than to read a short document with them. As Python keeps in
``__pycache__`` what it compiles of a module, so this is kept there: wherever Python may write bytecode, and
for that Python and this very code only. All programs of an installation use it, whatever they read.
Nothing depends on it but time.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

from kg import pattern_codes
from kg.cache.versions import reader_version, rules_version
from kg.claims.patterns.known_needs import KnownNeeds
from kg.claims.patterns.spotting import board
from kg.identifiers import sha256
from kg.pattern_codes import KnownCodes, codes
from kg.worked_out import KnownTexts, texts

_FEW: Final = 16
"""So many new patterns are not worth the writing."""
_BROKEN: Final = (OSError, ValueError, TypeError, KeyError, IndexError)


@dataclass(frozen=True, slots=True)
class Learned:
    """What patterns need, what was worked out for them, and their codes; of which version of the code."""

    version: str
    needs: KnownNeeds
    texts: KnownTexts
    codes: KnownCodes

    def to_bytes(self) -> bytes:
        """Return it as lines of text."""
        rows = (self.version, self.needs.to_row(), self.texts.to_row(), self.codes.to_row())
        return "".join(f"{row}\n" for row in rows).encode("ascii")

    @classmethod
    def from_bytes(cls, content: bytes, version: str) -> "Learned":
        """Return what was written as lines.

        Raises:
            ValueError: if it was not written whole, or by another version of the code.
        """
        first, *rows = content.decode("ascii").split("\n")
        if first != version:
            raise ValueError("this is of another version")
        needs, worked_out, known, _ = rows
        return cls(
            version, KnownNeeds.from_row(needs), KnownTexts.from_row(worked_out), KnownCodes.from_row(known)
        )


def place() -> Path | None:
    """Return the file in which it is kept, if this Python has a place for bytecode."""
    try:
        return Path(cache_from_source(pattern_codes.__file__)).with_suffix(".patterns")
    except NotImplementedError:
        return None


@cache
def learn() -> None:
    """Take in what was learned before; for once, and before the first pattern is asked for."""
    file = place()
    if file is None:
        return
    with suppress(*_BROKEN):
        found = Learned.from_bytes(file.read_bytes(), _version())
        board().known.learn(found.needs)
        texts().learn(found.texts)
        codes().learn(found.codes)


def keep() -> None:
    """Keep what is known now, if there is much that is new and bytecode may be written."""
    file = place()
    if file is None or sys.dont_write_bytecode or codes().news < _FEW:
        return
    known = Learned(_version(), board().known.told(), texts().told(), codes().told())
    written = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(known.to_bytes())
        written.replace(file)
    except OSError:  # a full disk, or no right to write there: it is learned again
        with suppress(OSError):
            written.unlink()


@contextmanager
def learning() -> Iterator[None]:
    """Use what was learned before, and keep what was learned at the end."""
    learn()
    yield
    keep()


def _version() -> str:
    return sha256(f"{reader_version()} {rules_version(parser=False)}")
