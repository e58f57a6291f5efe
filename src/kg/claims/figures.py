"""Statistics: which figure says what about which thing, in which year."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.claims.collector import Collector
from kg.claims.coverage import PART, WHOLE
from kg.claims.numbers import Figure, units
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.identifiers import short_hash
from kg.model import Concept, Key, Literal, Mention, Modality

RULE = "figure"
_SUBJECT = r"‹[ZAFP]\d+›"
_OF = re.compile(
    rf"\b(?:GDP|gross domestic product|economic output|populations?|areas?|size|output|exports?|trade|investment|budget|length|capacity)\s+of\s+(?:both\s+)?(?:the\s+)?(?P<who>{_SUBJECT}(?:(?:, | and |, and )(?:the\s+)?{_SUBJECT})*)"
)
_OWNER = re.compile(
    rf"(?P<who>{_SUBJECT})['’]s?\s+(?:total\s+|combined\s+|current\s+|annual\s+|\w+ly\s+)?(?:GDP|gross domestic product|economic output|population|area|size|output|exports?|trade|investment|budget|economy)"
)
_OPEN = r"(?:\b(?:in|of|for|to|from|near|at|by|with|between|within|under|around|into|on|and|like|than)\s+(?:\w+\s+)?(?:the\s+)?|,\s)$"
_OPENING = re.compile(r"(?:In|By|At|Since|As of|For|During)\s[^,‹]{0,25}(?:‹[DT]\d+›)?[^,‹]{0,10},\s+")
_CLAUSE = re.compile(r"(?<=[;.])\s|\s(?:while|whereas|although|but)\s|,\s(?:while|whereas|but)\s")
_FUTURE = re.compile(
    r"\b(?:will|shall|by\s+(?:the\s+end\s+of\s+)?‹D|aims?\s+to|target|goal|expected\s+to|is\s+to|are\s+to|plans?\s+to|should)\b|\bby ‹D"
)
# Numbers that measure something else than the thing that is spoken of.
_DISTANCE = re.compile(r"^\s*(?:away|from|south|north|east|west|of\s+(?:the\s+)?coast|drive)\b")
_RANGE = {
    "unit:KiloM2": (Decimal("0.0001"), Decimal(20_000_000)),
    "unit:NUM": (Decimal(0), Decimal(10_000_000_000)),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A statistic as drawn: the key of its referent, its figure and where it stands in the mask."""

    key: str
    figure: Figure
    indicator: str
    subject: str
    future: bool


def report_figures(
    reading: Reading, registry: Registry, collector: Collector, zone_of: dict[str, str]
) -> tuple[Reported, ...]:
    """Draw the statistics of a sentence and return them."""
    drawn: list[Reported] = []
    previous: tuple[int, Figure, str, tuple[str, ...]] | None = None
    text = reading.masked.text
    for mark in re.finditer(r"‹N(\d+)›", text):
        mention = reading.mentions[int(mark[1])]
        figure = reading.figures[mention.start, mention.end]
        converted = (
            previous
            if previous and _is_conversion(text[previous[0] : mark.start()], previous[1], figure)
            else None
        )
        if converted:
            indicator, subjects = converted[2], converted[3]
        else:
            indicator = _indicator(reading, mark, figure)
            subjects = _subjects(reading, mark, indicator, zone_of) if indicator else ()
        if not indicator or not subjects or not _plausible(figure, indicator):
            previous = None
            continue
        for subject in subjects:
            drawn.append(_draw(reading, registry, collector, subject, indicator, figure, mark, converted))
        previous = (mark.end(), figure, indicator, subjects)
    return tuple(drawn)


def _plausible(figure: Figure, indicator: str) -> bool:
    low, high = _RANGE.get(figure.unit, (Decimal(0), Decimal(10) ** 16))
    if indicator == "ind-population" and figure.value < 100:
        return False
    return low < figure.value <= high


def _is_conversion(between: str, first: Figure, second: Figure) -> bool:
    if first.unit == second.unit and first.value != second.value and not first.money:
        # Square miles are turned into square kilometres, so a conversion has nearly the same value.
        near = abs(first.value - second.value) <= first.value * Decimal("0.05")
        return near and bool(re.fullmatch(r"\s*(?:\w+ )?\((?:\w+\s){0,3}", between))
    if first.money != second.money or (first.money and first.unit == second.unit):
        return False
    return first.money and bool(
        re.fullmatch(r"(?:\s+\w+){0,1}\s*(?:\(|,\s+or\s+|or\s+)(?:[\w.]+\s+){0,3}", between)
    )


def _indicator(reading: Reading, mark: re.Match[str], figure: Figure) -> str:
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


def _in_cue(near: re.Pattern[str], after: str) -> bool:
    """Return whether the words after a figure name what it is about: "RMB 2 trillion in GDP"."""
    lead = re.match(r"\s*(?:mark\s+)?(?:\([^()]*\)\s*)?(?:(?:in|of)\s+)?(?:\w+\s+){0,2}?", after)
    return bool(
        near.match(after.strip()) or (lead and re.match(r"\s*(?:in|of)\s", after) and near.search(after[:30]))
    )


def _subjects(
    reading: Reading, mark: re.Match[str], indicator: str, zone_of: dict[str, str]
) -> tuple[str, ...]:
    text = reading.masked.text
    start = max([0, *(m.end() for m in _CLAUSE.finditer(text, 0, mark.start()))])
    for pattern in (_OF, _OWNER):
        owners = list(pattern.finditer(text, start, mark.start()))
        if owners:
            numbers = re.findall(r"‹[ZAFP](\d+)›", owners[-1]["who"])
            return tuple(reading.mentions[int(n)].name for n in numbers)
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


def _clause_subject(reading: Reading, start: int, before: int) -> tuple[Mention, ...]:
    """Return the first mention of the clause that no preposition governs; all of a list before "each"."""
    text = reading.masked.text
    opening = _OPENING.match(text[start:before])
    start += opening.end() if opening else 0
    for m in re.finditer(r"‹([ZAFP])(\d+)›", text[start:before]):
        lead = text[start : start + m.start()]
        if not re.search(_OPEN, lead) or re.fullmatch(r"(?:In|Within|Across)\s+(?:the\s+)?", lead):
            rest = text[start + m.start() : before]
            each = re.match(
                rf"(?P<who>{_SUBJECT}(?:(?:,| and|, and) (?:the )?{_SUBJECT})+)\s+(?:each|both)\b", rest
            )
            numbers = re.findall(r"‹[ZAFP](\d+)›", each["who"]) if each else [m[2]]
            return tuple(reading.mentions[int(n)] for n in numbers)
    return ()


def _draw(
    reading: Reading,
    registry: Registry,
    collector: Collector,
    subject: str,
    indicator: str,
    figure: Figure,
    mark: re.Match[str],
    converted: tuple[int, Figure, str, tuple[str, ...]] | None,
) -> Reported:
    year = _year(reading, mark)
    future = bool(_FUTURE.search(reading.masked.text[: mark.start()])) or bool(
        re.match(r"[^‹›,;.]{0,40}by (?:the end of )?‹D", reading.masked.text[mark.end() :])
    )
    key = _key(registry, subject, indicator, figure, year, reading, future)
    said: list[tuple[str, Key | Concept | Literal]] = [
        ("kg:observedEntity", Key(subject)),
        ("kg:indicator", Concept(f"kgt:{indicator}")),
        ("kg:value", Literal(_decimal(figure.value), "xsd:decimal")),
        ("kg:unit", Concept(figure.unit)),
        ("kg:qualifier", Concept(f"kgt:{figure.qualifier}")),
    ]
    if year and not future:
        said.append(("kg:referenceYear", Literal(year, "xsd:integer")))
    if converted:
        first = _key(registry, subject, indicator, converted[1], year, reading, future)
        said.append(("kg:conversionOf", Key(first)))
    back = any(m.name == subject and m.method == "coreference" for m in reading.mentions)
    modality = Modality.PLANNED if future else Modality.STATED
    for predicate, obj in said:
        collector.say(
            key,
            predicate,
            obj,
            (reading.span,),
            RULE,
            modality=modality,
            features=("coreference",) if back else (),
        )
    return Reported(key, figure, indicator, subject, future)


def _key(
    registry: Registry,
    subject: str,
    indicator: str,
    figure: Figure,
    year: str,
    reading: Reading,
    future: bool,
) -> str:
    words = " ".join(reading.text[figure.start : figure.end].split())
    name = (
        f"{subject} {indicator} {_decimal(figure.value)} {figure.unit} {year} {'planned' if future else ''}"
    )
    label = f"{registry.things[subject].label}: {words}{f' {figure.noun}' if figure.noun else ''}{f' ({year})' if year else ''}"
    key = registry.add("Statistic", f"figure {short_hash(name)}", reading.span)
    registry.things[key].label = label
    return key


def _decimal(value: Decimal) -> str:
    plain = format(value.normalize(), "f")
    return plain if "." in plain else f"{plain}.0"


_BEFORE = re.compile(
    r"\b(?:In|in|At the end of|at the end of|as of|As of|by the end of|for|For|since|during|During)\s+(?:the\s+year\s+|mid-|early\s+|late\s+)?‹D(\d+)›"
)


def _year(reading: Reading, mark: re.Match[str]) -> str:
    """Return the year that a figure refers to: one named just after it, else one that opens the clause."""
    text = reading.masked.text
    after = re.match(r"[^‹›;.]{0,40}?\b(?:in|as of|at the end of|for)\s+‹D(\d+)›", text[mark.end() :])
    found = after or next(iter(reversed(list(_BEFORE.finditer(text, 0, mark.start())))), None)
    return reading.mentions[int(found[1])].name[:4] if found else ""
