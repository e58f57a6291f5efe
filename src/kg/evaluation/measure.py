"""Measure the extractor on texts with gold: counts by family and tier."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.claims.extract import Extractor
from kg.documents.load import load_document
from kg.evaluation.facts import Facts, facts_of, read_gold
from kg.evaluation.score import FAMILIES, Rates, score
from kg.identifiers import sha256
from kg.model import Tier

TIERS: Mapping[str, tuple[Tier, ...]] = {"asserted": (Tier.ASSERTED,), "all": tuple(Tier)}
# The precision that is asked of the asserted tier.
ASKED = 0.9
Pairs = tuple[tuple[Path, Path], ...]


@dataclass(frozen=True, slots=True)
class Figures(Rates):
    """Counts of one family over several texts."""

    right: int
    found: int
    matched: int
    gold: int

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.right + other.right,
            self.found + other.found,
            self.matched + other.matched,
            self.gold + other.gold,
        )


def measure(extractor: Extractor, pairs: Pairs, tiers: tuple[Tier, ...]) -> dict[str, Figures]:
    """Return the figures of every family over some texts, and of all families together."""
    sums = {f: Figures(0, 0, 0, 0) for f in (*FAMILIES, "all")}
    for text, gold in pairs:
        for s in score(read_gold(gold), found_in(extractor, text, tiers)):
            one = Figures(s.right, s.found, s.matched, s.gold)
            sums[s.family] += one
            sums["all"] += one
    return sums


def found_in(extractor: Extractor, text: Path, tiers: tuple[Tier, ...]) -> Facts:
    """Return the facts that the extractor draws from a text."""
    document = load_document(text)
    quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
    return facts_of(extractor.extract(document), quotes, tiers)


def held_to(tier: str, figures: Mapping[str, Figures]) -> dict[str, float]:
    """Return what a tier is held to, cut to three digits so that the figures always reach it.

    That is the F1 of each family; the asserted tier, which is to be sure, also to its precision over all
    families, as far as it was asked for.
    """
    held = {family: _cut(f.f1) for family, f in figures.items()}
    if tier == "asserted":
        held["precision of all"] = _cut(min(ASKED, figures["all"].precision))
    return held


def _cut(value: float) -> float:
    return int(value * 1000) / 1000


def digest(pairs: Pairs) -> str:
    """Return the digest of the texts and the gold of a collection."""
    return sha256("".join(sha256(p.read_bytes()) for pair in pairs for p in pair))


def find_corpus(root: Path) -> Path | None:
    """Return the folder of real texts with gold, which cannot be shipped, or None.

    It is named by the environment variable ``POLICY_KG_CORPUS``, or lies beside the checkout (``root``); it
    holds the folders ``seeds``, ``corpus`` and ``gold``.
    """
    named = os.environ.get("POLICY_KG_CORPUS")
    places = [Path(named)] if named else sorted(p for p in root.parent.iterdir() if p.is_dir() and p != root)
    return next((p for p in places if all((p / n).is_dir() for n in ("seeds", "corpus", "gold"))), None)


def goldsets(own: Path, documents: Path, corpus: Path | None) -> dict[str, Pairs]:
    """Return the (text, gold) pairs of every collection at hand, by name.

    Args:
        own: the folder of gold files for the example documents.
        documents: the folder of the example documents.
        corpus: a folder with ``seeds/``, ``corpus/`` and ``gold/`` of real texts (not shipped), or None.
    """
    found = {"examples": tuple((documents / f"{g.stem}.txt", g) for g in sorted(own.glob("*.json")))}
    if corpus:
        article = min((corpus / "seeds").glob("000*.txt"))
        found["article"] = ((article, corpus / "gold" / "seed0.json"),)
        development = sorted((corpus / "gold" / "dev").glob("*.json"))
        for name, chinese in (("development", False), ("chinese", True)):
            found[name] = tuple(
                (corpus / "corpus" / f"{g.stem}.txt", g)
                for g in development
                if g.stem.startswith("zh") is chinese
            )
    return found
