"""A picture of a part of the graph, with what it shows in words and as a table."""

from dataclasses import dataclass, field

from markupsafe import Markup

from kg.views.parts import Part


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a picture: its cells as text, and the sentences that bear it out with their documents."""

    cells: tuple[str, ...]
    sentences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that explains itself.

    Attributes:
        title: what it shows, as a heading.
        description: the same in a sentence or two, for those who cannot see it.
        svg: the drawing, a whole SVG document.
        columns: names of the cells of the rows.
        rows: the facts that were drawn, and those for which there was no room.
        notes: what a reader must know: what was left out and by which rule.
        parts: the same as lists, for a screen that is narrower than the drawing; empty if there are none.
    """

    title: str
    description: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())
    parts: tuple[Part, ...] = field(default=())
