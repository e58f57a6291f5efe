"""Which areas of the reference tables lie near each other, and where bodies are at home."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.entities.names import NameReader
from kg.lexicon import Lexicon

_COUNTRY, _PREFECTURE = "level-country", "level-prefecture"
_CITIES = frozenset({"area-municipality", "area-special-administrative-region"})


@dataclass(frozen=True, slots=True)
class Atlas:
    """The areas of a lexicon and what lies in what; remembers what it has worked out."""

    lexicon: Lexicon
    reader: NameReader
    chains: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    homes: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def is_area(self, entry: str) -> bool:
        """Return whether an id is that of an administrative area."""
        row = self.lexicon.entries.get(entry)
        return row is not None and row.kind == "AdministrativeArea"

    def chain(self, area: str) -> tuple[str, ...]:
        """Return an area and all areas above it, nearest first."""
        known = self.chains.get(area)
        if known is None:
            known = self.chains[area] = (area, *self.lexicon.ancestors(area))
        return known

    def at_level(self, area: str, level: str) -> str:
        """Return the area of one level that an area lies in or is; empty if there is none."""
        return next((a for a in self.chain(area) if self.lexicon.entries[a].level == level), "")

    def country(self, area: str) -> str:
        """Return the country of an area; empty if it has none."""
        return self.at_level(area, _COUNTRY) if area else ""

    def is_country(self, area: str) -> bool:
        """Return whether an area is a whole country."""
        return self.lexicon.entries[area].level == _COUNTRY

    def near(self, one: str, other: str) -> bool:
        """Return whether two areas speak of one place: one in the other, or both in one city."""
        if other in self.chain(one) or one in self.chain(other):
            return True
        city = self._city(one)
        return bool(city) and city == self._city(other)

    def _city(self, area: str) -> str:
        for up in self.chain(area):
            row = self.lexicon.entries[up]
            if row.level == _PREFECTURE or row.type in _CITIES:
                return up
        return ""

    def meet(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Return whether an area of the one side is near one of the other."""
        others = tuple(others)
        return any(self.near(a, b) for a in ones for b in others)

    def apart(self, ones: frozenset[str], others: frozenset[str]) -> bool:
        """Return whether both sides name areas and none of them is near another."""
        return bool(ones) and bool(others) and not self.meet(ones, others)

    def narrow(self, areas: Iterable[str]) -> frozenset[str]:
        """Return areas without those that others of them lie in."""
        areas = set(areas)
        return frozenset(a for a in areas if not any(a in self.chain(b)[1:] for b in areas))

    def centre(self, counts: Mapping[str, int]) -> str:
        """Return the smallest area in which more than half of the counted places lie; empty if none."""
        total = sum(counts.values())
        within: dict[str, int] = {}
        for area, times in counts.items():
            for up in self.chain(area):
                within[up] = within.get(up, 0) + times
        most = [a for a, times in within.items() if 2 * times > total]
        return max(most, key=lambda a: (len(self.chain(a)), a), default="")

    def home(self, body: str) -> str:
        """Return the area whose body an entry is: by its names, those of the bodies above it, or its id."""
        known = self.homes.get(body)
        if known is None:
            known = self.homes[body] = self._home(body)
        return known

    def _home(self, body: str) -> str:
        for entry in self.chain(body):
            row = self.lexicon.entries[entry]
            for name in (row.label, *row.aliases):
                areas = self.narrow(a for a in self.reader.read(name, "body").places if self.is_area(a))
                if len(areas) == 1:
                    return next(iter(areas))
        for part in body.partition("-")[2].split("-"):
            if self.is_area(f"r:place-{part}"):
                return f"r:place-{part}"
        return ""
