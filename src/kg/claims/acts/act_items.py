"""Acts that fill an item of a list or a line: "- Law No. 5 of 2031 on the use of quays in free zones"."""

from kg import lazy_re as re
from kg.claims.patterns.months import MONTH

_LED = re.compile(r"[\W\d]*")
# "MOTI Regulation No. 5": letters before the kind.
_MAKER = re.compile(r"(?P<led>[\W\d]*)(?!The\s|This\s|A\s|An\s|In\s|New\s|Under\s)[A-Z][\w.&-]{1,9}\s")
_ABOUT = re.compile(
    r",?\s+(?:[Oo]n|[Cc]oncerning|[Rr]egarding|[Aa]bout|[Rr]elating\s+to|[Gg]overning|[Ii]mplementing|[Aa]mending|[Aa]pproving|[Pp]romulgating)\s+(?=[A-Za-z“\"])"
)
_ON_A_DAY = re.compile(rf",?\s+[Oo]n\s+(?:the\s+)?(?:\d|{MONTH}|[A-Z][a-z]+day\b)")
# What has a verb, a second act or a stop is more than a title.
_MORE = re.compile(
    rf"{MONTH}\s+\d|\d\s+{MONTH}|\b(?:Gazette|Journal|Bulletin|Sec|Art|Chapter|Cap)\b"
    r"|[.:;?!()|]|\b(?i:is|are|was|were|be|been|has|have|had|shall|will|may|must|can|could|should|would|does|do|did|no|number|which|that|who|entered|enters?|came|comes?|took|takes?|"
    r"provides?|provided|sets?|allows?|allowed|requires?|required|establishes|defines?|defined|applies|applied|gives?|gave|holds?|names?|says?|said|states?(?=\s(?:that|how))|regulates|governs|"
    r"stipulates|introduces?|introduced|creates?|created|repeals?|repealed|replaces?|replaced|amends|amended|adopted|approved|issued|signed|passed|enacted|published|dated|remains?|makes?|made|"
    r"offers?|covers?|aims?|seeks?|lays?|laid|grants?(?=\s(?:the|a|an|tax|to)\b)|exempts?|exempted|guarantees?|ensures?|protects?|encourages?|promotes?|expired|ended|began|begins?)\b"
)
_WORDS = 32


def whole_item(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the title of a numbered act begins and ends that opens an item and goes on to its end, or None.

    >>> t = "- MOTI Law No. 5 of 2031 on the use of quays in free zones;"
    >>> t[slice(*whole_item(t, 7, 24))]
    'MOTI Law No. 5 of 2031 on the use of quays in free zones'
    >>> whole_item("Law No. 5 of 2031 on quays entered into force", 0, 17) is None
    True
    """
    about = _ABOUT.match(text, end)
    tail = text.rstrip(" ;,\n\t")
    maker = _MAKER.fullmatch(text, 0, start)
    if about is None or _ON_A_DAY.match(text, end) or not (maker or _LED.fullmatch(text, 0, start)):
        return None
    matter = tail[about.end() :]
    if tail.endswith(".") or not matter or len(matter.split()) > _WORDS or _MORE.search(matter):
        return None
    return maker.end("led") if maker else start, len(tail)
