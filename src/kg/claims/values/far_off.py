"""Lines that tell how far off a station or a port is: "Old Bay Airport (28 km)" tells no length of the airport."""

from kg import lazy_re as re

_LINE = re.compile(
    r"\W*(?:[A-Z][\w’'-]*\s+){0,6}(?:[Ss]tation|[Aa]irport|[Pp]ort|[Ss]eaport|[Hh]arbou?r)\s*[(–—-]\s*[~≈]?\s*(?:about\s+|approx\.?\s+)?"
    r"\d[\d.,]*\s?(?i:kms?|kilomet(?:re|er)s|miles)\)?(?:\s+(?:in|from|away)\b[^.;]{0,30})?\W*"
)


def is_far_off(text: str) -> bool:
    """Return whether a line names a station or a port with how far off it is, and says no more.

    >>> is_far_off("Old Bay Airport (~28 km)"), is_far_off("Old Bay Airport (3 km runway)")
    (True, False)
    >>> is_far_off("Quay Road (12 km)"), is_far_off("The council will build the Bay Port (25 km from Sana).")
    (False, False)
    """
    return _LINE.fullmatch(text) is not None
