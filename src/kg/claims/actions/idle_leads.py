"""Leads to a form in -ing behind which nothing is planned: what was done already, what people met for."""

from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, plural, words

_FAR = 220  # letters of a lead


@cache
def _idle() -> re.Pattern[str]:
    lists = words()
    meetings = lists.list("idle_leads", "meetings")
    done, things = (alternation(lists.list("idle_leads", key)) for key in ("done", "things"))
    # "…, streamlining permits and opening ports": the row goes on.
    row = r"(?:[a-z]+ing\s[^.;]{0,140}?(?:,\s+(?:and\s+)?|\sand\s+))?\Z"
    return re.compile(
        # "The meeting focused on opening ports"
        rf"\b{alternation([*meetings, *map(plural, meetings)])}\s+(?:also\s+|[a-z]+ly\s+)?(?:focus(?:ed|es|sed)|centred|centered|dwelt)\s+(?:mainly\s+|largely\s+)?on\s+{row}"
        # "the reforms were aimed at opening ports", "implemented key reforms aimed at opening ports"
        rf"|\b(?:(?:was|were)|{done}\s+(?:[\w’'-]+\s+){{0,3}}{things})\s+aimed\s+at\s+{row}",
        re.I,
    )


def is_idle_lead(text: str, at: int) -> bool:
    """Return whether what stands before an offset leads to nothing that is planned.

    >>> t = "The meeting focused on opening ports."
    >>> is_idle_lead(t, t.index("opening")), is_idle_lead("The plan focused on opening ports.", 20)
    (True, False)
    >>> t = "It implemented key reforms aimed at opening ports."
    >>> is_idle_lead(t, t.index("opening")), is_idle_lead("It launched a scheme aimed at opening ports.", 30)
    (True, False)
    """
    return _idle().search(text, max(0, at - _FAR), at) is not None
