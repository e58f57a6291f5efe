"""Made web pages 1 to 15, one function a template."""

# ruff: noqa: E501 - markup is read more easily in whole lines

from kg.model import BlockKind, Metadata

from .expected import Item, heading, paragraph, title
from .html_parts import (
    ABOUT,
    COOKIES,
    FOOT,
    MENU,
    NEWSLETTER,
    RELATED,
    SHARE,
    Sheet,
    curly,
    links,
    markup,
    one,
    page,
    story,
    table,
)  # fmt: skip
from .sentences import Words


def wordpress(words: Words) -> Sheet:
    """Return a page as a common blog engine writes it: menu, entry, sharing, related posts, comments."""
    items = story(words, 3, "bullets")
    remark = "Great read! My uncle rowed that ferry for years."
    body = f"""<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead"><nav class="main-navigation">{links(MENU)}</nav></header>
<main id="main"><article id="post-77" class="post-77 post type-post hentry">
<header class="entry-header"><h1 class="entry-title">{one(items[0])}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date" datetime="2031-03-12T08:00:00+00:00">12 March 2031</time></span></div></header>
<div class="entry-content">{markup(items[1:])}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3>{links(SHARE)}</div></div>
<footer class="entry-footer"><span class="tags-links">Tagged harbours, quays</span></footer></article>
<div id="comments" class="comments-area"><h2>2 thoughts on this post</h2><ol class="comment-list"><li><p>{remark}</p></li></ol>
<form id="commentform"><label>Leave a reply</label><textarea></textarea></form></div></main>
<aside id="secondary" class="widget-area"><h2>Recent posts</h2>{links(RELATED)}</aside>
<footer id="colophon">{links(FOOT)}</footer></div>"""
    head = f"""<title>{one(items[0])} – Quay Notes</title><meta property="og:site_name" content="Quay Notes">
<meta property="article:published_time" content="2031-03-12T08:00:00+00:00"><link rel="canonical" href="https://quay.example/77">"""
    meta = Metadata(items[0].text, "Quay Notes", "2031-03-12", "en", "https://quay.example/77")
    forbidden = (
        *MENU,
        *SHARE,
        *RELATED,
        *FOOT,
        remark,
        "Leave a reply",
        "Recent posts",
        "Skip to content",
        "Share this:",
    )
    return Sheet(page(head, body), items, forbidden, meta, optional=("12 March 2031",))


def drupal(words: Words) -> Sheet:
    """Return a ministry's page: regions, blocks, fields, breadcrumb."""
    items = story(words, 3, "levels")
    crumbs = links(("Start page", "Plans and budgets"), "nav")
    body = f"""<div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="region region-header">
<div class="block block-system-branding-block"><a href="/">Ministry of Works and Waters</a></div>
<nav role="navigation" class="block block-menu">{links(MENU)}</nav></div></header>
<div class="region region-breadcrumb"><nav class="breadcrumb" aria-label="Breadcrumb">{crumbs}</nav></div>
<main role="main"><div class="region region-content"><h1 class="page-header"><span>{one(items[0])}</span></h1>
<article class="node node--type-page"><div class="node__content"><div class="field field--name-body field__item">
{markup(items[1:])}</div></div></article></div></main>
<footer role="contentinfo"><div class="region region-footer">{links(FOOT)}</div></footer></div>"""
    head = f"""<title>{one(items[0])} | Ministry of Works and Waters</title>
<meta name="dcterms.date" content="2030-11-02"><meta name="dcterms.publisher" content="Ministry of Works and Waters">"""
    meta = Metadata(items[0].text, "Ministry of Works and Waters", "2030-11-02", "en")
    return Sheet(page(head, body, "en-GB"), items, (*MENU, *FOOT), meta)


def divs(words: Words) -> Sheet:
    """Return a page of nothing but divs whose classes and their style alone say what is what."""
    items = story(words, 3)
    names = {BlockKind.TITLE: "page-title", BlockKind.HEADING: "section-title"}
    inner = "\n".join(f'<div class="{names.get(i.kind, "para")}">{one(i)}</div>' for i in items)
    menu = "".join(f'<div class="nav-item"><a href="#">{text}</a></div>' for text in MENU)
    body = f"""<div class="top-nav">{menu}</div><div class="wrap"><div class="content">{inner}</div></div>
<div class="site-footer"><div>{FOOT[0]}</div><div>{links(FOOT[1:], "div")}</div></div>"""
    style = ".page-title{font-size:34px;font-weight:700}.section-title{font-size:22px;font-weight:700}"
    head = f"<title>{one(items[0])}</title><style>{style}.para{{font-size:16px}}</style>"
    return Sheet(page(head, body), items, (*MENU, *FOOT), Metadata(items[0].text))


def layout_tables(words: Words) -> Sheet:
    """Return an old page laid out in tables, with large bold fonts for headings."""
    items = story(words, 3)
    sizes = {BlockKind.TITLE: 6, BlockKind.HEADING: 4}
    inner = "\n".join(
        f'<p><font face="Arial" size="{sizes[i.kind]}"><b>{one(i)}</b></font></p>'
        if i.kind in sizes
        else f"<p><font face=Arial size=2>{one(i)}</font></p>"
        for i in items
    )
    menu = "".join(f'<tr><td><a href="x.htm"><font size=1>{text}</font></a></td></tr>' for text in MENU)
    body = f"""<table width="760" border="0" cellpadding="0"><tr><td colspan="2"><img src="banner.gif" alt=""></td></tr>
<tr><td width="140" valign="top"><table>{menu}</table></td>
<td valign="top">{inner}</td></tr>
<tr><td colspan="2" align="center"><font size="1">{FOOT[0]} | <a href="p.htm">{FOOT[1]}</a></font></td></tr></table>"""
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body), items, (*MENU, *FOOT[:2]), Metadata(items[0].text)
    )


def saved(words: Words) -> Sheet:
    """Return a page saved into one file, with scripts, styles and pictures in it."""
    items = story(words, 3, "figure")
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 40
    body = f"""<script>var menu = ["{MENU[2]}"]; function pour(a) {{ if (a < 3 && a > 1) {{ return "tide clock"; }} }}</script>
<style>.sf-hidden{{display:none!important}} .ad::before{{content:"{NEWSLETTER}"}}</style>
<nav>{links(MENU)}</nav><main>{markup(items).replace("f.png", picture)}</main>
<div class="sf-hidden">{COOKIES}</div><noscript>Please switch scripts on to see the tide clock.</noscript>
<svg><title>wave icon of the harbour office</title><path d="M0 0"/></svg><footer>{links(FOOT)}</footer>"""
    head = f"""<!--\n Page saved with OneFile\n url: https://harbour.example/report\n saved date: Sat Mar 15 2031\n-->
<title>{one(items[0])}</title><link rel=canonical href="https://harbour.example/report">"""
    forbidden = (*MENU, COOKIES, NEWSLETTER, "tide clock", "wave icon of the harbour office", *FOOT)
    return Sheet(
        page(head, body), items, forbidden, Metadata(items[0].text, address="https://harbour.example/report")
    )


def app_state(words: Words) -> Sheet:
    """Return a page of a web application: the text in the page, and its state as data in a script."""
    items = story(words, 3, "nested")
    unseen = "The state of the page says that the tram to nowhere leaves at noon."
    body = f"""<div id="__app"><div class="css-1x2y3z"><header class="css-9aa"><nav>{links(MENU)}</nav></header>
<main class="css-7bb"><div class="css-1"><div class="css-2">{markup(items)}</div></div></main>
<footer class="css-0cc">{links(FOOT)}</footer></div></div>
<script id="__APP_DATA__" type="application/json">{{"props":{{"teaser":"{unseen}","n":[1,2,3]}}}}</script>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{items[0].text}",
"datePublished":"2029-07-08","publisher":{{"@type":"Organization","name":"The Lock Gate"}}}}</script>"""
    meta = Metadata(items[0].text, "The Lock Gate", "2029-07-08", "en")
    return Sheet(page(f"<title>{one(items[0])}</title>", body), items, (*MENU, *FOOT, unseen), meta)


def amp(words: Words) -> Sheet:
    """Return a page for phones, with elements of its own kind."""
    items = story(words, 3)
    body = f"""<amp-sidebar id="side" layout="nodisplay">{links(MENU)}</amp-sidebar>
<header><a href="/">The Lock Gate</a></header><article>{markup(items)}</article>
<amp-ad width="300" height="250" type="x"><div fallback>Buy three kettles, pay for two</div></amp-ad>
<amp-social-share type="email"></amp-social-share><section class="related">{links(RELATED)}</section><footer>{FOOT[0]}</footer>"""
    head = f'<title>{one(items[0])}</title><link rel="canonical" href="https://lock.example/a"><script async></script>'
    forbidden = (*MENU, *RELATED, FOOT[0], "Buy three kettles")
    return Sheet(
        page(head, body), items, forbidden, Metadata(items[0].text, address="https://lock.example/a")
    )


def print_view(words: Words) -> Sheet:
    """Return the view for printing: text and little else."""
    items = story(words, 4, "numbers")
    body = f"""<p class="noprint"><a href="javascript:window.print()">Print this page</a></p><hr>{markup(items)}<hr>
<p class="noprint"><a href="javascript:window.close()">Close this window</a></p>"""
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body),
        items,
        ("Print this page", "Close this window"),
        Metadata(items[0].text),
    )


def press_release(words: Words) -> Sheet:
    """Return a press release with a box of contacts behind it."""
    items = story(words, 2, "quote")
    contact = "Press contact: Ida Quill, telephone 555 0137"
    body = f"""<nav aria-label="Main">{links(MENU)}</nav><main><p class="date">9 June 2030</p><h1>{one(items[0])}</h1>
{markup(items[1:])}</main><aside class="press-contact"><p>{contact}</p></aside>
<section class="about-us"><h2>About us</h2><p>{ABOUT}</p></section><footer>{links(FOOT)}</footer>"""
    head = f'<title>{one(items[0])} | Press</title><meta name="date" content="2030-06-09">'
    meta = Metadata(items[0].text, date="2030-06-09")
    return Sheet(page(head, body), items, (*MENU, ABOUT, *FOOT), meta, optional=("9 June 2030", contact))


def law(words: Words) -> Sheet:
    """Return a law: chapters and articles with numbered points."""
    items: list[Item] = [title("Ordinance on Wells and Lamps")]
    for number in range(1, 9):
        if number % 3 == 1:
            items.append(heading(f"Chapter {number // 3 + 1}. {words.deal('heading')}"))
        items += [heading(f"Article {number}. {words.deal('heading')}", 3), paragraph(words.prose(1, 2))]
        items += [
            Item(BlockKind.CLAUSE, f"({mark}) {words.deal('clause')}") for mark in "abc"[: number % 3 + 1]
        ]
    body = f"""<header class="law-head"><a href="/">Law Gazette of Dellmoor</a> {links(MENU, "nav")}</header>
<div id="document-content" class="law">{markup(items)}</div><div class="backtotop"><a href="#">Back to top</a></div>
<footer>{links(FOOT, "p")}</footer>"""
    head = f"<title>{items[0].text}</title>"
    return Sheet(page(head, body), items, (*MENU, *FOOT, "Back to top"), Metadata(items[0].text))


def cluttered(words: Words) -> Sheet:
    """Return a news page with a cookie bar, and sharing and related links inside the article."""
    items = story(words, 4)
    middle = len(items) // 2
    body = f"""<div id="cookie-consent" role="dialog" aria-label="Cookies"><p>{COOKIES}</p><button>Accept all</button></div>
<header><nav>{links(MENU)}</nav></header><article>{markup(items[:2])}<div class="share-bar">{links(SHARE)}</div>
{markup(items[2:middle])}<aside class="related-articles"><h3>{RELATED[1]}</h3>{links(RELATED)}</aside>
<div class="newsletter-signup"><p>{NEWSLETTER}</p><form><input type="email"><button>Subscribe now</button></form></div>
{markup(items[middle:])}</article><div class="advertisement">Advertisement</div><footer>{links(FOOT)}</footer>"""
    forbidden = (
        COOKIES,
        "Accept all",
        *MENU,
        *SHARE,
        *RELATED,
        NEWSLETTER,
        "Subscribe now",
        "Advertisement",
        *FOOT,
    )
    return Sheet(page(f"<title>{one(items[0])}</title>", body), items, forbidden, Metadata(items[0].text))


def sidebars(words: Words) -> Sheet:
    """Return a page with a column of links on either side of the text."""
    items = story(words, 3, "bullets", "levels")
    left = ("Ferries by month", "Depth charts", "Fish prices")
    body = f"""<div id="header">{links(MENU)}</div><div id="left" class="sidebar"><h3>In this section</h3>{links(left)}</div>
<div id="right" class="sidebar"><h3>Most read</h3>{links(RELATED)}<p>{NEWSLETTER}</p></div>
<div id="middle">{markup(items)}</div><div id="footer">{links(FOOT)}</div>"""
    forbidden = (*MENU, *left, *RELATED, NEWSLETTER, *FOOT, "In this section", "Most read")
    return Sheet(page(f"<title>{one(items[0])}</title>", body), items, forbidden, Metadata(items[0].text))


def tabs(words: Words) -> Sheet:
    """Return a page whose text stands under three tabs; the reader opens all of them."""
    items = story(words, 0)
    names = ("Tab one", "Tab two", "Tab three")
    panels = []
    for i, _ in enumerate(names):
        panel = [heading(str(words.deal("heading"))), paragraph(words.prose()), paragraph(words.prose())]
        shut = "" if i == 0 else ' aria-hidden="true"'
        panels.append(f'<div role="tabpanel" class="tab-pane" id="p{i}"{shut}>{markup(panel)}</div>')
        items += panel
    buttons = "".join(
        f'<button role="tab" aria-controls="p{i}">{name}</button>' for i, name in enumerate(names)
    )
    body = f"""<header><nav>{links(MENU)}</nav></header><main>{markup(items[:2])}<div role="tablist">{buttons}</div>
{"".join(panels)}</main><footer>{links(FOOT)}</footer>"""
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body), items, (*MENU, *names, *FOOT), Metadata(items[0].text)
    )


def accordions(words: Words) -> Sheet:
    """Return a page of questions that open when clicked."""
    items = story(words, 0)
    folds = []
    for i in range(4):
        fold = [
            heading(f"{words.deal('heading')}: what changes?", 3),
            paragraph(words.prose()),
            paragraph(words.prose(1, 2)),
        ]
        top = f'<h3><button aria-expanded="false">{one(fold[0])}</button></h3>'
        rest = markup(fold[1:])
        shut = f'<div class="accordion-item">{top}<div class="accordion-body">{rest}</div></div>'
        folds.append(
            shut if i % 2 else f"<details><summary><h3>{one(fold[0])}</h3></summary>{rest}</details>"
        )
        items += fold
    body = f"""<header><nav>{links(MENU)}</nav></header><main>{markup(items[:2])}
<button class="open-all">Show all sections</button>{"".join(folds)}</main><footer>{links(FOOT)}</footer>"""
    forbidden = (*MENU, "Show all sections", *FOOT)
    return Sheet(page(f"<title>{one(items[0])}</title>", body), items, forbidden, Metadata(items[0].text))


def data_tables(words: Words) -> Sheet:
    """Return a page with tables of data in it, one with a caption."""
    items = story(words, 1)
    first, second = table(words), table(words)
    top = Item(BlockKind.CAPTION, f"Table 1: {words.deal('caption')}")
    after = curly([paragraph(words.prose())])
    body = f"""<nav>{links(MENU)}</nav><main>{markup(items)}
{markup(first).replace("<table>", f"<table><caption>{one(top)}</caption>")}{markup(after)}{markup(second)}</main>
<footer>{links(FOOT)}</footer>"""
    every = [*items, top, *first, *after, *second]
    return Sheet(
        page(f"<title>{one(items[0])}</title>", body), every, (*MENU, *FOOT), Metadata(items[0].text)
    )


PAGES = (
    wordpress, drupal, divs, layout_tables, saved, app_state, amp, print_view, press_release, law, cluttered,
    sidebars, tabs, accordions, data_tables,
)  # fmt: skip
