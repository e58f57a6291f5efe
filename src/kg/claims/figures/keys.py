"""The statistic that a figure is: one thing for the same number, unit and year of the same subject."""

from kg import lazy_re as re
from kg.claims.figures.measured import without
from kg.claims.figures.parts import decimal
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.reading import Reading
from kg.claims.values.numbers import Figure
from kg.identifiers import short_hash
from kg.model import Span

# What is said of a rate of which the text does not tell what grew.
UNTOLD = "of what is not told"


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
) -> str:
    """Return the key of a statistic, made if new.

    ``span`` is where its figure stands, else the whole sentence; ``what`` are the words for what it is of;
    ``guessed`` says that its clause does not tell whose it is, so that its label asks.
    """
    words = " ".join(reading.text[figure.start : max(figure.end, figure.start + figure.reach)].split())
    name = f"{subject} {indicator} {decimal(figure.value)} {figure.unit} {figure.qualifier} {year} {'planned' if future else ''}"
    thing = registry.things[subject].label
    of = f"{said}, " if (said := without(what, thing)) else ""
    name += f" {of.casefold()}"
    noun = f" {figure.noun}" if figure.noun else ""
    rate = "" if reading.text.endswith("to ", 0, figure.start) else indicator
    size = f"{_amount(words, figure, rate, of)}{noun}"
    amount = f"{size}, {UNTOLD}" if said == UNTOLD else f"{of}{size}"
    entry = f"figure {short_hash(name)}"
    known = registry.find("Statistic", entry) is not None
    key = registry.add("Statistic", entry, span or reading.span)
    if not guessed or thing.casefold() in what.casefold():
        registry.things[key].label = f"{thing}: {amount}{f' ({year})' if year else ''}"
    elif not known:
        registry.things[key].label = f"{amount} ({f'{year}, ' if year else ''}{thing}?)"
    return key


# Where the words for what a figure is of say already how it moves.
_MOVES = re.compile(
    r"\b(?:growth|increases?|ris(?:e|es|ing)|falls?|drops?|declines?|cuts?|cutting|surges?|jumps?|gains?|slumps?|expansion|contraction|savings?|reductions?|decreases?)\b",
    re.I,
)
_RATES = {"ind-growth-rate": "growth", "ind-reduction-rate": "reduction"}


def _amount(words: str, figure: Figure, indicator: str, of: str) -> str:
    """Return the words of a figure as a label has them: "growth of 5 percent", "fall of 3 percent".

    >>> from decimal import Decimal
    >>> five = Figure(0, 9, Decimal(-5), "unit:PERCENT")
    >>> _amount("5 percent", five, "ind-growth-rate", "exports, ")
    'fall of 5 percent'
    >>> _amount("5 percent", five, "ind-share", "")
    '−5 percent'
    """
    plain = words[:1].isdigit()
    if indicator in _RATES and plain and not _MOVES.search(of) and figure.unit == "unit:PERCENT":
        return f"{'fall' if figure.value < 0 else _RATES[indicator]} of {words}"
    return f"{'−' if figure.value < 0 and plain else ''}{words}"
