"""The statistic that a figure is: one thing for the same number, unit and year of the same subject."""

from kg.claims.figures.measured import without
from kg.claims.figures.parts import decimal
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.reading import Reading
from kg.claims.values.numbers import Figure
from kg.identifiers import short_hash
from kg.model import Span


def figure_key(
    registry: Registry,
    subject: str,
    indicator: str,
    figure: Figure,
    year: str,
    reading: Reading,
    future: bool,
    span: Span | None = None,
    what: str = "",
) -> str:
    """Return the key of a statistic, made if new.

    ``span`` is where its figure stands, else the whole sentence; ``what`` are the words for what it is of.
    """
    words = " ".join(reading.text[figure.start : max(figure.end, figure.start + figure.reach)].split())
    name = f"{subject} {indicator} {decimal(figure.value)} {figure.unit} {figure.qualifier} {year} {'planned' if future else ''}"
    thing = registry.things[subject].label
    of = f"{said}, " if (said := without(what, thing)) else ""
    name += f" {of.casefold()}"
    noun = f" {figure.noun}" if figure.noun else ""
    label = f"{thing}: {of}{'−' if figure.value < 0 and words[0].isdigit() else ''}{words}{noun}{f' ({year})' if year else ''}"
    key = registry.add("Statistic", f"figure {short_hash(name)}", span or reading.span)
    registry.things[key].label = label
    return key
