"""Planted: figures, dates, issuers and places about which documents disagree, or only seem to."""

from dataclasses import replace
from decimal import Decimal

from .figures import Amount
from .marks import Name
from .pages import Draft, Page, Story, amount
from .values import Conflict, Corroborated, Harmony
from .world import Day, World

WRONG_PLACES = (
    ("Mianyang", "Hubei"), ("Xiamen", "Jiangsu"), ("Zunyi", "Yunnan"), ("Wuhu", "Hunan"),
    ("Nantong", "Anhui"), ("Luzhou", "Guizhou"), ("Dalian", "Gansu"), ("Yichang", "Shaanxi"),
)  # fmt: skip
RIGHT_PLACES = (("Zhuzhou", "Hunan"), ("Kunming", "Yunnan"), ("Hefei", "Anhui"), ("Quanzhou", "Fujian"))
INDICATORS = ("area", "population", "output", "investment", "exports")
_FORMS = {
    "area": ("km2", "", 20, 900),
    "population": ("people", "thousand", 40, 900),
    "output": ("CNY", "billion", 11, 98),
    "investment": ("CNY", "billion", 11, 98),
    "exports": ("USD", "million", 110, 980),
}
Said = tuple[Amount, int | None, str]


def _base(world: World, indicator: str, *keys: object) -> tuple[int, str, str, int | None]:
    unit, scale, low, high = _FORMS[indicator]
    lot = world.lot("base", indicator, *keys)
    value = lot.between(low, high)
    value += 1 if value % 10 == 0 else 0
    return value, unit, scale, None if indicator == "area" else lot.between(2018, 2023)


def _sides(world: World, kind: str, i: int, indicator: str) -> tuple[Said, ...]:
    """Return what the documents of a group say: amount, year and part."""
    value, unit, scale, year = _base(world, indicator, kind, i)
    first = amount(value, unit, scale)
    more = value * (13 + world.lot(kind, i).number(9)) // 10
    sides: dict[str, tuple[Said, ...]] = {
        "figure-plain": ((first, year, ""), (amount(more, unit, scale), year, "")),
        "figure-three": ((first, year, ""), (amount(more, unit, scale), year, ""), (first, year, "")),
        "figure-hectares": ((first, None, ""), (amount(more * 100, "ha"), None, "")),
        "figure-mu": ((first, None, ""), (amount(more * 1500, "mu"), None, "")),
        "figure-million": ((first, year, ""), (amount(more * 1000, unit, "million"), year, "")),
        "rounding": _rounded(i, value, unit, scale, year),
        "other-year": ((first, year, ""), (amount(more, unit, scale), (year or 2020) - 1, "")),
        "other-part": ((first, year, ""), (amount(max(3, value // 4), unit, scale), year, "northern part")),
        "other-unit": (
            (first, None, ""),
            (amount(value * 100, "ha") if i % 2 else amount(value * 1500, "mu"), None, ""),
        ),
        "hedge": ((first, year, ""), (amount(value // 10 * 10, unit, scale, "more than"), year, "")),
        "currency": ((first, year, ""), (amount(Decimal(value * 10 // 69) / 1, "USD", "billion"), year, "")),
    }
    return sides[kind]


def _rounded(i: int, value: int, unit: str, scale: str, year: int | None) -> tuple[Said, ...]:
    fine = Decimal(value) + Decimal("0.3")
    near = amount(value, unit, scale, "about" if i % 2 else "")
    return (amount(fine, unit, scale), year, ""), (near, year, "")


def _indicator(kind: str, i: int) -> str:
    if kind in ("figure-hectares", "figure-mu", "other-unit"):
        return "area"
    if kind in ("figure-million", "currency"):
        return ("output", "investment")[i % 2]
    if kind == "other-year":
        return INDICATORS[1 + i % 4]
    if kind == "other-part":
        return ("area", "population")[i % 2]
    return INDICATORS[i % 5]


def figures(world: World, kind: str, i: int) -> Story:
    """Return two or three documents with figures of one indicator of one zone."""
    indicator = _indicator(kind, i)
    zone, place = world.zone(kind), world.place()
    drafts: list[Draft] = []
    sides = _sides(world, kind, i, indicator)
    for n, (said, year, part) in enumerate(sides):
        page = Page(world, f"{kind}-{i}-{n}")
        page.figure(zone, indicator, said, year, part)
        if (i + n) % 2:
            page.within(zone, place)
        else:
            page.focus(zone)
        drafts.append(page.draft())
    keys = tuple(draft.key for draft in drafts)
    if not kind.startswith("figure-"):
        return Story(tuple(drafts), harmonies=(Harmony("figure", zone.entity, indicator, keys, kind),))
    return Story(tuple(drafts), (Conflict("figure", zone.entity, indicator, sides[0][1], keys, kind),))


def planned(world: World, kind: str, i: int) -> Story:
    """Return two documents: one tells how many people live in a zone, the other how many are to."""
    zone = world.zone(kind)
    value, unit, scale, year = _base(world, "population", kind, i)
    now, then = Page(world, f"{kind}-{i}-0"), Page(world, f"{kind}-{i}-1")
    now.figure(zone, "population", amount(value, unit, scale), year)
    then.target(zone, amount(value * 2, unit, scale), 2035)
    drafts = (now.draft(), then.draft())
    told = Harmony("figure", zone.entity, "population", tuple(d.key for d in drafts), kind)
    return Story(drafts, harmonies=(told,))


def _days(world: World, *keys: object) -> tuple[Day, Day]:
    lot = world.lot("days", *keys)
    one = Day(lot.between(2015, 2022), lot.between(1, 6), lot.between(1, 27))
    return one, replace(one, month=one.month + lot.between(2, 6), day=one.day + 1)


def dates(world: World, kind: str, i: int) -> Story:
    """Return two documents that give two dates of issue of one policy: two days, or two months."""
    policy, body = world.policy(world.zone(""), kind), world.body()
    drafts = []
    for n, day in enumerate(_days(world, kind, i)):
        page = Page(world, f"{kind}-{i}-{n}")
        page.issued(policy, body, replace(day, day=0) if kind == "date-month" else day)
        drafts.append(page.draft())
    keys = tuple(draft.key for draft in drafts)
    return Story(tuple(drafts), (Conflict("date", policy.entity, "issued-on", None, keys, kind),))


def issuers(world: World, kind: str, i: int) -> Story:
    """Return two documents on who issued a policy: two bodies, or one of two that did so together."""
    policy, one, two = world.policy(world.zone(""), kind), world.body(), world.body()
    while two == one:
        two = world.body()
    first, second = Page(world, f"{kind}-{i}-0"), Page(world, f"{kind}-{i}-1")
    day = _days(world, kind, i)[0]
    if kind == "issuer":
        first.issued(policy, one, day)
        second.issued(policy, two, day)
    else:
        first.issued_jointly(policy, one, two, day)
        second.issued(policy, one, day)
    drafts = (first.draft(), second.draft())
    keys = tuple(draft.key for draft in drafts)
    if kind == "issuer":
        return Story(drafts, (Conflict("issuer", policy.entity, "issued-by", None, keys, kind),))
    return Story(drafts, harmonies=(Harmony("issuer", policy.entity, "issued-by", keys, kind),))


def places(world: World, kind: str, i: int) -> Story:
    """Return a document that puts a city into a province: a wrong one, or the right one."""
    city, province = (WRONG_PLACES if kind == "place-wrong" else RIGHT_PLACES)[i]
    page = Page(world, f"{kind}-{i}")
    inner, outer = world.place(city), world.place(province)
    told = Name(province, outer.entity, article=False, after=" Province")
    page.says("placed", city=inner, province=told)
    page.states(inner, "within", outer.entity)
    page.within(world.zone(""), inner)
    draft = page.draft()
    if kind == "place-wrong":
        return Story((draft,), (Conflict("place", inner.entity, "within", None, (draft.key,), kind),))
    return Story((draft,), harmonies=(Harmony("place", inner.entity, "within", (draft.key,), kind),))


def corroborated(world: World, kind: str, i: int) -> Story:
    """Return two independent documents that say the same of one policy and one zone."""
    zone, body, place = world.zone(kind), world.body(), world.place()
    policy = world.policy(zone, kind)
    day = _days(world, kind, i)[0]
    drafts = []
    for n in range(2):
        page = Page(world, f"{kind}-{i}-{n}")
        page.issued(policy, body, day)
        page.within(zone, place)
        if n == 0:
            page.establishes(policy, zone)
        drafts.append(page.draft())
    keys = tuple(draft.key for draft in drafts)
    same = (
        Corroborated(policy.entity, "issued-by", body.entity, keys),
        Corroborated(policy.entity, "issued-on", day.iso, keys),
        Corroborated(zone.entity, "within", place.entity, keys),
    )
    return Story(tuple(drafts), corroborated=same)


def background(world: World, kind: str, i: int) -> Story:
    """Return a document on a zone of which no other document speaks."""
    zone = world.zone("")
    policy = world.policy(zone, "")
    page = Page(world, f"{kind}-{i}")
    page.issued(policy, world.body(), _days(world, kind, i)[0])
    page.establishes(policy, zone)
    value, unit, scale, year = _base(world, INDICATORS[i % 5], kind, i)
    page.figure(zone, INDICATORS[i % 5], amount(value, unit, scale), year)
    return Story((page.draft(),))
