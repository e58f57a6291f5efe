"""What a figure says, and of which thing: indicator and subject, surely or loosely."""

import re
from decimal import Decimal

from kg.claims.coverage import PART, WHOLE
from kg.claims.numbers import Figure, units
from kg.claims.reading import Reading
from kg.model import Mention

_SUBJECT = r"‹[ZAFP]\d+›"
_OF = re.compile(
    rf"\b(?:GDP|gross domestic product|economic output|populations?|areas?|size|output|exports?|trade|investment|budget|length|capacity)\s+of\s+(?:both\s+)?(?:the\s+)?(?P<who>{_SUBJECT}(?:(?:, | and |, and )(?:the\s+)?{_SUBJECT})*)"
)
_OWNER = re.compile(
    rf"(?P<who>{_SUBJECT})['’]s?\s+(?:total\s+|combined\s+|current\s+|annual\s+|\w+ly\s+)?(?:GDP|gross domestic product|economic output|population|area|size|output|exports?|trade|investment|budget|economy)"
)
# A relative clause tells of the thing before it: "the park, which counts more than 130 firms".
_WHICH = re.compile(
    rf"(?P<who>{_SUBJECT}),?\s+(?:which|that)\s+(?:already\s+|now\s+|currently\s+|alone\s+|\w+ly\s+)?(?:counts?|covers?|has|had|spans?|measures?|holds?|hosts?|houses?|employs?|employed|occupies|contains?)\b[^‹›,;.]*$"
)
_OPEN = r"(?:\b(?:in|of|for|to|from|near|at|by|with|between|within|under|around|into|on|and|like|than)\s+(?:\w+\s+)?(?:the\s+)?|,\s)$"
_OPENING = re.compile(r"(?:In|By|At|Since|As of|For|During)\s[^,‹]{0,25}(?:‹[DT]\d+›)?[^,‹]{0,10},\s+")
_CLAUSE = re.compile(r"(?<=[;.])\s|\s(?:while|whereas|although|but)\s|,\s(?:while|whereas|but)\s")
FUTURE = re.compile(
    r"\b(?:will|shall|by\s+(?:the\s+end\s+of\s+)?‹D|aims?\s+to|target|goal|expected\s+to|is\s+to|are\s+to|plans?\s+to|should)\b|\bby ‹D"
)
# Numbers that measure something else than the thing that is spoken of.
_DISTANCE = re.compile(r"^\s*(?:away|from|south|north|east|west|of\s+(?:the\s+)?coast|drive)\b")
_RANGE = {
    "unit:KiloM2": (Decimal("0.0001"), Decimal(20_000_000)),
    "unit:NUM": (Decimal(0), Decimal(10_000_000_000)),
}


def plausible(figure: Figure, indicator: str) -> bool:
    """Return whether a value is possible for its unit and indicator."""
    low, high = _RANGE.get(figure.unit, (Decimal(0), Decimal(10) ** 16))
    if indicator == "ind-population" and figure.value < 100:
        return False
    return low < figure.value <= high


def is_conversion(between: str, first: Figure, second: Figure) -> bool:
    """Return whether a figure restates the one before it in another currency or unit."""
    if first.unit == second.unit and first.value != second.value and not first.money:
        # Square miles are turned into square kilometres, so a conversion has nearly the same value.
        near = abs(first.value - second.value) <= first.value * Decimal("0.05")
        return near and bool(re.fullmatch(r"\s*(?:\w+ )?\((?:\w+\s){0,3}", between))
    if first.money != second.money or (first.money and first.unit == second.unit):
        return False
    return first.money and bool(
        re.fullmatch(r"(?:\s+\w+){0,1}\s*(?:\(|,\s+or\s+|or\s+)(?:[\w.]+\s+){0,3}", between)
    )


def indicator_of(reading: Reading, mark: re.Match[str], figure: Figure) -> str:
    """Return the indicator of a figure: by a word near it, by its unit, or by what is counted."""
    text, table = reading.masked.text, units()
    before = text[max(0, mark.start() - 60) : mark.start()]
    before = re.split(r"‹N\d+›|[;:]", before)[-1]
    after = re.split(r"‹|[;:,.]", text[mark.end() : mark.end() + 40])[0]
    if figure.dimension and figure.dimension != "ind-share":
        return "" if figure.dimension == "ind-length" and _DISTANCE.match(after) else figure.dimension
    if figure.noun:
        last = figure.noun.split()[-1].lower()
        if last in table.counted:
            return table.counted[last] if _counts(text, mark, table.counted[last]) else ""
    if figure.noun and figure.noun.split()[-1].lower() in ("people", "residents", "inhabitants"):
        return "ind-population"
    for indicator, money, near in table.cues:
        if money == figure.money and not figure.dimension and (near.search(before) or _in_cue(near, after)):
            if indicator == "ind-population" and figure.noun and not near.match(after.strip()):
                continue
            if indicator in ("ind-land-area", "ind-growth-rate"):
                continue
            return indicator
    if figure.dimension == "ind-share":
        growth = re.search(r"\b(?:grow\w*|grew|rose|rise|increas\w*)\b", before)
        return "ind-growth-rate" if growth else ""
    return (
        "ind-budget"
        if figure.money and re.search(r"\b(?:worth|of|with|cost\w*)\s+(?:\w+\s+){0,2}$", before)
        else ""
    )


_MADE_UP = re.compile(rf"\b(?:{WHOLE}|{PART}|across|has|have|covers?)\b")


def _counts(text: str, mark: re.Match[str], indicator: str) -> bool:
    """Return whether a counted noun says what something is made up of: "covers five districts", not "the two cities"."""
    before = text[: mark.start()]
    if re.search(r"\b(?:the|these|those|both|its|their|other|all|of)\s+$", before):
        return False
    return not indicator.endswith("-included") or bool(_MADE_UP.search(before))


_IN_OR_OF = re.compile(r"\s*(?:in|of)\s")


def _in_cue(near: re.Pattern[str], after: str) -> bool:
    """Return whether the words after a figure name what it is about: "RMB 2 trillion in GDP"."""
    return bool(near.match(after.strip()) or (_IN_OR_OF.match(after) and near.search(after[:30])))


def subjects_of(
    reading: Reading, mark: re.Match[str], indicator: str, zone_of: dict[str, str]
) -> tuple[str, ...]:
    """Return the keys of the things that a figure is about; empty if the grammar does not tell."""
    text = reading.masked.text
    start = max([0, *(m.end() for m in _CLAUSE.finditer(text, 0, mark.start()))])
    for pattern in (_OF, _OWNER):
        owners = list(pattern.finditer(text, start, mark.start()))
        if owners:
            numbers = re.findall(r"‹[ZAFP](\d+)›", owners[-1]["who"])
            return tuple(reading.mentions[int(n)].name for n in numbers)
    if relative := _WHICH.search(text[start : mark.start()]):
        return tuple(reading.mentions[int(n)].name for n in re.findall(r"‹[ZAFP](\d+)›", relative["who"]))
    found = _clause_subject(reading, start, mark.start()) or _clause_subject(reading, 0, mark.start())
    if not found:
        return ()
    subject = found[0]
    if subject.kind in ("PolicyDocument", "Strategy") and indicator not in (
        "ind-investment",
        "ind-budget",
        "ind-projects",
        "ind-jobs",
    ):
        return (zone_of[subject.name],) if subject.name in zone_of else ()
    return tuple(m.name for m in found)


def _is_piece(text: str, start: int, end: int) -> bool:
    """Return whether a mention is only a part of a longer name that was not recognised."""
    return text[start - 1 : start] == "-" or bool(re.match(r"-|\s+(?:[A-Z][\w-]+\s+)*[A-Z]", text[end:]))


def _clause_subject(reading: Reading, start: int, before: int) -> tuple[Mention, ...]:
    """Return the first mention of the clause that no preposition governs; all of a list before "each"."""
    text = reading.masked.text
    opening = _OPENING.match(text[start:before])
    start += opening.end() if opening else 0
    for m in re.finditer(r"‹([ZAFP])(\d+)›", text[start:before]):
        lead = text[start : start + m.start()]
        if _is_piece(text, start + m.start(), start + m.end()):
            return ()
        if not re.search(_OPEN, lead) or re.fullmatch(r"(?:In|Within|Across)\s+(?:the\s+)?", lead):
            rest = text[start + m.start() : before]
            each = re.match(
                rf"(?P<who>{_SUBJECT}(?:(?:,| and|, and) (?:the )?{_SUBJECT})+)\s+(?:each|both)\b", rest
            )
            numbers = re.findall(r"‹[ZAFP](\d+)›", each["who"]) if each else [m[2]]
            return tuple(reading.mentions[int(n)] for n in numbers)
    return ()


_TIMES = frozenset(
    [
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "seconds",
        "times",
        "pages",
        "points",
        "percent",
        "degrees",
        "decades",
        "chapters",
        "articles",
        "clauses",
        "parts",
        "sections",
        "steps",
        "ways",
        "others",
        "sides",
        "things",
        "pillars",
    ]
)


# What any text counts in passing.
_IN_PASSING = frozenset({"ind-count", "ind-share", "ind-growth-rate", "ind-length", "ind-mass"})


def loosely(
    reading: Reading, mark: re.Match[str], figure: Figure, topic: str | None
) -> tuple[str, tuple[str, ...]]:
    """Return a likely indicator and subject where the grammar does not tell: for candidates only.

    The subject is the first thing named in the sentence, else the ``topic`` of the passage.
    """
    indicator = _loose_indicator(reading.masked.text, mark, figure)
    if not indicator or (topic is None and indicator in _IN_PASSING):
        return "", ()
    named = next((m.name for m in reading.of("ZPFA")), "" if indicator in _IN_PASSING else topic)
    return indicator, (named,) if named else ()


def _loose_indicator(text: str, mark: re.Match[str], figure: Figure) -> str:
    before = text[max(0, mark.start() - 40) : mark.start()]
    if figure.money:
        return "ind-money"
    if figure.dimension == "ind-share":
        grown = re.search(r"\b(?:grow\w*|grew|rose|rise|increas\w*|up|fell|fall\w*|declin\w*|down)\b", before)
        return "ind-growth-rate" if grown else "ind-share"
    if figure.dimension:
        return figure.dimension
    last = figure.noun.split()[-1].lower() if figure.noun else ""
    definite = re.search(r"\b(?:the|these|those|both|its|their|other|of)\s+$", before)
    if not last or last in _TIMES or figure.value <= 1 or definite:
        return ""
    return "ind-population" if last in ("people", "residents", "inhabitants") else "ind-count"
