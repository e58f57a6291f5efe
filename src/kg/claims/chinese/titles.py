"""Names of policies in Chinese: what stands in 《》, the title of a text that is one itself, and their short names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, table
from kg.claims.chinese.script import as_listed


@dataclass(frozen=True, slots=True)
class Title:
    """A name of a policy and where it stands; ``short`` is what the text calls it from there on, or empty."""

    start: int
    end: int
    name: str
    short: str = ""


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"{any_of(table()['policies']['ends'])}(?:（[^（）]{{1,16}}）)?$")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"{any_of(table()['policies']['never'])}$")


@cache
def _listed() -> dict[str, str]:
    return dict(table()["policies"]["ends"])


_NAMED = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){3,90}?)》")
_INNER = re.compile(r"〈([^〈〉]{3,60})〉")
_SHORT = re.compile(
    r"(?:》)?\s*[（(](?:以下简称|以下称|下称|下文简称|简称)(?:为)?[《“\"]?(?P<short>[^）)》”\"]{2,20})[》”\"]?[）)]"
)
# "关于印发《…》的通知", "关于印发“十四五”规划的通知": the paper that is sent out
_SENT = re.compile(r"关于(?:印发|转发|公布|发布|下达)(?P<sent>(?!《)[^《》\n]{4,60}?)的(?:通知|公告|函)$")
# "云水省委、省政府印发港口发展行动计划": a headline that names who sends out what
_SENDS = re.compile(
    r"\s*[^《》\n，。：]{2,30}(?:政府|委|厅|局|部|办公室|国务院)(?:联合|共同|近日|正式)?(?:印发|发布|出台)(?P<sent>(?!《|关于)[^《》\n，。：]{4,60})$"
)


def document_type_of(name: str) -> str:
    """Return the document-type concept that the last words of a Chinese name stand for, or "".

    >>> document_type_of("新港建设行动方案"), document_type_of("新港日报")
    ('doc-action-plan', '')
    """
    plain = as_listed(name)
    end = None if _never().search(plain) else _ends().search(plain)
    word = re.sub(r"（.*$", "", end[0]) if end else ""
    return _listed().get(word, "")


# "（国发〔2017〕40号）" behind a name, "国办发〔2018〕123号" in a line of its own: the year of its number
_NUMBER = re.compile(
    rf"》?\s*[（(]?\s*(?P<no>[{HAN}]{{1,12}}[〔\[(（](?P<year>(?:19|20)[0-9]{{2}})[〕\])）]\s*\d{{1,5}}\s*号)"
)


def number_behind(text: str, at: int) -> tuple[str, int, int]:
    """Return the year of the number of a paper that stands at an offset, and where the number stands; ("", 0, 0) if none.

    >>> number_behind("《新港意见》（国发〔2017〕40号）", 5)[0], number_behind("新港", 0)[0]
    ('2017', '')
    """
    match = _NUMBER.match(text, at)
    return (match["year"], *match.span("no")) if match else ("", 0, 0)


def find_titles(text: str) -> Iterator[Title]:
    """Yield the policies that a text names in 《》.

    >>> t = "根据《新港建设总体方案》（以下简称《总体方案》）和《新港日报》，"
    >>> [(x.name, x.short) for x in find_titles(t)]
    [('新港建设总体方案', '总体方案')]
    """
    for match in _NAMED.finditer(text):
        name = match[1].strip()
        named_so = text.endswith(("以下简称", "以下称", "下称", "简称", "简称为"), 0, match.start())
        if document_type_of(name) and not named_so and not _REPORTS.search(name):
            short = _SHORT.match(text, match.end(1))
            yield Title(*match.span(1), name, short["short"] if short else "")
        for inner in _INNER.finditer(text, *match.span(1)):
            if document_type_of(inner[1]):
                yield Title(*inner.span(1), inner[1])


# "广东“十四五”规划": plans of five years are named without 《》.
_FIVE_YEARS = r"“十[一二三四五六七八九]五”(?:[一-鿿]{0,10}?)规划(?:纲要|建议)?(?!期|》|建(?!议))"
_WHOSE_PLAN = 12  # signs of whose plan it is, with what leads to it


# "中国渔业“十五五”规划": whose plan of five years it is
_WHOSE = re.compile(rf"(?<![{HAN}])中国[{HAN}]{{2,6}}$|(?<=[在按据照合从])中国[{HAN}]{{2,6}}$")


def _whose_plan(text: str, start: int) -> int:
    """Return where the name of a plan of five years begins that tells first whose it is."""
    whose = _WHOSE.search(text, max(0, start - _WHOSE_PLAN), start)
    return whose.start() if whose else start


# "2031年中央一号文件": the first paper of the year
_FIRST_PAPER = r"(?:(?:19|20)\d\d年)?中央(?:一|1)号文件"


@cache
def _unmarked() -> re.Pattern[str]:
    lists = table()["policies"]
    leads, general = any_of(lists["leads"]), any_of(lists["general"])
    strategy = rf"{leads}(?P<strategy>(?!{general})(?:(?!战略|[的和与及等为])[{HAN}]){{2,14}}战略)(?!{any_of(lists['of_strategy'])})"
    named = rf"(?P<named>{any_of(lists['named'])})(?:战略)?"
    return re.compile(f"(?P<plan>{_FIVE_YEARS})|{_FIRST_PAPER}|{named}|{strategy}")


@cache
def _of_area() -> re.Pattern[str]:
    """Return a pattern of what follows a place in the name of a plan: "青石区总体规划"."""
    lists = table()["policies"]
    ends, never = any_of(lists["of_area"]), any_of(table()["zones"]["never"])
    return re.compile(
        rf"(?:(?!{never})[{HAN}]){{0,14}}?{ends}(?![{HAN}]{{0,2}}(?:实施|局|委员会|范围|期|区))"
    )


def find_unmarked(text: str, areas: Iterable[tuple[int, int]] = ()) -> Iterator[Title]:
    """Yield the plans of five years and the strategies that a text names without 《》, with the area before them.

    >>> t = "根据“十五五”规划，深入实施乡村振兴战略，服务国家战略。"
    >>> [x.name for x in find_unmarked(t)]
    ['“十五五”规划', '乡村振兴战略']
    >>> [x.name for x in find_unmarked("在中国渔业“十五五”规划中，会议审议通过“十四五”规划。")]
    ['中国渔业“十五五”规划', '“十四五”规划']
    """
    begins = {end: start for start, end in areas}
    inside = [m.span() for m in _NAMED.finditer(text)]
    for match in _unmarked().finditer(text):
        start, end = match.span("strategy") if match["strategy"] else match.span()
        if any(a < start < b for a, b in inside):
            continue
        start = begins.get(start, _whose_plan(text, start)) if match["plan"] else start
        yield Title(start, end, text[start:end])
    for area_end, start in begins.items():
        plan = _of_area().match(text, area_end)
        if plan and not plan[0].startswith("若干") and not any(a < start < b for a, b in inside):
            # "云水—青石都市圈发展规划" bears the names of both.
            whole = begins.get(start - 1, start) if text[start - 1 : start] in _DASHES else start
            opens, years = _OPENS.search(text, 0, whole), _YEARS.match(text, plan.end())
            first, end = opens.start() if opens else whole, years.end() if years else plan.end()
            yield Title(first, end, text[first:end])


# "制定加快云水市港口发展行动方案（2031—2035年）": the verb is a part of the name.
_DASHES = ("—", "－", "-", "–", "·")
_OPENS = re.compile(r"(?<=制定|印发|出台|发布|关于|编制|落实|实施)(?:加快|推进|促进|推动|支持|深化)$")
_YEARS = re.compile(r"（20\d\d[^（）]{1,12}）")
# "关于印发港口管理两个规定的通知": the notice sends out several papers.
_SEVERAL = re.compile(r"[两三四五六七八九十\d]+[个部](?:规定|办法|文件|条例|方案|规划|意见|细则)$")
# What only tells how things stand is no policy.
_REPORTS = re.compile(r"(?:统计|情况|质量|状况)公报(?:（[^（）]*）)?\s*$")


# "记者从云水省获悉，……印发行动计划": a sentence of the press is no title.
@cache
def _press() -> re.Pattern[str]:
    says, out = any_of(table()["policies"]["press"]), any_of(table()["policies"]["put_out"])
    return re.compile(rf"(?:(?!关于)[^《》\n]){{0,20}}?{says}[^《》\n]{{0,60}}?{out}")


# "云水省《政府工作报告》重点工作分工方案（一）": a paper on another one
_ABOUT = re.compile(
    rf"\s*(?P<name>(?:20\d\d年)?(?:[{HAN}]{{0,12}}[省市县区州部委厅局院办])?(?:关于)?(?:贯彻落实|贯彻|落实|实施)?《[^《》\n]{{2,40}}》(?P<rest>(?![的与和及、])[{HAN}\d“”（）—-]{{2,40}}))\s*"
)


@cache
def _told_of() -> re.Pattern[str]:
    return re.compile(any_of(table()["policies"]["told_of"]))


def _about_another(line: str) -> Title | None:
    """Return the policy whose name holds that of another one; None where the other is only sent out or told of."""
    found = None if _told_of().search(line) or _REPORTS.search(line) else _ABOUT.fullmatch(line)
    if found and document_type_of(found["rest"]):
        return Title(*found.span("name"), found["name"])
    return None


def sent_title(line: str) -> Title | None:
    """Return the policy in 《》 that a title line says to send out.

    >>> sent_title("云水市人民政府办公厅关于印发《新港管理办法》的通知").name, sent_title("云水市学习《新港管理办法》")
    ('新港管理办法', None)
    """
    sends = _SENT_NAMED.search(line)
    return next((t for t in find_titles(line) if t.start == sends.start("of")), None) if sends else None


_SENT_NAMED = re.compile(
    r"关于(?:印发|转发|公布|发布|下达|颁布)《(?P<of>[^\n]*?)》的(?:通知|公告|函|通告|令)\s*$"
)


# "01云水发展规划" bears the number of a list.
_IN_LIST = re.compile(rf"^0\d\s*(?=[{HAN}])")


def own_title(line: str) -> Title | None:
    """Return the policy that a title line is itself, or that it sends out; None if it is the title of something else.

    >>> own_title("新港管理条例").name, own_title("云水市人民政府关于印发“十五五”新港规划的通知").name
    ('新港管理条例', '“十五五”新港规划')
    >>> own_title("云水市人民政府发布《新港管理条例》") is None
    True
    """
    if _REPORTS.search(line) or _press().match(line) or "《" in line:
        return _about_another(line)
    if line.strip().endswith("行动") and re.search(any_of(table()["policies"]["starts"]), line):
        return None
    sent, sends = _SENT.search(line), _SENDS.match(line)
    if sent and not _SEVERAL.search(sent["sent"]):
        return Title(*sent.span("sent"), sent["sent"]) if document_type_of(sent["sent"]) else None
    if not sent and sends and document_type_of(sends["sent"]):
        return Title(*sends.span("sent"), sends["sent"])
    plain = _IN_LIST.sub("", line.strip())
    begins = line.find(plain)
    whole = re.fullmatch(rf"[{HAN}\d（）()“”·、— -]{{5,80}}", plain) is not None
    if whole and document_type_of(plain) and not re.match(r"第[一二三四五六七八九十]+[章节条]", plain):
        return Title(begins, begins + len(plain), plain)
    return None
