"""What is tidied in the characters of a text before it is read, and where.

Kept are the words, quotation marks, dashes and signs as they stand. Tidied is what a reader does not see
but a rule would stumble over: line breaks of three kinds, blanks of seventeen widths, invisible characters,
letters split into base and accent, letters and figures of full width, ligatures and unit signs in one.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from kg import lazy_re as re

_BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_INVISIBLE: Final = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\ufff9-\ufffb"
_CONTROL: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
# Forms that stand for other characters: ligatures, roman numerals, radicals, squared units, full width.
_FORMS: Final = (
    "\ufb00-\ufb06\u2160-\u217f\u2f00-\u2fd5\u3371-\u337a\u3380-\u33df"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05"
)
_PUNCTUATION: Final = "（），．：；！？／－＋"
_WIDE: Final = "\u1100-\u11ff\u2e80-\u3370\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
_EDIT: Final = re.compile(
    rf"(?P<broken>(?<=[^\W\d_])\u00ad[ \t]*(?:\r\n?|\n)(?=[^\W\d_]))"
    rf"|(?P<end>(?<![ \t{_BLANKS}{_INVISIBLE}{_CONTROL}])[ \t{_BLANKS}{_INVISIBLE}{_CONTROL}]+"
    rf"(?=[\r\n\x0b\x85\u2028\u2029]|\Z))"
    rf"|(?P<line>\r\n?|[\x0b\x85\u2028\u2029])"
    rf"|(?P<drop>[{_INVISIBLE}{_CONTROL}])"
    rf"|(?P<blank>[{_BLANKS}])"
    r"|(?P<bad>[\ud800-\udfff])"
    rf"|(?P<form>[{_FORMS}])"
    rf"|(?P<wide>[{_PUNCTUATION}])"
)
_ANY: Final = re.compile(
    rf"[{_BLANKS}{_INVISIBLE}{_CONTROL}{_FORMS}{_PUNCTUATION}\r\x0b\x85\u2028\u2029\ud800-\udfff]"
)
_MARKS: Final = re.compile(
    "[^\u0300-\u036f][\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0653-\u0655"
    "\u0900-\u0903\u093c\u0941-\u094d\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]+"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\u0340-\u0345\u0374\u037e\u0387\u1f71-\u1ffd\u2000\u2001\u2126"
    "\u212a\u212b\u2329\u232a\uf900-\ufad9]"
)
_SPACE: Final = re.compile(rf"[\s{_INVISIBLE}{_CONTROL}]+")
# White space that is not one plain blank between words, found without a look at each blank.
_ODD_SPACE: Final = re.compile(
    rf"[\s{_INVISIBLE}{_CONTROL}]{{2,}}|[^\S ]|[{_INVISIBLE}{_CONTROL}]|\A |(?<=\S) \Z"
)
# Any sign that calls for an edit other than of white space; most texts have none.
_ODD: Final = re.compile(rf"[{_FORMS}{_PUNCTUATION}\ud800-\udfff]")
_WIDE_CHAR: Final = re.compile(f"[{_WIDE}]")
_OPENS: Final = "（"
_APART: Final = f" \u3000\t\r\n{_PUNCTUATION}"
_JOINS: Final = "．／－＋"


class Edit(NamedTuple):
    """A stretch of a text and the words that stand in its place."""

    start: int
    end: int
    words: str


def edits(text: str) -> tuple[Edit, ...]:
    r"""Return what is to be changed in a text, in order and without overlap.

    >>> edits("５ plans\r\n")
    (Edit(start=0, end=1, words='5'), Edit(start=7, end=9, words='\n'))
    """
    found = list(_plain_edits(text))
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        taken = {edit.start for edit in found}
        composed = [e for e in _composed(text) if taken.isdisjoint(range(e.start, e.end))]
        found = sorted((*found, *composed))
    return tuple(found)


def edits_to_line(text: str) -> tuple[Edit, ...]:
    r"""Return what is to be changed so that a text becomes one line, without blanks at its ends.

    >>> edits_to_line(" a\n b")
    (Edit(start=0, end=1, words=''), Edit(start=2, end=4, words=' '))
    """
    composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    found: list[Edit] = []
    if not composed or _ODD.search(text):
        found = [e for e in edits(text) if not _SPACE.fullmatch(text, e.start, e.end)]
    for run in _ODD_SPACE.finditer(text):
        words, (start, end) = run.group(), run.span()
        broken = words[0] == "\u00ad" and "\n" in words
        inside = start > 0 and end < len(text) and not broken
        tidied = " " if inside and any(map(str.isspace, words)) else ""
        if tidied != words:
            found.append(Edit(start, end, tidied))
    return tuple(sorted(found))


def tidy(text: str) -> str:
    r"""Return a text with all edits made.

    >>> tidy("e\u0301lan \u00a0\r\n")
    'élan\n'
    """
    words, at = [], 0
    for edit in edits(text):
        words += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join((*words, text[at:]))


def _is_tidy(text: str) -> bool:
    """Return whether a text surely needs no edit but for accents: told by signs alone, at little cost."""
    ends = " \n" in text or "\t\n" in text or text[-1:] in {" ", "\t"}
    return not ends and _ANY.search(text) is None


def _plain_edits(text: str) -> Iterator[Edit]:
    if _is_tidy(text):
        return
    for found in _EDIT.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "line":
                yield Edit(start, end, "\n")
            case "bad":
                yield Edit(start, end, "\ufffd")
            case "blank":
                yield Edit(start, end, " ")
            case "form":
                yield Edit(start, end, unicodedata.normalize("NFKC", found.group()))
            case "wide":
                words = _folded(text, start)
                if words:
                    yield Edit(start, end, words)
            case _:
                yield Edit(start, end, "")


def _folded(text: str, at: int) -> str:
    """Return the plain form of punctuation of full width among letters and figures that are not wide."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    beside = [text[max(0, at - 5) : at].rstrip(_APART)[-1:], text[at + 1 : at + 6].lstrip(_APART)[:1]]
    if not any(beside) or any(char and _is_wide(char) for char in beside):
        return ""
    plain = unicodedata.normalize("NFKC", text[at])
    if text[at] in _JOINS or (before.isdigit() and after.isdigit()):
        return plain if before.isalnum() and after.isalnum() else ""
    if text[at] in _OPENS:
        return f" {plain}" if before.isalnum() else plain
    return f"{plain} " if after.isalnum() else plain


def _is_wide(char: str) -> bool:
    return _WIDE_CHAR.match(char) is not None and not ("０" <= char <= "９" or "Ａ" <= char <= "ｚ")


def _composed(text: str) -> Iterator[Edit]:
    """Yield the letters that are written as base and accent, or as a twin of another letter."""
    for found in _MARKS.finditer(text):
        words = unicodedata.normalize("NFC", found.group())
        if words != found.group():
            yield Edit(*found.span(), words)
