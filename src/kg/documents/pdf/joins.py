"""Words to pieces of a reading: blanks between words and lines, and words broken at the end of a line."""

from collections.abc import Iterable
from typing import Final

from kg import lazy_re as re
from kg.documents.hyphens import CORE, HYPHENS, Hyphen, hyphen_between
from kg.documents.pdf.words import CJK, TEXT, Word, stands_whole
from kg.documents.reading import Piece

_SOFT: Final = "\xad"
# At least four letters that stand alone.
_LETTERSPACED: Final = re.compile(r"(?:^| )[^\W\d_](?: [^\W\d_]){3}(?: |$)")
_NO_BLANK_AFTER: Final = "/—(（[“‘《「"
_GAP: Final = 0.12
_ENOUGH: Final = 40  # lines
_SELDOM: Final = 0.03


def vocabulary(lines: Iterable[list[Word]]) -> frozenset[str]:
    """Return the words of a document in small letters, those broken at the end of a line left out."""
    texts: list[str] = []
    for line in lines:
        broken = bool(line) and line[-1].text[-1] in HYPHENS
        texts.extend(map(TEXT, line[:-1] if broken else line))
    cores = "\n".join(set(CORE.findall(" ".join(texts))))
    return frozenset(cores.casefold().replace("\u2010", "-").replace("\u2011", "-").split("\n"))


def hyphenates(lines: list[list[Word]], known: frozenset[str]) -> bool:
    """Return whether a document breaks words at the ends of lines, and not only compounds at their hyphen.

    A program that breaks words does so on many lines, and some of these words stand elsewhere in whole; a
    short text is taken to be broken.
    """
    ends = [i for i, line in enumerate(lines[:-1]) if len(line) > 2]
    broken = [i for i in ends if len(lines[i][-1].text) > 1 and lines[i][-1].text[-1] in HYPHENS]
    if len(ends) < _ENOUGH or len(broken) > _SELDOM * len(ends):
        return True
    parts = [
        (CORE.findall(lines[i][-1].text), CORE.findall(lines[i + 1][0].text)) for i in broken if lines[i + 1]
    ]
    return any(one and other and (one[-1] + other[0]).casefold() in known for one, other in parts)


class Joiner:
    """Makes pieces of lines of words, with the words of the whole document at hand."""

    def __init__(self, source: str, known: frozenset[str], breaks: bool = True) -> None:
        self._source, self._known, self._breaks = source, known, breaks

    def pieces(self, lines: list[list[Word]]) -> tuple[Piece, ...]:
        """Return the pieces of lines of words, raised numbers left out, lines joined as one text."""
        pieces: list[Piece] = []
        rows = [[w for w in line if not w.raised] for line in lines]
        rows = [row for row in rows if row]
        for i, row in enumerate(rows):
            if self._whole(row):
                self._add(pieces, row[0])
                pieces[-1] = pieces[-1]._replace(end=row[-1].end)
                if i + 1 < len(rows):
                    self._turn(pieces, row[-1], rows[i + 1][0])
                continue
            glued = _letterspaced(row)
            for j, word in enumerate(row):
                if j:
                    self._blank(pieces, row[j - 1], word, j in glued)
                self._add(pieces, word)
            if i + 1 < len(rows):
                self._turn(pieces, row[-1], rows[i + 1][0])
        return tuple(p for p in pieces if p.end > p.start or p.text)

    def _whole(self, row: list[Word]) -> bool:
        """Return whether a row stands in the source as it is to be read."""
        if not stands_whole(row, self._source):
            return False
        words = self._source[row[0].start : row[-1].end]
        return not _LETTERSPACED.search(words) and (words.isascii() or not CJK.search(words))

    def _add(self, pieces: list[Piece], word: Word) -> None:
        text = None if word.text == self._source[word.start : word.end] else word.text
        old = pieces[-1] if pieces else None
        if text is None and old is not None and old.text is None and old.end <= word.start:
            between = self._source[old.end : word.start]
            if not between or (between.isspace() and "\n" not in between and old.end > old.start):
                pieces[-1] = Piece(old.start, word.end)
                return
        pieces.append(Piece(word.start, word.end, text))

    def _blank(self, pieces: list[Piece], old: Word, word: Word, glued: bool) -> None:
        """Put a blank between two words of a line unless the source has it or they touch."""
        between = self._source[old.end : word.start] if old.end <= word.start else "\n"
        gap = word.left - old.right
        cjk = CJK.match(old.text[-1]) and CJK.match(word.text)
        if glued or (cjk and gap < 0.18 * word.size):
            pieces.append(Piece(word.start, word.start, ""))
        elif between and "\n" not in between and between.isspace():
            # Words taken as they are bring their blank along; others do not.
            if pieces[-1].text is not None or word.text != self._source[word.start : word.end]:
                pieces.append(Piece(word.start, word.start, " "))
        elif gap > (0.25 if not between else _GAP) * min(word.size, old.size):
            pieces.append(Piece(word.start, word.start, " "))

    def _turn(self, pieces: list[Piece], last: Word, first: Word) -> None:
        """Join the last word of a line and the first one of the next."""
        end, head = last.text[-1], first.text[0]
        if end in HYPHENS + _SOFT and len(last.text) > 1:
            hyphen = hyphen_between(last.text, first.text, self._known, self._breaks)
            if end == _SOFT or hyphen is Hyphen.DROPPED:
                self._cut_hyphen(pieces, last)
            elif hyphen is Hyphen.APART:
                pieces.append(Piece(first.start, first.start, " "))
            return
        if CJK.match(end) or CJK.match(head) or end in _NO_BLANK_AFTER:
            return
        pieces.append(Piece(first.start, first.start, " "))

    def _cut_hyphen(self, pieces: list[Piece], last: Word) -> None:
        """Let the last word stand without its hyphen; the piece still covers it."""
        old = pieces.pop()
        if old.start < last.start:
            pieces.append(Piece(old.start, last.start))
        pieces.append(Piece(last.start, last.end, last.text[:-1]))


def _letterspaced(row: list[Word]) -> set[int]:
    """Return which words go on with the one before because a word is set with wide letter gaps."""
    glued: set[int] = set()
    i = 0
    while i < len(row):
        j = i
        while j + 1 < len(row) and len(row[j + 1].text) == 1 and row[j + 1].text.isalpha():
            j += 1
        if len(row[i].text) == 1 and row[i].text.isalpha() and j - i >= 3 and not CJK.match(row[i].text):
            gaps = sorted(row[k + 1].left - row[k].right for k in range(i, j))
            most = 1.7 * max(gaps[len(gaps) // 3], 0.05 * row[i].size)
            glued.update(k + 1 for k in range(i, j) if row[k + 1].left - row[k].right <= most)
        i = j + 1
    return glued
