"""Write the quads of a made graph: things, facts and claims, and names for them."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.namespaces import PREFIXES

SYLLABLES: Final = ("bel", "mor", "tan", "vik", "zor", "lum", "qua", "fen", "rad", "sil", "ost", "hev")


def iri(curie: str) -> str:
    """Return a compact IRI as N-Quads write it."""
    prefix, _, name = curie.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def literal(value: object, kind: str = "", language: str = "") -> str:
    """Return a literal as N-Quads write it; our texts need no escapes."""
    if language:
        return f'"{value}"@{language}'
    return f'"{value}"^^{iri(f"xsd:{kind}")}' if kind else f'"{value}"'


@dataclass(slots=True)
class World:
    """What documents speak of: things by kind, those named most often first."""

    schema: dict[str, list[str]]
    country: str = "r:place-country"
    provinces: list[str] = field(default_factory=list)
    cities: list[str] = field(default_factory=list)
    districts: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    statistics: list[tuple[str, str, str]] = field(default_factory=list)


class Writer:
    """Writes quads and counts them; knows the document whose claims are being written."""

    def __init__(self, out: Path, seed: int) -> None:
        self.file = out.open("w", encoding="utf-8", buffering=1 << 20)
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.quads = 0
        self.claims = 0
        self.things = 0
        self.document = ""
        self.names: dict[str, str] = {}

    def quad(self, s: str, p: str, o: str, graph: str) -> None:
        """Write one quad of terms that are spelled out already."""
        self.file.write(f"{s} {p} {o} {graph} .\n")
        self.quads += 1

    def say(self, graph: str, s: str, p: str, o: str) -> None:
        """Write one quad; all but a literal are compact IRIs."""
        self.quad(iri(s), iri(p), o if o.startswith('"') else iri(o), iri(graph))

    def name(self) -> str:
        """Return a made name."""
        return "".join(self.chance.choices(SYLLABLES, k=3)).title()

    def thing(self, kind: str, slug: str, label: str, graph: str = "r:graph-facts") -> str:
        """Write a thing with its class and label and return its id."""
        self.things += 1
        thing = f"r:{slug}-{self.things}"
        self.say(graph, thing, "rdf:type", f"kg:{kind}")
        self.say(graph, thing, "rdfs:label", literal(label, language="en"))
        self.names[thing] = label
        return thing

    def fact(self, s: str, p: str, o: str) -> None:
        """Write a fact and the claim of the document that bears it out."""
        self.say("r:graph-facts", s, p, o)
        self.claim(s, p, o)

    def claim(self, s: str, p: str, o: str, status: str = "accepted") -> str:
        """Write a claim of the document at hand, with one passage as evidence, and return it."""
        self.claims += 1
        digest = hashlib.sha256(str(self.claims).encode()).hexdigest()
        claim, graph = f"r:claim-{digest[:20]}", f"r:graph-claims-{self.document}"
        start = self.chance.randrange(0, 400) * 150  # a sentence bears out several claims
        evidence = f"r:evidence-{self.document}-{start}-{start + 140}"
        sure = self.chance.randrange(55, 100)
        for key, value in (
            ("rdf:type", "kg:Claim"),
            ("rdf:subject", s),
            ("rdf:predicate", p),
            ("rdf:object", o),
            ("kg:confidence", literal(f"0.{sure}", "decimal")),
            ("kg:confidenceBound", literal(f"0.{sure - 5}", "decimal")),
            ("kg:extractedBy", "r:extractor-synthetic"),
            ("kg:hasEvidence", evidence),
            ("kg:modality", f"kgt:modality-{self.chance.choice(('stated', 'stated', 'planned'))}"),
            ("kg:reviewStatus", f"kgt:status-{status}"),
            ("kg:rule", literal(f"rule-{self.claims % 40}")),
            ("kg:tier", f"kgt:tier-{'asserted' if status == 'accepted' else 'candidate'}"),
        ):
            self.say(graph, claim, key, value)
        self.say(graph, evidence, "rdf:type", "kg:Evidence")
        self.say(graph, evidence, "oa:hasSource", f"r:{self.document}")
        self.say(graph, evidence, "oa:start", literal(start, "integer"))
        self.say(graph, evidence, "oa:end", literal(start + 140, "integer"))
        return claim

    def skewed(self, things: Sequence[str], steepness: float = 2.5) -> str:
        """Return one of the things, the first ones most often."""
        return things[int(len(things) * self.chance.random() ** steepness)]
