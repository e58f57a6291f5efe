"""Documents and extractions as JSON and back, and what the keys of the cache depend on."""

import ast
from dataclasses import replace
from importlib.metadata import packages_distributions

import pytest

from kg import resources
from kg.cache.codec import decode_document, decode_extraction, encode
from kg.cache.versions import GRAMMAR, READERS, reader_version, rules_version
from kg.claims.extract import make_extractor
from kg.documents.load import load_documents
from kg.lexicon import reference
from kg.model import Document, Unread
from kg.places import Box, OffsetMap, Removed


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """Return three example documents."""
    return load_documents([resources.example_graph() / "documents"])[0][:3]


def test_documents(documents: tuple[Document, ...]) -> None:
    """A document comes back as it was, with pages, boxes, marks of a page, and half a character."""
    rare = replace(
        documents[0],
        text="half a character: \ud83d",
        offsets=OffsetMap((0, 2), (5, 1), (2, 9), 11),
        pages=(0, 700),
        boxes=(Box(0, 4, 1, 72.0, 0.1 + 0.2, 99.5, 100.0),),
        removed=(Removed(3, 9, "a menu"),),
        notes=("torn", "\x1b[31m"),
    )
    for document in (*documents, rare):
        again = decode_document(encode(document))
        assert again == document
        assert repr(again) == repr(document)
    assert len(documents) == 3


def test_extractions(documents: tuple[Document, ...]) -> None:
    """An extraction comes back as it was, whatever its claims are about."""
    extractor = make_extractor(reference())
    kinds = set()
    for document in documents:
        found = extractor.extract(document)
        found = replace(
            found, unread=(*found.unread, Unread(found.claims[0].evidence[0], ("plan",), ("7",), "zh"))
        )
        kinds |= {type(claim.object).__name__ for claim in found.claims}
        again = decode_extraction(encode(found))
        assert again == found
        assert repr(again) == repr(found)
    assert kinds == {"Key", "Concept", "Literal"}


@pytest.mark.parametrize("text", ["[]", "{}", "1", '["Key","x"]', '["Document"]', '["LeftOut","a","b"]'])
def test_what_is_no_document(text: str) -> None:
    """JSON of something else is refused."""
    with pytest.raises((TypeError, ValueError, KeyError, IndexError)):
        decode_document(text)


def imported(stage: str) -> set[str]:
    """Return the top-level modules that the files of a stage import."""
    found = set()
    for path in sorted((resources.PACKAGE / stage).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {name.split(".")[0] for name in names}
    return found


@pytest.mark.parametrize(("stage", "known"), [("documents", READERS), ("claims", GRAMMAR)])
def test_libraries(stage: str, known: tuple[str, ...]) -> None:
    """Each library that a stage imports weighs on the keys of what it made, by its version."""
    by_module = packages_distributions()
    used = {name for module in imported(stage) for name in by_module.get(module, ())} - {"policy-kg"}
    assert "functools" in imported(stage)
    assert {name.lower().replace("_", "-") for name in used} <= set(known)


def test_versions_differ() -> None:
    """Readings, extractions, and extractions with the parser have keys of their own."""
    assert len({reader_version(), rules_version(False), rules_version(True)}) == 3
