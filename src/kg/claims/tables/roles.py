"""What stands in the columns of a table, as its heads say: "Measure | Responsible | Deadline"."""

from collections.abc import Mapping, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.area_kinds import ANY_MANY, ANY_ONE
from kg.claims.patterns.words import alternation, column_heads, plural
from kg.claims.values.head_units import split_head

# What a row may be about; a column of mere titles is one where its table names policies.
THINGS = ("policy", "title", "zone", "measure", "goal", "facility")
TOLD = ("issuer", "date", "site", "member", "actor", "deadline", "budget", "industry")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|\s*/.*|[:*†]+|\s+\d$")


def roles_of(heads: Sequence[str]) -> tuple[str, ...]:
    """Return what each column holds, nothing where its head does not tell.

    >>> roles_of(["No.", "Name of the law", "Issued by", "Date of issue"]), roles_of(["Fish", "Weight"])
    (('', 'policy', 'issuer', 'date'), ('', ''))
    """
    found = tuple(map(_role, heads))
    # Books and films have titles and years, too.
    if "issuer" not in found and not any(map(_OF_ACTS.search, heads)):
        found = tuple("" if role == "title" else role for role in found)
    # "Cities" beside zones are their members, beside anything else they are where it is.
    return tuple(_of_areas("zone" in found) if role == _MANY else role for role in found)


_OF_ACTS = re.compile(r"\b(?:adopt|enact|promulg|issu|approv|passed|decree|sign)", re.I)


def _of_areas(zones: bool) -> str:
    return "member" if zones else "site"


def _role(head: str) -> str:
    """Return the role of a column by its head, the first that fits."""
    whole = " ".join(head.split())
    name = _ASIDE.sub("", split_head(whole)[0]).strip().casefold().replace("-frame", "frame")
    found = next((role for role, pattern in _patterns().items() if pattern.fullmatch(name)), "")
    return found or ("site" if _AREA.fullmatch(whole) else _MANY if _AREAS.fullmatch(whole) else "")


_MANY = "areas"
# "Province", "District/County"; "Cities and towns"
_AREA = re.compile(rf"\W*(?:{ANY_ONE})(?:\s*(?:/|or|and)\s*(?:{ANY_ONE}))?(?:\s+name)?\W*")
_AREAS = re.compile(rf"\W*(?:{ANY_MANY})(?:\s*(?:/|or|and)\s*(?:{ANY_MANY}))?\W*")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of the heads of each role: "main measures", "name of the park", "project name"."""
    before = rf"(?:(?:the\s+)?{alternation(column_heads('adjectives'))}\s+){{0,2}}"
    named = r"(?:(?:names?|titles?|list|description|type)\s+of\s+(?:the\s+)?)?(?:the\s+)?"
    return {
        role: re.compile(rf"{named}{before}{alternation(_both(role))}(?:\s+(?:name|title|description)s?)?")
        for role in (*THINGS, *TOLD)
    }


def _both(role: str) -> set[str]:
    """Return the heads of a role, each of its nouns also in the plural."""
    heads = column_heads(role)
    return {*heads, *(plural(head) for head in heads if head[-1:].isalpha())}
