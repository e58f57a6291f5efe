"""Objectives and targets: what is to be reached, by which year, for which place or policy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg import lazy_re as re
from kg.claims.actions.acting import clause_before
from kg.claims.figures.statistics import Reported
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading
from kg.claims.targets.deadlines import Deadline, find_deadlines
from kg.claims.targets.denied_aims import is_no_aim
from kg.claims.targets.no_targets import standing
from kg.claims.targets.target_words import bounds, is_short
from kg.claims.titles.referring import is_held_against, only_conforms
from kg.model import Key, Literal, Mention, Modality, Span, Tier

RULE = "target-by-year"
_AIM = cued(
    r"‹[PZ]\d+›[^‹›;.]{0,60}?\b(?:aims?|aimed|seeks?|intends?|strives?|is designed|are designed|hopes?)\s+to\s+(?=(?:be|become|establish|make|turn|build|grow|develop|create|transform|form)\b)"
)
_GOAL = cued(
    r"\b(?:goals?|aims?|objectives?|ambitions?)\b[^‹›;.]{0,40}?\b(?:is|are|include)\s+(?:to\s+)?(?=(?:be|becom|establish|mak|turn|build|creat|develop|serv)\w*\b)"
)


def find_targets(
    reading: Reading,
    frame_policy: str,
    registry: Registry,
    collector: Collector,
    reported: tuple[Reported, ...],
    home_year: int,
    anchor: int = 0,
) -> tuple[str, ...]:
    """Draw the objectives and targets of a sentence and return their keys.

    ``home_year`` is the year of the document: what was due before it is history, not a target. ``anchor`` is
    that year if the document bears a date, else 0.
    """
    keys = []
    text = reading.masked.text
    if reading.is_row():
        return ()  # cells of a row state nothing by themselves
    asks = reading.text.rstrip().endswith("?")
    deadlines = () if asks else tuple(find_deadlines(reading.masked, home_year, anchor))
    if deadlines and not is_no_aim(reading.text):
        found = _aims(reading, deadlines, bool(frame_policy))
        keys = [_draw(reading, aim, frame_policy, registry, collector, reported) for aim in found]
    if not keys and (aim := _AIM.search(text) or _GOAL.search(text)) and not is_no_aim(reading.text):
        keys.append(_aim(reading, aim, frame_policy, registry, collector))
    return tuple(keys)


# In a text that names no policy and no body, a place that acts or a public work tells that an aim is nobody's own.
_GOVERNED = re.compile(
    r"\b(?:in|at|near|from|to|between|of|as|into|with|outside|under|across|around|for|by|on)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:‹A\d+›(?:,|,? and)\s+(?:the\s+)?){0,3}$"
)
_PUBLIC_WORK = re.compile(
    r"\b(?:targets?|goals?|objectives?|emissions?|renewables?|carbon|net[- ]zero|coverage|literacy|poverty|electrification|bridges?|roads?|rail\w*|ports?|airports?|metro|tunnels?|dams?|hospitals?|schools?|power|plants?|ferr(?:y|ies)|"
    r"highways?|motorways?|stations?|zones?|industrial|housing|flats|water|sewage|grid|economy|GDP|exports?|government|ministry|public|national|Planning|Master\s+Plan|Strategy)\b"
)


def is_of_public_matters(reading: Reading) -> bool:
    """Return whether a sentence by itself speaks of a public matter: a place acts, or a work or goal is public."""
    text = reading.masked.text
    acts = (not _GOVERNED.search(text, max(0, m.start() - 80), m.start()) for m in _AREA.finditer(text))
    return any(acts) or bool(_PUBLIC_WORK.search(text)) or bool("‹A" in text and _PLANNED.search(text))


# "The stores of Kenya will be opened"
_PLANNED = re.compile(
    r"\b(?:will|shall|is\s+to|are\s+to)\s+be\s+\w+ed\b|\b(?:is|are)\s+(?:planned|scheduled|slated)\b|\b[Ww]orks?\s+(?:in|on|at)\b"
)
_AREA = re.compile(r"‹A\d+›(?!\s+(?:beat|drew|lost|won|face|play|host))")


def _origin(reading: Reading, at: int) -> int:
    """Return where a place in the mask comes from in the sentence."""
    masked = reading.masked
    i = max(n for n, s in enumerate(masked.starts) if s <= at)
    return masked.origins[i] + at - masked.starts[i]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A target as a sentence states it: its words, its year, where that stands, and how surely it is one.

    ``features`` tell what is doubtful: the year had to be worked out, or nobody sets the aim.
    """

    start: int
    end: int
    year: int
    first: int
    last: int
    tier: Tier
    features: tuple[str, ...] = ()


def _aims(reading: Reading, deadlines: Iterable[Deadline], planned: bool) -> Iterator[_Stated]:
    """Yield what is to be reached by the years of a sentence, without what only has a date."""
    public = planned or any(reading.of("PB")) or _HANDS.search(reading.text) is not None
    placed = sorted(((*_place(reading, d), d) for d in deadlines), key=lambda p: (p[1], p[0]))
    since, tier = 0, None
    for start, end, found in placed:
        if _LEADS.fullmatch(reading.text, end):
            continue  # "The goals of this policy for 2031-2035 are:"
        if not (since and _goes_on(reading.text, since, start)):
            tier = standing(*_around(reading.text, start, end, since), planned=public)
        if tier:
            own = tier if found.sure else Tier.CANDIDATE
            doubts = {"worked-out": not found.sure, "loose-aim": tier is Tier.CANDIDATE}
            marks = tuple(mark for mark, holds in doubts.items() if holds)
            first, last = _dated(reading, found)
            for bound in bounds(reading.text, reading.mentions, start, end, since):
                begin, stop = _tidy(reading.text, *bound)
                past = _PUT_OUT.search(reading.text, begin, start)
                if not past and not _NO_AIM.fullmatch(reading.text, begin, stop):
                    yield _Stated(begin, stop, found.year, first, last, own, marks)
        since = max(since, end)


_LEADS = re.compile(
    r"\)?\s*(?:(?:are|is|include|includes|comprise)(?:\s+(?:as\s+follows|the\s+following))?)?\s*:\s*"
)


def _goes_on(text: str, since: int, start: int) -> bool:
    """Return whether a year goes on about the aim of the one before it: "to 30 % by 2030 and 50 % by 2040"."""
    return _VERB.search(text, since, start) is None


_VERB = re.compile(
    r";|\b(?:will|shall|would|is|are|was|were|to\s+[a-z]+|should|must|aims?|plans?|has|have|had)\b|,\s+(?:and\s+)?(?!by\b|in\b|to\b|of\b|with\b|from\b)[a-z]{3,}\s+(?:the|an?|its|all|\d)"
)


def _around(text: str, start: int, end: int, since: int) -> tuple[str, str]:
    """Return the clause around a year, and the sentence without what other years are about."""
    left = max(since, text.rfind(";", 0, start) + 1)
    stop = _CLAUSE.search(text, end)
    right = stop.start() if stop else len(text)
    opens = not re.search(r"\w", text[left:start])
    narrow = text[end:right] if opens else text[max(left, clause_before(text, start)) : right]
    return narrow, text[left:]


_CLAUSE = re.compile(
    r"(?:;|(?<!\bRs)(?<!\bNo)\.)(?:\s|$)|,\s+(?:and|but|while|whereas|which|who|as|with|where)\b"
)
_HANDS = re.compile(
    r"\b(?:[Gg]overnments?|[Mm]inist(?:ry|er|ries|ers)|[Aa]uthorit(?:y|ies)|[Cc]abinet|[Cc]ouncil)\b"
)


# "the objectives for 2030", "in the medium term for the years 2024/2025": a goal or a time that is only spoken of.
_NO_AIM = re.compile(
    r"(?:the\s+|its\s+|their\s+)?(?:[a-z-]+\s+){0,2}(?:objectives|targets|goals|aims|ambitions)\s+(?:for|by)\s+(?:the\s+year\s+)?(?:19|20)\d\d"
    r"|in\s+the\s+(?:short|medium|long)[\s-]+term\b[^.;]*"
    # "the strategy for nets for the period 2031-2035": what the years belong to
    r"|(?:the\s+|this\s+|its\s+)?(?:[\w-]+\s+){0,3}(?:strategy|plan|programme|program|roadmap|policy|agenda|framework)\s+(?:for|of|on)\s[^.;\d]*?\s(?:for|over|during|covering)\s+the\s+(?:period|years)\s+(?:19|20)\d\d[^.;a-z]*"
)
# "the goals of the vision, which was launched by the end of 2016": when something else was put out
_PUT_OUT = re.compile(
    r"(?:,\s(?:which|that)\s(?:was|were|has\s+been)\s|,\s(?:and\s)?|\sand\s)(?:launched|approved|adopted|announced|signed|enacted|unveiled|founded)\b[^.;,]{0,60}$"
)
# "- up from 1 GW today - and 40 GW by 2030"
_FRONT = re.compile(
    r"(?:for\s+(?:it|them|this)\s+to\s+)?(?:[-–—]\s+[^–—;.]{3,80}?\s[-–—]\s+)?(?:(?:and|of)\s+)?"
)
# "set the 2030 goal at 5 gigawatts"
_AT = re.compile(r"\s+(?:at|to)\s+[^,;.]{2,60}")


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of words without signs at their end, and with more of the sentence if they are few."""
    if front := _FRONT.match(text, start, end):
        start = front.end()
    if text[start:end].endswith(("goal", "target", "objective")) and (more := _AT.match(text, end)):
        end = more.end()
    if is_short(text[start:end]) and not re.search(r"\d[^.;]*\d{4}", text[start:end]):
        stop = re.search(r"[;.](?:\s|$)", text[end:])
        end = end + stop.start() if stop else len(text.rstrip(" .;:"))
    # "the plan (2031-2035)": the bracket that opens in the words belongs to them.
    end += text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end)
    return start, max(start + 1, len(text[:end].rstrip(" ,.;:")))


def _draw(
    reading: Reading,
    stated: _Stated,
    policy: str,
    registry: Registry,
    collector: Collector,
    reported: tuple[Reported, ...],
) -> str:
    start, end = stated.start, stated.end
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
        Literal(str(stated.year), "xsd:integer"),
        evidence,
        RULE,
        tier=stated.tier,
        modality=modality,
        found=reading.text[stated.first : stated.last],
        features=stated.features,
    )
    tie(reading, key, policy, registry, collector, modality, at=(start, end))
    for figure in reported:
        base = _FROM.search(reading.text, start, figure.figure.start)
        if figure.future and start <= figure.figure.start < end and not base:
            collector.say(
                key, "kg:quantifiedBy", Key(figure.key), evidence, "target-figure", modality=modality
            )
    return key


# "increase from 3 million to 20 million by 2041": where it starts is not what is to be reached.
_FROM = re.compile(
    r"\b(?:from|than|of\s+the\s+current)\s+(?:about\s+|around\s+|some\s+|today['’]s\s+|the\s+)?[$€£¥]?$"
)


def _place(reading: Reading, found: Deadline) -> tuple[int, int]:
    """Return where the words of a deadline stand in the sentence, with what goes on about its date."""
    last = _MARK.search(reading.masked.text, found.start, found.end)
    end = reading.mentions[int(last[1])].end if last else _origin(reading, found.end - 1) + 1
    return _origin(reading, found.start), end


# A date, or another thing that is known, at the end of some words.
_MARK = re.compile(r"‹[A-Z](\d+)›$")


def _dated(reading: Reading, found: Deadline) -> tuple[int, int]:
    """Return where the date of a deadline stands in the sentence."""
    if found.mention >= 0:
        date = reading.mentions[found.mention]
        return date.start, date.end
    return _place(reading, found)


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
    tie(reading, key, policy, registry, collector, modality, rule="objective-aim")
    return key


def set_year(
    reading: Reading,
    span: Span,
    words: str,
    year: int,
    policy: str,
    registry: Registry,
    collector: Collector,
    rule: str,
    tier: Tier,
) -> str:
    """Draw words at a span as a target with the year that stands elsewhere (a heading, a head), and return its key."""
    key = registry.add("Target", " ".join(words.split()), span, scoped=True)
    due = Literal(str(year), "xsd:integer")
    collector.say(key, "kg:deadlineYear", due, (reading.span,), rule, tier=tier, modality=Modality.PLANNED)
    tie(reading, key, policy, registry, collector, Modality.PLANNED, rule=rule)
    return key


# "as defined by the Act", "efforts to carry out the Treaty", "changes in the Directive": such a policy sets no aim here.
_NOT_ITS = re.compile(
    r"\b(?:implement(?:ing|ation\s+of)?|carry(?:ing)?\s+out|meet(?:ing)?|defined\s+(?:by|in)|referred\s+to\s+in|within\s+the\s+meaning\s+of"
    r"|(?:proposals?|proposed|changes?|amendments?)\b[^.;]{0,90}\b(?:in|to|of))\s+(?:the\s+|its\s+)?[“‘\"]?$"
)


def _setter(text: str, policies: Sequence[Mention], at: tuple[int, int]) -> Mention | None:
    """Return the policy of a sentence that sets an aim: the first one that is not only held against it, or put to work."""
    return next(
        (
            m
            for m in policies
            if not is_held_against(text, m)
            and not only_conforms(text, m)
            and not (m.start >= at[0] and _NOT_ITS.search(text, max(0, m.start - _FAR), m.start))
        ),
        None,
    )


_FAR = 140
# "The State Government of Norland in Kenya will …": where that state lies is not what its aim is for.
_STATE_IN = re.compile(
    r"\b(?:[Gg]overnment|[Aa]uthority|[Cc]ouncil|[Mm]inistry|[Dd]epartment|[Pp]arliament|[Cc]abinet)\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}(?:,|\s+in)\s+(?:the\s+)?$"
)


def _only_locates(text: str, area: Mention) -> bool:
    return _STATE_IN.search(text, max(0, area.start - _FAR), area.start) is not None


def tie(
    reading: Reading,
    key: str,
    policy: str,
    registry: Registry,
    collector: Collector,
    modality: Modality,
    rule: str = RULE,
    at: tuple[int, int] = (0, 0),
) -> None:
    """Tie an objective to the policy that sets it and to the place that it is about; ``at`` is where its words stand."""
    mentions = list(reading.of("PZAF"))
    subject = next(iter(mentions), None)
    evidence = (reading.span,)
    policies = [m for m in mentions if m.kind in ("PolicyDocument", "Strategy")]
    said = _setter(reading.text, policies, at)
    setter = said.name if said else "" if any(m.name == policy for m in policies) else policy
    if setter:
        # "The plan" may be another one than was named last.
        named = said is not None and said.method != "coreference"
        features = () if named else ("coreference",)
        tier = Tier.ASSERTED if named else Tier.CANDIDATE
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
        m
        for m in mentions
        if m.kind in ("AdministrativeArea", "Place") and not _only_locates(reading.text, m)
    ]
    if subject is not None and zones:
        zone = zones[0]
        features = ("coreference",) if zone.method == "coreference" else ()
        collector.say(
            key, "kg:appliesTo", Key(zone.name), evidence, rule, modality=modality, features=features
        )
