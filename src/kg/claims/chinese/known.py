"""The names that the reference tables give in Chinese: areas, zones, bodies and industries."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.lexicon import Lexicon

WHOLE_COUNTRY = ("中国", "我国", "全国", "中华人民共和国")
_SHORTEST = 2
_AREA = "Area"
_AREAS = ("AdministrativeArea", "Place")
_SIGN = re.compile(rf"[{HAN}]{{{_SHORTEST},}}")
# "青石市新区管理委员会": the areas are a part of the name of a body.
_OF_BODY = re.compile(rf"[{HAN}]{{1,10}}?(?:委员会|管委会)")
# "旅游" and "旅游业" are one.
_OF_TRADE = re.compile(r"(?:产业|行业|业)$")


_NEW_AREA = "新区"
# So far before a name the area may stand that it is of, in so many signs, unless it ends in a word that ties.
_FAR, _SHORT_NAMES = 12, (2, 3)
_PAUSE = re.compile(rf"[^{HAN}]")
_TIES = tuple("的在于和与及是对向为到至从自把将由以等市省了如即跟同年来期月邻往近")


@dataclass(frozen=True, slots=True)
class Area:
    """A known area and where it stands; ``ids`` are the entries that bear the name."""

    start: int
    end: int
    ids: tuple[str, ...]


def _kind_of(kind: str, name: str) -> str:
    """Return as what a name of the tables is read: a belt or a circle is a zone, whatever the table calls it."""
    if kind not in _AREAS:
        return kind
    return "Zone" if name.endswith(listed("zones", "wide")) else _AREA


class KnownNames:
    """The names of a lexicon in Chinese, by kind; they are gathered when one is first asked for."""

    __slots__ = ("_by_start", "_found", "_lexicon")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._found: dict[str, dict[str, tuple[str, ...]]] = {}
        # Area names by their first two signs, the longest first: a pattern of thousands would try each at every place.
        self._by_start: dict[str, list[str]] = {}

    def _names(self, kind: str) -> dict[str, tuple[str, ...]]:
        if not self._found:
            for entry in self._lexicon.entries.values():
                for name in dict.fromkeys((entry.label_zh, *entry.aliases)):
                    if name and _SIGN.fullmatch(name) and name not in listed("areas", "never"):
                        names = self._found.setdefault(_kind_of(entry.kind, name), {})
                        names[name] = (*names.get(name, ()), entry.id)
            for name in sorted(self._found.setdefault(_AREA, {}), key=lambda n: (-len(n), n)):
                self._by_start.setdefault(name[:_SHORTEST], []).append(name)
        return self._found.get(kind, {})

    def at(self, text: str, at: int) -> str:
        """Return the longest known area name that stands at an offset, or nothing."""
        self._names(_AREA)
        return next(
            (n for n in self._by_start.get(text[at : at + _SHORTEST], ()) if text.startswith(n, at)), ""
        )

    def holds(self, before: str, name: str) -> bool:
        """Return whether a known area holds what a name of a zone is of: another known area, or a circle or belt of its own.

        "云水省" before "青石示范区" only says where that lies, but before "跨境电商试验区" it tells one of many apart.
        """
        if self.at(before, 0) != before:
            return False
        outer, inner = self._names(_AREA)[before], self.at(name, 0)
        within = bool(inner) and any(
            self._lies_in(i, Area(0, len(before), outer)) for i in self._names(_AREA)[inner]
        )
        return within or (not inner and name.endswith(listed("zones", "wide")))

    def find(self, text: str) -> tuple[Area, ...]:
        """Return the known areas that a sentence names, in order."""
        names = self._names(_AREA)
        found, at = [], 0
        while at < len(text) - 1:
            name = self.at(text, at)
            if name:
                found.append(Area(at, at + len(name), names[name]))
            at += len(name) or 1
        return tuple(
            a for n, a in enumerate(found) if not self._ends_zone(text, a, found[n - 1] if n else None)
        )

    def _ends_zone(self, text: str, area: Area, before: Area | None) -> bool:
        """Return whether a "滨海新区" is but the end of the name of a zone elsewhere: "青石滨海新区"."""
        if not text.endswith(_NEW_AREA, area.start, area.end):
            return False
        if before is not None and before.end == area.start:
            return not any(self._lies_in(i, before) for i in area.ids)
        if not text.startswith(listed("areas", "generic"), area.start, area.end):
            return False
        # an area that no table knows stands before it: the table lacks most counties
        own = _PAUSE.split(text[max(before.end if before else 0, area.start - _FAR) : area.start])[-1]
        other = (*listed("steps", "verbs"), *listed("steps", "leads"), *listed("areas", "leads"))
        return len(own) in _SHORT_NAMES and not own.startswith(other) and not own.endswith(_TIES)

    def zones(self, text: str) -> tuple[Area, ...]:
        """Return the known zones that a sentence names."""
        names = self._names("Zone")
        pattern = re.compile(any_of(names)) if names else None
        return tuple(Area(*m.span(), names[m[0]]) for m in pattern.finditer(text)) if pattern else ()

    def ids(self, kind: str, name: str) -> tuple[str, ...]:
        """Return the entry of a body or an industry that bears a name, if there is just one."""
        names = self._names(kind)
        found = names.get(name, ())
        if not found and kind == "Industry":
            stem = _OF_TRADE.sub("", name)
            found = next((names[n] for n in (stem, f"{stem}业", f"{stem}产业") if n in names), ())
        return found if len(found) == 1 else ()

    def nested(self, text: str, areas: tuple[Area, ...]) -> Iterator[tuple[Area, Area]]:
        """Yield pairs of areas of which the first lies in the second: "云水省青石市", where the table agrees."""
        for outer, inner in pairwise(areas):
            beside = outer.end == inner.start and not _OF_BODY.match(text, inner.end)
            if beside and any(self._lies_in(i, outer) for i in inner.ids):
                yield inner, outer

    def _lies_in(self, key: str, outer: Area) -> bool:
        entries = self._lexicon.entries
        parent = entries[key].parent
        return parent in outer.ids or (parent in entries and entries[parent].parent in outer.ids)
