"""What a decree puts into force: the plan that it approves bears its date and is issued by those who issued it."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.issuing.decree_heads import own_title
from kg.claims.issuing.headed_acts import headed_title
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.claims.titles.listed_acts import act_of, listed_below
from kg.model import Claim, Document, Key, Tier

RULE = "put-in-force"
_HANDED_ON = ("kg:issuedBy", "kg:issuedOn", "kg:issuedInMonth", "kg:year")
_WORDS = cued(
    r"(?i:approv|promulgat|adopt|enact|endors|put|bring|together|along|attach|annex|append|enclos|issu|distribut)"
)
_APPROVES = r"(?i:approv(?:ing|es?|ed|al)|promulgat(?:ing|es?|ed|ion)|adopt(?:ing|s|ed|ion)|enact(?:ing|s|ed|ment)|endors(?:ing|es?|ed|ement)|issu(?:ing|es|ed|ance))"
_ACT = r"‹P(?P<act>\d+)›(?: \([^()]{1,60}\))?"
# "To promulgate together with this Decision the Harbour Rules"
_WITH = r"(?: (?:together|along) with (?:(?:this |the present )(?:‹P\d+›|[A-Z][a-z]+)|‹P\d+›))?"
_NEW = rf"{_WITH}(?: of)?(?: (?:the|a|an|its|attached|new|revised|annexed|following|first|national|enclosed)){{0,3}} [“‘\"]?‹P(?P<plan>\d+)›"
# "Decree No. 44 of 3 May 2020 of the Council on the approval of the Harbour Plan"
_ACT_FIRST = re.compile(
    rf"{_ACT}(?:,? (?:of|dated|issued on) ‹D\d+›)?(?:,? (?:of|by|from) (?:the )?‹[BA]\d+›)?(?:,? (?:of|dated|issued on) ‹D\d+›)?,?"
    rf"(?: (?:which|that|on|to|also|has|hereby|the|concerning|for)){{0,3}} {_APPROVES}{_NEW}"
)
# "the Harbour Plan, approved by Decree No. 44"
_PLAN_FIRST = re.compile(
    rf"‹P(?P<plan>\d+)›[”’\"]?(?: \([^()]{{1,60}}\))?,? (?:which |that )?(?:(?:is|was|were|are|has been|have been|as|first|then|formally|officially) ){{0,3}}{_APPROVES}"
    rf"(?: ‹[DT]\d+›| in ‹[DT]\d+›| on ‹[DT]\d+›)?,? (?:by|under|through|with|via|in)(?: the| a| an)?(?: ‹B\d+›(?:[’']s?)?)? {_ACT}"
)
# "approved the Harbour Plan under Decision No. 44", "adopted the Harbour Programme in its resolution 65/12"
_DEED_BY = re.compile(
    rf"(?i:approved|promulgated|adopted|enacted|endorsed|issued) (?:(?:the|a|an|its|their|new|revised|first|national) ){{0,3}}[“‘\"]?‹P(?P<plan>\d+)›[”’\"]?(?: \([^()]{{1,60}}\))?"
    rf"(?: on ‹D\d+›| in ‹[DT]\d+›)?,? (?:by|under|through|with|via|in)(?: the| a| an| its)?(?: ‹B\d+›(?:[’']s?)?)? {_ACT}"
)
# "the Harbour Rules, issued together with Decision No. 44"
_WITH_ACT = re.compile(
    rf"‹P(?P<plan>\d+)›[”’\"]?,? \(?(?:which (?:is|are|was|were) )?(?i:promulgated|issued|published|adopted|enacted|attached|annexed|appended|enclosed) (?:(?:together|along|jointly) )?(?:with|to) (?:the )?(?:‹B\d+›[’']s? )?{_ACT}"
)
# "To approve the attached Harbour Plan", "The Harbour Plan is hereby approved", "On approval of the Harbour Plan"
_HERE = re.compile(
    rf"^\W*(?:\d{{1,2}}[.)]\s*|Article \w{{1,5}}[.:]?\s*)?(?:(?:[Tt]o|[Oo]n|[Aa]bout|[Oo]n the|[Hh]ereby)\s+)?{_APPROVES}{_NEW}"
    rf"|‹P(?P<passed>\d+)›,?(?: [a-z]+){{0,4}} (?:is|are|shall be) (?:hereby )?(?i:approved|adopted|promulgated|enacted|(?:printed and )?issued|printed and distributed)\b"
)

# "1. To approve the enclosed:", "Is hereby approved:", with the texts as items below
_BELOW = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*|Article \w{1,5}[.:]?[ -]*)?(?:[A-Za-z]+ ){0,4}?(?i:approve|adopt|promulgate|endorse|enact)(?:s|d|ed)?(?: (?:and (?:[a-z]+ ){1,3})?(?:the )?(?:[a-z]+ ){0,4}?(?:enclosed|attached|following|annexed|appended)?[a-z ]{0,40})?:\W*"
)


def put_in_force(
    document: Document, readings: Sequence[Reading], registry: Registry, collector: Collector
) -> None:
    """Draw date and issuers of the plans that acts approve from those of the acts (candidates)."""
    pairs = {(plan, act): reading for plan, act, reading in _pairs(document, readings, registry)}
    if not pairs:
        return
    said = [c for c in collector.frozen() if c.predicate in _HANDED_ON]
    told = {(c.subject, c.predicate) for c in said}
    for (plan, act), reading in pairs.items():
        for claim in said:
            if claim.subject == act and (plan, claim.predicate) not in told and claim.object != Key(plan):
                _hand_on(claim, plan, reading, collector)


def _hand_on(claim: Claim, plan: str, reading: Reading, collector: Collector) -> None:
    evidence = (reading.span, *claim.evidence)
    collector.say(plan, claim.predicate, claim.object, evidence, RULE, tier=Tier.CANDIDATE, found=claim.found)


def _pairs(
    document: Document, readings: Sequence[Reading], registry: Registry
) -> Iterator[tuple[str, str, Reading]]:
    """Yield plans with the act that puts them into force and where that is said."""
    own = own_title(document, registry) or headed_title(document, registry)
    for at, reading in enumerate(readings):
        text = reading.masked.text
        if own and _BELOW.fullmatch(text):
            yield from (
                (act_of(item), own, item) for item in listed_below(readings, at) if act_of(item) != own
            )
        if "‹P" not in text or not _WORDS.search(reading.text):
            continue
        names = [m.name for m in reading.mentions]
        found = (
            m for pattern in (_ACT_FIRST, _PLAN_FIRST, _DEED_BY, _WITH_ACT) for m in pattern.finditer(text)
        )
        for match in found:
            plan, act = names[int(match["plan"])], names[int(match["act"])]
            # "replaces the rules issued together with Decision No. 44": those are others.
            pair = (reading.mentions[int(match[n])].method for n in ("plan", "act"))
            back = match.re.pattern == _WITH_ACT.pattern and "coreference" in pair
            if plan != act and not back and re.search(r"\d", registry.things[act].label):
                yield plan, act, reading
        for match in _HERE.finditer(text) if own else ():
            plan = names[int(match["plan"] or match["passed"])]
            if own and plan != own:
                yield plan, own, reading
