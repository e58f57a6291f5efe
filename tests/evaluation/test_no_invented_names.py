"""No name is invented: each stands in its document, or in the reference data."""

from pathlib import Path

import pytest

from kg.claims.extract import Extractor
from kg.documents.load import load_document
from kg.evaluation.measure import find_corpus
from kg.model import Extraction

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "graph" / "documents").glob("*.txt"))
CORPUS = find_corpus(ROOT)
# Figures are labelled with their subject, the words of the figure and its year, put together by us.
MADE = {"Statistic"}


def invented(extraction: Extraction, text: str, known: frozenset[str]) -> list[str]:
    """Return the names that stand neither in the text (white space folded) nor among the known ones."""
    plain = fold(text)
    return [
        f"{referent.kind}: {name}"
        for referent in extraction.referents
        if referent.kind not in MADE
        for name in (referent.label, *referent.aliases)
        if fold(name) not in plain and fold(name) not in known
    ]


def fold(text: str) -> str:
    """Return a text in small letters and with single spaces."""
    return " ".join(text.split()).casefold()


def known_names(extractor: Extractor) -> frozenset[str]:
    """Return all names of the reference tables."""
    entries = extractor.lexicon.entries.values()
    return frozenset(fold(n) for e in entries for n in (e.label, e.label_zh, *e.aliases) if n)


def check(extractor: Extractor, path: Path, known: frozenset[str]) -> list[str]:
    """Return the names that the reading of a file invents."""
    document = load_document(path)
    return invented(extractor.extract(document), document.text, known)


def test_a_name_that_stands_nowhere_is_seen(extractor: Extractor) -> None:
    """The test itself finds an invented name."""
    document = load_document(EXAMPLES[0])
    assert invented(extractor.extract(document), "Another text.", frozenset()) != []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_examples(extractor: Extractor, path: Path) -> None:
    """Every label and alias of an example document."""
    assert check(extractor, path, known_names(extractor)) == []


@pytest.mark.skipif(
    CORPUS is None,
    reason="LOUD: the real texts are not at hand (POLICY_KG_CORPUS); only examples were tested",
)
def test_the_whole_corpus(extractor: Extractor) -> None:
    """Every label and alias of every real text, in whatever language it is written."""
    assert CORPUS is not None
    known = known_names(extractor)
    texts = [*sorted((CORPUS / "corpus").glob("*.txt")), *sorted((CORPUS / "seeds").glob("*.txt"))]
    assert texts
    found = {path.name: names for path in texts if (names := check(extractor, path, known))}
    assert found == {}
