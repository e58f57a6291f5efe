"""Fields of the record that stands at the head of a Chinese paper: who put it out, and when it was made."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.issuing import Issue, bodies_in
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.claims.values.dates import iso_date

_PARTS = r"(?=[。；;|\s]|$)"


@cache
def _fields() -> re.Pattern[str]:
    """Return the pattern of a field: "发文机关：云水市人民政府；", "成文日期：2031年2月2日"."""
    bodies, days = any_of(listed("bodies", "issuer_fields")), any_of(listed("bodies", "fields"))
    return re.compile(
        rf"(?:^|[。；;|\s【\[]){bodies}[】\]]?\s*[：:]\s*(?P<who>[{HAN}]{{2,30}}(?:[、 ][{HAN}]{{2,30}}){{0,6}}?){_PARTS}"
        rf"|(?:^|[。；;|\s【\[]){days}(?:时间|日期)[】\]]?\s*[：:]\s*(?P<day>(?P<y>(?:19|20)\d\d)\s*[年.\-/]\s*(?P<m>\d{{1,2}})\s*[月.\-/]\s*(?P<d>\d{{1,2}})\s*日?){_PARTS}"
    )


@cache
def _names() -> frozenset[str]:
    days = (f"{what}{when}" for what in listed("bodies", "fields") for when in ("时间", "日期"))
    return frozenset((*listed("bodies", "issuer_fields"), *days))


def is_field(name: str) -> bool:
    """Return whether words are the name of such a field.

    >>> is_field("发文机关"), is_field("发布日期")
    (True, False)
    """
    return name in _names()


def find_record(text: str) -> Iterator[Issue]:
    """Yield what the fields of a line tell: the bodies of one, the day (ISO) of another.

    >>> t = "发布机构：经济发展局；文号：云新规〔2031〕4号；生成日期：2031年7月31日。"
    >>> [([t[a:b] for a, b in i.bodies], i.day) for i in find_record(t)]
    [(['经济发展局'], ''), ([], '2031-07-31')]
    >>> list(find_record("发布日期：2031-07-31")), list(find_record("本市发文机关：要按规定办理公文"))
    ([], [])
    """
    for match in _fields().finditer(text):
        if match["day"]:
            day = iso_date(int(match["y"]), int(match["m"]), int(match["d"]))
            yield Issue((), day, match.span("day"))
        elif bodies := bodies_in(text, *match.span("who")):
            yield Issue(bodies)
