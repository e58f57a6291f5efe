"""What graphs or files hold that was not understood: sentences with their words, and coverage by document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.claims.extract import make_extractor
from kg.documents.load import load_documents
from kg.graph.store import GraphFolder
from kg.learned import learning
from kg.lexicon import reference
from kg.model import Coverage, Document, Extraction, LeftOut
from kg.unhurried import unhurried


@dataclass(frozen=True, slots=True)
class UnreadSentence:
    """A sentence that was not wholly understood.

    Attributes:
        document: the name of its document.
        text: its words, white space folded.
        start, end: where it stands in the canonical text.
        page: its page, or None.
        cues: its policy words, if no claim rests on it.
        numbers: its numbers that stand in no claim, as written.
        language: set where no rule reads its language.
    """

    document: str
    text: str
    start: int
    end: int
    page: int | None
    cues: tuple[str, ...]
    numbers: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Leftover:
    """What was not understood: the sentences, document by document, and the coverage of each document."""

    sentences: tuple[UnreadSentence, ...]
    coverage: tuple[tuple[str, Coverage], ...]
    left_out: tuple[LeftOut, ...] = ()


def leftover_of_files(paths: Sequence[Path | str]) -> Leftover:
    """Return what the rules do not understand in files, folders and patterns.

    Raises:
        NothingReadError: if no document could be read.
    """
    with learning(), unhurried():
        documents, left_out = load_documents(paths)
        extractor = make_extractor(reference())
        pairs = [(document, extractor.extract(document)) for document in documents]
    return Leftover(
        tuple(row for document, extraction in pairs for row in _rows(document, extraction)),
        tuple((document.name, extraction.coverage) for document, extraction in pairs),
        left_out,
    )


def _rows(document: Document, extraction: Extraction) -> Iterable[UnreadSentence]:
    for u in extraction.unread:
        text = " ".join(document.quote(u.span).split())
        place = (u.span.start, u.span.end, u.span.page)
        yield UnreadSentence(document.name, text, *place, u.cues, u.numbers, u.language)


def leftover_of_graph(graph: GraphFolder) -> Leftover:
    """Return what was not understood when a graph was built, from its report and its texts."""
    known = {row.id: row for row in graph.manifest.documents}
    report: Mapping[str, Any] = graph.report
    sentences = []
    for row in report.get("unread", ()):
        document = known[row["document"]]
        text = " ".join(graph.text(document.digest)[row["start"] : row["end"]].split())
        sentences.append(
            UnreadSentence(
                document.name,
                text,
                row["start"],
                row["end"],
                row.get("page"),
                tuple(row.get("cues", ())),
                tuple(row.get("numbers", ())),
                row.get("language", ""),
            )
        )
    coverage = [
        (row["document"], {k: v for k, v in row.items() if k != "document"})
        for row in report.get("coverage", ())
    ]
    return Leftover(tuple(sentences), tuple((known[d].name, Coverage(**c)) for d, c in coverage))
