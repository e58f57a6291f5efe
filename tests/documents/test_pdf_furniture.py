"""The PDF reader on lines at the edges of pages: what comes back on each page, and what only looks so."""

from kg.documents.pdf.read import read_pdf

from .pdfs import Put, column, make_pdf


def told(data: bytes) -> list[str]:
    """Return the words of the blocks of a PDF file."""
    reading = read_pdf(data, "a.pdf")
    return [
        "".join(reading.source[p.start : p.end] if p.text is None else p.text for p in part.pieces)
        for part in reading.parts
    ]


def test_numbered_headings_at_the_top_are_no_page_headers() -> None:
    """A chapter that begins on each page keeps its heading; a running head that names it twice goes."""
    line = "The district builds schools and roads, and the council keeps them."
    chapters = [
        [Put(72, 780, f"Chapter {n} of the plan", 12), *column(72, 700, [line])] for n in (1, 2, 3, 4, 5)
    ]
    assert [words for words in told(make_pdf(chapters)) if words.startswith("Chapter")] == [
        f"Chapter {n} of the plan" for n in (1, 2, 3, 4, 5)
    ]
    running = [[Put(72, 800, "Chapter 2 of the plan", 8), *column(72, 700, [line] * 3)] for _ in range(4)]
    assert not any(words.startswith("Chapter") for words in told(make_pdf(running)))


def test_lines_that_are_all_there_is_are_no_furniture() -> None:
    """Pages of one line each, alike but for a number, are read and not taken for page headers."""
    pages = [[Put(72, 700, f"Target {n} of the plan is to build schools.")] for n in range(3)]
    assert "Target 2 of the plan is to build schools." in " ".join(told(make_pdf(pages)))
