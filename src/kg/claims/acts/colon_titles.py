"""Titles that go on behind a colon with what they are: "Mend the Quays: our plan for growth"."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP
from kg.model import Mention

_HEADS = r"(?:plan|strategy|policy|vision|roadmap|framework|agenda|blueprint|programme|program|White\s+Paper|Plan|Strategy|Vision|Roadmap|Agenda|Blueprint)"
# What stands before such a title: a verb of issuing, "set out in", "called", an article.
_LED = re.compile(
    r"(?:\b(?:[Pp]ublish(?:ed|es)?|[Ll]aunch(?:ed|es)?|[Rr]eleas(?:ed|es)|[Uu]nveil(?:ed|s)|[Ii]ssued|[Aa]dopted|[Ii]n|[Uu]nder|[Cc]alled|[Ee]?[Nn]?[Tt]itled|[Ss]ee|[Rr]ead|[Pp]aper|[Dd]ocument|[Rr]eport|[Ss]trategy|[Pp]lan|[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Tt]hrough|[Ww]ith|[Oo]f|[Ff]rom|[Pp]ublished)|,|[“‘\"(])\s*(?:recently\s+|newly\s+)?(?:published\s+|released\s+|new\s+)?$"
)
_TITLE = cued(
    rf"(?<![\w’'-])(?P<name>{CAP}(?:\s+(?:(?:for|of|and|the|to|in|on|a|our|with|from)\s+){{0,2}}{CAP}){{1,6}}):\s+(?P<rest>(?:[Aa]n?|[Oo]ur|[Tt]he|[A-Z][\w-]+['’]s)\s+(?:[\w-]+\s+){{0,4}}?{_HEADS}\s+(?:for|to|of|towards)\s+"
    r"(?:(?!(?:this|that|which|who|is|are|was|were|will|it|we|he|she|they|has|have|by|includes?|sets?|said)\b)[\w’'-]+(?:\s+(?=\w)|(?=[,.;:)”’\"]|$))){1,9})"
)


@only_where(_TITLE)
def find_colon_titles(text: str) -> Iterator[Mention]:
    """Yield titles with what they say of themselves behind a colon.

    >>> [m.name for m in find_colon_titles("It is set out in the recently published Mend the Quays: our plan for ports.")]
    ['Mend the Quays: our plan for ports']
    >>> list(find_colon_titles("Ola Berg: a plan for growth is needed."))
    []
    """
    for match in _TITLE.finditer(text) if ": " in text else ():
        if not _LED.search(text, max(0, match.start() - 60), match.start()):
            continue
        name = match[0].rstrip()
        yield Mention(match.start(), match.start() + len(name), "PolicyDocument", name, "capitalised")


def name_before_colon(name: str) -> tuple[str, ...]:
    """Return the first part of a title that goes on behind a colon.

    >>> name_before_colon("Mend the Quays: our plan for ports"), name_before_colon("Harbour Plan")
    (('Mend the Quays',), ())
    """
    match = _TITLE.fullmatch(name)
    return (match["name"],) if match else ()


__all__ = ["find_colon_titles", "name_before_colon"]
