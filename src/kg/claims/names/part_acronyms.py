"""Short names that keep a place or a count and shorten the kind: "Dhobi Harbour FTZ", "14th FYP"."""

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing, clean

_SMALL = frozenset(["and", "of", "for", "the", "&"])
_LEAST_LETTERS = 2
_COUNTED = re.compile(r"\d{1,2}(?:st|nd|rd|th)\s+[A-Z]")
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
    """Let "Dhobi FTZ" be the "Dhobi Free Trade Zone" that the same text writes in full, and no zone of its own.

    The same goes for the "9th TYP" beside the "9th Ten-Year Plan".
    """
    zones = [(zone, "Zone") for zone in registry.of("zone")]
    plans = [(plan, "PolicyDocument") for plan in registry.of("policy") if _COUNTED.match(plan.label)]
    for thing, kind in sorted((*zones, *plans), key=lambda one: one[0].key):
        if thing.key not in registry.things:
            continue  # joined to another one
        for short in part_acronyms(clean(thing.label)):
            said = re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text) if short in text else None
            if said:
                _name(registry, thing, kind, short, said.start())


def _name(registry: Registry, thing: Thing, kind: str, short: str, offset: int) -> None:
    other = registry.find(kind, short)
    if other == thing.key:
        return
    if other:
        registry.join(other, thing.key)
        thing.aliases += [short] if short not in thing.aliases else []
        thing.defined[short] = min(offset, thing.defined.get(short, offset))
    else:
        registry.alias(thing.key, short, offset)
