"""Steps in Chinese: clauses that open with a verb of doing, alone, behind a body and "应当", or behind what they take up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.chinese.clauses import clauses
from kg.claims.chinese.history import goes_on, tells_history, was_done
from kg.claims.chinese.idle_clauses import is_idle, serves
from kg.claims.chinese.issuing import bodies_in
from kg.claims.chinese.lists import HAN, any_of, listed
from kg.claims.chinese.papers import (
    lays_in_row,
    names_opening,
    opens_list,
    opens_paper,
    past_opening,
    puts_out,
)

_FEWEST = 4  # signs of a step
_NEAR = 44  # signs before a verb in which its subject may stand


@dataclass(frozen=True, slots=True)
class Step:
    """Where a step stands in its sentence, and where who takes it does; an empty span if that is not told."""

    start: int
    end: int
    actor: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled patterns of steps."""

    opens: re.Pattern[str]
    takes: re.Pattern[str]
    modal: re.Pattern[str]
    says: re.Pattern[str]
    never: re.Pattern[str]
    actor: re.Pattern[str]
    states: re.Pattern[str]
    done: re.Pattern[str]
    heading: re.Pattern[str]
    executes: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    verbs, leads = any_of(listed("steps", "verbs")), any_of(listed("steps", "leads"))
    # "管理委员会", "支持的政策": what looks like a verb is a part of a name, or qualifies one.
    noun = r"(?!面积|债券|长[点极性]|的|了(?!解)|区面积|总值|(?<!推动)(?<!促进)(?<!引导)(?<!集聚)要素|性|者|委员会|部门|机构|单位|主体(?!责任)|主管|(?<=建成)区|(?<=规划)(?:控制|总|建设|用地)?面积|范围|日期|业|改革(?:[、，委]|和创新局)|水平|规划[，。、]|时间|应当|必须|应(?=坚持|遵循))"
    # "审批、核准项目"
    does = rf"{leads}{{0,4}}(?:地)?{verbs}(?:、{verbs}(?!、)){{0,3}}{noun}"
    taken = any_of(listed("steps", "taken"))
    by = r"(?:对(?!于)|面向|就|把|将|与|向|从|以(?![^，]*(?:为|带动))|按照|依照|根据|结合|通过|由|在(?!线|于)|依法|为|给|同|针对|利用|会同)"
    takes = rf"{leads}{{0,4}}{by}[^，。；]{{1,60}}?(?:{does}|{taken}|取得[^，]{{0,6}}突破|行使|免于)"
    return _Patterns(
        re.compile(rf"{does}(?=[{HAN}\d“《（])"),
        re.compile(takes),
        re.compile(
            rf"(?P<who>[^，。；：]{{0,80}}?)(?P<modal>(?<![需主重首必纲概摘供对适反响效相模虚即]){any_of(listed('steps', 'modals'))})(?=(?:在[^，]{{2,12}}[内下上]){{0,1}}(?:{does}|{leads}{{0,4}}{by}))"
        ),
        re.compile(
            rf"[^，]*{any_of(listed('steps', 'says'))}$|(?:根据|按照)[^，]{{0,16}}(?:规划|方案|计划|意见|要求|部署|条例|办法)$"
        ),
        re.compile(any_of(listed("steps", "never"))),
        re.compile(
            rf"{any_of(listed('steps', 'actors'))}(?:等)?(?:部门|单位)?(?:及其(?:有关部门|工作机构|常务委员会)|(?:以及|和|及)(?:其他)?(?:有关|相关)部门)?"
        ),
        re.compile(any_of(listed("steps", "told"))),
        re.compile(any_of(listed("steps", "done"))),
        re.compile(rf"(?!加强|强化|深化|推进)[{HAN}]{{2,6}}(?<={any_of(listed('steps', 'headings'))})"),
        re.compile(rf"{any_of(listed('steps', 'executes'))}[^，]*{any_of(listed('steps', 'carried_out'))}"),
        re.compile(
            rf"{leads}{{0,4}}{any_of(listed('steps', 'counted'))}(?=[^，]*(?:\d+(?:[-—–~～至]\d+)?[余多]?{any_of(listed('steps', 'counts'))}|一批))"
        ),
    )


# "为了推动发展": what a text is for is a step of it.
_FOR = re.compile(r"为了?(?!此)(?=[^，]{3,})")
# "以监管为保障" only says what serves as what.
_TO = re.compile("以(?![^，]*为)")
_AND = re.compile(
    r"(?:下一步|今后|接下来|并且|并|同时|另外|此外|而且|以及|或者|继续|其中|即(?=[将把][^，]{1,20}(?:建设|打造)成))(?=.)"
)
# "在职责范围内做好保障": where somebody does it stands before the step.
_WHERE = re.compile(r"在[^，]{2,12}(?:范围内|前提下|基础上|指导下|领导下|框架下)")
# "到2030年": what is to be so by then is an aim.
_BY_THEN = re.compile(r"\s*(?:力争|计划|预计|争取)?(?:展望|到|至)[^，。]{2,9}(?:年|中叶|末|时)")
# "要按照有关精神，建设新港": what follows is to be done.
_BINDS = re.compile(r"(?:必须|应当|应|须|要)(?=按照|根据|围绕|坚持|遵循|立足|依照)")
# "按照政府引导、市场运作，合理布局的原则": a frame of several clauses
_BY_RULE = re.compile(r"(?:按照|遵循|秉持)[^。；]{2,70}?的(?:原则|思路|理念|方针|路径)(?=[，。；]|$)")
_OWN_PAPER = re.compile(
    r"(?:特|特此)?(?:制定|制订|编制|印发|出台)本(?:专项)?(?:条例|办法|规定|法|决定|意见|方案|计划|规划|纲要|措施|细则|要点)(?=[，。；]|$)|现将|现印发"
)
_MEANS = re.compile(r"以[^，]*(?:方式|形式|手段|途径)$")
_BY_BODY = re.compile(
    r"[^，]{2,30}由[^，]{2,30}(?:另行|统一|共同)?(?:制定|承担|组织|负责|实施|批准|审批|决定|管理)$"
)
# "完善了制度", "推动产值增长10%": what came of a paper
_COMES_OF = re.compile(r"了(?!解)|(?:增长|提高|下降)[^，]{0,4}\d|新增[^，]{0,6}\d")
_SO_THAT = re.compile(
    r"使(?!用|命)|从而|以便|让|建设[^，]{2,30}?有(?:利|助)于|[^，]{2,30}?有(?:利|助)于(?![^，]*的)"
)
_NOBODY = (0, 0)
_MUST = frozenset({"应当", "必须", "须", "应"})


def find_steps(text: str, *, planned: bool) -> Iterator[Step]:
    """Yield the steps of a sentence; ``planned`` says that it stands in a plan or a law, where a bare clause is one.

    >>> t = "市人民政府应当加强对新港的领导，建立协调机制。"
    >>> [(t[s.start : s.end], t[slice(*s.actor)]) for s in find_steps(t, planned=True)]
    [('加强对新港的领导', '市人民政府'), ('建立协调机制', '市人民政府')]
    >>> t = "新港是全国最大的港口，推动了贸易发展。"
    >>> list(find_steps(t, planned=True))
    []
    """
    parts = list(clauses(text))
    if not parts or _tells(text, parts):
        yield from _counted(text, parts) if planned else ()
        return
    # A sentence that opens with its verb tells what is to be done; one that has a subject may tell what was.
    opening = next(((a, b) for a, b in parts if not _is_lead(text, a, b)), None)
    planned = planned or (opening is not None and _opens_bare(text, *opening))
    actor, told, idle, framed, past = _NOBODY, False, -1, 0, False
    for n, (first, stop) in enumerate(parts):
        start = first
        if (frame := _BY_RULE.match(text, start)) and not _holds_step(text, parts, frame):
            framed = frame.end()
        if start < framed:
            continue
        if _OWN_PAPER.match(text, start, stop):
            return  # what follows says what the paper itself is for
        if _SO_THAT.match(text, start, stop) or (n and _BY_THEN.match(text, start, stop)):  # what comes of it
            yield from _counted(text, parts[n:]) if planned or told else ()
            return
        if _says(text, start, stop):
            told = True
            continue
        start, told = _laid_down(text, parts, n, start, told)
        if was_done(text, start, stop):
            past = True
            continue
        framed_by = _framed(text, start, stop)
        actor = framed_by or actor
        step = None if framed_by else _step(text, start, stop)
        if step is None:
            idle, told = start, told or _BINDS.match(text, start, stop) is not None
            continue
        begin, who, modal = step
        past = past and not (modal or goes_on(text, start, stop))
        if modal in _MUST and begin == start and who == _NOBODY and idle >= 0:
            begin = idle  # "维修后的器械，应当复运出境"
        actor, told, idle = actor if who == _NOBODY else who, told or bool(modal), -1
        end = parts[n + 1][1] if n + 1 < len(parts) and _MEANS.search(text, begin, stop) else stop
        if (planned and not past) or told:
            yield from (Step(a, _without_short_name(text, a, b), actor) for a, b in _row(text, begin, end))


def _laid_down(text: str, parts: list[tuple[int, int]], n: int, start: int, told: bool) -> tuple[int, bool]:
    """Return where a clause goes on behind "《规划》提出" and the like, and whether a paper lays it down.

    So does a paper that the clause before puts out, unless this one tells what came of it.
    """
    stop = parts[n][1]
    if said := lays_in_row(text, start, stop):
        start, told = said, True
    if n and not told and puts_out(text, *parts[n - 1]):
        told = not _COMES_OF.search(text, start, stop)
    return _past_opening(text, start, stop, told)


def _holds_step(text: str, parts: list[tuple[int, int]], frame: re.Match[str]) -> bool:
    """Return whether a clause inside a frame, but the first, is a step with an object of its own: "建设新港"."""
    inner = [(a, b) for a, b in parts if frame.start() < a < frame.end()]
    return any(
        _patterns().opens.match(text, a, b)
        and not text.endswith(("布局", "发展", "推进", "引领", "驱动", "统筹"), a, b)
        for a, b in inner[:-1]
    )


def _tells(text: str, parts: list[tuple[int, int]]) -> bool:
    """Return whether a sentence tells what is or was, asks, or lays down what is to be so by a year."""
    # What is told behind "到2030年" is what is to be.
    until = next((a for a, b in parts[1:] if _BY_THEN.match(text, a, b)), len(text))
    states = _patterns().states.search(text, 0, until) is not None
    return (
        states
        or tells_history(text)
        or _BY_THEN.match(text) is not None
        or text.rstrip().endswith(("？", "?"))
        or _is_described(text[slice(*parts[0])])
    )


def _counted(text: str, parts: list[tuple[int, int]]) -> Iterator[Step]:
    """Yield what a sentence counts of what is to be done by a year: "到2030年，打造10个产业园"."""
    if parts and _BY_THEN.match(text, parts[0][0]):
        yield from (Step(a, b) for a, b in parts[1:] if _patterns().counted.match(text, a, b))


def _past_opening(text: str, start: int, end: int, told: bool) -> tuple[int, bool]:
    """Return where what is to be done begins behind "主要目标为", and that it is told so."""
    begin = past_opening(text, start, end)
    return (begin, True) if begin > start and _patterns().opens.match(text, begin, end) else (start, told)


def _opens_own(text: str, start: int, end: int) -> bool:
    """Return whether a member of a row opens with a verb that is no noun as often: "改革经验的推广" is none."""
    noun = text.startswith(listed("steps", "nouns"), start, end)
    return not noun and _patterns().opens.match(text, start, end) is not None


def _row(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of steps in a row, each of which opens with its verb: "完善功能、打造平台"."""
    at, parts = start, []
    for piece in text[start:end].split("、"):
        parts.append((at, at + len(piece)))
        at += len(piece) + 1
    # "负责港口的开发、建设和管理工作" is one.
    alone = (
        len(parts) == 1
        or text.startswith("负责", start)
        or "（" in text[start:end]
        or "《" in text[start:end]
    )
    # "打造具有特色、彰显优势的示范": two qualities of one thing
    alone = alone or any(_QUALITY.search(text, a, b) and "的" in text[b:end] for a, b in parts[:-1])
    row = not alone and all(b - a >= _FEWEST and _opens_own(text, a, b) for a, b in parts)
    yield from ((a, b) for a, b in (parts if row else [(start, end)]) if b - a >= _FEWEST)


_QUALITY = re.compile(r"(?:具有|兼具|富有|体现)[^的]*$")

# "制定法规（以下称港口法规）"
_NAMED_SO = re.compile(r"（以下(?:简?称|统称)[^（）]*）$")


def _without_short_name(text: str, start: int, end: int) -> int:
    """Return where a step ends before the short name that the text gives to what it names last."""
    named = _NAMED_SO.search(text, start, end)
    return named.start() if named else end


def _says(text: str, start: int, end: int) -> bool:
    """Return whether a clause only says who lays down what follows; "落实有关要求" is a step."""
    says = _patterns().says.fullmatch(text, start, end) is not None or opens_list(text, start, end)
    return says and not _patterns().opens.match(text, start, end)


# "此外，建设新港": what joins a sentence to the one before it
_JOINS = re.compile(
    r"依托[^，]*|此外|同时|另外|下一步|接下来|今后|未来|今年|明年|为此|首先|其次|最后|一是|二是|三是|(?:20\d\d年)"
)
_LABEL = 20  # signs


def _is_lead(text: str, start: int, end: int) -> bool:
    """Return whether a clause only joins the sentence to others, or names in front of a colon what it is about."""
    label = (
        end - start <= _LABEL and text.startswith("：", end) and not _patterns().opens.match(text, start, end)
    )
    return label or _JOINS.fullmatch(text, start, end) is not None


# "建设码头的工人很多" tells how something is.
_SO = re.compile(r"的[^，]{1,16}(?:很|较|较为|十分|非常|相当|越来越|仍然?|还)[^，]{1,3}$")


def _opens_bare(text: str, start: int, end: int) -> bool:
    """Return whether a clause opens with a verb of a step that is not over."""
    opens = None if _SO.search(text, start, end) else _patterns().opens.match(text, start, end)
    return opens is not None and not _OVER.search(text, start, min(end, opens.end() + _SHORT))


# "X是Y": what something is; of a body it is its duty.
_IS = re.compile(r"(?P<who>[^，。]{2,40}?)(?<![但还就于凡若特别尤其即而只或都也正又可总不])是(?!否)")


def _is_described(clause: str) -> bool:
    """Return whether a clause tells what something is that is no body."""
    found = _IS.match(clause)
    if not found:
        return False
    who = found["who"].strip()
    return not (names_opening(who) or _may_act(who))


def _step(text: str, start: int, end: int) -> tuple[int, tuple[int, int], str] | None:
    """Return where the step of a clause begins, where who takes it stands and by which modal, or None if it states none."""
    known = _patterns()
    if lead := _AND.match(text, start, end):
        start = lead.end()
    # "同类政策重复的": on what condition something is done
    if text.endswith("的", start, end) or serves(text, start, end):
        return None
    purpose = _FOR.match(text, start, end) or _TO.match(text, start, end)
    if purpose and known.opens.match(text, purpose.end(), end):
        start = purpose.end()
    never = known.never.match(text, start, end) and not known.executes.match(text, start, end)
    idle = never or is_idle(text, start, end) or opens_paper(text[start:end])
    if idle or known.done.search(text, start, end) or known.heading.fullmatch(text, start, end):
        return None
    if does := known.opens.match(text, start, end):
        return None if _OVER.search(text, start, min(end, does.end() + _SHORT - 2)) else (start, _NOBODY, "")
    modal = known.modal.match(text, start, end)
    if modal and not known.never.match(text, modal.end(), end):
        return _bidden(text, modal, start, end)
    if known.takes.match(text, start, end) or _BY_BODY.match(text, start, end):
        return start, _NOBODY, ""
    return _acting(text, start, end)


# "工作组（以下简称领导小组）负责"
_CALLED = re.compile(r"（[^（）]*）$")


def _bidden(text: str, modal: re.Match[str], start: int, end: int) -> tuple[int, tuple[int, int], str] | None:
    """Return the step behind "应当" and the like; without its subject if that is a body, which is named beside it."""
    known = _patterns()
    who = _CALLED.sub("", modal["who"].strip())
    if serves(text, modal.end(), end):
        return None
    if not _may_act(who):
        foretold = modal["modal"] == "将" and who.endswith(listed("steps", "foretold"))
        # "今年将基本完成", "云水将按照…的原则" lack what is done.
        aims = known.opens.match(text, modal.end(), end) or known.takes.match(text, modal.end(), end)
        return (
            None
            if foretold or not aims or is_idle(text, modal.end(), end)
            else (start, _NOBODY, modal["modal"])
        )
    at = modal.end()
    if where := _WHERE.match(text, at, end):
        at = where.end()
    does = known.opens.match(text, at, end) or known.takes.match(text, at, end)
    if not does:
        return None
    # "负责具体工作" is a step as it stands, "负责统筹工作" is to lead it.
    actor = text.find(who, start) if who else 0
    begin = at if who or modal["modal"] not in _MUST else start
    return begin, (actor, actor + len(who)) if who else _NOBODY, modal["modal"]


def _may_act(who: str) -> bool:
    """Return whether a subject is, or ends with, somebody who acts; an unsaid one is."""
    acts = any(m.end() == len(who) for m in _patterns().actor.finditer(who))
    return not who or acts or bool(bodies_in(who, 0, len(who)))


# "示范区建设工作": what is done to a zone, not by it
_OF_ZONE = re.compile(r"建设|开发|发展|管理|创新|改革|规划|服务|监管|保护|治理|升级|转型")


# "组织编制了规划"
_OVER = re.compile(r"(?:(?<=成为)|(?<![未为除]))了(?![解结断])(?!不起)")
_SHORT = 6


def _framed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a body stands of which a clause only says in what frame it acts: "管委会根据实际需要"."""
    for body in _patterns().actor.finditer(text, start, min(end, start + _NEAR)):
        whole = body.start() == start or bool(bodies_in(text, start, body.end()))
        if whole and is_idle(text, body.end(), end):
            return start, body.end()
    return None


def _acting(text: str, start: int, end: int) -> tuple[int, tuple[int, int], str] | None:
    """Return the step of a clause that names a body before its verb: "国家支持新港建设"."""
    known = _patterns()
    for body in known.actor.finditer(text, start, min(end, start + _NEAR)):
        at = body.end()
        if "《" in text[start:at]:
            return None
        if body[0].endswith(("区", "港")) and _OF_ZONE.match(text, at, end):
            continue
        does = known.opens.match(text, at, end) or known.takes.match(text, at, end)
        over = _OVER.search(text, at, min(end, does.end() + _SHORT)) if does else None
        if does and not over and text.startswith("由", at):
            return start, _NOBODY, ""  # "管委会由两市组建": it is what is set up
        if does and not (over or known.never.match(text, at, end) or text.startswith("《", does.end())):
            return at, (start, at), ""
    return None


__all__ = ["Step", "find_steps"]
