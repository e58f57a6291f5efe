"""What was not read: sentences with a policy cue or a figure that no claim accounts for."""

import re
from collections.abc import Sequence
from functools import cache

from kg.claims.words import alternation, words
from kg.model import BlockKind, Claim, Document, Span

_HAN = re.compile(r"[一-鿿]")


# Rules that only say what something is called or what kind of thing it is: they do not read the sentence.
_NAMES_ONLY = frozenset(
    {
        "name",
        "place-type",
        "document-type",
        "discusses",
        "short-name",
        "title-zone",
        "title-establishes",
        "title-year",
    }
    | {"zone-name-places", "zone-named-after", "figure-loose"}
)


@cache
def _cues() -> re.Pattern[str]:
    table = words()
    verbs = [*table.list("verbs", "issue"), *table.list("verbs", "intend")]
    heads = [h.lower() for h in table.map("policy", "document")]
    return re.compile(rf"\b(?:{alternation(verbs)}|{alternation(heads)})\b", re.I)


def unread_sentences(
    document: Document, claims: tuple[Claim, ...], figures: Sequence[bool]
) -> tuple[Span, ...]:
    """Return the sentences of running text that hold a cue or a figure and bear out no claim.

    ``figures`` says, sentence by sentence, whether there is a figure.
    """
    read = {(s.start, s.end) for c in claims if c.rule not in _NAMES_ONLY for s in c.evidence}
    found = []
    for sentence, has_figure in zip(document.sentences, figures, strict=True):
        kind = document.blocks[sentence.block].kind
        text = document.text[sentence.start : sentence.end]
        if (
            (sentence.start, sentence.end) in read
            or kind in (BlockKind.HEADING, BlockKind.TITLE)
            or text.endswith("?")
        ):
            continue
        if has_figure or _HAN.search(text) or _cues().search(text):
            found.append(Span(sentence.start, sentence.end))
    return tuple(found)
