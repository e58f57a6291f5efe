"""The leading heading of a bullet, clause or paragraph: "Heading: text" and its relatives."""

from typing import Final, NamedTuple

from kg import lazy_re as re
from kg.documents.blocks import word_count
from kg.model import BlockKind

_LABEL: Final = re.compile(
    r"([^:：.;。；!?]{1,160}?)\s*(?:\*\*|__)?[:：](?:\*\*|__)?(?:\s+|(?=[\u3400-\u9fff])|(?<=[a-z)][:：])(?=to\s|[A-Z][a-z]))(?=\S)"
)
_BOLD: Final = re.compile(r"(?:\*\*|__)(?=\S)([^*]{2,160}?)(?<=\S)(?:\*\*|__)")
# What parts words in bold from those that they head: a stop, a dash, or nothing but a blank.
_STOP: Final = re.compile(r"\s*(?:[.:。：]|[–—-](?=\s))?\s*")
_BOLD_WORDS: Final = 14
_RUN_IN: Final = re.compile(r"([A-Z][^.:;!?]{2,110})\.\s+(?=[A-Z(])")
_SHORT_RUN_IN: Final = re.compile(r"([A-Z][\w’'-]*(?:,? [\w’'-]+){0,2})\.\s+(?=[A-Z(])")
_ZH_RUN_IN: Final = re.compile(r"([\u3400-\u9fff、]{2,16})。(?=[^\n]{10})")
_ZH_LONG_RUN_IN: Final = re.compile(r"([\u3400-\u9fff、“”]{2,26})。(?=[^\n]{10})")
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|said|says|covers?|includes?|comprises?|contains?|consists?"
    r"|follows|following|namely|include|including|such|told|asked|wrote|spans?)\b"
)
_ITEM: Final = re.compile(r",\s+(?:and\s+|or\s+)?|\s+and\s+|、|;\s+")
# "The Alvor Tech", and on the next line "Hub (AV), led by …": a name that the line breaks.
_NAME_GOES_ON: Final = re.compile(r"(?:[A-Z][\w’'-]*\s+){0,2}[A-Z][\w’'-]*\s*\([A-Z]")
# "1. Wider Quays", and what they are on the line below.
_LINE: Final = re.compile(r"([A-Z][\w’'&-]*(?:[ ][\w’'&-]+){1,6})[ ]*\n\s*(?=[A-Z0-9“‘\"])")
_PAIRS: Final = ("“”", "‘’", "()", "（）", "《》", "[]", "「」")


class Label(NamedTuple):
    """Where a leading heading begins and ends, and where the words after it begin."""

    start: int
    end: int
    after: int


def find_label(
    text: str, body: int, end: int, kind: BlockKind, titled: bool = False, lead: int = 0
) -> Label | None:
    """Return the leading heading of a block, or None; ``lead`` is where its first words in bold end.

    A colon that opens a list or a speech makes no heading. In an item a few words that end with a
    stop make one ("3.1 Transport. The two sides …"); ``titled`` allows more of them, as after the
    number of an article.
    """
    item = kind in {BlockKind.BULLET, BlockKind.CLAUSE}
    bold = _find_bold(text, body, end, lead)
    if bold:
        return bold
    run_in = (_ZH_LONG_RUN_IN if titled else _ZH_RUN_IN).match(text, body, end) if item else None
    if run_in is None and item:
        run_in = _run_in(text, body, end, titled)
    if run_in:
        return Label(*run_in.span(1), run_in.end())
    line = _LINE.match(text, body, end) if item else None
    if line and _is_titled(line[1]) and not (_VERB.search(line[1]) or _NAME_GOES_ON.match(text, line.end())):
        return Label(*line.span(1), line.end())
    found = _LABEL.match(text, body, min(end, body + 200))
    if not found or not _heads(found.group(1), text[found.end() : min(end, found.end() + 400)], item):
        return None
    return Label(*found.span(1), found.end())


def _find_bold(text: str, body: int, end: int, lead: int) -> Label | None:
    """Return a heading in bold: "Ports. The port is …", but not the subject of a sentence."""
    marked = _BOLD.match(text, body, end)
    if marked is None and lead <= body:
        return None
    start, stop, after = (*marked.span(1), marked.end()) if marked else (body, lead, lead)
    words = text[start:stop].rstrip()
    label = words.rstrip(" .:。：–—-")
    parted = _STOP.match(text, after, end)
    after = parted.end() if parted else after
    if not label or after >= end or word_count(label) > _BOLD_WORDS or label[-1] == ",":
        return None
    stopped = label != words or bool(parted and parted[0].strip())
    # Words in bold that fill a line head what stands below it.
    stopped = stopped or "\n" in text[stop:after]
    if _VERB.search(label) or not (stopped or text[after].isupper() or text[after] > "\u2fff"):
        return None
    return Label(start, start + len(label), after)


def _run_in(text: str, body: int, end: int, titled: bool) -> re.Match[str] | None:
    """Return a heading that ends with a stop: at most three words, or more after an article's number."""
    if titled:
        found = _RUN_IN.match(text, body, min(end, body + 130))
        if found and _is_titled(found.group(1)):
            return found
    found = _SHORT_RUN_IN.match(text, body, min(end, body + 80))
    return None if found is None or _VERB.search(found.group(1)) else found


def _heads(label: str, rest: str, item: bool) -> bool:
    words = label.split()
    if not words or any(label.count(a) != label.count(b) for a, b in _PAIRS):
        return False
    if "\u3400" <= words[0][0] <= "\u9fff":
        return len(label) <= 20 and "，" not in label and "、" not in rest[:12] and len(rest) > 6
    if not (1 if item else 2) <= len(words) <= 14 or not words[0].lstrip("*_“‘\"'")[:1].isupper():
        return False
    if _VERB.search(label) or rest[0] in "\"“‘'" or _lists(rest):
        return False
    if words[-1] in {"that", "this", "these", "those"}:
        return False
    return rest.lstrip("*_(")[:1].isupper() or (item and len(rest.split()) > 6)


def _is_titled(words: str) -> bool:
    longer = [word for word in words.split() if len(word) > 4]
    return len(words.split()) <= 14 and all(word[0].isupper() for word in longer)


def _lists(rest: str) -> bool:
    """Return whether words are a bare list of names: short items that begin with capitals."""
    sentence = re.split(r"[.!?](?:\s|$)", rest, maxsplit=1)[0]
    items = [i for i in _ITEM.split(sentence) if i.strip()]
    short = [i for i in items if len(i.split()) <= 5 and (i.lstrip()[0].isupper() or i.lstrip()[0].isdigit())]
    return len(items) > 1 and len(short) >= 0.75 * len(items)
