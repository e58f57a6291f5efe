"""On which policies a Chinese paper builds, and which it replaces."""

from collections.abc import Iterator
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import any_of, listed
from kg.claims.chinese.papers import opens_paper
from kg.claims.chinese.titles import Title, find_titles


@cache
def _links() -> tuple[re.Pattern[str], re.Pattern[str]]:
    basis, ends = any_of(listed("papers", "basis")), any_of(listed("papers", "ends"))
    return (
        re.compile(rf"(?:^|[，。；\s]){basis}[^，。；《》]{{0,12}}(?=《)"),
        re.compile(rf"》(?:（[^（）]*）)?(?:，?自[^，。；《》]{{2,16}}[日起])?{ends}"),
    )


# "《甲法》、《乙条例》和《丙规定》（国发〔2017〕40号）": a row of policies
_BETWEEN = re.compile(r"》(?:（[^（）]*）)?(?:[、和及与]|以及)?《")


def find_basis(text: str) -> Iterator[Title]:
    """Yield the policies by which a sentence says that the paper was made.

    >>> t = "根据《港口法》《航道法》等法律，结合本市实际，制定本条例。"
    >>> [x.name for x in find_basis(t)], list(find_basis("记者根据《港口法》写了文章。"))
    (['港口法', '航道法'], [])
    """
    if not opens_paper(text):
        return
    titles = list(find_titles(text))
    for lead in _links()[0].finditer(text):
        at = lead.end()
        for title in titles:
            if title.start == at + 1:
                yield title
                row = _BETWEEN.match(text, title.end)
                at = row.end() - 1 if row else -1


def find_replaced(text: str) -> Iterator[Title]:
    """Yield the policies of which a sentence says that they end with the paper.

    >>> t = "本办法自2031年1月1日起施行，《云水港管理办法》（云政〔2020〕1号）同时废止。"
    >>> [x.name for x in find_replaced(t)], list(find_replaced("《云水港管理办法》第三条废止。"))
    (['云水港管理办法'], [])
    >>> [x.name for x in find_replaced("《港口办法》和《码头规定》同时废止。")]
    ['港口办法', '码头规定']
    """
    row: list[Title] = []
    for title in find_titles(text):
        joined = _BETWEEN.match(text, row[-1].end) if row else None
        if not joined or joined.end() != title.start:
            row = []
        row.append(title)
        if _links()[1].match(text, title.end):
            yield from row
            row = []


__all__ = ["find_basis", "find_replaced"]
