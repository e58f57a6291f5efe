"""Made notices of policies: short texts in our own sentences, as many as wanted, always the same.

Places and public bodies are a few that every text names again; zones are met in a handful of texts, and every
text brings a policy, measures and figures of its own. So some names grow with the collection and some do
not, as in an archive.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

PLACES: Final = (
    ("Shapingba", "Chongqing"),
    ("Beibei", "Chongqing"),
    ("Bishan", "Chongqing"),
    ("Jiulongpo", "Chongqing"),
    ("Jiangjin", "Chongqing"),
    ("Yubei", "Chongqing"),
    ("Nan'an", "Chongqing"),
    ("Banan", "Chongqing"),
    ("Chengdu", "Sichuan"),
    ("Mianyang", "Sichuan"),
    ("Deyang", "Sichuan"),
    ("Meishan", "Sichuan"),
    ("Wuhan", "Hubei"),
    ("Changsha", "Hunan"),
    ("Hefei", "Anhui"),
    ("Nanjing", "Jiangsu"),
    ("Suzhou", "Jiangsu"),
    ("Hangzhou", "Zhejiang"),
    ("Ningbo", "Zhejiang"),
    ("Xiamen", "Fujian"),
    ("Guangzhou", "Guangdong"),
    ("Shenzhen", "Guangdong"),
    ("Zhengzhou", "Henan"),
    ("Jinan", "Shandong"),
    ("Qingdao", "Shandong"),
    ("Xi'an", "Shaanxi"),
    ("Kunming", "Yunnan"),
    ("Guiyang", "Guizhou"),
    ("Nanchang", "Jiangxi"),
    ("Shenyang", "Liaoning"),
)
BODIES: Final = (
    "State Council",
    "Ministry of Science and Technology",
    "National Development and Reform Commission",
    "Ministry of Finance",
    "Ministry of Commerce",
    "Ministry of Education",
    "Ministry of Natural Resources",
)
FIRST: Final = (
    "Copper", "Silver", "Amber", "Granite", "Cedar", "Willow", "Harbor", "Lantern", "Meadow", "Orchard",
    "Ridge", "Summit", "Valley", "Bridge", "Beacon", "Canal", "Delta", "Ember", "Falcon", "Heron",
    "Indigo", "Jasper", "Juniper", "Kestrel", "Lotus", "Maple", "Marble", "Nectar", "Onyx", "Opal",
    "Pearl", "Pine", "Quartz", "Raven", "Saffron", "Sparrow", "Topaz", "Umber", "Violet", "Zephyr",
)  # fmt: skip
SECOND: Final = (
    "Anchor", "Arbor", "Basin", "Bay", "Breeze", "Brook", "Cape", "Cliff", "Cloud", "Coast",
    "Cove", "Crane", "Creek", "Crown", "Dale", "Dawn", "Dune", "Field", "Fjord", "Ford",
    "Gate", "Glade", "Glen", "Grove", "Haven", "Heath", "Hill", "Island", "Lagoon", "Lake",
    "Leaf", "Marsh", "Mill", "Moor", "Oasis", "Peak", "Plain", "Pond", "Port", "Quay",
)  # fmt: skip
THIRD: Final = (
    "Rise", "Spring", "Stone", "Stream", "Tide", "Tower", "Trail", "Vale", "View", "Wave",
    "Well", "Wharf", "Wind", "Wood", "Yard", "Star", "Spire", "Reed", "Reef", "Root",
    "Rock", "Road", "River", "Ring", "Rain", "Path", "Park", "Oak", "Net", "Moss",
    "Mint", "Loom", "Lamp", "Key", "Kite", "Iron", "Horn", "Helm", "Hawk", "Harp",
    "Gull", "Glass", "Fern", "Elm", "Drum", "Dove", "Clay", "Chime", "Briar", "Bell",
    "Bark", "Aspen", "Arch", "Apex", "Ash", "Acorn", "Abbey", "Alder", "Thorn", "Sail",
    "Sand", "Salt", "Seed", "Shell",
)  # fmt: skip
INDUSTRIES: Final = (
    "integrated circuits",
    "biomedicine",
    "new materials",
    "artificial intelligence",
    "new energy vehicles",
    "aerospace",
    "modern logistics",
    "digital economy",
    "high-end equipment",
    "green energy",
)
FORMS: Final = ("Action Plan", "Development Plan", "Implementation Plan", "Guidelines", "Master Plan")
MONTHS: Final = ("January", "March", "April", "June", "July", "September", "October", "November")
ZONE_TEXTS: Final = 6
"""In about so many texts each zone is named."""


def name(number: int) -> str:
    """Return a name of three words that no other number below 102,400 has; neighbours share no word."""
    scattered = number * 40_503 % 102_400
    first, rest = scattered % len(FIRST), scattered // len(FIRST)
    return f"{FIRST[first]} {SECOND[rest % len(SECOND)]} {THIRD[rest // len(SECOND)]}"


def _pick(values: Sequence[str], number: int, step: int) -> str:
    return values[(number * step + number // 7) % len(values)]


def notice(number: int, size: str = "long") -> str:
    """Return the text of a notice: ``long``, about 200 words, ``short``, 50, or ``tiny``, 20."""
    place, above = PLACES[(number * 11 + number // 13) % len(PLACES)]
    other = PLACES[(number * 17 + 5 + number // 5) % len(PLACES)][0]
    body, second = _pick(BODIES, number, 3), _pick(BODIES, number + 1, 5)
    first, next_, third = (_pick(INDUSTRIES, number + n, 3) for n in range(3))
    plan = f"{name(number)} {FORMS[number % len(FORMS)]}"
    zone = f"{name(number * 7 // (7 * ZONE_TEXTS) + 50_000)} Pilot Zone"
    year = 2012 + number % 13
    day = f"{1 + number % 28} {_pick(MONTHS, number, 3)} {year}"
    area, money = 20 + number // ZONE_TEXTS % 900, 3 + number % 480
    if size == "tiny":
        return (
            f"Notice {100_000 + number}\n\nOn {day}, the {body} issued the {plan}. It applies to {place}.\n"
        )
    if size == "short":
        return f"""Notice {100_000 + number} on the {plan}

On {day}, the {body} issued the {plan}. The {zone} covers {area} square kilometers and takes in {place}.
Under the plan, the {zone} is to build {5 + number % 60} laboratories by {year + 10}.
"""
    return f"""Notice {100_000 + number} on the {plan}

On {day}, the {body} and the {second} issued the {plan}.

The {zone} covers {area} square kilometers and takes in {place} and {other}. The {zone} lies in {above}.

Under the plan, the {zone} is to build {5 + number % 60} laboratories by {year + 10}. The plan calls for
{first}, {next_} and {third} as leading industries of the zone. {place} will set aside {money} million yuan
in {year + 1} for its part of the work, and {other} will train {100 + number % 7000} engineers by {year + 5}.

I. Main tasks

1. Build a test line for {first}. The {place} Municipal People's Government shall finish it by {year + 4}.
2. Support enterprises in {next_}. Small firms in {other} may apply for loans at lower rates.
3. Open {2 + number % 9} service centres in {place}. They report to the {body} every year.

II. Guarantees

The {second} reviews the {plan} in {year + 3}. The plan aims for an output value of {10 + number % 900}
billion yuan by {year + 8}. Item {number} of the register holds the names of all who took part,
{name(number + 9)} among them.
"""


def write_notices(folder: Path, number: int, first: int = 0, size: str = "long") -> None:
    """Write so many notices into a folder, from one on; a thousand stand in each folder below it."""
    for n in range(first, first + number):
        place = folder / f"{n // 1000:03d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"notice-{n:06d}.txt").write_text(notice(n, size), encoding="utf-8")
