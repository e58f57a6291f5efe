"""Of which zone or area a Chinese figure is: who opens the sentence or its clause, not who stands in a list or a name."""

from collections.abc import Sequence

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN

Thing = tuple[int, int, str]
_STOPS = "，；：。"
# "美国雅保公司", "兰州新区碳材料项目": the name goes on and is that of something else.
_NAME_ON = re.compile(
    rf"(?:(?!的|新增|引进|签约|完成|落户|入驻|拥有|成立|实现|共有|现有|有)[{HAN}A-Za-z]){{0,16}}?(?:有限公司|公司|集团|商会|协会|大学|学院|银行|工厂|[新片园]区|开发区|试验区|示范区|合作区|保税区|产业园|保税港)"
)
# "在青石区举行", "距云水港20公里": where something is, and from where it is measured
_GOVERNED = re.compile(
    r"(?:(?<![存现所])在|位于|地处|距离?|来自|邻近|毗邻|前往|访问|赴|对接|面向|辐射|服务|连接|通往|经由|比|较|同|与|和|向|从|由|到|至|占)(?:了)?$"
)
# "范围涉及A、B": what takes them in is told of.
_TAKES_IN = re.compile(r"(?:包括|涉及|涵盖|覆盖|包含|下辖|管辖|由)[^，；。]*$")
_LEAD = re.compile(
    r"(?:[\s“”（）()]|截至|截止|目前|其中|今年|去年|当前|此外|同时|而|到|至|自|从|仅|全年|上半年|下半年|一季度|(?:20\d\d年?(?:底|末|初)?)|\d{1,2}月(?:底|份)?|以来|前三季度)*"
)


def owner_of(text: str, at: int, things: Sequence[Thing]) -> str:
    """Return the key of the thing that a figure is of, or nothing if the sentence names none that could be.

    Args:
        text: the sentence.
        at: where the figure begins.
        things: the zones and areas that the sentence names, in order: begin, end, key.

    >>> t = "云水新区引进8个项目，在青石市投资5亿元"
    >>> owner_of(t, t.index("5亿"), [(0, 4, "zone"), (t.index("青"), t.index("投"), "city")])
    'zone'
    >>> t = "示范区包括青石、白沙等7个区"
    >>> owner_of(t, 11, [(5, 7, "a"), (8, 10, "b")])
    ''
    """
    fit = [thing for thing in things if thing[1] <= at and _may_own(text, thing, things)]
    clause = max(text.rfind(stop, 0, at) for stop in _STOPS)
    own = [key for start, _, key in fit if start > clause]
    opening = [key for start, _, key in fit if _opens(text, start)]
    return (own or opening or [key for _, _, key in fit[:1]] or [""])[-1]


def _may_own(text: str, thing: Thing, things: Sequence[Thing]) -> bool:
    start, end, _ = thing
    # "天津滨海新区": the larger area only opens the name of the smaller one.
    if any(a in (end, end + 1) or (a == start and b > end) for a, b, _ in things if (a, b) != (start, end)):
        return False
    listed = text[end : end + 1] in ("、", "等") or (start > 0 and text[start - 1] == "、")
    taken = _TAKES_IN.search(text, 0, start) is not None
    return not (
        listed or taken or _NAME_ON.match(text, end) or _GOVERNED.search(text, max(0, start - 4), start)
    )


def _opens(text: str, start: int) -> bool:
    """Return whether a name opens the sentence or a clause, behind words of time."""
    clause = max((text.rfind(stop, 0, start) for stop in _STOPS), default=-1) + 1
    return _LEAD.fullmatch(text, clause, start) is not None


__all__ = ["owner_of"]
