"""Makes ordinary texts of many shapes from a number alone: none of them was woven of two columns."""

from collections.abc import Callable
from textwrap import fill
from typing import Final, NamedTuple

from .woven import Dice, pools

CHINESE: Final = "东湾市人民政府今年将修建三条新路并改造旧港区。规划到二〇三〇年建成十二个公园和一座图书馆，"
CODE: Final = """
def total(rows, rate=0.2):
    # add the tax to every row of the list
    result = [row * (1 + rate) for row in rows if row]
    return sum(result) / max(len(result), 1)
for name, value in sorted(items.items()): print(name, value, sep=" | ")
if (a < b and b < c) or not ready: raise ValueError("the list is empty or not in order")
"""


class Ordinary(NamedTuple):
    """An ordinary text and the shape that it has."""

    shape: str
    text: str


def _paragraphs(dice: Dice) -> list[str]:
    pool = dice.shuffled(pools()["first" if dice.one_in(2) else "second"]["sentences"])
    found = []
    while len(pool) > 8:
        size = dice.between(1, 6)
        found.append(" ".join(pool[:size]))
        pool = pool[size:]
    return found


def wrapped(dice: Dice) -> str:
    """Return prose wrapped at one width, with empty lines between paragraphs."""
    width = dice.between(60, 120)
    return "\n\n".join(fill(paragraph, width) for paragraph in _paragraphs(dice))


def dense(dice: Dice) -> str:
    """Return prose wrapped at one width, without empty lines."""
    width = dice.between(60, 120)
    return "\n".join(fill(paragraph, width) for paragraph in _paragraphs(dice))


def indented(dice: Dice) -> str:
    """Return wrapped prose whose paragraphs begin with blanks."""
    width = dice.between(60, 100)
    return "\n".join(fill(paragraph, width, initial_indent="    ") for paragraph in _paragraphs(dice))


def unwrapped(dice: Dice) -> str:
    """Return prose in which every line is a paragraph."""
    return "\n".join(_paragraphs(dice))


def sentences(dice: Dice) -> str:
    """Return a text in which every line is a sentence."""
    return "\n".join(dice.shuffled(pools()["first"]["sentences"]))


def bullets(dice: Dice) -> str:
    """Return a list with wrapped items."""
    width = dice.between(60, 110)
    return "\n".join(
        fill(f"• {item}", width, subsequent_indent="  ")
        for item in dice.shuffled(pools()["second"]["sentences"])
    )


def numbered(dice: Dice) -> str:
    """Return numbered clauses, wrapped, with headings between them."""
    width, heads = dice.between(70, 110), dice.shuffled(pools()["first"]["headings"])
    lines = []
    for i, item in enumerate(_paragraphs(dice), 1):
        lines += [heads.pop()] if i % 4 == 0 and heads else []
        lines.append(fill(f"({i}) {item}", width))
    return "\n".join(lines)


def titles(dice: Dice) -> str:
    """Return a list of long lines that are no sentences and end without a mark, such as a register."""
    pool = pools()
    heads = dice.shuffled(pool["first"]["headings"] + pool["second"]["headings"])
    return "\n".join(
        f"{a} and {b} in Port {c.split()[-1]}" for a, b, c in zip(heads, heads[7:], heads[3:], strict=False)
    )


def table(dice: Dice) -> str:
    """Return a table whose cells stand apart by runs of blanks."""
    heads = dice.shuffled(pools()["first"]["headings"])
    return "\n".join(
        f"{h:<54}{dice.below(9000):>8,}    {dice.pick(heads)[:22]:<24}{n}" for n, h in enumerate(heads * 3)
    )


def single_table(dice: Dice) -> str:
    """Return a table whose cells stand apart by one blank, as copied from a page."""
    heads = dice.shuffled(pools()["second"]["headings"])
    return "\n".join(
        f"{h} {dice.below(9000):,} {dice.below(99)}.5% {dice.pick(heads)} {dice.between(1990, 2030)}"
        for h in heads * 3
    )


def contents(dice: Dice) -> str:
    """Return a list of contents with dots before the page numbers."""
    heads = dice.shuffled(pools()["second"]["headings"]) * 3
    return "\n".join(f"{i}. {head} {'.' * (70 - len(head))} {i * 3}" for i, head in enumerate(heads, 1))


def poem(dice: Dice) -> str:
    """Return short lines, each with a capital at its start."""
    words = " ".join(dice.shuffled(pools()["second"]["sentences"])).split()
    lines = [" ".join(words[i : i + 6]) for i in range(0, 600, 6)]
    return "\n".join(line[0].upper() + line[1:] for line in lines)


def chinese(dice: Dice) -> str:
    """Return Chinese text, wrapped or not."""
    text, width = CHINESE * 40, dice.pick((30, 40, 2_000))
    return "\n".join(text[i : i + width] for i in range(dice.below(9), len(text), width))


def code(dice: Dice) -> str:
    """Return lines of a programming language."""
    lines = CODE.strip().splitlines()
    return "\n".join(dice.pick(lines) for _ in range(120))


def dialogue(dice: Dice) -> str:
    """Return speech in turns, wrapped, with names before it."""
    names = ("SPEAKER:", "Ms Orlo:", "Q.", "A.")
    return "\n".join(fill(f"{dice.pick(names)} {item}", 90) for item in _paragraphs(dice))


def paged(dice: Dice) -> str:
    """Return wrapped prose with page numbers between its lines."""
    lines = wrapped(dice).splitlines()
    return "\n".join(f"{line}\nPage {i // 30}" if i % 30 == 29 else line for i, line in enumerate(lines))


def ragged(dice: Dice) -> str:
    """Return prose broken at the ends of phrases, far from any one width."""
    text = " ".join(_paragraphs(dice))
    return text.replace(", ", ",\n").replace(". ", ".\n")


SHAPES: Final[tuple[Callable[[Dice], str], ...]] = (
    wrapped,
    dense,
    indented,
    unwrapped,
    sentences,
    bullets,
    numbered,
    titles,
    table,
    single_table,
    contents,
    poem,
    chinese,
    code,
    dialogue,
    paged,
    ragged,
)


def make_ordinary(number: int) -> Ordinary:
    """Return the ordinary text with a number."""
    shape = SHAPES[number % len(SHAPES)]
    return Ordinary(shape.__name__, shape(Dice(f"ordinary {number}")) + "\n")
