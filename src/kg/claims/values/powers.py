"""Numbers in powers of ten, of which a part would be taken for the whole: "10^6 tonnes", "3.5 x 10^9 kWh"."""

from collections.abc import Iterator

from kg import lazy_re as re

_IN_POWERS = re.compile(
    r"(?<![\d.,])\d[\d.,]{0,40}(?:\s?[x×·*]\s?10)?(?:\^\s?[-−+]?\d+|[eE][-+]?\d+\b|(?<=10)[⁰¹²³⁴-⁹]{1,3})|(?<!\d)\d{1,40}[٫٬]\d+"
)
_SIGN = re.compile(r"\d(?:[\^eE٫٬]|0[⁰¹²³⁴-⁹])")


def in_powers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such numbers begin and end, also those with Arabic signs for the point.

    >>> list(in_powers("10^6 tonnes of 12 kinds"))
    [(0, 4)]
    """
    if _SIGN.search(text):
        yield from (m.span() for m in _IN_POWERS.finditer(text))


__all__ = ["in_powers"]
