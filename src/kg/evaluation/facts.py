"""Facts as plain lists by family, from a gold file or from an extraction, so that the two can be compared.

The JSON form of gold files is described in ``docs/gold.md``.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.claims.values.dates import find_dates
from kg.exceptions import DataError
from kg.model import Claim, Extraction, Key, Literal, Tier

KINDS: Mapping[str, str] = {
    "ind-land-area": "area",
    "ind-floor-area": "area",
    "ind-population": "population",
    "ind-gdp": "gdp",
    "ind-gdp-per-capita": "gdp",
    "ind-gdp-share": "gdp",
    "ind-population-share": "population",
    "ind-area-share": "area",
    "ind-investment": "investment",
    "ind-foreign-investment": "investment",
    "ind-budget": "investment",
    "ind-money": "investment",
    "ind-public-spending": "investment",
    "ind-loans": "investment",
    "ind-rd-spending": "investment",
    "ind-rd-intensity": "investment",
    "ind-growth-rate": "growth",
    "ind-growth-factor": "growth",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with all its names, the canonical one first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation between two things."""

    left: Named
    right: Named


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one text, by family.

    ``dates`` pair a policy with its date, ``statistics`` are (value, kind), ``targets`` years, ``measures``
    are the wordings under which a measure may be found. ``subjects`` are the value of a figure, the names
    of what it is a figure of, and what it counts by its label; they are no family of their own, but judge
    that one claim of a figure. So do ``holders``, which pair the policy that a measure belongs to with the
    measure.
    """

    policies: tuple[Named, ...]
    issuers: tuple[Pair, ...]
    dates: tuple[Pair, ...]
    zones: tuple[Named, ...]
    covers: tuple[Pair, ...]
    within: tuple[Pair, ...]
    statistics: tuple[tuple[float, str], ...]
    targets: tuple[int, ...]
    measures: tuple[Named, ...]
    industries: tuple[Named, ...]
    facilities: tuple[Named, ...]
    subjects: tuple[tuple[float, Named, Named], ...] = ()
    holders: tuple[Pair, ...] = ()


def read_gold(path: Path) -> Facts:
    """Return the facts of a gold file.

    Raises:
        DataError: if the file is not a gold file.
    """
    try:
        raw: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return _from_gold(raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"is not a gold file ({error})", str(path), "See docs/gold.md") from error


def _from_gold(raw: Mapping[str, Any]) -> Facts:
    policies = {p["name"]: Named((p["name"], *p["aliases"])) for p in raw["policies"]}
    bodies = {b["name"]: Named((b["name"], *b["aliases"])) for b in raw["bodies"]}
    zones = {z["name"]: Named((z["name"], *z["aliases"])) for z in raw["zones"]}
    places = raw["places"]
    # Readers may give other names of places, too.
    areas = {p["name"]: Named((p["name"], *p.get("aliases", ()))) for p in places}

    def named(name: str) -> Named:
        return bodies.get(name) or zones.get(name) or areas.get(name) or Named((name,))

    return Facts(
        tuple(policies.values()),
        tuple(Pair(policies[p["name"]], named(i)) for p in raw["policies"] for i in p["issuers"]),
        tuple(Pair(policies[p["name"]], Named((p["issued"],))) for p in raw["policies"] if p["issued"]),
        tuple(zones.values()),
        tuple(Pair(zones[z["name"]], named(c)) for z in raw["zones"] for c in z["covers"]),
        tuple(Pair(named(t["name"]), named(w)) for t in (*raw["zones"], *places) for w in t["within"]),
        tuple(dict.fromkeys((float(s["value"]), s["measure"]) for s in raw["statistics"])),
        tuple(dict.fromkeys(int(t["year"]) for t in raw["targets"])),
        tuple(Named((m["text"],)) for m in raw["measures"]),
        tuple(Named((i,)) for i in raw["industries"]),
        tuple(Named((f,)) for f in raw["facilities"]),
        tuple(
            (float(s["value"]), named(s["subject"]), Named(())) for s in raw["statistics"] if s.get("subject")
        ),
        tuple(
            Pair(policies.get(m.get("policy") or "", Named((m.get("policy") or "",))), Named((m["text"],)))
            for m in raw["measures"]
        ),
    )


def facts_of(
    extraction: Extraction, quotes: Mapping[tuple[int, int], str], tiers: Iterable[Tier] = tuple(Tier)
) -> Facts:
    """Return the facts of an extraction; ``quotes`` gives the words of evidence spans.

    Only claims of the given tiers count.
    """
    wanted = frozenset(tiers)
    claims = [c for c in extraction.claims if c.tier in wanted]
    kinds = {r.key: r.kind for r in extraction.referents}
    names = {r.key: Named((r.label, *r.aliases)) for r in extraction.referents}
    spoken = {k for c in claims for k in (c.subject, c.object.key if isinstance(c.object, Key) else "")}

    def of_kind(*wanted_kinds: str) -> tuple[Named, ...]:
        return tuple(n for k, n in names.items() if kinds[k] in wanted_kinds and k in spoken)

    def pairs(*predicates: str) -> tuple[Pair, ...]:
        found = [
            Pair(names[c.subject], names[c.object.key])
            for c in claims
            if c.predicate in predicates
            and isinstance(c.object, Key)
            and c.subject in names
            and c.object.key in names
        ]
        return tuple(dict.fromkeys(found))

    zones = of_kind("Zone")
    return Facts(
        of_kind("PolicyDocument", "Strategy"),
        pairs("kg:issuedBy"),
        _dates(claims, names, kinds),
        of_kind("Zone"),
        tuple(p for p in pairs("kg:spans", "kg:contains") if p.right not in zones),
        (*pairs("kg:within"), *(Pair(p.right, p.left) for p in pairs("kg:contains") if p.right in zones)),
        _statistics(claims),
        _deadlines(claims),
        _measures(claims, names, quotes),
        of_kind("Industry"),
        of_kind("Facility"),
        _subjects(claims, names),
        pairs("kg:hasMeasure"),
    )


def _deadlines(claims: Iterable[Claim]) -> tuple[int, ...]:
    years = (
        c.object.value for c in claims if c.predicate == "kg:deadlineYear" and isinstance(c.object, Literal)
    )
    return tuple(sorted({int(year) for year in years}))


_DATED = frozenset({"kg:issuedOn", "kg:issuedInMonth", "kg:year"})


def _dates(claims: Iterable[Claim], names: Mapping[str, Named], kinds: Mapping[str, str]) -> tuple[Pair, ...]:
    best: dict[str, str] = {}
    for c in claims:
        policy = kinds.get(c.subject) in ("PolicyDocument", "Strategy")
        if policy and c.predicate in _DATED and isinstance(c.object, Literal):
            said = next((d.value for d in find_dates(c.found)), c.object.value)
            best[c.subject] = max(best.get(c.subject, ""), said, key=len)
    return tuple(Pair(names[k], Named((v,))) for k, v in sorted(best.items()))


def _statistics(claims: Iterable[Claim]) -> tuple[tuple[float, str], ...]:
    values: dict[str, dict[str, str]] = {}
    for c in claims:
        if c.predicate in ("kg:value", "kg:indicator"):
            value = c.object.value if isinstance(c.object, Literal) else getattr(c.object, "curie", "")
            values.setdefault(c.subject, {})[c.predicate] = value
    found = []
    for parts in values.values():
        if len(parts) == 2:
            indicator = parts["kg:indicator"].removeprefix("kgt:")
            counted = indicator.endswith("-included") or indicator in (
                "ind-count",
                "ind-jobs",
                "ind-enterprises",
                "ind-projects",
                "ind-zones",
            )
            found.append((float(parts["kg:value"]), KINDS.get(indicator, "count" if counted else "other")))
    return tuple(dict.fromkeys(found))


def _without_thing(label: str) -> str:
    """Return the label of a figure without the thing that it is of, or that it asks about.

    >>> _without_thing("Ayala: 6 filling stations"), _without_thing("GDP (net), 5 percent (2031, Old (new)?)")
    ('6 filling stations', 'GDP (net), 5 percent')
    """
    asked = _ASKED.search(label)
    return label[: asked.start()] if asked else label.partition(": ")[2]


_ASKED = re.compile(r"\s\((?:\d{4}, )?(?:[^()]|\([^()]*\))*\?\)$")


def _subjects(claims: Iterable[Claim], names: Mapping[str, Named]) -> tuple[tuple[float, Named, Named], ...]:
    values: dict[str, float] = {}
    things: dict[str, Named] = {}
    for c in claims:
        if c.predicate == "kg:value" and isinstance(c.object, Literal):
            values[c.subject] = float(c.object.value)
        elif c.predicate == "kg:observedEntity" and isinstance(c.object, Key) and c.object.key in names:
            things[c.subject] = names[c.object.key]
    return tuple(
        (values[k], thing, Named(tuple(map(_without_thing, names[k].names))))
        for k, thing in sorted(things.items())
        if k in values
    )


def _measures(
    claims: Iterable[Claim], names: Mapping[str, Named], quotes: Mapping[tuple[int, int], str]
) -> tuple[Named, ...]:
    found = {}
    for c in claims:
        if c.predicate == "rdf:type" and c.subject.startswith("measure-"):
            words = tuple(quotes[s.start, s.end] for s in c.evidence if (s.start, s.end) in quotes)
            found[c.subject] = Named((*names[c.subject].names, *words))
    return tuple(found.values())
