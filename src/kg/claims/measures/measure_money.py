"""Money attached to a measure: "lend farmers 3 million euros", "$2 million was set aside to build a pier"."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from kg import lazy_re as re
from kg.claims.actions.cutting import Action
from kg.claims.figures.indicators import meaning_of, plausible
from kg.claims.figures.keys import figure_key
from kg.claims.figures.parts import parts_of
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.reading import Reading
from kg.claims.values.numbers import Figure
from kg.model import Key, Tier

RULE = "measure-money"
# What may be attached to a step; a price or a profit is another matter.
_ATTACHED = frozenset(
    {"ind-budget", "ind-investment", "ind-cost", "ind-loans", "ind-public-spending", "ind-foreign-investment"}
)
# Between a sum and what it is set aside for.
_FOR = re.compile(
    r"[^.;‹›]{0,60}\b(?:allocated|earmarked|set\s+aside|budgeted|committed|reserved|available|provided|spent|invested|approved|pledged|granted|awarded)\b[^.;‹›]{0,30}\b(?:to|for|towards?|in|on)\s+(?:the\s+)?"
    r"|\s+(?:to|for|towards?)\s+(?:the\s+)?"
)
_GIVES = re.compile(
    r"\b(?:allocat|earmark|set\w*\s+aside|budget|commit|pledg|reserv|invest|spend|spent|provid|approv|grant|award|inject|dedicat|releas)\w*\b[^.;‹›]{0,40}$"
)
_LEAST = Decimal(1000)


def attach_money(reading: Reading, action: Action, key: str, registry: Registry, say: Any) -> None:
    """Draw the sums that a measure is said to give or to be paid from, each as a figure about it."""
    for figure, indicator in _sums(reading, action):
        statistic = figure_key(registry, key, indicator, figure, "", reading, True)
        say(statistic, "kg:observedEntity", Key(key), RULE, Tier.CANDIDATE)
        for predicate, value in parts_of(figure, indicator):
            say(statistic, predicate, value, RULE, Tier.CANDIDATE)


def _sums(reading: Reading, action: Action) -> Iterator[tuple[Figure, str]]:
    """Yield the sums of money that belong to an action, each with its indicator."""
    text = reading.masked.text
    for mark in re.finditer(r"‹N(\d+)›", text) if "‹N" in text else ():
        mention = reading.mentions[int(mark[1])]
        figure = reading.figures[mention.start, mention.end]
        if not figure.money or figure.value < _LEAST:
            continue
        inside = action.start <= mention.start and mention.end <= max(action.end, action.reach)
        # What is set aside behind a semicolon is for something else.
        inside = inside and ";" not in reading.text[action.start : mention.start]
        how = _behind(reading, mention.end, action, text[: mark.start()])
        indicator = meaning_of(text, mark, figure).indicator
        if indicator == "ind-money" and (how or action.form == "funded"):
            indicator = "ind-budget"
        if (inside or how) and indicator in _ATTACHED and plausible(figure, indicator):
            yield figure, indicator


def _behind(reading: Reading, end: int, action: Action, before: str) -> bool:
    """Return whether a sum outside an action is set aside for it."""
    if end > action.start:
        return False
    between = reading.text[end : action.start]
    match = _FOR.fullmatch(between)
    return match is not None and (len(between.split()) > 1 or _GIVES.search(before) is not None)
