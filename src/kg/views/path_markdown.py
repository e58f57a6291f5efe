"""Paths as Markdown that can be pasted into a note, with the sentences as quotations."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kg.network.evidence import Passage
from kg.network.paths import Hop, Path, Paths
from kg.views.evidence_markdown import plain

MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reference": "from the reference tables",
        "vocabulary": "from the ontology",
        "proposed": "only proposed, not believed",
        "disputed": "disputed, not believed",
    }
)


def paths_markdown(found: Paths) -> str:
    """Return paths as Markdown; no word of a document is taken for markup."""
    lines = [f"# {plain(found.start.label)} → {plain(found.end.label)}", ""]
    if found.reason:
        lines += [plain(found.reason), ""]
    for n, path in enumerate(found, 1):
        lines += [f"## {n}. {plain(path.sentence)}", "", *_path(path)]
    if found.instead:
        lines += [f"## {plain(found.instead.sentence)}", "", *_path(found.instead)]
    return "\n".join(lines).rstrip() + "\n"


def _path(path: Path) -> Iterator[str]:
    for n, hop in enumerate(path.hops, 1):
        yield from _hop(n, hop)


def _hop(n: int, hop: Hop) -> Iterator[str]:
    also = f" (also {plain(', '.join(hop.also))})" if hop.also else ""
    mark = f" ({MARKS[hop.standing]})" if hop.standing in MARKS else ""
    yield f"{n}. **{plain(hop.start.label)}** {plain(hop.words)} **{plain(hop.end.label)}**{also}{mark}"
    yield ""
    for passage in hop.passages:
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[str]:
    page = f", page {passage.page}" if passage.page else ""
    record = f", record {plain(passage.record)}" if passage.record else ""
    if passage.sentence:
        yield f"   > {plain(passage.sentence)}"
        yield "   >"
    yield f"   > — {plain(passage.document)}{page}{record}"
    yield ""
