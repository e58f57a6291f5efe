"""What a measure is about: where it works, what it builds, for whom, with which instrument, who carries it out."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.claims.cutting import Action
from kg.claims.gazetteer import Gazetteer
from kg.claims.phrases import find_facilities, find_industries
from kg.claims.reading import Reading
from kg.claims.registry import Registry
from kg.claims.subjects import clause_before
from kg.claims.words import DATA
from kg.model import Concept, Key, Mention, Span, Tier

Say = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Codes:
    """Words by which measures are coded: pairs of (concept, pattern of its words, at their beginnings)."""

    instruments: tuple[tuple[str, re.Pattern[str]], ...]
    groups: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def codes() -> Codes:
    """Return the table of ``data/codes.toml``."""
    raw: Mapping[str, Any] = tomllib.loads((DATA / "codes.toml").read_text(encoding="utf-8"))
    return Codes(
        tuple((r["concept"], _beginning(r["words"])) for r in raw["instrument"]),
        tuple((r["concept"], _beginning(r["words"])) for r in raw["group"]),
    )


def _beginning(cues: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(cue) for cue in cues)})")


def describe(
    reading: Reading, action: Action, key: str, registry: Registry, gazetteer: Gazetteer, say: Say
) -> None:
    """Draw where a measure works, what it builds, which industries and people it is for, and who acts."""
    reach = max(action.end, action.reach)
    text = reading.text[action.start : reach]
    offset = reading.span.start + action.start
    inside = [m for m in reading.mentions if action.start <= m.start and m.end <= reach]
    built = list(find_facilities(text))
    named = [m for m in inside if m.kind == "Facility"]
    for m in named:
        say(key, "kg:establishes", Key(m.name), "measure-builds")
    for phrase in built:
        if _BECOMES.search(text[: phrase.start]):
            continue
        a, b = action.start + phrase.start, action.start + phrase.end
        if any(
            m.start < b and a < m.end
            for m in inside
            if m.kind in ("Facility", "Zone", "PolicyDocument", "PublicBody")
        ):
            continue
        thing = registry.add(
            "Facility",
            text[phrase.start : phrase.end],
            Span(offset + phrase.start, offset + phrase.end),
            scoped=_unnamed(text[phrase.start : phrase.end]),
        )
        if _BUILT.search(text[: phrase.start]):
            say(key, "kg:establishes", Key(thing), "measure-builds")
        else:
            say(key, "kg:establishes", Key(thing), "measure-facility", Tier.CANDIDATE)
        if phrase.end < len(text) and (place := _place_after(reading, action.start + phrase.end)):
            say(thing, "kg:within", Key(place), "facility-in", Tier.CANDIDATE)
    _places(reading, action, key, inside, say)
    for start, end, name, ids in find_industries(text, gazetteer):
        if " " not in name and any(p.start <= start and end <= p.end and p.head[:4] == "cent" for p in built):
            continue  # a logistics center is no logistics
        industry = registry.add("Industry", name, Span(offset + start, offset + end), ids)
        say(key, "kg:addressesIndustry", Key(industry), "measure-industry")
    _code(text, key, say)
    for body in _actors(reading, action, inside):
        say(key, "kg:implementedBy", Key(body), "measure-actor")


def _places(reading: Reading, action: Action, key: str, inside: list[Mention], say: Say) -> None:
    """Draw where a measure works, which named zone it sets up, and at which event."""
    for m in inside:
        if _COMPARED.search(reading.text[max(0, m.start - 24) : m.start]):
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
# Without a word of building before it, a facility is only spoken of.
_BUILT = re.compile(
    r"\b(?:build|construct|establish|set(?:ting)?\s+up|creat|develop|lay(?:ing)?\s+out|layout|cultivat|found|open|launch|erect|install|add|"
    r"plan|form|host|complet|expand|upgrad|improv|provid|support)\w*",
    re.I,
)


# "establish the city as a leading hub": what a place is to become is not built.
_BECOMES = re.compile(r"\b(?:as|into)\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,2}$")


def _unnamed(name: str) -> bool:
    """Return whether a facility is described in lower case, so that its name holds in its document only."""
    return not re.search(r"\b[A-Z][a-z]", name)


_BUILDS = re.compile(
    r"\b(?:build|creat|establish|construct|set(?:ting)? up|develop|found|launch|laying? out|design)\w*\s+(?:of\s+)?(?:the\s+|an?\s+|new\s+)*$",
    re.I,
)


def _builds(before: str) -> bool:
    return bool(_BUILDS.search(before))


def _place_after(reading: Reading, at: int) -> str:
    for m in reading.mentions:
        if m.start >= at and m.kind in ("Zone", "AdministrativeArea"):
            between = reading.text[at : m.start]
            return m.name if re.fullmatch(r"\s+in\s+(?:the\s+)?", between) else ""
    return ""


def _code(text: str, key: str, say: Say) -> None:
    lower = " ".join(text.lower().split())
    for concept, cues in codes().instruments:
        if cues.search(lower):
            say(key, "kg:instrumentType", Concept(f"kgt:{concept}"), "measure-instrument")
            break
    for concept, cues in codes().groups:
        if cues.search(lower):
            say(key, "kg:addressee", Concept(f"kgt:{concept}"), "measure-group")


_BY = re.compile(r"\b(?:by|led\s+by|approved\s+by|run\s+by)\s+(?:the\s+)?$")


def _actors(reading: Reading, action: Action, inside: list[Mention]) -> Iterator[str]:
    """Yield the bodies that act: the subject of the announcing verb, and those named after "by"."""
    if action.subject.startswith("actor"):
        start = clause_before(reading.text, action.start)
        for m in reading.mentions:
            subject = m.kind in ("PublicBody", "UnnamedGroup") and start <= m.start and m.end <= action.start
            if subject and len(reading.text[start : m.start].split()) <= 8:
                yield m.name
    for m in inside:
        if m.kind in ("PublicBody", "UnnamedGroup") and _BY.search(
            reading.text[max(0, m.start - 24) : m.start]
        ):
            yield m.name
