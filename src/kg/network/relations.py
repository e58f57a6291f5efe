"""What is known of each relation before a path is looked for: what a step costs, and its words both ways."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from kg.exceptions import DataError
from kg.network.wording import inverse

FILE: Final = Path(__file__).with_name("data") / "relations.toml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation.

    Attributes:
        cost: what a step costs before the crowd at its ends is counted; above zero.
        forward: the words between subject and object; empty if the label has to do.
        backward: the words between object and subject; empty if the label has to do.
    """

    cost: float
    forward: str = ""
    backward: str = ""

    def words(self, predicate: str, label: str, *, forward: bool) -> str:
        """Return the words of a step in the direction walked."""
        if forward:
            return self.forward or label
        return self.backward or inverse(predicate, label)


@dataclass(frozen=True, slots=True)
class Relations:
    """All relations that the data file names, by compact IRI, and what holds for the others.

    Attributes:
        known: the relations of the file.
        default: the cost of any other.
        damping: by how much the number of like links at the ends of a step counts.
    """

    known: Mapping[str, Relation]
    default: float
    damping: float

    def __getitem__(self, predicate: str) -> Relation:
        return self.known.get(predicate) or Relation(self.default)


@cache
def relations() -> Relations:
    """Return the relations of the package.

    Raises:
        DataError: if the file is malformed.
    """
    return read_relations(FILE.read_text(encoding="utf-8"), str(FILE))


def read_relations(text: str, where: str = "relations.toml") -> Relations:
    """Return the relations that a text in TOML lays down.

    Raises:
        DataError: if it is no TOML, a cost is not above zero, or the damping is below zero.
    """
    try:
        found = tomllib.loads(text)
        known = {curie: _relation(entry) for curie, entry in found["relations"].items()}
        read = Relations(MappingProxyType(known), float(found["default"]), float(found["damping"]))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"malformed ({error})", where, "See the head of the file for its form") from error
    costs = [read.default, *(relation.cost for relation in known.values())]
    if min(costs) <= 0 or read.damping < 0:
        raise DataError("a cost must be above zero and the damping not below", where, "Mend the figure")
    return read


def _relation(entry: Mapping[str, Any]) -> Relation:
    return Relation(float(entry["cost"]), str(entry.get("forward", "")), str(entry.get("backward", "")))
