"""Short names of zones that keep their place and shorten their kind: "Dhobi Harbour FTZ"."""

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing, clean

_SMALL = frozenset(["and", "of", "for", "the", "&"])
_LEAST_LETTERS = 2
_INITIAL = re.compile(r"[^\W\d_]")


def part_acronyms(name: str) -> tuple[str, ...]:
    """Return the names in which the last words of a name, at least two, stand as their first letters.

    >>> part_acronyms("Dhobi Free Trade Zone"), part_acronyms("Dhobi Zone")
    (('Dhobi FTZ', 'Dhobi Free TZ'), ())
    """
    words = name.split()
    found = []
    for first in range(1, len(words)):
        told = [w for w in words[first:] if w.lower() not in _SMALL]
        parts = [p for w in told for p in re.split(r"[-–]", w)]
        letters = "".join(p[0] for p in parts if _INITIAL.match(p))
        if len(letters) >= _LEAST_LETTERS and letters.isupper() and len(letters) == len(parts):
            found.append(f"{' '.join(words[:first])} {letters}")
    return tuple(found)


def name_by_part_acronyms(registry: Registry, text: str) -> None:
    """Let "Dhobi FTZ" be the "Dhobi Free Trade Zone" that the same text writes in full, and no zone of its own."""
    for zone in sorted(registry.of("zone"), key=lambda t: t.key):
        if zone.key not in registry.things:
            continue  # joined to another one
        for short in part_acronyms(clean(zone.label)):
            said = re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text) if short in text else None
            if said:
                _name(registry, zone, short, said.start())


def _name(registry: Registry, zone: Thing, short: str, offset: int) -> None:
    other = registry.find("Zone", short)
    if other == zone.key:
        return
    if other:
        registry.join(other, zone.key)
        zone.aliases += [short] if short not in zone.aliases else []
        zone.defined[short] = min(offset, zone.defined.get(short, offset))
    else:
        registry.alias(zone.key, short, offset)
