"""Kinds of things by the words that people use for them: "zones", "public body", "plan"."""

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.exceptions import InputError
from kg.network.names import BROADER, NODE_CLASSES
from kg.network.wording import spaced

# Everyday words beside the names of the classes.
ALSO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "area": "AdministrativeArea",
        "authority": "Institution",
        "body": "Institution",
        "document": "PolicyDocument",
        "goal": "Objective",
        "government": "PublicBody",
        "group": "UnnamedGroup",
        "issuing body": "PublicBody",
        "ministry": "PublicBody",
        "plan": "Policy",
        "sector": "Industry",
        "topic": "Theme",
    }
)
WORDS: Final[Mapping[str, str]] = MappingProxyType({**{spaced(name): name for name in NODE_CLASSES}, **ALSO})
_PLURALS: Final = (("ies", "y"), ("s", ""))


def members(name: str) -> frozenset[str]:
    """Return a class and the classes whose members are its members too, by local name.

    >>> sorted(members("Institution"))
    ['Institution', 'PublicBody', 'UnnamedGroup']
    """
    return frozenset(kind for kind in NODE_CLASSES if kind == name or name in BROADER.get(kind, ()))


def find_kind(word: str) -> frozenset[str]:
    """Return the classes that a word stands for, by local name; none if it stands for no kind.

    Number, case and a prefix do not matter.

    >>> sorted(find_kind("Policies")), sorted(find_kind("kg:Zone")), sorted(find_kind("China"))
    (['Policy', 'PolicyDocument', 'Strategy'], ['Zone'], [])
    """
    name = word.strip().removeprefix("kg:")
    if name in NODE_CLASSES:
        return members(name)
    plain = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
    for known in (plain, *(plain.removesuffix(end) + new for end, new in _PLURALS if plain.endswith(end))):
        if known in WORDS:
            return members(WORDS[known])
    return frozenset()


def kind_named(word: str) -> frozenset[str]:
    """Return the classes that a word stands for, by local name.

    Raises:
        InputError: if there is no such kind; near ones are told.
    """
    found = find_kind(word)
    if not found:
        raise InputError("there is no such kind of things", word, near_kinds(word))
    return found


def near_kinds(word: str) -> str:
    """Return a sentence that tells the kinds nearest to a word, or all."""
    close = difflib.get_close_matches(word.casefold(), WORDS, n=3, cutoff=0.6)
    return f"Did you mean {', '.join(close)}?" if close else f"Kinds: {', '.join(map(spaced, NODE_CLASSES))}"
