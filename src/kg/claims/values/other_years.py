"""Years that a plan names otherwise than by "by": "from 2027 on", "around 2030", "opens in 2031"."""

from collections.abc import Iterator

from kg import lazy_re as re

# "wants 21 GW around 2030"
_AROUND = re.compile(
    r"\b(?:wants?|aims?|targets?|plans?|will|shall|is\s+to|are\s+to|to\s+be|expects?|foresees?|envisages?)\b[^;.‹]{0,80}(?:‹[A-CE-Z]\d+›[^;.‹]{0,60}){0,3}?\b(?:around|about|towards)\s+(?:the\s+year\s+)?‹D(?P<n>\d+)›"
)
# "Ban old stoves from 2027", "is to be required from 2029 on"
_ONWARDS = re.compile(
    r"\b(?:[Ff]rom|[Ss]tarting\s+in|[Aa]s\s+of)\s+‹D(?P<n>\d+)›(?P<on>\s+on(?:wards?)?\b)?(?!\s*(?:to|until|till|through|and|[–-]|levels?|baseline|values?)\b|\s*[–-])"
)
_OPENS_IN = re.compile(
    r"\b(?:opens|starts\s+(?:work|operations?|service|production)|begins\s+(?:work|operations?|service|production)|comes\s+on\s+stream|goes\s+live|enters\s+service)\b[^;.‹]{0,40}(?:‹[A-CE-Z]\d+›[^;.‹]{0,30}){0,2}\b(?:in|by)\s+‹D(?P<n>\d+)›"
)

# "is to rise from 20 % in 2020 to 40 % in 2031"
_RISING = re.compile(
    r"\b(?:will|shall|should|would|to)\s+(?:be\s+)?(?:rise|raised?|grow|increased?|fall|drop|decline|cut|reduced?|lift(?:ed)?|boost(?:ed)?|expand(?:ed)?|climb|go|move|improved?|brought|bring|double[d]?|lowered|lower|decreased?)\b"
    r"[^;.‹]{0,60}(?:‹[A-CE-Z]\d+›[^;.‹]{0,40}){0,3}?\bin\s+‹D\d+›,?\s+(?:up\s+|down\s+)?to\s+[^;.‹]{0,30}(?:‹[A-CE-Z]\d+›[^;.‹]{0,30}){1,2}?\bin\s+‹D(?P<n>\d+)›"
)


def about_years(masked: str) -> Iterator[re.Match[str]]:
    """Yield where a masked sentence aims at something around a year."""
    return _AROUND.finditer(masked) if "around ‹D" in masked or "about ‹D" in masked else iter(())


def opening_years(masked: str) -> Iterator[re.Match[str]]:
    """Yield where something is said to open in a year."""
    cue = (
        "pens" in masked
        or " on stream" in masked
        or " live" in masked
        or " starts" in masked
        or " begins" in masked
    )
    return _OPENS_IN.finditer(masked) if cue else iter(())


def first_years(masked: str) -> Iterator[re.Match[str]]:
    """Yield where a year opens a time without end."""
    return (
        _ONWARDS.finditer(masked)
        if "rom ‹D" in masked or "s of ‹D" in masked or "tarting in ‹D" in masked
        else iter(())
    )


def rising_years(masked: str) -> Iterator[re.Match[str]]:
    """Yield where something is to rise or fall from what it was in one year to what it is in another."""
    return _RISING.finditer(masked) if masked.count("in ‹D") > 1 else iter(())
