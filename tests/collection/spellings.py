"""Planted: one thing under several spellings, under an acronym, under two titles, under three dates."""

from dataclasses import replace

from .figures import Amount
from .marks import Name, mark
from .pages import Draft, Page, Story, amount
from .values import Harmony
from .world import Day, World, table

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
    ("Fujian", "Xiamen"), ("Shaanxi", "Xi'an"), ("Yunnan", "Kunming"), ("Anhui", "Hefei"),
    ("Hunan", "Changsha"), ("Sichuan", "Mianyang"), ("Jiangsu", "Nantong"), ("Hubei", "Yichang"),
)  # fmt: skip
_PAIRED_TITLES = (
    ("Master Plan for the Development of the {zone}", "Master Plan on Developing the {zone}"),
    ("Overall Plan for the Construction of the {zone}", "Overall Plan for Constructing the {zone}"),
    ("Opinions on Supporting the {zone}", "Guidelines on Support for the {zone}"),
    ("Outline Plan for the {zone}", "General Plan for Building the {zone}"),
    ("Measures for the Administration of the {zone}", "Administrative Measures for the {zone}"),
)


def _spelled(world: World, kind: str, i: int) -> tuple[str, ...]:
    """Return the spellings of a thing, the fullest or plainest first."""
    two, lot = world.stem(), world.lot("spelled", kind, i)
    trade = lot.pick(("Port and Logistics Zone", "Trade and Innovation Zone", "Science and Technology Park"))
    center = lot.pick(("Data", "Supercomputing", "Logistics", "Test"))
    clear, bare = LETTERS[i % len(LETTERS)]
    park = lot.pick(("Aviation Park", "Innovation Zone", "New Area"))
    patterns = {
        "hyphen": "{} High-Tech Zone" if i % 2 else f"{{}}-{two} Cooperation Zone",
        "ampersand": f"{{}} {trade}",
        "centre": f"{{}} {center} Center",
        "letters": f"{clear} {{}} {park}",
        "order": "{} New Area",
        "province": "{} New Area",
        "policy": f"Action Plan for the {{}}-{two} Corridor and Port Zone",
    }
    label = world.fresh(patterns[kind].format)
    province = PROVINCES[i % len(PROVINCES)][0]
    others = {
        "hyphen": (
            label.replace("-", " "),
            label.replace("High-", "Hi-") if i % 2 else label.replace("-", "–"),
        ),
        "ampersand": (label.replace(" and ", " & "),),
        "centre": (label.replace(" Center", " Centre"),),
        "letters": (label.replace(clear, bare),),
        "order": (f"New Area of {label.removesuffix(' New Area')}",),
        "province": (f"{province} {label}", f"{province} Province {label}"),
        "policy": (label.replace("-", "–"), label.replace(" and ", " & ")),
    }
    return label, *others[kind]


def spelling(world: World, kind: str, i: int) -> Story:
    """Return three documents in which one thing is spelled in at least two ways."""
    surfaces = _spelled(world, kind, i)
    what = {"centre": "facility", "policy": "policy"}.get(kind, "zone")
    name = world.name(what, surfaces[0], f"spelling-{kind}")
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


_TRADES = ("Free Trade Zone", "Green Energy Zone", "Deep Sea Zone", "Inland Port Zone")


def _initials(label: str) -> str:
    return "".join(word[0] for word in label.split())


def _short_zone(world: World, i: int) -> tuple[str, str]:
    """Return a zone with a stem of one word, and its acronym, which no other thing bears."""
    while True:
        label = world.fresh(f"{{}} {_TRADES[i % len(_TRADES)]}".format)
        short = _initials(label)
        if len(label.split()) == 4 and world.claim(short):
            return label, short


def acronym(world: World, kind: str, i: int) -> Story:
    """Return four documents: two define an acronym, one uses the full name only, one the acronym only."""
    lot = world.lot(kind, i)
    label, short = _short_zone(world, i)
    zone = world.name("zone", label, kind)
    size = amount(lot.between(20, 400), "km2")
    drafts: list[Draft] = []
    for n in range(4):
        if n % 3 == 0:
            drafts.append(_defines(world, f"{kind}-{i}-{n}", zone, short, size))
            continue
        page = Page(world, f"{kind}-{i}-{n}")
        name = zone if n == 1 else replace(zone, surface=short)
        page.figure(name, "area", size)
        page.focus(name)
        drafts.append(page.draft())
    return Story(tuple(drafts))


def acronym_twin(world: World, kind: str, i: int) -> Story:
    """Return four documents on two zones that share an acronym; each document defines it."""
    label, short = _short_zone(world, i + 1)
    stems = [s for s in table("names")["stems"] if s[0] == label[0] and " " not in s]
    stem, *trade = label.split()
    other = next(s for s in stems if s != stem and world.claim(" ".join((s, *trade))))
    zones = (world.name("zone", label, kind), world.name("zone", " ".join((other, *trade)), kind))
    drafts = [_defines(world, f"{kind}-{i}-{n}", zones[n % 2], short, None) for n in range(4)]
    return Story(tuple(drafts))


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
    # Without a number, only titles that share their first words are sure to be one.
    choice = _PAIRED_TITLES[:2] if kind == "title-date" else _PAIRED_TITLES
    first, second = choice[i % len(choice)]
    year = lot.between(2016, 2023)
    day = Day(year, lot.between(1, 12), lot.between(1, 28))
    number = lot.between(11, 98)
    name = world.policy(zone, kind, first)
    if kind == "title-other":
        second = (
            "Measures for the Administration of the {zone}"
            if not first.startswith("Measures")
            else "Development Plan of the {zone}"
        )
        other, codes = world.policy(zone, kind, second), (number, number + 1)
    else:
        surface = second.replace("{zone}", zone.surface)
        other = Name(
            surface,
            name.entity,
            plural=surface.startswith(("Guidelines", "Administrative Measures", "Opinions")),
        )
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
