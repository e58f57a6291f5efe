"""What the rows of tables say of policies and zones: who issued them and when, where they lie, what they take in."""

from collections.abc import Iterable, Iterator, Sequence

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.sectors.items import find_items
from kg.claims.sectors.lists import Sector
from kg.claims.sectors.named import add_industry
from kg.claims.tables.lines import Column, Line, evidence_of
from kg.claims.values.dates import dates_of_issue, find_dates
from kg.model import Concept, Key, Mention, Tier

ISSUED, DATED, COVERS, INDUSTRIES, LIES = (
    "table-issuer",
    "table-date",
    "table-members",
    "table-industries",
    "zone-row",
)
# The rule for "Zone, place" alone in a line.
_LINE = "zone-item"
# Behind "Ayala," stands what Ayala lies in; behind "Ayala;" or "Ayala and" another place.
_ADDRESS = re.compile(r"[^;\n]*,[^;\n]*")


def relate_rows(
    lines: Iterable[Line], registry: Registry, gazetteer: Gazetteer, collector: Collector
) -> None:
    """Draw what the rows of tables tell of the policies, zones and works that they are about."""
    for line in lines:
        if policies := _subjects(line, "policy", "title", letters="P"):
            _issue(line, policies, registry, collector)
        zones = _subjects(line, "zone", "title", letters="Z") or _sole_zone(line)
        if len(zones) == 1:
            _place(line, *zones[0], collector)
        elif works := _subjects(line, "facility", letters="F"):
            _place(line, *works[0], collector)
        _industries(line, zones, registry, gazetteer, collector)


def _subjects(line: Line, *roles: str, letters: str) -> list[tuple[Column, Mention]]:
    """Return the things that a row is about, each with its column."""
    return [(c, m) for c in line.of(*roles) if (m := c.main(letters))]


def _sole_zone(line: Line) -> list[tuple[Column, Mention]]:
    """Return the only zone that makes up a cell of a row."""
    found = [(c, m) for c in line.columns if (m := c.main("Z"))]
    return found if len(found) == 1 else []


def _issue(
    line: Line, policies: Sequence[tuple[Column, Mention]], registry: Registry, collector: Collector
) -> None:
    """Draw issuers and dates of the policies of a row."""
    for column, policy in policies:
        for told in line.of("issuer"):
            for body in told.of("BU"):
                evidence = evidence_of(column, told)
                collector.say(policy.name, "kg:issuedBy", Key(body.name), evidence, ISSUED)
        for told in line.of("date"):
            dates = list(find_dates(told.cell.text))
            if len(dates) != 1:
                continue
            found = told.cell.text[dates[0].start : dates[0].end]
            for predicate, value in dates_of_issue(dates[0].value):
                collector.say(policy.name, predicate, value, evidence_of(column, told), DATED, found=found)


def _place(line: Line, column: Column, zone: Mention, collector: Collector) -> None:
    """Draw where the zone or work of a row lies and what the zone takes in."""
    for told in line.of("site"):
        for area in _sites(told):
            evidence = evidence_of(column, told)
            collector.say(zone.name, "kg:within", Key(area.name), evidence, LIES, tier=Tier.CANDIDATE)
    for told in line.of("member") if zone.kind == "Zone" else ():
        for area in told.of("AZ"):
            if area.name != zone.name:
                evidence = evidence_of(column, told)
                # A row that reads like "Zone, place" is no address where the head says that the place is a member.
                collector.drop(zone.name, "kg:within", Key(area.name), _LINE)
                collector.say(zone.name, "kg:contains", Key(area.name), evidence, COVERS, tier=Tier.CANDIDATE)


def _sites(told: Column) -> Iterator[Mention]:
    """Yield the places of a cell, of an address the first only."""
    areas = told.of("A")
    address = _ADDRESS.fullmatch(told.cell.text) is not None
    yield from areas[:1] if address else areas


def _industries(
    line: Line,
    zones: Sequence[tuple[Column, Mention]],
    registry: Registry,
    gazetteer: Gazetteer,
    collector: Collector,
) -> None:
    """Draw the industries of a row: of its policy, else of its zone, of which the vocabulary says only that they are."""
    policies = _subjects(line, "policy", letters="P")
    for told in line.of("industry") if policies or zones else ():
        for sector, start in _sectors(told, gazetteer):
            industry = add_industry(registry, sector, start)
            said = [(m.name, "kg:addressesIndustry", Key(industry), c) for c, m in policies]
            for subject, predicate, obj, column in said:
                evidence = evidence_of(column, told)
                collector.say(subject, predicate, obj, evidence, INDUSTRIES, tier=Tier.CANDIDATE)
            if not said:
                what = Concept("kg:Industry")
                collector.say(industry, "rdf:type", what, evidence_of(told), INDUSTRIES, tier=Tier.CANDIDATE)


def _sectors(told: Column, gazetteer: Gazetteer) -> Iterator[tuple[Sector, int]]:
    """Yield the industries of a cell, each with the offset that its own are counted from."""
    for part in re.finditer(r"[^;\n]+", told.cell.text):
        words = part[0].strip()
        start = told.cell.start + part.start() + part[0].index(words)
        yield from ((sector, start) for sector in find_items(words, gazetteer, open_list=True))


__all__ = ["relate_rows"]
