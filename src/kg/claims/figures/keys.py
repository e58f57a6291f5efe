"""The statistic that a figure is: one thing for the same number, unit and year of the same subject."""

from kg.claims.figures.label_words import (
    OF_THEM,
    amount_words,
    behind,
    called,
    currency_before,
    doing,
    each_of,
    past_whole,
    sort_behind,
)
from kg.claims.figures.moves import end_of, moved
from kg.claims.figures.needed import NAMELESS, UNTOLD, WHOLES
from kg.claims.figures.parts import decimal
from kg.claims.figures.unnamed import without
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
    *,
    guessed: bool = False,
    low: int | None = None,
) -> str:
    """Return the key of a statistic, made if new.

    ``span`` is where its figure stands, else the whole sentence; ``what`` are the words for what it is of;
    ``guessed`` says that its clause does not tell whose it is, so that its label asks; ``low`` is where the other end
    stands of a range that the figure closes.
    """
    thing = registry.things[subject].label
    said = without(what, thing)
    name = f"{subject} {indicator} {decimal(figure.value)} {figure.unit} {figure.qualifier} {year} {'planned' if future else ''}"
    name += f" {f'{said}, '.casefold() if said else ''}"
    # Two rates of which nobody says what they measure are hardly the same one.
    if said in ("", UNTOLD) and indicator in NAMELESS and not (figure.noun or year):
        name += f" {(span or reading.span).start}"
    entry = f"figure {short_hash(name)}"
    known = registry.find("Statistic", entry) is not None
    key = registry.add("Statistic", entry, span or reading.span)
    amount = _told(reading.text, figure, indicator, said, figure.start if low is None else low)
    if not guessed or thing.casefold() in what.casefold():
        registry.things[key].label = f"{thing}: {amount}{f' ({year})' if year else ''}"
    elif not known:
        registry.things[key].label = f"{amount} ({f'{year}, ' if year else ''}{thing}?)"
    return key


def _told(text: str, figure: Figure, indicator: str, said: str, begin: int) -> str:
    """Return the words of a label that tell a figure: what it is of, how much, of what and how often."""
    words = " ".join(text[begin : max(figure.end, figure.start + figure.reach)].split())
    if figure.money and words[:1].isdigit() and (sign := currency_before(text, figure.start, words)):
        words = f"{sign}{words}"
    after = figure.noun or behind(indicator, text, figure.end)
    noun = f" {after}" if after else ""
    if indicator in WHOLES:
        does = doing(text, figure.start, figure.end, after)
        noun += does
        # "12 percent of all cod" says already of what it is a part, "20 percent of them live in bays" what it is of.
        said = "" if after.endswith(past_whole(said)) or (does and after == OF_THEM) else said
    of = f"{said}, " if said else "" if noun else called(indicator, words)
    rate = "" if begin == figure.start and text.endswith("to ", 0, figure.start) else indicator
    size = f"{amount_words(words, figure, rate, of)}{noun}{each_of(text, figure.end, figure.noun)}"
    size += sort_behind(text, figure.end, figure.noun) if figure.unit == "unit:NUM" else ""
    size = f"{moved(text, figure, indicator, of)}{size}{end_of(text, figure, begin)}"
    return f"{size}, {UNTOLD}" if said == UNTOLD else f"{of}{size}"
