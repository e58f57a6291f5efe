"""For which zone or area a Chinese policy is: the zone in its title, or else the area that opens it or is supported."""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from kg import lazy_re as re
from kg.claims.chinese.known import Area
from kg.claims.chinese.lists import any_of, listed
from kg.claims.chinese.page import Page, span
from kg.claims.chinese.script import as_listed, is_chinese
from kg.claims.gathering.registry import Thing
from kg.model import Key, Sentence, Span

# The rules of the same reading of English titles.
ZONE, AREA = "title-zone", "title-area"


@cache
def _behind() -> re.Pattern[str]:
    """Return a pattern of words behind which a title names whom it is for: "关于支持…的意见"."""
    return re.compile(rf"关于(?:进一步)?{any_of(listed('policies', 'for_whom'))}?$")


def area_of_title(title: str, areas: tuple[Area, ...]) -> Area | None:
    """Return the area that a title is for: the last of those that open it, or the one that is supported.

    What is agreed on at a place only bears its name.

    >>> t = "云水省青石市港口条例"
    >>> area_of_title(t, (Area(0, 3, ("a",)), Area(3, 6, ("b",))))
    Area(start=3, end=6, ids=('b',))
    >>> t = "国务院关于支持云水省建设港口的意见"
    >>> area_of_title(t, (Area(7, 10, ("a",)),)).start
    7
    >>> area_of_title("青石宣言", (Area(0, 2, ("b",)),)), area_of_title("云水省和青石市港口办法", (Area(0, 3, ("a",)), Area(4, 7, ("b",))))
    (None, None)
    """
    if title.endswith(listed("policies", "agreed")):
        return None
    opening = [a for _, a in takewhile(lambda pair: _joins(areas, *pair), enumerate(areas))]
    served = [a for a in areas if _behind().search(title, 0, a.start)]
    others = {a.ids for a in areas if a not in opening} - {a.ids for a in opening}
    if served:
        return served[0] if others <= {served[0].ids} else None
    return opening[-1] if opening and not others and opening[-1].end < len(title) else None


def _joins(areas: tuple[Area, ...], n: int, area: Area) -> bool:
    return area.start == (areas[n - 1].end if n else 0)


def scope_policies(page: Page) -> None:
    """Draw for which zones or area the policies with a Chinese title are."""
    for policy in page.registry.of("policy"):
        title = as_listed(policy.label)
        if policy.scoped or not policy.mentions or not is_chinese(title):
            continue
        for sentence, at in _where(page, policy, title):
            zones = _zones_in(page, title)
            for key in zones:
                page.say(policy.key, "kg:appliesTo", Key(key), span(sentence), ZONE)
            area = None if zones else area_of_title(title, page.known.find(title))
            if area:
                said = Area(at + area.start, at + area.end, area.ids)
                page.say(policy.key, "kg:appliesTo", Key(page.area(sentence, said)), span(sentence), AREA)


def _where(page: Page, policy: Thing, title: str) -> Iterator[tuple[Sentence, int]]:
    """Yield the first sentence that writes a title out, and where in it the title begins."""
    for sentence in page.said:
        at = page.text(sentence).find(title)
        if at >= 0 and any(_holds(sentence, mention) for mention in policy.mentions):
            yield sentence, at
            return


def _holds(sentence: Sentence, mention: Span) -> bool:
    return sentence.start <= mention.start and mention.end <= sentence.end


def _zones_in(page: Page, title: str) -> list[str]:
    """Return the keys of the zones that a title names, but for names inside longer ones."""
    names = [z for z in page.zones if z in title]
    whole = [z for z in names if not any(z != other and z in other for other in names)]
    return list(dict.fromkeys(page.zones[z] for z in sorted(whole, key=title.index)))


__all__ = ["area_of_title", "scope_policies"]
