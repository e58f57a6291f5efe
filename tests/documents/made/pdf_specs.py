"""Which PDFs are made: one line a file."""

from typing import Final, NamedTuple

A4: Final = (595.0, 842.0)
LETTER: Final = (612.0, 792.0)


class Spec(NamedTuple):
    """One PDF.

    Attributes:
        columns: "1", "2", "3", "1:2" (unequal), "mix" (columns on some pages only), "span" (a spanning
            heading between two sets of columns).
        face, size, paper: fonts, points and paper.
        heads: how headings stand out (see ``Look``).
        running: the style of running heads and page numbers (see ``pdf_running``).
        parts: how many headed parts.
        has: what stands in it and how it is drawn, words parted by blanks.
    """

    columns: str
    face: str
    size: float
    paper: tuple[float, float]
    heads: str
    running: str
    parts: int
    has: str


SPECS: Final = (
    # one column
    Spec("1", "serif", 11, A4, "both", "plain", 5, "notes just indent bullets"),
    Spec("1", "sans", 10, LETTER, "size", "of", 6, "levels bullets nested byline"),
    Spec("1", "serif", 12, A4, "weight", "alternate", 6, "just hyphens notes quote"),
    Spec("1", "mono", 10, LETTER, "weight", "dash", 4, "clauses byline"),
    Spec("1", "sans", 11, A4, "both", "cover", 5, "cover bullets long"),
    Spec("1", "serif", 10, A4, "centre", "plain", 6, "centred just indent hyphens clauses letters"),
    Spec("1", "sans", 9, A4, "both", "of", 12, "numbered levels deep table ruled"),
    Spec("1", "serif", 11, LETTER, "size", "roman", 5, "levels table notes just"),
    Spec("1", "sans", 10, A4, "weight", "bar", 5, "figure bullets stamp"),
    Spec("1", "serif", 10.5, A4, "caps", "alternate", 6, "caps just indent hyphens notes figure"),
    Spec("1", "sans", 10, LETTER, "both", "none", 3, "table ruled wrapped bullets nested twice"),
    Spec("1", "serif", 9, A4, "both", "byword", 7, "byword numbered levels clauses notes just hyphens"),
    # two columns
    Spec("2", "serif", 10, A4, "both", "plain", 9, "just hyphens indent"),
    Spec("2", "serif", 9.5, LETTER, "weight", "of", 10, "just hyphens notes indent"),
    Spec("2", "sans", 9, A4, "both", "alternate", 10, "bullets"),
    Spec("2", "serif", 10, A4, "size", "bar", 9, "rows just hyphens indent"),
    Spec("2", "sans", 9, LETTER, "both", "plain", 9, "rows bullets byline"),
    Spec("2", "serif", 9, A4, "both", "roman", 10, "rows just hyphens levels numbered"),
    Spec("2", "serif", 10, LETTER, "centre", "dash", 9, "centred just hyphens figure"),
    Spec("2", "sans", 9, A4, "weight", "of", 24, "levels deep bullets nested"),
    Spec("2", "serif", 10, A4, "both", "stampbar", 9, "stamp just hyphens notes indent"),
    Spec("2", "serif", 9, A4, "weight", "alternate", 11, "rows clauses just hyphens"),
    Spec("2", "mono", 9, LETTER, "weight", "plain", 7, "bullets"),
    Spec("2", "sans", 9.5, A4, "caps", "bar", 9, "caps table"),
    Spec("2", "serif", 10, LETTER, "both", "of", 9, "rows notes just hyphens"),
    Spec("2", "sans", 9, A4, "both", "cover", 9, "cover rows bullets"),
    Spec("2", "serif", 9, A4, "size", "plain", 10, "table ruled just hyphens indent"),
    Spec("2", "serif", 10, A4, "both", "alternate", 9, "quote figure just hyphens twice"),
    Spec("span", "sans", 9, LETTER, "both", "of", 10, "bullets"),
    Spec("span", "serif", 10, A4, "both", "plain", 10, "just hyphens indent rows"),
    # three columns
    Spec("3", "serif", 9, A4, "both", "plain", 14, "just hyphens indent"),
    Spec("3", "sans", 9, LETTER, "weight", "bar", 14, "bullets"),
    Spec("3", "serif", 9, A4, "size", "of", 15, "rows"),
    Spec("3", "serif", 9, LETTER, "both", "alternate", 14, "just hyphens quote byline"),
    Spec("3", "sans", 9, A4, "centre", "dash", 13, "centred clauses"),
    # unequal columns
    Spec("1:2", "serif", 10, A4, "both", "plain", 9, "just hyphens"),
    Spec("1:2", "sans", 9, LETTER, "both", "of", 9, "bullets byline"),
    Spec("2:1", "serif", 10, A4, "weight", "bar", 9, "just indent hyphens notes"),
    Spec("2:1", "sans", 9, A4, "both", "alternate", 9, "levels figure"),
    Spec("1:2", "serif", 9.5, LETTER, "size", "roman", 9, "clauses rows"),
    # columns on some pages only
    Spec("mix", "serif", 11, A4, "both", "of", 8, "just hyphens bullets"),
    Spec("mix", "sans", 10, LETTER, "both", "bar", 8, "table ruled numbered"),
    Spec("mix", "serif", 10, A4, "weight", "alternate", 16, "just indent hyphens notes"),
    Spec("mix", "sans", 9.5, A4, "size", "cover", 8, "cover bullets quote"),
    # turned pages
    Spec("1", "serif", 11, (842.0, 595.0), "both", "plain", 5, "turn90 table ruled bullets"),
    Spec("2", "sans", 10, (842.0, 595.0), "both", "of", 8, "turn270 bullets"),
    # Chinese
    Spec("1", "song", 12, A4, "both", "zh", 7, "zh indent centred"),
    Spec("1", "song", 11, A4, "size", "dash", 7, "zh indent centred articles"),
    Spec("2", "song", 10, A4, "both", "zh", 10, "zh indent"),
    Spec("1", "mixed", 11, A4, "size", "zh", 7, "zh indent levels bullets bilingual"),
    Spec("2", "mixed", 10, A4, "size", "plain", 10, "zh indent levels rows"),
    Spec("1", "song", 12, A4, "both", "dash", 6, "zh twice centred bullets"),
    Spec("2", "song", 10, LETTER, "both", "zh", 9, "zh articles indent"),
    # set by the library's own layout
    Spec("1", "serif", 11, A4, "both", "plain", 6, "flow just bullets table ruled"),
    Spec("2", "serif", 10, A4, "both", "of", 9, "flow just"),
    Spec("1", "sans", 10, LETTER, "both", "bar", 6, "flow bullets nested levels"),
    Spec("2", "sans", 9, LETTER, "weight", "alternate", 9, "flow bullets table"),
    Spec("3", "serif", 9, A4, "both", "plain", 14, "flow just"),
    Spec("1", "serif", 10, A4, "size", "roman", 6, "flow just clauses quote figure"),
    Spec("2", "sans", 9.5, A4, "both", "dash", 9, "flow clauses levels"),
)
