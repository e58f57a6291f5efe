"""Industries that items of a list name and say no more."""

from collections.abc import Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.sectors.lists import ITEM, Sector, member
from kg.claims.sentences.listing import members


def find_items(text: str, gazetteer: Gazetteer, *, open_list: bool) -> Iterator[Sector]:
    """Yield the industries of an item in a list; in an open one of industries, unknown ones too."""
    text = text.rstrip(" .;,")
    spans = tuple(_told(text)) if open_list else ((0, len(text)),)
    if sum(len(text[a:b].split()) for a, b in spans) > ITEM or _WITHIN.match(text):
        return
    for first, stop in spans:
        pieces = members(text, first, stop) if "," in text[first:stop] else [(first, stop)]
        for start, end in pieces:
            for sector in member(text, start, end, gazetteer, open_list):
                yield replace(sector, rule="industry-item", sure=False)


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of an item that name its industries, without what else it says of them."""
    at = 0
    for match in _BESIDE.finditer(text):
        if text[at : match.start()].strip(" ,"):
            yield at, match.start()
        joined = _JOINED.match(text, match.end())
        at = joined.end() if joined else match.end()
    if text[at:].strip(" ,"):
        yield at, len(text)


_JOINED = re.compile(r",?\s*(?:and|or|&)\s+")


# "In favoured industries", "Workers in the reed sector": where something holds, and who is meant.
_WITHIN = re.compile(
    r"(?:in|for|of|from|under|within)\s|(?:[\w-]+\s+){0,2}(?:professionals|workers|staff|experts|firms|companies|investors|investments?)\s+(?:in|from)\s",
    re.I,
)
# "Lime kilns for reasons of smell", "Tanneries (of any size), toys": what else an item says of a sector
_BESIDE = re.compile(
    r"\s+(?:for\s+(?:the\s+)?reasons?\s+of|except|excluding)\b.*\Z|\s+(?:including|with|located|outside|being|having|as\s+an?)\b[^,;]*|\s*\([^()]*\)|\s*;\s*",
    re.S,
)


__all__ = ["find_items"]
