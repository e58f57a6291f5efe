"""What to ask a label index for: full-text expressions from the words that were typed."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.graph.labels_spelling import near_words

Pieces = Sequence[Sequence[str]]
_RUN: Final = 3
"""From so many characters on one of a run of Chinese may be wrong."""
_MOST: Final = 12
"""So many words are looked for; further ones are left out."""


@dataclass(frozen=True, slots=True)
class Expression:
    """What the full-text index is asked.

    Attributes:
        text: the expression.
        options: for each word that was typed, by how much each word that may be meant differs from it.
    """

    text: str
    options: tuple[Mapping[str, int], ...] = field(default=())

    def slips(self, name: Pieces) -> int:
        """Return by how much the words of a name that fits differ from those typed, in all."""
        known = {piece[0] for piece in name if len(piece) == 1}
        return sum(
            min((far for word, far in options.items() if word in known), default=1)
            for options in self.options
        )


def beginning(typed: Pieces) -> Expression | None:
    """Return what finds names that begin with all that was typed; None if it has no letter."""
    tokens = [token for piece in typed for token in piece]
    return Expression(f"name : ^ {_quoted(tokens)} *") if tokens else None


def words(typed: Pieces) -> Expression | None:
    """Return what finds names that hold all words typed or begin such a word, in any order."""
    if not typed:
        return None
    return Expression(f"name : ({' AND '.join(map(_begun, typed[:_MOST]))})")


def similar(database: sqlite3.Connection, typed: Pieces) -> Iterator[Expression]:
    """Yield what finds names that hold all words typed, some of them spelled a little differently.

    First with slips within words; then with a space too many, or one left out.
    """
    typed = typed[:_MOST]
    near = [{w: n for n, w in near_words(database, piece[0])} if len(piece) == 1 else {} for piece in typed]
    terms = [_or_near(piece, options) for piece, options in zip(typed, near, strict=True)]
    if any(near) or any(len(piece) >= _RUN for piece in typed):
        options = tuple(
            {piece[0]: 0, **chosen} for piece, chosen in zip(typed, near, strict=True) if len(piece) == 1
        )
        yield Expression(f"name : ({' AND '.join(terms)})", options)
    spaced = [*_joined(typed), *_split(database, typed)]
    if spaced:
        yield Expression(" OR ".join(f"(name : ({' AND '.join(map(_begun, one))}))" for one in spaced))


def _joined(typed: Pieces) -> Iterator[Pieces]:
    for i in range(len(typed) - 1):
        if len(typed[i]) == len(typed[i + 1]) == 1:
            yield [*typed[:i], [typed[i][0] + typed[i + 1][0]], *typed[i + 2 :]]


def _split(database: sqlite3.Connection, typed: Pieces) -> Iterator[Pieces]:
    for i, piece in enumerate(typed):
        word = piece[0]
        for cut in range(3, len(word) - 2) if len(piece) == 1 else ():
            halves = word[:cut], word[cut:]
            query = "SELECT count(*) FROM vocabulary WHERE word IN (?, ?)"
            if database.execute(query, halves).fetchone()[0] == len(set(halves)):
                yield [*typed[:i], [halves[0]], [halves[1]], *typed[i + 1 :]]


def _begun(piece: Sequence[str]) -> str:
    return f"{_quoted(piece)} *"


def _or_near(piece: Sequence[str], options: Mapping[str, int]) -> str:
    if len(piece) == 1:
        return f"({' OR '.join([_begun(piece), *(_quoted([word]) for word in options)])})"
    if len(piece) < _RUN:
        return _begun(piece)
    # One character of the run may be another one, missing, or one too many: what stands around it is near.
    around = [
        f"NEAR({_quoted(piece[:i])} {_quoted(piece[i + 1 :])}, 2)"
        if 0 < i < len(piece) - 1
        else _quoted(rest)
        for i in range(len(piece))
        if (rest := [*piece[:i], *piece[i + 1 :]])
    ]
    return f"({' OR '.join([_begun(piece), *around])})"


def _quoted(tokens: Sequence[str]) -> str:
    """Return tokens as a phrase; a quotation mark in it would be doubled, though no token has one."""
    return '"' + " ".join(tokens).replace('"', '""') + '"'
