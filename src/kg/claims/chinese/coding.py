"""By which instrument a Chinese step works and for whom it is, by its words."""

from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import any_of, table


@cache
def _coded(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["concept"], re.compile(any_of(row["words"]))) for row in table()[kind])


def instrument_of(step: str) -> str:
    """Return the instrument whose words stand in a step, the first of the table, or nothing.

    >>> instrument_of("给予企业税收减免"), instrument_of("加强领导")
    ('ins-tax', '')
    """
    return next((concept for concept, words in _coded("instruments") if words.search(step)), "")


def groups_of(step: str) -> tuple[str, ...]:
    """Return for whom a step is, in the order of the table; what a narrow row finds is none of a wide one.

    >>> groups_of("支持中小企业和高校创新"), groups_of("支持企业创新")
    (('grp-universities', 'grp-small-enterprises'), ('grp-enterprises',))
    """
    found = []
    for concept, words in _coded("groups"):
        step, often = words.subn("，", step)
        found += [concept] * (often > 0)
    return tuple(found)


__all__ = ["groups_of", "instrument_of"]
