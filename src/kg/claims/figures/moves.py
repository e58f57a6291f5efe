"""How the label of a figure tells that it is a change or the end of a range: "up by $3 billion", "5 to 6 km, upper end"."""

from kg import lazy_re as re
from kg.claims.figures.name_parts import HEDGE, RATE
from kg.claims.figures.needed import UNTOLD
from kg.claims.patterns.cued import cued
from kg.claims.values.numbers import Figure

# "boost exports by $3 billion", "exports rose by 3 million tonnes"
_UP = r"(?:rais|increas|lift|boost|expand|extend|grow|ris|climb|jump|surg|enlarg|push|swell)\w*|rose|rise|grew|grown|up"
_DOWN = r"(?:reduc|lower|decreas|declin|drop|shorten|shr[iau]nk|slash|trim|diminish|narrow)\w*|cut|cuts|cutting|fell|fall|falls|fallen|down"
_BY = cued(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?:(?!\b(?:and|while|but|which|that|from|to)\b)[^.;:\d]){{0,60}}?\bby\s+(?:an?\s+(?:further|additional)\s+|another\s+)?{HEDGE}$",
    re.I,
)
# "a reduction of $530 in harbour dues"
_RATE_OF = cued(rf"\b(?P<rate>{RATE})\s+of\s+{HEDGE}$", re.I)
_RATES = frozenset({"ind-growth-rate", "ind-reduction-rate", "ind-growth-factor"})
_NEAR = 110
_DIGIT = re.compile(r"\d")


def moved(text: str, figure: Figure, indicator: str, of: str) -> str:
    """Return the words before an amount that tell that it is a change of what a label is about, or nothing.

    >>> from decimal import Decimal
    >>> t = "It will boost exports by 3 million tonnes."
    >>> moved(t, Figure(25, 41, Decimal(3), "unit:TONNE"), "ind-mass", "exports, ")
    'up by '
    """
    if indicator in _RATES or not of or UNTOLD in of:
        return ""
    by = _BY.search(text, max(0, figure.start - _NEAR), figure.start)
    if by and not text.endswith((" a ", " an "), 0, figure.start):
        return "up by " if by["up"] else "down by "
    rate = _RATE_OF.search(text, max(0, figure.start - _NEAR), figure.start)
    return f"{rate['rate']} of " if rate and rate["rate"].casefold() not in of.casefold() else ""


def end_of(text: str, figure: Figure, begin: int) -> str:
    """Return which end of a range a figure is, behind a comma; nothing if it is none.

    ``begin`` is where its range begins.

    >>> from decimal import Decimal
    >>> end_of("5 to 6 km", Figure(5, 9, Decimal(6), "unit:KiloM"), 0), end_of("5 to 6 km", Figure(0, 1, Decimal(5), "unit:KiloM", reach=9), 0)
    (', upper end', ', lower end')
    """
    if begin < figure.start:
        return ", upper end"
    behind = text[figure.end : figure.start + figure.reach]
    return ", lower end" if _DIGIT.search(behind) else ""
