"""Zones whose kind stands once, behind a list of their names: "东湾、西山、北江等城市群"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, listed


@dataclass(frozen=True, slots=True)
class Listed:
    """A zone of such a list: where its name stands, the word for its kind, and where that stands."""

    start: int
    end: int
    kind: str
    at: int


@cache
def _list() -> re.Pattern[str]:
    """Return a pattern of a list of names with the word for their kind behind it; verbs may open it."""
    member = rf"[{HAN}—–－-]{{2,8}}"
    count = r"[二三四五六七八九十\d]{1,2}[个大]"
    return re.compile(
        rf"(?P<first>[{HAN}—–－-]{{2,14}})(?P<more>(?:、{member}){{1,24}}(?:[和与及]{member})?)(?:等(?:{count})?|{count})(?:世界级|国家级|重点|主要)?(?P<kind>{any_of(listed('zones', 'row'))})(?=建设|发展|协同|一体化|[，。；、：）]|和|与|及|的|$)"
    )


@cache
def _before() -> re.Pattern[str]:
    leads, verbs = any_of(listed("steps", "leads")), any_of(listed("steps", "verbs"))
    return re.compile(rf"(?:{leads}|{verbs}|{any_of(listed('areas', 'leads'))}|[了以在])*")


@cache
def _common() -> re.Pattern[str]:
    # "科技创新、产业发展等都市圈建设": what is done there
    # "呼和浩特" is one name.
    never = {*listed("zones", "never")} - {"和"}
    never |= {*listed("industries", "no_trade"), *listed("zones", "no_member")}
    # "中部" is a quarter of a country, "山西中部" a zone.
    return re.compile(
        rf"{any_of(sorted(never))}|(?<![{HAN}])(?:[东西南中北]部|东北|西北|西南|东南|沿海|沿边)(?![{HAN}])"
    )


_NAME = re.compile(rf"(?<=[、和与及])[{HAN}—–－-]{{2,}}?(?=、|[和与及][{HAN}]{{2,}}$|$)")
_SHORTEST = 2


def find_listed_zones(text: str) -> Iterator[Listed]:
    """Yield the zones of lists whose kind stands once, in order.

    >>> t = "优化提升东湾、西山和北江等城市群，建设港口、机场等设施"
    >>> [t[z.start : z.end] for z in find_listed_zones(t)]
    ['东湾', '西山', '北江']
    >>> t = "培育东湾、呼和浩特和北江等城市群"
    >>> [t[z.start : z.end] for z in find_listed_zones(t)]
    ['东湾', '呼和浩特', '北江']
    >>> list(find_listed_zones("推动科技创新、产业发展等都市圈建设"))
    []
    """
    for match in _list().finditer(text):
        lead = _before().match(text, *match.span("first"))
        first = lead.end() if lead else match.start("first")
        names = [(first, match.end("first")), *(m.span() for m in _NAME.finditer(text, *match.span("more")))]
        names = [(a, b) for a, b in names if b - a >= _SHORTEST]
        if any(_common().search(text, a, b) for a, b in names):
            continue
        for a, b in names:
            if not text.endswith(listed("zones", "row"), a, b):  # such a one is found by its own last word
                yield Listed(a, b, match["kind"], match.start("kind"))
