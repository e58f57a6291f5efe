"""Which needs of which patterns a text meets, told in one look at its words.

Each need (see :mod:`kg.claims.patterns.cues`) has one bit. The bits of a word are looked up in a tree of all cues when the word
is first met and remembered; those of a text are what its words have together. So a text is read once for hundreds of
patterns, however many cues they have (as in A. Aho and M. Corasick, "Efficient String Matching", 1975, with a memory
of words in place of an automaton).
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from threading import RLock
from typing import Any, NamedTuple, Protocol

from kg import lazy_re as re
from kg.claims.patterns.cues import DIGIT, EDGE, Need, folded
from kg.claims.patterns.known_needs import Memory

# Words and texts that are remembered; what is longer is looked at anew.
_WORDS, _TEXTS = 50_000, 16_384
_LONG_WORD, _LONG_TEXT = 60, 4_000
_LETTERS = re.compile(r"\w+")
# The place in a tree, letter by letter, of the cues that end there.
_END = ""


class _End(NamedTuple):
    """The end of a cue in the tree: where it must stand in a word, how it is written (if case matters), its bit."""

    first: bool
    last: bool
    written: str
    bit: int


class _Pattern(Protocol):
    """What the board knows of a pattern."""

    def enrol(self) -> None:
        """Tell the board what it needs."""


def _remember(known: dict[str, int], word: str, bits: int) -> None:
    if len(known) >= _WORDS:
        known.clear()
    if len(word) <= _LONG_WORD:
        known[word] = bits


class _Pieces(dict[str, int]):
    """The bits of pieces of texts, each worked out when it is first looked up: then no code of Python runs for it."""

    def __init__(self, board: "Board") -> None:
        super().__init__()
        self._board, self._words = board, dict[str, int]()

    def __missing__(self, piece: str) -> int:
        bits = self._board.of_piece(self._words, piece)
        _remember(self, piece, bits)
        return bits


@dataclass(slots=True)
class _Memory:
    """What is known as long as no need is added."""

    pieces: _Pieces
    texts: dict[str, int] = field(default_factory=dict)
    last: tuple[str, int] = ("", 0)


class Board:
    """All needs that were asked for, each with its bit.

    Needs may be added at any time and by any thread: what was remembered before is forgotten then.
    """

    def __init__(self) -> None:
        self._tree: dict[str, Any] = {}
        self._signs: dict[str, int] = {}
        self._digits = 0
        self._bits: dict[tuple[Need, bool], int] = {}
        self._lock, self._waiting = RLock(), deque[_Pattern]()
        self.memory = _Memory(_Pieces(self))
        self.known = Memory()

    def wait(self, pattern: _Pattern) -> None:
        """Take in a pattern that will enrol when the first one is asked for: all together forget only once."""
        self._waiting.append(pattern)

    def enrol_waiting(self) -> None:
        """Let all patterns enrol that wait."""
        with self._lock:
            while self._waiting:
                self._waiting.popleft().enrol()

    def enrol(self, needs: Iterable[Need], *, any_case: bool) -> int:
        """Return the bits of needs: a text that meets them all has every one of them."""
        bits = 0
        with self._lock:
            for need in needs:
                bit = self._bits.get((need, any_case))
                if bit is None:
                    bit = self._bits[need, any_case] = 1 << len(self._bits)
                    for cue in need:
                        self._grow(cue, bit, any_case=any_case)
                    self.memory = _Memory(_Pieces(self))
                bits |= bit
        return bits

    def _grow(self, cue: str, bit: int, *, any_case: bool) -> None:
        """Add a cue to the tree, or to the signs."""
        bare = cue.strip(EDGE)
        if cue == DIGIT:
            self._digits |= bit
        elif not _LETTERS.fullmatch(bare):
            self._signs[cue] = self._signs.get(cue, 0) | bit
        else:
            node = self._tree
            for letter in folded(bare):
                further = node.get(letter)
                if further is None:
                    further = node[letter] = {}
                node = further
            end = _End(cue[0] == EDGE, cue[-1] == EDGE, "" if any_case else bare, bit)
            node[_END] = (*node.get(_END, ()), end)

    def met(self, text: str) -> int:
        """Return the bits of the needs that a text meets."""
        memory = self.memory
        if text in memory.texts:
            return memory.texts[text]
        if len(text) > _LONG_TEXT and memory.last[0] == text:
            return memory.last[1]
        bits = self._of_text(memory, text)
        if len(text) > _LONG_TEXT:
            memory.last = text, bits
            return bits
        if len(memory.texts) >= _TEXTS:
            memory.texts.clear()
        memory.texts[text] = bits
        return bits

    def _of_text(self, memory: _Memory, text: str) -> int:
        """Return the bits of what stands between white space: no cue goes beyond that."""
        return reduce(or_, map(memory.pieces.__getitem__, text.split()), 0)

    def of_piece(self, known: dict[str, int], piece: str) -> int:
        """Return the bits of a piece without white space; ``known`` are those of words."""
        bits = 0
        for word in _LETTERS.findall(piece):
            of_word = known.get(word)
            if of_word is None:
                of_word = self._of_word(word)
                _remember(known, word, of_word)
            bits |= of_word
        for sign, bit in tuple(self._signs.items()):
            if sign in piece:
                bits |= bit
        return bits

    def _of_word(self, word: str) -> int:
        """Return the bits of the cues that stand in a word."""
        bits, small, size, tree = 0, folded(word), len(word), self._tree
        if len(small) != size:
            return (1 << len(self._bits)) - 1  # where a letter stands is not told: it may hold any cue
        for start in range(size):
            node, at = tree.get(small[start]), start + 1
            while node is not None:
                for end in node.get(_END, ()):
                    if (
                        (start == 0 or not end.first)
                        and (at == size or not end.last)
                        and (not end.written or word.startswith(end.written, start))
                    ):
                        bits |= end.bit
                if at == size:
                    break
                node, at = node.get(small[at]), at + 1
        if self._digits and any(map(str.isdecimal, word)):
            bits |= self._digits
        return bits


@cache
def board() -> Board:
    """Return the one board of this process.

    Patterns stand at the top of their modules, so there is one of each, and their bits cannot be those of one
    extractor. What the board remembers is bounded, and it tells the same whatever it was asked before.
    """
    return Board()
