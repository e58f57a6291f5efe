"""Sentences that say that a paper lays down what follows: "《规划》提出", "现提出如下意见", "总体要求是"."""

from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.issuing import bodies_in
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.claims.chinese.titles import find_titles


@cache
def _said() -> re.Pattern[str]:
    by_name, by_paper, by_body = (any_of(listed("papers", key)) for key in ("by_name", "by_paper", "by_body"))
    papers, bodies = any_of(listed("papers", "papers")), any_of(listed("papers", "bodies"))
    return re.compile(
        rf"《[^》]+》[^，。]{{0,8}}{by_name}|{papers}{by_paper}|(?:{bodies}|[省市区县州]委){by_body}"
    )


@cache
def _lays() -> re.Pattern[str]:
    own, follows = any_of(listed("papers", "own")), any_of(listed("papers", "follows"))
    made, by_name = (any_of(listed("papers", key)) for key in ("made", "by_name"))
    # "《新港意见》明确，全市要完成这些任务："
    tasks = rf"《[^》]+》[^，。]{{0,8}}{by_name}[^。；]{{0,24}}(?:任务|举措|措施|重点工作)(?:有|是|包括|如下)?[：:〜～]?\s*$"
    return re.compile(
        rf"{tasks}|现?{made}(?:如下|以下)|(?:特)?制定本[{HAN}]{{0,4}}{own}|{follows}如下|特(?:制定|作)"
    )


@cache
def _opening() -> tuple[re.Pattern[str], re.Pattern[str]]:
    heads = any_of(listed("papers", "heads"))
    words = any_of(listed("opening", "words"))
    return re.compile(rf"[^，]{{2,20}}{heads}(?:是|为|如下|包括)"), re.compile(rf"{words}$")


def lays_down(text: str) -> bool:
    """Return whether a sentence says that a paper lays down what follows: "《规划》提出", "文件指出".

    >>> lays_down("《新港规划》提出，扩大码头。"), lays_down("记者到了新港。")
    (True, False)
    """
    return _said().search(text) is not None


@cache
def _in_row() -> re.Pattern[str]:
    says, again = any_of(listed("papers", "lays")), "(?:明确)?提出"
    return re.compile(
        rf"(?:[^，《》]{{0,12}}《[^》]+》(?:（[^（）]*）)?(?:还|也|并)?{says}|(?:并|还|也|同时|其中)?{again})(?:了)?(?:要|将|加快(?=[加推构]))?(?=[{HAN}]{{4,}})"
    )


@cache
def _of_paper() -> re.Pattern[str]:
    """Return a pattern of sentences whose subject is a paper: "《规划》", "近日，省政府印发《规划》"."""
    basis, said_of, before = (
        any_of(listed("papers", key)) for key in ("basis_of", "said_of", "before_paper")
    )
    issued = (
        rf"(?!{basis})[^，《》]{{0,40}}?{any_of(listed('bodies', 'issue'))}(?:实施|出台|印发|发布)?(?:了|的)?"
    )
    return re.compile(
        rf"(?:[^，《》]{{1,14}}，)?(?:{issued}|{before}|(?P<who>(?!{basis}|[^《]*{said_of})[^，《》]{{2,12}}))《[^》]+》(?!提出(?:质疑|异议))"
    )


@cache
def _others() -> re.Pattern[str]:
    """Return a pattern of who speaks of a paper, or of when: "征求意见期间", "代表认为"."""
    when, who, speaks = (any_of(listed("papers", key)) for key in ("when", "others", "speak"))
    return re.compile(rf"{when}|{who}(?:们|{speaks})")


# "提出修改意见": what somebody thinks of a paper
_OPINION = re.compile(r"(?<!指导)(?<!实施)(?:意见|建议|质疑|异议|疑问|看法)$")


def lays_in_row(text: str, start: int, end: int) -> int:
    """Return where a clause goes on behind "《规划》提出" or, behind such a name, "提出"; 0 if it does not open so.

    >>> lays_in_row("《新港规划》提出扩大码头", 0, 12), lays_in_row("会议提出扩大码头", 0, 8)
    (8, 0)
    """
    found = _in_row().match(text, start, end)
    named = _of_paper().match(text) if found else None
    if found is None or named is None or _OPINION.search(text, found.end(), end):
        return 0
    if named["who"] is not None and not bodies_in(named["who"], 0, len(named["who"])):
        return 0  # "专家解读《规划》提出": it is not the paper that speaks
    # "《规划》发布后，代表提出": it is no longer the paper that speaks
    return 0 if _others().search(text, named.end(), found.start()) else found.end()


@cache
def _out() -> re.Pattern[str]:
    return re.compile(rf"[^《》]*(?:{any_of(listed('bodies', 'issue'))})了?《[^》]+》(?:（[^（）]*）)?$")


def puts_out(text: str, start: int, end: int) -> bool:
    """Return whether a clause says that a paper was put out; what follows is then what the paper is for.

    >>> puts_out("市政府印发《新港规划》", 0, 11), puts_out("市政府印发通知", 0, 7)
    (True, False)
    """
    found = _out().fullmatch(text, start, end)
    titles = find_titles(text[start:end]) if found else ()
    return any(True for _ in titles)


def opens_paper(text: str) -> bool:
    """Return whether a sentence says that what follows is laid down by the text itself: "现提出如下意见".

    >>> opens_paper("结合我市实际，现提出如下意见。"), opens_paper("会议提出了意见。")
    (True, False)
    >>> opens_paper("《新港意见》明确，全市要完成这些任务："), opens_paper("《新港意见》明确了这些任务，意义重大。")
    (True, False)
    """
    return _lays().search(text) is not None


def opens_list(text: str, start: int, end: int) -> bool:
    """Return whether a clause opens what is to be done: "主要任务是".

    >>> opens_list("主要任务是", 0, 5), opens_list("建设新港", 0, 4)
    (True, False)
    """
    return _opening()[0].fullmatch(text, start, end) is not None


def past_opening(text: str, start: int, end: int) -> int:
    """Return where what is to be done begins behind "主要目标为", or ``start``.

    >>> past_opening("主要目标为建设新港", 0, 9), past_opening("建设新港", 0, 4)
    (5, 0)
    """
    found = _behind().match(text, start, end)
    return found.end() if found else start


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[^，]{{0,10}}?{any_of(listed('papers', 'heads'))}(?:是要|是|为|包括)(?=[^，]{{4,}})")


def names_opening(who: str) -> bool:
    """Return whether the subject of "是" opens what is to be done: "总体要求".

    >>> names_opening("总体要求"), names_opening("新港")
    (True, False)
    """
    return _opening()[1].search(who) is not None


__all__ = [
    "lays_down",
    "lays_in_row",
    "names_opening",
    "opens_list",
    "opens_paper",
    "past_opening",
    "puts_out",
]
