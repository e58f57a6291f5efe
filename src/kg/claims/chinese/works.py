"""Works that a Chinese step builds, by their last words."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.known import Area, KnownNames
from kg.claims.chinese.lists import HAN, any_of, listed


@cache
def _before() -> re.Pattern[str]:
    """Return a pattern of what stands before a name: adverbs with their verb, and words of all places."""
    lead = any_of(listed("steps", "leads"))
    verbs = any_of([*listed("facilities", "built"), *listed("facilities", "before")])
    return re.compile(rf"(?:{lead}{{0,4}}{verbs}|{any_of(listed('industries', 'before'))})+")


# "电子商务等四大产业集群"
_AMONG = re.compile(r"[^、，]*等(?:[一二三四五六七八九十两\d]+[大个])?")


def _past(text: str, start: int, end: int) -> int:
    """Return where a name begins behind verbs; the place that opens it is a part of it."""
    start = max(start, text.rfind("的", start, end) + 1)
    if among := _AMONG.match(text, start, end):
        start = among.end()
    # "云水区形成产业集群": who builds is no part of the name.
    if built := _builds().match(text, start, end):
        start = built.end()
    verbs = _before().match(text, start, end)
    return verbs.end() if verbs else start


@cache
def _builds() -> re.Pattern[str]:
    makes, build, builders = (any_of(listed("facilities", key)) for key in ("makes", "build", "builders"))
    return re.compile(
        rf"[{HAN}]{{2,20}}{makes}(?!材|性)|[{HAN}]{{0,8}}?{builders}(?:等)?(?:在[{HAN}]{{2,8}}?)?{build}"
    )


@cache
def _works() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    built = listed("facilities", "built")
    return (
        re.compile(rf"[{HAN}“”（）A-Za-z\d—-]{{2,24}}{any_of(listed('facilities', 'ends'))}$"),
        # "将新港建设成为枢纽": what it is to be stands behind the verb.
        re.compile(
            rf"(?P<of>[将把])[^，]{{1,24}}?{any_of(built)}(?:成为|成|为)?|[{HAN}]{{0,12}}?{any_of(built)}(?:成为)?"
        ),
        re.compile(rf"{any_of(listed('facilities', 'never'))}$"),
    )


@cache
def _named() -> re.Pattern[str]:
    """Return a pattern of what follows the place in the name of a work."""
    ends = any_of(listed("facilities", "named"))
    inner = rf"(?:(?!{any_of(listed('zones', 'never'))})[{HAN}]){{0,6}}?"
    # "云水机场三期扩建工程": what is built at it
    works = r"(?:(?:[一二三四五六]期)?(?:改扩建|扩建|改建|迁建|新建)工程|[一二三四五六]期工程)?"
    # "云水港集团" is a firm, "云水机场建设" is of the airport.
    return re.compile(rf"{inner}{ends}{works}(?!{any_of(listed('facilities', 'of_body'))})")


def find_named_works(text: str, areas: Sequence[Area]) -> Iterator[tuple[int, int]]:
    """Yield where works stand that are named by the place where they lie.

    >>> from kg.claims.chinese.known import Area
    >>> t = "成都天府国际机场和成都港务局"
    >>> [t[a:b] for a, b in find_named_works(t, (Area(0, 2, ()), Area(9, 11, ())))]
    ['成都天府国际机场']
    >>> t = "批复成都东湾机场三期扩建工程"
    >>> [t[a:b] for a, b in find_named_works(t, (Area(2, 4, ()),))]
    ['成都东湾机场三期扩建工程']
    """
    for area in areas:
        rest = _named().match(text, area.end)
        if rest and not any(rest.start() < other.start < rest.end() for other in areas):
            yield area.start, rest.end()


_SHORT = 6  # signs
# "中国（云水）试验区" is one name.
_WHOLE_NAMES = re.compile(r"(?:[^、，和与及以“”《》（）]|（[^（）]*）)+")


@cache
def _going_on() -> re.Pattern[str]:
    leads, goes_on = any_of(listed("steps", "leads")), any_of(listed("facilities", "goes_on"))
    return re.compile(
        rf"{leads}{{0,4}}{goes_on}(?:{goes_on})?(?P<what>[^，]{{3,60}}?){any_of(listed('facilities', 'after'))}{{1,3}}"
    )


# "两座码头" bears no name.
_MANY = re.compile(r"[一二三四五六七八九十百两几\d—–-]+[座个条家所处项]|一批")


# "推进云水高速二期、青石冷鲜城等重点项目": members of such a list are works whatever they end with.
@cache
def _projects() -> re.Pattern[str]:
    kinds, ranks = any_of(listed("facilities", "projects")), any_of(listed("facilities", "ranks"))
    return re.compile(rf"{kinds}?等(?:一批)?{ranks}?{kinds}")


_PHASE = re.compile(r"[一二三四五]期$")
# "物流基地15个左右"
_COUNT_BEHIND = re.compile(r"\d[\d.—–-]*[个座家处条](?:左右|以上)?$")


def find_works(text: str, known: KnownNames | None = None) -> Iterator[tuple[int, int]]:
    """Yield where the works stand that a step builds.

    >>> t = "建设具有影响力的国际航运中心、物流枢纽和海关监管特殊区域"
    >>> [t[a:b] for a, b in find_works(t)]
    ['国际航运中心', '物流枢纽', '海关监管特殊区域']
    >>> t2 = "推动云水区形成世界级产业集群等项目建设"
    >>> [t2[a:b] for a, b in find_works(t2)]
    ['世界级产业集群']
    >>> t = "推进青石机场、云水高铁等项目建设"
    >>> [t[a:b] for a, b in find_works(t)], list(find_works("完善以企业为中心的体系"))
    (['青石机场', '云水高铁'], [])
    >>> t = "推进云水高速二期、产业再造等重点项目"
    >>> [t[a:b] for a, b in find_works(t)]
    ['云水高速二期']
    >>> t = "推进年产40万吨化肥项目、人才培养项目"
    >>> [t[a:b] for a, b in find_works(t)]
    ['年产40万吨化肥项目']
    >>> t = "建设东湾电厂二期、西山电厂二期"
    >>> [t[a:b] for a, b in find_works(t)]
    ['东湾电厂二期', '西山电厂二期']
    """
    _, built, never = _works()
    first, whole = 0, len(text)
    if going := _going_on().fullmatch(text):
        whole = going.end("what")
    elif not (build := built.match(text)):
        return
    elif build["of"] or build[0].endswith("成为"):
        first = build.end()
    projects = going is not None and _projects().search(text, going.end("what")) is not None
    before = (0, 0)
    for piece in _WHOLE_NAMES.finditer(text, first, whole):
        start, end = _past(text, *piece.span()), piece.end()
        if behind := _COUNT_BEHIND.search(text, start, end):
            end = behind.start()
        counted = _MANY.match(text, start, end) is not None
        phase = _PHASE.search(text, start, end) is not None
        # "推进东湾合成氨项目、40万吨化肥项目": the last word stands in each, and behind the last one
        end += 2 * (going is not None and end == whole and text.startswith(_WORKS, end))
        named = (projects and phase) or _is_named(text, start, end, known, listed_=projects)
        # "将新港建设成为先行区": what a zone is to be like
        role = bool(first) and text.endswith(listed("facilities", "roles"), start, end)
        if start < end and named and not (counted or role or never.search(text, start, end)):
            yield _from(text, start, before), end + 2 * (phase and text.startswith("工程", end))
            before = (0, 0)
        else:
            before = (0, 0) if counted else (start, end)


_WORKS = ("项目", "工程")
# "40万吨化肥项目": how much it makes tells it apart
_SIZE = re.compile(r"\d[\d.]*(?:[×xX]\d+)?万?(?:吨|千瓦|千瓦时|平方米|立方米|台|辆|件|公里)")


def _is_named(text: str, start: int, end: int, known: KnownNames | None, *, listed_: bool) -> bool:
    """Return whether a name is that of a work by its last word, or by the place with which it opens in a list of works."""
    last = end - 2 * (_PHASE.search(text, start, end) is not None)
    return (
        _works()[0].fullmatch(text, start, last) is not None
        or (listed_ and _opens_with_area(text, start, end, known))
        or _is_project(text, start, end, known)
    )


def _is_project(text: str, start: int, end: int, known: KnownNames | None) -> bool:
    """Return whether a name that ends in "项目" or "工程" tells by a place or by a size which one it is."""
    if not text.endswith(_WORKS, start, end):
        return False
    return _SIZE.search(text, start, end) is not None or _opens_with_area(text, start, end - 2, known)


def _opens_with_area(text: str, start: int, end: int, known: KnownNames | None) -> bool:
    """Return whether a name opens with that of a known area and goes on."""
    area = known.at(text, start) if known else ""
    # "云水人才培养": what is done there is no work.
    return 0 < len(area) < end - start - 1 and not text.endswith(listed("facilities", "deeds"), start, end)


@cache
def _own_ends() -> re.Pattern[str]:
    """Return a pattern of last words by which a part before "和" is a work of its own: "码头和航运中心"."""
    return re.compile(rf"{any_of([*listed('facilities', 'ends'), '码头', '学校', '医院', '路', '桥'])}$")


def _from(text: str, start: int, before: tuple[int, int]) -> int:
    """Return where a name begins whose last part starts there: behind a mark of quotation, or behind "和"."""
    quoted = text.rfind("“", max(0, before[0] - 1), start) if start and text[start - 1] == "”" else -1
    if quoted >= 0:
        return quoted
    # "国家文化和旅游示范区" is one, since "国家文化" is none.
    short = 0 < before[1] - before[0] <= _SHORT and text[before[1] - 1] not in "链业"
    short = short and not _own_ends().search(text, *before)
    return before[0] if short and text[before[1] : start] in ("和", "与") else start
