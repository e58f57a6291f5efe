"""An evidence pack as plain Markdown, in which no word of a document is taken for markup."""

import re
from collections.abc import Iterator
from typing import Final

from kg.questions.pack import Excerpt, Pack, Proof, Provenance, Review, Witness
from kg.views.evidence import STATUSES, borne, confidence, steps, summary

_MARKUP: Final = re.compile(r"([\`*_{}\[\]#!|~$^=])")
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def evidence_markdown(pack: Pack) -> str:
    """Return an evidence pack as Markdown; the same pack gives the same text."""
    lines = ["Evidence", "", f"# {plain(pack.title)}", ""]
    if pack.subtitle:
        lines += [plain(pack.subtitle), ""]
    if pack.aliases:
        lines += [f"Also called {'; '.join(map(plain, pack.aliases))}", ""]
    if not pack.is_fact:
        lines += [plain(summary(pack)), ""]
    lines += [f"- {_review(one)}" for one in pack.reviews] + [""] * bool(pack.reviews)
    for words, proofs in pack.groups:
        if not pack.is_fact:
            lines += [f"## {plain(words)}", ""]
        for proof in proofs:
            lines += list(_proof(proof, pack.is_fact))
    lines += ["## Sources", "", *(line for one in pack.sources for line in _source(one))]
    lines += ["", "## How to prove it again", ""]
    lines += [f"{n}. {plain(step)}" for n, step in enumerate(steps(pack), 1)]
    lines += ["", f"Claims drawn by {plain(pack.program)}."] if pack.program else []
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    r"""Return text on one line with everything escaped that Markdown or HTML would obey.

    >>> plain("a *b*\n<i>c</i> 3.5")
    'a \\*b\\* &lt;i&gt;c&lt;/i&gt; 3.5'
    """
    one_line = " ".join(_CONTROL.sub("", text.replace("\t", " ")).split())
    escaped = _MARKUP.sub(r"\\\1", one_line).replace("](", "]\\(")
    escaped = re.sub(r"^([-+])(?=\s)", r"\\\1", re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", escaped))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _proof(proof: Proof, is_fact: bool) -> Iterator[str]:
    if not is_fact:
        yield f"### {plain(proof.sentence)}"
        yield ""
    told = f": {plain(proof.reason)}" if proof.reason else ""
    yield f"This is {STATUSES.get(proof.status, plain(proof.status))}{told}. {_sentence(borne(proof))}"
    yield ""
    if is_fact:
        yield from ("## What the documents say", "")
    for witness in proof.witnesses:
        yield from _witness(witness, is_fact)
    if proof.against:
        yield from (f"{'##' if is_fact else '####'} What speaks against it", "")
    for other in proof.against:
        told = "; ".join(filter(None, (plain(other.status), borne(other))))
        yield f"**{plain(other.sentence)}** ({told})"
        yield ""
        for witness in other.witnesses:
            yield from _witness(witness, is_fact)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _witness(witness: Witness, is_fact: bool) -> Iterator[str]:
    page = f", page {witness.excerpt.page}" if witness.excerpt.page else ""
    yield f"**\\[{witness.source.number}\\] {plain(witness.source.title)}**{page}"
    yield ""
    yield from _excerpt(witness.excerpt)
    for rule, says in witness.rules:
        yield f"- Rule {plain(rule)}: {plain(says) or 'not described in this version'}"
    if witness.confidence:
        yield f"- Confidence of the reading: {confidence(witness)}"
    if witness.status != "accepted":
        yield f"- Standing: {plain(witness.status)}{f' ({plain(witness.reason)})' if witness.reason else ''}"
    if witness.modality not in ("", "stated"):
        yield f"- The document puts it as {plain(witness.modality)}"
    yield from (f"- {_review(one)}" for one in witness.reviews)
    yield f"- Cite: {plain(witness.citation)}" if is_fact else f"- Claim {plain(witness.id)}"
    yield ""


def _excerpt(found: Excerpt) -> Iterator[str]:
    if found.record:
        yield from (f"> record {plain(found.record)}", "")
    for paragraph in found.paragraphs:
        words = ""
        for piece in paragraph:
            lead = " " if piece.words[:1].isspace() else ""
            end = " " if piece.words[-1:].isspace() else ""
            told = plain(piece.words)
            words += f"{lead}**{told}**{end}" if piece.marked and told else f"{lead}{told}{end}"
        yield from (f"> {' '.join(words.replace('****', '').split())}", "")


def _review(review: Review) -> str:
    by = f" by {plain(review.who)}" if review.who else ""
    on = f" on {plain(review.when)}" if review.when else ""
    why = f": {plain(review.why)}" if review.why else ""
    state = f" ({plain(review.state)})" if review.state not in ("", "applied") else ""
    return f"Judgement: {plain(review.verdict)}{by}{on}{why}{state}"


def _source(source: Provenance) -> Iterator[str]:
    known = (source.publisher, source.date, source.file, source.address)
    told = ", ".join(plain(one) for one in known if one)
    yield f"- \\[{source.number}\\] {plain(source.title)}{f' – {told}' if told else ''}"
    if source.is_table:
        yield "  - A reference table"
    if source.repeats:
        yield f"  - Repeats {plain(source.repeats)} and counts as one work with it"
    if source.text_digest:
        yield f"  - SHA-256 of the text: {source.text_digest.removeprefix('sha256:')}"
    if source.source_digest:
        yield f"  - SHA-256 of the file: {source.source_digest.removeprefix('sha256:')}"
