"""The parts of a page that are not the document: about us, related articles, menus, notices."""

from typing import Final

from kg import lazy_re as re

# What heads a list of links, which may also stand in the middle of a text.
_LINK_HEADS: Final = r"""(?:related|recommended|more|further|similar|latest|recent|popular|other)
        \ (?:articles?|reading|posts?|news|stories|links?|publications|insights)
      | read\ (?:more|next|also) | see\ also | follow\ us(?:\ on)? | related\ topics? | tags?"""
_LINKS: Final = re.compile(rf"(?:{_LINK_HEADS})[:：]?$", re.VERBOSE | re.IGNORECASE)
_SECTIONS: Final = re.compile(
    rf"""(?:{_LINK_HEADS})[:：]?$ | """
    r"""(?:about\ (?:us|(?:the|this)\ (?:author|authors|writer|publisher|editor|blog|site|website)|our\ firm)
      | (?:you\ (?:may|might)\ also\ (?:like|be\ interested\ in))
      | contact(?:\ us|\ details|\ information)? | get\ in\ touch
      | subscribe(?:\ .{1,60})?
      | newsletter | sign\ up(?:\ .{1,60})? | disclaimer | copyright(?:\ notice)? | privacy\ policy
      | cookies?(?:\ (?:notice|policy|settings|consent))? | leave\ a\ comment | external\ links
      | references | bibliography | more\ on\ this\ (?:story|topic)
      | top\ stories | trending(?:\ now)? | most\ (?:read|popular|viewed)
      | 关于我们 | 关于作者 | 作者简介 | 联系我们 | 相关(?:阅读|文章|新闻|链接|报道|文件|稿件)
      | 推荐阅读 | 延伸阅读 | 热门文章 | 免责声明 | 版权声明 | 友情链接)[:：]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_LINES: Final = re.compile(
    r"""(?:(?:previous|next)\ (?:article|post|story|page)\b.*
      | share(?:\ (?:this|on|via)\b.{0,60})? | print(?:\ (?:this|page)\b.{0,30})?
      | was\ this\ (?:page|article|content)\ (?:useful|helpful)\??(?:\s+yes\ ?/\ ?no)? | yes\ ?/\ ?no
      | on\ this\ page | listen\ to\ this\ (?:article|page|story).{0,20} | \d{1,3}[-\ ]min(?:ute)?s?\ read
      | (?:click|tap)\ here\b.{0,60} | (?:view|see|show)\ (?:all|more)\b.{0,30}
      | download\ (?:the\ |this\ )?(?:pdf|page|article)\b.{0,20}
      | (?:additional\ )?(?:reporting|editing|writing)\ by\ .{1,150}
      | (?:photo(?:graph)?s?|images?|pictures?)\ (?:credits?\b|courtesy\ of\ ).{0,80}
      | photo(?:graph)?s?\ by\ .{1,60}
      | [a-z\ ]{2,30}\ (?:newsroom|bureau|news\ desk)\b.{0,12}\d{4,}.{0,30}
      | (?:home|首页)(?:\ ?[>»›]\ ?[^>»›]{1,80}){1,8} | [^>»›]{1,40}(?:\ [>»›]\ [^>»›]{1,80}){2,8}
      | tweet | save | copy\ link | follow | e-?mail\ this.{0,30}
      | (?:(?:^|\s+)(?:save\ (?:as|to)\ pdf|print(?:\ this)?(?:\ page)?|e-?mail|share|text\ size)){2,5}
      | (?:home|menu|search|log\ ?in|sign\ in|skip\ to\ (?:main\ )?content|back\ to\ top)
      | advertisement | loading\.*
      | (?:we|this\ (?:web)?site)\ uses?\ cookies\b.* | accept\ (?:all\ )?cookies | manage\ cookies.{0,20}
      | (?:©|\(c\)\ ?\d{4}|copyright\ (?:©|\(c\)|\d{4})).* | all\ rights\ reserved\.? | category:.*
      | 上一篇.* | 下一篇.* | 分享到.* | 扫一扫.* | 打印(?:本页)? | 关闭窗口 | 返回顶部 | 首页 | 登录
      | [（(【]?(?:(?:责任)?编辑[：:].{1,20}|责任编辑.*) | (?:[（(](?:稿件|文章)?)?来源[：:].{0,30}
      | (?:类型|分类|字号|字体|浏览次数|浏览量|阅读量|点击数)[：:].{0,20}
      | (?:图片?来?源|摄影|供图)[：:].{1,30} | 【?(?:打印|关闭|收藏|纠错)】?)$""",
    re.VERBOSE | re.IGNORECASE,
)
_POLICY: Final = re.compile(
    r"""\b(?:plans?|polic(?:y|ies)|zones?|governments?|ministr(?:y|ies)|strateg(?:y|ies)|measures?|regulations?|laws?
      |objectives?|targets?|districts?|councils?|decrees?|acts?|schemes?|opinions|provinces?|program(?:me)?s?)\b
      |规划|政策|政府|方案|意见|条例|措施|战略|国务院|办法""",
    re.VERBOSE | re.IGNORECASE,
)


def opens_tail(heading: str) -> bool:
    """Return whether a heading opens a part that is not the document (``About us``)."""
    return _SECTIONS.match(heading.strip(" *_#>-·|")) is not None


def opens_links(heading: str) -> bool:
    """Return whether a heading opens a list of links (``Related links``), which may stand within a text."""
    return _LINKS.match(heading.strip(" *_#>-·|")) is not None


def is_notice(line: str) -> bool:
    """Return whether a line by itself is not the document (``Next article …``, ``Share this``)."""
    return _LINES.match(line.strip(" *_#>-·|")) is not None


def speaks_of_policy(words: str) -> bool:
    """Return whether a passage holds at least two different words of policy."""
    return len({word.lower() for word in _POLICY.findall(words)}) >= 2
