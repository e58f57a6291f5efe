"""Cuts the source of a page into tags and text, in one pass and in time that grows with its length.

The parser of the standard library is not used here: before its repair in later releases it takes a time
that grows with the square of a broken page's length, and releases differ in how they read broken markup.
"""

from collections.abc import Iterator
from html import unescape
from typing import Final

from kg import lazy_re as re

TEXT: Final = 0
OPEN: Final = 1
CLOSE: Final = 2
RAW: Final = 3

RAW_TAGS: Final = frozenset(
    {"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext"}
)
"""Elements whose content is not markup."""

# Nothing here goes back over what it has read: every repetition is possessive.
_TAG: Final = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)
    ((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)*+)>""",
    re.VERBOSE,
)
_ATTRIBUTE: Final = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?""", re.VERBOSE
)
_UNENDED: Final = re.compile("</?[a-zA-Z]")
_DECLARES: Final = re.compile("<[!?/]")
_MARKUP: Final = re.compile("<[a-zA-Z!?/]")
_END_OF_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TAGS - {"plaintext"}
}
_LONGEST_NAME: Final = 40
_MOST_ATTRIBUTES: Final = 60
_LONGEST_ATTRIBUTES: Final = 50_000


Token = tuple[int, int, int, str, str]
"""A tag or a stretch of text: its kind (TEXT, OPEN, CLOSE, or RAW for the content of a script, a title …),
where it begins and ends, the name of the tag, and the source of its attributes."""


def read_tokens(source: str) -> Iterator[Token]:
    """Yield the tags and texts of a page in order; comments and declarations are left out."""
    at, length = 0, len(source)
    while at < length:
        low = source.find("<", at)
        if low < 0:
            low = length
        if low > at:
            yield (TEXT, at, low, "", "")
        if low == length:
            return
        found = _TAG.match(source, low)
        if found is not None:
            at = found.end()
            name = found.group(2).lower()[:_LONGEST_NAME]
            if found.group(1):
                yield (CLOSE, low, at, name, "")
                continue
            attributes = found.group(3)
            yield (OPEN, low, at, name, attributes)
            if name in RAW_TAGS and not attributes.endswith("/"):
                end = _raw_end(source, name, at)
                yield (RAW, at, end, name, "")
                at = end
        elif _UNENDED.match(source, low):  # the page ends inside a tag
            return
        elif _DECLARES.match(source, low):
            at = _declaration_end(source, low)
        else:  # lone signs are signs like any other
            markup = _MARKUP.search(source, low + 1)
            at = markup.start() if markup is not None else length
            yield (TEXT, low, at, "", "")


def _declaration_end(source: str, at: int) -> int:
    """Return where a comment, declaration or instruction ends; one that never ends takes in the rest."""
    if source.startswith("<!--", at):
        if source.startswith((">", "->"), at + 4):
            return source.index(">", at + 4) + 1
        end = source.find("-->", at + 4)
        return end + 3 if end >= 0 else len(source)
    if source.startswith("<![CDATA[", at):  # its content is text in pages of XML
        return at + 9
    end = source.find(">", at)
    return end + 1 if end >= 0 else len(source)


def _raw_end(source: str, name: str, at: int) -> int:
    """Return where the content of a script, title … ends."""
    if name == "plaintext":
        return len(source)
    found = _END_OF_RAW[name].search(source, at)
    if found is not None:
        return found.start()
    if name in {"title", "textarea"}:  # forgotten: it ends where the next tag begins
        end = source.find("<", at)
        return end if end >= 0 else len(source)
    return len(source)


def read_attributes(attributes: str) -> dict[str, str]:
    """Return the attributes of a tag by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for given, quoted in _ATTRIBUTE.findall(attributes[:_LONGEST_ATTRIBUTES]):
        name = given.lower()
        closed = quoted[:1] in {'"', "'"} and quoted[:1] == quoted[-1:] and len(quoted) > 1
        value = quoted[1:-1] if closed else quoted
        if name not in found:
            found[name] = unescape(value) if "&" in value and len(value) < 10_000 else value
        if len(found) >= _MOST_ATTRIBUTES:
            break
    return found
