"""What a Chinese text is about as a whole: the zone or area of its title, else the one that it names most."""

from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.known import WHOLE_COUNTRY
from kg.claims.chinese.lists import any_of, listed
from kg.claims.chinese.page import AREA, COUNTRY, Page
from kg.model import BlockKind, Span

_OFTEN = 3


def main_thing(page: Page) -> str:
    """Return the key of the zone or area that a text is about, else of the country, else of its policy.

    What its title names comes first, then what its sentences name often; without a policy, any area that they name.
    """
    title = "".join(page.text(s) for s in page.said if _is_title(page, s.block, s.start))
    words = "".join(page.text(s) for s in page.said)
    zones = {name: words.count(name) for name in page.zones}
    zone = _most({n: c for n, c in zones.items() if n in title}, 1) or _most(zones, _OFTEN)
    if zone:
        return page.zones[zone]
    here = _areas(page, words)
    area = next(iter(_areas(page, title)), "") or _most(here, 1 if not page.policy else _OFTEN)
    bare = next(iter(page.bare.values()), "")
    return _area_named(page, area) or bare or _country(page) or page.policy


def _is_title(page: Page, block: int, start: int) -> bool:
    return page.document.blocks[block].kind is BlockKind.TITLE or start in page.titles


def _most(counted: dict[str, int], least: int) -> str:
    """Return the name that is counted most, the first of equals, or nothing if none is counted so often."""
    best = max(counted, key=lambda name: counted[name], default="")
    return best if best and counted[best] >= least else ""


def _areas(page: Page, words: str) -> dict[str, int]:
    """Count the known areas of a text outside of the names of its zones, in order."""
    for zone in page.zones:
        words = words.replace(zone, "，")
    counted: dict[str, int] = {}
    for area in page.known.find(words):
        name = words[area.start : area.end]
        if name not in WHOLE_COUNTRY:
            counted[name] = counted.get(name, 0) + 1
    return counted


def _area_named(page: Page, name: str) -> str:
    """Return the key of a known area, from where it is named first; nothing for none."""
    for sentence in page.said if name else ():
        at = page.plain.find(name, sentence.start, sentence.end)
        known = page.known.find(name)
        if at >= 0 and known:
            place = Span(at, at + len(name))
            return page.registry.add(AREA, page.document.text[at : at + len(name)], place, known[0].ids)
    return ""


@cache
def _of_china() -> re.Pattern[str]:
    """Return a pattern of bodies of the whole country, of which a text speaks that they publish."""
    return re.compile(any_of(listed("bodies", "national")))


def _country(page: Page) -> str:
    found = COUNTRY.search(page.plain) or _of_china().search(page.plain)
    return page.country(Span(*found.span())) if found else ""
