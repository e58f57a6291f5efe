"""The Beta distribution: how sure a share is after so many right and wrong readings.

The regularised incomplete beta function is the continued fraction of the Digital Library of Mathematical
Functions (https://dlmf.nist.gov/8.17, formula 8.17.22), evaluated by Lentz's method; a quantile is found by
halving, as the function grows with its argument.
"""

from functools import cache
from math import exp, lgamma, log, log1p

_STEPS = 300
_TINY = 1e-300
_NEAR = 1e-14


def share_below(x: float, a: float, b: float) -> float:
    """Return the probability that a share with the distribution Beta(a, b) is at most ``x``.

    >>> round(share_below(0.5, 2, 2), 12), round(share_below(0.8, 5, 1), 12)
    (0.5, 0.32768)
    """
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    # The fraction converges fast on this side of the mean; the other side is one minus its mirror image.
    if x > (a + 1) / (a + b + 2):
        return 1.0 - share_below(1.0 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front * _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    value, c, d = 1.0, 1.0, 0.0
    for n in range(_STEPS):
        m = n // 2
        if n == 0:
            term = 1.0
        elif n % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1.0 / _away(1.0 + term * d)
        c = _away(1.0 + term / c)
        value *= c * d
        if n and abs(c * d - 1.0) < _NEAR:
            break
    # Lentz's method starts from 1 and so counts one too many.
    return value - 1.0


def _away(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


@cache
def quantile(share: float, a: float, b: float) -> float:
    """Return the value that a share with the distribution Beta(a, b) falls below with probability ``share``.

    >>> round(quantile(0.05, 10, 1), 6), round(quantile(0.5, 3, 3), 6)
    (0.741134, 0.5)
    """
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if share_below(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
