"""Things, values and passages as the pages show them: words, sign and address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.namespaces import compact
from kg.network.names import NODE_CLASSES
from kg.network.wording import local_name, spaced
from kg.questions import words
from kg.questions.cells import Cell
from kg.questions.headings import clean
from kg.questions.headings import told as in_words
from kg.questions.kinds import main_type, types_of
from kg.questions.records import Quote
from kg.questions.source import Labels, Source
from kg.server.pages.addresses import local, of_passage, of_thing

KINDS: Final = {spaced(name).replace(" ", "-"): name for name in (*NODE_CLASSES, "Statistic")}
"""The classes whose members are listed, by their names in addresses."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing or a value.

    Attributes:
        label: what is shown.
        address: the page of the thing; empty for a value.
        kind: its class in words; may be empty.
        type: the local name of its class, for its sign; may be empty.
    """

    label: str
    address: str = ""
    kind: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A passage: its words, its document, its page in it, and where it can be read."""

    text: str
    document: str
    page: int | None
    address: str


def item(graph: Source, iri: str, labels: Labels) -> Item:
    """Return a thing, given by its full IRI."""
    types = types_of(graph, iri)
    top = main_type(types)
    kind = words.kind(top, labels) if top else ""
    return Item(name_of(iri, labels), of_thing(iri), clean(kind), local_name(top) if top else "")


def name_of(iri: str, labels: Labels) -> str:
    """Return what a thing is called; one without a name is called by the words of its id."""
    label = labels(iri)
    return clean(label) if label != compact(iri) else without_id(iri)


def without_id(iri: str) -> str:
    """Return the words of an IRI that has no label.

    >>> without_id("https://w3id.org/policykg/id/extractor-policy-kg")
    'extractor policy kg'
    """
    return spaced(local_name(iri)) or "something without a name"


def cell(graph: Source, found: Cell, column: str, labels: Labels, *, signs: bool = True) -> Item:
    """Return a cell of an answer: a thing with its address, or a value in words."""
    if not found.iri:
        return Item(in_words(found, column))
    if local(found.iri):
        return (
            item(graph, found.iri, labels) if signs else Item(name_of(found.iri, labels), of_thing(found.iri))
        )
    told = in_words(found, column)
    return Item(without_id(found.iri) if told == compact(found.iri) else told)


def passages(quotes: Iterable[Quote]) -> tuple[Said, ...]:
    """Return passages, each once."""
    found = (
        Said(
            clean(quote.text),
            clean(quote.document),
            quote.page,
            of_passage(quote.document_iri, quote.start, quote.end),
        )
        for quote in quotes
    )
    return tuple(dict.fromkeys(found))
