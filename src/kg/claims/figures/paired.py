"""Of which of several things each figure is: rows of pairs, lists in step, and what others are compared with."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading

_SUBJECT = r"‹[ZAFP]\d+›"
_LISTED = re.compile(rf"{_SUBJECT}(?:(?:,| and|, and) (?:the )?{_SUBJECT}){{1,8}}")
_FIGURES = re.compile(r"‹N\d+›(?:(?:,| and|, and) ‹N\d+›){1,8}")
# "Ayala 440 hectares"; of "Fish Block 400 hectares" the number may be taken for that of a block.
_WITH_FIGURE = rf"{_SUBJECT}(?:,|:|\s[–—-])?\s\(?(?:‹N\d+›|\d[\d.,]*\s[a-z]+)\)?"
_ROW_OF_PAIRS = re.compile(rf"{_WITH_FIGURE}(?:(?:[,;]\s+(?:and\s+)?|\s+and\s+){_WITH_FIGURE}){{2,40}}")
_PAIR = re.compile(r"‹[ZAFP](?P<thing>\d+)›[^‹]*(?=‹N)")
# "Ayala (62%) and Boru (61%)"
_IN_BRACKETS = re.compile(
    rf"{_SUBJECT}\s\(‹N\d+›\)(?:(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?{_SUBJECT}\s\(‹N\d+›\)){{1,40}}"
)
# "Ayala at 178 percent, Boru and Cana both at 123 percent"
_AT = cued(
    rf"(?P<who>{_SUBJECT}(?:(?:,\s+|,?\s+and\s+)(?:the\s+)?{_SUBJECT}){{0,4}})\s+(?:(?:each|both|all)\s+)?(?:with|at)\s+(?:about\s+|only\s+|just\s+|over\s+|nearly\s+)?(?=‹N)"
)
# "Ayala (98%), and Boru and Cana (89%)"
_BEHIND = re.compile(rf"\),?\s+and\s+(?P<who>{_SUBJECT}(?:(?:,\s+|,?\s+and\s+){_SUBJECT}){{1,4}})\s+\((?=‹N)")
_FEWEST = 2
# "236 miles, compared to 100 in Kenya", "vs. 925 euros in Kenya or 280 in Peru", "below Kenya's 64%"
_COMPARES = cued(
    r"\b(?:(?:compared|relative)\s+(?:to|with)|versus|vs\.?|against|as\s+opposed\s+to|below|above|behind|ahead\s+of|than|outpac\w+|exceed\w+|surpass\w+)\s+(?:the\s+)?(?:(?:only|just|about|around|some|nearly)\s+)?"
)
_OTHERS_FIGURE = re.compile(
    r"(?:the\s+)?(?P<who>‹[ZA]\d+›)(?:['’]s?\s+(?:[a-z]+\s+){0,2}|\s+average\s+(?:of\s+|at\s+)?(?:[a-z]+\s+)?)(?=‹N)"
)
_FIGURE_IN = re.compile(
    r"(?P<n>‹N\d+›)\s+(?:in|for|of|at)\s+(?:the\s+)?(?P<who>‹[ZA]\d+›)(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s+or\s+)(?=‹N))?"
)


def paired_owners(reading: Reading) -> dict[int, tuple[str, ...]]:
    """Return the keys of the things of figures, by where their marks stand, where the words put them side by side."""
    one = _respectively(reading) | _in_rows(reading)
    return {at: (key,) for at, key in one.items()} | dict(_at(reading)) | dict(_compared(reading))


def _respectively(reading: Reading) -> dict[int, str]:
    """Return the key of the thing of each figure, by where its mark stands, in "A and B have 3 and 4 … respectively"."""
    text = reading.masked.text
    if "respectively" not in text:
        return {}
    paired: dict[int, str] = {}
    for run in _FIGURES.finditer(text):
        lists = list(_LISTED.finditer(text, 0, run.start()))
        things = re.findall(r"‹[ZAFP](\d+)›", lists[-1][0]) if lists else []
        marks = [run.start() + m.start() for m in re.finditer(r"‹N", run[0])]
        if len(things) == len(marks):
            paired |= {at: reading.mentions[int(n)].name for at, n in zip(marks, things, strict=True)}
    return paired


def _in_rows(reading: Reading) -> dict[int, str]:
    """Return the keys of things and where their figures stand in "A 440 hectares, B 50, C 20 …" and "A (3), B (4)"."""
    text = reading.masked.text
    return {
        pair.end(): reading.mentions[int(pair["thing"])].name
        for pattern in (_ROW_OF_PAIRS, _IN_BRACKETS)
        for row in pattern.finditer(text)
        for pair in _PAIR.finditer(text, row.start(), row.end())
    }


def _at(reading: Reading) -> Iterator[tuple[int, tuple[str, ...]]]:
    found = list(_AT.finditer(reading.masked.text))
    for match in found if len(found) >= _FEWEST else ():
        yield match.end(), _keys(reading, match["who"])
    for match in _BEHIND.finditer(reading.masked.text):
        yield match.end(), _keys(reading, match["who"])


def _compared(reading: Reading) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = reading.masked.text
    for match in _COMPARES.finditer(text):
        if others := _OTHERS_FIGURE.match(text, match.end()):
            yield others.end(), _keys(reading, others["who"])
        at = match.end()
        while figure := _FIGURE_IN.match(text, at):
            yield figure.start("n"), _keys(reading, figure["who"])
            at = figure.end()


def _keys(reading: Reading, marks: str) -> tuple[str, ...]:
    return tuple(reading.mentions[int(n)].name for n in re.findall(r"‹[ZAFP](\d+)›", marks))
