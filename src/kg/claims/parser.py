"""The optional parser: whether the grammar of a sentence gives a claim the subject that its rule gave it.

spaCy's small English model is loaded only after the digests of all its files were compared with those in
``data/parser.toml``. Install it with the extra ``nlp``; without it nothing is checked and nothing fails.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.claims.patterns.words import DATA
from kg.exceptions import DataError

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"which", "that", "who"})
# Parts of the model that say nothing of subjects.
_LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "senter")
# A longer sentence is a list or a table, of which the grammar makes nothing.
LONGEST = 1200
_CHAIN = 40


@dataclass(frozen=True, slots=True)
class Parser:
    """The parser; made by :func:`load_parser`."""

    pipeline: Any

    def parse(self, text: str) -> Any:
        """Return a sentence as spaCy parsed it."""
        return self.pipeline(" ".join(text.split("\n")))


def load_parser() -> Parser | None:
    """Return the parser, or None where the extra ``nlp`` is not installed.

    Raises:
        DataError: if a file of the model is not the one that was checked.
    """
    table = _table()
    found = find_spec(table["package"])
    if find_spec("spacy") is None or found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0]) / f"{table['package']}-{table['version']}"
    verify_model(folder, table["sha256"])
    import spacy  # noqa: PLC0415 - heavy, and not always there

    return Parser(spacy.load(folder, exclude=list(_LEFT_OUT)))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((DATA / "parser.toml").read_text(encoding="utf-8"))


def verify_model(folder: Path, digests: Mapping[str, str]) -> None:
    """Compare the files of a model with their SHA-256 digests.

    Raises:
        DataError: if one is missing or another.
    """
    for name, digest in digests.items():
        path = folder / name
        data = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(data).hexdigest() != digest:
            hint = (
                f"Install {_table()['distribution']}=={_table()['version']} anew, or leave the extra nlp out"
            )
            raise DataError("a file of the parser's model is not the one that was checked", str(path), hint)


def agrees(parsed: Any, subject: tuple[int, int], obj: tuple[int, int]) -> bool:
    """Return whether the clause that holds the object has the subject (or what is its) as its subject.

    ``subject`` and ``obj`` are (start, end) in the sentence.
    """
    token = _head(parsed, *obj)
    if token is None:
        return False
    return any(_is_of(found, *subject) for found in _subjects(token))


def _head(parsed: Any, start: int, end: int) -> Any:
    """Return the token of a span that all its other tokens hang on, or None."""
    span = parsed.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _subjects(token: Any) -> Iterator[Any]:
    """Yield the subject of the nearest clause above a token; a relative pronoun stands for its noun."""
    for _ in range(_CHAIN):
        own = [child for child in token.children if child.dep_ in _SUBJECT]
        for child in own:
            relative = child.lower_ in _RELATIVE and token.dep_ in ("relcl", "acl")
            yield token.head if relative else child
        if own:
            return
        if token.dep_ in ("acl", "relcl"):
            # "the zone, located in Norway": the noun that the participle hangs on.
            yield token.head
            return
        if token.head is token:
            return
        token = token.head


def _is_of(found: Any, start: int, end: int) -> bool:
    """Return whether a subject is the thing of a span, or one of its sides: "the area of the zone"."""
    near = [found]
    for child in found.children:
        if child.dep_ in ("poss", "appos", "compound", "nmod"):
            near.append(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "in", "for"):
            near += [c for c in child.children if c.dep_ == "pobj"]
    return any(start <= token.idx < end for token in near)
