"""Titles of notices, replies and decisions at the head of a text: papers that send out, approve or change another."""

from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.issuing import issuers_of_title
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.claims.chinese.titles import Title

# "云水市人民政府关于印发《新港规划》的通知": who, what it does, of which kind it is
_FORM = re.compile(
    rf"\s*(?P<name>(?P<who>[{HAN}\d、 ]{{2,50}}?)(?:关于|印发|转发|批转)[^\n。，；？！]{{4,90}}?的(?P<kind>[{HAN}]{{1,3}}))\s*"
)


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(any_of(listed("policies", "covering")))


def covering_title(line: str) -> Title | None:
    """Return the notice, reply or decision of a body whose title a line is; None if it is the title of something else.

    >>> covering_title("云水市人民政府关于印发新港发展规划的通知").name
    '云水市人民政府关于印发新港发展规划的通知'
    >>> covering_title("云水市人民政府关于新港工作的报道") is None
    True
    """
    found = _FORM.fullmatch(line)
    if not found or not _kinds().fullmatch(found["kind"]) or not issuers_of_title(found["name"]):
        return None
    return Title(*found.span("name"), found["name"])
