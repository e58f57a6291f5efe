"""Tells what on a page is not its text: menus, notices, boxes, hidden elements; and says so in words.

The names that designers give to such elements are data at the top; change them here.
"""

from typing import Final

from kg import lazy_re as re
from kg.documents.html.tree import Node, Tree

_TAGS: Final = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "sidebar",
    "dialog": "popup",
    "select": "form field",
    "textarea": "form field",
    "button": "button",
    "rt": "pronunciation",
}
_ROLES: Final = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "tablist": "navigation",
    "toolbar": "page tools",
    "banner": "page header",
    "contentinfo": "footer",
    "search": "search",
    "complementary": "sidebar",
    "dialog": "popup",
    "alertdialog": "popup",
    "doc-backlink": "footnote number",
    "doc-noteref": "footnote number",
}
# Names that give an element away as part of a longer name ("post-share-bar"). A word that a document may
# itself be about ("social", "search", "share") does so only beside a word of design, or alone (below).
_BOX: Final = (
    "-?(?:bar|box|area|list|block|links?|icons?|buttons?|btns?|tools?|widget|wrap(?:per)?|container|panel)"
)
_PARTS: Final = (
    ("cookie notice", r"cookies?|cookie-?(?:bar|banner|notice|consent|law)|gdpr|onetrust|consent-?banner"),
    (
        "share bar",
        rf"(?:share|sharing|social){_BOX}|social-?(?:media|share|sharing|follow)|(?:post|article|entry|page)-?share"
        r"|sharethis|sharedaddy|addthis|addtoany|a2a|bdshare|bdsharebuttonbox|jiathis|follow-us|fenxiang",
    ),
    (
        "related articles",
        rf"related-?(?:posts?|articles?|news|stories|items|content|reading)|(?:related|recommend\w*){_BOX}"
        r"|(?:more|latest|top|other|popular|recent|similar|recommended)-?(?:stories|news|articles|posts|reads?)"
        r"|also-like|most-(?:read|popular|viewed)|trending|read-?(?:more|next|also)"
        r"|(?:post|article|entry)-related|outbrain|taboola|xgwz|xgyd|xgxw",
    ),
    ("comments", r"comments?|comment-?(?:area|list|section|form)|disqus|respond|replies"),
    ("newsletter", r"newsletter|subscribe|sign-?up-?(?:form|box)|newsletter-?sign-?up|mailchimp|mc4wp"),
    ("about the author", r"author-?(?:box|bio|info|card|profile|about)|about-?(?:the-)?author"),
    ("about the publisher", r"about-?(?:us|publisher|site|company)|boilerplate"),
    (
        "advertisement",
        rf"(?:ads?|advert|promo|sponsor){_BOX}|ads?-?(?:slot|unit|banner|break|space)|advert|adverts|advertisement"
        r"|advertising|adsbygoogle",
    ),
    (
        "navigation",
        r"nav|navbar|navigation|menu|breadcrumbs?|crumbs?|pagination|pager|page-?links|prev-?next|skip-?links?"
        r"|skip-?(?:nav|to-content|to-main)|toc|table-of-contents|site-?map|dqwz|weizhi|mbx",
    ),
    ("language switcher", r"lang(?:uage)?s?-?(?:switch(?:er)?|select(?:or)?|menu|list|bar|links)|wpml"),
    (
        "page tools",
        r"print-?(?:button|page|link|tools?|friendly)|page-?tools?|article-?tools?|tool-?bar|font-?size"
        r"|text-?resize|back-?to-?top|to-?top|dayin|feedback-?(?:form|box)|page-?feedback|star-?rating",
    ),
    ("reading time", r"read(?:ing)?-?time|min-?read|time-?to-?read"),
    ("search", rf"search(?:-?form|{_BOX})"),
    ("sidebar", r"side-?bar|widget-area"),
    (
        "page header",
        r"site-?header|mast-?head|top-?bar|page-?header|global-?header|site-?branding|site-?title",
    ),
    ("footer", r"footer|colophon|copyright-?(?:notice|info|text|line|bar)|page-?bottom|site-?info"),
    ("popup", r"pop-?up|modal|overlay|lightbox|paywall"),
    ("tags", r"tag-?(?:list|cloud|links)|post-?tags|cat-?links|post-?categories|tagged"),
)
# Names that do so only when they stand alone.
_WHOLE: Final = {
    "share": "share bar",
    "sharing": "share bar",
    "social": "share bar",
    "follow": "share bar",
    "consent": "cookie notice",
    "related": "related articles",
    "recommend": "related articles",
    "recommended": "related articles",
    "ad": "advertisement",
    "ads": "advertisement",
    "promo": "advertisement",
    "sponsor": "advertisement",
    "sponsored": "advertisement",
    "bio": "about the author",
    "widget": "sidebar",
    "widgets": "sidebar",
    "aside": "sidebar",
    "secondary": "sidebar",
    "banner": "page header",
    "foot": "footer",
    "bottom": "footer",
    "copyright": "footer",
    "tags": "tags",
    "lang": "language switcher",
    "langs": "language switcher",
    "language": "language switcher",
    "languages": "language switcher",
    "search": "search",
    "tools": "page tools",
    "print": "page tools",
    "feedback": "page tools",
    "rating": "page tools",
    "helpful": "page tools",
    "accessibility": "page tools",
    "buttons": "page tools",
}
_HIDDEN_NAMES: Final = """
    sr-only visually-hidden visuallyhidden screen-reader-text element-invisible hidden d-none hide
    is-hidden offscreen show-for-sr
"""
_HIDDEN: Final = frozenset(_HIDDEN_NAMES.split())
_NONE: Final = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_OPENERS: Final = frozenset({"tab", "collapse", "pill", "accordion"})
_OPENED: Final = re.compile(
    r"(?:^|[\s_-])(?:tab-?(?:pane|panel|content)|accordion|collaps\w+|panel)(?:$|[\s_-])"
)
_ACCORDION: Final = re.compile(r"accordion|collaps|toggle|expand", re.IGNORECASE)
_SAYS_NOTHING: Final = ("has-", "no-", "not-", "with-", "without-", "is-", "js-", "show-", "hide-")
_NOTE: Final = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|fn-?(?:ref|back)?|end-?notes?|reference)(?:$|[\s_:-])"
)
_NOTES: Final = re.compile(
    r"(?:^|\s)(?:[\w-]+-)?(?:footnotes?|endnotes?|msofootnotetext|msoendnotetext)(?:-?(?:list|text|item))?(?:$|\s)"
    r"|(?:^|\s)_?(?:fn|ftn|footnote|edn|endnote)[-_:]?\d{1,3}(?:$|\s)"
)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES: Final = re.compile(
    "|".join(rf"(?P<r{i}>(?:^|[\s_-])(?:{names})(?=$|[\s_-]))" for i, (_, names) in enumerate(_PARTS))
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FRAMES: Final = frozenset({"#page", "html", "body", "main", "article", "head"})
HIDDEN: Final = "hidden on the page"
HEADER: Final = "page header"


class Page:
    """What must be known of the whole page to judge one element."""

    __slots__ = ("holders", "names", "opened", "prose")

    def __init__(self, tree: Tree) -> None:
        self.prose = max(1, tree.nodes[0].text - tree.nodes[0].links)
        self.holders: set[int] = set()
        self.opened: set[str] = set()
        self.names: dict[str, str] = {}
        for node in tree.nodes:
            about = node.attributes
            if node.tag in {"article", "main"} or (about and _is_body(about)):
                self._mark(node)
            if about:
                self._note_opener(about)

    def _mark(self, node: Node) -> None:
        """Remember what stands around the main element; stops where that is known already."""
        for around in node.up():
            if around.index in self.holders:
                break
            self.holders.add(around.index)

    def _note_opener(self, about: dict[str, str]) -> None:
        if "aria-controls" in about:
            self.opened.update(about["aria-controls"].split())
        kind = about.get("data-toggle") or about.get("data-bs-toggle") or about.get("role") or ""
        target = about.get("data-target") or about.get("data-bs-target") or about.get("href") or ""
        if kind in _OPENERS and target.startswith("#"):
            self.opened.add(target[1:])


def _is_body(about: dict[str, str]) -> bool:
    return about.get("role") == "main" or "articlebody" in about.get("itemprop", "").lower()


def why_not(node: Node, page: Page) -> str:
    """Return why an element is not part of the text, in words; empty if it is, as far as one can see."""
    about = node.attributes
    if about and _is_hidden(node, about, page):
        return HIDDEN
    if node.tag in _FRAMES:
        return ""
    if node.index in page.holders:
        return ""
    return _by_tag(node, page) or (_by_name(node, page) if about else "")


def _is_hidden(node: Node, about: dict[str, str], page: Page) -> bool:
    names = about.get("class", "").lower().split()
    hidden = (
        ("hidden" in about and about["hidden"].lower() != "until-found")
        or about.get("aria-hidden", "").lower() == "true"
        or ("style" in about and _NONE.search(about["style"]) is not None)
        or (bool(names) and not _HIDDEN.isdisjoint(names) and not _shows_again(names))
    )
    if not hidden or node.tag in _FRAMES:
        return False
    # What a button or tab of the page opens is there to be read.
    opened = about.get("id") in page.opened or about.get("role") == "tabpanel"
    return not (opened or _OPENED.search(about.get("class", "").lower()))


def _shows_again(names: list[str]) -> bool:
    return any(
        name.startswith("d-") and name.endswith(("-block", "-flex", "-inline", "-grid")) for name in names
    )


def _by_tag(node: Node, page: Page) -> str:
    """Return the reason that the tag or the role of an element gives."""
    tag, about = node.tag, node.attributes
    role = about.get("role", "").lower() if about else ""
    reason = _TAGS.get(tag) or _ROLES.get(role, "")
    keep = False
    if tag == "button":
        keep = _opens(node)
    elif tag in {"sup", "a"}:
        reason = reason or ("footnote number" if _is_note_number(node) else "")
        reason = reason or ("anchor" if tag == "a" and "headerlink" in about.get("class", "") else "")
    elif tag == "form":
        reason = "form" if _small(node, page, 0.4) else ""
    elif tag == "header" or "header" in (about.get("id"), about.get("class")):
        inside = _inside(node, {"article", "main"}) or not _small(node, page, 0.4)
        reason = "" if inside else HEADER
    elif reason:
        keep = not _small(node, page, 0.6)
        keep = keep or (tag == "footer" and _inside(node, {"blockquote"}))
        keep = keep or (tag == "aside" and _NOTE.search(about.get("class", "").lower()) is not None)
    return "" if keep else reason


def _opens(node: Node) -> bool:
    about = node.attributes
    if any(around.tag in _HEADINGS for around in node.up()):
        return True
    names = about.get("class", "")
    if any(around.tag == "nav" for around in node.up()) or "nav" in names or "menu" in names:
        return False
    return "aria-expanded" in about or "aria-controls" in about or _ACCORDION.search(names) is not None


def _is_note_number(node: Node) -> bool:
    """Return whether an element is the number that leads to a footnote, or the sign that leads back."""
    if not node.text or node.text > 8:
        return False
    about = node.attributes
    names = f"{about.get('class', '')} {about.get('role', '')} {about.get('rel', '')}".lower()
    if about and (
        "noteref" in names or "backlink" in names or "reversefootnote" in names or _NOTE.search(names)
    ):
        return True
    if node.tag == "a":
        target = about.get("href", "")
        target = target[target.find("#") + 1 :].lower() if "#" in target else ""
        return (
            bool(target)
            and re.match(r"_?(?:fn|foot-?note|note|end-?note|cite|ref|_?ftn|_?edn)", target) is not None
        )
    inner = [child for child in node.children if isinstance(child, Node)]
    return _NOTE.search(names) is not None or (
        len(inner) == 1 and inner[0].tag == "a" and "#" in inner[0].attributes.get("href", "")
    )


def is_notes(node: Node) -> bool:
    """Return whether an element holds footnotes, or is one."""
    about = node.attributes
    if about.get("role", "").lower() in {"doc-endnotes", "doc-footnote", "doc-endnote"}:
        return True
    return _NOTES.search(f"{about.get('class', '')} {about.get('id', '')}".lower()) is not None


def _inside(node: Node, tags: set[str]) -> bool:
    return any(around.tag in tags for around in node.up() if around is not node)


def _small(node: Node, page: Page, share: float) -> bool:
    """Return whether an element holds only a small part of the words of the page."""
    own = node.text - node.links
    return own < 200 or own < share * page.prose


def _by_name(node: Node, page: Page) -> str:
    """Return the reason that the class or id of an element gives."""
    if node.tag in _HEADINGS or not node.text:
        return ""
    about = node.attributes
    given = f"{about.get('class', '')} {about.get('id', '')}".strip()
    if not given:
        return ""
    reason = page.names.get(given)
    if reason is None:
        reason = page.names[given] = _reason_in(given)
    return reason if reason and _small(node, page, 0.25) else ""


def _reason_in(given: str) -> str:
    """Return the reason that the names given to an element are known for, or ""."""
    spaced = _HUMP.sub("-", given[:400]).lower()
    names = [name for name in spaced.split() if not name.startswith(_SAYS_NOTHING)]
    found = _NAMES.search(" ".join(names))
    if found is not None:
        return _PARTS[int((found.lastgroup or "r0")[1:])][0]
    return next((_WHOLE[name] for name in names if name in _WHOLE), "")
