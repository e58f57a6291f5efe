"""Sentences in which a country does what its government does: "Norway unveiled a plan to mend ports"."""

from functools import cache

from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

_SHORT = ("China", "Vietnam", "UK", "US", "U.K.", "U.S.", "EU", "Beijing", "Taiwan", "Hong Kong", "Macao")


@cache
def _acts() -> Cued:
    """Return the pattern of a country or a capital that issues something.

    The names are those to which adjectives are given: "r:place-united-kingdom" is the United Kingdom.
    """
    given = {
        i.removeprefix("r:place-").replace("-", " ").title() for i in words().map("nationalities").values()
    }
    names = alternation(sorted(given | {*_SHORT, *words().map("metonyms")}))
    issued = alternation(words().list("verbs", "issue"))
    when = r"(?:(?:,?\s+(?:on|last|this|earlier)\s+[A-Z]?[a-z]+,?)?\s+(?:(?:has|have|had|also|recently|yesterday|today|now)\s+){0,2})"
    return cued(
        rf"(?<![\w’'-])(?<!\bin\s)(?<!\bfrom\s)(?<!\bof\s)(?<!\bto\s)(?<!\bwith\s)(?<!\band\s)(?<!\bfor\s)(?<!\bof\sthe\s)(?<!\bin\sthe\s){names}{when}(?:{issued}|unveils|launches|announces|adopts|approves|releases|issues|introduces|publishes|outlined|detailed)\b"
    )


def country_acts(text: str) -> bool:
    """Return whether a country or its capital issues something in a sentence.

    >>> country_acts("On Sunday, China unveiled a plan."), country_acts("A firm in China unveiled a plan.")
    (True, False)
    >>> country_acts("China has plans.")
    False
    """
    return _acts().search(text) is not None


__all__ = ["country_acts"]
