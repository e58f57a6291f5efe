"""Tests that the same words give the same claims, however their characters were typed, encoded or wrapped."""

import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import read_bytes
from kg.lexicon import reference

TEXT = """The Harbour Plan

On 3 May 2021, the State Council issued the “Région Verte Development Plan” (hereinafter, the “Verte Plan”).
The Chengdu-Chongqing Economic Circle covers 185,000 square kilometers and takes in Chongqing and Chengdu.

By 2035, the Chengdu-Chongqing Economic Circle is to be a center of innovation.
"""


def full_width(text: str) -> str:
    """Return a text with its figures in full width."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else c for c in text)


def wrapped(text: str) -> str:
    """Return a text with its lines wrapped at 60 characters."""
    return "\n".join(textwrap.fill(line, 60) for line in text.split("\n"))


# How the text was typed, and in which encoding it was saved.
VARIANTS: dict[str, tuple[Callable[[str], str], str]] = {
    "Windows line breaks": (lambda t: t.replace("\n", "\r\n"), "utf-8"),
    "line breaks of old Macs": (lambda t: t.replace("\n", "\r"), "utf-8"),
    "byte order mark": (lambda t: t, "utf-8-sig"),
    "UTF-16": (lambda t: t, "utf-16"),
    "Windows-1252": (lambda t: t, "cp1252"),
    "accents apart from letters": (lambda t: unicodedata.normalize("NFD", t), "utf-8"),
    "figures of full width": (full_width, "utf-8"),
    "no-break spaces": (lambda t: t.replace("3 May", "3\u00a0May").replace("000 sq", "000\u00a0sq"), "utf-8"),
    "thin spaces": (lambda t: t.replace("000 sq", "000\u2009sq"), "utf-8"),
    "soft hyphens": (
        lambda t: t.replace("Council", "Coun\u00adcil").replace("square", "squa\u00adre"),
        "utf-8",
    ),
    "zero-width spaces": (lambda t: t.replace("Economic", "Eco\u200bnomic"), "utf-8"),
    "straight quotation marks": (lambda t: t.replace("“", '"').replace("”", '"'), "utf-8"),
    "brackets of full width": (lambda t: t.replace(" (", "（").replace(")", "）"), "utf-8"),
    "blanks at the ends of lines": (lambda t: t.replace("\n", "  \n"), "utf-8"),
    "wrapped lines": (wrapped, "utf-8"),
    "web page": (lambda t: f"<html><body><p>{t.replace(chr(10) * 2, '</p><p>')}</p></body></html>", "utf-8"),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """Return the rules."""
    return make_extractor(reference())


def said(extractor: Extractor, data: bytes, name: str) -> set[tuple[str, str, str]]:
    """Return what a document says: subjects and objects by their labels."""
    found = extractor.extract(read_bytes(data, name))
    labels = {r.key: r.label.replace('"', "") for r in found.referents} | {found.document: "document"}
    return {(labels[c.subject], c.predicate, labels.get(getattr(c.object, "key", ""), str(c.object)))
            for c in found.claims}  # fmt: skip


def test_all_cases_are_collected(extractor: Extractor) -> None:
    """No variant gets lost, and the plain text says a good deal."""
    assert len(VARIANTS) == 16
    assert len(said(extractor, TEXT.encode(), "a.txt")) >= 15


@pytest.mark.parametrize("name", VARIANTS)
def test_same_words_same_claims(name: str, extractor: Extractor) -> None:
    """However the characters were typed and saved, the claims are those of the plain text."""
    change, encoding = VARIANTS[name]
    ending = "html" if name == "web page" else "txt"
    plain = said(extractor, TEXT.encode(), "a.txt")
    assert said(extractor, change(TEXT).encode(encoding), f"a.{ending}") == plain
