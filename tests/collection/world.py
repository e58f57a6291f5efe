"""The made world while it is written: names taken, wordings to come, and the things that there are."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .figures import PEOPLE, RESIDENTS, Amount, write_amount
from .lots import Deck, Lot
from .marks import Name, capital
from .values import Made

HERE = Path(__file__).parent
PLURAL = ("Opinions", "Measures", "Regulations")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_VERBS = (
    "has",
    "applies",
    "covers",
    "supports",
    "guides",
    "requires",
    "sets",
    "promises",
    "calls",
    "leaves",
    "makes",
)


@cache
def table(name: str) -> Mapping[str, list[str]]:
    """Return a table of words that lies beside this file."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def known_bodies() -> Mapping[str, str]:
    """Return the bodies that background documents name: ids and full names."""
    return tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))["bodies"]  # type: ignore[no-any-return]  # a table of the file


@dataclass(frozen=True, slots=True)
class Day:
    """A date to the day, the month or the year."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """The date as 2021, 2021-10 or 2021-10-21."""
        parts = [f"{self.year}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def words(self, lot: Lot) -> str:
        """Return the date with its preposition."""
        if not self.month:
            return f"in {self.year}"
        month = MONTHS[self.month - 1]
        if not self.day:
            return f"in {month} {self.year}"
        return lot.pick((f"on {self.day} {month} {self.year}", f"on {month} {self.day}, {self.year}"))


class World:
    """Deals out names and wordings, and remembers the things that were named."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.things: dict[str, Made] = {}
        self._taken: set[str] = set()
        self._decks: dict[str, Deck[str]] = {}

    def lot(self, *keys: object) -> Lot:
        """Return a source of numbers for a purpose."""
        return Lot(self.seed, *keys)

    def draw(self, table_name: str, key: str, items: Sequence[str] = ()) -> str:
        """Return the next item of a list of words."""
        name = f"{table_name}/{key}"
        if name not in self._decks:
            self._decks[name] = Deck(items or table(table_name)[key], self.lot(name))
        return self._decks[name].draw()

    def add(self, kind: str, name: str, label: str, plant: str) -> str:
        """Note down a thing and return its id; a thing that is known stays as it is."""
        self.things.setdefault(name, Made(name, kind, label, plant))
        return name

    def fresh(self, pattern: Callable[[str], str]) -> str:
        """Return a name, made of a stem, that nothing bears yet."""
        while True:
            label = pattern(self.stem())
            if self.claim(label):
                return label

    def claim(self, name: str) -> bool:
        """Take a name if nothing bears it, and return whether it was free."""
        free = name not in self._taken
        self._taken.add(name)
        return free

    def stem(self) -> str:
        """Return a made place name; when all were dealt out, they come again in another order."""
        return self.draw("names", "stems")

    def name(self, kind: str, surface: str, plant: str, *, article: bool = True, also: str = "") -> Name:
        """Return the name of a new thing; ``also`` tells namesakes apart in its id."""
        self._taken.add(surface)
        slug = "-".join(f"{surface} {also}".lower().replace("'", "").split())
        entity = self.add(kind, f"{kind}-{slug}", surface, plant)
        return Name(surface, entity, article, surface.startswith(PLURAL))

    def zone(self, plant: str, suffix: str = "") -> Name:
        """Return a zone that is not known yet."""
        label = self.fresh(lambda stem: f"{stem} {suffix or self.draw('names', 'zone_suffixes')}")
        return self.name("zone", label, plant)

    def facility(self, plant: str) -> Name:
        """Return a facility that is not known yet."""
        label = self.fresh(lambda stem: f"{stem} {self.draw('names', 'facility_suffixes')}")
        return self.name("facility", label, plant)

    def policy(self, zone: Name, plant: str, work: str = "") -> Name:
        """Return a policy about a zone."""
        pattern = work or self.draw("names", "works")
        return self.name("policy", pattern.replace("{zone}", zone.surface), plant)

    def body(self) -> Name:
        """Return a body of the reference tables."""
        names = known_bodies()
        entity = self.draw("names", "body", tuple(names))
        return self.known_body(entity)

    def aside(self) -> str:
        """Return a sentence that says nothing of policy, put together from parts."""
        when, who, what = (self.draw("fillers", part) for part in ("when", "who", "what"))
        return f"{when}, {who} {what}."

    def known_body(self, entity: str) -> Name:
        """Return one body of the reference tables."""
        label = known_bodies()[entity]
        self.add("body", entity, label, "")
        return Name(label, entity)

    def place(self, label: str = "") -> Name:
        """Return a city or province of the reference tables; no name of which stands for two places."""
        label = label or self.draw("names", "cities")
        self.add("place", f"place-{label.lower()}", label, "")
        return Name(label, f"place-{label.lower()}", article=False)

    def say(self, kind: str, **slots: Name | Amount | Day | str) -> str:
        """Return the next wording of a statement with its slots filled."""
        wording = self.draw("wordings", kind)
        lot = self.lot("say", kind, wording, *map(str, slots.values()))
        words: dict[str, str] = {}
        plural = False
        for slot, value in slots.items():
            if isinstance(value, Name):
                plural = value.plural if slot in ("policy", "short") else plural
                told = value.words
            elif isinstance(value, Amount):
                told = write_amount(value, lot)
                told += f" {lot.pick(RESIDENTS)}" if wording in PEOPLE else ""
            else:
                told = value.words(lot) if isinstance(value, Day) else value
            words[slot] = told
            words[slot.capitalize()] = capital(told)
        for verb in _VERBS:
            words[verb] = verb if not plural else _bare(verb)
        words["was"] = "were" if plural else "was"
        return wording.format(**words)


def _bare(verb: str) -> str:
    if verb == "has":
        return "have"
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]
