"""Make a large graph in our ontology: python tests/benchmarks/synthetic.py OUT.nq [--quads N] [--seed N].

The same size and seed give the same bytes. Like a built graph it has facts, reference entries, the
vocabulary and one graph of claims for each source document, in which most quads lie. A few things are
named far more often than all others, as in life: a few ministries, provinces, policies and industries.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pyoxigraph import RdfFormat, serialize
from tests.benchmarks.quads import World, Writer, iri, literal

from kg.graph.schema import packaged_schema, packaged_vocabulary
from kg.namespaces import compact

DEFAULT_QUADS: Final = 1_000_000
PROVINCES, CITIES, DISTRICTS, OTHER_COUNTRIES = 31, 11, 9, 20  # cities a province, districts a city
YEARS: Final = (2025, 2025, 2027, 2030, 2030, 2035, 2050)
ADJECTIVES: Final = (
    "Coordinated",
    "Digital",
    "Green",
    "Integrated",
    "Joint",
    "Regional",
    "Open",
    "Coastal",
    "Inland",
)
NOUNS: Final = (
    "Science City",
    "Growth Corridor",
    "Trade Port",
    "Innovation Belt",
    "Data Valley",
    "Harbour Ring",
)
FORMS: Final = (
    "Opinions on",
    "Master Plan for",
    "Notice on",
    "Guidelines for",
    "Measures for",
    "Action Plan for",
)
SUMS: Final = ("currency:CNY", "currency:CNY", "currency:USD", "currency:EUR")


def make_places(w: Writer, world: World) -> None:
    """Write the country with its provinces, cities and districts, and other countries."""
    graph = "r:graph-reference"

    def area(label: str, parent: str, level: str, kind: str) -> str:
        place = w.thing("AdministrativeArea", "place", label, graph)
        if parent:
            w.say(graph, place, "kg:adminParent", parent)
        w.say(graph, place, "kg:adminLevel", f"kgt:level-{level}")
        w.say(graph, place, "kg:placeType", f"kgt:area-{kind}")
        w.say(graph, place, "rdfs:label", literal(f"地{w.things}", language="zh"))
        return place

    world.country = area("Midland", "", "country", "country")
    for _ in range(OTHER_COUNTRIES):
        area(f"{w.name()} Republic", "", "country", "country")
    for _ in range(PROVINCES):
        world.provinces.append(area(f"{w.name()} Province", world.country, "province", "province"))
        for _ in range(CITIES):
            city = area(f"{w.name()} City", world.provinces[-1], "prefecture", "prefecture-level-city")
            world.cities.append(city)
            world.districts += [
                area(f"{w.name()} District {n}", city, "county", "district") for n in range(DISTRICTS)
            ]


def make_bodies(w: Writer, world: World) -> None:
    """Write ministries, then the departments of the provinces, then the governments of the cities."""
    graph = "r:graph-reference"
    for n in range(30):
        world.bodies.append(w.thing("PublicBody", "body", f"National Commission {n} of Midland", graph))
    for province in world.provinces:
        for n in range(4):
            body = w.thing("PublicBody", "body", f"Department {n} of {w.names[province]}", graph)
            w.say(graph, body, "org:subOrganizationOf", world.bodies[n])
            world.bodies.append(body)
    for city in world.cities:
        world.bodies.append(w.thing("PublicBody", "body", f"Government of {w.names[city]}", graph))


def make_document(w: Writer, number: int) -> None:
    """Begin a source document; every ninth repeats an earlier one."""
    digest = hashlib.sha256(f"document {number}".encode()).hexdigest()
    w.document = f"source-{digest[:16]}"
    graph, document = f"r:graph-claims-{w.document}", f"r:{w.document}"
    for key, value in (
        ("rdf:type", "kg:SourceDocument"),
        ("rdfs:label", literal(f"document-{number}.txt")),
        ("dcterms:title", literal(f"Report {number} on {w.name()}")),
        ("dcterms:publisher", literal(f"Press {number % 40}")),
        ("dcterms:date", literal(f"{2012 + number % 14}-0{1 + number % 9}-17", "date")),
        ("dcterms:language", literal("en")),
        ("kg:textDigest", literal(f"sha256:{digest}")),
        ("kg:sourceDigest", literal(f"sha256:{digest[::-1]}")),
    ):
        w.say(graph, document, key, value)
    if number % 9 == 8:
        older = hashlib.sha256(f"document {number - 5}".encode()).hexdigest()
        w.say("r:graph-facts", document, "prov:alternateOf", f"r:source-{older[:16]}")


def make_zone(w: Writer, world: World) -> str:
    """Write a zone over districts, sometimes over cities or provinces, sometimes inside another zone."""
    zone = w.thing("Zone", "zone", f"{w.name()} {w.chance.choice(NOUNS)}")
    w.fact(zone, "kg:placeType", w.skewed(world.schema["kgt:zone-"]))
    first = w.chance.randrange(len(world.districts))
    for n in range(w.chance.randrange(2, 9)):
        district = world.districts[(first + n) % len(world.districts)]
        w.fact(zone, w.chance.choice(("kg:contains", "kg:spans")), district)
    if w.chance.random() < 0.2:
        w.fact(zone, "kg:spans", w.skewed(world.provinces if w.chance.random() < 0.5 else world.cities))
    if w.chance.random() < 0.6:
        w.fact(zone, "kg:within", w.skewed(world.cities))
    if world.zones and w.chance.random() < 0.25:
        w.fact(w.skewed(world.zones, 4), "kg:contains", zone)
    if w.chance.random() < 0.3:
        challenge = w.thing("Challenge", "challenge", f"Shortage of {w.name()} workers")
        w.fact(zone, "kg:faces", challenge)
    world.zones.append(zone)
    return zone


def make_statistic(w: Writer, world: World, of: str, indicator: str, unit: str, year: int) -> str:
    """Write one figure; now and then another document gives another value for the same."""
    statistic = f"r:statistic-{hashlib.sha256(f'{w.things} {w.claims}'.encode()).hexdigest()[:16]}"
    w.say("r:graph-facts", statistic, "rdf:type", "kg:Statistic")
    value = literal(w.chance.randrange(1, 9_000) * 10 ** w.chance.randrange(0, 9), "decimal")
    for key, said in (
        ("kg:observedEntity", of),
        ("kg:indicator", indicator),
        ("kg:unit", unit),
        ("kg:qualifier", w.skewed(world.schema["kgt:q-"])),
        ("kg:value", value),
        ("kg:referenceYear", literal(year, "integer")),
    ):
        w.fact(statistic, key, said)
    if world.statistics and w.chance.random() < 0.1:
        other, key, said = w.chance.choice(world.statistics[-50:])
        one = w.claim(other, key, said)
        two = w.claim(other, key, value, "disputed")
        for a, b in ((one, two), (two, one)):
            w.say(f"r:graph-claims-{w.document}", a, "kg:conflictsWith", b)
    if world.statistics and w.chance.random() < 0.05:
        w.fact(statistic, "kg:conversionOf", world.statistics[-1][0])
    world.statistics.append((statistic, "kg:value", value))
    return statistic


def make_reach(w: Writer, world: World, element: str) -> None:
    """Write for which places, industries and people a measure or policy is meant."""
    where = w.chance.random()
    if where < 0.45:
        place = w.skewed(world.districts, 1.5)
    elif where < 0.7:
        place = w.skewed(world.zones) if world.zones else world.country
    else:
        place = w.skewed(world.cities) if where < 0.85 else w.skewed(world.provinces)
    w.fact(element, "kg:appliesTo", world.country if where > 0.97 else place)
    for _ in range(w.chance.choice((0, 1, 1, 2))):
        w.fact(element, "kg:addressesIndustry", w.skewed(world.schema["kgt:indu-"], 3))
    if w.chance.random() < 0.3:
        w.fact(element, "kg:addressee", w.skewed(world.schema["kgt:grp-"]))


def make_measure(w: Writer, world: World, policy: str, whole: str) -> str:
    """Write one measure of a policy, a part of a wider measure if that is given."""
    label = f"Support {w.name()} works in the {w.chance.choice(NOUNS)}"
    measure = w.thing("Measure", "measure", label)
    if whole:
        w.fact(measure, "dcterms:isPartOf", whole)
    w.fact(policy, "kg:hasMeasure", measure)
    w.fact(measure, "kg:instrumentType", w.skewed(world.schema["kgt:ins-"]))
    w.fact(measure, "kg:theme", f"r:theme-{int(60 * w.chance.random() ** 2)}")
    make_reach(w, world, measure)
    if w.chance.random() < 0.35:
        w.fact(measure, "kg:implementedBy", w.skewed(world.bodies, 3))
    if w.chance.random() < 0.3:
        w.fact(measure, "kg:deadlineYear", literal(w.chance.choice(YEARS), "integer"))
    if w.chance.random() < 0.2:
        facility = w.thing("Facility", "facility", f"{w.name()} Laboratory")
        w.fact(facility, "kg:placeType", w.skewed(world.schema["kgt:fac-"]))
        w.fact(facility, "kg:within", w.skewed(world.zones) if world.zones else w.skewed(world.cities))
        w.fact(measure, "kg:establishes", facility)
    if w.chance.random() < 0.05:
        w.fact(measure, "kg:concernsEvent", f"r:event-{w.chance.randrange(40)}")
    if w.chance.random() < 0.1:
        unit = w.chance.choice(SUMS)
        make_statistic(w, world, measure, "kgt:ind-investment", unit, w.chance.randrange(2012, 2027))
    return measure


def make_objective(w: Writer, world: World, policy: str) -> None:
    """Write a target, most often with a figure, or an objective that has none."""
    kind = w.chance.choice(("Target", "Target", "Objective"))
    goal = w.thing(kind, "objective", f"{kind} {w.things} of {w.name()}")
    w.fact(policy, "kg:hasObjective", goal)
    w.fact(goal, "kg:appliesTo", w.skewed(world.zones) if world.zones else world.country)
    if kind == "Target":
        w.fact(goal, "kg:deadlineYear", literal(w.chance.choice(YEARS), "integer"))
        if w.chance.random() < 0.6:
            of, indicator = w.skewed(world.provinces), w.skewed(world.schema["kgt:ind-"])
            figure = make_statistic(w, world, of, indicator, "unit:PERCENT", w.chance.choice(YEARS))
            w.fact(goal, "kg:quantifiedBy", figure)


def make_policy(w: Writer, world: World) -> None:
    """Write a policy with its bodies, dates, measures, objectives and the policies that it rests on."""
    kind = "Strategy" if w.chance.random() < 0.2 else "PolicyDocument"
    label = f"{w.chance.choice(FORMS)} the {w.chance.choice(ADJECTIVES)} {w.name()} {w.chance.choice(NOUNS)}"
    policy = w.thing(kind, "policy", label)
    year = w.chance.randrange(2005, 2027)
    w.fact(policy, "kg:year", literal(year, "integer"))
    if kind == "PolicyDocument":
        day = f"{year}-{w.chance.randrange(1, 13):02}-{w.chance.randrange(1, 29):02}"
        w.fact(policy, "kg:issuedOn", literal(day, "date"))
        w.fact(policy, "kg:documentType", w.skewed(world.schema["kgt:doc-"]))
    for body in sorted({w.skewed(world.bodies, 4) for _ in range(w.chance.choice((1, 1, 2, 3)))}):
        w.fact(policy, "kg:issuedBy", body)
    if w.chance.random() < 0.2:
        w.fact(policy, "kg:preparedBy", w.skewed(world.bodies))
    for key, chance in (("kg:buildsOn", 0.6), ("kg:contributesTo", 0.2), ("dcterms:isReplacedBy", 0.05)):
        if world.policies and w.chance.random() < chance:
            other = w.skewed(world.policies, 3)
            older, newer = (other, policy) if key == "dcterms:isReplacedBy" else (policy, other)
            w.fact(older, key, newer)
    if w.chance.random() < 0.5:
        w.fact(policy, "kg:establishes", make_zone(w, world))
    make_reach(w, world, policy)
    wholes = [make_measure(w, world, policy, "") for _ in range(w.chance.randrange(1, 5))]
    for whole in wholes:
        for _ in range(w.chance.randrange(0, 4)):
            make_measure(w, world, policy, whole)
    for _ in range(w.chance.randrange(0, 3)):
        make_objective(w, world, policy)
    w.fact(f"r:{w.document}", "kg:discusses", policy)
    if w.chance.random() < 0.3 and kind == "PolicyDocument":
        w.fact(f"r:{w.document}", "kg:textOf", policy)
    world.policies.append(policy)


def make_rest(w: Writer, world: World) -> None:
    """Write figures of places, what other documents say again, and what is only proposed."""
    for _ in range(w.chance.randrange(1, 5)):
        of = w.skewed(world.districts) if w.chance.random() < 0.6 else w.skewed(world.zones or world.cities)
        indicator = w.skewed(world.schema["kgt:ind-"])
        unit = "currency:CNY" if indicator == "kgt:ind-gdp" else "unit:NUM"
        make_statistic(w, world, of, indicator, unit, w.chance.randrange(2012, 2027))
    for policy in (w.skewed(world.policies) for _ in range(3)):
        w.fact(f"r:{w.document}", "kg:discusses", policy)
        w.claim(policy, "rdf:type", "kg:PolicyDocument")
    for _ in range(12):
        w.claim(
            w.skewed(world.policies), "kg:addressesIndustry", w.skewed(world.schema["kgt:indu-"]), "proposed"
        )
    if w.chance.random() < 0.1:
        one = w.claim(w.skewed(world.districts), "kg:within", w.skewed(world.provinces), "disputed")
        two = w.claim(w.skewed(world.districts), "kg:adminParent", w.skewed(world.cities))
        w.say(f"r:graph-claims-{w.document}", one, "kg:conflictsWith", two)


def make_shared(w: Writer) -> None:
    """Write the themes and events that documents share, the extractor, and the vocabulary."""
    for n in range(60):
        theme = f"r:theme-{n}"
        w.say("r:graph-facts", theme, "rdf:type", "kg:Theme")
        w.say("r:graph-facts", theme, "skos:prefLabel", literal(f"Theme of {w.name()}", language="en"))
        w.say("r:graph-facts", theme, "skos:inScheme", "kgt:themes")
    for n in range(40):
        w.say("r:graph-facts", f"r:event-{n}", "rdf:type", "kg:Event")
        w.say("r:graph-facts", f"r:event-{n}", "rdfs:label", literal(f"Fair of {w.name()}", language="en"))
    w.say("r:graph-facts", "r:extractor-synthetic", "rdf:type", "kg:Extractor")
    w.say("r:graph-facts", "r:extractor-synthetic", "rdfs:label", literal("synthetic"))
    lines = serialize(packaged_vocabulary(), format=RdfFormat.N_TRIPLES) or b""
    for line in sorted(lines.decode("utf-8").splitlines()):
        w.file.write(f"{line.removesuffix(' .')} {iri('r:graph-vocabulary')} .\n")
        w.quads += 1


def terms_by_kind() -> dict[str, list[str]]:
    """Return the terms of the vocabularies by the beginning of their names."""
    terms = sorted(compact(term) for term in packaged_schema().terms)
    kinds = ("kgt:zone-", "kgt:q-", "kgt:indu-", "kgt:grp-", "kgt:ins-", "kgt:fac-", "kgt:doc-", "kgt:ind-")
    found = {kind: [term for term in terms if term.startswith(kind)] for kind in kinds}
    for first in ("kgt:ind-gdp", "kgt:ind-population"):  # what most figures are of
        found["kgt:ind-"].remove(first)
        found["kgt:ind-"].insert(0, first)
    return found


def make_graph(out: Path, quads: int = DEFAULT_QUADS, seed: int = 7) -> World:
    """Write about so many quads into a file and return what documents speak of."""
    w, world = Writer(out, seed), World(terms_by_kind())
    make_shared(w)
    make_places(w, world)
    make_bodies(w, world)
    number = 0
    while w.quads < quads:
        make_document(w, number)
        make_policy(w, world)
        make_rest(w, world)
        number += 1
    w.file.close()
    return world


def told(world: World, quads: int) -> Iterator[str]:
    """Yield what was made, a line each."""
    yield f"{quads:,} lines"
    for name in ("provinces", "cities", "districts", "bodies", "zones", "policies", "statistics"):
        yield f"{len(getattr(world, name)):>8,} {name}"


def main(arguments: Sequence[str]) -> None:
    """Write the graph and print what it holds."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("out", type=Path)
    options.add_argument("--quads", type=int, default=DEFAULT_QUADS)
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args(arguments)
    world = make_graph(given.out, given.quads, given.seed)
    with given.out.open("rb") as file:
        print(*told(world, sum(1 for _ in file)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
