"""Official acts that are told by what they are about, in quotation marks: 'Law of Norvia "On Industrial Parks" No. 12'."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.acts.agreements import name_before_parties
from kg.claims.acts.colon_titles import name_before_colon
from kg.claims.acts.dated_numbers import names_without_day
from kg.claims.acts.law_numbers import names_by_letters
from kg.claims.patterns.cued import cued
from kg.claims.patterns.name_patterns import CAP
from kg.model import Mention

_KINDS = r"(?:Law|Decree|Resolution|Order|Code|Decision|Edict|Directive|Ordinance|Instruction|Regulation|Act|Ukase|Ukaz|Enactment|Proclamation|Circular)"
_ABOUT = r"(?:On|About|Concerning|Regarding)"
# The marks of a title may hold those of a name: “On the Free Zone “Harbour””.
_INSIDE = r"(?:[^“”\n]{5,200}?(?:“[^“”\n]{1,80}”[^“”\n]{0,120}?)*”|[^\"“”\n]{5,200}\"|[^«»\n]{5,200}»)"
_QUOTED = rf"(?:[“\"«](?=(?i:{_ABOUT})\s)(?P<title>{_INSIDE})|{_ABOUT.lower()}\s+[“\"«](?=[A-Z])(?P<matter>{_INSIDE}))"
_NUMBER = r"(?:No\.?|Number|Nr\.?|№)\s?[\w№Đđ][\w./-]{0,16}[\w]|(?:No\.?|№)\s?\d"
_OWNER = rf"of\s+(?:the\s+)?(?:{CAP}\s+(?:of\s+(?:the\s+)?|and\s+)?){{1,7}}"
_ACT = cued(
    rf"(?<![\w-])(?:(?:{CAP}\s+){{0,2}}?)(?P<kind>{_KINDS}|law|decree|resolution|edict|ordinance)\s+(?:{_OWNER}(?:\([A-Z]{{2,6}}\)\s+)?)?(?:(?:{_NUMBER}),?\s+)?{_QUOTED}(?:,?\s+(?:\()?(?P<number>{_NUMBER}))?"
)
_WITHIN = re.compile(
    rf"[“\"«](?P<title>(?:(?i:{_ABOUT})\s|(?<=\son\s[“\"«])|(?<=\sabout\s[“\"«])).+)[”\"»](?:,?\s+\(?(?P<number>{_NUMBER}))?$",
    re.S,
)


def find_quoted_acts(text: str) -> Iterator[Mention]:
    """Yield the acts named by their kind and what they are about, with a number behind it.

    >>> [m.name for m in find_quoted_acts('The Law of Norvia "On Free Zones" No. 12 holds.')]
    ['Law of Norvia "On Free Zones" No. 12']
    >>> [m.name for m in find_quoted_acts('The Law of Norvia on “Free Zones in Norvia” holds.')]
    ['Law of Norvia on “Free Zones in Norvia”']
    >>> [m.name for m in find_quoted_acts('She wrote the book "On Free Will" in May.')]
    []
    """
    for match in _ACT.finditer(text) if _MARKED.search(text) else ():
        yield Mention(match.start(), match.end(), "PolicyDocument", match[0], "quoted")


_MARKED = cued(rf"[“\"«](?i:{_ABOUT})\s|\s{_ABOUT.lower()}\s+[“\"«][A-Z]")


def names_of_act(name: str) -> tuple[str, ...]:
    """Return the other names of an act that is told by its matter: the matter alone, and its kind with the number.

    >>> names_of_act('Law of Norvia "On Free Zones" No. 12')
    ('On Free Zones', 'Law No. 12')
    >>> names_of_act('Law of Norvia on “Free Zones in Norvia”')
    ('Free Zones in Norvia',)
    >>> names_of_act("Free Zones Law")
    ()
    """
    match = _WITHIN.search(name)
    kind = re.search(rf"\b(?i:{_KINDS})\b", name[: match.start()]) if match else None
    if match is None or kind is None:
        return (
            *names_without_day(name),
            *name_before_colon(name),
            *names_by_letters(name),
            *name_before_parties(name),
        )
    numbered = (f"{kind[0]} {match['number']}",) if match["number"] else ()
    return (match["title"], *numbered, *names_without_day(name))
