"""What a measure is about: where it works, what it builds, which industries and people it is for, who acts."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import lazy_re as re
from kg.claims.actions.acting import ACTOR, clause_before
from kg.claims.actions.cutting import Action
from kg.claims.actions.done_for import DONE_FOR
from kg.claims.actions.intent_forms import AIM, FAINT
from kg.claims.chinese.place_types import place_type_of
from kg.claims.chinese.script import holds_han
from kg.claims.facilities.names import facility_type
from kg.claims.facilities.planned import draw_built, place_after
from kg.claims.gathering.registry import Registry
from kg.claims.measures.measure_money import attach_money
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.gates import Gate
from kg.claims.patterns.words import DATA
from kg.claims.sectors.industries import find_industries
from kg.claims.sectors.named import add_industry
from kg.claims.sentences.reading import Reading
from kg.claims.zones.names import zone_type
from kg.model import Concept, Key, Mention, Tier


@dataclass(frozen=True, slots=True)
class Codes:
    """Words by which measures are coded, at their beginnings: of groups, and of instruments with what does not count."""

    instruments: tuple[tuple[str, Cued, re.Pattern[str] | None], ...]
    groups: tuple[tuple[str, Cued], ...]
    any_instrument: Gate
    any_group: Gate


@cache
def codes() -> Codes:
    """Return the table of ``data/codes.toml``."""
    raw: Mapping[str, Any] = tomllib.loads((DATA / "codes.toml").read_text(encoding="utf-8"))
    instruments = tuple(
        (
            r["concept"],
            cued(_beginning(r["words"])),
            re.compile(_beginning(r["except"])) if "except" in r else None,
        )
        for r in raw["instrument"]
    )
    groups = tuple((r["concept"], cued(_beginning(r["words"]))) for r in raw["group"])
    return Codes(
        instruments, groups, Gate(*(cue for _, cue, _ in instruments)), Gate(*(cue for _, cue in groups))
    )


def _beginning(cues: Iterable[str]) -> str:
    ordered = sorted(cues)
    first = "".join(sorted({re.escape(cue[0]) for cue in ordered}))
    return rf"\b(?=[{first}])(?:{'|'.join(re.escape(cue) for cue in ordered)})"


def about(
    reading: Reading,
    action: Action,
    key: str,
    registry: Registry,
    gazetteer: Gazetteer,
    say: Any,
    tell: Callable[[str, str, str, Tier], None],
) -> None:
    """Draw where a measure works, what it builds, which industries and people it is for, and who carries it out.

    ``say`` draws what holds of the measure and is worth no more than it; ``tell`` says what a thing in it is, which
    holds whether or not the words about it state a measure.
    """
    # What the span leaves out ("…, including cold stores") still belongs to the action.
    reach = max(action.end, action.reach)
    text = reading.text[action.start : reach]
    offset = reading.span.start + action.start
    inside = [m for m in reading.mentions if action.start <= m.start and m.end <= reach]
    aim = action.form in (AIM, FAINT, DONE_FOR)
    for thing, built in draw_built(reading, action.start, reach, registry) if not aim else ():
        level = Tier.ASSERTED if built.sure else Tier.CANDIDATE
        say(key, "kg:establishes", Key(thing), built.rule, level)
        tell(thing, "kg:Facility", built.rule, level)
        if place := place_after(reading, built):
            say(thing, "kg:within", Key(place), "facility-in", Tier.CANDIDATE)
    _places(reading, action, key, inside, say)
    named = [m for m in inside if m.kind in _NAMES]
    for sector in find_industries(text, gazetteer):
        at, end = action.start + sector.start, action.start + sector.end
        if any(m.start <= at and end <= m.end for m in named):
            continue
        industry = add_industry(registry, sector, offset)
        level = Tier.ASSERTED if sector.sure else Tier.CANDIDATE
        say(key, "kg:addressesIndustry", Key(industry), sector.rule, level)
        tell(industry, "kg:Industry", sector.rule, level)
    attach_money(reading, action, key, registry, say)
    _code(_without_sites(reading, action, inside), key, say)
    _groups(reading, action, inside, key, say)
    for body in _actors(reading, action, inside):
        say(key, "kg:implementedBy", Key(body), "measure-actor")


# An industry in the name of such a thing is no object of the measure: "the Ministry of Trade".
_NAMES = frozenset({"Facility", "PublicBody", "Institution", "Event"})


# "gas is shipped to countries such as Japan and Kenya": where a thing goes is not where the measure works.
_SENT_TO = re.compile(
    r"\b(?:shipp?(?:ed|ing|s)?|export(?:ed|ing|s)?|s(?:old|ell(?:ing|s)?)|send(?:ing|s)?|sent|deliver(?:ed|ing|s)?)\s(?:[^.;]{0,60}\s)?(?:to|mainly\s+to)\s+(?:the\s+)?(?:(?:countries|markets|places)\s+(?:such\s+as|including|like)\s+)?(?:[A-Z][\w-]*(?:\s+[A-Z][\w-]*)?(?:,\s+(?:and\s+)?|\s+and\s+)){0,8}$"
)


def _places(reading: Reading, action: Action, key: str, inside: list[Mention], say: Any) -> None:
    """Draw where a measure works, which named zone it sets up, and at which event."""
    for m in inside:
        before = reading.text[max(0, m.start - 60) : m.start]
        if _COMPARED.search(before) or _OF_FIRM.search(before):
            continue
        near = max(0, m.start - 160)
        if _BORDERS.search(reading.text, near, m.start) or _SENT_TO.search(reading.text, near, m.start):
            continue
        if m.kind in ("Zone", "AdministrativeArea", "Place") and not (
            m.kind == "Zone" and _builds(reading.text[action.start : m.start])
        ):
            say(key, "kg:appliesTo", Key(m.name), "measure-place")
        elif m.kind == "Zone":
            say(key, "kg:establishes", Key(m.name), "measure-builds")
        elif m.kind == "Event":
            say(key, "kg:concernsEvent", Key(m.name), "measure-event")


_COMPARED = re.compile(r"\b(?:than|than\s+what|from|like|unlike|outside|beyond)\s+(?:the\s+)?$")
# "in partnership with Bora Glass Corp (BGC), Norland": where a firm comes from.
_OF_FIRM = re.compile(
    r"\b(?:Corp(?:oration)?|Inc|Ltd|Limited|Co|Company|GmbH|AG|LLC|LLP|PLC|plc|Pty|Group|Holdings?)\b\.?(?:\s+\([^()]{2,30}\))?\s*(?:,|of)\s+(?:the\s+)?$"
)
# "which borders on Norland to the north and Dhobi to the west"
_BORDERS = re.compile(r"\bborder(?:s|ing|ed)\s+(?:on|with|by|to)?[^.;]{0,120}$")
_BUILDS = re.compile(
    r"\b(?:build|creat|establish|conven|form|construct|set(?:ting)? up|develop|found|launch|laying? out|design)\w*\s+(?:of\s+)?(?:the\s+|an?\s+|new\s+)*$",
    re.I,
)


# "a committee on the construction of the zone": what is set up is the committee.
_OF_BODY = re.compile(
    r"\b(?:committee|commission|council|group|office|authority|board|agency|bureau|force|team|company|corporation|secretariat|administration|headquarters|association|alliance|forum|conference|summit|"
    r"body|unit|department|institute|mechanism|fund|plan|scheme|law|rules|regulations|guidelines|strategy|programme|program)s?\s+(?:on|for|of|in\s+charge\s+of|responsible\s+for|overseeing)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:of|for)?\s*(?:the\s+|an?\s+|new\s+)*$",
    re.I,
)


def _builds(before: str) -> bool:
    return bool(_BUILDS.search(before)) and not _OF_BODY.search(before)


# "publish a list within the Bay Pilot Zone": where a step works does not say how, nor does who acts.
_SITE = re.compile(r"\b(?:in|within|at|inside|into|across|of|from|to|for)\s+(?:the\s+)?$")


# How far before a body the verb may stand that sets it up: "Establish the Harbour Steering Committee" tells what for.
_SITE_FAR = 40


def _without_sites(reading: Reading, action: Action, inside: Iterable[Mention]) -> str:
    """Return the words of a measure without the named zones in which it works and the names of bodies."""
    kept, at = [], action.start
    for m in sorted(inside, key=lambda m: m.start):
        site = m.kind == "Zone" and _SITE.search(reading.text, max(0, m.start - 12), m.start)
        body = m.kind == "PublicBody" and not _BUILDS.search(
            reading.text, max(0, m.start - _SITE_FAR), m.start
        )
        if (site or body) and at <= m.start and m.end <= action.end:
            kept.append(reading.text[at : m.start])
            at = m.end
    return "".join([*kept, reading.text[at : action.end]])


# Where the verb of a measure and what it governs end: "form an alliance | to fast-track permits".
_HEAD_END = re.compile(
    r",\s|\s(?:for|to|in|by|through|with|from|on|towards?|within|under|via|at|as|that|which|so|while|during|across|among|between|protected|based|related|aimed|until|before|after|without)\s"
    r"|(?<=\bimpact)\sof\s|(?<=\beffects)\sof\s|(?<=\buse)\sof\s|(?<=\bquality)\sof\s|(?<=\blevel)\sof\s|(?<=\brequirements)\sof\s|(?<=\bperformance)\sof\s"
)


_TWO_WORDS = re.compile(r"\s*\S+\s+\S+")


def _code(text: str, key: str, say: Any) -> None:
    """Draw by which kind of means a measure works: by what its verb governs, else by words further on."""
    first = _TWO_WORDS.match(text)  # "build on the name": a particle belongs to its verb
    end = _HEAD_END.search(text, first.end() if first else 0)
    if concept := _instrument(text[: end.start()] if end else text):
        say(key, "kg:instrumentType", Concept(f"kgt:{concept}"), "measure-instrument")
    elif concept := _instrument(text):
        say(key, "kg:instrumentType", Concept(f"kgt:{concept}"), "measure-instrument-aside")


def _instrument(text: str) -> str:
    """Return the instrument whose words stand in a text, the first of the table, or ""."""
    lower, table = " ".join(text.lower().split()) + " ", codes()
    for concept, words, never in table.instruments if table.any_instrument.is_open(lower) else ():
        undone = concept == "ins-subsidy" and _UNDOES.match(lower)
        if not undone and words.search(lower) and not (never and not words.search(never.sub("", lower))):
            return concept
    return ""


# "removing the subsidy": what ends is no means
_UNDOES = re.compile(
    r"\s*(?:remov\w*|abolish\w*|scrap\w*|eliminat\w*|phas\w*\s+out|(?:gradual\s+)?phase-?out\s+of|no\s+longer|end(?:ing)?|withdraw\w*|cancel\w*)\s+(?:(?!(?:with|through|by|for)\b)[a-z-]+\s+){0,4}?(?:subsid|grants?\b)"
)


# "Harbour Zone University Town": the capitalised words behind a name belong to it.
_NAME_GOES_ON = re.compile(r"(?:\s+[A-Z][\w-]*)*")


def _groups(reading: Reading, action: Action, inside: list[Mention], key: str, say: Any) -> None:
    """Draw whom a measure is addressed to; the name of a place or body names nobody, that of an event its guests."""
    kept, at = [], action.start
    names = (m for m in inside if m.kind != "Event" and reading.text[m.start].isupper())
    for m in (m for m in names if m.end <= action.end):
        kept.append(reading.text[at : max(at, m.start)])
        going_on = _NAME_GOES_ON.match(reading.text, m.end, action.end)
        at = max(at, going_on.end() if going_on else m.end)
    lower = " ".join([*" ".join([*kept, reading.text[at : action.end]]).lower().split(), ""])
    table = codes()
    for concept, cues in table.groups if table.any_group.is_open(lower) else ():
        if cues.search(lower):
            say(key, "kg:addressee", Concept(f"kgt:{concept}"), "measure-group")


_BY = re.compile(r"\bby\s+(?:the\s+)?$")
# "land resumed by the ministry", "the aims set by the ministry": that says of what the measure is, not who acts.
_OF_OTHERS = re.compile(
    r"(?<!will be )(?<!shall be )(?<!must be )(?<!should be )(?<!are to be )(?<!is to be )\b(?:resumed|determined|set|set\s+(?:out|forth)|issued|adopted|released|owned|defined|required|recogni[sz]ed|licensed|"
    r"designated|decided|stipulated|endorsed|prescribed|appointed|imposed|levied|agreed|requested|ordered|specified|identified|proposed|recommended|outlined|announced|published|faced|held|used|represented|governed|"
    r"regulated|determined\s+and\s+\w+)\s+by\s+(?:the\s+)?$"
    # "money granted by the assembly": a participle right behind a noun says what that is.
    r"|(?<!\bbe )(?<!\bbeing )(?<!\bbeen )(?<!\bget )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!ly )(?<!\band )(?<!\bor )(?<!, )\b(?!(?:approved|implemented|managed|administered|delivered|operated|overseen|run|carried|led|funded|supported|coordinated|organi[sz]ed|provided|hosted)\b)[a-z]{3,}(?:ed|ent|aid|own|iven)\s+by\s+(?:the\s+)?$"
)


def _actors(reading: Reading, action: Action, inside: list[Mention]) -> Iterator[str]:
    """Yield the bodies that act: the subject of the announcing verb, and those named after "by"."""
    if action.subject.startswith(ACTOR):
        start = _first_of_several(reading, clause_before(reading.text, action.start))
        for m in reading.mentions:
            subject = m.kind in ("PublicBody", "UnnamedGroup") and start <= m.start and m.end <= action.start
            if subject and len(reading.text[start : m.start].split()) <= 8:
                yield m.name
    for m in inside:
        before = reading.text[max(0, m.start - 48) : m.start]
        if m.kind in ("PublicBody", "UnnamedGroup") and _BY.search(before) and not _OF_OTHERS.search(before):
            yield m.name


# "the Norland Government and | the Ayala Council will build": the second article begins no new clause.
_AND_BODY = re.compile(r",?\s+(?:and|as\s+well\s+as|together\s+with)\s+(?:the\s+)?|,\s+(?:the\s+)?")


# Bodies that are joined open their sentence: "According to the Ayala Office, the Boru Office will build" joins none.
_OPENS = re.compile(
    r"\W*(?:(?:On|In|Today|Yesterday|This)\b[^,;.]{0,40},\s+(?:\d{4},\s+)?)?(?:[Tt]he\s+)?|.*[.;:–—]\s+(?:[Tt]he\s+)?",
    re.S,
)


def _first_of_several(reading: Reading, start: int) -> int:
    """Return where the first of the bodies stands that are joined to the one at the head of a clause."""
    first = start
    for m in sorted(reading.mentions, key=lambda m: -m.end):
        if m.kind != "PublicBody" or m.end > first:
            continue
        joined = _AND_BODY.match(reading.text, m.end)
        article = re.match(r"(?:the\s+)?", reading.text[first:])
        if not joined or joined.end() not in (first, first + (article.end() if article else 0)):
            break
        first = m.start
    return first if _OPENS.fullmatch(reading.text, 0, first) else start


def place_type(kind: str, label: str) -> str:
    """Return the place-type concept of a zone or facility by its name."""
    if holds_han(label):
        return place_type_of(kind, label)
    return zone_type(label) if kind == "Zone" else facility_type(label)
