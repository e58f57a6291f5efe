"""Of which zone or area a Chinese figure is: who opens the sentence or its clause, not who stands in a list or a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, listed

Thing = tuple[int, int, str]
_STOPS = "，；：。"
_NEAR = 4  # signs of a word that governs a name
_LEAD = re.compile(
    r"(?:[\s“”（）()]|截至|截止|目前|其中|今年|去年|当前|此外|同时|而|到|至|自|从|在|仅|全年|上半年|下半年|一季度|前三季度|以来|(?:20\d\d年?(?:底|末|初)?)|\d{1,2}月(?:底|份)?)*"
)


@dataclass(frozen=True, slots=True)
class Owners:
    """The zones and areas that a sentence names: those of which its figures may be, and whether it names others.

    Attributes:
        fit: those that may own a figure, in order: begin, end, key.
        others: whether the sentence opens with something else that bears the name of one, "云水钢铁公司", so that its
            figures are not of what the text is about.
    """

    fit: tuple[Thing, ...]
    others: bool


@cache
def _name_on() -> re.Pattern[str]:
    """Return a pattern of how a name goes on that is that of something else: "云水钢铁公司", "云水青石新区"."""
    common = any_of([*listed("owners", "common"), *listed("owners", "takes_in")])
    ends = any_of(listed("owners", "ends"))
    return re.compile(rf"(?:(?!{common})[{HAN}A-Za-z]){{0,8}}?{ends}")


@cache
def _governed() -> re.Pattern[str]:
    """Return a pattern of words behind which a name only says where something is, or from where it is measured."""
    return re.compile(rf"{any_of(listed('owners', 'governs'))}(?<!现在)(?<!存在)(?<!所在)(?:了)?$")


@cache
def _takes_in() -> re.Pattern[str]:
    """Return a pattern of what takes in the names behind it: "范围涉及A、B"."""
    return re.compile(rf"{any_of(listed('owners', 'takes_in'))}[^，；。]*$")


def owners_of(text: str, things: Sequence[Thing]) -> Owners:
    """Return the things of a sentence that its figures may be of; ``things`` are all that it names, in order.

    >>> t = "示范区包括青石、白沙等7个区"
    >>> owners_of(t, [(5, 7, "a"), (8, 10, "b")])
    Owners(fit=(), others=False)
    >>> owners_of("云水钢铁公司投资5亿元", [(0, 2, "a")])
    Owners(fit=(), others=True)
    """
    longest: dict[int, int] = {}
    for start, end, _ in things:
        longest[start] = max(end, longest.get(start, 0))
    fit = tuple(thing for thing in things if _may_own(text, thing, longest))
    others = not fit and any(_opens(text, start) and _name_on().match(text, end) for start, end, _ in things)
    return Owners(fit, others)


def owner_of(text: str, at: int, owners: Owners) -> str:
    """Return the key of the thing that a figure is of, which begins at an offset; nothing if none that fits is named.

    >>> t = "云水新区引进8个项目，在青石市投资5亿元"
    >>> things = [(0, 4, "zone"), (t.index("青"), t.index("投"), "city")]
    >>> owner_of(t, t.index("5亿"), owners_of(t, things))
    'zone'
    """
    fit = [thing for thing in owners.fit if thing[1] <= at]
    clause = max(text.rfind(stop, 0, at) for stop in _STOPS)
    own = [key for start, _, key in fit if start > clause]
    opening = [key for start, _, key in fit if _opens(text, start)]
    return (own or opening or [key for _, _, key in fit[:1]] or [""])[-1]


def _may_own(text: str, thing: Thing, longest: dict[int, int]) -> bool:
    start, end, _ = thing
    # "天津滨海新区": the larger area only opens the name of the smaller one.
    if longest[start] > end or end in longest or (text[end : end + 1] in ("·", " ") and end + 1 in longest):
        return False
    listed_ = text[end : end + 1] in ("、", "等") or (start > 0 and text[start - 1] == "、")
    stop = max(text.rfind(sign, 0, start) for sign in _STOPS) + 1
    if listed_ or _takes_in().search(text, stop, start) or _name_on().match(text, end):
        return False
    # "在云水市，港口有30个": what opens its clause alone is what is told of.
    alone = text[end : end + 1] in ("，", "境") and _opens(text, start)
    return alone or _governed().search(text, max(stop, start - _NEAR), start) is None


def _opens(text: str, start: int) -> bool:
    """Return whether a name opens the sentence or a clause, behind words of time and place."""
    clause = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    return _LEAD.fullmatch(text, clause, start) is not None


__all__ = ["Owners", "owner_of", "owners_of"]
