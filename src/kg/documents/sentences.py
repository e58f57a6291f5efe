"""Splits a stretch of text into sentences, in English and Chinese, and finds leading headings."""

from collections.abc import Iterator
from typing import Final

from kg import lazy_re as re

LONGEST: Final = 4_000

# It never fails once it has begun, so that runs of stops cost no more than their length. No possessive groups
# here: Python 3.11.2 gets their captures wrong.
_STOP: Final = re.compile(
    r"""([.!?…。！？；]+)["'”’)\]»*」』）》〉]*
        (?P<cited>(?:\ ?\[\d{1,3}\]|\^\(\^?\(?\[\d{1,3}\]\)?\)|[¹²³⁰⁴-⁹]
        |(?<=[a-z][a-z][a-z][a-z][.”"’)])\d{1,3}(?=\s+["“‘(]?[A-Z]))*)""",
    re.VERBOSE,
)
_WIDE: Final = frozenset("。！？；")
_NEXT: Final = re.compile(r"\s+[\"'“‘(\[«*]*(\w+[-’']?\w*)?")
_STARTER_WORDS: Final = """A After All Although An And Another As At Before Both But By Despite During Each
    For From He Her His How However If In Into It Its Last Later More Most Next No Of On Once One Other Our
    Over She Since So Some Such That The Their Then There These They This Those Through To Today Under Until
    We What When Where Which While With You Mr Mrs Ms"""
# Before a number or a Roman figure these go on; before anything else they may end a sentence.
_COUNTED_WORDS: Final = """no nos art arts p pp para paras fig figs sec secs ch chs vol vols ed eds cl reg
    regs dir rec recs app tab eq ref n al rs est ver jan feb mar apr jun jul aug sep sept oct nov dec"""
# These end a sentence only before a word that often begins one.
_LEADING_WORDS: Final = """dr mr mrs ms prof gen gov sen rep hon rt datuk st mt messrs approx vs cf ca viz
    incl excl pub e.g i.e resp col lt sgt ft eng engr amb maj capt adm brig"""
_COMPANY_WORDS: Final = "co corp inc ltd pte pvt llc plc"
_STARTERS: Final = frozenset(_STARTER_WORDS.split())
_COUNTED: Final = frozenset(_COUNTED_WORDS.split())
_LEADING: Final = frozenset(_LEADING_WORDS.split())
_COMPANY: Final = frozenset(_COMPANY_WORDS.split())
_INITIALS: Final = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_FIGURE: Final = re.compile(r"\d|[IVXLC]+\b|§")
_UNION: Final = re.compile(r"\s\([A-Z][A-Za-z]{1,7}(?:, [A-Za-z]{2,8})?\)\s(?:No|\d)")
# "Royal Decree No. M/52", "Report No. TT-UB/14": letters before the figure.
_LETTERED: Final = re.compile(r"\s(?:[A-Z]{1,5}[/.-]){1,3}\s?\d")
_NUMBERED: Final = re.compile(r"\s+No\.?\s*\d")
_GLUED: Final = re.compile(r"[a-z][a-z][a-z]\.(?=[A-Z])")
_WORD: Final = re.compile(r"([A-Z][a-z]*)[\s,]")
_IDEOGRAPH: Final = re.compile("[\u3400-\u9fff]")
_ITEM: Final = re.compile(r"\s{1,8}\((?:[a-z]|[ivx]{1,5})\)\s")
_SHORT: Final = 5  # letters of such a cell
_QUOTES: Final = "“‘《「"
_OPENING: Final = "\"'“‘([«*（《「『"


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences between two offsets, trimmed and in order.

    Every character that is not white space falls into exactly one of them. A stretch without any
    stop is cut at white space so that none is longer than ``LONGEST`` code points.

    >>> t = "The Firms (Relief, etc.) Order 2031 applies. It helps firms (yards, etc.). They wait."
    >>> [t[a:b] for a, b in split_sentences(t, 0, len(t))]
    ['The Firms (Relief, etc.) Order 2031 applies.', 'It helps firms (yards, etc.).', 'They wait.']
    """
    at = _skip(text, start, end)
    for found in _STOP.finditer(text, start, end):
        if found.end() <= at or not _ends(text, at, found, end):
            continue
        yield from _bounded(text, at, found.end())
        at = _skip(text, found.end(), end)
    if at < end:
        while end > at and text[end - 1].isspace():
            end -= 1
        yield from _bounded(text, at, end)


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in " \n\t，、,")
        cut = cut + 1 if cut > 0 else start + LONGEST
        stop = cut
        while text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield start, stop
        start = _skip(text, cut, end)
    if start < end:
        yield start, end


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Return whether a stop ends the sentence that begins at ``start``."""
    at = stop.start()
    if stop.end() >= end or not _WIDE.isdisjoint(stop.group(1)):
        return True
    if not text[stop.end()].isspace():
        return _ends_glued(text, stop)
    after = _NEXT.match(text, stop.end(), min(end, stop.end() + 60))
    word = (after.group(1) or "") if after else ""
    if _ITEM.match(text, stop.end(), end):
        return True
    if word[:1].islower() or _is_cell(text, start, at, _skip(text, stop.end(), end)):
        return False
    if text[at] != "." or text.startswith("..", at):
        return True
    # "Firms (Relief, etc.) Order 2031" is one name.
    goes_on = word in _ACTS and text.endswith("etc", start, at) and text.startswith(")", at + 1)
    return not (goes_on or _abbreviates(text, start, at, word))


def _is_cell(text: str, start: int, at: int, after: int) -> bool:
    """Return whether a stop closes a short cell of a table, not a sentence: "No. | Name", "1. | Widen it"."""
    return text.startswith("|", after) and len(text[start:at].rsplit("|", maxsplit=1)[-1].strip()) <= _SHORT


def _ends_glued(text: str, stop: re.Match[str]) -> bool:
    """Return whether a stop without a blank behind it ends a sentence.

    The mark of a note is often glued to the words on both sides ("in May.[3]The council"), a Western stop
    among Chinese signs has no blank behind it, and on pages the blank may be lost before a word that often
    begins a sentence ("at that level.The port").
    """
    after = text[stop.end()]
    if _GLUED.match(text, stop.start() - 3) and (word := _WORD.match(text, stop.end())):
        return word[1] in _STARTERS
    if stop["cited"]:
        return after.isupper() or after in _QUOTES
    before = text[stop.start() - 1 : stop.start()]
    return _IDEOGRAPH.match(before) is not None and _IDEOGRAPH.match(after) is not None


_ACTS: Final = frozenset(
    {"Act", "Order", "Regulations", "Rules", "Law", "Bill", "Ordinance", "Amendment", "Scheme", "Directions"}
)


def _abbreviates(text: str, start: int, at: int, word: str) -> bool:
    """Return whether the stop at ``at`` belongs to a shortened word rather than to the sentence."""
    before = text[max(start, at - 24) : at].split()
    if not before or text[at - 1].isspace():
        return False
    short = before[-1].lstrip(_OPENING)
    if short.isdigit():
        # "1." opens an item; "in 2023." closes a sentence.
        return len(short) <= 2 and (len(before) < 2 or before[-2][-1] in ":;,.")
    if short.lower() in _COUNTED and not (len(short) == 1 and short.isupper()):
        counted = _FIGURE.match(word) or _UNION.match(text, at + 1) or _LETTERED.match(text, at + 1)
        return counted is not None
    if short.lower() in _COMPANY:
        return word.lower() in _COMPANY
    initial = len(short) == 1 and short.isascii() and short.isalpha() and short != "I"
    unit = initial and short.islower() and len(before) > 1 and before[-2][-1].isdigit()
    if unit and not before[-1].startswith("("):
        return False  # a unit: "16 m."; "No. 18 (s. 2019)" is a series
    shortened = initial or short.lower() in _LEADING or bool(_INITIALS.search(short))
    # "L.R. No. 8396/56": a number goes on, though "No" often begins a sentence.
    return shortened and (word not in _STARTERS or _NUMBERED.match(text, at + 1) is not None)
