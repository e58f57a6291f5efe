"""Sizes that are those of the noun beside them, and not of what the sentence names: "its 50-acre park"."""

from kg import lazy_re as re

_EXTENT = frozenset({"ind-land-area", "ind-floor-area", "ind-length", "ind-capacity", "ind-duration"})
_LAND = r"(?:piece|plot|site|area|zone|park|tract|parcel|stretch|land|campus|development|project|region|district|expanse|estate|complex|city|town|island|country|territory|block|strip)"
_ENDS_AS_LAND = re.compile(rf"\b{_LAND}\s*$")
_FOLLOWING = re.compile(
    r"\s(?P<words>(?:(?!(?:in|on|of|at|to|for|with|and|or|that|which|from|near|along)\b)[a-z-]+\s?){1,4})"
)


# "to create 400 sq km of farmland": of what a part of the thing is; "of land" is said of any size.
_OF_A_PART = re.compile(
    r"\s(?:\(‹N\d+›\)\s)?of\s(?!(?:(?:the|its|total|planned|land|industrial|reclaimed|developed|developable|leasable|serviced|undeveloped|contiguous|continuous|prime|flat|coastal|gross|net|built-up|usable|available)\s)*(?:land|area|territory|surface|ground|space)s?\b(?!\s[a-z]+s\b))[a-z]"
)
_SIZES = frozenset({"ind-land-area", "ind-floor-area", "ind-length"})
# "agreed to develop a 61-hectare smart city": another thing than who does so
_MAKES_ONE = re.compile(
    r"\b(?:develop|build|creat|establish|construct|set\s+up|open|launch|host|lay\s+out|acquir|plan)[a-z]*\s+an?\s$"
)


# "its 50-acre Special Economic Zone"
_ZONE_BEHIND = re.compile(
    r"[\s-](?:[A-Za-z-]+\s){0,4}(?:[Zz]one|[Pp]ark|[Ee]state|[Pp]lot|[Pp]ort|[Cc]ampus|[Ff]arm|[Cc]omplex|[Ss]ite)\b"
)


# "three parts: offices (2 ha), housing (9 ha) and a lake (4 ha)": each size is of its item.
_ITEM = r"(?:[A-Za-z][\w’'&/–-]*,?\s){1,7}\(‹N\d+›\)"
_ITEMS = re.compile(rf":\s{_ITEM}(?:[,;]?\s(?:and\s)?{_ITEM})+")


def _is_of_an_item(text: str, mark: re.Match[str]) -> bool:
    """Return whether a size is all that a bracket holds behind an item, of several behind a colon."""
    if text[mark.start() - 1 : mark.start()] != "(" or ":" not in text[: mark.start()]:
        return False
    return any(m.start() < mark.start() < m.end() for m in _ITEMS.finditer(text))


def is_of_its_noun(text: str, mark: re.Match[str], indicator: str) -> bool:
    """Return whether a size is that of the noun behind it, or of the item of a list in whose bracket it stands.

    These are "a 250-hectare warehouse", "40 hectares of salt marsh" and "parts: shops (9 ha) and housing (30 ha)".
    """
    if indicator in _SIZES and (_OF_A_PART.match(text, mark.end()) or _is_of_an_item(text, mark)):
        return True
    own = text[: mark.start()].endswith((" its ", " their "))
    if own and indicator in _SIZES and _ZONE_BEHIND.match(text, mark.end()):
        return True
    if indicator not in _EXTENT or not text[: mark.start()].endswith((" a ", " an ", "A ")):
        return False
    following = _FOLLOWING.match(text, mark.end())
    made = _MAKES_ONE.search(text, max(0, mark.start() - 40), mark.start())
    return following is not None and bool(made or not _ENDS_AS_LAND.search(following["words"]))


__all__ = ["is_of_its_noun"]
