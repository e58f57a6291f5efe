"""A still picture of one path as SVG: its things in a row, the relations between them in words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from kg.network.appearance import STYLES
from kg.network.links import DOUBTFUL
from kg.network.paths import Path
from kg.network.wording import spaced
from kg.notebook.picture import LINE, draw, mark, shortened, text, text_width

_WIDTH, _ROW, _EDGE, _EVERY = 860, 100, 88, 5
_TYPES: Final = {spaced(name): name for name in STYLES}


def chain(path: Path) -> str:
    """Return a picture of a path as an SVG text 860 units wide.

    Five things stand in a row; the next row runs back, as a text that is written ox-wise.
    """
    count = len(path.stops)
    across = (_WIDTH - 2 * _EDGE) / (min(_EVERY, count) - 1 or 1)
    spots = [_spot(place, across) for place in range(count)]
    inside = Markup("\n").join([*_steps(path, spots), *_things(path, spots, across)])
    return draw(_WIDTH, _ROW * ((count - 1) // _EVERY + 1), inside)


def _spot(place: int, across: float) -> tuple[float, float]:
    row, column = divmod(place, _EVERY)
    column = _EVERY - 1 - column if row % 2 else column
    return _EDGE + across * column, _ROW * row + _ROW / 2


def _steps(path: Path, spots: Sequence[tuple[float, float]]) -> Iterable[Markup]:
    """Yield the lines, dashed where a step is not believed, and the words on them with their direction."""
    line = Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="{}" stroke-dasharray="{}"/>')
    for hop, ((x, y), (to_x, to_y)) in zip(path.hops, pairwise(spots), strict=True):
        dashes = "4 4" if hop.standing in DOUBTFUL else "none"
        yield line.format(x, y, to_x, to_y, LINE, dashes)
        words = shortened(hop.words, 20)
        told = f"{words} →" if to_x > x else f"← {words}" if to_x < x else f"{words} ↓"
        yield text(told, (x + to_x) / 2, y - 5 if y == to_y else to_y - 12)


def _things(path: Path, spots: Sequence[tuple[float, float]], across: float) -> Iterable[Markup]:
    for stop, (x, y) in zip(path.stops, spots, strict=True):
        yield mark(_TYPES.get(stop.kind, ""), (x, y))
        room = min(across, 2 * _EDGE) - 8
        for line, words in enumerate(_broken(stop.label, int(room / text_width("n")))):
            yield text(words, x, y + 22 + 14 * line)


def _broken(label: str, longest: int) -> list[str]:
    """Return a name in at most two lines."""
    first = shortened(label, longest)
    if not first.endswith("…") or label.startswith(first):
        return [first]
    head = first.removesuffix("…")
    return [head, shortened(label[len(head) :], longest)]
