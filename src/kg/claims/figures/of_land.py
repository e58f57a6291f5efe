"""Which land an area is of: "a 37-hectare site", "50 hectares of salt marsh", "the phase covers 40 hectares"."""

from kg import lazy_re as re
from kg.claims.figures.name_before import AMOUNT_TO, OF_BEFORE
from kg.claims.figures.name_parts import HEDGE, NAME
from kg.claims.figures.things import LINKS, THING
from kg.claims.figures.trims import is_vague, past_lead, past_verb, trimmed

# "a building complex with 2,000 square feet", "the second phase covers 40 hectares"
_WITH_AREA = re.compile(
    rf"\b(?:an?|the)\s+{NAME}\s+(?:with|spanning|covering|measuring|occupying)\s+{HEDGE}$"
)
_SPANS = re.compile(rf"(?<![\w-]){NAME}\s+(?:spans?|covers?|occup(?:y|ies)|measures?)\s+{HEDGE}$")
_LAND = re.compile(rf"\s+of\s+{NAME}")
# "a total land area of 5 hectares", "5 hectares of land" name nothing.
_SURFACE = re.compile(
    r"(?:(?:covers|covering|has|with|total|overall|combined|planned|gross|net|land|surface|floor|built-up|site|geographical|approximate|initial|entire|vast|whole|physical|administrative)\s+)*"
    r"(?:areas?|size|surface|land|territory|footprint|site|extent|zones?|space|floor|province|city|country|nation|island|municipality|district|county|town|region|state|plot)",
    re.I,
)


def of_land(text: str, start: int, end: int, left: int) -> tuple[int, int]:
    """Return where the words stand that tell which land an area is of: "a 37-hectare site", "50 hectares of salt marsh"."""
    for found in (
        _LAND.match(text, end),
        THING.match(text, end),
        AMOUNT_TO.search(text, left, start),
        OF_BEFORE.search(text, left, start),
        _WITH_AREA.search(text, left, start),
        _SPANS.search(text, left, start),
    ):
        said = past_lead(found["what"].strip()) if found else ""
        if found and not (_SURFACE.fullmatch(said) or is_vague(said) or LINKS.match(said) or said.istitle()):
            return trimmed(text, past_verb(text, *found.span("what")), found.end("what"))
    return start, start
