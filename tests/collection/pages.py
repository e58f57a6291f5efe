"""One document while it is written: its sentences and what they say."""

from dataclasses import dataclass, field
from decimal import Decimal

from .figures import SCALES, Amount, as_text
from .marks import Name
from .values import Conflict, Copies, Corroborated, Figure, Harmony, Statement
from .world import Day, World


@dataclass(frozen=True, slots=True)
class Draft:
    """A document before it has a form; ``key`` stands for its name until it has one.

    ``of`` is the key of the document that it copies, and ``how`` says in what manner.
    """

    key: str
    sentences: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    of: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that belong together, and what is true of them as a group."""

    drafts: tuple[Draft, ...]
    conflicts: tuple[Conflict, ...] = ()
    harmonies: tuple[Harmony, ...] = ()
    copies: tuple[Copies, ...] = ()
    corroborated: tuple[Corroborated, ...] = ()


@dataclass(slots=True)
class Page:
    """Collects sentences; every method writes one and notes down what it says."""

    world: World
    key: str
    sentences: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def says(self, kind: str, **slots: Name | Amount | Day | str) -> None:
        """Write a sentence of which nothing is noted down."""
        self.sentences.append(self.world.say(kind, **slots))

    def writes(self, sentence: str) -> None:
        """Write a sentence as it is."""
        self.sentences.append(sentence)

    def states(self, subject: Name, name: str, value: str) -> None:
        """Note down a statement."""
        self.statements.append(Statement(self.key, subject.entity, name, value))

    def issued(self, policy: Name, body: Name, on: Day, code: str = "") -> None:
        """Write who issued a policy and when, with its code number if it has one."""
        if code:
            self.says("coded", policy=policy, body=body, on=on, code=code)
            self.states(policy, "code", code)
        else:
            self.says("issued", policy=policy, body=body, on=on)
        self.states(policy, "issued-by", body.entity)
        self.states(policy, "issued-on", on.iso)

    def issued_by(self, policy: Name, body: Name) -> None:
        """Write who issued a policy."""
        self.says("issued_by", policy=policy, body=body)
        self.states(policy, "issued-by", body.entity)

    def issued_jointly(self, policy: Name, body: Name, other: Name, on: Day) -> None:
        """Write which two bodies issued a policy."""
        self.says("issued_jointly", policy=policy, body=body, other=other, on=on)
        self.states(policy, "issued-by", body.entity)
        self.states(policy, "issued-by", other.entity)
        self.states(policy, "issued-on", on.iso)

    def dated(self, policy: Name, on: Day) -> None:
        """Write when a policy was issued."""
        self.says("dated", policy=policy, on=on)
        self.states(policy, "issued-on", on.iso)

    def within(self, thing: Name, place: Name) -> None:
        """Write where a thing lies."""
        self.says("within", thing=thing, place=place)
        self.states(thing, "within", place.entity)

    def establishes(self, policy: Name, zone: Name) -> None:
        """Write that a policy established a zone."""
        self.says("establishes", policy=policy, zone=zone)
        self.states(policy, "establishes", zone.entity)

    def hosts(self, zone: Name, facility: Name) -> None:
        """Write that a facility stands in a zone."""
        self.says("hosts", zone=zone, facility=facility)
        self.states(facility, "within", zone.entity)

    def focus(self, zone: Name) -> None:
        """Write which industries a zone is after."""
        one, two = (self.world.draw("names", "industries") for _ in range(2))
        if one != two:
            self.says("focus", zone=zone, one=one, two=two)

    def figure(
        self, thing: Name, indicator: str, amount: Amount, year: int | None = None, part: str = ""
    ) -> None:
        """Write a figure; with ``part`` it is one of the part of that name only."""
        told = (
            Name(thing.surface, thing.entity, after=thing.after, before=f"{part} of the ") if part else thing
        )
        slots: dict[str, Name | Amount | Day | str] = {"thing": told, "value": amount}
        if year:
            slots["in"] = f"in {year}"
        self.says(indicator, **slots)
        self.note_figure(thing, indicator, amount, year, part)

    def target(self, thing: Name, amount: Amount, year: int) -> None:
        """Write the population that a thing is to have."""
        self.says("planned_population", thing=thing, value=amount, by=f"by {year}")
        self.note_figure(thing, "population", amount, year, planned=True)

    def note_figure(
        self,
        thing: Name,
        indicator: str,
        amount: Amount,
        year: int | None,
        part: str = "",
        planned: bool = False,
    ) -> None:
        """Note down a figure that a sentence gives."""
        value = as_text(amount.value)
        self.figures.append(
            Figure(self.key, thing.entity, indicator, value, amount.unit, year, part, amount.hedge, planned)
        )

    def draft(self) -> Draft:
        """Return what was written."""
        return Draft(self.key, tuple(self.sentences), tuple(self.statements), tuple(self.figures))


def amount(value: int | float | str | Decimal, unit: str, scale: str = "", hedge: str = "") -> Amount:
    """Return an amount: 1.2 with the scale "million" is 1,200,000."""
    return Amount(Decimal(str(value)) * SCALES[scale], unit, scale, hedge)
