"""How wide text is, how it is cut and how it is wrapped: enough to draw without a browser.

Widths are those of a broad sans-serif face (DejaVu Sans, rounded up), so that a label that fits here fits
in the narrower faces that most systems have in its place.
"""

import unicodedata
from typing import Final

ELLIPSIS: Final = "…"
# Widths in parts of the size of the letters.
_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]{}·-‐’‘ ")
_WIDE: Final = frozenset("mwMWQOGDNHU@%&—")
_CASED: Final = 0.75


def width(text: str, size: float) -> float:
    """Return how wide a text is in pixels, at letters of ``size`` pixels.

    >>> width("Chengdu", 10) < width("成都市成都市", 10)
    True
    """
    return sum(_part(character) for character in text) * size


def bold(size: float) -> float:
    """Return the size at which plain letters are as wide as bold ones of this size."""
    return size * 1.1


def cut(text: str, size: float, room: float) -> str:
    """Return a text that fits into ``room`` pixels, with an ellipsis where it was cut.

    >>> cut("Development", 10, 40)
    'Devel…'
    """
    if width(text, size) <= room:
        return text
    left = room - width(ELLIPSIS, size)
    kept = ""
    for character in text:
        left -= _part(character) * size
        if left < 0:
            break
        kept += character
    return kept.rstrip(" ,;:-") + ELLIPSIS


def wrap(text: str, size: float, room: float, lines: int = 2) -> tuple[str, ...]:
    """Return a text in at most ``lines`` lines, each no wider than ``room`` pixels; the last may be cut.

    Lines break at blanks, and between the characters of scripts that have none.

    >>> wrap("Plan of the Western City", 10, 90)
    ('Plan of the', 'Western City')
    """
    found: list[str] = []
    rest = _pieces(text)
    while rest and len(found) < lines - 1:
        line = rest.pop(0)
        while rest and width((line + rest[0]).strip(), size) <= room:
            line += rest.pop(0)
        found.append(cut(line.strip(), size, room))
    last = "".join(rest).strip()
    if last:
        found.append(cut(last, size, room))
    return tuple(found)


def _pieces(text: str) -> list[str]:
    """Return the parts between which a line may break; a blank stands before the word that follows it."""
    pieces: list[str] = []
    for character in text:
        if not pieces or character.isspace() or _is_wide(character) or _is_wide(pieces[-1][-1]):
            pieces.append(character)
        else:
            pieces[-1] += character
    return pieces


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _part(character: str) -> float:
    if _is_wide(character):
        return 1.02
    if unicodedata.combining(character):
        return 0.0
    if character in _NARROW:
        return 0.4
    if character in _WIDE:
        return 0.96
    return _CASED if character.isupper() else 0.63
