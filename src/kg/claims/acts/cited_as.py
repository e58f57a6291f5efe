"""How a law says it may be cited: "These rules may be cited as the Ports (Fees) Rules, 2020 (No. 1)"."""

from collections.abc import Iterable, Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.model import Mention

ACTS = r"(?:Act|Law|Regulations?|Order|Rules|Notice|By-?laws|Ordinance|Proclamation|Code|Instrument|Scheme|Decree|Bill|Determination)"
_CITED = cued(
    rf"\b(?:[Tt]his|[Tt]hese|THIS|THESE)\s+(?i:{ACTS})\s+(?:may|shall)\s+be\s+(?:(?:known\s+and\s+may\s+be\s+)?cited\s+(?:for\s+all\s+purposes\s+)?as|called|known\s+as)\s+(?:[Tt]he\s+)?[“\"‘]?"
    r"(?P<name>(?:[A-Z\d]|(?<=[“\"‘])[a-z](?=[^”\"]{4,120}\b(?:act|law|code|ordinance)[”\"]))(?:[^.;:”\"\n]|(?<=No)\.|\n(?=\S)){5,200}?)[”\"’]?(?<!\bNo)(?=\.?\)?\s*$|[.;:”\"]|,?\s+(?:and|which|but)\s+(?:shall|comes?|came|is|are|will|the|it|they)\b)"
)


@only_where(_CITED)
def find_cited_as(text: str) -> Iterator[Mention]:
    """Yield the names by which laws say that they may be cited.

    >>> [m.name for m in find_cited_as("1. These rules may be cited as the Ports (Fees) Rules, 2020 (No. 1).")]
    ['Ports (Fees) Rules, 2020 (No. 1)']
    >>> [m.name for m in find_cited_as('This act shall be known as the "clean quays progress act".')]
    ['clean quays progress act']
    >>> list(find_cited_as("This order may be called a mistake."))
    []
    """
    for match in _CITED.finditer(text):
        name = match["name"].rstrip(" ,")
        yield Mention(match.start("name"), match.start("name") + len(name), "PolicyDocument", name, "quoted")


def own_name(text: str, found: Iterable[Mention]) -> str:
    """Return the key of the policy that a sentence says to be the name of its own text, or nothing.

    >>> text = "This act may be cited as the Ports Act."
    >>> own_name(text, [Mention(29, 38, "PolicyDocument", "policy-ports-act", "quoted")])
    'policy-ports-act'
    """
    match = next(iter(_CITED.finditer(text)), None)
    at = match.start("name") if match and _AT_HEAD.fullmatch(text, 0, match.start()) else -1
    return next((m.name for m in found if m.start == at and m.kind == "PolicyDocument"), "")


# "Section 1. Short title.": what may stand before the words by which a law names itself; one that is quoted has others.
_AT_HEAD = re.compile(
    r"\W*(?:(?:Section|Article|Rule|Regulation|Clause|Paragraph)\s+)?(?:\d+[\w.]*\W+)*(?:(?:[Ss]hort\s+)?[Tt]itle\b[^.“\"]{0,40}|[Cc]itation\b[^.“\"]{0,40}|[Nn]ame\b)?\W*"
)
