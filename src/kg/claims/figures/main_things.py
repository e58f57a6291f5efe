"""What a document is about as a whole: the thing that it names most, where its national bodies speak for their country."""

from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.patterns.words import words

_THINGS = ("zone", "policy", "place", "facility")
# Works are what a document is about only if it begins with them; "Primary Schools" are many.
_LEAD = 400  # letters
_MANY = re.compile(r"(?:[a-rt-z]s|people)$")
# A body of a whole country, by its name.
_NATIONAL = re.compile(
    r"\b(?:[Gg]overnment|Parliament|Ministry|[Mm]inister|Cabinet|National|Federal|Treasury|Congress|Senate|Central Bank|President)\b"
)
_LOCAL = re.compile(
    r"\b(?:[Ll]ocal|[Cc]ity|[Cc]ounty|[Ss]tate|[Pp]rovincial|[Mm]unicipal|[Rr]egional|[Dd]istrict|Mayor|Governor)\b"
)


# A page that bears the name of a zone, a policy or a work goes on to speak of it without its name.
_OF_TITLE = 3


@cache
def _countries() -> frozenset[str]:
    return frozenset(words().map("nationalities").values())


def _is_country(thing: Thing) -> bool:
    return len(thing.candidates) == 1 and thing.candidates[0] in _countries()


def _may_be_main(thing: Thing) -> bool:
    if thing.unnamed:
        return False
    if not thing.key.startswith("facility-"):
        return True
    return min(s.start for s in thing.mentions) < _LEAD and not _MANY.search(thing.label)


def main_thing(registry: Registry, kinds: tuple[str, ...] = _THINGS) -> str:
    """Return the key of what a document names most among zones, policies, places and works; empty if nothing.

    Where the bodies of a country act, each but the first counts as a mention of the country that the document names
    most.
    """
    things = [t for t in registry.things.values() if t.key.split("-")[0] in kinds and _may_be_main(t)]
    if not things and kinds == _THINGS:
        things = [t for t in registry.things.values() if t.key.startswith("body-")]
    country = max((t for t in things if _is_country(t)), key=_often, default=None)
    more = _national(registry) if country else 0
    best = max(
        things, key=lambda t: (_often(t)[0] + (more if t is country else 0), _often(t)[1]), default=None
    )
    return best.key if best else ""


def _often(thing: Thing) -> tuple[int, int]:
    """Return how often a thing is named, and how early; what opens the title counts as named more often."""
    first = min(s.start for s in thing.mentions)
    titled = first == 0 and not thing.key.startswith("place-")
    return len(thing.mentions) + _OF_TITLE * titled, -first


def _national(registry: Registry) -> int:
    """Return how often bodies are named, beyond the first time, that by their names act for a whole country."""
    bodies = [t for t in registry.things.values() if t.key.startswith("body-")]
    # Where a province or a city governs, "the Government" is hardly that of the country.
    if any(_LOCAL.search(b.label) for b in bodies):
        return 0
    return max(0, sum(len(b.mentions) for b in bodies if _NATIONAL.search(b.label)) - 1)
