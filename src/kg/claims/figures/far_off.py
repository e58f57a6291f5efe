"""How far off a station or a port is: "Old Bay Airport (28 km)" tells no length of the airport."""

from kg import lazy_re as re
from kg.claims.values.numbers import Figure

_STOP = re.compile(
    r"(?:\b[Ss]tation|[Aa]irport|\b[Pp]ort|[Ss]eaport|\b[Hh]arbou?r)\s*[(–—-]\s*[~≈]?\s*(?:about\s+|approx\.?\s+)?$"
)
_NEAR = 40  # letters before the figure


def is_far_off(text: str, figure: Figure) -> bool:
    """Return whether a length stands in brackets or behind a dash right after a station or a port.

    >>> from decimal import Decimal
    >>> t = "Old Bay Airport (~28 km), Quay Road (12 km)"
    >>> [is_far_off(t, Figure(a, a + 5, Decimal(1), "unit:KiloM", "ind-length")) for a in (18, 37)]
    [True, False]
    """
    return (
        figure.dimension == "ind-length"
        and _STOP.search(text, max(0, figure.start - _NEAR), figure.start) is not None
    )
