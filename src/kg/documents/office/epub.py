"""Reads EPUB books: the chapters in the order of the book's spine, each as the web page that it is."""

import posixpath
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from kg import lazy_re as re
from kg.documents.dates import partial_date
from kg.documents.office.gather import Gathering, Run, make_reading
from kg.documents.office.safety import MOST_XML, Node, Package, open_package, reading_of, refuse_entities
from kg.documents.office.shapes import settle_headings
from kg.documents.reading import Part, Reading
from kg.exceptions import UnreadableError
from kg.model import BlockKind, Metadata

MEDIA_TYPE: Final = "application/epub+zip"
MOST_LETTERS: Final = 20_000_000
"""The most characters of the pages of one book, marks included; what follows is left out, with a note."""

_HINT: Final = "Save it as EPUB and try again"
_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_MOST_CHAPTERS: Final = 5_000
# Kinds of pages around the text, by what the book calls them, and the reason told for each.
_ASIDE: Final = {
    "cover": "cover page",
    "cover-page": "cover page",
    "frontcover": "cover page",
    "nav": "table of contents",
    "toc": "table of contents",
    "landmarks": "table of contents",
    "page-list": "table of contents",
    "loi": "list of figures",
    "lot": "list of tables",
    "index": "index",
    "copyright-page": "imprint",
}
_NAMED: Final = re.compile(r"(?:^|[/_-])(cover|nav|toc)(?:[-_]?page)?\.x?html?$", re.IGNORECASE)
_TYPED: Final = re.compile(
    r"<(?:body|section|nav)\b[^>]{0,300}?\bepub:type\s*=\s*[\"']([^\"']{1,80})", re.IGNORECASE
)
_LINK: Final = re.compile(r"https?://\S+")
_HEADING: Final = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>]*>")


class _Item(NamedTuple):
    """A page of the book: its member, and why it is no part of the text (empty: it is)."""

    member: str
    reason: str


def read_epub(data: bytes, name: str) -> Reading:
    """Return the reading of a book: its chapters one after another.

    Cover, contents and index stand in ``removed``; title, publisher, date, language and address are those
    that the book states about itself.

    Raises:
        UnreadableError: if it is no book, damaged, locked or hostile, or holds no words.
    """
    with reading_of(name):
        package = open_package(data, name)
        if "META-INF/encryption.xml" in package and "META-INF/rights.xml" in package:
            raise UnreadableError("it is locked by its publisher", name, "Give a copy without a lock")
        member = _book_member(package)
        book = package.xml(member)
        metadata = _metadata(book)
        gathering = Gathering()
        _gather(package, _spine(book, posixpath.dirname(member)), gathering)
        _mark_title(gathering, metadata.title)
        return make_reading(settle_headings(gathering.blocks), name, MEDIA_TYPE, metadata, gathering.notes)


def _book_member(package: Package) -> str:
    """Return the name of the member that lists the chapters."""
    if "META-INF/container.xml" in package:
        for node in package.xml("META-INF/container.xml").iter("rootfile"):
            path = unquote(node.get("full-path"))
            if path in package:
                return path
    found = sorted(member for member in package.members if member.lower().endswith(".opf"))
    if not found:
        raise UnreadableError("it is no book (it lists no chapters)", package.name, _HINT)
    return found[0]


def _spine(book: Node, folder: str) -> Iterator[_Item]:
    """Yield the pages of the book in the order in which they are read."""
    items = {node.get("id"): node for node in book.findall("manifest/item")}
    guide = {
        _path(folder, node.get("href")): _ASIDE[node.get("type").lower()]
        for node in book.findall("guide/reference")
        if node.get("type").lower() in _ASIDE
    }
    seen: set[str] = set()
    for reference in book.findall("spine/itemref")[:_MOST_CHAPTERS]:
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type", "text/html") not in _PAGES:
            continue
        member = _path(folder, item.get("href"))
        if member in seen:
            continue
        seen.add(member)
        named = _NAMED.search(member)
        reason = _ASIDE["nav"] if "nav" in item.get("properties").split() else guide.get(member, "")
        reason = reason or (_ASIDE[named.group(1).lower()] if named else "")
        if not reason and reference.get("linear") == "no" and "note" not in member.lower():
            reason = "page beside the text"
        yield _Item(member, reason)


def _path(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _gather(package: Package, items: Iterable[_Item], gathering: Gathering) -> None:
    """Gather the pages one after another, as many as may be read."""
    letters = 0
    for item in items:
        if letters > MOST_LETTERS:
            gathering.note(f"it holds more than {MOST_LETTERS:,} characters; the rest was left out")
        if gathering.full or letters > MOST_LETTERS:
            return
        letters += _chapter(package, item, gathering)


def _chapter(package: Package, item: _Item, gathering: Gathering) -> int:
    """Gather the blocks of one page and return its length; that one is missing or damaged is noted."""
    from kg.documents.html.decode import decode_page  # noqa: PLC0415 - large, needed for books only
    from kg.documents.html.read import read_page  # noqa: PLC0415 - large, needed for books only

    try:
        data = package.read(item.member)
    except UnreadableError:
        data = b""
    if not 0 < len(data) <= MOST_XML:
        gathering.note(f"the page {item.member} of the book is missing, damaged or too large")
        return 0
    refuse_entities(data, package.name)
    try:
        source, _, _ = decode_page(data, package.name)
        page = read_page(source, package.name, whole=True)
    except UnreadableError:
        # A page with a picture only holds no words.
        return len(data)
    typed = _TYPED.search(source)
    reason = item.reason or next(
        (_ASIDE[w] for w in (typed.group(1).split() if typed else ()) if w in _ASIDE), ""
    )
    for part in page.parts:
        runs = list(_runs(source, part))
        if reason:
            gathering.remove("".join(run.words for run in runs), reason)
        elif part.kind is BlockKind.TITLE or part.kind is BlockKind.HEADING:
            gathering.add(BlockKind.HEADING, runs, _level(source, part))
        else:
            gathering.add(part.kind or BlockKind.PARAGRAPH, runs, part.level)
    for gone in page.removed:
        gathering.remove(_TAG.sub(" ", source[gone.start : gone.end])[:100_000], gone.reason)
    return len(source)


def _level(source: str, part: Part) -> int:
    """Return the level that the page gives to a heading; within a book it may begin below the first."""
    start = part.pieces[0].start
    found = _HEADING.findall(source, max(0, start - 300), start)
    return int(found[-1]) if found else part.level


def _runs(source: str, part: Part) -> Iterator[Run]:
    for piece in part.pieces:
        words = source[piece.start : piece.end] if piece.text is None else piece.text
        yield Run(words.replace("\r", " ").replace("\n", " "), put_in=piece.start == piece.end)


def _mark_title(gathering: Gathering, title: str) -> None:
    """Make the title of the heading near the beginning that says what the book states as its title."""
    wanted = "".join(title.split()).casefold()
    for i, block in enumerate(gathering.blocks[:12]):
        if wanted and block.kind is BlockKind.HEADING and "".join(block.words.split()).casefold() == wanted:
            gathering.blocks[i] = block.__class__(BlockKind.TITLE, block.runs)
            return


def _metadata(book: Node) -> Metadata:
    """Return what the book states about itself."""
    said: dict[str, list[str]] = {}
    for node in book.findall("metadata/*"):
        for part in node.iter() if node.tag in {"dc-metadata", "x-metadata"} else (node,):
            words = " ".join((part.text or "").split())
            if words and isinstance(part.tag, str):
                said.setdefault(part.tag.lower(), []).append(words)
    links = [w for key in ("identifier", "source") for w in said.get(key, ()) if _LINK.fullmatch(w)]
    return Metadata(
        title=said.get("title", [""])[0],
        publisher=said.get("publisher", [""])[0],
        date=partial_date(said.get("date", [""])[0]),
        language=said.get("language", [""])[0].lower().replace("_", "-").split("-")[0],
        address=links[0] if links else "",
        licence=next((w for w in said.get("rights", ()) if _LINK.fullmatch(w)), ""),
    )
