"""The way between two things as a chain: each thing, and between two of them the words and the sentence."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from kg.counting import counted
from kg.network.appearance import STYLES
from kg.network.paths import Hop, Path, Paths
from kg.network.web import Stop
from kg.network.wording import spaced
from kg.views import svg
from kg.views.lettering import bold, cut, wrap
from kg.views.parts import Item, Part, parts
from kg.views.picture import Picture, Row

_WIDTH, _LEFT, _TEXT = 820.0, 36.0, 730.0
_STOP, _LINE, _SENTENCES = 44.0, 18.0, 3
_COLUMNS: Final = ("path", "step", "from", "relation", "to", "status")
# The classes by what they are called in words.
_TYPES: Final = {spaced(name): name for name in STYLES}
_SURE: Final = frozenset({"accepted", "reference"})


def route(found: Paths) -> Picture:
    """Return the picture of the paths between two things, or of why there is none.

    Each step has the relation in the direction walked and the first sentence that bears it out; the table
    has them all. Where no path was found, the nearest is drawn with dashed lines, if there is one.
    """
    paths = list(found) or ([found.instead] if found.instead else [])
    title = f"How {found.start.label} and {found.end.label} are linked"
    description = found.reason or " ".join(path.sentence for path in found)
    parts: list[Markup] = []
    y = 18.0
    for number, path in enumerate(paths, 1):
        if len(paths) > 1:
            parts.append(svg.words(f"Path {number}", _LEFT - 16, y + 22, "h"))
            y += 40
        drawn, y = _chain(path, y)
        parts.append(drawn)
    if not paths:
        parts.append(svg.words(cut(found.reason, 13, _WIDTH - 40), 20, 40, "t"))
        y = 80
    rows = tuple(row for number, path in enumerate(paths, 1) for row in _rows(number, path))
    drawing = svg.picture(_WIDTH, y + 12, title, description, svg.join(*parts))
    notes = (found.reason,) if found.reason and paths else ()
    return Picture(title, description, drawing, _COLUMNS, rows, notes, _parts(paths))


def _parts(paths: Sequence[Path]) -> tuple[Part, ...]:
    several = len(paths) > 1
    return parts(
        (f"Path {n}" if several else counted(len(path.hops), "step"), _items(path))
        for n, path in enumerate(paths, 1)
    )


def _items(path: Path) -> list[Item]:
    last = path.hops[-1].end
    steps = [Item(_TYPES.get(h.start.kind, ""), h.start.label, _beside(h), h.standing) for h in path.hops]
    return [*steps, Item(_TYPES.get(last.kind, ""), last.label, last.kind)]


def _beside(hop: Hop) -> str:
    """Return the words of a step with the first sentence that bears it out."""
    said = next((p for p in hop.passages if p.sentence), None)
    return f"{hop.words}: “{said.sentence}” {said.document}" if said else hop.words


def _chain(path: Path, y: float) -> tuple[Markup, float]:
    """Return a path drawn from a height downwards, and where it ends."""
    parts = [_stop(path.hops[0].start, y)]
    for hop in path.hops:
        drawn, y = _step(hop, y + _STOP)
        parts += [drawn, _stop(hop.end, y)]
    return svg.join(*parts), y + _STOP


def _stop(stop: Stop, y: float) -> Markup:
    name = cut(stop.label, bold(13), _TEXT - 140)
    return svg.tag(
        "g",
        svg.join(
            svg.hint(stop.label),
            svg.tag("rect", class_="f", x=_LEFT - 20, y=y, width=_WIDTH - 2 * (_LEFT - 20), height=36, rx=8),
            svg.mark(_TYPES.get(stop.kind, ""), _LEFT, y + 18),
            svg.words(name, _LEFT + 16, y + 22.5, "b"),
            svg.words(stop.kind, _WIDTH - _LEFT, y + 22.5, "q", "end"),
        ),
    )


def _step(hop: Hop, y: float) -> tuple[Markup, float]:
    """Return the words between two things, and where the next thing begins."""
    lines = [(hop.words, "t"), *((line, "q") for line in _said(hop))]
    bottom = y + len(lines) * _LINE + 14
    doubtful = hop.standing not in _SURE
    class_ = ("wl" if hop.standing == "disputed" else "s") + (" d" if doubtful else "")
    line = svg.tag("path", class_=class_, d=f"M{svg.number(_LEFT)} {svg.number(y - 8)}V{svg.number(bottom)}")
    text = [svg.words(words, _LEFT + 16, y + 12 + n * _LINE, kind) for n, (words, kind) in enumerate(lines)]
    return svg.join(line, *text), bottom


def _said(hop: Hop) -> Sequence[str]:
    said = [p for p in hop.passages if p.sentence] or list(hop.passages)
    if not said:
        return ()
    first = said[0]
    quoted = wrap(f"“{first.sentence}”", 12, _TEXT, _SENTENCES) if first.sentence else ()
    page = f", p. {first.page}" if first.page else ""
    return (*quoted, cut(f"{first.document}{page}", 12, _TEXT))


def _rows(number: int, path: Path) -> list[Row]:
    return [
        Row(
            (str(number), str(step), hop.start.label, hop.words, hop.end.label, hop.standing),
            tuple(dict.fromkeys((p.sentence, p.document) for p in hop.passages if p.sentence)),
        )
        for step, hop in enumerate(path.hops, 1)
    ]
