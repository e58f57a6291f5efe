"""The year of a policy of which a text tells only since when it is in force."""

import re
from collections.abc import Sequence

from kg.claims.collector import Collector
from kg.claims.reading import Reading
from kg.model import Literal, Tier

RULE = "dated-by-force"
_FORCE = re.compile(
    r"‹P(?P<policy>\d+)›(?: \([^()]{1,60}\))?,? ?(?:which |that )?(?:(?:has|had|first|also|formally|officially|finally|later) )*"
    r"(?:came into (?:force|effect|operation|being)|entered into (?:force|effect)|took effect|became (?:effective|operative)|went into (?:force|effect)|"
    r"(?:has |have )?been (?:in force|in effect|effective|in place) since|(?:was |were )?(?:brought|put) into (?:force|effect|operation)|(?:is |was )?(?:in force|in effect|effective) (?:since|from|as of))"
    r",? (?:(?:on|in|from|as of|since) )?(?:(?:the )?(?:early|late|mid|end of|beginning of)[ -])?‹D(?P<date>\d+)›"
)
_DATED = ("kg:issuedOn", "kg:year")


def date_by_force(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw the year in which policies came into force, for those whose date of issue no sentence tells.

    It is the year of issue more often than not, and a candidate.
    """
    dated = {c.subject for c in collector.claims.values() if c.predicate in _DATED}
    for reading in readings:
        text = reading.masked.text
        if "‹P" not in text or "‹D" not in text:
            continue
        for match in _FORCE.finditer(text):
            policy, date = (reading.mentions[int(match[g])] for g in ("policy", "date"))
            if policy.name in dated:
                continue
            year = Literal(date.name[:4], "xsd:integer")
            found = reading.text[date.start : date.end]
            collector.say(
                policy.name, "kg:year", year, (reading.span,), RULE, tier=Tier.CANDIDATE, found=found
            )
