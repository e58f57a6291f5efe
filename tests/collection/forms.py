"""The forms of the made documents: report, notice, letter, briefing, questions, paper, bullets."""

from collections.abc import Callable, Mapping, Sequence

from .lots import Lot
from .marks import wrap
from .world import World

FORMS = ("press", "notice", "letter", "briefing", "questions", "paper", "wrapped", "bullets")
PUBLISHERS: Mapping[str, str] = {
    "press": "agencies", "notice": "ministries", "letter": "consultants", "briefing": "consultants",
    "questions": "agencies", "paper": "researchers", "wrapped": "ministries", "bullets": "researchers",
}  # fmt: skip
WIDTH = 72


def paragraphs(sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return sentences put together into paragraphs of one to four."""
    out: list[str] = []
    rest = list(sentences)
    while rest:
        size = lot.between(1, 4)
        out.append(" ".join(rest[:size]))
        rest = rest[size:]
    return out


def press(world: World, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return the blocks of an agency report."""
    first, *rest = paragraphs(sentences, lot)
    return [title, f"{world.draw('fillers', 'datelines')} – {first}", *rest, f"({publisher})"]


def notice(world: World, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return the blocks of a ministry's notice with numbered points."""
    points = [f"{n}. {words}" for n, words in enumerate(paragraphs(sentences, lot), 1)]
    head, opening, end = (world.draw("fillers", key) for key in ("notice_heads", "notice_opens", "closings"))
    return [head, title, opening, *points, end]


def letter(world: World, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return the blocks of a consultant's letter to clients."""
    opening, end = world.draw("fillers", "letter_opens"), world.draw("fillers", "letter_ends")
    return [title, opening, *paragraphs(sentences, lot), end, publisher]


def briefing(world: World, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return the blocks of a briefing with numbered headings."""
    out = [title]
    for n, words in enumerate(paragraphs(sentences, lot), 1):
        out += [f"{n}. {world.draw('fillers', 'headings')}", words]
    return out


def questions(world: World, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return the blocks of an explainer in questions and answers."""
    out = [title]
    for words in paragraphs(sentences, lot):
        out += [world.draw("fillers", "questions"), words]
    return out


def paper(world: World, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return the blocks of a researcher's working paper."""
    return [title, publisher, f"Abstract. {world.draw('fillers', 'abstracts')}", *paragraphs(sentences, lot)]


def bullets(world: World, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> list[str]:
    """Return the blocks of a fact sheet: an opening and points."""
    first, *rest = sentences
    mark = lot.pick(("•", "-", "–"))
    return [title, first, "\n".join(f"{mark} {sentence}" for sentence in rest)]


_MAKERS: Mapping[str, Callable[[World, str, str, Sequence[str], Lot], list[str]]] = {
    "press": press, "notice": notice, "letter": letter, "briefing": briefing,
    "questions": questions, "paper": paper, "wrapped": notice, "bullets": bullets,
}  # fmt: skip


def set_text(world: World, form: str, title: str, publisher: str, sentences: Sequence[str], lot: Lot) -> str:
    """Return the text of a document, still with marks."""
    return "\n\n".join(_MAKERS[form](world, title, publisher, sentences, lot)) + "\n"


def set_lines(form: str, text: str) -> str:
    """Return a text without marks broken into lines, where its form has short lines; offsets stay."""
    if form != "wrapped":
        return text
    return "\n".join(wrap(line, WIDTH) for line in text.split("\n"))
