"""An evidence pack as one page to print or to send: it loads and runs nothing, and escapes every word."""

from typing import Final

from markupsafe import Markup

from kg.questions.pack import Pack, Proof, Witness
from kg.views.files import asset, render, source_hash

STATUSES: Final = {
    "accepted": "a fact of the graph",
    "disputed": "disputed, and no fact of the graph",
    "proposed": "proposed, and no fact of the graph yet",
    "rejected": "rejected, and no fact of the graph",
    "superseded": "corrected, and no fact of the graph",
}
"""What the standing of a statement means."""


def evidence_page(pack: Pack) -> str:
    """Return an evidence pack as one self-contained HTML text; the same pack gives the same page."""
    style = asset("evidence.css")
    return render(
        "evidence.html.j2",
        pack=pack,
        style=Markup(style),  # noqa: S704 - our own file
        csp=f"default-src 'none'; style-src {source_hash(style)}; base-uri 'none'; form-action 'none'",
        statuses=STATUSES,
        borne=borne,
        confidence=confidence,
        summary=summary(pack),
        steps=steps(pack),
    )


def borne(proof: Proof) -> str:
    """Return in words how well a statement is borne out."""
    parts = []
    works, claims = proof.support.works, len(proof.witnesses)
    if works:
        told = "1 independent work says so" if works == 1 else f"{works:,} independent works say so"
        documents = len({one.source.number for one in proof.witnesses})
        parts.append(f"{told}, in {documents:,} documents" if documents > works else told)
    elif claims:
        parts.append("a reference table says so")
    best = proof.best
    if best and best.confidence and works and claims > 1:
        parts.append(f"confidence of the surest reading {confidence(best)}")
    return "; ".join(parts)


def confidence(witness: Witness) -> str:
    """Return how sure a reading is in words, with its bound."""
    bound = f", and above {witness.bound} with a probability of 95\u00a0%" if witness.bound else ""
    return f"{witness.confidence}{bound}"


def summary(pack: Pack) -> str:
    """Return in words what a pack about a thing holds."""
    told = [f"{count:,} {name}" for name, count in pack.counts.items()]
    documents = sum(not one.is_table for one in pack.sources)
    return f"Statements: {', '.join(told) or 'none'}; documents: {documents:,}"


def steps(pack: Pack) -> tuple[str, ...]:
    """Return how a reader can prove the pack again."""
    return (
        "Run kg verify on the graph: it computes every digest anew and cuts every passage out of its text.",
        "Run kg verify with the folder of the sources: they are read anew, and must give the same texts.",
        "By hand: file and text must have the SHA-256 given under Sources. The text lies in texts/ "
        "of the graph, under its digest; the characters given (counted from 0, the last not included) "
        "are the words of the passage.",
    )
