"""What kind of zone or works a Chinese name tells by its last words."""

from kg.claims.chinese.lists import table
from kg.claims.chinese.script import as_listed

_TABLES = {"Zone": ("zones", "zone-other"), "Facility": ("facilities", "fac-other")}


def place_type_of(kind: str, name: str) -> str:
    """Return the place-type concept of a zone or works by its Chinese name.

    >>> place_type_of("Zone", "青石经济技术开发区"), place_type_of("Facility", "青石会展中心")
    ('zone-development-zone', 'fac-exhibition-centre')
    """
    part, other = _TABLES[kind]
    types: dict[str, str] = table()[part]["types"]
    plain = as_listed(name)
    ends = [end for end in types if plain.endswith(end)]
    return types[max(ends, key=len)] if ends else other
