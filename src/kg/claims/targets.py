"""Objectives and targets: what is to be reached, by which year, for which place or policy."""

import re
from functools import cache

from kg.claims.collector import Collector
from kg.claims.figures import Reported
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.words import alternation, words
from kg.model import Key, Literal, Modality, Span, Tier

RULE = "target-by-year"
_BY = re.compile(
    r"\b(?:[Bb]y|[Bb]efore|no later than)\s+(?:the\s+end\s+of\s+|the\s+year\s+|around\s+|end-|mid-|early\s+|late\s+)*‹D(\d+)›"
)
_IN = re.compile(
    r"\b(?:will|shall|is to|are to|aims? to|to be)\b[^‹›;.]{3,80}?\b(?:in|from)\s+‹D(\d+)›(?!\s+(?:till|until|to|through)\b|\s*[–-])"
)
_PAST = re.compile(
    r"\b(?:began|started|continued|said|argue|reply|critics|had|was|were|grew|rose|reached|became|fell|stood|totalled|has been|have been)\b[^;.]*$"
)
# "By 2024, the park had drawn 90 firms" tells what was reached, not what is to be.
_REACHED = re.compile(r"[^;.]{0,100}?\bhad\b(?!\s+(?:to|set|pledged|promised|planned|committed|agreed)\b)")
_AIM = re.compile(
    r"‹[PZ]\d+›[^‹›;.]{0,60}?\b(?:aims?|aimed|seeks?|intends?|strives?|is designed|are designed|hopes?)\s+to\s+(?=(?:be|become|establish|make|turn|build|grow|develop|create|transform|form)\b)"
)
_GOAL = re.compile(
    r"\b(?:goals?|aims?|objectives?|ambitions?)\b[^‹›;.]{0,40}?\b(?:is|are|include)\s+(?:to\s+)?(?=(?:be|becom|establish|mak|turn|build|creat|develop|serv)\w*\b)"
)
_LEAD = re.compile(
    r"^(?:It is hoped that|It is expected that|The (?:aim|goal|objective) is (?:to|that)|To achieve [^,]+,|As [^,]+,|In [^,]+,|Under [^,]+,)\s+",
    re.I,
)
_VERB = re.compile(
    r"\b(?:will|shall|would|should|aims?\s+to|aimed\s+to|plans?\s+to|intends?\s+to|seeks?\s+to|is\s+to|are\s+to|hopes?\s+to|is\s+expected\s+to|are\s+expected\s+to|set\s+(?:a\s+)?targets?\s+(?:of|for)|pledges?\s+to|commits?\s+to|:)\s+"
)


def find_targets(
    reading: Reading,
    frame_policy: str,
    registry: Registry,
    collector: Collector,
    reported: tuple[Reported, ...],
    home_year: int,
) -> tuple[str, ...]:
    """Draw the objectives and targets of a sentence and return their keys.

    ``home_year`` is the year of the document: what was due before it is history, not a target.
    """
    keys = []
    text = reading.masked.text
    seen: set[str] = set()
    for match in (*_BY.finditer(text), *_IN.finditer(text)):
        year = int(reading.mentions[int(match[1])].name[:4])
        if (
            str(year) in seen
            or year <= home_year - 12
            or _PAST.search(text[max(0, match.start() - 200) : match.start()])
            or _is_reached(text, match)
            or reading.text.rstrip().endswith("?")
        ):
            continue
        if match.re is _IN and year < home_year:
            continue
        seen.add(str(year))
        keys.append(_draw(reading, match, str(year), frame_policy, registry, collector, reported))
    if not keys and (aim := _AIM.search(text) or _GOAL.search(text)):
        keys.append(_aim(reading, aim, frame_policy, registry, collector))
    return tuple(keys)


def _is_reached(text: str, match: re.Match[str]) -> bool:
    """Return whether a clause that opens with a deadline tells of something done."""
    opens = not re.search(r"\w", text[max(0, match.start() - 3) : match.start()])
    return opens and match.re is _BY and _REACHED.match(text[match.end() :]) is not None


def _origin(reading: Reading, at: int) -> int:
    """Return where a place in the mask comes from in the sentence."""
    masked = reading.masked
    i = max(n for n, s in enumerate(masked.starts) if s <= at)
    return masked.origins[i] + at - masked.starts[i]


def _draw(
    reading: Reading,
    match: re.Match[str],
    year: str,
    policy: str,
    registry: Registry,
    collector: Collector,
    reported: tuple[Reported, ...],
) -> str:
    date = reading.mentions[int(match[1])]
    start, end = _bounds(reading.text, date.start, date.end)
    key = registry.add(
        "Target",
        " ".join(reading.text[start:end].split()),
        Span(reading.span.start + start, reading.span.start + end),
        scoped=True,
    )
    modality = reading.modality() if reading.modality() is Modality.HOPED else Modality.PLANNED
    evidence = (reading.span,)
    collector.say(
        key,
        "kg:deadlineYear",
        Literal(year, "xsd:integer"),
        evidence,
        RULE,
        modality=modality,
        found=reading.text[date.start : date.end],
    )
    _tie(reading, key, policy, registry, collector, modality)
    for figure in reported:
        if figure.future and start <= figure.figure.start < end:
            collector.say(
                key, "kg:quantifiedBy", Key(figure.key), evidence, "target-figure", modality=modality
            )
    return key


def _bounds(text: str, date_start: int, date_end: int) -> tuple[int, int]:
    """Return the clause that states a target: from its verb, or its beginning, to the deadline or its end."""
    breaks = [m.end() for m in re.finditer(r"[;]\s+|\.\s+|,\s+(?:while|and)\s+(?=by\b)", text[:date_start])]
    begin = breaks[-1] if breaks else 0
    if lead := _LEAD.match(text[begin:]):
        begin += lead.end() if begin + lead.end() < date_start else 0
    end = date_end
    if not text[begin:date_start].strip() or re.fullmatch(
        r"(?:By|Before|by|before|No later than)\s+(?:the\s+end\s+of\s+|the\s+year\s+|around\s+)*",
        text[begin:date_start],
    ):
        stop = re.search(r"[;.](?:\s|$)", text[date_end:])
        end = date_end + stop.start() if stop else len(text.rstrip(" .;:"))
    verbs = list(_VERB.finditer(text, begin, date_start))
    if verbs and len(text[verbs[-1].end() : end].split()) >= 3:
        begin = verbs[-1].end()
    return begin, max(begin + 1, len(text[:end].rstrip(" ,.;:")))


def _aim(
    reading: Reading, match: re.Match[str], policy: str, registry: Registry, collector: Collector
) -> str:
    start = _origin(reading, match.end())
    stop = re.search(r"[;.](?:\s|$)", reading.text[start:])
    end = start + stop.start() if stop else len(reading.text)
    label = " ".join(reading.text[start:end].rstrip(" .").split())
    key = registry.add(
        "Objective", label, Span(reading.span.start + start, reading.span.start + end), scoped=True
    )
    modality = reading.modality() if reading.modality() is Modality.HOPED else Modality.PLANNED
    _tie(reading, key, policy, registry, collector, modality, rule="objective-aim")
    return key


def _tie(
    reading: Reading,
    key: str,
    policy: str,
    registry: Registry,
    collector: Collector,
    modality: Modality,
    rule: str = RULE,
) -> None:
    """Tie an objective to the policy that sets it and to the place that it is about."""
    mentions = list(reading.of("PZAF"))
    subject = next(iter(mentions), None)
    evidence = (reading.span,)
    policies = [m.name for m in mentions if m.kind in ("PolicyDocument", "Strategy")]
    setter = policies[0] if policies else policy
    if setter:
        features = () if policies else ("coreference",)
        tier = Tier.ASSERTED if policies else Tier.CANDIDATE
        collector.say(
            setter,
            "kg:hasObjective",
            Key(key),
            evidence,
            rule,
            tier=tier,
            modality=modality,
            features=features,
        )
    zones = [m for m in mentions if m.kind == "Zone"] or [
        m for m in mentions if m.kind in ("AdministrativeArea", "Place")
    ]
    if subject is not None and zones:
        zone = zones[0]
        features = ("coreference",) if zone.method == "coreference" else ()
        collector.say(
            key, "kg:appliesTo", Key(zone.name), evidence, rule, modality=modality, features=features
        )


def is_aim_only(text: str) -> bool:
    """Return whether a sentence says what something is to become rather than what is to be done.

    >>> is_aim_only("The plan aims to become a model."), is_aim_only("The plan will widen the quay.")
    (True, False)
    """
    return bool(_becoming().search(text))


@cache
def _becoming() -> re.Pattern[str]:
    intend = alternation(words().list("verbs", "intend"))
    becoming = r"be|become|grow into|turn into|serve as|(?:establish|make|turn|build|develop|position)\s+[^,.;]{3,80}?\s+(?:as|into)\s+(?:an?|the)"
    return re.compile(rf"\b{intend}\s+(?:{becoming})\b")
