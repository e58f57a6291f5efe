"""Offices of one person that issue acts: "Decree No. 5 of the President of the Republic of Norvia"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.name_patterns import CAP
from kg.model import Mention

_ACTS = r"(?:[Dd]ecree|[Oo]rder|[Dd]ecision|[Rr]esolution|[Ee]dict|Ukase|Ukaz|[Dd]irective|[Ii]nstruction|[Oo]rdinance|[Pp]roclamation|[Dd]ecree-[Ll]aw|[Mm]emorandum)s?"
_OFFICE = r"(?:(?:Vice|Deputy|First|Acting)[ -])?(?:President|Prime\s+Minister|Premier|Governor|King|Emir|Amir|Sultan|Mayor|Chief\s+Minister|Cabinet\s+of\s+Ministers|Council\s+of\s+Ministers)"
_MINISTER = rf"(?:Minister|Secretary)\s+(?:of|for)\s+(?:the\s+)?(?!\d){CAP}(?:(?:,\s|\s|\s(?:and|&)\s)(?!\d){CAP}){{0,5}}"
# "of the Republic of Norvia", "of Norvia"
_LAND = rf"(?:\s+of\s+(?:the\s+)?(?!\d|{MONTH}\s+\d){CAP}(?:\s+of\s+(?:the\s+)?(?!\d){CAP}|\s+(?!\d){CAP}){{0,3}})?"
_HOLDER = cued(
    rf"\b{_ACTS}(?:,?\s+(?:(?:№|N[oO]?\.?|N[°º])\s?[\w/.-]{{1,16}}|\d{{1,5}}[/-][\w/.-]{{2,16}}))?(?:,?\s+(?:of|dated)\s+[\d.]{{6,10}}|,?\s+(?:of|dated)\s+(?:\d{{1,2}}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{{1,2}},)\s+\d{{4}})?"
    rf",?\s+(?:of|by|from|issued\s+by|signed\s+by)\s+(?:the\s+)?(?P<name>{_OFFICE}{_LAND})(?![\w-])"
    # "Order of the Minister of Ports"
    rf"|(?<!the\s)\b(?:Decree|Order|Decision|Resolution|Directive|Instruction|Ordinance|Proclamation|Circular)(?:\s+(?:№|N[oO]?\.?)\s?[\w/.-]{{1,16}})?(?:,?\s+(?:of|dated)\s+(?:\d{{1,2}}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{{1,2}},)\s+\d{{4}})?\s+(?:of|by)\s+the\s+"
    rf"(?P<minister>{_MINISTER})(?![\w-])"
)


# "The Prime Minister promulgates the Decision", "the Minister of Canals issued Order No. 3"
_ACTS_NOW = re.compile(
    rf"(?:^\W*|\b)[Tt]he\s+(?P<name>{_OFFICE}|{_MINISTER})"
    rf"(?:\s+of\s+(?:the\s+)?Government)?\s+(?:(?:has|had|hereby|then|also|later)\s+)*(?:issue[sd]|promulgate[sd]|decree[sd]|enact(?:s|ed))\s+(?:(?:the|a|an|this|his|her|its|new)\s+)*"
    rf"(?:[A-Z][a-z]+\s+)?{_ACTS}\b"
)
# "Deputy Prime Minister Jon Vale signed Decision 12/QD": the office, with who holds it
_SIGNS = re.compile(
    rf"(?:^\W*|(?<=[.;]\s)|(?<=[–—-]\s)|(?<=,\s))(?:[Tt]he\s+)?(?:[Ff]ormer\s+|[Tt]hen\s+)?(?P<name>{_OFFICE}(?:\s+[A-Z][\w’'.-]+){{1,5}}),?\s+(?:(?:(?:on|last)\s+)?(?:[A-Z][a-z]+day|‹D\d+›|yesterday|today)\s+)?"
    rf"(?:(?:has|had|also|recently|formally|just)\s+)*(?:signed|issued|promulgated|enacted)\s+(?:(?:the|a|an|his|her|its|new)\s+)*(?:[A-Z][a-z]+\s+)?{_ACTS}\b"
)


def find_holders(text: str) -> Iterator[Mention]:
    """Yield the offices whose acts a text names; elsewhere they are persons who speak or travel.

    >>> [m.name for m in find_holders("under Decree No. 187 of the President of the Republic of Norvia of 2011")]
    ['President of the Republic of Norvia']
    >>> [m.name for m in find_holders("The Minister of Canals issued Order No. 3, and the King issued a stamp.")]
    ['Minister of Canals']
    >>> [m.name for m in find_holders("Deputy Prime Minister Jon Vale signed Decision 12.")]
    ['Deputy Prime Minister Jon Vale']
    >>> list(find_holders("The President of Norvia likes the decree."))
    []
    """
    for match in _ACTS_NOW.finditer(text) if _BY_OFFICE.search(text) else ():
        yield Mention(match.start("name"), match.end("name"), "PublicBody", match["name"], "government")
    for match in _SIGNS.finditer(text) if _BY_SIGN.search(text) else ():
        yield Mention(match.start("name"), match.end("name"), "PublicBody", match["name"], "government")
    for match in _HOLDER.finditer(text) if " of " in text or " by " in text else ():
        part = "name" if match["name"] else "minister"
        yield Mention(match.start(part), match.end(part), "PublicBody", match[part], "government")


_BY_SIGN = cued(
    r"(?:President|Minister|Premier|Governor|King|Emir|Amir|Sultan|Mayor) [A-Z].*(?:signed|issued|promulgated|enacted)\s"
)
_BY_OFFICE = cued(r"[Tt]he [^.;]{4,80}(?:issu|promulgat|decree|enact)(?:e?s|e?d)\s")
_SHORT = r"(?!(?:CEO|CFO|GDP|FDI|GNP|AI|IT|ICT|SEZ|FTZ|EPZ|SOE|SOES|SME|SMES|NGO|NGOS|IPO|PPP|FTA|BRI|GBA|IBM|BBC|CNN|USD|RMB|VAT|TV|NOT|THE|AND|HAS)\b)[A-Z]{2,7}"
# "The MOC and NDRC jointly released", "the SDRC promulgated"
_ACTING = re.compile(
    rf"(?:^\W*|[;.,]\s|\b[Tt]he\s|\b[Bb]oth\s)(?P<first>{_SHORT})(?:(?P<more>(?:,\s(?:the\s)?{_SHORT}){{0,4}},?\s(?:and|&)\s(?:the\s)?)(?P<last>{_SHORT}))?\s+"
    r"(?:(?:has|have|had|also|recently|formally|together|then|later|subsequently)\s+){0,3}"
    r"(?:(?P<joint>jointly\s+)(?:issued|released|published|announced|launched|unveiled)|issued|promulgated|gazetted|enacted|(?:re-?)?issued)\s+(?:the\s|a\s|an\s|its\s|their\s|[A-Z“‘\"])"
)
_ISSUED = cued(r"[A-Z]{2}\s.{0,40}(?:issued|promulgated|gazetted|enacted|jointly)\s")
_EACH = re.compile(r"\b[A-Z]{2,7}\b")


@only_where(_ISSUED)
def find_acting_acronyms(text: str) -> Iterator[Mention]:
    """Yield acronyms that issue something together, or by a verb of which only public bodies are the subject.

    >>> [m.name for m in find_acting_acronyms("The MOC and NDRC jointly released Circular 26.")]
    ['MOC', 'NDRC']
    >>> list(find_acting_acronyms("The IBC launched its plan."))
    []
    """
    for match in _ACTING.finditer(text) if _ISSUED.search(text) else ():
        end = match.end("last") if match["last"] else match.end("first")
        for one in _EACH.finditer(text, match.start("first"), end):
            yield Mention(one.start(), one.end(), "PublicBody", one[0], "government")
