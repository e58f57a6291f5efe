"""Places that no table knows, where a clause about a zone must name places: behind a verb of taking in or of lying."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.places.covered_places import may_be_place
from kg.claims.places.place_rows import is_place
from kg.claims.places.unknown_places import NAME
from kg.claims.sentences.clauses import is_untrue, verb, word_class
from kg.claims.sentences.zone_clauses import DIRECTION, SUBJECT_GAP, UNIT
from kg.model import Mention

_NEAR = 240
_SHARE = r"(?:(?:all|parts?|most|the\s+whole|some)\s+of\s+)?(?:the\s+)?"
_LIST = rf"(?P<list>{_SHARE}{NAME}(?:,\s+{_SHARE}{NAME}){{0,14}},?\s+(?:and|as\s+well\s+as)\s+{_SHARE}{NAME})"
# "the deep-water harbours of", "most of the northern divisions of"
_UNITS_OF = rf"(?:(?:[a-z\d-]+\s+){{0,6}}?{UNIT}\s+of\s+)"
_END = r"(?=[.;)]|\s*$|,?\s+(?:[a-z]|[–—-]\s)|,)"
_PLACE = rf"(?P<list>{NAME}){_END}"
_ONE = re.compile(NAME)


def places_in_clauses(text: str, zones: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield the capitalised names that a zone can only take in or lie in; the method is ``guess``.

    >>> t = "Dhol Economic Zone, the youngest of all, sprawls over Sana and Bara."
    >>> [m.name for m in places_in_clauses(t, [(0, 18)])]
    ['Sana', 'Bara']
    >>> [m.name for m in places_in_clauses("Dhol Economic Zone perches on a hill in Sana.", [(0, 18)])]
    ['Sana']
    >>> list(places_in_clauses("Dhol Economic Zone holds Siemens and Bosch.", [(0, 18)]))
    []
    """
    for start, end in zones:
        after = text[end : end + _NEAR]
        found = next(_behind(after), None)
        base = end
        if found is None:
            base = max(0, start - _NEAR)
            found = _forming().search(text[base:start]) or _opening().search(text[base:start])
        if found is not None:
            yield from _names(found, base)


def _behind(after: str) -> Iterator[re.Match[str]]:
    """Yield what names places behind the verb of a zone."""
    for name, places in (("cover_sure", _covered()), ("cover_any", _counted()), ("lie_finite", _sited())):
        for found in verb(name).finditer(after):
            gap = after[: found.start()]
            if not SUBJECT_GAP.fullmatch(gap) or is_untrue(gap):
                continue
            if match := places.match(after, found.end()):
                yield match


@cache
def _covered() -> re.Pattern[str]:
    return re.compile(rf"\s+{_UNITS_OF}?{_LIST}{_END}")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s+{_UNITS_OF}{_LIST}{_END}")


@cache
def _sited() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:last|this)\s+[a-z]+)?\s+(?:in|within|at|on)\s+{DIRECTION}{_PLACE}")


@cache
def _forming() -> re.Pattern[str]:
    """Return "A, B and C jointly make up what is now the", which ends where the zone begins."""
    return re.compile(
        rf"(?:^|[.;:,]\s+|\bof\s+){_LIST},?\s+(?:[a-z]+\s+){{0,2}}{word_class('belong')}\s+(?:the|a|an|what\s+is\s+now\s+the)\s+(?:new\s+)?$"
    )


@cache
def _opening() -> re.Pattern[str]:
    """Return "Gathering A and B, the", which ends where the zone begins."""
    verbs = word_class("cover_sure_ing")
    return re.compile(rf"(?:^|[.–—]\s+)(?i:{verbs})\s+{_UNITS_OF}?{_LIST},\s+(?:the\s+)?$")


def _names(found: re.Match[str], base: int) -> Iterator[Mention]:
    for one in _ONE.finditer(found["list"]):
        start = base + found.start("list") + one.start()
        if may_be_place(one[0]) and is_place(one[0]):
            yield Mention(start, start + len(one[0]), "Place", one[0], "guess")
