"""What stands right beside a name in the text: its country, its city, its official number."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.entities.atlas import Atlas
from kg.entities.names import codes_in
from kg.entities.spelling import table, words_of
from kg.entities.units import Sheet
from kg.model import Referent

_REACH = 60
_CAPITALS = r"[A-Z][\w'’-]*(?:\s+(?:and\s+)?[A-Z][\w'’-]*){0,3}"
_VERB = (
    r"(?:(?:lies|sits|stands|is|was|has\s+been|will\s+be)(?:\s+(?:being|to\s+be|located|situated|based|placed|built|"
    r"laid|set|established|founded|opened|created|up|out|down))*\s+(?:in|within)|belongs\s+to)\s+(?:the\s+)?"
)
_BEHIND = re.compile(
    # "Ports Agency (PA) of Norway"
    rf"(?:\s*\([A-Z][\w&.-]{{1,11}}\)(?=\s+of\s))?\s*,?\s*(?:(?:of|in|within)\s+(?:the\s+)?|\(|{_VERB})(?P<area>{_CAPITALS})(?:[,.;)]|\s|$)|,\s+(?P<next>{_CAPITALS})(?:[,.;)]|\s|$)"
)
_BEFORE = re.compile(
    rf"(?P<area>{_CAPITALS})['’]s?\s+(?:own\s+|new\s+)?$|\b[Ii]n\s+(?P<front>{_CAPITALS}),\s+(?:the\s+)?$|(?P<kind>[A-Z][a-z]+)\s+$"
)
_BRACKET = re.compile(r"[”’\"']?,?\s*[(（]([^()（）\n]{3,60})[)）]")


def touching(sheet: Sheet, referent: Referent, atlas: Atlas) -> frozenset[str]:
    """Return the areas that the words beside a name tie it to: "X of Norway", "Norway's X"."""
    if not sheet.text:
        return frozenset()
    found: set[str] = set()
    for mention in referent.mentions:
        for words in _beside(sheet.text, mention.start, mention.end):
            ids = _area(words, atlas)
            if len(ids) == 1:
                found.update(ids)
            else:
                found.update(set(ids) & sheet.counts.keys())
    return frozenset(found)


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    if match := _BEHIND.match(text, end, end + _REACH):
        yield match["area"] or match["next"]
    if match := _BEFORE.search(text[max(0, start - _REACH) : start]):
        yield match["area"] or match["front"] or match["kind"]


def _area(words: str, atlas: Atlas) -> tuple[str, ...]:
    """Return the areas of the longest name at the beginning of some words, or at their end."""
    parts = words_of(words)
    for size in range(len(parts), 0, -1):
        for piece in (parts[:size], parts[-size:]):
            if ids := atlas.reader.areas.get("".join(piece)):
                return ids
    country = table().nationalities.get(parts[-1], "") if parts else ""
    return (country,) if country in atlas.lexicon.entries else ()


def numbers_behind(sheet: Sheet, referent: Referent) -> frozenset[str]:
    """Return the official numbers in brackets right behind a title."""
    found = [_BRACKET.match(sheet.text, m.end) for m in referent.mentions] if sheet.text else []
    return frozenset(code for match in found if match for code in codes_in(match[1]))
