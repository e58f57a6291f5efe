"""Where zones lie by the titles of policies: "Policies for the Quay Cluster of the Harbour Zone"."""

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.gathering.where_named import sentence_of
from kg.model import Document, Key, Tier

RULE = "zone-in-title"
_JOIN = r"(?: \([^()]{1,40}\))?(?:,? in| of|,) (?:the )?"
# "the Harbour Zone of Norvia's coast", "of Norvia and Alvor": no more is told than the name goes on.
_ENDS = r"(?!['’-]|,? (?:and|or) | \(?[A-Z]|\w)"


def read_titles(document: Document, registry: Registry, collector: Collector) -> None:
    """Draw that a zone in the title of a policy lies in the zone or the area named right behind it."""
    sentences = [(s.start, s.end) for s in document.sentences]
    zones = registry.of("zone")
    for policy in registry.of("policy"):
        inside = [z for z in zones if z.label in policy.label]
        around = [t for t in (*inside, *registry.of("place")) if t.label in policy.label] if inside else []
        evidence = sentence_of(sentences, policy.mentions)[:1]
        for low in inside if evidence else ():
            for high in around:
                if high is not low and _tells(policy.label, low, high):
                    collector.say(low.key, "kg:within", Key(high.key), evidence, RULE, tier=Tier.CANDIDATE)


def _tells(title: str, low: Thing, high: Thing) -> bool:
    pattern = rf"(?<!\w){re.escape(low.label)}{_JOIN}{re.escape(high.label)}{_ENDS}"
    return re.search(pattern, title) is not None
