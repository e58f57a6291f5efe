"""Find the replies by which a superior body approves: "Reply of the Harbour Council on Approving the Quay Zone"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP, SMALL
from kg.model import Mention

_KIND = r"(?:Official\s+|Formal\s+|Approval\s+)?(?:Reply|Replies|Approval|Instructions?|Memorandum|Joint\s+Statement|Joint\s+Letter)"
_BODY = rf"(?:the\s+)?{CAP}(?:,?\s+(?:(?:and|of|for|&)\s+)?(?:the\s+)?{CAP}){{0,9}}?"
_REPLY = re.compile(
    rf"(?<![\w'’-]){_KIND}\s+(?:of|by|from)\s+{_BODY}\s+(?:on|concerning|regarding|to)(?:\s+{SMALL}){{0,2}}\s+{CAP}"
    rf"(?:(?:\s+{SMALL}){{0,3}}\s+(?:[A-Z][\w&]*(?:[-–’'][\w&]+)*|(?:19|20)\d\d)){{0,16}}(?![\w-])"
)
# "Reply on Approving the Quay Zone"
_QUOTED = re.compile(
    rf"[“\"](?P<name>{_KIND}\s+(?:on|concerning|regarding)\s+[A-Z][^“”\"\n]{{5,160}}?)[,.]?[”\"](?!\w)"
)
_PUBLIC = re.compile(
    r"\b(?:Council|Government|Ministry|Commission|Committee|Office|Bureau|Department|Administration|Authority|Cabinet|Agency|Board)\b"
)

_CUE = cued(r"\b(?:Repl(?:y|ies)|Approval|Instructions?|Memorandum|Joint\s+(?:Statement|Letter))\s")


@only_where(_CUE)
def find_replies(text: str) -> Iterator[Mention]:
    """Yield titles of replies of public bodies.

    >>> [m.name for m in find_replies("The Reply of the Harbour Council on the Quay Master Plan was sent.")]
    ['Reply of the Harbour Council on the Quay Master Plan']
    >>> [m.name for m in find_replies("The “Reply on Approving the Quay Zone,” issued in May, was short.")]
    ['Reply on Approving the Quay Zone']
    >>> list(find_replies("The Reply of Mr Alvor on the Quay Master Plan was short."))
    []
    """
    for match in _QUOTED.finditer(text):
        yield Mention(*match.span("name"), "PolicyDocument", match["name"], "quoted")
    for match in _REPLY.finditer(text) if _CUE.search(text) else ():
        if _PUBLIC.search(match[0]):
            yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "capitalised")
