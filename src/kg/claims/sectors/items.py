"""Industries that items of a list name and say no more."""

from collections.abc import Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.names.gazetteer import Gazetteer
from kg.claims.sectors.lists import Sector, member
from kg.claims.sentences.listing import members


def find_items(text: str, gazetteer: Gazetteer, *, open_list: bool) -> Iterator[Sector]:
    """Yield the industries of an item in a list; in an open one of industries, unknown ones too."""
    text = text.rstrip(" .;,")
    text = _WHY.sub("", text) if open_list else text
    if len(text.split()) <= _ITEM and not _WITHIN.match(text):
        pieces = members(text, 0, len(text)) if "," in text else [(0, len(text))]
        for start, end in pieces:
            for sector in member(text, start, end, gazetteer, open_list):
                yield replace(sector, rule="industry-item", sure=False)


# "In favoured industries", "Workers in the reed sector": where something holds, and who is meant.
_WITHIN = re.compile(
    r"(?:in|for|of|from|under|within)\s|(?:[\w-]+\s+){0,2}(?:professionals|workers|staff|experts|firms|companies|investors|investments?)\s+(?:in|from)\s",
    re.I,
)
# "Lime kilns for reasons of smell", "Tanneries (of any size)": what else an item says of a sector
_WHY = re.compile(
    r"(?:\s+(?:for\s+(?:the\s+)?reasons?\s+of|except|excluding|including|with|located|being|outside|having|as\s+an?)\b|\s*[(;]).*\Z",
    re.S,
)
_ITEM = 8  # words of an item that names industries and says no more


__all__ = ["find_items"]
