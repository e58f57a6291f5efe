"""Referents with what their document says around them: the units that resolution compares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.entities.names import Form
from kg.model import Extraction, Key, Literal, Referent, Tier

PREFIX: Mapping[str, str] = MappingProxyType(
    {
        "PolicyDocument": "policy",
        "Strategy": "policy",
        "Policy": "policy",
        "PublicBody": "body",
        "Institution": "body",
        "UnnamedGroup": "body",
        "Zone": "zone",
        "AdministrativeArea": "place",
        "Place": "place",
        "Facility": "facility",
        "Industry": "industry",
        "Theme": "theme",
        "Event": "event",
        "Challenge": "challenge",
        "Measure": "measure",
        "Objective": "objective",
        "Target": "objective",
        "Statistic": "statistic",
    }
)
"""The kind of the id of each class."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing of one document.

    Attributes:
        document: id of the document.
        keys: its referents there; several where two wordings are one thing.
        kind, label: class and fullest name.
        names: the labels of its referents.
        aliases: other names in the document.
        form: the name taken apart.
        row: id of its reference entry, or empty.
        candidates: reference entries of which it may be one, where that is not settled.
        doubt: why it is not settled.
        scoped: whether the name means something in its document only.
        said: areas that the document says it lies in, covers or belongs to, or that stand in its name.
        around: the area that most of the document is about, or none.
        dates: when it was issued, as precisely as the document says (``2021``, ``2021-10`` …).
        issuers: who issued it: labels of bodies as resolved.
        codes: official numbers.
        about: zones that stand in the title of a policy, by the words of their names.
        beside: telling names that stand in the same document.
        parts: the units of which it was joined; empty if it is one referent.
    """

    document: str
    keys: tuple[str, ...]
    kind: str
    label: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    form: Form
    row: str = ""
    candidates: tuple[str, ...] = ()
    doubt: str = ""
    scoped: bool = False
    said: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    parts: "tuple[Unit, ...]" = ()

    @property
    def prefix(self) -> str:
        """Return the kind of its id."""
        return PREFIX[self.kind]

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """Return where it is found: document and keys; no two units share it."""
        return self.document, self.keys

    @property
    def members(self) -> tuple[tuple[str, str], ...]:
        """Return (document, key) of its referents."""
        return tuple((self.document, key) for key in self.keys)


@dataclass(slots=True)
class Sheet:
    """What one extraction says, in an order in which it can be looked up.

    ``rows`` are the reference entries settled so far, ``counts`` how often areas are named.
    """

    extraction: Extraction
    date: str = ""
    text: str = ""
    referents: dict[str, Referent] = field(default_factory=dict)
    links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    values: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    _beside: dict[str, frozenset[str]] | None = None

    def __post_init__(self) -> None:
        self.referents = {r.key: r for r in sorted(self.extraction.referents, key=lambda r: r.key)}
        likely: dict[str, list[tuple[str, str]]] = {}
        for claim in self.extraction.claims:
            if isinstance(claim.object, Key):
                self.links.setdefault(claim.subject, []).append((claim.predicate, claim.object.key))
            elif isinstance(claim.object, Literal) and claim.predicate in _DATES:
                told = self.values if claim.tier is Tier.ASSERTED else likely
                told.setdefault(claim.subject, []).append((claim.predicate, claim.object.value))
        # A date that is only likely tells nothing beside one that is sure: "Ports Act 1959", "[1 May 1960]".
        self.values = likely | self.values

    def of(self, *prefixes: str) -> list[Referent]:
        """Return the referents of some kinds."""
        return [r for r in self.referents.values() if PREFIX[r.kind] in prefixes]

    def linked(self, key: str, predicates: Iterable[str]) -> list[str]:
        """Return the keys that a thing is tied to by some properties."""
        wanted = frozenset(predicates)
        return [other for predicate, other in self.links.get(key, ()) if predicate in wanted]

    def dates(self, key: str) -> frozenset[str]:
        """Return the dates of issue of a policy: days and months if there are any, else years."""
        said = self.values.get(key, ())
        return frozenset(v for p, v in said if p == "kg:issuedOn") or frozenset(
            v for p, v in said if p == "kg:year"
        )

    def settle(self, key: str, row: str) -> None:
        """Let a referent be a reference entry."""
        self.rows[key] = row
        self._beside = None

    def count(self, area: str, times: int) -> None:
        """Let an area have been named so often."""
        self.counts[area] = self.counts.get(area, 0) + times

    def beside(self, key: str) -> frozenset[str]:
        """Return the areas whose names stand right before or behind a mention: "X in Y", "Y's X"."""
        if self._beside is None:
            self._beside = self._find_beside()
        return self._beside.get(key, frozenset())

    def _find_beside(self) -> dict[str, frozenset[str]]:
        starts: dict[int, str] = {}
        ends: dict[int, str] = {}
        for key, row in self.rows.items():
            if PREFIX[self.referents[key].kind] == "place":
                for mention in self.referents[key].mentions:
                    starts[mention.start] = ends[mention.end] = row
        found: dict[str, set[str]] = {}
        for key, referent in self.referents.items() if starts else ():
            for mention in referent.mentions:
                for gap in _BEHIND:
                    if mention.end + gap in starts:
                        found.setdefault(key, set()).add(starts[mention.end + gap])
                for gap in _BEFORE:
                    if mention.start - gap in ends:
                        found.setdefault(key, set()).add(ends[mention.start - gap])
        return {key: frozenset(rows) for key, rows in found.items()}


_DATES = frozenset({"kg:issuedOn", "kg:year"})
# " in ", " of ", ", ", " (", " in the "; "'s ".
_BEHIND = (2, 4, 8)
_BEFORE = (1, 3)
