"""Lines and words that a page shows for its visitors, not as part of its text: print, close, font size.

These are told by their wording alone; the patterns are data, to be changed here.
"""

from typing import Final

from kg import lazy_re as re
from kg.documents import tails
from kg.documents.html.flow import Block
from kg.documents.reading import Piece
from kg.model import BlockKind
from kg.places import Removed

_LINES: Final = re.compile(
    r"""(?:
        (?:close|print|e-?mail|save|bookmark|download)\ (?:this\ )?(?:window|page|article|story)
      | (?:print|text)\ version | printer[- ]friendly(?:\ (?:page|version))?
      | (?:show|hide|expand|collapse)\ all(?:\ .{1,20})?
      | (?:about\ )?\d{1,3}[\ -]?min(?:ute)?s?\ (?:to\ )?read | (?:estimated\ )?reading\ time\W{1,3}.{1,20}
      | (?:text|font)\ ?size\W{0,3}(?:a\W{0,3}){0,3} | jump\ to(?:\ .{1,30})?
      | (?:go|back|return)\ to\ (?:the\ )?(?:top|list|index) | (?:read|see|view|show)\ (?:more|all|less)
      | (?:click|tap)\ here\ to\ .{1,40} | follow\ us\ on\ .{1,60}
      | (?:like|tweet|pin|share)(?:\ (?:this|it))?(?:\ on\ \w+)?
      | (?:facebook|twitter|linkedin|whatsapp|wechat|weibo|telegram)
      | (?:[【〖\[(（|]?\s*(?:打印|打印(?:本|此)?[页文]|关闭|关闭(?:本页|窗口|页面)|返回
          |返回(?:顶部|首页|列表)|收藏|收藏本[页站]|纠错|我要纠错|推荐|分享|分享到|微信|微博|朋友圈|复制链接|加入收藏
          |设为首页|大|中|小|字(?:体|号))\s*[：:】〗\])）|]?\s*){1,8}
      | 扫一扫.{0,20} | (?:浏览|阅读|点击)(?:次数|量|数)?[：:]\s*\d*\s*次?
      | 您?(?:当前|现在|所在)的?位置[：:].*
    )[.:!]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_INSIDE: Final = re.compile(
    r"""[【〖\[(（]?\s*字\s?(?:体|号)(?:大小)?\s*[：:]?\s*
        [【〖\[(（]?\s*大\s*[|/]?\s*中\s*[|/]?\s*小\s*[】〗\])）]{0,2}
      | [【〖\[(（]\s*(?:打印|打印本页|关闭|关闭窗口|关闭本页|纠错|收藏|我要纠错)\s*[】〗\])）]
      | (?:浏览|阅读|点击)(?:次数|量|数)\s*[：:]\s*\d+\s*次? | 分享到\s*[：:]?\s*$""",
    re.VERBOSE,
)
_HINT: Final = re.compile("[字打关纠收浏阅点分]")
TOOLS: Final = "page tools"


def is_web_notice(words: str) -> bool:
    """Return whether a short line by itself speaks to the visitor of the page."""
    return tails.is_notice(words) or _LINES.match(words) is not None


def take_out_notices(blocks: list[Block]) -> None:
    """Give a reason to the blocks that only speak to the visitor of the page."""
    for block in blocks:
        if block.reason or len(block.words) > 200 or block.kind in {BlockKind.TABLE_ROW, BlockKind.CLAUSE}:
            continue
        if is_web_notice(block.words):
            block.reason = TOOLS


def cut_inside(source: str, block: Block) -> None:
    """Cut the words for visitors out of a block (a choice of font size beside the date)."""
    if block.reason or len(block.words) > 400 or not _HINT.search(block.words):
        return
    raw = "".join(shown(source, piece) for piece in block.pieces)
    spans = [found.span() for found in _INSIDE.finditer(raw)]
    if not spans:
        return
    block.pieces, gone = cut_pieces(source, block.pieces, spans)
    block.cut = [Removed(piece.start, piece.end, TOOLS) for piece in gone]
    if not any(shown(source, piece).strip() for piece in block.pieces):
        block.reason, block.cut = TOOLS, []


def shown(source: str, piece: Piece) -> str:
    """Return the words of a piece."""
    return source[piece.start : piece.end] if piece.text is None else piece.text


def cut_pieces(
    source: str, pieces: list[Piece], spans: list[tuple[int, int]]
) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces without these spans of their joined words, and what was cut that is not blank.

    A piece with words of its own is cut as a whole.
    """
    kept: list[Piece] = []
    gone: list[Piece] = []
    at = 0
    for piece in pieces:
        size = len(shown(source, piece))
        hits = [(max(a, at) - at, min(b, at + size) - at) for a, b in spans if a < at + size and b > at]
        at += size
        if not hits:
            kept.append(piece)
        elif piece.text is not None:
            gone.append(piece)
        else:
            low = piece.start
            for start, end in hits:
                kept.append(Piece(low, piece.start + start))
                gone.append(Piece(piece.start + start, piece.start + end))
                low = piece.start + end
            kept.append(Piece(low, piece.end))
    solid = [p for p in gone if p.end > p.start and shown(source, p).strip()]
    return [p for p in kept if p.end > p.start or p.text], solid
