"""What a page says about itself: title, publisher, date, language, address, licence."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from kg import lazy_re as re
from kg.documents.dates import iso_date
from kg.documents.html.titles import choose_title
from kg.documents.html.tree import Tree
from kg.model import Metadata

_TITLES: Final = (
    "citation_title",
    "og:title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
    "articletitle",
    "title",
)
_PUBLISHERS: Final = (
    "citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "publisher", "contentsource",
    "sitename", "application-name",
)  # fmt: skip
_DATES: Final = (
    "citation_publication_date", "article:published_time", "og:article:published_time", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "datepublished", "pubdate", "publishdate",
    "publish-date", "publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_LICENCES: Final = ("dc.rights", "dcterms.rights", "dcterms.license")
_ADDRESSES: Final = ("og:url", "citation_public_url", "twitter:url", "url")
_SAVED: Final = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?\s*(\S{1,2000}?)\s*-->")
_SINGLE: Final = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})")
_WEB: Final = re.compile(r"https?://[^\s<>\"']{3,2000}$", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?$")
_MOST_JSON: Final = 400_000
_ARTICLES: Final = re.compile(r"Article|Report|Posting|WebPage|CreativeWork|Legislation|Document|Publication")


def read_facts(source: str, tree: Tree, headings: list[str]) -> Metadata:
    """Return what a page says about itself; ``headings`` are its upper headings, the first level first."""
    named = _named(tree)
    data = list(_json(source, tree))
    title = _title(source, tree, named, data, headings)
    return Metadata(
        title=title,
        publisher=_publisher(named, data),
        date=_date(tree, named, data),
        language=_language(tree, named),
        address=_address(source, tree, named, data),
        licence=_licence(tree, named),
    )


def _named(tree: Tree) -> dict[str, str]:
    """Return the content of the meta elements by name in small letters; the first of a name counts."""
    named: dict[str, str] = {}
    for node in tree.nodes:
        if node.tag != "meta" or not node.attributes:
            continue
        about = node.attributes
        content = _clean(about.get("content", ""))
        for key in ("name", "property", "itemprop", "http-equiv"):
            if about.get(key) and content:
                named.setdefault(
                    about[key].strip().lower().replace("dc:", "dc.").replace("dcterms:", "dcterms."), content
                )
    return named


def _clean(words: str) -> str:
    return " ".join(words[:1_000].split())


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _json(source: str, tree: Tree) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD that speak of an article or page, these in lists as well."""
    found = 0
    for node, start, end in tree.raw:
        if node.tag != "script" or "ld+json" not in node.attributes.get("type", "").lower():
            continue
        if end - start > _MOST_JSON or found > 20:
            continue
        found += 1
        try:
            value = json.loads(
                source[start:end].strip().removeprefix("<!--").removesuffix("-->"), strict=False
            )
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        for _ in range(1_000):
            if not waiting:
                break
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting.extend(one[:200])
            elif isinstance(one, dict):
                if isinstance(one.get("@graph"), list):
                    waiting.extend(one["@graph"][:200])
                if _ARTICLES.search(str(one.get("@type", ""))[:200]):
                    yield one


def _from_json(data: list[dict[str, Any]], key: str) -> str:
    """Return the first words under a key, the name where an organisation stands there."""
    for one in data:
        value = one.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name") or value.get("@id")
        if isinstance(value, str) and value.strip():
            return _clean(unescape(value))
    return ""


def _publisher(named: dict[str, str], data: list[dict[str, Any]]) -> str:
    stated = [named.get(name, "") for name in _PUBLISHERS[:4]]
    more = [named.get(name, "") for name in _PUBLISHERS[4:]]
    tried = [*stated, _from_json(data, "publisher"), *more]
    return next((words for words in tried if words and not _WEB.match(words)), "")


def _title(
    source: str, tree: Tree, named: dict[str, str], data: list[dict[str, Any]], headings: list[str]
) -> str:
    titles = (span for node, *span in tree.raw if node.tag == "title" and node.parent is not None)
    page = next((_clean(unescape(source[a:b])) for a, b in titles), "")
    stated = _first(named, _TITLES[:4]) or _from_json(data, "headline") or _first(named, _TITLES[4:6])
    return choose_title(page, stated, named.get("og:site_name", ""), headings)


def _date(tree: Tree, named: dict[str, str], data: list[dict[str, Any]]) -> str:
    for name in _DATES:
        if named.get(name) and iso_date(named[name]):
            return iso_date(named[name])
    found = iso_date(_from_json(data, "datePublished"))
    if found:
        return found
    times = [
        node
        for node in tree.nodes
        if node.tag == "time" or "datepublished" in node.attributes.get("itemprop", "").lower()
    ]
    preferred = [
        t
        for t in times
        if "pubdate" in t.attributes or "datepublished" in t.attributes.get("itemprop", "").lower()
    ]
    for node in [*preferred, *times]:
        found = iso_date(node.attributes.get("datetime", "") or node.attributes.get("content", ""))
        if found:
            return found
    return ""


def _language(tree: Tree, named: dict[str, str]) -> str:
    given = [
        node.attributes.get("lang", "") or node.attributes.get("xml:lang", "") for node in tree.nodes[:3]
    ]
    more = (
        named.get("content-language", ""),
        named.get("dc.language", ""),
        named.get("dcterms.language", ""),
    )
    for words in (*given, *more, named.get("og:locale", ""), named.get("language", "")):
        found = _LANGUAGE.match(words.strip())
        if found:
            return found.group(1).lower()
    return ""


def _address(source: str, tree: Tree, named: dict[str, str], data: list[dict[str, Any]]) -> str:
    canonical = [
        node.attributes.get("href", "")
        for node in tree.nodes
        if node.tag == "link" and "canonical" in node.attributes.get("rel", "").lower().split()
    ]
    head = source[:4_000]
    saved = _SAVED.search(head) or _SINGLE.search(head)
    tried = [
        *canonical,
        _first(named, _ADDRESSES[:2]),
        _from_json(data, "url"),
        _from_json(data, "mainEntityOfPage"),
    ]
    for words in [
        *tried,
        unescape(saved.group(1)) if saved else "",
        *(named.get(a, "") for a in _ADDRESSES[2:]),
    ]:
        if _WEB.match(words.strip()):
            return words.strip()
    return ""


def _licence(tree: Tree, named: dict[str, str]) -> str:
    for node in tree.nodes:
        if node.tag not in {"link", "a"} or "license" not in node.attributes.get("rel", "").lower().split():
            continue
        if _WEB.match(node.attributes.get("href", "").strip()):
            return node.attributes["href"].strip()
    return _first(named, _LICENCES)
