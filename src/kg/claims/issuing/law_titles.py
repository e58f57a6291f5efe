"""The title of a law whose articles stand below it: "Norvian Harbours Act" above "Article 1"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry
from kg.claims.issuing.record_fields import has_fields
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.words import words
from kg.claims.titles.capitalised import find_titles
from kg.claims.titles.titled_lines import TRIMS
from kg.model import Document, Mention, Span

# How many sentences may stand above the end of a title, and within how many blocks the first article comes.
_HEAD, _NEAR = 5, 40
# The title fills its line.
_FILLS = 0.8
# A page may print any part of a law: "Chapter 5", "Section 24".
_ARTICLE = re.compile(
    r"\W*(?:(?:Article|Section|Clause|Chapter|Art\.|Sec\.)\s+(?:\d{1,3}|[IVX]{1,5}|One)|§\s*\d{1,3})(?!\w|\.\d)",
    re.I,
)


def survey_law_title(document: Document, registry: Registry) -> None:
    """Take in the law that the first lines of a text name, if articles stand below or the fields of a record."""
    if not (_has_articles(document) or has_fields(document)):
        return
    for sentence in document.sentences[:_HEAD]:
        line = document.text[sentence.start : sentence.end]
        if title := _law(line):
            span = Span(sentence.start + title.start, sentence.start + title.end)
            registry.add(title.kind, title.name, span)
            return


def _has_articles(document: Document) -> bool:
    """Return whether an article or a chapter opens one of the first blocks of a text."""
    return any(_ARTICLE.match(document.text, block.start) for block in document.blocks[:_NEAR])


def _law(line: str) -> Mention | None:
    """Return the title of a law that fills a line.

    >>> [m and m.name for m in map(_law, ("Norvian Harbours Act", "Norvian Harbours Plan", "The Harbours Act is old"))]
    ['Norvian Harbours Act', None, None]
    """
    # "Quay Act, 2014 (Act No. 16 of 2014)": the number may stand behind the title.
    plain, length = cased(line), len(_NUMBERED.sub("", line.strip(TRIMS)))
    for title in find_titles(plain):
        if title.end - title.start >= _FILLS * length and not _kinds().isdisjoint(
            re.findall(r"\w+", title.name)
        ):
            return title._replace(name=line[title.start : title.end])
    return None


_NUMBERED = re.compile(r"\s*\((?:Act|Law|No|Cap|Chapter|Nr)\b[^()]{1,40}\)?$")


@cache
def _kinds() -> frozenset[str]:
    """Return the kinds of laws: "Act", "Regulations"."""
    return frozenset(words().list("policy", "laws"))


__all__ = ["survey_law_title"]
