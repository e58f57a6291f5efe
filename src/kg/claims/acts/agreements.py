"""Agreements that are named by those who make them: "Agreement between the Government of Norvia and the Harbour Union on Quays"."""

from collections.abc import Iterator, Sequence

from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.name_patterns import CAP
from kg.model import Mention

_KIND = rf"(?:(?:{CAP}\s+){{0,4}}(?:Agreement|Treaty|Convention|Protocol|Accord|Compact)|Memorandum\s+of\s+(?:Understanding|Cooperation)|(?:{CAP}\s+){{0,3}}Program(?:me)?\s+of\s+(?:Cooperation|Co-operation)|(?:{CAP}\s+){{0,3}}Joint\s+(?:Declaration|Statement|Communiqu[eé]))"
_PARTY = rf"(?:the\s+)?{CAP}(?:\s+(?:of\s+(?:the\s+)?(?!{MONTH}\b)|(?:(?<=Ministry\s)|(?<=Department\s)|(?<=Agency\s))for\s+(?:the\s+)?)?{CAP}){{0,7}}"
_ABOUT = rf"\s+(?:on|for|concerning|regarding|about|in)(?:\s+the)?\s+(?:(?:joint\s+|mutual\s+|reciprocal\s+)?(?:establishment|creation|development|promotion|protection|construction|operation|avoidance|facilitation|recognition)\s+(?:and\s+[a-z]+\s+)?of\s+(?:the\s+)?)?(?:{CAP}(?:,?\s+(?:and\s+(?:the\s+)?|of\s+(?:the\s+)?|for\s+(?:the\s+)?|in\s+(?:the\s+)?)?(?=[A-Z]))?){{1,14}}"
_BETWEEN = cued(
    rf"(?<![\w’'-])(?P<kind>{_KIND})\s+(?P<parties>(?:between|of)\s+{_PARTY}(?:,\s+{_PARTY}){{0,3}},?\s+and\s+{_PARTY})(?P<about>{_ABOUT})?"
)


@only_where(_BETWEEN)
def find_agreements(text: str) -> Iterator[Mention]:
    """Yield agreements between bodies or countries that say what they are about.

    >>> t = "the Agreement between the Government of Norvia and the Government of Sana on Quay Lamps binds"
    >>> [m.name for m in find_agreements(t)]
    ['Agreement between the Government of Norvia and the Government of Sana on Quay Lamps']
    >>> list(find_agreements("There is agreement between Norvia and Sana on quays."))
    []
    """
    for match in _BETWEEN.finditer(text):
        if not match["about"] and not _makers(match["parties"]):
            continue
        name = match[0].rstrip(" ,")
        yield Mention(match.start(), match.start() + len(name), "PolicyDocument", name, "quoted")


def makers_of(name: str, known: Sequence[Mention] = ()) -> list[tuple[str, int]]:
    """Return the bodies that make an agreement by its name, each with where it begins; ``known`` are bodies of the tables.

    >>> [n for n, _ in makers_of("Agreement between the Ministry of Canals and the Harbour Commission on Lamps")]
    ['Ministry of Canals', 'Harbour Commission']
    """
    match = _BETWEEN.match(name)
    if match is None:
        return []
    begin = match.start("parties")
    found = [m._replace(start=m.start + begin, end=m.end + begin) for m in _makers(match["parties"])]
    within = [m for m in known if m.kind == "PublicBody" and begin <= m.start < match.end("parties")]
    found += [m for m in within if not any(o.start < m.end and m.start < o.end for o in found)]
    return [(name[m.start : m.end], m.start) for m in sorted(found, key=lambda m: m.start)]


def name_before_parties(name: str) -> tuple[str, ...]:
    """Return what an agreement is called without its parties, if that tells it: "Quay Lamps Joint Declaration".

    >>> name_before_parties("Quay Lamps Joint Declaration of the Harbour Commission and the Ministry of Canals")
    ('Quay Lamps Joint Declaration',)
    """
    match = _BETWEEN.match(name)
    told = match["kind"] if match else ""
    return (told,) if len(told.split()) >= _TELLS and not told.startswith("Memorandum") else ()


_TELLS = 3


def _makers(parties: str) -> list[Mention]:
    found = [*find_bodies(parties), *find_governments(parties)]
    return sorted((m for m in found if m.kind == "PublicBody"), key=lambda m: m.start)


__all__ = ["find_agreements", "makers_of", "name_before_parties"]
