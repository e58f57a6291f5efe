"""Clauses and sentences that tell of what was done, and of what came of it, beside what is to be done."""

from kg import lazy_re as re
from kg.claims.chinese.papers import puts_out

# "加快建设新港": what is to be done, whatever was before
_GOES_ON = re.compile(r"加快|全面|进一步|积极|大力|着力|要求|同意|力争|下一步|今后")
# "激发了活力": what was done; not "对承担了项目的企业", "明确了任务", "瞭望"
_DONE = re.compile(
    r"(?!对|支持|鼓励|给予|随着|为此|在)[^，的《》“”]{2,40}?(?:(?<=成为)|(?<![未为除到]))(?<!明确)(?<!提出)(?<!部署)(?<!制定)(?<!制订)(?<!通过)(?<!批复)(?<!进入)(?<!印发)"
    r"了(?![解结断望])(?!不起)(?![^，]*的)"
)


def was_done(text: str, start: int, end: int) -> bool:
    """Return whether a clause tells of something that was done, by the mark of its verb.

    >>> [was_done(t, 0, len(t)) for t in ("改革激发了市场活力", "对承担了项目的企业给予奖励", "完善了解机制")]
    [True, False, False]
    """
    return _DONE.match(text, start, end) is not None and not puts_out(text, start, end)


def goes_on(text: str, start: int, end: int) -> bool:
    """Return whether a clause opens with what is to be done, whatever the clauses before it tell: "加快建设新港"."""
    return _GOES_ON.match(text, start, end) is not None


# "15年来，新港建成码头", "近年来，…": what was done, unless a clause tells what is still to be
_YEARS_SINCE = re.compile(
    r"[^，。]{0,10}年来，(?![^。]*?(?:^|[，；]|(?<=年来，))(?:下一步|今后|未来|接下来|因此|为了?(?!此)|鼓励|引导|[^，。；]{0,12}(?:(?<![重主需首纲])要(?![求素点件闻塞领])|应当|必须|(?<!即)将(?!近))))"
)


# "它将发挥作用", "此举将推动发展": what comes of something
_COMES = re.compile(
    r"(?:它|这|此举|此项[^，将]{2,6}|这[一些项][^，将]{0,8})将(?:进一步|有力|有效|大大|极大|更好|全面|继续|充分|也|会)*(?:推动|推进|促进|带动|发挥|有[助利]于|成为|为|提升|提高|增强|助力|形成|加速|改善|释放|激发|拉动)"
)


def tells_history(text: str) -> bool:
    """Return whether a sentence tells only of years that passed, or of what something will bring about.

    >>> [tells_history(t) for t in ("近年来，云水建成码头。", "此举将推动发展。", "此举将设立基金。")]
    [True, True, False]
    """
    return _COMES.match(text) is not None or _YEARS_SINCE.match(text) is not None


__all__ = ["goes_on", "tells_history", "was_done"]
