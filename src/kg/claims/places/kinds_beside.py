"""The word beside the name of an area that says what it is: "Henan province", "State of Amazonas"."""

from collections.abc import Iterator

from kg import lazy_re as re

# "Henan province": the word that says what an area is belongs to a longer name of it.
_LEVEL = re.compile(
    r"\s(?:[Pp]rovince|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Mm]unicipality|[Gg]overnorate|[Cc]ommune|[Ss]ub-?district|[Tt]ownship|[Vv]illage|[Bb]orough|[Pp]arish|[Tt]ehsil|[Tt]alu[kq]a?|[Mm]andal|[Uu]pazila|[Bb]arangay|town|ward|SAR|[Ss]tate|[Cc]ity|[Rr]egion|[Oo]blast|[Cc]anton|[Ee]mirate|[Rr]egency|[Ii]sland|[Vv]alley|[Pp]eninsula|[Bb]asin|[Pp]lateau|area(?=\s+(?:in|within)\s))(?![\w-])(?!\s+[A-Z])"
)
# "State of Amazonas": the kind is part of the name where it has a capital.
_LED_BY = re.compile(
    r"\b(?:Province|District|Municipality|County|State|Governorate|Prefecture|Emirate|Commune|Canton|Department|Region|Territory|City|Republic|Kingdom|Island) of (?:the )?$"
)
# "Melin | District of Arvo": the kind belongs to the name before it.
_NAMED_BEFORE = re.compile(r"(?<![\w’'-])(?!(?:The|In|Of|At|From|And|For|By|To)\s)[A-Z][\w’'-]*\s\Z")
_NEAR = 24
_LONGEST = 40


def names_with_kind(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the longer names of an area that stands at ``start`` to ``end``, each with its offset.

    >>> list(names_with_kind("in the State of Sana, near Bara", 16, 20))
    [('State of Sana', 7)]
    >>> list(names_with_kind("in Bara District of Sana Province", 20, 24))
    [('Sana Province', 20)]
    """
    if level := _LEVEL.match(text, end):
        yield f"{text[start:end]}{level[0]}", start
    led = _LED_BY.search(text, max(0, start - _NEAR), start)
    if led and not _NAMED_BEFORE.search(text, max(0, led.start() - _LONGEST), led.start()):
        yield f"{led[0]}{text[start:end]}", led.start()
