"""Compares a reading with what a person would read: order, headings, characters, what was kept wrongly."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from kg.documents.load import load_file
from kg.model import BlockKind, Document

from .expected import Expected, Found, Made

CLOSE: Final = 0.05
"""The largest character error rate at which two texts still count as the same."""
_HEADS: Final = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_DROPPED: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ZH: Final = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef"
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_AROUND_ZH: Final = re.compile(f"(?<=[{_ZH}]) | (?=[{_ZH}])")
_NOTE_MARK: Final = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡])[\])]?\.?\s*(?=\D)")
_HASHES: Final = re.compile(r"^#{1,6} ")
_TIGHT: Final = re.compile(r"[\s\-\u2010\u00ad]+")


class Score(NamedTuple):
    """How good a reading is; all but ``kept`` are shares from 0 to 1.

    Attributes:
        order: longest row of matched blocks in the right order, by expected blocks; notes are ordered
            among themselves, since they may stand at the foot of the page or at the end.
        precision, recall: of headings (the title is one), by their words.
        error: edit distance of the whole text by its expected length.
        kinds: share of matched blocks that were called what they are.
        kept: forbidden texts that the reading holds.
    """

    order: float
    precision: float
    recall: float
    error: float
    kinds: float
    kept: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of headings."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def tidy(text: str) -> str:
    """Return a text as it is compared: composed, blanks made one, none beside a Chinese character."""
    text = _DROPPED.sub("", unicodedata.normalize("NFC", text))
    return _AROUND_ZH.sub("", " ".join(text.split()))


def read_made(made: Made) -> Document | None:
    """Return our reading of a made file, of a mail the mail itself; None where it is refused."""
    return next((found for found in load_file(made.path) if isinstance(found, Document)), None)


def found_blocks(document: Document) -> list[Found]:
    """Return the blocks of a document with the words that count; page furniture is left out."""
    found = []
    for block in document.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            continue
        start = block.body if block.kind is BlockKind.BULLET else block.start
        found.append(Found(block.kind, document.text[start : block.end], block.level))
    return found


def score(found: Sequence[Found], made: Made) -> Score:
    """Return how well the blocks found agree with the expected reading of a made file."""
    want, have = _sides(found, made)
    pairs = _match(want, have)
    notes = [j for i, j in pairs if want[i].kind is BlockKind.FOOTNOTE]
    others = [j for i, j in pairs if want[i].kind is not BlockKind.FOOTNOTE]
    heads_found = [block.text for block in have if block.kind in _HEADS]
    heads_wanted = [block.text for block in want if block.kind in _HEADS]
    right = _common(heads_wanted, heads_found)
    kinds = sum(1 for i, j in pairs if _alike(want[i].kind, have[j].kind))
    return Score(
        order=(_longest_run(notes) + _longest_run(others)) / max(1, len(want)),
        precision=right / len(heads_found) if heads_found else float(not heads_wanted),
        recall=right / len(heads_wanted) if heads_wanted else 1.0,
        error=_error_of_text(want, have, pairs),
        kinds=kinds / max(1, len(pairs)),
        kept=kept_texts(have, want, made.forbidden),
    )


def unmatched(found: Sequence[Found], made: Made) -> list[tuple[str, Found | Expected]]:
    """Return what does not agree: "missing" and the expected block, "extra" and the block found."""
    want, have = _sides(found, made)
    pairs = _match(want, have)
    seen, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return [
        *(("missing", Expected(*block)) for i, block in enumerate(want) if i not in seen),
        *(("extra", block) for j, block in enumerate(have) if j not in used),
    ]


def error_rate(want: str, have: str) -> float:
    """Return the edit distance of two texts by the length of the first."""
    return Levenshtein.distance(want, have) / max(1, len(want))


def order_in_text(text: str, made: Made) -> float:
    """Return the share of expected blocks in the right order in a text that knows no blocks.

    Blanks and hyphens do not count, so that line ends are no fault; a block that another text cuts in
    two is not found.
    """
    text = _TIGHT.sub("", tidy(text))
    notes: list[int] = []
    others: list[int] = []
    for block in made.blocks:
        words = _TIGHT.sub("", tidy(block.text).replace(" | ", ""))
        places = notes if block.kind is BlockKind.FOOTNOTE else others
        at = _place(words, text, places[-1] if places else 0)
        if at >= 0:
            places.append(at)
    return (_longest_run(notes) + _longest_run(others)) / max(1, len(made.blocks))


def text_error(text: str, made: Made) -> float:
    """Return the error rate of a text that knows no blocks; notes are put last in both texts."""
    words = [block.text for block in made.blocks if block.kind is not BlockKind.FOOTNOTE]
    notes = [tidy(block.text) for block in made.blocks if block.kind is BlockKind.FOOTNOTE]
    text = tidy(text)
    found = []
    for note in notes:
        if note in text:
            text = text.replace(note, "", 1)
            found.append(note)
    return error_rate(tidy(" ".join([*words, *notes])), tidy(" ".join([text, *found])))


def kept_texts(
    have: Iterable[Found], want: Iterable[Found | Expected], forbidden: Iterable[str]
) -> tuple[str, ...]:
    """Return the forbidden texts that the reading holds more often than the expected one does."""
    found_text = "\n".join(block.text for block in have)
    expected = "\n".join(block.text for block in want)
    kept = []
    for text in forbidden:
        words = tidy(text)
        pattern = re.compile(f"(?<![\\w.,%]){re.escape(words)}(?![\\w.,%]|[ ]?%)")
        if _HAN.search(words) or (len(words) >= 6 and not words.isdigit()):
            pattern = re.compile(re.escape(words))
        if len(pattern.findall(found_text)) > len(pattern.findall(expected)):
            kept.append(text)
    return tuple(kept)


def _sides(found: Sequence[Found], made: Made) -> tuple[list[Found], list[Found]]:
    optional = {tidy(text) for text in made.optional}
    have = [_clean(block) for block in found]
    return [_clean(block) for block in made.blocks], [block for block in have if block.text not in optional]


def _clean(block: Found | Expected) -> Found:
    text = tidy(block.text)
    if block.kind is BlockKind.FOOTNOTE:
        text = _NOTE_MARK.sub("", text)
    elif block.kind in _HEADS:
        text = _HASHES.sub("", text)
    return Found(block.kind, text, block.level)


def _alike(want: BlockKind, have: BlockKind) -> bool:
    return want is have or {want, have} == _HEADS


def _match(want: Sequence[Found], have: Sequence[Found]) -> list[tuple[int, int]]:
    """Return pairs of expected and found blocks of the same text, each used once, in expected order."""
    places: dict[str, list[int]] = {}
    for j, block in enumerate(have):
        places.setdefault(block.text, []).append(j)
    used: set[int] = set()
    pairs: dict[int, int] = {}
    last = -1
    for i, block in enumerate(want):
        free = [j for j in places.get(block.text, ()) if j not in used]
        if free:
            later = [j for j in free if j > last]
            pairs[i] = last = (later or free)[0]
            used.add(pairs[i])
    for i, block in enumerate(want):
        if i not in pairs:
            near = [j for j in range(len(have)) if j not in used and _close(block.text, have[j].text)]
            if near:
                below = max((pairs[k] for k in pairs if k < i), default=-1)
                pairs[i] = min(near, key=lambda j: (j <= below, j))
                used.add(pairs[i])
    return sorted(pairs.items())


def _close(want: str, have: str) -> bool:
    most = int(CLOSE * len(want))
    if abs(len(want) - len(have)) > most:
        return False
    return Levenshtein.distance(want, have, score_cutoff=most) <= most


def _common(want: list[str], have: list[str]) -> int:
    left = list(have)
    count = 0
    for text in want:
        hit = next((other for other in left if other == text), None)
        hit = hit if hit is not None else next((other for other in left if _close(text, other)), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def _longest_run(numbers: Sequence[int]) -> int:
    """Return the length of the longest increasing row among the numbers."""
    tails: list[int] = []
    for number in numbers:
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
    return len(tails)


def _error_of_text(want: Sequence[Found], have: Sequence[Found], pairs: Sequence[tuple[int, int]]) -> float:
    """Return the error rate of the whole text, with the notes of both sides put last."""
    notes = {j for i, j in pairs if want[i].kind is BlockKind.FOOTNOTE}
    paired = {j for _, j in pairs}
    notes |= {j for j, block in enumerate(have) if block.kind is BlockKind.FOOTNOTE and j not in paired}
    first = [block.text for j, block in enumerate(have) if j not in notes]
    last = [block.text for j, block in enumerate(have) if j in notes]
    expected = [b.text for b in want if b.kind is not BlockKind.FOOTNOTE]
    expected += [b.text for b in want if b.kind is BlockKind.FOOTNOTE]
    return error_rate(tidy(" ".join(expected)), tidy(" ".join(first + last)))


def _place(words: str, text: str, after: int) -> int:
    """Return where words stand in a text, or -1; the first place after an offset is taken if there is one."""
    at = text.find(words, after)
    at = at if at >= 0 else text.find(words)
    if at >= 0 or len(words) < 20:
        return at
    near = fuzz.partial_ratio_alignment(words, text, score_cutoff=100 * (1 - CLOSE))
    return near.dest_start if near is not None else -1
