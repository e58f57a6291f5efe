"""A plan that a text announces by its kind before it gives the name: "a new port policy", "the National Port Policy"."""

import re
from functools import cache

from kg.claims.gathering.registry import Registry, Thing, clean
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

_NEAR = 700  # letters between the announcement and the name


@cache
def _announced() -> Cued:
    issue = alternation(words().list("verbs", "issue"))
    return cued(rf"\b{issue}\s+(?:an?|its|their)\s+(?:[a-z-]+\s+){{0,2}}$")


def name_ahead(registry: Registry, text: str) -> None:
    """Let what is announced by its kind be the one policy close below whose name holds the words of that kind."""
    policies = registry.of("policy")
    for told in policies:
        if not told.label[:1].islower() or not told.mentions or " " not in told.label:
            continue
        first = min(told.mentions)
        named = [t for t in policies if t is not told and _fits(t, clean(told.label), first.end)]
        if len(named) == 1 and _announced().search(text, max(0, first.start - 80), first.start):
            registry.join(told.key, named[0].key)


def _fits(policy: Thing, kind: str, at: int) -> bool:
    """Return whether a policy with a name is first spoken of a little below a place, in words of a kind."""
    first = min(policy.mentions).start if policy.mentions else 0
    said = re.search(rf"(?<![\w-]){re.escape(kind)}(?![\w-])", clean(policy.label), re.IGNORECASE)
    return at <= first <= at + _NEAR and said is not None and policy.label[:1].isupper()
