"""Sentences of a plan of five years that tell of the five years before it."""

from kg import lazy_re as re

_FIVE = "一二三四五六七八九"
_PERIOD = re.compile(rf"“?十(?P<no>[{_FIVE}])五”?")
_OPENS = re.compile(
    rf"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)?(?:在|到|至)?(?:[我全本][国省市区县州]|[\u4e00-\u9fff]{{2,4}}[省市区县州])?“?十[{_FIVE}]五”?(?:时期|期间|以来|末)"
)


def is_of_past(text: str, title: str) -> bool:
    """Return whether a sentence opens with five years before those of the plan that a title names, and names no later ones.

    >>> title = "新港“十三五”规划"
    >>> is_of_past("“十二五”时期，新港大力推进码头建设", title), is_of_past("“十三五”时期，建设码头", title)
    (True, False)
    >>> is_of_past("全省“十二五”期间，推进码头建设", title), is_of_past("“十二五”末，建成码头", title)
    (True, True)
    >>> is_of_past("完成“十二五”期间结转项目，新建仓库", title), is_of_past("“十二五”期间已开工，“十三五”要建成", title)
    (False, False)
    """
    if not _OPENS.match(text):
        return False
    of_plan = [_FIVE.index(m["no"]) for m in _PERIOD.finditer(title)]
    told = [_FIVE.index(m["no"]) for m in _PERIOD.finditer(text)]
    return bool(of_plan) and max(told) < max(of_plan)
