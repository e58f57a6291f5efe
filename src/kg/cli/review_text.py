"""One question of a review on the screen: what is asked, in which words, where they stand, and the keys."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from rich.text import Text

from kg.cli.judgement_text import thing_words
from kg.cli.judging import Clerk
from kg.cli.output import QUIET, Screen
from kg.cli.text import clean, grouped
from kg.cli.text import told as cell_words
from kg.lexicon import reference
from kg.questions import words
from kg.questions.cells import make_cell
from kg.questions.records import Quote, Record
from kg.questions.review import Candidate, Item, Kind

_WIDTH: Final = 100
_QUOTES: Final = 3
_MARK: Final = "bold underline"
_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {"accepted": "green", "disputed": "red", "proposed": "yellow"}
)
_KINDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {Kind.CONFLICT: "conflict", Kind.MERGE: "one thing or two?", Kind.CLAIM: "candidate"}
)
_COMMON: Final = ("n note", "b back", "space skip", "q quit")


def show_item(screen: Screen, clerk: Clerk, item: Item, number: int, total: int) -> None:
    """Write one question."""
    width = _width(screen)
    head = f"── {number:,} of {total:,} · {_KINDS[item.kind]} "
    screen.put(Text())
    screen.put(Text(head + "─" * max(0, width - len(head)), "cyan"))
    if item.kind is Kind.MERGE:
        _show_things(screen, clerk, item)
    elif item.kind is Kind.CONFLICT:
        _show_sides(screen, clerk, item)
    else:
        _show_claims(screen, clerk, item.claims)
    screen.write(Text(" · ".join(_keys(item)), QUIET), 0, width)


def _width(screen: Screen) -> int:
    return min(screen.width, _WIDTH)


def _keys(item: Item) -> tuple[str, ...]:
    if item.kind is Kind.CONFLICT:
        return (f"1–{len(item.claims)} this holds", "r none", "c correct", *_COMMON)
    if item.kind is Kind.MERGE:
        same = ("s same",) if len(item.candidates) == 1 else (f"1–{min(9, len(item.candidates))} same",)
        return (*same, "d different", "u unsure", *_COMMON)
    return ("a accept", "r reject", "c correct", *_COMMON)


def _show_claims(screen: Screen, clerk: Clerk, claims: Sequence[Record]) -> None:
    if len(claims) == 1:
        screen.write(_sentence(clerk, claims[0]), 0, _width(screen))
    else:
        screen.say(clerk.keys.records.labels(claims[0].subject), "bold")
        lines = [line for line in (_relation(clerk, record) for record in claims) if line is not None]
        for line in lines:
            screen.write(line, 2, _width(screen))
    _show_quotes(screen, clerk, claims, 2)
    rules = ", ".join(sorted({rule for record in claims for rule in record.rules}))
    screen.say(f"rule {rules}{_confidence(claims)}", QUIET, 2)


def _show_sides(screen: Screen, clerk: Clerk, item: Item) -> None:
    for n, record in enumerate(item.claims, 1):
        screen.write(Text.assemble((f"{n}  ", "cyan"), _sentence(clerk, record)), 0, _width(screen))
        _show_quotes(screen, clerk, [record], 3)
        rule = f"rule {', '.join(record.rules)}" if record.rules else "the reference tables"
        status = (record.status, _STYLES.get(record.status, QUIET))
        screen.write(Text.assemble(status, (f" · {rule}{_confidence([record])}", QUIET)), 3, _width(screen))


def _show_things(screen: Screen, clerk: Clerk, item: Item) -> None:
    screen.write(
        Text.assemble((thing_words(item.thing), "bold"), f": {clean(item.reason)}"), 0, _width(screen)
    )
    _show_quotes(screen, clerk, item.claims, 2, limit=1)
    for n, one in enumerate(item.candidates, 1):
        line = Text.assemble((f"{n}  ", "cyan"), (_known(one), "bold"), (f"  {clean(one.key)}", QUIET))
        screen.write(line, 0, _width(screen))
        _show_quotes(screen, clerk, one.claims, 3, limit=1)


def _known(candidate: Candidate) -> str:
    """Return the name of a candidate, with what it belongs to, where the tables list it."""
    entries = reference().entries
    entry = entries.get(candidate.key)
    if entry is None:
        return clean(candidate.label)
    above = entries.get(entry.parent)
    return clean(f"{entry.label}, {above.label}" if above else entry.label)


def _sentence(clerk: Clerk, record: Record) -> Text:
    """Return what a claim says: subject, relation, object."""
    records = clerk.keys.records
    relation = words.outgoing(record.predicate, records.labels)
    value = cell_words(make_cell(record.object, records.labels), relation)
    return Text.assemble((clean(records.labels(record.subject)), "bold"), f" {relation} ", (value, "bold"))


def _relation(clerk: Clerk, record: Record) -> Text | None:
    """Return what a claim says without its subject; nothing where the value has no words, like no unit."""
    records = clerk.keys.records
    relation = words.outgoing(record.predicate, records.labels)
    value = cell_words(make_cell(record.object, records.labels), relation)
    return Text.assemble(f"{relation} ", (value, "bold")) if value else None


def _show_quotes(
    screen: Screen, clerk: Clerk, claims: Sequence[Record], indent: int, limit: int = _QUOTES
) -> None:
    """Write the passages of claims, each once, with the words in question marked, and where they stand."""
    records = clerk.keys.records
    names = {records.labels(record.subject) for record in claims}
    names |= {make_cell(record.object, records.labels).label for record in claims}
    quotes = list(dict.fromkeys(quote for record in claims for quote in records.quotes(record)))
    for quote in quotes[:limit]:
        screen.write(_marked(quote, names), indent, _width(screen))
        screen.write(Text(f"— {_place(clerk, quote)}", f"{QUIET} italic"), indent, _width(screen))
    if len(quotes) > limit:
        screen.say(f"… and {len(quotes) - limit:,} more", QUIET, indent)


def _marked(quote: Quote, names: set[str]) -> Text:
    """Return the words of a passage, those that the claim names in bold.

    A name that does not stand there as a whole is marked by its longer words.
    """
    text = Text(clean(quote.text) or clean(quote.record))
    for name in sorted(clean(one) for one in names if one):
        whole = re.compile(re.escape(name), re.IGNORECASE)
        if not text.highlight_regex(whole, _MARK):
            for word in sorted({w for w in re.findall(r"[\w.,]+", name) if len(w) > 3 or w[0].isdigit()}):
                text.highlight_regex(re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE), _MARK)
    return text


def _place(clerk: Clerk, quote: Quote) -> str:
    file = clerk.keys.files.get(quote.document_iri, "")
    page = f", page {quote.page}" if quote.page else ""
    title = clean(quote.document)
    return f"{title}{page}" if not file or file == quote.document else f"{title} ({clean(file)}){page}"


def _confidence(claims: Sequence[Record]) -> str:
    known = [record.confidence for record in claims if record.confidence is not None]
    return f" · confidence {grouped(min(known))}" if known else ""
