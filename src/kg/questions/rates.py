"""Exchange rates that a source implies by giving one sum in two currencies."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode

from kg.graph.terms import PREDICATE, node
from kg.namespaces import compact
from kg.questions.cells import Cell, Plain, make_cell
from kg.questions.records import Quote, Record, Records, spoken
from kg.questions.source import Labels, Source, subjects

COLUMNS: Final = ("of", "rate", "from", "to", "year", "document", "sentence", "note")
"""The columns of :attr:`Rate.line`."""
SHARE: Final = Decimal("0.1")
"""From which share on two rates of one year are told to differ."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate implied by one conversion.

    Attributes:
        of: the figure that was converted.
        rate: how many units of the original currency the source counts for one of the other.
        original, other: the two currencies, as codes.
        year: the year of the figure, or empty.
        document: label of the source document.
        quotes: the passages that give the conversion.
        note: what differs from the rates of other documents for the same year, in words.
    """

    of: Cell
    rate: Decimal
    original: str
    other: str
    year: str
    document: str
    quotes: tuple[Quote, ...]
    note: str = ""

    @property
    def line(self) -> tuple[Plain, ...]:
        """The rate as plain values, in step with ``COLUMNS``."""
        told = (self.of.label, self.rate, self.original, self.other, self.year)
        return (*told, self.document, spoken(self.quotes), self.note)


def rates(graph: Source) -> tuple[Rate, ...]:
    """Return the rates that conversions inside one source imply, by currencies, year and document.

    Rates of one pair of currencies and one year that lie more than a tenth apart carry a note: that is worth
    a look, though no contradiction.
    """
    records = Records(graph, Labels(graph))
    claims = [records.read(claim) for claim in subjects(graph, PREDICATE, node("kg:conversionOf"))]
    found = [rate for claim in claims if claim for rate in (_rate(claim, records),) if rate]
    found.sort(key=lambda one: (one.original, one.other, one.year, one.document, one.of.label))
    return tuple(_noted(one, found) for one in found)


def _rate(claim: Record, records: Records) -> Rate | None:
    if not isinstance(claim.object, NamedNode):
        return None
    converted, original = _said(records, claim.subject), _said(records, claim.object.value)
    value, other = _number(original, "kg:value"), _number(converted, "kg:value")
    if not value or not other:
        return None
    document = records.document_of(claim)
    return Rate(
        of=make_cell(claim.object, records.labels),
        rate=Decimal(f"{value / other:.4g}"),
        original=_code(original.get("kg:unit", "")),
        other=_code(converted.get("kg:unit", "")),
        year=original.get("kg:referenceYear", ""),
        document=records.labels(document) if document else "",
        quotes=records.quotes(claim),
    )


def _said(records: Records, figure: str) -> dict[str, str]:
    return {compact(r.predicate): r.object.value for r in records.with_subject(figure)}


def _number(said: dict[str, str], name: str) -> Decimal:
    return Decimal(said.get(name) or "0")


def _code(unit: str) -> str:
    return compact(unit).rpartition(":")[2].rpartition("/")[2]


def _noted(one: Rate, all_rates: list[Rate]) -> Rate:
    like = [r for r in all_rates if (r.original, r.other, r.year) == (one.original, one.other, one.year)]
    apart = sorted({r.rate for r in like if abs(r.rate - one.rate) > SHARE * min(r.rate, one.rate)})
    if not apart or not one.year:
        return one
    note = f"other passages imply {', '.join(f'{rate:f}' for rate in apart)} for {one.year}"
    return Rate(one.of, one.rate, one.original, one.other, one.year, one.document, one.quotes, note)
