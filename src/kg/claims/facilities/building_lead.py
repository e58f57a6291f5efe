"""The word or mark before a phrase that names a facility, its articles and counts left out."""

from kg import lazy_re as re
from kg.claims.facilities.building_words import building_patterns

_NUMBER = re.compile(r"[$€£¥]?\d[\w.,%-]*")
_MEASURED = re.compile(r"\d[\d.,]*[a-z]+")  # "26km"


# Words of description that are verbs behind some others.
_VERBS = frozenset({"complete", "open", "own", "further", "secure"})
_BEFORE_VERBS = frozenset({"to", "will", "shall", "must", "should", "would", "and", "can"})
_ABOUT = frozenset({"around", "over", "about"})
_UNITS = frozenset(
    {
        "km",
        "kilometres",
        "kilometers",
        "hectares",
        "acres",
        "million",
        "billion",
        "mw",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "ten",
    }
)


def stripped(before: list[str]) -> list[str]:
    """Return the words before a phrase without its articles, its counts and words that only praise."""
    table = building_patterns()
    number = False
    while before:
        last = before[-1].lower()
        if last.endswith(",") or (last in _VERBS and before[-2:-1] and before[-2].lower() in _BEFORE_VERBS):
            break  # "By 2030, a port": no count; "to complete a port": a verb
        if last in _ABOUT and not number:
            break  # "around the canal", but "around 200 homes"
        if last in table.articles or _NUMBER.fullmatch(last):
            number = bool(_NUMBER.fullmatch(last)) or last in _UNITS
            before = before[:-1]
        elif (
            last in ("of", "than", "to", "least")
            and len(before) > 1
            and (before[-2].lower() in table.quantities or _MEASURED.fullmatch(before[-2]))
        ):
            before = before[:-2]
        else:
            break
    return before


def led_by(text: str, start: int) -> str:
    """Return the word or mark before a phrase, its articles and counts left out."""
    before = stripped(text[max(0, start - 90) : start].split())
    if not before:
        return ""
    return before[-1][-1] if before[-1][-1] in ",;:(—–-" else before[-1].lower()
