"""Who put out a policy and when, where a sentence leaves no choice: one policy, one body or date beside the verb."""

from collections.abc import Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words
from kg.claims.sentences.clauses import is_untrue, verb
from kg.claims.sentences.masks import LETTERS
from kg.claims.sentences.reading import Reading
from kg.claims.values.dates import dates_of_issue
from kg.model import Key, Mention, Modality, Tier

ISSUER, DATE = "issue-sole", "date-sole"
_CUES = ("issue_participle", "issue_noun")
# A term, a bound, or the day on which a page or another paper was written.
_NO_DAY = re.compile(
    r"\b(?:by|before|until|till|from|since|after|between|to|than|through|and|effective|valid|force|expires?|ends?|(?:amend|revis|repeal|replac|updat)\w*:?|due|start\w*|begin\w*|compared|of)(?: (?:on|in|of|the|end|late|early|mid))* $",
    re.I,
)
# Letters between words that put out and the date behind them, and the policy before them or behind them.
_TO_DATE, _TO_POLICY = 70, 110
_MARK = re.compile(r"‹([A-Z])(\d+)›")
# "the review of the plan was published", "funding for the plan": another thing is put out.
_GOVERNED = re.compile(
    r"\b(?:of|for|to|in|on|under|with|by|from|about|against|at|as|that|into) (?:the |its |their |a |an |this |new )*[“‘\"]?$"
)
_OF_ITSELF = re.compile(r"(?: (?:by|from) (?:the )?‹B\d+›)? (?:of|to) (?:the |its |their |a |an )?[“‘\"]?")
_TO_COME = re.compile(r"\b(?:will|shall|would|should|could|to|may|might|must|not|yet) (?:be |also )*$")
_HEAD = re.compile(r"\W*(?:On|In) ")
_WAS = re.compile(r"\b(?:was|were|has been|have been)(?: [a-z]+ly)? [a-z]+(?: (?:up|out|off|forward))?$")
_OTHER_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|and|which|who|that|but|said|says)\b|[;:]")
_BY = re.compile(r"[^.;:]{0,60}?\b(?:by (?:the |its |a )?(?:[a-z]+ ){0,2}|at (?:a|the) )$")


def relate_sole(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw the issuer and the date of policies for which no other rule has drawn any."""
    told = {(s, p) for s, p, _, _ in collector.claims}
    for reading in readings:
        policy = _sole(reading, "P")
        if policy is None or reading.is_row() or reading.text.rstrip().endswith("?"):
            continue
        cues = [] if reading.modality() is Modality.HOPED else _cues(reading)
        dated = any((policy.name, p) in told for p in ("kg:issuedOn", "kg:issuedInMonth", "kg:year"))
        day = None if dated or not cues else _day(reading, cues)
        for predicate, value in dates_of_issue(day.name) if day else ():
            found = reading.text[day.start : day.end] if day else ""
            collector.say(
                policy.name, predicate, value, (reading.span,), DATE, tier=Tier.CANDIDATE, found=found
            )
        body = _body(reading, cues) if (policy.name, "kg:issuedBy") not in told else None
        if body:
            collector.say(
                policy.name, "kg:issuedBy", Key(body.name), (reading.span,), ISSUER, tier=Tier.CANDIDATE
            )


def _sole(reading: Reading, letter: str) -> Mention | None:
    found = [m for m in reading.mentions if LETTERS[m.kind] == letter]
    return found[0] if found and len({m.name for m in found}) == 1 else None


def _cues(reading: Reading) -> list[int]:
    """Return where words end in the masked text that put out the policy of a sentence."""
    text = reading.masked.text
    policies = [m for m in _MARK.finditer(text) if m[1] == "P"]
    return [
        m.end()
        for name in _CUES
        for m in verb(name).finditer(text)
        if any(_puts_out(text, p, m) for p in policies)
        and not _TO_COME.search(text, max(0, m.start() - _TO_DATE), m.start())
        and not is_untrue(text[: m.start()])
    ]


def _puts_out(text: str, policy: re.Match[str], cue: re.Match[str]) -> bool:
    """Return whether a policy is what is put out: it stands before the words, ungoverned, or "of" them behind."""
    if 0 <= cue.start() - policy.end() < _TO_POLICY:
        return _GOVERNED.search(text, max(0, policy.start() - _TO_DATE), policy.start()) is None
    return _OF_ITSELF.fullmatch(text, cue.end(), policy.start()) is not None


def _day(reading: Reading, cues: Sequence[int]) -> Mention | None:
    """Return the only date of a sentence, if it stands right behind such words."""
    text = reading.masked.text
    days = [m for m in _MARK.finditer(text) if m[1] == "D"]
    if len(days) != 1:
        # of several the one that follows such words, if no other does
        days = [d for d in days if any(0 < d.start() - end < _TO_DATE for end in cues)]
    if len(days) != 1 or _NO_DAY.search(text, max(0, days[0].start() - _TO_DATE), days[0].start()):
        return None
    at = days[0].start()
    near = any(0 < at - end < _TO_DATE and not _OTHER_VERB.search(text, end, at) for end in cues)
    # "On 3 May 2021, the act, which has many friends, was published"
    near = near or (
        _HEAD.fullmatch(text, 0, at) is not None and any(_WAS.search(text, 0, end) for end in cues)
    )
    return reading.mentions[int(days[0][2])] if near else None


def _body(reading: Reading, cues: Sequence[int]) -> Mention | None:
    """Return the only body of a sentence, if the policy was put out by it or at its meeting."""
    text = reading.masked.text
    body = _sole(reading, "B")
    marks = [m.start() for m in _MARK.finditer(text) if m[1] == "B"] if body else []
    does = any(end < at and _BY.match(text, end, at) for at in marks for end in cues)
    return body if does or (body and _by_itself(text)) else None


@cache
def _deeds() -> tuple[Cued, ...]:
    """Return the patterns of a body that puts out "it" or its own policy, and of a policy that is its work."""
    deed = alternation(words().list("verbs", "issue"))
    return (
        cued(
            rf"‹B\d+›(?: (?:has|have|had|which|that|also|then|formally|finally|in|on|‹D\d+›),?)* {deed} (?:it|them|the (?:document|text|plan|law|act|policy|paper|decree|rules?|regulations?))\b(?! to\b)"
        ),
        cued(
            r"‹B\d+›(?:,? (?:(?!and|but|that|the|said|says|with|whose|which|who|urged|asked|told|by|praised|criticised|welcomed)[a-z]+|‹[DN]\d+›)){1,9} its (?:own |new |first |draft |latest |revised |[a-z]+ ){0,2}‹P\d+›"
        ),
        cued(
            r"‹P\d+›[^‹›.;:]{0,40}\b(?:handiwork|brainchild|work|initiative|pet project|product|child) of (?:the )?‹B\d+›|\bfrom the pen of (?:the )?‹B\d+›"
        ),
    )


def _by_itself(text: str) -> bool:
    return any(p.search(text) for p in _deeds())
