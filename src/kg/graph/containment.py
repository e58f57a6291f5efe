"""What lies inside what: a growing order of places (or policies, or measures) without circles."""

from collections.abc import Mapping

from kg.lexicon import Lexicon
from kg.namespaces import KGT, compact


def contradicts(lexicon: Lexicon, ranks: Mapping[str, int], inner: str, outer: str) -> bool:
    """Return whether the reference tables rule out that one area lies inside another (compact IRIs).

    They do if the outer area stands on the level of the inner one or below it, or if the inner
    area has another area above it on the level of the outer one.
    """
    entries = lexicon.entries
    if inner == outer or inner not in entries or outer not in entries:
        return False
    above = lexicon.ancestors(inner)
    if outer in above:
        return False
    own, other = (ranks.get(f"{KGT}{entries[one].level}") for one in (inner, outer))
    if own is None or other is None:
        return False
    return other >= own or any(ranks.get(f"{KGT}{entries[up].level}") == other for up in above)


class Containment:
    """Pairs (inner, outer) of full IRIs, and the question whether one more pair would be absurd."""

    def __init__(self, lexicon: Lexicon, ranks: Mapping[str, int]) -> None:
        self._lexicon = lexicon
        self._ranks = ranks
        self._up: dict[str, set[str]] = {}
        self._down: dict[str, set[str]] = {}

    def add(self, inner: str, outer: str) -> None:
        """Take in a pair."""
        self._up.setdefault(inner, set()).add(outer)
        self._down.setdefault(outer, set()).add(inner)

    def closes_circle(self, inner: str, outer: str) -> bool:
        """Return whether the outer one already lies inside the inner one."""
        if inner not in self._down or outer in self._up.get(inner, ()):
            return inner == outer  # nothing lies inside the inner one, or the pair is there and closed none
        return inner in _reach(outer, self._up)

    def misplaced(self, inner: str, outer: str) -> str:
        """Return what a pair would put inside an area that the reference tables keep apart from it.

        It is the full IRI of the inner one, else of the first thing inside it; empty if all is well.
        """
        if outer in self._up.get(inner, ()):
            return ""  # the pair is there, and was well when it came
        areas = [
            area for area in map(compact, sorted(_reach(outer, self._up))) if area in self._lexicon.entries
        ]
        inside = sorted(_reach(inner, self._down), key=lambda one: (one != inner, one)) if areas else ()
        for part in inside:
            if any(contradicts(self._lexicon, self._ranks, compact(part), area) for area in areas):
                return part
        return ""


def _reach(start: str, links: Mapping[str, set[str]]) -> set[str]:
    seen = {start}
    todo = [start]
    while todo:
        new = links.get(todo.pop(), set()) - seen
        seen |= new
        todo.extend(new)
    return seen
