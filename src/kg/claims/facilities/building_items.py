"""The facilities of an item in a list: "- New ferry terminal at Dhobi"."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.phrases import patterns
from kg.claims.facilities.building import Built
from kg.claims.facilities.building_lead import led_by
from kg.claims.facilities.building_words import building_patterns
from kg.claims.facilities.phrases import find_facilities
from kg.claims.patterns.words import alternation, words


def find_listed(text: str) -> Iterator[Built]:
    """Yield the facilities of an item in a list of projects: those that it begins with.

    >>> t = "Old Harbour desalination plant and a sewage works in the port"
    >>> [t[b.start:b.end] for b in find_listed(t)]
    ['Old Harbour desalination plant', 'sewage works']
    """
    if len(text.split()) > _ITEM:
        return
    for phrase in find_facilities(text):
        if phrase.described and led_by(text, phrase.start) not in (
            building_patterns().prepositions - {"of", "for"}
        ):
            yield Built(phrase.start, phrase.end, False, phrase.end, "facility-item")


def find_named(text: str) -> Iterator[Built]:
    """Yield the name that an item in a list of works is, whatever its last word.

    >>> t = "Alvor Arterial (second lane)"
    >>> [t[b.start:b.end] for b in find_named(t)], [*find_named("Clean Quays Programme")], [*find_named("Ministry of Works")]
    (['Alvor Arterial'], [], [])
    """
    match = _NAME_ALONE.fullmatch(text)
    if (
        match
        and not opens_nominal(text, match.start("name"))
        and not _no_work().search(match["name"])
        and not any(find_facilities(text))
    ):
        yield Built(match.start("name"), match.end("name"), False, match.end("name"), "facility-item")


_NAME_ALONE = re.compile(
    r"\W*(?:[Tt]he\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+(?:(?:of|and|&|to)\s+)?[A-Z\d][\w’'-]*){1,4})(?:\s*\([^()]{2,40}\))?[.;,]?(?:\s+and)?\s*"
)


@cache
def _no_work() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(words().list('facility', 'no_work'))}s?\b")


def is_bare(text: str) -> bool:
    """Return whether an item says no more than which facility it is: "A cable car to the fort (2 km)".

    >>> is_bare("- New ferry terminal at Dhobi"), is_bare("- Director of the ferry terminal")
    (True, False)
    """
    match = _ITEM_OPENS.match(text)
    found = find_facilities(text)
    if match is None or not found or not found[0].described or len(text.split()) > _ITEM:
        return False
    if found[0].head in building_patterns().vague | building_patterns().image:
        return False
    first = found[0]
    before = text[match.end() : first.start].split()
    return all(w.lower() in patterns().drop or not w.isalpha() for w in before) and bool(
        _ITEM_GOES_ON.match(text, first.end)
    )


def names_work(text: str) -> bool:
    """Return whether an item names a facility and does not go on with a verb.

    >>> names_work("Second quay for Dhobi"), names_work("Second quay draws crowds")
    (True, False)
    """
    return any(_ITEM_GOES_ON.match(text, phrase.end) for phrase in find_facilities(text))


_ITEM_OPENS = re.compile(
    r"\W*(?:\(?\d{1,2}[.)]\s+)?(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)?\s*(?=\w)"
)
_ITEM_GOES_ON = re.compile(
    r"\s*(?:$|[,;.(]|(?:in|at|for|of|on|with|near|to|between|from|and|linking|connecting|along|serving)\s)"
)
_ITEM = 16  # words of an item that names a project and says no more
