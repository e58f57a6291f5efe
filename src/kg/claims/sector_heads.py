"""Industries that a heading names and nothing else: "Shipbuilding and Tourism" above a list of measures."""

from kg import lazy_re as re
from kg.claims.gazetteer import Gazetteer
from kg.claims.promotion import sector_patterns
from kg.claims.sector_lists import Sector
from kg.claims.sector_names import sector_names

RULE = "industry-titled"
# What a heading may hold besides: "Sustainable Tourism Development", "The Fishing and Mining Sectors".
_REST = re.compile(
    r"(?:\W|\b(?:and|the|of|for|in|sectors?|industry|industries|development|promotion|sustainable|modern|green|smart|clean|digital|resilient|our|other|related)\b)*",
    re.I,
)


def titled(heading: str, gazetteer: Gazetteer) -> tuple[Sector, ...]:
    """Return the industries of a heading that names no more than industries.

    >>> from kg.claims.gazetteer import build_gazetteer
    >>> from kg.lexicon import reference
    >>> known = build_gazetteer(reference())
    >>> [s.name for s in titled("Shipbuilding and Tourism", known)], titled("Fees for tourism", known)
    (['Shipbuilding', 'Tourism'], ())
    >>> titled("Transport", known)
    ()
    """
    weak = sector_patterns().weak
    names = sector_names(heading, gazetteer)
    if all(n.name.casefold() in weak and " " not in n.name for n in names):
        return ()  # "Transport" is a part of every plan
    at, rest = 0, ""
    for name in names:
        rest, at = f"{rest} {heading[at : name.start]}", name.end
    if not names or not _REST.fullmatch(f"{rest} {heading[at:]}"):
        return ()
    return tuple(Sector(n.start, n.end, n.name, n.candidates, False, n.name, RULE) for n in names)
