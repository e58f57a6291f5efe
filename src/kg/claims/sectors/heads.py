"""Industries that a heading names and nothing else: "Shipbuilding and Tourism" above a list of measures."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.sectors.lists import Sector
from kg.claims.sectors.names import known, sector_names
from kg.claims.sectors.promotion import sector_patterns
from kg.model import Mention

RULE = "industry-titled"
# What a heading may hold besides: "Sustainable Tourism Development", "Support for the Fishing and Mining Sectors".
_REST = re.compile(
    r"(?:\W|\b(?:and|the|of|for|to|in|sectors?|industry|industries|development|promotion|sustainable|modern|green|smart|clean|digital|resilient|our|other|related"
    r"|polic(?:y|ies)|measures?|incentives?|support|supporting|developing|promoting|strengthening|growth|actions?|steps)\b)*",
    re.I,
)
_DEED = (
    r"(?:Polic(?:y|ies)|Measures?|Incentives?|Support|Development|Promotion|Growth|Actions?|Steps|Reforms?|Revival|Moderni[sz]ation|Expansion|Upgrading|Transformation|Regulation"
    r"|Strengthening|Priorities|Aid|Assistance|Funding|Subsidies|Grants)"
)
# "Policies for the Boat Industry": one industry, whether or not the tables know it.
_ONE = re.compile(
    rf"(?:{_DEED}(?:\s+and\s+{_DEED})?\s+(?:for|of|to)\s+|(?:Developing|Promoting|Supporting|Strengthening|Modernising|Modernizing|Reforming)\s+)?(?:[Tt]he\s+)?"
    r"(?P<name>(?P<bare>[A-Z][\w&-]*(?:,?\s+(?:(?:and|&)\s+)?[A-Z][\w&-]*){0,5})\s+(?:Industry|Sector))\W*"
)


_SAID = re.compile(r"\b(?:Sectors|Industries)\b")


def titled(heading: str, gazetteer: Gazetteer) -> tuple[Sector, ...]:
    """Return the industries of a heading that names no more than industries.

    >>> from kg.claims.names.gazetteer import build_gazetteer
    >>> from kg.lexicon import reference
    >>> gaz = build_gazetteer(reference())
    >>> [s.name for s in titled("Shipbuilding and Tourism", gaz)], titled("Fees for tourism", gaz)
    (['Shipbuilding', 'Tourism'], ())
    >>> titled("Transport", gaz), titled("Support for the Private Sector", gaz)
    ((), ())
    >>> [s.name for s in titled("Policies for the Sail and Oar Industry", gaz)]
    ['Sail and Oar Industry']
    """
    if one := _one(heading, gazetteer):
        return one
    weak = sector_patterns().weak
    names = sector_names(heading, gazetteer)
    if not _SAID.search(heading) and all(n.name.casefold() in weak and " " not in n.name for n in names):
        return ()  # "Transport" is a part of every plan
    at, rest = 0, ""
    for name in names:
        rest, at = f"{rest} {heading[at : name.start]}", name.end
    if not names or not _REST.fullmatch(f"{rest} {heading[at:]}"):
        return ()
    return tuple(_sectors(names))


def _sectors(names: tuple[Mention, ...]) -> Iterator[Sector]:
    for n in names:
        yield Sector(n.start, n.end, n.name, n.candidates, False, n.name, RULE)


def _one(heading: str, gazetteer: Gazetteer) -> tuple[Sector, ...]:
    """Return the one industry of a heading that ends with "Industry" or "Sector"."""
    match = _ONE.fullmatch(heading)
    if match is None:
        return ()
    bare, table = match["bare"], sector_patterns()
    said = [w for w in bare.lower().split() if w not in ("and", "&")]
    if all(w in table.never or w in table.nothing for w in said):
        return ()  # "the Private Sector"
    start, end = match.span("name")
    return (Sector(start, end, match["name"], known(bare, gazetteer), False, bare, RULE),)
