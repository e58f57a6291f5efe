"""Plans that a sentence names at its beginning: "Dubbed Clean Quays, the programme covers six ports"."""

from collections.abc import Iterator

from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP

_KIND = r"(?:plan|programme|program|strategy|scheme|policy|initiative|roadmap|blueprint|framework|masterplan|campaign|agenda)"
_NAME = rf"(?:{CAP}\s+(?:(?:of|for|on|the|and|in|to)\s+(?=[A-Z]))?){{0,7}}(?:[A-Z][\w+]*(?:[-–’'][\w+]+)*(?:\s+(?:20\d\d|\d\.\d))?)"
_CALLED = cued(
    rf"(?:Called|Named|Dubbed|Titled|Entitled|Branded|Known\s+as)\s+(?:the\s+)?(?:[“‘\"'](?P<quoted>[A-Z][^“”\"\n]{{2,90}}?)[,]?[”’\"']|(?P<plain>{_NAME})),?\s+(?:the|this)\s+(?:[a-z\d-]+\s+){{0,3}}?{_KIND}(?![\w-])"
)


@only_where(_CALLED)
def find_called(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the name of a plan begins and ends that a sentence puts before its kind.

    >>> t = "Dubbed “Clean Quays”, the six-year programme covers ports."
    >>> [t[a:b] for a, b in find_called(t)]
    ['Clean Quays']
    >>> list(find_called("Dubbed Clean Olly, the captain likes plans."))
    []
    """
    for match in _CALLED.finditer(text):
        yield match.span("quoted" if match["quoted"] else "plain")


__all__ = ["find_called"]
