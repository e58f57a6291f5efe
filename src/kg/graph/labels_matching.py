"""What to ask a label index for: full-text expressions from the words that were typed.

Words that many names have are costly to look up; so the rarest words of a query are looked up, and the others
are looked for in the names that have them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.graph.folding import is_unspaced, pieces
from kg.graph.labels_making import spellable
from kg.graph.labels_spelling import near_words

Piece = Sequence[str]
Pieces = Sequence[Piece]
_RUN: Final = 3
"""From so many characters on one of a run of Chinese may be wrong."""
_MOST: Final = 12
"""So many words are looked for; further ones are left out."""
_LAST: Final = "\U0010ffff"
_USES: Final = "SELECT uses FROM vocabulary WHERE word = ?"
_BEGUN: Final = "SELECT uses FROM vocabulary WHERE word >= ? AND word < ? LIMIT 200"
_OFTEN: Final = 1_000_000
_RARE: Final = 100
"""If a word stands in fewer names than this, no second one is looked up with it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word that names must have.

    Attributes:
        piece: its tokens: one, or the characters of a run of Chinese.
        near: words that may be meant instead, each with its slips; empty if it must be as typed.
        is_begun: whether a word that begins so will do.
        wrong: whether one character of the run may be wrong.
        uses: in about how many names it stands.
    """

    piece: Piece
    uses: int
    near: Mapping[str, int] | None = None
    is_begun: bool = False
    wrong: bool = False

    @property
    def text(self) -> str:
        """The term as the full-text index is asked for it."""
        if self.near:
            return f"({' OR '.join(_quoted((word,)) for word in self.near)})"
        if self.wrong:
            return _one_wrong(self.piece)
        return f"{_quoted(self.piece)} *" if self.is_begun else _quoted(self.piece)

    def may_be_in(self, folded: str) -> bool:
        """Return whether a folded name may have it, at a quick look."""
        return True if self.near or self.wrong else "".join(self.piece) in folded

    def slips(self, words: frozenset[str], folded: str) -> int | None:
        """Return by how much the name differs in this word, or None if it does not have it."""
        if self.near:
            return min((far for word, far in self.near.items() if word in words), default=None)
        if self.wrong:
            return 1
        if is_unspaced(self.piece[0]):
            return 0 if "".join(self.piece) in folded else None
        word = self.piece[0]
        has = any(one.startswith(word) for one in words) if self.is_begun else word in words
        return 0 if has else None


@dataclass(frozen=True, slots=True)
class Expression:
    """What the full-text index is asked, and what must hold of the names that it gives.

    Attributes:
        terms: the words that a name must have.
        text: the rarest of them as an expression.
        complete: whether every name that the expression gives has all words, none with a slip.
    """

    terms: tuple[Term, ...]
    text: str
    complete: bool = False

    @property
    def whole(self) -> "Expression":
        """The same with all its words in the expression."""
        return replace(self, text=_all(self.terms))

    def slips(self, folded: str) -> int | None:
        """Return by how much the words of a folded name differ from those typed, None if it lacks one."""
        if self.complete:
            return 0
        if not all(term.may_be_in(folded) for term in self.terms):
            return None
        words = frozenset(token for piece in pieces(folded) for token in piece)
        found = [term.slips(words, folded) for term in self.terms]
        return None if None in found else sum(far for far in found if far)


def beginning(typed: Pieces) -> str:
    """Return the expression that finds names that begin with all words typed; empty if there are none."""
    tokens = [token for piece in typed for token in piece]
    return f"name : ^ {_quoted(tokens)} *" if tokens else ""


def words(database: sqlite3.Connection, typed: Pieces) -> Iterator[Expression]:
    """Yield what finds names that hold all words typed in any order: whole ones, then with the last begun."""
    typed = typed[:_MOST]
    whole = [_term(database, piece) for piece in typed]
    if not whole:
        return
    if all(term.uses for term in whole):
        yield _expression(whole)
    if not is_unspaced(typed[-1][0]) and all(term.uses for term in whole[:-1]):
        last = _begun(database, typed[-1])
        if last.uses > whole[-1].uses:
            yield _expression([*whole[:-1], last])


def begun(database: sqlite3.Connection, typed: Pieces) -> Expression | None:
    """Return what finds names in which all words typed begin a word; None if one of them begins none."""
    terms = [_begun(database, piece) for piece in typed[:_MOST]]
    if len(terms) < 2 or not all(term.uses for term in terms):
        return None
    # Together they leave few names; each alone is the beginning of words in many.
    return Expression(tuple(terms), _all(terms), complete=True)


def similar(database: sqlite3.Connection, typed: Pieces) -> Iterator[Expression]:
    """Yield what finds names that hold all words typed, some of them spelled a little differently.

    First with slips in words that no name has, then with a space too many or one left out, then with slips
    in any word.
    """
    typed = typed[:_MOST]
    whole = [_term(database, piece) for piece in typed]
    strange = [not term.uses or len(term.piece) >= _RUN for term in whole]
    yield from _near(database, whole, strange)
    for spaced in (*_joined(typed), *_split(typed)):
        terms = [_term(database, piece) for piece in spaced]
        if all(term.uses for term in terms):
            yield _expression(terms)
    if not all(strange):
        yield from _near(database, whole, [True] * len(whole))


def _near(
    database: sqlite3.Connection, whole: Sequence[Term], strange: Sequence[bool]
) -> Iterator[Expression]:
    terms: list[Term] = []
    for term, is_strange in zip(whole, strange, strict=True):
        made = term
        if is_strange and len(term.piece) >= _RUN:
            made = replace(term, wrong=True)
        elif is_strange and not is_unspaced(term.piece[0]):
            found = near_words(database, term.piece[0])
            near = {word: far for far, _, word in found}
            made = replace(term, near=near, uses=sum(uses for _, uses, _ in found)) if near else term
            if not made.uses:
                made = _begun(database, term.piece)
        if not made.uses:
            return
        terms.append(made)
    if any(term.near or term.wrong for term in terms):
        yield _expression(terms)


def _term(database: sqlite3.Connection, piece: Piece) -> Term:
    if is_unspaced(piece[0]):
        return Term(piece, _RARE)
    row = database.execute(_USES, piece).fetchone()
    return Term(piece, row[0] if row else 0)


def _begun(database: sqlite3.Connection, piece: Piece) -> Term:
    if is_unspaced(piece[0]):
        return Term(piece, _RARE)
    rows = database.execute(_BEGUN, (piece[0], piece[0] + _LAST)).fetchall()
    uses = _OFTEN if len(rows) >= 200 else sum(n for (n,) in rows)
    return Term(piece, uses, is_begun=True)


def _joined(typed: Pieces) -> Iterator[Pieces]:
    for i in range(len(typed) - 1):
        if not (is_unspaced(typed[i][0]) or is_unspaced(typed[i + 1][0])):
            yield [*typed[:i], (typed[i][0] + typed[i + 1][0],), *typed[i + 2 :]]


def _split(typed: Pieces) -> Iterator[Pieces]:
    for i, piece in enumerate(typed):
        word = piece[0]
        for cut in range(3, len(word) - 2) if not is_unspaced(word) and spellable(word) else ():
            yield [*typed[:i], (word[:cut],), (word[cut:],), *typed[i + 1 :]]


def _expression(terms: Iterable[Term]) -> Expression:
    """Return the expression of the rarest words: one if it is rare, else a few."""
    asked = tuple(terms)
    rarest = sorted(asked, key=lambda term: term.uses)
    return Expression(asked, _all(rarest[:1] if rarest[0].uses < _RARE else rarest[:3]))


def _all(terms: Sequence[Term]) -> str:
    return f"name : ({' AND '.join(term.text for term in terms)})"


def _one_wrong(piece: Piece) -> str:
    """Return what finds a run of Chinese or one in which a character is another one, missing or too many."""
    inner = range(1, len(piece) - 1)
    around = [f"NEAR({_quoted(piece[:i])} {_quoted(piece[i + 1 :])}, 2)" for i in inner]
    return f"({' OR '.join([_quoted(piece), _quoted(piece[1:]), _quoted(piece[:-1]), *around])})"


def _quoted(tokens: Piece) -> str:
    """Return tokens as a phrase; a quotation mark in it would be doubled, though no token has one."""
    return '"' + " ".join(tokens).replace('"', '""') + '"'
