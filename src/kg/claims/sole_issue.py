"""Who put out a policy and when, where a sentence leaves no choice: one policy, one body or date beside the verb."""

from collections.abc import Iterator, Sequence

from kg import lazy_re as re
from kg.claims.clauses import is_untrue, verb
from kg.claims.collector import Collector
from kg.claims.dates import dates_of_issue
from kg.claims.masks import LETTERS
from kg.claims.reading import Reading
from kg.model import Key, Mention, Modality, Tier

ISSUER, DATE = "issue-sole", "date-sole"
_FINITE, _CUES = "issue_finite", ("issue_finite", "issue_participle", "issue_noun")
# A term, a bound, or the day on which a page or another paper was written.
_NO_DAY = re.compile(
    r"\b(?:by|before|until|till|from|since|after|between|to|than|through|and|effective|valid|force|expires?|ends?|(?:amend|revis|repeal|replac|updat)\w*:?|due|start\w*|begin\w*|compared|of)(?: (?:on|in|of|the|end|late|early|mid))* $",
    re.I,
)
# Letters between a verb that puts out and the date, the body, and the policy.
_TO_DATE, _TO_BODY, _TO_POLICY = 40, 60, 110
_MARK = re.compile(r"‹([A-Z])(\d+)›")
_SUBJECT_ENDS = re.compile(r"[^‹›.;:]{0,60}(?<!\bto )(?<!\bhad )$")
_NO_SUBJECT = re.compile(r"\b(?:of|to|by|in|under|with|from|for|at|within) (?:the |its |a )?$|[’']s $")
_BY = re.compile(r"[^.;:]{0,60}?\bby (?:the |its |a )?(?:[a-z]+ ){0,2}$|[^.;:‹]{0,30}?\bat (?:a|the) $")


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


def _cues(reading: Reading) -> list[tuple[int, int, str]]:
    """Return where words that put out a policy stand near it in the masked text, and of which class they are."""
    text = reading.masked.text
    policies = [m for m in _MARK.finditer(text) if m[1] == "P"]
    found = ((m.start(), m.end(), name) for name in _CUES for m in verb(name).finditer(text))
    return [
        (start, end, name)
        for start, end, name in found
        if any(start - p.end() < _TO_POLICY and p.start() - end < _TO_POLICY for p in policies)
        and not is_untrue(text[:start])
    ]


def _day(reading: Reading, cues: Sequence[tuple[int, int, str]]) -> Mention | None:
    """Return the only date of a sentence, if it stands beside one of these words."""
    text = reading.masked.text
    days = [m for m in _MARK.finditer(text) if m[1] == "D"]
    if len(days) != 1 or _NO_DAY.search(text, max(0, days[0].start() - _TO_DATE), days[0].start()):
        return None
    near = any(days[0].start() - end < _TO_DATE and start - days[0].end() < _TO_DATE for start, end, _ in cues)
    return reading.mentions[int(days[0][2])] if near else None


def _body(reading: Reading, cues: Sequence[tuple[int, int, str]]) -> Mention | None:
    """Return the only body of a sentence, if it does what one of these words says, or it is done by it."""
    text = reading.masked.text
    body = _sole(reading, "B")
    for mark in _MARK.finditer(text) if body else ():
        if mark[1] == "B" and any(_does(text, mark, cue) for cue in cues):
            return body
    return None


def _does(text: str, mark: re.Match[str], cue: tuple[int, int, str]) -> bool:
    start, end, name = cue
    if name == _FINITE and 0 < start - mark.end() < _TO_BODY:
        free = not _NO_SUBJECT.search(text, max(0, mark.start() - _TO_DATE), mark.start())
        return free and _SUBJECT_ENDS.match(text, mark.end(), start) is not None
    return name != _FINITE and end < mark.start() and _BY.match(text, end, mark.start()) is not None
