"""Rules whose pattern is code: what each says, which module draws it, examples and counter-examples.

They stand in ``data/coded/*.toml``, one file a family, beside the declarative rules of ``data/rules``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.claims.patterns.words import DATA
from kg.exceptions import DataError
from kg.worked_out import texts


@dataclass(frozen=True, slots=True)
class CodedRule:
    """A rule written in code.

    Attributes:
        id: the id that its claims carry.
        says: what it reads, in one English sentence.
        module: the module of ``kg.claims`` that draws it.
        predicates: the properties of its claims (compact IRIs).
        language: the language of the texts that it reads.
        examples: texts from which it draws a claim.
        counterexamples: texts from which it draws none.
    """

    id: str
    says: str
    module: str
    predicates: tuple[str, ...]
    language: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def coded_rules() -> tuple[CodedRule, ...]:
    """Return all rules written in code, in order of file name and place in the file.

    Raises:
        DataError: if a row lacks a field.
    """
    found: list[CodedRule] = []
    for path in sorted((DATA / "coded").glob("*.toml")):
        rows = texts().table(path)["rule"]
        found += [_coded(row, path.name) for row in rows]
    return tuple(found)


def _coded(row: Mapping[str, Any], where: str) -> CodedRule:
    try:
        return CodedRule(
            row["id"],
            row["says"],
            row["module"],
            tuple(row["predicates"]),
            row.get("language", "en"),
            tuple(row["examples"]),
            tuple(row["counterexamples"]),
        )
    except KeyError as error:
        raise DataError(f"cannot read a rule ({error})", f"{where}, {row.get('id', '?')}") from error
