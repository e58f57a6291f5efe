"""Which things of a build a judgement means: by id, or by kind and name in the documents that use it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.exceptions import DataError
from kg.judgements import parse_thing
from kg.lexicon import Lexicon
from kg.model import Entity, Resolution
from kg.namespaces import PREFIXES, expand

SOURCE: Final = "source"
"""The kind of a document that is itself the subject of a claim."""
DESCRIBED: Final = frozenset({"measure", "objective", "challenge"})
"""Kinds of things that a text describes and does not name, so that their wording may change a little."""
REWORDED: Final = 0.6
"""How many of the words of two descriptions must agree for them to be one."""
_TOKEN: Final = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_WORD: Final = re.compile(r"\w+")
_ARTICLE: Final = re.compile(r"^(?:the|a|an) (?=\S)")
_NO_QUOTES: Final = str.maketrans("", "", "'’‘ʼ\"“”")
_SMALL: Final = frozenset(
    re.findall(
        r"\w+",
        "a an and as at be by for from in into is it its of on or shall should so that the their them these"
        " this to was were which will with would",
    )
)
_AGAINST: Final = frozenset(
    {"no", "non", "not", "never", "neither", "nor", "without", "不", "未", "无", "勿"}
)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all things of a build.

    Attributes:
        bearers: by kind and folded name, the full IRIs that bear it, with the documents in which they do
            (empty: anywhere).
        labels: the name of every thing by its full IRI.
        files: the file names of the source documents by their ids.
        places: the documents that speak of each thing, by its full IRI.
    """

    bearers: Mapping[tuple[str, str], Mapping[str, frozenset[str]]]
    labels: Mapping[str, str]
    files: Mapping[str, str]
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def things(self, words: str, document: str = "") -> frozenset[str]:
        """Return the full IRIs that a judgement's thing may mean in a document (its id, or empty).

        A name that is borne elsewhere only is understood if one thing of the build bears it.
        """
        found = self._bearing(words)
        near = frozenset(iri for iri, scope in found.items() if not scope or document in scope)
        return near or (frozenset(found) if len(found) == 1 else frozenset())

    def bearing(self, words: str) -> frozenset[str]:
        """Return the full IRIs of all things that a judgement's thing may mean in any document."""
        return frozenset(self._bearing(words))

    def _bearing(self, words: str) -> Mapping[str, frozenset[str]]:
        try:
            thing = parse_thing(words)
        except ValueError:
            return {}
        if not thing.kind and _is_curie(thing.name):
            return {expand(thing.name): frozenset()}
        found = self.bearers.get((thing.kind.casefold(), fold(thing.name)), {})
        if not thing.document:
            return found
        found = {iri: scope for iri, scope in found.items() if self._holds(scope, thing.document)}
        inside = {i: scope for i, scope in found.items() if self._speaks(thing.document, i)}
        return inside if inside and len(found) > 1 else found

    def _speaks(self, file: str, iri: str) -> bool:
        return any(self.files.get(document) == file for document in self.places.get(iri, ()))

    def _holds(self, scope: frozenset[str], file: str) -> bool:
        return not scope or any(self.files.get(document) == file for document in scope)


def index_names(resolution: Resolution, lexicon: Lexicon, files: Mapping[str, str]) -> Names:
    """Return the names of the things of a build.

    The name of a thing holds anywhere, another name in its documents.
    """
    bearers: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    labels = {expand(entry.id): entry.label for entry in lexicon.entries.values()}
    for entity in resolution.entities:
        iri = expand(entity.id)
        labels[iri] = entity.label
        for name, scope in _names(entity, lexicon):
            for kind in ("", kind_of(entity.id), entity.kind.casefold()):
                known = bearers.setdefault((kind, name), {})
                before = known.get(iri)
                known[iri] = scope if before is None else before | scope if before and scope else frozenset()
    places = {expand(e.id): frozenset(document for document, _ in e.members) for e in resolution.entities}
    return Names(bearers, labels, files, places)


def _names(entity: Entity, lexicon: Lexicon) -> Iterable[tuple[str, frozenset[str]]]:
    yield fold(entity.label), frozenset()
    yield from ((fold(alias.name), frozenset(alias.documents)) for alias in entity.aliases)
    entry = lexicon.entries.get(entity.reference)
    for name in (entry.label_zh, *entry.aliases) if entry else ():
        if name:
            yield fold(name), frozenset()


def kind_of(curie: str) -> str:
    """Return the kind that an id begins with.

    >>> kind_of("r:zone-blue-coast")
    'zone'
    """
    return curie.partition(":")[2].partition("-")[0]


def fold(name: str) -> str:
    """Return a name as it is compared: words only, without case, accents, quotes or a leading article.

    >>> fold("The São-Tomé “Zone”") == fold("sao tome zone")
    True
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(_WORD.findall(plain.translate(_NO_QUOTES))))


def is_reworded(old: str, new: str) -> bool:
    """Return whether two descriptions differ in small words or a few others only.

    The action (the first word), all numbers, all names and everything that denies must agree: what is done
    to another thing, by another year or no longer is not the same.

    >>> is_reworded("Build a port for the northern towns", "Build the new port for northern towns")
    True
    >>> is_reworded("Build a port in Northport", "Build a port in Southport")
    False
    """
    one, other = _words(old), _words(new)
    first, second = ([w for w in words if w.casefold() not in _SMALL] for words in (one, other))
    if not first or not second or _stem(first[0]) != _stem(second[0]):
        return False
    strict = [{w for w in words[1:] if _is_strict(w)} | _digits(words[:1]) for words in (first, second)]
    if strict[0] != strict[1]:
        return False
    left, right = ({w.casefold() for w in words} for words in (first, second))
    return len(left & right) >= REWORDED * len(left | right)


def _words(text: str) -> list[str]:
    return [w if i else w.casefold() for i, w in enumerate(_TOKEN.findall(text))]


def _stem(word: str) -> str:
    return word.casefold()[:4]


def _is_strict(word: str) -> bool:
    return word[0].isupper() or bool(_digits([word])) or word.casefold() in _AGAINST


def _digits(words: Iterable[str]) -> set[str]:
    return {word for word in words if any(c.isdigit() for c in word)}


def _is_curie(name: str) -> bool:
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES or not local or re.search(r"\s", local):
        return False
    try:
        return bool(expand(name))
    except DataError:
        return False
