"""Planted: several things under one name, names that hold in their document only, coordinated names."""

from dataclasses import replace

from .marks import Name, mark
from .pages import Draft, Page, Story, amount
from .world import Day, World, table

DISTRICTS = (
    ("Jiangbei", "Chongqing", "Ningbo"),
    ("Gulou", "Nanjing", "Fuzhou"),
    ("Baiyun", "Guangzhou", "Guiyang"),
    ("Putuo", "Shanghai", "Zhoushan"),
    ("Tongzhou", "Beijing", "Nantong"),
    ("Xihu", "Hangzhou", "Nanchang"),
)
BODIES = (
    ("Ministry of Education", ("China", "body-moe-china"), ("Singapore", "body-moe-singapore")),
    ("Ministry of Finance", ("India", "body-mof-india"), ("Bangladesh", "body-mof-bangladesh")),
    ("Ministry of Commerce", ("China", "body-mofcom"), ("Thailand", "body-commerce-thailand")),
    (
        "Ministry of Transport",
        ("Vietnam", "body-transport-vietnam"),
        ("Singapore", "body-transport-singapore"),
    ),
)
_ADJECTIVES = {
    "China": "Chinese", "Singapore": "Singaporean", "India": "Indian", "Bangladesh": "Bangladeshi",
    "Thailand": "Thai", "Vietnam": "Vietnamese",
}  # fmt: skip


def _day(world: World, *keys: object) -> Day:
    lot = world.lot("day", *keys)
    return Day(lot.between(2015, 2023), lot.between(1, 12), lot.between(1, 28))


def districts(world: World, kind: str, i: int) -> Story:
    """Return four documents on two districts of one name; the city is always said."""
    label, *cities = DISTRICTS[i % len(DISTRICTS)]
    drafts = []
    for n in range(4):
        city = world.place(cities[n % 2])
        entity = world.add(
            "place", f"place-{label.lower()}-{city.surface.lower()}", f"{label}, {city.surface}", kind
        )
        district = Name(f"{label} District", entity, article=False)
        placed = replace(
            district, after=(f" of {city.words}", f", {city.words}", f" in {city.words}")[(i + n) % 3]
        )
        page = Page(world, f"{kind}-{i}-{n}")
        page.within(world.zone(""), placed)
        if n < 2:
            told = replace(district, surface=label) if n else district
            page.figure(
                told, "population", amount(world.lot(kind, i, n).between(31, 130), "people", "thousand"), 2020
            )
        drafts.append(page.draft())
    return Story(tuple(drafts))


def bodies(world: World, kind: str, i: int) -> Story:
    """Return four documents on two ministries of one name; the country is always said."""
    label, *owners = BODIES[i % len(BODIES)]
    drafts = []
    for n in range(4):
        country, entity = owners[n % 2]
        world.add("body", entity, f"{label} of {country}", kind)
        name = Name(label, entity)
        told = name
        if n < 2:
            told = Name(f"{label} of {country}", entity)
        elif (i + n) % 2:
            told = Name(label, entity, before=f"{_ADJECTIVES[country]} ")
        else:
            told = Name(label, entity, article=False, before=f"{country}'s ")
        page = Page(world, f"{kind}-{i}-{n}")
        page.issued(_topic_plan(world), told, _day(world, kind, i, n))
        if n < 2:
            page.says("body_acts", body=name)
        drafts.append(page.draft())
    return Story(tuple(drafts))


def _topic_plan(world: World) -> Name:
    topic = world.draw("names", "topics")
    return world.name("policy", world.fresh(f"{{}} {topic} Plan".format), "")


def _two_cities(world: World) -> tuple[Name, Name]:
    one, two = world.place(), world.place()
    while one == two:
        two = world.place()
    return one, two


def policies(world: World, kind: str, i: int) -> Story:
    """Return four documents on two plans of one title, issued by the governments of two cities."""
    topics = table("names")["topics"]
    title = f"{topics[i % len(topics)]} Development Plan"
    cities = _two_cities(world)
    drafts = []
    for n in range(4):
        city = cities[n % 2]
        policy = world.name("policy", title, kind, also=city.surface)
        label = f"{city.surface} Municipal People's Government"
        body = world.name("body", label, "")
        page = Page(world, f"{kind}-{i}-{n}")
        page.issued(policy, body, _day(world, kind, i, n % 2))
        page.says("applies", policy=policy, zone=city)
        drafts.append(page.draft())
    return Story(tuple(drafts))


_NEAR = (
    ("North New Area", "South New Area"),
    ("Port Zone", "Airport Zone"),
    ("Science City", "Sciences Park"),
    ("Free Trade Zone", "Free Trade Port"),
    ("Phase One Industrial Park", "Phase Two Industrial Park"),
)


def near_names(world: World, kind: str, i: int) -> Story:
    """Return two documents on two zones of one stem whose names differ in a word: they are two."""
    one, two = _NEAR[i % len(_NEAR)]
    first = world.zone(kind, one)
    second = world.name("zone", first.surface.replace(one, two), kind)
    place, drafts = world.place(), []
    for n, zone in enumerate((first, second)):
        page = Page(world, f"{kind}-{i}-{n}")
        page.within(zone, place)
        page.figure(zone, "area", amount(world.lot(kind, i, n).between(31, 210), "km2"))
        drafts.append(page.draft())
    return Story(tuple(drafts))


def zones(world: World, kind: str, i: int) -> Story:
    """Return four documents on two zones of one name in two cities; the city is always said."""
    label = world.zone(kind)
    del world.things[label.entity]
    cities = _two_cities(world)
    drafts = []
    for n in range(4):
        city = cities[n % 2]
        zone = world.name("zone", label.surface, kind, also=city.surface)
        page = Page(world, f"{kind}-{i}-{n}")
        page.within(zone, city)
        if n < 2:
            page.figure(zone, "area", amount(world.lot(kind, i, n).between(30, 70) * (n + 1) * 2, "km2"))
        else:
            page.hosts(zone, world.facility(""))
        drafts.append(page.draft())
    return Story(tuple(drafts))


def short_name(world: World, kind: str, i: int) -> Story:
    """Return a document in which "the Plan" or "the Zone" is defined and used; it means nothing elsewhere."""
    page = Page(world, f"{kind}-{i}")
    zone = world.zone(kind)
    form = world.lot(kind, i).pick((" (hereinafter “the {}”)", " (“the {}”)", " (the “{}”)"))
    if i % 2:
        short = Name("Zone", zone.entity)
        full = replace(zone, after=form.format(mark("Zone", zone.entity)))
        page.within(full, world.place())
        page.says("short_area", short=short, value=amount(world.lot(kind, i).between(20, 300), "km2"))
        page.establishes(world.policy(zone, ""), short)
        return Story((page.draft(),))
    policy = world.policy(zone, kind, "Master Plan for the Development of the {zone}")
    short = Name("Plan", policy.entity)
    full = replace(policy, after=form.format(mark("Plan", policy.entity)))
    page.issued(full, world.body(), _day(world, kind, i))
    page.says("short", short=short)
    page.establishes(short, zone)
    return Story((page.draft(),))


def coordinated(world: World, kind: str, i: int) -> Story:
    """Return two documents: two ministries named together, or one ministry that has "and" in its name."""
    drafts: list[Draft] = []
    for n in range(2):
        page = Page(world, f"{kind}-{i}-{n}")
        policy = _topic_plan(world)
        if kind == "coordination-two":
            one, two = ("Finance", "Commerce") if (i + n) % 2 else ("Commerce", "Education")
            ids = {"Finance": "body-mof-china", "Commerce": "body-mofcom", "Education": "body-moe-china"}
            for name in (one, two):
                # Two of the three have namesakes abroad.
                plant = kind if name == "Finance" else "homonym-body"
                world.add("body", ids[name], f"Ministry of {name} of China", plant)
            after = f" and {mark(two, ids[two])} of China"
            body = Name(f"Ministries of {one}", ids[one], after=after)
            page.says("issued", policy=policy, body=body, on=_day(world, kind, i, n))
            page.states(policy, "issued-by", ids[one])
            page.states(policy, "issued-by", ids[two])
        else:
            label, country, entity = (
                ("Ministry of Commerce and Industry", "India", "body-commerce-industry-india"),
                ("Ministry of Culture and Tourism", "China", "body-mct-china"),
            )[i % 2]
            world.add("body", entity, f"{label} of {country}", kind)
            page.issued(
                policy,
                Name(label, entity, after=f" of {country}" if n or i % 2 else ""),
                _day(world, kind, i, n),
            )
        drafts.append(page.draft())
    return Story(tuple(drafts))
