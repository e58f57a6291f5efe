"""Chooses the main text of a page among its blocks, with the vote of a library."""

from typing import Final

from kg import lazy_re as re
from kg.documents import tails
from kg.documents.html.flow import Block
from kg.documents.html.notices import take_out_notices
from kg.documents.html.tree import Node, Tree
from kg.documents.html.vote import ask_library
from kg.model import BlockKind

ELSEWHERE: Final = "not part of the main text"
_TINY: Final = 600
_PROSE: Final = 60
_STOP: Final = re.compile(r"[.!?。！？；：:]")


def choose(tree: Tree, blocks: list[Block]) -> tuple[str, ...]:
    """Give every block that is not part of the main text a reason; return notes for people."""
    take_out_notices(blocks)
    left = [block for block in blocks if not block.reason]
    if not left:
        return _nothing_left(blocks)
    total = sum(len(block.words) for block in left)
    if total < _TINY:
        _drop_menus(left)
        _take_out_tails(blocks)
        return ()
    notes: tuple[str, ...] = ()
    chosen = _stated(tree, left)
    if not chosen:
        voted = ask_library(tree, blocks)
        chosen = [block for block in left if voted and block.node.index in voted]
    size = sum(len(block.words) for block in chosen)
    if size < 0.2 * total:
        chosen = _densest(tree, left)
        size = sum(len(block.words) for block in chosen)
    if size < 0.1 * total:
        notes = ("The main text could not be told from the rest; the whole page was read",)
        _drop_menus(left)
    else:
        _keep(tree, left, chosen)
    _take_out_tails(blocks)
    _take_out_teasers(blocks)
    return notes


def _nothing_left(blocks: list[Block]) -> tuple[str, ...]:
    """Take back what was left out, when nothing else is on the page."""
    for block in blocks:
        if block.pieces:
            block.reason = ""
    return ("Nothing on the page looks like a main text; all of it was read",)


def _keep(tree: Tree, left: list[Block], chosen: list[Block]) -> None:
    """Leave out the blocks that do not belong to the chosen ones."""
    frame = _frame(tree, chosen)
    picked = {id(block) for block in chosen}
    inside = [block for block in left if frame.holds(block.node)]
    parents = _around(chosen)
    first = next(i for i, block in enumerate(inside) if id(block) in picked)
    last = max(i for i, block in enumerate(inside) if id(block) in picked)
    groups = _groups(inside, frame, parents)
    for i, block in enumerate(inside):
        if id(block) not in picked and not _belongs(block, groups[i], first <= i <= last):
            block.reason = ELSEWHERE
    known = {id(block) for block in inside}
    for block in left:
        if id(block) not in known:
            block.reason = ELSEWHERE


def _stated(tree: Tree, left: list[Block]) -> list[Block]:
    """Return the blocks of the one element that the page names as its main text, if it is plain enough.

    Saves the vote, which takes half of the time, where it could change nothing.
    """
    mains = [node for node in tree.nodes if is_main(node)] or [n for n in tree.nodes if n.tag == "article"]
    if len(mains) != 1:
        return []
    inside = [block for block in left if mains[0].holds(block.node)]
    size = sum(len(block.words) for block in inside)
    links = sum(min(len(block.words), block.links) for block in inside)
    rest = sum(max(0, len(block.words) - block.links) for block in left) - (size - links)
    if size < 600 or links > 0.15 * size or rest > 0.25 * size:
        return []
    return inside


def is_main(node: Node) -> bool:
    """Return whether an element is named as the main one of its page."""
    about = node.attributes
    if node.tag == "main" or not about:
        return node.tag == "main"
    return about.get("role") == "main" or "articlebody" in about.get("itemprop", "").lower()


def _around(chosen: list[Block]) -> set[int]:
    """Return the elements around the chosen blocks."""
    found: set[int] = set()
    for block in chosen:
        for around in block.node.up():
            if around.index in found:
                break
            found.add(around.index)
    return found


def _amounts(blocks: list[Block]) -> dict[int, int]:
    amounts: dict[int, int] = {}
    for block in blocks:
        amounts[block.node.index] = amounts.get(block.node.index, 0) + len(block.words)
    return amounts


def _frame(tree: Tree, chosen: list[Block]) -> Node:
    """Return the innermost element around nearly all chosen words; a main or article around it is better."""
    sizes = tree.sums(_amounts(chosen))
    total = sizes[0]
    largest = max(chosen, key=lambda block: len(block.words))
    frame = largest.node
    for around in largest.node.up():
        frame = around
        if sizes[around.index] >= 0.95 * total:
            break
    for around in frame.up():
        if around.tag == "article" or is_main(around):
            return around
    return frame


def _groups(inside: list[Block], frame: Node, parents: set[int]) -> list[tuple[int, int, int]]:
    """Return for each block the words, words in links and blocks of its outermost box with no chosen one."""
    tops: list[int] = []
    sums: dict[int, list[int]] = {}
    for block in inside:
        top = block.node
        for around in block.node.up():
            if around is frame or around.index in parents:
                break
            top = around
        tops.append(top.index)
        sums.setdefault(top.index, [0, 0, 0])
        sums[top.index][0] += len(block.words)
        sums[top.index][1] += min(len(block.words), block.links)
        sums[top.index][2] += 1
    return [(sums[top][0], sums[top][1], sums[top][2]) for top in tops]


def _belongs(block: Block, group: tuple[int, int, int], between: bool) -> bool:
    """Return whether a block that the library left out is part of the text all the same."""
    size, links, _ = group
    dense = links > 0.5 * size
    if block.kind is BlockKind.HEADING:
        return not dense
    if between:
        return not dense or block.links < 0.5 * len(block.words)
    return not dense and (size >= _PROSE or _STOP.search(block.words) is not None or block.links == 0)


def _densest(tree: Tree, left: list[Block]) -> list[Block]:
    """Return the blocks of the innermost box that holds most of the words; words in links count half."""
    amounts: dict[int, int] = {}
    for block in left:
        words = len(block.words) - min(len(block.words), block.links) // 2
        amounts[block.node.index] = amounts.get(block.node.index, 0) + words
    sizes = tree.sums(amounts)
    best = max((node for node in tree.nodes if sizes[node.index] >= 0.6 * sizes[0]), key=lambda n: n.index)
    return [block for block in left if best.holds(block.node)]


def _drop_menus(left: list[Block]) -> None:
    """Leave out lists that are nothing but links, where other words are there."""
    sums: dict[int, list[int]] = {}
    for block in left:
        around = block.node.parent or block.node
        pair = sums.setdefault(around.index, [0, 0])
        pair[0] += len(block.words)
        pair[1] += min(len(block.words), block.links)
    total = sum(len(block.words) for block in left)
    for block in left:
        size, links = sums[(block.node.parent or block.node).index]
        listed = block.kind in {BlockKind.BULLET, BlockKind.PARAGRAPH} and block.links > 0.6 * len(
            block.words
        )
        if listed and links > 0.6 * size and size < 0.4 * total:
            block.reason = "navigation"


def _take_out_tails(blocks: list[Block]) -> None:
    """Take out "About us", "Related articles" and the like, with what stands under them."""
    left = [block for block in blocks if not block.reason]
    at = 1  # the first block is the title
    while at < len(left):
        block = left[at]
        if len(block.words) > 100 or block.kind in {BlockKind.TABLE_ROW, BlockKind.CLAUSE, None}:
            at += 1
            continue
        if not tails.opens_tail(block.words):
            at += 1
            continue
        end = _tail_end(left, at)
        for other in left[at:end]:
            other.reason = tail_reason(block.words)
        at = max(end, at + 1)


def _take_out_teasers(blocks: list[Block]) -> None:
    """Take out the headings of other articles after the last prose, with the short lines around them."""
    left = [block for block in blocks if not block.reason]
    prose = (
        i
        for i in range(len(left) - 1, -1, -1)
        if left[i].kind is not BlockKind.HEADING
        and len(left[i].words) >= 80
        and left[i].links < 0.5 * len(left[i].words)
    )
    tail = left[next(prose, len(left)) + 1 :]
    heads = [i for i, b in enumerate(tail) if b.kind is BlockKind.HEADING and b.links > 0.7 * len(b.words)]
    if len(heads) >= 2:
        for block in tail[heads[0] :]:
            block.reason = "related articles"


def tail_reason(heading: str) -> str:
    """Return in words what a heading such as "About us" announces."""
    words = heading.lower()
    if re.search(r"about|关于|简介", words):
        return "about the publisher"
    if re.search(
        r"related|recommend|more|further|similar|latest|recent|popular|other|also|next|相关|推荐|延伸|热门",
        words,
    ):
        return "related articles"
    if re.search(r"subscribe|newsletter|sign up", words):
        return "newsletter"
    if "comment" in words:
        return "comments"
    return "page furniture"


def _tail_end(left: list[Block], at: int) -> int:
    """Return where the part under a heading ends: with its box, its list, or at the next heading."""
    head = left[at]
    box = head.node
    for around in head.node.up():
        if at > 0 and around.holds(left[at - 1].node):
            break
        box = around
    end = at + 1
    if box is not head.node:
        while end < len(left) and box.holds(left[end].node):
            end += 1
        size = sum(len(block.words) for block in left[at:end])
        if end > at + 1 and size <= 0.4 * sum(len(block.words) for block in left):
            return end
        end = at + 1
    if end < len(left) and left[end].kind is BlockKind.BULLET:
        while end < len(left) and left[end].kind is BlockKind.BULLET:
            end += 1
        return end
    if head.kind is not BlockKind.HEADING and not head.bold:
        return at
    while end < len(left) and not _is_head(left[end], head):
        end += 1
    return end


def _is_head(block: Block, head: Block) -> bool:
    if block.kind is not BlockKind.HEADING:
        return block.bold and head.kind is not BlockKind.HEADING and len(block.words) < 100
    return not head.level or block.level <= head.level
