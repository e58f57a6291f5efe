"""Units that a label tells in brackets for the bare number behind it: "Total area (in ha): 99"."""

from dataclasses import replace

from kg import lazy_re as re
from kg.claims.values.head_units import in_unit
from kg.claims.values.numbers import Figure, find_figures

_BEFORE = re.compile(r"^[A-Z][^:.;()\d]{2,60}\((?:in\s+|in\s+the\s+)?(?P<unit>[^()\d]{1,24})\)\s*:?\s*$")


def in_labelled_unit(figure: Figure, text: str) -> Figure:
    """Return a bare number of a line in the unit that its label tells, or the figure as it is.

    >>> line = "Total area (in ha): 99"
    >>> [in_labelled_unit(f, line).unit for f in find_figures(line)]
    ['unit:HA']
    >>> line = "The council (in office) opened 99 schools"
    >>> [in_labelled_unit(f, line).unit for f in find_figures(line)]
    ['unit:NUM']
    """
    bare = not (figure.money or figure.dimension or figure.noun or figure.written)
    alone = not text[figure.end :].strip(" .;,")
    label = _BEFORE.match(text[: figure.start]) if bare and alone and "(" in text else None
    if label is None:
        return figure
    found = tuple(find_figures(in_unit(text[figure.start : figure.end], label["unit"].strip())))
    if len(found) != 1 or not (found[0].money or found[0].dimension or found[0].scaled):
        return figure
    return replace(found[0], start=figure.start, end=figure.end, qualifier=figure.qualifier)
