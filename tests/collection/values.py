"""What a made collection holds: its documents, and what a careful reader knows after reading all of them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Made:
    """A thing that the documents talk about.

    Attributes:
        id: its name in the truth, such as ``zone-lanting``; no id of the graph.
        kind: zone, place, body, policy or facility.
        label: how it is most fully called.
        plant: why it was planted (``spelling-hyphen``, ``homonym-zone`` …), or empty for the background.
    """

    id: str
    kind: str
    label: str
    plant: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A stretch of a document that names a thing; ``surface`` has single blanks."""

    start: int
    end: int
    surface: str
    entity: str


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """What a document says: ``property`` is issued-by, issued-on, within, establishes, hosts or code.

    ``value`` is the id of a thing, a date (2021, 2021-10 or 2021-10-21) or a code.
    """

    document: str
    subject: str
    property: str
    value: str


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A figure of a document.

    Attributes:
        document: the document.
        thing: what it is a figure of.
        indicator: area, population, output, investment or exports.
        value: the number as written, with words such as "million" multiplied in.
        unit: km2, ha, mu, people, CNY or USD.
        year: the year to which it refers, or None.
        part: the part of the thing that it is about, or empty for the whole.
        hedge: "about", "more than", "less than" or empty.
        planned: whether it is a target.
    """

    document: str
    thing: str
    indicator: str
    value: str
    unit: str
    year: int | None = None
    part: str = ""
    hedge: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Documents that cannot all be right about one thing.

    Attributes:
        kind: figure, date, issuer or place.
        entity: the thing.
        about: the indicator of a figure, else the property.
        year: the year of a figure, or None.
        documents: those that say it; a single one contradicts the reference tables.
        plant: how the two sides differ (``figure-plain``, ``figure-hectares`` …).
    """

    kind: str
    entity: str
    about: str
    year: int | None
    documents: tuple[str, ...]
    plant: str


@dataclass(frozen=True, slots=True, order=True)
class Harmony:
    """Documents that seem to disagree and do not: another year, another part, another precision …"""

    kind: str
    entity: str
    about: str
    documents: tuple[str, ...]
    plant: str


@dataclass(frozen=True, slots=True, order=True)
class Copies:
    """One work in several files; the first one is the original."""

    documents: tuple[str, ...]
    plant: str


@dataclass(frozen=True, slots=True, order=True)
class Corroborated:
    """A statement that independent works make."""

    subject: str
    property: str
    value: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document and what its names stand for; ``name`` is its file name, ``date`` that of publication."""

    name: str
    text: str
    date: str
    publisher: str
    title: str
    mentions: tuple[Named, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Collection:
    """All documents, in the order of their names, and all that is true of them, sorted."""

    documents: tuple[MadeDocument, ...]
    entities: tuple[Made, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    conflicts: tuple[Conflict, ...]
    harmonies: tuple[Harmony, ...]
    copies: tuple[Copies, ...]
    corroborated: tuple[Corroborated, ...]

    def work(self, document: str) -> str:
        """Return the original of a copy, and any other document itself."""
        return next((group.documents[0] for group in self.copies if document in group.documents), document)
