"""The marks that begin an item, a heading, a caption or a footnote, and those of page numbers."""

from typing import Final

from kg import lazy_re as re

# Signs of bullets; the last group are the private letters of Symbol and Wingdings.
BULLETS: Final = (
    "•●▪■□◦○‣►▶➢➤✓✔❖◆◇·∙⁃*–—-‒" + "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf0e0\uf06e\uf071\uf0d7\uf02d"
)
# Those that are words or punctuation elsewhere, and bullets only where they stand before a wide blank.
DOUBTFUL: Final = "*–—-‒·o"
_ZH: Final = "[一二三四五六七八九十百零〇两0-9]{1,7}"
_ITEM: Final = re.compile(
    rf"""(?P<letter>\((?:[a-z]|[ivx]{{2,5}})\)|(?:[a-z]|[ivx]{{2,5}})\)(?=\s))
      | (?P<dotted>(?:[a-z]|[ivx]{{2,5}})\.(?=\s))
      | (?P<paren>[(（]\d{{1,3}}[)）])
      | (?P<number>\d{{1,3}}[.)](?=\s|[A-Z])|\d{{1,3}}[、．])
      | (?P<depth>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}\.?(?=\s+\S))
      | (?P<capital>[(（](?:[A-Z]|[IVX]{{2,5}})[)）](?=\s))
      | (?P<zh>第{_ZH}条|[（(][一二三四五六七八九十]{{1,3}}[）)]|[一二三四五六七八九十]{{1,3}}[、．])
      | (?P<article>(?:Article|ARTICLE|Clause|CLAUSE|Section|SECTION|§)\s?\d{{1,4}}[a-z]?
          (?:\.\d{{1,3}})*[.:)]?(?=\s|$))""",
    re.VERBOSE,
)
_HEAD: Final = re.compile(
    rf"""(?P<chapter>(?:CHAPTER|Chapter|PART|Part|TITLE|Title|ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule)
          \ (?:[IVXLC]{{1,7}}|\d{{1,3}}|[A-Z])(?=[.:)\s–—-]|$))
      | (?P<zhchapter>第{_ZH}[编章节篇])
      | (?P<zhone>[一二三四五六七八九十]{{1,3}}[、．])
      | (?P<zhparen>[（(][一二三四五六七八九十]{{1,3}}[）)])
      | (?P<roman>[IVXLC]{{1,7}}[.)](?=\s))
      | (?P<letter>[A-H][.)](?=\s))
      | (?P<article>(?:Article|ARTICLE|Section|SECTION|§)\s?\d{{1,4}}(?:\.\d{{1,3}})*[.:)]?(?=\s|$))
      | (?P<number>\d{{1,2}}(?:\.\d{{1,3}}){{0,4}}[.)]?(?=\s+[^\W\d_]))""",
    re.VERBOSE,
)
_SIGN: Final = re.compile(
    r"[(（]?(?:\d{1,3}|[a-z]|[ivx]{2,5}|[一二三四五六七八九十]{1,3})[.)）、]|\d{1,2}(?:\.\d{1,2})+\.?"
)
_FIGURE: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_CAPTION: Final = re.compile(
    r"""(?:Figure|FIGURE|Fig\.|Table|TABLE|Chart|Map|Photo|Exhibit|Box|Diagram|Abbildung|Tabelle|Figura
        |Tabla|Tableau)\s?\d{1,3}(?:[-.]\d{1,2})?[a-z]?(?:\s?[.:：–—|]|\s\s|$|\s+[A-Z(])
      | (?:图表|图|表)\s?\d{1,3}(?:[-.—]\d{1,2})?(?:[.:：\s　]|[^\d\s.。，、至和所中])""",
    re.VERBOSE,
)
NOTE_MARK: Final = re.compile(r"[\[(（]?(\d{1,3}|[*†‡§¶‖]{1,3}|[a-h]|[①-⑳])[\])）]?[.:]?")
NOTE_NUMBER: Final = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶‖]{1,3}|[a-h]|[①-⑳])[\])]?,?")
ROMAN: Final = re.compile(r"[ivxlc]{1,8}|[IVXLC]{1,8}")
PAGE_NUMBER: Final = re.compile(
    r"""(?:[Pp]age|PAGE|[Pp]\.|Seite|Página|Pág\.|[Pp]g\.?)?\s?[-–—|·]?\s?(\d{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8})\s?[-–—|·]?
        (?:\s?(?:of|/|von|de|sur)\s?\d{1,4})?
      | 第\s?(\d{1,4}|[一二三四五六七八九十百]{1,5})\s?页(?:[,，/|]?\s?共\s?\d{1,4}\s?页)?
      | (\d{1,4})\s?页""",
    re.VERBOSE,
)

# What a browser prints into the margin: the moment of printing, and the address of the page.
STAMP: Final = re.compile(
    r"""(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日),?\s?(?:[上下]午)?\s?
        \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?""",
    re.VERBOSE,
)
ADDRESS: Final = re.compile(r"(?:https?|file|ftp)://\S+(?:\s\S+)?|www\.\S+|[A-Z]:\\\S.*|(?:/[\w.~-]+){3,}")


def item_mark(text: str) -> tuple[str, int] | None:
    """Return the style of the number or bullet that a line begins with, and where its words begin."""
    if text[:1] in BULLETS and text and (text[0] not in DOUBTFUL or text[1:2].isspace()):
        return "bullet", len(text) - len(text[1:].lstrip())
    found = _ITEM.match(text)
    if found is None:
        return None
    return found.lastgroup or "", len(text) - len(text[found.end() :].lstrip())


def head_mark(text: str) -> tuple[str, int] | None:
    """Return the style of the number of a heading, and how deep it counts (from 1)."""
    found = _HEAD.match(text)
    if found is None:
        return None
    style = found.lastgroup or ""
    depth = found.group().strip(" .)").count(".") + 1 if style in {"number", "article"} else 1
    return style, depth


def is_caption(text: str) -> bool:
    """Return whether a line begins as the caption of a figure or table does."""
    return _CAPTION.match(text) is not None


def is_sign(word: str, opens: bool) -> bool:
    """Return whether a word is nothing but a bullet or the number of an item.

    ``opens`` tells that it begins a row and letters follow: only then is "1.2" a number of an item.
    """
    if len(word) == 1 and (word in BULLETS or word == "o"):
        return True
    return _SIGN.fullmatch(word) is not None and (opens or not _FIGURE.fullmatch(word))
