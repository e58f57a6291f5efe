"""Phrases that look like something to be built and stand for a zone that is named beside them or is there already."""

from kg import lazy_re as re
from kg.claims.facilities.phrases import Phrase

# "develop a free zone: the Old Harbour Free Zone" names the zone itself, "the two free zones of the emirate" are there.
_ZONE = re.compile(r"(?:zones?|(?:free\s?)?ports?|corridors?|parks?|areas?)$")
_ITS_NAME = re.compile(
    r"(?:\s+(?:in|at|on)\s+[^,;:.]{3,50})?\s*[,:–—]\s+(?:namely\s+|called\s+)?(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,6}(?:Zone|Freeport|Port|Corridor|Park|Area)\b"
)
_TRADING = re.compile(r"(?<![\w-])(?:free|economic|trade|processing|customs|bonded|duty-free|tax-free)\b")

# "set up a pilot free trade zone", "a core zone of 90 ha": the zone that a text is about, not a work within it.
_OF_POLICY = re.compile(
    r"(?:(?:national|state-level|regional|comprehensive|reform|innovation|opening-up|and|demonstration|pilot|free|trade|economic|special|development|experimental|core|protection|ecological|"
    r"construction|investment|specific|residential|intra-\w+)\s+)+(?:zone|area)",
    re.I,
)


# "plans to fast-track free zones in two towns": they are still to be set up.
_COMING = re.compile(
    r"\b(?:fast-track|propos|approv|designat|pilot|authori[sz]|licen[cs])[a-z]*\s+(?:(?:the|new|more|further|several|some|two|three|four|five|special)\s+){0,3}$"
)


def is_a_zone(text: str, phrase: Phrase, how: str) -> bool:
    """Return whether a phrase stands for a zone that is named beside it, or for zones of trade that are there."""
    if not _ZONE.search(phrase.head):
        return False
    if _OF_POLICY.fullmatch(text, phrase.start, phrase.end):
        return True
    trading = (
        how in ("had", "cared")
        and _TRADING.search(text, phrase.start, phrase.end) is not None
        and _COMING.search(text, max(0, phrase.start - 60), phrase.start) is None
    )
    return trading or _ITS_NAME.match(text, phrase.end) is not None
