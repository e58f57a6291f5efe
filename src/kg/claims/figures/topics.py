"""Of what a passage tells that names nothing: the policy or zone of its section, or what a text names most."""

from kg import lazy_re as re
from kg.claims.figures.main_things import main_thing
from kg.claims.gathering.registry import Registry
from kg.model import Span

_AGAIN, _OFTEN = 2, 3
# A text that cites such a law is about the country.
_GROUND_LAW = re.compile(r"\b(?:Constitution|Treaty|Charter|Convention)\b")


def topic_of(registry: Registry, section: str, at: Span) -> str:
    """Return the key of what a sentence is about that names nothing itself; empty if there is nothing.

    ``section`` is the policy or zone of its section. A policy counts if it is named more than once, or has been
    named by then and nothing else is named often.
    """
    thing = registry.things.get(section)
    if thing is not None and _GROUND_LAW.search(thing.label):
        return main_thing(registry, ("place", "zone"))
    if thing is None:
        return main_thing(registry)
    named = min(m.start for m in thing.mentions) < at.end
    if section.startswith("zone-") or (named and len(thing.mentions) >= _AGAIN):
        return section
    most = main_thing(registry)
    often = bool(most) and len(registry.things[most].mentions) >= _OFTEN
    return section if named and not often else most
