"""Zones that a text names by their kind alone: "the high-tech zone" of a text that speaks of one."""

from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.claims.chinese.page import Page
from kg.claims.chinese.place_types import place_type_of
from kg.model import Span

_OFTEN = 3


@cache
def _bare() -> re.Pattern[str]:
    # "国家级高新区", "高新区企业协会" are something else.
    kinds = any_of([*listed("zones", "named"), *listed("zones", "bare")])
    return re.compile(
        rf"(?:(?<![{HAN}])|(?<=[在对由到与和从]))(?P<kind>{kinds})(?!内外|[{HAN}]{{0,6}}(?:委员会|协会|管委会))"
    )


def find_bare(text: str) -> list[tuple[int, int]]:
    """Return where zones stand that are named by their kind alone.

    >>> t = "去年，高新区新增企业8家，国家级高新区12家"
    >>> [t[a:b] for a, b in find_bare(t)]
    ['高新区']
    """
    return [m.span("kind") for m in _bare().finditer(text)]


def name_bare(page: Page) -> None:
    """Give the zones that are named by their kind alone the key of the one that the text names in full.

    Where it names none of that kind but speaks of it often, or in its title, the zone is the text's own.
    """
    places: dict[str, list[int]] = {}
    for sentence in page.said:
        for a, b in find_bare(page.text(sentence)):
            places.setdefault(page.plain[sentence.start + a : sentence.start + b], []).append(
                sentence.start + a
            )
    for name, at in places.items():
        keys = {key for zone, key in page.zones.items() if zone.endswith(name)}
        # "园区" may be a "产业园", "高新区" a "高新技术产业开发区".
        keys = keys or {key for zone, key in page.zones.items() if _same_kind(zone, name)}
        titled = at[0] < page.said[0].end
        if len(keys) == 1:
            page.bare[name] = next(iter(keys))
        elif not keys and (len(at) >= _OFTEN or (titled and len(at) > 1)):
            page.bare[name] = page.add("Zone", Span(at[0], at[0] + len(name)), scoped=True)


def _same_kind(zone: str, name: str) -> bool:
    kind = place_type_of("Zone", name)
    return kind != "zone-other" and place_type_of("Zone", zone) == kind
