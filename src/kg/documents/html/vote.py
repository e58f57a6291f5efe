"""Asks a library which elements hold the main text of a page."""

import logging
from html import escape
from typing import Final

from kg import lazy_re as re
from kg.documents.html.flow import Block
from kg.documents.html.tree import Node, Tree

_MOST_TEXT: Final = 600_000
_MOST_ELEMENTS: Final = 15_000
_MOST_WORK: Final = 12_000_000
# Of a long paragraph the library sees so many characters: more would not change its mind, but take time.
_ENOUGH: Final = 500
_KEY: Final = re.compile(r' k="([0-9]{1,7})"')
_NAME: Final = re.compile(r"[^\w\s-]+")
_KEPT_NAMES: Final = """
    article aside blockquote body dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li
    main nav ol p pre section table tbody td th thead tr ul a form
"""
_KEPT: Final = frozenset(_KEPT_NAMES.split())


def ask_library(tree: Tree, blocks: list[Block]) -> set[int] | None:
    """Return the elements (by index) that the library takes for the main text.

    Only blocks without a reason against them are shown to it. Returns None where the page is too large
    for it or it finds nothing.
    """
    shown = [block for block in blocks if not block.reason]
    page = _Plain(tree, shown)
    if page.work > _MOST_WORK or page.text > _MOST_TEXT or len(page.live) > _MOST_ELEMENTS:
        return None
    from readability import Document  # noqa: PLC0415 - slow to import

    log = logging.getLogger("readability.readability")
    if not log.handlers:  # it speaks of its failures; there is another way then, and nothing to say
        log.addHandler(logging.NullHandler())
    try:
        summary = Document(page.write()).summary(html_partial=True)
    except Exception:
        return None
    return {int(key) for key in _KEY.findall(summary)} or None


class _Plain:
    """The page as the library is to see it: only what is visible, each element with its index."""

    def __init__(self, tree: Tree, blocks: list[Block]) -> None:
        self.root = tree.nodes[0]
        self.words: dict[int, list[str]] = {}
        self.live: set[int] = {0}
        self.work = self.text = 0
        for block in blocks:
            self.words.setdefault(block.node.index, []).append(_words(block))
            self.text += len(block.words)
            self.work += (len(block.words) + 20) * (block.node.depth + 1)
            for node in block.node.up():
                if node.index in self.live:
                    break
                self.live.add(node.index)

    def write(self) -> str:
        """Return the source of the plain page."""
        out: list[str] = ["<html><body>"]
        stack: list[tuple[Node, int]] = [(self.root, 0)]
        while stack:
            node, at = stack.pop()
            if at == 0:
                out.append(self._begin(node))
            children = node.children
            while at < len(children):
                child = children[at]
                at += 1
                if isinstance(child, Node) and child.index in self.live:
                    stack.extend([(node, at), (child, 0)])
                    break
            else:
                out.append(self._end(node))
        out.append("</body></html>")
        return "".join(out)

    def _begin(self, node: Node) -> str:
        tag = _tag(node)
        words = "<br>".join(self.words.get(node.index, ()))
        if not tag:
            return words
        names = "".join(
            f' {name}="{escape(_NAME.sub(" ", node.attributes[name][:80]))}"'
            for name in ("class", "id")
            if name in node.attributes
        )
        if "articlebody" in node.attributes.get("itemprop", "").lower():
            names += ' itemprop="articleBody"'
        if tag == "tr" and words:  # a row of data: its words stand in one cell
            words = f"<td>{words}</td>"
        return f'<{tag} k="{node.index}"{names}>{words}'

    def _end(self, node: Node) -> str:
        tag = _tag(node)
        return f"</{tag}>" if tag else ""


def _tag(node: Node) -> str:
    if node.tag in {"body", "form"}:
        return "div"
    # The library's search for what leads to a quotation takes a time that grows with the square of a page.
    if node.tag in {"blockquote", "center", "details", "summary", "fieldset", "address", "caption", "hgroup"}:
        return "div"
    return node.tag if node.tag in _KEPT and node.tag != "a" else ""


def _words(block: Block) -> str:
    """Return the first words of a block, the share of them in links marked as such."""
    words = escape(block.words[:_ENOUGH])
    total = sum(run.end - run.start for run in block.runs if not run.reason)
    if not block.links or not total:
        return words
    cut = len(words) - round(len(words) * min(1.0, block.links / total))
    return f'{words[:cut]}<a href="#">{words[cut:]}</a>'
