"""Who issues a policy and when, in Chinese: before "印发《…》", in a note of its passing, at the head and below the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.claims.values.dates import iso_date

_DAY = r"(?P<y>[0-9]{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"
# "2031年1月，国家正式批准实施《新港规划》": nobody is named, but the day is
_APPROVED = re.compile(
    r"(?P<y>[0-9]{4})年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?，?(?:国家|中央)(?:正式)?(?:批准|批复|印发|发布|出台)(?:实施|印发)?了?《(?P<of>[^《》]+)》"
)
_ON = re.compile(r"(?P<y>[0-9]{4})年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?，?$")
# "2031年11月，…后，12月5日，甲部印发《…》": the year stands before, with a month of its own; of "同年" in the sentence before.
_LATER = re.compile(r"(?:^|[，。；后])(?P<same>同年)?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?，?$")
_MONTH = re.compile(r"(?<![\d到至自从])(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?!前|底前|以前|之前|起)")
# "2030年初，云水港开工。": when what the sentence tells was
_TOLD_IN = re.compile(
    r"(?:^|[，。；])(?:早在)?(?P<y>(?:19|20)\d\d)年(?:初|底|末|春|夏|秋|冬|\d{1,2}月(?:\d{1,2}日|底|初)?)，"
)
# "2014年9月底前" is a deadline.
_ON_FIRST = re.compile(
    r"(?P<y>[0-9]{4})年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|初|上旬|中旬|下旬|底|末|份)?(?!前|起|至|以[前后来内]|之[前后]|内[，、完]|[底初末](?:[前之以]|$)|[上中下]旬)"
)
_AND_BODY = re.compile(rf"(?<=[部局委厅院府会署办])及(?=[{HAN}]{{1,12}}[部局委厅院府会署办])")
_SIGNED = re.compile(rf"\s*{_DAY}\s*$")


def _iso(match: re.Match[str], year: str = "") -> str:
    """Return the day, or the month if no day is told, in ISO 8601; empty if there is no such day."""
    return iso_date(int(year or match["y"]), int(match["m"]), int(match["d"]) if match["d"] else None)


def year_of(text: str) -> str:
    """Return the year in which a sentence says that what it tells was; nothing if it names none or several.

    >>> year_of("2030年初，云水港开工。"), year_of("到2035年建成新港。"), year_of("今年初，开工。")
    ('2030', '', '')
    """
    found = {m["y"] for m in _TOLD_IN.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def _year_before(text: str, month: int) -> str:
    """Return the year of the last month that a text tells, unless the month asked for comes before it in the year."""
    told = [(m["y"], int(m["m"])) for m in _MONTH.finditer(text)]
    return told[-1][0] if told and told[-1][1] <= month and "次年" not in text else ""


@dataclass(frozen=True, slots=True)
class Issue:
    """Bodies with where each stands, the day or month (ISO, or empty) with where it stands, and the policy in 《》 meant, or empty.

    ``same_year`` says that the year of the day is told by the sentence before.
    """

    bodies: tuple[tuple[int, int], ...]
    day: str = ""
    at: tuple[int, int] = (0, 0)
    of: str = ""
    same_year: bool = False


@cache
def _issues() -> re.Pattern[str]:
    verbs = any_of(listed("bodies", "issue"))
    return re.compile(
        rf"(?:^|[，。；：\s]|电\s*)(?P<who>[{HAN}\d、（） ]{{2,60}}?)(?:近日|日前|正式|联合|共同|专门|先后|随后|陆续|率先|再次|最新|还|又|曾|已经?|今[日天]|(?:官方)?(?:官网|网站)|在[^，《]{{2,10}}(?:官网|网站|公众号)(?:上)?|于[^，日于]{{2,12}}日|\d{{1,2}}月\d{{1,2}}日){{0,6}}(?:{verbs})(?:了|的)?(?:关于)?(?:印发|转发)?(?P<made>[{HAN}、 ]{{0,30}})《(?P<of>[^《》]+)》"
    )


@cache
def _issued_by() -> re.Pattern[str]:
    verbs = any_of(listed("bodies", "issue"))
    return re.compile(
        rf"《(?P<of>[^《》]+)》(?:（[^（）]*）)?(?:已|近日|日前|正式)*由(?P<who>[{HAN}、]{{2,40}}?)(?:正式|联合|共同|印发并)*(?:{verbs})"
    )


@cache
def _passed() -> re.Pattern[str]:
    verbs = any_of([*listed("bodies", "passed"), "修订", "修正"])
    return re.compile(
        rf"{_DAY}\s*(?P<who>[{HAN}]{{4,40}}?(?:常务委员会|代表大会(?!常务)|人民政府|国务院|委员会))(?:第[^\s《]{{1,12}}?次(?:常务|全体)?会议)?(?:公告|令)?(?:第?[^\s《]{{1,14}}号)?\s*(?:《(?P<by>(?:[^《》]|《[^《》]*》)+)》)?\s*(?P<how>{verbs})"
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}（）]{{0,30}}{any_of(listed('bodies', 'ends'))}$")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(any_of(listed("bodies", "joined")))


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"{any_of(listed('bodies', 'never'))}$")


@cache
def _deeds() -> re.Pattern[str]:
    """Return the pattern of what no name of a body holds: "市政府根据国务院" are two, and what one does with the other."""
    return re.compile(any_of(listed("bodies", "never_inside")))


_WITH_OTHERS = re.compile(
    r"(?:联合|会同)(?!会|体|国)|(?:等[\d一二三四五六七八九十]*个?|[\d二三四五六七八九十]+个?)(?:部门|单位|部委|委局)?(?:[和及](?:部门|单位))?$|等$"
)


def bodies_in(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return where the bodies of a list stand; nothing if one of its members is no body.

    >>> t = "中共中央、国务院"
    >>> [t[a:b] for a, b in bodies_in(t, 0, len(t))], bodies_in("东部、国务院", 0, 6)
    (['中共中央', '国务院'], ())
    """
    found: list[tuple[int, int]] = []
    said = _joined().sub(lambda m: m[0].replace("和", "＋"), text[start:end])
    # "甲局会同乙厅、丙厅等三部门"
    said = _AND_BODY.sub("、", _WITH_OTHERS.sub(lambda m: "、" * len(m[0]), said))
    # "省委省政府" are two.
    for part in re.finditer(
        r"(?:[省市区县州]委)(?=[省市区县州]政府)|中共中央(?=国务院)|[^、\s和与]+(?:和[^、\s]*?委员会)?", said
    ):
        a, b = start + part.start(), start + part.end()
        if not _body().fullmatch(text, a, b) or _never().search(text, a, b) or _deeds().search(text, a, b):
            return ()
        found.append((a, b))
    return tuple(found)


@cache
def _whose() -> re.Pattern[str]:
    """Return the pattern of a body of the whole country right before what it issued: "在国务院《…》中"."""
    body = any_of(listed("bodies", "national"))
    return re.compile(rf"(?P<who>{body}(?:(?:、|和){body})*)的?《(?P<of>[^《》]+)》")


def _where(day: re.Match[str]) -> tuple[int, int]:
    """Return where a day or month stands, without the sign behind it."""
    start = day.start("y") if "y" in day.re.groupindex else day.start("m")
    return start, day.end() - day[0].endswith("，")


def find_issues(text: str, year: str = "") -> Iterator[Issue]:
    """Yield who is said to issue what in 《》; ``year`` is the one in which what the sentence before tells was.

    >>> t = "云水市人民政府印发了《新港管理办法》。"
    >>> [([t[a:b] for a, b in i.bodies], i.of) for i in find_issues(t)]
    [(['云水市人民政府'], '新港管理办法')]
    >>> t = "《新港管理办法》已由云水市人民政府正式印发。"
    >>> [([t[a:b] for a, b in i.bodies], i.of) for i in find_issues(t)]
    [(['云水市人民政府'], '新港管理办法')]
    >>> t = "2031年9月上海市人民政府印发《新港管理办法》；2031年9月底前各省财政厅印发《青石方案》。"
    >>> [([t[a:b] for a, b in i.bodies], i.day) for i in find_issues(t)]
    [(['上海市人民政府'], '2031-09')]
    >>> t = "2031年9月国务院、港口部和渔业部三部委联合下发了《新港管理办法》。"
    >>> [([t[a:b] for a, b in i.bodies], i.day) for i in find_issues(t)]
    [(['国务院', '港口部', '渔业部'], '2031-09')]
    >>> t = "2031年11月新港开工后，12月5日，港口部会同渔业部专门印发的《新港管理办法》提出"
    >>> [([t[a:b] for a, b in i.bodies], i.day) for i in find_issues(t)]
    [(['港口部', '渔业部'], '2031-12-05')]
    >>> t = "同年2月，港口部印发《新港管理办法》，落实国务院《青石方案》。"
    >>> [([t[a:b] for a, b in i.bodies], i.day, i.of) for i in find_issues(t, "2030")]
    [(['港口部'], '2030-02', '新港管理办法'), (['国务院'], '', '青石方案')]
    """
    for match in _issues().finditer(text):
        # "2013年3月2日，国务院批复《…》", "2014年9月甲部、乙局下发《…》"
        glued = _ON_FIRST.match(text, *match.span("who"))
        who = (glued.end() if glued else match.start("who"), match.end("who"))
        bodies = match["made"].strip() and bodies_in(text, *match.span("made"))
        bodies = bodies or bodies_in(text, *who)
        if bodies:
            day = glued or _ON.search(text, 0, match.start("who"))
            # The day on which a paper of others is forwarded is not that of its issue.
            forwarded = match["made"].strip() and "转发" in text[match.end("who") : match.start("made")]
            later = None if day else _LATER.search(text, 0, match.start("who"))
            told = later and (year if later["same"] else _year_before(text[: later.start()], int(later["m"])))
            day = None if forwarded else day or (later if told else None)
            on = _iso(day, told or "") if day else ""
            same = day is later and later is not None and later["same"] is not None
            yield Issue(bodies, on, _where(day) if day else (0, 0), match["of"], same)
    for match in _APPROVED.finditer(text):
        yield Issue(
            (), _iso(match), (match.start("y"), match.end("d" if match["d"] else "m") + 1), match["of"]
        )
    for match in (*_issued_by().finditer(text), *_whose().finditer(text)):
        if bodies := bodies_in(text, *match.span("who")):
            yield Issue(bodies, of=match["of"])


def find_passages(text: str) -> Iterator[Issue]:
    """Yield by whom and when a law was passed, and what changed it, from the note below its title.

    >>> t = "2031年1月9日 云水省第三届人民代表大会常务委员会第四十八次会议通过"
    >>> i = next(find_passages(t))
    >>> [t[a:b] for a, b in i.bodies], i.day
    (['云水省第三届人民代表大会常务委员会'], '2031-01-09')
    """
    for n, match in enumerate(_passed().finditer(text)):
        # What passed it first counts; of later notes only the papers by which it was changed.
        if n == 0 or match["by"]:
            day = (match.start("y"), match.start("who"))
            yield Issue((match.span("who"),), _iso(match), day, match["by"] or "")


# "中共中央、国务院关于支持…的指导意见": those who issue it open its name.
_OPENS = re.compile(rf"(?P<who>[{HAN}\d、 ]{{2,50}}?)(?:关于|印发|转发|发布|公布)")


def issuers_of_title(name: str) -> tuple[tuple[int, int], ...]:
    """Return where the bodies stand that open a name before "关于" or "印发".

    >>> t = "云水省人民政府关于支持新港的意见"
    >>> [t[a:b] for a, b in issuers_of_title(t)]
    ['云水省人民政府']
    """
    match = _OPENS.match(name)
    return bodies_in(name, *match.span("who")) if match else ()


_DAY_ALONE = re.compile(rf"\s*（?\s*{_DAY}\s*）?\s*")


_DOTTED = re.compile(r"\s*(?P<y>(?:19|20)\d\d)[.．-](?P<m>\d{1,2})[.．-](?P<d>\d{1,2})\s*$")


def day_behind(line: str, at: int) -> str:
    """Return the day (ISO) that ends a line behind the number of a paper; empty if none does.

    >>> day_behind("云发改〔2031〕97号  2031.1.20", 13), day_behind("2031.1.20版", 0)
    ('2031-01-20', '')
    """
    found = _DOTTED.match(line, at) or _DAY_ALONE.fullmatch(line, at)
    return _iso(found) if found else ""


@cache
def _field() -> re.Pattern[str]:
    return re.compile(rf"\s*{any_of(listed('bodies', 'fields'))}(?:时间|日期)[：:]\s*{_DAY}\s*[。；]?\s*")


def day_field(line: str) -> str:
    """Return the day (ISO) in a field of the record of a paper: "批复时间：2031年2月2日"; empty if a line is something else.

    >>> day_field("批复时间：2031年2月2日"), day_field("发布时间：2031年2月2日")
    ('2031-02-02', '')
    """
    found = _field().fullmatch(line)
    return _iso(found) if found else ""


_LETTER = re.compile(
    r"现(?:将|印发)|印发给你们|(?:请|望|希|要求|务必)[^。]{0,20}(?:遵照|贯彻|组织)(?:执行|落实|实施)"
)


def closes_letter(line: str) -> bool:
    """Return whether a sentence is that of a letter which sends out a paper.

    >>> closes_letter("现将《新港规划》印发给你们"), closes_letter("近日，市政府印发本规划。")
    (True, False)
    """
    return _LETTER.search(line) is not None


def day_alone(line: str) -> str:
    """Return the day (ISO) that alone fills a line, in brackets or not; empty if something else does.

    >>> day_alone("（2031年4月3日）"), day_alone("2031年4月3日，新港开工")
    ('2031-04-03', '')
    """
    found = _DAY_ALONE.fullmatch(line)
    return _iso(found) if found else ""


def signed(line: str, day: str) -> Issue | None:
    """Return who signed a paper and when, from a line with a body and the line below it with a day.

    >>> signed("国务院", "2031年12月12日").day, signed("新港", "2031年12月12日")
    ('2031-12-12', None)
    """
    dated = _SIGNED.fullmatch(day)
    bodies = bodies_in(line, 0, len(line)) if dated else ()
    if not (dated and bodies):
        return None
    return Issue(bodies, _iso(dated))
