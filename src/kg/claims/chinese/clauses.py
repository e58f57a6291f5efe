"""The clauses of a Chinese sentence: what stands between its commas and stops, outside brackets and quotation marks."""

from collections.abc import Iterator

from kg import lazy_re as re

_STOPS = frozenset("，；。！？：,;:!?")
_LONG = 16  # signs
_OPENS = {"（": "）", "(": ")", "《": "》", "“": "”", "〈": "〉", "「": "」"}
# "（一）", "一、", "——", "1．", "第五条" stand before what is said.
# Who is to do it, in a bracket of its own: "（牵头单位：市港口局，配合单位：市财政局）"
_WHO = r"[（(](?:牵头|责任|配合|主办|承办|协办|主管|参加)(?:单位|部门)?[:：][^（）()]*[）)]\s*"
_MARK = re.compile(
    rf"(?:{_WHO}|第[一二三四五六七八九十百零〇\d]+[条章节款项]\s*|（[一二三四五六七八九十百\d]+）\s*|[一二三四五六七八九十]+、\s*|\(?\d{{1,2}}[.．、)）]\s*|[—-]{{1,2}}\s*|[●•·■◆▪○]\s*|[一二三四五六七八九十]+是(?!否))+"
)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of a text begin and end, without numbers and signs before them and blanks around them.

    >>> t = "（一）建设码头（含仓库，道路），修路。"
    >>> [t[a:b] for a, b in clauses(t)]
    ['建设码头（含仓库，道路）', '修路']
    """
    start, closes = 0, [""]
    for at, sign in enumerate(text):
        if sign == closes[-1]:
            closes.pop()
        elif sign in _OPENS and (shut := text.find(_OPENS[sign], at)) > 0:
            # What is quoted at length has clauses of its own.
            if sign != "“" or shut - at <= _LONG:
                closes.append(_OPENS[sign])
        elif sign in _STOPS and len(closes) == 1:
            yield from _stripped(text, start, at)
            start = at + 1
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if mark := _MARK.match(text, start, end):
        start = mark.end()
    while start < end and (text[start] == "”" or (text[start] == "“" and "”" not in text[start : end - 1])):
        start += 1
    if text[start:end].endswith("”") and ("“" not in text[start:end] or text[start] == "“"):
        start, end = start + (text[start] == "“"), end - 1
    if start < end:
        yield start, end
