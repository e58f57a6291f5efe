"""Made web pages 16 to 30, one function a template: old encodings, careless markup, Chinese sites."""

# ruff: noqa: E501 - markup is read more easily in whole lines

from kg.model import BlockKind, Metadata

from .expected import Item, bullet, clause, heading, paragraph, title
from .html_parts import (
    ABOUT,
    FOOT,
    FOOT_ZH,
    MENU,
    MENU_ZH,
    NEWSLETTER,
    Sheet,
    curly,
    links,
    markup,
    one,
    page,
    story,
)  # fmt: skip
from .sentences import Words


def _zh(words: Words, parts: int) -> list[Item]:
    items = [title(str(words.deal("title")))]
    for number in range(parts):
        items += [heading(f"{'一二三四五'[number]}、{words.deal('heading')}"), paragraph(words.prose(3, 5))]
        items.append(paragraph(words.prose(2, 4)))
    return items


def gb2312(words: Words) -> Sheet:
    """Return a page of a Chinese city, declared in the old national encoding."""
    items = _zh(Words("page gb2312", "zh"), 4)
    inner = "".join(
        f'<p align="center"><strong>{one(i)}</strong></p>' if i.kind is BlockKind.TITLE
        else f"<p><strong>　　{one(i)}</strong></p>" if i.kind is BlockKind.HEADING
        else f"<p>　　{one(i)}</p>\r\n"
        for i in items[1:]
    )  # fmt: skip
    body = f"""<div class="nav">{links(MENU_ZH)}</div><div class="position">当前位置：<a href="/">首页</a> &gt; 政务公开</div>
<div class="article"><h1>{one(items[0])}</h1><div class="info">发布时间：2030-05-06　来源：云溪市人民政府　字体：大 中 小</div>
<div id="zoom" class="TRS_Editor">{inner}</div></div><div class="footer">{links(FOOT_ZH)}</div>"""
    head = f'<meta name="ArticleTitle" content="{items[0].text}"><meta name="PubDate" content="2030-05-06 09:30">'
    head += (
        f'<meta name="ContentSource" content="云溪市人民政府"><title>{items[0].text}_云溪市人民政府</title>'
    )
    meta = Metadata(items[0].text, "云溪市人民政府", "2030-05-06", "zh")
    html = page(head, body, "zh-CN", "gb2312")
    forbidden = (*MENU_ZH, *FOOT_ZH, "当前位置", "字体：大")
    line = ("发布时间：2030-05-06　来源：云溪市人民政府", "发布时间：2030-05-06", "来源：云溪市人民政府")
    return Sheet(html, items, forbidden, meta, "gb18030", line)


def gb18030(words: Words) -> Sheet:
    """Return a Chinese rule in articles, with characters that the old encoding lacks."""
    words = Words("page gb18030", "zh")
    items = [title(str(words.deal("title")))]
    items += [
        clause(f"第{'一二三四五六七八'[n]}条 {words.prose(1, 3)}{'由朱镕堃办理。' if n == 2 else ''}")
        for n in range(8)
    ]
    inner = "".join(f"<p>　　{one(i)}</p>" for i in items[1:])
    body = f"""<div class="top">{links(MENU_ZH)}</div><h1 class="title">{one(items[0])}</h1>
<div class="pages_content">{inner}</div><div class="share">分享到：微信 微博</div><div class="foot">{links(FOOT_ZH)}</div>"""
    html = page(f"<title>{items[0].text}</title>", body, "zh", "gb18030")
    forbidden = (*MENU_ZH, *FOOT_ZH, "分享到")
    return Sheet(html, items, forbidden, Metadata(items[0].text, language="zh"), "gb18030")


def chinese_utf8(words: Words) -> Sheet:
    """Return a Chinese page in Unicode with links to print and close after the text."""
    words = Words("page zh", "zh")
    items = _zh(words, 3)
    items += [bullet(str(words.deal("item"))) for _ in range(4)]
    body = f"""<header><nav>{links(MENU_ZH)}</nav></header><main><h1>{one(items[0])}</h1>{markup(items[1:])}</main>
<div class="operate"><a href="#">打印本页</a> <a href="#">关闭窗口</a></div><footer>{links(FOOT_ZH)}</footer>"""
    html = page(f"<title>{items[0].text}</title>", body, "zh-Hans")
    forbidden = (*MENU_ZH, *FOOT_ZH, "打印本页", "关闭窗口")
    return Sheet(html, items, forbidden, Metadata(items[0].text, language="zh"))


def blog(words: Words) -> Sheet:
    """Return a blog entry with a long talk below it."""
    items = story(words, 2)
    talk = Words("talk").sentences(6)
    comments = "".join(
        f'<div class="comment"><b>reader{i}</b> says:<p>{text}</p></div>' for i, text in enumerate(talk)
    )
    body = f"""<div id="nav">{links(MENU)}</div><div class="post"><h2 class="date-header">Monday, 4 August 2031</h2>
<h1 class="post-title">{one(items[0])}</h1><div class="post-body">{markup(items[1:])}</div></div>
<div id="comments"><h4>6 comments:</h4>{comments}<a href="#">Post a comment</a></div><div class="footer">{links(FOOT)}</div>"""
    forbidden = (*MENU, *FOOT, "Post a comment", "6 comments", "reader3", *talk)
    head = f"<title>{one(items[0])}</title>"
    return Sheet(
        page(head, body), items, forbidden, Metadata(items[0].text), optional=("Monday, 4 August 2031",)
    )


def definitions(words: Words) -> Sheet:
    """Return a page with a list of terms and what they mean."""
    items = story(words, 1)
    terms = []
    for name in ("Berth", "Lock dues", "Winter quay"):
        terms += [paragraph(name), paragraph(words.prose(1, 1))]
    inner = "".join(f"<d{'td'[n % 2]}>{one(item)}</d{'td'[n % 2]}>" for n, item in enumerate(terms))
    tail = [heading(str(words.deal("heading"))), paragraph(words.prose())]
    body = f"""<nav>{links(MENU)}</nav><main>{markup(items)}<dl>{inner}</dl>{markup(tail)}</main><footer>{links(FOOT)}</footer>"""
    every = [*items, *terms, *tail]
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body), every, (*MENU, *FOOT), Metadata(items[0].text)
    )


def footnotes(words: Words) -> Sheet:
    """Return an essay whose notes stand at its end."""
    items = story(words, 3)
    notes = []
    for at, number in ((1, 1), (3, 2), (6, 3)):
        note = str(words.deal("note"))
        items[at] = Item(items[at].kind, f"{items[at].text}[[{number}]]", notes=(note,))
        notes.append(
            f'<li id="fn{number}"><p>{note} <a href="#r{number}" class="footnote-back">↩</a></p></li>'
        )
    body = f"""<nav>{links(MENU)}</nav><main>{markup(items)}<section class="footnotes" role="doc-endnotes"><hr>
<ol>{"".join(notes)}</ol></section></main><footer>{links(FOOT)}</footer>"""
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body), items, (*MENU, *FOOT, "↩"), Metadata(items[0].text)
    )


def twice_encoded(words: Words) -> Sheet:
    """Return a page whose quotes and dashes were encoded once too often."""
    items = curly(story(words, 3))
    html = page(f"<title>{one(items[0])}</title>", f"<nav>{links(MENU)}</nav><main>{markup(items)}</main>")
    spoilt = "".join(c if c.isascii() else _misread(c) for c in html)
    return Sheet(spoilt, items, MENU, Metadata(items[0].text))


def _misread(char: str) -> str:
    """Return a character as a browser shows its bytes in the western code page, gaps in that as they are."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(b)
        for b in char.encode()
    )


def western(words: Words) -> Sheet:
    """Return a page in the western code page that does not say so."""
    items = curly(story(words, 3))
    body = f"<nav>{links(MENU)}</nav><main>{markup(items)}</main><footer>{links(FOOT)}</footer>"
    html = page(f"<title>{one(items[0])}</title>", body, charset="")
    return Sheet(html, items, (*MENU, *FOOT), Metadata(items[0].text), "windows-1252")


def wrong_charset(words: Words) -> Sheet:
    """Return a page in Unicode that declares a western encoding."""
    items = curly(story(words, 3, "bullets"))
    body = f"<nav>{links(MENU)}</nav><main>{markup(items)}</main><footer>{links(FOOT)}</footer>"
    html = page(f"<title>{one(items[0])}</title>", body, charset="iso-8859-1")
    return Sheet(html, items, (*MENU, *FOOT), Metadata(items[0].text))


def unclosed(words: Words) -> Sheet:
    """Return a page that leaves out every closing tag that it can, and some that it cannot."""
    items = story(words, 3, "bullets", "table")
    inner = markup(items)
    for tag in ("</p>", "</li>", "</td>", "</th>", "</tr>", "</thead>", "</tbody>"):
        inner = inner.replace(tag, "")
    body = f"<div class=nav>{links(MENU)}</div><div class=content><b><div>{inner}</div></b><div class=footer>{links(FOOT)}"
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body), items, (*MENU, *FOOT), Metadata(items[0].text)
    )


def upper_case(words: Words) -> Sheet:
    """Return a page in capital tags with attributes without quotes."""
    items = story(words, 3)
    inner = "\n".join(
        f"<H{i.level} ALIGN=center>{one(i)}</H{i.level}>"
        if i.kind in {BlockKind.TITLE, BlockKind.HEADING}
        else f"<P ALIGN=justify>{one(i)}</P>"
        for i in items
    )
    foot = links(FOOT, "center").replace("center", "CENTER")
    html = f"""<HTML><HEAD><TITLE>{one(items[0])}</TITLE><META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=windows-1252">
</HEAD><BODY BGCOLOR=#FFFFFF><CENTER>{links(MENU, "p")}</CENTER><HR>{inner}<HR>{foot}</BODY></HTML>"""
    return Sheet(html, items, (*MENU, *FOOT), Metadata(items[0].text), "windows-1252")


def line_breaks(words: Words) -> Sheet:
    """Return a page whose paragraphs are parted by two line breaks and headed by bold lines."""
    items = story(words, 3)
    inner = "<br>\n<br>\n".join(
        f"<b>{one(i)}</b>" if i.kind is BlockKind.HEADING else one(i).replace(", ", ",\n ", 1)
        for i in items[1:]
    )
    body = f'<div class="menu">{links(MENU, "p")}</div><h1>{one(items[0])}</h1><div class="text">{inner}</div><p>{FOOT[0]}</p>'
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body), items, (*MENU, FOOT[0]), Metadata(items[0].text)
    )


def about_tail(words: Words) -> Sheet:
    """Return a page that ends with who we are, how to subscribe, and the next and the last article."""
    items = story(words, 3, "nested")
    body = f"""<nav>{links(MENU)}</nav><article>{markup(items)}</article><nav class="post-navigation">
<a rel="prev">Previous: The lamp that stayed on</a> <a rel="next">Next: A bridge of ropes</a></nav>
<div class="author-box"><p>{ABOUT}</p></div><div class="subscribe"><p>{NEWSLETTER}</p></div><footer>{links(FOOT)}</footer>"""
    forbidden = (*MENU, ABOUT, NEWSLETTER, "Previous: The lamp", "Next: A bridge", *FOOT)
    return Sheet(page(f"<title>{one(items[0])}</title>", body), items, forbidden, Metadata(items[0].text))


def hidden(words: Words) -> Sheet:
    """Return a page with elements that nobody sees."""
    items = story(words, 3, "numbers")
    unseen = (
        "Buy cheap anchors here",
        "Draft of the draft, do not publish",
        "A line for the test of the tester",
        "Old words",
    )
    body = f"""<nav>{links(MENU)}</nav><main>{markup(items[:3])}<div style="display:none">{unseen[0]}</div>
<p hidden>{unseen[1]}</p><span style="visibility: hidden">{unseen[2]}</span><template><p>{unseen[3]}</p></template>
{markup(items[3:])}<!-- a remark of the typesetter --></main><footer>{links(FOOT)}</footer>"""
    forbidden = (*MENU, *unseen, "a remark of the typesetter", *FOOT)
    return Sheet(page(f"<title>{one(items[0])}</title>", body), items, forbidden, Metadata(items[0].text))


def languages(words: Words) -> Sheet:
    """Return a page that can be had in other languages, with a quotation and a figure."""
    items = story(words, 3, "quote", "figure")
    other = ("Deutsch", "Français", "Español", "中文版")
    body = f"""<div class="language-switcher">{links(other)}</div><form role="search"><label>Search the archive</label></form>
<nav>{links(MENU)}</nav><main>{markup(items)}</main><footer>{links(FOOT)}</footer>"""
    head = f'<title>{one(items[0])}</title><link rel="alternate" hreflang="de" href="/de">'
    forbidden = (*other, "Search the archive", *MENU, *FOOT)
    return Sheet(page(head, body), items, forbidden, Metadata(items[0].text, language="en"))


PAGES = (
    gb2312, gb18030, chinese_utf8, blog, definitions, footnotes, twice_encoded, western, wrong_charset, unclosed,
    upper_case, line_breaks, about_tail, hidden, languages,
)  # fmt: skip
