"""What is peculiar to the form of Chinese documents: issuers, and sentences that lead a paragraph."""

from typing import Final

from kg import lazy_re as re
from kg.documents.blocks import Draft
from kg.documents.lines import Style
from kg.model import BlockKind

# What the name of a Chinese authority ends with, but no heading does ("布局", "数字政府").
_ISSUER_ENDS: Final = """人民政府 国务院 党中央 委员会 改革委 健康委 国资委 市委 省委 办公厅 办公室
    总局 管理局 监督局 统计局 税务局 能源局 海关总署 人民银行 商务部 财政部 科技部 教育部 信息化部
    农业农村部 交通运输部 民政部 司法部 社会保障部 自然资源部 生态环境部 城乡建设部 水利部 旅游部 外交部
    公安部 宣传部 组织部"""
_ISSUER: Final = re.compile(rf"[\u3400-\u9fff、 ]*(?:{'|'.join(_ISSUER_ENDS.split())})$")
_LEADING: Final = re.compile("[\u3400-\u9fff“”、（）A-Za-z0-9]{4,22}。$")
_FEWEST: Final = 3


def is_issuer(text: str, draft: Draft) -> bool:
    """Return whether a line is nothing but the names of Chinese authorities, as under a title."""
    plain = draft.kind is BlockKind.PARAGRAPH and draft.style is Style.NONE and not draft.fixed
    return plain and draft.end - draft.start <= 60 and _ISSUER.match(text, draft.start, draft.end) is not None


def mark_leading_sentences(text: str, drafts: list[Draft]) -> None:
    """Make headings of short sentences that stand alone before a long paragraph, three or more in a row.

    They were set in bold at the head of their paragraph before the text lost its type.
    """
    row: list[int] = []
    for i in range(len(drafts) - 1):
        if row and i == row[-1] + 1:
            continue
        if _leads(text, drafts[i], drafts[i + 1]):
            row.append(i)
            continue
        _head(drafts, row)
        row = []
    _head(drafts, row)


def _head(drafts: list[Draft], row: list[int]) -> None:
    if len(row) >= _FEWEST:
        for i in row:
            drafts[i].kind, drafts[i].level = BlockKind.HEADING, 0


def _leads(text: str, draft: Draft, below: Draft) -> bool:
    pair = (draft, below)
    plain = all(d.kind is BlockKind.PARAGRAPH and d.style is Style.NONE and not d.fixed for d in pair)
    longer = below.end - below.start > 3 * (draft.end - draft.start)
    return plain and longer and _LEADING.match(text, draft.start, draft.end) is not None
