"""Of which area a figure tells whose sentence only says "the 40-hectare zone": the one that was last told of."""

from kg import lazy_re as re
from kg.claims.figures.observed import ungoverned
from kg.claims.sentences.reading import Reading

_AREA = re.compile(
    r"(?:The|This|the|this)\s+(?:(?:‹N\d+›|new|\d+-[a-z]+|[a-z]+(?:al|ed|ing|ic))[\s-]+){1,3}(?:zone|area|park|city|town|region|district|corridor|site|estate|hub|port|complex|campus|cluster)\b(?!\s+(?:of|for)\b)"
)
_KINDS = ("zone-", "place-", "facility-")


def goes_back(reading: Reading) -> bool:
    """Return whether a sentence opens with an area that it describes and does not name: "The new 40-hectare zone"."""
    return _AREA.match(reading.masked.text) is not None


def area_of(reading: Reading) -> str:
    """Return the key of the area or work that a sentence tells of, or nothing."""
    return next((k for k in ungoverned(reading) if k.startswith(_KINDS)), "")
