"""Policies of one document that bear the same number or period: "Law No. 5 of 2031 on Quays" and "Law No. 5 of 2031" are one."""

from kg import lazy_re as re
from kg.claims.acts.law_numbers import number_of, year_of_number
from kg.claims.gathering.registry import Registry, Thing, fold

_EU = re.compile(r"^(?:council|commission) (?=\w+ (?:ec|eu|eec) )")
_WORD = re.compile(r"\bnumber (?=\d)")
# What stands between a number and what the act is about.
_ABOUT = re.compile(
    r",?\s+(?:on|concerning|regarding|establishing|relating)\b|,?\s+[A-Z][a-z]+ing\s|\s*[“\"«]", re.I
)


def join_same_numbers(registry: Registry) -> None:
    """Let the acts that one number with its year names be one act, by the fullest of the names.

    What an act is about may stand before its number, too, if one alone has such a name: "Quay Zone Proclamation No. 5/2031".
    """
    groups: dict[str, list[Thing]] = {}
    about: dict[str, list[Thing]] = {}
    for thing in registry.of("policy"):
        if number := _number(thing.label):
            groups.setdefault(number, []).append(thing)
        elif number := _number(_BEFORE_KIND.sub("", thing.label)):
            about.setdefault(number, []).append(thing)
    for number, told in about.items():
        if len(told) == 1 and number in groups:
            groups[number] += told
    for same in groups.values():
        full = max(same, key=lambda t: (_MAKER.match(t.label) is None, len(t.label)))
        for other in same:
            if other is not full:
                registry.join(other.key, full.key)


# "Quay Zone Proclamation No. 5/2031": what it is about.
_BEFORE_KIND = re.compile(
    r"^(?:[A-Z][\w’'-]*\s+(?:(?:and|of|&)\s+)?){1,8}?(?=(?:Proclamation|Decree|Law|Act|Regulation|Ordinance|Order|Resolution|Directive|Decision)\s+(?:No|Number|N[°º]))"
)
# "Prime Minister's Decision No. 5/2031": who made it.
_MAKER = re.compile(
    r"(?:(?:Prime|Deputy|Vice)\s+)*(?:Ministers?|Presidents?|Governments?|Governors?|Cabinets?|Councils?)(?:['’]s?)?\s+"
)


_SHORT_PERIOD = re.compile(r"(?P<first>(?P<century>20)\d\d)\s*[-–]\s*(?P<last>\d\d)(?!\d)")


def join_same_periods(registry: Registry) -> None:
    """Let the Quay Policy 2031-36 and the Quay Policy 2031-2036 be one; the name with all its figures stays."""
    groups: dict[str, list[Thing]] = {}
    for thing in registry.of("policy"):
        if "20" in thing.label:
            whole = _SHORT_PERIOD.sub(r"\g<first>-\g<century>\g<last>", thing.label)
            groups.setdefault(fold(whole.replace("–", "-")), []).append(thing)
    for same in groups.values():
        full = max(same, key=lambda t: (len(t.label), t.key))
        for other in same:
            if other is not full:
                registry.join(other.key, full.key)


# Kinds of acts that also go by their letters, with numbers that run on from year to year.
_LETTERS = re.compile(
    r"(?P<ra>R\.?\s?A\.?|Republic\s+Act)|(?P<eo>E\.?\s?O\.?|Executive\s+Order)|(?P<pd>P\.?\s?D\.?|Presidential\s+Decree)|(?P<ao>A\.?\s?O\.?|Administrative\s+Order)|(?P<mc>M\.?\s?C\.?|Memorandum\s+Circular)",
    re.I,
)
_LETTERED = re.compile(rf"(?:{_LETTERS.pattern})\s*(?:No\.?|Number)?\s*(?P<number>\d{{2,5}})(?!\d)", re.I)


def _number(label: str) -> str:
    """Return the folded kind and number of an act whose number tells its year or runs on, or "".

    >>> _number("Council Regulation (EC) No 5/2006"), _number("Law No. 5"), _number("Law Number 9 of 2031 on Quays")
    ('regulation ec 5 2006', '', 'law 9 of 2031')
    >>> _number("R.A. 7916"), _number("REPUBLIC ACT NO. 7916")
    ('ra 7916', 'ra 7916')
    """
    lettered = _LETTERED.match(label)
    if lettered and (lettered.end() == len(label) or _ABOUT.match(label, lettered.end())):
        kind = next(k for k in ("ra", "eo", "pd", "ao", "mc") if lettered[k])
        return f"{kind} {lettered['number']}"
    found = number_of(label)
    if found is None or not (year_of_number(label) or year_of_number(found[0])):
        return ""
    if found.start() and not _MAKER.fullmatch(label, 0, found.start()):
        return ""
    rest = label[found.end() :]
    if rest and not _ABOUT.match(rest):
        return ""
    return _WORD.sub("", _EU.sub("", fold(found[0])))
