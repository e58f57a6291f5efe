"""Declarative rules: patterns over masked sentences, read from ``data/rules/*.toml``.

A pattern is a regular expression in which ``<P:s>`` is one mention (its letters say of which kinds, the name is a
slot), ``<B+:o>`` one or several in a list, and ``{name}`` a macro. Slots without a name only have to be there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import DATA, alternation, words
from kg.exceptions import DataError
from kg.model import Tier
from kg.worked_out import texts

_SLOT = re.compile(r"<([A-Z]+)(\+?)(?::(\w+))?>")
_MACRO = re.compile(r"\{([a-z_]+)\}")
# What may stand between the members of a list.
_AND = r"(?:, and|, as well as|,| and| as well as| together with| along with| alongside| &|;| and of)"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it says in English, its pattern, and which slots are subject and object.

    ``needs`` are the letters of which at least one mention each must stand in a sentence; ``helper`` tests the words
    before the object (not if ``helped`` is false), ``exact`` asks for a date with its day: "with help from the bank" the bank only helps.
    """

    id: str
    says: str
    subject: str
    predicate: str
    object: str
    pattern: Cued
    needs: tuple[str, ...]
    cue: Cued | None
    helper: re.Pattern[str] | None
    exact: bool
    tier: Tier
    language: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules in order of file name and place in the file.

    Raises:
        DataError: if a rule lacks a field, repeats an id or does not compile.
    """
    macros = _macros()
    found: list[Rule] = []
    for path in sorted((DATA / "rules").glob("*.toml")):
        for row in texts().table(path)["rule"]:
            found.append(_rule(row, macros, path.name))
    ids = [r.id for r in found]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise DataError("rules share an id", ", ".join(twice), "Give each rule its own id")
    return tuple(found)


def _macros() -> Mapping[str, str]:
    """Return the macros by name; one may use those that stand before it."""
    table = {
        name: alternation(words().list("verbs", key)).replace(r"\s+", " ")
        for name, key in (
            ("issued", "issue"),
            ("issues", "issue_now"),
            ("prepared", "prepare"),
            ("carried_out", "carry_out"),
        )
    }
    raw: dict[str, str] = texts().table(DATA / "macros.toml")
    for name, written in raw.items():
        table[name] = _expand(written, table)
    return table


def _expand(written: str, macros: Mapping[str, str]) -> str:
    return _MACRO.sub(lambda m: macros[m[1]] if m[1] in macros else m[0], written)


def _helper(predicate: str, macros: Mapping[str, str]) -> re.Pattern[str] | None:
    return re.compile(macros["helped"]) if predicate in ("kg:issuedBy", "kg:preparedBy") else None


def _rule(row: Mapping[str, Any], macros: Mapping[str, str], where: str) -> Rule:
    try:
        written = row["pattern"]
        cue = cued(row["cue"]) if "cue" in row else _verbs_of(written, macros)
        return Rule(
            row["id"],
            row["says"],
            row["subject"],
            row["predicate"],
            row["object"],
            compile_pattern(written, macros, asks=cue is None),
            tuple(letters for letters, _, name in _SLOT.findall(written) if name),
            cue,
            _helper(row["predicate"], macros) if row.get("helped", True) else None,
            row.get("exact", False),
            Tier(row.get("tier", "asserted")),
            row.get("language", "en"),
            tuple(row["examples"]),
            tuple(row["counterexamples"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise DataError(f"cannot read a rule ({error})", f"{where}, {row.get('id', '?')}") from error


def _verbs_of(written: str, macros: Mapping[str, str]) -> Cued | None:
    """Return a cheap test for the verbs that a rule cannot do without, or None."""
    for name in ("issued", "prepared", "carried_out", "placed", "issues", "begun", "prepared_words"):
        if f"{{{name}}}" in written:
            return cued(macros[name], re.I)
    return None


def compile_pattern(written: str, macros: Mapping[str, str], *, asks: bool = False) -> Cued:
    """Return the regular expression of a rule pattern; one without a cue ``asks`` what it needs.

    >>> compile_pattern("<B+:o> met", {}).search("the ‹B0› and the ‹B3› met")["o"]
    '‹B0› and the ‹B3›'
    """
    # Its kinds of mention and its cue are asked before: more would cost more than it spares.
    return Cued(_SLOT.sub(_slot, _expand(written, macros)), asks=asks)


def _slot(match: re.Match[str]) -> str:
    letters, many, name = match.groups()
    one = rf"‹[{letters}]\d+›"
    # A short name in brackets may stand behind each: "the Ministry (MoC) and the Bureau".
    body = rf"{one}(?:(?: \([^()]{{1,40}}\))?{_AND} (?:the |by the |by |in |of )?{one})*" if many else one
    return f"(?P<{name}>{body})" if name else f"(?:{body})"


def members(slot: str) -> tuple[int, ...]:
    """Return the numbers of the mentions in the text of a slot, without those in brackets.

    >>> members("‹B0› and the ‹B3›"), members("‹P0› (‹D1›) and the ‹P2›")
    ((0, 3), (0, 2))
    """
    plain = re.sub(r"\([^()]*\)", "", slot) if "(" in slot else slot
    return tuple(int(n) for n in re.findall(r"‹[A-Z](\d+)›", plain))
