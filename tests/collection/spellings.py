"""Planted: one thing under several spellings, under an acronym, under two titles, under three dates."""

from dataclasses import replace

from .figures import Amount
from .marks import Name, mark
from .pages import Draft, Page, Story, amount
from .values import Harmony
from .world import Day, World

LETTERS = (
    ("Xi'an", "Xian"),
    ("Chang'an", "Changan"),
    ("Mu'ao", "Muao"),
    ("Nüwan", "Nuwan"),
    ("Lüjiang Mouth", "Lvjiang Mouth"),
    ("Kai’en", "Kai'en"),
    ("Ya'nian", "Yanian"),
    ("Qi'ou", "Qiou"),
)
PROVINCES = (
    ("Fujian", "Xiamen"), ("Shaanxi", "Xi'an"), ("Yunnan", "Kunming"), ("Anhui", "Hefei"), ("Hunan", "Changsha"),
    ("Sichuan", "Mianyang"), ("Jiangsu", "Nantong"), ("Hubei", "Yichang"),
)  # fmt: skip
_PAIRED_TITLES = (
    ("Master Plan for the Development of the {zone}", "Master Plan on Developing the {zone}"),
    ("Overall Plan for the Construction of the {zone}", "General Plan for Building the {zone}"),
    ("Opinions on Supporting the {zone}", "Guidelines on Support for the {zone}"),
    ("Implementation Plan for the {zone}", "Plan on the Implementation of the {zone}"),
    ("Measures for the Administration of the {zone}", "Administrative Measures for the {zone}"),
)


def spelled(world: World, kind: str, i: int) -> tuple[str, str, tuple[str, ...]]:
    """Return kind, label and surfaces of a thing that is spelled in several ways."""
    two = world.stem()
    lot = world.lot("spelled", kind, i)
    if kind == "hyphen":
        if i % 2:
            label = world.fresh("{} High-Tech Zone".format)
            return "zone", label, (label, label.replace("High-", "Hi-"), label.replace("High-", "High "))
        label = world.fresh(f"{{}}-{two} Cooperation Zone".format)
        return "zone", label, (label, label.replace("-", " "), label.replace("-", "–"))
    if kind == "ampersand":
        trade = lot.pick(("Port and Logistics Zone", "Trade and Innovation Zone", "Science and Technology Park"))
        label = world.fresh(f"{{}} {trade}".format)
        return "zone", label, (label, label.replace(" and ", " & "))
    if kind == "centre":
        what = lot.pick(("Data", "Supercomputing", "Logistics", "Test"))
        label = world.fresh(f"{{}} {what} Center".format)
        return "facility", label, (label, f"{label[:-6]}Centre")
    if kind == "letters":
        clear, bare = LETTERS[i % len(LETTERS)]
        label = world.fresh(f"{clear} {{}} {lot.pick(('Aviation Park', 'Innovation Zone', 'New Area'))}".format)
        return "zone", label, (label, label.replace(clear, bare))
    if kind == "order":
        label = world.fresh("{} New Area".format)
        return "zone", label, (label, f"New Area of {label[:-9]}")
    if kind == "province":
        province = PROVINCES[i % len(PROVINCES)][0]
        label = world.fresh("{} New Area".format)
        return "zone", label, (label, f"{province} {label}", f"{province} Province {label}")
    label = world.fresh(f"Action Plan for the {{}}-{two} Corridor and Port Zone".format)
    return "policy", label, (label, label.replace("-", "–"), label.replace(" and ", " & "))


def spelling(world: World, kind: str, i: int) -> Story:
    """Return three documents in which one thing is spelled in at least two ways."""
    what, label, surfaces = spelled(world, kind, i)
    name = world.name(what, label, f"spelling-{kind}")
    lot = world.lot("spelling", kind, i)
    place = world.place({"province": PROVINCES[i % len(PROVINCES)][1], "letters": "Xi'an"}.get(kind, ""))
    size = lot.between(12, 90) * 10
    day = Day(lot.between(2015, 2023), lot.between(1, 12), lot.between(1, 28))
    body, drafts = world.body(), []
    for n in range(3):
        page = Page(world, f"spelling-{kind}-{i}-{n}")
        told = replace(name, surface=surfaces[n % len(surfaces)])
        if what == "policy":
            page.issued(told, body, day)
        elif n == 0:
            page.within(told, place)
            page.figure(told, "area", amount(size, "km2" if what == "zone" else "ha"))
        elif n == 1:
            page.within(told, place)
            page.focus(told)
        else:
            page.figure(told, "area", amount(size, "km2" if what == "zone" else "ha"))
            page.establishes(world.policy(told, ""), told) if what == "zone" else page.within(told, place)
        drafts.append(page.draft())
    return Story(tuple(drafts))


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.replace("-", " ").split())


def acronym(world: World, kind: str, i: int) -> Story:
    """Return documents that define an acronym, use the full name only, and use the acronym only.

    With the kind ``acronym-twin`` two zones share one acronym, and each document defines it.
    """
    lot = world.lot(kind, i)
    one, two = world.stem(), world.stem()
    label = f"{one} {two} {lot.pick(('Free Trade', 'Green Energy', 'Deep Sea', 'Inland Port'))} Zone"
    zone = world.name("zone", label, kind)
    short = _initials(label)
    size = amount(lot.between(20, 400), "km2")
    zones = [zone]
    if kind == "acronym-twin":
        words = [_twin(word) for word in label.split()[:-1]]
        zones.append(world.name("zone", " ".join((*words, "Zone")), kind))
    drafts: list[Draft] = []
    for n in range(4):
        told = zones[n % len(zones)]
        if kind == "acronym-twin":
            drafts.append(_defines(world, f"{kind}-{i}-{n}", told, short, None))
        elif n % 3 == 0:
            drafts.append(_defines(world, f"{kind}-{i}-{n}", told, short, size))
        else:
            page = Page(world, f"{kind}-{i}-{n}")
            name = told if n == 1 else replace(told, surface=short)
            page.figure(name, "area", size)
            page.focus(name)
            drafts.append(page.draft())
    return Story(tuple(drafts))


def _twin(word: str) -> str:
    others = {
        "Free": "Food", "Trade": "Transit", "Green": "Grain", "Energy": "Export", "Deep": "Dry", "Sea": "Salt",
        "Inland": "Iron", "Port": "Pulp",
    }  # fmt: skip
    return others.get(word, f"{word[0]}{word[1:][::-1]}")


def _defines(world: World, key: str, zone: Name, short: str, size: Amount | None) -> Draft:
    page = Page(world, key)
    full = replace(zone, after=f" ({mark(short, zone.entity)})")
    if size:
        page.figure(full, "area", size)
    else:
        page.focus(full)
    page.says("hosts", zone=replace(zone, surface=short), facility=world.facility(""))
    return page.draft()


def titles(world: World, kind: str, i: int) -> Story:
    """Return two documents: one policy under two English titles, sure by its number, or two policies.

    ``title-code`` gives the same number twice; ``title-date`` the same zone, issuer and day;
    ``title-other`` two numbers of one body, one day and one zone: two policies.
    """
    lot = world.lot(kind, i)
    zone, body = world.zone(""), world.body()
    first, second = _PAIRED_TITLES[(i + lot.number(2)) % len(_PAIRED_TITLES)]
    year = lot.between(2016, 2023)
    day = Day(year, lot.between(1, 12), lot.between(1, 28))
    number = lot.between(11, 98)
    name = world.policy(zone, kind, first)
    if kind == "title-other":
        second = "Measures for the Administration of the {zone}" if not first.startswith("Measures") else "Development Plan of the {zone}"
        other, codes = world.policy(zone, kind, second), (number, number + 1)
    else:
        surface = second.replace("{zone}", zone.surface)
        other = Name(surface, name.entity, plural=surface.startswith(("Guidelines", "Administrative Measures", "Opinions")))
        codes = (number, number)
    drafts = []
    for n, (told, code) in enumerate(zip((name, other), codes, strict=True)):
        page = Page(world, f"{kind}-{i}-{n}")
        page.issued(told, body, day, "" if kind == "title-date" else f"No. {code} [{year}]")
        page.says("applies", policy=told, zone=zone)
        drafts.append(page.draft())
    return Story(tuple(drafts))


def precision(world: World, kind: str, i: int) -> Story:
    """Return three documents that date one policy to the day, the month and the year."""
    lot = world.lot(kind, i)
    zone, body = world.zone(""), world.body()
    policy = world.policy(zone, kind)
    year, month, day = lot.between(2015, 2023), lot.between(1, 12), lot.between(1, 28)
    drafts = []
    for n, on in enumerate((Day(year, month, day), Day(year, month), Day(year))):
        page = Page(world, f"{kind}-{i}-{n}")
        page.issued(policy, body, on)
        if n == 1:
            page.establishes(policy, zone)
        drafts.append(page.draft())
    told = Harmony("date", policy.entity, "issued-on", tuple(d.key for d in drafts), kind)
    return Story(tuple(drafts), harmonies=(told,))
