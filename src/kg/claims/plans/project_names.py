"""Projects that are policies: those of governments and development banks, adopted, financed or there to support and reform."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.name_patterns import CAP, SMALL
from kg.claims.patterns.words import alternation, words

STARTS: Final = r"(?:The|This|That|It|A|An|In|On|At|He|She|They|We)"
"""Words in capitals that begin a sentence or a phrase and no name."""
NAME: Final = (
    rf"(?:{CAP}(?:\s+(?:of|for|on|the|and|in|to|a|with|per|&|\+){{1}}(?=\s+[A-Z\d])|\s+(?:of|for|in|on)\s+the(?=\s+[A-Z]))?\s+){{0,6}}"
    r"(?:[A-Z][\w+]*(?:[-–’'][\w+]+)*(?:\s+(?:20\d\d|\d\.\d))?|\d\.\d)(?:\s+(?:de|del|da|do|la|des|du)(?:\s+(?:la|los|las))?\s+[A-Z]\w+){0,2}"
)
"""A name of capitalised words, also over small words; a number or year may end it."""
_LONG = rf"(?:{CAP}(?:\s+{SMALL}){{0,2}}\s+){{2,12}}?"
# What is said of a project that somebody runs and pays for, not of one that is only built.
_RUN = (
    r"(?:will|would|shall|aims?|aimed|seeks?|sought|supports?|supported|helps?|helped|finances?|financed|funds|funded|is|was|has|had|intends|targets|covers|focuses|provides|improves?|"
    r"builds\s+on|complements|addresses|also|includes|involves|comprises|began|started|became|closed|promotes)\b"
)
_PAID = (
    r"(?:[Uu]nder|[Tt]hrough|[Pp]art\s+of|[Ff]inanc(?:e|ed|ing)(?:\s+for)?|[Ff]und(?:ed|ing)?(?:\s+for)?|[Ll]oans?\s+for|[Gg]rants?\s+for|[Cc]redits?\s+for|[Ii]mplement(?:s|ed|ing|ation\s+of)?|"
    r"[Aa]pprov(?:e|es|ed|al\s+of)|[Ll]aunch(?:es|ed|ing)?|[Pp]reparation\s+of|[Ss]upport(?:s|ed|ing)?(?:\s+for)?|named|called|as|by)\s+(?:(?:the|an?)\s+)?(?:new\s+)?(?:[Pp]roposed\s+)?$"
)


@cache
def _patterns() -> tuple[re.Pattern[str], Cued]:
    """Return the pattern of projects told by what stands around them, and that of those told by their own words."""
    kinds = alternation(words().list("scheme", "project_kinds"))
    around = re.compile(
        rf"(?<![\w'’-])((?:{CAP}\s+(?:(?:and|of|for|&)\s+(?=[A-Z]))?){{1,7}}{kinds}\s+Project)(?=\s*\([^()]{{2,80}}\)|\s+(?:is|was)\s+an?\b)"
        rf"|(?<![\w'’-])((?:{CAP}\s+){{1,5}}(?:Smart|Digital|Safe|Eco|New|Renewal|Regeneration|Waterfront|Metro)(?:[ -](?:City|Cities|Town))?\s+[Pp]roject)(?![\w-])"
        rf"|(?<![\w'’-])(?!{STARTS}\b)({NAME})(?:\s*\([^()]{{2,80}}\))?(?:,|\s+(?:is|was))\s+an?\s+(?:[\w’'.-]{{1,20}}\s+){{0,4}}?project\s+(?:(?:in|of|for)\s+{CAP}\s+)?"
        r"(?:(?:that|which)\s+(?:is|was)\s+)?(?:adopted|launched|initiated|introduced|announced|unveiled)\b"
    )
    return around, cued(
        rf"(?<![\w'’-])(?P<name>{_LONG}{kinds}\s+Project(?:\s+(?:[IVX]{{1,4}}|\d)(?![\w.,]\d))?)(?![\w-])(?P<run>,?\s+(?:which\s+|(?:also|now)\s+)?{_RUN}|,\s|[’']s\s)?"
    )


def find_projects(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the names of projects that are policies begin and end.

    >>> t = "The Upper Sana Rural Roads Development Project will mend roads, and Sana Gold Project drills."
    >>> [t[a:b] for a, b in find_projects(t)]
    ['Upper Sana Rural Roads Development Project']
    """
    if "roject" not in text:
        return
    around, told = _patterns()
    for match in around.finditer(text):
        yield match.span(match.lastindex or 1)
    for match in _PROJECT_FIRST.finditer(text):
        yield match.span("name")
    for match in _OF_AIM.finditer(text):
        yield match.span("name")
    for match in told.finditer(text):
        if match["run"] or _PAID_BEFORE.search(text, max(0, match.start() - 40), match.start()):
            yield match.span("name")


# "under Project Harbour", "launched Project Blue Quay"
_PROJECT_FIRST = cued(
    r"\b(?:[Uu]nder|[Tt]hrough|[Ll]aunch(?:ed|es|ing)?|[Uu]nveil(?:ed|s|ing)?|[Aa]nnounc(?:ed|es|ing)|[Ii]mplement(?:ed|s|ing)|called|named|dubbed)\s+(?P<name>Project\s+(?!\d|No\b|[A-Z]\b|Management|Implementation|Director|Manager|Agreement|Document|Finance|Area|Team|Preparation|Office)[A-Z][\w-]+(?:\s+(?!\d)[A-Z][\w-]+)?)(?![\w-])"
)
# "The development objective of the Quay Sheds Project for Norland is …"
_OF_AIM = cued(
    rf"\b(?:[Oo]bjectives?|[Gg]oals?|[Pp]urpose|[Aa]ims?)\s+of\s+the\s+(?:proposed\s+)?(?P<name>(?:{CAP}\s+(?:(?:and|of|for|&)\s+(?=[A-Z]))?){{1,9}}Project)(?=\s+(?:(?:for|in|of)\s+(?:the\s+)?{CAP}(?:\s+{CAP})?\s+)?(?:\([A-Z]+\)\s+)?(?:is|are|was|were)\b)"
)
_PAID_BEFORE = re.compile(rf"\b{_PAID}")
