"""Papers as notes cite them: 'Communication from the Board to the Assembly: Clean Quays for All, COM(2021) 118 final'."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.model import Mention

_CODE = r"(?:COM|SWD|SEC|JOIN)\s?(?:\((?:19|20)\d\d\)\s?|/(?:19|20)\d\d/)\d{1,4}"
_CUE = cued(r"\b(?:COM|SWD|SEC|JOIN)\s?[(/](?:19|20)\d\d")
_UP_TO_CODE = rf"(?P<name>[A-Z][^;“”\"]{{8,220}}?)(?=[”’\"']?,?\s+(?:[Aa]ccompanying\s|\(?{_CODE}))"
_PAPER = re.compile(
    rf"\b(?:Staff\s+)?Working\s+(?:Document|Paper)[,:]?\s+[“‘\"']?(?!Accompanying\b){_UP_TO_CODE}"
    rf"|\b(?:Communication|Report|Recommendation|White\s+Paper|Green\s+Paper)\s+(?:from|of|by)\s+the\s+[^:;]{{5,330}}:\s*[“‘\"']?{_UP_TO_CODE.replace('<name>', '<told>')}"
)
# The number of a note before what it cites: "7 Communication from the Board".
NOTE = re.compile(
    r"\d{1,3}\s+(?=(?:Joint\s+)?(?:Communication|Regulation|Directive|Decision|Recommendation|Report|Opinion|Resolution|Proposal|Council|Commission|Law|Act|Decree)\b)"
)


@only_where(_CUE)
def find_cited(text: str) -> Iterator[Mention]:
    """Yield the titles of papers that a citation sets between their kind and their code.

    >>> t = "Communication from the Board to the Assembly: Clean Quays for All, COM(2021) 118 final, and Working Document Quays, SWD(2021) 9"
    >>> [m.name for m in find_cited(t)]
    ['Clean Quays for All']
    """
    for match in _PAPER.finditer(text) if _CUE.search(text) else ():
        group = "name" if match["name"] else "told"
        yield Mention(match.start(group), match.end(group), "PolicyDocument", match[group], "quoted")


def is_code_of(text: str, title: Mention, code: Mention) -> bool:
    """Return whether a code stands right behind a title as its number: "Clean Quays Strategy, COM(2021) 118"."""
    return bool(
        re.match(_CODE, code.name) and re.fullmatch(r"[”’\"']?,?\s+\(?", text[title.end : code.start])
    )
